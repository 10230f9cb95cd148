/**
 * What stood on any day from an account's opening to asOf, read off the settlement log. The log is only appended to, so
 * nobody settles a second time to look back (domain: Settlement). Amounts are units of the account.
 */
import { addDays, type Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import { dueOn, openOn, type Entry } from '../settlement/entry';
import type { Account } from '../settlement/account';

/** What of a settled account is needed to look back; `SettledAccount` has it. */
export interface LoggedAccount {
  readonly account: Account;
  /** Decimals of a unit. */
  readonly scale: number;
  readonly entries: readonly Entry[];
}

/** Whether the log can tell what stood on that day: not before the opening that states the balance. */
export function isKnownOn({ account }: LoggedAccount, day: Day): boolean {
  return !account.beforeOpening && (account.openingDay === null || account.openingDay <= day);
}

/** Debits, and refunds while they find no credit to take back. */
export function debitsOf({ entries }: LoggedAccount): Entry[] {
  return entries.filter(({ role }) => role !== 'credit');
}

/** 质保金 before its due date is outside ageing; without a due date it does not fall due. */
export function isRetained(entry: Entry, day: Day): boolean {
  if (!entry.retention) return false;
  const due = dueOn(entry, day);
  return due === null || due > day;
}

/** Days late at the end of a day, 0 when not; null without a due date. A refund is never itself overdue. */
export function daysLateOn(entry: Entry, day: Day): number | null {
  if (entry.role === 'refund') return 0;
  const due = dueOn(entry, day);
  return due === null ? null : Math.max(0, day - due);
}

/** Written off after `from` and up to `to`, less what of that was undone; never below 0. */
export function writtenOffWithin({ settlements }: Entry, from: Day, to: Day): bigint {
  let written = 0n;
  for (const { credit, amount, on } of settlements) {
    if (credit.document.kind === 'writeOff' && on > from && on <= to) written += amount;
  }
  return written > 0n ? written : 0n;
}

/** The claim itself: what a part of a dishonoured note revives, through any number of notes. */
export function claimOf(entry: Entry): Entry {
  let claim = entry;
  while (claim.revives !== null) claim = claim.revives;
  return claim;
}

export interface AccountState {
  /** Σ buckets: gross of unapplied credit, without retention not due. */
  readonly receivable: bigint;
  readonly retention: bigint;
  /** ≤ 0. */
  readonly unapplied: bigint;
  /** Σ of the three above. */
  readonly balance: bigint;
  readonly overdue: bigint;
  /** Open without a due date: `overdue` is then a lower bound. */
  readonly undated: bigint;
}

export function stateOn({ entries }: LoggedAccount, day: Day): AccountState {
  let [receivable, retention, unapplied, overdue, undated] = [0n, 0n, 0n, 0n, 0n];
  for (const entry of entries) {
    const open = openOn(entry, day);
    if (entry.role === 'credit') {
      unapplied -= open;
    } else if (isRetained(entry, day)) {
      retention += open;
    } else {
      receivable += open;
      const daysLate = daysLateOn(entry, day);
      if (daysLate === null) undated += open;
      else if (daysLate > 0) overdue += open;
    }
  }
  return { receivable, retention, unapplied, overdue, undated, balance: receivable + retention + unapplied };
}

/** What keeps an overdue amount from judging a customer. */
export interface OverdueRules {
  /** Cumulative overdue amounts below this, in units of the account, do not count; 0 lets every amount count. */
  readonly floor: bigint;
  /** Days from its date for which a dispute leaves a part out. */
  readonly disputeDays: number;
}

/**
 * Longest overdue at the end of a day (domain: Ageing): the most days late among open parts, without days whose cumulative
 * open amount at that lateness or more is below the floor, without what is in dispute, and without retention not due.
 */
export function longestOverdueOn(
  account: LoggedAccount,
  day: Day,
  { floor, disputeDays }: OverdueRules,
): number {
  const disputes = new Map<LedgerDocument, bigint>();
  let cumulative = 0n;
  for (const { entry, daysLate, open } of lateOn(account, day)) {
    const left = disputes.get(entry.document) ?? disputedOn(entry.document, account.scale, day, disputeDays);
    const disputed = left === null || left > open ? open : left;
    if (left !== null) disputes.set(entry.document, left - disputed);
    cumulative += open - disputed;
    if (cumulative >= floor && cumulative > 0n) return daysLate;
  }
  return 0;
}

/** The latest first; of a document in dispute its most overdue part so bears the dispute first. */
function lateOn(account: LoggedAccount, day: Day): { entry: Entry; daysLate: number; open: bigint }[] {
  return debitsOf(account)
    .filter((entry) => !isRetained(entry, day))
    .map((entry) => ({ entry, daysLate: daysLateOn(entry, day) ?? 0, open: openOn(entry, day) }))
    .filter(({ daysLate, open }) => daysLate > 0 && open > 0n)
    .sort((a, b) => b.daysLate - a.daysLate);
}

/** Units in dispute on a day; null: the whole document. */
function disputedOn({ details }: LedgerDocument, scale: number, day: Day, days: number): bigint | null {
  const { disputed, disputedOn: since } = details;
  if (since === null || day < since || day > addDays(since, days)) return 0n;
  return disputed === null ? null : BigInt(disputed.times(`1e${scale}`).ceil().toFixed(0));
}
