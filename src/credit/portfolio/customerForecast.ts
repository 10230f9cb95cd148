/** What the forecast of one customer starts from (portfolio forecast). */
import { addDays, type Day } from '../../ledger/day';
import { maxMoney, minMoney, sumMoney, ZERO, type Money } from '../../ledger/money';
import type { CustomerId, Limit } from '../../ledger/records';
import { averageTermDays, recentInvoices } from '../advice/days';
import type { Analysis } from '../analysis';
import type { CheckedAccount, CustomerBasis } from '../basis';
import { decideLimit, isInForce } from '../limits/limits';
import type { Known } from '../report';
import { fromUnits } from '../settlement/units';
import type { AnalysedCustomer } from './adapters';
import { flowsWithin } from './flows';
import { forecastOf, type ExpectedPart, type Forecast, type SalesPace } from './forecast';

export interface CustomerForecast {
  readonly id: CustomerId;
  /** Of the amounts. */
  readonly currency: string;
  /** Last day the limit in force is valid; it is carried on beyond that, as limit.over does. null: without end. */
  readonly limitEndsOn: Day | null;
  /** null when the exposure is unknown; the customer's figures say why. */
  readonly forecast: Forecast | null;
}

export function customerForecast(analysis: Analysis, { basis, figures }: AnalysedCustomer): CustomerForecast {
  const { asOf, ledger } = analysis;
  const days = ledger.policy.forecastDays;
  return {
    id: basis.id,
    currency: figures.currency,
    limitEndsOn: figures.limit.endsOn,
    forecast: forecastOf({
      asOf,
      days,
      exposure: figures.exposure,
      parts: basis.accounts.flatMap(expectedParts),
      lateness: figures.behaviour.dbtFloored,
      effectiveOn: effectiveAhead(analysis, { basis, figures }),
      pace: paceOf(basis, asOf, days),
    }),
  };
}

/** Open claims, retention too, and notes at their weight; in the currency of the limit. */
function expectedParts({ aged, notes, settled, worth }: CheckedAccount): ExpectedPart[] {
  if (worth === null) return [];
  const claims = aged.entries
    .filter(({ entry }) => entry.role !== 'credit' && entry.open > 0n)
    .map(({ entry }): ExpectedPart => ({
      amount: fromUnits(entry.open, settled.scale).times(worth),
      due: entry.role === 'refund' ? null : entry.due,
      onTheDay: false,
    }));
  const papers = notes.notes.map(({ note, amount, weight }): ExpectedPart => ({
    amount: fromUnits(amount, settled.scale).times(weight).times(worth),
    due: note.maturity,
    onTheDay: true,
  }));
  return [...claims, ...papers];
}

/** Sales of as many days back as the forecast looks ahead; a customer that is newer sold nothing before. */
function paceOf({ accounts, onDay }: CustomerBasis, asOf: Day, days: number): SalesPace {
  const sales = sumMoney(
    accounts.map(({ settled, worth }) =>
      flowsWithin(settled, addDays(asOf, -days), asOf).sales.times(worth ?? ZERO),
    ),
  );
  const invoices = accounts.flatMap(({ account }) =>
    recentInvoices([...account.history, ...account.documents], asOf),
  );
  const term = averageTermDays(invoices, onDay?.termText ?? '');
  return {
    daily: days === 0 ? ZERO : maxMoney(ZERO, sales).div(days),
    termDays: term && Math.max(0, term.round().toNumber()),
  };
}

/**
 * Effective limit on the days ahead: as today while the rows in force are the same, else what the rows then in force give,
 * within what the group leaves today. The limit of a group's head is the pool itself: what the others use of it today is
 * taken off whatever it is then.
 */
function effectiveAhead(
  { ledger, rates, asOf, groups }: Analysis,
  { basis, figures }: AnalysedCustomer,
): (day: Day) => Known<Money> {
  const { insuranceInLimit } = ledger.policy;
  const unreadable = basis.limit.unknown === 'unreadable';
  const isHead = groups.shares.get(basis.id)?.group?.head === basis.id;
  const { amount, group } = figures.limit;
  const othersUse = isHead && amount !== null && group !== null ? amount.minus(group) : ZERO;
  const known = new Map<string, Known<Money>>([[inForceKey(basis.limits, asOf), figures.effective]]);
  return (day) => {
    const key = inForceKey(basis.limits, day);
    const found = known.get(key);
    if (found !== undefined) return found;
    const then = decideLimit(basis.limits, basis.currency, day, unreadable, { rates, insuranceInLimit });
    const own = then.figures.amount;
    const left = own && maxMoney(ZERO, own.minus(othersUse));
    const effective = isHead ? left : withinGroup(left, group);
    known.set(key, effective);
    return effective;
  };
}

/** The rows in force on a day: while they are the same, so is the limit. */
function inForceKey(limits: readonly Limit[], day: Day): string {
  return limits
    .filter((limit) => isInForce(limit, day))
    .map(({ at }) => at.position)
    .join();
}

function withinGroup(own: Known<Money>, group: Known<Money>): Known<Money> {
  if (own === null || group === null) return own ?? group;
  return minMoney(own, group);
}
