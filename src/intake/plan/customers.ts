/**
 * The customers of an import, made one across its tables: by code where a row gives one, else by tax number, else by name in
 * any of its spellings. A tax number that contradicts keeps two of one name apart; names that are merely alike stay apart
 * until a person says otherwise (`decisions`). Nothing is merged on a guess.
 */
import type { Customer, Ledger } from '../../ledger/records';
import { NO_FACTS, type CustomerFacts, type CustomerText } from '../rows/records';
import { companyName } from '../customers/companyName';
import { taxIdsDiffer, taxKey } from '../customers/taxId';
import { codedNamesIn } from '../values/codedNames';
import { nameKey } from '../values/wording';
import { merged, teaches } from './customerFacts';

/** A customer while the import is being put together. */
export interface ImportedCustomer {
  /** Number in the ledger; '' until `assignIds` gives one to a customer that has no code. */
  id: string;
  /** In the ledger already: the import adds no row for it. */
  readonly existing: boolean;
  /** Spellings of its name with how often the sources have each, in the order they were met; those of the ledger alone 0 times. */
  readonly names: Map<string, number>;
  /** What its documents are identified by in whatever table they stand: its codes, and its names as they are keyed. */
  readonly identities: Set<string>;
  /** The name its customers sheet or the ledger gives; '' when only documents name it. */
  listedName: string;
  facts: CustomerFacts;
  /** Terms its documents state; used when they agree. */
  readonly documentTerms: Set<string>;
  /** Currencies of its limits and documents, by how often each was met. */
  readonly currencies: Map<string, number>;
  /** `file › sheet › row` of where it was met first. */
  readonly source: string;
  /** The customers table that lists it; null when none does. */
  listedBy: object | null;
  /** The customer it turned out to be; null while it stands for itself. */
  mergedInto: ImportedCustomer | null;
}

/** What reads as terms of payment; codes of another system (NAA8) say nothing here. */
const TERMS = /天|日|月结|现结|现款|预付|货到|次月|票到|days?|net|^\d{1,3}$/i;

export type Listing = 'added' | 'known' | 'duplicate' | 'ambiguous';

/** How a row without a code is identified for good, whatever number the ledger gives its customer. */
export function identityOf(text: CustomerText): string {
  return text.code !== '' ? text.code : nameKey(text.name);
}

function codedKey({ code, name }: CustomerText): string {
  return `${code}|${nameKey(name)}`;
}

export class ImportedCustomers {
  readonly all: ImportedCustomer[] = [];
  private readonly byCode = new Map<string, ImportedCustomer>();
  private readonly byName = new Map<string, Set<ImportedCustomer>>();
  private readonly bySpelling = new Map<string, Set<ImportedCustomer>>();
  /** A code with its name, also where they are written as one. */
  private readonly byCodedName = new Map<string, Set<ImportedCustomer>>();
  private readonly byTaxId = new Map<string, Set<ImportedCustomer>>();

  constructor(existing: Ledger | null) {
    for (const customer of existing?.customers ?? []) this.addExisting(customer);
    for (const { fact, customer, value } of existing?.facts ?? [])
      if (fact === 'alias') this.addAlias(customer, value);
  }

  /** Those that stand for themselves. */
  get standing(): readonly ImportedCustomer[] {
    return this.all.filter(({ mergedInto }) => mergedInto === null);
  }

  /**
   * 001_甲公司 as the customer 001 of that name, where there is one: a list of a single customer does not tell whether its names
   * hold codes, another list or the ledger does. Any other text as it is.
   */
  apart(text: CustomerText, taxId: string): CustomerText {
    if (text.code !== '' || !/\d/.test(text.name) || this.named(text.name, taxId) !== null) return text;
    return codedNamesIn(text.name).find((reading) => this.byCodedName.has(codedKey(reading))) ?? text;
  }

