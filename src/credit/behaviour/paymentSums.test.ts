import fc from 'fast-check';
import { addDays, type Day } from '../../ledger/day';
import { money, type Money } from '../../ledger/money';
import { day } from '../../ledger/tablesForTests';
import type { PartState, PaymentPart } from './parts';
import {
  addSums,
  figuresOf,
  figuresOfAll,
  NO_PAYMENTS,
  recentStart,
  sumsOf,
  type PaymentFigures,
  type PaymentSums,
} from './paymentSums';

const ASOF = day('2026-06-30');
const AFTER = day('2025-06-30');

function part(state: PartState, amount: number, due: string | null, on: string | null = null): PaymentPart {
  return {
    amount: BigInt(amount),
    due: due === null ? null : day(due),
    state,
    on: on === null ? null : day(on),
  };
}

function sums(now: readonly PaymentPart[], then: readonly PaymentPart[] = [], months = 12): PaymentSums {
  return sumsOf({ now, then, asOf: ASOF, months });
}

const shown = (value: Money | null): string | null => value?.toDecimalPlaces(2).toFixed(2) ?? null;

/** 100 five days early, 200 on the day, 300 twenty days late, 50 ninety-five days late. */
const VECTOR = [
  part('paid', 100, '2026-03-06', '2026-03-01'),
  part('paid', 200, '2026-03-01', '2026-03-01'),
  part('paid', 300, '2026-03-01', '2026-03-21'),
  part('paid', 50, '2026-03-01', '2026-06-04'),
];

describe('days beyond terms', () => {
  it('are 15.77 signed, 16.54 floored and 30.71 of the late parts', () => {
    const figures = figuresOf(sums(VECTOR));
    expect([figures.dbtSigned, figures.dbtFloored, figures.dbtLate].map(shown)).toEqual([
      '15.77',
      '16.54',
      '30.71',
    ]);
  });

  it('come from sums that are exact', () => {
    expect(sums(VECTOR)).toMatchObject({ amount: 650n, late: 350n, signedDays: 10250n, lateDays: 10750n });
  });

  it('count what is open and overdue to the day, of any age, and not what is due that day or later', () => {
    expect(sums([part('open', 10, '2020-06-30')])).toMatchObject({ amount: 10n, lateDays: 21910n });
    expect(sums([part('open', 10, '2026-06-29')])).toMatchObject({ amount: 10n, late: 10n, lateDays: 10n });
    expect(sums([part('open', 10, '2026-06-30')])).toMatchObject({ amount: 0n });
    expect(sums([part('open', 10, '2026-07-01')])).toMatchObject({ amount: 0n, due: 0n });
  });

  it('count what was paid after the first day of the window, to its last', () => {
    expect(sums([part('paid', 10, '2025-07-05', '2025-06-30')]).amount).toBe(0n);
    expect(sums([part('paid', 10, '2025-07-05', '2025-07-01')])).toMatchObject({
      amount: 10n,
      signedDays: -40n,
    });
    expect(sums([part('paid', 10, '2020-01-01', '2026-06-30')]).amount).toBe(10n);
  });

  it('count what was written off as open to the day, whenever that was', () => {
    const writtenOff = part('writtenOff', 10, '2024-06-30', '2024-09-01');
    expect(sums([writtenOff])).toMatchObject({ amount: 10n, late: 10n, lateDays: 7300n, writtenOff: 10n });
    expect(sums([part('writtenOff', 10, '2026-06-30', '2026-06-01')])).toMatchObject({
      amount: 0n,
      writtenOff: 0n,
      due: 10n,
      onTime: 0n,
    });
  });

  it('leave out other credits, undated parts and disputes, and say how much', () => {
    const figures = figuresOf(
      sums([
        part('paid', 40, '2026-03-01', '2026-03-01'),
        part('otherCredit', 20, '2026-03-01', '2026-05-01'),
        part('otherCredit', 7, null, '2026-05-01'),
        part('otherCredit', 99, '2025-03-01', '2025-06-30'),
        part('paid', 10, null, '2026-05-01'),
        part('paid', 99, null, '2025-06-30'),
        part('open', 99, null),
        part('writtenOff', 99, null, '2026-05-01'),
        part('disputed', 3, '2026-06-29'),
        part('disputed', 99, '2026-06-30'),
        part('disputed', 99, null),
      ]),
    );
    expect(figures.dbtFloored?.toFixed()).toBe('0');
    expect(figures.otherCreditShare?.times(80).toFixed()).toBe('27');
    expect(figures.undatedShare?.times(80).toFixed()).toBe('10');
    expect(figures.disputedShare?.times(80).toFixed()).toBe('3');
  });

  it('are unknown without parts, and of the late ones when none is late', () => {
    const none = figuresOf(NO_PAYMENTS);
    expect(Object.values(none).every((figure) => figure === null)).toBe(true);
    const early = figuresOf(sums([part('paid', 10, '2026-03-06', '2026-03-01')]));
    expect([early.dbtSigned, early.dbtFloored, early.dbtLate].map(shown)).toEqual(['-5.00', '0.00', null]);
  });
});

