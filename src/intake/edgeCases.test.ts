/** The cases of reading old files that other ledgers get wrong; those of what a ledger says are tested with the figures. */
import { utils, type CellObject, type WorkBook } from '@e965/xlsx';
import { dayOf, serialOf } from '../ledger/day';
import { openRows, planOf, valueOf, workbookBytes, type FixtureRows } from './fixtures';
import { openSource } from './source/open';
import type { ImportPlan } from './plan/plan';

const only = (rows: FixtureRows): ImportPlan => planOf([openRows('应收.csv', rows)]);

const book = (rows: FixtureRows, adjust?: (book: WorkBook) => void): ImportPlan =>
  planOf([valueOf(openSource({ name: '台账.xlsx', bytes: workbookBytes({ 应收: rows }, 'xlsx', adjust) }))]);

const lines = ({ documents }: ImportPlan) =>
  documents.map(({ customerName, kind, number, amount }) => [customerName, kind, number, amount]);

describe('6 temporary limits with an end of their own', () => {
  const limits = (...rows: FixtureRows) =>
    only(rows).limits.map(({ kind, amount, to }) => [kind, amount, to]);
  const day = serialOf(dayOf(2026, 9, 30));

  it('end on it, and the limit beside them does not', () => {
    expect(
      limits(['客户名称', '授信额度', '临时额度', '临时额度到期日'], ['甲公司', '100', '50', '2026-09-30']),
    ).toEqual([
      ['基础额度', 100, undefined],
      ['临时额度', 50, day],
    ]);
    expect(
      limits(
        ['客户名称', '授信额度', '授信到期日', '临时额度', '临时额度有效期至'],
        ['甲公司', '100', '2026-12-31', '50', '2026-09-30'],
      ),
    ).toEqual([
      ['基础额度', 100, serialOf(dayOf(2026, 12, 31))],
      ['临时额度', 50, day],
    ]);
  });
});

describe('20 totals, headers of several rows, 万元 and phantom columns', () => {
  it('totals and subtotals are no documents, wherever they stand, and the printed total is proved', () => {
    const plan = only([
      ['客户名称', '发票号码', '开票日期', '金额'],
      ['合计', '', '', '60'],
      ['甲公司', 'A', '2026-01-05', '10'],
      ['甲公司', 'B', '2026-01-06', '20'],
      ['甲公司小计', '', '', '30'],
      ['乙公司', 'C', '2026-01-07', '30'],
      ['其中：乙公司', '', '', '30'],
      ['本页小计', '', '', '60'],
      ['（合计）', '', '', '60'],
    ]);
    expect(lines(plan)).toEqual([
      ['甲公司', '发票', 'A', 10],
      ['甲公司', '发票', 'B', 20],
      ['乙公司', '发票', 'C', 30],
    ]);
    expect(plan.customers.map(({ name }) => name)).toEqual(['甲公司', '乙公司']);
    const [proof] = plan.report.reconciliation;
    expect([proof?.imported.toFixed(), proof?.difference.toFixed()]).toEqual(['60', '0']);
  });

  it('what Excel writes below its groups is a subtotal, and no customer', () => {
    const plan = only([
      ['2026-06-30'],
      ['客户名称', '应收余额'],
      ['甲公司', '100'],
      ['甲公司 汇总', '100'],
      ['ABC Ltd', '20'],
      ['ABC Ltd Total', '20'],
      ['零星客户汇总', '3'],
      ['汇总', '123'],
    ]);
    expect(lines(plan).map(([name, , , amount]) => [name, amount])).toEqual([
      ['甲公司', 100],
      ['ABC Ltd', 20],
      ['零星客户汇总', 3],
    ]);
    const [proof] = plan.report.reconciliation;
    expect([proof?.printedTotal?.toFixed(), proof?.source.toFixed()]).toEqual(['123', '123']);
  });

  it('a title, a unit line and a merged header of two rows are read as one header', () => {
    const plan = book(
      [
        ['应收账款明细表', null, null, null],
        ['单位：万元', null, null, null],
        ['客户名称', '发票', null, null],
        [null, '发票号码', '开票日期', '金额'],
        ['甲公司', 'A', '2026-01-05', 1.5],
        ['乙公司', 'B', '2026-01-06', 2],
      ],
      ({ Sheets }) => {
        const sheet = Sheets['应收'];
        if (sheet) sheet['!merges'] = ['A1:D1', 'A3:A4', 'B3:D3'].map((range) => utils.decode_range(range));
      },
    );
    expect(lines(plan)).toEqual([
      ['甲公司', '发票', 'A', 15_000],
      ['乙公司', '发票', 'B', 20_000],
    ]);
  });

  it('a column in 万元 is read in 万元, and a cell that says another unit in its own', () => {
    const plan = only([
      ['客户', '发票号', '开票日期', '金额（万元）'],
      ['甲', 'A', '2026-01-05', '1.23'],
      ['甲', 'B', '2026-01-05', '500元'],
    ]);
    expect(plan.documents.map(({ amount }) => amount)).toEqual([12_300, 500]);
  });

  it('columns that are only formatted, far to the right, change nothing', () => {
    const rows: FixtureRows = [
      ['客户', '发票号', '开票日期', '金额'],
      ['甲', 'A', '2026-01-05', 5],
    ];
    const wide = book(rows, ({ Sheets }) => {
      const sheet = Sheets['应收'];
      if (!sheet) return;
      for (let column = 4; column < 400; column += 1) {
        sheet[utils.encode_cell({ r: 0, c: column })] = { t: 'z' };
        sheet[utils.encode_cell({ r: 1, c: column })] = { t: 's', v: '' };
      }
      sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: 40, c: 399 } });
    });
    expect(lines(wide)).toEqual(lines(book(rows)));
  });
});

