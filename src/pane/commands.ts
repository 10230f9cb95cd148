/** What the pane asks of the commands, and of the place it runs in: handed in by main.tsx, so screens need neither. */
import type {
  AdviceOutcome,
  AdviceRequest,
  CheckOutcome,
  CheckRequest,
  CommandOptions,
  CreateRequest,
  DecideOutcome,
  DecideRequest,
  ImportOutcome,
  ImportRequest,
  JournalOutcome,
  MergeOutcome,
  MergeRequest,
  OpenSheets,
  PortfolioOutcome,
  PortfolioRequest,
  ProbeResult,
  RetryOutcome,
  ScoreOutcome,
  ScoreRequest,
  SelectedRow,
  SheetListed,
  WorkbookState,
  WriteOutcome,
} from '../commands';
import type { Result } from '../ledger/result';
import type { Language } from '../ledger/tables';

/** Something in the workbook changed, or another row was selected; what exactly is found by reading it again. */
export type WorkbookEvent = 'changed' | 'selected';

export interface Commands {
  createLedger(request: CreateRequest, options: CommandOptions): Promise<Result<WriteOutcome>>;
  checkLedger(request: CheckRequest, options: CommandOptions): Promise<Result<CheckOutcome>>;
  importLedger(request: ImportRequest, options: CommandOptions): Promise<Result<ImportOutcome>>;
  listOpenSheets(): Promise<Result<readonly SheetListed[]>>;
  readOpenSheets(ids: readonly string[], options: CommandOptions): Promise<Result<OpenSheets>>;
  forgetMapping(key: string, options: CommandOptions): Promise<Result<WriteOutcome>>;
  retryRejected(options: CommandOptions): Promise<Result<RetryOutcome>>;
  scoreCustomers(request: ScoreRequest, options: CommandOptions): Promise<Result<ScoreOutcome>>;
  adviseLimits(request: AdviceRequest, options: CommandOptions): Promise<Result<AdviceOutcome>>;
  decideShipment(request: DecideRequest, options: CommandOptions): Promise<Result<DecideOutcome>>;
  readPortfolio(request: PortfolioRequest, options: CommandOptions): Promise<Result<PortfolioOutcome>>;
  mergeCustomers(request: MergeRequest, options: CommandOptions): Promise<Result<MergeOutcome>>;
  undoEntry(entryId: string, options: CommandOptions): Promise<Result<WriteOutcome>>;
  readJournal(options: CommandOptions): Promise<Result<JournalOutcome>>;
  workbookState(): Promise<Result<WorkbookState>>;
  goToCell(address: string): Promise<Result<void>>;
  watchWorkbook(listener: (event: WorkbookEvent) => void): Promise<() => Promise<void>>;
  selectedRow(): Promise<Result<SelectedRow | null>>;
  selfCheck(options: CommandOptions): Promise<Result<readonly ProbeResult[]>>;
}

export type LanguageChoice = Language | 'office';
export type ThemeName = 'light' | 'dark' | 'highContrast';

/** The Office the pane stands in. */
export interface Surroundings {
  readonly officeLanguage: Language;
  readonly languageChoice: LanguageChoice;
  readonly saveLanguageChoice: (choice: LanguageChoice) => void;
  readonly theme: () => ThemeName;
  readonly onThemeChange: (listener: () => void) => () => void;
  /** Version of the add-in, for people. */
  readonly version: string;
  /** Excel, platform and versions, for a report to the maintainers. */
  readonly hostDescription: string;
  readonly reload: () => void;
}

/** What every command is told about its caller; cancelling and progress are the runner's. */
export type CallerOptions = () => Omit<CommandOptions, 'signal' | 'onProgress' | 'onWaiting'>;
