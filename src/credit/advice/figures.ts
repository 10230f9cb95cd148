/** What a customer's limit advice is made from: its documents, statements and history, in its currency (domain: Limit advice). */
import type { Day } from '../../ledger/day';
import type { Currency, Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { Customer, FinancialFigure, FinancialStatement } from '../../ledger/records';
import { historyPeak } from '../behaviour/balancePath';
import { convert, type RateBook } from '../limits/rates';
import type { CustomerScore } from '../scoring/score';
import type { SettledAccount } from '../settlement/settle';
import { averageOrderDays, averageTermDays, recentInvoices } from './days';
import type { AdviceFigures } from './methods';

export interface AdviceSource {
  readonly customer: Customer;
  /** The terms in force on `asOf`. */
  readonly termText: string;
  readonly currency: Currency;
  readonly asOf: Day;
  readonly policy: Policy;
  readonly rates: RateBook;
  /** Settled to `asOf`. */
  readonly accounts: readonly SettledAccount[];
  /** A document row of the customer cannot be counted: its history says nothing certain. */
  readonly unreadable: boolean;
  readonly scored: Pick<CustomerScore, 'receivables' | 'statements'>;
  /** Our whole exposure in the book's currency; null when unknown. */
  readonly totalExposure: Money | null;
}

/** Every figure in the customer's currency; null where it, or the rate it needs, is not known. */
export function adviceFigures(source: AdviceSource): AdviceFigures {
  const { customer, currency, asOf, policy, rates, accounts, scored } = source;
  const { latest, annual } = scored.statements;
  const documents = accounts.flatMap(({ account }) => [...account.history, ...account.documents]);
  const invoices = recentInvoices(documents, asOf);
  const ours = policy.capital ?? source.totalExposure;
  const inCurrency = (statement: FinancialStatement | null, figure: FinancialFigure): Money | null => {
    const amount = statement?.figures[figure] ?? null;
    return amount === null || statement === null
      ? null
      : convert(amount, statement.currency, currency, asOf, rates).amount;
  };
  const lost = (statement: FinancialStatement | null, figure: FinancialFigure): boolean =>
    (statement?.figures[figure] ?? null) !== null && inCurrency(statement, figure) === null;
  return {
    forecastSales: customer.profile.forecastSales,
    vatRate: customer.profile.vatRate ?? policy.vatRate,
    termDays: averageTermDays(invoices, source.termText),
    orderDays: averageOrderDays(invoices, documents, policy),
    currentAssets: inCurrency(latest, 'currentAssets'),
    inventory: inCurrency(latest, 'inventory'),
    currentLiabilities: inCurrency(latest, 'currentLiabilities'),
    totalLiabilities: inCurrency(latest, 'totalLiabilities'),
    equity: inCurrency(latest, 'equity'),
    intangibles: inCurrency(latest, 'intangibles'),
    turnover: inCurrency(annual, 'revenue'),
    peak: peakOf(source),
    appetiteBase: ours === null ? null : convert(ours, policy.currency, currency, asOf, rates).amount,
    rateMissing: lost(latest, 'equity') || lost(latest, 'currentAssets') || lost(annual, 'revenue'),
  };
}

function peakOf({ accounts, unreadable, asOf, policy, scored }: AdviceSource): Money | null {
  const unknown = unreadable || accounts.some(({ account }) => account.beforeOpening);
  if (unknown || scored.receivables === null) return null;
  return historyPeak(scored.receivables, asOf, policy)?.amount ?? null;
}
