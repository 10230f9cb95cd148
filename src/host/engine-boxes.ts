/** Few large boxes instead of many small ones: the calculation engine tests every formula against every changed box. */
import type { Box } from './model';

export interface SheetBox {
  readonly sheetId: string;
  readonly box: Box;
}

/** Above this many boxes a sheet is treated as changed from its first to its last changed cell. */
const BOXES_PER_SHEET_MAX = 40;

/** Boxes that cover the given ones (never less, sometimes more). */
export function coalesced(boxes: readonly SheetBox[]): SheetBox[] {
  const bySheet = new Map<string, Box[]>();
  for (const { sheetId, box } of boxes) {
    if (box.height <= 0 || box.width <= 0) continue;
    const known = bySheet.get(sheetId);
    if (known) known.push(box);
    else bySheet.set(sheetId, [box]);
  }
  return [...bySheet].flatMap(([sheetId, sheetBoxes]) => {
    const merged = transposed(joined(transposed(joined(sheetBoxes))));
    const few = merged.length > BOXES_PER_SHEET_MAX ? [around(merged)] : merged;
    return few.map((box) => ({ sheetId, box }));
  });
}

/** Joins boxes of the same columns that touch or overlap from top to bottom. */
function joined(boxes: readonly Box[]): Box[] {
  const sorted = [...boxes].sort((a, b) => a.column - b.column || a.width - b.width || a.row - b.row);
  const result: Box[] = [];
  for (const box of sorted) {
    const last = result.at(-1);
    const touches =
      last?.column === box.column && last.width === box.width && box.row <= last.row + last.height;
    if (!last || !touches) result.push(box);
    else result[result.length - 1] = around([last, box]);
  }
  return result;
}

function transposed(boxes: readonly Box[]): Box[] {
  return boxes.map(({ row, column, height, width }) => ({
    row: column,
    column: row,
    height: width,
    width: height,
  }));
}

function around(boxes: readonly Box[]): Box {
  let [row, column, lastRow, lastColumn] = [Infinity, Infinity, 0, 0];
  for (const box of boxes) {
    row = Math.min(row, box.row);
    column = Math.min(column, box.column);
    lastRow = Math.max(lastRow, box.row + box.height);
    lastColumn = Math.max(lastColumn, box.column + box.width);
  }
  return { row, column, height: lastRow - row, width: lastColumn - column };
}
