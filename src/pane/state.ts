/** All the pane knows, in one value. */
import type {
  AdvisedCustomer,
  CheckOutcome,
  CustomerDecision,
  DecideOutcome,
  ImportReport,
  ImportSource,
  MergeOutcome,
  JournalOutcome,
  Phase,
  PortfolioReport,
  ProbeResult,
  RetryOutcome,
  ScoreOutcome,
  SheetCorrection,
  SheetListed,
  WorkbookState,
  WriteOutcome,
} from '../commands';
import type { Day } from '../ledger/day';
import type { Money } from '../ledger/money';
import type { Problem } from '../ledger/result';
import { SEVERITY, type Language, type Severity } from '../ledger/tables';
import type { LanguageChoice } from './commands';
import type { CustomerOrder } from './customers';

export const TABS = ['check', 'customers', 'import', 'more'] as const;
export type Tab = (typeof TABS)[number];

export const PAGES = ['portfolio', 'scoring', 'journal', 'selfCheck', 'settings'] as const;
export type Page = (typeof PAGES)[number];
/** Without a ledger there is nothing on them. */
export const LEDGER_PAGES: ReadonlySet<Page> = new Set(['portfolio', 'scoring']);

export type CommandName =
  | 'open'
  | 'create'
  | 'check'
  | 'preview'
  | 'import'
  | 'forget'
  | 'retry'
  | 'undo'
  | 'journal'
  | 'selfCheck'
  | 'decide'
  | 'advise'
  | 'portfolio'
  | 'score'
  | 'merge';

export interface Running {
  readonly command: CommandName;
  readonly phase: Phase | null;
  /** 0 to 1; null while it cannot be told. */
  readonly share: number | null;
  /** Excel makes the command wait for a cell edit to end. */
  readonly waiting: boolean;
  /** It has taken long enough to be worth showing. */
  readonly visible: boolean;
  readonly cancelling: boolean;
}

export type Notice =
  | {
      readonly kind: 'checked';
      readonly cells: number;
      readonly findings: number;
      readonly refused: readonly Problem[];
    }
  | { readonly kind: 'undone'; readonly refused: readonly Problem[] }
  /** An import found that everything is there already. */
  | { readonly kind: 'nothingNew' }
  | { readonly kind: 'cancelled' };

export interface WarningFilter {
  /** Empty: all of them. */
  readonly severities: ReadonlySet<Severity>;
  readonly text: string;
}

/** The user's own sheets of the workbook, and those that are to be imported, by Excel's ids. */
export interface OfferedSheets {
  readonly sheets: readonly SheetListed[];
  readonly chosen: ReadonlySet<string>;
}

export interface Importing {
  readonly sources: readonly ImportSource[];
  /** Sheets of the workbook the sources were read from; none for files. */
  readonly sheetIds: readonly string[];
  /** What the user said of sheets and columns that were taken for something else. */
  readonly corrections: readonly SheetCorrection[];
  readonly preview: ImportReport | null;
  /** What the user says of customers that may be one, by the two they speak of. */
  readonly decisions: ReadonlyMap<string, CustomerDecision>;
  /** Import identities of documents whose changes the user takes over. */
  readonly take: ReadonlySet<string>;
  readonly written: WriteOutcome | null;
  readonly undone: boolean;
}

/** What came of another try at rejected rows. */
export interface Retried extends Pick<RetryOutcome, 'imported' | 'left' | 'written'> {
  readonly undone: boolean;
}

/** What a command found, and the check the pane showed then: once it shows another, the ledger may have changed. */
export interface Answer<Found> {
  readonly found: Found;
  readonly beside: CheckOutcome | null;
}

/** One shipment as it was asked about, and what came of it. */
export interface Decided extends Pick<DecideOutcome, 'asOf' | 'decision'> {
  readonly amount: Money;
  /** null: none was given. */
  readonly order: string | null;
}

export interface Advised {
  readonly asOf: Day;
  /** null: the ledger has no row of the customer any more. */
  readonly advised: AdvisedCustomer | null;
}

/** What was asked about the customer whose card is open. */
export interface Study {
  readonly decided: Answer<Decided> | null;
  readonly advised: Answer<Advised> | null;
}

export interface Scoring extends Pick<ScoreOutcome, 'asOf' | 'scores' | 'written'> {
  readonly undone: boolean;
}

/** Customers of the ledger that may be one, and what the last answer wrote. */
export interface SameCustomers extends Pick<MergeOutcome, 'suggestions' | 'more'> {
  readonly written: WriteOutcome | null;
  readonly undone: boolean;
}

export interface PaneState {
  readonly languageChoice: LanguageChoice;
  readonly language: Language;
  /** null until the workbook was looked at. */
  readonly book: WorkbookState | null;
  readonly tab: Tab;
  /** The customer whose card lies over the tab. */
  readonly customer: string | null;
  readonly page: Page | null;
  /** Row of a list the user left for a card; it gets the focus back on return. */
  readonly returnTo: string | null;
  /** What the user put into the date field; null while untouched. */
  readonly dayText: string | null;
  readonly running: Running | null;
  readonly problem: Problem | null;
  readonly notice: Notice | null;
  readonly outcome: CheckOutcome | null;
  /** The sheets show other figures or warnings than the pane. */
  readonly stale: boolean;
  readonly filter: WarningFilter;
  readonly collapsed: ReadonlySet<Severity>;
  readonly customerSearch: string;
  readonly customerOrder: CustomerOrder;
  /** Customer of the row selected in the sheet. */
  readonly selectedCustomer: string | null;
  /** null until they were looked for. */
  readonly offered: OfferedSheets | null;
  readonly importing: Importing;
  readonly retried: Retried | null;
  /** null until they were looked for. */
  readonly sameCustomers: SameCustomers | null;
  readonly study: Study;
  readonly portfolio: Answer<PortfolioReport> | null;
  readonly scoring: Scoring | null;
  readonly journal: JournalOutcome | null;
  readonly probes: readonly ProbeResult[] | null;
}

export const SEVERITIES = Object.keys(SEVERITY) as Severity[];

export const NO_IMPORT: Importing = {
  sources: [],
  sheetIds: [],
  corrections: [],
  preview: null,
  decisions: new Map(),
  take: new Set(),
  written: null,
  undone: false,
};
export const NO_STUDY: Study = { decided: null, advised: null };
export const NO_FILTER: WarningFilter = { severities: new Set(), text: '' };

export function initialState(languageChoice: LanguageChoice, officeLanguage: Language): PaneState {
  return {
    languageChoice,
    language: languageChoice === 'office' ? officeLanguage : languageChoice,
    book: null,
    tab: 'check',
    customer: null,
    page: null,
    returnTo: null,
    dayText: null,
    running: null,
    problem: null,
    notice: null,
    outcome: null,
    stale: false,
    filter: NO_FILTER,
    collapsed: new Set(),
    customerSearch: '',
    customerOrder: 'utilisation',
    selectedCustomer: null,
    offered: null,
    importing: NO_IMPORT,
    retried: null,
    sameCustomers: null,
    study: NO_STUDY,
    portfolio: null,
    scoring: null,
    journal: null,
    probes: null,
  };
}
