/** What behaviour is measured on: a part of a document settled by one credit, or what is left of it (domain: Payment behaviour). */
import type { Day } from '../../ledger/day';
import type { Policy } from '../../ledger/policy';
import type { LedgerDocument } from '../../ledger/records';
import type { DocumentKind } from '../../ledger/tables';
import { claimOf, dueOn, openOn, type Entry } from '../settlement/entry';
import type { SettledAccount } from '../settlement/settle';
import { least, toUnitsUp } from '../settlement/units';

/**
 * paid: a payment settled it · open: nothing did · writtenOff: given up, so counted as open and never on time ·
 * otherCredit: settled by a credit that is no payment · disputed: open and in dispute.
 */
export type PartState = 'paid' | 'open' | 'writtenOff' | 'otherCredit' | 'disputed';

export interface PaymentPart {
  /** > 0, in units of the account. */
  readonly amount: bigint;
  readonly due: Day | null;
  readonly state: PartState;
  /** The day it counts as paid, or the day the credit settled it; null for what is open. */
  readonly on: Day | null;
}

/** A part that knows what it is a part of. */
export interface TracedPart extends PaymentPart {
  readonly entry: Entry;
}

export type PartSettings = Pick<Policy, 'noteCountsPaid' | 'disputeDays'>;

/** Credits a customer gives no money for: they settle, but say nothing of how it pays. */
const OTHER_CREDITS: ReadonlySet<DocumentKind> = new Set(['creditNote', 'adjustment', 'offset', 'factoring']);

/**
 * The parts of every debit of the account as they stood at the end of `day`, which may lie before the day the account was
 * settled to. What was undone by then (a refund) is open again. A dishonoured note paid nothing: the part it revived, with
 * its original due date, stands for what the note had settled.
 */
export function partsOn(settled: SettledAccount, day: Day, settings: PartSettings): TracedPart[] {
  const debits = settled.entries.filter((entry) => isClaim(entry) && entry.entered <= day);
  const failed = failedPayments(settled, day);
  const open = new OpenParts(settled.scale, day, settings.disputeDays);
  const parts: TracedPart[] = [];
  for (const entry of hasDispute(debits) ? byDueDate(debits) : debits) {
    for (const { credit, amount, on } of paymentsOf(entry, day, failed.get(entry))) {
      // An extension granted later does not make what was late then early.
      const due = dueOn(entry, on);
      parts.push(settledPart({ entry, amount, due }, credit.document, on, day, settings));
    }
    open.add(entry, dueOn(entry, day), parts);
  }
  return parts;
}

/** A debit somebody owes; what a note had not settled when it failed only cancels the note itself. */
export function isClaim({ role, revives }: Entry): boolean {
  return role === 'debit' && revives?.role !== 'credit';
}

function hasDispute(entries: readonly Entry[]): boolean {
  return entries.some((entry) => claimOf(entry).document.details.disputedOn !== null);
}

/** What falls due first bears a document's dispute first; only there does the order matter. */
function byDueDate(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity));
}

/** What is open on a day, told apart into what is in dispute and what is not. */
class OpenParts {
  /** Units of a document still to be found in dispute. */
  readonly #disputed = new Map<LedgerDocument, bigint>();

  constructor(
    readonly scale: number,
    readonly day: Day,
    readonly disputeDays: number,
  ) {}

  add(entry: Entry, due: Day | null, parts: TracedPart[]): void {
    const open = openOn(entry, this.day);
    if (open === 0n) return;
    const disputed = this.#take(claimOf(entry).document, open);
    if (disputed > 0n) parts.push({ entry, amount: disputed, due, state: 'disputed', on: null });
    if (open > disputed) parts.push({ entry, amount: open - disputed, due, state: 'open', on: null });
  }

  #take(document: LedgerDocument, open: bigint): bigint {
    if (!inDispute(document, this.day, this.disputeDays)) return 0n;
    const { disputed } = document.details;
    if (disputed === null) return open;
    // A dispute finer than the account's units covers the whole unit.
    const left = this.#disputed.get(document) ?? toUnitsUp(disputed, this.scale);
    const taken = least(left, open);
    this.#disputed.set(document, left - taken);
    return taken;
  }
}

/** A dispute is heeded for a limited number of days (setting). */
function inDispute({ details: { disputedOn } }: LedgerDocument, day: Day, disputeDays: number): boolean {
  return disputedOn !== null && disputedOn <= day && day - disputedOn <= disputeDays;
}

const NONE_FAILED: readonly Failed[] = [];

interface Payment {
  readonly credit: Entry;
  amount: bigint;
  readonly on: Day;
}

/** What credits settled of the debit up to that day and is not undone: what an undoing takes back is the latest of its credit. */
function paymentsOf(
  entry: Entry,
  day: Day,
  failed: readonly Failed[] = NONE_FAILED,
): readonly Readonly<Payment>[] {
  // As good as always nothing was undone, and then the log's own lines are the answer.
  const { settlements } = entry;
  if (failed.length === 0 && settlements.every(({ amount, on }) => amount > 0n && on <= day))
    return settlements;
  const made: Payment[] = [];
  for (const { credit, amount, on } of entry.settlements) {
    if (on > day) continue;
    if (amount > 0n) made.push({ credit, amount, on });
    else takeBack(made, -amount, (payment) => payment.credit === credit);
  }
  for (const { note, amount } of failed) takeBack(made, amount, (payment) => payment.credit === note);
  return made.filter(({ amount }) => amount > 0n);
}

/** Takes back the latest first. */
function takeBack(made: readonly Payment[], amount: bigint, from: (payment: Payment) => boolean): void {
  let rest = amount;
  for (const payment of [...made].reverse().filter(from)) {
    const back = least(payment.amount, rest);
    payment.amount -= back;
    rest -= back;
  }
}

/** What a note had settled of a claim and did not pay in the end. */
interface Failed {
  readonly note: Entry;
  readonly amount: bigint;
}

function failedPayments({ notes }: SettledAccount, day: Day): ReadonlyMap<Entry, readonly Failed[]> {
  const found = new Map<Entry, Failed[]>();
  for (const { entry: note, revived } of notes) {
    for (const { revives, signed, entered } of revived) {
      if (note === null || revives === null || entered > day) continue;
      const failed = { note, amount: signed };
      const known = found.get(revives);
      if (known) known.push(failed);
      else found.set(revives, [failed]);
    }
  }
  return found;
}

function settledPart(
  { entry, amount, due }: Pick<TracedPart, 'entry' | 'amount' | 'due'>,
  credit: LedgerDocument,
  on: Day,
  day: Day,
  { noteCountsPaid }: PartSettings,
): TracedPart {
  if (credit.kind === 'writeOff') return { entry, amount, due, state: 'writtenOff', on };
  if (OTHER_CREDITS.has(credit.kind)) return { entry, amount, due, state: 'otherCredit', on };
  const waits =
    credit.kind === 'note' && credit.details.noteType !== 'bankAcceptance' && noteCountsPaid === 'maturity';
  return { entry, amount, due, state: 'paid', on: waits ? notePaidOn(credit, on, day) : on };
}

/**
 * min(maturity, day); a note whose maturity is not known has not paid by that day, and one that came after its maturity paid
 * when it came.
 */
function notePaidOn(note: LedgerDocument, on: Day, day: Day): Day {
  const maturity = note.due === null || note.due > day ? day : note.due;
  return maturity > on ? maturity : on;
}
