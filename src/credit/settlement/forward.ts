/** Settlement as the days go by (domain: Settlement): one account, every day that brings something, in order. */
import type { Day } from '../../ledger/day';
import type { Policy } from '../../ledger/policy';
import type { LedgerDocument } from '../../ledger/records';
import type { Account } from './account';
import { addSettlement, byAge, byDue, dueOn, type Entry, type Settlement } from './entry';
import { claimKeys, lastClaimDates } from './links';
import { byDayOfEvent, NoteRegister } from './notes';
import { Queue } from './queue';
import { creditFromRecourse, revivedClaims } from './revival';
import {
  belongsToOrder,
  canBeRefunded,
  keysOf,
  namesOf,
  numberKey,
  orderKey,
  roleOf,
  settlesOnlyNamed,
} from './roles';
import { least } from './units';

const NONE: readonly Entry[] = [];

export class Forward {
  readonly log: Settlement[] = [];
  /** Entries that no row has by itself: claims a note brought back, and what was paid on them by recourse. */
  readonly made: Entry[] = [];
  readonly notes: NoteRegister;
  readonly #openDebits = new Queue(byDue);
  readonly #freeCredits = new Queue(byAge);
  readonly #debits = new Map<string, Entry[]>();
  readonly #creditsByNumber = new Map<string, Entry[]>();
  /** Credits with something left, by what they name: claims still to come, and those that may open again. */
  readonly #waiting = new Map<string, Set<Entry>>();
  /** Names of what the opening states: its parts stand for them. */
  readonly #history = new Set<string>();
  readonly #openings: Entry[] = [];
  readonly #lastClaim: ReadonlyMap<string, Day>;
  /** Whether anything in the account names anything. */
  readonly #linked: boolean;
  /** Every credit that a refund may use though it does not name it, oldest first; those before `#firstOpen` are used up for good. */
  readonly #credits: Entry[] = [];
  #firstOpen = 0;
  #openRefunds: Entry[] = [];

  constructor(
    account: Account,
    readonly method: Policy['settlement'],
    scale: number,
  ) {
    this.notes = new NoteRegister(scale);
    this.#linked = account.documents.some((document) => namesOf(document).length > 0 || isNoteFact(document));
    this.#lastClaim = this.#linked ? lastClaimDates(account) : new Map<string, Day>();
    this.#readHistory(account.history);
  }

  /** What the opening states is not settled again, but its notes live on, and its numbers may be named. */
  #readHistory(history: readonly LedgerDocument[]): void {
    for (const document of history) {
      if (document.kind === 'note') this.notes.receive(document, null);
      if (!this.#linked) continue;
      for (const key of debitKeys(document)) this.#history.add(key);
    }
    for (const fact of history.filter(isNoteFact).sort(byDayOfEvent)) this.notes.apply(fact);
  }

