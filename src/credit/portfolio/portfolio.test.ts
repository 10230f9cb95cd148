import fc from 'fast-check';
import { addDays, isoDay, serialOf } from '../../ledger/day';
import { sumMoney, ZERO, type Money } from '../../ledger/money';
import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../../ledger/tablesForTests';
import { analyse, type Analysis } from '../analysis';
import { limitOnDay, membersOf, overdueRulesOf } from './adapters';
import { agedOn } from './accountState';
import { backTestReport, portfolioReport } from './portfolio';
import { statisticsOf } from './statistics';
import { textOf } from './membersForTests';

const ASOF = '2026-12-31';

const doc = (
  customerId: string,
  kind: string,
  date: string,
  amount: number | string,
  more: Row = {},
): Row => {
  const { due, ...rest } = more;
  return {
    customerId,
    kind,
    date: serial(date),
    amount,
    ...(typeof due === 'string' ? { due: serial(due) } : {}),
    ...rest,
  };
};

/** 甲: pays late, single salesperson · 乙: group of 甲, in USD · 丙: in credit · 丁: related, with a note · 戊: assessed singly. */
const ROWS: Rows = {
  customers: [
    { id: '甲', name: '甲公司', salesperson: '王', region: '华东', industry: '建材', interestRate: 0.073 },
    { id: '乙', name: '乙公司', salesperson: '李', parentId: '甲', currency: 'USD' },
    { id: '丙', name: '丙公司', salesperson: '王' },
    { id: '丁', name: '丁公司', relatedParty: '是' },
    { id: '戊', name: '戊公司', singleRate: 0.6, singleReason: '停产' },
  ],
  limits: [
    {
      customerId: '甲',
      kind: '基础额度',
      amount: 1000,
      from: serial('2026-03-01'),
      to: serial('2027-12-31'),
    },
    {
      customerId: '甲',
      kind: '临时额度',
      mode: '追加',
      amount: 500,
      from: serial('2026-06-01'),
      to: serial('2027-01-31'),
    },
    { customerId: '丁', kind: '基础额度', amount: 700, from: serial('2027-02-01'), to: serial('2027-12-31') },
  ],
  rates: [{ currency: 'USD', units: 1, rate: 7, date: serial('2025-12-01') }],
  documents: [
    doc('甲', '发票', '2026-02-01', 400, { due: '2026-03-01', number: 'A1' }),
    doc('甲', '发票', '2026-08-01', 600, { due: '2026-08-31', number: 'A2' }),
    doc('甲', '发票', '2026-12-01', 800, { due: '2027-01-10', number: 'A3' }),
    doc('甲', '回款', '2026-03-31', 400, { settles: 'A1' }),
    doc('乙', '发票', '2026-10-01', 10, { due: '2026-12-21', currency: 'USD' }),
    doc('丙', '回款', '2026-11-01', 25),
    doc('丁', '发票', '2025-11-01', 300, { due: '2025-12-01', number: 'D1' }),
    doc('丁', '应收票据', '2026-05-01', 200, {
      settles: 'D1',
      noteType: '商承',
      due: '2027-01-20',
      number: 'N1',
    }),
    doc('戊', '发票', '2025-06-01', 50, { due: '2025-07-01' }),
  ],
  policy: policyRows({ asOf: serial(ASOF), overdueFloor: '1' }),
};

const analysis = analyse(ledgerOf(ROWS), day(ASOF));
const report = portfolioReport(analysis);

