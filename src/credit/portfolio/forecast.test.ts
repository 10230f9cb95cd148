import fc from 'fast-check';
import { addDays, isoDay, type Day } from '../../ledger/day';
import { money, type Money } from '../../ledger/money';
import { day } from '../../ledger/tablesForTests';
import {
  forecastOf,
  type ExpectedPart,
  type Forecast,
  type ForecastInput,
  type ForecastPath,
} from './forecast';

const START = day('2026-01-01');
const part = (amount: number, due: string | null, onTheDay = false): ExpectedPart => ({
  amount: money(String(amount)),
  due: due === null ? null : day(due),
  onTheDay,
});

function forecast(more: Partial<ForecastInput> = {}): Forecast {
  const found = forecastOf({
    asOf: START,
    days: 90,
    exposure: money('100'),
    parts: [],
    lateness: money('0'),
    effectiveOn: () => money('200'),
    pace: { daily: money('0'), termDays: null },
    ...more,
  });
  if (!found) throw new RangeError('no forecast');
  return found;
}

const path = ({ points }: ForecastPath): string[] =>
  points.map(
    ({ day: on, exposure, utilisation }) =>
      `${isoDay(on)} ${exposure.toFixed()} ${utilisation?.toFixed() ?? '-'}`,
  );

describe('without new sales', () => {
  it('claims are paid on their due date shifted by the customer’s own lateness', () => {
    const { latenessDays, noNewSales, expected, later } = forecast({
      lateness: money('16.5'),
      parts: [part(40, '2026-01-14'), part(20, '2026-01-15'), part(30, '2026-03-31')],
    });
    expect(latenessDays).toBe(17);
    // 01-14 + 17 days = 01-31, the thirtieth day.
    expect(path(noNewSales)).toEqual([
      '2026-01-01 100 0.5',
      '2026-01-31 60 0.3',
      '2026-03-02 40 0.2',
      '2026-04-01 40 0.2',
    ]);
    expect([expected.toFixed(), later.toFixed()]).toEqual(['60', '30']);
  });

  it('rounds lateness half up, takes none for negative, and says when it is not known', () => {
    const days = (lateness: string | null): [number, boolean] => {
      const { latenessDays, latenessKnown } = forecast({
        lateness: lateness === null ? null : money(lateness),
      });
      return [latenessDays, latenessKnown];
    };
    expect(days('16.49')).toEqual([16, true]);
    expect(days('-3')).toEqual([0, true]);
    expect(days(null)).toEqual([0, false]);
  });

  it('expects nothing of what is later than usual already, of today, without a due date, or beyond the horizon', () => {
    const parts = [
      part(1, '2025-12-20'),
      part(2, '2025-12-22'),
      part(4, null),
      part(8, '2026-03-22'),
      part(16, '2026-03-23'),
    ];
    const { expected, later } = forecast({ lateness: money('10'), parts });
    expect([expected.toFixed(), later.toFixed()]).toEqual(['8', '23']);
    expect(forecast({ lateness: money('11'), parts }).expected.toFixed()).toBe('2');
  });

  it('a note is paid on the day it matures', () => {
    const { noNewSales, expected } = forecast({
      lateness: money('60'),
      parts: [part(40, '2026-01-31', true)],
    });
    expect(expected.toFixed()).toBe('40');
    expect(path(noNewSales)[1]).toBe('2026-01-31 60 0.3');
  });

  it('adds up what is expected on one day', () => {
    const { noNewSales } = forecast({ parts: [part(10, '2026-01-20'), part(15, '2026-01-20')] });
    expect(noNewSales.points[1]?.exposure.toFixed()).toBe('75');
  });

  it('points are asOf, each thirtieth day and the last', () => {
    const days = (count: number): string[] =>
      forecast({ days: count }).noNewSales.points.map(({ day: on }) => isoDay(on));
    expect(days(45)).toEqual(['2026-01-01', '2026-01-31', '2026-02-15']);
    expect(days(30)).toEqual(['2026-01-01', '2026-01-31']);
    expect(days(1)).toEqual(['2026-01-01', '2026-01-02']);
    expect(days(0)).toEqual(['2026-01-01']);
  });

  it('has no utilisation without a limit above 0, and never one below 0', () => {
    expect(forecast({ effectiveOn: () => null }).noNewSales.peak.utilisation).toBeNull();
    expect(forecast({ effectiveOn: () => money('0') }).noNewSales.peak.utilisation).toBeNull();
    expect(forecast({ exposure: money('-5') }).noNewSales.peak.utilisation?.toFixed()).toBe('0');
  });

  it('is unknown when the exposure is', () => {
    expect(
      forecastOf({
        asOf: START,
        days: 90,
        exposure: null,
        parts: [],
        lateness: null,
        effectiveOn: () => null,
        pace: { daily: money('1'), termDays: 1 },
      }),
    ).toBeNull();
  });
});

