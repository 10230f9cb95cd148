/** An empty workbook, as Excel opens one. */
import type { BookModel, SheetModel } from './model';

export function emptySheet(id: string, name: string): SheetModel {
  return {
    id,
    name,
    visibility: 'Visible',
    tabColor: '',
    showGridlines: true,
    rows: new Map(),
    columnWidths: new Map(),
    rowHeights: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merges: [],
    frozenRows: 0,
    frozenColumns: 0,
    conditionalFormats: [],
    validations: [],
    protected: false,
    selection: { row: 0, column: 0, height: 1, width: 1 },
  };
}

export function newBook(): BookModel {
  const sheet = emptySheet('{SHEET-00000001}', 'Sheet1');
  return {
    sheets: [sheet],
    tables: [],
    names: [],
    activeSheetId: sheet.id,
    dateSystem: 1900,
    settings: new Map(),
  };
}
