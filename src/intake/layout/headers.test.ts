/** Headers of several rows, and what stands above, between and below the rows of a list. */
import { utils } from '@e965/xlsx';
import { openRows, openSheets, planOf, valueOf, workbookBytes, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';
import { openSource } from '../source/open';

const only = (rows: FixtureRows, name = '应收.csv'): ImportPlan => planOf([openRows(name, rows)]);
function merged(name: string, rows: FixtureRows, ranges: readonly string[]): ImportPlan {
  const bytes = workbookBytes({ [name]: rows }, 'xlsx', ({ Sheets }) => {
    const sheet = Sheets[name];
    if (sheet) sheet['!merges'] = ranges.map((range) => utils.decode_range(range));
  });
  return planOf([valueOf(openSource({ name: '台账.xlsx', bytes }))]);
}
const tableOf = ({ report }: ImportPlan) => report.sources[0]?.tables[0];
const fields = (plan: ImportPlan) =>
  tableOf(plan)?.mapping.map(({ header, field }) => `${header} → ${field ?? '-'}`);
const lines = ({ documents }: ImportPlan) =>
  documents.map(({ customerName, kind, number, amount }) => [customerName, kind, number, amount]);
const skipped = (plan: ImportPlan) => tableOf(plan)?.skipped.map(({ row, why }) => `${row} ${why}`);
const HEAD = ['客户名称', '发票号码', '开票日期', '开票金额'];

describe('a header of several rows', () => {
  const SIDES: FixtureRows = [
    ['应收账款余额表'],
    ['2026年6月30日'],
    ['客户编码', '客户名称', '期初余额', null, '本期发生额', null, '期末余额', null],
    [null, null, '借方', '贷方', '借方', '贷方', '借方', '贷方'],
    ['001', '甲公司', 100, null, 50, 30, 120, null],
    ['002', '乙公司', null, 20, 10, null, null, 10],
    ['003', '丙公司', null, null, null, null, null, null],
    ['合计', null, 100, 20, 60, 30, 120, 10],
  ];
  const MERGES = ['A3:A4', 'B3:B4', 'C3:D3', 'E3:F3', 'G3:H3'];

  it.each([
    ['merged', merged('余额表', SIDES, MERGES)],
    ['left blank', only(SIDES, '余额表.csv')],
  ])('names the sides of balances: cells %s', (_, plan) => {
    expect(lines(plan)).toEqual([
      ['甲公司', '期初余额', undefined, 120],
      ['乙公司', '期初余额', undefined, -10],
    ]);
    expect(fields(plan)?.slice(-2)).toEqual([
      '期末余额 借方 → balance.amount',
      '期末余额 贷方 → balance.amount',
    ]);
    const [proof] = plan.report.reconciliation;
    expect([proof?.printedTotal?.toFixed(), proof?.source.toFixed(), proof?.difference.toFixed()]).toEqual([
      '110',
      '110',
      '0',
    ]);
  });

  const DIRECTED: FixtureRows = [
    ['科目余额表'],
    ['2026年6月'],
    ['客户名称', '期初余额', null, '本期发生额', null, '期末余额', null],
    [null, '方向', '余额', '借方', '贷方', '方向', '余额'],
    ['甲公司', '贷', 100, 50, 30, '贷', 80],
    ['乙公司', '贷', 40, null, 10, '贷', 50],
    ['丙公司', '借', 100, 60, 30, '借', 130],
    ['合计', '贷', 40, 110, 70, '平', 0],
  ];

  it.each([
    ['merged', merged('余额表', DIRECTED, ['A3:A4', 'B3:C3', 'D3:E3', 'F3:G3'])],
    ['left blank', only(DIRECTED, '余额表.csv')],
  ])('tells the closing balance and its direction from the opening ones: cells %s', (_, plan) => {
    expect(lines(plan).map(([name, , , amount]) => [name, amount])).toEqual([
      ['甲公司', -80],
      ['乙公司', -50],
      ['丙公司', 130],
    ]);
    const [proof] = plan.report.reconciliation;
    expect([proof?.printedTotal?.toFixed(), proof?.printedDifference]).toEqual(['0', null]);
  });

  it('names the direction with its balance in one row, and no balance is marked for standing in credit', () => {
    const [, , , , ...rows] = DIRECTED;
    const head = ['客户名称', '期初方向', '期初余额', '本期借方', '本期贷方', '期末方向', '期末余额'];
    const plan = only([['2026年6月'], head, ...rows], '余额表.csv');
    expect(lines(plan).map(([, , , amount]) => amount)).toEqual([-80, -50, 130]);
    const marked = tableOf(plan)?.mapping.filter(({ reasons }) => reasons.includes('arithmetic.contradicts'));
    expect(marked).toEqual([]);
  });

  it('is repeated on the next page as it stands, sides and all', () => {
    const [, , , lower, first, second] = SIDES;
    const plan = only([...SIDES.slice(0, 4), first ?? [], lower ?? [], second ?? []], '余额表.csv');
    expect(skipped(plan)).toEqual(['6 repeatedHeader']);
    expect(lines(plan)).toHaveLength(2);
    const both = only([...SIDES.slice(0, 5), ...SIDES.slice(2, 4), ...SIDES.slice(5, 6)], '余额表.csv');
    expect(skipped(both)).toEqual(['6 repeatedHeader', '7 repeatedHeader']);
    expect(lines(both)).toEqual(lines(plan));
  });

  it('may have three: what the first names stands for all of them', () => {
    const plan = merged(
      '应收',
      [
        ['应收账款明细'],
        ['客户', '本期', null, null, '备注'],
        [null, '开票', null, null, null],
        [null, '发票号码', '开票日期', '发票金额', null],
        ['甲公司', 'A', '2026-01-05', 10, '急'],
        ['乙公司', 'B', '2026-01-06', 20, ''],
      ],
      ['A1:E1', 'A2:A4', 'B2:D2', 'B3:D3', 'E2:E4'],
    );
    expect(fields(plan)).toEqual([
      '客户 → customer.name',
      '发票号码 → document.number',
      '开票日期 → document.date',
      '发票金额 → invoice.amount',
      '备注 → row.note',
    ]);
    expect(lines(plan)).toEqual([
      ['甲公司', '发票', 'A', 10],
      ['乙公司', '发票', 'B', 20],
    ]);
  });

  it('of a table of movements gives what is owed at its end, where no documents follow its beginning', () => {
    const rows: FixtureRows = [
      ['2026年6月应收账款变动表'],
      ['客户名称', '期初余额', '本期增加', '', '', '本期减少', '', '', '', '期末余额'],
      ['', '', '销货额', '销货税额', '合计', '收款', '折让', '退货', '合计', ''],
      ['甲公司', '100', '50', '6.5', '56.5', '30', '5', '1', '36', '120.5'],
      ['乙公司', '10', '20', '2.6', '22.6', '10', '0', '0', '10', '22.6'],
    ];
    expect(lines(only(rows))).toEqual([
      ['甲公司', '期初余额', undefined, 120.5],
      ['乙公司', '期初余额', undefined, 22.6],
    ]);
    const followed = planOf([
      openRows('应收.csv', rows),
      openRows('发票.csv', [HEAD, ['甲公司', 'A', '2026-06-05', '56.5']]),
    ]);
    expect(lines(followed).map(([name, kind, , amount]) => [name, kind, amount])).toEqual([
      ['甲公司', '期初余额', 100],
      ['乙公司', '期初余额', 10],
      ['甲公司', '发票', 56.5],
    ]);
  });
});

describe('what stands around the rows', () => {
  it('totals under the header, titles and headers of the next page, and signatures are no rows', () => {
    const plan = only([
      ['应收账款明细表'],
      HEAD,
      ['合计', '', '', '60'],
      ['甲公司', 'A', '2026-01-05', '10'],
      ['乙公司', 'B', '2026-01-06', '20'],
      ['应收账款明细表'],
      ['第2页'],
      HEAD,
      ['丙公司', 'C', '2026-01-07', '30'],
      ['编制人：张三', '审核：李四', '', '制单：王五'],
      ['制表人', '张三', '审核人', '李四'],
      ['编制单位：某某公司', '', '日期：2026年6月30日', ''],
    ]);
    expect(skipped(plan)).toEqual([
      '3 total',
      '6 remark',
      '7 remark',
      '8 repeatedHeader',
      '10 remark',
      '11 remark',
      '12 remark',
    ]);
    expect(tableOf(plan)?.rows.rejected).toBe(0);
    expect(lines(plan).map(([, , , amount]) => amount)).toEqual([10, 20, 30]);
  });

  it.each([
    ['one cell each', (line: number) => [`${line}、请填写客户名称、发票号码、开票日期和金额，不要改动表头`]],
    [
      'several cells each',
      (line: number) => [String(line), '客户名称与发票一致', '金额为含税金额', '日期YYYY-MM-DD'],
    ],
  ])('ten rows of instructions are above the header: %s', (_, instruction) => {
    const instructions = Array.from({ length: 10 }, (__, index) => instruction(index + 1));
    const plan = only([...instructions, HEAD, ['甲公司', 'A', '2026-01-05', '10']]);
    expect(tableOf(plan)?.range).toBe('A11:D12');
    expect(lines(plan)).toEqual([['甲公司', '发票', 'A', 10]]);
  });

  it('an invoice of several lines is one document of their sum', () => {
    const plan = only([
      ['客户名称', '发票号码', '开票日期', '商品', '金额', '税额', '价税合计'],
      ['甲公司', 'A1', '2026-01-05', '螺丝', '10', '1.3', '11.3'],
      ['甲公司', 'A1', '2026-01-05', '螺母', '40', '5.2', '45.2'],
      ['乙公司', 'A2', '2026-01-06', '螺丝', '100', '13', '113'],
    ]);
    expect(lines(plan)).toEqual([
      ['甲公司', '发票', 'A1', 56.5],
      ['乙公司', '发票', 'A2', 113],
    ]);
    expect(tableOf(plan)?.rows).toMatchObject({ data: 3, imported: 3 });
  });

  it.each([
    [
      'names and amounts',
      Array.from({ length: 12 }, (_, row) => block((at) => [`客户${at}${row}`, 100 + row, null])),
    ],
    [
      'days and amounts below a name',
      [
        block((at) => [`${'甲乙丙丁戊己'[at] ?? ''}公司`, null, null]),
        ...Array.from({ length: 8 }, (_, row) => block(() => [`1月${row + 1}日`, 100 + row, null])),
      ],
    ],
  ])('six blocks beside each other without headers are refused with a reason: %s', (_, rows) => {
    const plan = planOf([openSheets('台账.xlsx', { 台账: rows })]);
    expect(plan.report.sources.map(({ refused }) => refused?.why)).toEqual(['not.a.ledger']);
    expect(plan.documents).toEqual([]);
  });

  it('characters nobody sees, in the names of sheets, headers and cells, change nothing', () => {
    const plan = planOf([
      openSheets('2026年台账.xlsx', {
        ' 1\u200b月 ': [
          ['\ufeff客户\u200b名称', '发票\u00a0号码', '开票日期', '开票\u200d金额'],
          ['甲\u200b公司', 'A\u200b1', '8日', '\u200b1,0\u00a000.50'],
          ['\u200b', '', '', ''],
        ],
        '2月\u200b': [HEAD, ['甲公司\u00a0', 'A2', '2026\u200b-02-05', ' 20 ']],
      }),
    ]);
    expect(lines(plan)).toEqual([
      ['甲公司', '发票', 'A1', 1000.5],
      ['甲公司', '发票', 'A2', 20],
    ]);
    expect(plan.customers).toHaveLength(1);
  });

  it('exports with dots in dates, decimal commas and the minus behind are read without a question', () => {
    const plan = only(
      [
        [
          'Customer',
          'Customer Name',
          'Document Number',
          'Document Date',
          'Amount in local currency',
          'Currency',
        ],
        ['100001', 'Alpha GmbH', '1800001', '31.12.2025', '1.234,56', 'EUR'],
        ['100001', 'Alpha GmbH', '1600001', '05.01.2026', '1.234,56-', 'EUR'],
        ['100002', 'Beta AG', '1800002', '06.01.2026', '12.000,00', 'EUR'],
      ],
      'export.csv',
    );
    expect(lines(plan)).toEqual([
      ['Alpha GmbH', '发票', '1800001', 1234.56],
      ['Alpha GmbH', '红字', '1600001', 1234.56],
      ['Beta AG', '发票', '1800002', 12_000],
    ]);
    expect(tableOf(plan)?.dateFormats).toEqual({ 'document.date': 'DD.MM.YYYY' });
    expect(tableOf(plan)?.mapping.filter(({ question }) => question !== undefined)).toEqual([]);
  });

  it('the sign of a text is not part of it, and what is a share of something is no amount', () => {
    const plan = only([
      HEAD,
      ["'甲公司", "'001", "'2026-01-05", "'100"],
      ['乙公司', '002', '2026-01-06', '100%'],
      ['乙公司', '003', '2026-01-06', '8折'],
    ]);
    expect(lines(plan)).toEqual([['甲公司', '发票', '001', 100]]);
    expect(tableOf(plan)?.rejected.map(({ cell, why }) => `${cell} ${why}`)).toEqual([
      'D3 amount.unreadable',
      'D4 amount.unreadable',
    ]);
  });
});

type Cells = FixtureRows[number];

function block(cells: (at: number) => Cells): Cells {
  return Array.from({ length: 6 }, (_, at) => cells(at)).flat();
}
