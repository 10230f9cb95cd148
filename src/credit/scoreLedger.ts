/** Scores of a ledger's customers, from its analysis (domain: Scorecard). */
import { ZERO, type Money } from '../ledger/money';
import type { CustomerId } from '../ledger/records';
import type { Analysis } from './analysis';
import type { CustomerBasis } from './basis';
import { trailingSales } from './behaviour/sales';
import { convert } from './limits/rates';
import { peakUtilisation } from './peakUtilisation';
import { replayOf } from './replay';
import { scoreOf, type CustomerScore } from './scoring/score';
import { tiersOf, treatmentOf, type Tier, type Treatment } from './scoring/tiers';

export interface ScoredCustomer extends CustomerScore {
  readonly id: CustomerId;
  readonly basis: CustomerBasis;
  /** ABC by sales of twelve months; null when those are not known. */
  readonly tier: Tier | null;
  /** How to deal with it, by tier and grade in force; null without one of them. */
  readonly treatment: Treatment | null;
}

/** Customers of 客户 in row order; one that only documents name has no profile to score. */
export function scoreLedger(analysis: Analysis): ScoredCustomer[] {
  const scored = analysis.bases.flatMap((_, place) => {
    const score = scoreAt(analysis, place);
    return score ? [score] : [];
  });
  const tiers = tiersOf(
    scored.map(({ basis, sales }) => ({ id: basis.id, sales: salesInBase(analysis, basis, sales) })),
    analysis.ledger.policy,
  );
  return scored.map((customer) => {
    const tier = tiers.get(customer.basis.id) ?? null;
    const grade = customer.gradeInForce;
    const treatment = tier !== null && grade !== null ? treatmentOf(tier, grade) : null;
    return { ...customer, id: customer.basis.id, tier, treatment };
  });
}

/** The score of one customer, without its tier, which takes everybody's sales; null for one without a row. */
export function scoreAt(
  analysis: Analysis,
  place: number,
): (CustomerScore & { readonly basis: CustomerBasis }) | null {
  const { ledger, asOf, rates, bases, customers } = analysis;
  const basis = bases[place];
  const figures = customers[place];
  if (!basis?.customer || !figures) return null;
  const score = scoreOf({
    customer: basis.customer,
    currency: basis.currency,
    asOf,
    ledger: { ...ledger, statements: basis.statements },
    rates,
    accounts: basis.accounts.map(({ settled }) => settled),
    behaviour: basis.behaviour,
    unreadable: basis.unreadable,
    longestOverdue: figures.longestOverdue,
    whyLongestOverdue: figures.why['longestOverdue'] ?? null,
    peak: peakUtilisation(replayOf(analysis), basis, asOf),
    override: basis.onDay?.facts.grade ?? null,
  });
  return { ...score, basis };
}

/** 0 for a customer without any sale. */
function salesInBase(
  { asOf, rates, ledger }: Analysis,
  { currency }: CustomerBasis,
  sales: CustomerScore['sales'],
): Money | null {
  if (sales === null) return null;
  const amount = sales.sales.length === 0 ? ZERO : trailingSales(sales, asOf, TIER_MONTHS);
  return convert(amount, currency, ledger.policy.currency, asOf, rates).amount;
}

const TIER_MONTHS = 12;
