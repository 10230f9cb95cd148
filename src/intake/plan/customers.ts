/**
 * The customers of an import, made one across its tables: by code where a row gives one, else by normalised name. Names
 * that are merely alike stay apart; nothing is merged on a guess.
 */
import type { Customer, Ledger } from '../../ledger/records';
import type { CustomerFacts, CustomerText } from '../rows/records';
import { nameKey } from '../values/wording';

/** A customer while the import is being put together. */
export interface ImportedCustomer {
  /** Number in the ledger; '' until `assignIds` gives one to a customer that has no code. */
  id: string;
  /** In the ledger already: the import adds no row for it. */
  readonly existing: boolean;
  /** Spellings of its name with how often each was met, in the order they were met. */
  readonly names: Map<string, number>;
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
}

const NO_FACTS: CustomerFacts = {
  taxId: '',
  status: '',
  termText: '',
  salesperson: '',
  region: '',
  note: '',
};
/** What reads as terms of payment; codes of another system (NAA8) say nothing here. */
const TERMS = /天|日|月结|现结|现款|预付|货到|次月|票到|days?|net|^\d{1,3}$/i;

export type Listing = 'added' | 'known' | 'duplicate' | 'ambiguous';

/** How a row without a code is identified for good, whatever number the ledger gives its customer. */
export function identityOf(text: CustomerText): string {
  return text.code !== '' ? text.code : nameKey(text.name);
}

export class ImportedCustomers {
  readonly all: ImportedCustomer[] = [];
  private readonly byCode = new Map<string, ImportedCustomer>();
  private readonly byName = new Map<string, Set<ImportedCustomer>>();

  constructor(existing: Ledger | null) {
    for (const customer of existing?.customers ?? []) this.addExisting(customer);
  }

  /** Takes a row of a customers table. The same customer twice in one table is a duplicate. */
  list(
    text: CustomerText,
    facts: CustomerFacts,
    source: string,
    table: object,
  ): { listing: Listing; customer: ImportedCustomer | null } {
    const found = this.find(text);
    if (found === 'ambiguous') return { listing: 'ambiguous', customer: null };
    if (found?.listedBy === table) return { listing: 'duplicate', customer: found };
    const customer = found ?? this.add(text, source);
    this.spell(customer, text.name);
    customer.listedName ||= text.name;
    customer.facts = merged(customer.facts, facts);
    customer.listedBy = table;
    return { listing: found === null ? 'added' : 'known', customer };
  }

  /** The customer a document, limit or balance names, made when nobody lists it. */
  mention(text: CustomerText, facts: CustomerFacts, source: string): ImportedCustomer | 'ambiguous' {
    const found = this.find(text);
    if (found === 'ambiguous') return found;
    const customer = found ?? this.add(text, source);
    this.spell(customer, text.name);
    if (TERMS.test(facts.termText)) customer.documentTerms.add(facts.termText);
    customer.facts = merged(customer.facts, { ...facts, termText: '', note: '', status: '' });
    return customer;
  }

  /** null when nobody has this code or, for a row without one, this name. */
  find(text: CustomerText): ImportedCustomer | 'ambiguous' | null {
    if (text.code !== '') return this.byCode.get(text.code) ?? this.codeless(text);
    const named = this.byName.get(nameKey(text.name)) ?? new Set();
    if (named.size > 1) return 'ambiguous';
    return [...named][0] ?? null;
  }

  /** C0001 and so on, from behind the highest such number that anybody uses. */
  assignIds(): void {
    let last = 0;
    for (const code of this.byCode.keys()) {
      const number = /^C(\d{4,6})$/.exec(code)?.[1];
      if (number !== undefined) last = Math.max(last, Number(number));
    }
    for (const customer of this.all) {
      if (customer.id !== '') continue;
      last += 1;
      customer.id = `C${String(last).padStart(4, '0')}`;
    }
  }

  /** A customer met by name only gets the code that a later row gives to that name. */
  private codeless(text: CustomerText): ImportedCustomer | null {
    const named = [...(this.byName.get(nameKey(text.name)) ?? [])];
    const only = named.length === 1 ? named[0] : undefined;
    if (text.name === '' || only === undefined || only.id !== '') return null;
    only.id = text.code;
    this.byCode.set(text.code, only);
    return only;
  }

  private add(text: CustomerText, source: string): ImportedCustomer {
    const customer = newCustomer(text.code, source, false);
    this.all.push(customer);
    if (text.code !== '') this.byCode.set(text.code, customer);
    return customer;
  }

  private addExisting(from: Customer): void {
    const customer = newCustomer(from.id, '', true);
    customer.listedName = from.name;
    this.all.push(customer);
    this.byCode.set(from.id, customer);
    this.spell(customer, from.name);
  }

  private spell(customer: ImportedCustomer, name: string): void {
    if (name === '') return;
    customer.names.set(name, (customer.names.get(name) ?? 0) + 1);
    const key = nameKey(name);
    const named = this.byName.get(key) ?? new Set();
    this.byName.set(key, named.add(customer));
  }
}

function newCustomer(id: string, source: string, existing: boolean): ImportedCustomer {
  return {
    id,
    existing,
    names: new Map(),
    listedName: '',
    facts: NO_FACTS,
    documentTerms: new Set(),
    currencies: new Map(),
    source,
    listedBy: null,
  };
}

function merged(known: CustomerFacts, more: CustomerFacts): CustomerFacts {
  return {
    taxId: known.taxId || more.taxId,
    status: known.status || more.status,
    termText: known.termText || more.termText,
    salesperson: known.salesperson || more.salesperson,
    region: known.region || more.region,
    note: known.note || more.note,
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
