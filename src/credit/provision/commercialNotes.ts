/** Notes still with us, with the age of the claims they settled (domain: Class and provision). */
import type { Day } from '../../ledger/day';
import type { Currency, Money } from '../../ledger/money';
import { claimOf, type Entry } from '../settlement/entry';
import { noteOn, type NoteReceivable } from '../settlement/notes';
import { fromUnits, least } from '../settlement/units';

/** Part of a commercial acceptance held on asOf, with the age of what the note settled. */
export interface NotePart {
  readonly currency: Currency;
  readonly amount: Money;
  readonly date: Day;
}

/** What of a settled account is needed. */
export interface NotesAccount {
  readonly account: { readonly currency: Currency };
  readonly scale: number;
  readonly notes: readonly NoteReceivable[];
}

/**
 * What is outstanding on asOf of commercial acceptances (商承) held, or passed on with recourse. Swapping a claim for a note
 * pays nothing, so its age goes on: of a note partly honoured the oldest claims are taken as still unpaid, and what settled
 * nothing is as old as the note.
 */
export function commercialNoteParts({ account, scale, notes }: NotesAccount, asOf: Day): NotePart[] {
  return notes
    .filter(({ type }) => type === 'commercial')
    .flatMap((note) => {
      return partsOf(note, asOf).map(({ units, claim }) => ({
        currency: account.currency,
        amount: fromUnits(units, scale),
        date: claim === null ? note.received : claim.date,
      }));
    });
}

/**
 * What notes have settled of each claim and not paid by that day, in units: of notes held, or passed on with recourse, of any
 * kind but bank acceptances (银承), which count as paid.
 */
export function claimsUnderNotes(notes: readonly NoteReceivable[], day: Day): ReadonlyMap<Entry, bigint> {
  const claims = new Map<Entry, bigint>();
  for (const note of notes) {
    if (note.type === 'bankAcceptance') continue;
    for (const { units, claim } of partsOf(note, day)) {
      if (claim !== null) claims.set(claim, (claims.get(claim) ?? 0n) + units);
    }
  }
  return claims;
}

/** What is outstanding of a note, by the claim it settled, the oldest first; null: it settled none. */
function partsOf(note: NoteReceivable, asOf: Day): { units: bigint; claim: Entry | null }[] {
  const state = noteOn(note, asOf);
  if (state === null || state.recourse === 'without') return [];
  const settled = note.entry === null ? [] : settledClaims(note.entry, asOf);
  const parts: { units: bigint; claim: Entry | null }[] = [];
  let left = state.outstanding;
  for (const [claim, units] of settled) {
    const taken = least(left, units);
    if (taken > 0n) parts.push({ units: taken, claim });
    left -= taken;
  }
  if (left > 0n) parts.push({ units: left, claim: null });
  return parts;
}

/** What the note settled of each claim, undone settlements taken off, the oldest claim first. */
function settledClaims(note: Entry, asOf: Day): [Entry, bigint][] {
  const claims = new Map<Entry, bigint>();
  for (const { debit, amount, on } of note.settlements) {
    if (on > asOf || debit.role !== 'debit') continue;
    const claim = claimOf(debit);
    claims.set(claim, (claims.get(claim) ?? 0n) + amount);
  }
  return [...claims].sort(([a], [b]) => a.date - b.date);
}
