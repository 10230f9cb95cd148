/**
 * Settlement (核销), forward and day by day (domain: Settlement). On each day debits enter, a refund taking back credit at
 * once; then credits that name a document settle it; then all other credits, oldest first, settle what is due first; last,
 * what is still open of a refund takes what credit the day left over.
 *
 * A settlement once made is reopened only by a refund. Whether a named document exists is asked of the whole ledger, so a
 * credit waits for a document dated later, and the state on a day is the same whatever day is asked for afterwards.
 */
import type { Day } from '../../ledger/day';
import type { LedgerDocument } from '../../ledger/records';
import type { Policy } from '../../ledger/policy';
import { isCredit, signOf, type Account } from './account';
import { Queue } from './queue';
import { least, scaleOf, toUnits } from './units';

/** What one credit settled of one debit. */
export interface Settlement {
  readonly debit: Entry;
  readonly credit: Entry;
  /** In units of the account; a refund may take it back, down to 0. */
  amount: bigint;
  readonly on: Day;
}

/** A document while it is being settled. */
export interface Entry {
  readonly document: LedgerDocument;
  readonly credit: boolean;
  /** Signed amount in units of the account. */
  readonly signed: bigint;
  /** ≥ 0: what is left of its size. */
  open: bigint;
  /** In the order they were made. */
  readonly settlements: Settlement[];
  /** Whether it stands in the queue of open debits. */
  queued: boolean;
}

export interface SettledAccount {
  readonly account: Account;
  /** Decimals of a unit. */
  readonly scale: number;
  /** One per counting document, in row order. */
  readonly entries: readonly Entry[];
  /** Numbers that credits or refunds name and the account does not have. */
  readonly unlinked: readonly { readonly document: LedgerDocument; readonly number: string }[];
}

export function settleAccount(account: Account, method: Policy['settlement']): SettledAccount {
  const scale = scaleOf(account.documents.map(({ amount }) => amount));
  const entries = account.documents.map((document) => entryOf(document, scale));
  const forward = new Forward(account, method);
  for (const day of daysOf(entries)) forward.run(day);
  return { account, scale, entries, unlinked: unlinkedOf(account) };
}

function entryOf(document: LedgerDocument, scale: number): Entry {
  const units = toUnits(document.amount, scale);
  const signed = signOf(document.kind) < 0 ? -units : units;
  return {
    document,
    credit: isCredit(document),
    signed,
    open: signed < 0n ? -signed : signed,
    settlements: [],
    queued: false,
  };
}

/** The entries of each day that has any, days ascending; within a day by number, then row. */
function daysOf(entries: readonly Entry[]): Entry[][] {
  const days: Entry[][] = [];
  for (const entry of [...entries].sort(byAge)) {
    const today = days[days.length - 1];
    if (today?.[0]?.document.date === entry.document.date) today.push(entry);
    else days.push([entry]);
  }
  return days;
}

/** Letter case does not tell numbers apart. */
export function numberKey(number: string): string {
  return number.toLowerCase();
}

function namesOf(entry: Entry): string[] {
  return entry.document.settles.map(numberKey);
}

class Forward {
  readonly #openDebits = new Queue(byDue);
  readonly #freeCredits = new Queue(byAge);
  readonly #debits = new Map<string, Entry[]>();
  readonly #creditsByNumber = new Map<string, Entry[]>();
  readonly #waiting = new Map<string, Set<Entry>>();
  readonly #lastDebitDate: ReadonlyMap<string, Day>;
  /** Every credit that entered, oldest first; those before `#firstOpen` are used up for good. */
  readonly #credits: Entry[] = [];
  #firstOpen = 0;
  #openRefunds: Entry[] = [];

  constructor(
    account: Account,
    readonly method: Policy['settlement'],
  ) {
    this.#lastDebitDate = lastDebitDates(account);
  }

  run(today: readonly Entry[]): void {
    const day = today[0]?.document.date;
    if (day === undefined) return;
    const credits = today.filter(({ credit }) => credit);
    const named = new Set(credits.filter(({ document }) => document.settles.length > 0));
    for (const debit of today) if (!debit.credit) this.#enter(debit, named, day);
    for (const credit of credits) this.#enterCredit(credit);
    for (const credit of [...named].sort(byAge)) this.#settleNamed(credit, day);
    for (const credit of credits) if (!named.has(credit)) this.#release(credit);
    this.#settleByDue(day);
    this.#openRefunds = this.#openRefunds.filter((refund) => this.#takeBack(refund, day) > 0n);
  }

