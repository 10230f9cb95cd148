/** The limit a customer has by itself on a day, and why (domain: Exposure, limit, utilisation); groups.ts says what its group leaves of it. */
import { addDays, type Day } from '../../ledger/day';
import { maxMoney, ZERO, type Currency, type Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { Limit, Rate } from '../../ledger/records';
import type { LimitKind, LimitStateName } from '../../ledger/tables';
import type { LimitFigures, LimitLowering, WhyCode } from '../report';
import { convert, NO_RATES, type RateBook } from './rates';

export interface LimitOptions {
  readonly rates: RateBook;
  readonly insuranceInLimit: Policy['insuranceInLimit'];
}

const WITHOUT_RATES: LimitOptions = { rates: NO_RATES, insuranceInLimit: 'no' };

/** Amounts of `figures`, `lapsed` and `belowBase` are in the customer's currency; the rows keep their own. */
export interface LimitDecision {
  readonly figures: LimitFigures;
  /** Reason code when the limit cannot be known; its amount is then null. */
  readonly unknown: WhyCode | null;
  /** The base limit in force, or the last one that ended when none is. */
  readonly base: Limit | null;
  /** Rows with an amount that are in force, in row order, insurance among them. */
  readonly inForce: readonly Limit[];
  /** Kinds of which two or more are in force together: the later-approved counts. */
  readonly overlaps: readonly { readonly kind: LimitKind; readonly rows: readonly Limit[] }[];
  /** Of temporary limits that ended, the last one, and what the limit would be with it. */
  readonly lapsed: { readonly limit: Limit; readonly amount: Money; readonly withIt: Money } | null;
  /** The temporary limit in force replaces a base limit that is higher. */
  readonly belowBase: { readonly limit: Limit; readonly amount: Money; readonly base: Money } | null;
  /** Rows of 汇率 the amounts rest on. */
  readonly rates: readonly Rate[];
}

/** From and to days are inclusive; a blank end is open. */
export function isInForce({ from, to }: Pick<Limit, 'from' | 'to'>, asOf: Day): boolean {
  return (from === null || from <= asOf) && (to === null || to >= asOf);
}

/** A blank amount is unset: such a row states no limit. */
export function statesLimit(limit: Limit): boolean {
  return limit.amount !== null || limit.unlimited;
}

/**
 * @param limits the customer's rows, in any currency: each counts at its rate on asOf, and where one that counts has none
 * the limit is unknown (`rate.missing`). A guarantee or collateral counts at its percentage while it is in force; alone, it
 * sets a limit. Credit insurance counts only by the setting, at its indemnity.
 */
export function decideLimit(
  limits: readonly Limit[],
  currency: Currency,
  asOf: Day,
  unreadable: boolean,
  { rates, insuranceInLimit }: LimitOptions = WITHOUT_RATES,
): LimitDecision {
  const stated = limits.filter(statesLimit);
  const inForce = stated.filter((limit) => isInForce(limit, asOf));
  const partsOn = (day: Day): Parts =>
    partsOf(
      stated,
      stated.filter((limit) => isInForce(limit, day)),
      day,
      insuranceInLimit,
      (limit) => countedIn(currency, limit, asOf, rates),
    );
  const parts = partsOn(asOf);
  const missing = countedOf(parts).some(({ amount }) => amount === null);
  const unknown = unreadable ? 'unreadable' : missing ? 'rate.missing' : null;
  return {
    figures: {
      ...figuresOf(parts, unknown !== null),
      lowerings: loweringsOf(parts, partsOn, unknown !== null),
    },
    unknown,
    base: parts.base?.limit ?? null,
    inForce,
    overlaps: overlapsOf(inForce),
    lapsed: lapsedOf(parts, countedIn(currency, lastEnded(ofKind(stated, 'temporary'), asOf), asOf, rates)),
    belowBase: belowBaseOf(parts),
    rates: countedOf(parts).flatMap((counted) => counted.rates),
  };
}

/** A row that may count. */
interface Counted {
  readonly limit: Limit;
  /** In the customer's currency; 0 for an unlimited row without an amount; null when its rate is missing. */
  readonly amount: Money | null;
  readonly rates: readonly Rate[];
}

function countedIn(currency: Currency, limit: Limit, asOf: Day, rates: RateBook): Counted;
function countedIn(currency: Currency, limit: Limit | null, asOf: Day, rates: RateBook): Counted | null;
function countedIn(currency: Currency, limit: Limit | null, asOf: Day, rates: RateBook): Counted | null {
  if (limit === null) return null;
  const converted = convert(limit.amount ?? ZERO, limit.currency, currency, asOf, rates);
  return { limit, amount: converted.amount, rates: converted.amount === null ? [] : converted.rates };
}

interface Parts {
  readonly base: Counted | null;
  readonly baseExpired: boolean;
  readonly temporary: Counted | null;
  /** Guarantees, collateral and, by the setting, insurance in force. */
  readonly security: readonly Counted[];
}

function partsOf(
  stated: readonly Limit[],
  inForce: readonly Limit[],
  asOf: Day,
  insuranceInLimit: Policy['insuranceInLimit'],
  count: (limit: Limit) => Counted,
): Parts {
  const current = lastApproved(ofKind(inForce, 'base'));
  const ended = current ? null : lastEnded(ofKind(stated, 'base'), asOf);
  const base = current ?? ended;
  const temporary = lastApproved(ofKind(inForce, 'temporary'));
  const insurance = insuranceInLimit === 'yes' ? lastApproved(ofKind(inForce, 'insurance')) : null;
  return {
    base: base && count(base),
    baseExpired: ended !== null,
    temporary: temporary && count(temporary),
    security: inForce
      .filter((limit) => limit.kind === 'guarantee' || limit.kind === 'collateral' || limit === insurance)
      .map(count),
  };
}

/** The rows the amount is the sum of. */
function countedOf(parts: Parts): Counted[] {
  const own = [replaces(parts) ? null : parts.base, parts.temporary];
  return [...own.filter((counted) => counted !== null), ...parts.security];
}

function ofKind(limits: readonly Limit[], kind: LimitKind): Limit[] {
  return limits.filter((limit) => limit.kind === kind);
}

function figuresOf(parts: Parts, unknown: boolean): Omit<LimitFigures, 'lowerings'> {
  const { base, temporary } = parts;
  const state = stateOf(parts);
  const known = state !== 'unset' && state !== 'unlimited' && !unknown;
  return {
    state,
    amount: known ? amountOf(parts) : null,
    base: base?.limit.amount ? base.amount : null,
    temporary: temporary?.amount ?? ZERO,
    collateral: collateralOf(parts),
    group: null,
    endsOn: endOf(parts),
  };
}

function replaces({ temporary }: Parts): boolean {
  return temporary?.limit.mode === 'replaces';
}

/** What has no rate adds nothing here: the limit is then unknown and its amount not told. */
function amountOf(parts: Parts): Money {
  const own = replaces(parts) ? ZERO : (parts.base?.amount ?? ZERO);
  return own.plus(parts.temporary?.amount ?? ZERO).plus(collateralOf(parts));
}

function collateralOf({ security }: Parts): Money {
  return security.reduce((sum, { limit, amount }) => sum.plus((amount ?? ZERO).times(limit.percent)), ZERO);
}

function stateOf(parts: Parts): LimitStateName {
  const { base, baseExpired, temporary, security } = parts;
  if (temporary?.limit.unlimited || (!replaces(parts) && !baseExpired && base?.limit.unlimited))
    return 'unlimited';
  if (!replaces(parts) && baseExpired) return 'expired';
  if (base === null && temporary === null && security.length === 0) return 'unset';
  return amountOf(parts).isZero() ? 'zero' : 'set';
}

/** The end of the row the limit stands on, above all of one without an amount; of security alone, the first of its ends. */
function endOf(parts: Parts): Day | null {
  const isDecisive = replaces(parts) || parts.temporary?.limit.unlimited === true;
  const decisive = isDecisive ? parts.temporary : (parts.base ?? parts.temporary);
  if (decisive) return decisive.limit.to;
  return parts.security.reduce<Day | null>(
    (first, { limit: { to } }) => (to !== null && (first === null || to < first) ? to : first),
    null,
  );
}

/** Nothing is said of a row that ends on the day the whole limit does, nor of one with a successor at least as high. */
function loweringsOf(parts: Parts, partsOn: (day: Day) => Parts, unknown: boolean): LimitLowering[] {
  if (unknown || stateOf(parts) !== 'set') return [];
  const now = amountOf(parts);
  const decisive = endOf(parts);
  const added = [parts.temporary, ...parts.security].filter((counted) => counted !== null);
  return added
    .flatMap(({ limit: { kind, to } }) => (to === null || to === decisive ? [] : [{ kind, endsOn: to }]))
    .sort((a, b) => a.endsOn - b.endsOn)
    .flatMap((ending) => {
      const then = grantedBy(partsOn(addDays(ending.endsOn, 1)));
      return then?.lt(now) ? [{ ...ending, then }] : [];
    });
}

/** What a decision goes by: 0 for a limit that ended; null for one without end. */
function grantedBy(parts: Parts): Money | null {
  const state = stateOf(parts);
  if (state === 'unlimited') return null;
  return state === 'set' ? maxMoney(ZERO, amountOf(parts)) : ZERO;
}

/** A missing rate of a limit that ended does not make the present one unknown; what would be with it is not told. */
function lapsedOf(parts: Parts, lapsed: Counted | null): LimitDecision['lapsed'] {
  if (!lapsed?.limit.amount || lapsed.amount === null) return null;
  const { limit, amount } = lapsed;
  return { limit, amount, withIt: amountOf({ ...parts, temporary: lapsed }) };
}

function belowBaseOf(parts: Parts): LimitDecision['belowBase'] {
  const { base, baseExpired, temporary } = parts;
  if (!base?.amount || baseExpired || !temporary?.amount || !replaces(parts)) return null;
  if (temporary.limit.unlimited || !temporary.amount.lt(base.amount)) return null;
  return { limit: temporary.limit, amount: temporary.amount, base: base.amount };
}

/** Security of one kind adds up; of these kinds only one row can count. */
const SINGLE: readonly LimitKind[] = ['base', 'temporary', 'insurance'];

function overlapsOf(inForce: readonly Limit[]): { kind: LimitKind; rows: Limit[] }[] {
  return SINGLE.map((kind) => ({ kind, rows: ofKind(inForce, kind) })).filter(({ rows }) => rows.length > 1);
}

/** The later-approved counts; without a date of approval, the later start; then the lower row. */
export function lastApproved(limits: readonly Limit[]): Limit | null {
  return greatest(limits, ({ approvedOn, from, at }) => [approvedOn ?? from, from, at.position]);
}

function lastEnded(limits: readonly Limit[], asOf: Day): Limit | null {
  const ended = limits.filter(({ to }) => to !== null && to < asOf);
  return greatest(ended, ({ to, approvedOn, at }) => [to, approvedOn, at.position]);
}

function greatest(limits: readonly Limit[], rank: (limit: Limit) => (number | null)[]): Limit | null {
  return limits.reduce<Limit | null>(
    (best, limit) => (best === null || compareRanks(rank(limit), rank(best)) > 0 ? limit : best),
    null,
  );
}

function compareRanks(a: readonly (number | null)[], b: readonly (number | null)[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? -Infinity) - (b[index] ?? -Infinity);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}
