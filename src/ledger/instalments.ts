/** Instalments (domain: Due date): shares of a document that fall due by what happens to its order. */
import { addMonths, type Day } from './day';
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
    const instalment = { amount: until.minus(before), due: dueOf(part.event, events, warrantyMonths) };
    before = until;
    return instalment;
  });
}

function dueOf(event: InstalmentEvent, events: OrderEvents, warrantyMonths: number | null): Day | null {
  if (event !== 'warranty') return events[event];
  const { acceptance } = events;
  return acceptance === null || warrantyMonths === null ? null : addMonths(acceptance, warrantyMonths);
}

/**
 * What happened to the orders of each customer. The first date of an event counts: a later delivery of the same order
 * does not move what has fallen due. Void documents and returns are no events.
 */
export class OrderIndex {
  readonly #events = new Map<string, Record<keyof OrderEvents, Day | null>>();

  constructor(documents: readonly LedgerDocument[]) {
    for (const document of documents) {
      const { kind, date, amount, details } = document;
      const key = keyOf(document);
      if (key === null || details.void) continue;
      const events = this.#events.get(key) ?? { ...NO_EVENTS };
      if (kind === 'order') events.order = earlier(events.order, date);
      if (kind === 'delivery' && amount.gt(0)) events.delivery = earlier(events.delivery, date);
      if (details.acceptedOn !== null) events.acceptance = earlier(events.acceptance, details.acceptedOn);
      this.#events.set(key, events);
    }
  }

  /** Of the document's order; of itself alone when it names none. */
  of(document: LedgerDocument): OrderEvents {
    const key = keyOf(document);
    return (
      (key === null ? undefined : this.#events.get(key)) ?? {
        ...NO_EVENTS,
        acceptance: document.details.acceptedOn,
      }
    );
  }
}

/** An order is named by 订单号, or where that is blank by its own number; null without a customer or an order. */
function keyOf({ customer, kind, number, order }: LedgerDocument): string | null {
  const named = order || (kind === 'order' ? number : '');
  return customer === null || named === '' ? null : JSON.stringify([customer, named]);
}

function earlier(a: Day | null, b: Day): Day {
  return a === null || b < a ? b : a;
}
