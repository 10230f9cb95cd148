/** The six methods of limit advice, each an amount and what it was made of, or why there is none (domain: Limit advice). */
import { maxMoney, minMoney, moneyText, ZERO, type Money } from '../../ledger/money';
import type { Standards } from '../../ledger/records';
import { workingAssetsShare } from '../../ledger/standards';
import type { Grade } from '../../ledger/tables';

export type MethodId = 'need' | 'netWorth' | 'workingAssets' | 'historyPeak' | 'capacity' | 'appetite';

export type MethodWhy =
  /** No 预计年销售额. */
  | 'forecast.missing'
  /** No invoice of twelve months has a due date, and the terms cannot be read. */
  | 'term.unknown'
  /** No fresh statement says it. */
  | 'statement.missing'
  /** A ratio's denominator is not above 0. */
  | 'denominator'
  /** No bound of the table holds. */
  | 'standard.missing'
  /** No balance of twelve months to judge by. */
  | 'history.none'
  | 'grade.none'
  /** Neither our exposure nor our capital is known. */
  | 'exposure.unknown'
  /** Nobody owes anything yet, and our capital is not given: there is nothing to take a share of. */
  | 'exposure.none'
  | 'rate.missing';

/** All money in one currency: the customer's. null: unknown. */
export interface AdviceFigures {
  /** 预计年销售额, without tax. */
  readonly forecastSales: Money | null;
  readonly vatRate: Money;
  /** Average days from document to due date, and from order to invoice where those are in exposure. */
  readonly termDays: Money | null;
  readonly orderDays: Money;
  /** Of the latest fresh statement. */
  readonly currentAssets: Money | null;
  readonly inventory: Money | null;
  readonly currentLiabilities: Money | null;
  readonly totalLiabilities: Money | null;
  readonly equity: Money | null;
  readonly intangibles: Money | null;
  /** Revenue of twelve months. */
  readonly turnover: Money | null;
  /** Highest balance of twelve months whose documents were all settled in time. */
  readonly peak: Money | null;
  /** Our capital where the policy gives it, else our whole exposure. */
  readonly appetiteBase: Money | null;
  /** Why a figure is null that a rate would give. */
  readonly rateMissing: boolean;
}

export interface AdviceSettings {
  readonly netWorthShare: Money;
  readonly peakFactor: Money;
  readonly appetiteShare: Money;
  readonly standards: Standards;
}

