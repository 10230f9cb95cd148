/** What is in dispute (争议): in balance, ageing and exposure, but not held against the customer for a while (domain: Documents). */
import type { Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import { claimOf } from '../settlement/entry';
import type { Entry, SettledAccount } from '../settlement/settle';
import { least, toUnits } from '../settlement/units';

/** Of one open entry, in units of the account. */
export interface Dispute {
  readonly amount: bigint;
  /** What the longest overdue leaves out: all of it up to the policy's days after its date, then nothing. */
  readonly leftOut: bigint;
}

/**
 * The open part in dispute of every entry that has any; the amount of a document is shared out to its parts in order, and
 * never more than is open; a part that comes back with a note is in dispute as its document is. A dispute without a date is shown, but leaves nothing out: how long it lasts is unknown.
 *
 * @param days most days after the dispute's date on which it is left out
 */
export function disputesOf(
  { entries, scale }: Pick<SettledAccount, 'entries' | 'scale'>,
  asOf: Day,
  days: number,
): ReadonlyMap<Entry, Dispute> {
  const disputes = new Map<Entry, Dispute>();
  const left = new Map<LedgerDocument, bigint>();
  for (const entry of entries) {
    const { open, role } = entry;
    const { document } = claimOf(entry);
    const { disputed, disputedOn } = document.details;
    if (disputed === null && disputedOn === null) continue;
    if (role !== 'debit' || open === 0n || (disputedOn !== null && disputedOn > asOf)) continue;
    const most = disputed === null ? open : (left.get(document) ?? toUnits(disputed, scale));
    const amount = least(most, open);
    left.set(document, most - amount);
    const counts = disputedOn !== null && asOf - disputedOn <= days;
    if (amount > 0n) disputes.set(entry, { amount, leftOut: counts ? amount : 0n });
  }
  return disputes;
}
