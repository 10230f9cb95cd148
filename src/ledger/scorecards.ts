/**
 * The scorecards a ledger starts with (domain: Defaults). Bins are tested top down. Shares are decimals (0.95 is 95 %);
 * `operatingCashFlow` is how many of the last periods running were negative; `qualitative` bins are tested once per answer
 * (good, fair, poor) and averaged; `externalRating` bins are texts, and a rating that is none of them is missing.
 */
import { money } from './money';
import type { Bin, CardLine, Scorecard } from './records';
import type { CardKey, Characteristic, Operator } from './choices';

/** `<= 5: 90` …; texts are tested for equality. */
function bins(...entries: readonly (readonly [operator: Operator, bound: string, points: number])[]): Bin[] {
  return entries.map(([operator, bound, points]) => ({ operator, bound, points: money(String(points)) }));
}

/** Ratings of Chinese and foreign agencies by their letters; the points are practice. */
const RATINGS = bins(
  ['=', 'AAA', 100],
  ['=', 'AA+', 90],
  ['=', 'AA', 80],
  ['=', 'AA-', 70],
  ['=', 'A+', 60],
  ['=', 'A', 50],
  ['=', 'A-', 45],
  ['=', 'BBB', 30],
  ['=', 'BB', 15],
  ['=', 'B', 5],
  ['=', 'CCC', 0],
  ['=', 'CC', 0],
  ['=', 'C', 0],
  ['=', 'D', 0],
);

const BINS: Readonly<Record<Characteristic, readonly Bin[]>> = {
  dbt: bins(
    ['<=', '0', 100],
    ['<=', '5', 90],
    ['<=', '15', 75],
    ['<=', '30', 50],
    ['<=', '60', 25],
    ['>', '60', 0],
  ),
  onTimeShare: bins(
    ['>=', '0.95', 100],
    ['>=', '0.85', 80],
    ['>=', '0.7', 60],
    ['>=', '0.5', 35],
    ['else', '', 0],
  ),
  longestOverdue: bins(['<=', '0', 100], ['<=', '30', 60], ['<=', '90', 25], ['>', '90', 0]),
  worsening: bins(['<=', '-5', 100], ['<=', '5', 70], ['<=', '10', 40], ['>', '10', 0]),
  yearsAsCustomer: bins(['<', '1', 30], ['<', '3', 60], ['<', '5', 80], ['>=', '5', 100]),
  salesGrowth: bins(['<', '-0.3', 20], ['<', '-0.1', 50], ['<', '0.1', 70], ['>=', '0.1', 100]),
  peakUtilisation: bins(['<=', '0.5', 100], ['<=', '0.8', 80], ['<=', '1', 50], ['>', '1', 0]),
  zScore: bins(['<', '1.1', 0], ['<', '1.8', 40], ['<=', '2.6', 65], ['>', '2.6', 100]),
  currentRatio: bins(['<', '0.8', 0], ['<', '1', 30], ['<', '1.5', 60], ['<', '2', 85], ['>=', '2', 100]),
  liabilitiesToAssets: bins(
    ['>', '0.85', 0],
    ['>', '0.7', 40],
    ['>', '0.6', 60],
    ['>', '0.4', 85],
    ['<=', '0.4', 100],
  ),
  netMargin: bins(['<', '0', 0], ['<', '0.02', 40], ['<', '0.05', 70], ['>=', '0.05', 100]),
  operatingCashFlow: bins(['>=', '2', 0], ['>=', '1', 40], ['<', '1', 100]),
  yearsInBusiness: bins(['<', '1', 0], ['<', '3', 40], ['<', '10', 75], ['>=', '10', 100]),
  paidInCapital: bins(['<', '50', 20], ['<', '500', 50], ['<', '5000', 80], ['>=', '5000', 100]),
  externalRating: RATINGS,
  qualitative: bins(['=', 'good', 100], ['=', 'fair', 60], ['=', 'poor', 0]),
};

function card(key: CardKey, weights: Partial<Record<Characteristic, number>>): Scorecard {
  const lines = Object.entries(weights).map(([characteristic, weight]): CardLine => ({
    characteristic: characteristic as Characteristic,
    weight: money(String(weight)),
    bins: BINS[characteristic as Characteristic],
  }));
  return { card: key, version: 1, lines };
}

export const DEFAULT_SCORECARDS: Readonly<Record<CardKey, Scorecard>> = {
  standard: card('standard', {
    dbt: 15,
    onTimeShare: 10,
    longestOverdue: 10,
    worsening: 5,
    yearsAsCustomer: 5,
    salesGrowth: 5,
    peakUtilisation: 5,
    zScore: 10,
    currentRatio: 5,
    liabilitiesToAssets: 5,
    netMargin: 5,
    operatingCashFlow: 5,
    yearsInBusiness: 4,
    paidInCapital: 2,
    externalRating: 4,
    qualitative: 5,
  }),
  // 50 : 25 : 25 as 30 : 15 : 15, for a weight of 50 ÷ 3 could not be written exactly, and only proportions count.
  newCustomer: card('newCustomer', {
    zScore: 10,
    currentRatio: 5,
    liabilitiesToAssets: 5,
    netMargin: 5,
    operatingCashFlow: 5,
    yearsInBusiness: 6,
    paidInCapital: 3,
    externalRating: 6,
    qualitative: 15,
  }),
};
