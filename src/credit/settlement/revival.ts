/** Claims that come back with a note (domain: Notes), and what is paid on them by recourse. */
import type { Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import { NO_SETTLEMENTS, type Entry } from './entry';
import type { NoteEffect } from './notes';
import { least } from './units';

/**
 * The parts of the face that come back, as debits of the day of `event`: first what the note had not settled, whose part
 * `revives` the note itself and ends with it; then what it settled, latest first, each with the due and document dates of
 * that claim. Of a note the opening reckons with it is not known what it settled: the whole comes back due at the note's
 * maturity, by when the claim was due at the latest, marked as an estimate.
 *
 * @param firstPart number of the first part, so that parts of one row stay apart
 */
export function revivedClaims(
  event: LedgerDocument,
  { note, revives }: NoteEffect,
  firstPart: number,
): Entry[] {
  if (revives === 0n) return [];
  const { entry } = note;
  if (entry === null) {
    const due = note.maturity ?? event.date;
    const origin = { due, date: note.received, retention: false, estimated: true, revives: null };
    return [claimOf(event, firstPart, revives, origin)];
  }
  const claims: Entry[] = [];
  let left = revives;
  const take = (most: bigint, origin: Origin): void => {
    const amount = least(left, most);
    if (amount === 0n) return;
    claims.push(claimOf(event, firstPart + claims.length, amount, origin));
    left -= amount;
  };
  take(entry.open, {
    due: note.maturity,
    date: note.received,
    retention: false,
    estimated: false,
    revives: entry,
  });
  let before = note.revived.reduce((sum, claim) => (claim.revives === entry ? sum : sum + claim.signed), 0n);
  for (const { debit, amount } of [...entry.settlements].reverse()) {
    // Parts of an earlier dishonour, and what they cancelled, have come back already.
    if (debit.revives === entry) continue;
    const gone = least(before, amount);
    before -= gone;
    take(amount - gone, originOf(debit));
  }
  return claims;
}

interface Origin {
  readonly due: Day | null;
  readonly date: Day;
  readonly documentDate?: Day;
  /** 质保金 that comes back before its due date is retention not due again. */
  readonly retention: boolean;
  readonly estimated: boolean;
  readonly revives: Entry | null;
}

/** Money refunded out of a note was owed back from the day it was paid. */
function originOf(debit: Entry): Origin {
  const { due, date, documentDate, retention, estimated, role } = debit;
  const owedSince = role === 'refund' ? documentDate : due;
  return { due: owedSince, date, documentDate, retention, estimated, revives: debit };
}

function claimOf(event: LedgerDocument, part: number, amount: bigint, origin: Origin): Entry {
  return {
    document: event,
    part,
    role: 'debit',
    due: origin.due,
    originalDue: origin.due,
    dueChanges: [],
    date: origin.date,
    documentDate: origin.documentDate ?? origin.date,
    entered: event.date,
    signed: amount,
    open: amount,
    settlements: NO_SETTLEMENTS,
    retention: origin.retention,
    estimated: origin.estimated,
    revives: origin.revives,
    queued: false,
  };
}

/** What the customer pays on a dishonoured note we hold (追索清偿): a credit that settles what the note brought back. */
export function creditFromRecourse(event: LedgerDocument, { pays }: NoteEffect, part: number): Entry | null {
  if (pays === 0n) return null;
  const claim = claimOf(event, part, pays, {
    due: null,
    date: event.date,
    retention: false,
    estimated: false,
    revives: null,
  });
  return { ...claim, role: 'credit', signed: -pays };
}
