/** Which terms a document has, and what is due by them (domain: Due date). */
import type { Day } from './day';
import { dueDate } from './dueDate';
import { instalmentsOf, OrderIndex, type Share } from './instalments';
import type { Policy } from './policy';
import type { Customer, CustomerFact, LedgerDocument } from './records';
import { parseTerms, type Terms } from './terms';

/** What terms say of one document; `shares` are set when its due dates depend on other documents. */
export interface TermsDue {
  readonly due: Day | null;
  /** By a date that stands for one we do not know: the document's for that of its receipt. */
  readonly estimated: boolean;
  readonly shares: readonly Share[] | null;
}

const NO_TERMS: TermsDue = { due: null, estimated: false, shares: null };

/** Terms by customer and day: the row of 变更 in force on the document's date, else the customer's own. */
export class DocumentTerms {
  readonly #parsed = new Map<string, Terms | null>();
  readonly #facts = new Map<string, CustomerFact[]>();

  constructor(
    readonly monthTerms: Policy['monthTerms'],
    facts: readonly CustomerFact[],
  ) {
    for (const fact of facts) {
      if (fact.fact !== 'termText') continue;
      const own = this.#facts.get(fact.customer);
      if (own) own.push(fact);
      else this.#facts.set(fact.customer, [fact]);
    }
  }

  due(customer: Customer, date: Day, receivedOn: Day | null): TermsDue {
    const terms = this.#read(this.#textOn(customer, date));
    if (terms === null) return NO_TERMS;
    if (terms.kind === 'instalments') return { ...NO_TERMS, shares: terms.shares };
    const byReceipt = terms.kind === 'receipt';
    const from = byReceipt ? (receivedOn ?? date) : date;
    const due = dueDate(from, terms, this.monthTerms, customer.profile);
    return { due, estimated: byReceipt && receivedOn === null && due !== null, shares: null };
  }

  /** Both days inclusive; of several rows in force the one that began last counts, then the lower. */
  #textOn(customer: Customer, date: Day): string {
    let best: CustomerFact | null = null;
    for (const fact of this.#facts.get(customer.id) ?? []) {
      if (fact.from !== null && fact.from > date) continue;
      if (fact.to !== null && fact.to < date) continue;
      if (best === null || (fact.from ?? -Infinity) >= (best.from ?? -Infinity)) best = fact;
    }
    return best?.value ?? customer.termText;
  }

  #read(text: string): Terms | null {
    let terms = this.#parsed.get(text);
    if (terms === undefined) this.#parsed.set(text, (terms = parseTerms(text)));
    return terms;
  }
}

/** A document whose terms are instalments, by its place in the list. */
export interface Pending {
  readonly index: number;
  readonly shares: readonly Share[];
  readonly customer: Customer;
}

/** Fills in the instalments, now that every document of their orders is known. `due` is the last part's when all are known. */
export function withInstalments(documents: LedgerDocument[], pending: readonly Pending[]): void {
  if (pending.length === 0) return;
  const orders = new OrderIndex(documents);
  for (const { index, shares, customer } of pending) {
    const document = documents[index];
    if (!document) continue;
    const { amount, currency } = document;
    const warranty = customer.profile.warrantyMonths;
    const instalments = instalmentsOf(amount, currency, shares, orders.of(document), warranty);
    documents[index] = { ...document, instalments, due: lastDue(instalments.map(({ due }) => due)) };
  }
}

function lastDue(days: readonly (Day | null)[]): Day | null {
  const known = days.filter((day) => day !== null);
  return known.length < days.length ? null : known.reduce((last, day) => (day > last ? day : last));
}
