/** What the wrapped objects stand for, where several of them share it. */
import { isOnSheet } from '../address';
import { HostError, invalidArgument } from '../errors';
import type { BookModel, Box, SheetModel, TableModel } from '../model';
import type { SheetArea } from '../session';
import { wholeOf, type HostObject } from './objectType';

export type RangeArea = SheetArea;

/** Tables of the workbook (sheet null), of one sheet, or the given ones. */
export interface TableScope {
  readonly sheet: SheetModel | null;
  readonly tables?: readonly TableModel[];
}

export function isRange(object: HostObject): object is HostObject & { readonly self: RangeArea } {
  return object.type === 'Range';
}

/** @throws HostError InvalidArgument when the box is not on a sheet. */
export function boxAt(row: unknown, column: unknown, height: unknown, width: unknown, location: string): Box {
  const box = {
    row: wholeOf(row, location),
    column: wholeOf(column, location),
    height: wholeOf(height, location),
    width: wholeOf(width, location),
  };
  if (!isOnSheet(box)) throw invalidArgument(location);
  return box;
}

export function activeSheet(book: BookModel): SheetModel {
  const sheet = book.sheets.find(({ id }) => id === book.activeSheetId) ?? book.sheets[0];
  if (!sheet) throw new HostError('GeneralException', 'a workbook without sheets');
  return sheet;
}
