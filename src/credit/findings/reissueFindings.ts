/**
 * An overdue invoice taken back and issued anew without saying so: a red-letter invoice and a blue one of the same amount
 * within days of each other, over an older blue one that is overdue, and no link (重开) by which the new one keeps its dates
 * (domain: Documents, reissue). The new due date would hide how late the customer is.
 */
import { addDays, type Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import type { CheckedAccount } from '../basis';
import type { Finding } from '../report';
import { openOn, type Entry } from '../settlement/entry';
import { keysOf, numberKey } from '../settlement/roles';
import { toUnits } from '../settlement/units';
import { onRow, type CustomerCase } from './finding';

export function reissueFindings(given: CustomerCase, { account, settled }: CheckedAccount): Finding[] {
  const reds = account.documents.filter(({ kind }) => kind === 'creditNote');
  if (reds.length === 0) return [];
  const unitsOf = ({ amount }: LedgerDocument): bigint => toUnits(amount, settled.scale);
  const blues = bluesOfAmounts(settled.entries, new Set(reds.map(unitsOf)), unitsOf);
  return reds.flatMap((red) => {
    const same = blues.get(unitsOf(red)) ?? [];
    const overdue = same.find((part) => isTakenBack(part, red) && isOverdueOn(part, addDays(red.date, -1)));
    const again = same.find(
      (part) =>
        part.document !== overdue?.document &&
        Math.abs(part.document.date - red.date) <= given.policy.reissueDays &&
        !keepsDates(part),
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

/** By name where the red one names any. */
function isTakenBack({ document }: Entry, { settles }: LedgerDocument): boolean {
  const names = settles.map(numberKey);
  return names.length === 0 || keysOf(document).some((key) => names.includes(key));
}

/** A linked reissue has the document date of what it reissues. */
function keepsDates({ document, documentDate }: Entry): boolean {
  return documentDate < document.date;
}

/** Late at the end of that day and not paid in full: taking back what was settled hides nothing. */
function isOverdueOn(part: Entry, day: Day): boolean {
  return part.due !== null && part.due <= day && openOn(part, day) > 0n;
}

/** Parts of the invoices of these amounts. */
function bluesOfAmounts(
  entries: readonly Entry[],
  amounts: ReadonlySet<bigint>,
  unitsOf: (document: LedgerDocument) => bigint,
): Map<bigint, Entry[]> {
  const found = new Map<bigint, Entry[]>();
  for (const entry of entries) {
    const { kind, instalments } = entry.document;
    if (kind !== 'invoice') continue;
    const units = instalments.length === 0 ? entry.signed : unitsOf(entry.document);
    if (!amounts.has(units)) continue;
    const group = found.get(units);
    if (group) group.push(entry);
    else found.set(units, [entry]);
  }
  return found;
}
