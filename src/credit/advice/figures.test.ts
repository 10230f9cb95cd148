import { money } from '../../ledger/money';
import { DEFAULT_POLICY } from '../../ledger/policy';
import type { FinancialStatement, LedgerDocument } from '../../ledger/records';
import { day, ledgerOf, serial } from '../../ledger/tablesForTests';
import { rateBook } from '../limits/rates';
import { customerForTests } from '../scoring/profileForTests';
import { knownStatements } from '../scoring/statements';
import { statement, VECTOR } from '../scoring/statementsForTests';
import { document, settled } from '../settlement/documentsForTests';
import { adviceFigures, type AdviceSource } from './figures';

const ASOF = day('2026-06-30');
const YEAR = { ...VECTOR, intangibles: 50, revenue: 5000 };

const DOCUMENTS = [
  document('invoice', 'A', '2026-03-01', 500, { due: '2026-04-10', order: 'O1' }),
  document('receipt', 'R', '2026-04-11', 500, { settles: 'A' }),
  document('order', 'O1', '2026-02-19', 500),
];

function source(
  some: Partial<AdviceSource> = {},
  documents: readonly LedgerDocument[] = DOCUMENTS,
  statements: readonly FinancialStatement[] = [statement('2025-12-31', YEAR)],
): AdviceSource {
  const account = settled(documents, '2026-06-30');
  return {
    customer: customerForTests(),
    termText: '30天',
    currency: 'CNY',
    asOf: ASOF,
    policy: DEFAULT_POLICY,
    rates: rateBook([], 'CNY'),
    accounts: [account],
    unreadable: false,
    scored: {
      receivables: [{ settled: account, weight: money('1') }],
      statements: knownStatements(statements, 'C1', ASOF, 15),
    },
    totalExposure: money('7000'),
    ...some,
  };
}

const texts = (of: AdviceSource): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(adviceFigures(of)).map(([name, value]) => [name, value === null ? null : String(value)]),
  );

describe('figures for advice', () => {
  it('are gathered from documents, statements and the customer', () => {
    const customer = customerForTests();
    const profile = { ...customer.profile, forecastSales: money('1200') };
    expect(texts(source({ customer: { ...customer, profile } }))).toEqual({
      forecastSales: '1200',
      vatRate: '0.13',
      termDays: '40',
      orderDays: '10',
      currentAssets: '800',
      inventory: '300',
      currentLiabilities: '500',
      totalLiabilities: '1100',
      equity: '900',
      intangibles: '50',
      turnover: '5000',
      peak: '500',
      appetiteBase: '7000',
      rateMissing: 'false',
    });
  });

  it('are null where nothing is said', () => {
    expect(
      texts(source({ termText: '', totalExposure: null }, [document('receipt', 'R', '2026-04-11', 1)], [])),
    ).toEqual({
      forecastSales: null,
      vatRate: '0.13',
      termDays: null,
      orderDays: '0',
      currentAssets: null,
      inventory: null,
      currentLiabilities: null,
      totalLiabilities: null,
      equity: null,
      intangibles: null,
      turnover: null,
      peak: null,
      appetiteBase: null,
      rateMissing: 'false',
    });
  });

  it('take the customer’s own VAT, our capital before our exposure, and history before an opening', () => {
    const customer = customerForTests();
    const own = { ...customer, profile: { ...customer.profile, vatRate: money('0.06') } };
    const policy = { ...DEFAULT_POLICY, capital: money('90000') };
    expect(texts(source({ customer: own, policy }))).toMatchObject({
      vatRate: '0.06',
      appetiteBase: '90000',
    });
    const opened = [...DOCUMENTS, document('opening', 'O', '2026-05-31', 0)];
    expect(texts(source({}, opened))).toMatchObject({ termDays: '40', orderDays: '10' });
  });

  it('take figures of a day from the latest statement and turnover from the latest year', () => {
    const half = statement(
      '2026-05-31',
      { ...YEAR, equity: 1, revenue: 1 },
      { months: 5, receivedOn: '2026-06-10' },
    );
    expect(texts(source({}, DOCUMENTS, [statement('2025-12-31', YEAR), half]))).toMatchObject({
      equity: '1',
      turnover: '5000',
    });
  });

  it('are in the customer’s currency, or null without the rate', () => {
    const dollars = [statement('2025-12-31', YEAR, { currency: 'USD' })];
    const rates = rateBook(
      ledgerOf({ rates: [{ currency: 'USD', units: 1, rate: 7, date: serial('2026-06-01') }] }).rates,
      'CNY',
    );
    expect(texts(source({ rates }, DOCUMENTS, dollars))).toMatchObject({
      equity: '6300',
      turnover: '35000',
      rateMissing: 'false',
    });
    expect(texts(source({}, DOCUMENTS, dollars))).toMatchObject({
      equity: null,
      turnover: null,
      rateMissing: 'true',
    });
    expect(texts(source({ currency: 'USD', rates }))).toMatchObject({ appetiteBase: '1000' });
    expect(texts(source({ currency: 'USD' }))).toMatchObject({ appetiteBase: null });
    for (const figure of ['equity', 'currentAssets', 'revenue'] as const) {
      const one = [statement('2025-12-31', { [figure]: 5 }, { currency: 'USD' })];
      expect(texts(source({}, DOCUMENTS, one))['rateMissing']).toBe('true');
    }
    const other = [statement('2025-12-31', { ebit: 5 }, { currency: 'USD' })];
    expect(texts(source({}, DOCUMENTS, other))['rateMissing']).toBe('false');
  });

  it('know no peak of a balance that is not known', () => {
    expect(texts(source({ unreadable: true }))['peak']).toBeNull();
    const { scored } = source();
    expect(texts(source({ scored: { ...scored, receivables: null } }))['peak']).toBeNull();
    const later = [...DOCUMENTS, document('opening', 'O', '2026-12-31', 5)];
    expect(texts(source({}, later))['peak']).toBeNull();
    expect(texts(source({ policy: { ...DEFAULT_POLICY, peakLateDays: 0 } }))['peak']).toBe('0');
  });
});
