/**
 * What stood on any day from an account's opening to asOf, read off the settlement log. The log is only appended to, so
 * nobody settles a second time to look back (domain: Settlement). Amounts are units of the account.
 */
import type { Day } from '../../ledger/day';
import { ageAccount, type AgedAccount } from '../ageing/age';
import type { Account } from '../settlement/account';
import { dueOn, openOn, type Entry } from '../settlement/entry';

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

/** The account as it was at the end of a day: rows and entries up to it, with what was open and due then. */
export function accountOn({ account, scale, entries }: LoggedAccount, day: Day): LoggedAccount {
  const dated = ({ date }: { readonly date: Day }): boolean => date <= day;
  return {
    account: {
      ...account,
      asOf: day,
      documents: account.documents.filter(dated),
      history: account.history.filter(dated),
    },
    scale,
    entries: entries
      .filter(({ entered }) => entered <= day)
      .map((entry) => ({ ...entry, open: openOn(entry, day), due: dueOn(entry, day) })),
  };
}

/** What keeps an overdue amount from judging a customer. */
export interface OverdueRules {
  /** Cumulative overdue amounts below this, in units of the account, do not count; 0 lets every amount count. */
  readonly floor: bigint;
  /** Days from its date for which a dispute leaves a part out. */
  readonly disputeDays: number;
}

const EVERYTHING: OverdueRules = { floor: 0n, disputeDays: 0 };

/** The account aged as of the end of a day, by the same rules as today. */
export function agedOn(account: LoggedAccount, day: Day, rules: OverdueRules = EVERYTHING): AgedAccount {
  return ageAccount(accountOn(account, day), day, rules.floor, rules);
}

/** Σ buckets: what is receivable, gross of unapplied credit and without retention not due. */
export function receivableOf({ balance, unapplied, retentionNotDue }: AgedAccount): bigint {
  return balance - unapplied - retentionNotDue;
}

/** Debits, and refunds while they find no credit to take back. */
export function debitsOf({ entries }: LoggedAccount): Entry[] {
  return entries.filter(({ role }) => role !== 'credit');
}

/** Written off after `from` and up to `to`, less what of that was undone; never below 0. */
export function writtenOffWithin({ settlements }: Entry, from: Day, to: Day): bigint {
  let written = 0n;
  for (const { credit, amount, on } of settlements) {
    if (credit.document.kind === 'writeOff' && on > from && on <= to) written += amount;
  }
  return written > 0n ? written : 0n;
}
