import { money } from '../../ledger/money';
import type { CustomerProfile, LedgerDocument } from '../../ledger/records';
import type { Characteristic } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { behaviourOf } from '../behaviour/behaviour';
import { salesHistory } from '../behaviour/sales';
import { document, settled } from '../settlement/documentsForTests';
import { cardFor, characteristicsOf, customerSince, type ScoreSubject } from './characteristics';
import { ratiosOf } from './ratios';
import { knownStatements } from './statements';
import { statement, VECTOR } from './statementsForTests';
import { profileForTests } from './profileForTests';

const ASOF = '2026-06-30';
const SETTINGS = { noteCountsPaid: 'maturity', disputeDays: 90, behaviourMonths: 12 } as const;

const PAID = [
  document('invoice', 'A', '2026-03-01', 100.5, { due: '2026-04-01' }),
  document('receipt', 'R', '2026-04-11', 100.5, { settles: 'A' }),
];

function subject(
  documents: readonly LedgerDocument[],
  profile: Partial<CustomerProfile> = {},
  some: Partial<ScoreSubject> = {},
): ScoreSubject {
  const account = settled(documents, ASOF);
  const statements = knownStatements([], 'C1', day(ASOF), 15);
  return {
    customer: { profile: profileForTests(profile) },
    asOf: day(ASOF),
    behaviour: behaviourOf(
      [{ settled: account, history: null, weight: money('1') }],
      day(ASOF),
      SETTINGS,
      false,
    ),
    longestOverdue: 0,
    whyLongestOverdue: null,
    sales: salesHistory([{ account: account.account, rate: money('1') }], profile.since ?? null),
    peak: null,
    statements,
    ratios: ratiosOf(statements, ''),
    ...some,
  };
}

/** Values and reason of a characteristic. */
function shown(characteristic: Characteristic, of: ScoreSubject): string {
  const { values, why, inputs } = characteristicsOf(of)[characteristic];
  const texts = values.map((value) =>
    value === null ? 'n/a' : typeof value === 'string' ? value : value.toDecimalPlaces(4).toFixed(),
  );
  const made = Object.entries(inputs).map(([name, text]) => `${name}=${text}`);
  return [...texts, ...(why === null ? [] : [`(${why})`]), ...made].join(' ');
}

describe('characteristics of behaviour', () => {
  it('are the figures with the sums they are made of', () => {
    const of = subject(PAID);
    expect(shown('dbt', of)).toBe('10 CNY amount=100.5 CNY lateDays=1005');
    expect(shown('onTimeShare', of)).toBe('0 CNY due=100.5 CNY onTime=0');
    expect(shown('worsening', of)).toBe(
      'n/a (payments.none) CNY recentAmount=100.5 CNY recentLateDays=1005 CNY beforeAmount=0 CNY beforeLateDays=0',
    );
    expect(shown('longestOverdue', of)).toBe('0');
  });

  it('are missing while nothing has fallen due, though something was paid', () => {
    const of = subject([
      document('invoice', 'A', '2026-03-01', 100, { due: '2026-07-01' }),
      document('receipt', 'R', '2026-04-11', 50, { settles: 'A' }),
    ]);
    for (const characteristic of ['dbt', 'onTimeShare', 'worsening', 'longestOverdue'] as const) {
      expect(shown(characteristic, of)).toMatch(/^n\/a \(nothing\.due\)/);
    }
  });

  it('say why the longest overdue is unknown', () => {
    expect(shown('longestOverdue', subject(PAID, {}, { longestOverdue: 31 }))).toBe('31');
    expect(shown('longestOverdue', subject(PAID, {}, { longestOverdue: null }))).toBe('n/a (due.unknown)');
    const why = { longestOverdue: null, whyLongestOverdue: 'unreadable' };
    expect(shown('longestOverdue', subject(PAID, {}, why))).toBe('n/a (unreadable)');
  });

  it('are the peak and the growth of sales', () => {
    expect(shown('peakUtilisation', subject(PAID))).toBe('n/a (limit.none)');
    const peak = { on: day('2026-01-05'), utilisation: money('0.9') };
    expect(shown('peakUtilisation', subject(PAID, {}, { peak }))).toBe('0.9 on=2026-01-05');
    expect(shown('salesGrowth', subject([document('receipt', 'R', '2026-04-11', 1)]))).toBe(
      'n/a (sales.none) last=0 before=0',
    );
    expect(shown('salesGrowth', subject(PAID))).toBe('n/a (sales.partKnown) last=100.5 before=0');
    const opened = [...PAID, document('opening', 'O', '2026-01-01', 50)];
    expect(shown('salesGrowth', subject(opened))).toBe('n/a (before.opening) last=100.5 before=0');
    const old = document('invoice', 'C', '2024-01-01', 7);
    expect(shown('salesGrowth', subject([...PAID, old]))).toBe('n/a (sales.none) last=100.5 before=0');
    const grown = [...PAID, old, document('invoice', 'B', '2025-01-01', 50)];
    expect(shown('salesGrowth', subject(grown))).toBe('1.01 last=100.5 before=50');
    expect(shown('salesGrowth', subject(PAID, {}, { sales: null }))).toBe('n/a (rate.missing)');
  });
});

