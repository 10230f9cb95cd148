/** A book made in code that holds every feature a file must keep and LibreOffice must agree about. */
import { emptySheet } from '../../src/host/newBook';
import type { BookModel, Box, Cell, Scalar, SheetModel, Style, TableModel } from '../../src/host/model';

export type Content = Scalar | { readonly error: string };

export function cellOf(content: Content, style?: Style): Cell {
  const styled = style ? { style } : {};
  if (typeof content === 'object') return { value: content.error, error: true, ...styled };
  const formula = typeof content === 'string' && content.startsWith('=');
  return formula ? { value: '', formula: content, stale: true, ...styled } : { value: content, ...styled };
}

export function sheetOf(id: string, name: string, lines: readonly (readonly Content[])[]): SheetModel {
  const rows = new Map(
    lines.map((line, row) => [row, new Map(line.map((content, column) => [column, cellOf(content)]))]),
  );
  return { ...emptySheet(id, name), rows };
}

export function boxOf(row: number, column: number, height = 1, width = 1): Box {
  return { row, column, height, width };
}

/** A table whose headers are the sheet's first row. */
export function tableOf(name: string, sheet: SheetModel, height: number): TableModel {
  const headers = [...(sheet.rows.get(0)?.values() ?? [])].map((cell) => String(cell.value));
  return {
    id: `table ${name}`,
    name,
    sheetId: sheet.id,
    box: boxOf(0, 0, height, headers.length),
    style: 'TableStyleLight1',
    showBandedRows: true,
    showTotals: false,
    columns: headers.map((header, position) => ({ id: position + 1, name: header })),
    showFilterButton: true,
    filters: new Map(),
  };
}

export function cellAt(sheet: SheetModel | undefined, row: number, column: number): Cell {
  const cell = sheet?.rows.get(row)?.get(column);
  if (!cell) throw new Error(`no cell at ${String(row)},${String(column)}`);
  return cell;
}

const AMOUNT: Style = { numberFormat: '#,##0.00' };
const DATE: Style = { numberFormat: 'yyyy-mm-dd' };
const HEADER: Style = { bold: true, fill: '#DDEBF7', horizontal: 'Center', vertical: 'Center', wrap: true };

const CUSTOMERS: readonly (readonly Content[])[] = [
  ['编号', '授信额度(元)', '已用', '可用', '使用率', '到期日', '逾期天数', '说明'],
  ['001', 100_000, 95_000.5, ...rowFormulas(), '甲'],
  ['002', 200_000, 20_000, ...rowFormulas(), '+86 10'],
  ['A-3', 0, 5, ...rowFormulas(), '-1'],
  ['A-4', 50_000, 60_000, ...rowFormulas(), '@x <&> "引号"\n第二行'],
  ['A-5', 80_000, 0, ...rowFormulas(), ' 空格 '],
];

function rowFormulas(): Content[] {
  return [
    '=[@[授信额度(元)]]-[@已用]',
    '=IF([@[授信额度(元)]]>0,[@已用]/[@[授信额度(元)]],"")',
    46_000,
    '=IF([@已用]>0,MAX(0,检查日期-[@到期日]),"")',
  ];
}

const SUMMARY: readonly (readonly Content[])[] = [
  ['检查日期', 46_023],
  ['额度合计', '=SUM(客户[授信额度(元)])'],
  ['占用条件合计', '=SUMIFS(客户[已用],客户[授信额度(元)],">=80000")'],
  ['最大占用', '=MAXIFS(客户[已用],客户[编号],"A-*")'],
  ['户数', '=COUNTIFS(客户[已用],">0")'],
  ['查找', '=INDEX(客户[已用],MATCH("A-4",客户[编号],0))'],
  ['出错', '=1/0'],
  ['接错', '=IFERROR(B7,"无")'],
  ['文本', '="合计"&TEXT(B2,"0.00")'],
  ['真假', '=AND(B2>0,NOT(FALSE))'],
  ['四舍五入', '=ROUND(B2/3,2)'],
  ['标题数', '=COUNTA(客户[[#Headers],[编号]:[说明]])'],
  ['空文本', '=IF(FALSE,1,"")'],
  ['常量错误', { error: '#N/A' }],
  ['布尔', true],
  ['时刻', 46_023.123456789],
];

