/** The sums of money a row of documents moves: its invoice, its settlement, its returns. */
import type { Money } from '../../ledger/money';
import type { DocumentKind } from '../../ledger/tables';
import { documentKindOf, signedFor } from '../values/documentKind';
import type { Field } from '../columns/fields';
import { amountOf, type TableCells } from './rowCells';

const MAIN_AMOUNTS: readonly Field[] = [
  'invoice.amount',
  'balance.amount',
  'receipt.amount',
  'creditNote.amount',
  'opening.amount',
  'limit.amount',
  'limit.temporary',
];

/** The field whose cell is named when a row's amount is at fault. */
export function mainAmount(cells: TableCells): Field {
  return MAIN_AMOUNTS.find((field) => cells.has(field)) ?? 'invoice.amount';
}

export interface RowMoney {
  readonly field: Field;
  readonly kind: DocumentKind;
  readonly signed: Money;
  /** The receipt that settles the row's own document. */
  readonly settlesOwn: boolean;
}

/** The kind its own cell gives the row; null when there is none or it is no kind. */
export function statedKind(cells: TableCells, row: number): DocumentKind | null {
  return documentKindOf(cells.text(row, 'document.kind'));
}

/** The sums of money a row of a documents table moves, signed as their measure counts them. */
export function moneyOfRow(cells: TableCells, row: number): readonly RowMoney[] {
  const { listed } = cells.table;
  const field = mainAmount(cells);
  const amount = amountOf(cells.amount(row, field));
  const kind = statedKind(cells, row) ?? listed;
  const credit = amountOf(cells.amount(row, 'creditNote.amount'));
  const parts: RowMoney[] = [];
  const received = listed === 'invoice' ? receivedOf(cells, row, amount) : null;
  if (amount !== null && !(amount.isZero() && received !== null)) {
    parts.push({ field, kind, signed: signedFor(kind, received?.net ?? amount), settlesOwn: false });
  }
  if (received !== null && received.own !== null) {
    parts.push({
      field: received.field,
      kind: 'receipt',
      signed: received.own,
      settlesOwn: amount !== null && !amount.isZero(),
    });
  }
  if (listed === 'invoice' && credit !== null && !credit.isZero()) {
    parts.push({
      field: 'creditNote.amount',
      kind: 'creditNote',
      signed: signedFor('creditNote', credit),
      settlesOwn: false,
    });
  }
  return parts;
}

interface Received {
  readonly field: Field;
  /** A receipt of its own. */
  readonly own: Money | null;
  /** The invoice less what was received on a day nobody wrote down; null when the receipt stands on its own. */
  readonly net: Money | null;
}

/** What a row of invoices says was received: its own column, or the whole amount when only a settled date is there. */
function receivedOf(cells: TableCells, row: number, amount: Money | null): Received | null {
  const settled = cells.dayOrNull(row, 'receipt.date') !== null;
  if (!cells.has('receipt.amount')) {
    return settled && amount !== null && !amount.isZero()
      ? { field: mainAmount(cells), own: amount, net: null }
      : null;
  }
  const received = amountOf(cells.amount(row, 'receipt.amount'));
  if (received === null || received.isZero()) return null;
  if (settled || amount === null || amount.isZero())
    return { field: 'receipt.amount', own: received, net: null };
  return { field: 'receipt.amount', own: null, net: amount.minus(received) };
}
