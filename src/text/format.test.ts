import fc from 'fast-check';
import { dayOf } from '../ledger/day';
import { money } from '../ledger/money';
import {
  decimalOf,
  formatAmount,
  formatCount,
  formatDay,
  formatMoney,
  formatShare,
  formatTime,
} from './format';

test.each([
  ['120000', 'CNY', '¥120,000.00'],
  ['-20000.005', 'CNY', '-¥20,000.01'],
  ['-0.001', 'CNY', '¥0.00'],
  ['0', 'CNY', '¥0.00'],
  ['999', 'CNY', '¥999.00'],
  ['1234567.5', 'JPY', 'JPY 1,234,568'],
  ['1.2345', 'KWD', 'KWD 1.235'],
  ['123456789012345678901.25', 'USD', '$123,456,789,012,345,678,901.25'],
])('%s in %s is shown as %s', (amount, currency, shown) => {
  expect(formatMoney(money(amount), currency)).toBe(shown);
});

test('An amount without currency keeps every digit', () => {
  expect(formatAmount(money('310427858.974'))).toBe('310,427,858.974');
  expect(formatAmount(money('-5'))).toBe('-5.00');
});

test('Shares are percents with one decimal, above 100 % too', () => {
  expect(formatShare(money('1.2'))).toBe('120.0%');
  expect(formatShare(money('0.85551'))).toBe('85.6%');
});

test('Counts are grouped, days are ISO, journal times are to the minute', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
  expect(formatCount(-1)).toBe('-1');
  expect(formatDay(dayOf(2026, 3, 1))).toBe('2026-03-01');
  expect(formatTime('2026-03-01T09:30:15+08:00')).toBe('2026-03-01 09:30');
  expect(formatTime('')).toBe('');
});

test('Only plain decimals are read as figures', () => {
  expect(decimalOf('-12.50')?.toFixed()).toBe('-12.5');
  for (const text of ['', '12,5', '1e5', '2026-03-01', '十二万']) expect(decimalOf(text)).toBeNull();
});

test('Taking the separators out of a shown amount gives the rounded amount back', () => {
  const fen = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
  fc.assert(
    fc.property(fen, (amount) => {
      const exact = money(amount.toString()).div(100);
      const shown = formatMoney(exact, 'CNY');
      expect(money(shown.replaceAll(/[¥,]/g, '')).eq(exact)).toBe(true);
      expect(shown).toMatch(/^-?¥\d{1,3}(,\d{3})*\.\d{2}$/);
    }),
  );
});
