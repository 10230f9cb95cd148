/** One table on its way into the ledger: every row read, its customer found, its documents and limits gathered. */
import type { Day } from '../../ledger/day';
import { columnLetters } from '../../ledger/records';
import type { DocumentKind } from '../../ledger/tables';
import type { Field } from '../columns/fields';
import { nameOf, standingFor, type ImportedCustomers } from './customers';
import { measureOf, type Measure } from '../values/documentKind';
import { isWritten, TableGathering, type GatheredDocument } from './gather';
import { maybeChanged } from './maybeChanged';
import type { RejectedTable } from './plan';
import { readingText } from './reading';
import { codeNotes } from '../rows/codeNotes';
import { customerField, readRow } from '../rows/readRow';
import {
  countCurrency,
  outcomeOfRow,
  placed,
  type Placed,
  type RowOutcome,
  type RowState,
} from './rowStates';
import { printedOf } from './printedTotals';
import { addMoneyInCells, reconcile, Tally, type TableTotals } from './reconcile';
import type { RowRecord } from '../rows/records';
import { mainAmount } from '../rows/rowMoney';
import { balanceNotes } from '../rows/runningBalance';
import type { ChangedDocument, RejectedCell, SkippedRow, TableNote, TableReport } from '../report';
import { TableCells, type ColumnStyles } from '../rows/rowCells';
import { classifyRow, isOpeningRow, type RowClass } from '../layout/rowClass';
import { listedAs, sampleOf } from '../layout/sample';
import { cellText } from '../source/source';
import { mappingOf, type SourceTable } from '../layout/table';

export interface PlanOptions {
  readonly balanceDay: Day | null;
  /** Somebody lists the customers: a limit for anyone else is an error. */
  readonly customersListed: boolean;
}

/** Some rows of a table that was read before, without the others. */
export interface ReadAgain {
  /** How its columns were read then. */
  readonly styles: ColumnStyles;
  /** Zero-based. */
  readonly rows: ReadonlySet<number>;
}

export class TablePlan {
  readonly cells: TableCells;
  readonly gathering: TableGathering;
  /** By row, as are the states: tables have a hundred thousand of them. */
  private readonly classes: RowClass[] = [];
  private readonly states: RowState[] = [];
  private summed: TableTotals | null = null;
  private balanceDay: Day | null = null;

  constructor(
    readonly table: SourceTable,
    readonly again: ReadAgain | null = null,
  ) {
    this.cells = new TableCells(table, again?.styles ?? null);
    this.gathering = new TableGathering(table.file, table.sheet.name);
  }

  /** First pass: reads the rows and finds or makes their customers. */
  place(customers: ImportedCustomers, options: PlanOptions): void {
    this.balanceDay = options.balanceDay;
    for (const row of this.dataRows()) {
      const found = this.classOf(row);
      this.classes[row] = found;
      const reading = readRow(this.cells, row, found, options);
      this.states[row] =
        reading.as === 'record' ? this.placeRecord(reading.record, row, customers, options) : reading;
    }
  }

  /** Second pass: gathers what the placed rows say. */
  gather(): void {
    for (const row of this.dataRows()) {
      const state = this.states[row];
      if (state?.as === 'placed') this.gatherRow(state, row + 1);
    }
  }

  private gatherRow(state: Placed, line: number): void {
    const { drafts, identity } = state;
    const customer = standingFor(state.customer);
    if (drafts.documents.length > 0)
      state.documents = drafts.documents.map((draft) =>
        this.gathering.addDocument(draft, identity, customer, line),
      );
    if (drafts.limits.length > 0)
      state.limits = drafts.limits.map((draft) => this.gathering.addLimit(draft, identity, customer, line));
    for (const { currency } of drafts.documents) countCurrency(customer, currency);
    for (const { currency } of drafts.limits) countCurrency(customer, currency);
  }

