import * as fc from 'fast-check';
import { money } from '../../ledger/money';
import type { Rate } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';
import { convert, NO_RATES, rateBook, rateFindings } from './rates';

let position = 0;
const row = (currency: string, units: number, rate: number | string, date: string): Rate => ({
  at: { table: 'rates', id: '', position: position++ },
  currency,
  units: money(String(units)),
  rate: money(String(rate)),
  date: day(date),
  source: '',
});

const YEN = row('JPY', 100, 4.8, '2026-03-31');
const RATES = [
  row('USD', 1, 7.3, '2026-02-01'),
  row('USD', 1, 7, '2026-01-01'),
  row('USD', 1, 7.1, '2026-02-01'),
  YEN,
  row('EUR', 1, 8, '2025-12-31'),
];
const BOOK = rateBook(RATES, 'CNY');
const into = (amount: number, from: string, to: string, on: string, book = BOOK) => {
  const converted = convert(money(String(amount)), from, to, day(on), book);
  return converted.amount?.toFixed() ?? null;
};

describe('an amount in another currency', () => {
  it('counts the units of its rate: 100 JPY are 4.8', () => {
    expect(into(100, 'JPY', 'CNY', '2026-03-31')).toBe('4.8');
    expect(into(4.8, 'CNY', 'JPY', '2026-03-31')).toBe('100');
  });

  it('goes by the latest rate on or before the day, of two on one day by the lower row', () => {
    expect(into(10, 'USD', 'CNY', '2026-01-31')).toBe('70');
    expect(into(10, 'USD', 'CNY', '2026-01-01')).toBe('70');
    expect(into(10, 'USD', 'CNY', '2026-02-01')).toBe('71');
    expect(into(10, 'USD', 'CNY', '2027-01-01')).toBe('71');
  });

  it('crosses through the book’s currency, and tells the rates and the older date', () => {
    const cross = convert(money('12'), 'EUR', 'JPY', day('2026-04-01'), BOOK);
    expect(cross).toMatchObject({ rateDate: day('2025-12-31') });
    expect(cross.amount?.toFixed()).toBe('2000');
    expect(cross.amount && cross.rates.map(({ currency }) => currency)).toEqual(['EUR', 'JPY']);
    const back = convert(money('2000'), 'JPY', 'EUR', day('2026-04-01'), BOOK);
    expect(back).toMatchObject({ rateDate: day('2025-12-31') });
    expect(back.amount?.toFixed()).toBe('12');
  });

  it('is n/a without a rate on or before the day, whichever side lacks it', () => {
    const missing = { amount: null, why: 'rate.missing' };
    expect(convert(money('1'), 'USD', 'CNY', day('2025-12-31'), BOOK)).toEqual(missing);
    expect(convert(money('1'), 'KRW', 'CNY', day('2026-03-31'), BOOK)).toEqual(missing);
    expect(convert(money('1'), 'CNY', 'KRW', day('2026-03-31'), BOOK)).toEqual(missing);
    expect(convert(money('1'), 'EUR', 'KRW', day('2026-03-31'), BOOK)).toEqual(missing);
  });

  it('needs none within one currency, nor for nothing', () => {
    expect(convert(money('5.5'), 'KRW', 'KRW', day('2026-01-01'), NO_RATES)).toEqual({
      amount: money('5.5'),
      rates: [],
      rateDate: null,
    });
    expect(into(0, 'KRW', 'USD', '2026-01-01', NO_RATES)).toBe('0');
    expect(convert(money('0'), 'USD', 'CNY', day('2026-03-31'), BOOK)).toMatchObject({ rates: [] });
  });

  it('takes no rate for the book’s own currency, and none that is not above zero', () => {
    const book = rateBook(
      [
        row('CNY', 1, 2, '2026-01-01'),
        row('USD', 0, 7, '2026-01-01'),
        row('EUR', 1, 0, '2026-01-01'),
        row('GBP', 1, 9, '2026-01-01'),
      ],
      'CNY',
    );
    expect([...book.byCurrency.keys()]).toEqual(['GBP']);
    expect(into(1, 'GBP', 'CNY', '2026-01-01', book)).toBe('9');
  });

  it('finds what a look through all rows finds', () => {
    const dated = fc.array(
      fc.record({ on: fc.integer({ min: 0, max: 20 }), rate: fc.integer({ min: 1, max: 9 }) }),
    );
    fc.assert(
      fc.property(dated, fc.integer({ min: -1, max: 21 }), (rows, asked) => {
        const first = day('2026-01-01');
        const rates = rows.map(({ on, rate }, index) => ({
          ...row('USD', 1, rate, '2026-01-01'),
          at: { table: 'rates' as const, id: '', position: index },
          date: (first + on) as typeof first,
        }));
        const asOf = (first + asked) as typeof first;
        let expected: Rate | null = null;
        for (const rate of rates)
          if (rate.date <= asOf && rate.date >= (expected?.date ?? first)) expected = rate;
        const { amount } = convert(money('1'), 'USD', 'CNY', asOf, rateBook(rates, 'CNY'));
        expect(amount?.toFixed()).toBe(expected?.rate.toFixed());
      }),
      { numRuns: 200 },
    );
  });
});

describe('an old rate', () => {
  it('is one finding for every row older than the days allowed, at its date', () => {
    expect(rateFindings([YEN, YEN], day('2026-05-05'), 35)).toEqual([]);
    expect(rateFindings([YEN, YEN], day('2026-05-06'), 35)).toEqual([
      {
        rule: 'data.rateOld',
        severity: 'medium',
        customer: null,
        at: YEN.at,
        column: 'date',
        figures: { currency: 'JPY', date: '2026-03-31', days: '36' },
      },
    ]);
  });
});
