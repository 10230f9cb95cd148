/** The ledger looked at as of one day: what every customer's figures are made of, and the figures (domain: all of it). */
import type { Day } from '../ledger/day';
import type { CustomerId, Ledger } from '../ledger/records';
import { basisOf, type BasisContext, type CustomerBasis, type CustomerRows } from './basis';
import { customerFigures, ownFigures, type OwnFigures } from './figures';
import { grouped } from './findings/grouped';
import { factBook } from './limits/facts';
import { decideGroups, type GroupCustomer, type Groups } from './limits/groups';
import { rateBook, type RateBook } from './limits/rates';
import type { CustomerFigures } from './report';
import { accountsOf, type Account } from './settlement/account';

export interface Analysis {
  readonly ledger: Ledger;
  readonly asOf: Day;
  readonly rates: RateBook;
  /** The ledger's customers in row order, then those only documents name. */
  readonly bases: readonly CustomerBasis[];
  /** Place of each customer in the arrays. */
  readonly index: ReadonlyMap<CustomerId, number>;
  /** What each owes by itself, before its group is looked at. */
  readonly own: readonly OwnFigures[];
  readonly groups: Groups;
  /** One per basis, in the same order. */
  readonly customers: readonly CustomerFigures[];
}

/**
 * Documents dated after `asOf` have no effect, but for one thing: a credit that names one waits for it. A customer that
 * documents name and the 客户 table does not have gets figures of its own (`at` null), so that nothing leaves the totals.
 * What rests on a cell that cannot be read is null with a reason, never 0.
 */
export function analyse(ledger: Ledger, asOf: Day): Analysis {
  const context = contextOf(ledger, asOf);
  const bases = rowsOfCustomers(ledger, asOf).map((rows) => basisOf(rows, context));
  const own = bases.map(ownFigures);
  const index = new Map(bases.map(({ id }, place) => [id, place]));
  const members = bases.map((basis, place) => groupCustomer(basis, own[place] as OwnFigures));
  const groups = decideGroups(members, asOf, context.rates);
  const looked = { ledger, asOf, rates: context.rates, bases, index, own, groups };
  return { ...looked, customers: bases.map((_, place) => figuresAt(looked, place)) };
}

export function contextOf(ledger: Ledger, asOf: Day): BasisContext {
  return {
    ledger,
    asOf,
    rates: rateBook(ledger.rates, ledger.policy.currency),
    facts: factBook(ledger.facts),
  };
}

/** The figures of the customer at that place, after what its group leaves it. */
export function figuresAt(analysis: Omit<Analysis, 'customers'>, place: number): CustomerFigures {
  const { bases, own, groups, ledger, asOf } = analysis;
  const basis = bases[place] as CustomerBasis;
  const share = groups.shares.get(basis.id) ?? null;
  return customerFigures(basis, own[place] as OwnFigures, share, { standards: ledger.standards, asOf });
}

export function groupCustomer(basis: CustomerBasis, { exposure }: OwnFigures): GroupCustomer {
  const { id, currency, limit, onDay } = basis;
  const { state, amount } = limit.figures;
  return {
    id,
    parentId: onDay?.parentId ?? null,
    currency,
    limit: { state, amount, unknown: limit.unknown },
    exposure,
  };
}

function rowsOfCustomers(ledger: Ledger, asOf: Day): CustomerRows[] {
  const accounts = accountsOf(ledger.documents, asOf, ledger.customers);
  const of = byCustomer(ledger);
  const known = new Set(ledger.customers.map(({ id }) => id));
  // In order of the first row that counts: what is dated later changes nothing.
  const strangers = [...accounts]
    .filter(([id]) => !known.has(id))
    .map(([id, own]) => ({ id, accounts: own, first: firstCounting(own) }))
    .filter(({ first }) => first < Infinity)
    .sort((a, b) => a.first - b.first);
  return [
    ...ledger.customers.map((customer) => ({
      id: customer.id,
      customer,
      accounts: accounts.get(customer.id) ?? [],
      ...of(customer.id),
    })),
    ...strangers.map(({ id, accounts: own }) => ({ id, customer: null, accounts: own, ...of(id) })),
  ];
}

function firstCounting(accounts: readonly Account[]): number {
  let first = Infinity;
  for (const { documents, history } of accounts) {
    for (const { at } of documents) first = Math.min(first, at.position);
    for (const { at } of history) first = Math.min(first, at.position);
  }
  return first;
}

type OtherRows = Omit<CustomerRows, 'id' | 'customer' | 'accounts'>;

/** Rows that name nobody are nobody's, and not those of the customer without a name. */
export function byCustomer(ledger: Ledger): (id: CustomerId) => OtherRows {
  const limits = indexed(ledger.limits);
  const facts = indexed(ledger.facts);
  const statements = indexed(ledger.statements);
  const scores = indexed(ledger.scores);
  const unreadable = new Map(
    grouped(ledger.unreadable, ({ customer }) => customer ?? '').map((rows) => [
      rows[0].customer ?? '',
      rows,
    ]),
  );
  return (id) => ({
    limits: id === '' ? [] : (limits.get(id) ?? []),
    facts: facts.get(id) ?? [],
    statements: statements.get(id) ?? [],
    scores: scores.get(id) ?? [],
    unreadable: unreadable.get(id) ?? [],
  });
}

function indexed<T extends { readonly customer: CustomerId }>(rows: readonly T[]): Map<CustomerId, T[]> {
  return new Map(grouped(rows, ({ customer }) => customer).map((own) => [own[0].customer, own]));
}
