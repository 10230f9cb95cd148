/**
 * What is ordered and shipped but not billed yet (domain: Documents, order and delivery). Order, delivery and invoice of the
 * same goods count once: what was delivered is no longer an open order, what was billed no longer an open delivery.
 */
import type { Day } from '../../ledger/day';
import { maxMoney, minMoney, sumMoney, ZERO, type Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { LedgerDocument } from '../../ledger/records';
import { numberKey } from '../settlement/roles';
import { OrderRows } from './orderRows';

/** What one order still binds, unweighted, in the currency of the account. */
export interface OrderCommitment {
  /** As the first row writes it. */
  readonly order: string;
  /** max(0, order − max(delivered, invoiced)); 0 beyond the order horizon. */
  readonly openOrder: Money;
  /** max(0, delivered − invoiced). */
  readonly openDelivery: Money;
  /** Its first row, and the first delivery of it: where somebody looks it up. */
  readonly orderRow: LedgerDocument | null;
  readonly deliveryRow: LedgerDocument | null;
}

/** A delivery that has been without an invoice for longer than the policy allows. */
export interface UnbilledDelivery {
  /** The oldest delivery that is not billed in full. */
  readonly document: LedgerDocument;
  /** What was delivered longer ago than allowed and is not billed, of the whole order. */
  readonly amount: Money;
  /** Since the oldest. */
  readonly days: number;
}

export interface Commitments {
  /** Σ open orders and Σ open deliveries, each × its weight: what they add to exposure. */
  readonly orders: Money;
  readonly deliveries: Money;
  readonly byOrder: ReadonlyMap<string, OrderCommitment>;
  readonly unbilled: readonly UnbilledDelivery[];
  /**
   * Orders without a number and deliveries without an order. Nothing is guessed: such an order or delivery counts in full,
   * beside any invoice of the same goods; a return without an order lowers nothing.
   */
  readonly unlinked: readonly LedgerDocument[];
  /** What each of them binds, unweighted. */
  readonly loose: readonly { readonly document: LedgerDocument; readonly amount: Money }[];
  readonly orderWeight: Money;
  readonly deliveryWeight: Money;
}

export type CommitmentPolicy = Pick<
  Policy,
  'orderWeight' | 'deliveryWeight' | 'orderHorizonDays' | 'unbilledDays'
>;

/**
 * Commitments of one account on a day. An opening states balances only, so what was ordered, delivered and billed before it
 * is reckoned with; 作废 rows and later rows are not.
 *
 * @param documents every row of the account, as `Account.all` has them
 */
export function commitmentsOf(
  documents: readonly LedgerDocument[],
  asOf: Day,
  policy: CommitmentPolicy,
): Commitments {
  const orders = new Map<string, OrderBook>();
  const unlinked: LedgerDocument[] = [];
  if (documents.some(({ kind }) => kind === 'order' || kind === 'delivery')) {
    const counting = documents.filter(({ date, details }) => date <= asOf && !details.void);
    const rows = new OrderRows(counting);
    for (const document of counting) {
      const order = rows.orderOf(document);
      if (order === '') {
        if (document.kind === 'order' || document.kind === 'delivery') unlinked.push(document);
      } else addTo(orders, order, document, rows);
    }
  }
  const byOrder = new Map([...orders].map(([key, rows]) => [key, commitmentOf(rows, asOf, policy)]));
  const loose = unlinked.map((document) => ({ document, amount: looseAmount(document, asOf, policy) }));
  const looseOf = (kind: LedgerDocument['kind']): Money =>
    sumMoney(loose.filter(({ document }) => document.kind === kind).map(({ amount }) => amount));
  const openOrders = sumMoney([...byOrder.values()].map(({ openOrder }) => openOrder));
  const openDeliveries = sumMoney([...byOrder.values()].map(({ openDelivery }) => openDelivery));
  const { orderWeight, deliveryWeight } = policy;
  return {
    orders: openOrders.plus(looseOf('order')).times(orderWeight),
    deliveries: openDeliveries.plus(looseOf('delivery')).times(deliveryWeight),
    byOrder,
    unbilled: unbilledOf([...orders.values()], unlinked, asOf, policy.unbilledDays),
    unlinked,
    loose,
    orderWeight,
    deliveryWeight,
  };
}

/** What an order and its deliveries hold in exposure, weighted, in the account's currency; 0 for an unknown order, or none. */
export function heldBy({ byOrder, orderWeight, deliveryWeight }: Commitments, order: string): Money {
  const commitment = byOrder.get(numberKey(order));
  if (!commitment) return ZERO;
  return commitment.openOrder.times(orderWeight).plus(commitment.openDelivery.times(deliveryWeight));
}

/** Rows of one order. */
interface OrderBook {
  readonly order: string;
  readonly orders: LedgerDocument[];
  readonly deliveries: LedgerDocument[];
  /** What is billed: invoices and retention, less red-letter invoices of what is billed anew (重开). */
  invoiced: Money;
}

function addTo(
  orders: Map<string, OrderBook>,
  order: string,
  document: LedgerDocument,
  all: OrderRows,
): void {
  const key = numberKey(order);
  let rows = orders.get(key);
  if (!rows) orders.set(key, (rows = { order, orders: [], deliveries: [], invoiced: ZERO }));
  switch (document.kind) {
    case 'order':
      rows.orders.push(document);
      break;
    case 'delivery':
      rows.deliveries.push(document);
      break;
    case 'invoice':
    case 'retention':
      rows.invoiced = rows.invoiced.plus(document.amount);
      break;
    case 'creditNote':
      // Goods returned or made cheaper stay billed; what is billed anew must not be billed twice.
      if (all.isReissue(document)) rows.invoiced = rows.invoiced.minus(document.amount);
      break;
    default:
      break;
  }
}

function commitmentOf(rows: OrderBook, asOf: Day, { orderHorizonDays }: CommitmentPolicy): OrderCommitment {
  const { order, orders, invoiced } = rows;
  const ordered = sumMoney(orders.map(({ amount }) => amount));
  const delivered = sumMoney(rows.deliveries.map(({ amount }) => amount));
  const latest = orders.reduce((day, { date }) => Math.max(day, date), -Infinity);
  const counts = orderHorizonDays === null || asOf - latest <= orderHorizonDays;
  return {
    order,
    openOrder: counts ? maxMoney(ZERO, ordered.minus(maxMoney(delivered, invoiced))) : ZERO,
    openDelivery: maxMoney(ZERO, delivered.minus(invoiced)),
    orderRow: orders[0] ?? null,
    deliveryRow: rows.deliveries[0] ?? null,
  };
}

function looseAmount(
  { kind, amount, date }: LedgerDocument,
  asOf: Day,
  { orderHorizonDays }: CommitmentPolicy,
): Money {
  if (kind === 'order' && orderHorizonDays !== null && asOf - date > orderHorizonDays) return ZERO;
  return maxMoney(ZERO, amount);
}

function unbilledOf(
  orders: readonly OrderBook[],
  unlinked: readonly LedgerDocument[],
  asOf: Day,
  days: number,
): UnbilledDelivery[] {
  const loose = unlinked.filter(({ kind, amount }) => kind === 'delivery' && amount.gt(0));
  const found = [
    ...orders.map(({ deliveries, invoiced }) => oldestUnbilled(deliveries, invoiced, asOf, days)),
    ...loose.map((document) => oldestUnbilled([document], ZERO, asOf, days)),
  ];
  return found.filter((one) => one !== null);
}

/** Deliveries are billed oldest first, and a return takes back what would be billed next. */
function oldestUnbilled(
  deliveries: readonly LedgerDocument[],
  invoiced: Money,
  asOf: Day,
  days: number,
): UnbilledDelivery | null {
  const returned = sumMoney(
    deliveries.filter(({ amount }) => amount.lt(0)).map(({ amount }) => amount.neg()),
  );
  let covered = invoiced.plus(returned);
  let oldest: LedgerDocument | null = null;
  let amount = ZERO;
  for (const delivery of [...deliveries].sort((a, b) => a.date - b.date || a.at.position - b.at.position)) {
    if (delivery.amount.lte(0) || asOf - delivery.date <= days) continue;
    const billed = minMoney(maxMoney(ZERO, covered), delivery.amount);
    covered = covered.minus(billed);
    if (billed.eq(delivery.amount)) continue;
    oldest ??= delivery;
    amount = amount.plus(delivery.amount.minus(billed));
  }
  return oldest && { document: oldest, amount, days: asOf - oldest.date };
}