  /** A debit wakes the credits that waited for it. */
  #enter(debit: Entry, woken: Set<Entry>, day: Day): void {
    if (debit.document.kind === 'refund') {
      if (this.#takeBack(debit, day) > 0n) this.#openRefunds.push(debit);
      return;
    }
    this.#queueDebit(debit);
    const key = numberKey(debit.document.number);
    if (key === '') return;
    addTo(this.#debits, key, debit).sort(byDue);
    for (const credit of this.#waiting.get(key) ?? []) woken.add(credit);
    this.#waiting.delete(key);
  }

  #enterCredit(credit: Entry): void {
    this.#credits.push(credit);
    const key = numberKey(credit.document.number);
    if (key !== '') addTo(this.#creditsByNumber, key, credit);
  }

  #queueDebit(debit: Entry): void {
    if (debit.queued) return;
    debit.queued = true;
    this.#openDebits.push(debit);
  }

  #settleNamed(credit: Entry, day: Day): void {
    let waits = false;
    for (const name of namesOf(credit)) {
      for (const debit of this.#debits.get(name) ?? []) pay(debit, credit, day);
      const last = this.#lastDebitDate.get(name);
      if (last === undefined || last <= day) continue;
      waits = true;
      const waiting = this.#waiting.get(name);
      if (waiting) waiting.add(credit);
      else this.#waiting.set(name, new Set([credit]));
    }
    if (!waits) this.#release(credit);
  }

  /** What no name holds back is open to rule 3, unless the method is `named`. */
  #release(credit: Entry): void {
    if (this.method === 'fifo' && credit.open > 0n) this.#freeCredits.push(credit);
  }

  #settleByDue(day: Day): void {
    for (;;) {
      const debit = this.#openDebits.peek();
      const credit = this.#freeCredits.peek();
      if (!debit || !credit) return;
      pay(debit, credit, day);
      if (debit.open === 0n) {
        debit.queued = false;
        this.#openDebits.pop();
      }
      if (credit.open === 0n) this.#freeCredits.pop();
    }
  }

  /** A refund uses up unapplied credit, first that of the receipt it names, then undoes that receipt's latest settlements. */
  #takeBack(refund: Entry, day: Day): bigint {
    const receipts = namesOf(refund).flatMap((name) => this.#creditsByNumber.get(name) ?? []);
    for (const receipt of receipts) pay(refund, receipt, day);
    for (let index = this.#firstUnapplied(); refund.open > 0n; index++) {
      const credit = this.#credits[index];
      if (!credit) break;
      pay(refund, credit, day);
    }
    for (const receipt of receipts) this.#undo(refund, receipt, day);
    return refund.open;
  }

  #firstUnapplied(): number {
    while (this.#credits[this.#firstOpen]?.open === 0n) this.#firstOpen++;
    return this.#firstOpen;
  }

  #undo(refund: Entry, receipt: Entry, day: Day): void {
    const made = receipt.settlements.filter(({ debit }) => debit.document.kind !== 'refund');
    for (const settlement of made.reverse()) {
      const amount = least(settlement.amount, refund.open);
      if (amount === 0n) continue;
      settlement.amount -= amount;
      settlement.debit.open += amount;
      this.#queueDebit(settlement.debit);
      refund.open -= amount;
      record(refund, receipt, amount, day);
    }
  }
}

/** The credit settles the debit as far as both reach. */
function pay(debit: Entry, credit: Entry, on: Day): void {
  const amount = least(debit.open, credit.open);
  if (amount === 0n) return;
  debit.open -= amount;
  credit.open -= amount;
  record(debit, credit, amount, on);
}

function record(debit: Entry, credit: Entry, amount: bigint, on: Day): void {
  const settlement: Settlement = { debit, credit, amount, on };
  debit.settlements.push(settlement);
  credit.settlements.push(settlement);
}

function addTo(map: Map<string, Entry[]>, key: string, entry: Entry): Entry[] {
  const found = map.get(key);
  if (!found) map.set(key, [entry]);
  else found.push(entry);
  return found ?? [entry];
}

/** When the last debit of a number enters, later than asOf too: until then a credit naming it waits. */
function lastDebitDates(account: Account): Map<string, Day> {
  const dates = new Map<string, Day>();
  for (const document of account.all) {
    if (document.number === '' || isCredit(document) || document.kind === 'refund') continue;
    if (account.openingDay !== null && document.date < account.openingDay) continue;
    const key = numberKey(document.number);
    const known = dates.get(key);
    if (known === undefined || known < document.date) dates.set(key, document.date);
  }
  return dates;
}

function unlinkedOf(account: Account): { document: LedgerDocument; number: string }[] {
  const naming = account.documents.filter(
    (document) => document.settles.length > 0 && (isCredit(document) || document.kind === 'refund'),
  );
  if (naming.length === 0) return [];
  const debits = new Set<string>();
  const credits = new Set<string>();
  for (const document of account.all) {
    if (document.kind === 'refund') continue;
    (isCredit(document) ? credits : debits).add(numberKey(document.number));
  }
  return naming.flatMap((document) => {
    const known = document.kind === 'refund' ? credits : debits;
    return document.settles
      .filter((number) => !known.has(numberKey(number)))
      .map((number) => ({ document, number }));
  });
}

function byAge({ document: a }: Entry, { document: b }: Entry): number {
  return a.date - b.date || byText(a.number, b.number) || a.at.position - b.at.position;
}

/** Rule 3: by due date (document date if unknown), then document date, number, row. */
function byDue(a: Entry, b: Entry): number {
  return (a.document.due ?? a.document.date) - (b.document.due ?? b.document.date) || byAge(a, b);
}

/** Number as text, by code unit: the same order on every machine. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
