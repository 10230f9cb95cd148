/** The 授信 table. A blank amount is unset, which is not zero. */
import { cellText, currencyOf, isBlank, parseAmount, parseDayCell, parseShare, writtenText } from './cells';
import type { CustomerIndex } from './decodeCustomers';
import { choiceReader, rowsOf, unreadableCell, type RowOwner } from './decodeRows';
import type { Day } from './day';
import { Exact, type Currency, type Money } from './money';
import { cellAt, type Limit, type RowAt, type TableSnapshot, type Unreadable } from './records';
import { LIMIT_KIND, LIMIT_MODE } from './tables';

const WHOLE = new Exact(1);
const FLAG_WORDS: ReadonlyMap<string, boolean> = new Map([
  ['', false],
  ['否', false],
  ['no', false],
  ['n', false],
  ['false', false],
  ['是', true],
  ['yes', true],
  ['y', true],
  ['true', true],
  ['√', true],
  ['✓', true],
]);

/**
 * Limits in row order. A row whose customer is not in the ledger keeps what it says as its customer. A row with a cell
 * that cannot be read is no limit: it is reported, and the customer's limit is unknown. A blank percentage counts in full.
 */
export function decodeLimits(
  snapshot: TableSnapshot,
  customers: CustomerIndex,
  bookCurrency: Currency,
  unreadable: Unreadable[],
): Limit[] {
  const kind = choiceReader(LIMIT_KIND);
  const mode = choiceReader(LIMIT_MODE);
  const limits: Limit[] = [];
  for (const at of rowsOf(snapshot, unreadable)) {
    const cells = new LimitCells(snapshot, at, customers, bookCurrency);
    const limit = limitOf(cells, kind, mode);
    if (limit) limits.push(limit);
    unreadable.push(...cells.unreadable);
  }
  return limits;
}

function limitOf(
  cells: LimitCells,
  kindOf: (value: string) => Limit['kind'] | null,
  modeOf: (value: string) => Limit['mode'] | null,
): Limit | null {
  const kind = kindOf(cells.text('kind')) ?? cells.refuse('kind', 'kind.unreadable');
  const mode = cells.text('mode') === '' && kind !== 'temporary' ? 'replaces' : modeOf(cells.text('mode'));
  const unlimited = FLAG_WORDS.get(cells.text('unlimited').toLowerCase());
  if (mode === null) cells.refuse('mode', 'kind.unreadable');
  if (unlimited === undefined) cells.refuse('unlimited', 'kind.unreadable');
  const amount = cells.amount();
  const percent = cells.percent();
  const days = { from: cells.day('from'), to: cells.day('to'), approvedOn: cells.day('approvedOn') };
  if (cells.unreadable.length > 0 || kind === null || mode === null || unlimited === undefined) return null;
  const counted = kind === 'base' || kind === 'temporary' ? WHOLE : percent;
  return { at: cells.at, ...cells.limitOwner, kind, mode, amount, unlimited, percent: counted, insuredTermDays: null, ...days };
}

/** One row's cells, and those of them that could not be read. */
class LimitCells {
  readonly unreadable: Unreadable[] = [];
  readonly limitOwner: { readonly customer: string; readonly currency: Currency };
  readonly #snapshot: TableSnapshot;
  readonly #owner: RowOwner;

  constructor(
    snapshot: TableSnapshot,
    readonly at: RowAt,
    customers: CustomerIndex,
    bookCurrency: Currency,
  ) {
    this.#snapshot = snapshot;
    const [idText, nameText] = [this.written('customerId'), this.written('customerName')];
    const customer = customers.find(idText, nameText);
    const text = customer?.id ?? (idText || nameText);
    const currency = this.text('currency');
    this.limitOwner = {
      customer: text,
      currency: currency === '' ? (customer?.currency ?? bookCurrency) : currencyOf(currency),
    };
    this.#owner = { customer: text === '' ? null : text, currency: this.limitOwner.currency };
  }

  written(key: string): string {
    return writtenText(cellAt(this.#snapshot, this.at.position, key));
  }

  text(key: string): string {
    return cellText(cellAt(this.#snapshot, this.at.position, key));
  }

  refuse(column: string, code: Unreadable['code']): null {
    const value = cellAt(this.#snapshot, this.at.position, column);
    this.unreadable.push(unreadableCell(this.at, column, value, code, this.#owner));
    return null;
  }

  amount(): Money | null {
    const value = cellAt(this.#snapshot, this.at.position, 'amount');
    if (isBlank(value)) return null;
    const amount = parseAmount(value);
    if (amount === null) return this.refuse('amount', 'amount.unreadable');
    return amount.isNegative() ? this.refuse('amount', 'amount.sign') : amount;
  }

  percent(): Money {
    const value = cellAt(this.#snapshot, this.at.position, 'percent');
    if (isBlank(value)) return WHOLE;
    return parseShare(value) ?? this.refuse('percent', 'amount.unreadable') ?? WHOLE;
  }

  day(column: string): Day | null {
    const value = cellAt(this.#snapshot, this.at.position, column);
    if (isBlank(value)) return null;
    return parseDayCell(value) ?? this.refuse(column, 'date.unreadable');
  }
}