describe('the portfolio of a ledger', () => {
  it('is in the book’s currency at the asOf rate', () => {
    expect([report.currency, report.asOf]).toEqual(['CNY', day(ASOF)]);
    const { balance, receivable, unapplied, overdue, sales, collections, customers, why } = report.total;
    expect([balance, receivable, unapplied, overdue, sales, collections].map(textOf)).toEqual([
      '1595',
      '1620',
      '-25',
      '820',
      '1870',
      '625',
    ]);
    expect([customers, why]).toEqual([5, null]);
    expect(textOf(report.total.exposure)).toBe('1795');
  });

  it('is told apart by what customers share', () => {
    const rows = report.by.salesperson.map(({ name, receivable }) => `${name} ${textOf(receivable) ?? ''}`);
    expect(rows).toEqual([' 150', '李 70', '王 1400']);
    expect(report.by.region.map(({ name }) => name)).toEqual(['', '华东']);
    expect(report.by.industry.map(({ name }) => name)).toEqual(['', '建材']);
    expect(report.by.grade.map(({ name }) => name)).toEqual(['']);
  });

  it('has ageing, months and trend of one sum', () => {
    expect(textOf(report.ageing.buckets['91-180'])).toBe('600');
    expect(textOf(report.ageing.bands['2'])).toBe('150');
    expect(sumMoney(report.byMonth.map(({ receivable }) => receivable ?? ZERO)).toFixed()).toBe('1620');
    expect(report.trend).toHaveLength(12);
    const last = report.trend[11];
    expect([last?.balance ?? null, last?.overdue ?? null].map(textOf)).toEqual(['1595', '820']);
    expect(textOf(report.trend[2]?.balance ?? null)).toBe('350');
  });

  it('counts a group as one, by its top company', () => {
    expect(
      report.concentration.groups.shares.map(({ id, exposure }) => `${id} ${exposure.toFixed()}`),
    ).toEqual(['甲 1470', '丁 300', '戊 50']);
    expect(report.concentration.customers.shares.map(({ id }) => id)).toEqual(['甲', '丁', '乙', '戊']);
    expect(report.concentration.customers.top?.toFixed()).toBe('1');
  });

  it('has DSO three ways and CEI of all accounts together', () => {
    expect(report.dsoWhy).toBeNull();
    // Window 2026-10-01 … 12-31: sales 870, receivables 1,620 of which 800 are not due, notes in hand 200.
    const { dso } = report;
    expect(
      [dso?.simple, dso?.bestPossible, dso?.averageDaysDelinquent, dso?.simpleWithNotes].map((one) =>
        one?.toFixed(4),
      ),
    ).toEqual(['171.3103', '84.5977', '86.7126', '192.4598']);
    // Opening 750 + 870 − 1,620 collected nothing.
    expect(dso?.collectionEffectiveness?.toFixed()).toBe('0');
    expect(dso?.countBack?.atLeast).toBe(false);
  });

  it('lists what is to be reclassified, and interest that may be charged', () => {
    expect(report.creditBalances.map(({ customer, amount }) => `${customer} ${amount.toFixed()}`)).toEqual([
      '丙 25',
    ]);
    // 600 × 122 days × 7.3 % ÷ 365
    expect(report.interest.map(({ customer, amount }) => `${customer} ${amount.toFixed()}`)).toEqual([
      '甲 14.64',
    ]);
  });

  it('has class and provision: single, related with its note, the rest by age', () => {
    expect(report.classes).toEqual({ normal: 1, watch: 1, substandard: 1, doubtful: 0, loss: 2, unknown: 0 });
    const { singles, portfolios, base, amount } = report.provision;
    expect(
      singles.map(({ customer, reason, amount: own }) => `${customer} ${reason} ${textOf(own) ?? ''}`),
    ).toEqual(['戊 停产 30']);
    expect(portfolios.map((one) => `${one.portfolio} ${textOf(one.base) ?? ''}`)).toEqual([
      'ageing 1470',
      'relatedParty 300',
      'retention 0',
      'commercialNote 0',
    ]);
    expect(textOf(base)).toBe('1820');
    expect(amount?.gt(30)).toBe(true);
    expect(report.classMatrix.cells.map(({ from, to, customers }) => `${from} ${to} ${customers}`)).toEqual([
      'none substandard 1',
      'none watch 1',
      'watch loss 1',
      'substandard loss 1',
    ]);
  });

  it('agrees with what the check says of every customer', () => {
    const members = membersOf(analysis);
    for (const [index, { basis, figures }] of analysis.bases
      .map((one, at) => ({ basis: one, figures: analysis.customers[at] }))
      .entries()) {
      const own = members[index];
      if (!own || !figures) throw new RangeError('no member');
      for (const { settled, aged } of basis.accounts) {
        const again = agedOn(settled, analysis.asOf, overdueRulesOf(analysis)(settled, analysis.asOf));
        expect({ ...again, entries: [] }).toEqual({ ...aged, entries: [] });
      }
    }
  });
});

