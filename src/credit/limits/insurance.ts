/** Credit insurance (信保) on what is open (domain: Exposure, limit, utilisation): shown beside the limit, not in it. */
import type { Day } from '../../ledger/day';
import { maxMoney, minMoney, sumMoney, ZERO, type Currency, type Money } from '../../ledger/money';
import type { Limit, Rate, RowAt } from '../../ledger/records';
import { disputesOf } from '../ageing/disputes';
import type { SettledAccount } from '../settlement/settle';
import type { Known, WhyCode } from '../report';
import type { Entry } from '../settlement/entry';
import { fromUnits } from '../settlement/units';
import { isInForce, lastApproved, statesLimit } from './limits';
import { convert, type RateBook } from './rates';

/** An open document marked as insured, or one instalment of it. */
export interface InsuredPart {
  readonly at: RowAt;
  /** Document date: what decides whether a policy covers it. */
  readonly date: Day;
  readonly due: Day | null;
  /** > 0. */
  readonly open: Money;
  /** Of it in dispute: the insurer pays nothing on that. */
  readonly disputed: Money;
  readonly currency: Currency;
}

/** One policy, and what it covers. */
export interface PolicyCover {
  readonly limit: Limit;
  readonly parts: readonly InsuredPart[];
}

export interface Cover {
  /** In the customer's currency; null with its reason. 0 without insurance. */
  readonly amount: Known<Money>;
  readonly why: WhyCode | null;
  readonly policies: readonly PolicyCover[];
  readonly rates: readonly Rate[];
}

/**
 * Σ over the policies of min(Σ open and undisputed, approved buyer limit) × indemnity. A policy covers what is dated in its
 * period, both days inclusive, also after it ended; of two that do, the later-approved does. A policy that names no buyer
 * limit covers nothing, one without end all of it. Terms longer than insured are a finding and do not lower the cover.
 * @param limits the customer's rows of 授信; those that are no insurance are passed over.
 */
export function coverOf(
  limits: readonly Limit[],
  parts: readonly InsuredPart[],
  currency: Currency,
  asOf: Day,
  book: RateBook,
): Cover {
  const policies = policiesOf(limits, parts);
  const rates: Rate[] = [];
  const into = (to: Currency, amount: Known<Money>, from: Currency): Known<Money> => {
    if (amount === null) return null;
    const converted = convert(amount, from, to, asOf, book);
    if (converted.amount !== null) rates.push(...converted.rates);
    return converted.amount;
  };
  const amount = totalOf(
    policies.map(({ limit, parts: own }) => {
      const open = totalOf(own.map((part) => into(limit.currency, insurable(part), part.currency)));
      return into(currency, open && covered(limit, open), limit.currency);
    }),
  );
  return { amount, why: amount === null ? 'rate.missing' : null, policies, rates };
}

function covered({ unlimited, amount, percent }: Limit, open: Money): Money {
  return (unlimited || amount === null ? open : minMoney(open, amount)).times(percent);
}

/** null when any of them is. */
function totalOf(amounts: readonly Known<Money>[]): Known<Money> {
  const known = amounts.filter((amount) => amount !== null);
  return known.length < amounts.length ? null : sumMoney(known);
}

/** exposure − cover, not clamped; null when either is unknown. */
export function netExposure(exposure: Known<Money>, { amount }: Pick<Cover, 'amount'>): Known<Money> {
  return exposure && amount && exposure.minus(amount);
}

function insurable({ open, disputed }: InsuredPart): Money {
  return maxMoney(ZERO, open.minus(disputed));
}

/** Every insurance row of the limits, and what it covers of the parts. */
export function policiesOf(limits: readonly Limit[], parts: readonly InsuredPart[]): PolicyCover[] {
  const insurance = limits.filter((limit) => limit.kind === 'insurance' && statesLimit(limit));
  const covered = new Map<Limit, InsuredPart[]>(insurance.map((limit) => [limit, []]));
  for (const part of parts) {
    const policy = lastApproved(insurance.filter((limit) => isInForce(limit, part.date)));
    if (policy) covered.get(policy)?.push(part);
  }
  return [...covered].map(([limit, own]) => ({ limit, parts: own }));
}

/**
 * The open parts of insured documents. An account whose figures nobody may use (before its opening) has none. A dishonoured
 * note stands for the claims it had settled, so what it revives is insured as those were.
 */
export function insuredPartsOf(
  accounts: readonly { readonly settled: SettledAccount }[],
  asOf: Day,
): InsuredPart[] {
  return accounts
    .filter(({ settled }) => !settled.account.beforeOpening)
    .flatMap(({ settled }) => {
      const disputes = disputesOf(settled, asOf, 0);
      return settled.entries.filter(isInsured).map((entry) => ({
        at: entry.document.at,
        date: entry.documentDate,
        due: entry.due,
        open: fromUnits(entry.open, settled.scale),
        disputed: fromUnits(disputes.get(entry)?.amount ?? 0n, settled.scale),
        currency: settled.account.currency,
      }));
    });
}

function isInsured(entry: Entry): boolean {
  let claim = entry;
  while (claim.revives) claim = claim.revives;
  return entry.role === 'debit' && entry.open > 0n && claim.document.details.insured;
}
