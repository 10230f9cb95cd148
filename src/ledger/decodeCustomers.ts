/** The 客户 table, and how rows of other tables find their customer. */
import { cellText, currencyOf, isBlank, normalisedName, writtenText } from './cells';
import { choiceReader, NO_OWNER, rowsOf, unreadableCell } from './decodeRows';
import type { Currency } from './money';
import { cellAt, type Customer, type RowAt, type TableSnapshot, type Unreadable } from './records';
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
  const status = choiceReader(CUSTOMER_STATUS);
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
    const customer = customerOf(snapshot, at, id, text, bookCurrency, status);
    seen.set(idKey(id), customer);
    customers.push(customer);
  }
  return customers;
}

function customerOf(
  snapshot: TableSnapshot,
  at: RowAt,
  id: string,
  text: (key: string) => string,
  bookCurrency: Currency,
  status: (value: string) => Customer['status'] | null,
): Customer {
  const currency = cellAt(snapshot, at.position, 'currency');
  return {
    at,
    id,
    name: text('name') || id,
    status: status(text('status')) ?? 'active',
    termText: text('termText'),
    currency: isBlank(currency) ? bookCurrency : currencyOf(currency),
    taxId: text('taxId'),
    salesperson: text('salesperson'),
    region: text('region'),
  };
}

/** Excel's own lookups do not tell letter case apart; nor do we, nor full and half width. */
function idKey(id: string): string {
  return cellText(id).toLowerCase();
}

/** Finds the customer a row means: by its number, else by its exact name (compared without width, brackets, spaces, case). */
export class CustomerIndex {
  readonly #byId = new Map<string, Customer>();
  /** null: two customers of that name, so the name alone tells nothing. */
  readonly #byName = new Map<string, Customer | null>();

  constructor(customers: readonly Customer[]) {
    for (const customer of customers) {
      this.#byId.set(idKey(customer.id), customer);
      const name = normalisedName(customer.name);
      this.#byName.set(name, this.#byName.has(name) ? null : customer);
    }
  }

  find(idText: string, nameText: string): Customer | null {
    return this.#match(idText) ?? this.#match(nameText);
  }

  #match(text: string): Customer | null {
    if (text === '') return null;
    return this.#byId.get(idKey(text)) ?? this.#byName.get(normalisedName(text)) ?? null;
  }
}
