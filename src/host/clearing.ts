/** Cells that lose what they hold: cleared, or merged into one. */
import { isInside, intersection } from './address';
import { cellAt, forEachCell, putCell } from './cells';
import type { Actor } from './changes';
import type { Box, SheetModel } from './model';
import type { Session, SheetArea } from './session';
import { tablesAfterWrite } from './writing';

export const CLEARABLE = ['All', 'Contents', 'Formats'] as const;
export type Clearable = (typeof CLEARABLE)[number];

export function clearCells(
  session: Session,
  { sheet, box }: Pick<SheetArea, 'sheet' | 'box'>,
  what: Clearable,
  actor: Actor,
): void {
  const cells: { row: number; column: number }[] = [];
  forEachCell(sheet, box, (row, column) => cells.push({ row, column }));
  for (const { row, column } of cells) {
    const cell = cellAt(sheet, row, column);
    if (cell && what !== 'Contents') delete cell.style;
    putCell(sheet, row, column, what === 'Formats' && cell ? cell : { value: '' });
  }
  if (what !== 'Contents') {
    sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => !isInside(format.box, box));
  }
  if (what === 'Formats') return;
  tablesAfterWrite(session, sheet, box);
  session.cellsChanged(sheet, box, actor);
}

/** Only the first cell keeps what it holds. @param across one merged cell a row */
export function mergeCells(
  session: Session,
  { sheet, box }: Pick<SheetArea, 'sheet' | 'box'>,
  across: boolean,
  actor: Actor,
): void {
  session.demandUnprotected(sheet, 'Range.merge');
  sheet.merges = sheet.merges.filter((merge) => !intersection(merge, box));
  for (const merged of across ? rowsOf(box) : [box]) {
    sheet.merges.push(merged);
    blankAllButFirst(sheet, merged);
  }
  session.cellsChanged(sheet, box, actor);
}

function rowsOf(box: Box): Box[] {
  return Array.from({ length: box.height }, (_, index) => ({ ...box, row: box.row + index, height: 1 }));
}

function blankAllButFirst(sheet: SheetModel, box: Box): void {
  const others: { row: number; column: number }[] = [];
  forEachCell(sheet, box, (row, column) => {
    if (row !== box.row || column !== box.column) others.push({ row, column });
  });
  for (const { row, column } of others) putCell(sheet, row, column, { value: '' });
}
