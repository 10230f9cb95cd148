import { openRows, planOf, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';

const HEAD = ['客户名称', '发票号码', '开票日期', '开票金额'];

const plan = (...rows: FixtureRows): ImportPlan => planOf([openRows('应收.csv', [HEAD, ...rows])]);
const lines = ({ documents }: ImportPlan): readonly string[] =>
  documents.map(({ customerName, number }) => `${customerName} ${number}`);
const tables = ({ report }: ImportPlan) => report.sources.flatMap((source) => source.tables);
const rejected = (made: ImportPlan): readonly string[] =>
  tables(made).flatMap((table) => table.rejected.map(({ cell, why }) => `${cell} ${why}`));
const notes = (made: ImportPlan): readonly string[] =>
  tables(made).flatMap(({ notes: all = [] }) =>
    all.map(({ what, cell, count }) => `${what} ${cell} ${count}`),
  );

describe('a customer that stands once above blank cells', () => {
  it('is the customer of each row of its group, and it is said', () => {
    const made = plan(
      ['甲公司', 'F1', '2026-01-05', '10'],
      ['', 'F2', '2026-01-06', '20'],
      HEAD,
      ['', 'F3', '2026-01-07', '30'],
      ['乙公司', 'F4', '2026-01-08', '40'],
      ['', 'F5', '2026-01-09', '50'],
    );
    expect(lines(made)).toEqual(['甲公司 F1', '甲公司 F2', '甲公司 F3', '乙公司 F4', '乙公司 F5']);
    expect(notes(made)).toEqual(['customer.filledDown A3 3']);
  });

  it('stands alone in the first row of its group', () => {
    const made = plan(
      ['甲公司', '', '', ''],
      ['', 'F1', '2026-01-05', '10'],
      ['', 'F2', '2026-01-06', '20'],
      ['乙公司', '', '', ''],
      ['', 'F3', '2026-01-08', '40'],
    );
    expect(lines(made)).toEqual(['甲公司 F1', '甲公司 F2', '乙公司 F3']);
    expect(rejected(made)).toEqual([]);
  });

  it('is nobody behind a total or a blank row', () => {
    const made = plan(
      ['甲公司', 'F1', '2026-01-05', '10'],
      ['', 'F2', '2026-01-06', '20'],
      ['', '小计', '', '30'],
      ['', 'F3', '2026-01-07', '40'],
      ['乙公司', 'F4', '2026-01-08', '50'],
      ['', 'F5', '2026-01-09', '60'],
      ['', '小计', '', '110'],
      ['丙公司', 'F6', '2026-01-09', '70'],
      ['', '', '', ''],
      ['', 'F7', '2026-01-09', '80'],
    );
    expect(lines(made)).toEqual(['甲公司 F1', '甲公司 F2', '乙公司 F4', '乙公司 F5', '丙公司 F6']);
    expect(rejected(made)).toEqual(['A5 customer.missing', 'A11 customer.missing']);
  });
});

describe('a blank customer is a slip', () => {
  it('where names are repeated row by row', () => {
    const made = plan(
      ['甲公司', 'F1', '2026-01-05', '10'],
      ['甲公司', 'F2', '2026-01-06', '20'],
      ['', 'F3', '2026-01-07', '30'],
      ['', 'F4', '2026-01-08', '40'],
    );
    expect(rejected(made)).toEqual(['A4 customer.missing', 'A5 customer.missing']);
    expect(notes(made)).toEqual([]);
  });

  it('where it is alone of its kind', () => {
    const made = plan(
      ['甲公司', 'F1', '2026-01-05', '10'],
      ['乙公司', 'F2', '2026-01-06', '20'],
      ['', 'F3', '2026-01-07', '30'],
      ['丙公司', 'F4', '2026-01-08', '40'],
    );
    expect(rejected(made)).toEqual(['A4 customer.missing']);
  });
});
