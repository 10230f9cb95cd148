import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayFromSerial,
  dayOf,
  dayOrNull,
  daysBetween,
  endOfMonth,
  isoDay,
  parseIsoDay,
  partsOf,
  serialOf,
  type Day,
} from './day';

const iso = (text: string): Day => {
  const day = parseIsoDay(text);
  if (day === null) throw new Error(text);
  return day;
};

describe('days of the calendar', () => {
  test.each([
    [2026, 2, 30],
    [2025, 2, 29],
    [1900, 2, 29],
    [2026, 13, 1],
    [2026, 0, 1],
    [2026, 1, 0],
    [2026, 4, 31],
    [10_000, 1, 1],
    [0, 1, 1],
    [50, 1, 1],
    [-5, 1, 1],
    [2026.5, 1, 1],
    [2026, 1.5, 1],
    [2026, 1, 1.5],
    [NaN, 1, 1],
    [2026, NaN, 1],
    [2026, 1, NaN],
  ])('%s-%s-%s is none', (year, month, day) => {
    expect(dayOrNull(year, month, day)).toBeNull();
  });

  test('a day that is none is said with its parts', () => {
    expect(() => dayOf(2026, 2, 30)).toThrow(new RangeError('not a calendar day: 2026-2-30'));
  });

  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['9999-12-31', 2_932_896],
  ])('%s', (text, day) => {
    expect(parseIsoDay(text)).toBe(day);
    expect(isoDay(day as Day)).toBe(text);
  });

  test.each(['2026-1-1', 'x2026-01-01', '2026-01-01x', '12026-01-01', '2026-01-011', '20260101', ''])(
    '%s is no ISO day',
    (text) => {
      expect(parseIsoDay(text)).toBeNull();
    },
  );

  test('parts of a day are the day again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -640_000, max: 2_932_896 }), (number) => {
        const { year, month, day } = partsOf(number as Day);
        expect(dayOf(year, month, day)).toBe(number);
      }),
    );
  });
});

describe('serials of a cell', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [62, '1900-03-02'],
    [45_658, '2025-01-01'],
    [45_658.99, '2025-01-01'],
    [2_958_465, '9999-12-31'],
  ])('%s shows %s', (serial, text) => {
    const day = dayFromSerial(serial);
    expect(day === null ? null : isoDay(day)).toBe(text);
    expect(serialOf(iso(text))).toBe(Math.floor(serial));
  });

  test.each([0, 0.5, -1, 60, 60.5, 2_958_466, NaN, Infinity, -Infinity])('%s shows no day', (serial) => {
    expect(dayFromSerial(serial)).toBeNull();
  });

  test.each([
    [0, '1904-01-01'],
    [1, '1904-01-02'],
    [44_196, '2025-01-01'],
  ])('%s of the 1904 system shows %s', (serial, text) => {
    const day = dayFromSerial(serial, 1904);
    expect(day === null ? null : isoDay(day)).toBe(text);
  });
});

describe('counting', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %s months is %s', (from, months, to) => {
    expect(isoDay(addMonths(iso(from), months))).toBe(to);
  });

  test.each([
    ['2026-12-01', '2026-12-31'],
    ['2026-12-31', '2026-12-31'],
    ['2026-02-10', '2026-02-28'],
    ['2024-02-10', '2024-02-29'],
    ['2026-04-30', '2026-04-30'],
  ])('the month of %s ends %s', (day, end) => {
    expect(isoDay(endOfMonth(iso(day)))).toBe(end);
  });

  test('days from one to another', () => {
    expect(daysBetween(iso('2026-01-01'), iso('2026-03-01'))).toBe(59);
    expect(daysBetween(iso('2026-03-01'), iso('2026-01-01'))).toBe(-59);
    expect(isoDay(addDays(iso('2026-02-28'), 1))).toBe('2026-03-01');
  });
});