  /** One day: @param today its entries, by number and row; @param events its rows that act on others. */
  run(day: Day, today: readonly Entry[], events: readonly LedgerDocument[]): void {
    const named = new Set<Entry>();
    const credits = today.filter(({ role }) => role === 'credit');
    for (const credit of credits) {
      if (credit.document.kind === 'note') this.notes.receive(credit.document, credit);
    }
    for (const event of events) credits.push(...this.#happen(event, day, named));
    if (events.length > 0) credits.sort(byAge);
    for (const entry of today) if (entry.role !== 'credit') this.#enter(entry, named, day);
    for (const credit of credits) {
      this.#enterCredit(credit);
      if (namesOf(credit.document).length > 0) named.add(credit);
    }
    this.#settleAllNamed(named, day);
    for (const credit of credits) if (namesOf(credit.document).length === 0) this.#release(credit);
    this.#settleByDue(day);
    if (this.#openRefunds.length === 0) return;
    const reopened = new Set<Entry>();
    this.#openRefunds = this.#openRefunds.filter((refund) => this.#takeBack(refund, day, reopened) > 0n);
    this.#settleAllNamed(reopened, day);
  }

  /** A changed due date, or what became of a note. Answers with credits that enter by it. */
  #happen(event: LedgerDocument, day: Day, named: Set<Entry>): Entry[] {
    if (event.kind === 'extension') {
      this.#extend(event, day);
      return [];
    }
    const credits: Entry[] = [];
    for (const effect of this.notes.apply(event)) {
      const claims = revivedClaims(event, effect, this.made.length);
      for (const claim of claims) this.#revive(claim, effect.note.entry, event);
      this.notes.revived(effect.note, claims);
      const paid = creditFromRecourse(event, effect, this.made.length);
      if (paid === null) continue;
      this.made.push(paid);
      credits.push(paid);
    }
    for (const key of claimKeys(event)) this.#wake(key, named);
    return credits;
  }

  /** What the note had not settled ends with it: its own claim and it cancel out. */
  #revive(claim: Entry, note: Entry | null, event: LedgerDocument): void {
    this.made.push(claim);
    for (const key of claimKeys(event)) addTo(this.#debits, key, claim).sort(byDue);
    if (note !== null && claim.revives === note) this.#pay(claim, note, event.date);
    else this.#queueDebit(claim);
  }

  #extend(extension: LedgerDocument, day: Day): void {
    for (const name of extension.settles.map(numberKey)) {
      const debits = this.#debits.get(name) ?? [];
      for (const debit of debits) debit.due = dueOn(debit, day);
      debits.sort(byDue);
    }
    this.#openDebits.reorder();
  }

  /** A debit wakes the credits that waited for it. */
  #enter(entry: Entry, named: Set<Entry>, day: Day): void {
    if (entry.role === 'refund') {
      if (this.#takeBack(entry, day, named) > 0n) this.#openRefunds.push(entry);
      return;
    }
    this.#queueDebit(entry);
    if (!this.#linked) return;
    if (entry.document.kind === 'opening') this.#openings.push(entry);
    for (const key of debitKeys(entry.document)) {
      addTo(this.#debits, key, entry).sort(byDue);
      this.#wake(key, named);
    }
  }

  #wake(key: string, named: Set<Entry>): void {
    for (const credit of this.#waiting.get(key) ?? []) named.add(credit);
    this.#waiting.delete(key);
  }

  #enterCredit(credit: Entry): void {
    if (canBeRefunded(credit.document)) this.#credits.push(credit);
    if (this.#linked) for (const key of keysOf(credit.document)) addTo(this.#creditsByNumber, key, credit);
  }

  #queueDebit(debit: Entry): void {
    if (debit.queued) return;
    debit.queued = true;
    this.#openDebits.push(debit);
  }

  #settleAllNamed(credits: ReadonlySet<Entry>, day: Day): void {
    for (const credit of [...credits].sort(byAge)) this.#settleNamed(credit, day);
  }

  #settleNamed(credit: Entry, day: Day): void {
    const names = namesOf(credit.document);
    for (const name of names) for (const debit of this.#named(name)) this.#pay(debit, credit, day);
    if (credit.open === 0n) return;
    for (const name of names) {
      const waiting = this.#waiting.get(name);
      if (waiting) waiting.add(credit);
      else this.#waiting.set(name, new Set([credit]));
    }
    if (!names.some((name) => this.#isToCome(name, credit, day))) this.#release(credit);
  }

  /** Whether a claim of that name enters after the day. An order may always bring another invoice. */
  #isToCome(name: string, { document }: Entry, day: Day): boolean {
    if (document.kind === 'prepayment' && document.order !== '' && name === orderKey(document.order))
      return true;
    const last = this.#lastClaim.get(name);
    return last !== undefined && last > day;
  }

  #named(name: string): readonly Entry[] {
    return this.#debits.get(name) ?? (this.#history.has(name) ? this.#openings.sort(byDue) : NONE);
  }

