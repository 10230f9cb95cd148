import fc from 'fast-check';
import { openRows, openSheets, planOf, type FixtureRows } from '../fixtures';
import type { ColumnMapping, SheetKind } from '../report';
import { questionsOf } from './questions';

function mapped(rows: FixtureRows, sheet = '表1', options = {}): Record<string, ColumnMapping> {
  const { report } = planOf([openSheets('来源.xlsx', { [sheet]: rows })], options);
  const columns = report.sources.flatMap(({ tables }) => tables.flatMap(({ mapping }) => mapping));
  return Object.fromEntries(columns.map((column) => [column.header, column]));
}

/** Field, and whether a person is asked. */
function said(column: ColumnMapping | undefined): string {
  return `${column?.field ?? 'nowhere'}${column?.question ? ' ?' : ''}`;
}

describe('a unit over one column alone', () => {
  it('contradicts nothing: its neighbours may be meant too', () => {
    const columns = mapped([
      ['客户', '授信额度(万元)', '已用额度', '可用额度'],
      ['甲公司', 50, 12, 38],
      ['乙公司', 100, 60, 40],
      ['丙公司', 80, 30, 50],
    ]);
    expect(columns['授信额度(万元)']?.reasons).not.toContain('arithmetic.contradicts');
    const none = mapped([
      ['客户', '授信额度', '已用额度', '可用额度'],
      ['甲公司', 50, 12, 30],
      ['乙公司', 100, 60, 20],
      ['丙公司', 80, 30, 10],
    ]);
    expect(none['授信额度']?.reasons).toContain('arithmetic.contradicts');
  });
});

describe('a name that means several things', () => {
  it('is asked about where nothing but the name speaks for it', () => {
    const columns = mapped([
      ['客户', '日期', '金额'],
      ['甲公司', '2026-01-05', 100],
      ['乙公司', '2026-01-06', 200],
    ]);
    expect(said(columns['金额'])).toBe('invoice.amount ?');
    expect(columns['金额']).toMatchObject({ confidence: 0.4, reasons: ['name.ambiguous', 'values.amounts'] });
    expect(columns['金额']?.question).toEqual(expect.arrayContaining(['invoice.amount', 'receipt.amount']));
    expect(said(columns['日期'])).toBe('document.date');
    expect(columns['日期']?.reasons).toEqual(['name.ambiguous', 'values.dates']);
  });

  it.each([
    ['发票号', 'F1', 'F2'],
    ['单据类型', '发票', '回款'],
    ['到期日', '2026-02-05', '2026-02-06'],
  ])('is decided by its neighbour %s', (neighbour, first, second) => {
    const columns = mapped([
      ['客户', '日期', neighbour, '金额'],
      ['甲公司', '2026-01-05', first, 100],
      ['乙公司', '2026-01-06', second, 200],
    ]);
    expect(said(columns['金额'])).toBe('invoice.amount');
    expect(columns['金额']?.reasons).toContain('neighbours');
  });

  it('is decided by the words around the table', () => {
    const rows = [
      ['客户', '日期', '金额'],
      ['甲公司', '2026-01-05', 100],
    ];
    expect(said(mapped(rows, '回款')['金额'])).toBe('receipt.amount');
    expect(said(mapped(rows, '开票明细')['金额'])).toBe('invoice.amount');
  });

  it('is what its values are: 账期 and 收款', () => {
    const terms = (value: string) =>
      mapped([
        ['客户', '发票号', '开票日期', '开票金额', '账期'],
        ['甲公司', 'F1', '2026-01-05', 100, value],
        ['乙公司', 'F2', '2026-01-06', 200, value],
      ])['账期'];
    expect(said(terms('2026-03-01'))).toBe('document.due');
    expect(said(terms('月结30天'))).toBe('customer.termText');
    expect(said(terms('老规矩'))).toBe('customer.termText ?');
    expect(said(terms(''))).toBe('customer.termText');
  });

  it('is no balance beside a limit, unless arithmetic says so', () => {
    const bare = mapped([
      ['客户', '授信额度', '余额'],
      ['甲公司', 1000, 400],
      ['乙公司', 2000, 500],
    ]);
    expect(said(bare['余额'])).toBe('balance.amount ?');
    const left = mapped([
      ['客户', '授信额度', '已用额度', '余额'],
      ['甲公司', 1000, 400, 600],
      ['乙公司', 2000, 500, 1500],
    ]);
    expect(said(left['余额'])).toBe('nowhere');
    expect(left['余额']?.reasons).toContain('arithmetic.closes');
  });

  it('says of 到期日 whose end it is, or asks', () => {
    const limits = mapped([
      ['客户', '授信额度', '到期日'],
      ['甲公司', 1000, '2026-12-31'],
    ]);
    expect(said(limits['到期日'])).toBe('limit.to');
    const contracts = mapped([
      ['客户', '合同号', '开票日期', '开票金额', '到期日'],
      ['甲公司', 'HT1', '2026-01-05', 100, '2027-01-05'],
    ]);
    expect(said(contracts['到期日'])).toBe('document.due ?');
  });
});

