/** Commercial acceptances (商承) still with us, with the age of the claims they settled (domain: Class and provision). */
import type { Day } from '../../ledger/day';
import type { Currency } from '../../ledger/money';
import { claimOf, type Entry } from '../settlement/entry';
import { noteOn, type NoteReceivable } from '../settlement/notes';
import { fromUnits, least } from '../settlement/units';
import type { NotePart } from './provision';

/** What of a settled account is needed. */
export interface NotesAccount {
  readonly account: { readonly currency: Currency };
  readonly scale: number;
  readonly notes: readonly NoteReceivable[];
}

/**
 * What is outstanding on asOf of commercial notes that are held, or passed on with recourse. Swapping a claim for a note
 * pays nothing, so its age goes on: of a note partly honoured the oldest claims are taken as still unpaid, and what settled
 * nothing is as old as the note.
 */
export function commercialNoteParts({ account, scale, notes }: NotesAccount, asOf: Day): NotePart[] {
  return notes
    .filter(({ type }) => type === 'commercial')
    .flatMap((note) => {
      const state = noteOn(note, asOf);
      if (state === null || state.recourse === 'without') return [];
      return partsOf(note, state.outstanding, asOf).map(({ units, date }) => ({
        currency: account.currency,
        amount: fromUnits(units, scale),
        date,
      }));
    });
}

function partsOf(note: NoteReceivable, outstanding: bigint, asOf: Day): { units: bigint; date: Day }[] {
  const settled = note.entry === null ? [] : settledClaims(note.entry, asOf);
  const parts: { units: bigint; date: Day }[] = [];
  let left = outstanding;
  for (const [claim, units] of settled) {
    const taken = least(left, units);
    if (taken > 0n) parts.push({ units: taken, date: claim.date });
    left -= taken;
  }
  if (left > 0n) parts.push({ units: left, date: note.received });
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
