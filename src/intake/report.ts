/** What an import says about every source sheet and table: nothing vanishes, every yuan is on one side or the other. */
import type { Money } from '../ledger/money';
import type { NearReason } from './customers/nearNames';

export type SourceTableKind = 'customers' | 'limits' | 'documents' | 'balances';
/** What a person may say a sheet is; none: it is not imported. */
export type SheetKind = 'invoices' | 'receipts' | 'openings' | 'balances' | 'limits' | 'customers' | 'none';
/** What a report calls a table: a statement is a list of documents with a running balance. */
export type ReportedKind = SourceTableKind | 'statement' | 'financials';

/** What speaks for the field of a column, or against it. */
export type MappingReason =
  /** The dictionary knows the header, or a part of it. */
  | 'name.known'
  | 'name.part'
  /** The header names a currency or a unit, and nothing else. */
  | 'name.currency'
  /** The header is one that means several things. */
  | 'name.ambiguous'
  | 'values.dates'
  | 'values.amounts'
  | 'values.terms'
  /** 18 characters of a 统一社会信用代码. */
  | 'values.codes18'
  | 'values.companies'
  /** What was received reaches the amount beside it, and never exceeds it. */
  | 'values.settled'
  | 'values.contradict'
  /** The other columns and the words around the table leave one meaning. */
  | 'neighbours'
  /** Amounts of its rows add up with those of other columns, or do not. */
  | 'arithmetic.closes'
  | 'arithmetic.contradicts'
  /** The amount is without tax, and no column holds it with tax. */
  | 'tax.excluded'
  /** A person said so. */
  | 'person'
  /** A person said so when a table with the same headers was imported, or of a column of the same name in another. */
  | 'remembered'
  | 'remembered.elsewhere';

/** What an earlier import was told of a column, or of what a table lists, as the workbook's memory keeps it. */
export interface RememberedMapping {
  /** Names it where it is to be forgotten. */
  readonly key: string;
  /** Field or kind it was read as before it was corrected; null for none. */
  readonly from: string | null;
  /** Field or kind it was corrected to; null: kept nowhere. */
  readonly to: string | null;
  /** ISO time of the import. */
  readonly at: string;
  /** Where the corrected table stood. */
  readonly file: string;
  readonly sheet: string;
}

export interface ColumnMapping {
  /** Column letters in the source, e.g. `B`. */
  readonly column: string;
  readonly header: string;
  /** Canonical field such as `customer.name`, `invoice.amount`; null = kept nowhere, and said so. */
  readonly field: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly MappingReason[];
  /** Fields a person must choose from, or none of them, before the import; left out where nothing is asked. */
  readonly question?: readonly string[];
  /** The correction that it is taken from, or asked about for; left out where none is. */
  readonly remembered?: RememberedMapping;
}

export interface SkippedRow {
  /** 1-based row in the source. */
  readonly row: number;
  /** line.notKept: a line of a statement that the ledger's table has no column for. remark: a note or a line of signatures, without any amount. */
  readonly why:
    | 'void'
    | 'total'
    | 'blank'
    | 'repeatedHeader'
    | 'remark'
    | 'duplicate'
    | 'already.imported'
    /** The ledger has it with another amount or day. */
    | 'changed'
    | 'line.notKept';
}

export interface RejectedCell {
  /** `C14`. */
  readonly cell: string;
  readonly value: string;
  readonly why:
    | 'amount.unreadable'
    | 'amount.missing'
    | 'date.unreadable'
    | 'date.missing'
    | 'customer.missing'
    | 'customer.duplicate'
    /** Several customers have this name, and the row names none by its code. */
    | 'customer.ambiguous'
    | 'limit.withoutCustomer'
    /** Statements make nobody a customer. */
    | 'customer.unknown'
    /** Another statement, or the ledger, says something else of the same customer and period. */
    | 'statement.differs'
    | 'kind.unreadable'
    | 'currency.unreadable'
    | 'amount.tooManyDigits';
}

/** What was done with a table beyond reading its cells, or what a person should look at. */
export type NoteCode =
  /** Blank customers below a customer that stands once took its name: `count` rows, the first of them at `cell`. */
  | 'customer.filledDown'
  /** Rows without number, customer and day were taken for lines of the document above: `count` rows, the first at `cell`. */
  | 'lines.joined'
  /** Names such as 001_甲公司 were taken for a code and a name: `count` rows. */
  | 'customer.codeInName'
  /** Rows hidden by hand or by a filter were read as any other: `count` of them. */
  | 'rows.hidden'
  | 'columns.hidden'
  /** Amounts that only their red colour may call negative were read as they stand: `count` of them. */
  | 'amounts.red'
  /** 红字为负 stands on the sheet: `count` red amounts were read as negative. */
  | 'amounts.redNegative'
  /** Formulas whose result the file does not hold: `count` cells. */
  | 'formulas.unread'
  /** Dates of a month alone were taken for its last day: `count` cells of a column. */
  | 'dates.monthEnd'
  /** Dates without their year took it from section rows, title, sheet or file: `count` cells of a column. */
  | 'dates.yearAdded'
  /** Codes stored as numbers of more digits than Excel keeps were left out: `count` cells of a column. */
  | 'codes.digitsLost'
  /** Codes stored as numbers among longer ones that begin with zeros: `count` cells of a column. */
  | 'codes.zerosLost'
  /** Documents without a number, where the ledger has another of the customer and day that the source has no more: `count` added. */
  | 'documents.maybeChanged'
  /** A running balance that does not follow from the row above: `count` rows. */
  | 'balance.breaks';

