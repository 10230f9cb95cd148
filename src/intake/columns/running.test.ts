import { openRows, planOf, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';
import { questionsOf } from './questions';

const only = (...rows: FixtureRows): ImportPlan => planOf([openRows('往来.csv', rows)]);
const lines = ({ documents }: ImportPlan) =>
  documents.map(({ customerName, kind, amount }) => [customerName, kind, amount].join(' '));
const asked = ({ report }: ImportPlan) => questionsOf(report).map(({ header }) => header);

describe('a balance that runs from row to row', () => {
  it('names the column that lowers it, and is no document', () => {
    const plan = only(
      ['客户：甲公司'],
      ['日期', '品名', '数量', '单价', '金额', '付款', '欠款'],
      ['2026-01-05', '螺丝', '10', '10', '100', '', '100'],
      ['2026-01-06', '', '', '', '', '60', '40'],
      ['2026-01-07', '螺母', '5', '10', '50', '', '90'],
      ['合计', '', '', '', '150', '60', '90'],
    );
    expect(lines(plan)).toEqual(['甲公司 发票 100', '甲公司 回款 60', '甲公司 发票 50']);
    expect(plan.report.reconciliation.map(({ printedDifference }) => printedDifference)).toEqual([
      null,
      null,
    ]);
    expect(asked(plan)).toEqual([]);
  });

  it('is no document either where nothing lowers it yet, each customer for himself', () => {
    const plan = only(
      ['客户', '单号', '日期', '送货金额', '累计欠款'],
      ['甲公司', 'A', '2026-01-05', '100', '100'],
      ['乙公司', 'B', '2026-01-05', '7', '7'],
      ['甲公司', 'C', '2026-01-06', '30', '130'],
      ['甲公司', 'D', '2026-01-07', '20', '150'],
    );
    expect(lines(plan)).toEqual(['甲公司 发票 100', '乙公司 发票 7', '甲公司 发票 30', '甲公司 发票 20']);
  });

  it('is asked about where several columns lower it', () => {
    const plan = only(
      ['客户', '日期', '摘要', '应收', '收现', '收承兑', '余额'],
      ['甲公司', '2026-01-05', '销售', '100', '', '', '100'],
      ['甲公司', '2026-01-06', '', '', '30', '20', '50'],
      ['甲公司', '2026-01-07', '销售', '30', '', '', '80'],
    );
    expect(asked(plan)).toEqual(['余额']);
  });

  it('is none where each row stands by itself', () => {
    const plan = only(
      ['客户', '发票号', '开票日期', '开票金额', '扣款', '未收金额'],
      ['甲公司', 'A', '2026-01-05', '100', '', '100'],
      ['甲公司', 'B', '2026-01-06', '100', '50', '50'],
      ['甲公司', 'C', '2026-01-07', '30', '', '30'],
    );
    expect(lines(plan)).toEqual(['甲公司 发票 100', '甲公司 发票 50', '甲公司 发票 30']);
    expect(asked(plan)).toEqual([]);
  });
});
