import fc from 'fast-check';
import { money, sumMoney, ZERO, type Money } from '../../ledger/money';
import { DEFAULT_STANDARDS } from '../../ledger/standards';
import { AGE_BANDS } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { agedOn } from '../portfolio/accountState';
import { accountForTests, type AccountSpec, type EntrySpec } from '../portfolio/logForTests';
import { fromUnits } from '../settlement/units';
import {
  portfolioOf,
  type Portfolio,
  provisionOf,
  type PortfolioProvision,
  type Provision,
  type ProvisionCustomer,
  type ProvisionStandards,
} from './provision';

const ASOF = day('2026-12-31');
const asIs = (amount: Money): Money => amount;
const STANDARDS: ProvisionStandards = {
  lossRate: DEFAULT_STANDARDS.lossRate,
  forwardFactor: money('1'),
  currency: 'CNY',
};

function customer(
  id: string,
  accounts: readonly AccountSpec[],
  more: Partial<ProvisionCustomer> = {},
): ProvisionCustomer {
  return {
    id,
    relatedParty: false,
    single: { singleRate: null, singleReason: '', singleEvidence: '' },
    accounts: accounts.map(accountForTests),
    commercialNotes: [],
    unknown: null,
    ...more,
  };
}

function portfolio(provision: Provision, name: Portfolio): PortfolioProvision {
  const found = provision.portfolios.find((one) => one.portfolio === name);
  if (!found) throw new RangeError(name);
  return found;
}

const lines = (of: PortfolioProvision): string[] =>
  of.lines.map(
    ({ band, base, rate, from, amount }) =>
      `${band}: ${base?.toFixed() ?? '?'} × ${rate?.toFixed() ?? '?'} (${from}) = ${amount?.toFixed() ?? '?'}`,
  );

const text = (amount: Money | null): string | null => amount && amount.toFixed();

