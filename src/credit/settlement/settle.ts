/**
 * Settlement (核销), forward and day by day (domain: Settlement). On each day debits enter, a refund taking back credit at
 * once; then credits that name a document, or its order, settle it; then all other credits, oldest first, settle what is due
 * first; last, what is still open of a refund takes what credit the day left over.
 *
 * A settlement once made is reopened only by a refund; a dishonoured note brings its claims back as new entries. Everything
 * is a line of one log that only grows, so the state of a past day is read off it (`openOn`). Whether a named document exists
 * is asked of the whole ledger: a credit waits for a document dated later, and the state on a day is the same whatever day
 * is asked for afterwards. Names of documents the opening states are answered by the opening.
 */
import type { Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import type { Policy } from '../../ledger/policy';
import type { Account } from './account';
import { datesOf } from './dates';
import { byAge, entriesOf, type DueChange, type Entry, type Settlement } from './entry';
import { Forward } from './forward';
import { unlinkedOf, unnamedOf, type Unlinked } from './links';
import { extendedOf, writtenOffOf, type Extended, type WrittenOff } from './memo';
import { byDayOfEvent, type NoteReceivable } from './notes';
import { keysOf, numberKey, roleOf } from './roles';

export { openOn, dueOn, sizeOf, identityOf, type Entry, type Settlement } from './entry';
export { noteOn, type NoteReceivable, type NoteChange, type NoteState } from './notes';
export { numberKey } from './roles';
export type { Extended, WrittenOff } from './memo';

export interface SettledAccount {
  readonly account: Account;
  /** Decimals of a unit. */
  readonly scale: number;
  /** Of every document that raises or lowers the balance, in row order and within a row by part. */
  readonly entries: readonly Entry[];
  /** Every settlement in the order it was made, and every undoing of one. */
  readonly log: readonly Settlement[];
  /** Numbers that documents name and the account does not have. */
  readonly unlinked: readonly Unlinked[];
  /** Rows that need a name to have their effect and give none. */
  readonly unnamed: readonly LedgerDocument[];
  /** 作废 rows up to asOf. */
  readonly voids: number;
  readonly writtenOff: readonly WrittenOff[];
  readonly extended: readonly Extended[];
  /** Notes received up to asOf, those before the opening first, with what became of them. */
  readonly notes: readonly NoteReceivable[];
}

export type SettlementPolicy = Pick<Policy, 'settlement' | 'extensions'>;

export function settleAccount(account: Account, policy: SettlementPolicy): SettledAccount {
  const scale = scaleOfAccount(account);
  const changes = policy.extensions === 'extended' ? dueChanges(account) : NO_CHANGES;
  const dates = datesOf(account);
  const own: Entry[] = [];
  const events: LedgerDocument[] = [];
  for (const document of account.documents) {
    const known = dates.get(document);
    const extended = changesOf(document, known?.reissues ?? [], changes);
    const entries = entriesOf(document, scale, known, account.asOf, extended);
    for (const entry of entries) own.push(entry);
    if (roleOf(document) === 'event' || (changes.size > 0 && document.kind === 'extension'))
      events.push(document);
  }
  const forward = new Forward(account, policy.settlement, scale);
  runDays(forward, [...own].sort(byAge), events.sort(byDayOfEvent));
  const entries = forward.made.length === 0 ? own : [...own, ...forward.made].sort(byRow);
  return {
    account,
    scale,
    entries,
    log: forward.log,
    unlinked: unlinkedOf(account),
    unnamed: unnamedOf(account),
    voids: account.voids,
    writtenOff: writtenOffOf(account, entries, scale),
    extended: extendedOf(account, entries, dates),
    notes: forward.notes.notes,
  };
}

/** Decimals of the unit in which every amount of the account is whole. */
function scaleOfAccount({ documents, history }: Account): number {
  return Math.max(scaleOfRows(documents), scaleOfRows(history));
}

function scaleOfRows(rows: readonly LedgerDocument[]): number {
  let scale = 0;
  for (const { amount, instalments, details } of rows) {
    scale = Math.max(scale, amount.decimalPlaces());
    for (const part of instalments) scale = Math.max(scale, part.amount.decimalPlaces());
    if (details.disputed !== null) scale = Math.max(scale, details.disputed.decimalPlaces());
  }
  return scale;
}

type DueChanges = ReadonlyMap<string, readonly DueChange[]>;
const NO_CHANGES: DueChanges = new Map();

/** Of a reissue also those granted, before it was issued, for what it stands for. */
function changesOf(
  document: LedgerDocument,
  reissues: readonly LedgerDocument[],
  changes: DueChanges,
): readonly DueChange[] {
  if (changes.size === 0) return [];
  const own = keysOf(document).flatMap((key) => changes.get(key) ?? []);
  const before = reissues
    .flatMap(keysOf)
    .flatMap((key) => changes.get(key) ?? [])
    .filter(({ on }) => on <= document.date);
  return before.length === 0 ? own : [...own, ...before].sort((a, b) => a.on - b.on);
}

/** Later due dates by number, in the order they come into force. */
function dueChanges({ documents }: Account): DueChanges {
  const found = new Map<string, DueChange[]>();
  for (const { kind, date, due, settles } of documents) {
    if (kind !== 'extension' || due === null) continue;
    for (const key of settles.map(numberKey)) {
      const known = found.get(key);
      if (known) known.push({ on: date, due });
      else found.set(key, [{ on: date, due }]);
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.on - b.on);
  return found;
}

/** @param entries by day, number and row; @param events by day and by what they do */
function runDays(forward: Forward, entries: readonly Entry[], events: readonly LedgerDocument[]): void {
  let next = 0;
  let nextEvent = 0;
  while (next < entries.length || nextEvent < events.length) {
    const day = earlier(entries[next]?.entered, events[nextEvent]?.date);
    let end = next;
    while (end < entries.length && entries[end]?.entered === day) end++;
    let endEvent = nextEvent;
    while (endEvent < events.length && events[endEvent]?.date === day) endEvent++;
    forward.run(day, entries.slice(next, end), events.slice(nextEvent, endEvent));
    next = end;
    nextEvent = endEvent;
  }
}

function earlier(a: Day | undefined, b: Day | undefined): Day {
  if (a === undefined) return b as Day;
  return b === undefined || a <= b ? a : b;
}

function byRow(a: Entry, b: Entry): number {
  return a.document.at.position - b.document.at.position || a.part - b.part;
}