describe('the day the limit is breached', () => {
  const until =
    (last: string) =>
    (on: Day): Money =>
      money(on <= day(last) ? '100' : '99.99');

  it('is asOf when exposure is above the limit already, and never at the limit itself', () => {
    expect(forecast({ effectiveOn: () => money('99.99') }).noNewSales.breachedOn).toBe(START);
    expect(forecast({ effectiveOn: () => money('100') }).noNewSales.breachedOn).toBeNull();
    expect(forecast({ effectiveOn: () => null }).noNewSales.breachedOn).toBeNull();
  });

  it('is the first day a limit no longer covers what is left, unless that was paid by then', () => {
    expect(forecast({ effectiveOn: until('2026-02-10') }).noNewSales.breachedOn).toBe(day('2026-02-11'));
    expect(
      forecast({ effectiveOn: until('2026-02-10'), parts: [part(1, '2026-02-11')] }).noNewSales.breachedOn,
    ).toBeNull();
    expect(forecast({ effectiveOn: until('2026-04-01') }).noNewSales.breachedOn).toBeNull();
    expect(forecast({ effectiveOn: until('2026-03-31') }).noNewSales.breachedOn).toBe(day('2026-04-01'));
  });
});

describe('at the recent pace of sales', () => {
  const pace = { daily: money('1.5'), termDays: 30 };

  it('adds a day’s sales each day, and takes them out after term and lateness', () => {
    const { atRecentPace, noNewSales } = forecast({ pace, lateness: money('10') });
    expect(path(noNewSales)[3]).toBe('2026-04-01 100 0.5');
    expect(path(atRecentPace)).toEqual([
      '2026-01-01 100 0.5',
      '2026-01-31 145 0.725',
      '2026-03-02 160 0.8',
      '2026-04-01 160 0.8',
    ]);
    expect(isoDay(atRecentPace.peak.day)).toBe('2026-02-10');
    expect(atRecentPace.peak.exposure.toFixed()).toBe('160');
  });

  it('expects nothing back within the horizon without a term', () => {
    const { atRecentPace } = forecast({ pace: { ...pace, termDays: null } });
    expect(atRecentPace.points[3]?.exposure.toFixed()).toBe('235');
    expect(atRecentPace.breachedOn).toBe(addDays(START, 67));
    expect(forecast({ pace }).atRecentPace.breachedOn).toBeNull();
  });

  it('never lies below the path without new sales, and the peak is the highest point of all', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ amount: fc.integer({ min: 1, max: 50 }), due: fc.integer({ min: -30, max: 120 }) }),
          { maxLength: 5 },
        ),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 5 }),
        fc.option(fc.integer({ min: 0, max: 60 })),
        (specs, lateness, daily, termDays) => {
          const parts = specs.map(({ amount, due }) => part(amount, isoDay(addDays(START, due))));
          const { noNewSales, atRecentPace, expected, later } = forecast({
            parts,
            lateness: money(String(lateness)),
            pace: { daily: money(String(daily)), termDays },
          });
          for (const [index, point] of atRecentPace.points.entries()) {
            expect(point.exposure.gte(noNewSales.points[index]?.exposure ?? 0)).toBe(true);
            expect(point.exposure.lte(atRecentPace.peak.exposure)).toBe(true);
          }
          expect(noNewSales.peak.exposure.toFixed()).toBe('100');
          expect(noNewSales.points[3]?.exposure.plus(expected).toFixed()).toBe('100');
          expect(expected.plus(later).toNumber()).toBe(specs.reduce((sum, { amount }) => sum + amount, 0));
        },
      ),
      { numRuns: 100 },
    );
  });
});
