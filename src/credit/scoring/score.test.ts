import type { CustomerFact, Ledger, LedgerDocument } from '../../ledger/records';
import { money } from '../../ledger/money';
import { day, ledgerOf, serial } from '../../ledger/tablesForTests';
import { behaviourOf } from '../behaviour/behaviour';
import { rateBook } from '../limits/rates';
import { document, settled } from '../settlement/documentsForTests';
import { customerForTests } from './profileForTests';
import { overrideOf, scoreOf, type ScoreSource } from './score';
import { statement, VECTOR } from './statementsForTests';

const ASOF = '2026-06-30';
const LEDGER: Ledger = ledgerOf({});

const DOCUMENTS = [
  document('invoice', 'Z', '2024-06-01', 10, { due: '2024-07-01' }),
  document('receipt', 'Q', '2024-07-01', 10, { settles: 'Z' }),
  document('invoice', 'A', '2025-01-10', 1000, { due: '2025-02-10' }),
  document('receipt', 'R', '2025-02-10', 1000, { settles: 'A' }),
  document('invoice', 'B', '2026-03-01', 500, { due: '2026-04-01' }),
  document('receipt', 'S', '2026-04-11', 500, { settles: 'B' }),
];

function fact(some: Partial<CustomerFact> = {}): CustomerFact {
  return {
    at: { table: 'facts', id: 'G1', position: 0 },
    customer: 'C1',
    fact: 'grade',
    value: 'a',
    from: null,
    to: day('2026-12-31'),
    reason: '担保充足',
    approvedBy: '张三',
    ...some,
  };
}

function source(
  some: Partial<ScoreSource> = {},
  ...documents: readonly (readonly LedgerDocument[])[]
): ScoreSource {
  const accounts = (documents.length === 0 ? [DOCUMENTS] : documents).map((list) => settled(list, ASOF));
  return {
    customer: customerForTests(),
    currency: 'CNY',
    asOf: day(ASOF),
    ledger: LEDGER,
    rates: rateBook([], 'CNY'),
    accounts,
    behaviour: behaviourOf(
      accounts.map((account) => ({ settled: account, history: null, weight: money('1') })),
      day(ASOF),
      LEDGER.policy,
      false,
    ),
    unreadable: false,
    longestOverdue: 0,
    whyLongestOverdue: null,
    peak: { on: day('2026-03-01'), utilisation: money('0.5') },
    override: null,
    ...some,
  };
}

const points = (of: ScoreSource): Record<string, string | null> =>
  Object.fromEntries(
    scoreOf(of).score.lines.map(({ characteristic, points: some, input }) => [
      characteristic,
      some === null ? (input.why ?? '') : some.toFixed(),
    ]),
  );