  /** Last pass, when identities are settled. */
  report(imported: Tally): TableReport {
    const { documents } = this.gathering;
    const first = documents.find(({ outcome }) => outcome === 'added');
    const changed = documents.flatMap((document) => this.changesOf(document));
    const skipped: SkippedRow[] = [];
    const rejected: RejectedCell[] = [];
    const rows = { data: 0, imported: 0, skipped: 0, rejected: 0 };
    const data = [...this.dataRows()].filter((row) => this.classes[row] === 'data');
    const notes = [
      ...this.table.notes,
      ...codeNotes(this.cells, data),
      ...this.cells.dateNotes(data),
      ...this.balanceNotes(data),
      ...maybeChanged(this.gathering, (row) => this.cells.address(row - 1, mainAmount(this.cells))),
    ];
    for (const row of this.dataRows()) {
      const final = this.finalState(row);
      rows.data += 1;
      rows[final.as] += 1;
      if (final.as === 'skipped') skipped.push({ row: row + 1, why: final.why });
      if (final.as === 'rejected') rejected.push(...final.cells);
    }
    return {
      range: this.range(),
      kind: this.table.running === null ? this.table.kind : 'statement',
      unit: this.table.unit,
      mapping: mappingOf(this.table, columnLetters),
      ...listedAs(this.table),
      sample: sampleOf(this.table),
      rows,
      skipped,
      rejected,
      ...(notes.length > 0 ? { notes } : {}),
      reconciliation: reconcile([this.totals()], imported),
      ...(first === undefined ? {} : { first: first.sourceKey }),
      ...(changed.length === 0 ? {} : { changed }),
      dateFormats: this.cells.dateFormats(),
    };
  }

  /** Rows read apart from those between them carry nothing from one to the next. */
  private balanceNotes(rows: readonly number[]): readonly TableNote[] {
    return this.again === null ? balanceNotes(this.cells, rows) : [];
  }

  private changesOf({ changes, outcome, customer, draft, rows, sourceKey }: GatheredDocument) {
    const row = (rows[0] ?? 1) - 1;
    return changes.map(({ set, ...change }): ChangedDocument => ({
      ...change,
      sourceKey,
      number: draft.number,
      customer: nameOf(standingFor(customer)),
      cell: this.cellOf(row, change.what, draft.kind),
      taken: outcome === 'taken' && set.cells.length > 0,
    }));
  }

  private cellOf(row: number, what: ChangedDocument['what'], kind: DocumentKind): string {
    const received: readonly Field[] = kind === 'receipt' ? ['receipt.amount'] : [];
    const fields: Readonly<Record<typeof what, readonly Field[]>> = {
      amount: [...received, mainAmount(this.cells)],
      date: kind === 'receipt' ? ['receipt.date', 'document.date'] : ['document.date'],
      due: ['document.due', 'customer.termText'],
    };
    return this.cells.address(row, fields[what].find((field) => this.cells.has(field)) ?? 'document.date');
  }

  /** Rows nobody could read, as they stand, with how they were read; null for none. */
  rejectedTable(): RejectedTable | null {
    const { file, sheet, header } = this.table;
    const rows = [...this.dataRows()].flatMap((row) => {
      const state = this.states[row];
      if (state?.as !== 'rejected') return [];
      return [{ row: row + 1, cells: (sheet.rows[row] ?? []).map(cellText), why: state.cells }];
    });
    if (rows.length === 0) return null;
    return {
      file,
      sheet: sheet.name,
      range: this.range(),
      reading: readingText(this.table, this.cells, this.balanceDay),
      header: { row: header.row + 1, cells: (sheet.rows[header.row] ?? []).map(cellText) },
      rows,
    };
  }

  /** What became of a row, 1-based; null for a row above the table's own. */
  outcomeOf(row: number): RowOutcome | null {
    return this.states[row - 1] === undefined ? null : this.finalState(row - 1);
  }

  /** What the table's cells hold, and what of it is not imported. */
  totals(): TableTotals {
    return (this.summed ??= this.sum());
  }

