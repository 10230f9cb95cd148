/** What each kind of document does to an account (domain: Documents). */
import { numberKey, numbersIn } from '../../ledger/documentNumbers';
import type { LedgerDocument } from '../../ledger/records';
import type { DocumentKind } from '../../ledger/tables';

export { numberKey } from '../../ledger/documentNumbers';

/**
 * debit: raises the balance and waits to be settled. credit: lowers it and settles. refund: raises it, but takes credit back
 * instead of waiting for it. event: changes the state of something else on its day. null: no effect on the balance at all.
 */
export type Role = 'debit' | 'credit' | 'refund' | 'event' | null;

const ROLE: Readonly<Record<DocumentKind, Role>> = {
  opening: 'debit',
  invoice: 'debit',
  creditNote: 'credit',
  receipt: 'credit',
  prepayment: 'credit',
  refund: 'refund',
  offset: 'credit',
  writeOff: 'credit',
  recovery: null,
  note: 'credit',
  noteDiscounted: 'event',
  noteEndorsed: 'event',
  noteHonoured: 'event',
  noteDishonoured: 'event',
  noteRecourse: 'event',
  factoring: 'credit',
  retention: 'debit',
  adjustment: 'debit',
  order: null,
  delivery: null,
  statement: null,
  extension: null,
  reminder: null,
  lawsuit: null,
};

/**
 * An opening and an adjustment have a sign of their own. Factoring settles when the claim cannot come back; with recourse,
 * or when the row does not say, the claim stays where it is.
 */
export function roleOf({ kind, amount, details }: LedgerDocument): Role {
  if (kind === 'opening' || kind === 'adjustment') return amount.isNegative() ? 'credit' : 'debit';
  if (kind === 'factoring') return details.recourse === 'without' ? 'credit' : null;
  return ROLE[kind];
}

export function isCredit(document: LedgerDocument): boolean {
  return roleOf(document) === 'credit';
}

/** Credits that settle only what they name, or what their order names; the rest of them stays unapplied. */
export function settlesOnlyNamed({ kind, order }: LedgerDocument): boolean {
  switch (kind) {
    case 'offset':
    case 'writeOff':
    case 'factoring':
    case 'adjustment':
      return true;
    case 'prepayment':
      return order !== '';
    default:
      return false;
  }
}

/** Unapplied credit that a refund may use up though it does not name it: not what is only a booking. */
export function canBeRefunded({ kind }: LedgerDocument): boolean {
  return kind !== 'offset' && kind !== 'writeOff' && kind !== 'factoring' && kind !== 'adjustment';
}

/** Keys of the documents a cell names, of those a `settles` cell would. */
export function namesIn(text: string): string[] {
  return numbersIn(text).map(numberKey);
}

/** Keys a document is named by: its number, and an invoice's code and number together. */
export function keysOf({ number, details }: LedgerDocument): readonly string[] {
  if (number === '') return [];
  const key = numberKey(number);
  return details.invoiceCode === '' ? [key] : [key, numberKey(details.invoiceCode) + key];
}

/** What an order is called among the names of documents: no number can be written like this. */
export function orderKey(order: string): string {
  return `\u0000${numberKey(order)}`;
}

/** What a document settles, in the order it says: names first, then, of a prepayment, the invoices of its order. */
export function namesOf({ kind, settles, order }: LedgerDocument): readonly string[] {
  if (kind === 'prepayment' && order !== '') return [...settles.map(numberKey), orderKey(order)];
  return settles.length === 0 ? settles : settles.map(numberKey);
}

/** Whether a prepayment for its order settles it. */
export function belongsToOrder({ kind, order }: LedgerDocument): boolean {
  return order !== '' && (kind === 'invoice' || kind === 'retention');
}