  /** What no name holds back is open to rule 3, unless the method is `named`. */
  #release(credit: Entry): void {
    if (this.method !== 'fifo' || credit.open === 0n || settlesOnlyNamed(credit.document)) return;
    if (credit.queued) return;
    credit.queued = true;
    this.#freeCredits.push(credit);
  }

  #settleByDue(day: Day): void {
    for (;;) {
      const debit = this.#openDebits.peek();
      const credit = this.#freeCredits.peek();
      if (!debit || !credit) return;
      this.#pay(debit, credit, day);
      if (debit.open === 0n) {
        debit.queued = false;
        this.#openDebits.pop();
      }
      if (credit.open === 0n) {
        credit.queued = false;
        this.#freeCredits.pop();
      }
    }
  }

  /** A refund uses up unapplied credit, first that of the receipt it names, then undoes that receipt's latest settlements. */
  #takeBack(refund: Entry, day: Day, named: Set<Entry>): bigint {
    const receipts = namesOf(refund.document).flatMap((name) => this.#creditsByNumber.get(name) ?? []);
    for (const receipt of receipts) this.#pay(refund, receipt, day);
    for (let index = this.#firstUnapplied(); refund.open > 0n; index++) {
      const credit = this.#credits[index];
      if (!credit) break;
      this.#pay(refund, credit, day);
    }
    for (const receipt of receipts) this.#undo(refund, receipt, day, named);
    return refund.open;
  }

  #firstUnapplied(): number {
    while (this.#credits[this.#firstOpen]?.open === 0n) this.#firstOpen++;
    return this.#firstOpen;
  }

  /**
   * A note is taken back by 拒付 alone, so that what it settled does not come back twice. Credits that name what is open again
   * and have something left settle it.
   */
  #undo(refund: Entry, receipt: Entry, day: Day, named: Set<Entry>): void {
    if (receipt.document.kind === 'note') return;
    for (const { debit, amount } of standing(receipt).reverse()) {
      const undone = least(amount, refund.open);
      if (undone === 0n) return;
      this.#record(debit, receipt, -undone, day);
      debit.open += undone;
      this.#queueDebit(debit);
      for (const key of debitKeys(debit.document)) this.#wake(key, named);
      if (debit.document.kind === 'opening') for (const key of this.#history) this.#wake(key, named);
      this.#record(refund, receipt, undone, day);
      refund.open -= undone;
    }
  }

  /** The credit settles the debit as far as both reach. */
  #pay(debit: Entry, credit: Entry, on: Day): void {
    const amount = least(debit.open, credit.open);
    if (amount === 0n) return;
    debit.open -= amount;
    credit.open -= amount;
    this.#record(debit, credit, amount, on);
  }

  #record(debit: Entry, credit: Entry, amount: bigint, on: Day): void {
    const settlement: Settlement = { debit, credit, amount, on };
    addSettlement(debit, settlement);
    addSettlement(credit, settlement);
    this.log.push(settlement);
  }
}

/** What a credit still settles of debits, in the order it was settled: undoing takes the latest first, so it is a stack. */
function standing(credit: Entry): { debit: Entry; amount: bigint }[] {
  const stack: { debit: Entry; amount: bigint }[] = [];
  for (const { debit, amount } of credit.settlements) {
    if (debit.role === 'refund') continue;
    const top = stack[stack.length - 1];
    if (amount > 0n || !top) stack.push({ debit, amount });
    else if (top.amount + amount === 0n) stack.pop();
    else top.amount += amount;
  }
  return stack;
}

function isNoteFact(document: LedgerDocument): boolean {
  return roleOf(document) === 'event';
}

/** Keys claims of a document are settled under: its own, and its order's for a prepayment. */
function debitKeys(document: LedgerDocument): readonly string[] {
  const keys = claimKeys(document);
  return belongsToOrder(document) ? [...keys, orderKey(document.order)] : keys;
}

function addTo(map: Map<string, Entry[]>, key: string, entry: Entry): Entry[] {
  const found = map.get(key);
  if (!found) map.set(key, [entry]);
  else found.push(entry);
  return found ?? [entry];
}
