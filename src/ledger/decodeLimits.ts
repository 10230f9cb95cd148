/** The 授信 table. A blank amount is unset, which is not zero. */
import type { CustomerIndex } from './customerIndex';
import { choiceReader, rowsOf } from './decodeRows';
import { Exact, type Currency } from './money';
import type { Limit, TableSnapshot, Unreadable } from './records';
import { customerCells, ownerOf, type RowCells } from './rowCells';
import { LIMIT_KIND, LIMIT_MODE } from './tables';

const WHOLE = new Exact(1);
const INSURED_DAYS_MAX = 3650;

/**
 * Limits in row order. A row whose customer is not in the ledger keeps what it says as its customer. A row with a cell
 * that cannot be read is no limit: it is reported, and the customer's limit is unknown. A blank percentage counts in full;
 * of credit insurance it is the indemnity.
 */
export function decodeLimits(
  snapshot: TableSnapshot,
  customers: CustomerIndex,
  bookCurrency: Currency,
  unreadable: Unreadable[],
): Limit[] {
  const readers = { kind: choiceReader(LIMIT_KIND), mode: choiceReader(LIMIT_MODE) };
  const limits: Limit[] = [];
  for (const at of rowsOf(snapshot, unreadable)) {
    const owner = ownerOf(snapshot, at, customers, bookCurrency);
    const limit = limitOf(customerCells(snapshot, at, owner, unreadable), owner, readers);
    if (limit) limits.push(limit);
  }
  return limits;
}

interface Readers {
  readonly kind: (value: string) => Limit['kind'] | null;
  readonly mode: (value: string) => Limit['mode'] | null;
}

function limitOf(
  cells: RowCells,
  owner: Pick<Limit, 'customer' | 'currency'>,
  readers: Readers,
): Limit | null {
  const kind = readers.kind(cells.text('kind')) ?? cells.refuse('kind', 'kind.unreadable');
  const mode =
    cells.isBlank('mode') && kind !== 'temporary'
      ? 'replaces'
      : (readers.mode(cells.text('mode')) ?? cells.refuse('mode', 'kind.unreadable'));
  const unlimited = cells.flag('unlimited');
  const amount = cells.positive('amount');
  const percent = cells.share('percent') ?? WHOLE;
  const days = { from: cells.day('from'), to: cells.day('to'), approvedOn: cells.day('approvedOn') };
  const insuredTermDays = cells.count('insuredTermDays', 0, INSURED_DAYS_MAX);
  if (cells.refused > 0 || kind === null || mode === null) return null;
  const counted = kind === 'base' || kind === 'temporary' ? WHOLE : percent;
  return {
    at: cells.at,
    ...owner,
    kind,
    mode,
    amount,
    unlimited,
    percent: counted,
    ...days,
    insuredTermDays,
  };
}
