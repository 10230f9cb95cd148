import fc from 'fast-check';
import {
  decimalsOf,
  fitsCell,
  maxMoney,
  minMoney,
  money,
  moneyFromNumber,
  moneyText,
  moneyToNumber,
  roundMoney,
  sumMoney,
} from './money';

describe('money', () => {
  test('of a number cell is what its formula bar shows', () => {
    expect(moneyText(moneyFromNumber(0.1 + 0.2))).toBe('0.3');
    expect(moneyText(moneyFromNumber(123_456_789_012_345))).toBe('123456789012345');
    expect(moneyText(moneyFromNumber(-1234.5))).toBe('-1234.5');
  });

  test.each([NaN, Infinity, -Infinity])('is never %s', (value) => {
    expect(() => moneyFromNumber(value)).toThrow(new RangeError(`not a finite amount: ${value}`));
  });

  test('adds up without a float error for any amounts of four decimals and fifteen digits', () => {
    const units = fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n });
    fc.assert(
      fc.property(fc.array(units), (amounts) => {
        const total = sumMoney(amounts.map((amount) => money(amount.toString()).div(10_000)));
        expect(total.times(10_000).toFixed(0)).toBe(
          amounts.reduce((sum, amount) => sum + amount, 0n).toString(),
        );
      }),
    );
  });

  test.each([
    ['1.005', 'CNY', '1.01'],
    ['-1.005', 'CNY', '-1.01'],
    ['1.5', 'JPY', '2'],
    ['-1.5', 'JPY', '-2'],
    ['1.0005', 'KWD', '1.001'],
  ])('%s %s is rounded half away from zero: %s', (amount, currency, rounded) => {
    expect(moneyText(roundMoney(money(amount), currency))).toBe(rounded);
  });

  test.each([
    ['CNY', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['KWD', 3],
    ['BHD', 3],
    ['OMR', 3],
    ['TND', 3],
    ['JOD', 3],
  ])('%s has %s decimals', (currency, decimals) => {
    expect(decimalsOf(currency)).toBe(decimals);
  });

  test.each([
    ['1', 0, '1'],
    ['1', 2, '1.00'],
    ['1.25', 1, '1.25'],
    ['1.2500', 0, '1.25'],
    ['0.0000001', 2, '0.0000001'],
    ['100000000000000000000000', 0, '100000000000000000000000'],
  ])('%s with at least %s decimals reads %s', (amount, decimals, text) => {
    expect(moneyText(money(amount), decimals)).toBe(text);
  });

  test('a cell holds fifteen digits, zeros behind them aside', () => {
    expect(fitsCell(money('123456789012345'))).toBe(true);
    expect(fitsCell(money('1234567890123.45'))).toBe(true);
    expect(fitsCell(money('12345678901234500000'))).toBe(true);
    expect(fitsCell(money('1234567890123456'))).toBe(false);
    expect(moneyToNumber(money('1234567890123.45'))).toBe(1_234_567_890_123.45);
  });

  test('the greater and the less of two', () => {
    const [one, two] = [money('1'), money('2')];
    expect([maxMoney(one, two), maxMoney(two, one), minMoney(one, two), minMoney(two, one)]).toEqual([
      two,
      two,
      one,
      one,
    ]);
  });
});
