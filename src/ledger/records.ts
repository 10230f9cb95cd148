/** What a ledger is once decoded: immutable, typed, every record knowing the row it came from. */
import type { Currency, Money } from './money';
import type { Day } from './day';
import type {
  CustomerStatus,
  DocumentKind,
  Language,
  LimitKind,
  LimitMode,
  Severity,
  TableKey,
} from './tables';
import type { Policy } from './policy';

/** What a cell holds; '' is blank. */
export type CellValue = string | number | boolean;

/** Where a record stands: by identity (行号) first; position and hash only for a row that has no identity yet. */
export interface RowAt {
  readonly table: TableKey;
  /** 行号; '' for a row a person typed and no apply has named yet. */
  readonly id: string;
  /** Zero-based data row within the table when it was read. */
  readonly position: number;
}

/** A whole table as it stood when read: the base of decoding, of cell addresses and of the expectation check. */
export interface TableSnapshot {
  readonly table: TableKey;
  /** Name of the Excel table and of the sheet it stands on. */
  readonly name: string;
  readonly sheet: string;
  /** Zero-based sheet row of the header, and zero-based sheet column of the table's first column. */
  readonly headerRow: number;
  readonly firstColumn: number;
  /** Header texts as they stand, left to right, the user's own columns included. */
  readonly headers: readonly string[];
  /** Column key → zero-based column within the table. Columns the user added are not in it. */
  readonly columns: ReadonlyMap<string, number>;
  /** Data rows, each as wide as `headers`. */
  readonly rows: readonly (readonly CellValue[])[];
}

export type CustomerId = string;

export interface Customer {
  readonly at: RowAt;
  readonly id: CustomerId;
  readonly name: string;
  readonly status: CustomerStatus;
  readonly termText: string;
  /** Currency of its limit and of its figures; the book's currency when the cell is blank. */
  readonly currency: Currency;
  readonly taxId: string;
  readonly salesperson: string;
  readonly region: string;
}

export interface Limit {
  readonly at: RowAt;
  readonly customer: CustomerId;
  readonly kind: LimitKind;
  readonly mode: LimitMode;
  /** null = blank: unset, which is not zero. */
  readonly amount: Money | null;
  readonly unlimited: boolean;
  /** Share of the amount that counts, 0 to 1; 1 for base and temporary limits. */
  readonly percent: Money;
  readonly currency: Currency;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly approvedOn: Day | null;
}

export interface LedgerDocument {
  readonly at: RowAt;
  /** null when no customer of the ledger matches; `customerText` keeps what the row says. */
  readonly customer: CustomerId | null;
  readonly customerText: string;
  readonly kind: DocumentKind;
  /** '' = without number. */
  readonly number: string;
  readonly date: Day;
  readonly due: Day | null;
  /** Where the due date comes from: its own cell, the customer's terms, or nowhere. */
  readonly dueFrom: 'cell' | 'terms' | 'none';
  /** Positive, the kind gives the sign; an opening is signed. */
  readonly amount: Money;
  readonly currency: Currency;
  /** Numbers of the documents a credit settles, or the receipt a refund undoes; as written. */
  readonly settles: readonly string[];
}

/** A cell or row that could not be decoded. It never disappears: it is a finding, and what depends on it is unknown. */
export interface Unreadable {
  readonly at: RowAt;
  readonly column: string;
  readonly value: string;
  readonly code:
    | 'amount.unreadable'
    /** A negative amount where the kind already gives the sign (a credit note of −500). */
    | 'amount.sign'
    | 'date.unreadable'
    | 'kind.unreadable'
    | 'number.unreadable'
    | 'setting.unreadable'
    | 'customer.duplicate'
    | 'rowId.duplicate';
  /** The customer whose figures are thereby unknown, or the text of one the ledger does not have; null when the row names none. */
  readonly customer: CustomerId | null;
  /** The currency the row's amount would be in; null for rows without one. */
  readonly currency: Currency | null;
}

/** A finding as it stands in the 预警 table: what the last check wrote. */
export interface StoredFinding {
  readonly at: RowAt;
  readonly severity: Severity;
  readonly rule: string;
}

export interface Ledger {
  readonly schemaVersion: number;
  readonly language: Language;
  readonly policy: Policy;
  readonly customers: readonly Customer[];
  readonly limits: readonly Limit[];
  readonly documents: readonly LedgerDocument[];
  readonly unreadable: readonly Unreadable[];
  readonly tables: Readonly<Record<TableKey, TableSnapshot>>;
}

/** A cell by column key; blank when the table has no such column or row. */
export function cellAt(snapshot: TableSnapshot, position: number, key: string): CellValue {
  const column = snapshot.columns.get(key);
  return column === undefined ? '' : (snapshot.rows[position]?.[column] ?? '');
}

/** A1 column letters of a zero-based column. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The address a user can go to, such as `客户!H5`; a sheet name that needs quotes gets them. */
export function cellAddress(ledger: Pick<Ledger, 'tables'>, at: RowAt, column: string): string {
  const place = ledger.tables[at.table];
  const index = place.columns.get(column) ?? 0;
  return `${quoteSheet(place.sheet)}!${columnLetters(place.firstColumn + index)}${place.headerRow + 2 + at.position}`;
}

/** Excel quotes sheet names that are not plain words; letters of any script are plain. */
export function quoteSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}
