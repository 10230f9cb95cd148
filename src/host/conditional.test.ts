import { boxOf, cellAt, featureBook, sheetOf } from '../../tests/tools/libreoffice-book';
import { coloursOf } from './conditional';
import { Engine } from './engine';
import type { BookModel, ConditionalFormatModel, SheetModel } from './model';
import { newBook } from './newBook';

// The calculation engine is transformed by jest at its first import.
jest.setTimeout(60_000);

function bookOf(sheet: SheetModel): BookModel {
  return { ...newBook(), sheets: [sheet], activeSheetId: sheet.id };
}

function rule(formula: string, look: Partial<ConditionalFormatModel> = {}): ConditionalFormatModel {
  return {
    id: formula,
    type: 'Custom',
    box: boxOf(0, 0, 3, 2),
    moreBoxes: [],
    formula,
    stopIfTrue: false,
    ...look,
  };
}

async function looks(sheet: SheetModel, formats: ConditionalFormatModel[], box = boxOf(0, 0, 3, 2)) {
  sheet.conditionalFormats = formats;
  const book = bookOf(sheet);
  const engine = await Engine.create(book);
  await engine.calculate();
  const evaluated = jest.spyOn(engine, 'evaluateAt');
  const result = await coloursOf(book, engine, sheet.id, box);
  const cells = evaluated.mock.calls.map(([, , , places]) => places.length);
  engine.dispose();
  return { fills: result.map((line) => line.map(({ fill }) => fill ?? '')), result, cells };
}

const numbers = (): SheetModel =>
  sheetOf('s1', '表', [
    [1, 10],
    [2, 20],
    [3, 30],
  ]);

describe('conditional formats', () => {
  test('hold for the rows where their formula is true, counted from the top left cell', async () => {
    const { fills } = await looks(numbers(), [rule('=$A1>=2', { fill: '#FF0000' })]);
    expect(fills).toEqual([
      ['', ''],
      ['#FF0000', '#FF0000'],
      ['#FF0000', '#FF0000'],
    ]);
  });

  test('with relative columns hold cell by cell', async () => {
    const { fills } = await looks(numbers(), [rule('=A1>=3', { fill: '#FF0000' })]);
    expect(fills).toEqual([
      ['', '#FF0000'],
      ['', '#FF0000'],
      ['#FF0000', '#FF0000'],
    ]);
  });

  test('are evaluated once a row where all columns are absolute, and once where nothing is relative', async () => {
    const { cells } = await looks(numbers(), [
      rule('=$A1>1'),
      rule('=A1>1'),
      rule('=$A$1=1'),
      rule('=COLUMN()=1'),
    ]);
    expect(cells).toEqual([3, 6, 1, 6]);
  });

  test('of higher priority win property by property', async () => {
    const { result } = await looks(numbers(), [
      rule('=$A1>=3', { fill: '#FF0000' }),
      rule('=$A1>=2', { fill: '#00FF00', fontColor: '#0000FF', bold: true }),
    ]);
    expect(result[2]?.[0]).toEqual({ fill: '#FF0000', fontColor: '#0000FF', bold: true });
    expect(result[1]?.[0]).toEqual({ fill: '#00FF00', fontColor: '#0000FF', bold: true });
  });

  test('that hold and stop silence those below, also without a look of their own', async () => {
    const { fills } = await looks(numbers(), [
      rule('=$A1=2', { stopIfTrue: true }),
      rule('=$A1>=2', { fill: '#FF0000' }),
    ]);
    expect(fills.map(([fill]) => fill)).toEqual(['', '', '#FF0000']);
  });

  test('lie over the look the cell has itself', async () => {
    const sheet = numbers();
    cellAt(sheet, 0, 0).style = { fill: '#EEEEEE', italic: true };
    cellAt(sheet, 1, 0).style = { fill: '#EEEEEE' };
    const { result } = await looks(sheet, [rule('=$A1=2', { fill: '#FF0000' })]);
    expect(result[0]?.[0]).toEqual({ fill: '#EEEEEE', italic: true });
    expect(result[1]?.[0]).toEqual({ fill: '#FF0000' });
  });

  test('that are errors, texts or no formulas hold nowhere; numbers but zero do', async () => {
    const { fills } = await looks(numbers(), [
      rule('=1/0', { fill: '#111111' }),
      rule('="x"', { fill: '#222222' }),
      { ...rule('', { fill: '#333333' }), type: 'Other' },
      rule('=$A1-1', { fill: '#444444' }),
    ]);
    expect(fills.map(([fill]) => fill)).toEqual(['', '#444444', '#444444']);
  });

  test('are asked for the part of the box they cover, in every area', async () => {
    const format = rule('=$A1>0', { fill: '#FF0000', box: boxOf(0, 0), moreBoxes: [boxOf(2, 1)] });
    const { fills } = await looks(numbers(), [format], boxOf(0, 0, 3, 2));
    expect(fills).toEqual([
      ['#FF0000', ''],
      ['', ''],
      ['', '#FF0000'],
    ]);
  });

  test('read names, markers and cells of other sheets', async () => {
    const book = featureBook();
    const engine = await Engine.create(book);
    await engine.calculate();
    const fills = (await coloursOf(book, engine, 's1', boxOf(1, 0, 5, 8))).map((line) =>
      line.map(({ fill }) => fill ?? ''),
    );
    expect(fills.map(([first]) => first)).toEqual(['#FFEB9C', '', '', '#FFC7CE', '']);
    expect(fills.map((line) => line[6])).toEqual(['#FFEB9C', '#D9D9D9', '', '#FFC7CE', '']);
    engine.dispose();
  });
});
