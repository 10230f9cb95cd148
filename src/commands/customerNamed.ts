/** The customer a person means: by number or name, and those that come near when there is none. */
import { normalisedName } from '../ledger/cells';
import { CustomerIndex, idKey } from '../ledger/customerIndex';
import type { Customer, Ledger } from '../ledger/records';
import { fail, ok, type Result } from '../ledger/result';

/** How many similar customers a refusal names. */
const NEAR_MAX = 3;

/** Fails with `customer.unknown` (value: the text, figure `near`: similar ones). */
export function customerNamed({ customers }: Ledger, text: string): Result<Customer> {
  const found = new CustomerIndex(customers).find(text.trim(), '');
  if (found) return ok(found);
  const near = nearTo(customers, text)
    .slice(0, NEAR_MAX)
    .map(({ id, name }) => (id === name ? id : `${id} ${name}`))
    .join(', ');
  return fail({ code: 'customer.unknown', value: text, figures: near === '' ? {} : { near } });
}

/** Names that contain what was typed, or are contained in it; numbers one character away. */
function nearTo(customers: readonly Customer[], text: string): Customer[] {
  const name = normalisedName(text);
  const id = idKey(text);
  if (name === '') return [];
  return customers.filter((customer) => {
    const own = normalisedName(customer.name);
    return own.includes(name) || name.includes(own) || isOneAway(idKey(customer.id), id);
  });
}

/** Whether one character more, less or other makes one text the other. */
function isOneAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