describe('provision by portfolio', () => {
  // Band 1 at the end of 2025: 1,000, of which 300 are still open; band 2: 100, of which 40 were written off and 10 are open.
  const history: EntrySpec[] = [
    { amount: 1000, date: '2025-06-30', moves: [{ on: '2026-05-01', amount: 700 }] },
    {
      amount: 100,
      date: '2024-06-30',
      moves: [
        { on: '2026-05-01', amount: 50 },
        { on: '2026-06-01', amount: 40, by: 'writeOff' },
      ],
    },
    { amount: 2000, date: '2026-06-30' },
  ];
  const provision = provisionOf([customer('A', [{ entries: history }])], STANDARDS, ASOF, asIs);

  it('builds loss rates on the ledger’s own history, and names the policy where a band had none', () => {
    // Band 2 migrates at .5 in 2026 and, having been all of band 1 of 2024, has no earlier rate; band 1 at .3 and 1 (2025).
    expect(lines(portfolio(provision, 'ageing'))).toEqual([
      '1: 2000 × 0.0975 (history) = 195',
      '2: 300 × 0.15 (history) = 45',
      '3: 10 × 0.3 (policy) = 3',
      '4: 0 × 0.5 (policy) = 0',
      '5: 0 × 0.8 (policy) = 0',
      '>5: 0 × 1 (history) = 0',
    ]);
    const { lines: rows, years, base, amount, why } = portfolio(provision, 'ageing');
    expect(rows.map(({ migration }) => [migration.rate?.toFixed() ?? null, migration.years])).toEqual([
      ['0.65', 2],
      ['0.5', 1],
      [null, 0],
      [null, 0],
      [null, 0],
      ['1', 0],
    ]);
    expect(years).toHaveLength(3);
    expect([text(base), text(amount), why]).toEqual(['2310', '243', null]);
    expect([text(provision.base), text(provision.amount), provision.why]).toEqual(['2310', '243', null]);
  });

  it('multiplies by the forward factor, at most to 100 %', () => {
    const { portfolios } = provisionOf(
      [customer('A', [{ entries: [...history, { amount: 8, date: '2015-01-01' }] }])],
      { ...STANDARDS, forwardFactor: money('1.5') },
      ASOF,
      asIs,
    );
    expect(portfolios[0]?.lines.map(({ amount }) => amount?.toFixed())).toEqual([
      '292.5',
      '67.5',
      '4.5',
      '0',
      '0',
      '8',
    ]);
  });

  it('keeps related parties, retention and commercial notes apart, each with its own rates', () => {
    const retention: EntrySpec = { amount: 50, date: '2025-06-30', kind: 'retention', due: '2027-06-30' };
    const all = provisionOf(
      [
        customer('A', [{ entries: [...history, retention] }], {
          commercialNotes: [{ currency: 'CNY', amount: money('70'), date: day('2025-03-01') }],
        }),
        customer('B', [{ entries: [{ amount: 40, date: '2025-06-30' }, retention] }], {
          relatedParty: true,
          commercialNotes: [{ currency: 'CNY', amount: money('5'), date: day('2026-03-01') }],
        }),
      ],
      STANDARDS,
      ASOF,
      asIs,
    );
    expect(lines(portfolio(all, 'ageing'))).toEqual(lines(portfolio(provision, 'ageing')));
    expect(lines(portfolio(all, 'retention')).slice(0, 2)).toEqual([
      '1: 0 × 0.1 (history) = 0',
      '2: 50 × 0.1 (policy) = 5',
    ]);
    expect(lines(portfolio(all, 'relatedParty')).slice(0, 2)).toEqual([
      '1: 5 × 0.1 (history) = 0.5',
      '2: 90 × 0.1 (policy) = 9',
    ]);
    // A note has the loss rates of the claims it settled.
    expect(lines(portfolio(all, 'commercialNote')).slice(0, 2)).toEqual([
      '1: 0 × 0.0975 (history) = 0',
      '2: 70 × 0.15 (history) = 10.5',
    ]);
    expect(text(all.base)).toBe('2525');
    expect(text(all.amount)).toBe('268');
  });

  it('leaves credit balances out and is in base currency', () => {
    const foreign: AccountSpec = {
      currency: 'USD',
      entries: [
        { amount: 10, date: '2026-06-30' },
        { amount: 999, date: '2026-06-30', kind: 'receipt' },
      ],
    };
    const rated = provisionOf([customer('A', [foreign])], STANDARDS, ASOF, (amount, currency) =>
      currency === 'USD' ? amount.times(7) : amount,
    );
    expect([text(rated.base), text(rated.amount)]).toEqual(['70', '3.5']);
    const unrated = provisionOf([customer('A', [foreign])], STANDARDS, ASOF, (amount, currency) =>
      currency === 'USD' ? null : amount,
    );
    expect([unrated.base, unrated.amount, unrated.why]).toEqual([null, null, 'rate.missing']);
    expect(portfolio(unrated, 'ageing').why).toBe('rate.missing');
    expect(portfolio(unrated, 'retention').why).toBeNull();
  });

  it('is unknown with a customer whose documents cannot be counted', () => {
    const all = provisionOf(
      [customer('A', [{ entries: history }]), customer('B', [], { unknown: 'unreadable' })],
      STANDARDS,
      ASOF,
      asIs,
    );
    expect([all.base, all.amount, all.why]).toEqual([null, null, 'unreadable']);
    expect(portfolio(all, 'ageing')).toMatchObject({
      base: null,
      amount: null,
      why: 'unreadable',
      years: [],
    });
  });

  it('misses a loss rate only where something stands in the band', () => {
    const none = { ...STANDARDS, lossRate: new Map<string, Money>() };
    const young = customer('A', [{ entries: [{ amount: 10, date: '2026-06-30' }] }]);
    const missing = provisionOf([young], none, ASOF, asIs);
    expect([text(missing.base), missing.amount, missing.why]).toEqual(['10', null, 'lossRate.missing']);
    const old = customer('A', [{ entries: [{ amount: 10, date: '2016-06-30' }] }]);
    expect(text(provisionOf([old], none, ASOF, asIs).amount)).toBe('10');
    expect(text(provisionOf([], none, ASOF, asIs).amount)).toBe('0');
  });

  it('puts a related party’s retention with the related parties', () => {
    expect(portfolioOf(true, { retention: true })).toBe('relatedParty');
    expect(portfolioOf(false, { retention: true })).toBe('retention');
    expect(portfolioOf(false, { retention: false })).toBe('ageing');
  });
});