/** Near the limit, over it, overdue, and a rule that stops the others: colours depend on order. */
function formats(): SheetModel['conditionalFormats'] {
  const common = { type: 'Custom', box: boxOf(1, 0, 5, 8), moreBoxes: [] } as const;
  return [
    { ...common, moreBoxes: [], id: 'stop', formula: '=AND(N("测试:stop")=0,$B2=0)', stopIfTrue: true },
    {
      ...common,
      moreBoxes: [],
      id: 'over',
      formula: '=$C2>$B2',
      fill: '#FFC7CE',
      fontColor: '#9C0006',
      stopIfTrue: false,
    },
    {
      ...common,
      moreBoxes: [],
      id: 'near',
      formula: '=$C2>=0.9*$B2',
      fill: '#FFEB9C',
      bold: true,
      stopIfTrue: false,
    },
    {
      ...common,
      id: 'overdue',
      box: boxOf(1, 6, 5, 1),
      moreBoxes: [],
      formula: '=AND(ISNUMBER(G2),检查日期-F2>=23)',
      fill: '#D9D9D9',
      stopIfTrue: false,
    },
  ];
}

export function featureBook(): BookModel {
  const customers = sheetOf('s1', '客户', CUSTOMERS);
  const summary = sheetOf('s2', "汇总 '26", SUMMARY);
  const hidden = sheetOf('s3', '设置', [['schemaVersion', 1]]);
  const table = tableOf('客户', customers, 6);
  table.filters = new Map([[7, ['甲', '']]]);
  for (const position of [3, 4, 6]) {
    const formula = cellAt(customers, 1, position).formula;
    const column = table.columns[position];
    if (column && formula !== undefined) column.formula = formula;
  }
  for (const [row, cells] of customers.rows) {
    for (const [column, cell] of cells) {
      if (row === 0) cell.style = HEADER;
      else if (column === 5) cell.style = DATE;
      else if (column >= 1 && column <= 3) cell.style = AMOUNT;
      else if (column === 0) cell.style = { numberFormat: '@' };
    }
  }
  cellAt(customers, 1, 7).value = '=HYPERLINK("http://x")';
  cellAt(summary, 15, 1).style = { numberFormat: 'yyyy-mm-dd hh:mm:ss' };
  cellAt(summary, 0, 1).style = { ...DATE, locked: false, fontName: '微软雅黑', fontSize: 12, italic: true };
  Object.assign(customers, {
    tabColor: '#FF0000',
    frozenRows: 1,
    frozenColumns: 1,
    selection: boxOf(2, 2),
    columnWidths: new Map([
      [0, 75],
      [7, 150],
    ]),
    rowHeights: new Map([[0, 30]]),
    hiddenColumns: new Set([5]),
    hiddenRows: new Set([9]),
    conditionalFormats: formats(),
    protected: true,
  });
  customers.validations = [
    {
      id: 'list',
      boxes: [boxOf(1, 7, 1_048_575)],
      rule: { type: 'list', source: '甲,乙', inCellDropDown: true },
      ignoreBlanks: true,
      error: { title: '不在列表', message: '请选择', style: 'Warning', showAlert: true },
      prompt: { title: '提示', message: '选一项', showPrompt: true },
    },
    {
      id: 'amount',
      boxes: [boxOf(1, 1, 1_048_575), boxOf(1, 2, 10)],
      rule: { type: 'decimal', operator: 'GreaterThanOrEqualTo', formula1: '0' },
      ignoreBlanks: true,
    },
    {
      id: 'custom',
      boxes: [boxOf(1, 0, 5)],
      rule: { type: 'custom', formula: '=LEN($A2)>0' },
      ignoreBlanks: false,
    },
  ];
  summary.merges = [boxOf(20, 0, 1, 3)];
  summary.showGridlines = false;
  hidden.visibility = 'VeryHidden';
  return {
    sheets: [customers, summary, hidden],
    tables: [table],
    names: [
      { name: '检查日期', formula: "='汇总 ''26'!$B$1", visible: true, comment: '按此日期计算' },
      { name: '税率', formula: '=0.13', visible: false, comment: '' },
      { name: '本表', formula: '=客户!$A$1', sheetId: 's1', visible: true, comment: '' },
    ],
    activeSheetId: 's2',
    dateSystem: 1900,
    settings: new Map<string, unknown>([
      ['language', 'zh-CN'],
      ['nested', { a: [1, '二'], b: '<&"' }],
    ]),
  };
}
