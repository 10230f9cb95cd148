/** Sheets of the open workbook, read out of Excel, as a file of the same sheets would give them. */
import type { OpenSheets, SheetCells } from '../../ledger/sheetCells';
import { placeOfKey } from '../../ledger/sheetCells';
import { numberCell, SERIAL_1904_OFFSET } from './readWorkbook';
import {
  cellText,
  type SheetMarks,
  type SourceCell,
  type SourceRow,
  type SourceSheet,
  type SourceWorkbook,
} from './source';

const NONE: ReadonlySet<number> = new Set();

export function sourceOfSheets({ name, dateSystem, sheets }: OpenSheets): SourceWorkbook {
  const dateOffset = dateSystem === 1904 ? SERIAL_1904_OFFSET : 0;
  return { file: name, sheets: sheets.map((sheet) => sourceSheet(sheet, dateOffset)) };
}

function sourceSheet(sheet: SheetCells, dateOffset: number): SourceSheet {
  const rows = rowsOf(sheet, dateOffset);
  const marks = marksOf(sheet);
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    columnCount: rows.reduce((most, row) => Math.max(most, row.length), 0),
    rows,
    merges: sheet.merges,
    ...(marks === null ? {} : { marks }),
    here: true,
  };
}

function rowsOf({ rows, formats, errors }: SheetCells, dateOffset: number): readonly SourceRow[] {
  const cells = rows.map((row): SourceCell[] =>
    row.map((cell) => (typeof cell === 'string' && cell.trim() === '' ? '' : cell)),
  );
  const change = (key: number, to: (cell: SourceCell) => SourceCell): void => {
    const { row, column } = placeOfKey(key);
    const own = cells[row];
    if (own !== undefined) own[column] = to(own[column] ?? '');
  };
  for (const [format, keys] of formats)
    for (const key of keys)
      change(key, (cell) => (typeof cell === 'number' ? numberCell(cell, format, dateOffset) : cell));
  for (const key of errors) change(key, (cell) => ({ error: cellText(cell) }));
  for (const row of cells) while (row.length > 0 && row.at(-1) === '') row.pop();
  while (cells.length > 0 && cells.at(-1)?.length === 0) cells.pop();
  return cells;
}

/** What Excel shows is calculated: no formula is without its result. null for a sheet without marks. */
function marksOf({ hiddenRows, hiddenColumns, red }: SheetCells): SheetMarks | null {
  if (hiddenRows.size + hiddenColumns.size + red.size === 0) return null;
  return { hiddenRows, hiddenColumns, red, unread: NONE };
}
