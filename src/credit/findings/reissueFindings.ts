/**
 * An overdue invoice taken back and issued anew without saying so: an unlinked red-letter invoice and a blue one of the same
 * amount within days of each other, over an older blue one that is overdue (domain: Documents, reissue). The new due date
 * would hide how late the customer is.
 */
import type { LedgerDocument } from '../../ledger/records';
import type { CheckedAccount } from '../basis';
import type { Finding } from '../report';
import { moneyText } from '../../ledger/money';
import { onRow, type CustomerCase } from './finding';

export function reissueFindings(given: CustomerCase, { account }: CheckedAccount): Finding[] {
  const reds = account.documents.filter(
    ({ kind, settles, details }) => kind === 'creditNote' && settles.length === 0 && details.reissue === '',
  );
  if (reds.length === 0) return [];
  const blues = bluesOfAmounts(account.documents, new Set(reds.map(({ amount }) => moneyText(amount))));
  return reds.flatMap((red) => {
    const same = blues.get(moneyText(red.amount)) ?? [];
    const overdue = same.find(({ due, date }) => due !== null && due < red.date && date < red.date);
    const again = same.find(
      (blue) => blue !== overdue && Math.abs(blue.date - red.date) <= given.policy.reissueDays,
    );
    if (!overdue || !again) return [];
    const figures = {
      currency: red.currency,
      number: again.number,
      amount: red.amount,
      days: String(red.date - (overdue.due ?? red.date)),
    };
    return [onRow(given, 'invoice.reissued', 'medium', { at: red.at, column: 'reissue' }, figures)];
  });
}

/** Invoices of these amounts that do not say what they reissue. */
function bluesOfAmounts(
  documents: readonly LedgerDocument[],
  amounts: ReadonlySet<string>,
): Map<string, LedgerDocument[]> {
  const found = new Map<string, LedgerDocument[]>();
  // Most invoices are told apart by their doubles, which is far cheaper than by their digits.
  const doubles = new Set([...amounts].map(Number));
  for (const document of documents) {
    if (document.kind !== 'invoice' || document.details.reissue !== '') continue;
    if (!doubles.has(document.amount.toNumber())) continue;
    const key = moneyText(document.amount);
    const group = found.get(key);
    if (group) group.push(document);
    else found.set(key, [document]);
  }
  return found;
}
