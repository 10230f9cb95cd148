/** The 客户 table. */
import { currencyOf, isBlank, writtenText } from './cells';
import { CustomerIndex, idKey } from './customerIndex';
import { profileOf, profileReaders } from './decodeProfile';
import { choiceReader, NO_OWNER, rowsOf, unreadableCell } from './decodeRows';
import type { Currency } from './money';
import { cellAt, type Customer, type TableSnapshot, type Unreadable } from './records';
import { RowCells } from './rowCells';
import { CUSTOMER_STATUS } from './tables';

/**
 * Customers in row order. The first row of a number wins, a later one is reported. A customer without a number goes by
 * its name. A blank currency is the book's; a status that is none of ours is active.
 */
export function decodeCustomers(
  snapshot: TableSnapshot,
  bookCurrency: Currency,
  unreadable: Unreadable[],
): Customer[] {
  const readers = { status: choiceReader(CUSTOMER_STATUS), profile: profileReaders() };
  const seen = new Map<string, Customer>();
  const customers: Customer[] = [];
  for (const at of rowsOf(snapshot, unreadable)) {
    const text = (key: string): string => writtenText(cellAt(snapshot, at.position, key));
    const id = text('id') || text('name');
    if (id === '') continue; // a term or a region alone names nobody
    const first = seen.get(idKey(id));
    if (first) {
      unreadable.push(
        unreadableCell(at, 'id', id, 'customer.duplicate', { ...NO_OWNER, customer: first.id }),
      );
      continue;
    }
    const value = cellAt(snapshot, at.position, 'currency');
    const currency = isBlank(value) ? bookCurrency : currencyOf(value);
    const cells = new RowCells(snapshot, at, { customer: id, currency }, unreadable);
    const customer = customerOf(cells, id, currency, readers);
    seen.set(idKey(id), customer);
    customers.push(customer);
  }
  return related(customers);
}

interface Readers {
  readonly status: (value: string) => Customer['status'] | null;
  readonly profile: ReturnType<typeof profileReaders>;
}

function customerOf(cells: RowCells, id: string, currency: Currency, readers: Readers): Customer {
  return {
    at: cells.at,
    id,
    name: cells.written('name') || id,
    status: readers.status(cells.written('status')) ?? 'active',
    termText: cells.written('termText'),
    currency,
    taxId: cells.written('taxId'),
    salesperson: cells.written('salesperson'),
    region: cells.written('region'),
    industry: cells.written('industry'),
    parentId: cells.written('parentId') || null,
    payerId: cells.written('payerId') || null,
    profile: profileOf(cells, readers.profile),
  };
}

/** Names the customers above by their numbers, however the cell names them; who is above itself stands alone. */
function related(customers: readonly Customer[]): Customer[] {
  const index = new CustomerIndex(customers);
  const other = (text: string | null, self: Customer): string | null => {
    const id = text === null ? null : (index.find(text, '')?.id ?? text);
    return id === self.id ? null : id;
  };
  return customers.map((customer) =>
    customer.parentId === null && customer.payerId === null
      ? customer
      : {
          ...customer,
          parentId: other(customer.parentId, customer),
          payerId: other(customer.payerId, customer),
        },
  );
}
