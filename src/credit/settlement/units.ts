/**
 * Whole numbers inside, exact decimals at the edges: within one account every amount is an integer count of the smallest
 * unit any of its amounts uses, so that settling is integer arithmetic and loses nothing.
 */
import { Exact, ZERO, type Money } from '../../ledger/money';

/** decimal.js keeps digits in words of seven; two words are a whole number that a double holds exactly. */
const WORD_DIGITS = 7;
const WORD = 10 ** WORD_DIGITS;
/** Powers of ten that a double holds exactly, with room for fourteen digits below 2^53 × 10. */
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** Decimals needed so that every amount is whole. */
export function scaleOf(amounts: Iterable<Money>): number {
  let scale = 0;
  for (const amount of amounts) scale = Math.max(scale, amount.decimalPlaces());
  return scale;
}

/**
 * `amount` × 10^scale; `scale` is at least the amount's own decimals.
 *
 * Nearly every amount has at most two words of digits, and then it takes no text: a ledger asks this of every document.
 */
export function toUnits(amount: Money, scale: number): bigint {
  const { d: words, e: exponent, s: sign } = amount;
  const [first = 0, second] = words;
  const digits = second === undefined ? first : first * WORD + second;
  const shift = (Math.floor(exponent / WORD_DIGITS) - words.length + 1) * WORD_DIGITS + scale;
  const power = POWERS[Math.abs(shift)];
  if (words.length <= 2 && power !== undefined) {
    const units = shift < 0 ? digits / power : digits * power;
    if (Number.isSafeInteger(units)) return BigInt(sign * units);
  }
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
