/** What a ledger is once decoded: immutable, typed, every record knowing the row it came from. */
import { columnLetters } from './columnLetters';
import type { Currency, Money } from './money';
import type { Day } from './day';
import type {
  Answer,
  CardKey,
  Characteristic,
  CustomerStatus,
  DocumentKind,
  FactKind,
  Grade,
  Language,
  LegalStatus,
  LimitKind,
  LimitMode,
  NoteType,
  Operator,
  Recourse,
  Severity,
  StandardKey,
  TableKey,
} from './tables';
import type { Policy } from './policy';

export { columnLetters };

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
  readonly industry: string;
  /** 上级客户 as written: the company above it in its group; null when it stands alone. */
  readonly parentId: CustomerId | null;
  /** 结算单位: who pays, and so carries the exposure; null when it pays itself. */
  readonly payerId: CustomerId | null;
  readonly profile: CustomerProfile;
}

/** What the 客户 table says beyond the account: for terms, score, advice, class and provision. Blank is null, never 0. */
export interface CustomerProfile {
  readonly relatedParty: boolean;
  /** Day of the month its accounts close (25日结账) and the fixed day it pays. */
  readonly cutOffDay: number | null;
  readonly payDay: number | null;
  readonly warrantyMonths: number | null;
  readonly since: Day | null;
  readonly founded: Day | null;
  /** In 10,000 of the customer's currency (万元). */
  readonly paidInCapital: Money | null;
  readonly externalRating: string;
  readonly answers: Readonly<Record<'management' | 'standing' | 'cooperation', Answer | null>>;
  readonly legalStatus: LegalStatus | null;
  readonly forecastSales: Money | null;
  readonly vatRate: Money | null;
  readonly interestRate: Money | null;
  readonly reviewDue: Day | null;
  /** 单项计提: its own provision rate, why, and what shows it. */
  readonly singleRate: Money | null;
  readonly singleReason: string;
  readonly singleEvidence: string;
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
  /** Of insurance: the longest terms the policy covers; null = any. */
  readonly insuredTermDays: number | null;
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
  /** Shares with due dates of their own when the terms are instalments; empty when the whole falls due on `due`. */
  readonly instalments: readonly Instalment[];
  /** Positive, the kind gives the sign; an opening is signed. */
  readonly amount: Money;
  readonly currency: Currency;
  /** Numbers of the documents a credit settles, or the receipt a refund undoes; as written. */
  readonly settles: readonly string[];
  /** Order it belongs to; '' = none. */
  readonly order: string;
  /** What most rows have nothing of: the same `PLAIN` object for all of those. */
  readonly details: DocumentDetails;
}

/** Instalments total the document; `due` is null when the event that starts its term has no date. */
export interface Instalment {
  readonly amount: Money;
  readonly due: Day | null;
  /** The day of the event it falls due by: on an earlier day nobody knew the due date. */
  readonly since?: Day;
}

/** The due date of an instalment as of a day: what happens later has not happened yet. */
export function dueAsOf({ due, since }: Instalment, asOf: Day): Day | null {
  return since !== undefined && since > asOf ? null : due;
}

export interface DocumentDetails {
  /** 发票代码: with the number the identity of an invoice. */
  readonly invoiceCode: string;
  /** 作废: no effect at all, and counted. */
  readonly void: boolean;
  /** The due date is an estimate (an opening's part by bucket, 票到 without a date of receipt). */
  readonly estimated: boolean;
  /** Part in dispute since `disputedOn`; the whole when only the date is given; null = none. */
  readonly disputed: Money | null;
  readonly disputedOn: Day | null;
  /** On an invoice the number it reissues (重开); on a credit note any text marks it as reissued. '' = none. */
  readonly reissue: string;
  readonly noteType: NoteType | null;
  readonly recourse: Recourse | null;
  readonly receivedOn: Day | null;
  readonly acceptedOn: Day | null;
  /** 对账: confirmed with a stamp or signature. */
  readonly signed: boolean;
  readonly insured: boolean;
  readonly agreement: string;
  readonly approvedBy: string;
  /** 单项计提 of this document alone; the customer's own goes before it. */
  readonly singleRate: Money | null;
  readonly singleReason: string;
  readonly singleEvidence: string;
}

export const PLAIN: DocumentDetails = {
  invoiceCode: '',
  void: false,
  estimated: false,
  disputed: null,
  disputedOn: null,
  reissue: '',
  noteType: null,
  recourse: null,
  receivedOn: null,
  acceptedOn: null,
  signed: false,
  insured: false,
  agreement: '',
  approvedBy: '',
  singleRate: null,
  singleReason: '',
  singleEvidence: '',
};

