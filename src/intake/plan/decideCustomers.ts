/**
 * Which customers of an import may be one, and what a person has said of them. A merge is written down as former names, a
 * refusal as `apart`, both in 变更: the next import neither makes the customer twice nor asks again.
 */
import type { Ledger } from '../../ledger/records';
import { fail, ok, type Result } from '../../ledger/result';
import { FACT, type Language } from '../../ledger/tables';
import { companyName } from '../customers/companyName';
import { Pairs, samePairs, suggestionOf, type SamePair } from '../customers/samePairs';
import { taxIdsDiffer } from '../customers/taxId';
import type { CustomersReport, SuggestedCustomer } from '../report';
import { nameOf, standingFor, type ImportedCustomer, type ImportedCustomers } from './customers';
import type { NewRow } from './plan';

/** What a person says of two customers, each named by its code or, where it has none, by its name. */
export interface CustomerDecision {
  readonly one: string;
  readonly other: string;
  /** false: kept apart for good. */
  readonly same: boolean;
}

export interface DecidedCustomers {
  readonly aliases: readonly { readonly customer: ImportedCustomer; readonly alias: string }[];
  readonly apart: readonly (readonly [ImportedCustomer, ImportedCustomer])[];
  /** What was taken for one name before anybody was asked. */
  readonly spellings: CustomersReport['spellings'];
}

/**
 * Carries out what was decided, before numbers are given.
 * @returns import.badDecision for a name or code that is nobody's or several customers', or two the ledger has already;
 * import.taxIdsDiffer for two that cannot be one
 */
export function decideCustomers(
  customers: ImportedCustomers,
  decisions: readonly CustomerDecision[],
): Result<DecidedCustomers> {
  const aliases: { customer: ImportedCustomer; alias: string }[] = [];
  const apart: [ImportedCustomer, ImportedCustomer][] = [];
  const spellings = spellingsOf(customers.standing);
  for (const { one, other, same } of decisions) {
    const [a, b] = [customers.called(one), customers.called(other)];
    const value = `${one} = ${other}`;
    if (a === null || b === null) return fail({ code: 'import.badDecision', value });
    if (!same) apart.push([a, b]);
    else if (a === b) continue;
    else if (a.existing && b.existing) return fail({ code: 'import.badDecision', value });
    else if (taxIdsDiffer(a.facts.taxId, b.facts.taxId)) return fail({ code: 'import.taxIdsDiffer', value });
    else {
      const merged = customers.merge(a, b);
      for (const alias of aliasesOf(merged)) aliases.push({ customer: standingFor(merged), alias });
    }
  }
  return ok({ aliases, apart, spellings });
}

/** Its code, and each of its names once, however it is spelled. */
function aliasesOf(merged: ImportedCustomer): readonly string[] {
  const byKey = new Map<string, string>();
  for (const name of merged.names.keys()) {
    const { key } = companyName(name);
    if (!byKey.has(key)) byKey.set(key, name);
  }
  return [...(merged.id === '' ? [] : [merged.id]), ...byKey.values()];
}

/** Rows of 变更, once customers have their numbers. */
export function decisionRows({ aliases, apart }: DecidedCustomers, language: Language): readonly NewRow[] {
  const row = (customer: ImportedCustomer, fact: 'alias' | 'apart', value: string): NewRow => ({
    customerId: customer.id,
    customerName: nameOf(customer),
    fact: FACT[fact][language],
    value,
  });
  const said = aliases.map(({ customer, alias }) => ({ customer: standingFor(customer), alias }));
  return [
    ...said
      .filter(({ customer, alias }) => alias !== customer.id && alias !== nameOf(customer))
      .map(({ customer, alias }) => row(customer, 'alias', alias)),
    ...apart
      .map(([one, other]) => [standingFor(one), standingFor(other)] as const)
      .filter(([one, other]) => one !== other)
      .map(([one, other]) => row(one, 'apart', other.id)),
  ];
}

/** More than these of one customer, or in all, are counted and not listed: nobody reads them. */
const OF_ONE_MAX = 5;
const SUGGESTIONS_MAX = 200;

/**
 * What a person should be asked, the surest first: pairs of which the import brings at least one, and of which nobody has
 * said yet whether they are one. Asked before numbers are given.
 */
export function customersReport(
  customers: ImportedCustomers,
  { apart, spellings }: DecidedCustomers,
  existing: Ledger | null,
): CustomersReport | null {
  const answered = new Pairs<ImportedCustomer>();
  for (const [one, other] of apart) answered.add(one, other);
  for (const { fact, customer, value } of existing?.facts ?? []) {
    if (fact !== 'apart') continue;
    const [one, other] = [customers.called(customer), customers.called(value)];
    if (one !== null && other !== null) answered.add(one, other);
  }
  const asked = questions(customers.standing).filter(({ one, other }) => !answered.has(one, other));
  const times = new Map<ImportedCustomer, number>();
  const listed = asked.filter(({ one, other }) => {
    const most = Math.max(times.get(one) ?? 0, times.get(other) ?? 0);
    for (const each of [one, other]) times.set(each, (times.get(each) ?? 0) + 1);
    return most < OF_ONE_MAX;
  });
  const suggestions = listed
    .slice(0, SUGGESTIONS_MAX)
    .map((pair) => suggestionOf(suggested(pair.one), suggested(pair.other), pair));
  if (suggestions.length === 0 && spellings.length === 0) return null;
  return { suggestions, more: asked.length - suggestions.length, spellings };
}

function questions(standing: readonly ImportedCustomer[]): readonly SamePair<ImportedCustomer>[] {
  const pairs = samePairs(standing, (customer) => ({
    name: nameOf(customer),
    taxId: customer.facts.taxId,
  }));
  // Two that the ledger has are asked about there.
  return pairs.filter(({ one, other }) => !(one.existing && other.existing));
}

function suggested(customer: ImportedCustomer): SuggestedCustomer {
  const { id, existing, source, facts } = customer;
  const name = nameOf(customer);
  return { ref: id || name, code: id, name, taxId: facts.taxId, existing, source };
}

/** Other names under which the sources know a customer: other spellings, or the same code or tax number. */
function spellingsOf(standing: readonly ImportedCustomer[]): CustomersReport['spellings'] {
  return standing.flatMap((customer) => {
    const name = nameOf(customer);
    const others = [...customer.names].filter(([other, times]) => times > 0 && other !== name);
    return others.length === 0 ? [] : [{ name, others: others.map(([other]) => other) }];
  });
}
