/** What notes receivable still expose us to (domain: Notes). */
import type { Day } from '../../ledger/day';
import { Exact, sumMoney, ZERO, type Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { LedgerDocument, Standards } from '../../ledger/records';
import { noteOn, type NoteChange, type NoteReceivable, type SettledAccount } from '../settlement/settle';
import { fromUnits } from '../settlement/units';

/** One note with something outstanding. */
export interface ExposedNote {
  readonly note: NoteReceivable;
  readonly now: NoteChange;
  /** Outstanding of the face, in units of the account. */
  readonly amount: bigint;
  /** 0 to 1. */
  readonly weight: Money;
}

/** A note past maturity that nobody said the end of. */
export interface UnsettledNote {
  readonly document: LedgerDocument;
  /** Outstanding of the face, in units of the account. */
  readonly amount: bigint;
  readonly maturity: Day;
}

export interface NotesExposure {
  /** Σ outstanding × weight, in the account's currency. */
  readonly amount: Money;
  readonly notes: readonly ExposedNote[];
  /** 或有: outstanding of notes passed on without recourse; in no exposure. */
  readonly contingent: Money;
  readonly unsettled: readonly UnsettledNote[];
}

const FULL: Money = new Exact(1);

/**
 * A note held, or discounted or endorsed with recourse, exposes us at face × the weight of its type until it is honoured or
 * comes back; without recourse at 0. From `noteSettleDays` after maturity on, without a result, the weight is 1. A note of
 * unknown type weighs 1; one without a maturity is never past it.
 *
 * @param asOf any day from the opening to the settlement's own asOf
 */
export function notesExposure(
  { notes, scale }: Pick<SettledAccount, 'notes' | 'scale'>,
  asOf: Day,
  { noteWeight }: Pick<Standards, 'noteWeight'>,
  { noteSettleDays }: Pick<Policy, 'noteSettleDays'>,
): NotesExposure {
  const exposed: ExposedNote[] = [];
  const unsettled: UnsettledNote[] = [];
  let contingent = 0n;
  for (const note of notes) {
    const now = noteOn(note, asOf);
    if (now === null || now.outstanding === 0n) continue;
    const amount = now.outstanding;
    const { maturity, document } = note;
    if (now.recourse === 'without') {
      contingent += amount;
      exposed.push({ note, now, amount, weight: ZERO });
      continue;
    }
    const late = maturity !== null && asOf - maturity >= noteSettleDays;
    if (late) unsettled.push({ document, amount, maturity });
    const ofType = note.type === null ? undefined : noteWeight.get(note.type);
    exposed.push({ note, now, amount, weight: late ? FULL : (ofType ?? FULL) });
  }
  return {
    amount: sumMoney(exposed.map(({ amount, weight }) => fromUnits(amount, scale).times(weight))),
    notes: exposed,
    contingent: fromUnits(contingent, scale),
    unsettled,
  };
}
