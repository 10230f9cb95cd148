import {
  cellText,
  currencyOf,
  lostDigits,
  normalisedName,
  parseAmount,
  parseDayCell,
  parseShare,
} from './cells';
import { isoDay } from './day';

describe('an amount cell', () => {
  it.each([
    [1234.5, '1234.5'],
    [0.1 + 0.2, '0.3'],
    [99999999999.9999, '99999999999.9999'],
    ['1,234.50', '1234.5'],
    ['￥1,234.50', '1234.5'],
    ['１，２３４．５０', '1234.5'],
    [' -1,000 ', '-1000'],
    ['（1,000）', '-1000'],
    ['12万元', '120000'],
    ['1.5万', '15000'],
    ['300 元', '300'],
  ])('reads %p', (cell, expected) => {
    expect(parseAmount(cell)?.toFixed()).toBe(expected);
  });

  it.each([
    'abc',
    '1.234,50',
    '12,34',
    '1,2345',
    '$5',
    '--5',
    '(-5)',
    '1e5',
    '-',
    '/',
    '5%',
    true,
    NaN,
    Infinity,
  ])('does not guess at %p', (cell) => {
    expect(parseAmount(cell)).toBeNull();
  });
});

describe('a day cell', () => {
  it.each([
    46027,
    46027.75,
    '2026-01-05',
    '2026/1/5',
    '2026.1.5',
    '2026年1月5日',
    '２０２６－０１－０５',
    '20260105',
    20260105,
    '2026-01-05 10:22:11',
  ])('reads %p', (cell) => {
    const day = parseDayCell(cell);
    expect(day !== null && isoDay(day)).toBe('2026-01-05');
  });

  it.each(['5/1/2026', '26-01-05', '2026-02-30', '2026-13-01', 'soon', '', 0, -1, true])(
    'does not guess at %p',
    (cell) => {
      expect(parseDayCell(cell)).toBeNull();
    },
  );
});

describe('other cells', () => {
  it('reads a share as a share or a percentage, and nothing that may be either', () => {
    expect(parseShare(0.5)?.toFixed()).toBe('0.5');
    expect(parseShare('50%')?.toFixed()).toBe('0.5');
    expect(parseShare(50)).toBeNull();
    expect(parseShare('120%')).toBeNull();
  });

  it('writes numbers out as texts and knows when a code has lost digits', () => {
    expect(cellText(25317007)).toBe('25317007');
    expect(cellText(1e21)).toBe('1000000000000000000000');
    expect(lostDigits(25317000000000000000)).toBe(true);
    expect(lostDigits(913100000000)).toBe(false);
  });

  it('reads currencies by code or name, and keeps what it does not know', () => {
    expect(['￥', 'rmb', '人民币', '美元', ' usd '].map(currencyOf)).toEqual([
      'CNY',
      'CNY',
      'CNY',
      'USD',
      'USD',
    ]);
    expect(currencyOf('积分')).toBe('积分');
  });

  it('compares names without width, brackets, spaces and case', () => {
    expect(normalisedName('上海（ＡＢＣ） 有限公司')).toBe(normalisedName('上海[abc]有限公司'));
    expect(normalisedName('甲公司')).not.toBe(normalisedName('乙公司'));
  });
});
