/** A book of ours beside what LibreOffice makes of its file: values of formulas, and the colour of every cell. */
import { coloursOf } from '../../src/host/conditional';
import type { Engine } from '../../src/host/engine';
import type { BookModel, SheetModel } from '../../src/host/model';
import type { ColouredCell } from './libreoffice';

const POISON = 42_424_242;
/** Both calculate in doubles, in different orders. */
const RELATIVE_ERROR_MAX = 1e-12;

/** Every formula's value as `sheet!row,column` → value; hidden rows and columns included. */
export function formulaValues(
  sheets: readonly SheetModel[],
  formulas: readonly SheetModel[],
): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const sheet of formulas) {
    const other = sheets.find(({ name }) => name === sheet.name);
    for (const [row, cells] of sheet.rows) {
      for (const [column, cell] of cells) {
        if (cell.formula === undefined) continue;
        values.set(
          `${sheet.name}!${String(row)},${String(column)}`,
          other?.rows.get(row)?.get(column)?.value,
        );
      }
    }
  }
  return values;
}

export function poisoned(book: BookModel): BookModel {
  const copy = structuredClone(book);
  for (const sheet of copy.sheets) {
    for (const cells of sheet.rows.values()) {
      for (const cell of cells.values()) {
        if (cell.formula === undefined) continue;
        cell.value = POISON;
        delete cell.stale;
        delete cell.error;
      }
    }
  }
  return copy;
}

function agree(ours: unknown, theirs: unknown): boolean {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return ours === theirs;
  return Math.abs(ours - theirs) <= RELATIVE_ERROR_MAX * Math.max(1, Math.abs(ours));
}

function shownCells(sheet: SheetModel): { rows: number[]; columns: number[] } {
  const lastRow = Math.max(...sheet.rows.keys());
  const lastColumn = Math.max(...[...sheet.rows.values()].flatMap((cells) => [...cells.keys()]));
  const shown = (last: number, hidden: ReadonlySet<number>): number[] =>
    Array.from({ length: last + 1 }, (_, at) => at).filter((at) => !hidden.has(at));
  return { rows: shown(lastRow, sheet.hiddenRows), columns: shown(lastColumn, sheet.hiddenColumns) };
}

/** One line for each cell whose colour differs. */
export async function colourDifferences(
  book: BookModel,
  engine: Engine,
  sheet: SheetModel,
  theirs: readonly (readonly ColouredCell[])[],
): Promise<string[]> {
  const { rows, columns } = shownCells(sheet);
  const box = { row: 0, column: 0, height: Math.max(...rows) + 1, width: Math.max(...columns) + 1 };
  const looks = await coloursOf(book, engine, sheet.id, box);
  const differences: string[] = [];
  rows.forEach((row, lineAt) => {
    columns.forEach((column, cellAt) => {
      const ours = looks[row]?.[column];
      const shown = theirs[lineAt]?.[cellAt];
      if (ours?.fill !== shown?.fill) {
        differences.push(
          `${String(row)},${String(column)}: ${String(ours?.fill)} here, ${String(shown?.fill)} there`,
        );
      }
    });
  });
  return differences;
}

/** Formulas whose value is not the same there: place, our value, theirs. */
export function valueDifferences(
  book: BookModel,
  theirs: readonly SheetModel[],
): [string, unknown, unknown][] {
  const other = formulaValues(theirs, book.sheets);
  return [...formulaValues(book.sheets, book.sheets)]
    .filter(([place, value]) => !agree(value, other.get(place)))
    .map(([place, value]) => [place, value, other.get(place)]);
}
