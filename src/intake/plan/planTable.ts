/** One table on its way into the ledger: every row read, its customer found, its documents and limits gathered. */
import type { Day } from '../../ledger/day';
import { columnLetters } from '../../ledger/records';
import type { DocumentKind } from '../../ledger/tables';
import type { Field } from '../columns/fields';
import { identityOf, nameOf, standingFor, type ImportedCustomer, type ImportedCustomers } from './customers';
import { measureOf, type Measure } from '../values/documentKind';
import { isWritten, TableGathering, type GatheredDocument, type GatheredLimit } from './gather';
import type { RejectedTable } from './plan';
import { readingText } from './reading';
import { readRow } from '../rows/readRow';
import { moneyInCells, reconcile, Tally, type Sums, type TableTotals } from './reconcile';
import type { RowRecord } from '../rows/records';
import { mainAmount } from '../rows/rowMoney';
import type { ChangedDocument, RejectedCell, SkippedRow, TableReport } from '../report';
import { TableCells, type ColumnStyles } from '../rows/rowCells';
import { classifyRow, isOpeningRow, type RowClass } from '../layout/rowClass';
import { listedAs, sampleOf } from '../layout/sample';
import { cellText } from '../source/source';
import { mappingOf, type SourceTable } from '../layout/table';

type RowState =
  | { readonly as: 'skipped'; readonly why: SkippedRow['why'] }
  | { readonly as: 'rejected'; readonly cells: readonly RejectedCell[] }
  | {
      readonly as: 'placed';
      readonly record: RowRecord;
      readonly customer: ImportedCustomer;
      /** The row itself made its customer known. */
      readonly customerAdded: boolean;
    };

export type RowOutcome = { readonly as: 'imported' } | Exclude<RowState, { readonly as: 'placed' }>;

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

interface Parts {
  readonly documents: readonly GatheredDocument[];
  readonly limits: readonly GatheredLimit[];
}

export class TablePlan {
  readonly cells: TableCells;
  readonly gathering: TableGathering;
  private readonly classes = new Map<number, RowClass>();
  private readonly states = new Map<number, RowState>();
  private readonly parts = new Map<number, Parts>();

  private balanceDay: Day | null = null;

  constructor(
    readonly table: SourceTable,
    private readonly again: ReadAgain | null = null,
  ) {
    this.cells = new TableCells(table, again?.styles ?? null);
    this.gathering = new TableGathering(table.file, table.sheet.name);
  }

  /** First pass: reads the rows and finds or makes their customers. */
  place(customers: ImportedCustomers, options: PlanOptions): void {
    this.balanceDay = options.balanceDay;
    for (const row of this.dataRows()) {
      const found = this.classOf(row);
      this.classes.set(row, found);
      const reading = readRow(this.cells, row, found, options);
      this.states.set(
        row,
        reading.as === 'record' ? this.placeRecord(reading.record, row, customers, options) : reading,
      );
    }
  }

  /** Second pass: gathers what the placed rows say. */
  gather(): void {
    for (const [row, state] of this.states) {
      if (state.as !== 'placed') continue;
      const { record } = state;
      const customer = standingFor(state.customer);
      const identity = identityOf(record.customer);
      this.parts.set(row, {
        documents: record.documents.map((draft) =>
          this.gathering.addDocument(draft, identity, customer, row + 1),
        ),
        limits: record.limits.map((draft) => this.gathering.addLimit(draft, identity, customer, row + 1)),
      });
      for (const { currency } of [...record.documents, ...record.limits]) {
        if (currency !== null)
          customer.currencies.set(currency, (customer.currencies.get(currency) ?? 0) + 1);
      }
    }
  }

