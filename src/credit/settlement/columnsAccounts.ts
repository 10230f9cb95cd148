/** One account after the other: settles it forward, ages what is left, and files its figures in columns. */
import { bucketOf } from '../ageing/age';
import { BUCKETS } from '../../ledger/tables';
import { ColumnsHeap } from './columnsHeap';
import { SettlementLog } from './columnsLog';
import type { EntryOrder } from './columnsOrder';
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
  readonly #columns: Columns;
  readonly #rows: Int32Array;
  readonly #starts: Int32Array;
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
  /** By place, for accounts whose debits do not fall due in the order they enter. */
  #dueByPlace: Int32Array | null = null;

  constructor(columns: Columns, { rows, starts }: EntryOrder, options: ColumnsOptions) {
    const { accounts } = columns;
    this.#columns = columns;
    this.#rows = rows;
    this.#starts = starts;
    this.#asOf = options.asOf;
    this.#floor = options.floor;
    this.#open = new Float64Array(rows.length);
    this.#buckets = new Float64Array(accounts * BUCKETS_EACH);
    this.#unapplied = new Float64Array(accounts);
    this.#balance = new Float64Array(accounts);
    this.#overdue = new Float64Array(accounts);
    this.#mostDaysLate = new Int32Array(accounts);
    this.#longestOverdue = new Int32Array(accounts);
    this.#payments = new PaymentColumnSums(accounts, options.windowAfter, options.asOf);
    this.#log = options.withLog === true ? new SettlementLog(rows.length) : null;
  }

  settle(account: number): void {
    const places = this.#placesOf(account);
    this.#assertExact(places);
    if (this.#fallDueAsEntered(places)) this.#settleInOrder(account, places);
    else this.#settleByDue(account, places);
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

  #placesOf(account: number): Places {
    const [debit, credit, end] = [2 * account, 2 * account + 1, 2 * account + 2].map(
      (side) => this.#starts[side] as number,
    ) as [number, number, number];
    return {
      debit,
      debitEnd: this.#endAsOf(debit, credit),
      credit,
      creditEnd: this.#endAsOf(credit, end),
    };
  }

  /** What is dated later than asOf stands at the end, and has no effect. */
  #endAsOf(start: number, end: number): number {
    let last = end;
    while (last > start && (this.#columns.date[this.#rows[last - 1] as number] as number) > this.#asOf)
      last--;
    return last;
  }

  #assertExact({ debit, debitEnd, credit, creditEnd }: Places): void {
    const { amount } = this.#columns;
    let size = 0;
    for (let place = debit; place < debitEnd; place++) size += amount[this.#rows[place] as number] as number;
    for (let place = credit; place < creditEnd; place++)
      size += amount[this.#rows[place] as number] as number;
    if (!(size < EXACT_BELOW))
      throw new RangeError(`amounts of an account sum to ${size}: too much for a double`);
  }

  #dueOf(row: number): number {
    const due = this.#columns.due[row] as number;
    return due === UNDATED ? (this.#columns.date[row] as number) : due;
  }

  #fallDueAsEntered({ debit, debitEnd }: Places): boolean {
    let before = -Infinity;
    for (let place = debit; place < debitEnd; place++) {
      const due = this.#dueOf(this.#rows[place] as number);
      if (due < before) return false;
      before = due;
    }
    return true;
  }

  /** What enters first is due first: the order of settlement does not depend on the days, so both sides are simply queues. */
  #settleInOrder(account: number, places: Places): void {
    const { amount } = this.#columns;
    const { debitEnd, creditEnd } = places;
    const rows = this.#rows;
    let credit = places.credit;
    let left = credit < creditEnd ? (amount[rows[credit] as number] as number) : 0;
    for (let place = places.debit; place < debitEnd; place++) {
      const debit = rows[place] as number;
      let open = amount[debit] as number;
      while (open > 0 && credit < creditEnd) {
        const part = open < left ? open : left;
        if (part > 0) this.#record(debit, rows[credit] as number, part);
        open -= part;
        left -= part;
        if (left > 0) break;
        credit++;
        left = credit < creditEnd ? (amount[rows[credit] as number] as number) : 0;
      }
      if (open > 0) this.#age(account, debit, open);
    }
    this.#leaveUnapplied(account, credit, creditEnd, left);
  }

  /** Day by day: debits enter, credits enter, then the oldest credit settles what is due first. */
  #settleByDue(account: number, places: Places): void {
    const { amount, date } = this.#columns;
    const { debitEnd, creditEnd } = places;
    const rows = this.#rows;
    const open = this.#open;
    const heap = this.#heapOf(places);
    const dayOf = (place: number, end: number): number =>
      place < end ? (date[rows[place] as number] as number) : Infinity;
    let [debit, entered, credit] = [places.debit, places.credit, places.credit];
    let left = credit < creditEnd ? (amount[rows[credit] as number] as number) : 0;
    while (debit < debitEnd || entered < creditEnd) {
      const day = Math.min(dayOf(debit, debitEnd), dayOf(entered, creditEnd));
      for (; dayOf(debit, debitEnd) === day; debit++) {
        const row = rows[debit] as number;
        open[row] = amount[row] as number;
        if ((amount[row] as number) > 0) heap.push(debit);
      }
      while (dayOf(entered, creditEnd) === day) entered++;
      while (heap.size > 0 && credit < entered) {
        const row = rows[heap.first()] as number;
        const part = Math.min(open[row] as number, left);
        if (part > 0) this.#record(row, rows[credit] as number, part);
        open[row] = (open[row] as number) - part;
        left -= part;
        if (open[row] === 0) heap.shift();
        if (left > 0) continue;
        credit++;
        left = credit < creditEnd ? (amount[rows[credit] as number] as number) : 0;
      }
    }
    while (heap.size > 0) {
      const row = rows[heap.first()] as number;
      this.#age(account, row, open[row] as number);
      heap.shift();
    }
    this.#leaveUnapplied(account, credit, creditEnd, left);
  }

  #heapOf({ debit, debitEnd }: Places): ColumnsHeap {
    this.#dueByPlace ??= new Int32Array(this.#rows.length);
    for (let place = debit; place < debitEnd; place++) {
      this.#dueByPlace[place] = this.#dueOf(this.#rows[place] as number);
    }
    return new ColumnsHeap(this.#dueByPlace);
  }

  /** Both were open, so it happened on the day the later of the two entered. */
  #record(debit: number, credit: number, part: number): void {
    const { date, due: dues, role } = this.#columns;
    const entered = date[debit] as number;
    const received = date[credit] as number;
    const on = entered > received ? entered : received;
    const due = dues[debit] as number;
    if (this.#log !== null) this.#log.add(debit, credit, part, on);
    if (role[credit] !== PAYMENT) this.#payments.otherCredit(part, on);
    else if (due === UNDATED) this.#payments.paidUndated(part, on);
    else this.#payments.paid(part, due, on);
  }

  /** Debits come due date first, so the latest come first. */
  #age(account: number, debit: number, open: number): void {
    const due = this.#columns.due[debit] as number;
    this.#open[debit] = open;
    if (due === UNDATED) {
      this.#fill(account, UNDATED_BUCKET, open);
      return;
    }
    const late = this.#asOf - due;
    this.#fill(account, BUCKET_AT[late < 0 ? 0 : Math.min(late, DAYS_TOLD_APART)] as number, open);
    this.#payments.open(open, due);
    if (late <= 0) return;
    const overdue = (this.#overdue[account] as number) + open;
    this.#overdue[account] = overdue;
    if (this.#mostDaysLate[account] === 0) this.#mostDaysLate[account] = late;
    if (this.#longestOverdue[account] === 0 && overdue >= (this.#floor[account] as number)) {
      this.#longestOverdue[account] = late;
    }
  }

  #fill(account: number, bucket: number, open: number): void {
    const at = account * BUCKETS_EACH + bucket;
    this.#buckets[at] = (this.#buckets[at] as number) + open;
  }

  #leaveUnapplied(account: number, first: number, end: number, left: number): void {
    const { amount } = this.#columns;
    let unapplied = left;
    if (first < end) this.#open[this.#rows[first] as number] = left;
    for (let place = first + 1; place < end; place++) {
      const row = this.#rows[place] as number;
      this.#open[row] = amount[row] as number;
      unapplied += amount[row] as number;
    }
    this.#unapplied[account] = 0 - unapplied;
  }
}
