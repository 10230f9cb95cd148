/**
 * How a table was read, kept with its rejected rows: mended, they are read in the same way. Their few cells could not tell
 * again what all cells of their columns, the title and the sheet's name told: the order of day and month, the unit, the kind.
 */
import { isoDay, parseIsoDay, type Day } from '../../ledger/day';
import { isField, type Field } from '../columns/fields';
import { MONTH_MEASURES, type MonthColumn } from '../layout/months';
import type { ListedKind, SourceTable, TableColumn } from '../layout/table';
import type { SourceTableKind } from '../report';
import type { ColumnStyles, TableCells } from '../rows/rowCells';
import { ROWS_MAX } from '../source/limits';
import type { SourceSheet } from '../source/source';
import { nameFormAt, placeOfNameForm } from '../values/codedNames';
import type { AmountStyle } from '../values/amounts';
import type { DateOrder } from '../values/dates';
import type { DateAround } from '../values/partialDates';

/** Raised with every change of the text's form: an older one is then not understood rather than misread. */
const VERSION = 1;

type KeptColumn = Pick<TableColumn, 'column' | 'field' | 'unit' | 'currency' | 'direction' | 'credit'> & {
  readonly header: string;
  /** Of dates and amounts. */
  readonly style: DateOrder | AmountStyle | null;
  /** Dates may say less than a day. */
  readonly partial: boolean;
};

/** A table without its rows, as text alone: what `readingText` writes. */
interface Kept {
  readonly version: typeof VERSION;
  /** Zero-based. */
  readonly headerRow: number;
  readonly kind: SourceTableKind;
  readonly listed: ListedKind;
  readonly unit: number;
  readonly currency: string | null;
  readonly customer: string | null;
  /** Of days that leave out their year or month. */
  readonly around: DateAround;
  /** YYYY-MM-DD. */
  readonly balanceDay: string | null;
  /** The day of the first movement of a statement. */
  readonly firstDay: string | null;
  /** Which of the known forms names with a code in them have. */
  readonly nameForm: number | null;
  /** Column of a running balance, and how it is read. */
  readonly running: number | null;
  readonly runningStyle: AmountStyle;
  /** Where sections begin that say what days leave out, by zero-based row. */
  readonly sections: readonly (DateAround & { readonly row: number })[];
  readonly columns: readonly KeptColumn[];
  readonly months: readonly (Omit<MonthColumn, 'day'> & { readonly day: string })[];
}

export interface TableReading {
  /** @param rows from the source's first row on */
  readonly over: (file: string, sheet: SourceSheet) => SourceTable;
  readonly styles: ColumnStyles;
}

/** Headers are kept to know them when a page repeats them; a sentence in one is cut off. */
const HEADER_LENGTH_MAX = 40;

/** @param balanceDay what the import took for the day of balances where the table says none */
export function readingText(table: SourceTable, cells: TableCells, balanceDay: Day | null): string {
  const months = new Set(table.months.map(({ column }) => column));
  const meant = table.columns.filter(
    ({ column, field }) => field !== null || months.has(column) || column === table.running?.column,
  );
  const day = table.balanceDay ?? balanceDay;
  const { firstDay } = cells.styles;
  const kept: Kept = {
    version: VERSION,
    headerRow: table.header.row,
    kind: table.kind,
    listed: table.listed,
    unit: table.unit,
    currency: table.currency,
    customer: table.customer,
    around: table.around,
    balanceDay: day === null ? null : isoDay(day),
    firstDay: firstDay === null ? null : isoDay(firstDay),
    nameForm: table.codeInName === null ? null : placeOfNameForm(table.codeInName),
    running: table.running?.column ?? null,
    runningStyle: cells.styles.running,
    sections: cells.styles.sections.flatMap(({ year, month }, row, all) => {
      const before = all[row - 1];
      return before?.year === year && before.month === month ? [] : [{ row, year, month }];
    }),
    columns: meant.map(({ column, header, field, unit, currency, direction, credit }) => ({
      column,
      header: header.slice(0, HEADER_LENGTH_MAX),
      field,
      unit,
      currency,
      direction,
      ...(credit === undefined ? {} : { credit }),
      style: styleOf(cells.styles, field),
      partial: field !== null && cells.styles.dates.get(field)?.partial === true,
    })),
    months: table.months.map(({ column, day: on, measure, unit }) => ({
      column,
      day: isoDay(on),
      measure,
      unit,
    })),
  };
  return JSON.stringify(kept);
}

function styleOf({ dates, amounts }: ColumnStyles, field: Field | null): KeptColumn['style'] {
  if (field === null) return null;
  return dates.get(field)?.order ?? amounts.get(field) ?? null;
}

