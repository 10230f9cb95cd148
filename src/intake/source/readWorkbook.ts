/** Reads .xlsx and .xls: raw values, what is formatted as a date, and nothing else of the file. */
import { read, SSF, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { fail, ok, type Result } from '../../ledger/result';
import { CELLS_MAX, ROWS_MAX, SHEETS_MAX } from './limits';
import type {
  FileBytes,
  MergedCell,
  SheetMarks,
  SourceCell,
  SourceRow,
  SourceSheet,
  SourceWorkbook,
} from './source';

export const SERIAL_1904_OFFSET = 1462;
/** A number format of zeros alone (000000) shows leading zeros: the cell is a code. */
const PADDED_FORMAT = /^0{2,}$/;
const NO_CELLS: SourceRow = [];
/** Errors by the code the reader keeps of them ([MS-XLS] 2.5.10 BErr). */
const ERRORS: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

/**
 * The caller has checked a zip's size.
 * @param marks by sheet name
 * @returns file.encrypted, file.damaged or file.tooLarge when it cannot be read.
 */
export function readWorkbook(
  file: FileBytes,
  marks: ReadonlyMap<string, SheetMarks> = new Map(),
): Result<SourceWorkbook> {
  let book: WorkBook;
  try {
    book = read(file.bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    });
  } catch (error) {
    return fail({ code: /password|encrypt/i.test(String(error)) ? 'file.encrypted' : 'file.damaged' });
  }
  if (book.SheetNames.length === 0) return fail({ code: 'file.damaged' });
  if (book.SheetNames.length > SHEETS_MAX) return tooLarge('sheets', book.SheetNames.length);
  return sheetsOf(file.name, book, marks);
}

function tooLarge(what: string, count: number): Result<never> {
  return fail({ code: 'file.tooLarge', figures: { [what]: String(count) } });
}

function sheetsOf(
  file: string,
  book: WorkBook,
  marks: ReadonlyMap<string, SheetMarks>,
): Result<SourceWorkbook> {
  const offset = book.Workbook?.WBProps?.date1904 === true ? SERIAL_1904_OFFSET : 0;
  const sheets: SourceSheet[] = [];
  let cells = 0;
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    // The reader leaves out a sheet that it cannot read.
    if (sheet === undefined) return fail({ code: 'file.damaged', sheet: name });
    const rowCount = sheet['!data']?.length ?? 0;
    if (rowCount > ROWS_MAX) return tooLarge('rows', rowCount);
    const rows = rowsOf(sheet, offset);
    cells += rows.reduce((sum, row) => sum + row.length, 0);
    if (cells > CELLS_MAX) return tooLarge('cells', cells);
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const marked = marks.get(name);
    sheets.push({
      name,
      hidden,
      columnCount: widest(rows),
      rows,
      merges: mergesOf(sheet),
      ...(marked === undefined ? {} : { marks: marked }),
    });
  }
  return ok({ file, sheets });
}

function mergesOf(sheet: WorkSheet): readonly MergedCell[] {
  return (sheet['!merges'] ?? []).flatMap(({ s: first, e: last }) =>
    last.r > first.r ? [{ row: first.r, column: first.c, lastRow: last.r }] : [],
  );
}

function widest(rows: readonly SourceRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** Rows up to the last with content, each up to its last content: blank cells that carry only a style are not there. */
function rowsOf(sheet: WorkSheet, dateOffset: number): readonly SourceRow[] {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const rows: SourceRow[] = [];
  for (let row = 0; row < data.length; row += 1) rows.push(rowOf(data[row] ?? [], dateOffset));
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  return rows;
}

function rowOf(cells: readonly (CellObject | undefined)[], dateOffset: number): SourceRow {
  let last = cells.length - 1;
  while (last >= 0 && isEmpty(cells[last])) last -= 1;
  if (last < 0) return NO_CELLS;
  const row: SourceCell[] = new Array<SourceCell>(last + 1);
  for (let column = 0; column <= last; column += 1) row[column] = cellOf(cells[column], dateOffset);
  return row;
}

function isEmpty(cell: CellObject | undefined): boolean {
  return (
    cell === undefined ||
    cell.t === 'z' ||
    cell.v === undefined ||
    (typeof cell.v === 'string' && cell.v.trim() === '')
  );
}

function cellOf(cell: CellObject | undefined, dateOffset: number): SourceCell {
  if (cell === undefined) return '';
  if (typeof cell.v === 'string' && cell.t === 's') return cell.v.trim() === '' ? '' : cell.v;
  if (isEmpty(cell)) return '';
  if (cell.t === 'e') return { error: ERRORS.get(cell.v) ?? '#ERROR!' };
  if (typeof cell.v === 'number' && !Number.isFinite(cell.v)) return { error: '#NUM!' };
  if (typeof cell.v === 'number')
    return numberCell(cell.v, typeof cell.z === 'string' ? cell.z : 'General', dateOffset);
  if (typeof cell.v === 'boolean' || typeof cell.v === 'string') return cell.v;
  return '';
}

/** @param dateOffset days between the file's date system and the 1900 one */
export function numberCell(value: number, format: string, dateOffset: number): SourceCell {
  if (isDateFormat(format)) return { date: value + dateOffset };
  if (PADDED_FORMAT.test(format) && Number.isInteger(value) && value >= 0) {
    return { number: value, shown: String(value).padStart(format.length, '0') };
  }
  return value;
}

/** What of the reader's number formats is used; its own declaration leaves them untyped. */
interface NumberFormats {
  is_date(format: string): unknown;
}

const dateFormats = new Map<string, boolean>([['General', false]]);
const FORMATS_REMEMBERED_MAX = 1000;

function isDateFormat(format: string): boolean {
  const known = dateFormats.get(format);
  if (known !== undefined) return known;
  if (dateFormats.size > FORMATS_REMEMBERED_MAX) dateFormats.clear();
  const isDate: unknown = (SSF as NumberFormats).is_date(format);
  const found = isDate === true;
  dateFormats.set(format, found);
  return found;
}
