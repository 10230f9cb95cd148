/**
 * What one row of 往来 books, as far as its own cells tell: the sign each kind gives its amount (domain: Documents). The
 * live formulas of 客户 and 往来 are written from this table; what takes more than one row to know (a dishonoured note's
 * parts, a claim sold without recourse) is not in it and reaches the balance by the next check.
 */
import type { DocumentKind } from './choices';

/** What 记账金额 says of a row that cannot be booked. */
export const NOT_BOOKED = 'n/a';

/**
 * Signs of a customer's number that a sum's criterion takes for a pattern, and what stands for each in 账户: the first entry
 * keeps any two numbers apart, and must be replaced first.
 */
export const ACCOUNT_SIGNS = { '^': '^^', '~': '^t', '*': '^a', '?': '^q' } as const;

/** What an amount is multiplied by; null: such a cell cannot be booked and the balance is unknown. */
export interface Booking {
  readonly positive: 1 | -1 | 0;
  readonly negative: 1 | -1 | 0 | null;
  /** Of a cell that holds no number. */
  readonly blank: 0 | null;
}

/** A negative invoice is a credit note and a negative receipt a refund, so the sign stays the kind's. */
const RAISES_EITHER: Booking = { positive: 1, negative: 1, blank: null };
const LOWERS_EITHER: Booking = { positive: -1, negative: -1, blank: null };
const RAISES: Booking = { positive: 1, negative: null, blank: null };
const LOWERS: Booking = { positive: -1, negative: null, blank: null };
const NOTHING: Booking = { positive: 0, negative: null, blank: null };
const NOTHING_EITHER: Booking = { positive: 0, negative: 0, blank: null };
/** The event alone counts. */
const EVENT: Booking = { positive: 0, negative: null, blank: 0 };

export const BOOKING: Readonly<Record<DocumentKind, Booking>> = {
  opening: RAISES_EITHER,
  invoice: RAISES_EITHER,
  creditNote: LOWERS,
  receipt: LOWERS_EITHER,
  prepayment: LOWERS,
  refund: RAISES,
  offset: LOWERS,
  writeOff: LOWERS,
  recovery: NOTHING,
  note: LOWERS,
  noteDiscounted: EVENT,
  noteEndorsed: EVENT,
  noteHonoured: EVENT,
  noteDishonoured: EVENT,
  noteRecourse: EVENT,
  factoring: NOTHING,
  retention: RAISES,
  adjustment: RAISES_EITHER,
  order: NOTHING,
  delivery: NOTHING_EITHER,
  statement: NOTHING_EITHER,
  extension: EVENT,
  reminder: EVENT,
  lawsuit: EVENT,
};
