/** What plain accounts look like as columns, and what settling them gives. */
import type { Day } from '../../ledger/day';
import { BUCKETS } from '../../ledger/tables';

/** How many buckets an account has in `SettledColumns.buckets`. */
export const BUCKET_COUNT = BUCKETS.length;

/** Whole numbers below this are exact in a double, and so is a sum while it stays below. */
export const EXACT_BELOW = 2 ** 53;

/** In the column of due dates: unknown. */
export const NO_DUE = -(2 ** 31);

/** In the column of roles. An other credit (credit note, offset) settles as a payment does, but is none. */
export const ROLE = { debit: 0, payment: 1, otherCredit: 2 } as const;

/** One element per document in each column, in any order of rows. */
export interface Columns {
  /** How many accounts there are; the column below holds 0 … accounts − 1. */
  readonly accounts: number;
  readonly account: Int32Array;
  readonly role: Uint8Array;
  /** Days since 1970-01-01. */
  readonly date: Int32Array;
  /** Days since 1970-01-01, or `NO_DUE`; read for debits only. */
  readonly due: Int32Array;
  /** Whole units of the account, ≥ 0. */
  readonly amount: Float64Array;
  /** Place of the document's number among all numbers as text, equal for equal ones; null: as the rows stand. */
  readonly rank: Int32Array | null;
}

export interface ColumnsOptions {
  /** Documents dated later have no effect. */
  readonly asOf: Day;
  /** Payment behaviour looks at the days after this one up to asOf. */
  readonly windowAfter: Day;
  /** Per account, in its units: below it an overdue amount does not count for `longestOverdue`. */
  readonly floor: Float64Array;
  /** Whether the settlements themselves are wanted. */
  readonly withLog?: boolean;
}

/** Amounts in units of the account; one element per account unless said otherwise. */
export interface SettledColumns {
  /** Per document, ≥ 0: what is left of its size; 0 for one dated after asOf. */
  readonly open: Float64Array;
  /** Per account as many as there are `BUCKETS`, in their order. */
  readonly buckets: Float64Array;
  /** ≤ 0. */
  readonly unapplied: Float64Array;
  /** Σ buckets + unapplied; for a plain account its exposure. */
  readonly balance: Float64Array;
  readonly overdue: Float64Array;
  /** Most days late of any open debit with a known due date; 0 when none is late. */
  readonly mostDaysLate: Int32Array;
  /** The same, leaving out days whose cumulative open amount at that lateness or more is below the floor. */
  readonly longestOverdue: Int32Array;
  readonly payments: PaymentColumns;
  /** null unless asked for. */
  readonly log: SettlementColumns | null;
}

/**
 * The sums that figures of payment behaviour are made of, under the names of behaviour. Per account: sums over the parts settled within the window, and the parts open and overdue on asOf, counted to asOf.
 * Days are settlement day − due date.
 */
export interface PaymentColumns {
  /** Σ amount of the parts with a due date that were settled by payments, or are overdue. */
  readonly amount: Float64Array;
  /** Of `amount`: settled, or still open, after the due date. */
  readonly late: Float64Array;
  /** Σ amount × days, exact; early parts count negative. */
  readonly signedDays: (account: number) => bigint;
  /** The same with early parts at 0. */
  readonly lateDays: (account: number) => bigint;
  /** Σ amount of the parts whose due date lies in the window and that were settled by payments or are still open. */
  readonly due: Float64Array;
  /** Of `due`: settled on or before the due date. */
  readonly onTime: Float64Array;
  /** Left out: settled within the window by credits that are no payments. */
  readonly otherCredit: Float64Array;
  /** Left out: settled within the window by payments, without a due date. */
  readonly undated: Float64Array;
}

/** One element per settlement; those of an account stand together, in the order they were made. */
export interface SettlementColumns {
  /** Rows of the columns. */
  readonly debit: Int32Array;
  readonly credit: Int32Array;
  /** > 0. */
  readonly amount: Float64Array;
  readonly day: Int32Array;
}
