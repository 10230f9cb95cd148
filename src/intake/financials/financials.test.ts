/** Financial statements of customers on their way into the 财务 table. */
import { dayOf, serialOf } from '../../ledger/day';
import type { Ledger } from '../../ledger/records';
import { ledgerOf as ledgerOfRows, policyRows, serial } from '../../ledger/tablesForTests';
import { openRows, openSheets, planOf, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';
import { BALANCE_SHEET, CASH_FLOW, CUSTOMERS, INCOME_STATEMENT, YEARS } from './fixtures';

const YEAR_END = serialOf(dayOf(2025, 12, 31));
const YEAR_BEFORE = serialOf(dayOf(2024, 12, 31));

const planSheets = (sheets: Readonly<Record<string, FixtureRows>>): ImportPlan =>
  planOf([openSheets('报表.xlsx', { 客户: CUSTOMERS, ...sheets })]);

const rowOf = (plan: ImportPlan, periodEnd: number) =>
  plan.financials.find((row) => row['periodEnd'] === periodEnd) ?? {};

const tableOf = (plan: ImportPlan, sheet: string) => {
  const table = plan.report.sources.find((source) => source.sheet === sheet)?.tables[0];
  if (table === undefined) throw new Error(`no table on ${sheet}`);
  return table;
};

/** The ledger after an import. */
function ledgerOf({ customers, financials }: ImportPlan): Ledger {
  return ledgerOfRows({ customers, financials, policy: policyRows({ currency: 'CNY' }) });
}

describe('the forms', () => {
  it('a balance sheet side by side gives a row for its day and one for the end of the year before', () => {
    const plan = planSheets({ 资产负债表: BALANCE_SHEET });
    expect(plan.financials).toHaveLength(2);
    expect(rowOf(plan, YEAR_END)).toEqual({
      customerId: 'K1',
      customerName: '甲公司',
      periodEnd: YEAR_END,
      currency: 'CNY',
      currentAssets: 800000,
      inventory: 300000,
      totalAssets: 2000000,
      intangibles: 50000,
      currentLiabilities: 500000,
      totalLiabilities: 1100000,
      retainedEarnings: 300000,
      equity: 900000,
      source: '报表.xlsx › 资产负债表',
      sourceKey: 'financials|K1|2025-12-31',
    });
    const before = rowOf(plan, YEAR_BEFORE);
    expect([before['totalAssets'], before['retainedEarnings'], before['intangibles']]).toEqual([
      1800000,
      150000,
      undefined,
    ]);
    expect(plan.report.ledger).toEqual({ customers: 2, limits: 0, documents: 0, financials: 2 });
  });

  it('the report names its columns, counts every row and shows that it balances', () => {
    const table = tableOf(planSheets({ 资产负债表: BALANCE_SHEET }), '资产负债表');
    expect([table.kind, table.range, table.unit]).toEqual(['financials', 'A4:H18', 1]);
    expect(table.mapping.map(({ column, field }) => [column, field])).toEqual([
      ['A', 'statement.line'],
      ['C', 'statement.amount'],
      ['D', 'statement.amount'],
      ['B', null],
      ['E', 'statement.line'],
      ['G', 'statement.amount'],
      ['H', 'statement.amount'],
      ['F', null],
    ]);
    const { data, imported, skipped, rejected } = table.rows;
    expect([data, rejected]).toEqual([14, 0]);
    expect(imported + skipped).toBe(data);
    expect(table.checks).toEqual([
      { check: 'balance', cell: 'C17', periodEnd: '2025-12-31', difference: '0', agrees: true },
      { check: 'balance', cell: 'D17', periodEnd: '2024-12-31', difference: '0', agrees: true },
    ]);
  });

  it('an income statement covers the year it names, with EBIT of profit and interest', () => {
    const plan = planSheets({ 利润表: INCOME_STATEMENT });
    expect(rowOf(plan, YEAR_END)).toMatchObject({
      months: 12,
      revenue: 5000000,
      ebit: 160000,
      netProfit: 90000,
    });
    // The year before has no interest of its own: the finance costs stand for it.
    expect(rowOf(plan, YEAR_BEFORE)).toMatchObject({ months: 12, revenue: 4200000, ebit: 128000 });
  });

  it('a cash-flow statement in 万元 gives the operating flow, and its supplement nothing', () => {
    const plan = planSheets({ 现金流量表: CASH_FLOW });
    expect(rowOf(plan, YEAR_END)).toMatchObject({ months: 12, operatingCashFlow: 85000 });
    expect(rowOf(plan, YEAR_BEFORE)).toMatchObject({ operatingCashFlow: -32000 });
    expect(plan.financials.some((row) => 'netProfit' in row || 'ebit' in row)).toBe(false);
    expect(tableOf(plan, '现金流量表').unit).toBe(10000);
  });

  it('statements of one customer and period on several sheets are one row', () => {
    const plan = planSheets({ 表1: BALANCE_SHEET, 表2: INCOME_STATEMENT, 表3: CASH_FLOW });
    expect(plan.financials).toHaveLength(2);
    expect(rowOf(plan, YEAR_END)).toMatchObject({
      months: 12,
      totalAssets: 2000000,
      revenue: 5000000,
      operatingCashFlow: 85000,
      source: '报表.xlsx › 表1; 报表.xlsx › 表2; 报表.xlsx › 表3',
    });
  });

  it('three statements below each other on one sheet are read apart, under what the first says', () => {
    const untitled = INCOME_STATEMENT.filter((row) => row[0] !== '编制单位：甲公司');
    const plan = planSheets({ 年报: [...BALANCE_SHEET, [null], ...untitled] });
    expect(rowOf(plan, YEAR_END)).toMatchObject({ totalAssets: 2000000, revenue: 5000000 });
    expect(plan.report.sources[1]?.tables.map(({ range }) => range)).toEqual(['A4:H19', 'A22:C30']);
  });
});

describe('lists of several periods', () => {
  it('every year is a row, in 万元, audited', () => {
    const plan = planSheets({ 财务: YEARS });
    expect(plan.financials.map((row) => [row['periodEnd'], row['months'], row['audited']])).toEqual(
      [2023, 2024, 2025].map((year) => [serialOf(dayOf(year, 12, 31)), 12, '是']),
    );
    expect(rowOf(plan, YEAR_END)).toMatchObject({ totalAssets: 2000000, equity: 900000, revenue: 5000000 });
  });

  it('a dash and a blank are unknown, never 0; a number 0 is 0', () => {
    const plan = planSheets({ 财务: [...YEARS, ['存货', 0, '-', null]] });
    const rows = plan.financials.map((row) => [row['netProfit'], row['inventory']]);
    expect(rows).toEqual([
      [50000, 0],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('a dash is 0 where the sheet says so', () => {
    const [title = [], ...rest] = YEARS;
    const plan = planSheets({ 财务: [title, ['注：“-”表示零'], ...rest] });
    expect(rowOf(plan, YEAR_BEFORE)['netProfit']).toBe(0);
  });

  it('本年累计 is read and 本月 left alone; 本月 by itself is one month', () => {
    const monthly: FixtureRows = [
      ['利润表', null, null],
      ['编制单位：乙公司 2026年6月 单位：元', null, null],
      ['项目', '本月数', '本年累计数'],
      ['营业收入', 10, 60],
      ['净利润', 1, 5],
    ];
    const both = planSheets({ 利润表: monthly });
    expect(both.financials).toHaveLength(1);
    expect(both.financials[0]).toMatchObject({
      customerId: 'K2',
      periodEnd: serialOf(dayOf(2026, 6, 30)),
      months: 6,
      revenue: 60,
    });
    const month = planSheets({ 利润表: monthly.map((row) => row.slice(0, 2)) });
    expect(month.financials[0]).toMatchObject({ months: 1, revenue: 10 });
  });
});

describe('other spellings', () => {
  const list = (above: FixtureRows, header: FixtureRows[number]): FixtureRows => [
    ...above,
    header,
    ['营业总收入', 99, 99],
    ['其中：营业收入', 10, 20],
    ['净 利 润', '(1.5)', '２'],
  ];

  it.each<[string, FixtureRows, FixtureRows[number], string, number | undefined]>([
    [
      'a day in pieces',
      [
        ['编制单位', '甲公司'],
        ['2025', '年', '12', '月', '31', '日'],
      ],
      ['项目', '本期金额'],
      '2025-12-31',
      undefined,
    ],
    ['months', [['编制单位：甲公司', '2025年1-9月']], ['项目', '本期金额'], '2025-09-30', 9],
    ['a half', [['编制单位：甲公司', '2025年半年度']], ['项目', '本年金额'], '2025-06-30', 6],
    [
      'from and to',
      [['单位名称：甲公司'], ['税款所属期：2025-01-01至2025-03-31']],
      ['项目', '本期'],
      '2025-03-31',
      3,
    ],
    [
      'a year, made later',
      [['甲公司2025年度利润表'], ['编制日期：2026年2月10日']],
      ['项目', '金额'],
      '2025-12-31',
      12,
    ],
    [
      'the day it was made, alone',
      [['编制单位：甲公司'], ['编制日期：', '2025年12月31日']],
      ['项目', '金额'],
      '2025-12-31',
      undefined,
    ],
    ['a year in the header', [['公司名称：甲公司']], ['项目', 'FY2025'], '2025-12-31', 12],
    ['a figure in the header', [['公司名称：甲公司']], ['项目', 2025], '2025-12-31', 12],
    ['a note column', [['公司名称：甲公司']], ['项目', '2025年度', '附注'], '2025-12-31', 12],
    ['no header at all', [['编制单位：甲公司', '2025年']], [null], '2025-12-31', 12],
  ])('%s', (_, above, header, iso, months) => {
    const [row] = planSheets({ 表: list(above, header).map((cells) => cells.slice(0, 9)) }).financials;
    expect([row?.['customerId'], row?.['periodEnd'], row?.['months']]).toEqual(['K1', serial(iso), months]);
    expect([row?.['revenue'], row?.['netProfit']]).toEqual([10, -1.5]);
  });

  it('审 and received are said of the row, and a sheet that names nobody is of the company its file names', () => {
    const income: FixtureRows = [
      ['利润表（未审）'],
      ['2025年度', '收到日期：2026年3月5日'],
      ['项目', '本期金额'],
      ['营业收入', 10],
      ['净利润', 1],
    ];
    const plan = planSheets({ 资产负债表: BALANCE_SHEET, 利润表: income });
    expect(rowOf(plan, YEAR_END)).toMatchObject({
      customerId: 'K1',
      revenue: 10,
      totalAssets: 2000000,
      receivedOn: serial('2026-03-05'),
    });
    expect(rowOf(plan, YEAR_END)).not.toHaveProperty('audited');
  });

  it('audited and unaudited statements of one period are two rows', () => {
    const one = (title: string, revenue: number): FixtureRows => [
      [`甲公司2025年度利润表${title}`],
      ['项目', '本期金额'],
      ['营业收入', revenue],
      ['净利润', 1],
    ];
    const plan = planSheets({ 表1: one('（未审）', 10), 表2: one('（已审）', 9) });
    expect(plan.financials.map((row) => [row['revenue'], row['audited']])).toEqual([
      [10, undefined],
      [9, '是'],
    ]);
  });

  it('columns of numbers without a period are rejected, each by its header', () => {
    const plan = planSheets({
      表: [
        ['编制单位：甲公司', '2025年度'],
        ['项目', '方案一', '方案二'],
        ['营业收入', 10, 20],
        ['净利润', 1, 2],
      ],
    });
    expect(plan.financials).toEqual([]);
    expect(tableOf(plan, '表').rejected.map(({ cell, value, why }) => [cell, value, why])).toEqual([
      ['B2', '方案一', 'date.missing'],
      ['C2', '方案二', 'date.missing'],
    ]);
  });

  it('a foreign currency is kept, and statements in another are a row of their own', () => {
    const plan = planSheets({
      表1: [['甲公司'], ['单位：美元'], ['项目', '2025年'], ['营业收入', 10], ['净利润', 1]],
      表2: [['甲公司'], ['单位：千元'], ['项目', '2025年'], ['营业收入', 70], ['净利润', 7]],
    });
    expect(plan.financials.map((row) => [row['currency'], row['revenue']])).toEqual([
      ['USD', 10],
      ['CNY', 70000],
    ]);
  });
});

describe('what is not as it should be', () => {
  it('an unbalanced sheet is imported, and its difference shown', () => {
    const rows = BALANCE_SHEET.map((row) => row.map((cell) => (cell === 900000 ? 899990 : cell)));
    const plan = planSheets({ 资产负债表: rows });
    const [check] = tableOf(plan, '资产负债表').checks ?? [];
    expect([check?.difference, check?.agrees]).toEqual(['10', false]);
    expect(rowOf(plan, YEAR_END)['equity']).toBe(899990);
  });

  it('a difference of one unit of the statement is rounding', () => {
    const plan = planSheets({ 财务: YEARS.map((row) => row.map((cell) => (cell === 110 ? 111 : cell))) });
    const [, , check] = tableOf(plan, '财务').checks ?? [];
    expect([check?.difference, check?.agrees]).toEqual(['-10000', true]);
  });

  it('a customer nobody lists or names is rejected with the cell that names it, and not made one', () => {
    const plan = planOf([openSheets('报表.xlsx', { 资产负债表: BALANCE_SHEET })]);
    const table = tableOf(plan, '资产负债表');
    expect([plan.customers, plan.financials]).toEqual([[], []]);
    expect(table.rejected).toEqual([{ cell: 'A3', value: '甲公司', why: 'customer.unknown' }]);
    expect(table.rows.imported).toBe(0);
    expect(plan.report.sources[0]?.refused).toBeNull();
  });

  it('a customer that documents of the same import name is known', () => {
    const invoices = openRows('应收.csv', [
      ['客户名称', '发票号码', '开票日期', '金额'],
      ['甲公司', 'A1', '2026-01-05', '100'],
    ]);
    const plan = planOf([openSheets('报表.xlsx', { 资产负债表: BALANCE_SHEET }), invoices]);
    expect(plan.financials.map((row) => row['customerId'])).toEqual(['C0001', 'C0001']);
  });

  it('an amount that cannot be read is rejected, and its figure stays blank', () => {
    const plan = planSheets({
      财务: YEARS.map((row) => row.map((cell) => (cell === 500 ? '约五百' : cell))),
    });
    expect(tableOf(plan, '财务').rejected).toEqual([
      { cell: 'D6', value: '约五百', why: 'amount.unreadable' },
    ]);
    expect(rowOf(plan, YEAR_END)).not.toHaveProperty('revenue');
  });

  it('a statement without any date is rejected by column', () => {
    const rows: FixtureRows = [
      ['编制单位：甲公司', null],
      ['项目', '金额'],
      ['营业收入', 10],
      ['净利润', 1],
    ];
    expect(tableOf(planSheets({ 财务: rows }), '财务').rejected).toEqual([
      { cell: 'B2', value: '金额', why: 'date.missing' },
    ]);
  });

  it('two statements that contradict each other: the first stands, the other is shown', () => {
    const other: FixtureRows = [['甲公司'], ['项目', '2025年'], ['营业收入', 1], ['净利润', 90000]];
    const plan = planSheets({ 利润表: INCOME_STATEMENT, 摘要: other });
    expect(rowOf(plan, YEAR_END)['revenue']).toBe(5000000);
    expect(tableOf(plan, '摘要').rejected).toEqual([{ cell: 'B3', value: '1', why: 'statement.differs' }]);
  });

  it('a list of accounts is no statement', () => {
    const plan = planSheets({
      余额表: [
        ['科目编码', '科目名称', '借方', '贷方'],
        ['6001', '主营业务收入', 0, 10],
        ['6603', '财务费用', 1, 0],
        ['4104', '净利润', 1, 0],
      ],
    });
    expect(plan.financials).toEqual([]);
    expect(plan.report.sources[1]?.refused).not.toBeNull();
  });
});

describe('again', () => {
  const sheets = { 客户: CUSTOMERS, 资产负债表: BALANCE_SHEET, 利润表: INCOME_STATEMENT };

  it('the same statements add nothing to the ledger that has them', () => {
    const source = openSheets('报表.xlsx', sheets);
    const first = planOf([source]);
    const again = planOf([source], { existing: ledgerOf(first) });
    expect([again.financials, again.sets, again.report.ledger]).toEqual([
      [],
      [],
      { customers: 0, limits: 0, documents: 0 },
    ]);
    const { rows, skipped } = tableOf(again, '资产负债表');
    expect([rows.imported, rows.rejected]).toEqual([0, 0]);
    expect(skipped.some(({ why }) => why === 'already.imported')).toBe(true);
  });

  it('an income statement that comes later fills the blank cells of its row, and overwrites none', () => {
    const first = planOf([openSheets('报表.xlsx', { 客户: CUSTOMERS, 资产负债表: BALANCE_SHEET })]);
    const existing = ledgerOf(first);
    const later = planOf([openSheets('利润.xlsx', { 利润表: INCOME_STATEMENT })], { existing });
    expect(later.financials).toEqual([]);
    const revenue = later.sets.find(({ column }) => column === 'revenue');
    expect(revenue?.cells.map(({ expected, value }) => [expected, value])).toEqual([
      ['', 5000000],
      ['', 4200000],
    ]);
    expect(later.sets.map(({ column }) => column).sort()).toEqual(['ebit', 'months', 'netProfit', 'revenue']);
  });

  it('a figure the ledger has otherwise is shown, not overwritten', () => {
    const first = planOf([openSheets('报表.xlsx', { 客户: CUSTOMERS, 财务: YEARS })]);
    const changed = YEARS.map((row) => row.map((cell) => (cell === 500 ? 510 : cell)));
    const later = planOf([openSheets('报表.xlsx', { 财务: changed })], { existing: ledgerOf(first) });
    expect([later.financials, later.sets]).toEqual([[], []]);
    expect(tableOf(later, '财务').rejected).toEqual([{ cell: 'D6', value: '510', why: 'statement.differs' }]);
  });
});
