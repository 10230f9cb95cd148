/** The whole portfolio from the analysis of a ledger: statistics, trend, forecast, class, provision and back-test. */
import { addMonths, type Day } from '../ledger/day';
import { Exact, ZERO, type Currency, type Money } from '../ledger/money';
import type { CustomerId } from '../ledger/records';
import { RISK_CLASSES, type Grade, type RiskClass } from '../ledger/tables';
import type { Analysis } from './analysis';
import type { CheckedAccount } from './basis';
import { dsoFigures, type DsoFigures } from './behaviour/receivables';
import { salesHistory, salesWindow } from './behaviour/sales';
import { topHead } from './limits/groups';
import { convert } from './limits/rates';
import { forecastAt, type CustomerForecast } from './forecastLedger';
import { portfolioAgeing, type PortfolioAgeing } from './portfolio/ageing';
import { backTest, type BackTest, type Rule } from './portfolio/backTest';
import { backTestSummary, limitAndOverdueRule, type BackTestSummary } from './portfolio/backTestSummary';
import { concentrationOf, type Concentration } from './portfolio/concentration';
import { overdueRulesOf, testedCustomers, whyUncounted } from './portfolio/fromAnalysis';
import type { ToBase } from './portfolio/inBase';
import type { BaseContext, Member } from './portfolio/members';
import { creditBalances, type CreditBalance } from './portfolio/reclassification';
import {
  statisticsBy,
  statisticsByMonth,
  statisticsOf,
  type Dimension,
  type MonthRow,
  type Statistics,
  type StatisticsRow,
} from './portfolio/statistics';
import { trendOf, type TrendPoint } from './portfolio/trend';
import { classMatrix, type ClassMatrix } from './provision/classMatrix';
import { commercialNoteParts } from './provision/commercialNotes';
import { lateInterest } from './provision/lateInterest';
import { provisionOf, type Provision } from './provision/provision';
import type { CustomerFigures, Known } from './report';
import { scoreLedger } from './scoreLedger';
import { noteOn } from './settlement/settle';
import { fromUnits } from './settlement/units';

/** Concentration names so many. */
const TOP = 5;
const YEAR_MONTHS = 12;

export interface ClassRow {
  readonly customers: number;
  /** Σ balance in the book's currency; null when one is unknown. */
  readonly balance: Known<Money>;
}

/** In the book's currency at the asOf rate where it does not say otherwise. */
export interface PortfolioReport {
  readonly asOf: Day;
  readonly currency: Currency;
  readonly statistics: Statistics;
  readonly by: Readonly<Record<Dimension, readonly StatisticsRow[]>>;
  readonly months: readonly MonthRow[];
  readonly ageing: PortfolioAgeing;
  /** null when a rate is missing, or a balance is unknown. */
  readonly dso: DsoFigures | null;
  readonly concentration: { readonly group: Concentration; readonly customer: Concentration };
  readonly trend: readonly TrendPoint[];
  readonly forecast: readonly CustomerForecast[];
  readonly classes: Readonly<Record<RiskClass | 'unknown', ClassRow>>;
  readonly matrix: ClassMatrix;
  readonly provision: Provision;
  /** To be shown as contract liabilities (合同负债). */
  readonly creditBalances: readonly CreditBalance[];
  /** Contractual interest for late payment: a memo, in no balance. Customers with a rate of their own only. */
  readonly lateInterest: readonly { readonly id: CustomerId; readonly amount: Known<Money> }[];
  /** Of the rules in force: they hold on a lateness of more than `holdOverdueDays`. */
  readonly backTest: BackTestSummary & { readonly holdOverdueDays: number };
}

export function portfolioLedger(analysis: Analysis): PortfolioReport {
  const { ledger, asOf } = analysis;
  const { policy } = ledger;
  const toBase = baseOf(analysis);
  const context: BaseContext = { asOf, currency: policy.currency, toBase };
  const members = membersOf(analysis, toBase);
  return {
    asOf,
    currency: policy.currency,
    statistics: statisticsOf(members, context),
    by: {
      salesperson: statisticsBy(members, 'salesperson', context),
      region: statisticsBy(members, 'region', context),
      industry: statisticsBy(members, 'industry', context),
      grade: statisticsBy(members, 'grade', context),
    },
    months: statisticsByMonth(members, context),
    ageing: portfolioAgeing(members, context),
    dso: dsoOf(analysis, toBase),
    concentration: {
      group: concentrationOf(members, 'group', TOP),
      customer: concentrationOf(members, 'customer', TOP),
    },
    trend: trendOf(members, context),
    forecast: analysis.bases.map((basis, place) => forecastAt(analysis, basis, place)),
    classes: classesOf(analysis, toBase),
    matrix: classMatrix(
      members,
      addMonths(asOf, -YEAR_MONTHS),
      asOf,
      { bounds: ledger.standards.riskClass, overdue: overdueRulesOf(analysis) },
      toBase,
    ),
    provision: provisionFor(analysis, members, toBase),
    creditBalances: creditBalances(members, asOf),
    lateInterest: interestOf(analysis),
    backTest: {
      ...backTestSummary(backTestLedger(analysis, limitAndOverdueRule(policy.holdOverdueDays)), toBase),
      holdOverdueDays: policy.holdOverdueDays,
    },
  };
}

