/** Plain accounts as columns: which accounts are, and their documents in the order `settleColumns` asks for. */
import { PLAIN, type LedgerDocument } from '../../ledger/records';
import type { Account } from './account';
import { EXACT_BELOW, NO_DUE, ROLE, type Columns } from './columnsShape';
import { byText } from './entry';
import { scaleOf, toUnits } from './units';

const ROLE_OF: Partial<Readonly<Record<LedgerDocument['kind'], number>>> = {
  invoice: ROLE.debit,
  receipt: ROLE.payment,
  creditNote: ROLE.otherCredit,
};

/** Nothing but invoices, receipts and credit notes that name nothing, each one claim with its own dates. */
export function isPlain({ documents, history, openingDay, beforeOpening }: Account): boolean {
  return openingDay === null && !beforeOpening && history.length === 0 && documents.every(isPlainDocument);
}

function isPlainDocument({ kind, amount, settles, instalments, order, details }: LedgerDocument): boolean {
  return (
    ROLE_OF[kind] !== undefined &&
    !amount.isNegative() &&
    settles.length === 0 &&
    instalments.length === 0 &&
    order === '' &&
    details === PLAIN
  );
}

/** Whether every sum of the account's amounts is exact in a double. */
export function fitsColumns({ documents }: Account): boolean {
  const scale = scaleOf(documents.map(({ amount }) => amount));
  const size = documents.reduce((sum, { amount }) => sum + toUnits(amount.abs(), scale), 0n);
  return size < EXACT_BELOW;
}

export interface AccountColumns {
  readonly columns: Columns;
  /** Per account: decimals of its unit. */
  readonly scales: readonly number[];
  /** Per element of the columns: the document it stands for. */
  readonly documents: readonly LedgerDocument[];
}

/** @param accounts plain ones that fit */
export function columnsOf(accounts: readonly Account[]): AccountColumns {
  const scales = accounts.map((account) => scaleOf(account.documents.map(({ amount }) => amount)));
  const documents = accounts.flatMap((account) => [...account.documents].sort(byNumber));
  const owners = accounts.flatMap((account, index) => account.documents.map(() => index));
  const units = ({ amount }: LedgerDocument, row: number): number =>
    Number(toUnits(amount, scales[owners[row] ?? 0] ?? 0));
  const columns = {
    accounts: accounts.length,
    account: Int32Array.from(owners),
    role: Uint8Array.from(documents, ({ kind }) => ROLE_OF[kind] ?? ROLE.debit),
    date: Int32Array.from(documents, ({ date }) => date),
    due: Int32Array.from(documents, ({ due }) => due ?? NO_DUE),
    amount: Float64Array.from(documents, units),
    rank: null,
  };
  return { columns, scales, documents };
}

function byNumber(a: LedgerDocument, b: LedgerDocument): number {
  return byText(a.number, b.number) || a.at.position - b.at.position;
}
