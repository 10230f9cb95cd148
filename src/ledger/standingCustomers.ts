import type { Customer, Ledger } from './records';

/**
 * The customers that stand for somebody: without those a person has made one with another, whose number is then among the
 * former names of a customer that is there (变更: 曾用名).
 */
export function standingCustomers({
  customers,
  facts,
}: Pick<Ledger, 'customers' | 'facts'>): readonly Customer[] {
  const known = new Set(customers.map(({ id }) => id));
  const merged = new Set(
    facts
      .filter(({ fact, customer, value }) => fact === 'alias' && value !== customer && known.has(customer))
      .map(({ value }) => value),
  );
  return merged.size === 0 ? customers : customers.filter(({ id }) => !merged.has(id));
}