  /** Takes a row of a customers table. The same customer twice in one table is a duplicate. */
  list(
    text: CustomerText,
    facts: CustomerFacts,
    source: string,
    table: object,
  ): { listing: Listing; customer: ImportedCustomer | null } {
    const found = this.find(text, facts.taxId);
    if (found === 'ambiguous') return { listing: 'ambiguous', customer: null };
    if (found?.listedBy === table) return { listing: 'duplicate', customer: found };
    const customer = found ?? this.add(text, source);
    this.spell(customer, text.name);
    customer.listedName ||= text.name;
    this.learn(customer, facts);
    customer.listedBy = table;
    return { listing: found === null ? 'added' : 'known', customer };
  }

  /** The customer a document, limit or balance names, made when nobody lists it. */
  mention(text: CustomerText, facts: CustomerFacts, source: string): ImportedCustomer | 'ambiguous' {
    const found = this.find(text, facts.taxId);
    if (found === 'ambiguous') return found;
    const customer = found ?? this.add(text, source);
    this.spell(customer, text.name);
    if (TERMS.test(facts.termText)) customer.documentTerms.add(facts.termText);
    if (teaches(customer.facts, facts))
      this.learn(customer, { ...facts, termText: '', note: '', status: '' });
    return customer;
  }

  /** null when nobody has this code or, for a row without one, this tax number or name. */
  find(text: CustomerText, taxId = ''): ImportedCustomer | 'ambiguous' | null {
    const coded = text.code === '' ? undefined : this.byCode.get(text.code);
    if (coded !== undefined) return standingFor(coded);
    const found = this.named(text.name, taxId);
    if (text.code === '') return found;
    if (found === null) return this.writtenAsOne(text, taxId);
    // A customer met without a code gets the one that a later row gives to its name or tax number.
    if (found === 'ambiguous' || found.id !== '') return null;
    this.giveCode(found, text.code);
    return found;
  }

  /**
   * Says that two are one: the ledger's own stays, else the one with a code, else the one met first.
   * @returns the one that no longer stands for itself
   */
  merge(one: ImportedCustomer, other: ImportedCustomer): ImportedCustomer {
    const [kept, merged] = inOrderOfStanding(standingFor(one), standingFor(other));
    if (kept === merged) return merged;
    merged.mergedInto = kept;
    for (const [name, count] of merged.names) this.spell(kept, name, count);
    for (const identity of merged.identities) kept.identities.add(identity);
    for (const terms of merged.documentTerms) kept.documentTerms.add(terms);
    kept.listedName ||= merged.listedName;
    this.learn(kept, merged.facts);
    return merged;
  }

  /** Who a person means by a code or a name; null for nobody and for several. */
  called(text: string): ImportedCustomer | null {
    const coded = this.byCode.get(text);
    const found = coded === undefined ? this.named(text, '') : standingFor(coded);
    return found === 'ambiguous' ? null : found;
  }

  /** C0001 and so on, from behind the highest such number that anybody uses. */
  assignIds(): void {
    let last = 0;
    for (const code of this.byCode.keys()) {
      const number = /^C(\d{4,6})$/.exec(code)?.[1];
      if (number !== undefined) last = Math.max(last, Number(number));
    }
    for (const customer of this.standing) {
      if (customer.id !== '') continue;
      last += 1;
      customer.id = `C${String(last).padStart(4, '0')}`;
    }
  }

  /** By tax number; without one that is known by the name as written, then by any spelling of it that no tax number contradicts. */
  private named(name: string, taxId: string): ImportedCustomer | 'ambiguous' | null {
    const taxed = taxId === '' ? null : only(this.byTaxId.get(taxKey(taxId)));
    if (taxed !== null && taxed !== 'ambiguous') return taxed;
    if (name === '') return taxed;
    const written = only(this.byName.get(nameKey(name)), taxId);
    return written ?? only(this.bySpelling.get(companyName(name).key), taxId);
  }

  /** The customer whose code and name somebody wrote as one. */
  private writtenAsOne(text: CustomerText, taxId: string): ImportedCustomer | 'ambiguous' | null {
    const found = only(this.byCodedName.get(codedKey(text)), taxId);
    if (found !== null && found !== 'ambiguous') this.giveCode(found, text.code);
    return found;
  }

  /** A customer the ledger has under another number keeps that. */
  private giveCode(customer: ImportedCustomer, code: string): void {
    customer.id ||= code;
    customer.identities.add(code);
    this.byCode.set(code, customer);
    for (const name of customer.names.keys()) put(this.byCodedName, codedKey({ code, name }), customer);
  }

