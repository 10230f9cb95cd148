/** The limit a customer has on a day, and why (domain: Exposure, limit, utilisation). No groups: `shared` cannot arise. */
import type { Day } from '../../ledger/day';
import { ZERO, type Currency, type Money } from '../../ledger/money';
import type { Limit } from '../../ledger/records';
import type { LimitKind, LimitStateName } from '../../ledger/tables';
import type { LimitFigures, WhyCode } from '../report';

export interface LimitDecision {
  readonly figures: LimitFigures;
  /** Reason code when the limit cannot be known; its amount is then null. */
  readonly unknown: WhyCode | null;
  /** The base limit in force, or the last one that ended when none is. */
  readonly base: Limit | null;
  /** Rows with an amount that are in force, in row order. */
  readonly inForce: readonly Limit[];
  /** Kinds of which two or more are in force together: the later-approved counts. */
  readonly overlaps: readonly { readonly kind: LimitKind; readonly rows: readonly Limit[] }[];
  /** Temporary limits that ended, the last one first, and what the limit would be with it. */
  readonly lapsed: { readonly limit: Limit; readonly withIt: Money } | null;
}

/** From and to days are inclusive; a blank end is open. */
export function isInForce({ from, to }: Limit, asOf: Day): boolean {
  return (from === null || from <= asOf) && (to === null || to >= asOf);
}

/** A blank amount is unset: such a row states no limit. */
export function statesLimit(limit: Limit): boolean {
  return limit.amount !== null || limit.unlimited;
}

/**
 * @param limits the customer's rows. Amounts in another currency than the customer's are not converted: the limit is then
 * unknown. A guarantee or collateral counts at its percentage while it is in force; alone, it sets a limit.
 */
export function decideLimit(
  limits: readonly Limit[],
  currency: Currency,
  asOf: Day,
  unreadable: boolean,
): LimitDecision {
  const stated = limits.filter(statesLimit);
  const inForce = stated.filter((limit) => isInForce(limit, asOf));
  const parts = partsOf(stated, inForce, asOf);
  const unknown = unreadable
    ? 'unreadable'
    : inForce.some((limit) => limit.currency !== currency)
      ? 'currencies.differ'
      : null;
  return {
    figures: figuresOf(parts, unknown !== null),
    unknown,
    base: parts.base,
    inForce,
    overlaps: overlapsOf(inForce),
    lapsed: lapsedOf(parts, stated, asOf),
  };
}

interface Parts {
  readonly base: Limit | null;
  readonly baseExpired: boolean;
  readonly temporary: Limit | null;
  readonly collateral: Money;
  readonly secured: boolean;
}

function partsOf(stated: readonly Limit[], inForce: readonly Limit[], asOf: Day): Parts {
  const current = lastApproved(inForce.filter(({ kind }) => kind === 'base'));
  const ended = lastEnded(
    stated.filter(({ kind }) => kind === 'base'),
    asOf,
  );
  const security = inForce.filter(({ kind }) => kind === 'guarantee' || kind === 'collateral');
  return {
    base: current ?? ended,
    baseExpired: current === null && ended !== null,
    temporary: lastApproved(inForce.filter(({ kind }) => kind === 'temporary')),
    collateral: security.reduce(
      (sum, { amount, percent }) => sum.plus((amount ?? ZERO).times(percent)),
      ZERO,
    ),
    secured: security.length > 0,
  };
}

function figuresOf(parts: Parts, unknown: boolean): LimitFigures {
  const { base, temporary, collateral } = parts;
  const state = stateOf(parts);
  const known = state !== 'unset' && state !== 'unlimited' && !unknown;
  return {
    state,
    amount: known ? amountOf(parts) : null,
    base: base?.amount ?? null,
    temporary: temporary?.amount ?? ZERO,
    collateral,
    endsOn: decisive(parts)?.to ?? null,
  };
}

function amountOf({ base, temporary, collateral }: Parts): Money {
  const own = temporary?.mode === 'replaces' ? ZERO : (base?.amount ?? ZERO);
  return own.plus(temporary?.amount ?? ZERO).plus(collateral);
}

function stateOf(parts: Parts): LimitStateName {
  const { base, baseExpired, temporary, secured } = parts;
  const replaced = temporary?.mode === 'replaces';
  if (temporary?.unlimited || (!replaced && !baseExpired && base?.unlimited)) return 'unlimited';
  if (!replaced && baseExpired) return 'expired';
  if (base === null && temporary === null && !secured) return 'unset';
  return amountOf(parts).isZero() ? 'zero' : 'set';
}

/** The row whose end is the end of the limit. */
function decisive({ base, temporary }: Parts): Limit | null {
  return temporary?.mode === 'replaces' ? temporary : base;
}

function lapsedOf(parts: Parts, stated: readonly Limit[], asOf: Day): LimitDecision['lapsed'] {
  const limit = lastEnded(
    stated.filter(({ kind }) => kind === 'temporary'),
    asOf,
  );
  if (limit === null || limit.amount === null) return null;
  return { limit, withIt: amountOf({ ...parts, temporary: limit }) };
}

function overlapsOf(inForce: readonly Limit[]): { kind: LimitKind; rows: Limit[] }[] {
  const kinds: readonly LimitKind[] = ['base', 'temporary'];
  return kinds
    .map((kind) => ({ kind, rows: inForce.filter((limit) => limit.kind === kind) }))
    .filter(({ rows }) => rows.length > 1);
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
