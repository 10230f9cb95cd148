import { Engine } from './engine';
import type { BookModel, Cell, NameModel, Scalar, SheetModel, TableModel } from './model';

// The calculation engine is transformed by jest at its first import.
jest.setTimeout(60_000);

type Content = Scalar;

function cellOf(content: Content): Cell {
  const formula = typeof content === 'string' && content.startsWith('=');
  return formula ? { value: '', formula: content, stale: true } : { value: content };
}

function sheetOf(id: string, name: string, lines: readonly (readonly Content[])[]): SheetModel {
  const rows = new Map(
    lines.map((line, row) => [row, new Map(line.map((content, column) => [column, cellOf(content)]))]),
  );
  return {
    id,
    name,
    visibility: 'Visible',
    tabColor: '',
    showGridlines: true,
    rows,
    columnWidths: new Map(),
    rowHeights: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merges: [],
    frozenRows: 0,
    frozenColumns: 0,
    conditionalFormats: [],
    validations: [],
    protected: false,
    selection: { row: 0, column: 0, height: 1, width: 1 },
  };
}

function tableOf(name: string, sheet: SheetModel, height: number, showTotals = false): TableModel {
  const headers = [...(sheet.rows.get(0)?.values() ?? [])].map((cell) => String(cell.value));
  return {
    id: `table ${name}`,
    name,
    sheetId: sheet.id,
    box: { row: 0, column: 0, height, width: headers.length },
    style: 'TableStyleLight1',
    showBandedRows: true,
    showTotals,
    columns: headers.map((header, position) => ({ id: position + 1, name: header })),
    showFilterButton: true,
    filters: new Map(),
  };
}

function bookOf(sheets: SheetModel[], tables: TableModel[] = [], names: NameModel[] = []): BookModel {
  const activeSheetId = sheets[0]?.id ?? '';
  return { sheets, tables, names, activeSheetId, dateSystem: 1900, settings: new Map() };
}

function nameOf(name: string, formula: string): NameModel {
  return { name, formula, visible: true, comment: '' };
}

function cellAt(sheet: SheetModel, row: number, column: number): Cell {
  const cell = sheet.rows.get(row)?.get(column);
  if (!cell) throw new Error(`no cell at ${String(row)},${String(column)}`);
  return cell;
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
});
