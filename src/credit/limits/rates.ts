/** Amounts in another currency (domain: Currency): by the latest rate on or before the day, crosses through the book's currency. */
import { countWhile } from '../halving';
import { isoDay, type Day } from '../../ledger/day';
import { ZERO, type Currency, type Money } from '../../ledger/money';
import type { Rate } from '../../ledger/records';
import type { Finding } from '../report';

/** The rates of a ledger, found by currency and day in O(log n). */
export interface RateBook {
  /** The book's currency: what every rate is in. */
  readonly base: Currency;
  /** By date, of one date the lower row last. */
  readonly byCurrency: ReadonlyMap<Currency, readonly Rate[]>;
}

/** A rate that is not above zero converts nothing and is left out, as is one of the book's own currency. */
export function rateBook(rates: readonly Rate[], base: Currency): RateBook {
  const byCurrency = new Map<Currency, Rate[]>();
  for (const rate of rates) {
    if (rate.currency === base || !rate.units.gt(0) || !rate.rate.gt(0)) continue;
    const found = byCurrency.get(rate.currency);
    if (found) found.push(rate);
    else byCurrency.set(rate.currency, [rate]);
  }
  for (const own of byCurrency.values()) {
    own.sort((a, b) => a.date - b.date || a.at.position - b.at.position);
  }
  return { base, byCurrency };
}

/** No rates at all: only amounts of one currency can be added. */
export const NO_RATES: RateBook = rateBook([], '');

export interface Converted {
  readonly amount: Money;
  /** The rows of 汇率 it rests on: none within one currency, two for a cross. */
  readonly rates: readonly Rate[];
  /** Date of the oldest of them; null without any. */
  readonly rateDate: Day | null;
}

export type Conversion = Converted | { readonly amount: null; readonly why: 'rate.missing' };

const MISSING: Conversion = { amount: null, why: 'rate.missing' };

/**
 * `amount` in another currency on a day, exact to 60 digits and not rounded. Nothing is nothing at any rate: 0 needs none.
 * @returns `rate.missing` when either currency has no rate on or before the day.
 */
export function convert(
  amount: Money,
  from: Currency,
  to: Currency,
  day: Day,
  { base, byCurrency }: RateBook,
): Conversion {
  if (from === to || amount.isZero()) {
    return { amount: from === to ? amount : ZERO, rates: [], rateDate: null };
  }
  const source = from === base ? null : latestRate(byCurrency.get(from), day);
  const target = to === base ? null : latestRate(byCurrency.get(to), day);
  if (source === undefined || target === undefined) return MISSING;
  // Multiplied before it is divided: one rounding at the sixtieth digit instead of two.
  const gain = (source?.rate ?? UNIT).times(target?.units ?? UNIT);
  const loss = (source?.units ?? UNIT).times(target?.rate ?? UNIT);
  const rates = [source, target].filter((rate) => rate !== null);
  return {
    amount: amount.times(gain).div(loss),
    rates,
    rateDate: rates.reduce<Day | null>(
      (oldest, { date }) => (oldest === null || date < oldest ? date : oldest),
      null,
    ),
  };
}

const UNIT = ZERO.plus(1);

/** The last rate dated on or before the day. */
function latestRate(rates: readonly Rate[] | undefined, day: Day): Rate | undefined {
  return rates?.[countWhile(rates, ({ date }) => date <= day) - 1];
}

/** data.rateOld, once for every rate used that is older than `daysMax` on the day. */
export function rateFindings(used: Iterable<Rate>, day: Day, daysMax: number): Finding[] {
  return [...new Set(used)]
    .filter(({ date }) => day - date > daysMax)
    .map(({ at, currency, date }) => ({
      rule: 'data.rateOld',
      severity: 'medium',
      customer: null,
      at,
      column: 'date',
      figures: { currency, date: isoDay(date), days: String(day - date) },
    }));
}
