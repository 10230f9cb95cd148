import { openRows, openSheets, planOf, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';

const lines = ({ documents }: ImportPlan) =>
  documents.map(({ customerName, kind, date, amount }) => [customerName, kind, date, amount].join(' '));
const proof = ({ report }: ImportPlan) =>
  report.reconciliation.map(
    ({ measure, source, imported, difference }) =>
      `${measure} ${source.toFixed()} ${imported.toFixed()} ${difference.toFixed()}`,
  );
const only = (rows: FixtureRows, file = '对账单.csv'): ImportPlan => planOf([openRows(file, rows)]);

const HEAD = ['日期', '凭证号', '摘要', '借方', '贷方', '方向', '余额'];
const ROWS: FixtureRows = [
  ['2026-01-01', '', '上年结转', '', '', '借', '500'],
  ['2026-01-10', '记-1', '销售', '300', '', '借', '800'],
  ['2026-01-20', '记-2', '收款', '', '900', '贷', '100'],
  ['2026-01-31', '', '本月合计', '300', '900', '贷', '100'],
  ['2026-01-31', '', '本年累计', '300', '900', '贷', '100'],
  ['2026-02-01', '', '承前页', '', '', '贷', '100'],
  ['2026-02-05', '记-3', '销售', '150', '', '借', '50'],
];

describe('a statement of one customer', () => {
  const plan = only([['往来明细账'], ['客户：甲公司', '', '', '', '', '币种：人民币'], HEAD, ...ROWS]);

  it('is its opening and its movements; totals and the running balance are no documents', () => {
    expect(lines(plan)).toEqual([
      '甲公司 期初余额 46023 500',
      '甲公司 发票 46032 300',
      '甲公司 回款 46042 900',
      '甲公司 发票 46058 150',
    ]);
    expect(plan.report.sources[0]?.tables.map(({ kind }) => kind)).toEqual(['statement']);
  });

  it('is proved by measure', () => {
    expect(proof(plan)).toEqual([
      'invoice.amount 450 450 0',
      'receipt.amount 900 900 0',
      'opening.amount 500 500 0',
    ]);
  });

  it('opens in credit where its direction says so', () => {
    const credit = only([
      ['客户：甲公司'],
      HEAD,
      ['2026-01-01', '', '期初余额', '', '', '贷', '70'],
      ...ROWS.slice(1, 2),
    ]);
    expect(lines(credit)[0]).toBe('甲公司 期初余额 46023 -70');
  });

  it('opens before its first movement, whatever day its opening row has', () => {
    const same = only([
      ['客户：甲公司'],
      HEAD,
      ['2026-01-10', '', '期初余额', '', '', '借', '70'],
      ...ROWS.slice(1, 2),
    ]);
    expect(lines(same)[0]).toBe('甲公司 期初余额 46031 70');
  });

  it('is refused where nobody says whose it is', () => {
    expect(only([HEAD, ...ROWS]).report.sources.map(({ refused }) => refused?.why)).toEqual(['not.a.ledger']);
  });
});

describe('a statement of several customers', () => {
  it('opens with what each of them owed, and a page carried forward opens nothing', () => {
    const plan = only(
      [
        ['客户', '日期', '摘要', '借方', '贷方', '余额'],
        ['甲公司', '', '期初余额', '', '', '1000'],
        ['甲公司', '2026-01-05', '销售', '500', '', '1500'],
        ['甲公司', '', '承前页', '', '', '1500'],
        ['甲公司', '2026-01-08', '回款', '', '300', '1200'],
        ['乙公司', '', '期初余额', '', '', '200'],
        ['乙公司', '2026-01-06', '销售', '40', '', '240'],
        ['丙公司', '2026-01-06', '销售', '9', '', '9'],
        ['丙公司', '', '承前页', '', '', '9'],
      ],
      '往来.csv',
    );
    expect(lines(plan)).toEqual([
      '甲公司 期初余额 46026 1000',
      '甲公司 发票 46027 500',
      '甲公司 回款 46030 300',
      '乙公司 期初余额 46026 200',
      '乙公司 发票 46028 40',
      '丙公司 发票 46028 9',
    ]);
    expect(proof(plan)).toContain('opening.amount 1200 1200 0');
    expect(plan.report.sources[0]?.tables[0]?.notes).toBeUndefined();
  });
});

describe('one sheet per customer', () => {
  it('takes the name from the title or from the sheet', () => {
    const rows = (number: string): FixtureRows => [
      ['发票号码', '开票日期', '开票金额'],
      [number, '2026-01-05', 10],
    ];
    const plan = planOf([
      openSheets('按客户.xlsx', {
        甲商贸有限公司: rows('F1'),
        Sheet2: [['单位名称：', '乙贸易有限公司'], ...rows('F2')],
        三: [['丙实业有限公司应收账款对账单'], ...rows('F3')],
      }),
    ]);
    expect(plan.documents.map(({ customerName, number }) => `${customerName} ${number}`)).toEqual([
      '甲商贸有限公司 F1',
      '乙贸易有限公司 F2',
      '丙实业有限公司 F3',
    ]);
  });

  it('takes the name from the title of each block below each other', () => {
    const block = (name: string, number: string): FixtureRows => [
      [`客户：${name}`],
      ['发票号码', '开票日期', '开票金额'],
      [number, '2026-01-05', '10'],
      ['合计', '', '10'],
      [],
    ];
    const plan = only([...block('甲公司', 'F1'), ...block('乙公司', 'F2'), ...block('丙公司', 'F3')]);
    expect(plan.documents.map(({ customerName, number }) => `${customerName} ${number}`)).toEqual([
      '甲公司 F1',
      '乙公司 F2',
      '丙公司 F3',
    ]);
  });
});

describe('balances with a direction', () => {
  it('are signed by it', () => {
    const plan = only(
      [
        ['科目余额表 2026年6月'],
        ['客户编码', '客户名称', '方向', '期末余额'],
        ['001', '甲公司', '借', '100'],
        ['002', '乙公司', '贷', '30'],
        ['003', '丙公司', '平', '0'],
      ],
      '余额表.csv',
    );
    expect(plan.documents.map(({ customerId, amount }) => `${customerId} ${amount}`)).toEqual([
      '001 100',
      '002 -30',
    ]);
    expect(proof(plan)).toEqual(['opening.amount 70 70 0']);
  });
});

describe('a running balance is held against the rows it follows from', () => {
  const notes = (rows: FixtureRows, header: FixtureRows[number] = HEAD) =>
    only([['客户：甲公司'], header, ...rows]).report.sources[0]?.tables[0]?.notes ?? [];
  const withRow = (index: number, row: FixtureRows[number]) =>
    ROWS.map((each, at) => (at === index ? row : each));

  it('and nothing is said where it follows', () => {
    expect(notes(ROWS)).toEqual([]);
  });

  it('the first that does not follow is named, nothing is left out, and the next is held against what stands there', () => {
    const rows = withRow(1, ['2026-01-10', '记-1', '销售', '300', '', '借', '880']);
    const plan = only([['客户：甲公司'], HEAD, ...rows]);
    expect(plan.report.sources[0]?.tables[0]?.notes).toEqual([
      { what: 'balance.breaks', cell: 'G4', count: 2 },
    ]);
    expect(plan.documents).toHaveLength(4);
    expect(proof(plan)[0]).toBe('invoice.amount 450 450 0');
  });

  it('a cent is rounding, more is not', () => {
    const typed = (balance: string) =>
      withRow(1, ['2026-01-10', '记-1', '销售', '299.99', '', '借', balance]);
    expect(notes(typed('800'))).toEqual([]);
    expect(notes(typed('800.01'))).toEqual([{ what: 'balance.breaks', cell: 'G4', count: 1 }]);
  });

  it('a day that prints only its last balance is carried on', () => {
    expect(notes(withRow(1, ['2026-01-10', '记-1', '销售', '300', '', '', '']))).toEqual([]);
  });

  it('with the newest row on top it is followed upwards', () => {
    const header = ['日期', '摘要', '借方', '贷方', '余额'];
    const rows: FixtureRows = [
      ['2026-03-03', '销售', '40', '', '70'],
      ['2026-02-02', '收款', '', '120', '30'],
      ['2026-01-20', '销售', '50', '', '150'],
      ['2026-01-10', '销售', '100', '', '100'],
    ];
    expect(notes(rows, header)).toEqual([]);
  });

  it('each customer of a list has one of its own', () => {
    const rows: FixtureRows = [
      ['客户', '日期', '摘要', '借方', '贷方', '余额'],
      ['甲公司', '2026-01-01', '销售', '100', '', '100'],
      ['乙公司', '2026-01-02', '销售', '70', '', '570'],
      ['甲公司', '2026-01-03', '收款', '', '30', '70'],
      ['乙公司', '2026-01-04', '收款', '', '70', '501'],
    ];
    const [table] = only(rows).report.sources[0]?.tables ?? [];
    expect(table?.notes).toEqual([{ what: 'balance.breaks', cell: 'F5', count: 1 }]);
  });

  it('what each row says of itself alone is none: 应收 − 已收 = 余额', () => {
    const rows: FixtureRows = [
      ['客户', '发票号码', '开票日期', '应收金额', '已收金额', '余额'],
      ['甲公司', 'A', '2026-01-01', '100', '30', '70'],
      ['甲公司', 'B', '2026-01-02', '80', '20', '60'],
      ['乙公司', 'C', '2026-01-03', '50', '50', '0'],
    ];
    const [table] = only(rows).report.sources[0]?.tables ?? [];
    expect([table?.kind, table?.notes]).toEqual(['documents', undefined]);
  });
});
