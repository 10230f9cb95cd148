/**
 * Days sales outstanding and its kin (domain: Payment behaviour; Credit Research Foundation formulas for best possible DSO,
 * ADD and CEI). Amounts include tax and are in one currency; receivables are gross of unapplied credit. Exact, unrounded;
 * null where a denominator is not above 0.
 */
import { ZERO, type Money } from '../../ledger/money';
import type { SalesMonth } from './sales';

/** AR ÷ sales × days of the window the sales are of. */
export function dsoSimple(receivables: Money, sales: Money, days: number): Money | null {
  return sales.gt(0) ? receivables.times(days).div(sales) : null;
}

/** What DSO would be if nothing were overdue: AR not yet due ÷ sales × days. */
export function dsoBestPossible(notDue: Money, sales: Money, days: number): Money | null {
  return dsoSimple(notDue, sales, days);
}

/** Average days delinquent: DSO − best possible DSO. */
export function averageDaysDelinquent(simple: Money | null, best: Money | null): Money | null {
  return simple === null || best === null ? null : simple.minus(best);
}

export interface CountBack {
  readonly days: Money;
  /** Receivables are left after the first known month: the true figure is this or more. */
  readonly atLeast: boolean;
}

/**
 * Count-back (exhaustion) DSO: months are used up from the newest back, the last one pro rata. A month whose sales are not
 * above 0 counts its days.
 * @param months newest first, the running one with its elapsed days.
 */
export function dsoCountBack(receivables: Money, months: Iterable<SalesMonth>): CountBack | null {
  let rest = receivables;
  let days = ZERO;
  let known = false;
  for (const month of months) {
    known = true;
    if (!rest.gt(0)) break;
    if (month.sales.gt(rest))
      return { days: days.plus(rest.times(month.days).div(month.sales)), atLeast: false };
    days = days.plus(month.days);
    if (month.sales.gt(0)) rest = rest.minus(month.sales);
  }
  return !known && rest.gt(0) ? null : { days, atLeast: rest.gt(0) };
}

export interface CeiInputs {
  readonly opening: Money;
  readonly sales: Money;
  readonly closing: Money;
  /** Of `closing`: not yet due. */
  readonly closingCurrent: Money;
  /** Written off within the window: not collected, so added back to `closing`. */
  readonly writtenOff: Money;
}

/** Collection effectiveness index: 1 when everything that fell due was collected. */
export function collectionEffectiveness(inputs: CeiInputs): Money | null {
  const { opening, sales, closing, closingCurrent, writtenOff } = inputs;
  const toCollect = opening.plus(sales).minus(closingCurrent);
  const collected = opening.plus(sales).minus(closing).minus(writtenOff);
  return toCollect.gt(0) ? collected.div(toCollect) : null;
}
