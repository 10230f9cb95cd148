import { isoDay } from '../../ledger/day';
import { dateReaderOf, looksLikeDate, readDate, type OrderHint } from './dates';
import type { SourceCell } from '../source/source';

const ENGLISH: OrderHint = { order: null, chinese: false };
const CHINESE: OrderHint = { order: null, chinese: true };

function readAll(
  cells: readonly SourceCell[],
  hint: OrderHint = ENGLISH,
): { days: string[]; format: string; proven: boolean } {
  const reader = dateReaderOf(cells, hint);
  const days = cells.map((cell) => {
    const reading = readDate(cell, reader);
    return reading.kind === 'day' ? isoDay(reading.day) : reading.kind;
  });
  return { days, format: reader.format, proven: reader.proven };
}

describe('dates of one column', () => {
  it.each<[SourceCell, string]>([
    ['2023.1.5', '2023-01-05'],
    ['2023年1月5日', '2023-01-05'],
    ['2023/01/05', '2023-01-05'],
    ['2023-01-05T08:30:00Z', '2023-01-05'],
    ['2023-01-05 08:30:00', '2023-01-05'],
    ['20230105', '2023-01-05'],
    ['20200331.0', '2020-03-31'],
    [20200331, '2020-03-31'],
    ['230105', '2023-01-05'],
    [230105, '2023-01-05'],
    ['050115', '2005-01-15'],
    [231305, 'unreadable'],
    ['45000', '2023-03-15'],
    [45000.75, '2023-03-15'],
    [{ date: 45000.5 }, '2023-03-15'],
    ['5 Jan 2023', '2023-01-05'],
    ['Jan 5, 2023', '2023-01-05'],
    ['05-JAN-23', '2023-01-05'],
    ['２０２３－１－５', '2023-01-05'],
    ['', 'blank'],
    ['-', 'blank'],
    ['0000-00-00', 'blank'],
    [{ date: 0 }, 'blank'],
    ['2023-02-30', 'unreadable'],
    ['2023年1月', '2023-01-31'],
    ['1月8日', 'unreadable'],
    ['8日', 'unreadable'],
    ['1.5', 'unreadable'],
    [1.5, 'unreadable'],
    ['13/2023', 'unreadable'],
    ['月结30天', 'unreadable'],
    ['abc', 'unreadable'],
    [12, 'unreadable'],
    [20201331, 'unreadable'],
    [true, 'unreadable'],
    [{ error: '#N/A' }, 'unreadable'],
  ])('reads %j as %s', (cell, expected) => {
    expect(readAll([cell]).days).toEqual([expected]);
  });

  it('lets one value above twelve decide the whole column', () => {
    expect(readAll(['4/6/2013', '1/15/2013'])).toEqual({
      days: ['2013-04-06', '2013-01-15'],
      format: 'M/D/YYYY',
      proven: true,
    });
    expect(readAll(['4/6/2013', '15/1/2013'])).toEqual({
      days: ['2013-06-04', '2013-01-15'],
      format: 'D/M/YYYY',
      proven: true,
    });
    expect(readAll(['30-03-2020', '01-02-2020'])).toEqual({
      days: ['2020-03-30', '2020-02-01'],
      format: 'DD-MM-YYYY',
      proven: true,
    });
  });

  it('does not read a column in two orders: what contradicts the majority is unreadable', () => {
    expect(readAll(['1/15/2013', '2/20/2013', '25/3/2013']).days).toEqual([
      '2013-01-15',
      '2013-02-20',
      'unreadable',
    ]);
  });

  it('falls back on a rule when nothing decides, and says that it is not proven', () => {
    expect(readAll(['4/6/2013'])).toMatchObject({ days: ['2013-04-06'], proven: false });
    expect(readAll(['4.6.2013'])).toMatchObject({ days: ['2013-06-04'], format: 'D.M.YYYY', proven: false });
    expect(readAll(['04-06-2013'], { order: 'MDY', chinese: false })).toMatchObject({
      days: ['2013-04-06'],
      proven: false,
    });
  });

  it('reads short years first in Chinese sheets, and by what fits', () => {
    expect(readAll(['23/1/5'], CHINESE).days).toEqual(['2023-01-05']);
    expect(readAll(['99/1/31'], ENGLISH).days).toEqual(['1999-01-31']);
    expect(readAll(['1/31/23'], ENGLISH).days).toEqual(['2023-01-31']);
  });

  it('tells dates from other values by their form', () => {
    expect(['2023.1.5', '20230105', 20230105].every(looksLikeDate)).toBe(true);
    expect(['30', '1.5', 'abc', '', 45000].some(looksLikeDate)).toBe(false);
  });
});