describe('arithmetic over the rows', () => {
  it('tells what was invoiced from what is left of it', () => {
    const columns = mapped([
      ['客户', '单号', '日期', '应收款', '已收', '余额'],
      ['甲公司', 'A1', '2026-01-05', 100, 30, 70],
      ['乙公司', 'A2', '2026-01-06', 250, 50, 200],
      ['丙公司', 'A3', '2026-01-07', 80, 80, 0],
    ]);
    expect(columns['应收款']).toMatchObject({ field: 'invoice.amount', confidence: 0.97 });
    expect(columns['应收款']?.reasons).toContain('arithmetic.closes');
    // What closes is kept in two of three: the third would count twice.
    expect(said(columns['余额'])).toBe('nowhere');
  });

  it('asks whether 应收款 beside 已收 is what is left, where nothing tells', () => {
    const columns = (received: readonly number[]) =>
      mapped([
        ['客户', '单号', '日期', '应收款', '已收'],
        ['甲公司', 'A1', '2026-01-05', 100, received[0] ?? 0],
        ['乙公司', 'A2', '2026-01-06', 250, received[1] ?? 0],
      ]);
    expect(said(columns([30, 50])['应收款'])).toBe('invoice.amount ?');
    expect(said(columns([100, 50])['应收款'])).toBe('invoice.amount');
    expect(columns([100, 50])['应收款']?.reasons).toContain('values.settled');
    expect(said(columns([100, 300])['应收款'])).toBe('invoice.amount ?');
  });

  it('finds the column with tax, whatever it is called', () => {
    const columns = mapped([
      ['客户', '发票号', '开票日期', '金额', '税额', '合计'],
      ['甲公司', 'F1', '2026-01-05', 100, 13, 113],
      ['乙公司', 'F2', '2026-01-06', 200, 26, 226],
    ]);
    expect([said(columns['金额']), said(columns['合计'])]).toEqual(['nowhere', 'invoice.amount']);
  });

  it('asks about an amount without tax that stands alone, and believes one with tax', () => {
    const columns = (amounts: readonly (readonly [number, number])[]) =>
      mapped([
        ['客户', '发票号', '开票日期', '金额', '税额'],
        ...amounts.map(([amount, tax], row) => ['甲公司', `F${row}`, '2026-01-05', amount, tax]),
      ])['金额'];
    const net = columns([
      [100, 13],
      [200, 26],
    ]);
    expect(said(net)).toBe('invoice.amount ?');
    expect(net?.reasons).toContain('tax.excluded');
    const gross = columns([
      [113, 13],
      [226, 26],
    ]);
    expect(said(gross)).toBe('invoice.amount');
    expect(gross?.reasons).toContain('arithmetic.closes');
  });

  it('marks sure names that do not add up, and names turned round', () => {
    const doubtful = mapped([
      ['客户', '期初余额', '本期增加', '本期减少', '期末余额'],
      ['甲公司', 1, 2, 3, 4],
      ['乙公司', 10, 20, 5, 5],
      ['丙公司', 10, 20, 5, 5],
    ]);
    // 本期增加 is in no list of amounts of documents: only what is named can be doubted.
    expect(doubtful['期初余额']?.reasons).not.toContain('arithmetic.closes');
    const open = mapped([
      ['客户', '发票号', '开票日期', '开票金额', '已收金额', '未收金额'],
      ...[1, 2, 3, 4].map((row) => ['甲公司', `F${row}`, '2026-01-05', 100 * row, 10, 7]),
    ]);
    expect(open['未收金额']?.reasons).toContain('arithmetic.contradicts');
    expect(open['未收金额']?.question).toBeUndefined();
    const turned = mapped([
      ['客户', '发票号', '开票日期', '含税金额', '税额', '金额'],
      ['甲公司', 'F1', '2026-01-05', 100, 13, 113],
      ['乙公司', 'F2', '2026-01-06', 200, 26, 226],
    ]);
    expect(turned['含税金额']?.reasons).toContain('arithmetic.contradicts');
  });

  it('takes all buckets together for the balance', () => {
    const columns = mapped([
      ['客户', '发票号', '开票日期', '余额', '未到期', '1-30天', '31-60天'],
      ['甲公司', 'F1', '2026-01-05', 100, 40, 60, 0],
      ['乙公司', 'F2', '2026-01-06', 200, 0, 150, 50],
    ]);
    expect(columns['余额']).toMatchObject({ field: 'balance.amount', confidence: 0.97 });
  });

  it('closes with any amounts to the cent, and with none of them when they are moved', () => {
    const cents = fc.integer({ min: 1, max: 10 ** 9 });
    const row = fc.record({ amount: cents, share: fc.integer({ min: 1, max: 99 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 12 }), fc.boolean(), (rows, moved) => {
        const columns = mapped([
          ['客户', '单号', '日期', '应收款', '已收', '余额'],
          ...rows.map(({ amount, share }, at) => {
            const paid = Math.floor((amount * share) / 100) + 1;
            const left = amount - paid + (moved ? 3 + at : 0);
            return ['甲公司', `A${at}`, '2026-01-05', text(amount + 1000), text(paid), text(left + 1000)];
          }),
        ]);
        expect(columns['应收款']?.reasons.includes('arithmetic.closes')).toBe(!moved);
      }),
      { numRuns: 30 },
    );
  });
});