describe('the score of a customer', () => {
  it('is gathered from its accounts, limits and statements', () => {
    const statements = [
      statement('2025-12-31', { ...VECTOR, revenue: 100, netProfit: 5, operatingCashFlow: -1 }),
      statement('2024-12-31', { operatingCashFlow: -1 }),
    ];
    const found = points(source({ ledger: { ...LEDGER, statements } }));
    expect(found).toEqual({
      dbt: '75',
      onTimeShare: '0',
      longestOverdue: '100',
      worsening: 'payments.none',
      yearsAsCustomer: '60',
      salesGrowth: '20',
      peakUtilisation: '100',
      zScore: '100',
      currentRatio: '85',
      liabilitiesToAssets: '85',
      netMargin: '100',
      operatingCashFlow: '0',
      yearsInBusiness: 'founded.unknown',
      paidInCapital: 'paidInCapital.unknown',
      externalRating: 'rating.none',
      qualitative: 'answers.missing',
    });
    const { score, statements: known, ratios } = scoreOf(source({ ledger: { ...LEDGER, statements } }));
    // 15×75 + 10×0 + 10×100 + 5×60 + 5×20 + 5×100 + 10×100 + 5×85 + 5×85 + 5×100 + 5×0 of 80
    expect(score.score?.toFixed()).toBe('67.1875');
    expect(score.coverage.toFixed()).toBe('0.8');
    expect(score).toMatchObject({ grade: 'BBB', card: 'standard', version: 1 });
    expect(score.costMost).toEqual(['onTimeShare', 'operatingCashFlow', 'salesGrowth', 'dbt']);
    expect(score.collectNext).toEqual([
      'worsening',
      'qualitative',
      'yearsInBusiness',
      'externalRating',
      'paidInCapital',
    ]);
    expect(known.latest).toBe(statements[0]);
    expect(ratios.zScore.value?.toFixed(4)).toBe('2.8697');
  });

  it('uses the card 新客户 in the first twelve months', () => {
    const customer = customerForTests();
    const young = { ...customer, profile: { ...customer.profile, since: day('2026-01-01') } };
    expect(scoreOf(source({ customer: young })).score.card).toBe('newCustomer');
  });

  it('looks for statements of this customer, and not at Z’’ of a bank', () => {
    const statements = [statement('2025-12-31', VECTOR, { customer: 'C2' })];
    expect(points(source({ ledger: { ...LEDGER, statements } }))['zScore']).toBe('statement.none');
    const own = [statement('2025-12-31', VECTOR)];
    const bank = customerForTests({ industry: '银行' });
    expect(points(source({ customer: bank, ledger: { ...LEDGER, statements: own } }))['zScore']).toBe(
      'industry',
    );
  });

  it('is capped by knock-outs', () => {
    const ids = (some: Partial<ScoreSource>, ...documents: readonly (readonly LedgerDocument[])[]) =>
      scoreOf(source(some, ...documents)).score.knockOuts.map(({ id }) => id);
    expect(ids({})).toEqual([]);
    expect(ids({ longestOverdue: 95 })).toEqual(['longestOverdue.90']);
    const statements = [statement('2025-12-31', { equity: 0 })];
    expect(ids({ ledger: { ...LEDGER, statements } })).toEqual(['netWorth']);
    const stale = [statement('2020-12-31', { equity: 0 })];
    expect(ids({ ledger: { ...LEDGER, statements: stale } })).toEqual([]);
    const customer = customerForTests();
    const bankrupt = { ...customer, profile: { ...customer.profile, legalStatus: 'bankrupt' as const } };
    expect(scoreOf(source({ customer: bankrupt }))).toMatchObject({
      gradeInForce: 'D',
      score: { grade: 'D' },
    });
    const written = [
      ...DOCUMENTS,
      document('invoice', 'C', '2026-05-01', 9),
      document('writeOff', 'W', '2026-06-01', 9, { settles: 'C' }),
    ];
    expect(ids({}, written)).toEqual(['writtenOff']);
  });

  it('has the peak of utilisation it is given', () => {
    const peak = (some: Partial<ScoreSource>) => points(source(some))['peakUtilisation'];
    expect(peak({ peak: { on: day('2026-03-01'), utilisation: money('0.6') } })).toBe('80');
    expect(peak({ peak: null })).toBe('limit.none');
  });

  it('adds accounts at their rates, and knows what it cannot without one', () => {
    const dollars = [document('invoice', 'U', '2025-09-01', 100, { currency: 'USD', due: '2025-09-02' })];
    const rates = rateBook(
      ledgerOf({ rates: [{ currency: 'USD', units: 1, rate: 7, date: serial('2026-06-01') }] }).rates,
      'CNY',
    );
    const known = scoreOf(source({ rates }, DOCUMENTS, dollars));
    expect(known.sales?.sales.map(({ amount }) => amount.toFixed())).toEqual(['10', '1000', '700', '500']);
    expect(known.receivables?.map(({ weight }) => weight.toFixed())).toEqual(['1', '7']);
    const cents = [document('invoice', 'U', '2025-09-01', '100.25', { currency: 'USD' })];
    expect(scoreOf(source({ rates }, cents)).receivables?.[0]?.weight.toFixed()).toBe('0.07');
    const unknown = scoreOf(source({}, DOCUMENTS, dollars));
    expect(unknown).toMatchObject({ sales: null, receivables: null });
    const found = points(source({}, DOCUMENTS, dollars));
    expect(found['salesGrowth']).toBe('rate.missing');
  });
});

describe('an override', () => {
  it('stands beside the computed grade, and is the one in force', () => {
    const plain = scoreOf(source());
    const found = scoreOf(source({ override: fact() }));
    expect(found.score).toEqual(plain.score);
    expect(found).toMatchObject({
      gradeInForce: 'A',
      override: { grade: 'A', until: day('2026-12-31'), missing: [] },
    });
    expect(plain).toMatchObject({ gradeInForce: plain.score.grade, override: null });
  });

  it('lifts nobody whom the law or a court bars', () => {
    const customer = customerForTests();
    const bankrupt = { ...customer, profile: { ...customer.profile, legalStatus: 'bankrupt' as const } };
    const found = scoreOf(source({ customer: bankrupt, override: fact() }));
    expect(found).toMatchObject({ gradeInForce: 'D', override: { grade: 'A' } });
    expect(scoreOf(source({ longestOverdue: 95, override: fact() })).gradeInForce).toBe('A');
  });

  it('says what its row should say and does not', () => {
    expect(overrideOf(fact({ reason: '', approvedBy: '', to: null }))?.missing).toEqual([
      'reason',
      'approvedBy',
      'to',
    ]);
    expect(overrideOf(fact({ value: 'very good' }))).toBeNull();
    expect(overrideOf(null)).toBeNull();
    const row = fact();
    expect(overrideOf(row)?.fact).toBe(row);
  });
});
