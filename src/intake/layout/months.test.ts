import { dayOf, serialOf } from '../../ledger/day';
import { openRows, planOf, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';
import { monthOf, yearIn } from './months';

const only = (rows: FixtureRows, file = '台账.csv'): ImportPlan => planOf([openRows(file, rows)]);
const lines = ({ documents }: ImportPlan) =>
  documents.map(({ customerName, kind, date, amount }) => [customerName, kind, date, amount].join(' '));
const proof = ({ report }: ImportPlan) =>
  report.reconciliation.map(
    ({ measure, source, imported, printedTotal, difference }) =>
      `${measure} ${source.toFixed()} ${imported.toFixed()} ${printedTotal?.toFixed() ?? '-'} ${difference.toFixed()}`,
  );
const end = (month: number, year = 2025): number => {
  const day = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return serialOf(dayOf(year, month, day));
};

describe('customers by months', () => {
  const plan = only([
    ['2025年度销售应收一览表'],
    ['单位：万元'],
    ['序号', '客户名称', '1月', '2月', '3月', '合计'],
    ['1', '甲公司', '1.5', '', '2', '3.5'],
    ['2', '乙公司', '-', '0.5', '', '0.5'],
    ['3', '丙公司', '', '', '', ''],
    ['', '合计', '1.5', '0.5', '2', '4'],
  ]);

  it('are a document for each filled cell, dated the last day of its month', () => {
    expect(lines(plan)).toEqual([
      `甲公司 发票 ${end(1)} 15000`,
      `甲公司 发票 ${end(3)} 20000`,
      `乙公司 发票 ${end(2)} 5000`,
    ]);
    expect(plan.customers.map(({ name }) => name)).toEqual(['甲公司', '乙公司', '丙公司']);
  });

  it('are proved against the printed total', () => {
    expect(proof(plan)).toEqual(['invoice.amount 40000 40000 40000 0']);
    expect(plan.report.sources[0]?.tables[0]?.mapping.map(({ field }) => field)).toEqual([
      null,
      'customer.name',
      'invoice.amount',
      'invoice.amount',
      'invoice.amount',
      null,
    ]);
  });

  it('in pairs are invoices and receipts', () => {
    const pairs = only([
      ['客户名称', '2025年11月应收', '2025年11月回款', '2025年12月应收', '2025年12月回款'],
      ['甲公司', '100', '40', '', '60'],
    ]);
    expect(lines(pairs)).toEqual([
      `甲公司 发票 ${end(11)} 100`,
      `甲公司 回款 ${end(11)} 40`,
      `甲公司 回款 ${end(12)} 60`,
    ]);
  });

  it('begin with the opening balance of the day before', () => {
    const opened = only([
      ['2025年应收'],
      ['客户名称', '期初余额', '1月', '2月', '3月'],
      ['甲公司', '9', '1', '', ''],
    ]);
    expect(lines(opened)).toEqual([`甲公司 期初余额 ${end(12, 2024)} 9`, `甲公司 发票 ${end(1)} 1`]);
    expect(proof(opened)).toEqual(['invoice.amount 1 1 - 0', 'opening.amount 9 9 - 0']);
  });

  it('are kept nowhere, and said so, where the list is one of customers', () => {
    const listed = only([
      ['客户编号', '客户名称', '2025年1月'],
      ['001', '甲公司', '7'],
    ]);
    expect(listed.report.sources[0]?.tables.map(({ kind, mapping }) => [kind, mapping[2]?.field])).toEqual([
      ['customers', null],
    ]);
  });

  it('are receipts where the sheet lists receipts', () => {
    expect(lines(only([['2025年回款统计'], ['客户', '1月', '2月', '3月'], ['甲公司', '7', '', '']]))).toEqual(
      [`甲公司 回款 ${end(1)} 7`],
    );
  });

  it('are refused where nobody says the year, and a cell that is no amount is named', () => {
    const head = ['客户名称', '1月', '2月', '3月'];
    expect(only([head, ['甲公司', '1', '2', '3']]).report.sources[0]?.refused).toEqual({
      why: 'ambiguous',
      detail: 'year',
    });
    const named = only([['2025年'], head, ['甲公司', '1', '约2', '3']]);
    expect(named.report.sources[0]?.tables[0]?.rejected).toEqual([
      { cell: 'C3', value: '约2', why: 'amount.unreadable' },
    ]);
    expect(proof(named)).toEqual(['invoice.amount 4 0 - 0']);
  });
});

describe('a header of a month', () => {
  it.each([
    ['1月', { year: null, month: 1, measure: null }],
    ['12月份', { year: null, month: 12, measure: null }],
    ['2025年1月', { year: 2025, month: 1, measure: null }],
    ['2025-03', { year: 2025, month: 3, measure: null }],
    ['3月回款金额', { year: null, month: 3, measure: 'receipt.amount' }],
    ['2025.4 开票', { year: 2025, month: 4, measure: 'invoice.amount' }],
    ['13月', null],
    ['3', null],
    ['30天', null],
    ['月结', null],
  ])('is read: %s', (header, read) => {
    expect(monthOf(header)).toEqual(read);
  });

  it('takes a year only where one is named', () => {
    expect(yearIn('2025年度应收')).toBe(2025);
    expect(yearIn('2024与2025年')).toBeNull();
    expect(yearIn('应收')).toBeNull();
  });
});
