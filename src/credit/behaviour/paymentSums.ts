/**
 * Sums from which every figure of payment behaviour follows (domain: Payment behaviour). They add up: over parts, over
 * accounts of one currency, and over slices of a ledger.
 */
import { addMonths, type Day } from '../../ledger/day';
import { Exact, ZERO, type Money } from '../../ledger/money';
import type { PaymentPart } from './parts';

/** Amounts in units of one account, days whole: settlement day − due date. */
export interface PaymentSums {
  /** Σ amount of the population: parts paid within the window, and parts open and overdue on the day, of any age. */
  readonly amount: bigint;
  /** Of `amount`: paid, or still open, after the due date. */
  readonly late: bigint;
  /** Σ amount × days; early parts count negative. */
  readonly signedDays: bigint;
  /** The same with early parts at 0. */
  readonly lateDays: bigint;
  /** Of `amount`: written off. */
  readonly writtenOff: bigint;
  /** Σ amount of the parts whose due date lies in the window and that were paid, written off or are still open. */
  readonly due: bigint;
  /** Of `due`: paid on or before the due date. */
  readonly onTime: bigint;
  /** Due in the window and left out of `due`: settled by credits that are no payments, or in dispute. */
  readonly dueLeftOut: bigint;
  /** Left out: settled within the window by credits that are no payments (credit notes, offsets, adjustments). */
  readonly otherCredit: bigint;
  /** Left out: paid within the window, without a due date. */
  readonly undated: bigint;
  /** Left out: open and overdue, but in dispute. */
  readonly disputed: bigint;
  /** `amount` and `lateDays` of the last three months, and of the months before them as they stood then. */
  readonly recentAmount: bigint;
  readonly recentLateDays: bigint;
  readonly beforeAmount: bigint;
  readonly beforeLateDays: bigint;
}

export const NO_PAYMENTS: PaymentSums = {
  amount: 0n,
  late: 0n,
  signedDays: 0n,
  lateDays: 0n,
  writtenOff: 0n,
  due: 0n,
  onTime: 0n,
  dueLeftOut: 0n,
  otherCredit: 0n,
  undated: 0n,
  disputed: 0n,
  recentAmount: 0n,
  recentLateDays: 0n,
  beforeAmount: 0n,
  beforeLateDays: 0n,
};

const KEYS = Object.keys(NO_PAYMENTS) as (keyof PaymentSums)[];

/** Months whose days beyond terms are compared with those of the months before. */
export const RECENT_MONTHS = 3;

/** Element by element; both in the same units. */
export function addSums(a: PaymentSums, b: PaymentSums): PaymentSums {
  return Object.fromEntries(KEYS.map((key) => [key, a[key] + b[key]])) as unknown as PaymentSums;
}

export interface PartsInTime {
  /** As they stand on `asOf`. */
  readonly now: readonly PaymentPart[];
  /** As they stood three months before; only worsening reads them. */
  readonly then: readonly PaymentPart[];
  readonly asOf: Day;
  /** Length of the window: (asOf − months, asOf]. */
  readonly months: number;
}

/** The day the part before the recent months is replayed at. */
export function recentStart(asOf: Day): Day {
  return addMonths(asOf, -RECENT_MONTHS);
}

export function sumsOf({ now, then, asOf, months }: PartsInTime): PaymentSums {
  const after = addMonths(asOf, -months);
  const turn = recentStart(asOf);
  const recent = latenessOf(now, turn, asOf);
  // No months before the recent ones: an empty population, so that worsening is unknown.
  const before = latenessOf(after < turn ? then : [], after, turn);
  return {
    ...latenessOf(now, after, asOf),
    ...punctualityOf(now, after, asOf),
    recentAmount: recent.amount,
    recentLateDays: recent.lateDays,
    beforeAmount: before.amount,
    beforeLateDays: before.lateDays,
  };
}

type Lateness = Pick<
  PaymentSums,
  'amount' | 'late' | 'signedDays' | 'lateDays' | 'writtenOff' | 'otherCredit' | 'undated' | 'disputed'
>;

