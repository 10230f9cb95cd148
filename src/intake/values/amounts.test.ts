import fc from 'fast-check';
import { amountStyleOf, readAmount, unitIn } from './amounts';

function read(cell: Parameters<typeof readAmount>[0], style?: 'point' | 'comma'): string {
  const reading = readAmount(cell, style);
  return reading.kind === 'amount' ? reading.amount.toString() : reading.kind;
}

describe('amounts', () => {
  it.each([
    ['1,234.50', '1234.5'],
    [' ￥2,257,592.00 ', '2257592'],
    ['¥ -3.5', '-3.5'],
    ['-￥3.5', '-3.5'],
    ['USD 1,200.75', '1200.75'],
    ['1200元', '1200'],
    ['12.5万', '125000'],
    ['3万元', '30000'],
    ['1.2亿', '120000000'],
    ['2千元', '2000'],
    ['(1,000)', '-1000'],
    ['（1,000.01）', '-1000.01'],
    ['1,000-', '-1000'],
    ['−7', '-7'],
    ['１，２３４．５０', '1234.5'],
    ['1 234 567.891', '1234567.891'],
    ['123456789012345678.99', '123456789012345678.99'],
    ['1.5E+3', '1500'],
    ['.5', '0.5'],
    ['-0', '0'],
    ['-', 'nil'],
    ['—', 'nil'],
    ['/', 'nil'],
    ['  ', 'blank'],
    ['abc', 'unreadable'],
    ['12,34.5', 'unreadable'],
    ['1,23', 'unreadable'],
    ['1.2.3', 'unreadable'],
    ['12%', 'unreadable'],
    ['3箱', 'unreadable'],
    ['--5', 'unreadable'],
    ['(-5)', 'unreadable'],
    ['#REF!', 'unreadable'],
  ])('reads %j as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reads number cells as the decimal Excel shows', () => {
    expect(read(0.1 + 0.2)).toBe('0.3');
    expect(read({ number: 12, shown: '0012' })).toBe('12');
    expect(read(true)).toBe('unreadable');
    expect(read({ error: '#REF!' })).toBe('unreadable');
    expect(read({ date: 45000 })).toBe('unreadable');
  });

  it('reads decimal commas when the column proves them', () => {
    expect(amountStyleOf(['1.234,50', '12'])).toBe('comma');
    expect(amountStyleOf(['1,234', '12.5'])).toBe('point');
    expect(amountStyleOf(['1.234', '5.678'])).toBe('point');
    expect(read('1.234,50', 'comma')).toBe('1234.5');
    expect(read('12,5', 'comma')).toBe('12.5');
  });

  it('finds units in headers and lines', () => {
    expect(unitIn('万元')).toBe(10_000);
    expect(unitIn('单位：万元')).toBe(10_000);
    expect(unitIn('单位：元')).toBe(1);
    expect(unitIn('金额 百万')).toBe(1_000_000);
    expect(unitIn('发票金额')).toBeNull();
    expect(unitIn('公元纪年')).toBeNull();
  });

  it('reads back every amount it could have been written as', () => {
    const amounts = fc.record({ whole: fc.nat(999_999_999), cents: fc.nat(99), negative: fc.boolean() });
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom('', '￥', 'CNY '),
        fc.constantFrom('-', '()'),
        ({ whole, cents, negative }, sign, form) => {
          const digits = `${whole.toLocaleString('en-US')}.${String(cents).padStart(2, '0')}`;
          const text = !negative
            ? `${sign}${digits}`
            : form === '-'
              ? `-${sign}${digits}`
              : `(${sign}${digits})`;
          const expected = (BigInt(whole) * 100n + BigInt(cents)) * (negative ? -1n : 1n);
          const reading = readAmount(text);
          return reading.kind === 'amount' && reading.amount.times(100).toFixed() === expected.toString();
        },
      ),
    );
  });
});
