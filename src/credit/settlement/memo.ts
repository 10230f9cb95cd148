/** What settlement keeps beside the balance: written-off claims (账销案存) and changed due dates (展期). */
import type { Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import type { Account } from './account';
import { laterDue, sizeOf, type Dates, type Entry } from './entry';
import { keysOf, numberKey, roleOf } from './roles';
import { least, toUnits } from './units';

/** A write-off, in units of the account. It lowers the balance by what it settled; the claim itself lives on here. */
export interface WrittenOff {
  readonly document: LedgerDocument;
  readonly on: Day;
  /** What the row writes off. */
  readonly amount: bigint;
  /** What it settled on asOf of the documents it names; the rest is unapplied. null when the opening reckons with it. */
  readonly settled: bigint | null;
  /** ≤ amount: what recoveries naming it have brought since. */
  readonly recovered: bigint;
}

/** What of a write-off has not come back (账销案存), in units of the account; ≥ 0. */
export function unrecovered({ amount, settled, recovered }: WrittenOff): bigint {
  const left = (settled ?? amount) - recovered;
  return left > 0n ? left : 0n;
}

/** The same of a whole account. */
export function memoOf(writtenOff: readonly WrittenOff[]): bigint {
  return writtenOff.reduce((sum, one) => sum + unrecovered(one), 0n);
}

/**
 * Every write-off up to asOf in row order, those before the opening too. A recovery naming several shares its amount in the
 * order they are named.
 */
export function writtenOffOf(account: Account, entries: readonly Entry[], scale: number): WrittenOff[] {
  const rows = [...account.history, ...account.documents].filter(({ kind }) => kind === 'writeOff');
  if (rows.length === 0) return [];
  const settled = new Map(entries.map((entry) => [entry.document, sizeOf(entry) - entry.open]));
  const recovered = recoveries(account, rows, scale);
  return rows.map((document) => ({
    document,
    on: document.date,
    amount: toUnits(document.amount, scale),
    settled: settled.get(document) ?? null,
    recovered: recovered.get(document) ?? 0n,
  }));
}

function recoveries(
  account: Account,
  writeOffs: readonly LedgerDocument[],
  scale: number,
): ReadonlyMap<LedgerDocument, bigint> {
  const found = new Map<LedgerDocument, bigint>();
  for (const recovery of [...account.history, ...account.documents]) {
    if (recovery.kind !== 'recovery') continue;
    let left = toUnits(recovery.amount, scale);
    for (const name of recovery.settles.map(numberKey)) {
      for (const writeOff of writeOffs.filter((row) => keysOf(row).includes(name))) {
        const before = found.get(writeOff) ?? 0n;
        const taken = least(left, toUnits(writeOff.amount, scale) - before);
        found.set(writeOff, before + taken);
        left -= taken;
      }
    }
  }
  return found;
}

/** A row that changes a due date: both dates are kept, whichever the policy goes by. */
export interface Extended {
  /** The 展期 row: its date, its approver, and the new due date. */
  readonly extension: LedgerDocument;
  readonly entry: Entry;
  readonly original: Day | null;
  readonly due: Day;
}

/**
 * Of every extension up to asOf the entries it names, and those issued anew for what it named; one without a due date changes
 * nothing.
 */
export function extendedOf(
  { documents }: Account,
  entries: readonly Entry[],
  dates: ReadonlyMap<LedgerDocument, Dates>,
): Extended[] {
  const extensions = documents.filter(({ kind, due }) => kind === 'extension' && due !== null);
  if (extensions.length === 0) return [];
  return extensions.flatMap((extension) => {
    const names = new Set(extension.settles.map(numberKey));
    const isNamed = (document: LedgerDocument): boolean => keysOf(document).some((key) => names.has(key));
    const reissues = (document: LedgerDocument): boolean =>
      extension.date <= document.date && (dates.get(document)?.reissues.some(isNamed) ?? false);
    return entries
      .filter(({ document }) => roleOf(document) === 'debit' && (isNamed(document) || reissues(document)))
      .map((entry) => ({ extension, entry, original: entry.originalDue, due: extension.due as Day }));
  });
}

/** The due date of each extended entry after all its extensions; one that brings nothing later is none. */
export function extendedDues(extended: readonly Extended[]): ReadonlyMap<Entry, Day> {
  const dues = new Map<Entry, Day>();
  for (const { entry, original, due } of extended) {
    const later = laterDue(dues.get(entry) ?? original, due);
    if (later !== original) dues.set(entry, later);
  }
  return dues;
}
