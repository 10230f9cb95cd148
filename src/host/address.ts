/** A1 addresses as Excel's API reads and writes them. */
import { invalidArgument } from './errors';
import type { BookModel, Box, SheetModel } from './model';
import { SHEET_COLUMNS, SHEET_ROWS } from './model';
import { columnLetters, sheetByName } from './references';

const CELLS = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;
const COLUMNS = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i;
const ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/;
const PLAIN_SHEET_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;

export const WHOLE_SHEET: Box = { row: 0, column: 0, height: SHEET_ROWS, width: SHEET_COLUMNS };

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function boxBetween(rowA: number, columnA: number, rowB: number, columnB: number): Box {
  const [row, column] = [Math.min(rowA, rowB), Math.min(columnA, columnB)];
  return { row, column, height: Math.abs(rowA - rowB) + 1, width: Math.abs(columnA - columnB) + 1 };
}

export function isOnSheet(box: Box): boolean {
  return (
    box.row >= 0 &&
    box.column >= 0 &&
    box.height > 0 &&
    box.width > 0 &&
    box.row + box.height <= SHEET_ROWS &&
    box.column + box.width <= SHEET_COLUMNS
  );
}

/** The box of `B2:C4`, `B:C` or `2:4`, without a sheet; null when it is none of them or not on a sheet. */
export function parseBox(address: string): Box | null {
  const cells = CELLS.exec(address);
  if (cells) {
    const [, letters = '', row = '', lettersEnd = letters, rowEnd = row] = cells;
    const box = boxBetween(Number(row) - 1, columnOf(letters), Number(rowEnd) - 1, columnOf(lettersEnd));
    return isOnSheet(box) ? box : null;
  }
  const columns = COLUMNS.exec(address);
  if (columns) {
    const [, first = '', last = ''] = columns;
    const box = boxBetween(0, columnOf(first), SHEET_ROWS - 1, columnOf(last));
    return isOnSheet(box) ? box : null;
  }
  const rows = ROWS.exec(address);
  if (!rows) return null;
  const box = boxBetween(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, SHEET_COLUMNS - 1);
  return isOnSheet(box) ? box : null;
}

/** `Sheet!A1` split; an address without a sheet gets null. */
export function splitAddress(address: string): { readonly sheet: string | null; readonly cells: string } {
  const at = address.lastIndexOf('!');
  if (at < 0) return { sheet: null, cells: address };
  const quoted = address.slice(0, at);
  const sheet = /^'.*'$/.test(quoted) ? quoted.slice(1, -1).replaceAll("''", "'") : quoted;
  return { sheet, cells: address.slice(at + 1) };
}

export interface Place {
  readonly sheet: SheetModel;
  readonly box: Box;
}

/** @throws HostError InvalidArgument when there is no such place. */
export function placeOf(
  book: BookModel,
  address: string,
  ownSheet: SheetModel | null,
  location: string,
): Place {
  const { sheet: name, cells } = splitAddress(address);
  const sheet = name === null ? ownSheet : sheetByName(book, name);
  const box = parseBox(cells);
  if (!sheet || !box) throw invalidArgument(location, address);
  return { sheet, box };
}

/** `B2:C4` */
export function boxAddress({ row, column, height, width }: Box): string {
  if (height === SHEET_ROWS && width < SHEET_COLUMNS)
    return `${columnLetters(column)}:${columnLetters(column + width - 1)}`;
  if (width === SHEET_COLUMNS) return `${row + 1}:${row + height}`;
  const first = `${columnLetters(column)}${row + 1}`;
  return height * width === 1 ? first : `${first}:${columnLetters(column + width - 1)}${row + height}`;
}

/** `Sheet1!B2:C4`, quoted where Excel quotes. */
export function fullAddress(sheet: SheetModel, box: Box): string {
  const name = PLAIN_SHEET_NAME.test(sheet.name) ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`;
  return `${name}!${boxAddress(box)}`;
}

export function intersection(a: Box, b: Box): Box | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const height = Math.min(a.row + a.height, b.row + b.height) - row;
  const width = Math.min(a.column + a.width, b.column + b.width) - column;
  return height > 0 && width > 0 ? { row, column, height, width } : null;
}

export function boundingBox(a: Box, b: Box): Box {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    height: Math.max(a.row + a.height, b.row + b.height) - row,
    width: Math.max(a.column + a.width, b.column + b.width) - column,
  };
}

export function isInside(inner: Box, outer: Box): boolean {
  const shared = intersection(inner, outer);
  return shared !== null && shared.height === inner.height && shared.width === inner.width;
}

export function containsCell(box: Box, row: number, column: number): boolean {
  return (
    row >= box.row && row < box.row + box.height && column >= box.column && column < box.column + box.width
  );
}
