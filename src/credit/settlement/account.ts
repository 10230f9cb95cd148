/** An account: the documents of one payer in one currency, and which of them count on a day (domain: Documents, opening). */
import type { Day } from '../../ledger/day';
import type { Currency } from '../../ledger/money';
import type { Customer, CustomerId, LedgerDocument } from '../../ledger/records';

export { isCredit } from './roles';

export interface Account {
  /** Who pays: the owner of every document here. */
  readonly customer: CustomerId;
  readonly currency: Currency;
  readonly asOf: Day;
  /** Every row of the account, later and 作废 ones too, in row order. */
  readonly rows: readonly LedgerDocument[];
  /** The same; 作废 left out. */
  readonly all: readonly LedgerDocument[];
  /** What counts: dated up to asOf and after the opening, and the opening itself. */
  readonly documents: readonly LedgerDocument[];
  /** Dated up to the opening: part of what the opening states, so not counted again. */
  readonly history: readonly LedgerDocument[];
  /** 作废 rows dated up to asOf: without any effect. */
  readonly voids: number;
  /** The day the opening in force states everything up to; null without one. */
  readonly openingDay: Day | null;
  /** The account has an opening, but a later one than asOf: its balance on asOf is unknown. */
  readonly beforeOpening: boolean;
}

/** Customer → who pays for it (结算单位), for those that do not pay themselves. */
export function payersOf(customers: readonly Customer[]): ReadonlyMap<CustomerId, CustomerId> {
  const payers = new Map<CustomerId, CustomerId>();
  for (const { id, payerId } of customers) if (payerId !== null) payers.set(id, payerId);
  return payers;
}

const PAY_THEMSELVES: ReadonlyMap<CustomerId, CustomerId> = new Map();

/**
 * Who carries a document: the payer of its customer, else the customer itself; what the row says when the ledger has no such
 * customer.
 */
export function ownerOf(document: LedgerDocument, payers = PAY_THEMSELVES): CustomerId {
  if (document.customer === null) return document.customerText;
  return payers.get(document.customer) ?? document.customer;
}

/**
 * Accounts by owner in order of first row, of one owner by currency: no later row changes which comes first. Without
 * `customers` everyone pays for itself.
 */
export function accountsOf(
  documents: readonly LedgerDocument[],
  asOf: Day,
  customers: readonly Customer[] = [],
): Map<CustomerId, Account[]> {
  const payers = payersOf(customers);
  const grouped = new Map<CustomerId, Map<Currency, LedgerDocument[]>>();
  for (const document of documents) {
    const owner = ownerOf(document, payers);
    let currencies = grouped.get(owner);
    if (!currencies) {
      currencies = new Map<Currency, LedgerDocument[]>();
      grouped.set(owner, currencies);
    }
    const found = currencies.get(document.currency);
    if (found) found.push(document);
    else currencies.set(document.currency, [document]);
  }
  const accounts = new Map<CustomerId, Account[]>();
  for (const [owner, currencies] of grouped) {
    accounts.set(owner, accountsByCurrency(owner, currencies, asOf));
  }
  return accounts;
}

/** @param currencies every document of the owner by currency, in row order */
export function accountsByCurrency(
  owner: CustomerId,
  currencies: ReadonlyMap<Currency, readonly LedgerDocument[]>,
  asOf: Day,
): Account[] {
  return [...currencies]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, rows]) => accountOf(owner, currency, rows, asOf));
}

/** @param rows every document of the owner in the currency, in row order */
export function accountOf(
  customer: CustomerId,
  currency: Currency,
  rows: readonly LedgerDocument[],
  asOf: Day,
): Account {
  const all = rows.some(({ details }) => details.void) ? rows.filter(({ details }) => !details.void) : rows;
  let openingDay: Day | null = null;
  let opensLater = false;
  for (const { kind, date } of all) {
    if (kind !== 'opening') continue;
    if (date > asOf) opensLater = true;
    else if (openingDay === null || date > openingDay) openingDay = date;
  }
  const dated = all.filter(({ date }) => date <= asOf);
  const opened = openingDay;
  const counts = (document: LedgerDocument): boolean =>
    opened === null || document.date > opened || (document.kind === 'opening' && document.date === opened);
  return {
    customer,
    currency,
    asOf,
    rows,
    all,
    documents: opened === null ? dated : dated.filter(counts),
    history: opened === null ? [] : dated.filter((document) => !counts(document)),
    voids: all === rows ? 0 : rows.filter(({ date, details }) => details.void && date <= asOf).length,
    openingDay,
    beforeOpening: opensLater && openingDay === null,
  };
}

/** Something of it counts on asOf, or would if its opening did not come later; else it is as if it were not there. */
export function hasBegun({ documents, history, beforeOpening }: Account): boolean {
  return beforeOpening || documents.length > 0 || history.length > 0;
}
