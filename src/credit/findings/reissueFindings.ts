/**
 * An overdue invoice taken back and issued anew without saying so: an unlinked red-letter invoice and a blue one of the same
 * amount within days of each other, over an older blue one that is overdue (domain: Documents, reissue). The new due date
 * would hide how late the customer is.
 */
import { addDays, type Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import type { CheckedAccount } from '../basis';
import type { Finding } from '../report';
import { openOn, type Entry } from '../settlement/entry';
import { toUnits } from '../settlement/units';
import { onRow, type CustomerCase } from './finding';

export function reissueFindings(given: CustomerCase, { account, settled }: CheckedAccount): Finding[] {
  const reds = account.documents.filter(
    ({ kind, settles, details }) => kind === 'creditNote' && settles.length === 0 && details.reissue === '',
  );
  if (reds.length === 0) return [];
  const unitsOf = ({ amount }: LedgerDocument): bigint => toUnits(amount, settled.scale);
  const blues = bluesOfAmounts(settled.entries, new Set(reds.map(unitsOf)), unitsOf);
  return reds.flatMap((red) => {
    const same = blues.get(unitsOf(red)) ?? [];
    const overdue = same.find((part) => isOverdueOn(part, addDays(red.date, -1)));
    const again = same.find(
      ({ document }) =>
        document !== overdue?.document && Math.abs(document.date - red.date) <= given.policy.reissueDays,
    );
    if (!overdue || !again) return [];
    const figures = {
      currency: red.currency,
      number: again.document.number,
      amount: red.amount,
      days: String(red.date - (overdue.due ?? red.date)),
    };
    return [onRow(given, 'invoice.reissued', 'medium', { at: red.at, column: 'reissue' }, figures)];
  });
}

/** Late at the end of that day and not paid in full: taking back what was settled hides nothing. */
function isOverdueOn(part: Entry, day: Day): boolean {
  return part.due !== null && part.due <= day && openOn(part, day) > 0n;
}

/** Parts of the invoices of these amounts that do not say what they reissue. */
function bluesOfAmounts(
  entries: readonly Entry[],
  amounts: ReadonlySet<bigint>,
  unitsOf: (document: LedgerDocument) => bigint,
): Map<bigint, Entry[]> {
  const found = new Map<bigint, Entry[]>();
  for (const entry of entries) {
    const { kind, details, instalments } = entry.document;
    if (kind !== 'invoice' || details.reissue !== '') continue;
    const units = instalments.length === 0 ? entry.signed : unitsOf(entry.document);
    if (!amounts.has(units)) continue;
    const group = found.get(units);
    if (group) group.push(entry);
    else found.set(units, [entry]);
  }
  return found;
}
