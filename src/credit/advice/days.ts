/** How long a customer's money is with us: average terms, and average days from order to invoice (domain: Limit advice, need). */
import { addMonths, type Day } from '../../ledger/day';
import { Exact, ZERO, type Money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import type { Policy } from '../../ledger/policy';
import { parseTerms } from '../../ledger/terms';
import { numberKey } from '../settlement/roles';

const WINDOW_MONTHS = 12;
/** A month, and what is left of it on average when a document is written. */
const MONTH_DAYS = 30;
const HALF_MONTH_DAYS = 15;

/** The invoices of (asOf − 12 months, asOf]. */
export function recentInvoices(documents: readonly LedgerDocument[], asOf: Day): LedgerDocument[] {
  const after = addMonths(asOf, -WINDOW_MONTHS);
  return documents.filter(({ kind, date }) => kind === 'invoice' && date > after && date <= asOf);
}

/**
 * The mean of due − document date over the invoices that have a due date, of instalments by their amounts; without any, the
 * average of the terms. null when those cannot be read.
 */
export function averageTermDays(invoices: readonly LedgerDocument[], termText: string): Money | null {
  const known = invoices.map(daysToDue).filter((days) => days !== null);
  return mean(known) ?? termDays(termText);
}

function daysToDue({ date, due, amount, instalments }: LedgerDocument): Money | null {
  if (instalments.length === 0) return due === null ? null : new Exact(due - date);
  let weighted = ZERO;
  for (const part of instalments) {
    if (part.due === null) return null;
    weighted = weighted.plus(part.amount.times(part.due - date));
  }
  return amount.isZero() ? null : weighted.div(amount);
}

/** What terms come to on average: of those by the month, half a month runs before its end. */
function termDays(text: string): Money | null {
  const terms = parseTerms(text);
  switch (terms?.kind) {
    case 'days':
    case 'receipt':
      return new Exact(terms.days);
    case 'months':
      return new Exact(terms.months * MONTH_DAYS);
    case 'monthEnd':
      return new Exact(terms.days + HALF_MONTH_DAYS);
    case 'nextMonth':
      return new Exact(terms.day + HALF_MONTH_DAYS);
    default:
      return null;
  }
}

/**
 * Mean days from the first order to the invoice that bills it, where open orders are in exposure; else from the first
 * delivery, where those are. 0 without links: nothing says that there are any such days.
 */
export function averageOrderDays(
  invoices: readonly LedgerDocument[],
  documents: readonly LedgerDocument[],
  { orderWeight, deliveryWeight }: Pick<Policy, 'orderWeight' | 'deliveryWeight'>,
): Money {
  const ordered = orderWeight.gt(0) ? mean(daysSince('order', invoices, documents)) : null;
  const delivered = deliveryWeight.gt(0) ? mean(daysSince('delivery', invoices, documents)) : null;
  return ordered ?? delivered ?? ZERO;
}

function daysSince(
  kind: 'order' | 'delivery',
  invoices: readonly LedgerDocument[],
  documents: readonly LedgerDocument[],
): Money[] {
  const first = new Map<string, Day>();
  for (const document of documents) {
    if (document.kind !== kind || document.order + document.number === '') continue;
    const key = numberKey(document.order === '' ? document.number : document.order);
    const known = first.get(key);
    if (known === undefined || document.date < known) first.set(key, document.date);
  }
  return invoices.flatMap(({ order, date }) => {
    const start = order === '' ? undefined : first.get(numberKey(order));
    return start === undefined ? [] : [new Exact(Math.max(0, date - start))];
  });
}

function mean(values: readonly Money[]): Money | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum.plus(value), ZERO).div(values.length);
}