/** null for a text that is not one of ours, or that somebody changed. */
export function parseReading(text: string): TableReading | null {
  const kept = parsed(text);
  if (kept === null) return null;
  const columns = kept.columns.map(tableColumn);
  const running = columns.find(({ column }) => column === kept.running) ?? null;
  const months = kept.months.flatMap((month): MonthColumn[] => {
    const day = parseIsoDay(month.day);
    return day === null ? [] : [{ ...month, day }];
  });
  return {
    over: (file, sheet) => ({
      file,
      sheet,
      header: {
        row: kept.headerRow,
        columns: columns.map(({ column, header }) => ({
          column,
          header,
          sense: null,
          rank: 0,
          confidence: 1,
          unit: null,
          currency: null,
        })),
      },
      kind: kept.kind,
      listed: kept.listed,
      columns,
      byField: new Map(columns.flatMap((column) => (column.field === null ? [] : [[column.field, column]]))),
      unit: kept.unit,
      currency: kept.currency,
      months,
      customer: kept.customer,
      around: kept.around,
      running,
      balanceDay: kept.balanceDay === null ? null : parseIsoDay(kept.balanceDay),
      closingDay: null,
      codeInName: kept.nameForm === null ? null : nameFormAt(kept.nameForm),
      notes: [],
    }),
    styles: stylesOf(kept),
  };
}

function tableColumn({ style: _, partial: __, ...column }: KeptColumn): TableColumn {
  const judged = { confidence: 1, reasons: [], question: null };
  return { ...column, ...judged };
}

const ORDERS: readonly DateOrder[] = ['YMD', 'DMY', 'MDY'];
const STYLES: readonly AmountStyle[] = ['point', 'comma'];

function stylesOf({ columns, firstDay, runningStyle, sections }: Kept): ColumnStyles {
  const of = <Style extends string>(known: readonly Style[]) =>
    columns.flatMap(({ field, style, partial }): [Field, Style, boolean][] => {
      const found = known.find((each) => each === style);
      return field === null || found === undefined ? [] : [[field, found, partial]];
    });
  return {
    amounts: new Map(of(STYLES).map(([field, style]) => [field, style])),
    dates: new Map(
      of(ORDERS).map(([field, order, partial]) => [field, { order, proven: true, format: order, partial }]),
    ),
    firstDay: firstDay === null ? null : parseIsoDay(firstDay),
    running: runningStyle,
    sections: sections.flatMap(({ row, year, month }, index) => {
      const rows = (sections[index + 1]?.row ?? row + 1) - row;
      return Array.from({ length: rows }, () => ({ year, month }));
    }),
  };
}

function parsed(text: string): Kept | null {
  try {
    const value: unknown = JSON.parse(text);
    return isKept(value) ? value : null;
  } catch {
    return null;
  }
}

const STYLE_NAMES: readonly unknown[] = STYLES;
const KINDS: readonly unknown[] = [
  'customers',
  'limits',
  'documents',
  'balances',
] satisfies SourceTableKind[];
const LISTED: readonly unknown[] = ['invoice', 'receipt', 'creditNote', 'opening'] satisfies ListedKind[];
const MEASURES: readonly unknown[] = MONTH_MEASURES;

type Unchecked<T> = { readonly [Key in keyof T]?: unknown };

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const kept: Unchecked<Kept> = value;
  return (
    kept.version === VERSION &&
    isPlace(kept.headerRow) &&
    KINDS.includes(kept.kind) &&
    LISTED.includes(kept.listed) &&
    isUnit(kept.unit) &&
    [kept.currency, kept.customer, kept.balanceDay, kept.firstDay].every(isTextOrNull) &&
    [kept.nameForm, kept.running].every((place) => place === null || isPlace(place)) &&
    STYLE_NAMES.includes(kept.runningStyle) &&
    isListOf(kept.sections, isSection) &&
    isAround(kept.around) &&
    isListOf(kept.columns, isColumn) &&
    isListOf(kept.months, isMonth)
  );
}

/** A row no sheet has would be filled up to. */
function isSection(value: object): boolean {
  const { row }: Unchecked<Kept['sections'][number]> = value;
  return isPlace(row) && Number(row) < ROWS_MAX && isAround(value);
}

function isAround(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { year, month }: Unchecked<DateAround> = value;
  return [year, month].every((part) => part === null || isPlace(part));
}

function isColumn(value: object): boolean {
  const column: Unchecked<KeptColumn> = value;
  const { field, direction } = column;
  return (
    isPlace(column.column) &&
    typeof column.header === 'string' &&
    (field === null || (typeof field === 'string' && isField(field))) &&
    isUnit(column.unit) &&
    isTextOrNull(column.currency) &&
    (direction === null || isPlace(direction)) &&
    (column.credit === undefined || isPlace(column.credit)) &&
    isTextOrNull(column.style) &&
    typeof column.partial === 'boolean'
  );
}

function isMonth(value: object): boolean {
  const month: Unchecked<Kept['months'][number]> = value;
  return (
    isPlace(month.column) &&
    typeof month.day === 'string' &&
    MEASURES.includes(month.measure) &&
    isUnit(month.unit)
  );
}

function isListOf(value: unknown, each: (part: object) => boolean): boolean {
  if (!Array.isArray(value)) return false;
  const parts: readonly unknown[] = value;
  return parts.every((part) => typeof part === 'object' && part !== null && each(part));
}

function isPlace(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isUnit(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}
