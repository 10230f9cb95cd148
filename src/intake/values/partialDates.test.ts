import { isoDay } from '../../ledger/day';
import { dateCell, openRows, openSheets, planOf, type FixtureRows } from '../fixtures';
import type { ImportPlan } from '../plan/plan';
import type { SourceCell } from '../source/source';
import { dateReaderOf, looksLikeDate, readDate } from './dates';
import { aroundOf, NOTHING_AROUND, sectionOf, type DateAround } from './partialDates';

function readAll(cells: readonly SourceCell[], around: DateAround = NOTHING_AROUND) {
  const reader = dateReaderOf(cells, { order: null, chinese: true });
  const days = cells.map((cell) => {
    const reading = readDate(cell, reader, around);
    return reading.kind === 'day' ? `${isoDay(reading.day)} ${reading.added ?? ''}`.trim() : reading.kind;
  });
  return { days, format: reader.format };
}

const IN_2024: DateAround = { year: 2024, month: null };
const IN_MARCH: DateAround = { year: 2024, month: 3 };

describe('a date that says only a month', () => {
  it.each<SourceCell>([
    '2024/2',
    '2024-02',
    '2024.2',
    '2024年2月',
    '2024年02月份',
    '24年2月',
    '2/2024',
    '２０２４年２月',
  ])('%j is the last day of it', (cell) => {
    expect(readAll([cell]).days).toEqual(['2024-02-29 day']);
  });

  it('is told with the form of the column', () => {
    expect(readAll(['2024年2月', '2024-02']).format).toBe('YYYY年M月, YYYY-M');
    expect(readAll(['2024/13', '2024年0月']).days).toEqual(['unreadable', 'unreadable']);
  });
});

describe('a date without its year', () => {
  it.each<[SourceCell, string]>([
    ['1月8日', '2024-01-08 year'],
    ['1月8号', '2024-01-08 year'],
    ['1.8', '2024-01-08 year'],
    ['1.10', '2024-01-10 year'],
    ['1/8', '2024-01-08 year'],
    ['1-8', '2024-01-08 year'],
    ['2月', '2024-02-29 day'],
    [1.25, '2024-01-25 year'],
    [1.8, '2024-01-08 year'],
    [1.1, 'unreadable'],
    ['2.30', 'unreadable'],
    ['8日', 'unreadable'],
    [8, 'unreadable'],
  ])('%j among rows of 2024 is %s', (cell, expected) => {
    expect(readAll([cell], IN_2024).days).toEqual([expected]);
  });

  it('without its month takes that as well', () => {
    expect(readAll(['8日', '9号', '31日'], IN_MARCH).days).toEqual([
      '2024-03-08 year',
      '2024-03-09 year',
      '2024-03-31 year',
    ]);
    expect(readAll(['30日'], { year: 2024, month: 2 }).days).toEqual(['unreadable']);
  });

  it('has its day first where a value of the column proves it', () => {
    expect(readAll(['5/1', '13/1'], IN_2024).days).toEqual(['2024-01-05 year', '2024-01-13 year']);
    expect(readAll(['5/1', '1/13'], IN_2024).days).toEqual(['2024-05-01 year', '2024-01-13 year']);
  });

  it('is no date by its form where it may be an amount or a term', () => {
    expect(['1.8', '30日', '2024.5', 1.25].map(looksLikeDate)).toEqual([false, false, false, false]);
    expect(['1月8日', '2024年5月', '1/8'].map(looksLikeDate)).toEqual([true, true, true]);
  });
});

describe('what stands around rows', () => {
  it.each<[string[], DateAround]>([
    [['2025年销售明细', '1月'], { year: 2025, month: 1 }],
    [['销售明细', '2025.03', '台账2024.xlsx'], { year: 2025, month: 3 }],
    [['2024年12月至2025年1月'], { year: null, month: null }],
    [['2025年1-6月'], { year: 2025, month: null }],
    [['打印日期：2026-07-01', '2025年度'], { year: 2025, month: null }],
    [['应收明细'], { year: null, month: null }],
  ])('%j says %j', (texts, expected) => {
    expect(aroundOf(texts)).toEqual(expected);
  });

  it('a line of a month alone is a section', () => {
    expect(['2025年1月', '3月份', '2025年', '2025年1月小计'].map(sectionOf)).toEqual([
      { year: 2025, month: 1 },
      { year: null, month: 3 },
      { year: 2025, month: null },
      null,
    ]);
  });
});

const HEAD = ['客户名称', '发票号码', '日期', '开票金额'];
const tableOf = ({ report }: ImportPlan) => report.sources[0]?.tables[0];
const dates = ({ documents }: ImportPlan) =>
  documents.map(({ date, estimated }) => [dateOf(date), estimated ?? '']);

function dateOf(serial: unknown): string {
  const reading = readDate({ date: Number(serial) }, dateReaderOf([], { order: null, chinese: true }));
  return reading.kind === 'day' ? isoDay(reading.day) : '';
}

describe('an import', () => {
  it('dates documents of a month on its last day, marks them, and says so of the column', () => {
    const plan = planOf([
      openRows('应收.csv', [HEAD, ['甲公司', 'A', '2026年1月', '10'], ['甲公司', 'B', '2026-02-03', '20']]),
    ]);
    expect(dates(plan)).toEqual([
      ['2026-01-31', '是'],
      ['2026-02-03', ''],
    ]);
    expect(tableOf(plan)?.notes).toEqual([{ what: 'dates.monthEnd', cell: 'C2', count: 1 }]);
  });

  const rows: FixtureRows = [HEAD, ['甲公司', 'A', '1.8', '10.5'], ['乙公司', 'B', '3月9日', '20']];

  it.each([
    ['the title', '应收.csv', [['2025年度销售明细'], ...rows]],
    ['the file', '应收2025.csv', rows],
  ])('takes years from %s', (_, name, cells) => {
    const plan = planOf([openRows(name, cells)]);
    expect(dates(plan)).toEqual([
      ['2025-01-08', ''],
      ['2025-03-09', ''],
    ]);
    expect(tableOf(plan)?.notes?.map(({ what, count }) => `${what} ${count}`)).toEqual(['dates.yearAdded 2']);
  });

  it('takes month and year from the sheet and from section rows', () => {
    const plan = planOf([
      openSheets('台账.xlsx', {
        '2025年11月': [
          HEAD,
          ['甲公司', 'A', '8日', 10],
          ['2025年12月'],
          ['乙公司', 'B', '9日', 20],
          ['乙公司', 'C', dateCell(46_000), 5],
        ],
      }),
    ]);
    expect(dates(plan).map(([date]) => date)).toEqual(['2025-11-08', '2025-12-09', '2025-12-09']);
  });

  it('rejects what nothing around it completes', () => {
    const plan = planOf([openRows('应收.csv', rows)]);
    expect(plan.documents).toEqual([]);
    expect(tableOf(plan)?.rejected.map(({ cell, why }) => `${cell} ${why}`)).toEqual([
      'C2 date.unreadable',
      'C3 date.unreadable',
    ]);
  });
});