describe('21 red figures, numbers as texts and full-width forms', () => {
  it('a negative amount is one in brackets, behind a minus of any kind, or shown red without one', () => {
    const red: CellObject = { t: 'n', v: -40, z: '#,##0.00;[Red]#,##0.00' };
    const plan = book([
      ['客户', '发票号', '开票日期', '金额'],
      ['甲', 'A', '2026-01-05', '(1,000)'],
      ['甲', 'B', '2026-01-05', '（20.5）'],
      ['甲', 'C', '2026-01-05', '−30'],
      ['甲', 'D', '2026-01-05', red],
      ['甲', 'E', '2026-01-05', '1,000-'],
    ]);
    expect(lines(plan)).toEqual([
      ['甲', '红字', 'A', 1000],
      ['甲', '红字', 'B', 20.5],
      ['甲', '红字', 'C', 30],
      ['甲', '红字', 'D', 40],
      ['甲', '红字', 'E', 1000],
    ]);
  });

  it('amounts and dates kept as texts, in full-width forms and with currency signs, are what they mean', () => {
    const plan = only([
      ['客　户', '发票号', '开票日期', '金额'],
      ['甲（上海）公司', '001', '２０２６年１月５日', '￥１，２３４．５０'],
      ['甲(上海) 公司', '002', '20260106', ' 1,000.00 元'],
    ]);
    expect(plan.documents.map(({ number, date, amount }) => [number, date, amount])).toEqual([
      ['001', serialOf(dayOf(2026, 1, 5)), 1234.5],
      ['002', serialOf(dayOf(2026, 1, 6)), 1000],
    ]);
    expect(plan.customers).toHaveLength(1);
  });

  it('marks that turn the direction of writing are no part of a name or an amount', () => {
    const plan = only([
      ['客户', '发票号', '开票日期', '金额'],
      ['\u202a甲公司\u202c', 'A\u2069', '\u200e2026\u200e/1\u200e/5', '\u202d1,000\u202c'],
    ]);
    expect(lines(plan)).toEqual([['甲公司', '发票', 'A', 1000]]);
    expect(plan.customers.map(({ name }) => name)).toEqual(['甲公司']);
  });

  it('what is no amount is refused with its cell, and never read as zero', () => {
    const plan = only([
      ['客户', '发票号', '开票日期', '金额'],
      ['甲', 'A', '2026-01-05', '见附件'],
      ['甲', 'B', '2026-01-05', '7'],
    ]);
    expect(plan.documents.map(({ amount }) => amount)).toEqual([7]);
    expect(plan.report.sources[0]?.tables[0]?.rejected.map(({ cell, value }) => `${cell} ${value}`)).toEqual([
      'D2 见附件',
    ]);
  });
});
