/**
 * Migration of age bands over a year, item by item, from the ledger's own history (domain: Class and provision). Bands are
 * exactly 12 months wide, so a period of any other length would compare a band with itself or with the next but one: such
 * a period is refused.
 */
import { addMonths, type Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import { AGE_BANDS } from '../../ledger/tables';
import { ageBandOf } from '../ageing/ageBands';
import { isKnownOn, writtenOffWithin, type LoggedAccount } from '../portfolio/accountState';
import { inBase, type ToBase } from '../portfolio/inBase';
import type { WhyCode } from '../report';
import { claimOf, openOn, type Entry } from '../settlement/entry';
import { fromUnits, least } from '../settlement/units';
import { MIGRATION_YEARS, type BandYear } from './lossRates';

const MONTHS_OF_YEAR = 12;

/** Why a year has no rates. */
export type MigrationWhy = WhyCode | 'period.notTwelveMonths';

/** Debits of one account that migrate together: those of one portfolio. */
export interface MigratingAccount {
  readonly settled: LoggedAccount;
  readonly debits: readonly Entry[];
}

export interface MigrationYear {
  readonly from: Day;
  readonly to: Day;
  /** In the order of the age bands and in base currency; null with `why`. */
  readonly bands: readonly BandYear[] | null;
  readonly why: MigrationWhy | null;
}

/** What stood in each band at the end of `from`, and what of it was still open or had been written off by the end of `to`. */
export function migrationYear(
  accounts: readonly MigratingAccount[],
  from: Day,
  to: Day,
  toBase: ToBase,
): MigrationYear {
  const unknown = (why: MigrationWhy): MigrationYear => ({ from, to, bands: null, why });
  if (addMonths(to, -MONTHS_OF_YEAR) !== from) return unknown('period.notTwelveMonths');
  if (accounts.some(({ settled }) => !isKnownOn(settled, from))) return unknown('before.opening');
  const bands: { start: Money; kept: Money }[] = AGE_BANDS.map(() => ({ start: ZERO, kept: ZERO }));
  for (const account of accounts) {
    const { scale } = account.settled;
    const { currency } = account.settled.account;
    for (const [band, units] of unitsByBand(account.debits, from, to).entries()) {
      const start = inBase(fromUnits(units.start, scale), currency, toBase);
      const kept = inBase(fromUnits(units.kept, scale), currency, toBase);
      const sum = bands[band];
      if (start === null || kept === null) return unknown('rate.missing');
      if (sum) bands[band] = { start: sum.start.plus(start), kept: sum.kept.plus(kept) };
    }
  }
  return { from, to, bands, why: null };
}

interface Units {
  start: bigint;
  kept: bigint;
}

function unitsByBand(debits: readonly Entry[], from: Day, to: Day): Units[] {
  const bands = AGE_BANDS.map((): Units => ({ start: 0n, kept: 0n }));
  for (const [claim, { start, kept }] of unitsByClaim(debits, from, to)) {
    const band = bands[AGE_BANDS.indexOf(ageBandOf(claim.date, from))];
    if (!band) continue;
    band.start += start;
    // A payment of before the year, undone within it, opens more than the band held: that much never was in it.
    band.kept += least(start, kept);
  }
  return bands;
}

/** A claim and what revived it after its note was dishonoured are one item: swapping one for the other pays nothing. */
function unitsByClaim(debits: readonly Entry[], from: Day, to: Day): Map<Entry, Units> {
  const claims = new Map<Entry, Units>();
  for (const debit of debits) {
    if (debit.entered > to) continue;
    const claim = claimOf(debit);
    const units = claims.get(claim) ?? { start: 0n, kept: 0n };
    units.start += openOn(debit, from);
    units.kept += openOn(debit, to) + writtenOffWithin(debit, from, to);
    claims.set(claim, units);
  }
  return claims;
}

/** The last three years up to asOf, the latest first. */
export function migrationYears(
  accounts: readonly MigratingAccount[],
  asOf: Day,
  toBase: ToBase,
): MigrationYear[] {
  return Array.from({ length: MIGRATION_YEARS }, (_, year) => {
    const to = addMonths(asOf, -MONTHS_OF_YEAR * year);
    return migrationYear(accounts, addMonths(to, -MONTHS_OF_YEAR), to, toBase);
  });
}
