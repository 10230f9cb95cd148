/**
 * Notes receivable and what becomes of them (domain: Notes). A note settles like a receipt on the day it is received; the
 * rows after that name it, and say that it was passed on, honoured, dishonoured or settled by recourse.
 *
 * A claim revives when a note comes back to us: dishonoured while we hold it or after we passed it on with recourse, or when
 * we paid a later holder (追索清偿). 拒付 of a note passed on without recourse does not reach us and remains contingent.
 * 追索清偿 of a note we hold is the customer paying: a credit against what the note revived. No row has an effect beyond
 * what is outstanding of the face; interest and costs are not principal.
 */
import type { Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import type { NoteType, Recourse } from '../../ledger/tables';
import { byText, type Entry } from './entry';
import { numberKey } from './roles';
import { least, toUnits } from './units';

export type NoteState = 'held' | 'discounted' | 'endorsed' | 'honoured' | 'dishonoured';

/** What a note was from a day on. */
export interface NoteChange {
  readonly on: Day;
  readonly state: NoteState;
  /** Of a note passed on: whether it can come back to us; `with` when the row does not say. null while it never was. */
  readonly recourse: Recourse | null;
  /** Of the face: neither honoured nor come back, in units of the account. */
  readonly outstanding: bigint;
  /** The row that says so; null for receiving it. */
  readonly fact: LedgerDocument | null;
}

export interface NoteReceivable {
  readonly document: LedgerDocument;
  /** Its entry; null for a note received before the opening, which the balance never saw. */
  readonly entry: Entry | null;
  readonly type: NoteType | null;
  readonly face: bigint;
  readonly received: Day;
  readonly maturity: Day | null;
  /** In order, the last one in force on asOf. */
  readonly changes: readonly NoteChange[];
  /** Claims that came back with it. */
  readonly revived: readonly Entry[];
}

/** What a note was at the end of a day; null before it was received. */
export function noteOn({ changes }: NoteReceivable, day: Day): NoteChange | null {
  return changes.findLast(({ on }) => on <= day) ?? null;
}

/** Names a row about a note gives it: those in 核销单据, else its own number. */
export function notesNamed({ settles, number }: LedgerDocument): readonly string[] {
  if (settles.length > 0) return settles.map(numberKey);
  return number === '' ? [] : [numberKey(number)];
}

/** Within a day a note is first passed on, then honoured or dishonoured, then settled by recourse. */
const RANK: Partial<Readonly<Record<LedgerDocument['kind'], number>>> = {
  noteHonoured: 1,
  noteDishonoured: 2,
  noteRecourse: 3,
};

/** The order rows that act on others are reckoned with: by day, then by what they do, number and row. */
export function byDayOfEvent(a: LedgerDocument, b: LedgerDocument): number {
  return (
    a.date - b.date ||
    (RANK[a.kind] ?? 0) - (RANK[b.kind] ?? 0) ||
    byText(a.number, b.number) ||
    a.at.position - b.at.position
  );
}

/** What a row about notes does to the account. */
export interface NoteEffect {
  readonly note: NoteReceivable;
  /** Units of the face that come back as claims. */
  readonly revives: bigint;
  /** Units the customer paid on what came back before. */
  readonly pays: bigint;
}

interface Note extends NoteReceivable {
  readonly changes: NoteChange[];
  readonly revived: Entry[];
  /** Of what came back: paid by recourse so far. */
  recovered: bigint;
  cameBack: bigint;
}

type Happening = Pick<NoteChange, 'state' | 'recourse' | 'outstanding'> & {
  /** Units of the row's amount it uses. */
  readonly used: bigint;
  readonly revives: bigint;
  readonly pays: bigint;
};

/** The notes of an account as the days go by. */
export class NoteRegister {
  readonly #notes: Note[] = [];
  readonly #byNumber = new Map<string, Note[]>();

  constructor(readonly scale: number) {}

  get notes(): readonly NoteReceivable[] {
    return this.#notes;
  }

  /** @param entry null for a note the opening already reckons with */
  receive(document: LedgerDocument, entry: Entry | null): void {
    const face = toUnits(document.amount, this.scale);
    const note: Note = {
      document,
      entry,
      type: document.details.noteType,
      face,
      received: document.date,
      maturity: document.due,
      changes: [{ on: document.date, state: 'held', recourse: null, outstanding: face, fact: null }],
      revived: [],
      recovered: 0n,
      cameBack: 0n,
    };
    this.#notes.push(note);
    const key = numberKey(document.number);
    const known = this.#byNumber.get(key);
    if (known) known.push(note);
    else if (key !== '') this.#byNumber.set(key, [note]);
  }

  /** Several notes named by one row share its amount in the order they are named; a blank amount means the whole of each. */
  apply(fact: LedgerDocument): NoteEffect[] {
    const whole = fact.amount.isZero();
    let left = toUnits(fact.amount, this.scale);
    const effects: NoteEffect[] = [];
    for (const name of notesNamed(fact)) {
      for (const note of this.#byNumber.get(name) ?? []) {
        const now = note.changes[note.changes.length - 1] as NoteChange;
        const { used, revives, pays, ...change } = happen(note, now, fact, whole ? note.face : left);
        left -= used;
        note.cameBack += revives;
        note.recovered += pays;
        note.changes.push({ on: fact.date, ...change, fact });
        if (revives > 0n || pays > 0n) effects.push({ note, revives, pays });
      }
    }
    return effects;
  }

  /** Keeps with the note what came back with it. */
  revived(note: NoteReceivable, entries: readonly Entry[]): void {
    this.#notes.find((one) => one === note)?.revived.push(...entries);
  }
}

const NOTHING = { used: 0n, revives: 0n, pays: 0n };

function happen(note: Note, now: NoteChange, fact: LedgerDocument, left: bigint): Happening {
  const { state, recourse, outstanding } = now;
  const unchanged = { state, recourse, outstanding, ...NOTHING };
  const used = least(left, outstanding);
  const rest = outstanding - used;
  switch (fact.kind) {
    case 'noteDiscounted':
    case 'noteEndorsed':
      if (outstanding === 0n) return unchanged;
      return {
        ...unchanged,
        state: fact.kind === 'noteDiscounted' ? 'discounted' : 'endorsed',
        recourse: fact.details.recourse ?? 'with',
      };
    case 'noteHonoured':
      return closing(now, rest, used, 'honoured', 0n);
    case 'noteDishonoured':
      if (recourse === 'without')
        return outstanding === 0n ? unchanged : { ...unchanged, state: 'dishonoured' };
      return closing(now, rest, used, 'dishonoured', used);
    default:
      break;
  }
  if (recourse !== null) return closing(now, rest, used, 'dishonoured', used);
  if (note.cameBack === 0n) return closing(now, rest, used, 'honoured', 0n);
  const pays = least(left, note.cameBack - note.recovered);
  return { ...unchanged, used: pays, pays };
}

/** What is outstanding shrinks to `rest`; with nothing left the note is closed. */
function closing(
  { state, recourse, outstanding }: NoteChange,
  rest: bigint,
  used: bigint,
  end: NoteState,
  revives: bigint,
): Happening {
  const closed = rest === 0n && outstanding > 0n;
  return { state: closed ? end : state, recourse, outstanding: rest, used, revives, pays: 0n };
}
