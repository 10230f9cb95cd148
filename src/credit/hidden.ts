/** Which unreadable cells hide an amount: then what rests on it is unknown, never 0. */
import type { Unreadable } from '../ledger/records';

/** A document row that cannot be counted: what it is, when it was, or how much. */
export function hidesAnAmount({ at, column }: Unreadable): boolean {
  return at.table === 'documents' && (column === 'kind' || column === 'date' || column === 'amount');
}
