/** The most of its limit a customer used in the twelve months before a day (domain: Defaults, peak utilisation). */
import { addDays, addMonths, type Day } from '../ledger/day';
import { maxMoney, ZERO, type Money } from '../ledger/money';
import type { CustomerBasis } from './basis';
import type { Known } from './report';
import type { Replay } from './replay';

export interface PeakUtilisation {
  /** The first day it was so high. */
  readonly on: Day;
  /** max(0, exposure) ÷ effective limit of that day. */
  readonly utilisation: Money;
}

const PEAK_MONTHS = 12;

/**
 * Over (asOf − 12 months, asOf], each day as a check of it would have shown; days without an exposure that is known or a
 * limit above 0 are left out. null when no day is left.
 */
export function peakUtilisation(
  replay: Pick<Replay, 'changes' | 'exposureOn' | 'limitOn'>,
  basis: CustomerBasis,
  asOf: Day,
): Known<PeakUtilisation> {
  const start = addDays(addMonths(asOf, -PEAK_MONTHS), 1);
  const within = replay.changes(basis).filter((day) => day > start && day <= asOf);
  let peak: PeakUtilisation | null = null;
  for (const on of [start, ...new Set(within)].sort((a, b) => a - b)) {
    const exposure = replay.exposureOn(basis, on, on);
    const effective = exposure && (replay.limitOn(basis, on, on)?.effective ?? null);
    if (exposure === null || effective === null || !effective.gt(0)) continue;
    const utilisation = maxMoney(ZERO, exposure).div(effective);
    if (peak === null || utilisation.gt(peak.utilisation)) peak = { on, utilisation };
  }
  return peak;
}
