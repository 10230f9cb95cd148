/** Where each customer's exposure is heading, from the analysis of a ledger (portfolio forecast). */
import { addMonths } from '../ledger/day';
import { ZERO, type Currency } from '../ledger/money';
import type { CustomerId } from '../ledger/records';
import { averageTermDays, recentInvoices } from './advice/days';
import type { Analysis } from './analysis';
import type { CheckedAccount, CustomerBasis } from './basis';
import { salesHistory, trailingSales } from './behaviour/sales';
import { forecastOf, type ExpectedPart, type Forecast, type SalesPace } from './portfolio/forecast';
import { effectiveAhead } from './portfolio/fromAnalysis';
import type { CustomerFigures } from './report';
import { fromUnits } from './settlement/units';

/** Sales of the recent past set the pace of a forecast. */
const PACE_MONTHS = 3;

export interface CustomerForecast {
  readonly id: CustomerId;
  readonly name: string;
  readonly currency: Currency;
  /** null: the exposure of the day is unknown. */
  readonly forecast: Forecast | null;
}

/** The forecast of the customer at that place of the analysis. */
export function forecastAt(analysis: Analysis, basis: CustomerBasis, place: number): CustomerForecast {
  const { asOf, ledger } = analysis;
  const { id, currency, accounts, behaviour } = basis;
  const figures = analysis.customers[place] as CustomerFigures;
  const forecast = forecastOf({
    asOf,
    days: ledger.policy.forecastDays,
    exposure: figures.exposure,
    parts: accounts.flatMap((checked) => expectedParts(checked)),
    lateness: behaviour.figures.dbtFloored,
    effectiveOn: effectiveAhead(analysis, basis, figures),
    pace: paceOf(analysis, basis),
  });
  return { id, name: figures.name, currency, forecast };
}

/** In the customer's currency: open debits by their due dates, notes in exposure on the day they mature. */
function expectedParts({ settled, notes, worth }: CheckedAccount): ExpectedPart[] {
  if (worth === null) return [];
  const debits = settled.entries
    .filter(({ role, open }) => role === 'debit' && open > 0n)
    .map(({ open, due }) => ({ amount: fromUnits(open, settled.scale).times(worth), due, onTheDay: false }));
  const held = notes.notes.map(({ note, amount, weight }) => ({
    amount: fromUnits(amount, settled.scale).times(weight).times(worth),
    due: note.maturity,
    onTheDay: true,
  }));
  return [...debits, ...held];
}

function paceOf({ asOf }: Analysis, { accounts, customer, onDay }: CustomerBasis): SalesPace {
  const known = accounts.flatMap(({ account, worth }) => (worth === null ? [] : [{ account, rate: worth }]));
  const sold = trailingSales(salesHistory(known, null), asOf, PACE_MONTHS);
  const invoices = recentInvoices(
    accounts.flatMap(({ account }) => [...account.history, ...account.documents]),
    asOf,
  );
  const term = averageTermDays(invoices, onDay?.termText ?? customer?.termText ?? '');
  return {
    daily: sold.gt(0) ? sold.div(asOf - addMonths(asOf, -PACE_MONTHS)) : ZERO,
    termDays: term === null ? null : term.round().toNumber(),
  };
}
