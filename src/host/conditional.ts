/** What cells look like once their conditional formats have spoken. */
import { tokenTypes } from '@borgar/fx/xlsx';
import { boundingBox, intersection } from './address';
import type { Engine } from './engine';
import type { BookModel, Box, Cell, ConditionalFormatModel, Scalar } from './model';
import { formulaParts, sheetById, tokensOf } from './references';
import type { FormulaPlace } from './references';

export interface CellLook {
  fill?: string;
  fontColor?: string;
  bold?: boolean;
  italic?: boolean;
}

interface Position {
  readonly row: number;
  readonly column: number;
}

/** Functions whose value depends on where they stand although no reference of theirs does. */
const POSITIONAL_FUNCTIONS = new Set(['COLUMN', 'ROW', 'INDIRECT', 'CELL', 'OFFSET', 'ADDRESS']);

/**
 * Fill and font of each cell of the box, row by row: the cell's own, overlaid by the conditional formats that hold. Of two
 * that set the same property the higher priority wins; after one that holds and stops, no lower one is asked. Rules other
 * than formulas are not evaluated. The book must be calculated.
 */
export async function coloursOf(
  book: BookModel,
  engine: Engine,
  sheetId: string,
  box: Box,
): Promise<CellLook[][]> {
  const sheet = sheetById(book, sheetId);
  const looks = Array.from({ length: box.height }, () =>
    Array.from({ length: box.width }, (): CellLook => ({})),
  );
  if (!sheet) return looks;
  const stopped = new Set<CellLook>();
  for (const format of sheet.conditionalFormats) {
    if (format.type !== 'Custom') continue;
    for (const { row, column } of await cellsThatHold(book, engine, sheetId, format, box)) {
      const look = looks[row - box.row]?.[column - box.column];
      if (!look || stopped.has(look)) continue;
      overlayBelow(look, format);
      if (format.stopIfTrue) stopped.add(look);
    }
  }
  looks.forEach((line, row) => {
    const cells = sheet.rows.get(box.row + row);
    line.forEach((look, column) => {
      overlayBelow(look, ownLook(cells?.get(box.column + column)));
    });
  });
  return looks;
}

/** Sets what is not set yet. */
function overlayBelow(look: CellLook, lower: CellLook): void {
  if (lower.fill !== undefined) look.fill ??= lower.fill;
  if (lower.fontColor !== undefined) look.fontColor ??= lower.fontColor;
  if (lower.bold !== undefined) look.bold ??= lower.bold;
  if (lower.italic !== undefined) look.italic ??= lower.italic;
}

function ownLook(cell: Cell | undefined): CellLook {
  return cell?.style ?? {};
}

async function cellsThatHold(
  book: BookModel,
  engine: Engine,
  sheetId: string,
  format: ConditionalFormatModel,
  box: Box,
): Promise<Position[]> {
  const areas = [format.box, ...format.moreBoxes]
    .map((area) => intersection(area, box))
    .filter((area) => area !== null);
  if (areas.length === 0) return [];
  const anchor = { row: format.box.row, column: format.box.column };
  const { byRow, byColumn } = dependence(format.formula, { sheetId, ...anchor }, book);
  // One evaluation serves all cells that the formula cannot tell apart.
  const reach = areas.reduce(boundingBox);
  const representative = ({ row, column }: Position): Position => ({
    row: byRow ? row : reach.row,
    column: byColumn ? column : reach.column,
  });
  const asked = new Map<string, Position>();
  for (const area of areas) {
    for (const cell of cellsOf(area)) {
      const place = representative(cell);
      asked.set(keyOf(place), place);
    }
  }
  const places = [...asked.values()];
  const values = await engine.evaluateAt(sheetId, format.formula, anchor, places);
  const holding = new Set(places.filter((_, position) => holds(values[position])).map(keyOf));
  return areas.flatMap((area) => cellsOf(area).filter((cell) => holding.has(keyOf(representative(cell)))));
}

function holds(value: Scalar | undefined): boolean {
  return value === true || (typeof value === 'number' && value !== 0);
}

function keyOf({ row, column }: Position): string {
  return `${String(row)},${String(column)}`;
}

function cellsOf({ row, column, height, width }: Box): Position[] {
  return Array.from({ length: height * width }, (_, index) => ({
    row: row + Math.floor(index / width),
    column: column + (index % width),
  }));
}

/** Whether a formula's value changes with the row, or with the column, it is evaluated at. */
function dependence(
  formula: string,
  place: FormulaPlace,
  book: BookModel,
): { byRow: boolean; byColumn: boolean } {
  const positional = tokensOf(formula).some(
    (token) => token.type === tokenTypes.FUNCTION && POSITIONAL_FUNCTIONS.has(token.value.toUpperCase()),
  );
  if (positional) return { byRow: true, byColumn: true };
  let byRow = false;
  let byColumn = false;
  for (const part of formulaParts(formula, place, book)) {
    if (typeof part === 'string') continue;
    const { top, left, $top, $bottom, $left, $right } = part.range;
    if (top !== null && !($top && $bottom)) byRow = true;
    if (left !== null && !($left && $right)) byColumn = true;
  }
  return { byRow, byColumn };
}