export interface Method {
  readonly id: MethodId;
  /** ≥ 0, before the grade factor, exact; null with the reason. */
  readonly amount: Money | null;
  /** Name → exact text. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly why: MethodWhy | null;
}

const DAYS_A_YEAR = 365;

/** Every method, in the order of the domain. */
export function methodsOf(figures: AdviceFigures, grade: Grade | null, settings: AdviceSettings): Method[] {
  return [
    need(figures),
    netWorth(figures, settings),
    workingAssets(figures, settings),
    historyPeak(figures, settings),
    capacity(figures, grade, settings),
    appetite(figures, settings),
  ];
}

/** 销售量法: forecast annual sales × (1 + VAT) × days ÷ 365. */
function need({ forecastSales, vatRate, termDays, orderDays }: AdviceFigures): Method {
  const inputs = { forecastSales, vatRate, termDays, orderDays };
  if (forecastSales === null) return none('need', 'forecast.missing', inputs);
  if (termDays === null) return none('need', 'term.unknown', inputs);
  const days = termDays.plus(orderDays);
  return some('need', forecastSales.times(vatRate.plus(1)).times(days).div(DAYS_A_YEAR), inputs);
}

/** 净资产法: a share of net worth. */
function netWorth({ equity, rateMissing }: AdviceFigures, { netWorthShare: share }: AdviceSettings): Method {
  const inputs = { equity, share };
  return equity === null
    ? none('netWorth', statementWhy(rateMissing), inputs)
    : some('netWorth', equity.times(share), inputs);
}

/**
 * 营运资产: (working capital + net worth) ÷ 2 × a share by v = current ratio + quick ratio − current liabilities ÷ net worth
 * − total liabilities ÷ net worth. Net worth not above 0 gives 0.
 */
function workingAssets(figures: AdviceFigures, { standards }: AdviceSettings): Method {
  const { currentAssets, inventory, currentLiabilities, totalLiabilities, equity } = figures;
  const inputs = { currentAssets, inventory, currentLiabilities, totalLiabilities, equity };
  if (equity?.lte(0) === true) return some('workingAssets', ZERO, inputs);
  if (
    currentAssets === null ||
    inventory === null ||
    currentLiabilities === null ||
    totalLiabilities === null ||
    equity === null
  ) {
    return none('workingAssets', statementWhy(figures.rateMissing), inputs);
  }
  if (!currentLiabilities.gt(0)) return none('workingAssets', 'denominator', inputs);
  const v = currentAssets
    .plus(currentAssets.minus(inventory))
    .div(currentLiabilities)
    .minus(currentLiabilities.plus(totalLiabilities).div(equity));
  const base = currentAssets.minus(currentLiabilities).plus(equity).div(2);
  const share = workingAssetsShare(standards, v);
  const all = { ...inputs, v, base, share };
  return share === null
    ? none('workingAssets', 'standard.missing', all)
    : some('workingAssets', base.times(share), all);
}

function historyPeak({ peak }: AdviceFigures, { peakFactor: factor }: AdviceSettings): Method {
  const inputs = { peak, factor };
  return peak === null
    ? none('historyPeak', 'history.none', inputs)
    : some('historyPeak', peak.times(factor), inputs);
}

/** min(x % of tangible net worth, y % of turnover), both by grade. */
function capacity(
  { equity, intangibles, turnover, rateMissing }: AdviceFigures,
  grade: Grade | null,
  { standards }: AdviceSettings,
): Method {
  if (grade === null) return none('capacity', 'grade.none', { equity, intangibles, turnover });
  const netWorthShare = standards.netWorthShare.get(grade) ?? null;
  const turnoverShare = standards.turnoverShare.get(grade) ?? null;
  const inputs = { equity, intangibles, turnover, netWorthShare, turnoverShare };
  if (netWorthShare === null || turnoverShare === null) return none('capacity', 'standard.missing', inputs);
  if (equity === null || intangibles === null || turnover === null) {
    return none('capacity', statementWhy(rateMissing), inputs);
  }
  const tangible = equity.minus(intangibles);
  const amount = minMoney(tangible.times(netWorthShare), turnover.times(turnoverShare));
  return some('capacity', amount, { ...inputs, tangible });
}

/** The largest share of our exposure, or of our capital, for one customer. */
function appetite({ appetiteBase }: AdviceFigures, { appetiteShare: share }: AdviceSettings): Method {
  const inputs = { appetiteBase, share };
  if (appetiteBase === null) return none('appetite', 'exposure.unknown', inputs);
  return appetiteBase.isZero()
    ? none('appetite', 'exposure.none', inputs)
    : some('appetite', appetiteBase.times(share), inputs);
}

function statementWhy(rateMissing: boolean): MethodWhy {
  return rateMissing ? 'rate.missing' : 'statement.missing';
}

type Inputs = Readonly<Record<string, Money | null>>;

function some(id: MethodId, amount: Money, inputs: Inputs): Method {
  return { id, amount: maxMoney(ZERO, amount), inputs: texts(inputs), why: null };
}

function none(id: MethodId, why: MethodWhy, inputs: Inputs): Method {
  return { id, amount: null, inputs: texts(inputs), why };
}

/** What is unknown is left out. */
function texts(inputs: Inputs): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => (value === null ? [] : [[name, moneyText(value)]])),
  );
}

/** The largest multiple of the step that is not above the amount; a step of 0 leaves it as it is. */
export function roundDown(amount: Money, step: Money): Money {
  return step.isZero() ? amount : amount.div(step).floor().times(step);
}

/** Factor of a grade on the advice; a customer scored as new has at most that of A. null: the table has none. */
export function factorOf(
  grade: Grade,
  isNew: boolean,
  { gradeFactor }: Pick<Standards, 'gradeFactor'>,
): Money | null {
  const factor = gradeFactor.get(grade) ?? null;
  const most = gradeFactor.get('A') ?? null;
  return isNew && factor !== null && most !== null ? minMoney(factor, most) : factor;
}