describe('the share paid on time', () => {
  it('is of the parts whose due date falls in the window', () => {
    const figures = figuresOf(
      sums([
        part('paid', 60, '2026-03-01', '2026-03-01'),
        part('paid', 10, '2026-03-01', '2026-03-02'),
        part('open', 20, '2026-04-01'),
        part('writtenOff', 10, '2026-04-01', '2026-04-01'),
        part('disputed', 5, '2026-04-01'),
        part('otherCredit', 5, '2026-04-01', '2026-04-01'),
        part('paid', 5, null, '2026-04-01'),
      ]),
    );
    expect(figures.onTimeShare?.toFixed()).toBe('0.6');
    expect(figures.onTimeLeftOutShare?.times(110).toDecimalPlaces(9).toFixed()).toBe('10');
  });

  it.each([
    ['2025-06-30', 0n],
    ['2025-07-01', 10n],
    ['2026-06-30', 10n],
    ['2026-07-01', 0n],
  ])('asks for due dates after the first day and up to the last: %s', (due, expected) => {
    expect(sums([part('open', 10, due)]).due).toBe(expected);
    expect(sums([part('disputed', 10, due)])).toMatchObject({ due: 0n, dueLeftOut: expected });
    expect(sums([part('paid', 10, due, '2025-01-01')])).toMatchObject({ due: expected, onTime: expected });
  });
});

describe('worsening', () => {
  // The three months from 2026-03-31 on, and the nine before as they stood that day.
  it('is the floored DBT of the last three months less that of the nine before', () => {
    const figures = figuresOf(
      sums(
        [part('paid', 10, '2026-04-01', '2026-04-21'), part('paid', 10, '2026-06-01', '2026-05-01')],
        [part('paid', 30, '2026-01-01', '2026-01-05'), part('open', 10, '2026-03-10')],
      ),
    );
    expect([figures.dbtRecent, figures.dbtBefore, figures.worsening].map(shown)).toEqual([
      '10.00',
      '8.00', // (30 × 4 + 10 × 20) ÷ 40
      '2.00',
    ]);
  });

  it('turns on the day three months before', () => {
    expect(recentStart(ASOF)).toBe(day('2026-03-30'));
    const turn = (on: string) =>
      sums([part('paid', 10, '2026-01-01', on)], [part('paid', 7, '2026-01-01', on)]);
    expect(turn('2026-03-30')).toMatchObject({ recentAmount: 0n, beforeAmount: 7n });
    expect(turn('2026-03-31')).toMatchObject({ recentAmount: 10n });
    expect(sums([], [part('paid', 7, '2025-01-01', '2025-06-30')]).beforeAmount).toBe(0n);
    expect(sums([], [part('paid', 7, '2025-01-01', '2025-07-01')]).beforeAmount).toBe(7n);
    expect(sums([], [part('open', 7, '2026-03-30')]).beforeAmount).toBe(0n);
    expect(sums([], [part('open', 7, '2026-03-29')])).toMatchObject({ beforeAmount: 7n, beforeLateDays: 7n });
  });

  it('is unknown without parts on either side, and without months before the three', () => {
    const recent = part('paid', 10, '2026-04-01', '2026-04-21');
    const before = part('paid', 10, '2026-01-01', '2026-01-21');
    expect(figuresOf(sums([recent])).worsening).toBeNull();
    expect(figuresOf(sums([], [before])).worsening).toBeNull();
    expect(figuresOf(sums([recent], [before])).worsening).not.toBeNull();
    expect(figuresOf(sums([recent], [before, part('open', 9, '2020-01-01')], 3)).worsening).toBeNull();
  });
});

