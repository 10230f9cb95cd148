/** The cells of a table by field, each column read in its one style: amounts with their unit, dates in their order. */
import { addDays, type Day } from '../../ledger/day';
import { ZERO, type Currency, type Money } from '../../ledger/money';
import { columnLetters } from '../../ledger/records';
import { amountStyleOf, readAmount, type AmountReading, type AmountStyle } from '../values/amounts';
import type { CodedName } from '../values/codedNames';
import { losesDigits } from '../values/codes';
import { currencyOf } from '../values/currency';
import { dateReaderOf, readDate, type DateOrder, type DateReader, type DateReading } from '../values/dates';
import { NOTHING_AROUND, type DateAround } from '../values/partialDates';
import { FIELDS, type Field } from '../columns/fields';
import type { RejectedCell, TableNote } from '../report';
import type { MonthColumn } from '../layout/months';
import { isEmptyValue } from '../layout/rowClass';
import { cellAt, cellText, type SourceCell } from '../source/source';
import type { SourceTable, TableColumn } from '../layout/table';
import { openingRowsOf } from './openingRows';
import { sectionsOf } from './sections';
import { hasHan } from '../values/wording';

/** Where amounts stand, what they are multiplied by, and where it says which way they stand. */
type AmountColumn = Pick<TableColumn, 'column' | 'unit'> & Partial<Pick<TableColumn, 'direction' | 'credit'>>;

const NO_AMOUNT: AmountReading = { kind: 'blank' };

/** How the columns of a table are read, decided from all of its cells. */
export interface ColumnStyles {
  readonly amounts: ReadonlyMap<Field, AmountStyle>;
  readonly dates: ReadonlyMap<Field, DateReader>;
  /** The day of a statement's first movement; null for any other table. */
  readonly firstDay: Day | null;
  /** Of the running balance of a statement. */
  readonly running: AmountStyle;
  /** By row, what its section says of days that leave out their year or month; rows behind the last are of its section. */
  readonly sections: readonly DateAround[];
}

/** Reads cells of one table; `row` is always the zero-based sheet row. */
export class TableCells {
  readonly amountFields: readonly Field[];
  readonly dateFields: readonly Field[];
  readonly styles: ColumnStyles;
  /** Amounts are asked for again and again: of rows, of what rejects them, of the proof. */
  private readonly readings = new Map<Field, AmountReading[]>();
  private readonly codedNames = new Map<string, CodedName | null>();
  /** Rows of a statement that say what was owed before. */
  readonly openingRows: ReadonlySet<number>;

  /** @param decided how they were read before, for rows that are read again apart from the others */
  constructor(
    readonly table: SourceTable,
    decided: ColumnStyles | null = null,
  ) {
    const fields = [...table.byField.keys()];
    this.amountFields = fields.filter((field) => FIELDS[field] === 'amount');
    this.dateFields = fields.filter((field) => FIELDS[field] === 'date');
    this.openingRows = openingRowsOf(table);
    this.styles = decided ?? this.decideStyles();
  }

  private decideStyles(): ColumnStyles {
    const amounts = new Map(this.amountFields.map((field) => [field, amountStyleOf(this.values(field))]));
    const dates = this.dateReaders(this.dateFields);
    const { running } = this.table;
    const partial = [...dates.values()].some((reader) => reader.partial);
    const sections = partial ? sectionsOf(this.table) : [];
    const reader = dates.get('document.date');
    return {
      amounts,
      dates,
      firstDay: this.openingRows.size === 0 || reader === undefined ? null : this.firstDay(reader, sections),
      running: running === null ? 'point' : amountStyleOf(this.valuesIn(running.column)),
      sections,
    };
  }

  has(field: Field): boolean {
    return this.table.byField.has(field);
  }

  cell(row: number, field: Field): SourceCell {
    const column = this.table.byField.get(field);
    const cell = column === undefined ? '' : cellAt(this.table.sheet.rows[row], column.column);
    return isEmptyValue(cell) ? '' : cell;
  }

  /** '' for blank cells, errors such as #REF!, and codes of which Excel kept 15 digits. */
  text(row: number, field: Field): string {
    if (field === 'customer.name' && this.table.customer !== null) return this.table.customer;
    const cell = this.cell(row, field);
    if (losesDigits(cell) && FIELDS[field] === 'code') return '';
    const text = typeof cell === 'object' && 'error' in cell ? '' : cellText(cell);
    return field === 'customer.name' ? (this.codedName(text)?.name ?? text) : text;
  }

