/**
 * Which customers of an import may be one, and what a person has said of them. A merge is written down as former names, a
 * refusal as `apart`, both in 变更: the next import neither makes the customer twice nor asks again.
 */
import type { Ledger } from '../../ledger/records';
import { fail, ok, type Result } from '../../ledger/result';
import { FACT, type Language } from '../../ledger/tables';
import { companyName } from '../customers/companyName';
import { nearNames, type NearReason } from '../customers/nearNames';
import type { CustomerSuggestion, CustomersReport, SuggestedCustomer } from '../report';
import {
  contradicts,
  nameOf,
  standingFor,
  taxKey,
  type ImportedCustomer,
  type ImportedCustomers,
} from './customers';
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
    else if (contradicts(a.facts.taxId, b.facts.taxId)) return fail({ code: 'import.taxIdsDiffer', value });
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
  const answered = new Pairs();
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
  const suggestions = listed.slice(0, SUGGESTIONS_MAX).map(suggestionOf);
  if (suggestions.length === 0 && spellings.length === 0) return null;
  return { suggestions, more: asked.length - suggestions.length, spellings };
}

interface Question {
  readonly one: ImportedCustomer;
  readonly other: ImportedCustomer;
  readonly reason: NearReason;
  readonly score: number;
}

function questions(standing: readonly ImportedCustomer[]): readonly Question[] {
  const found: Question[] = [];
  const asked = new Pairs();
  const ask = (question: Question): void => {
    const { one, other } = question;
    if (one.existing && other.existing) return;
    // Near names of two tax numbers are two companies; the very same name is worth a look all the same.
    if (contradicts(one.facts.taxId, other.facts.taxId) && question.reason !== 'sameName') return;
    if (asked.has(one, other)) return;
    asked.add(one, other);
    found.push(question);
  };
  for (const [one, other] of sharingTaxId(standing)) ask({ one, other, reason: 'taxId', score: 1 });
  for (const { a, b, reason, score } of nearNames(
    standing.map((customer) => companyName(nameOf(customer))),
  )) {
    const [one, other] = [standing[a], standing[b]];
    if (one !== undefined && other !== undefined) ask({ one, other, reason, score });
  }
  return found;
}

/** Of several codes under one tax number each is asked about with the first. */
function* sharingTaxId(
  standing: readonly ImportedCustomer[],
): Generator<readonly [ImportedCustomer, ImportedCustomer]> {
  const first = new Map<string, ImportedCustomer>();
  for (const customer of standing) {
    const taxId = customer.facts.taxId === '' ? '' : taxKey(customer.facts.taxId);
    if (taxId === '') continue;
    const known = first.get(taxId);
    if (known === undefined) first.set(taxId, customer);
    else yield [known, customer];
  }
}

/** Pairs of customers, whichever is named first. */
class Pairs {
  private readonly others = new Map<ImportedCustomer, Set<ImportedCustomer>>();

  add(one: ImportedCustomer, other: ImportedCustomer): void {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = this.others.get(a);
      if (known === undefined) this.others.set(a, new Set([b]));
      else known.add(b);
    }
  }

  has(one: ImportedCustomer, other: ImportedCustomer): boolean {
    return this.others.get(one)?.has(other) === true;
  }
}

function suggestionOf({ one, other, reason, score }: Question): CustomerSuggestion {
  const against = contradicts(one.facts.taxId, other.facts.taxId)
    ? 'taxId'
    : one.id !== '' && other.id !== ''
      ? 'code'
      : null;
  return { one: suggested(one), other: suggested(other), reason, score, against };
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
