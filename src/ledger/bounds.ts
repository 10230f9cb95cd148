/** Bounds tested top down, the first that holds counts: which of them no value ever reaches, and whether some value has none. */
import type { Operator } from './choices';
import { Exact } from './money';

export interface Bound {
  readonly operator: Operator;
  /** A plain decimal; a text only for `=`, nothing for `else`. */
  readonly bound: string;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Places of those that an earlier one leaves nothing for, as in a table sorted the other way round. */
export function unreachable(bounds: readonly Bound[]): number[] {
  return bounds.flatMap((bound, place) =>
    bounds.slice(0, place).some((earlier) => covers(earlier, bound)) ? [place] : [],
  );
}

/** Whether every value of the one is a value of the other. The rest that `else` takes may be nothing: that does no harm. */
function covers(earlier: Bound, later: Bound): boolean {
  if (later.operator === 'else') return false;
  if (earlier.operator === 'else') return true;
  if (earlier.operator === '=') return later.operator === '=' && later.bound === earlier.bound;
  if (!NUMBER.test(later.bound) || (later.operator !== '=' && !isSameSide(earlier, later))) return false;
  const order = new Exact(later.bound).comparedTo(new Exact(earlier.bound));
  if (order === 0) return isInclusive(earlier) || !isInclusive(later);
  return isBelow(earlier) ? order < 0 : order > 0;
}

/**
 * Whether there are numbers none of them holds for. Single values (`=`) are whole lists of their own, such as ratings: they
 * leave out what they leave out.
 */
export function hasGap(bounds: readonly Bound[]): boolean {
  if (bounds.some(({ operator }) => operator === 'else' || operator === '=')) return false;
  const below = bounds.filter(isBelow);
  const above = bounds.filter((bound) => !isBelow(bound));
  return !below.some((low) => above.some((high) => meet(low, high)));
}

function meet(low: Bound, high: Bound): boolean {
  const order = new Exact(low.bound).comparedTo(new Exact(high.bound));
  return order > 0 || (order === 0 && (isInclusive(low) || isInclusive(high)));
}

function isBelow({ operator }: Bound): boolean {
  return operator === '<' || operator === '<=';
}

function isInclusive({ operator }: Bound): boolean {
  return operator === '<=' || operator === '>=' || operator === '=';
}

function isSameSide(one: Bound, other: Bound): boolean {
  return isBelow(one) === isBelow(other);
}
