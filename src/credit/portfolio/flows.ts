/** Sales and collections of an account within a span of days (domain: Payment behaviour, DSO; trend). */
import type { Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import type { DocumentKind } from '../../ledger/tables';
import type { LoggedAccount } from './accountState';
import { fromUnits } from '../settlement/units';

/** In the account's currency, tax included. */
export interface Flows {
  /** Invoices less credit notes; openings are no sale. */
  readonly sales: Money;
  /** Receipts, prepayments and notes received, less refunds and what came back with dishonoured notes. Offsets are none. */
  readonly collections: Money;
}

type Sign = 1 | -1;
const SALES: Partial<Readonly<Record<DocumentKind, Sign>>> = { invoice: 1, creditNote: -1 };
const COLLECTIONS: Partial<Readonly<Record<DocumentKind, Sign>>> = {
  receipt: 1,
  prepayment: 1,
  note: 1,
  refund: -1,
};

const NOTE_EVENTS: ReadonlySet<DocumentKind> = new Set(['noteDishonoured', 'noteRecourse']);

/** Whether a document of a kind is a sale that a rule could have stopped. */
export function isSale({ kind, details }: LedgerDocument): boolean {
  return kind === 'invoice' && !details.void;
}

/** Flows of the days after `after` and up to `to`; documents an opening made history are flows all the same. */
export function flowsWithin({ account, scale, entries }: LoggedAccount, after: Day, to: Day): Flows {
  let sales = ZERO;
  let collections = ZERO;
  for (const rows of [account.history, account.documents]) {
    for (const { kind, date, amount, details } of rows) {
      if (date <= after || date > to || details.void) continue;
      sales = sales.plus(signed(amount, SALES[kind]));
      collections = collections.plus(signed(amount, COLLECTIONS[kind]));
    }
  }
  // What a dishonoured note took back, and what recourse brought, stands in entries: their rows need not repeat the face.
  for (const { document, role, entered, signed: units } of entries) {
    if (!NOTE_EVENTS.has(document.kind) || entered <= after || entered > to) continue;
    const size = fromUnits(units < 0n ? -units : units, scale);
    collections = role === 'credit' ? collections.plus(size) : collections.minus(size);
  }
  return { sales, collections };
}

function signed(amount: Money, sign: Sign | undefined): Money {
  if (sign === undefined) return ZERO;
  return sign > 0 ? amount : amount.neg();
}