  private add(text: CustomerText, source: string): ImportedCustomer {
    const customer = newCustomer('', source, false);
    this.all.push(customer);
    if (text.code !== '') this.giveCode(customer, text.code);
    return customer;
  }

  private addExisting(from: Customer): void {
    const customer = newCustomer('', '', true);
    customer.listedName = from.name;
    this.all.push(customer);
    this.giveCode(customer, from.id);
    this.spell(customer, from.name, 0);
    this.learn(customer, { ...NO_FACTS, taxId: from.taxId });
  }

  /** A former name, or the number of a customer merged into this one. */
  private addAlias(id: string, alias: string): void {
    const customer = this.byCode.get(id);
    if (customer === undefined || alias === '') return;
    const other = this.byCode.get(alias);
    if (other === undefined) {
      this.byCode.set(alias, customer);
      customer.identities.add(alias);
      this.spell(customer, alias, 0);
    } else if (standingFor(customer) !== other) {
      other.mergedInto = standingFor(customer);
      for (const identity of other.identities) standingFor(customer).identities.add(identity);
    }
  }

  private spell(customer: ImportedCustomer, name: string, count = 1): void {
    if (name === '') return;
    const known = customer.names.get(name);
    customer.names.set(name, (known ?? 0) + count);
    if (known !== undefined) return;
    customer.identities.add(nameKey(name));
    put(this.byName, nameKey(name), customer);
    put(this.bySpelling, companyName(name).key, customer);
    const own = customer.id === '' ? [] : [{ code: customer.id, name }];
    for (const reading of [...own, ...codedNamesIn(name)]) put(this.byCodedName, codedKey(reading), customer);
  }

  private learn(customer: ImportedCustomer, facts: CustomerFacts): void {
    customer.facts = merged(customer.facts, facts);
    if (customer.facts.taxId !== '') put(this.byTaxId, taxKey(customer.facts.taxId), customer);
  }
}

/** Who a customer turned out to be. */
export function standingFor(customer: ImportedCustomer): ImportedCustomer {
  return customer.mergedInto === null ? customer : standingFor(customer.mergedInto);
}

function inOrderOfStanding(
  one: ImportedCustomer,
  other: ImportedCustomer,
): readonly [ImportedCustomer, ImportedCustomer] {
  const rank = ({ existing, id }: ImportedCustomer): number => (existing ? 2 : id === '' ? 0 : 1);
  return rank(other) > rank(one) ? [other, one] : [one, other];
}

/** The one customer of those whom this tax number does not contradict. */
function only(
  customers: ReadonlySet<ImportedCustomer> | undefined,
  taxId = '',
): ImportedCustomer | 'ambiguous' | null {
  const found = new Set<ImportedCustomer>();
  for (const customer of customers ?? []) {
    const standing = standingFor(customer);
    if (!taxIdsDiffer(standing.facts.taxId, taxId)) found.add(standing);
  }
  return found.size > 1 ? 'ambiguous' : ([...found][0] ?? null);
}

function put(index: Map<string, Set<ImportedCustomer>>, key: string, customer: ImportedCustomer): void {
  const found = index.get(key);
  if (found === undefined) index.set(key, new Set([customer]));
  else found.add(customer);
}

function newCustomer(id: string, source: string, existing: boolean): ImportedCustomer {
  return {
    id,
    existing,
    names: new Map(),
    identities: new Set(),
    listedName: '',
    facts: NO_FACTS,
    documentTerms: new Set(),
    currencies: new Map(),
    source,
    listedBy: null,
    mergedInto: null,
  };
}

/** The listed name, else the most frequent spelling (the first of equals), else the code: a source may give no name at all. */
export function nameOf(customer: ImportedCustomer): string {
  return customer.listedName || mostFrequent(customer.names) || customer.id;
}

/** '' for none; the first of equals. */
export function mostFrequent(counts: ReadonlyMap<string, number>): string {
  let best = '';
  let most = 0;
  for (const [text, count] of counts) {
    if (count > most) [best, most] = [text, count];
  }
  return best;
}