describe('characteristics of standing', () => {
  const years = (iso: string, key: 'since' | 'founded' = 'since') =>
    shown(key === 'since' ? 'yearsAsCustomer' : 'yearsInBusiness', subject(PAID, { [key]: day(iso) }));

  it('count completed months as parts of a year', () => {
    expect(years('2025-06-30')).toBe('1 from=2025-06-30');
    expect(years('2025-07-01')).toBe('0.9167 from=2025-07-01');
    expect(years('2021-06-30')).toBe('5 from=2021-06-30');
    expect(years('2026-06-30')).toBe('0 from=2026-06-30');
    expect(years('2026-05-31')).toBe('0.0833 from=2026-05-31');
    expect(years('2026-07-01')).toBe('n/a (since.unknown)');
    const midMonth = (since: string) =>
      shown('yearsAsCustomer', subject(PAID, { since: day(since) }, { asOf: day('2026-06-15') })).split(
        ' ',
      )[0];
    expect([midMonth('2025-06-15'), midMonth('2025-06-16')]).toEqual(['1', '0.9167']);
    expect(years('2020-06-30', 'founded')).toBe('6 from=2020-06-30');
    expect(shown('yearsInBusiness', subject(PAID))).toBe('n/a (founded.unknown)');
  });

  it('take the first sale for the beginning, unless an opening hides it', () => {
    expect(shown('yearsAsCustomer', subject(PAID))).toBe('0.25 from=2026-03-01');
    const opened = [...PAID, document('opening', 'O', '2026-01-31', 5)];
    expect(shown('yearsAsCustomer', subject(opened))).toBe('n/a (since.unknown)');
  });

  it('are what the 客户 table says', () => {
    const blank = subject(PAID);
    expect(shown('paidInCapital', blank)).toBe('n/a (paidInCapital.unknown)');
    expect(shown('externalRating', blank)).toBe('n/a (rating.none)');
    expect(shown('qualitative', blank)).toBe('n/a n/a n/a (answers.missing)');
    const said = subject(PAID, {
      paidInCapital: money('500'),
      externalRating: 'AA+',
      answers: { management: 'good', standing: 'fair', cooperation: 'poor' },
    });
    expect(shown('paidInCapital', said)).toBe('500');
    expect(shown('externalRating', said)).toBe('AA+');
    expect(shown('qualitative', said)).toBe('good fair poor');
    const partly = subject(PAID, { answers: { management: 'good', standing: null, cooperation: 'poor' } });
    expect(shown('qualitative', partly)).toBe('good n/a poor (answers.missing)');
  });
});

describe('characteristics of statements', () => {
  const of = (...all: Parameters<typeof knownStatements>[0]) => {
    const statements = knownStatements(all, 'C1', day(ASOF), 15);
    return subject(PAID, {}, { statements, ratios: ratiosOf(statements, '') });
  };

  it('name the statement, or why there is none', () => {
    const known = of(statement('2025-12-31', VECTOR));
    expect(shown('zScore', known)).toBe('2.8697 periodEnd=2025-12-31 row=F0');
    expect(shown('currentRatio', known)).toBe('1.6 periodEnd=2025-12-31 row=F0');
    expect(shown('liabilitiesToAssets', known)).toBe('0.55 periodEnd=2025-12-31 row=F0');
    expect(shown('netMargin', known)).toBe('n/a (figure.missing) periodEnd=2025-12-31 row=F0');
    expect(shown('zScore', of())).toBe('n/a (statement.none)');
  });

  it('count negative cash flows', () => {
    const flow = (end: string, operatingCashFlow: number) => statement(end, { operatingCashFlow });
    expect(shown('operatingCashFlow', of(flow('2025-12-31', -1), flow('2024-12-31', -1)))).toBe(
      '2 periodEnd=2025-12-31 row=F0 previous=2024-12-31',
    );
    expect(shown('operatingCashFlow', of(flow('2025-12-31', 1)))).toBe('0 periodEnd=2025-12-31 row=F0');
    expect(shown('operatingCashFlow', of(statement('2025-12-31')))).toBe(
      'n/a (figure.missing) periodEnd=2025-12-31 row=F0',
    );
    expect(shown('operatingCashFlow', of(statement('2025-12-31', {}, { months: 6 })))).toBe('n/a (months)');
    expect(shown('operatingCashFlow', of())).toBe('n/a (statement.none)');
    expect(shown('operatingCashFlow', of(flow('2020-12-31', 1)))).toBe('n/a (statement.stale)');
  });
});

describe('the card', () => {
  const card = (documents: readonly LedgerDocument[], since: string | null = null) => {
    const { customer, sales } = subject(documents, since === null ? {} : { since: day(since) });
    return [cardFor(customer, sales, day(ASOF)), customerSince(customer, sales)];
  };

  it('is 新客户 in the first twelve months', () => {
    expect(card(PAID, '2025-07-01')).toEqual(['newCustomer', day('2025-07-01')]);
    expect(card(PAID, '2025-06-30')).toEqual(['standard', day('2025-06-30')]);
    expect(card(PAID)).toEqual(['newCustomer', day('2026-03-01')]);
    expect(card([document('invoice', 'A', '2025-06-30', 1)])).toEqual(['standard', day('2025-06-30')]);
  });

  it('is 新客户 before any dealings, but not for whom the ledger opens with', () => {
    expect(card([document('receipt', 'R', '2026-03-01', 1)])).toEqual(['newCustomer', null]);
    expect(card([document('opening', 'O', '2026-01-31', 5)])).toEqual(['standard', null]);
    expect(cardFor({ profile: profileForTests({}) }, null, day(ASOF))).toBe('standard');
    expect(cardFor({ profile: profileForTests({ since: day('2026-01-01') }) }, null, day(ASOF))).toBe(
      'newCustomer',
    );
  });
});
