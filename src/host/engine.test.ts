import fc from 'fast-check';
import { Engine } from './engine';
import { boxOf, cellAt, cellOf, sheetOf, tableOf } from '../../tests/tools/libreoffice-book';
import type { Content } from '../../tests/tools/libreoffice-book';
import type { BookModel, Cell, NameModel, Scalar, SheetModel, TableModel } from './model';

// The calculation engine is transformed by jest at its first import.
jest.setTimeout(60_000);

function bookOf(sheets: SheetModel[], tables: TableModel[] = [], names: NameModel[] = []): BookModel {
  const activeSheetId = sheets[0]?.id ?? '';
  return { sheets, tables, names, activeSheetId, dateSystem: 1900, settings: new Map() };
}

function nameOf(name: string, formula: string): NameModel {
  return { name, formula, visible: true, comment: '' };
}

function setCell(sheet: SheetModel, row: number, column: number, content: Content): void {
  const line = sheet.rows.get(row) ?? new Map<number, Cell>();
  sheet.rows.set(row, line.set(column, cellOf(content)));
}

const CUSTOMERS: readonly (readonly Content[])[] = [
  ['编号', '金额(元)', 'a[b]', "x'y", '#号', '换\n行', '合计'],
  ['A', 100, 1, 2, 3, 4, "=[@金额(元)]+[@[a'[b']]]+[@[x''y]]+[@['#号]]+[@[换\n行]]"],
  ['B', 200, 1, 2, 3, 4, '=客户[@[金额(元)]]*2'],
  ['C', 300, '', '', '', '', '=SUM(客户[金额(元)])'],
  ['', '', '', '', '', '', '=IF([@编号]="","",1)'],
];

const FORMULAS: readonly (readonly [string, Scalar])[] = [
  ['=SUMIFS(客户[金额(元)],客户[编号],"B")', 200],
  ['=检查日期+1', 101],
  ['=COUNTA(客户[#Headers])', 7],
  ['=SUM(客户!B:B)', 600],
  ['=1/0', '#DIV/0!'],
  ['=TRUE', true],
  ['=TEXTJOIN(",",TRUE,客户[编号])', 'A,B,C'],
  ['=MAXIFS(客户[金额(元)],客户[编号],"<>A")', 300],
  ['=INDEX(客户[金额(元)],MATCH("C",客户[编号],0))', 300],
  ['=[@nope]', '#REF!'],
  ['=客户[nope]', '#REF!'],
  ['=nope', '#NAME?'],
  ['=Z9', 0],
  ['=客户!G5&"|"', '|'],
  ['=客户!G5=""', true],
  ['=N("授信台账:limit.over:1")=0', true],
  ['=SUM(客户[[#All],[金额(元)]])', 600],
  ["=SUM(客户[[金额(元)]:['#号]])", 612],
  ['=客户[@编号]', '#VALUE!'],
  ['=[@号', '#NAME?'],
  ['=SUM(A1', '#VALUE!'],
  ['=A1)', '#VALUE!'],
  ['=1+', '#VALUE!'],
  ['={1,2', '#VALUE!'],
  ['=SUM((A1)', '#VALUE!'],
  ['=客户[[金额(元)]:[#号]]', '#NAME?'],
  ['=A1&"x"', 'x'],
  ['=XLOOKUP("B",客户[编号],客户[金额(元)])', 200],
  ['=SUM(客户!A1:F5)', 620],
];

