/** Which order a row belongs to, and which red-letter invoices take a bill back to issue it anew (domain: Documents). */
import type { LedgerDocument } from '../../ledger/records';
import { keysOf, namesIn, numberKey } from '../settlement/roles';

/** An order's own number is what its deliveries and invoices name, unless its row says otherwise; blank: none. */
function ownOrder({ kind, order, number }: LedgerDocument): string {
  return kind === 'order' && order === '' ? number : order;
}

/** Of the documents it is made of, whatever their day. */
export class OrderRows {
  /** Orders of invoices by what names them. */
  #ordersOfBills: ReadonlyMap<string, string> | null = null;
  /** What invoices say they reissue. */
  #reissued: ReadonlySet<string> | null = null;

  constructor(readonly documents: readonly LedgerDocument[]) {}

  /** Blank: none. A red-letter invoice without one belongs to that of the invoice it names. */
  orderOf(document: LedgerDocument): string {
    const own = ownOrder(document);
    if (own !== '' || document.kind !== 'creditNote') return own;
    this.#ordersOfBills ??= new Map(
      this.documents.filter(isBill).flatMap((bill) => keysOf(bill).map((key) => [key, bill.order] as const)),
    );
    for (const name of document.settles) {
      const order = this.#ordersOfBills.get(numberKey(name));
      if (order !== undefined) return order;
    }
    return '';
  }

  /** Whether what a red-letter invoice takes back is billed anew: it or the new invoice says so (重开). */
  isReissue(red: LedgerDocument): boolean {
    if (red.details.reissue !== '') return true;
    this.#reissued ??= new Set(
      this.documents
        .filter(({ kind, details }) => kind === 'invoice' && details.reissue !== '' && !details.void)
        .flatMap(({ details }) => namesIn(details.reissue)),
    );
    return keysOf(red).some((key) => this.#reissued?.has(key));
  }
}

function isBill({ kind, order, details }: LedgerDocument): boolean {
  return (kind === 'invoice' || kind === 'retention') && order !== '' && !details.void;
}