export interface TableNote {
  readonly what: NoteCode;
  /** `C14`: the first cell it is about. */
  readonly cell: string;
  readonly count: number;
}

export interface SampleRow {
  /** 1-based row in the source. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface TableReport {
  /** A1 range without the sheet, header included. */
  readonly range: string;
  readonly kind: ReportedKind;
  /** What the amounts are multiplied by (1, or 10000 for 万元). */
  readonly unit: number;
  readonly mapping: readonly ColumnMapping[];
  /** The name a person knows the kind by, and may say another for; left out where there is none. */
  readonly listed?: SheetKind;
  /** Some rows as they stand, cells in the order of `mapping`; left out for statements. */
  readonly sample?: readonly SampleRow[];
  readonly rows: {
    readonly data: number;
    readonly imported: number;
    readonly skipped: number;
    readonly rejected: number;
  };
  readonly skipped: readonly SkippedRow[];
  readonly rejected: readonly RejectedCell[];
  /** Left out where there is nothing to say. */
  readonly notes?: readonly TableNote[];
  /** How dates in each date column were read, e.g. `M/D/YYYY`, by field. */
  readonly dateFormats: Readonly<Record<string, string>>;
  /** The table's own part of the reconciliation, by measure; left out for statements. */
  readonly reconciliation?: readonly Reconciliation[];
  /** Import identity of the first document it adds; left out where it adds none. */
  readonly first?: string;
  /** Documents the ledger has with another amount or day; left out where there are none. */
  readonly changed?: readonly ChangedDocument[];
  /** Of financial statements alone: what must add up, and by how much it does not. */
  readonly checks?: readonly StatementCheck[];
}

/** A document the ledger has, and the source has again with something else in it. Left as it is unless a person takes it over. */
export interface ChangedDocument {
  /** Import identity of the document: what a person names to take the change over. */
  readonly sourceKey: string;
  readonly number: string;
  readonly customer: string;
  readonly what: 'amount' | 'date' | 'due';
  /** Exact decimal or YYYY-MM-DD; '' for a blank. */
  readonly before: string;
  readonly after: string;
  /** In the source, `C14`. */
  readonly cell: string;
  /** In the ledger, with its sheet: `往来!G15`. */
  readonly at: string;
  /** A person took it over: the import writes it. */
  readonly taken: boolean;
}

/** balance: total assets − (liabilities + equity). */
export interface StatementCheck {
  readonly check: 'balance';
  /** The total assets, `B40`. */
  readonly cell: string;
  /** YYYY-MM-DD; null when the statement does not say. */
  readonly periodEnd: string | null;
  /** Exact decimal, unit multiplied in. */
  readonly difference: string;
  /** It is no more than one unit of the statement. */
  readonly agrees: boolean;
}

/** left.out: a person said so. */
export type RefusalCode = 'left.out' | 'not.a.ledger' | 'payables' | 'report' | 'ambiguous' | 'empty';

export interface SheetReport {
  readonly file: string;
  readonly sheet: string;
  /** A sheet of the open workbook: each of its cells can be gone to. */
  readonly here?: true;
  readonly refused: {
    readonly why: RefusalCode;
    readonly detail: string;
  } | null;
  /** What its tables list is taken from these corrections of an earlier import; left out where none is. */
  readonly remembered?: readonly RememberedMapping[];
  readonly tables: readonly TableReport[];
}

/** difference = source − imported − skipped − rejected: 0, or explained. */
export interface Reconciliation {
  /** `invoice.amount`, `receipt.amount`, `limit.amount`, `opening.amount`. */
  readonly measure: string;
  readonly source: Money;
  readonly printedTotal: Money | null;
  /** What the printed total says more (less: negative) than its rows, void ones in it or not; null when it agrees, or is none. */
  readonly printedDifference: Money | null;
  readonly imported: Money;
  readonly skipped: Money;
  readonly rejected: Money;
  readonly difference: Money;
}

/** A customer as a question names it. */
export interface SuggestedCustomer {
  /** What a decision calls it: its code, else its name. */
  readonly ref: string;
  /** '' when neither the ledger nor a source gives one. */
  readonly code: string;
  readonly name: string;
  readonly taxId: string;
  /** In the ledger already. */
  readonly existing: boolean;
  /** `file › sheet › row` where the import met it first; '' for one of the ledger. */
  readonly source: string;
}

/** Two that may be one customer: for a person to say. */
export interface CustomerSuggestion {
  readonly one: SuggestedCustomer;
  readonly other: SuggestedCustomer;
  readonly reason: NearReason;
  /** 0 to 1. */
  readonly score: number;
  /** What says they are two. With differing tax numbers they cannot be merged. */
  readonly against: 'code' | 'taxId' | null;
}

export interface CustomersReport {
  /** The surest first. */
  readonly suggestions: readonly CustomerSuggestion[];
  /** Suggestions beyond those listed. */
  readonly more: number;
  /** Customers the sources know under several names: other spellings of one, or names of one code or tax number. */
  readonly spellings: readonly { readonly name: string; readonly others: readonly string[] }[];
}

export interface ImportReport {
  readonly sources: readonly SheetReport[];
  readonly reconciliation: readonly Reconciliation[];
  /** Rows the import adds to each table. */
  readonly ledger: {
    readonly customers: number;
    readonly limits: number;
    readonly documents: number;
    /** Rows added or filled; left out where there are none. */
    readonly financials?: number;
  };
  /** What there is to say of who is who; left out when nothing is. */
  readonly customers?: CustomersReport;
  /** The one currency the sources state, else the ledger's. */
  readonly currency: string;
  /** Corrections the import will remember, beside those it remembers already; left out where there are none. */
  readonly remembers?: number;
}