describe('the forecast of a customer', () => {
  const of = (id: string) => report.forecasts.find((one) => one.id === id);

  it('shifts due dates by its own lateness, and sees a temporary limit end', () => {
    const found = of('甲');
    // Paid A1 30 days late (400), A2 is 122 days late and open (600): (400 × 30 + 600 × 122) ÷ 1,000 = 85.2.
    expect(found?.forecast).toMatchObject({ latenessDays: 85, latenessKnown: true });
    expect([found?.forecast?.expected, found?.forecast?.later].map((one) => one?.toFixed())).toEqual([
      '0',
      '1400',
    ]);
    expect(found?.forecast?.noNewSales.breachedOn).toBe(day('2027-02-01'));
    expect(found?.forecast?.noNewSales.points[0]?.utilisation?.toFixed(4)).toBe('0.9790'); // of 1,500 the group's other company uses 70
    expect(found?.limitEndsOn).toBe(day('2027-12-31'));
    // 800 in the 90 days back: 8.888… a day, and 30 are left.
    expect(found?.forecast?.atRecentPace.breachedOn).toBe(day('2027-01-04'));
  });

  it('of a head lowers the pool, not what the others use of it', () => {
    const points = of('甲')?.forecast?.noNewSales.points;
    expect(
      points?.map(({ day: on, utilisation }) => `${isoDay(on)} ${utilisation?.toFixed(4) ?? '-'}`),
    ).toEqual(['2026-12-31 0.9790', '2027-01-30 0.9790', '2027-03-01 1.5054', '2027-03-31 1.5054']);
  });

  it('of a member stays within what the group leaves, and outside a group has its own limit', () => {
    const limits: Row[] = [
      ...(ROWS.limits ?? []),
      { customerId: '乙', kind: '基础额度', amount: 1, from: serial('2026-01-01'), to: serial('2026-12-31') },
      { customerId: '乙', kind: '基础额度', amount: 5, from: serial('2027-01-01'), to: serial('2027-01-31') },
      { customerId: '乙', kind: '基础额度', amount: 9999, from: serial('2027-02-01') },
    ];
    const found = portfolioReport(analyse(ledgerOf({ ...ROWS, limits }), day(ASOF))).forecasts.find(
      ({ id }) => id === '乙',
    );
    // The pool of 1,500 leaves 100 beside the 1,400 of 甲: 14.2857 USD.
    expect(found?.forecast?.noNewSales.points.map(({ utilisation }) => utilisation?.toFixed(4))).toEqual([
      '10.0000',
      '2.0000',
      '0.7000',
      '0.7000',
    ]);
    expect(found?.limitEndsOn).toBe(day(ASOF));
  });

  it('takes notes at their maturity, and a limit from the day it begins', () => {
    const found = of('丁')?.forecast;
    expect(found?.expected.toFixed()).toBe('200');
    expect(
      found?.noNewSales.points.map(({ exposure, utilisation }) => [
        exposure.toFixed(),
        utilisation?.toFixed(4) ?? null,
      ]),
    ).toEqual([
      ['300', null],
      ['100', null],
      ['100', '0.1429'],
      ['100', '0.1429'],
    ]);
  });

  it('is in the currency of the limit', () => {
    expect(of('乙')).toMatchObject({ currency: 'USD' });
    expect(of('乙')?.forecast?.noNewSales.points[0]?.exposure.toFixed()).toBe('10');
  });
});

describe('the back-test of a ledger', () => {
  it('replays limit and lateness, invoice by invoice', () => {
    const { invoices, unknown, summary, currency, months } = backTestReport(analysis);
    expect(
      invoices.map(({ customer, day: on, verdict, state, late }) =>
        [customer, isoDay(on), verdict, state.limitState, late[30].outcome, late[90].outcome].join(' '),
      ),
    ).toEqual([
      '甲 2026-02-01 hold unset good good',
      '甲 2026-08-01 pass set bad bad',
      '甲 2026-12-01 hold set open open',
      '乙 2026-10-01 pass shared open open',
    ]);
    expect([unknown, currency, months]).toEqual([0, 'CNY', 12]);
    expect(
      [summary.stopped.amount, summary.byLateness[90].missed.amount].map((one) => one?.toFixed()),
    ).toEqual(['1200', '600']);
  });

  it('takes any rule, and any number of months', () => {
    expect(backTestReport(analysis, () => 'hold', 3).summary.stopped.invoices).toBe(2);
  });

  it('has the limit of the day, and of a group the pool of its head', () => {
    const limitOn = limitOnDay(analysis);
    const told = (id: string, on: string): string => {
      const basis = analysis.bases.find((one) => one.id === id);
      if (!basis) throw new RangeError(id);
      const { state, effective } = limitOn(basis, day(on));
      return `${state} ${textOf(effective) ?? '-'}`;
    };
    expect(told('甲', '2026-02-28')).toBe('unset -');
    expect(told('甲', '2026-03-01')).toBe('set 1000');
    expect(told('甲', '2026-06-01')).toBe('set 1500');
    expect(told('乙', '2026-02-28')).toBe('unset -');
    expect(told('乙', '2026-03-01').slice(0, 12)).toBe('shared 142.8');
    expect(told('丙', '2026-03-01')).toBe('unset -');
  });
});

