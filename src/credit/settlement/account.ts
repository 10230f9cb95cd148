/** An account: the documents of one customer in one currency, and which of them count on a day (domain: Documents, opening). */
import type { Day } from '../../ledger/day';
import type { Currency } from '../../ledger/money';
import type { CustomerId, LedgerDocument } from '../../ledger/records';
import type { DocumentKind } from '../../ledger/tables';

/** The kind gives the sign; an opening has its own. */
const SIGN: Partial<Readonly<Record<DocumentKind, 1 | -1>>> = {
  opening: 1,
  invoice: 1,
  refund: 1,
  creditNote: -1,
  receipt: -1,
};

export function signOf(kind: DocumentKind): 1 | -1 {
  return SIGN[kind] ?? 1;
}

/** Debits raise the balance, credits lower it; a negative opening is a credit. */
export function isCredit(document: LedgerDocument): boolean {
  return document.kind === 'opening' ? document.amount.isNegative() : signOf(document.kind) < 0;
}

export interface Account {
  readonly customer: CustomerId;
  readonly currency: Currency;
  /** Every document of the account, later ones too, in row order. */
  readonly all: readonly LedgerDocument[];
  /** What counts: dated up to asOf and after the opening, and the opening itself. */
  readonly documents: readonly LedgerDocument[];
  /** Dated up to the opening: part of what the opening states, so not counted again. */
  readonly history: readonly LedgerDocument[];
  /** The day the opening in force states everything up to; null without one. */
  readonly openingDay: Day | null;
  /** The account has an opening, but a later one than asOf: its balance on asOf is unknown. */
  readonly beforeOpening: boolean;
}

/** Whose document it is: the customer's id, or what the row says when the ledger has no such customer. */
export function ownerOf(document: LedgerDocument): CustomerId {
  return document.customer ?? document.customerText;
}

/** Accounts by owner, both in order of first row. */
export function accountsOf(documents: readonly LedgerDocument[], asOf: Day): Map<CustomerId, Account[]> {
  const grouped = new Map<CustomerId, Map<Currency, LedgerDocument[]>>();
  for (const document of documents) {
    const owner = ownerOf(document);
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
    accounts.set(
      owner,
      [...currencies].map(([currency, all]) => accountOf(owner, currency, all, asOf)),
    );
  }
  return accounts;
}

function accountOf(
  customer: CustomerId,
  currency: Currency,
  all: readonly LedgerDocument[],
  asOf: Day,
): Account {
  const openings = all.filter(({ kind }) => kind === 'opening').map(({ date }) => date);
  const past = openings.filter((date) => date <= asOf);
  const openingDay =
    past.length === 0 ? null : past.reduce((latest, date) => (date > latest ? date : latest));
  const dated = all.filter(({ date }) => date <= asOf);
  const counts = (document: LedgerDocument): boolean =>
    openingDay === null ||
    document.date > openingDay ||
    (document.kind === 'opening' && document.date === openingDay);
  return {
    customer,
    currency,
    all,
    documents: dated.filter(counts),
    history: dated.filter((document) => !counts(document)),
    openingDay,
    beforeOpening: openings.length > 0 && openingDay === null,
  };
}
