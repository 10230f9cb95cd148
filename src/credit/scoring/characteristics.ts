/** The values a scorecard is asked for, each with what it was made of (domain: Scorecard, Defaults). */
import { addMonths, isoDay, partsOf, type Day } from '../../ledger/day';
import { Exact, moneyText, type Money } from '../../ledger/money';
import type { Customer, FinancialStatement } from '../../ledger/records';
import type { CardKey } from '../../ledger/tables';
import type { Behaviour } from '../behaviour/behaviour';
import type { PaymentFigures } from '../behaviour/paymentSums';
import { growthStart, salesGrowth, trailingSales, type SalesHistory } from '../behaviour/sales';
import { negativeCashFlows, type RatioName, type Ratios } from './ratios';
import type { CharacteristicInput, InputValue, ScoreInputs } from './scorecard';
import type { KnownStatements } from './statements';

/** What is known of a customer on a day. */
export interface ScoreSubject {
  readonly customer: Pick<Customer, 'profile'>;
  readonly asOf: Day;
  readonly behaviour: Behaviour;
  /** Days, without parts in dispute; null with the reason. */
  readonly longestOverdue: number | null;
  readonly whyLongestOverdue: string | null;
  /** null: sales are not known (a missing rate). */
  readonly sales: SalesHistory | null;
  readonly peak: { readonly on: Day; readonly utilisation: Money } | null;
  readonly statements: KnownStatements;
  readonly ratios: Ratios;
}

/** Months a customer is scored on the card of new ones. */
const NEW_MONTHS = 12;
const MONTHS_A_YEAR = 12;

/**
 * The first day of dealings: 合作起始, else the first sale. null: an opening hides when they began, or there are none.
 */
export function customerSince(
  { profile }: Pick<Customer, 'profile'>,
  sales: SalesHistory | null,
): Day | null {
  if (profile.since !== null) return profile.since;
  if (sales === null || sales.hiddenUntil !== null) return null;
  return sales.sales[0]?.on ?? null;
}

/** 新客户 in the first twelve months, and before any dealings; a customer the ledger opens with is none. */
export function cardFor(customer: Pick<Customer, 'profile'>, sales: SalesHistory | null, asOf: Day): CardKey {
  const since = customerSince(customer, sales);
  if (since !== null) return asOf < addMonths(since, NEW_MONTHS) ? 'newCustomer' : 'standard';
  return sales === null || sales.hiddenUntil !== null ? 'standard' : 'newCustomer';
}

/** The inputs of every characteristic; what is missing says why. */
export function characteristicsOf(subject: ScoreSubject): Required<ScoreInputs> {
  const { profile } = subject.customer;
  const { externalRating, paidInCapital, founded } = profile;
  return {
    dbt: paid(subject, 'dbtFloored', ['amount', 'lateDays']),
    onTimeShare: paid(subject, 'onTimeShare', ['due', 'onTime']),
    worsening: paid(subject, 'worsening', [
      'recentAmount',
      'recentLateDays',
      'beforeAmount',
      'beforeLateDays',
    ]),
    longestOverdue: longestOverdueOf(subject),
    yearsAsCustomer: years(customerSince(subject.customer, subject.sales), subject.asOf, 'since.unknown'),
    salesGrowth: growthOf(subject),
    peakUtilisation: peakOf(subject),
    zScore: ratio(subject, 'zScore'),
    currentRatio: ratio(subject, 'currentRatio'),
    liabilitiesToAssets: ratio(subject, 'liabilitiesToAssets'),
    netMargin: ratio(subject, 'netMargin'),
    operatingCashFlow: cashFlowOf(subject),
    yearsInBusiness: years(founded, subject.asOf, 'founded.unknown'),
    paidInCapital: one(paidInCapital, 'paidInCapital.unknown', {}),
    externalRating: one(externalRating === '' ? null : externalRating, 'rating.none', {}),
    qualitative: answersOf(subject.customer),
  };
}

