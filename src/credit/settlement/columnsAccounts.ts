/** One account of a block after the other: settles it forward, ages what is left, and files its figures in columns. */
import { bucketOf } from '../ageing/age';
import { BUCKETS } from '../../ledger/tables';
import { EntryBlock } from './columnsBlocks';
import { ColumnsHeap } from './columnsHeap';
import { SettlementLog } from './columnsLog';
import { PaymentColumnSums } from './columnsPayments';
import {
  BUCKET_COUNT,
  EXACT_BELOW,
  NO_DUE,
  ROLE,
  type Columns,
  type ColumnsOptions,
  type SettledColumns,
} from './columnsShape';

/** Bucket by days late, for as many days as two neighbours can still differ. */
const DAYS_TOLD_APART = 366;
const BUCKET_AT = Uint8Array.from({ length: DAYS_TOLD_APART + 1 }, (_, days) =>
  BUCKETS.indexOf(bucketOf(days)),
);
/** Asked for at every part: a constant of this file is one to every way of building it. */
const PAYMENT = ROLE.payment;
const UNDATED = NO_DUE;
const BUCKETS_EACH = BUCKET_COUNT;
const UNDATED_BUCKET = BUCKETS.indexOf(bucketOf(null));

/** Places in the order of entry: debits from `debit` up to `debitEnd`, credits likewise. */
interface Places {
  readonly debit: number;
  readonly debitEnd: number;
  readonly credit: number;
  readonly creditEnd: number;
}

export class ColumnAccounts {
  /** The account at hand: its place in the columns of figures, and the block its documents stand in. */
  #account = 0;
  #block: EntryBlock;
  readonly #asOf: number;
  readonly #floor: Float64Array;
  readonly #open: Float64Array;
  readonly #buckets: Float64Array;
  readonly #unapplied: Float64Array;
  readonly #balance: Float64Array;
  readonly #overdue: Float64Array;
  readonly #mostDaysLate: Int32Array;
  readonly #longestOverdue: Int32Array;
  readonly #payments: PaymentColumnSums;
  readonly #log: SettlementLog | null;

  constructor({ accounts, account }: Columns, options: ColumnsOptions) {
    this.#block = new EntryBlock(0, 0);
    this.#asOf = options.asOf;
    this.#floor = options.floor;
    this.#open = new Float64Array(account.length);
    this.#buckets = new Float64Array(accounts * BUCKETS_EACH);
    this.#unapplied = new Float64Array(accounts);
    this.#balance = new Float64Array(accounts);
    this.#overdue = new Float64Array(accounts);
    this.#mostDaysLate = new Int32Array(accounts);
    this.#longestOverdue = new Int32Array(accounts);
    this.#payments = new PaymentColumnSums(accounts, options.windowAfter, options.asOf);
    this.#log = options.withLog === true ? new SettlementLog(account.length) : null;
  }

  /** @param nth which account of the block. */
  settle(account: number, block: EntryBlock, nth: number): void {
    this.#account = account;
    this.#block = block;
    const places = this.#placesOf(nth);
    this.#assertExact(places);
    if (this.#fallDueAsEntered(places)) this.#settleInOrder(places);
    else this.#settleByDue(places);
    this.#payments.close(account);
    let gross = 0;
    for (let bucket = account * BUCKETS_EACH; bucket < (account + 1) * BUCKETS_EACH; bucket++) {
      gross += this.#buckets[bucket] as number;
    }
    this.#balance[account] = gross + (this.#unapplied[account] as number);
  }

  result(): SettledColumns {
    return {
      open: this.#open,
      buckets: this.#buckets,
      unapplied: this.#unapplied,
      balance: this.#balance,
      overdue: this.#overdue,
      mostDaysLate: this.#mostDaysLate,
      longestOverdue: this.#longestOverdue,
      payments: this.#payments.result(),
      log: this.#log === null ? null : this.#log.result(),
    };
  }

  #placesOf(nth: number): Places {
    const { starts } = this.#block;
    const debit = starts[2 * nth] as number;
    const credit = starts[2 * nth + 1] as number;
    const end = starts[2 * nth + 2] as number;
    return {
      debit,
      debitEnd: this.#endAsOf(debit, credit),
      credit,
      creditEnd: this.#endAsOf(credit, end),
    };
  }

  /** What is dated later than asOf stands at the end, and has no effect. */
  #endAsOf(start: number, end: number): number {
    const { date } = this.#block;
    let last = end;
    while (last > start && (date[last - 1] as number) > this.#asOf) last--;
    return last;
  }

