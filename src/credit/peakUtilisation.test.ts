/** The peak by hand, and against every day of a year checked by itself. */
import fc from 'fast-check';
import { addDays, isoDay, type Day } from '../ledger/day';
import { Exact, money, type Money } from '../ledger/money';
import { day, ledgerOf, policyRows, serial } from '../ledger/tablesForTests';
import { analyse } from './analysis';
import type { CustomerBasis } from './basis';
import { peakUtilisation } from './peakUtilisation';
import { replayOf } from './replay';

const ASOF = '2026-06-30';
const NOBODY = {} as CustomerBasis;

describe('peak utilisation', () => {
  const EXPOSURE = [
    ['2025-06-30', '900'],
    ['2025-09-01', '60'],
    ['2026-02-01', '90'],
    ['2026-03-01', '-110'],
  ] as const;
  const exposureOn = (on: Day): Money => money(EXPOSURE.findLast(([from]) => day(from) <= on)?.[1] ?? '0');
  const peak = (
    effectiveOn: (on: Day) => Money | null,
    days: readonly string[] = EXPOSURE.map(([on]) => on),
    exposed: (on: Day) => Money | null = exposureOn,
  ) => {
    const found = peakUtilisation(
      {
        changes: () => days.map(day),
        exposureOn: (_, on, usedOn) => (on === usedOn ? exposed(on) : null),
        limitOn: (_, on, usedOn) => (on === usedOn ? { state: 'set', effective: effectiveOn(on) } : null),
      },
      NOBODY,
      day(ASOF),
    );
    return found === null ? null : `${isoDay(found.on)} ${found.utilisation.toFixed()}`;
  };

  it('is the highest share of the limit of its day, over twelve months', () => {
    // What stood at the end of the day before the twelve months counts on their first day.
    expect(peak(() => money('1000'))).toBe('2025-07-01 0.9');
    const small = EXPOSURE.slice(1).map(([on]) => on);
    const since = (on: Day) => (on < day('2025-09-01') ? null : exposureOn(on));
    expect(peak(() => money('100'), small, since)).toBe('2026-02-01 0.9');
    expect(peak((on) => money(on < day('2026-01-01') ? '50' : '100'), small, since)).toBe('2025-09-01 1.2');
  });

  it('looks at days on which only the limit changes, and at none after the day asked for', () => {
    const lowered = (on: Day): Money => money(on === day('2026-02-10') ? '45' : '1000');
    expect(peak(lowered, ['2026-02-10'])).toBe('2026-02-10 2');
    expect(peak((on) => money(on > day(ASOF) ? '1' : '1000'), ['2026-07-01'])).toBe('2025-07-01 0.9');
    expect(
      peak(
        (on) => money(on === day(ASOF) ? '1' : '1000'),
        [ASOF],
        () => money('5'),
      ),
    ).toBe(`${ASOF} 5`);
    expect(peak((on) => money(on < day('2025-07-01') ? '1' : '1000'), ['2025-06-30'])).toBe('2025-07-01 0.9');
  });

  it('is of days with a limit above 0 and an exposure only, and at least 0; the first of equal ones', () => {
    expect(peak(() => null)).toBeNull();
    expect(peak(() => money('0'))).toBeNull();
    expect(
      peak(
        () => money('100'),
        [],
        () => null,
      ),
    ).toBeNull();
    expect(peak((on) => (on >= day('2026-03-01') ? money('100') : null))).toBe('2026-03-01 0');
    expect(
      peak(
        () => money('100'),
        ['2026-05-01'],
        () => money('20'),
      ),
    ).toBe('2025-07-01 0.2');
  });
});

describe('for any ledger', () => {
  const SPAN = 25;
  const IDS = ['A', 'B', 'C'];
  const back = fc.integer({ min: 0, max: SPAN });
  const on = (days: number): number => serial(ASOF) - days;
  const ledgers = fc.record({
    parents: fc.tuple(...IDS.map(() => fc.constantFrom('', '', 'A', 'B'))),
    horizon: fc.constantFrom('', 4),
    limits: fc.array(
      fc.record({
        customerId: fc.constantFrom(...IDS),
        amount: fc.constantFrom<number | ''>(0, 40, 90, 250, ''),
        kind: fc.constantFrom('基础额度', '临时额度', '担保'),
        mode: fc.constantFrom('追加', '替代'),
        currency: fc.constantFrom('CNY', 'USD'),
        from: fc.option(back, { nil: null }),
        length: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    rates: fc.array(fc.record({ rate: fc.integer({ min: 2, max: 9 }), back }), { maxLength: 2 }),
    documents: fc.array(
      fc.record({
        customerId: fc.constantFrom(...IDS),
        kind: fc.constantFrom('发票', '发票', '回款', '退款', '订单', '发货', '应收票据', '票据拒付'),
        amount: fc.integer({ min: 1, max: 90 }),
        currency: fc.constantFrom('CNY', 'CNY', 'USD'),
        number: fc.constantFrom('1', '2', '3'),
        order: fc.constantFrom('', '1', '2'),
        back,
      }),
      { minLength: 1, maxLength: 10 },
    ),
  });

  it('it is the highest use a check of any day of the twelve months shows', () => {
    fc.assert(
      fc.property(ledgers, (given) => {
        const ledger = ledgerOf({
          policy: policyRows({ orderHorizonDays: given.horizon }),
          customers: IDS.map((id, place) => ({ id, parentId: given.parents[place] ?? '' })),
          limits: given.limits.map(({ from, length, ...limit }) => ({
            ...limit,
            from: from === null ? '' : on(from),
            to: from === null || length === null ? '' : on(from) + length,
          })),
          // A year old: the days before the rows below are all alike.
          rates: [{ rate: 7, back: 500 }, ...given.rates].map((rate) => ({
            currency: 'USD',
            units: 1,
            rate: rate.rate,
            date: on(rate.back),
          })),
          documents: given.documents.map(({ back: days, ...row }) => ({
            ...row,
            date: on(days),
            due: on(days),
          })),
        });
        const last = day(ASOF);
        const analysis = analyse(ledger, last);
        const highest = new Map<string, Money>();
        for (let days = SPAN + 1; days >= 0; days--) {
          for (const { id, exposure, effective } of analyse(ledger, addDays(last, -days)).customers) {
            if (exposure === null || effective === null || !effective.gt(0)) continue;
            const share = Exact.max(0, exposure).div(effective);
            if (share.gt(highest.get(id) ?? -1)) highest.set(id, share);
          }
        }
        for (const basis of analysis.bases) {
          const peak = peakUtilisation(replayOf(analysis), basis, last);
          expect([basis.id, peak?.utilisation.toFixed()]).toEqual([
            basis.id,
            highest.get(basis.id)?.toFixed(),
          ]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