describe('what cannot be known', () => {
  const spoilt = (rows: Partial<Rows>): ReturnType<typeof portfolioReport> =>
    portfolioReport(analyse(ledgerOf({ ...ROWS, ...rows }), day(ASOF)));

  it('is said: unreadable rows', () => {
    const found = spoilt({ documents: [...(ROWS.documents ?? []), doc('甲', '发票', '2026-12-02', 'abc')] });
    expect([
      found.total.why,
      found.ageing.why,
      found.dsoWhy,
      found.provision.why,
      found.trend[11]?.why,
    ]).toEqual(Array.from({ length: 5 }, () => 'unreadable'));
    expect(found.dso).toBeNull();
    expect(found.interest).toEqual([]);
    expect(found.forecasts[0]?.forecast).toBeNull();
    expect(found.concentration.groups.unknown).toEqual(['甲']);
    expect(found.classMatrix.unknown).toEqual(['甲']);
  });

  it('is said: a missing rate', () => {
    const found = spoilt({ rates: [] });
    expect([found.total.why, found.dsoWhy, found.provision.why]).toEqual(
      Array.from({ length: 3 }, () => 'rate.missing'),
    );
    expect(found.by.salesperson.map(({ why }) => why)).toEqual([null, 'rate.missing', null]);
  });

  it('is said: a day before the opening', () => {
    const opening = doc('甲', '期初余额', '2027-01-31', 5);
    const found = spoilt({ documents: [...(ROWS.documents ?? []), opening] });
    expect([found.total.why, found.dsoWhy]).toEqual(['before.opening', 'before.opening']);
  });
});

describe('for any ledger', () => {
  const kinds = ['发票', '回款', '红字', '退款', '坏账核销', '质保金'] as const;
  const row = fc.record({
    customer: fc.constantFrom('甲', '丙'),
    kind: fc.constantFrom(...kinds),
    amount: fc.integer({ min: 1, max: 500 }),
    back: fc.integer({ min: 0, max: 400 }),
    term: fc.option(fc.integer({ min: 0, max: 90 })),
  });
  const rowsOf = (
    specs: readonly { customer: string; kind: string; amount: number; back: number; term: number | null }[],
  ): Row[] =>
    specs.map(({ customer, kind, amount, back, term }, index) => {
      const date = addDays(day(ASOF), -back);
      return {
        customerId: customer,
        kind,
        number: `N${index}`,
        date: serialOf(date),
        amount,
        ...(term === null ? {} : { due: serialOf(addDays(date, term)) }),
      };
    });
  const analysisOf = (documents: readonly Row[], asOf = ASOF): Analysis =>
    analyse(
      ledgerOf({
        customers: ROWS.customers ?? [],
        limits: ROWS.limits ?? [],
        documents,
        policy: ROWS.policy ?? [],
      }),
      day(asOf),
    );
  const verdicts = (of: Analysis, until: number): string[] =>
    backTestReport(of)
      .invoices.filter(({ day: on }) => on <= until)
      .map(({ at, verdict, state }) => JSON.stringify([at.position, verdict, state]))
      .sort();

  it('rows dated later do not change what a rule decides on a day', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.integer({ min: 1, max: 300 }), (specs, back) => {
        const until = addDays(day(ASOF), -back);
        const all = rowsOf(specs);
        const known = all.map((one) =>
          Number(one['date']) <= serialOf(until) ? one : { ...one, kind: '对账' },
        );
        expect(verdicts(analysisOf(known), until)).toEqual(verdicts(analysisOf(all), until));
      }),
      { numRuns: 40 },
    );
  });

  it('the trend shows what a check of that day would have shown', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 10 }), (specs) => {
        const documents = rowsOf(specs);
        const now = portfolioReport(analysisOf(documents));
        for (const index of [5, 9, 11]) {
          const point = now.trend[index];
          if (!point) throw new RangeError('no point');
          const then = analysisOf(documents, isoDay(point.day));
          const direct = statisticsOf(membersOf(then), {
            asOf: point.day,
            currency: 'CNY',
            toBase: (amount: Money) => amount,
          });
          expect([point.balance, point.receivable, point.overdue].map(textOf)).toEqual(
            [direct.balance, direct.receivable, direct.overdue].map(textOf),
          );
        }
      }),
      { numRuns: 20 },
    );
  });
});