describe('single assessment', () => {
  const entries: EntrySpec[] = [
    { amount: '100.01', date: '2026-06-30' },
    { amount: 20, date: '2020-06-30', kind: 'retention' },
  ];
  const single = customer('S', [{ entries }], {
    single: { singleRate: money('0.505'), singleReason: '破产清算', singleEvidence: '法院公告' },
    relatedParty: true,
    commercialNotes: [{ currency: 'CNY', amount: money('30'), date: day('2026-03-01') }],
  });

  it('is taken out of every portfolio, at its own rate and without the forward factor', () => {
    const all = provisionOf([single], { ...STANDARDS, forwardFactor: money('2') }, ASOF, asIs);
    expect(all.singles).toHaveLength(1);
    expect(all.singles[0]).toMatchObject({
      customer: 'S',
      document: null,
      reason: '破产清算',
      evidence: '法院公告',
    });
    // 150.01 × 0.505 = 75.75505
    expect(
      [all.singles[0]?.base, all.singles[0]?.rate, all.singles[0]?.amount].map((one) => one?.toFixed()),
    ).toEqual(['150.01', '0.505', '75.76']);
    expect([text(all.base), text(all.amount), all.why]).toEqual(['150.01', '75.76', null]);
    expect(all.portfolios.every(({ base }) => base?.isZero())).toBe(true);
  });

  it('of a document takes out that document, what came back with a note of it too, and nothing else', () => {
    const details = { singleRate: money('0.8'), singleReason: '质量纠纷', singleEvidence: '检测报告' };
    const accounts: AccountSpec[] = [
      {
        entries: [
          { amount: 100, date: '2026-06-30', number: 'A1', details },
          { amount: 40, date: '2026-06-30', number: 'A2' },
          {
            amount: 30,
            date: '2026-06-30',
            entered: '2026-09-01',
            kind: 'noteDishonoured',
            revives: 0,
          },
          { amount: 5, date: '2026-06-30', number: 'A3', details, moves: [{ on: '2026-07-01', amount: 5 }] },
        ],
      },
    ];
    const all = provisionOf([customer('A', accounts)], STANDARDS, ASOF, asIs);
    expect(
      all.singles.map(({ customer: id, document, reason, evidence, base, amount }) =>
        [id, document?.number, reason, evidence, text(base), text(amount)].join(' '),
      ),
    ).toEqual(['A A1 质量纠纷 检测报告 130 104']);
    expect(text(portfolio(all, 'ageing').base)).toBe('40');
    expect(text(all.base)).toBe('170');
    const whole = provisionOf([customer('A', accounts, { single: single.single })], STANDARDS, ASOF, asIs);
    expect(whole.singles.map(({ document, base }) => [document, text(base)])).toEqual([[null, '170']]);
    const hidden = provisionOf([customer('A', accounts, { unknown: 'unreadable' })], STANDARDS, ASOF, asIs);
    expect([hidden.singles[0]?.base, hidden.why]).toEqual([null, 'unreadable']);
    const unrated = provisionOf([customer('A', accounts)], STANDARDS, ASOF, () => null);
    expect(unrated.singles[0]?.amount).toBeNull();
  });

  it('of a document does not enter the rates of the others', () => {
    const entries: EntrySpec[] = [
      { amount: 100, date: '2025-06-30', moves: [{ on: '2026-02-01', amount: 100 }] },
      { amount: 100, date: '2025-06-30', details: { singleRate: money('1') } },
    ];
    const all = provisionOf([customer('A', [{ entries }])], STANDARDS, ASOF, asIs);
    expect(portfolio(all, 'ageing').lines[0]?.migration.rate?.toFixed()).toBe('0');
  });

  it('does not enter the rates of the others; a rate of 0 is a rate', () => {
    const paid: EntrySpec = { amount: 100, date: '2025-06-30', moves: [{ on: '2026-02-01', amount: 100 }] };
    const lost: EntrySpec = { amount: 100, date: '2025-06-30' };
    const all = provisionOf(
      [
        customer('A', [{ entries: [paid] }]),
        customer('S', [{ entries: [lost] }], { single: { ...single.single, singleRate: ZERO } }),
      ],
      STANDARDS,
      ASOF,
      asIs,
    );
    expect(portfolio(all, 'ageing').lines[0]?.migration.rate?.toFixed()).toBe('0');
    expect([text(all.base), text(all.amount)]).toEqual(['100', '0']);
  });

  it('is unknown when its amounts are, and so is the whole', () => {
    const all = provisionOf([{ ...single, unknown: 'before.opening' }], STANDARDS, ASOF, asIs);
    expect(all.singles[0]).toMatchObject({ base: null, amount: null });
    expect([all.base, all.amount, all.why]).toEqual([null, null, 'before.opening']);
    const unrated = provisionOf([single], STANDARDS, ASOF, () => null);
    expect([unrated.singles[0]?.amount, unrated.why]).toEqual([null, 'rate.missing']);
  });
});

