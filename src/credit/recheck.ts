/**
 * A check brought up to date after a few documents changed: only the customers they belong to, and the companies of their
 * groups, are looked at again. The same report as a full check, which is what it falls back to whenever more than documents
 * changed.
 */
import type { CustomerId, Ledger, LedgerDocument } from '../ledger/records';
import { contextOf, figuresAt, groupCustomer, type Analysis } from './analysis';
import { basisOf, type CustomerBasis } from './basis';
import { ownFindings, startCheck, withReport, type CheckState } from './check';
import { ownFigures } from './figures';
import { holderOf } from './findings/bookFindings';
import { itemCount } from './items';
import { decideGroups, topHead, type Groups } from './limits/groups';
import type { CustomerFigures } from './report';
import { accountsByCurrency, ownerOf, payersOf, type Account } from './settlement/account';
import { TotalSums } from './totals';

/** A document as it was and as it is; null: it was not there, or is gone. A row keeps its place in the table. */
export interface DocumentChange {
  readonly before: LedgerDocument | null;
  readonly after: LedgerDocument | null;
}

/**
 * @param ledger the ledger as it is now: equal to that of `state` but for `documents`, and for what of `unreadable` stands in
 * the rows of the changes.
 */
export function recheck(state: CheckState, ledger: Ledger, changes: readonly DocumentChange[]): CheckState {
  const { analysis } = state;
  const touched = touchedRows(analysis, ledger, changes);
  if (touched === null) return startCheck(ledger, analysis.asOf);
  const context = contextOf(ledger, analysis.asOf);
  const [bases, own] = [[...analysis.bases], [...analysis.own]];
  for (const [place, accounts] of touched) {
    const before = analysis.bases[place] as CustomerBasis;
    const unreadable = ledger.unreadable.filter(({ customer }) => customer === before.id);
    const basis = basisOf({ ...before, accounts, unreadable }, context);
    bases[place] = basis;
    own[place] = ownFigures(basis);
  }
  const places = withGroups(analysis, touched.keys());
  const groups = regroup({ ...analysis, bases, own }, places);
  const looked = { ...analysis, ledger, bases, own, groups };
  return replaced(state, looked, places);
}

/** Places of the customers with changed documents, and their accounts as they are now; null when a customer comes or goes. */
function touchedRows(
  analysis: Analysis,
  ledger: Ledger,
  changes: readonly DocumentChange[],
): Map<number, Account[]> | null {
  const payers = payersOf(ledger.customers);
  const byOwner = new Map<CustomerId, DocumentChange[]>();
  for (const { before, after } of changes) {
    if (before) add(byOwner, ownerOf(before, payers), { before, after: null });
    if (after) add(byOwner, ownerOf(after, payers), { before: null, after });
  }
  const touched = new Map<number, Account[]>();
  for (const [owner, own] of byOwner) {
    const place = analysis.index.get(owner);
    const basis = place === undefined ? undefined : analysis.bases[place];
    // Whoever is known by documents only may be gone with one.
    if (place === undefined || !basis?.customer) return null;
    touched.set(place, accountsAfter(basis, own, analysis));
  }
  return touched;
}

function add(map: Map<CustomerId, DocumentChange[]>, owner: CustomerId, change: DocumentChange): void {
  const found = map.get(owner);
  if (found) found.push(change);
  else map.set(owner, [change]);
}

/** Accounts by currency, as a full check finds them. */
function accountsAfter(
  { id, accounts, notBegun }: CustomerBasis,
  changes: readonly DocumentChange[],
  { asOf }: Analysis,
): Account[] {
  const gone = new Set(changes.map(({ before }) => before));
  const all = [...accounts.map(({ account }) => account), ...notBegun];
  const kept = all.flatMap(({ rows }) => rows.filter((row) => !gone.has(row)));
  const added = changes.flatMap(({ after }) => (after ? [after] : []));
  const rows = [...kept, ...added].sort((a, b) => a.at.position - b.at.position);
  const byCurrency = new Map<string, LedgerDocument[]>();
  for (const row of rows) {
    const found = byCurrency.get(row.currency);
    if (found) found.push(row);
    else byCurrency.set(row.currency, [row]);
  }
  return accountsByCurrency(id, byCurrency, asOf);
}

/** The customers and everybody who shares a group with one of them: what one uses the others cannot. */
function withGroups({ bases, groups }: Analysis, touched: Iterable<number>): Set<number> {
  const places = new Set(touched);
  const headOf = (id: CustomerId): CustomerId | null => topHead(groups.shares.get(id)?.group ?? null);
  const heads = new Set<CustomerId>();
  for (const place of places) {
    const head = headOf((bases[place] as CustomerBasis).id);
    if (head !== null) heads.add(head);
  }
  if (heads.size === 0) return places;
  bases.forEach(({ id }, place) => {
    const head = headOf(id);
    if (head !== null && heads.has(head)) places.add(place);
  });
  return places;
}

/**
 * Groups decided anew for these places: whole trees, so that the others are as they were. With rates in the book all are, for
 * which rates a group rests on is known of all of them together only.
 */
function regroup({ ledger, bases, own, groups, asOf, rates }: Analysis, places: ReadonlySet<number>): Groups {
  // Who stands alone has what its own limit leaves it, and no document changes a limit.
  const isAlone = (place: number): boolean =>
    groups.shares.get((bases[place] as CustomerBasis).id)?.group === null;
  if (ledger.rates.length === 0 && [...places].every(isAlone)) return groups;
  const ordered = ledger.rates.length > 0 ? [...bases.keys()] : [...places].sort((a, b) => a - b);
  const members = ordered.map((place) =>
    groupCustomer(bases[place] as CustomerBasis, own[place] as Analysis['own'][number]),
  );
  const decided = decideGroups(members, asOf, rates);
  const shares = new Map(groups.shares);
  for (const [id, share] of decided.shares) shares.set(id, share);
  if (ledger.rates.length > 0) return decided;
  const anew = new Map(decided.groups.map((group) => [group.head, group]));
  return {
    ...groups,
    shares,
    groups: groups.groups.map((group) => anew.get(group.head) ?? group),
  };
}

function replaced(
  state: CheckState,
  looked: Omit<Analysis, 'customers'>,
  places: ReadonlySet<number>,
): CheckState {
  const customers = [...state.analysis.customers];
  const holders = [...state.holders];
  const sums = new TotalSums(state.sums);
  for (const place of places) {
    const before = state.analysis.bases[place] as CustomerBasis;
    sums.remove(before, customers[place] as CustomerFigures, itemCount(before.accounts));
    const figures = figuresAt(looked, place);
    const basis = looked.bases[place] as CustomerBasis;
    customers[place] = figures;
    holders[place] = holderOf(looked, figures);
    sums.add(basis, figures, itemCount(basis.accounts));
  }
  const analysis: Analysis = { ...looked, customers };
  const findings = [...state.findings];
  for (const place of places)
    findings[place] = ownFindings(analysis, looked.bases[place] as CustomerBasis, place);
  return withReport({ ...state, analysis, findings, holders, sums });
}