  /** What the row's name holds of a code, where no column holds it. */
  customerCode(row: number): string {
    const own = this.text(row, 'customer.code');
    if (own !== '' || this.table.codeInName === null) return own;
    return this.codedName(cellText(this.cell(row, 'customer.name')))?.code ?? '';
  }

  private codedName(text: string): CodedName | null {
    const { codeInName } = this.table;
    if (codeInName === null) return null;
    const known = this.codedNames.get(text);
    if (known !== undefined) return known;
    const found = codeInName(text);
    this.codedNames.set(text, found);
    return found;
  }

  /** The amount in whole currency units; a unit in the cell itself stands for the header's. */
  amount(row: number, field: Field): AmountReading {
    const column = this.table.byField.get(field);
    if (column === undefined) return NO_AMOUNT;
    let known = this.readings.get(field);
    if (known === undefined) this.readings.set(field, (known = []));
    return (known[row] ??= this.amountIn(row, column, this.styles.amounts.get(field)));
  }

  /** Of a balance on two sides what the debit side has more than the credit side. */
  private amountIn(row: number, column: AmountColumn, style: AmountStyle = 'point'): AmountReading {
    const { credit, unit } = column;
    const debit = this.sideIn(row, column, style);
    if (credit === undefined || debit.kind === 'unreadable') return debit;
    const other = this.sideIn(row, { column: credit, unit }, style);
    if (other.kind !== 'amount') return other.kind === 'unreadable' ? other : debit;
    return { ...other, amount: (amountOf(debit) ?? ZERO).minus(other.amount) };
  }

  private sideIn(
    row: number,
    { column, unit, direction = null }: AmountColumn,
    style: AmountStyle,
  ): AmountReading {
    const cells = this.table.sheet.rows[row];
    const cell = cellAt(cells, column);
    const reading = readAmount(isEmptyValue(cell) ? '' : cell, style);
    if (reading.kind !== 'amount') return reading;
    const owedByUs = direction !== null && /^(?:贷|credit|cr)/i.test(cellText(cellAt(cells, direction)));
    const amount = reading.ownUnit || unit === 1 ? reading.amount : reading.amount.times(unit);
    if (amount === reading.amount && !owedByUs) return reading;
    return { ...reading, amount: owedByUs ? amount.negated() : amount };
  }

  /** What a row holds under each month; blank months left out. */
  monthsOf(row: number): readonly { readonly month: MonthColumn; readonly reading: AmountReading }[] {
    return this.table.months.flatMap((month) => {
      const reading = this.amountIn(row, month);
      return reading.kind === 'blank' || reading.kind === 'nil' ? [] : [{ month, reading }];
    });
  }

  rejectAt(row: number, column: number, why: RejectedCell['why']): RejectedCell {
    const value = cellText(cellAt(this.table.sheet.rows[row], column));
    return { cell: `${columnLetters(column)}${row + 1}`, value, why };
  }

  /** What a statement says was owed before its first row; null in any other row. */
  openingAt(row: number): AmountReading | null {
    return this.openingRows.has(row) ? this.runningAt(row) : null;
  }

  /** The balance a statement prints behind the row; blank for any other table. */
  runningAt(row: number): AmountReading {
    const { running } = this.table;
    if (running === null) return NO_AMOUNT;
    return this.amountIn(row, running, this.styles.running);
  }

  /** The day before the first movement: what is dated later is not part of the opening. */
  openingDay(row: number): Day | null {
    const first = this.styles.firstDay;
    const own = this.dayOrNull(row, 'document.date');
    if (first === null) return own;
    const before = addDays(first, -1);
    return own === null || own > before ? before : own;
  }

  private firstDay(reader: DateReader, sections: ColumnStyles['sections']): Day | null {
    let first: Day | null = null;
    for (let row = this.table.header.row + 1; row < this.table.sheet.rows.length; row += 1) {
      if (this.openingRows.has(row)) continue;
      const reading = this.readDate(row, 'document.date', reader, sections);
      if (reading.kind === 'day' && (first === null || reading.day < first)) first = reading.day;
    }
    return first;
  }