/** A set of statements of one customer and period (财务). A blank figure is null: unknown, not 0. */
export interface FinancialStatement {
  readonly at: RowAt;
  readonly customer: CustomerId;
  readonly periodEnd: Day;
  /** Months the flow figures cover; null when not said. */
  readonly months: number | null;
  readonly audited: boolean;
  readonly receivedOn: Day | null;
  readonly currency: Currency;
  readonly figures: Readonly<Record<FinancialFigure, Money | null>>;
}

export const FINANCIAL_FIGURES = [
  'currentAssets',
  'inventory',
  'totalAssets',
  'intangibles',
  'currentLiabilities',
  'totalLiabilities',
  'retainedEarnings',
  'equity',
  'revenue',
  'ebit',
  'netProfit',
  'operatingCashFlow',
] as const;
export type FinancialFigure = (typeof FINANCIAL_FIGURES)[number];

/** A dated change of a customer (变更). `from` null: from the beginning. */
export interface CustomerFact {
  readonly at: RowAt;
  readonly customer: CustomerId;
  readonly fact: FactKind;
  readonly value: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly reason: string;
  readonly approvedBy: string;
}

/** A score as 评分 keeps it; the table is append-only. */
export interface ScoreRecord {
  readonly at: RowAt;
  readonly customer: CustomerId;
  readonly asOf: Day;
  readonly card: CardKey;
  readonly version: number;
  readonly score: Money | null;
  readonly grade: Grade | null;
}

/** `units` of the currency are worth `rate` of the book's currency on `date` (100 JPY = 4.8 CNY). */
export interface Rate {
  readonly at: RowAt;
  readonly currency: Currency;
  readonly units: Money;
  readonly rate: Money;
  readonly date: Day;
  readonly source: string;
}

/** Numbers by list and name, in the order of the list: the workbook's rows over the defaults. */
export type Standards = Readonly<Record<StandardKey, ReadonlyMap<string, Money>>>;

export interface Bin {
  readonly operator: Operator;
  /** A number, or a text for `=` on texts (an external rating); '' for `else`. */
  readonly bound: string;
  readonly points: Money;
}

export interface CardLine {
  readonly characteristic: Characteristic;
  readonly weight: Money;
  /** Tested in order: the first that holds counts. */
  readonly bins: readonly Bin[];
}

export interface Scorecard {
  readonly card: CardKey;
  readonly version: number;
  readonly lines: readonly CardLine[];
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
    /** A row of 标准 or 评分卡: the default is used. */
    | 'standard.unreadable'
    /** A version of a card that leaves out characteristics the one before it has. */
    | 'card.shorter'
    /** A row of 汇率: there is no default for it. */
    | 'rate.unreadable'
    /** A name of 政策 or 标准 that stands above already: the first counts. */
    | 'row.repeated'
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
  readonly statements: readonly FinancialStatement[];
  readonly facts: readonly CustomerFact[];
  readonly scores: readonly ScoreRecord[];
  readonly rates: readonly Rate[];
  readonly standards: Standards;
  /** The newest version of each card. */
  readonly scorecards: Readonly<Record<CardKey, Scorecard>>;
  readonly unreadable: readonly Unreadable[];
  readonly tables: Readonly<Record<TableKey, TableSnapshot>>;
}

/** A cell by column key; blank when the table has no such column or row. */
export function cellAt(snapshot: TableSnapshot, position: number, key: string): CellValue {
  const column = snapshot.columns.get(key);
  return column === undefined ? '' : (snapshot.rows[position]?.[column] ?? '');
}

/**
 * The address a user can go to, such as `客户!H5`; a sheet name that needs quotes gets them.
 * @param column its key; one the ledger does not know goes by its header
 */
export function cellAddress(ledger: Pick<Ledger, 'tables'>, at: RowAt, column: string): string {
  const place = ledger.tables[at.table];
  const index = place.columns.get(column) ?? Math.max(0, place.headers.indexOf(column));
  return `${quoteSheet(place.sheet)}!${columnLetters(place.firstColumn + index)}${place.headerRow + 2 + at.position}`;
}

/** Excel quotes sheet names that are not plain words; letters of any script are plain. */
export function quoteSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : quotedSheet(name);
}

/** The same with quotes whatever the name, for a sheet may be called Q3 as a cell is. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