  #assertExact({ debit, debitEnd, credit, creditEnd }: Places): void {
    const { amount } = this.#block;
    let size = 0;
    for (let place = debit; place < debitEnd; place++) size += amount[place] as number;
    for (let place = credit; place < creditEnd; place++) size += amount[place] as number;
    if (size < EXACT_BELOW) return;
    throw new RangeError(`amounts of an account sum to ${size}: too much for a double`);
  }

  #dueOf(place: number): number {
    const due = this.#block.due[place] as number;
    return due === UNDATED ? (this.#block.date[place] as number) : due;
  }

  #fallDueAsEntered({ debit, debitEnd }: Places): boolean {
    let before = -Infinity;
    for (let place = debit; place < debitEnd; place++) {
      const due = this.#dueOf(place);
      if (due < before) return false;
      before = due;
    }
    return true;
  }

  /** What enters first is due first: the order of settlement does not depend on the days, so both sides are simply queues. */
  #settleInOrder(places: Places): void {
    const { amount } = this.#block;
    const { debitEnd, creditEnd } = places;
    let credit = places.credit;
    let left = credit < creditEnd ? (amount[credit] as number) : 0;
    for (let debit = places.debit; debit < debitEnd; debit++) {
      let open = amount[debit] as number;
      while (open > 0 && credit < creditEnd) {
        const part = open < left ? open : left;
        if (part > 0) this.#record(debit, credit, part);
        open -= part;
        left -= part;
        if (left > 0) break;
        credit++;
        left = credit < creditEnd ? (amount[credit] as number) : 0;
      }
      if (open > 0) this.#age(debit, open);
    }
    this.#leaveUnapplied(credit, creditEnd, left);
  }

  /** Day by day: debits enter, credits enter, then the oldest credit settles what is due first. */
  #settleByDue(places: Places): void {
    const { amount, date } = this.#block;
    const { debitEnd, creditEnd } = places;
    const open = amount.slice(places.debit, debitEnd);
    const heap = this.#heapOf(places);
    const dayOf = (place: number, end: number): number => (place < end ? (date[place] as number) : Infinity);
    let [debit, entered, credit] = [places.debit, places.credit, places.credit];
    let left = credit < creditEnd ? (amount[credit] as number) : 0;
    while (debit < debitEnd || entered < creditEnd) {
      const day = Math.min(dayOf(debit, debitEnd), dayOf(entered, creditEnd));
      for (; dayOf(debit, debitEnd) === day; debit++) {
        if ((amount[debit] as number) > 0) heap.push(debit - places.debit);
      }
      while (dayOf(entered, creditEnd) === day) entered++;
      while (heap.size > 0 && credit < entered) {
        const first = heap.first();
        const part = Math.min(open[first] as number, left);
        if (part > 0) this.#record(places.debit + first, credit, part);
        open[first] = (open[first] as number) - part;
        left -= part;
        if (open[first] === 0) heap.shift();
        if (left > 0) continue;
        credit++;
        left = credit < creditEnd ? (amount[credit] as number) : 0;
      }
    }
    while (heap.size > 0) {
      this.#age(places.debit + heap.first(), open[heap.first()] as number);
      heap.shift();
    }
    this.#leaveUnapplied(credit, creditEnd, left);
  }

  #heapOf({ debit, debitEnd }: Places): ColumnsHeap {
    const due = new Int32Array(debitEnd - debit);
    for (let nth = 0; nth < due.length; nth++) due[nth] = this.#dueOf(debit + nth);
    return new ColumnsHeap(due);
  }

  /** Both were open, so it happened on the day the later of the two entered. */
  #record(debit: number, credit: number, part: number): void {
    const { row, date, due: dues, role } = this.#block;
    const entered = date[debit] as number;
    const received = date[credit] as number;
    const on = entered > received ? entered : received;
    const due = dues[debit] as number;
    if (this.#log !== null) this.#log.add(row[debit] as number, row[credit] as number, part, on);
    if (role[credit] !== PAYMENT) this.#payments.otherCredit(part, on);
    else if (due === UNDATED) this.#payments.paidUndated(part, on);
    else this.#payments.paid(part, due, on);
  }

  /** Debits come due date first, so the latest come first. */
  #age(debit: number, open: number): void {
    const account = this.#account;
    const due = this.#block.due[debit] as number;
    this.#open[this.#block.row[debit] as number] = open;
    if (due === UNDATED) {
      this.#fill(UNDATED_BUCKET, open);
      return;
    }
    const late = this.#asOf - due;
    this.#fill(BUCKET_AT[late < 0 ? 0 : Math.min(late, DAYS_TOLD_APART)] as number, open);
    this.#payments.open(open, due);
    if (late <= 0) return;
    const overdue = (this.#overdue[account] as number) + open;
    this.#overdue[account] = overdue;
    if (this.#mostDaysLate[account] === 0) this.#mostDaysLate[account] = late;
    if (this.#longestOverdue[account] === 0 && overdue >= (this.#floor[account] as number)) {
      this.#longestOverdue[account] = late;
    }
  }

  #fill(bucket: number, open: number): void {
    const at = this.#account * BUCKETS_EACH + bucket;
    this.#buckets[at] = (this.#buckets[at] as number) + open;
  }

  #leaveUnapplied(first: number, end: number, left: number): void {
    const { amount, row } = this.#block;
    let unapplied = left;
    if (first < end) this.#open[row[first] as number] = left;
    for (let place = first + 1; place < end; place++) {
      this.#open[row[place] as number] = amount[place] as number;
      unapplied += amount[place] as number;
    }
    this.#unapplied[this.#account] = 0 - unapplied;
  }
}
