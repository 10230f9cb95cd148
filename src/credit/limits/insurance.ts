/** Credit insurance (信保) on what is open (domain: Exposure, limit, utilisation): shown beside the limit, not in it. */
import { daysBetween, type Day } from '../../ledger/day';
import { maxMoney, minMoney, sumMoney, ZERO, type Currency, type Money } from '../../ledger/money';
import type { CustomerId, Limit, Rate, RowAt } from '../../ledger/records';
import { figuresText } from '../findings/finding';
import type { Finding, Known, WhyCode } from '../report';
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
  let missing = false;
  const into = (to: Currency, amount: Money, from: Currency): Money => {
    const converted = convert(amount, from, to, asOf, book);
    if (converted.amount === null) {
      missing = true;
      return ZERO;
    }
    rates.push(...converted.rates);
    return converted.amount;
  };
  const amounts = policies.map(({ limit, parts: own }) => {
    const open = sumMoney(own.map((part) => into(limit.currency, insurable(part), part.currency)));
    const insured = limit.unlimited || limit.amount === null ? open : minMoney(open, limit.amount);
    return into(currency, insured.times(limit.percent), limit.currency);
  });
  return {
    amount: missing ? null : sumMoney(amounts),
    why: missing ? 'rate.missing' : null,
    policies,
    rates,
  };
}

/** exposure − cover, not clamped; null when either is unknown. */
export function netExposure(exposure: Known<Money>, { amount }: Pick<Cover, 'amount'>): Known<Money> {
  return exposure && amount && exposure.minus(amount);
}

function insurable({ open, disputed }: InsuredPart): Money {
  return maxMoney(ZERO, open.minus(disputed));
}

function policiesOf(limits: readonly Limit[], parts: readonly InsuredPart[]): PolicyCover[] {
  const insurance = limits.filter((limit) => limit.kind === 'insurance' && statesLimit(limit));
  const covered = new Map<Limit, InsuredPart[]>(insurance.map((limit) => [limit, []]));
  for (const part of parts) {
    const policy = lastApproved(insurance.filter((limit) => isInForce(limit, part.date)));
    if (policy) covered.get(policy)?.push(part);
  }
  return [...covered].map(([limit, own]) => ({ limit, parts: own }));
}

/**
 * `insurance.reportDue`: covered and more than `reportDays` overdue, one per currency, at the document that is latest; its
 * amount is the sum, its days the most. `insurance.outsideTerms`: at every document whose terms (document date to due date)
 * are longer than its policy covers.
 */
export function insuranceFindings(
  customer: CustomerId,
  { policies }: Pick<Cover, 'policies'>,
  asOf: Day,
  reportDays: number,
): Finding[] {
  return [...reportFindings(customer, policies, asOf, reportDays), ...termFindings(customer, policies)];
}

type Dated = InsuredPart & { readonly due: Day };

function isDated(part: InsuredPart): part is Dated {
  return part.due !== null;
}

function reportFindings(
  customer: CustomerId,
  policies: readonly PolicyCover[],
  asOf: Day,
  reportDays: number,
): Finding[] {
  const late = policies
    .flatMap(({ parts }) => parts.filter(isDated))
    .filter(({ due }) => daysBetween(due, asOf) > reportDays);
  return [...new Set(late.map(({ currency }) => currency))].map((currency) => {
    const own = late.filter((part) => part.currency === currency);
    const latest = own.reduce((found, part) => (part.due < found.due ? part : found));
    const text = figuresText({ currency, amount: sumMoney(own.map(({ open }) => open)) });
    return {
      rule: 'insurance.reportDue',
      severity: 'high',
      customer,
      at: latest.at,
      column: 'due',
      figures: { ...text, days: String(daysBetween(latest.due, asOf)) },
    };
  });
}

function termFindings(customer: CustomerId, policies: readonly PolicyCover[]): Finding[] {
  return policies.flatMap(({ limit: { insuredTermDays: covered }, parts }) => {
    if (covered === null) return [];
    return parts
      .filter(isDated)
      .filter(({ date, due }) => daysBetween(date, due) > covered)
      .map(({ at, date, due, open, currency }) => ({
        rule: 'insurance.outsideTerms' as const,
        severity: 'medium' as const,
        customer,
        at,
        column: 'due',
        figures: {
          ...figuresText({ currency, amount: open }),
          terms: String(daysBetween(date, due)),
          covered: String(covered),
        },
      }));
  });
}
