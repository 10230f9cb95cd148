import { openRows, planOf, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';

const only = (rows: FixtureRows): ImportPlan => planOf([openRows('台账.csv', rows)]);

const lines = ({ documents }: ImportPlan) =>
  documents.map(({ customerName, kind, number, amount }) => [customerName, kind, number, amount].join(' '));
const ranges = ({ report }: ImportPlan) =>
  report.sources.flatMap(({ tables }) => tables.map(({ range, kind }) => `${range} ${kind}`));
const differences = ({ report }: ImportPlan) =>
  report.reconciliation.map(({ measure, difference }) => `${measure} ${difference.toFixed()}`);

const INVOICES = ['客户名称', '发票号码', '开票日期', '开票金额'];
const RECEIPTS = ['客户名称', '回款单号', '回款日期', '回款金额'];

describe('tables below each other', () => {
  const plan = only([
    ['应收账款明细'],
    INVOICES,
    ['甲公司', 'F1', '2026-01-05', '100'],
    ['乙公司', 'F2', '2026-01-06', '200'],
    ['合计', '', '', '300'],
    [],
    ['回款明细'],
    RECEIPTS,
    ['甲公司', 'R1', '2026-02-05', '60'],
  ]);

  it('are read each under its own header', () => {
    expect(lines(plan)).toEqual(['甲公司 发票 F1 100', '乙公司 发票 F2 200', '甲公司 回款 R1 60']);
    expect(ranges(plan)).toEqual(['A2:D5 documents', 'A8:D9 documents']);
    expect(differences(plan)).toEqual(['invoice.amount 0', 'receipt.amount 0']);
  });

  it('name the cells of the sheet, not of the table', () => {
    const { report } = only([
      INVOICES,
      ['甲', 'F1', '2026-01-05', '1'],
      [],
      RECEIPTS,
      ['甲', 'R1', '2026-02-05', '约1'],
    ]);
    expect(report.sources[0]?.tables[1]?.rejected.map(({ cell }) => cell)).toEqual(['D5']);
  });

  it('are one table where a printed list repeats its header', () => {
    const row = (number: string) => ['甲公司', number, '2026-01-05', '1'];
    const repeated = only([INVOICES, row('F1'), [], INVOICES, row('F2'), INVOICES, row('F3')]);
    expect(ranges(repeated)).toEqual(['A1:D7 documents']);
    expect(lines(repeated)).toHaveLength(3);
  });
});

describe('tables beside each other', () => {
  it('are read each by itself', () => {
    const plan = only([
      [...INVOICES, '', ...RECEIPTS],
      ['甲公司', 'F1', '2026-01-05', '100', '', '乙公司', 'R1', '2026-02-05', '60'],
      ['乙公司', 'F2', '2026-01-06', '200'],
    ]);
    expect(lines(plan)).toEqual(['甲公司 发票 F1 100', '乙公司 发票 F2 200', '乙公司 回款 R1 60']);
    expect(ranges(plan)).toEqual(['A1:D3 documents', 'F1:I2 documents']);
  });

  it('are one where only one side has a header', () => {
    const plan = only([
      [...INVOICES, '', '备注', ''],
      ['甲公司', 'F1', '2026-01-05', '100', '', '已对账', '王'],
    ]);
    expect(ranges(plan)).toEqual(['A1:F2 documents']);
  });

  it('are refused where none has one', () => {
    const block = ['甲公司', '100', ''];
    const plan = only([
      [...block, ...block, ...block],
      [...block, ...block, ...block],
    ]);
    expect(plan.report.sources.map(({ refused }) => refused?.why)).toEqual(['not.a.ledger']);
    expect(lines(plan)).toEqual([]);
  });
});