const text = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

describe('what a person said', () => {
  const rows = [
    ['客户', '日期', '金额'],
    ['甲公司', '2026-01-05', 100],
  ];

  it('is sure and asks nothing more', () => {
    const { 金额: column } = mapped(rows, '表1', { map: { 金额: 'receipt.amount' } });
    expect(column).toMatchObject({ field: 'receipt.amount', confidence: 1, reasons: ['person'] });
    expect(column?.question).toBeUndefined();
  });

  it('is asked for by the header’s cell', () => {
    const { report } = planOf([openSheets('来源.xlsx', { 表1: [['说明'], ...rows] })]);
    expect(questionsOf(report)).toEqual([
      expect.objectContaining({ file: '来源.xlsx', sheet: '表1', cell: 'C2', header: '金额' }),
    ]);
  });
});

describe('an amount whose header stands twice', () => {
  const head = ['客户', '发票号', '开票日期', '开票金额', '回款日期', '回款金额', '回款日期', '回款金额'];
  const row = ['甲公司', 'A', '2026-01-05', '100', '2026-01-20', '30'];
  const asked = (...second: string[]) =>
    questionsOf(planOf([openRows('应收.csv', [head, [...row, ...second]])]).report).map(({ cell }) => cell);

  it('is asked about where the second holds amounts, which would be missing', () => {
    expect(asked('2026-02-20', '20')).toEqual(['H1']);
    expect(asked('', '')).toEqual([]);
  });
});

test('Codes of 18 characters are tax numbers under a header that says only 代码', () => {
  const columns = mapped([
    ['客户名称', '代码', '业务员'],
    ['甲公司', '91310000MA1FL0AB12', '张'],
    ['乙公司', '91310000MA1FL0CD34', '李'],
  ]);
  expect(columns['代码']).toMatchObject({ field: 'customer.taxId' });
  expect(columns['代码']?.reasons).toContain('values.codes18');
});

describe('what is said of one sheet', () => {
  const rows = [
    ['客户', '日期', '金额'],
    ['甲公司', '2026-01-05', 100],
  ];
  const said = (kind: SheetKind | null, fields = {}) =>
    planOf([openSheets('来源.xlsx', { 表1: rows, 表2: rows })], {
      corrections: [{ file: '来源.xlsx', sheet: '表1', kind, fields }],
    });

  it.each([
    ['invoices', 'documents', 'invoice.amount'],
    ['receipts', 'documents', 'receipt.amount'],
    ['openings', 'documents', 'opening.amount'],
  ] as const)('%s: it is read as such, and asks nothing', (kind, as, field) => {
    const { report } = said(kind);
    const [table] = report.sources[0]?.tables ?? [];
    expect(table?.kind).toBe(as);
    expect(table?.mapping.at(-1)).toMatchObject({ field });
    expect(questionsOf(report).map(({ sheet }) => sheet)).toEqual(['表2']);
  });

  it('balances: of a sheet that stands alone; beside documents they would count twice', () => {
    const corrections = [{ file: '来源.xlsx', sheet: '表1', kind: 'balances' as const, fields: {} }];
    const { report } = planOf([openSheets('来源.xlsx', { 表1: rows })], { corrections });
    expect(report.sources[0]?.tables[0]).toMatchObject({ kind: 'balances', rows: { imported: 1 } });
    expect(said('balances').report.sources[0]?.refused?.why).toBe('report');
  });

  it('none: it is left out, and said so', () => {
    expect(said('none').report.sources[0]).toMatchObject({ refused: { why: 'left.out' }, tables: [] });
  });

  it('a column: of this sheet alone', () => {
    const { report } = said(null, { 金额: 'receipt.amount' });
    expect(report.sources.map(({ tables }) => tables[0]?.mapping.at(-1)?.field)).toEqual([
      'receipt.amount',
      'invoice.amount',
    ]);
  });

  it('is shown over the first rows', () => {
    expect(said(null).report.sources[0]?.tables[0]).toMatchObject({
      listed: 'invoices',
      sample: [{ row: 2, cells: ['甲公司', '2026-01-05', '100'] }],
    });
  });
});
