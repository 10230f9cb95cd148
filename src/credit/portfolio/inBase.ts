/** Sums over accounts of several currencies, in the book's currency at the asOf rate (domain: Exposure, currency). */
import { ZERO, type Currency, type Money } from '../../ledger/money';
import type { Known } from '../report';

/** An exact conversion at the asOf rate; null without a rate. Portfolio figures of past days use the asOf rate too. */
export type ToBase = (amount: Money, currency: Currency) => Known<Money>;

/** Nothing is worth nothing at any rate. */
export function inBase(amount: Money, currency: Currency, toBase: ToBase): Known<Money> {
  return amount.isZero() ? ZERO : toBase(amount, currency);
}

/** null as soon as one part is unknown: a sum without it would be another figure. */
export function sumKnown(amounts: Iterable<Known<Money>>): Known<Money> {
  let total = ZERO;
  for (const amount of amounts) {
    if (amount === null) return null;
    total = total.plus(amount);
  }
  return total;
}

/** The share of a whole; null when either is unknown or the whole is not positive. */
export function shareOf(part: Known<Money>, whole: Known<Money>): Known<Money> {
  return part === null || whole === null || whole.lte(0) ? null : part.div(whole);
}
