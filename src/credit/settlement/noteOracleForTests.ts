/** The life of notes in other words, for comparison only. */
import { minMoney, ZERO, type Money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';

export interface NoteLife {
  readonly document: LedgerDocument;
  rest: Money;
  passed: 'with' | 'without' | null;
  back: Money;
  paid: Money;
}

const FACTS = ['noteDiscounted', 'noteEndorsed', 'noteHonoured', 'noteDishonoured', 'noteRecourse'];

export function isFact({ kind }: LedgerDocument): boolean {
  return FACTS.includes(kind);
}

export function bringsClaims({ kind }: LedgerDocument): boolean {
  return kind === 'noteDishonoured' || kind === 'noteRecourse';
}

export function factNames({ settles, number }: LedgerDocument): string[] {
  if (settles.length > 0) return settles.map(lower);
  return number === '' ? [] : [lower(number)];
}

export function lower(text: string): string {
  return text.toLowerCase();
}

export type Key = readonly (number | string)[];

export function factKey({ date, kind, number, at }: LedgerDocument): Key {
  return [date, FACTS.indexOf(kind) < 2 ? 0 : FACTS.indexOf(kind), number, at.position];
}

/** A stable sort: parts of one row stay in their order. */
export function sorted<T>(elements: readonly T[], key: (element: T) => Key): T[] {
  return [...elements].sort((a, b) => compare(key(a), key(b)));
}

function compare(a: Key, b: Key): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return 0;
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}

/** What of a row's amount a note takes up, and as what. */
interface Effect {
  readonly ends: Money;
  readonly back: Money;
  readonly paid: Money;
}

/** What a fact does to the notes it names: what comes back of each, and what is paid on what came back before. */
export function live<Life extends NoteLife>(
  notes: readonly Life[],
  fact: LedgerDocument,
): { life: Life; back: Money; paid: Money }[] {
  let left = fact.amount;
  return factNames(fact).flatMap((name) =>
    notes
      .filter(({ document: { number } }) => number !== '' && lower(number) === name)
      .map((life) => {
        const { ends, back, paid } = effectOf(life, fact, fact.amount.isZero() ? life.document.amount : left);
        const isPassing = fact.kind === 'noteDiscounted' || fact.kind === 'noteEndorsed';
        if (isPassing && life.rest.gt(0)) life.passed = fact.details.recourse ?? 'with';
        life.rest = life.rest.minus(ends);
        life.back = life.back.plus(back);
        life.paid = life.paid.plus(paid);
        left = left.minus(ends).minus(paid);
        return { life, back, paid };
      }),
  );
}

function effectOf({ rest, passed, back, paid }: NoteLife, { kind }: LedgerDocument, most: Money): Effect {
  const ends = minMoney(most, rest);
  const nothing = { ends: ZERO, back: ZERO, paid: ZERO };
  if (kind === 'noteHonoured') return { ...nothing, ends };
  if (kind === 'noteDishonoured') return passed === 'without' ? nothing : { ...nothing, ends, back: ends };
  if (kind !== 'noteRecourse') return nothing;
  if (passed !== null) return { ...nothing, ends, back: ends };
  return back.isZero() ? { ...nothing, ends } : { ...nothing, paid: minMoney(most, back.minus(paid)) };
}