describe('for any ledger', () => {
  const entry = fc.record({
    cents: fc.integer({ min: 1, max: 1_000_000 }),
    days: fc.integer({ min: 0, max: 2600 }),
    kind: fc.constantFrom('invoice', 'retention', 'receipt', 'refund', 'opening'),
    paid: fc.integer({ min: 0, max: 100 }),
  });
  const someone = fc.record({
    relatedParty: fc.boolean(),
    single: fc.option(fc.integer({ min: 0, max: 100 })),
    entries: fc.array(entry, { maxLength: 5 }),
  });

  it('Σ bands = Σ buckets + retention, and the provision never exceeds the base', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 4 }), fc.integer({ min: 0, max: 400 }), (people, factor) => {
        const customers = people.map(({ relatedParty, single, entries }, index) =>
          customer(
            `C${index}`,
            [
              {
                entries: entries.map(({ cents, days, kind, paid }): EntrySpec => {
                  const date = new Date((ASOF - days) * 86_400_000).toISOString().slice(0, 10);
                  const part = Math.floor((cents * paid) / 100);
                  return {
                    amount: money(String(cents)).div(100).toFixed(),
                    date,
                    kind,
                    moves: [{ on: '2026-11-30', amount: money(String(part)).div(100).toFixed() }],
                  };
                }),
              },
            ],
            {
              relatedParty,
              single: {
                singleRate: single === null ? null : money(String(single)).div(100),
                singleReason: '',
                singleEvidence: '',
              },
            },
          ),
        );
        const forwardFactor = money(String(factor)).div(100);
        const found = provisionOf(customers, { ...STANDARDS, forwardFactor }, ASOF, asIs);
        const direct = sumMoney(
          customers.flatMap(({ accounts }) =>
            accounts.map((account) => {
              const { balance, unapplied } = agedOn(account, ASOF);
              return fromUnits(balance - unapplied, account.scale);
            }),
          ),
        );
        expect(found.base?.eq(direct)).toBe(true);
        expect(found.amount?.lte(direct)).toBe(true);
        for (const { base, amount, lines: rows } of found.portfolios) {
          expect(rows.map(({ band }) => band)).toEqual(AGE_BANDS);
          expect(sumMoney(rows.map((row) => row.base ?? ZERO)).eq(base ?? ZERO)).toBe(true);
          expect(sumMoney(rows.map((row) => row.amount ?? ZERO)).eq(amount ?? ZERO)).toBe(true);
          expect(rows.every((row) => row.amount?.lte(row.base ?? ZERO))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
