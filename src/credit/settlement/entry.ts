/** What is settled: a document, one instalment of it, or the part of a dishonoured note that revives a claim. */
import type { Day } from '../../ledger/day';
import { sumMoney } from '../../ledger/money';
import { dueAsOf, type Instalment, type LedgerDocument } from '../../ledger/records';
import { numberKey, roleOf } from './roles';
import { toUnits } from './units';

/** One line of the settlement log. Nothing is ever taken out of it: what is undone is a further line with a negative amount. */
export interface Settlement {
  readonly debit: Entry;
  readonly credit: Entry;
  /** In units of the account; negative where a refund undoes a settlement. */
  readonly amount: bigint;
  readonly on: Day;
}

/** A due date changed on a day (展期). */
export interface DueChange {
  readonly on: Day;
  readonly due: Day;
}

export interface Entry {
  readonly document: LedgerDocument;
  /** Which instalment or part of the document, from 0. */
  readonly part: number;
  readonly role: 'debit' | 'credit' | 'refund';
  /** Of this part: the original due date, or the one in force on asOf when the policy goes by extensions. */
  due: Day | null;
  readonly originalDue: Day | null;
  /** Later due dates the policy goes by, in the order they came into force. */
  readonly dueChanges: readonly DueChange[];
  /** The day its age is counted from (账龄): the document date, or an earlier delivery or acceptance. */
  readonly date: Day;
  /** Document date of the claim, for the order of settlement: of a reissue and of a dishonoured note the original one. */
  readonly documentDate: Day;
  /** The day it entered the account. */
  readonly entered: Day;
  /** Signed amount in units of the account. */
  readonly signed: bigint;
  /** ≥ 0: what is left of its size on asOf. */
  open: bigint;
  /** Lines of the log it takes part in, in the order they were made; `addSettlement` adds one. */
  settlements: readonly Settlement[];
  /** 质保金: outside the ageing until it is due. */
  readonly retention: boolean;
  /** Its due date is an estimate. */
  readonly estimated: boolean;
  /** The claim a dishonoured note had settled and this part revives; null for everything else. */
  readonly revives: Entry | null;
  /** Whether it stands in the queue of open debits, or of free credits. */
  queued: boolean;
}

export function sizeOf({ signed }: Entry): bigint {
  return signed < 0n ? -signed : signed;
}

/**
 * What was open of an entry at the end of a day, in units: its size less what the log settled of it up to that day, 0 before
 * it entered. For days from the account's opening to asOf.
 */
export function openOn(entry: Entry, day: Day): bigint {
  if (entry.entered > day) return 0n;
  let open = sizeOf(entry);
  for (const { amount, on } of entry.settlements) if (on <= day) open -= amount;
  return open;
}

/** The claim itself: what a part of a dishonoured note revives, through any number of notes. */
export function claimOf(entry: Entry): Entry {
  return entry.revives === null ? entry : claimOf(entry.revives);
}

/** The due date in force on a day. */
export function dueOn({ originalDue, dueChanges }: Entry, day: Day): Day | null {
  let due = originalDue;
  for (const change of dueChanges) {
    if (change.on > day) break;
    due = laterDue(due, change.due);
  }
  return due;
}

/** An extension never brings a due date forward: an instalment due later than the new date keeps its own. */
export function laterDue(due: Day | null, extended: Day): Day {
  return due === null || due < extended ? extended : due;
}

/** What settlement must know of a document beyond its row. */
export interface Dates {
  readonly documentDate: Day;
  readonly date: Day;
  /** What the claim it reissues falls due by, one share when it is no instalments; null when it has its own. */
  readonly shares: readonly Instalment[] | null;
  /** The invoices it was issued anew for, through any number of reissues: what extended them up to its day extends it. */
  readonly reissues: readonly LedgerDocument[];
}

const NO_CHANGES: readonly DueChange[] = [];
export const NO_SETTLEMENTS: readonly Settlement[] = [];

/** Longer lists grow by pushing; an array that is pushed to reserves room for some 17, and a ledger has an entry per row. */
const EXACT_LENGTH_MAX = 4;

