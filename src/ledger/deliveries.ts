/** Which delivery of an order a bill is for. */
import { ZERO, type Money } from './money';
import type { LedgerDocument } from './records';

/**
 * Of each bill the delivery its first yuan bills: deliveries of an order are billed oldest first, in the order of the bills. None
 * for a bill of more than was shipped.
 *
 * @param deliveries of one order, each above 0; sorted here, like the bills, by date, number and row
 */
export function billedDeliveries(
  deliveries: LedgerDocument[],
  bills: LedgerDocument[],
): ReadonlyMap<LedgerDocument, LedgerDocument> {
  const found = new Map<LedgerDocument, LedgerDocument>();
  deliveries.sort(byDate);
  let billed = ZERO;
  for (const bill of bills.sort(byDate)) {
    const delivery = shipmentAt(deliveries, billed);
    if (delivery !== null) found.set(bill, delivery);
    billed = billed.plus(bill.amount);
  }
  return found;
}

/** The shipment that holds the yuan after `billed`; null when all shipped was billed before. */
function shipmentAt(shipped: readonly LedgerDocument[], billed: Money): LedgerDocument | null {
  let upTo = ZERO;
  for (const delivery of shipped) {
    upTo = upTo.plus(delivery.amount);
    if (upTo.gt(billed)) return delivery;
  }
  return null;
}

function byDate(a: LedgerDocument, b: LedgerDocument): number {
  if (a.date !== b.date) return a.date - b.date;
  if (a.number !== b.number) return a.number < b.number ? -1 : 1;
  return a.at.position - b.at.position;
}
