/** What settlement left of every document, in a shape that traces each figure to its rows. */
import { ZERO, type Money } from '../ledger/money';
import type { LedgerDocument } from '../ledger/records';
import type { AgedEntry } from './ageing/age';
import type { CheckedAccount } from './basis';
import type { OpenItem } from './report';
import type { Entry } from './settlement/settle';
import { fromUnits } from './settlement/units';

/** Made once for a basis, and only when somebody asks: whoever looks at customers and findings alone need not wait for it. */
const made = new WeakMap<readonly CheckedAccount[], readonly OpenItem[]>();

/** One per counting document of the accounts; the instalments of one are one item. */
export function itemsOf(accounts: readonly CheckedAccount[]): readonly OpenItem[] {
  const known = made.get(accounts);
  if (known) return known;
  const items = makeItems(accounts);
  made.set(accounts, items);
  return items;
}

/** How many items there are. */
export function itemCount(accounts: readonly CheckedAccount[]): number {
  let count = 0;
  for (const { settled } of accounts) {
    let last: LedgerDocument | null = null;
    for (const { document } of settled.entries) {
      if (document !== last) count++;
      last = document;
    }
  }
  return count;
}

function makeItems(accounts: readonly CheckedAccount[]): OpenItem[] {
  const items: OpenItem[] = [];
  for (const { aged, settled } of accounts) {
    const { entries } = aged;
    for (let first = 0; first < entries.length;) {
      let next = first + 1;
      while (entries[next]?.entry.document === entries[first]?.entry.document) next++;
      items.push(new Item(entries.slice(first, next), settled.scale));
      first = next;
    }
  }
  return items;
}

/**
 * Of several parts the one to act on next stands for the document: the open one that is due first, or the last when all are
 * settled. What settled it is made up only when somebody asks: a ledger has more of that than of anything.
 */
class Item implements OpenItem {
  readonly at: OpenItem['at'];
  readonly open: Money;
  readonly due: OpenItem['due'];
  readonly daysLate: OpenItem['daysLate'];
  readonly bucket: OpenItem['bucket'];
  readonly #parts: readonly AgedEntry[];
  readonly #scale: number;

  constructor(parts: readonly AgedEntry[], scale: number) {
    const { entry, daysLate, bucket } = leadingPart(parts);
    this.at = entry.document.at;
    this.open = openOf(parts, scale);
    this.due = bucket === null && entry.role !== 'debit' ? null : entry.due;
    this.daysLate = daysLate;
    this.bucket = bucket;
    this.#parts = parts;
    this.#scale = scale;
  }

  get settledBy(): OpenItem['settledBy'] {
    return this.#parts.flatMap(({ entry }) => settlementsOf(entry, this.#scale));
  }
}

function leadingPart(parts: readonly AgedEntry[]): AgedEntry {
  const [first, ...others] = parts;
  if (!first) throw new RangeError('a document without a part');
  return others.reduce((leading, part) => (leads(part, leading) ? part : leading), first);
}

function leads({ entry }: AgedEntry, { entry: other }: AgedEntry): boolean {
  if (other.open === 0n) return true;
  if (entry.open === 0n || entry.due === null) return false;
  return other.due === null || entry.due < other.due;
}

/** Most documents are either untouched or settled: neither takes a new decimal. */
function openOf(parts: readonly AgedEntry[], scale: number): Money {
  let open = 0n;
  for (const { entry } of parts) open += entry.role === 'credit' ? -entry.open : entry.open;
  return open === 0n ? ZERO : fromUnits(open, scale);
}

function settlementsOf(entry: Entry, scale: number): OpenItem['settledBy'] {
  return entry.settlements.map(({ debit, credit, amount, on }) => ({
    at: (entry === debit ? credit : debit).document.at,
    amount: fromUnits(amount, scale),
    on,
  }));
}
