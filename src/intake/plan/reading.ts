/**
 * How a table was read, kept with its rejected rows: mended, they are read in the same way. Their few cells could not tell
 * again what all cells of their columns, the title and the sheet's name told: the order of day and month, the unit, the kind.
 */
import * as z from 'zod/mini';
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

/** Raised with every change of the text's form: an older one is then not understood rather than misread. */
const VERSION = 1;

const ORDERS: readonly DateOrder[] = ['YMD', 'DMY', 'MDY'];
const STYLES = ['point', 'comma'] as const satisfies readonly AmountStyle[];
const KINDS = ['customers', 'limits', 'documents', 'balances'] as const satisfies readonly SourceTableKind[];
const LISTED = ['invoice', 'receipt', 'creditNote', 'opening'] as const satisfies readonly ListedKind[];

/** A row, a column or another zero-based number. */
const place = z.int().check(z.nonnegative());
const unit = z.number().check(z.positive());
const textOrNull = z.nullable(z.string());
/** What days leave out. */
const around = { year: z.nullable(place), month: z.nullable(place) };

/** A table without its rows, as text alone: what `readingText` writes. Days are YYYY-MM-DD. */
const KEPT = z.object({
  version: z.literal(VERSION),
  headerRow: place,
  kind: z.enum(KINDS),
  listed: z.enum(LISTED),
  unit,
  currency: textOrNull,
  customer: textOrNull,
  around: z.object(around),
  balanceDay: textOrNull,
  /** The day of the first movement of a statement. */
  firstDay: textOrNull,
  /** Which of the known forms names with a code in them have. */
  nameForm: z.nullable(place),
  /** Column of a running balance, and how it is read. */
  running: z.nullable(place),
  runningStyle: z.enum(STYLES),
  /** Where sections begin that say what days leave out; a row no sheet has would be filled up to. */
  sections: z.array(z.object({ ...around, row: place.check(z.lt(ROWS_MAX)) })),
  columns: z.array(
    z.object({
      column: place,
      header: z.string(),
      field: z.nullable(z.custom<Field>((value) => typeof value === 'string' && isField(value))),
      unit,
      currency: textOrNull,
      direction: z.nullable(place),
      credit: z.exactOptional(place),
      /** Of dates and amounts. */
      style: textOrNull,
      /** Dates may say less than a day. */
      partial: z.boolean(),
    }),
  ),
  months: z.array(z.object({ column: place, day: z.string(), measure: z.enum(MONTH_MEASURES), unit })),
});
type Kept = z.infer<typeof KEPT>;
type KeptColumn = Kept['columns'][number];

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

function parsed(written: string): Kept | null {
  try {
    return KEPT.safeParse(JSON.parse(written)).data ?? null;
  } catch {
    return null;
  }
}
