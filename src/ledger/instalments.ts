/** Instalments (domain: Due date): shares of a document that fall due by what happens to its order. */
import { addMonths, type Day } from './day';
import { billedDeliveries } from './deliveries';
import { numberKey } from './documentNumbers';
import { decimalsOf, ZERO, type Currency, type Money } from './money';
import type { Instalment, LedgerDocument } from './records';

/** 预付 · 发货 · 验收 · 质保, in the order a share code names them. */
export const INSTALMENT_EVENTS = ['order', 'delivery', 'acceptance', 'warranty'] as const;
export type InstalmentEvent = (typeof INSTALMENT_EVENTS)[number];

export interface Share {
  readonly event: InstalmentEvent;
  /** Of the document, above 0 and at most 1. */
  readonly share: Money;
}

/** When an order's events were; null: not yet, or not known. */
export type OrderEvents = Readonly<Record<'order' | 'delivery' | 'acceptance', Day | null>>;

export const NO_EVENTS: OrderEvents = { order: null, delivery: null, acceptance: null };

/**
 * The parts of an amount, which total it to the last digit: each is the rounded share up to it less the one before, in
 * the currency's decimals, or the amount's own where it has more. A part whose event has no date has no due date.
 */
export function instalmentsOf(
  amount: Money,
  currency: Currency,
  shares: readonly Share[],
  events: OrderEvents,
  warrantyMonths: number | null,
): Instalment[] {
  const decimals = Math.max(decimalsOf(currency), amount.decimalPlaces());
  let share = ZERO;
  let before = ZERO;
  return shares.map((part, index) => {
    share = share.plus(part.share);
    const until = index === shares.length - 1 ? amount : amount.times(share).toDecimalPlaces(decimals);
    const since = events[part.event === 'warranty' ? 'acceptance' : part.event];
    const instalment = {
      amount: until.minus(before),
      due: dueOf(part.event, events, warrantyMonths),
      ...(since === null ? {} : { since }),
    };
    before = until;
    return instalment;
  });
}

function dueOf(event: InstalmentEvent, events: OrderEvents, warrantyMonths: number | null): Day | null {
  if (event !== 'warranty') return events[event];
  const { acceptance } = events;
  return acceptance === null || warrantyMonths === null ? null : addMonths(acceptance, warrantyMonths);
}

/** Rows of one order of a customer. */
interface OrderRows {
  order: Day | null;
  readonly deliveries: LedgerDocument[];
  readonly bills: LedgerDocument[];
  /** The first acceptance any of them states. */
  accepted: Day | null;
  /** Made when it is first asked for. */
  billed: ReadonlyMap<LedgerDocument, LedgerDocument> | null;
}

/**
 * What happened to the orders of each customer. A bill goes by the delivery it is for, and by its own acceptance before that
 * of the delivery or the first one of the order; the first row of an order counts. Void documents and returns are no events.
 */
export class OrderIndex {
  readonly #orders = new Map<string, OrderRows>();

  constructor(documents: readonly LedgerDocument[]) {
    for (const document of documents) {
      const { kind, date, amount, details } = document;
      const key = keyOf(document);
      if (key === null || details.void) continue;
      const rows = this.#orders.get(key) ?? noRows();
      if (kind === 'order') rows.order = earlier(rows.order, date);
      if (kind === 'delivery' && amount.gt(0)) rows.deliveries.push(document);
      if (kind === 'invoice' || kind === 'retention') rows.bills.push(document);
      if (details.acceptedOn !== null) rows.accepted = earlier(rows.accepted, details.acceptedOn);
      this.#orders.set(key, rows);
    }
  }

  /** Of the document's order; of itself alone when it names none. */
  of(document: LedgerDocument): OrderEvents {
    const key = keyOf(document);
    const rows = key === null ? undefined : this.#orders.get(key);
    const { acceptedOn } = document.details;
    if (!rows) return { ...NO_EVENTS, acceptance: acceptedOn };
    const delivery = deliveryOf(document, rows);
    return {
      order: rows.order,
      delivery: delivery?.date ?? null,
      acceptance: acceptedOn ?? delivery?.details.acceptedOn ?? rows.accepted,
    };
  }
}

function noRows(): OrderRows {
  return { order: null, deliveries: [], bills: [], accepted: null, billed: null };
}

/** Of what is billed beyond all that was shipped, the last shipment before it: amounts of deliveries are not always the bill's. */
function deliveryOf(document: LedgerDocument, rows: OrderRows): LedgerDocument | null {
  rows.billed ??= billedDeliveries(rows.deliveries, rows.bills);
  return rows.billed.get(document) ?? rows.deliveries.findLast(({ date }) => date <= document.date) ?? null;
}

/** An order is named by 订单号, or where that is blank by its own number; null without a customer or an order. */
function keyOf({ customer, kind, number, order }: LedgerDocument): string | null {
  const named = order || (kind === 'order' ? number : '');
  return customer === null || named === '' ? null : JSON.stringify([customer, numberKey(named)]);
}

function earlier(a: Day | null, b: Day): Day {
  return a === null || b < a ? b : a;
}
