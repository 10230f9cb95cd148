/**
 * References inside formulas: structured references and defined names become plain A1, which is all the calculation
 * engine is given. The text a user wrote stays in the model; this is redone whenever a table moves, grows or is renamed.
 *
 * Rules of structured references: Microsoft, "Using structured references with Excel tables" (the special characters
 * `[ ] # '` are escaped with `'` inside a column specifier).
 */
import { parseA1Ref, tokenize, tokenTypes } from '@borgar/fx/xlsx';
import type { RangeA1, Token } from '@borgar/fx/xlsx';
import type { BookModel, NameModel } from './model';
import { SHEET_COLUMNS, SHEET_ROWS } from './model';
import { referencedTable, structuredPart, tableRange } from './references-structured';
import type { FormulaPart, FormulaPlace, PlainRange, ReferenceBook } from './references-structured';

export { columnPosition, parseStructured, referencedTable, tableAt } from './references-structured';
export type { FormulaPart, FormulaPlace, PlainRange, ReferenceBook } from './references-structured';

/** A name may stand for another name; a chain longer than this is a circle. */
const NAME_DEPTH_MAX = 16;
/** Distinct formula texts whose tokens are kept; the structured formulas of a whole column share one text. */
const TOKEN_CACHE_MAX = 20_000;

const tokenCache = new Map<string, readonly Token[]>();

/** The tokens of a formula, references merged into one token each. Shared and cached: never change them. */
export function tokensOf(formula: string): readonly Token[] {
  const known = tokenCache.get(formula);
  if (known) return known;
  if (tokenCache.size >= TOKEN_CACHE_MAX) tokenCache.clear();
  const tokens = tokenize(formula, { mergeRefs: true });
  tokenCache.set(formula, tokens);
  return tokens;
}

export function isPlainRangeToken(token: Token): boolean {
  return token.type === tokenTypes.REF_RANGE || token.type === tokenTypes.REF_BEAM;
}

/** The formula with every structured reference and defined name as plain A1; `sheetName` says how a sheet is called. */
export function plainFormula(
  formula: string,
  place: FormulaPlace,
  book: ReferenceBook,
  sheetName: (sheetId: string) => string = (id) => quotedSheetName(sheetById(book, id)?.name ?? ''),
): string {
  return writeParts(formulaParts(formula, place, book), sheetName);
}

export function writeParts(parts: readonly FormulaPart[], sheetName: (sheetId: string) => string): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else text += (part.qualified ? `${sheetName(part.sheetId)}!` : '') + writeRange(part.range);
  }
  return text;
}

/** What is calculated for a formula that cannot be read at all; Excel would not have let it be entered. */
const UNREADABLE = '=#NAME?';

/**
 * Cuts a formula into text and plain ranges. A reference to an unknown table or column, or a this-row reference outside
 * the table's rows, becomes the error Excel shows (`#REF!`, `#VALUE!`); an unknown name stays and ends as `#NAME?`.
 */
export function formulaParts(
  formula: string,
  place: FormulaPlace,
  book: ReferenceBook,
  depth = 0,
): FormulaPart[] {
  const parts: FormulaPart[] = [];
  for (const token of tokensOf(formula)) {
    if (token.type === tokenTypes.UNKNOWN) return [UNREADABLE];
    if (token.type === tokenTypes.REF_STRUCT) parts.push(structuredPart(token.value, place, book));
    else if (isPlainRangeToken(token)) parts.push(plainPart(token.value, place, book));
    else if (token.type === tokenTypes.REF_NAMED) parts.push(...nameParts(token.value, place, book, depth));
    else parts.push(token.value);
  }
  return parts;
}

function plainPart(text: string, place: FormulaPlace, book: ReferenceBook): FormulaPart {
  const reference = parseA1Ref(text);
  if (!reference || !('range' in reference) || reference.workbookName) return text;
  if (!reference.sheetName) return { sheetId: place.sheetId, qualified: false, range: reference.range };
  const sheet = sheetByName(book, reference.sheetName);
  return sheet ? { sheetId: sheet.id, qualified: true, range: reference.range } : '#REF!';
}

