/** Documents and accounts for tests, made directly: what a test does not say is blank. */
import { money, type Money } from '../../ledger/money';
import { day } from '../../ledger/tablesForTests';
import type { Day } from '../../ledger/day';
import { PLAIN, type DocumentDetails, type LedgerDocument } from '../../ledger/records';
import type { DocumentKind } from '../../ledger/tables';
import { accountsOf, type Account } from './account';
import { settleAccount, type SettledAccount, type SettlementPolicy } from './settle';
import { fromUnits } from './units';

type Amount = number | string;

export interface Written extends Partial<Omit<DocumentDetails, 'disputed' | 'disputedOn' | 'acceptedOn'>> {
  /** ISO date. */
  readonly due?: string;
  /** Numbers, separated by commas. */
  readonly settles?: string;
  readonly order?: string;
  /** Amount and due date of each. */
  readonly parts?: readonly (readonly [Amount, string | null])[];
  readonly disputed?: Amount;
  readonly disputedOn?: string;
  readonly acceptedOn?: string;
  readonly currency?: string;
  readonly customer?: string;
}

const optionalDay = (iso: string | null | undefined): Day | null =>
  iso === null || iso === undefined ? null : day(iso);
const exact = (amount: Amount): Money => money(String(amount));

/** A document of customer C1 in CNY; its row is its place in the list it is put in (`rowsOf`). */
export function document(
  kind: DocumentKind,
  number: string,
  date: string,
  amount: Amount,
  written: Written = {},
): LedgerDocument {
  const { due, settles, order, parts, disputed, disputedOn, acceptedOn, currency, customer, ...details } =
    written;
  return {
    at: { table: 'documents', id: '', position: 0 },
    customer: customer ?? 'C1',
    customerText: customer ?? 'C1',
    kind,
    number,
    date: day(date),
    due: optionalDay(due),
    dueFrom: due === undefined ? 'none' : 'cell',
    instalments: (parts ?? []).map(([size, on]) => ({ amount: exact(size), due: optionalDay(on) })),
    amount: exact(amount),
    currency: currency ?? 'CNY',
    settles: settles === undefined ? [] : settles.split(',').map((name) => name.trim()),
    order: order ?? '',
    details: {
      ...PLAIN,
      ...details,
      disputed: disputed === undefined ? null : exact(disputed),
      disputedOn: optionalDay(disputedOn),
      acceptedOn: optionalDay(acceptedOn),
    },
  };
}

export function rowsOf(documents: readonly LedgerDocument[]): LedgerDocument[] {
  return documents.map((one, position) => ({ ...one, at: { ...one.at, position } }));
}

export const FIFO: SettlementPolicy = { settlement: 'fifo', extensions: 'original' };

/** The one account of the documents. */
export function accountFor(documents: readonly LedgerDocument[], asOf: Day): Account {
  const [account] = [...accountsOf(rowsOf(documents), asOf).values()].flat();
  if (!account) throw new RangeError('no document');
  return account;
}

export function settled(
  documents: readonly LedgerDocument[],
  asOf: string,
  policy: Partial<SettlementPolicy> = {},
): SettledAccount {
  return settleAccount(accountFor(documents, day(asOf)), { ...FIFO, ...policy });
}

/** Open amounts by number, or by row where there is none; parts of a document are listed: `60+40`. */
export function open({ entries, scale }: SettledAccount): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of entries) {
    const key = entry.document.number || `row ${entry.document.at.position}`;
    const amount = fromUnits(entry.open, scale).toFixed();
    found[key] = found[key] === undefined ? amount : `${found[key]}+${amount}`;
  }
  return found;
}

/** Σ signed entries. */
export function balance({ entries, scale }: SettledAccount): string {
  return fromUnits(
    entries.reduce((sum, { signed }) => sum + signed, 0n),
    scale,
  ).toFixed();
}