  /** Last pass, when identities are settled. */
  report(imported: Tally): TableReport {
    const { documents } = this.gathering;
    const first = documents.find(({ outcome }) => outcome === 'added');
    const changed = documents.flatMap((document) => this.changesOf(document));
    const skipped: SkippedRow[] = [];
    const rejected: RejectedCell[] = [];
    const rows = { data: 0, imported: 0, skipped: 0, rejected: 0 };
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
      ...(this.table.notes.length > 0 ? { notes: this.table.notes } : {}),
      reconciliation: reconcile([this.totals()], imported),
      ...(first === undefined ? {} : { first: first.sourceKey }),
      ...(changed.length === 0 ? {} : { changed }),
      dateFormats: this.cells.dateFormats(),
    };
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
    const rows = [...this.states].flatMap(([row, state]) => {
      if (state.as !== 'rejected') return [];
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
    return this.states.has(row - 1) ? this.finalState(row - 1) : null;
  }

  totals(): TableTotals {
    const source = new Tally();
    const skipped = new Tally();
    const rejected = new Tally();
    let printed: Sums | null = null;
    for (const row of this.dataRows()) {
      const found = this.classes.get(row);
      if (found !== 'data' && found !== 'void' && found !== 'grandTotal') continue;
      const money = moneyInCells(this.cells, row);
      if (found === 'grandTotal') {
        printed = money;
        continue;
      }
      source.addAll(money);
      const final = this.finalState(row);
      if (final.as === 'skipped') skipped.addAll(money);
      else if (final.as === 'rejected') rejected.addAll(money);
      else this.addPartsLeftOut(row, skipped);
    }
    return { source, skipped, rejected, printed };
  }

  /** Whether any row says something. */
  get hasData(): boolean {
    return [...this.states.values()].some((state) => state.as !== 'skipped' || state.why === 'void');
  }

  private *dataRows(): Generator<number> {
    if (this.again !== null) {
      yield* this.again.rows;
      return;
    }
    for (let row = this.table.header.row + 1; row < this.table.sheet.rows.length; row += 1) yield row;
  }

  /** Of a statement only the first opening counts: a later one (承前页) says what the rows before it add up to. */
  private classOf(row: number): RowClass {
    const cells = this.table.sheet.rows[row] ?? [];
    const { openingRow } = this.cells;
    if (row === openingRow) return 'data';
    return openingRow !== null && isOpeningRow(this.table, cells)
      ? 'subtotal'
      : classifyRow(this.table, cells);
  }

  private placeRecord(
    record: RowRecord,
    row: number,
    customers: ImportedCustomers,
    options: PlanOptions,
  ): RowState {
    const source = `${this.table.file} › ${this.table.sheet.name} › ${row + 1}`;
    const reject = (why: RejectedCell['why']): RowState => ({
      as: 'rejected',
      cells: [{ cell: record.customerCell, value: record.customer.name || record.customer.code, why }],
    });
    if (this.table.kind === 'customers') {
      const { listing, customer } = customers.list(record.customer, record.facts, source, this.table);
      if (listing === 'duplicate') return this.rejectDuplicate(record, row);
      if (customer === null) return reject('customer.ambiguous');
      return { as: 'placed', record, customer, customerAdded: listing === 'added' };
    }
    const known = customers.find(record.customer, record.facts.taxId);
    if (known === null && this.table.kind === 'limits' && options.customersListed)
      return reject('limit.withoutCustomer');
    const customer = customers.mention(record.customer, record.facts, source);
    if (customer === 'ambiguous') return reject('customer.ambiguous');
    return { as: 'placed', record, customer, customerAdded: known === null };
  }

  private rejectDuplicate(record: RowRecord, row: number): RowState {
    const field = record.customer.code === '' ? 'customer.name' : 'customer.code';
    return { as: 'rejected', cells: [this.cells.reject(row, field, 'customer.duplicate')] };
  }

  private finalState(row: number): RowOutcome {
    const state = this.states.get(row);
    if (state === undefined) throw new RangeError(`row ${row} was not read`);
    if (state.as !== 'placed') return state;
    const { documents, limits } = this.parts.get(row) ?? { documents: [], limits: [] };
    const outcomes = [...documents, ...limits].map(({ outcome }) => outcome);
    const isAdded = state.customerAdded && state.customer.mergedInto === null;
    if (isAdded || outcomes.some(isWritten)) return { as: 'imported' };
    if (outcomes.includes('changed')) return { as: 'skipped', why: 'changed' };
    if (outcomes.includes('already.imported')) return { as: 'skipped', why: 'already.imported' };
    if (outcomes.includes('duplicate')) return { as: 'skipped', why: 'duplicate' };
    return standingFor(state.customer).existing
      ? { as: 'skipped', why: 'already.imported' }
      : { as: 'imported' };
  }

  private addPartsLeftOut(row: number, skipped: Tally): void {
    const state = this.states.get(row);
    const parts = this.parts.get(row);
    if (state?.as !== 'placed' || parts === undefined) return;
    for (const [index, gathered] of parts.documents.entries()) {
      const draft = state.record.documents[index];
      if (isWritten(gathered.outcome) || draft === undefined) continue;
      const lowers = draft.kind === 'creditNote' || draft.kind === 'refund';
      skipped.add(measureOf(draft.kind), lowers ? draft.amount.negated() : draft.amount);
    }
    for (const gathered of parts.limits) {
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
