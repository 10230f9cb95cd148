/** Customer tiers (ABC by sales × grade) and who may approve a limit (domain: Defaults). */
import { ZERO, type Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { CustomerId, Standards } from '../../ledger/records';
import type { Authority } from '../../ledger/standards';
import type { Grade } from '../../ledger/tables';

export type Tier = 'A' | 'B' | 'C';

export interface TierSales {
  readonly id: CustomerId;
  /** Sales of twelve months in one currency for all; null when they are not known. */
  readonly sales: Money | null;
}

/**
 * A: the customers that make the first part of all sales (policy `tierA`), the one that crosses the mark included; B up to
 * `tierB`; C the rest, and those without sales. Customers of equal sales share a tier. null: sales not known.
 */
export function tiersOf(
  customers: readonly TierSales[],
  { tierA, tierB }: Pick<Policy, 'tierA' | 'tierB'>,
): ReadonlyMap<CustomerId, Tier | null> {
  const sold = customers
    .flatMap(({ sales }) => (sales?.gt(0) === true ? [sales] : []))
    .sort((a, b) => b.comparedTo(a));
  const total = sold.reduce((sum, sales) => sum.plus(sales), ZERO);
  const greater = new Map<string, Money>();
  let before = ZERO;
  for (const sales of sold) {
    if (!greater.has(sales.toFixed())) greater.set(sales.toFixed(), before);
    before = before.plus(sales);
  }
  const tierOf = ({ sales }: TierSales): Tier | null => {
    if (sales === null) return null;
    const above = greater.get(sales.toFixed());
    if (above === undefined) return 'C';
    if (above.lt(total.times(tierA))) return 'A';
    return above.lt(total.times(tierB)) ? 'B' : 'C';
  };
  return new Map(customers.map((customer) => [customer.id, tierOf(customer)]));
}

/** strong: AAA to A · fair: BBB and BB · weak: B or worse. */
export type GradeBand = 'strong' | 'fair' | 'weak';

const BAND: Readonly<Record<Grade, GradeBand>> = {
  AAA: 'strong',
  AA: 'strong',
  A: 'strong',
  BBB: 'fair',
  BB: 'fair',
  B: 'weak',
  C: 'weak',
  D: 'weak',
};

export function gradeBandOf(grade: Grade): GradeBand {
  return BAND[grade];
}

/** How a customer is dealt with; the words belong to the faces. */
export type Treatment =
  /** Key account, yearly review. */
  | 'keyAccount'
  /** Key account watched: half-yearly review, limit held. */
  | 'keyWatched'
  /** Large and weak: security before any further credit. */
  | 'keySecured'
  /** Standard terms; may grow. */
  | 'develop'
  /** Standard terms, half-yearly review. */
  | 'standard'
  /** Limit and terms reduced. */
  | 'reduce'
  /** Small and sound: standard small limit, simplified review. */
  | 'simplified'
  /** Small: shorter terms. */
  | 'shorterTerms'
  /** Delivery against prepayment. */
  | 'prepayment';

const TREATMENT: Readonly<Record<Tier, Readonly<Record<GradeBand, Treatment>>>> = {
  A: { strong: 'keyAccount', fair: 'keyWatched', weak: 'keySecured' },
  B: { strong: 'develop', fair: 'standard', weak: 'reduce' },
  C: { strong: 'simplified', fair: 'shorterTerms', weak: 'prepayment' },
};

export function treatmentOf(tier: Tier, grade: Grade): Treatment {
  return TREATMENT[tier][gradeBandOf(grade)];
}

/** Above every amount of the list. */
const HIGHEST: Authority = 'generalManager';
/** Names an amount of the list, not a person. */
const TWO_SIGNATURES: Authority = 'twoSignatures';

export interface ApprovalNeeded {
  /** An `Authority`, or a name of the workbook's own. */
  readonly authority: string;
  readonly twoSignatures: boolean;
}

/**
 * Who may approve a limit of this amount, in the book's currency: the lowest whose amount reaches it, one higher when it is
 * raised above the advice. Above 500,000 (setting) two sign.
 * @param amount the limit after the change.
 */
export function authorityFor(
  amount: Money,
  aboveAdvice: boolean,
  { authority }: Pick<Standards, 'authority'>,
): ApprovalNeeded {
  const people = [...authority]
    .filter(([name]) => name !== TWO_SIGNATURES && name !== HIGHEST)
    .sort(([, a], [, b]) => a.comparedTo(b));
  const reached = people.find(([, upTo]) => amount.lte(upTo));
  // Somebody else of the same amount is no level higher.
  const higher = people.find(([, upTo]) => reached !== undefined && upTo.gt(reached[1]));
  const [name] = (aboveAdvice ? higher : reached) ?? [HIGHEST];
  const twoFrom = authority.get(TWO_SIGNATURES);
  return {
    authority: name,
    twoSignatures: twoFrom !== undefined && amount.gt(twoFrom),
  };
}
