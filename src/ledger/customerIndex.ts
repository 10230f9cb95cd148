/** How rows of other tables find their customer. */
import { cellText, normalisedName } from './cells';
import type { Customer } from './records';

/** Excel's own lookups do not tell letter case apart; nor do we, nor full and half width. */
export function idKey(id: string): string {
  return cellText(id).toLowerCase();
}

/** Finds the customer a row means: by its number, else by its exact name (compared without width, brackets, spaces, case). */
export class CustomerIndex {
  readonly #byId = new Map<string, Customer>();
  /** null: two customers of that name, so the name alone tells nothing. */
  readonly #byName = new Map<string, Customer | null>();

  readonly #matched = new Map<string, Customer | null>();

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

  /** Texts are remembered: a hundred thousand documents name the same few thousand customers. */
  #match(text: string): Customer | null {
    if (text === '') return null;
    let found = this.#matched.get(text);
    if (found === undefined) {
      found = this.#byId.get(idKey(text)) ?? this.#byName.get(normalisedName(text)) ?? null;
      this.#matched.set(text, found);
    }
    return found;
  }
}
