import { utils } from '@e965/xlsx';
import { planOf, valueOf, workbookBytes, type FixtureRows } from '../fixtures';
import { openSource } from '../source/open';
import type { ImportPlan } from '../plan/plan';

const HEAD = ['客户名称', '发票号码', '开票日期', '开票金额'];

function merged(rows: FixtureRows, ranges: readonly string[]): ImportPlan {
  const bytes = workbookBytes({ 应收: rows }, 'xlsx', ({ Sheets }) => {
    const sheet = Sheets['应收'];
    if (sheet) sheet['!merges'] = ranges.map((range) => utils.decode_range(range));
  });
  return planOf([valueOf(openSource({ name: '应收.xlsx', bytes }))]);
}

const lines = ({ documents }: ImportPlan) =>
  documents.map(({ customerName, number, amount }) => `${customerName} ${number} ${amount}`);
const rejected = ({ report }: ImportPlan) =>
  report.sources.flatMap(({ tables }) =>
    tables.flatMap((table) => table.rejected.map(({ cell, why }) => `${cell} ${why}`)),
  );

describe('cells merged over rows', () => {
  it('name the customer of each row, and no total', () => {
    const plan = merged(
      [
        HEAD,
        ['甲公司', 'F1', '2026-01-05', 10],
        [null, 'F2', '2026-01-06', 20],
        [null, '小计', null, 30],
        ['乙公司', 'F3', '2026-01-07', 40],
        [null, null, null, null],
        [null, 'F4', '2026-01-08', 50],
        ['合计', null, null, 120],
      ],
      ['A2:A4', 'A5:A7'],
    );
    expect(lines(plan)).toEqual(['甲公司 F1 10', '甲公司 F2 20', '乙公司 F3 40', '乙公司 F4 50']);
    expect(
      plan.report.reconciliation.map(({ source, printedTotal, difference }) =>
        [source, printedTotal, difference].join(),
      ),
    ).toEqual(['120,120,0']);
  });

  it('say nothing of the rows below them', () => {
    const plan = merged(
      [
        HEAD,
        ['甲公司', 'F1', '2026-01-05', 10],
        [null, 'F2', '2026-01-06', 20],
        [null, 'F3', '2026-01-07', 30],
      ],
      ['A2:A3'],
    );
    expect(lines(plan)).toEqual(['甲公司 F1 10', '甲公司 F2 20']);
    expect(rejected(plan)).toEqual(['A4 customer.missing']);
  });

  it('are no money of the rows they are merged over', () => {
    const plan = merged(
      [HEAD, ['甲公司', 'F1', '2026-01-05', 10], ['甲公司', 'F2', '2026-01-06', null]],
      ['D2:D3'],
    );
    expect(lines(plan)).toEqual(['甲公司 F1 10']);
    expect(rejected(plan)).toEqual(['D3 amount.missing']);
  });
});
