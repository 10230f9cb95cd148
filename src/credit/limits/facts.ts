/** What held of a customer on a day (domain: Currency — limits, status, group, term and grade are dated rows). */
import type { Day } from '../../ledger/day';
import type { Customer, CustomerFact, CustomerId } from '../../ledger/records';
import {
  choiceKey,
  CUSTOMER_STATUS,
  GRADE,
  type CustomerStatus,
  type FactKind,
  type Grade,
} from '../../ledger/tables';

/** The rows of 变更 by customer. */
export type FactBook = ReadonlyMap<CustomerId, readonly CustomerFact[]>;

export function factBook(facts: readonly CustomerFact[]): FactBook {
  const book = new Map<CustomerId, CustomerFact[]>();
  for (const fact of facts) {
    const found = book.get(fact.customer);
    if (found) found.push(fact);
    else book.set(fact.customer, [fact]);
  }
  return book;
}

export interface CustomerOnDay {
  /** null: a row in force says a status that is none of ours; a decision must hold. */
  readonly status: CustomerStatus | null;
  /** null when it stands alone; the ledger need not have a customer of that id. */
  readonly parentId: CustomerId | null;
  readonly termText: string;
  /** The grade a person set; null when none is in force, or when it cannot be read. */
  readonly grade: Grade | null;
  /** The row of 变更 behind each value; none: the value is that of 客户. */
  readonly facts: Readonly<Partial<Record<FactKind, CustomerFact>>>;
  /** Values nobody dated: they hold today, and a replay of a past day that relies on them says so. */
  readonly undated: readonly FactKind[];
}

/** Who a customer is does not change from a day on. */
const IDENTITY: ReadonlySet<FactKind> = new Set(['alias', 'apart']);

/**
 * From and to days are inclusive, a blank one is open. Of several rows in force the one with the later `from` counts, then
 * the lower row. Where none is in force the value of 客户 holds; a grade then is not overridden.
 */
export function customerOn(book: FactBook, customer: Customer, day: Day): CustomerOnDay {
  const own = book.get(customer.id) ?? [];
  const facts: Partial<Record<FactKind, CustomerFact>> = {};
  for (const fact of own) {
    if (IDENTITY.has(fact.fact) || !isInForce(fact, day)) continue;
    const best = facts[fact.fact];
    if (best === undefined || isLater(fact, best)) facts[fact.fact] = fact;
  }
  return {
    status: facts.status ? choiceKey(CUSTOMER_STATUS, facts.status.value) : customer.status,
    parentId: facts.parentId ? facts.parentId.value || null : customer.parentId,
    termText: facts.termText ? facts.termText.value : customer.termText,
    grade: facts.grade ? choiceKey(GRADE, facts.grade.value) : null,
    facts,
    undated: undatedOf(customer, facts),
  };
}

function isInForce({ from, to }: CustomerFact, day: Day): boolean {
  return (from === null || from <= day) && (to === null || to >= day);
}

function isLater(a: CustomerFact, b: CustomerFact): boolean {
  const [from, other] = [a.from ?? -Infinity, b.from ?? -Infinity];
  return from === other ? a.at.position > b.at.position : from > other;
}

/** A plain customer - active, alone, without terms - says nothing that could have been otherwise. */
function undatedOf(customer: Customer, facts: CustomerOnDay['facts']): FactKind[] {
  const says: Readonly<Record<FactKind, boolean>> = {
    status: customer.status !== 'active',
    parentId: customer.parentId !== null,
    termText: customer.termText !== '',
    grade: false,
    alias: false,
    apart: false,
  };
  return (Object.keys(says) as FactKind[]).filter((kind) => {
    const fact = facts[kind];
    return fact ? fact.from === null : says[kind];
  });
}
