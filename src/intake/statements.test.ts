import { serialOf, dayOf } from '../ledger/day';
import { openRows, openSheets, planOf, type FixtureRows } from './fixtures';
import type { ImportPlan } from './plan';

const only = (rows: FixtureRows, file = '对账单.csv'): ImportPlan => planOf([openRows(file, rows)]);

const lines = ({ documents }: ImportPlan) =>
  documents.map(({ customerName, kind, date, amount }) => [customerName, kind, date, amount].join(' '));
const differences = ({ report }: ImportPlan) =>
  report.reconciliation.map(({ measure, difference }) => `${measure} ${difference.toFixed()}`);
const serial = (month: number, day: number) => serialOf(dayOf(2026, month, day));

const HEAD = ['日期', '摘要', '借方', '贷方', '余额'];
const MOVEMENTS = [
  ['2026-01-05', '销售', '100', '', '150'],
  ['2026-01-20', '收款', '', '60', '90'],
];

describe('a statement of one customer', () => {
  const plan = only([
    ['往来对账单'],
    ['客户：甲公司', '', '日期：2026年1月'],
    HEAD,
    ['', '期初余额', '', '', '50'],
    ...MOVEMENTS,
    ['2026-01-31', '本月合计', '100', '60', '90'],
    ['', '承前页余额', '', '', '90'],
    ['2026-02-01', '销售', '10', '', '100'],
  ]);

  it('gives its opening and its movements, and never its running balance', () => {
    expect(lines(plan)).toEqual([
      `甲公司 期初余额 ${serial(1, 4)} 50`,
      `甲公司 发票 ${serial(1, 5)} 100`,
      `甲公司 回款 ${serial(1, 20)} 60`,
      `甲公司 发票 ${serial(2, 1)} 10`,
    ]);
    expect(plan.report.sources[0]?.tables[0]).toMatchObject({ kind: 'statement', range: 'A3:E9' });
  });

  it('is proven with its opening', () => {
    expect(differences(plan)).toEqual(['invoice.amount 0', 'receipt.amount 0', 'opening.amount 0']);
  });

  it.each([
    ['a label beside the name', [['客户名称：', '甲公司'], HEAD], '对账单.csv'],
    ['the title', [['甲公司往来对账单'], HEAD], '对账单.csv'],
    ['the name of the sheet', [HEAD], '甲公司.csv'],
  ])('takes its customer from %s', (_, above, file) => {
    expect(only([...above, ...MOVEMENTS], file).customers.map(({ name }) => name)).toEqual(['甲公司']);
  });

  it('is refused where nobody says whose it is', () => {
    expect(only([HEAD, ...MOVEMENTS], '往来.csv').report.sources[0]?.refused).not.toBeNull();
  });
});

describe('a sheet per customer', () => {
  it('gives every customer its own rows', () => {
    const plan = planOf([
      openSheets('往来.xlsx', { 甲公司: [HEAD, ...MOVEMENTS], 乙公司: [HEAD, ...MOVEMENTS.slice(0, 1)] }),
    ]);
    expect(
      plan.documents.map(({ customerName, amount }) => `${String(customerName)} ${String(amount)}`),
    ).toEqual(['甲公司 100', '甲公司 60', '乙公司 100']);
  });
});

describe('balances with a direction', () => {
  it('stand for what is owed by us where they are 贷', () => {
    const plan = only(
      [
        ['应收账款余额表', '', '', '2026年6月30日'],
        ['客户编码', '客户名称', '方向', '期末余额'],
        ['001', '甲公司', '借', '100'],
        ['002', '乙公司', '贷', '30'],
        ['003', '丙公司', '平', '0'],
      ],
      '余额表.csv',
    );
    expect(plan.documents.map(({ customerName, amount }) => [customerName, amount])).toEqual([
      ['甲公司', 100],
      ['乙公司', -30],
    ]);
    expect(differences(plan)).toEqual(['opening.amount 0']);
  });
});