  private sum(): TableTotals {
    const source = new Tally();
    const skipped = new Tally();
    const rejected = new Tally();
    const voided = new Tally();
    const counted: number[] = [];
    for (const row of this.dataRows()) {
      const found = this.classes[row];
      if (found !== 'data' && found !== 'void') continue;
      counted.push(row);
      addMoneyInCells(this.cells, row, source);
      if (found === 'void') addMoneyInCells(this.cells, row, voided);
      const final = this.finalState(row);
      if (final.as === 'imported') this.addPartsLeftOut(row, skipped);
      else addMoneyInCells(this.cells, row, final.as === 'skipped' ? skipped : rejected);
    }
    const printed = printedOf(this.cells, this.classes, counted, { source, voided });
    return { source, skipped, rejected, voided, printed };
  }

  /** Whether any row says something. */
  get hasData(): boolean {
    return this.states.some((state) => state.as !== 'skipped' || state.why === 'void');
  }

  private *dataRows(): Generator<number> {
    if (this.again !== null) {
      yield* this.again.rows;
      return;
    }
    for (let row = this.table.header.row + 1; row < this.table.sheet.rows.length; row += 1) yield row;
  }

  /** Of a statement only the first opening of a customer counts: a later one (承前页) says what the rows before it add up to. */
  private classOf(row: number): RowClass {
    const cells = this.table.sheet.rows[row] ?? [];
    const { openingRows } = this.cells;
    if (openingRows.has(row)) return 'data';
    return openingRows.size > 0 && isOpeningRow(this.table, cells)
      ? 'subtotal'
      : classifyRow(this.table, cells);
  }

  private placeRecord(
    read: RowRecord,
    row: number,
    customers: ImportedCustomers,
    options: PlanOptions,
  ): RowState {
    const record = { ...read, customer: customers.apart(read.customer, read.facts.taxId) };
    const source = `${this.table.file} › ${this.table.sheet.name} › ${row + 1}`;
    const reject = (why: RejectedCell['why']): RowState => ({
      as: 'rejected',
      cells: [
        {
          cell: this.cells.address(row, customerField(this.cells)),
          value: record.customer.name || record.customer.code,
          why,
        },
      ],
    });
    if (this.table.kind === 'customers') {
      const { listing, customer } = customers.list(record.customer, record.facts, source, this.table);
      if (listing === 'duplicate') return this.rejectDuplicate(record, row);
      if (customer === null) return reject('customer.ambiguous');
      return placed(record, customer, listing === 'added');
    }
    const known = customers.find(record.customer, record.facts.taxId);
    if (known === null && this.table.kind === 'limits' && options.customersListed)
      return reject('limit.withoutCustomer');
    const customer = customers.mention(record.customer, record.facts, source);
    if (customer === 'ambiguous') return reject('customer.ambiguous');
    return placed(record, customer, known === null);
  }

  private rejectDuplicate(record: RowRecord, row: number): RowState {
    const field = record.customer.code === '' ? 'customer.name' : 'customer.code';
    return { as: 'rejected', cells: [this.cells.reject(row, field, 'customer.duplicate')] };
  }

  private finalState(row: number): RowOutcome {
    const state = this.states[row];
    if (state === undefined) throw new RangeError(`row ${row} was not read`);
    return outcomeOfRow(state);
  }

  private addPartsLeftOut(row: number, skipped: Tally): void {
    const state = this.states[row];
    if (state?.as !== 'placed') return;
    for (const [index, gathered] of state.documents.entries()) {
      const draft = state.drafts.documents[index];
      if (isWritten(gathered.outcome) || draft === undefined) continue;
      const lowers = draft.kind === 'creditNote' || draft.kind === 'refund';
      skipped.add(measureOf(draft.kind), lowers ? draft.amount.negated() : draft.amount);
    }
    for (const gathered of state.limits) {
      const measure: Measure = 'limit.amount';
      if (gathered.outcome !== 'added' && gathered.amount !== null) skipped.add(measure, gathered.amount);
    }
  }

  private range(): string {
    const { header, sheet } = this.table;
    const columns = header.columns.map(({ column }) => column);
    const first = columnLetters(Math.min(...columns));
    const last = columnLetters(Math.max(...columns));
    return `${first}${header.row + 1}:${last}${Math.max(header.row + 1, sheet.rows.length)}`;
  }
}
