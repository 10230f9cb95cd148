/** A workbook we save must calculate and look the same in a program that shares no line of code with ours. */
import { Engine } from '../../src/host/engine';
import type { BookModel } from '../../src/host/model';
import { saveBook } from '../../src/host/xlsx';
import { colours, recalculated } from '../tools/libreoffice';
import { colourDifferences, formulaValues, poisoned, valueDifferences } from '../tools/libreoffice-compare';
import { featureBook } from '../tools/libreoffice-book';

jest.setTimeout(240_000);

async function calculated(): Promise<{ book: BookModel; engine: Engine }> {
  const book = featureBook();
  const engine = await Engine.create(book);
  await engine.calculate();
  return { book, engine };
}

describe("LibreOffice's opinion of a saved book", () => {
  test('poisoned cached values come out as our engine calculates them', async () => {
    const { book, engine } = await calculated();
    expect(formulaValues(book.sheets, book.sheets).size).toBeGreaterThan(25);
    expect(valueDifferences(book, await recalculated(await saveBook(poisoned(book))))).toEqual([]);
    engine.dispose();
  });

  test('every cell has the colour we say it has', async () => {
    const { book, engine } = await calculated();
    const theirs = await colours(await saveBook(book));
    const [customers] = book.sheets;
    if (!customers) throw new Error('the book has no sheet');
    expect(await colourDifferences(book, engine, customers, theirs.get(customers.name) ?? [])).toEqual([]);
    const fills = new Set((theirs.get(customers.name) ?? []).flatMap((line) => line.map(({ fill }) => fill)));
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
    expect(await colourDifferences(book, engine, customers, theirs.get(customers.name) ?? [])).not.toEqual(
      [],
    );
    engine.dispose();
  });
});
