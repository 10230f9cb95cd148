/** The proof of an import: what the sources hold, summed from their cells, against what was imported, skipped and rejected. */
import { moneyFromNumber, ZERO, type Money } from '../../ledger/money';
import { documentKindOf, measureOf, signedFor, type Measure } from '../values/documentKind';
import type { Field } from '../columns/fields';
import type { Reconciliation } from '../report';
import type { GatheredDocument, GatheredLimit, TableGathering } from './gather';
import type { ImportPlan, NewRow } from './plan';
import { amountOf, type TableCells } from '../rows/rowCells';

export type Sums = ReadonlyMap<Measure, Money>;

export const MEASURES: readonly Measure[] = [
  'invoice.amount',
  'receipt.amount',
  'opening.amount',
  'limit.amount',
];

/** Sums by measure that grow. */
export class Tally {
  private readonly sums = new Map<Measure, Money>();

  add(measure: Measure, amount: Money): void {
    this.sums.set(measure, this.of(measure).plus(amount));
  }

  addAll(sums: Sums): void {
    for (const [measure, amount] of sums) this.add(measure, amount);
  }

  of(measure: Measure): Money {
    return this.sums.get(measure) ?? ZERO;
  }

  has(measure: Measure): boolean {
    return this.sums.has(measure);
  }

  get entries(): Sums {
    return this.sums;
  }
}

/** What the cells of a source row hold, by measure, whether or not the row can be imported. */
export function addMoneyInCells(cells: TableCells, row: number, sums: Tally): void {
  const read = (field: Field): Money | null => amountOf(cells.amount(row, field));
  if (cells.table.kind === 'documents') addDocumentCells(cells, row, sums, read);
  else {
    for (const field of ['limit.amount', 'limit.temporary'] as const)
      addIf(sums, 'limit.amount', read(field));
    if (cells.table.kind !== 'limits')
      addIf(sums, 'opening.amount', read(cells.has('opening.amount') ? 'opening.amount' : 'balance.amount'));
  }
}

function addIf(sums: Tally, measure: Measure, amount: Money | null): void {
  if (amount !== null) sums.add(measure, amount);
}

const COLUMN_OF_LISTED: Readonly<Record<TableCells['table']['listed'], readonly Field[]>> = {
  invoice: ['invoice.amount', 'balance.amount'],
  receipt: ['receipt.amount'],
  creditNote: ['creditNote.amount'],
  opening: ['opening.amount'],
};

function addDocumentCells(
  cells: TableCells,
  row: number,
  sums: Tally,
  read: (field: Field) => Money | null,
): void {
  const opening = cells.openingAt(row);
  if (opening !== null) {
    addIf(sums, 'opening.amount', amountOf(opening));
    return;
  }
  if (cells.table.months.length > 0) {
    for (const { month, reading } of cells.monthsOf(row)) addIf(sums, month.measure, amountOf(reading));
    addIf(sums, 'opening.amount', read('opening.amount'));
    return;
  }
  const { listed } = cells.table;
  const amount = read(columnOfListed(cells));
  const kind = documentKindOf(cells.text(row, 'document.kind')) ?? listed;
  if (amount !== null) sums.add(measureOf(kind), signedFor(kind, amount));
  if (listed !== 'invoice') return;
  const credit = read('creditNote.amount');
  if (credit !== null) sums.add('invoice.amount', signedFor('creditNote', credit));
  const settled = cells.dayOrNull(row, 'receipt.date') !== null;
  const received = cells.has('receipt.amount') ? read('receipt.amount') : settled ? amount : null;
  if (received === null) return;
  const lowers = lowersInvoice(amount, settled);
  sums.add(lowers ? 'invoice.amount' : 'receipt.amount', lowers ? received.negated() : received);
}

/** Received on a day nobody wrote down: it lowers the invoice of its row. */
function lowersInvoice(amount: Money | null, settled: boolean): boolean {
  return !settled && amount !== null && !amount.isZero();
}

/**
 * What a table's own grand total holds, by measure. It has no days, so it cannot tell receipts that lower the invoice of their row
 * from others: the rows above it do.
 * @param source of those rows
 */
