/** A customer's balance day by day over a window: its peak among what was paid in time (domain: Limit advice). */
import { addDays, addMonths, type Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import { openOn, type Entry } from '../settlement/entry';
import type { SettledAccount } from '../settlement/settle';
import { fromUnits } from '../settlement/units';
import { isClaim, partsOn, type PartSettings, type TracedPart } from './parts';
import type { ReceivablesAccount } from './receivables';

export interface BalanceStep {
  /** The balance holds from the end of this day on. */
  readonly on: Day;
  readonly balance: Money;
}

/** The months looked back for a peak. */
const PEAK_MONTHS = 12;

/**
 * The signed balance (unapplied credit and retention inside) on the first day of (asOf − 12 months, asOf] and after every
 * later day on which it changes. Days before an account's opening are left out: nobody knows them.
 */
export function balanceSteps(accounts: readonly ReceivablesAccount[], asOf: Day): BalanceStep[] {
  const start = firstDay(accounts, asOf);
  const changes = new Map<Day, Money>([[start, ZERO]]);
  for (const { settled, weight } of accounts) {
    for (const { entered, signed } of settled.entries) {
      if (entered > asOf) continue;
      const on = entered < start ? start : entered;
      changes.set(on, (changes.get(on) ?? ZERO).plus(fromUnits(signed, 0).times(weight)));
    }
  }
  let balance = ZERO;
  return [...changes]
    .sort(([a], [b]) => a - b)
    .map(([on, change]) => {
      balance = balance.plus(change);
      return { on, balance };
    });
}

function firstDay(accounts: readonly ReceivablesAccount[], asOf: Day): Day {
  const start = addDays(addMonths(asOf, -PEAK_MONTHS), 1);
  return accounts.reduce((latest, { settled: { account } }) => {
    const opened = account.openingDay;
    return opened !== null && opened > latest ? opened : latest;
  }, start);
}

/** The steps, and the balance as it stood on each further day after the first step. */
function withDays(steps: readonly BalanceStep[], days: readonly Day[]): BalanceStep[] {
  const own = new Map(steps.map(({ on, balance }) => [on, balance]));
  const all = [...new Set([...own.keys(), ...days])].sort((a, b) => a - b);
  let balance: Money | null = null;
  return all.flatMap((on): BalanceStep[] => {
    balance = own.get(on) ?? balance;
    return balance === null ? [] : [{ on, balance }];
  });
}

export interface HistoryPeak {
  /** Highest balance of a day whose open documents were all settled in time; ≥ 0. */
  readonly amount: Money;
  /** The day it was reached; null when every day with a balance had a document that was not. */
  readonly on: Day | null;
}

/**
 * Highest balance in twelve months whose documents were all settled at most `lateDays` after they were due. A document still
 * open, written off, or without a due date does not count as settled in time. null when that cannot be judged: no day had a
 * balance, or no document is late yet and none has been settled.
 */
export function historyPeak(
  accounts: readonly ReceivablesAccount[],
  asOf: Day,
  settings: PeakSettings,
): HistoryPeak | null {
  const steps = balanceSteps(accounts, asOf);
  const spans = accounts.flatMap(({ settled }) => failures(settled, asOf, settings));
  let peak: HistoryPeak = { amount: ZERO, on: null };
  let owed = false;
  const ended = [...new Set(spans.map(({ until }) => until))].filter((day) => day !== null);
  for (const { on, balance } of withDays(steps, ended)) {
    if (!balance.gt(0)) continue;
    owed = true;
    const failed = spans.some(({ from, until }) => from <= on && (until === null || on < until));
    if (!failed && balance.gt(peak.amount)) peak = { amount: balance, on };
  }
  const judged = peak.on !== null || spans.some(({ late }) => late);
  return owed && judged ? peak : null;
}

type PeakSettings = PartSettings & { readonly peakLateDays: number };

/** The days on which a document was open that was not settled in time. */
interface Failure {
  readonly from: Day;
  /** The day nothing of it was open any more; null while something is. */
  readonly until: Day | null;
  /** It is later than allowed, and not merely still open. */
  readonly late: boolean;
}

function failures(settled: SettledAccount, asOf: Day, settings: PeakSettings): Failure[] {
  const parts = new Map<Entry, TracedPart[]>();
  for (const part of partsOn(settled, asOf, settings)) {
    const found = parts.get(part.entry);
    if (found) found.push(part);
    else parts.set(part.entry, [part]);
  }
  const debits = settled.entries.filter((entry) => isClaim(entry) && entry.entered <= asOf);
  return debits.flatMap((entry) => failureOf(entry, parts.get(entry) ?? [], asOf, settings.peakLateDays));
}

function failureOf(entry: Entry, parts: readonly TracedPart[], asOf: Day, lateDays: number): Failure[] {
  const late = parts.some((part) => isLate(part, asOf, lateDays));
  const settledInTime = parts.reduce(
    (sum, { amount, on, due }) => (on === null || due === null ? sum : sum + amount),
    0n,
  );
  // A part that a dishonoured note revived is missing here: the document was not settled by it.
  if (!late && settledInTime === entry.signed) return [];
  const last = entry.settlements.reduce((day, { on }) => (on > day && on <= asOf ? on : day), entry.entered);
  return [{ from: entry.entered, until: openOn(entry, asOf) > 0n ? null : last, late }];
}

function isLate({ state, due, on }: TracedPart, asOf: Day, lateDays: number): boolean {
  if (state === 'writtenOff') return true;
  return state !== 'disputed' && due !== null && (on ?? asOf) - due > lateDays;
}
