/**
 * Migration of age bands over a year, item by item, from the ledger's own history (domain: Class and provision). Bands are
 * exactly 12 months wide, so a period of any other length would compare a band with itself or with the next but one: such
 * a period is refused.
 */
import { addMonths, type Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import { AGE_BANDS } from '../../ledger/tables';
import { ageBandOf } from '../ageing/ageBands';
import { isKnownOn, writtenOffWithin, type LoggedAccount } from '../portfolio/accountState';
import { inBase, type ToBase } from '../portfolio/inBase';
import type { WhyCode } from '../report';
import { Reissues } from '../settlement/dates';
import { claimOf, openOn, type Entry } from '../settlement/entry';
import type { SettledAccount } from '../settlement/settle';
import { fromUnits, least } from '../settlement/units';
import { claimsUnderNotes } from './commercialNotes';
import { MIGRATION_YEARS, type BandYear } from './lossRates';

const MONTHS_OF_YEAR = 12;

/** Why a year has no rates. */
export type MigrationWhy = WhyCode | 'period.notTwelveMonths';

/** An account that can be looked back on, and its notes. */
export type NotedAccount = LoggedAccount & Pick<SettledAccount, 'notes'>;

/** Debits of one account that migrate together: those of one portfolio. */
export interface MigratingAccount {
  readonly settled: NotedAccount;
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
    for (const [band, units] of unitsByBand(account, from, to).entries()) {
      const start = inBase(fromUnits(units.start, scale), currency, toBase);
      const kept = inBase(fromUnits(units.kept, scale), currency, toBase);
      const sum = bands[band];
      if (start === null || kept === null) return unknown('rate.missing');
      if (sum) bands[band] = { start: sum.start.plus(start), kept: sum.kept.plus(kept) };
    }
  }
  return { from, to, bands, why: null };
}

/** What becomes of one claim, whatever it is called in between. */
interface Item {
  /** The day its age is counted from. */
  readonly date: Day;
  start: bigint;
  kept: bigint;
}

function unitsByBand(account: MigratingAccount, from: Day, to: Day): Omit<Item, 'date'>[] {
  const bands = AGE_BANDS.map(() => ({ start: 0n, kept: 0n }));
  for (const { date, start, kept } of itemsOf(account, from, to)) {
    const band = bands[AGE_BANDS.indexOf(ageBandOf(date, from))];
    if (!band) continue;
    band.start += start;
    // A payment of before the year, undone within it, opens more than the band held: that much never was in it.
    band.kept += least(start, kept);
  }
  return bands;
}

/**
 * A claim, the note that settled it and has not paid, what revived it after that was dishonoured, and what reissued it are
 * one item: swapping one for another pays nothing. A reissue may be cut into other instalments than the invoice it stands for,
 * so there the whole invoice is the item.
 */
function itemsOf({ settled, debits }: MigratingAccount, from: Day, to: Day): Iterable<Item> {
  const origins = originsOf(settled, debits);
  const noted = claimsUnderNotes(settled.notes, from);
  const stillNoted = claimsUnderNotes(settled.notes, to);
  const seen = new Set<Entry>();
  const items = new Map<Entry | LedgerDocument, Item>();
  for (const debit of debits) {
    if (debit.entered > to) continue;
    const claim = claimOf(debit);
    const key = origins.get(claim.document) ?? claim;
    const item = items.get(key) ?? { date: claim.date, start: 0n, kept: 0n };
    item.start += openOn(debit, from);
    item.kept += openOn(debit, to) + writtenOffWithin(debit, from, to);
    // Once for a claim, whatever came back of it stands beside it.
    if (!seen.has(claim)) {
      seen.add(claim);
      item.start += noted.get(claim) ?? 0n;
      item.kept += stillNoted.get(claim) ?? 0n;
    }
    items.set(key, item);
  }
  return items.values();
}

/** Of each reissue, and of what it reissues, the first blue invoice. */
function originsOf(
  { account }: LoggedAccount,
  debits: readonly Entry[],
): ReadonlyMap<LedgerDocument, LedgerDocument> {
  const reissues = new Reissues(account);
  const origins = new Map<LedgerDocument, LedgerDocument>();
  for (const { document } of debits) {
    const origin = reissues.originOf(document);
    if (origin !== null) origins.set(document, origin).set(origin, origin);
  }
  return origins;
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