describe('the engine', () => {
  test.each(FORMULAS)('calculates %s', async (formula, expected) => {
    const customers = sheetOf('s1', '客户', CUSTOMERS);
    const other = sheetOf('s2', "x 'y", [['', formula], [], [], [], [], [], []]);
    const book = bookOf(
      [customers, other],
      [tableOf('客户', customers, 5)],
      [nameOf('检查日期', '=客户!$B$2')],
    );
    const engine = await Engine.create(book);
    await engine.calculate();
    expect(cellAt(other, 0, 1).value).toBe(expected);
    engine.dispose();
  });

  test('calculates all of them in one calculation', async () => {
    const customers = sheetOf('s1', '客户', CUSTOMERS);
    const other = sheetOf('s2', "x 'y", [[], [], [], [], [], ...FORMULAS.map(([formula]) => [formula])]);
    const book = bookOf(
      [customers, other],
      [tableOf('客户', customers, 5)],
      [nameOf('检查日期', '=客户!$B$2')],
    );
    const engine = await Engine.create(book);
    await engine.calculate();
    expect(FORMULAS.map((_, position) => cellAt(other, position + 5, 0).value)).toEqual(
      FORMULAS.map(([, value]) => value),
    );
    expect(engine.calculations).toBe(1);
    engine.dispose();
  });

  async function started(
    lines: readonly (readonly Content[])[],
  ): Promise<{ sheet: SheetModel; book: BookModel; engine: Engine }> {
    const sheet = sheetOf('s1', '表', lines);
    const book = bookOf([sheet]);
    const engine = await Engine.create(book);
    await engine.calculate();
    return { sheet, book, engine };
  }

  test('calculates again what depends on a changed cell, once', async () => {
    const { sheet, engine } = await started([[1, '=A1*2', '=B1+1', '=7']]);
    setCell(sheet, 0, 0, 5);
    engine.changed('s1', boxOf(0, 0));
    await engine.calculate();
    expect([1, 2, 3].map((column) => cellAt(sheet, 0, column).value)).toEqual([10, 11, 7]);
    expect(engine.calculations).toBe(2);
    await engine.calculate();
    expect(engine.calculations).toBe(2);
    engine.dispose();
  });

  test('takes new, changed and removed formulas', async () => {
    const { sheet, engine } = await started([[1, '=A1*2']]);
    setCell(sheet, 0, 1, 3);
    setCell(sheet, 0, 2, '=B1+1');
    engine.changed('s1', boxOf(0, 1, 1, 2));
    await engine.calculate();
    expect([cellAt(sheet, 0, 1).value, cellAt(sheet, 0, 2).value]).toEqual([3, 4]);
    engine.dispose();
  });

  test('leaves cached values alone until something they depend on changes', async () => {
    const sheet = sheetOf('s1', '表', [[1, '=A1*2', '=A1*3']]);
    Object.assign(cellAt(sheet, 0, 1), { value: 99 });
    delete cellAt(sheet, 0, 1).stale;
    const engine = await Engine.create(bookOf([sheet]));
    await engine.calculate();
    expect([cellAt(sheet, 0, 1).value, cellAt(sheet, 0, 2).value]).toEqual([99, 3]);
    engine.changed('s1', boxOf(0, 0));
    await engine.calculate();
    expect(cellAt(sheet, 0, 1).value).toBe(2);
    engine.dispose();
  });

  test('a book without formulas costs no calculation', async () => {
    const { engine } = await started([[1, 2]]);
    engine.changed('s1', boxOf(0, 0, 1, 2));
    await engine.calculate();
    expect(engine.calculations).toBe(0);
    engine.dispose();
  });

  test('resolves references anew when a table grows, moves or a sheet is renamed', async () => {
    const data = sheetOf('s1', '往来', [['金额'], [1], [2]]);
    const sums = sheetOf('s2', '汇总', [['=SUM(往来[金额])', '=往来!A2']]);
    const table = tableOf('往来', data, 3);
    const book = bookOf([data, sums], [table]);
    const engine = await Engine.create(book);
    await engine.calculate();
    setCell(data, 3, 0, 10);
    engine.changed('s1', boxOf(3, 0));
    table.box = boxOf(0, 0, 4, 1);
    engine.structureChanged(false);
    await engine.calculate();
    expect(cellAt(sums, 0, 0).value).toBe(13);
    data.name = '别名';
    cellAt(sums, 0, 1).formula = '=别名!A2+1';
    engine.changed('s2', boxOf(0, 1));
    engine.structureChanged();
    await engine.calculate();
    expect(cellAt(sums, 0, 1).value).toBe(2);
    engine.dispose();
  });

  test('a column of equal formulas gives each row its own result', async () => {
    const lines = Array.from({ length: 300 }, (_, row): Content[] => [
      row,
      row % 7,
      `=A${String(row + 1)}*10+B${String(row + 1)}-$A$1`,
    ]);
    const { sheet, engine } = await started(lines);
    expect(lines.map((_, row) => cellAt(sheet, row, 2).value)).toEqual(
      lines.map((_, row) => row * 10 + (row % 7)),
    );
    engine.dispose();
  });

  test('an empty text is no blank cell, within one calculation and after it', async () => {
    const { sheet, engine } = await started([['=IF(TRUE,"",1)', '=ISBLANK(A1)', '=A1=""', '=ISBLANK(Z1)']]);
    expect([1, 2, 3].map((column) => cellAt(sheet, 0, column).value)).toEqual([false, true, true]);
    engine.changed('s1', boxOf(0, 1));
    await engine.calculate();
    expect(cellAt(sheet, 0, 1).value).toBe(false);
    engine.dispose();
  });

  test('evaluates a formula at many cells without a calculation', async () => {
    const { engine } = await started([[1], [5], [9]]);
    const cells = [0, 1, 2].map((row) => ({ row, column: 3 }));
    expect(await engine.evaluateAt('s1', '=$A1>4', { row: 0, column: 0 }, cells)).toEqual([
      false,
      true,
      true,
    ]);
    expect(engine.calculations).toBe(0);
    engine.dispose();
  });

  test('sums by condition agree with a slow sum, whatever the engine indexes', async () => {
    const row = fc.tuple(fc.constantFrom('A', 'b', 'B', '', 'AB', '*'), fc.integer({ min: -5, max: 5 }));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 150 }), async (rows) => {
        const keys = ['A', 'B', 'AB'];
        const last = String(rows.length);
        const formula = (key: string): string => `=SUMIFS(B1:B${last},A1:A${last},"${key}")`;
        const { sheet, engine } = await started(
          rows.map(([key, amount], at) => [key, amount, ...(at === 0 ? keys.map(formula) : [])]),
        );
        const slow = keys.map((key) =>
          rows.filter(([other]) => other.toUpperCase() === key).reduce((sum, [, amount]) => sum + amount, 0),
        );
        expect(keys.map((_, at) => cellAt(sheet, 0, at + 2).value)).toEqual(slow);
        engine.dispose();
      }),
      { numRuns: 25 },
    );
  });
});
