import fc from 'fast-check';
import { addDays, isoDay } from '../../ledger/day';
import { money, sumMoney, ZERO } from '../../ledger/money';
import { AGE_BANDS, BUCKETS } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { portfolioAgeing } from './ageing';
import type { AccountSpec, EntrySpec } from './logForTests';
import { ASOF, contextForTests, memberForTests, textOf, type MemberSpec } from './membersForTests';
import { creditBalances } from './reclassification';
import {
  DIMENSIONS,
  monthEnds,
  statisticsBy,
  statisticsByMonth,
  statisticsOf,
  type Statistics,
} from './statistics';
import { trendOf } from './trend';

const context = contextForTests();

const ACCOUNT: AccountSpec = {
  entries: [
    { amount: 100, date: '2026-11-15', due: '2026-12-30', moves: [{ on: '2026-12-15', amount: 30 }] },
    { amount: 50, date: '2026-12-01', due: '2026-12-31' },
    { amount: 20, date: '2025-01-01', kind: 'retention', due: '2027-01-01' },
    { amount: 40, date: '2026-12-15', kind: 'receipt', moves: [{ on: '2026-12-15', amount: 30 }] },
    { amount: 5, date: '2025-12-31', moves: [] },
  ],
};

const texts = ({ customers, overdueAtLeast, why, ...figures }: Statistics): unknown => ({
  customers,
  overdueAtLeast,
  why,
  ...Object.fromEntries(Object.entries(figures).map(([name, amount]) => [name, textOf(amount)])),
});

describe('statistics', () => {
  it('are of the day, in base currency', () => {
    const members = [
      memberForTests('A', { accounts: [ACCOUNT], exposure: 300 }),
      memberForTests('B', {
        accounts: [{ currency: 'USD', entries: [{ amount: 10, date: '2026-12-01', due: '2026-12-10' }] }],
        exposure: 70,
      }),
    ];
    expect(texts(statisticsOf(members, context))).toEqual({
      customers: 2,
      balance: '205',
      receivable: '195',
      retention: '20',
      unapplied: '-10',
      overdue: '140',
      overdueAtLeast: true,
      overdueRate: money('140').div(195).toFixed(),
      exposure: '370',
      sales: '220',
      collections: '40',
      why: null,
    });
  });

  it('of nobody are 0, without a rate of overdue', () => {
    expect(texts(statisticsOf([], context))).toMatchObject({
      customers: 0,
      balance: '0',
      overdueAtLeast: false,
      overdueRate: null,
      why: null,
    });
  });

  it('say why they are unknown', () => {
    const of = (spec: MemberSpec): unknown => texts(statisticsOf([memberForTests('A', spec)], context));
    const figures = { balance: null, receivable: null, overdue: null, overdueRate: null, sales: null };
    expect(of({ accounts: [ACCOUNT], unknown: 'unreadable' })).toMatchObject({
      ...figures,
      why: 'unreadable',
    });
    expect(of({ accounts: [{ ...ACCOUNT, opening: '2027-01-01' }] })).toMatchObject({
      ...figures,
      why: 'before.opening',
    });
    expect(of({ accounts: [{ ...ACCOUNT, beforeOpening: true }] })).toMatchObject({
      ...figures,
      why: 'before.opening',
    });
    expect(of({ accounts: [{ ...ACCOUNT, opening: ASOF }] })).toMatchObject({ balance: '135', why: null });
    expect(of({ accounts: [{ ...ACCOUNT, currency: 'JPY' }] })).toMatchObject({
      ...figures,
      why: 'rate.missing',
    });
    expect(of({ accounts: [ACCOUNT], exposure: null })).toMatchObject({
      balance: '135',
      exposure: null,
      why: 'rate.missing',
    });
    expect(of({ accounts: [{ currency: 'JPY' }] })).toMatchObject({ balance: '0', why: null });
  });

  it('by what customers share have one row for each value, by name; what is not said is a value', () => {
    const members = [
      memberForTests('A', { salesperson: '王', accounts: [ACCOUNT] }),
      memberForTests('B', { salesperson: '李', grade: 'AA' }),
      memberForTests('C', { salesperson: '王', grade: 'AA' }),
      memberForTests('D', { region: '华东' }),
    ];
    const rows = (dimension: (typeof DIMENSIONS)[number]): string[] =>
      statisticsBy(members, dimension, context).map(
        ({ name, customers, balance }) => `${name} ${customers} ${textOf(balance) ?? ''}`,
      );
    expect(rows('salesperson')).toEqual([' 1 0', '李 1 0', '王 2 135'].sort());
    expect(rows('grade')).toEqual([' 2 135', 'AA 2 0']);
    expect(rows('region')).toEqual([' 3 135', '华东 1 0']);
    expect(rows('industry')).toEqual([' 4 135']);
  });
});

