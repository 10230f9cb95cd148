/** All that is said of a portfolio as of a day (portfolio statistics; domain: Payment behaviour, Class and provision). */
import type { Day } from '../../ledger/day';
import { Exact, sumMoney, ZERO, type Currency, type Money } from '../../ledger/money';
import type { Analysis } from '../analysis';
import { dsoFigures, type DsoFigures } from '../behaviour/receivables';
import { salesHistory, salesWindow } from '../behaviour/sales';
import type { CheckedAccount } from '../basis';
import {
  interestMemos,
  ledgerClassMatrix,
  ledgerProvision,
  classCounts,
  type InterestMemo,
} from '../provision/ledgerProvision';
import type { ClassMatrix } from '../provision/classMatrix';
import type { Provision } from '../provision/provision';
import type { Known, WhyCode } from '../report';
import { noteOn } from '../settlement/settle';
import { fromUnits } from '../settlement/units';
import { analysedCustomers, baseContext, membersOf, testedCustomers, whyUncounted } from './adapters';
import { portfolioAgeing, type PortfolioAgeing } from './ageing';
import { backTest, type BackTest, type Rule } from './backTest';
import { backTestSummary, limitAndOverdueRule, type BackTestSummary } from './backTestSummary';
import { concentrationOf, type Concentration } from './concentration';
import { customerForecast, type CustomerForecast } from './customerForecast';
import type { ToBase } from './inBase';
import { creditBalances, type CreditBalance } from './reclassification';
import {
  DIMENSIONS,
  statisticsBy,
  statisticsByMonth,
  statisticsOf,
  type Dimension,
  type MonthRow,
  type Statistics,
  type StatisticsRow,
} from './statistics';
import { trendOf, type TrendPoint } from './trend';

/** Of how many the share of the largest is. */
export const TOP_COUNT = 5;

export interface PortfolioReport {
  readonly asOf: Day;
  /** Of every amount that names no other: the book's. */
  readonly currency: Currency;
  readonly total: Statistics;
  readonly ageing: PortfolioAgeing;
  readonly by: Readonly<Record<Dimension, readonly StatisticsRow[]>>;
  readonly byMonth: readonly MonthRow[];
  readonly concentration: { readonly groups: Concentration; readonly customers: Concentration };
  /** DSO three ways, ADD and CEI of all accounts together; null with `dsoWhy`. */
  readonly dso: DsoFigures | null;
  readonly dsoWhy: WhyCode | null;
  readonly trend: readonly TrendPoint[];
  readonly forecasts: readonly CustomerForecast[];
  readonly creditBalances: readonly CreditBalance[];
  readonly classes: ReturnType<typeof classCounts>;
  readonly classMatrix: ClassMatrix;
  readonly provision: Provision;
  readonly interest: readonly InterestMemo[];
}

export function portfolioReport(analysis: Analysis): PortfolioReport {
  const members = membersOf(analysis);
  const context = baseContext(analysis);
  const dso = portfolioDso(analysis, context.toBase);
  return {
    asOf: analysis.asOf,
    currency: context.currency,
    total: statisticsOf(members, context),
    ageing: portfolioAgeing(members, context),
    by: Object.fromEntries(
      DIMENSIONS.map((dimension) => [dimension, statisticsBy(members, dimension, context)]),
    ) as unknown as PortfolioReport['by'],
    byMonth: statisticsByMonth(members, context),
    concentration: {
      groups: concentrationOf(members, 'group', TOP_COUNT),
      customers: concentrationOf(members, 'customer', TOP_COUNT),
    },
    dso: typeof dso === 'string' ? null : dso,
    dsoWhy: typeof dso === 'string' ? dso : null,
    trend: trendOf(members, context),
    forecasts: analysedCustomers(analysis).map((customer) => customerForecast(analysis, customer)),
    creditBalances: creditBalances(members, analysis.asOf),
    classes: classCounts(analysis),
    classMatrix: ledgerClassMatrix(analysis),
    provision: ledgerProvision(analysis),
    interest: interestMemos(analysis),
  };
}

/** All accounts as if they were one customer's, at the asOf rate. */
function portfolioDso({ bases, asOf, ledger }: Analysis, toBase: ToBase): DsoFigures | WhyCode {
  const uncounted = bases.map(whyUncounted).find((why) => why !== null);
  if (uncounted) return uncounted;
  const accounts = bases
    .flatMap((basis) => basis.accounts)
    .map((checked) => ({ checked, rate: toBase(ONE, checked.account.currency) }));
  const rated = accounts.flatMap(({ checked, rate }) => (rate === null ? [] : [{ checked, rate }]));
  if (rated.length < accounts.length) return 'rate.missing';
  const sales = salesHistory(
    rated.map(({ checked: { account }, rate }) => ({ account, rate })),
    null,
  );
  const end = salesWindow(asOf, ledger.policy, sales.since)?.to ?? asOf;
  return dsoFigures({
    accounts: rated.map(({ checked: { settled }, rate }) => ({
      settled,
      weight: fromUnits(1n, settled.scale).times(rate),
    })),
    sales,
    asOf,
    settings: ledger.policy,
    notes: sumMoney(rated.map(({ checked, rate }) => notesInHand(checked, end).times(rate))),
  });
}

const ONE: Money = new Exact(1);

/** Face of the notes held on a day, in the account's currency. */
function notesInHand({ settled: { notes, scale } }: CheckedAccount, day: Day): Money {
  return notes.reduce((sum, note) => {
    const now = noteOn(note, day);
    return now?.state === 'held' ? sum.plus(fromUnits(now.outstanding, scale)) : sum;
  }, ZERO);
}

export interface BackTestReport extends BackTest {
  readonly asOf: Day;
  readonly months: number;
  readonly currency: Currency;
  readonly summary: BackTestSummary;
}

/** Twelve months back, unless told otherwise. */
export const BACK_TEST_MONTHS = 12;

/** @param rule default: limit and lateness, at the days of the policy. Amounts of the summary are at the asOf rate. */
export function backTestReport(
  analysis: Analysis,
  rule: Rule = limitAndOverdueRule(analysis.ledger.policy.holdOverdueDays),
  months: number = BACK_TEST_MONTHS,
): BackTestReport {
  const { currency, toBase } = baseContext(analysis);
  const tested = backTest(testedCustomers(analysis), rule, analysis.asOf, months);
  return {
    ...tested,
    asOf: analysis.asOf,
    months,
    currency,
    summary: backTestSummary(tested.invoices, (amount, from): Known<Money> => toBase(amount, from)),
  };
}