function nameParts(text: string, place: FormulaPlace, book: ReferenceBook, depth: number): FormulaPart[] {
  const reference = parseA1Ref(text);
  if (!reference || !('name' in reference) || depth >= NAME_DEPTH_MAX) return [text];
  const name = nameInScope(reference.name, reference.sheetName ?? '', place, book);
  if (!name) return tableByNameParts(reference.name, place, book) ?? [text];
  // A name's relative references are written for cell A1 and move with the cell that uses it.
  const moved = formulaParts(name.formula, { ...place, row: 0, column: 0 }, book, depth + 1).map((part) =>
    typeof part === 'string' ? part : movedPart(part, place.row, place.column),
  );
  const parts = moved[0] === '=' ? moved.slice(1) : moved;
  return parts.length === 1 ? parts : ['(', ...parts, ')'];
}

/** A table's bare name means its data rows. */
function tableByNameParts(name: string, place: FormulaPlace, book: ReferenceBook): FormulaPart[] | null {
  const reference = { workbookName: '', sheetName: '', table: name, columns: [], sections: [] };
  const table = referencedTable(reference, place, book);
  return table ? [tableRange(reference, table, place)] : null;
}

function nameInScope(
  name: string,
  sheetName: string,
  place: FormulaPlace,
  book: ReferenceBook,
): NameModel | undefined {
  const wanted = name.toLowerCase();
  const same = book.names.filter((candidate) => candidate.name.toLowerCase() === wanted);
  const scope = sheetName ? sheetByName(book, sheetName)?.id : place.sheetId;
  return (
    same.find((candidate) => candidate.sheetId === scope) ?? same.find((candidate) => !candidate.sheetId)
  );
}

function movedPart(part: PlainRange, rows: number, columns: number): FormulaPart {
  const range = movedRange(part.range, rows, columns);
  return range ? { ...part, range } : '#REF!';
}

/** The range with its relative edges moved; null when it leaves the sheet. */
export function movedRange(range: RangeA1, rows: number, columns: number): RangeA1 | null {
  const edge = (
    at: number | null | undefined,
    absolute: boolean | null | undefined,
    by: number,
  ): number | null => (at === null || at === undefined ? null : absolute ? at : at + by);
  const top = edge(range.top, range.$top, rows);
  const bottom = edge(
    range.bottom ?? range.top,
    range.bottom === undefined ? range.$top : range.$bottom,
    rows,
  );
  const left = edge(range.left, range.$left, columns);
  const right = edge(
    range.right ?? range.left,
    range.right === undefined ? range.$right : range.$right,
    columns,
  );
  const outside = [top, bottom].some((row) => row !== null && (row < 0 || row >= SHEET_ROWS));
  const beyond = [left, right].some((column) => column !== null && (column < 0 || column >= SHEET_COLUMNS));
  return outside || beyond ? null : { ...range, top, bottom, left, right };
}

/** Whether a range changes when its formula is copied to another cell. */
export function isRelative(range: RangeA1): boolean {
  const rows = range.top !== null && !(range.$top && range.$bottom);
  const columns = range.left !== null && !(range.$left && range.$right);
  return rows || columns;
}

/** `$B$3:C4`, `A:A` or `1:2` without a sheet. */
export function writeRange(range: RangeA1): string {
  const { top, left } = range;
  const bottom = range.bottom ?? top;
  const right = range.right ?? left;
  const column = (at: number | null, absolute: unknown): string =>
    at === null ? '' : (absolute ? '$' : '') + columnLetters(at);
  const row = (at: number | null, absolute: unknown): string =>
    at === null ? '' : (absolute ? '$' : '') + String(at + 1);
  const start = column(left, range.$left) + row(top, range.$top);
  const end = column(right, range.$right) + row(bottom, range.$bottom);
  return start === end && top !== null && left !== null ? start : `${start}:${end}`;
}

/** `A` for 0, `AA` for 26. */
export function columnLetters(column: number): string {
  const letters = 26;
  let rest = column + 1;
  let text = '';
  while (rest > 0) {
    const digit = (rest - 1) % letters;
    text = String.fromCharCode(65 + digit) + text;
    rest = (rest - 1 - digit) / letters;
  }
  return text;
}

/** The name as it must stand before `!`: quoted always, which every spreadsheet reads. */
export function quotedSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

export function sheetByName(
  book: Pick<BookModel, 'sheets'>,
  name: string,
): BookModel['sheets'][number] | undefined {
  const wanted = name.toLowerCase();
  return book.sheets.find((sheet) => sheet.name.toLowerCase() === wanted);
}

export function sheetById(
  book: Pick<BookModel, 'sheets'>,
  id: string,
): BookModel['sheets'][number] | undefined {
  return book.sheets.find((sheet) => sheet.id === id);
}
