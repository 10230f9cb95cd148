/** The host's book as a snapshot the grid opens: what is seen, and formulas to be looked at, nothing that calculates. */
import {
  BooleanNumber,
  LocaleType,
  type ICellData,
  type IColumnData,
  type IRowData,
  type IWorkbookData,
  type IWorksheetData,
} from '@univerjs/core';
import type { BookModel, SheetModel } from '../../host';
import { cellData } from './cellData';

export const UNIT_ID = 'book';
const PIXELS_PER_POINT = 96 / 72;
const ROWS_MIN = 200;
const COLUMNS_MIN = 26;
/** Empty rows and columns after the last cell, to type in. */
const ROWS_SPARE = 100;
const COLUMNS_SPARE = 4;
const DEFAULT_COLUMN_WIDTH = 72;
const DEFAULT_ROW_HEIGHT = 22;

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** How far the grid must reach to show every cell, with room to type. */
export function extentOf(sheet: SheetModel): Extent {
  let [row, column] = [0, 0];
  for (const [at, cells] of sheet.rows) {
    row = Math.max(row, at);
    for (const key of cells.keys()) column = Math.max(column, key);
  }
  return {
    rows: Math.max(ROWS_MIN, row + 1 + ROWS_SPARE),
    columns: Math.max(COLUMNS_MIN, column + 1 + COLUMNS_SPARE),
  };
}

export function pixels(points: number): number {
  return Math.round(points * PIXELS_PER_POINT);
}

export function points(atPixels: number): number {
  return atPixels / PIXELS_PER_POINT;
}

export function bookSnapshot(book: BookModel): IWorkbookData {
  return {
    id: UNIT_ID,
    name: '',
    appVersion: '0.25.1',
    locale: LocaleType.ZH_CN,
    styles: {},
    sheetOrder: book.sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries(book.sheets.map((sheet) => [sheet.id, sheetSnapshot(sheet)])),
  };
}

/** All but cells, as text to compare: when it differs, the grid opens the book anew. */
export function structureOf(book: BookModel): string {
  return JSON.stringify(
    book.sheets.map((sheet) => [
      sheet.id,
      sheet.name,
      sheet.visibility,
      sheet.tabColor,
      sheet.showGridlines,
      sheet.frozenRows,
      sheet.frozenColumns,
      sheet.merges,
      [...sheet.columnWidths],
      [...sheet.rowHeights],
      [...sheet.hiddenRows],
      [...sheet.hiddenColumns],
    ]),
  );
}

function sheetSnapshot(sheet: SheetModel): Partial<IWorksheetData> {
  const extent = extentOf(sheet);
  return {
    id: sheet.id,
    name: sheet.name,
    tabColor: sheet.tabColor,
    hidden: sheet.visibility === 'Visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rowCount: extent.rows,
    columnCount: extent.columns,
    defaultColumnWidth: DEFAULT_COLUMN_WIDTH,
    defaultRowHeight: DEFAULT_ROW_HEIGHT,
    showGridlines: sheet.showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    freeze: freezeOf(sheet),
    mergeData: sheet.merges.map(({ row, column, height, width }) => ({
      startRow: row,
      startColumn: column,
      endRow: row + height - 1,
      endColumn: column + width - 1,
    })),
    cellData: cellsOf(sheet),
    rowData: rowsOf(sheet),
    columnData: columnsOf(sheet),
  };
}

function freezeOf({ frozenRows, frozenColumns }: SheetModel): IWorksheetData['freeze'] {
  return {
    xSplit: frozenColumns,
    ySplit: frozenRows,
    startRow: frozenRows > 0 ? frozenRows : -1,
    startColumn: frozenColumns > 0 ? frozenColumns : -1,
  };
}

function cellsOf(sheet: SheetModel): Record<number, Record<number, ICellData>> {
  const rows: Record<number, Record<number, ICellData>> = {};
  for (const [row, cells] of sheet.rows) {
    const data: Record<number, ICellData> = {};
    for (const [column, cell] of cells) data[column] = cellData(cell);
    rows[row] = data;
  }
  return rows;
}

function rowsOf(sheet: SheetModel): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  for (const [row, height] of sheet.rowHeights) rows[row] = { h: pixels(height), ia: BooleanNumber.FALSE };
  for (const row of sheet.hiddenRows) rows[row] = { ...rows[row], hd: BooleanNumber.TRUE };
  return rows;
}

function columnsOf(sheet: SheetModel): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  for (const [column, width] of sheet.columnWidths) columns[column] = { w: pixels(width) };
  for (const column of sheet.hiddenColumns) columns[column] = { ...columns[column], hd: BooleanNumber.TRUE };
  return columns;
}