function one(
  value: InputValue | null,
  why: string,
  inputs: CharacteristicInput['inputs'],
): CharacteristicInput {
  return { values: [value], why: value === null ? why : null, inputs };
}

/** A figure of behaviour; none while no document has fallen due. */
function paid(
  { behaviour }: ScoreSubject,
  figure: keyof PaymentFigures,
  keys: readonly (keyof Behaviour['sums'][number]['sums'])[],
): CharacteristicInput {
  const inputs = Object.fromEntries(
    behaviour.sums.flatMap(({ currency, sums, scale }) =>
      keys.map((key) => [`${currency} ${key}`, moneyText(new Exact(`${sums[key]}e-${scale}`))]),
    ),
  );
  if (!behaviour.anyDue) return one(null, 'nothing.due', inputs);
  return one(behaviour.figures[figure], behaviour.why[figure] ?? 'payments.none', inputs);
}

function longestOverdueOf({
  behaviour,
  longestOverdue,
  whyLongestOverdue,
}: ScoreSubject): CharacteristicInput {
  if (!behaviour.anyDue) return one(null, 'nothing.due', {});
  const value = longestOverdue === null ? null : new Exact(longestOverdue);
  return one(value, whyLongestOverdue ?? 'due.unknown', {});
}

/** Completed months ÷ 12. */
function years(from: Day | null, asOf: Day, why: string): CharacteristicInput {
  if (from === null || from > asOf) return one(null, why, {});
  const [start, end] = [partsOf(from), partsOf(asOf)];
  const months = (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month;
  const completed = addMonths(from, months) > asOf ? months - 1 : months;
  return one(new Exact(completed).div(MONTHS_A_YEAR), why, { from: isoDay(from) });
}

function growthOf({ sales, asOf }: ScoreSubject): CharacteristicInput {
  if (sales === null) return one(null, 'rate.missing', {});
  const last = trailingSales(sales, asOf, MONTHS_A_YEAR);
  const both = trailingSales(sales, asOf, 2 * MONTHS_A_YEAR);
  return one(salesGrowth(sales, asOf), whyNoGrowth(sales, asOf), {
    last: moneyText(last),
    before: moneyText(both.minus(last)),
  });
}

function whyNoGrowth({ knownFrom, hiddenUntil }: SalesHistory, asOf: Day): string {
  const start = growthStart(asOf);
  if (hiddenUntil !== null && hiddenUntil >= start) return 'before.opening';
  return knownFrom !== null && knownFrom > start ? 'sales.partKnown' : 'sales.none';
}

function peakOf({ peak }: ScoreSubject): CharacteristicInput {
  return one(peak?.utilisation ?? null, 'limit.none', peak === null ? {} : { on: isoDay(peak.on) });
}

function ratio({ ratios }: ScoreSubject, name: RatioName): CharacteristicInput {
  const found = ratios[name];
  const why = found.value === null ? found.why : '';
  return one(found.value, why, statementInputs(found.statement));
}

function cashFlowOf({ statements }: ScoreSubject): CharacteristicInput {
  const negative = negativeCashFlows(statements);
  const why = statements.annual === null ? (statements.why ?? 'months') : 'figure.missing';
  return one(negative === null ? null : new Exact(negative), why, {
    ...statementInputs(statements.annual),
    ...(statements.previous === null ? {} : { previous: isoDay(statements.previous.periodEnd) }),
  });
}

function statementInputs(statement: FinancialStatement | null): CharacteristicInput['inputs'] {
  if (statement === null) return {};
  return { periodEnd: isoDay(statement.periodEnd), row: statement.at.id };
}

function answersOf({ profile: { answers } }: Pick<Customer, 'profile'>): CharacteristicInput {
  const values = [answers.management, answers.standing, answers.cooperation];
  return { values, why: values.includes(null) ? 'answers.missing' : null, inputs: {} };
}
