/**
 * What the live formulas of 客户 and 往来 give, worked out from the same cells in the same way: whose row it is, which
 * account it is booked in, with what sign. Formulas know less than the engine (one row at a time, exact names, numbers
 * only); the difference is what a check stamps beside them.
 */
import { ACCOUNT_SIGNS, BOOKING, NOT_BOOKED, type Booking } from './bookings';
import { YES_WORDS } from './cells';
import { DOCUMENT_KIND, type DocumentKind } from './choices';
import { serialOf, type Day } from './day';
import { Exact, moneyFromNumber, ZERO, type Money } from './money';
import { LANGUAGES } from './named';
import { cellAt, type CellValue, type Ledger, type TableSnapshot } from './records';

/** Cells of one row by column key. */
type Shown = Readonly<Record<string, CellValue>>;

export interface LiveSums {
  /** By position of the row in its table; a row without content has only blank cells. */
  readonly customers: readonly CustomerSums[];
  /** The calculated cells of each document row. */
  readonly documents: readonly Shown[];
}

export interface CustomerSums {
  /** The calculated cells other than the figures. */
  readonly cells: Shown;
  /** Σ of what is booked, before what a check adds. */
  readonly balance: Money;
  /** Rows of the account that cannot be booked. */
  readonly notBooked: number;
}

interface Booked {
  readonly amount: Money | null;
  readonly date: number;
  readonly isOpening: boolean;
}

export function liveSums({ tables, policy, language }: Ledger, asOf: Day): LiveSums {
  const { customers, documents } = tables;
  const accounts = customers.rows.map((_, position) => accountCells(customers, position, policy.currency));
  const find = customerFinder(customers);
  const byAccount = new Map<string, Booked[]>();
  const openingText = DOCUMENT_KIND.opening[language].toLowerCase();
  const rows = documents.rows.map((_, position): Shown => {
    const at = (key: string): CellValue => cellAt(documents, position, key);
    const row = find(at('customerId'), at('customerName'));
    const account = accountOf(at, row === null ? null : (accounts[row] ?? null));
    const booked = account === '' ? null : bookedOf(at);
    if (booked !== null) {
      const isOpening = textOf(at('kind')).toLowerCase() === openingText;
      push(byAccount, account.toLowerCase(), {
        amount: booked.amount,
        date: numberOf(at('date')),
        isOpening,
      });
    }
    return {
      customerRow: row === null ? '' : row + 1,
      account,
      booked: booked === null ? '' : (booked.amount?.toNumber() ?? NOT_BOOKED),
    };
  });
  const day = serialOf(asOf);
  return {
    customers: accounts.map((cells) => sumsOf(cells, byAccount.get(cells.account.toLowerCase()) ?? [], day)),
    documents: rows,
  };
}

interface AccountCells {
  readonly ownCurrency: string;
  readonly account: string;
}

interface Account extends AccountCells {
  /** False for a customer that has another pay for it: then the account is the payer's. */
  readonly paysItself: boolean;
}

function accountCells(customers: TableSnapshot, position: number, bookCurrency: string): Account {
  const text = (key: string): string => textOf(cellAt(customers, position, key));
  const id = text('id') || text('name');
  if (id === '') return { ownCurrency: '', account: '', paysItself: true };
  const ownCurrency = text('currency') || bookCurrency;
  const payer = text('payerId');
  const paysItself = payer === '' || payer.toLowerCase() === text('id').toLowerCase();
  const account = Object.entries(ACCOUNT_SIGNS).reduce(
    (text, [sign, plain]) => text.replaceAll(sign, plain),
    `#${payer || id}|${ownCurrency}`,
  );
  return { ownCurrency, account, paysItself };
}

/**
 * Position of the first customer of that number, as it stands or as a text, else of that name: as MATCH finds them, without
 * regard to case.
 */
function customerFinder(customers: TableSnapshot): (id: CellValue, name: CellValue) => number | null {
  const [ids, names] = ['id', 'name'].map((key) => {
    const positions = new Map<CellValue, number>();
    for (let position = 0; position < customers.rows.length; position++) {
      const value = matched(cellAt(customers, position, key));
      if (value !== '' && !positions.has(value)) positions.set(value, position);
    }
    return positions;
  });
  return (id, name) =>
    ids?.get(matched(id)) ?? ids?.get(matched(textOf(id))) ?? names?.get(matched(textOf(name))) ?? null;
}

function matched(value: CellValue): CellValue {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

const YES = new Set(YES_WORDS);

/** '' for a row that is booked nowhere: nobody's, or void. */
function accountOf(at: (key: string) => CellValue, owner: AccountCells | null): string {
  if (owner === null || YES.has(textOf(at('void')).toLowerCase())) return '';
  const currency = textOf(at('currency'));
  const isOwn = currency === '' || currency.toLowerCase() === owner.ownCurrency.toLowerCase();
  return isOwn ? owner.account : `${owner.account}/${currency}`;
}

const BY_NAME: ReadonlyMap<string, Booking> = new Map(
  (Object.keys(DOCUMENT_KIND) as DocumentKind[]).flatMap((kind) =>
    LANGUAGES.map((language) => [DOCUMENT_KIND[kind][language].toLowerCase(), BOOKING[kind]] as const),
  ),
);

/** Null for a row whose amount, date or kind a formula cannot read. */
function bookedOf(at: (key: string) => CellValue): { readonly amount: Money | null } {
  const booking = BY_NAME.get(textOf(at('kind')).toLowerCase());
  const amount = at('amount');
  if (!booking || typeof at('date') !== 'number') return { amount: null };
  if (typeof amount !== 'number') return { amount: booking.blank === null ? null : ZERO };
  const sign = amount < 0 ? booking.negative : booking.positive;
  if (sign === null) return { amount: null };
  return { amount: sign === 0 ? ZERO : moneyFromNumber(amount).times(new Exact(sign)) };
}

function sumsOf({ paysItself, ...cells }: Account, booked: readonly Booked[], asOf: number): CustomerSums {
  if (cells.account === '') return { cells: { ...cells, openedOn: '' }, balance: ZERO, notBooked: 0 };
  let openedOn = 0;
  let notBooked = 0;
  for (const { amount, date, isOpening } of booked) {
    if (isOpening && date < asOf + 1) openedOn = Math.max(openedOn, date);
    if (amount === null) notBooked++;
  }
  if (!paysItself) return { cells: { ...cells, openedOn }, balance: ZERO, notBooked: 0 };
  let balance = ZERO;
  for (const { amount, date, isOpening } of booked) {
    const counts = (date > openedOn && date < asOf + 1) || (openedOn > 0 && isOpening && date === openedOn);
    if (counts && amount !== null) balance = balance.plus(amount);
  }
  return { cells: { ...cells, openedOn }, balance, notBooked };
}

/** As `&""` makes a text of a cell. */
function textOf(value: CellValue): string {
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}

function numberOf(value: CellValue): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}
