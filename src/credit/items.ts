/** What settlement left of every document, in a shape that traces each figure to its rows. */
import { ZERO, type Money } from '../ledger/money';
import type { AgedEntry } from './ageing/age';
import type { CheckedAccount } from './basis';
import type { OpenItem } from './report';
import type { Entry } from './settlement/settle';
import { fromUnits } from './settlement/units';

/** One per counting document of the accounts; the instalments of one are one item. */
export function itemsOf(accounts: readonly CheckedAccount[]): OpenItem[] {
  return accounts.flatMap(({ aged, settled }) => aged.entries.map((entry) => itemOf(entry, settled.scale)));
}

function itemOf({ entry, daysLate, bucket }: AgedEntry, scale: number): OpenItem {
  return {
    at: entry.document.at,
    open: openOf(entry, scale),
    due: bucket === null ? null : entry.due,
    daysLate,
    bucket,
    get settledBy() {
      return settlementsOf(entry, scale);
    },
  };
}

/** Most documents are either untouched or settled: neither takes a new decimal. */
function openOf(entry: Entry, scale: number): Money {
  if (entry.open === 0n) return ZERO;
  return fromUnits(entry.role === 'credit' ? -entry.open : entry.open, scale);
}

function settlementsOf(entry: Entry, scale: number): OpenItem['settledBy'] {
  return entry.settlements
    .filter(({ amount }) => amount !== 0n)
    .map(({ debit, credit, amount, on }) => ({
      at: (entry === debit ? credit : debit).document.at,
      amount: fromUnits(amount, scale),
      on,
    }));
}
