/** Sales: invoices less credit notes, tax included, without openings (domain: Payment behaviour). */
import { addDays, addMonths, endOfMonth, partsOf, type Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import { countWhile } from '../halving';
import type { Account } from '../settlement/account';

export interface Sale {
  readonly on: Day;
  /** In the currency of the figures; below 0 for a credit note. */
  readonly amount: Money;
}

export interface SalesHistory {
  /** Oldest first. */
  readonly sales: readonly Sale[];
  /** From this day on every sale is known; null when there is no sale and no opening. */
  readonly knownFrom: Day | null;
  /** The last day on which sales of some account are in its opening and not listed; null when none are hidden. */
  readonly hiddenUntil: Day | null;
  /** The first sale, the day after an opening, or an earlier day dealings are known from; null without any. */
  readonly since: Day | null;
}

export interface SalesAccount {
  readonly account: Account;
  /** What one of its currency is worth in the currency of the figures. */
  readonly rate: Money;
}

/**
 * The sales of a customer's accounts up to their day, those before an opening included: they are history.
 * @param since when the customer is known to have become one (合作起始).
 */
export function salesHistory(accounts: readonly SalesAccount[], since: Day | null): SalesHistory {
  const byAccount = accounts.map(({ account, rate }) => accountSales(account, rate));
  const sales = byAccount.flat().sort((a, b) => a.on - b.on);
  const first = sales[0]?.on ?? null;
  const openings = accounts.flatMap(({ account }) =>
    account.openingDay === null ? [] : [account.openingDay],
  );
  // Sales are known of all accounts together only from the last opening that hides some of one.
  const hiddenUntil = accounts.reduce<Day | null>((last, { account: { openingDay } }, place) => {
    const hides = openingDay !== null && !(byAccount[place] ?? []).some(({ on }) => on <= openingDay);
    return hides && (last === null || openingDay > last) ? openingDay : last;
  }, null);
  return {
    sales,
    knownFrom: hiddenUntil === null ? first : addDays(hiddenUntil, 1),
    hiddenUntil,
    // The sales of the opening's own day are in it.
    since: earliest([first, since, ...openings.map((day) => addDays(day, 1))]),
  };
}

function accountSales({ documents, history }: Account, rate: Money): Sale[] {
  const own = rate.eq(1);
  const sales: Sale[] = [];
  for (const rows of [history, documents]) {
    for (const { kind, date, amount } of rows) {
      if (kind !== 'invoice' && kind !== 'creditNote') continue;
      const worth = own ? amount : amount.times(rate);
      sales.push({ on: date, amount: kind === 'invoice' ? worth : worth.neg() });
    }
  }
  return sales;
}

function earliest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null);
}

/** Σ sales of the days from `from` to `to`, both included. */
export function salesBetween({ sales }: SalesHistory, from: Day, to: Day): Money {
  let sum = ZERO;
  for (let index = countWhile(sales, ({ on }) => on < from); index < sales.length; index++) {
    const { on, amount } = sales[index] as Sale;
    if (on > to) break;
    sum = sum.plus(amount);
  }
  return sum;
}

/** Sales of the days (asOf − months, asOf]. */
export function trailingSales(history: SalesHistory, asOf: Day, months: number): Money {
  return salesBetween(history, addDays(addMonths(asOf, -months), 1), asOf);
}

/**
 * Sales of the last twelve months against the twelve before: 0.1 is 10 % more. null when those before are not above 0, or not
 * wholly known (`growthStart`): a whole year against part of one would look like growth.
 */
export function salesGrowth(history: SalesHistory, asOf: Day): Money | null {
  const turn = addMonths(asOf, -12);
  const start = growthStart(asOf);
  const isKnown = history.knownFrom !== null && history.knownFrom <= start;
  const before = salesBetween(history, start, turn);
  if (!isKnown || !before.gt(0)) return null;
  return salesBetween(history, addDays(turn, 1), asOf).minus(before).div(before);
}

/** The first of the days growth is measured over: sales are to be known from it on. */
export function growthStart(asOf: Day): Day {
  return addDays(addMonths(asOf, -24), 1);
}

/** A calendar month, or the part of it that is known and up to the day asked for. */
export interface SalesMonth {
  readonly sales: Money;
  readonly days: number;
}

/**
 * Months back from the one of `asOf`, newest first: whole ones with all their days, the running one with those elapsed, the
 * first one with those since dealings began or their sales are known. Made one by one: who counts back seldom needs more than
 * the last few of many years.
 */
export function* salesMonths(history: SalesHistory, asOf: Day): Generator<SalesMonth, void> {
  const { knownFrom, hiddenUntil, since } = history;
  if (knownFrom === null) return;
  const began = hiddenUntil === null && since !== null ? since : knownFrom;
  let end = asOf;
  while (end >= knownFrom) {
    const first = addDays(end, 1 - partsOf(end).day);
    const start = first < began ? began : first;
    yield { sales: salesBetween(history, start, end), days: end - start + 1 };
    end = addDays(first, -1);
  }
}

/** The days DSO and CEI look at, both included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  /** The last full months, or the same number of months up to the day asked for. */
  readonly kind: 'months' | 'asOf';
}

/**
 * The last full months before or at `asOf`, or the months up to it (setting). A customer whose dealings began within it is
 * measured from its first sale; null when they began after it.
 */
export function salesWindow(
  asOf: Day,
  { dsoMonths, dsoWindow }: { readonly dsoMonths: number; readonly dsoWindow: 'months' | 'asOf' },
  since: Day | null,
): Window | null {
  const to = dsoWindow === 'asOf' ? asOf : lastMonthEnd(asOf);
  const start =
    dsoWindow === 'asOf'
      ? addDays(addMonths(asOf, -dsoMonths), 1)
      : addDays(endOfMonth(addMonths(to, -dsoMonths)), 1);
  const from = since !== null && since > start ? since : start;
  return from > to ? null : { from, to, days: to - from + 1, kind: dsoWindow };
}

/** The last day of a month that is not after the day. */
function lastMonthEnd(day: Day): Day {
  return endOfMonth(day) === day ? day : addDays(day, -partsOf(day).day);
}