export function printedIn(cells: TableCells, row: number, rows: readonly number[], source: Tally): Sums {
  const sums = new Tally();
  addMoneyInCells(cells, row, sums);
  const { kind, listed } = cells.table;
  const received = amountOf(cells.amount(row, 'receipt.amount'));
  const lowered = kind === 'documents' && listed === 'invoice' && cells.table.months.length === 0;
  if (!lowered || received === null || sums.has('receipt.amount') || !source.has('receipt.amount'))
    return sums.entries;
  const within = rows.reduce((sum, data) => sum.plus(receivedWithin(cells, data)), ZERO);
  sums.add('invoice.amount', received.minus(within));
  sums.add('receipt.amount', received.minus(within));
  return sums.entries;
}

function columnOfListed(cells: TableCells): Field {
  return COLUMN_OF_LISTED[cells.table.listed].find((field) => cells.has(field)) ?? 'invoice.amount';
}

/** What of a row's receipts lowers its invoice. */
function receivedWithin(cells: TableCells, row: number): Money {
  const amount = amountOf(cells.amount(row, columnOfListed(cells)));
  const settled = cells.dayOrNull(row, 'receipt.date') !== null;
  return (lowersInvoice(amount, settled) ? amountOf(cells.amount(row, 'receipt.amount')) : null) ?? ZERO;
}

export interface TableTotals {
  readonly source: Tally;
  readonly skipped: Tally;
  readonly rejected: Tally;
  /** Of `source`: void rows, which a total may leave out. */
  readonly voided: Tally;
  /** The table's own grand total; null when it prints none. */
  readonly printed: Sums | null;
}

/** @param imported summed from the rows the import writes */
export function reconcile(tables: readonly TableTotals[], imported: Tally): readonly Reconciliation[] {
  return MEASURES.filter((measure) => tables.some(({ source }) => source.has(measure))).map((measure) => {
    const sum = (part: (totals: TableTotals) => Tally): Money =>
      tables.reduce((total, totals) => total.plus(part(totals).of(measure)), ZERO);
    const source = sum((totals) => totals.source);
    const skipped = sum((totals) => totals.skipped);
    const rejected = sum((totals) => totals.rejected);
    const into = imported.of(measure);
    const difference = source.minus(into).minus(skipped).minus(rejected);
    const printed = printedTotal(tables, measure);
    const agrees =
      printed === null ||
      isTotalOf(
        printed,
        source,
        sum((totals) => totals.voided),
      );
    return {
      measure,
      source,
      printedTotal: printed,
      printedDifference: agrees ? null : printed.minus(source),
      imported: into,
      skipped,
      rejected,
      difference,
    };
  });
}

/** Whether a printed total is that of its rows: void ones may be in it or not. */
export function isTotalOf(printed: Money, source: Money, voided: Money): boolean {
  return printed.eq(source) || printed.eq(source.minus(voided));
}

/** Comparable only when every table of the measure prints a total. */
function printedTotal(tables: readonly TableTotals[], measure: Measure): Money | null {
  let total = ZERO;
  for (const { source, printed } of tables) {
    if (!source.has(measure)) continue;
    const own = printed?.get(measure);
    if (own === undefined) return null;
    total = total.plus(own);
  }
  return total;
}

/** What is written of each table, summed from the rows themselves. */
export function importedBy(
  documents: readonly GatheredDocument[],
  limits: readonly GatheredLimit[],
  rows: Pick<ImportPlan, 'documents' | 'limits'>,
  taken: readonly GatheredDocument[],
): ReadonlyMap<TableGathering, Tally> {
  const sums = new Map<TableGathering, Tally>();
  const add = (table: TableGathering, measure: Measure, amount: Money): void => {
    const sum = sums.get(table) ?? new Tally();
    sum.add(measure, amount);
    sums.set(table, sum);
  };
  const written = (row: NewRow | undefined): Money =>
    moneyFromNumber(typeof row?.['amount'] === 'number' ? row['amount'] : 0);
  for (const [index, { draft, table }] of documents.entries())
    add(table, measureOf(draft.kind), signedFor(draft.kind, written(rows.documents[index])));
  for (const { draft, table, amount } of taken)
    add(table, measureOf(draft.kind), signedFor(draft.kind, amount ?? ZERO));
  for (const [index, { table, amount }] of limits.entries())
    if (amount !== null) add(table, 'limit.amount', written(rows.limits[index]));
  return sums;
}

export function tallyOf(tallies: Iterable<Tally>): Tally {
  const sum = new Tally();
  for (const { entries } of tallies) sum.addAll(entries);
  return sum;
}
