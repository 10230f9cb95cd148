/** A workbook we save must calculate and look the same in a program that shares no line of code with ours. */
import { coloursOf } from '../../src/host/conditional';
import { Engine } from '../../src/host/engine';
import type { BookModel, SheetModel } from '../../src/host/model';
import { saveBook } from '../../src/host/xlsx';
import { colours, recalculated } from '../tools/libreoffice';
import type { ColouredCell } from '../tools/libreoffice';
import { featureBook } from '../tools/libreoffice-book';

jest.setTimeout(240_000);

const POISON = 42_424_242;
/** Both calculate in doubles, in different orders. */
const RELATIVE_ERROR_MAX = 1e-12;

async function calculated(): Promise<{ book: BookModel; engine: Engine }> {
  const book = featureBook();
  const engine = await Engine.create(book);
  await engine.calculate();
  return { book, engine };
}

/** Every formula's value as `sheet!row,column` → value; hidden rows and columns included. */
function formulaValues(sheets: readonly SheetModel[], formulas: readonly SheetModel[]): Map<string, unknown> {
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

function poisoned(book: BookModel): BookModel {
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
async function colourDifferences(
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

describe("LibreOffice's opinion of a saved book", () => {
  test('poisoned cached values come out as our engine calculates them', async () => {
    const { book, engine } = await calculated();
    const theirs = formulaValues(await recalculated(await saveBook(poisoned(book))), book.sheets);
    const ours = formulaValues(book.sheets, book.sheets);
    expect(ours.size).toBeGreaterThan(25);
    const differing = [...ours].filter(([place, value]) => !agree(value, theirs.get(place)));
    expect(differing.map(([place, value]) => [place, value, theirs.get(place)])).toEqual([]);
    engine.dispose();
  });

  test('every cell has the colour we say it has', async () => {
    const { book, engine } = await calculated();
    const theirs = await colours(await saveBook(book));
    const [customers] = book.sheets;
    if (!customers) throw new Error('the book has no sheet');
    expect(await colourDifferences(book, engine, customers, theirs[0] ?? [])).toEqual([]);
    const fills = new Set((theirs[0] ?? []).flatMap((line) => line.map(({ fill }) => fill)));
    expect([...fills].filter(Boolean).sort()).toEqual(['#D9D9D9', '#DDEBF7', '#FFC7CE', '#FFEB9C']);
    engine.dispose();
  });

  test('a book whose rule differs is told apart', async () => {
    const { book, engine } = await calculated();
    const changed = structuredClone(book);
    const rule = changed.sheets[0]?.conditionalFormats.find(({ id }) => id === 'near');
    if (!rule) throw new Error('the rule is missing');
    rule.formula = '=$C2>=0.05*$B2';
    const theirs = await colours(await saveBook(changed));
    const [customers] = book.sheets;
    if (!customers) throw new Error('the book has no sheet');
    expect(await colourDifferences(book, engine, customers, theirs[0] ?? [])).not.toEqual([]);
    engine.dispose();
  });
});