describe('sums over accounts', () => {
  it('weigh each by what its unit is worth', () => {
    const yuan = sums([part('paid', 300, '2026-03-01', '2026-03-01')]); // 3.00
    const dollars = sums([part('paid', 100, '2026-03-01', '2026-03-11')]); // 1.00 at 7
    const figures = figuresOfAll([
      { sums: yuan, weight: money('0.01') },
      { sums: dollars, weight: money('0.07') },
    ]);
    expect(figures.dbtFloored?.toFixed()).toBe('7');
  });

  const state = fc.constantFrom<PartState[]>('paid', 'open', 'writtenOff', 'otherCredit', 'disputed');
  const anyPart: fc.Arbitrary<PaymentPart> = fc
    .record({
      state,
      amount: fc.integer({ min: 1, max: 6 }).map(BigInt),
      due: fc.option(fc.integer({ min: -900, max: 40 }), { nil: null }),
      on: fc.integer({ min: -500, max: 0 }),
    })
    .map(({ state, amount, due, on }) => ({
      state,
      amount,
      due: due === null ? null : addDays(ASOF, due),
      on: state === 'open' || state === 'disputed' ? null : addDays(ASOF, on),
    }));
  const anyParts = fc.array(anyPart, { maxLength: 8 });

  it('add up over any division of the parts', () => {
    fc.assert(
      fc.property(anyParts, anyParts, anyParts, anyParts, (a, b, c, d) => {
        expect(addSums(sums(a, c), sums(b, d))).toEqual(sums([...a, ...b], [...c, ...d]));
      }),
      { numRuns: 200 },
    );
  });

  it('are those of an oracle that looks at every unit by itself', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const figures = figuresOf(sums(parts));
        const oracle = oracleOf(parts);
        for (const key of Object.keys(oracle) as (keyof typeof oracle)[]) {
          const value = oracle[key];
          if (value === null) expect(figures[key]).toBeNull();
          else expect(figures[key]?.toNumber()).toBeCloseTo(value, 9);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The definitions, unit by unit in plain numbers. */
function oracleOf(
  parts: readonly PaymentPart[],
): Record<'dbtSigned' | 'dbtFloored' | 'dbtLate' | 'onTimeShare', number | null> {
  const days: number[] = [];
  const punctual: boolean[] = [];
  const within = (date: Day): boolean => date > AFTER && date <= ASOF;
  for (const { amount, due, state, on } of parts) {
    if (due === null || state === 'otherCredit' || state === 'disputed') continue;
    const settledOn = state === 'paid' ? on : null;
    for (let unit = 0n; unit < amount; unit++) {
      if (settledOn !== null && within(settledOn)) days.push(settledOn - due);
      if (settledOn === null && ASOF > due) days.push(ASOF - due);
      if (within(due)) punctual.push(settledOn !== null && settledOn - due <= 0);
    }
  }
  const mean = (values: readonly number[]): number | null =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    dbtSigned: mean(days),
    dbtFloored: mean(days.map((value) => Math.max(0, value))),
    dbtLate: mean(days.filter((value) => value > 0)),
    onTimeShare: mean(punctual.map(Number)),
  } satisfies Partial<Record<keyof PaymentFigures, number | null>>;
}
