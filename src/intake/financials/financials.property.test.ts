/** Whatever a statement says, its rows are all accounted for, its difference is told exactly, and twice adds nothing. */
import fc from 'fast-check';
import { ledgerOf, policyRows } from '../../ledger/tablesForTests';
import { openRows, planOf, type FixtureCell, type FixtureRows } from '../fixtures';

const CUSTOMERS = openRows('客户.csv', [
  ['客户编号', '客户名称', '账期'],
  ['K1', '甲公司', '30天'],
]);

const amount = fc.integer({ min: -1_000_000, max: 1_000_000_000 });
const cell: fc.Arbitrary<FixtureCell> = fc.oneof(
  amount,
  fc.constantFrom('', '-', '—', '不详', '1,234.5', '(7)'),
);
const name = fc.constantFrom(
  '流动资产合计',
  '存货',
  '其中：存货',
  '无形资产',
  '流动负债合计',
  '盈余公积',
  '未分配利润',
  '一、营业收入',
  '减：财务费用',
  '三、利润总额',
  '四、净利润',
  '生产性生物资产',
  '备注：见附注',
);

interface Statement {
  readonly assets: number;
  readonly liabilities: number;
  readonly equity: number;
  readonly unit: { readonly word: string; readonly size: number };
  readonly lines: readonly (readonly [string, FixtureCell, FixtureCell])[];
}

const statement: fc.Arbitrary<Statement> = fc.record({
  assets: amount,
  liabilities: amount,
  equity: amount,
  unit: fc.constantFrom(
    { word: '元', size: 1 },
    { word: '千元', size: 1_000 },
    { word: '万元', size: 10_000 },
  ),
  lines: fc.array(fc.tuple(name, cell, cell), { maxLength: 12 }),
});

function rowsOf({ assets, liabilities, equity, unit, lines }: Statement): FixtureRows {
  return [
    ['编制单位：甲公司', '2025年12月31日', `单位：${unit.word}`],
    ['项目', '期末余额', '年初余额'],
    ['资产总计', assets, ''],
    ['负债合计', liabilities, ''],
    ['所有者权益合计', equity, ''],
    ...lines,
  ];
}

it('every row is imported, skipped or rejected, and the difference is exact', () => {
  fc.assert(
    fc.property(statement, (given) => {
      const plan = planOf([CUSTOMERS, openRows('报表.csv', rowsOf(given))]);
      const table = plan.report.sources[1]?.tables[0];
      const { data = -1, imported = 0, skipped = 0, rejected = 0 } = table?.rows ?? {};
      expect(imported + skipped + rejected).toBe(data);
      expect(skipped).toBe(table?.skipped.length);
      const difference = (given.assets - given.liabilities - given.equity) * given.unit.size;
      expect(table?.checks).toEqual([
        {
          check: 'balance',
          cell: 'B3',
          periodEnd: '2025-12-31',
          difference: String(difference),
          agrees: Math.abs(difference) <= given.unit.size,
        },
      ]);
      expect(plan.financials[0]).toMatchObject({ totalAssets: given.assets * given.unit.size });
    }),
    { numRuns: 60 },
  );
});

it('a statement imported twice adds nothing, and what contradicts itself is said again', () => {
  fc.assert(
    fc.property(statement, (given) => {
      const source = openRows('报表.csv', rowsOf(given));
      const first = planOf([CUSTOMERS, source]);
      const { customers, financials } = first;
      const existing = ledgerOf({ customers, financials, policy: policyRows({ currency: 'CNY' }) });
      const again = planOf([source], { existing });
      expect([again.financials, again.sets]).toEqual([[], []]);
      expect(again.report.sources[0]?.tables[0]?.rejected).toEqual(
        first.report.sources[1]?.tables[0]?.rejected,
      );
    }),
    { numRuns: 60 },
  );
});

it('what a line does not say is blank: no figure comes from a line that is not there', () => {
  fc.assert(
    fc.property(statement, (given) => {
      const plan = planOf([CUSTOMERS, openRows('报表.csv', rowsOf({ ...given, lines: [] }))]);
      expect(Object.keys(plan.financials[0] ?? {}).sort()).toEqual(
        [
          'currency',
          'customerId',
          'customerName',
          'equity',
          'periodEnd',
          'source',
          'sourceKey',
          'totalAssets',
          'totalLiabilities',
        ].sort(),
      );
      expect(plan.financials).toHaveLength(1);
    }),
    { numRuns: 30 },
  );
});
