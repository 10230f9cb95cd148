/** Reads one row of a table: a record, or every cell that stands in the way of one. */
import { addDays, type Day } from '../ledger/day';
import { fitsCell, type Money } from '../ledger/money';
import { choiceKey, LIMIT_KIND, type DocumentKind } from '../ledger/tables';
import { documentKindOf, signedFor, storedAs } from './documentKind';
import { FIELDS, type Field } from './fields';
import type { CustomerFacts, DocumentDraft, LimitDraft, RowReading, RowRecord } from './records';
import type { RejectedCell } from './report';
import { amountOf, type TableCells } from './rowCells';
import { classifyRow, skipReason } from './rowClass';
import { currencyOf } from './currency';

export interface ReadOptions {
  /** The day of balances where neither their row nor their sheet says one; null when the caller knows none. */
  readonly balanceDay: Day | null;
}

/** @param row zero-based sheet row below the header */
export function readRow(cells: TableCells, row: number, options: ReadOptions): RowReading {
  const skip = skipReason(classifyRow(cells.table, cells.table.sheet.rows[row] ?? []));
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
    customer: { code: cells.text(row, 'customer.code'), name: cells.text(row, 'customer.name') },
    customerCell: cells.address(row, customerField(cells)),
    amountCell: cells.address(row, mainAmount(cells)),
    facts: factsOf(cells, row),
    limits,
    documents,
  };
}

/** Any typed cell that holds something it should not: nothing is lost silently, not even an optional due date. */
function unreadableCells(cells: TableCells, row: number): readonly RejectedCell[] {
  const found: RejectedCell[] = [];
  for (const field of cells.table.byField.keys()) {
    if (FIELDS[field] === 'amount' && cells.amount(row, field).kind === 'unreadable') {
      if (!isUnlimited(cells, row, field)) found.push(cells.reject(row, field, 'amount.unreadable'));
    }
    if (FIELDS[field] === 'date' && cells.date(row, field).kind === 'unreadable') {
      found.push(cells.reject(row, field, 'date.unreadable'));
    }
  }
  const currency = cells.text(row, 'row.currency');
  if (currency !== '' && currencyOf(currency) === null)
    found.push(cells.reject(row, 'row.currency', 'currency.unreadable'));
  return found;
}

function customerField(cells: TableCells): Field {
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

function factsOf(cells: TableCells, row: number): CustomerFacts {
  return {
    taxId: cells.text(row, 'customer.taxId'),
    status: cells.text(row, 'customer.status'),
    termText: cells.text(row, 'customer.termText'),
    salesperson: cells.text(row, 'customer.salesperson'),
    region: cells.text(row, 'customer.region'),
    note: cells.table.kind === 'documents' ? '' : cells.text(row, 'row.note'),
  };
}

const MAIN_AMOUNTS: readonly Field[] = [
  'invoice.amount',
  'balance.amount',
  'receipt.amount',
  'creditNote.amount',
  'opening.amount',
  'limit.amount',
  'limit.temporary',
];

function mainAmount(cells: TableCells): Field {
  return MAIN_AMOUNTS.find((field) => cells.has(field)) ?? 'invoice.amount';
}

const UNLIMITED = /^(?:不限|不限额|无限|无限额|unlimited|no limit)$/i;

function isUnlimited(cells: TableCells, row: number, field: Field): boolean {
  return field === 'limit.amount' && UNLIMITED.test(cells.text(row, field));
}

/** Blank and signs for nothing are no limit at all, which is not a limit of zero. */
function limitsOf(cells: TableCells, row: number): readonly LimitDraft[] {
  const limits: LimitDraft[] = [];
  for (const field of ['limit.amount', 'limit.temporary'] as const) {
    const reading = cells.amount(row, field);
    const unlimited = isUnlimited(cells, row, field);
    if (reading.kind !== 'amount' && !unlimited) continue;
    limits.push({
      ...limitKind(cells, row, field),
      amount: reading.kind === 'amount' ? reading.amount : null,
      currency: cells.currency(row, field),
      from: cells.dayOrNull(row, 'limit.from'),
      to: cells.dayOrNull(row, 'limit.to'),
      approvedBy: cells.text(row, 'limit.approvedBy'),
      approvedOn: cells.dayOrNull(row, 'limit.approvedOn'),
      note: cells.table.kind === 'limits' ? cells.text(row, 'row.note') : '',
    });
  }
  return limits;
}

const ADDED = /追加|临时增加|增加|add/i;

function limitKind(
  cells: TableCells,
  row: number,
  field: 'limit.amount' | 'limit.temporary',
): Pick<LimitDraft, 'kind' | 'mode'> {
  const stated = cells.text(row, 'limit.kind');
  const header = cells.table.byField.get(field)?.header ?? '';
  const mode = ADDED.test(`${stated} ${header}`) ? 'adds' : 'replaces';
  if (field === 'limit.temporary') return { kind: 'temporary', mode };
  const known = choiceKey(LIMIT_KIND, stated) ?? (/临时|特批|追加|temp/i.test(stated) ? 'temporary' : null);
  return {
    kind:
      known ??
      (/担保|保证|guarantee/i.test(stated)
        ? 'guarantee'
        : /抵押|质押|collateral/i.test(stated)
          ? 'collateral'
          : 'base'),
    mode,
  };
}

/** The documents of a row; what keeps them from being read is added to `problems`. */
function documentsOf(
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
  return {
    ...storedAs(kind, signed),
    number: place.number,
    date: place.date,
    due: place.due,
    currency: cells.currency(row, field),
    settles: place.settles ?? '',
    note: cells.text(row, 'row.note'),
  };
}

function listedDocuments(cells: TableCells, row: number, problems: RejectedCell[]): readonly DocumentDraft[] {
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

export interface RowMoney {
  readonly field: Field;
  readonly kind: DocumentKind;
  readonly signed: Money;
  /** The receipt that settles the row's own document. */
  readonly settlesOwn: boolean;
}

function statedKind(cells: TableCells, row: number): DocumentKind | null {
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
