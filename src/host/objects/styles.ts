/** Styles are shared, immutable objects: setting one property of many cells makes one new object for each that differed. */
import { wrongDimensions } from '../errors';
import type { Box, SheetModel, Style } from '../model';
import { SHEET_ROWS } from '../model';
import { cellAt, styleCell, usedBox } from '../cells';
import { textOf } from './objectType';

const PLAIN: Style = {};

export function setStyle(sheet: SheetModel, box: Box, change: Style): void {
  const merged = new Map<Style, Style>();
  const target = reachable(sheet, box);
  for (let row = target.row; row < target.row + target.height; row++) {
    for (let column = target.column; column < target.column + target.width; column++) {
      const before = cellAt(sheet, row, column)?.style ?? PLAIN;
      let after = merged.get(before);
      if (!after) merged.set(before, (after = { ...before, ...change }));
      styleCell(sheet, row, column, after);
    }
  }
}

/** The format of a whole column is kept for the rows in use: the model has no styles of columns. */
function reachable(sheet: SheetModel, box: Box): Box {
  if (box.height < SHEET_ROWS) return box;
  const used = usedBox(sheet, true);
  return { ...box, height: used ? used.row + used.height : 0 };
}

/** One text for all cells, or rows of texts; null leaves a cell as it is. */
export function styleGrid(
  sheet: SheetModel,
  box: Box,
  value: unknown,
  location: string,
  styleOf: (text: string) => Style,
): void {
  if (!Array.isArray(value)) {
    setStyle(sheet, box, styleOf(textOf(value, location)));
    return;
  }
  const rows: readonly unknown[] = value;
  // One row or one cell given for the whole range, as the client allows for formats.
  const [first] = rows;
  if (rows.length === 1 && Array.isArray(first) && first.length === 1) {
    setStyle(sheet, box, styleOf(textOf(first[0], location)));
    return;
  }
  if (rows.length !== box.height) throw wrongDimensions(location);
  for (const [index, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== box.width) throw wrongDimensions(location);
    for (const [offset, text] of row.entries()) {
      if (text === null) continue;
      const cell = { row: box.row + index, column: box.column + offset, height: 1, width: 1 };
      setStyle(sheet, cell, styleOf(textOf(text, location)));
    }
  }
}

/** The property all cells of the box share; null when they differ. */
export function sharedStyle<Key extends keyof Style>(
  sheet: SheetModel,
  box: Box,
  key: Key,
): Style[Key] | null | undefined {
  const first = cellAt(sheet, box.row, box.column)?.style?.[key];
  const rows = box.height === 1 ? 1 : Math.min(box.height, lastRow(sheet) - box.row + 1);
  for (let row = box.row; row < box.row + rows; row++) {
    for (let column = box.column; column < box.column + box.width; column++) {
      if (cellAt(sheet, row, column)?.style?.[key] !== first) return null;
    }
  }
  return first;
}

function lastRow(sheet: SheetModel): number {
  let last = 0;
  for (const row of sheet.rows.keys()) last = Math.max(last, row);
  return last;
}
