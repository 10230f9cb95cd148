/** What a structured reference means: the rows and columns of a table, as a plain range. */
import { parseStructRef } from '@borgar/fx/xlsx';
import type { RangeA1, ReferenceStructXlsx } from '@borgar/fx/xlsx';
import type { BookModel, TableModel } from './model';

/** The cell a formula stands in; zero-based. */
export interface FormulaPlace {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** What references can point at. */
export type ReferenceBook = Pick<BookModel, 'sheets' | 'tables' | 'names'>;

/** A range of one sheet as it stands in a formula, `$` flags included; rows or columns are null in `A:A` and `1:1`. */
export interface PlainRange {
  readonly sheetId: string;
  /** Whether the sheet's name must be written before it. */
  readonly qualified: boolean;
  readonly range: RangeA1;
}

/** A formula cut into text and plain ranges. */
export type FormulaPart = string | PlainRange;

/**
 * The parts of a structured reference. The parser takes `[@[']a:b]]` for a workbook's name in brackets, so a reference
 * without a table is given one while it is parsed.
 */
export function parseStructured(text: string): ReferenceStructXlsx | undefined {
  if (parsed.has(text)) return parsed.get(text);
  if (parsed.size >= PARSED_MAX) parsed.clear();
  const reference = parse(text);
  parsed.set(text, reference);
  return reference;
}

/** The formulas of a column share their references: read once, never changed. */
const parsed = new Map<string, ReferenceStructXlsx | undefined>();
const PARSED_MAX = 20_000;

function parse(text: string): ReferenceStructXlsx | undefined {
  if (!text.startsWith('[')) return parseStructRef(text);
  const reference = parseStructRef(`_${text}`);
  return reference && { ...reference, table: '' };
}

/** The range, or the error Excel shows where there is none. */
export function structuredPart(text: string, place: FormulaPlace, book: ReferenceBook): FormulaPart {
  const reference = parseStructured(text);
  if (!reference) return '#NAME?';
  const table = referencedTable(reference, place, book);
  return table ? tableRange(reference, table, place) : '#REF!';
}

export function referencedTable(
  reference: ReferenceStructXlsx,
  place: FormulaPlace,
  book: ReferenceBook,
): TableModel | undefined {
  if (!reference.table) return tableAt(book, place);
  const name = reference.table.toLowerCase();
  return book.tables.find((table) => table.name.toLowerCase() === name);
}

export function tableRange(
  reference: ReferenceStructXlsx,
  table: TableModel,
  place: FormulaPlace,
): FormulaPart {
  const columns = columnSpan(reference.columns ?? [], table);
  if (!columns) return '#REF!';
  const rows = rowSpan(reference.sections ?? [], table, place);
  if (typeof rows === 'string') return rows;
  return {
    sheetId: table.sheetId,
    qualified: table.sheetId !== place.sheetId,
    range: {
      top: rows.first,
      bottom: rows.last,
      left: columns.first,
      right: columns.last,
      $top: rows.absolute,
      $bottom: rows.absolute,
      $left: true,
      $right: true,
    },
  };
}

function columnSpan(names: readonly string[], table: TableModel): { first: number; last: number } | null {
  const { column, width } = table.box;
  if (names.length === 0) return { first: column, last: column + width - 1 };
  const positions: number[] = [];
  for (const name of names) {
    const position = columnPosition(table, name);
    if (position < 0) return null;
    positions.push(column + position);
  }
  return { first: Math.min(...positions), last: Math.max(...positions) };
}

/** Zero-based position of a column by its header, as Excel compares names: without regard to case. */
export function columnPosition(table: TableModel, name: string): number {
  const wanted = name.toLowerCase();
  return table.columns.findIndex((column) => column.name.toLowerCase() === wanted);
}

interface RowSpan {
  readonly first: number;
  readonly last: number;
  /** False for this row, which follows the formula's own row. */
  readonly absolute: boolean;
}

function rowSpan(sections: readonly string[], table: TableModel, place: FormulaPlace): RowSpan | string {
  const header = table.box.row;
  const last = table.box.row + table.box.height - 1;
  const data = { first: header + 1, last: table.showTotals ? last - 1 : last };
  if (sections.includes('this row')) {
    const inside = place.row >= data.first && place.row <= data.last;
    return inside ? { first: place.row, last: place.row, absolute: false } : '#VALUE!';
  }
  const spans = (sections.length === 0 ? ['data'] : sections).map((section) => {
    if (section === 'headers') return { first: header, last: header };
    if (section === 'totals') return table.showTotals ? { first: last, last } : null;
    return section === 'all' ? { first: header, last } : data;
  });
  const known = spans.filter((span) => span !== null);
  if (known.length < spans.length) return '#REF!';
  const first = Math.min(...known.map((span) => span.first));
  const end = Math.max(...known.map((span) => span.last));
  return end < first ? '#REF!' : { first, last: end, absolute: true };
}

/** The table whose box, header included, holds this cell. */
export function tableAt(book: Pick<BookModel, 'tables'>, place: FormulaPlace): TableModel | undefined {
  return book.tables.find(
    ({ sheetId, box }) =>
      sheetId === place.sheetId &&
      place.row >= box.row &&
      place.row < box.row + box.height &&
      place.column >= box.column &&
      place.column < box.column + box.width,
  );
}
