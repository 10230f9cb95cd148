/**
 * From migration rates to loss rates to a provision (domain: Class and provision; CAS 22 simplified approach, 迁徙率法).
 * Pure arithmetic over bands listed from the youngest to the oldest; rates are exact shares.
 */
import { Exact, minMoney, sumMoney, ZERO, type Money } from '../../ledger/money';

const ALL: Money = new Exact(1);

/** One band over one year, in one currency. */
export interface BandYear {
  /** What stood in the band at the start of the year. */
  readonly start: Money;
  /** What of it was still open at the end, and what of it was written off in between. */
  readonly kept: Money;
}

/** Share of a band that neither was paid nor otherwise settled within the year; null when the band was empty. */
export function migrationRate({ start, kept }: BandYear): Money | null {
  return start.gt(0) ? kept.div(start) : null;
}

export interface MigrationRate {
  /** Mean of the known yearly rates; null when the band was empty in all of them. The last band is 1. */
  readonly rate: Money | null;
  /** How many yearly rates the mean is of. */
  readonly years: number;
}

/** How many yearly rates the mean is taken of. */
export const MIGRATION_YEARS = 3;

/**
 * @param years latest first, each with every band; those beyond the third are not looked at.
 * @param bands how many bands there are.
 */
export function meanMigrationRates(years: readonly (readonly BandYear[])[], bands: number): MigrationRate[] {
  return Array.from({ length: bands }, (_, band): MigrationRate => {
    const rates = years.slice(0, MIGRATION_YEARS).flatMap((year) => {
      const own = year[band];
      const rate = own ? migrationRate(own) : null;
      return rate === null ? [] : [rate];
    });
    if (band === bands - 1) return { rate: ALL, years: rates.length };
    return { rate: rates.length === 0 ? null : sumMoney(rates).div(rates.length), years: rates.length };
  });
}

export interface LossRate {
  /** null when neither history nor policy has one. */
  readonly rate: Money | null;
  /** policy: the band was empty in all years looked at, so the rate is the one of 标准. */
  readonly from: 'history' | 'policy';
}

/**
 * The product of the migration rates of a band and all after it. Where a band has no migration rate its loss rate is the
 * policy's, and the product of the younger bands goes on from that.
 */
export function lossRates(
  migration: readonly (Money | null)[],
  policy: readonly (Money | null)[],
): LossRate[] {
  const rates: LossRate[] = [];
  let older: Money | null = ALL;
  for (let band = migration.length - 1; band >= 0; band--) {
    const own: Money | null = migration[band] ?? null;
    const rate: LossRate =
      own === null
        ? { rate: policy[band] ?? null, from: 'policy' }
        : { rate: older === null ? null : own.times(older), from: 'history' };
    rates.unshift(rate);
    older = rate.rate;
  }
  return rates;
}

export interface ProvisionBand {
  readonly base: Money;
  readonly rate: Money;
}

/** Rounded amounts by band, which add up to the rounded total. */
export interface ProvisionAmounts {
  readonly bands: readonly Money[];
  readonly total: Money;
}

/**
 * Σ base × min(100 %, loss rate × forward factor). The total is rounded once, half away from zero; each band is rounded
 * to one of its two neighbours so that the bands add up to that total (largest remainder; the younger band on a tie).
 * @param bands bases ≥ 0.
 */
export function provisionAmounts(
  bands: readonly ProvisionBand[],
  forwardFactor: Money,
  decimals: number,
): ProvisionAmounts {
  const exact = bands.map(({ base, rate }) => base.times(minMoney(ALL, rate.times(forwardFactor))));
  const total = sumMoney(exact).toDecimalPlaces(decimals, Exact.ROUND_HALF_UP);
  const amounts = exact.map((amount) => amount.toDecimalPlaces(decimals, Exact.ROUND_DOWN));
  const step = new Exact(10).pow(-decimals);
  const byRemainder = exact
    .map((amount, band) => ({ band, left: amount.minus(amounts[band] ?? ZERO) }))
    .sort((a, b) => b.left.comparedTo(a.left) || a.band - b.band);
  let missing = total.minus(sumMoney(amounts));
  for (const { band } of byRemainder) {
    if (missing.lt(step)) break;
    amounts[band] = (amounts[band] ?? ZERO).plus(step);
    missing = missing.minus(step);
  }
  return { bands: amounts, total };
}
