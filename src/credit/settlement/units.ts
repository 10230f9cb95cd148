/**
 * Whole numbers inside, exact decimals at the edges: within one account every amount is an integer count of the smallest
 * unit any of its amounts uses, so that settling is integer arithmetic and loses nothing.
 */
import { Exact, ZERO, type Money } from '../../ledger/money';

/** Amounts up to here survive `number × 10^scale` with an error far below one half; larger ones go through their digits. */
const SAFE_UNITS = 2 ** 49;

/** Decimals needed so that every amount is whole. */
export function scaleOf(amounts: Iterable<Money>): number {
  let scale = 0;
  for (const amount of amounts) scale = Math.max(scale, amount.decimalPlaces());
  return scale;
}

/** `amount` × 10^scale; `scale` is at least the amount's own decimals. */
export function toUnits(amount: Money, scale: number): bigint {
  const scaled = amount.toNumber() * 10 ** scale;
  if (Math.abs(scaled) < SAFE_UNITS) return BigInt(Math.round(scaled));
  return BigInt(amount.times(new Exact(10).pow(scale)).toFixed(0));
}

/** The amount that rounds a share of a unit up: for a floor that has more decimals than the account. */
export function toUnitsUp(amount: Money, scale: number): bigint {
  return BigInt(amount.times(new Exact(10).pow(scale)).ceil().toFixed(0));
}

export function fromUnits(units: bigint, scale: number): Money {
  return units === 0n ? ZERO : new Exact(`${units}e-${scale}`);
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
