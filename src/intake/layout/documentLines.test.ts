import { openSheets, planOf, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';

const HEAD = ['客户名称', '发票号码', '开票日期', '品名', '数量', '开票金额'];
const PLAIN = ['客户名称', '发票号码', '开票日期', '开票金额'];

function planned(...rows: FixtureRows): ImportPlan {
  return planOf([openSheets('应收.xlsx', { 发票: rows })]);
}

const documents = (plan: ImportPlan) =>
  plan.documents.map(({ customerName, number, amount }) => `${customerName} ${number} ${amount}`);
const rejected = ({ report }: ImportPlan) =>
  report.sources.flatMap(({ tables }) => tables.flatMap((table) => table.rejected.map(({ cell }) => cell)));
const notes = ({ report }: ImportPlan) =>
  report.sources.flatMap(({ tables }) => tables.flatMap((table) => table.notes));

describe('lines below the first of a document', () => {
  it('are one document of their sum where each names goods of its own, and are told', () => {
    const plan = planned(
      HEAD,
      ['甲公司', 'F1', '2026-01-05', '螺栓', 10, 100],
      [null, null, null, '螺母', 20, 30.5],
      [null, null, null, '螺母', 5, 6.5],
      ['甲公司', 'F2', '2026-01-06', '垫片', 1, 7],
      ['合计', null, null, null, null, 144],
    );
    expect(documents(plan)).toEqual(['甲公司 F1 137', '甲公司 F2 7']);
    expect(notes(plan)).toEqual([{ what: 'lines.joined', cell: 'B3', count: 2 }]);
    expect(plan.report.sources[0]?.tables[0]?.rows).toEqual({
      data: 5,
      imported: 4,
      skipped: 1,
      rejected: 0,
    });
    const [line] = plan.report.reconciliation;
    expect([line?.source, line?.imported, line?.printedTotal].map(String)).toEqual(['144', '144', '144']);
  });

  it('are void with it', () => {
    const plan = planned(
      [...HEAD, '状态'],
      ['甲公司', 'F1', '2026-01-05', '螺栓', 10, 100, '作废'],
      [null, null, null, '螺母', 20, 30, null],
      ['乙公司', 'F2', '2026-01-06', '垫片', 1, 7, null],
    );
    expect(documents(plan)).toEqual(['乙公司 F2 7']);
    expect(plan.report.sources[0]?.tables[0]?.skipped.map(({ why }) => why)).toEqual(['void', 'void']);
  });

  it('are proved by a printed total of the document, or of the table', () => {
    const subtotal = [
      PLAIN,
      ['甲公司', 'F1', '2026-01-05', 100],
      [null, null, null, 30],
      ['小计', null, null, 130],
      ['乙公司', 'F2', '2026-01-06', 7],
    ];
    expect(documents(planned(...subtotal))).toEqual(['甲公司 F1 130', '乙公司 F2 7']);
    const total = [
      PLAIN,
      ['甲公司', 'F1', '2026-01-05', 100],
      [null, null, null, 30],
      ['合计', null, null, 130],
    ];
    expect(documents(planned(...total))).toEqual(['甲公司 F1 130']);
  });

  it('stand in groups of customers as well', () => {
    const plan = planned(
      HEAD,
      ['甲公司', 'F1', '2026-01-05', '螺栓', 10, 100],
      [null, null, null, '螺母', 20, 30],
      [null, 'F2', '2026-01-06', '垫片', 1, 7],
      [null, null, null, '垫圈', 1, 1],
      [null, 'F3', '2026-01-07', '垫片', 1, 9],
      ['乙公司', 'F4', '2026-01-08', '垫片', 1, 5],
    );
    expect(documents(plan)).toEqual(['甲公司 F1 130', '甲公司 F2 8', '甲公司 F3 9', '乙公司 F4 5']);
  });
});

describe('rows that may be lines, or documents somebody knows too little of', () => {
  const first = ['甲公司', 'F1', '2026-01-05', 100];

  it('are rejected where nothing shows which', () => {
    const plan = planned(PLAIN, first, [null, null, null, 30], ['乙公司', 'F2', '2026-01-06', 7]);
    expect(documents(plan)).toEqual(['甲公司 F1 100', '乙公司 F2 7']);
    expect(rejected(plan)).toEqual(['A3']);
  });

  it('are rejected where a printed total leaves them out, whatever goods they name', () => {
    const plan = planned(
      HEAD,
      ['甲公司', 'F1', '2026-01-05', '螺栓', 10, 100],
      [null, null, null, '螺母', 20, 30],
      ['小计', null, null, null, null, 100],
    );
    expect(documents(plan)).toEqual(['甲公司 F1 100']);
    expect(rejected(plan)).toEqual(['C3']);
  });

  it.each<readonly [string, FixtureRows]>([
    [
      'behind a total',
      [
        [...first.slice(0, 3), '螺栓', 1, 100],
        ['小计', null, null, null, null, 100],
        [null, null, null, '螺母', 2, 30],
      ],
    ],
    [
      'behind a blank row',
      [[...first.slice(0, 3), '螺栓', 1, 100], [null], [null, null, null, '螺母', 2, 30]],
    ],
    [
      'of the same goods',
      [
        [...first.slice(0, 3), '螺栓', 1, 100],
        [null, null, null, '螺栓', 1, 30],
      ],
    ],
    [
      'without goods',
      [
        [...first.slice(0, 3), '螺栓', 1, 100],
        [null, null, null, null, null, 30],
      ],
    ],
    [
      'below a document without a day',
      [
        ['甲公司', 'F1', null, '螺栓', 1, 100],
        [null, null, null, '螺母', 2, 30],
      ],
    ],
  ])('are rejected %s', (_, rows) => {
    const plan = planned(HEAD, ...rows, ['乙公司', 'F2', '2026-01-06', '垫片', 1, 7]);
    expect(documents(plan)).toContain('乙公司 F2 7');
    expect(plan.report.reconciliation.map(({ rejected: left }) => left.isZero())).toEqual([false]);
    expect(notes(plan).filter((note) => note?.what === 'lines.joined')).toEqual([]);
  });
});
