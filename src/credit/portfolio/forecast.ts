/**
 * Utilisation in the days to come, and the day the limit would be breached (portfolio forecast).
 *
 * Open claims are expected on their due date shifted by the customer's own lateness (DBT floored at 0, rounded to days). What
 * is already later than that, or has no due date, is not expected within the horizon: a customer that has broken its own
 * habit is not assumed to return to it tomorrow. By default nothing new is sold; the variant `atRecentPace` adds sales day by
 * day at the pace of the recent past, and takes them out again after the usual term and the same lateness. Orders,
 * deliveries and unapplied credit stay as they are.
 */
import { addDays, type Day } from '../../ledger/day';
import { Exact, maxMoney, sumMoney, ZERO, type Money } from '../../ledger/money';
import type { Known } from '../report';

/** An open part of a claim, or a note that matures, in the currency of the limit. */
export interface ExpectedPart {
  readonly amount: Money;
  readonly due: Day | null;
  /** A note is paid at maturity, not later: the bank or drawee presents it. */
  readonly onTheDay: boolean;
}

export interface ForecastInput {
  readonly asOf: Day;
  /** How many days ahead; whole, > 0. */
  readonly days: number;
  /** On asOf, in the currency of the limit. */
  readonly exposure: Known<Money>;
  readonly parts: readonly ExpectedPart[];
  /** DBT floored at 0, exact; null: no payment behaviour, taken as paying on the due date, and said. */
  readonly lateness: Known<Money>;
  /** Effective limit on a day; null: there is none to breach (unlimited), or it is unknown. */
  readonly effectiveOn: (day: Day) => Known<Money>;
  readonly pace: SalesPace;
}

/** Sales of the recent past. */
export interface SalesPace {
  /** A day, in the currency of the limit. */
  readonly daily: Money;
  /** Average days from sale to due date; null: unknown, so nothing sold anew is expected back within the horizon. */
  readonly termDays: number | null;
}

export interface ForecastPoint {
  readonly day: Day;
  readonly exposure: Money;
  /** max(0, exposure) ÷ effective limit; null without a limit above 0. */
  readonly utilisation: Known<Money>;
}

export interface ForecastPath {
  /** asOf, every thirtieth day after it, and the last day. */
  readonly points: readonly ForecastPoint[];
  readonly peak: ForecastPoint;
  /** First day on which exposure is above the effective limit; asOf when it already is; null: never. */
  readonly breachedOn: Day | null;
}

export interface Forecast {
  readonly latenessDays: number;
  /** False: no behaviour to judge by, 0 days assumed. */
  readonly latenessKnown: boolean;
  /** Expected within the horizon. */
  readonly expected: Money;
  /** Not expected within it. */
  readonly later: Money;
  readonly noNewSales: ForecastPath;
  readonly atRecentPace: ForecastPath;
}

/** Days between the points of a forecast. */
const POINT_DAYS = 30;

/** null when the exposure is unknown. */
export function forecastOf(input: ForecastInput): Forecast | null {
  const { asOf, days, exposure, parts, lateness, pace } = input;
  if (exposure === null) return null;
  const latenessDays = maxMoney(ZERO, lateness ?? ZERO)
    .toDecimalPlaces(0, Exact.ROUND_HALF_UP)
    .toNumber();
  const receipts = receiptsOf(parts, asOf, days, latenessDays);
  const expected = sumMoney(receipts.values());
  const path = (newSales: SalesPace): ForecastPath =>
    pathOf(input, exposure, receipts, newSales, latenessDays);
  return {
    latenessDays,
    latenessKnown: lateness !== null,
    expected,
    later: sumMoney(parts.map(({ amount }) => amount)).minus(expected),
    noNewSales: path({ daily: ZERO, termDays: null }),
    atRecentPace: path(pace),
  };
}

/** Day → what is expected on it, of the days after asOf up to the horizon. */
function receiptsOf(
  parts: readonly ExpectedPart[],
  asOf: Day,
  days: number,
  latenessDays: number,
): Map<Day, Money> {
  const receipts = new Map<Day, Money>();
  for (const { amount, due, onTheDay } of parts) {
    if (due === null) continue;
    const on = onTheDay ? due : addDays(due, latenessDays);
    if (on <= asOf || on > addDays(asOf, days)) continue;
    receipts.set(on, (receipts.get(on) ?? ZERO).plus(amount));
  }
  return receipts;
}

function pathOf(
  { asOf, days, effectiveOn }: ForecastInput,
  start: Money,
  receipts: ReadonlyMap<Day, Money>,
  pace: SalesPace,
  latenessDays: number,
): ForecastPath {
  const points: ForecastPoint[] = [];
  let received = ZERO;
  let peak: ForecastPoint | null = null;
  let breachedOn: Day | null = null;
  for (let ahead = 0; ahead <= days; ahead++) {
    const day = addDays(asOf, ahead);
    received = received.plus(receipts.get(day) ?? ZERO);
    const exposure = start.minus(received).plus(outstandingSales(pace, ahead, latenessDays));
    const effective = effectiveOn(day);
    const point = { day, exposure, utilisation: utilisationOf(exposure, effective) };
    if (peak === null || exposure.gt(peak.exposure)) peak = point;
    if (breachedOn === null && effective !== null && exposure.gt(effective)) breachedOn = day;
    if (ahead % POINT_DAYS === 0 || ahead === days) points.push(point);
  }
  if (peak === null) throw new RangeError(`a forecast looks ahead: ${days} days`);
  return { points, peak, breachedOn };
}

/** What was sold anew in the days ahead and is not yet paid: a sale is paid after its term and the customer's lateness. */
function outstandingSales({ daily, termDays }: SalesPace, ahead: number, latenessDays: number): Money {
  const open = termDays === null ? ahead : Math.min(ahead, termDays + latenessDays);
  return daily.times(open);
}

function utilisationOf(exposure: Money, effective: Known<Money>): Known<Money> {
  if (effective === null || effective.lte(0)) return null;
  return maxMoney(ZERO, exposure).div(effective);
}