/** Over the parts of the days after `after` up to `day`. */
function latenessOf(parts: readonly PaymentPart[], after: Day, day: Day): Lateness {
  const sums = {
    amount: 0n,
    late: 0n,
    signedDays: 0n,
    lateDays: 0n,
    writtenOff: 0n,
    otherCredit: 0n,
    undated: 0n,
    disputed: 0n,
  };
  for (const part of parts) {
    const { amount, due, state, on } = part;
    const settledBefore = on !== null && on <= after;
    if (state === 'otherCredit') {
      if (!settledBefore) sums.otherCredit += amount;
    } else if (due === null) {
      if (state === 'paid' && !settledBefore) sums.undated += amount;
    } else if (state === 'disputed') {
      if (due < day) sums.disputed += amount;
    } else if (state === 'paid' ? !settledBefore : due < day) {
      const days = BigInt(state === 'paid' && on !== null ? on - due : day - due);
      sums.amount += amount;
      sums.signedDays += amount * days;
      if (days > 0n) {
        sums.late += amount;
        sums.lateDays += amount * days;
      }
      if (state === 'writtenOff') sums.writtenOff += amount;
    }
  }
  return sums;
}

function punctualityOf(
  parts: readonly PaymentPart[],
  after: Day,
  day: Day,
): Pick<PaymentSums, 'due' | 'onTime' | 'dueLeftOut'> {
  const sums = { due: 0n, onTime: 0n, dueLeftOut: 0n };
  for (const { amount, due, state, on } of parts) {
    if (due === null || due <= after || due > day) continue;
    if (state === 'otherCredit' || state === 'disputed') {
      sums.dueLeftOut += amount;
      continue;
    }
    sums.due += amount;
    if (state === 'paid' && on !== null && on <= due) sums.onTime += amount;
  }
  return sums;
}

/** Exact, unrounded; null where there is nothing to divide by. */
export interface PaymentFigures {
  /** DBT 加权逾期天数, days: early parts negative · early parts at 0 · late parts only (null when none is late). */
  readonly dbtSigned: Money | null;
  readonly dbtFloored: Money | null;
  readonly dbtLate: Money | null;
  /** 0 to 1. */
  readonly onTimeShare: Money | null;
  /** Floored DBT of the last three months, of the months before, and the difference: above 0 is worse. */
  readonly dbtRecent: Money | null;
  readonly dbtBefore: Money | null;
  readonly worsening: Money | null;
  /**
   * Shares of all parts of the window that are in the population or left out of it: what credit notes, offsets and adjustments
   * settled, what has no due date, what is in dispute; null when there are none.
   */
  readonly otherCreditShare: Money | null;
  readonly undatedShare: Money | null;
  readonly disputedShare: Money | null;
  /** Of all parts due in the window: left out of `onTimeShare`. */
  readonly onTimeLeftOutShare: Money | null;
}

/** Sums of an account and what one of its units is worth in the currency of the figures. */
export interface WeightedSums {
  readonly sums: PaymentSums;
  /** > 0 */
  readonly weight: Money;
}

/** Figures of one account, or of several in the same units: no unit is in the result. */
export function figuresOf(sums: PaymentSums): PaymentFigures {
  return figuresOfAll([{ sums, weight: new Exact(1) }]);
}

/** Figures over accounts of several currencies. */
export function figuresOfAll(accounts: readonly WeightedSums[]): PaymentFigures {
  const total = (key: keyof PaymentSums): Money =>
    accounts.reduce((sum, { sums, weight }) => sum.plus(weight.times(sums[key].toString())), ZERO);
  const amount = total('amount');
  const lateDays = total('lateDays');
  const recent = quotient(total('recentLateDays'), total('recentAmount'));
  const before = quotient(total('beforeLateDays'), total('beforeAmount'));
  const [otherCredit, undated, disputed] = [total('otherCredit'), total('undated'), total('disputed')];
  const seen = amount.plus(otherCredit).plus(undated).plus(disputed);
  return {
    dbtSigned: quotient(total('signedDays'), amount),
    dbtFloored: quotient(lateDays, amount),
    dbtLate: quotient(lateDays, total('late')),
    onTimeShare: quotient(total('onTime'), total('due')),
    dbtRecent: recent,
    dbtBefore: before,
    worsening: recent === null || before === null ? null : recent.minus(before),
    otherCreditShare: quotient(otherCredit, seen),
    undatedShare: quotient(undated, seen),
    disputedShare: quotient(disputed, seen),
    onTimeLeftOutShare: quotient(total('dueLeftOut'), total('due').plus(total('dueLeftOut'))),
  };
}

function quotient(part: Money, whole: Money): Money | null {
  return whole.isZero() ? null : part.div(whole);
}
