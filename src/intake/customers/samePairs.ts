/** Pairs of customers that may be one: by tax number, by near names. What a person has said of them is the caller's. */
import type { CustomerSuggestion, SuggestedCustomer } from '../report';
import { companyName } from './companyName';
import { nearNames, type NearReason } from './nearNames';
import { taxIdsDiffer, taxKey } from './taxId';

export interface SamePair<Customer> {
  readonly one: Customer;
  readonly other: Customer;
  readonly reason: NearReason;
  /** 0 to 1. */
  readonly score: number;
}

/** What tells who somebody is. */
export interface NameAndTaxId {
  readonly name: string;
  readonly taxId: string;
}

/** Each pair once: those of one tax number, then near names, the surest first. The customer that stands higher is named first. */
export function samePairs<Customer>(
  customers: readonly Customer[],
  known: (customer: Customer) => NameAndTaxId,
): readonly SamePair<Customer>[] {
  const all = customers.map(known);
  const found: SamePair<Customer>[] = [];
  const seen = new Pairs<number>();
  const add = (a: number, b: number, reason: NearReason, score: number): void => {
    const [one, other] = [customers[a], customers[b]];
    if (one === undefined || other === undefined || seen.has(a, b)) return;
    seen.add(a, b);
    found.push({ one, other, reason, score });
  };
  for (const [a, b] of sharingTaxId(all)) add(a, b, 'taxId', 1);
  for (const { a, b, reason, score } of nearNames(all.map(({ name }) => companyName(name)))) {
    // Near names of two tax numbers are two companies; the very same name is worth a look all the same.
    const differ = taxIdsDiffer(all[a]?.taxId ?? '', all[b]?.taxId ?? '');
    if (all[a]?.name !== '' && (!differ || reason === 'sameName')) add(a, b, reason, score);
  }
  return found;
}

/** Of several under one tax number each is paired with the first. */
function* sharingTaxId(all: readonly NameAndTaxId[]): Generator<readonly [number, number]> {
  const first = new Map<string, number>();
  for (const [at, { taxId }] of all.entries()) {
    const key = taxKey(taxId);
    if (key === '') continue;
    const known = first.get(key);
    if (known === undefined) first.set(key, at);
    else yield [known, at];
  }
}

/** A pair as a person is asked about it. */
export function suggestionOf(
  one: SuggestedCustomer,
  other: SuggestedCustomer,
  { reason, score }: Pick<CustomerSuggestion, 'reason' | 'score'>,
): CustomerSuggestion {
  const coded = one.code !== '' && other.code !== '' ? 'code' : null;
  return { one, other, reason, score, against: taxIdsDiffer(one.taxId, other.taxId) ? 'taxId' : coded };
}

/** Pairs, whichever is named first. */
export class Pairs<T> {
  private readonly others = new Map<T, Set<T>>();

  add(one: T, other: T): void {
    this.put(one, other);
    this.put(other, one);
  }

  has(one: T, other: T): boolean {
    return this.others.get(one)?.has(other) === true;
  }

  private put(one: T, other: T): void {
    const known = this.others.get(one);
    if (known === undefined) this.others.set(one, new Set([other]));
    else known.add(other);
  }
}
