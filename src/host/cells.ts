/** Cells of a sheet: reading, putting, styling, and the area that holds something. */
import type { Box, Cell, SheetModel, Style } from './model';

export function cellAt(sheet: SheetModel, row: number, column: number): Cell | undefined {
  return sheet.rows.get(row)?.get(column);
}

/** Puts what a cell holds, a new object, and keeps its style; a blank without style leaves the sheet. */
export function putCell(sheet: SheetModel, row: number, column: number, content: Omit<Cell, 'style'>): void {
  const cells = sheet.rows.get(row);
  const style = cells?.get(column)?.style;
  if (content.value === '' && content.formula === undefined && style === undefined) {
    cells?.delete(column);
    return;
  }
  const cell: Cell = content;
  if (style !== undefined) cell.style = style;
  if (cells) cells.set(column, cell);
  else sheet.rows.set(row, new Map([[column, cell]]));
}

export function styleCell(sheet: SheetModel, row: number, column: number, style: Style): void {
  const cells = sheet.rows.get(row);
  const cell = cells?.get(column);
  if (cell) cell.style = style;
  else if (cells) cells.set(column, { value: '', style });
  else sheet.rows.set(row, new Map([[column, { value: '', style }]]));
}

export function hasContent(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.value !== '' || cell.formula !== undefined);
}

/** The smallest box with every cell that holds something (or, unless `valuesOnly`, looks like something); null if none. */
export function usedBox(sheet: SheetModel, valuesOnly: boolean, within?: Box): Box | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [row, cells] of sheet.rows) {
    if (within && (row < within.row || row >= within.row + within.height)) continue;
    for (const [column, cell] of cells) {
      if (within && (column < within.column || column >= within.column + within.width)) continue;
      if (valuesOnly && !hasContent(cell)) continue;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
  }
  return bottom < 0 ? null : { row: top, column: left, height: bottom - top + 1, width: right - left + 1 };
}

/** Calls `visit` for every cell of the box that exists in the model, in no promised order. */
export function forEachCell(
  sheet: SheetModel,
  box: Box,
  visit: (row: number, column: number, cell: Cell) => void,
): void {
  const visitRow = (row: number, cells: Map<number, Cell>): void => {
    for (const [column, cell] of cells) {
      if (column >= box.column && column < box.column + box.width) visit(row, column, cell);
    }
  };
  if (box.height > sheet.rows.size) {
    for (const [row, cells] of sheet.rows) {
      if (row >= box.row && row < box.row + box.height) visitRow(row, cells);
    }
    return;
  }
  for (let row = box.row; row < box.row + box.height; row++) {
    const cells = sheet.rows.get(row);
    if (cells) visitRow(row, cells);
  }
}
