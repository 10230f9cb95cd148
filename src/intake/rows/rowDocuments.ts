/** The documents a row holds, with everything that keeps them from being read. */
import { addDays, partsOf, type Day } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import type { DocumentKind } from '../../ledger/tables';
import { storedAs } from '../values/documentKind';
import type { Field } from '../columns/fields';
import type { DocumentDraft } from './records';
import type { RejectedCell } from '../report';
import { amountOf, type TableCells } from './rowCells';
import { mainAmount, moneyOfRow, statedKind, type RowMoney } from './rowMoney';

export interface ReadOptions {
  /** The day of balances where neither their row nor their sheet says one; null when the caller knows none. */
  readonly balanceDay: Day | null;
}

/** The documents of a row; what keeps them from being read is added to `problems`. */
export function documentsOf(
  cells: TableCells,
  row: number,
  options: ReadOptions,
  problems: RejectedCell[],
): readonly DocumentDraft[] {
  if (cells.table.kind === 'documents') return listedDocuments(cells, row, problems);
  if (cells.table.kind === 'limits') return [];
  return openingOf(cells, row, options, problems);
}

function openingOf(
  cells: TableCells,
  row: number,
  options: ReadOptions,
  problems: RejectedCell[],
): readonly DocumentDraft[] {
  const field = cells.has('opening.amount') ? 'opening.amount' : 'balance.amount';
  if (!cells.has(field)) return [];
  const amount = amountOf(cells.amount(row, field));
  if (amount === null && cells.table.kind === 'balances')
    problems.push(cells.reject(row, field, 'amount.missing'));
  if (amount === null || amount.isZero()) return [];
  const date = cells.dayOrNull(row, 'document.date') ?? cells.table.balanceDay ?? options.balanceDay;
  if (date === null) {
    problems.push(cells.reject(row, field, 'date.missing'));
    return [];
  }
  return [
    draft(cells, row, field, 'opening', amount, {
      date,
      due: cells.dayOrNull(row, 'document.due'),
      number: '',
    }),
  ];
}

interface DraftPlace {
  readonly date: Day;
  readonly due: Day | null;
  readonly number: string;
  readonly settles?: string;
}

function draft(
  cells: TableCells,
  row: number,
  field: Field,
  kind: DocumentKind,
  signed: Money,
  place: DraftPlace,
): DocumentDraft {
  const stored = storedAs(kind, signed);
  return {
    kind: stored.kind,
    amount: stored.amount,
    number: place.number,
    date: place.date,
    due: place.due,
    estimated: (kind === 'invoice' || kind === 'opening') && isEstimated(cells, row),
    currency: cells.currency(row, field),
    settles: place.settles ?? '',
    note: cells.text(row, 'row.note'),
  };
}

/** Of its due date, which follows from its date where no cell says it. */
function isEstimated(cells: TableCells, row: number): boolean {
  return ESTIMATED.some((field) => {
    const reading = cells.date(row, field);
    return reading.kind === 'day' && reading.added === 'day';
  });
}

const ESTIMATED: readonly Field[] = ['document.date', 'document.due'];

function openingOfStatement(
  cells: TableCells,
  row: number,
  problems: RejectedCell[],
): readonly DocumentDraft[] {
  const reading = cells.openingAt(row);
  const amount = reading && amountOf(reading);
  const date = cells.openingDay(row);
  if (amount === null || amount.isZero()) return [];
  if (date !== null)
    return [draft(cells, row, 'balance.amount', 'opening', amount, { date, due: null, number: '' })];
  problems.push(cells.reject(row, 'document.date', 'date.missing'));
  return [];
}

/** A customer without an amount in any month is still a customer. */
function documentsByMonth(
  cells: TableCells,
  row: number,
  problems: RejectedCell[],
): readonly DocumentDraft[] {
  const byMonth = cells.monthsOf(row).flatMap(({ month, reading }) => {
    if (reading.kind !== 'amount') {
      problems.push(cells.rejectAt(row, month.column, 'amount.unreadable'));
      return [];
    }
    if (reading.amount.isZero()) return [];
    const kind = month.measure === 'receipt.amount' ? 'receipt' : 'invoice';
    const place = { date: month.day, due: null, number: '' };
    return [draft(cells, row, month.measure, kind, reading.amount, place)];
  });
  return [...openingBefore(cells, row), ...byMonth];
}

/** What was owed before the first month. */
function openingBefore(cells: TableCells, row: number): readonly DocumentDraft[] {
  const amount = amountOf(cells.amount(row, 'opening.amount'));
  const [first] = cells.table.months.map(({ day }) => day).sort((a, b) => a - b);
  if (amount === null || amount.isZero() || first === undefined) return [];
  const date = addDays(first, -partsOf(first).day);
  return [draft(cells, row, 'opening.amount', 'opening', amount, { date, due: null, number: '' })];
}

function listedDocuments(cells: TableCells, row: number, problems: RejectedCell[]): readonly DocumentDraft[] {
  if (cells.table.months.length > 0) return documentsByMonth(cells, row, problems);
  if (cells.openingRows.has(row)) return openingOfStatement(cells, row, problems);
  const money = moneyOfRow(cells, row);
  if (money.length === 0) problems.push(cells.reject(row, mainAmount(cells), 'amount.missing'));
  if (
    cells.has('document.kind') &&
    cells.text(row, 'document.kind') !== '' &&
    statedKind(cells, row) === null
  ) {
    problems.push(cells.reject(row, 'document.kind', 'kind.unreadable'));
  }
  const date = cells.dayOrNull(row, 'document.date');
  if (date === null) {
    problems.push(cells.reject(row, 'document.date', 'date.missing'));
    return [];
  }
  return money.map((part) => listedDocument(cells, row, part, date));
}

function listedDocument(cells: TableCells, row: number, part: RowMoney, date: Day): DocumentDraft {
  const number = cells.text(row, 'document.number');
  if (part.settlesOwn) {
    const settled = cells.dayOrNull(row, 'receipt.date') ?? date;
    return draft(cells, row, part.field, part.kind, part.signed, {
      date: settled,
      due: null,
      number: '',
      settles: number,
    });
  }
  const debit = part.kind === 'invoice' || part.kind === 'opening';
  const due = debit ? dueOf(cells, row, date) : null;
  return draft(cells, row, part.field, part.kind, part.signed, {
    date,
    due,
    number,
    settles: cells.text(row, 'document.settles'),
  });
}

/** The due date of its cell, else the document's day and the row's own term when that is a bare number of days. */
const TERM_DAYS = /^(\d{1,3})\s*(?:天|日|days?)?$/i;
const TERM_DAYS_MAX = 365;

function dueOf(cells: TableCells, row: number, date: Day): Day | null {
  const due = cells.dayOrNull(row, 'document.due');
  const days = TERM_DAYS.exec(cells.text(row, 'customer.termText'))?.[1];
  if (due !== null || days === undefined || Number(days) > TERM_DAYS_MAX) return due;
  return addDays(date, Number(days));
}
