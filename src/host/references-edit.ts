/** What an edit of the grid does to formulas: references follow inserted, deleted and renamed parts, copies move relative ones. */
import { parseA1Ref, stringifyStructRef, tokenTypes } from '@borgar/fx/xlsx';
import type { RangeA1, Token } from '@borgar/fx/xlsx';
import {
  isPlainRangeToken,
  movedRange,
  parseStructured,
  quotedSheetName,
  tokensOf,
  writeRange,
} from './references';
import { SHEET_COLUMNS, SHEET_ROWS } from './model';

/** Whole rows or columns inserted before, or deleted from, position `at` (zero-based) of a sheet. */
export interface GridShift {
  readonly sheetName: string;
  readonly dimension: 'rows' | 'columns';
  readonly kind: 'insert' | 'delete';
  readonly at: number;
  readonly count: number;
  /** Where only a part of the sheet moves: the columns (of rows) or rows (of columns) it moves in. */
  readonly across?: { readonly first: number; readonly last: number };
}

/**
 * The formula as Excel leaves it after rows or columns were inserted or deleted: absolute and relative references both
 * follow their cells, a range grows or shrinks with what it spans, and a reference whose cells are all gone is `#REF!`.
 * `ownSheetName` is the sheet an unqualified reference belongs to. Structured references need no change.
 */
export function shiftFormula(formula: string, ownSheetName: string, shift: GridShift): string {
  const edited = shift.sheetName.toLowerCase();
  return mapRanges(formula, (range, sheetName) =>
    (sheetName || ownSheetName).toLowerCase() === edited ? shiftedRange(range, shift) : range,
  );
}

/** The formula as it stands after copying it `rows` down and `columns` to the right; a reference that leaves the sheet is `#REF!`. */
export function translateFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return mapRanges(formula, (range) => movedRange(range, rows, columns));
}

/** The formula after a sheet was renamed. */
export function renameSheetInFormula(formula: string, from: string, to: string): string {
  const wanted = from.toLowerCase();
  return mapTokens(formula, (token) => {
    const qualified = isPlainRangeToken(token) || token.type === tokenTypes.REF_NAMED;
    if (!qualified) return token.value;
    const reference = parseA1Ref(token.value);
    if (reference?.sheetName?.toLowerCase() !== wanted) return token.value;
    return `${quotedSheetName(to)}!${'range' in reference ? writeRange(reference.range) : reference.name}`;
  });
}

/** The formula after a table was renamed. */
export function renameTableInFormula(formula: string, from: string, to: string): string {
  const wanted = from.toLowerCase();
  return mapTokens(formula, (token) => {
    if (token.type === tokenTypes.REF_NAMED) return token.value.toLowerCase() === wanted ? to : token.value;
    const reference = token.type === tokenTypes.REF_STRUCT ? parseStructured(token.value) : undefined;
    return reference?.table?.toLowerCase() === wanted
      ? stringifyStructRef({ ...reference, table: to })
      : token.value;
  });
}

/** The formula after a table's column was renamed; `own` says that the formula stands in that table, where `[@x]` means it. */
export function renameColumnInFormula(
  formula: string,
  table: string,
  own: boolean,
  from: string,
  to: string,
): string {
  const wantedTable = table.toLowerCase();
  const wanted = from.toLowerCase();
  return mapTokens(formula, (token) => {
    const reference = token.type === tokenTypes.REF_STRUCT ? parseStructured(token.value) : undefined;
    if (!reference) return token.value;
    const meant = reference.table ? reference.table.toLowerCase() === wantedTable : own;
    if (!meant || !reference.columns?.some((column) => column.toLowerCase() === wanted)) return token.value;
    const columns = reference.columns.map((column) => (column.toLowerCase() === wanted ? to : column));
    return stringifyStructRef({ ...reference, columns });
  });
}

/** The formula with each token's text replaced. */
export function mapTokens(formula: string, change: (token: Token) => string): string {
  return tokensOf(formula).map(change).join('');
}

function mapRanges(formula: string, change: (range: RangeA1, sheetName: string) => RangeA1 | null): string {
  return mapTokens(formula, (token) => {
    if (!isPlainRangeToken(token)) return token.value;
    const reference = parseA1Ref(token.value);
    if (!reference || !('range' in reference) || reference.workbookName) return token.value;
    const range = change(reference.range, reference.sheetName ?? '');
    if (range === reference.range) return token.value;
    if (!range) return '#REF!';
    const prefix = token.value.slice(0, token.value.lastIndexOf('!') + 1);
    return prefix + writeRange(range);
  });
}

function shiftedRange(range: RangeA1, shift: GridShift): RangeA1 | null {
  const rows = shift.dimension === 'rows';
  if (shift.across && !liesWithin(shift.across, range, rows)) return range;
  const first = rows ? range.top : range.left;
  const last = (rows ? range.bottom : range.right) ?? first;
  if (first === null) return range;
  const span = shiftedSpan(first, last ?? first, shift, rows ? SHEET_ROWS : SHEET_COLUMNS);
  if (!span) return null;
  const [start, end] = span;
  return rows ? { ...range, top: start, bottom: end } : { ...range, left: start, right: end };
}

/** Only a range whose cells all move is changed. */
function liesWithin(
  { first, last }: { readonly first: number; readonly last: number },
  range: RangeA1,
  rowsMove: boolean,
): boolean {
  const [start, end] = rowsMove ? [range.left, range.right] : [range.top, range.bottom];
  return start !== null && start >= first && (end ?? start) <= last;
}

/** First and last position after the shift; null when nothing is left. */
export function shiftedSpan(
  first: number,
  last: number,
  { kind, at, count }: Pick<GridShift, 'kind' | 'at' | 'count'>,
  size: number,
): [number, number] | null {
  if (kind === 'insert') {
    const start = first >= at ? first + count : first;
    const end = last >= at ? last + count : last;
    return start >= size ? null : [start, Math.min(end, size - 1)];
  }
  const removedEnd = at + count;
  const start = first < at ? first : first < removedEnd ? at : first - count;
  const end = last < at ? last : last < removedEnd ? at - 1 : last - count;
  return end < start ? null : [start, end];
}
