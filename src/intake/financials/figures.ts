/** From the lines of statements to the figures the 财务 table keeps. A figure that the lines do not give is not there. */
import { sumMoney, type Money } from '../../ledger/money';
import type { FinancialFigure } from '../../ledger/records';
import type { Line } from './lines';

export type Lines = ReadonlyMap<Line, Money>;

/** The lines each figure is made of, the one that states it outright first. */
export const LINES_OF_FIGURE: Readonly<Record<FinancialFigure, readonly Line[]>> = {
  currentAssets: ['currentAssets'],
  inventory: ['inventory'],
  totalAssets: ['totalAssets'],
  intangibles: ['intangibles'],
  currentLiabilities: ['currentLiabilities'],
  totalLiabilities: ['totalLiabilities'],
  retainedEarnings: ['retainedEarnings', 'undistributedProfit', 'surplusReserve'],
  equity: ['equity'],
  revenue: ['revenue'],
  ebit: ['ebit', 'profitBeforeTax', 'interestExpense', 'financeCosts'],
  netProfit: ['netProfit'],
  operatingCashFlow: ['operatingCashFlow'],
};

/** null: the lines do not give it. */
export function figureOf(figure: FinancialFigure, lines: Lines): Money | null {
  if (figure === 'retainedEarnings') return retainedEarnings(lines);
  if (figure === 'ebit') return ebit(lines);
  return lines.get(figure) ?? null;
}

/**
 * 留存收益 = 盈余公积 + 未分配利润. A surplus reserve that is left blank is nothing only where the rest of the equity adds up
 * to its total without it.
 */
function retainedEarnings(lines: Lines): Money | null {
  const stated = lines.get('retainedEarnings');
  if (stated !== undefined) return stated;
  const undistributed = lines.get('undistributedProfit');
  if (undistributed === undefined) return null;
  const surplus = lines.get('surplusReserve');
  if (surplus !== undefined) return undistributed.plus(surplus);
  const paidIn = lines.get('paidInCapital');
  if (paidIn === undefined) return null;
  const rest = sumMoney([paidIn, undistributed, ...[lines.get('capitalReserve')].filter(isThere)]);
  return lines.get('equity')?.eq(rest) === true ? undistributed : null;
}

function isThere(amount: Money | undefined): amount is Money {
  return amount !== undefined;
}

/** 利润总额 + 利息费用; 财务费用 stands for the interest where that has no line of its own (practice). */
function ebit(lines: Lines): Money | null {
  const stated = lines.get('ebit');
  if (stated !== undefined) return stated;
  const profit = lines.get('profitBeforeTax');
  const interest = lines.get('interestExpense') ?? lines.get('financeCosts');
  return profit === undefined || interest === undefined ? null : profit.plus(interest);
}

/** 资产 − (负债 + 所有者权益), or − their printed total where one of the two is not there; null when that is not there either. */
export function balanceDifference(lines: Lines): Money | null {
  const assets = lines.get('totalAssets');
  if (assets === undefined) return null;
  const liabilities = lines.get('totalLiabilities');
  const equity = lines.get('equity');
  if (liabilities !== undefined && equity !== undefined) return assets.minus(liabilities).minus(equity);
  const other = lines.get('liabilitiesAndEquity');
  return other === undefined ? null : assets.minus(other);
}
