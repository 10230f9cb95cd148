/** Limit advice for a ledger's customers, from its analysis (domain: Limit advice). */
import { maxMoney, ZERO, type Currency, type Money } from '../ledger/money';
import type { CustomerId } from '../ledger/records';
import type { Analysis } from './analysis';
import type { CustomerBasis } from './basis';
import { adviseLimit, type Advice } from './advice/advise';
import { adviceFigures } from './advice/figures';
import { convert } from './limits/rates';
import { scoreAt } from './scoreLedger';
import type { CustomerScore } from './scoring/score';
import { authorityFor, type ApprovalNeeded } from './scoring/tiers';

export interface AdvisedCustomer extends Advice {
  readonly id: CustomerId;
  readonly basis: CustomerBasis;
  readonly score: CustomerScore;
  /** Who may approve a limit of the advised amount; null where none is advised, or its worth in the book's currency is unknown. */
  readonly approval: ApprovalNeeded | null;
}

/**
 * Customers of 客户 in row order.
 * @param only places of those to advise; left out: all.
 */
export function adviseLedger(analysis: Analysis, only: readonly number[] | null = null): AdvisedCustomer[] {
  const total = totalExposure(analysis);
  const places = only ?? [...analysis.bases.keys()];
  return places.flatMap((place) => {
    const advised = adviseAt(analysis, place, total);
    return advised ? [advised] : [];
  });
}

function adviseAt(analysis: Analysis, place: number, total: Money | null): AdvisedCustomer | null {
  const score = scoreAt(analysis, place);
  const { customer, onDay } = analysis.bases[place] ?? {};
  if (!score || !customer) return null;
  const { basis } = score;
  const { ledger, asOf, rates, groups } = analysis;
  const { policy, standards } = ledger;
  const figures = adviceFigures({
    customer,
    termText: onDay?.termText ?? customer.termText,
    currency: basis.currency,
    asOf,
    policy,
    rates,
    accounts: basis.accounts.map(({ settled }) => settled),
    unreadable: basis.unreadable,
    scored: score,
    totalExposure: total,
  });
  const advice = adviseLimit({
    figures,
    grade: score.gradeInForce,
    isNew: score.score.card === 'newCustomer',
    group: groups.shares.get(basis.id)?.leaves ?? null,
    settings: { ...policy, standards },
  });
  return {
    ...advice,
    id: basis.id,
    basis,
    score,
    approval: approvalOf(analysis, advice.advice, basis.currency),
  };
}

/** A limit of nothing needs nobody. */
function approvalOf(
  { ledger, asOf, rates }: Analysis,
  advice: Money | null,
  currency: Currency,
): ApprovalNeeded | null {
  if (advice?.gt(0) !== true) return null;
  const { amount } = convert(advice, currency, ledger.policy.currency, asOf, rates);
  return amount === null ? null : authorityFor(amount, false, ledger.standards);
}

/** Of everybody in the book's currency, in credit or not: null when one is unknown. */
function totalExposure({ customers, ledger, asOf, rates }: Analysis): Money | null {
  let total = ZERO;
  for (const { exposure, currency } of customers) {
    const { amount } =
      exposure === null ? { amount: null } : convert(exposure, currency, ledger.policy.currency, asOf, rates);
    if (amount === null) return null;
    total = total.plus(maxMoney(ZERO, amount));
  }
  return total;
}