export function addSettlement(entry: Entry, settlement: Settlement): void {
  const { settlements } = entry;
  if (settlements.length < EXACT_LENGTH_MAX) entry.settlements = [...settlements, settlement];
  else (settlements as Settlement[]).push(settlement);
}

/**
 * The entries of a document that raises or lowers the balance: one, or one for each instalment.
 *
 * @throws RangeError when instalments do not total their document
 */
export function entriesOf(
  document: LedgerDocument,
  scale: number,
  dates: Dates | undefined,
  asOf: Day,
  changes: readonly DueChange[] = NO_CHANGES,
): Entry[] {
  const role = roleOf(document);
  if (role === null || role === 'event') return [];
  const inherited = dates?.shares ?? null;
  const instalments = role === 'debit' ? instalmentsOf(document, inherited) : [];
  if (instalments.length === 0) {
    const due = inherited?.[0] ? dueAsOf(inherited[0], asOf) : document.due;
    const own = role === 'debit' ? changes : NO_CHANGES;
    return [entryOf(document, role, toUnits(document.amount, scale), due, dates, own, 0)];
  }
  const entries = instalments.map((instalment, part) => {
    // Shares of other terms than the original's do not pair with its: all fall due with its first.
    const pair = inherited?.length === instalments.length ? part : 0;
    const due = dueAsOf(inherited?.[pair] ?? instalment, asOf);
    return entryOf(document, role, toUnits(instalment.amount, scale), due, dates, changes, part);
  });
  const total = entries.reduce((sum, { signed }) => sum + signed, 0n);
  if (total !== toUnits(document.amount, scale))
    throw new RangeError('instalments do not total the document');
  return entries;
}

/** A reissue that only states one due date, of the whole amount, still falls due in the shares of what it stands for. */
function instalmentsOf(
  { instalments, amount }: LedgerDocument,
  inherited: readonly Instalment[] | null,
): readonly Instalment[] {
  if (instalments.length > 0 || inherited === null || inherited.length < 2) return instalments;
  return sumMoney(inherited.map((share) => share.amount)).eq(amount) ? inherited : instalments;
}

function entryOf(
  document: LedgerDocument,
  role: Entry['role'],
  units: bigint,
  due: Day | null,
  dates: Dates | undefined,
  changes: readonly DueChange[],
  part: number,
): Entry {
  const size = units < 0n ? -units : units;
  const entry: Entry = {
    document,
    part,
    role,
    due,
    originalDue: due,
    dueChanges: changes,
    date: dates?.date ?? agedSince(document),
    documentDate: dates?.documentDate ?? document.date,
    entered: document.date,
    signed: role === 'credit' ? -size : size,
    open: size,
    settlements: NO_SETTLEMENTS,
    retention: document.kind === 'retention',
    estimated: document.details.estimated,
    revives: null,
    queued: false,
  };
  if (changes.length > 0) entry.due = dueOn(entry, document.date);
  return entry;
}

/** An opening may state what was due long before it, and no claim is younger than its due date. */
function agedSince({ kind, date, due }: LedgerDocument): Day {
  return kind === 'opening' && due !== null && due < date ? due : date;
}

/** The order credits are used in, and that of entries within a day: by day of entering, then number, row and part. */
export function byAge(a: Entry, b: Entry): number {
  return (
    a.entered - b.entered ||
    byText(a.document.number, b.document.number) ||
    a.document.at.position - b.document.at.position ||
    a.part - b.part
  );
}

/** Rule 3: by due date (document date if unknown), then document date, number, row and part. */
export function byDue(a: Entry, b: Entry): number {
  return (
    (a.due ?? a.documentDate) - (b.due ?? b.documentDate) ||
    a.documentDate - b.documentDate ||
    byText(a.document.number, b.document.number) ||
    a.document.at.position - b.document.at.position ||
    a.part - b.part
  );
}

/** Number as text, by code unit: the same order on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * What tells a document from another (domain: Documents): kind, currency, invoice code and number. Rows of one identity are
 * lines of one document; null without a number, for blank numbers are never duplicates.
 */
export function identityOf({ kind, currency, number, details }: LedgerDocument): string | null {
  if (number === '') return null;
  return [kind, currency, numberKey(details.invoiceCode), numberKey(number)].join('\u0000');
}
