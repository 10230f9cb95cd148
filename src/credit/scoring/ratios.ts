/** Ratios of statements and Z'' (domain: Ratios and Z''; Altman, private non-manufacturers and emerging markets). */
import { money, type Money } from '../../ledger/money';
import type { FinancialFigure, FinancialStatement } from '../../ledger/records';
import type { KnownStatements } from './statements';

export type RatioWhy =
  | 'statement.none'
  | 'statement.stale'
  /** The statement does not say it. */
  | 'figure.missing'
  /** The denominator is not above 0. */
  | 'denominator'
  /** The figures do not cover twelve months. */
  | 'months'
  /** Not for financial or property companies. */
  | 'industry';

/** An exact ratio, or why there is none; `needs` names the figures the statement would have to say. */
export type Ratio =
  | { readonly value: Money; readonly statement: FinancialStatement }
  | {
      readonly value: null;
      readonly why: RatioWhy;
      readonly needs: readonly FinancialFigure[];
      readonly statement: FinancialStatement | null;
    };

export const RATIOS = [
  'currentRatio',
  'quickRatio',
  'liabilitiesToAssets',
  'currentLiabilitiesToEquity',
  'liabilitiesToEquity',
  'netMargin',
  'assetTurnover',
  'zScore',
  'zScoreEmergingMarkets',
] as const;
export type RatioName = (typeof RATIOS)[number];
export type Ratios = Readonly<Record<RatioName, Ratio>>;

/** Weights of X1 … X4 in Z'' for private non-manufacturers (Altman). */
const Z_WEIGHTS = { x1: money('6.56'), x2: money('3.26'), x3: money('6.72'), x4: money('1.05') };
/** What the emerging-market version adds; its zones are others, the two are never mixed. */
const Z_EMERGING_MARKETS = money('3.25');
/** Z'' above the first is safe, below the second distressed (Altman). */
export const Z_SAFE_ABOVE = money('2.6');
export const Z_DISTRESS_BELOW = money('1.1');

/** Companies whose statements Z'' does not fit. */
const NOT_MEASURED =
  /银行|保险|证券|期货|基金|信托|金融|小额贷款|小贷|融资租赁|保理|房地产|地产|置业|\b(?:banks?|banking|insurance|insurer|securities|brokerage|funds?|finance|financial|real\s+estate|property)\b/i;

/** Whether the 行业 text says a financial or property company; blank says nothing, and so is measured. */
export function isFinancialOrProperty(industry: string): boolean {
  return NOT_MEASURED.test(industry.normalize('NFKC'));
}

/**
 * Every ratio of a customer from its known statements: stock figures of the latest, flow figures and Z'' of the latest that
 * covers twelve months. Z'' is not for a financial or property company.
 */
export function ratiosOf(known: KnownStatements, industry: string): Ratios {
  const excluded = isFinancialOrProperty(industry);
  const of = (name: RatioName): Ratio =>
    excluded && Z_NAMES.includes(name) ? unknown('industry', [], known.annual) : ratioOf(known, name);
  return Object.fromEntries(RATIOS.map((name) => [name, of(name)])) as Record<RatioName, Ratio>;
}

const Z_NAMES: readonly RatioName[] = ['zScore', 'zScoreEmergingMarkets'];

type Figures = Readonly<Record<FinancialFigure, Money>>;

interface RatioForm {
  /** What it is made of. */
  readonly needs: readonly FinancialFigure[];
  /** flow: of the twelve months of one statement; stock: of its last day. */
  readonly kind: 'stock' | 'flow';
  /** null: a denominator is not above 0. */
  readonly of: (figures: Figures) => Money | null;
}

function over(part: Money, whole: Money): Money | null {
  return whole.gt(0) ? part.div(whole) : null;
}

function quotient(kind: RatioForm['kind'], part: FinancialFigure, whole: FinancialFigure): RatioForm {
  return { needs: [part, whole], kind, of: (figures) => over(figures[part], figures[whole]) };
}

const Z_FORM: RatioForm = {
  needs: [
    'currentAssets',
    'currentLiabilities',
    'totalAssets',
    'retainedEarnings',
    'ebit',
    'equity',
    'totalLiabilities',
  ],
  kind: 'flow',
  of: (figures) => {
    const { totalAssets } = figures;
    const x1 = over(figures.currentAssets.minus(figures.currentLiabilities), totalAssets);
    const x2 = over(figures.retainedEarnings, totalAssets);
    const x3 = over(figures.ebit, totalAssets);
    const x4 = over(figures.equity, figures.totalLiabilities);
    if (x1 === null || x2 === null || x3 === null || x4 === null) return null;
    const { x1: w1, x2: w2, x3: w3, x4: w4 } = Z_WEIGHTS;
    return w1.times(x1).plus(w2.times(x2)).plus(w3.times(x3)).plus(w4.times(x4));
  },
};

const FORMS: Readonly<Record<RatioName, RatioForm>> = {
  currentRatio: quotient('stock', 'currentAssets', 'currentLiabilities'),
  quickRatio: {
    needs: ['currentAssets', 'inventory', 'currentLiabilities'],
    kind: 'stock',
    of: ({ currentAssets, inventory, currentLiabilities }) =>
      over(currentAssets.minus(inventory), currentLiabilities),
  },
  liabilitiesToAssets: quotient('stock', 'totalLiabilities', 'totalAssets'),
  currentLiabilitiesToEquity: quotient('stock', 'currentLiabilities', 'equity'),
  liabilitiesToEquity: quotient('stock', 'totalLiabilities', 'equity'),
  netMargin: quotient('flow', 'netProfit', 'revenue'),
  assetTurnover: quotient('flow', 'revenue', 'totalAssets'),
  zScore: Z_FORM,
  zScoreEmergingMarkets: {
    ...Z_FORM,
    of: (figures) => Z_FORM.of(figures)?.plus(Z_EMERGING_MARKETS) ?? null,
  },
};

function ratioOf({ latest, annual, why }: KnownStatements, name: RatioName): Ratio {
  const { needs, kind, of } = FORMS[name];
  const statement = kind === 'flow' ? annual : latest;
  if (statement === null) return unknown(why ?? 'months', needs, latest);
  const missing = needs.filter((figure) => statement.figures[figure] === null);
  if (missing.length > 0) return unknown('figure.missing', missing, statement);
  const value = of(statement.figures as Figures);
  return value === null ? unknown('denominator', needs, statement) : { value, statement };
}

function unknown(
  why: RatioWhy,
  needs: readonly FinancialFigure[],
  statement: FinancialStatement | null,
): Ratio {
  return { value: null, why, needs, statement };
}

/**
 * How many of the last two periods of twelve months had an operating cash flow below 0, from the latest back: 2, 1 or 0; null
 * when the latest is not known. One that is negative with nothing known before it counts as 1.
 */
export function negativeCashFlows({ annual, previous }: KnownStatements): 0 | 1 | 2 | null {
  const last = annual?.figures.operatingCashFlow ?? null;
  if (last === null) return null;
  if (!last.lt(0)) return 0;
  return previous?.figures.operatingCashFlow?.lt(0) === true ? 2 : 1;
}
