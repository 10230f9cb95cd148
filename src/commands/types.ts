/** What every command takes and gives. Faces (pane, ribbon, command line) import commands and these types, nothing below. */
import type { ShipmentDecision } from '../credit/decision/shipment';
import type { PortfolioReport } from '../credit/portfolioLedger';
import type { CheckReport, Finding } from '../credit/report';
import type { TracedFigure, TraceLine } from '../credit/trace';
import type { CustomerDecision } from '../intake';
import type { SheetCorrection } from '../intake/columns/corrections';
import type { CustomerSuggestion, ImportReport } from '../intake/report';
import type { Day } from '../ledger/day';
import type { Currency, Money } from '../ledger/money';
import type { Customer, CustomerId, Ledger } from '../ledger/records';
import type { OpenSheets } from '../ledger/sheetCells';
import type { Language } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import type { ApplyOutcome as WriteOutcome } from '../workbook';
import type { AdvisedCustomer, ScoredCustomer } from './answers';

export type { CheckReport, CustomerFigures, Finding, OpenItem, Ageing } from '../credit/report';
export type { AdvisedCustomer, ScoredCustomer } from './answers';
export type { ShipmentDecision } from '../credit/decision/shipment';
export type { PortfolioReport } from '../credit/portfolioLedger';
export type { TracedFigure, TraceLine } from '../credit/trace';
export type { ColumnQuestion, CustomerDecision } from '../intake';
export type { OpenSheets } from '../ledger/sheetCells';
export type { SheetCorrection } from '../intake/columns/corrections';
export type { CustomerSuggestion, ImportReport, MappingReason, SheetKind } from '../intake/report';
// What the workbook answers is what a command answers: one shape, under the name a face knows it by.
export type {
  ApplyOutcome as WriteOutcome,
  JournalEntry,
  JournalRead as JournalOutcome,
  ProbeResult,
  RowSelected as SelectedRow,
  SheetListed,
  StateOfBook as WorkbookState,
} from '../workbook';

export type Phase = 'reading' | 'parsing' | 'thinking' | 'writing' | 'verifying';

export interface ProgressStep {
  readonly phase: Phase;
  /** 0 to 1 within the whole command; null while it cannot be told. */
  readonly share: number | null;
}

export interface CommandOptions {
  /** Words for cells, in the language of the ledger at hand. */
  readonly words: (language: Language) => CellWords;
  /** The day on the caller's calendar: the only clock a command knows. */
  readonly today: Day;
  /** ISO time with zone for the journal. */
  readonly now: () => string;
  /** Who the journal names; '' when unknown. */
  readonly who: string;
  /** This client's id in the journal: stable for one installation. */
  readonly client: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: ProgressStep) => void;
  /** Called when Excel makes the command wait, e.g. because a cell is being edited. */
  readonly onWaiting?: (reason: 'cellEdit' | null) => void;
}

export interface CreateRequest {
  readonly language: Language;
  /** Fill it with the invented sample (some 70 customers, two years of documents). */
  readonly sample: boolean;
}

export interface CheckRequest {
  /** null: the book's 检查日期; none there, `today`. */
  readonly asOf: Day | null;
  /** Write figures, warnings and 检查日期 into the workbook, and journal them. */
  readonly write: boolean;
}

export interface FindingPlace {
  readonly finding: Finding;
  /** `客户!H5`. */
  readonly cell: string;
}

/** The day a command looked at, and where it was taken from. */
export interface DayAsked {
  readonly asOf: Day;
  readonly asOfFrom: 'given' | 'book' | 'today';
}

export interface CheckOutcome extends DayAsked {
  readonly report: CheckReport;
  /** The report's findings, most severe first, with the cell each points to. */
  readonly findings: readonly FindingPlace[];
  /** The rows that made a customer's figure, which add up to it; null when it is not known. */
  readonly trace: (customer: CustomerId, figure: TracedFigure) => readonly TraceLine[] | null;
  /** Whether computed columns are live formulas. */
  readonly live: boolean;
  readonly formulas: 'agree' | 'differ' | 'not compared, different date' | 'none';
  readonly ledger: Ledger;
  /** null when nothing was asked to be written. */
  readonly written: WriteOutcome | null;
}

export interface AdviceRequest {
  /** null: the book's 检查日期; none there, `today`. */
  readonly asOf: Day | null;
  /** A customer's number or name as a person writes it; null: all. */
  readonly customer: string | null;
}

export interface ScoreRequest extends AdviceRequest {
  /** Append to 评分 and stamp 信用等级, and journal it. */
  readonly write: boolean;
}

export interface ScoreOutcome extends DayAsked {
  readonly ledger: Ledger;
  readonly scores: readonly ScoredCustomer[];
  /** null when nothing was asked to be written. */
  readonly written: WriteOutcome | null;
}

export interface AdviceOutcome extends DayAsked {
  readonly ledger: Ledger;
  readonly advices: readonly AdvisedCustomer[];
}

export interface DecideRequest {
  readonly customer: string;
  /** Tax included. */
  readonly amount: Money;
  /** null: the customer's. */
  readonly currency: Currency | null;
  /** Day of the shipment; null: the book's 检查日期; none there, `today`. */
  readonly date: Day | null;
  /** null: no order holds any of it yet. */
  readonly order: string | null;
}

export interface DecideOutcome extends DayAsked {
  readonly ledger: Ledger;
  readonly customer: Customer;
  readonly decision: ShipmentDecision;
}

export interface PortfolioRequest {
  readonly asOf: Day | null;
}

export interface PortfolioOutcome extends DayAsked {
  readonly ledger: Ledger;
  readonly report: PortfolioReport;
}

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file, or sheets of the open workbook as `readOpenSheets` read them. */
export type ImportSource = SourceFile | OpenSheets;

export interface ImportRequest {
  readonly sources: readonly ImportSource[];
  /** Only these sheets; empty = all. */
  readonly sheets: readonly string[];
  /** Header text → field, overriding recognition (the --map file). */
  readonly map: Readonly<Record<string, string>>;
  /** What a person says of single sheets. */
  readonly corrections?: readonly SheetCorrection[];
  /** Import identities of documents whose changes the sources make are taken over; left out: none. */
  readonly take?: readonly string[];
  readonly dryRun: boolean;
  /** What a person said of customers that may be one. */
  readonly decisions?: readonly CustomerDecision[];
  /** Language of the ledger that is created when the workbook has none. */
  readonly language: Language;
}

export interface ImportOutcome {
  readonly report: ImportReport;
  readonly written: WriteOutcome | null;
}

export interface MergeRequest {
  /** The first of each stays; none: look only. */
  readonly decisions: readonly CustomerDecision[];
}

export interface MergeOutcome {
  readonly ledger: Ledger;
  /** Customers of the ledger that may be one, after what was written; the surest first. */
  readonly suggestions: readonly CustomerSuggestion[];
  /** Suggestions beyond those listed. */
  readonly more: number;
  /** One for each decision. */
  readonly written: readonly WriteOutcome[];
}

/** What came of the open rows of 导入问题. */
export interface RetryOutcome {
  readonly imported: number;
  readonly left: number;
  /** null when no row was open. */
  readonly report: ImportReport | null;
  readonly written: WriteOutcome | null;
}
