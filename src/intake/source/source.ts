/** A spreadsheet as it was opened: cells with what they hold, before anybody decides what they mean. */
import { dayFromSerial, isoDay } from '../../ledger/day';
import type { CellValue } from '../../ledger/records';
import type { MergedCell } from '../../ledger/sheetCells';

export { cellKey, placeOfKey, type MergedCell } from '../../ledger/sheetCells';

export interface FileBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A number formatted as a date, as a serial of the 1900 date system (time of day as its fraction). */
export interface DateCell {
  readonly date: number;
}

/** A number whose format shows something else than its plain digits, such as 00123: the text is what the user sees. */
export interface ShownCell {
  readonly number: number;
  readonly shown: string;
}

/** #REF! and the like. */
export interface ErrorCell {
  readonly error: string;
}

/** '' is blank. */
export type SourceCell = CellValue | DateCell | ShownCell | ErrorCell;
export type SourceRow = readonly SourceCell[];

/** What a sheet shows beyond its values. Rows and columns are zero-based, cells are keys of `cellKey`. */
export interface SheetMarks {
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** In a red font. */
  readonly red: ReadonlySet<number>;
  /** Formulas whose result the file does not hold. */
  readonly unread: ReadonlySet<number>;
}

export interface SourceSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Widest row with content. */
  readonly columnCount: number;
  /** From the sheet's first row and column on; rows and columns behind the last content are not there. */
  readonly rows: readonly SourceRow[];
  /** Only those over several rows; text files have none. */
  readonly merges?: readonly MergedCell[];
  /** Left out where there are none. */
  readonly marks?: SheetMarks;
  /** A sheet of the workbook that is open: its cells can be gone to. */
  readonly here?: true;
}

export interface SourceWorkbook {
  readonly file: string;
  readonly sheets: readonly SourceSheet[];
}

export function cellAt(row: SourceRow | undefined, column: number): SourceCell {
  return row?.[column] ?? '';
}

/** Writes a cell of a row of one's own, which may end before it. */
export function setCell(row: SourceCell[], column: number, cell: SourceCell): void {
  while (row.length < column) row.push('');
  row[column] = cell;
}

/** Of no width, or turning the direction of writing, as texts copied from dialogs have them around. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g;
/** Where text begins with one of these it is not blank: most cells are told by their first character. */
const FIRST_OF_TEXT = /^[!-~\u4e00-\u9fff]/;

/** The sign by which a cell is told to be text stays in exports of it: '00123. */
function withoutApostrophe(text: string): string {
  const first = text.charCodeAt(0);
  const isMark = first === 0x27 || first === 0x2019 || first === 0xff07;
  return isMark && /^.[\p{L}\p{N}]/u.test(text) ? text.slice(1) : text;
}

/** What a person reads in the cell, without surrounding space and invisible characters. */
export function cellText(cell: SourceCell): string {
  if (typeof cell === 'string') return withoutApostrophe(cell.replace(INVISIBLE, '').trim());
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('shown' in cell) return cell.shown;
  if ('error' in cell) return cell.error;
  const day = dayFromSerial(cell.date);
  return day === null ? String(cell.date) : isoDay(day);
}

/** Numbers from here on are written with an exponent. */
const EXPONENT_FROM = 1e21;

/** Digits as Excel's General format shows a whole number: never in exponent form, so that codes keep their digits. */
function numberText(value: number): string {
  const exponent = Math.abs(value) >= EXPONENT_FROM && Number.isInteger(value);
  return exponent ? BigInt(value).toString() : String(value);
}

/** Blank to the eye: nothing, or nothing but space. */
export function isBlankCell(cell: SourceCell): boolean {
  return typeof cell === 'string' && (cell === '' || (!FIRST_OF_TEXT.test(cell) && cellText(cell) === ''));
}
