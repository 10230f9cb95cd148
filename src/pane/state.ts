/** All the pane knows, in one value. */
import type {
  CheckOutcome,
  ImportReport,
  JournalOutcome,
  Phase,
  ProbeResult,
  SourceFile,
  WorkbookState,
  WriteOutcome,
} from '../commands';
import type { Problem } from '../ledger/result';
import { SEVERITY, type Language, type Severity } from '../ledger/tables';
import type { LanguageChoice } from './commands';
import type { CustomerOrder } from './customers';

export const TABS = ['check', 'customers', 'import', 'more'] as const;
export type Tab = (typeof TABS)[number];

export const PAGES = ['journal', 'selfCheck', 'settings'] as const;
export type Page = (typeof PAGES)[number];

export type CommandName =
  'open' | 'create' | 'check' | 'preview' | 'import' | 'undo' | 'journal' | 'selfCheck';

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
  | { readonly kind: 'cancelled' };

export interface WarningFilter {
  /** Empty: all of them. */
  readonly severities: ReadonlySet<Severity>;
  readonly text: string;
}

export interface Importing {
  readonly sources: readonly SourceFile[];
  readonly preview: ImportReport | null;
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
  readonly importing: Importing;
  readonly journal: JournalOutcome | null;
  readonly probes: readonly ProbeResult[] | null;
}

export const SEVERITIES = Object.keys(SEVERITY) as Severity[];

export const NO_IMPORT: Importing = { sources: [], preview: null, written: null, undone: false };
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
    importing: NO_IMPORT,
    journal: null,
    probes: null,
  };
}
