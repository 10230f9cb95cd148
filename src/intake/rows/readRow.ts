/** Reads one row of a table: a record, or every cell that stands in the way of one. */
import { fitsCell } from '../../ledger/money';
import { currencyOf } from '../values/currency';
import type { Field } from '../columns/fields';
import {
  NO_FACTS,
  type CustomerFacts,
  type DocumentDraft,
  type LimitDraft,
  type RowReading,
  type RowRecord,
} from './records';
import type { RejectedCell } from '../report';
import { amountOf, type TableCells } from './rowCells';
import { skipReason, type RowClass } from '../layout/rowClass';
import { documentsOf, type ReadOptions } from './rowDocuments';
import { isOpenEnded, isUnlimited, limitsOf } from './rowLimits';
import { mainAmount } from './rowMoney';

/**
 * @param row zero-based sheet row below the header
 * @param found what the row was told to be
 */
export function readRow(cells: TableCells, row: number, found: RowClass, options: ReadOptions): RowReading {
  const skip = skipReason(found);
  if (skip !== null) return { as: 'skipped', why: skip };
  const problems: RejectedCell[] = [...unreadableCells(cells, row), ...missingCustomer(cells, row)];
  const limits = problems.length === 0 ? limitsOf(cells, row) : [];
  const documents = problems.length === 0 ? documentsOf(cells, row, options, problems) : [];
  for (const { amount } of [...limits, ...documents]) {
    if (amount !== null && !fitsCell(amount))
      problems.push(cells.reject(row, mainAmount(cells), 'amount.tooManyDigits'));
  }
  if (problems.length > 0) return { as: 'rejected', cells: problems };
  return { as: 'record', record: recordOf(cells, row, limits, documents) };
}

function recordOf(
  cells: TableCells,
  row: number,
  limits: readonly LimitDraft[],
  documents: readonly DocumentDraft[],
): RowRecord {
  return {
    customer: { code: cells.customerCode(row), name: cells.text(row, 'customer.name') },
    facts: factsOf(cells, row),
    limits,
    documents,
  };
}

/** Any typed cell that holds something it should not: nothing is lost silently, not even an optional due date. */
function unreadableCells(cells: TableCells, row: number): readonly RejectedCell[] {
  const found: RejectedCell[] = [];
  for (const field of cells.amountFields) {
    if (cells.amount(row, field).kind !== 'unreadable' || isUnlimited(cells, row, field)) continue;
    found.push(cells.reject(row, field, 'amount.unreadable'));
  }
  for (const field of cells.dateFields) {
    if (cells.date(row, field).kind !== 'unreadable' || isOpenEnded(cells, row, field)) continue;
    found.push(cells.reject(row, field, 'date.unreadable'));
  }
  const currency = cells.text(row, 'row.currency');
  if (currency !== '' && currencyOf(currency) === null)
    found.push(cells.reject(row, 'row.currency', 'currency.unreadable'));
  return found;
}

/** The field whose cell is named when a row's customer is at fault. */
export function customerField(cells: TableCells): Field {
  return cells.has('customer.code') && !cells.has('customer.name') ? 'customer.code' : 'customer.name';
}

function missingCustomer(cells: TableCells, row: number): readonly RejectedCell[] {
  if (cells.text(row, 'customer.code') !== '' || cells.text(row, 'customer.name') !== '') return [];
  const hasLimit = (['limit.amount', 'limit.temporary'] as const).some(
    (field) => amountOf(cells.amount(row, field)) !== null,
  );
  const why = hasLimit && cells.table.kind !== 'documents' ? 'limit.withoutCustomer' : 'customer.missing';
  return [cells.reject(row, customerField(cells), why)];
}

const FACTS: readonly Field[] = [
  'customer.taxId',
  'customer.status',
  'customer.termText',
  'customer.salesperson',
  'customer.region',
];

function factsOf(cells: TableCells, row: number): CustomerFacts {
  if (cells.table.kind === 'documents' && !FACTS.some((field) => cells.has(field))) return NO_FACTS;
  return {
    taxId: cells.text(row, 'customer.taxId'),
    status: cells.text(row, 'customer.status'),
    termText: cells.text(row, 'customer.termText'),
    salesperson: cells.text(row, 'customer.salesperson'),
    region: cells.text(row, 'customer.region'),
    note: cells.table.kind === 'documents' ? '' : cells.text(row, 'row.note'),
  };
}