/** What a rule would have held of the invoices of the last twelve months. */
export function backTestLedger(analysis: Analysis, rule: Rule): BackTest {
  return backTest(testedCustomers(analysis), rule, analysis.asOf, analysis.ledger.policy.behaviourMonths);
}

function baseOf({ ledger, asOf, rates }: Analysis): ToBase {
  return (amount, currency) => convert(amount, currency, ledger.policy.currency, asOf, rates).amount;
}

function membersOf(analysis: Analysis, toBase: ToBase): Member[] {
  const grades = new Map<CustomerId, Grade | null>(
    scoreLedger(analysis).map(({ basis, gradeInForce }) => [basis.id, gradeInForce]),
  );
  return analysis.bases.map((basis, place): Member => {
    const figures = analysis.customers[place] as CustomerFigures;
    const { id, customer, accounts } = basis;
    return {
      id,
      name: figures.name,
      group: topHead(analysis.groups.shares.get(id)?.group ?? null) ?? id,
      salesperson: customer?.salesperson ?? '',
      region: customer?.region ?? '',
      industry: customer?.industry ?? '',
      vatRate: customer?.profile.vatRate ?? analysis.ledger.policy.vatRate,
      grade: grades.get(id) ?? null,
      accounts: accounts.map(({ settled }) => settled),
      exposure: figures.exposure === null ? null : toBase(figures.exposure, basis.currency),
      unknown: whyUncounted(basis),
    };
  });
}

/** Of all accounts together; null when one has no rate or cannot be counted. */
function dsoOf({ bases, asOf, ledger }: Analysis, toBase: ToBase): DsoFigures | null {
  const accounts = bases.flatMap((basis) => basis.accounts);
  if (bases.some(({ unreadable }) => unreadable)) return null;
  if (accounts.some(({ account }) => account.beforeOpening)) return null;
  const weighted = accounts.flatMap(({ settled, account }) => {
    const rate = toBase(ONE, account.currency);
    return rate === null
      ? []
      : [{ settled, account, rate, weight: rate.times(new Exact(10).pow(-settled.scale)) }];
  });
  if (weighted.length < accounts.length) return null;
  const sales = salesHistory(weighted, null);
  const settings = ledger.policy;
  const end = salesWindow(asOf, settings, sales.since)?.to ?? asOf;
  return dsoFigures({
    accounts: weighted,
    sales,
    asOf,
    settings,
    notes: notesInHand(accounts, end, toBase),
  });
}

const ONE = new Exact(1);

/** Notes held at the end of a day, at face, in the book's currency. */
function notesInHand(accounts: readonly CheckedAccount[], day: Day, toBase: ToBase): Money {
  let total = ZERO;
  for (const { settled, account } of accounts) {
    for (const note of settled.notes) {
      const now = noteOn(note, day);
      if (now?.state !== 'held') continue;
      total = total.plus(toBase(fromUnits(now.outstanding, settled.scale), account.currency) ?? ZERO);
    }
  }
  return total;
}

function classesOf({ customers }: Analysis, toBase: ToBase): PortfolioReport['classes'] {
  const rows: Record<string, { customers: number; balance: Known<Money> }> = {};
  for (const name of [...RISK_CLASSES, 'unknown']) rows[name] = { customers: 0, balance: ZERO };
  for (const { riskClass, balance, currency } of customers) {
    if (balance?.isZero() === true && riskClass === 'normal') continue;
    const row = rows[riskClass ?? 'unknown'];
    if (!row) continue;
    row.customers += 1;
    const own = balance === null ? null : toBase(balance, currency);
    row.balance = row.balance === null || own === null ? null : row.balance.plus(own);
  }
  return rows as PortfolioReport['classes'];
}

const NOT_SINGLE = { singleRate: null, singleReason: '', singleEvidence: '' };

function provisionFor(analysis: Analysis, members: readonly Member[], toBase: ToBase): Provision {
  const { ledger, asOf, bases } = analysis;
  const { policy, standards } = ledger;
  const customers = bases.map(({ customer, accounts }, place) => {
    const { id, unknown } = members[place] as Member;
    const settledAccounts = accounts.map(({ settled }) => settled);
    return {
      id,
      relatedParty: customer?.profile.relatedParty ?? false,
      single: customer?.profile ?? NOT_SINGLE,
      accounts: settledAccounts,
      commercialNotes: settledAccounts.flatMap((account) => commercialNoteParts(account, asOf)),
      unknown,
    };
  });
  const { forwardFactor, currency } = policy;
  return provisionOf(customers, { lossRate: standards.lossRate, forwardFactor, currency }, asOf, toBase);
}

function interestOf({ bases, asOf }: Analysis): PortfolioReport['lateInterest'] {
  return bases.flatMap((basis) => {
    const { id, customer, accounts } = basis;
    const rate = customer?.profile.interestRate ?? null;
    if (rate === null) return [];
    let total: Known<Money> = whyUncounted(basis) === null ? ZERO : null;
    for (const { settled, worth } of accounts) {
      const own = lateInterest(settled, rate, asOf);
      if (own === null || own.isZero()) continue;
      total = total === null || worth === null ? null : total.plus(own.times(worth));
    }
    return [{ id, amount: total }];
  });
}