  date(row: number, field: Field): DateReading {
    const reader = this.styles.dates.get(field);
    return reader === undefined ? { kind: 'blank' } : this.readDate(row, field, reader);
  }

  private readDate(
    row: number,
    field: Field,
    reader: DateReader,
    sections = this.styles.sections,
  ): DateReading {
    const cell = this.cell(row, field);
    return reader.partial ? readDate(cell, reader, this.aroundAt(row, sections)) : readDate(cell, reader);
  }

  /** What the last section row above says (2026年1月), and for what it does not say, what stands around the table. */
  private aroundAt(row: number, sections: ColumnStyles['sections']): DateAround {
    const section = sections[Math.min(row, sections.length - 1)] ?? NOTHING_AROUND;
    const { year, month } = this.table.around;
    return { year: section.year ?? year, month: section.month ?? month };
  }

  /** What was added to dates that say less than a day, of the rows given. */
  dateNotes(rows: Iterable<number>): readonly TableNote[] {
    const fields = this.dateFields.filter((field) => this.styles.dates.get(field)?.partial === true);
    if (fields.length === 0) return [];
    const found = new Map<string, TableNote>();
    for (const row of rows) {
      for (const field of fields) {
        const reading = this.date(row, field);
        if (reading.kind !== 'day' || reading.added === undefined) continue;
        const what = reading.added === 'day' ? 'dates.monthEnd' : 'dates.yearAdded';
        const known = found.get(`${field} ${what}`);
        const cell = known?.cell ?? this.address(row, field);
        found.set(`${field} ${what}`, { what, cell, count: (known?.count ?? 0) + 1 });
      }
    }
    return [...found.values()];
  }

  dayOrNull(row: number, field: Field): Day | null {
    const reading = this.date(row, field);
    return reading.kind === 'day' ? reading.day : null;
  }

  /** What an amount's header says, else the row's currency cell, the amount's own sign, what stands around the table. */
  currency(row: number, field: Field): Currency | null {
    const column = this.table.byField.get(field);
    if (column?.currency) return column.currency;
    const stated = this.has('row.currency') ? currencyOf(this.text(row, 'row.currency')) : null;
    if (stated !== null) return stated;
    const reading = this.amount(row, field);
    return (reading.kind === 'amount' ? reading.currency : null) ?? this.table.currency;
  }

  /** `C14`; the first column when the table has no such field. */
  address(row: number, field: Field): string {
    return `${columnLetters(this.table.byField.get(field)?.column ?? 0)}${row + 1}`;
  }

  reject(row: number, field: Field, why: RejectedCell['why']): RejectedCell {
    return { cell: this.address(row, field), value: cellText(this.cell(row, field)), why };
  }

  dateFormats(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.styles.dates].map(([field, reader]) => [field, reader.format]));
  }

  private *values(field: Field): Generator<SourceCell> {
    for (let row = this.table.header.row + 1; row < this.table.sheet.rows.length; row += 1)
      yield this.cell(row, field);
  }

  private *valuesIn(column: number): Generator<SourceCell> {
    for (let row = this.table.header.row + 1; row < this.table.sheet.rows.length; row += 1)
      yield cellAt(this.table.sheet.rows[row], column);
  }

  /** Columns that prove their order speak for those that do not. */
  private dateReaders(fields: readonly Field[]): ReadonlyMap<Field, DateReader> {
    const chinese = hasHan(this.table.header.columns.map((column) => column.header).join(''));
    const first = fields.map((field) => {
      const cells = [...this.values(field)];
      return { field, cells, reader: dateReaderOf(cells, { order: null, chinese }) };
    });
    const orders = new Set(first.filter(({ reader }) => reader.proven).map(({ reader }) => reader.order));
    const order: DateOrder | null = orders.size === 1 ? ([...orders][0] ?? null) : null;
    return new Map(
      first.map(({ field, cells, reader }) => [
        field,
        reader.proven || order === null ? reader : dateReaderOf(cells, { order, chinese }),
      ]),
    );
  }
}

/** The amount of a reading; signs for nothing are zero, blank and unreadable are null. */
export function amountOf(reading: AmountReading): Money | null {
  if (reading.kind === 'amount') return reading.amount;
  return reading.kind === 'nil' ? ZERO : null;
}
