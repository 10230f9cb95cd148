/**
 * Exposure of one account on any day up to the one it was settled to (domain: Exposure): what a check of that day would have
 * said, read off the settlement log, the notes as they then were, and the orders and deliveries then open.
 */
import { addDays, type Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { LedgerDocument, Standards } from '../../ledger/records';
import { countWhile } from '../halving';
import type { Known } from '../report';
import type { Account } from '../settlement/account';
import { numberKey } from '../settlement/roles';
import type { SettledAccount } from '../settlement/settle';
import { fromUnits } from '../settlement/units';
import { commitmentsOf, heldBy, type CommitmentPolicy } from './commitments';
import { notesExposure } from './notesExposure';
import { OrderRows } from './orderRows';

export interface ExposureRules {
  readonly policy: CommitmentPolicy & Pick<Policy, 'noteSettleDays'>;
  readonly standards: Pick<Standards, 'noteWeight'>;
}

interface PathAccount {
  readonly account: Pick<Account, 'all' | 'openingDay' | 'beforeOpening'>;
  readonly settled: Pick<SettledAccount, 'entries' | 'notes' | 'scale'>;
}

export class ExposurePath {
  /** Days on which it changes, in order; coming ones too, on which a note falls due or an order lapses. */
  readonly days: readonly Day[];
  readonly #levels: readonly Money[];
  readonly #orders: ReadonlyMap<string, readonly LedgerDocument[]>;

  constructor(
    readonly of: PathAccount,
    readonly rules: ExposureRules,
  ) {
    const orders = ordersOf(of.account.all);
    const moves = new Moves();
    addBalance(moves, of);
    addNotes(moves, of, rules);
    for (const rows of [...orders.named.values(), ...orders.loose]) addOrder(moves, rows, rules.policy);
    const sorted = moves.inOrder();
    let level = ZERO;
    this.days = sorted.map(([day]) => day);
    this.#levels = sorted.map(([, move]) => (level = level.plus(move)));
    this.#orders = orders.named;
  }

  /** At the end of the day, in the account's currency; null before the opening that states the balance. */
  exposureOn(day: Day): Known<Money> {
    const { openingDay, beforeOpening } = this.of.account;
    if (beforeOpening || (openingDay !== null && day < openingDay)) return null;
    return this.#levels[countWhile(this.days, (each) => each <= day) - 1] ?? ZERO;
  }

  /** What an order and its deliveries held of it at the end of the day; 0 for an unknown order, or none. */
  heldOn(order: string, day: Day): Money {
    const rows = this.#orders.get(numberKey(order));
    return rows === undefined ? ZERO : heldBy(commitmentsOf(rows, day, this.rules.policy), order);
  }
}

/** By how much it changes on each day. */
class Moves {
  readonly #byDay = new Map<Day, Money>();

  add(day: Day, amount: Money): void {
    if (!amount.isZero()) this.#byDay.set(day, (this.#byDay.get(day) ?? ZERO).plus(amount));
  }

  /** A part of the exposure that is at a level from each of the days on. */
  addLevels(days: Iterable<Day>, levelOn: (day: Day) => Money): void {
    let before = ZERO;
    for (const day of [...new Set(days)].sort((a, b) => a - b)) {
      const level = levelOn(day);
      this.add(day, level.minus(before));
      before = level;
    }
  }

  inOrder(): [Day, Money][] {
    return [...this.#byDay].filter(([, move]) => !move.isZero()).sort(([a], [b]) => a - b);
  }
}

/** Retention is inside, at 100 %. */
function addBalance(moves: Moves, { settled: { entries, scale } }: PathAccount): void {
  const signedOn = new Map<Day, bigint>();
  for (const { entered, signed } of entries) signedOn.set(entered, (signedOn.get(entered) ?? 0n) + signed);
  for (const [day, signed] of signedOn) moves.add(day, fromUnits(signed, scale));
}

/** A note weighs otherwise after each row about it, and when it is past due without a result. */
function addNotes(moves: Moves, { settled: { notes, scale } }: PathAccount, rules: ExposureRules): void {
  const { policy, standards } = rules;
  for (const note of notes) {
    const days = note.changes.map(({ on }) => on);
    if (note.maturity !== null) days.push(addDays(note.maturity, policy.noteSettleDays));
    moves.addLevels(days, (day) => notesExposure({ notes: [note], scale }, day, standards, policy).amount);
  }
}

/** Rows of one order, or a single one without: they hold otherwise after each of them, and when the order lapses. */
function addOrder(moves: Moves, rows: readonly LedgerDocument[], policy: CommitmentPolicy): void {
  const { orderHorizonDays } = policy;
  const days = rows.flatMap(({ kind, date }) =>
    kind === 'order' && orderHorizonDays !== null ? [date, addDays(date, orderHorizonDays + 1)] : [date],
  );
  moves.addLevels(days, (day) => {
    const { orders, deliveries } = commitmentsOf(rows, day, policy);
    return orders.plus(deliveries);
  });
}

/** Orders with all their rows; those nobody ordered or delivered anything of hold nothing. */
function ordersOf(documents: readonly LedgerDocument[]): {
  readonly named: ReadonlyMap<string, readonly LedgerDocument[]>;
  readonly loose: readonly (readonly LedgerDocument[])[];
} {
  const named = new Map<string, LedgerDocument[]>();
  const loose: LedgerDocument[][] = [];
  const rows = new OrderRows(documents);
  for (const document of documents) {
    if (isCommitment(document)) {
      const order = rows.orderOf(document);
      if (order === '') loose.push([document]);
      else named.set(numberKey(order), []);
    }
  }
  if (named.size > 0) {
    for (const document of documents) named.get(numberKey(rows.orderOf(document)))?.push(document);
  }
  return { named, loose };
}

function isCommitment({ kind }: LedgerDocument): boolean {
  return kind === 'order' || kind === 'delivery';
}