describe('months', () => {
  it('end on the last day of a month, but for the running one', () => {
    const ends = (asOf: string, count: number): string[] => monthEnds(day(asOf), count).map(isoDay);
    expect(ends('2026-03-31', 3)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(ends('2026-03-01', 3)).toEqual(['2026-01-31', '2026-02-28', '2026-03-01']);
    expect(ends('2026-01-15', 2)).toEqual(['2025-12-31', '2026-01-15']);
    expect(ends('2026-01-15', 1)).toEqual(['2026-01-15']);
  });

  it('tell the claims of each month apart, and what is older', () => {
    const rows = statisticsByMonth([memberForTests('A', { accounts: [ACCOUNT] })], context);
    const told = rows.map(({ month, ...figures }) => [
      month === null ? 'before' : isoDay(month),
      ...Object.values(figures).map(textOf),
    ]);
    expect(told).toHaveLength(13);
    expect(told[0]).toEqual(['before', '5', '0', null, null]);
    expect(told[1]).toEqual(['2026-01-31', '0', '0', '0', '0']);
    expect(told[11]).toEqual(['2026-11-30', '70', '70', '100', '0']);
    expect(told[12]).toEqual(['2026-12-31', '50', '0', '50', '40']);
  });

  it('put the first day of the first month in, the day before out, and a later claim date in the last', () => {
    const entries: EntrySpec[] = [
      { amount: 1, date: '2025-12-31' },
      { amount: 2, date: '2026-01-01' },
      { amount: 4, date: '2026-01-31' },
      { amount: 8, date: '2026-02-01' },
      { amount: 16, date: '2027-02-01', entered: '2026-12-01' },
    ];
    const rows = statisticsByMonth([memberForTests('A', { accounts: [{ entries }] })], context);
    expect(rows.map(({ receivable }) => textOf(receivable))).toEqual([
      '1',
      '6',
      '8',
      '0',
      '0',
      '0',
      '0',
      '0',
      '0',
      '0',
      '0',
      '0',
      '16',
    ]);
  });

  it('are unknown with an unknown member', () => {
    const rows = statisticsByMonth(
      [memberForTests('A', { accounts: [ACCOUNT], unknown: 'unreadable' })],
      context,
    );
    expect(
      rows.every(
        ({ receivable, sales, overdue, collections }) =>
          receivable === null && sales === null && overdue === null && collections === null,
      ),
    ).toBe(true);
    const unrated = statisticsByMonth(
      [memberForTests('A', { accounts: [{ ...ACCOUNT, currency: 'JPY' }] })],
      context,
    );
    expect(unrated[12]).toMatchObject({ receivable: null, sales: null });
    expect(textOf(unrated[5]?.receivable ?? null)).toBe('0');
  });
});

describe('ageing of the portfolio', () => {
  it('is on two clocks, in base currency', () => {
    const { buckets, bands, why } = portfolioAgeing(
      [
        memberForTests('A', { accounts: [ACCOUNT] }),
        memberForTests('B', {
          accounts: [{ currency: 'USD', entries: [{ amount: 10, date: '2024-12-31', due: '2026-12-01' }] }],
        }),
      ],
      context,
    );
    expect(why).toBeNull();
    expect(Object.values(buckets).map(textOf)).toEqual(['50', '140', '0', '0', '0', '0', '0', '5']);
    expect(Object.values(bands).map(textOf)).toEqual(['125', '70', '0', '0', '0', '0']);
  });

  it('is unknown where an amount has no rate, and with an unknown member', () => {
    const yen = portfolioAgeing(
      [memberForTests('A', { accounts: [{ ...ACCOUNT, currency: 'JPY' }] })],
      context,
    );
    expect([yen.why, yen.bands['1'], textOf(yen.bands['2'])]).toEqual(['rate.missing', null, '0']);
    const unread = portfolioAgeing(
      [memberForTests('A', { accounts: [ACCOUNT], unknown: 'unreadable' })],
      context,
    );
    expect([unread.why, unread.bands['1'], unread.buckets.notDue]).toEqual(['unreadable', null, null]);
  });
});

describe('trend', () => {
  const members = [memberForTests('A', { accounts: [ACCOUNT] })];

  it('has twelve month ends as they were, the oldest first', () => {
    const points = trendOf(members, context);
    expect(points).toHaveLength(12);
    const told = points.map(({ day: end, whole, balance, receivable, overdue, sales, collections, why }) => [
      isoDay(end),
      whole,
      ...[balance, receivable, overdue, sales, collections].map(textOf),
      why,
    ]);
    expect(told[0]).toEqual(['2026-01-31', true, '25', '5', '0', '0', '0', null]);
    expect(told[10]).toEqual(['2026-11-30', true, '125', '105', '0', '100', '0', null]);
    expect(told[11]).toEqual(['2026-12-31', true, '135', '125', '70', '50', '40', null]);
  });

  it('marks a running month, and what lies before an opening', () => {
    const opened = [
      memberForTests('A', {
        accounts: [{ ...ACCOUNT, opening: '2026-10-31', history: [{ amount: 9, date: '2026-10-05' }] }],
      }),
    ];
    const points = trendOf(opened, contextForTests('2026-12-30'));
    expect(points.map(({ why }) => why).slice(8)).toEqual(['before.opening', null, null, null]);
    expect(points[8]).toMatchObject({ balance: null, receivable: null, overdue: null });
    expect(textOf(points[9]?.sales ?? null)).toBe('9');
    expect(points[11]).toMatchObject({ whole: false, day: day('2026-12-30') });
    expect(points[10]?.whole).toBe(true);
  });

  it('is unknown with unreadable rows, and without a rate', () => {
    const unread = trendOf(
      [memberForTests('A', { accounts: [ACCOUNT], unknown: 'unreadable' })],
      context,
    )[11];
    expect(unread).toMatchObject({ balance: null, sales: null, collections: null, why: 'unreadable' });
    const yen = trendOf([memberForTests('A', { accounts: [{ ...ACCOUNT, currency: 'JPY' }] })], context)[11];
    expect(yen).toMatchObject({ balance: null, sales: null, why: 'rate.missing' });
  });
});

describe('reclassification to contract liabilities', () => {
  const credit: AccountSpec = {
    entries: [
      { amount: '30.01', date: '2026-12-01', kind: 'receipt' },
      { amount: 10, date: '2026-12-01' },
      { amount: 5, date: '2026-12-01', kind: 'retention', due: '2028-01-01' },
    ],
  };

  it('lists negative balances per customer and currency', () => {
    const list = creditBalances(
      [
        memberForTests('A', { accounts: [ACCOUNT, { ...credit, currency: 'USD' }] }),
        memberForTests('B', {
          vatRate: money('0.06'),
          accounts: [
            credit,
            { entries: [{ amount: 1, date: '2026-12-01', kind: 'receipt' }], currency: 'JPY' },
          ],
        }),
        memberForTests('C', { accounts: [{}] }),
      ],
      day(ASOF),
    );
    expect(
      list.map(({ customer, name, currency, amount, net, tax }) =>
        [customer, name, currency, amount.toFixed(), net.toFixed(), tax.toFixed()].join(' '),
      ),
    ).toEqual([
      'A 公司 A USD 15.01 13.28 1.73', // 15.01 ÷ 1.13
      'B 公司 B CNY 15.01 14.16 0.85', // ÷ 1.06, a rate of its own
      'B 公司 B JPY 1 1 0',
    ]);
  });

  it('is of the day, and leaves out who cannot be counted', () => {
    const of = (spec: MemberSpec, asOf = ASOF) => creditBalances([memberForTests('A', spec)], day(asOf));
    expect(of({ accounts: [credit] }, '2026-11-30')).toEqual([]);
    expect(of({ accounts: [credit], unknown: 'unreadable' })).toEqual([]);
    expect(of({ accounts: [{ ...credit, beforeOpening: true }] })).toEqual([]);
  });
});

describe('for any portfolio', () => {
  const entry = fc.record({
    cents: fc.integer({ min: 1, max: 100_000 }),
    days: fc.integer({ min: 0, max: 500 }),
    term: fc.option(fc.integer({ min: 0, max: 120 })),
    kind: fc.constantFrom(
      'invoice' as const,
      'receipt' as const,
      'retention' as const,
      'creditNote' as const,
    ),
    paid: fc.integer({ min: 0, max: 100 }),
    after: fc.integer({ min: 0, max: 300 }),
  });
  const member = fc.record({
    salesperson: fc.constantFrom('', '王', '李'),
    region: fc.constantFrom('', '华东'),
    industry: fc.constantFrom('a', 'b', 'c'),
    grade: fc.constantFrom(null, 'A' as const, 'D' as const),
    exposure: fc.integer({ min: -100, max: 100 }),
    currency: fc.constantFrom('CNY', 'USD'),
    entries: fc.array(entry, { maxLength: 6 }),
  });
  const members = fc.array(member, { maxLength: 5 }).map((specs) =>
    specs.map(({ entries, currency, ...more }, index) =>
      memberForTests(`C${index}`, {
        ...more,
        accounts: [
          {
            currency,
            entries: entries.map(({ cents, days, term, kind, paid, after }): EntrySpec => {
              const date = addDays(day(ASOF), -days);
              const part = money(String(Math.floor((cents * paid) / 100))).div(100);
              return {
                amount: money(String(cents)).div(100).toFixed(),
                date: isoDay(date),
                kind,
                ...(term === null ? {} : { due: isoDay(addDays(date, term)) }),
                moves: [{ on: isoDay(addDays(date, after)), amount: part.toFixed() }],
              };
            }),
          },
        ],
      }),
    ),
  );

  it('rows by any dimension add up to the whole, as do months, buckets and bands', () => {
    fc.assert(
      fc.property(members, (all) => {
        const whole = statisticsOf(all, context);
        for (const dimension of DIMENSIONS) {
          const rows = statisticsBy(all, dimension, context);
          for (const figure of [
            'balance',
            'receivable',
            'retention',
            'unapplied',
            'overdue',
            'exposure',
            'sales',
            'collections',
          ] as const) {
            expect(sumMoney(rows.map((row) => row[figure] ?? ZERO)).toFixed()).toBe(whole[figure]?.toFixed());
          }
        }
        const months = statisticsByMonth(all, context);
        expect(sumMoney(months.map(({ receivable }) => receivable ?? ZERO)).toFixed()).toBe(
          whole.receivable?.toFixed(),
        );
        expect(sumMoney(months.map(({ overdue }) => overdue ?? ZERO)).toFixed()).toBe(
          whole.overdue?.toFixed(),
        );
        expect(sumMoney(months.map(({ sales }) => sales ?? ZERO)).toFixed()).toBe(whole.sales?.toFixed());
        const { buckets, bands } = portfolioAgeing(all, context);
        expect(sumMoney(BUCKETS.map((bucket) => buckets[bucket] ?? ZERO)).toFixed()).toBe(
          whole.receivable?.toFixed(),
        );
        expect(sumMoney(AGE_BANDS.map((band) => bands[band] ?? ZERO)).toFixed()).toBe(
          whole.receivable?.toFixed(),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('every point of the trend is what the statistics of that day say', () => {
    fc.assert(
      fc.property(members, fc.integer({ min: 0, max: 40 }), (all, back) => {
        const asOf = isoDay(addDays(day(ASOF), -back));
        for (const point of trendOf(all, contextForTests(asOf)).slice(-3)) {
          const direct = statisticsOf(all, contextForTests(isoDay(point.day)));
          for (const figure of ['balance', 'receivable', 'overdue'] as const) {
            expect(point[figure]?.toFixed()).toBe(direct[figure]?.toFixed());
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
