/** What documents name, and whether it is there (domain: Settlement). */
import type { Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import type { Account } from './account';
import { notesNamed } from './notes';
import { isCredit, keysOf, numberKey, roleOf, settlesOnlyNamed } from './roles';

/** A number that a document names and the account does not have. */
export interface Unlinked {
  readonly document: LedgerDocument;
  readonly number: string;
}

/**
 * When the last claim of each number enters, later than asOf too: until then a credit naming it waits. A note that comes
 * back brings claims under its own number.
 */
export function lastClaimDates({ all, openingDay }: Account): ReadonlyMap<string, Day> {
  const dates = new Map<string, Day>();
  for (const document of all) {
    if (openingDay !== null && document.date < openingDay) continue;
    for (const key of claimKeys(document)) {
      const known = dates.get(key);
      if (known === undefined || known < document.date) dates.set(key, document.date);
    }
  }
  return dates;
}

/** Keys under which claims of a document can be settled; none for what brings none. */
export function claimKeys(document: LedgerDocument): readonly string[] {
  if (roleOf(document) === 'debit') return keysOf(document);
  if (document.kind !== 'noteDishonoured' && document.kind !== 'noteRecourse') return [];
  return [...new Set([...notesNamed(document), ...keysOf(document)])];
}

const NOTE_FACTS: ReadonlySet<string> = new Set([
  'noteDiscounted',
  'noteEndorsed',
  'noteHonoured',
  'noteDishonoured',
  'noteRecourse',
]);

/** Names that nothing in the account answers to, later rows and what the opening states included. */
export function unlinkedOf(account: Account): Unlinked[] {
  const naming = account.documents.filter(
    (document) => document.settles.length > 0 || NOTE_FACTS.has(document.kind),
  );
  if (naming.length === 0) return [];
  const known = new Known(account.all);
  return naming.flatMap((document) => {
    const kinds = known.answering(document);
    if (kinds === null) return [];
    const names =
      NOTE_FACTS.has(document.kind) && document.settles.length === 0 ? [document.number] : document.settles;
    return names
      .filter((number) => number !== '' && !kinds.has(numberKey(number)))
      .map((number) => ({ document, number }));
  });
}

class Known {
  readonly #claims = new Set<string>();
  readonly #credits = new Set<string>();
  readonly #notes = new Set<string>();
  readonly #writeOffs = new Set<string>();

  constructor(documents: readonly LedgerDocument[]) {
    for (const document of documents) {
      for (const key of claimKeys(document)) this.#claims.add(key);
      if (!isCredit(document)) continue;
      for (const key of keysOf(document)) {
        this.#credits.add(key);
        if (document.kind === 'note') this.#notes.add(key);
        if (document.kind === 'writeOff') this.#writeOffs.add(key);
      }
    }
  }

  /** What a name of the document must be found among; null for documents whose names settle nothing. */
  answering(document: LedgerDocument): ReadonlySet<string> | null {
    if (NOTE_FACTS.has(document.kind)) return this.#notes;
    switch (document.kind) {
      case 'refund':
        return this.#credits;
      case 'recovery':
        return this.#writeOffs;
      case 'extension':
      case 'factoring':
        return this.#claims;
      default:
        return isCredit(document) ? this.#claims : null;
    }
  }
}

/** Rows that need a name to have their effect, and give none: they stay unapplied, or change nothing. */
export function unnamedOf({ documents }: Account): LedgerDocument[] {
  return documents.filter((document) => {
    const { kind, settles, number } = document;
    if (settles.length > 0) return false;
    if (NOTE_FACTS.has(kind)) return number === '';
    if (kind === 'recovery' || kind === 'extension' || kind === 'factoring') return true;
    return kind !== 'prepayment' && isCredit(document) && settlesOnlyNamed(document);
  });
}
