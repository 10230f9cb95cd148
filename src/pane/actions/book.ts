/** The workbook at hand: open, create, check, and follow what others do in its cells. */
import type { CheckOutcome, CommandOptions } from '../../commands';
import { isoDay, parseIsoDay, type Day } from '../../ledger/day';
import { ok, type Problem, type Result } from '../../ledger/result';
import type { WorkbookEvent } from '../commands';
import { settled } from '../runner';
import { sheetsAreStale } from '../sheetState';
import type { PaneState } from '../state';
import type { Desk } from './desk';

/** Typing raises an event a keystroke's worth of cells; a pause this long ends it. */
export const RETHINK_AFTER_MS = 600;
export const SELECTION_AFTER_MS = 150;

export type BookActions = ReturnType<typeof bookActions>;

export function bookActions(desk: Desk) {
  const { store, commands, runner } = desk;
  const follower = new Follower(desk);

  /** What the workbook is, and when it holds a ledger, what a check of it says; writes nothing. */
  async function open(): Promise<void> {
    const opened = await runner.run('open', (options) => look(options));
    if (opened === null) return;
    store.set(opened);
    follower.catchUp();
  }

  /** A ledger is read once, by the check itself; only where that fails is the workbook asked what it is. */
  async function look(options: CommandOptions): Promise<Result<Partial<PaneState>>> {
    const checked = await commands.checkLedger({ asOf: null, write: false }, options);
    if (checked.ok) {
      const { language } = checked.value.ledger;
      const book = { ledger: 'ready', problem: null, language } as const;
      return ok({ book, problem: null, ...shown(checked.value) });
    }
    if (checked.problem.code === 'command.cancelled') return checked;
    const state = await commands.workbookState();
    return state.ok ? ok({ book: state.value, problem: null }) : state;
  }

  async function start(): Promise<() => Promise<void>> {
    await open();
    return commands.watchWorkbook((event) => follower.notice(event));
  }

  async function createLedger(sample: boolean): Promise<void> {
    const request = { language: store.get().language, sample };
    const written = await runner.run('create', (options) => commands.createLedger(request, options));
    if (written === null) return;
    await open();
    if (sample && store.get().book?.ledger === 'ready') await check();
  }

  async function check(): Promise<void> {
    const state = store.get();
    const asOf = chosenDay(state);
    if (state.dayText !== null && asOf === null) return;
    const outcome = await runner.run('check', (options) =>
      commands.checkLedger({ asOf, write: true }, options),
    );
    if (outcome === null) return;
    store.set({
      ...shown(outcome),
      dayText: null,
      notice: {
        kind: 'checked',
        cells: outcome.written?.cells ?? 0,
        findings: outcome.findings.length,
        refused: outcome.written?.refused ?? [],
      },
    });
    follower.catchUp();
  }

  return { open, start, createLedger, check, rethink: () => follower.rethink() };
}

/** The day the user put in; null while untouched or not a day. */
export function chosenDay({ dayText }: Pick<PaneState, 'dayText'>): Day | null {
  return dayText === null ? null : parseIsoDay(dayText);
}

/** What the date field shows: the user's own text, else the day of the figures, else today. */
export function shownDay({ dayText, outcome }: Pick<PaneState, 'dayText' | 'outcome'>, today: Day): string {
  return dayText ?? isoDay(outcome?.asOf ?? today);
}

function shown(outcome: CheckOutcome): Pick<PaneState, 'outcome' | 'stale'> {
  return { outcome, stale: sheetsAreStale(outcome) };
}

/** Follows the sheets at the pane's own pace: events only say that something changed, so the workbook is read again. */
class Follower {
  private changeTimer: ReturnType<typeof setTimeout> | null = null;
  private selectionTimer: ReturnType<typeof setTimeout> | null = null;
  private thinking = false;
  private missed = false;
  private ownProblem: Problem | null = null;

  constructor(private readonly desk: Desk) {}

  notice(event: WorkbookEvent): void {
    if (event === 'selected') {
      if (this.selectionTimer !== null) clearTimeout(this.selectionTimer);
      this.selectionTimer = setTimeout(() => void this.readSelection(), SELECTION_AFTER_MS);
      return;
    }
    if (this.changeTimer !== null) clearTimeout(this.changeTimer);
    this.changeTimer = setTimeout(() => void this.rethink(), RETHINK_AFTER_MS);
  }

  /** A change that arrived while a command ran is looked at now. */
  catchUp(): void {
    if (this.missed) void this.rethink();
  }

  async rethink(): Promise<void> {
    if (this.thinking || this.desk.store.get().running !== null) {
      this.missed = true;
      return;
    }
    this.thinking = true;
    this.missed = false;
    await this.readAgain();
    this.thinking = false;
    if (this.desk.store.get().running === null) this.catchUp();
  }

  private async readAgain(): Promise<void> {
    const { store, commands, callerOptions } = this.desk;
    if (store.get().book?.ledger !== 'ready' && !(await this.ledgerIsReady())) return;
    const result = await settled(
      (options) => commands.checkLedger({ asOf: null, write: false }, options),
      callerOptions(),
    );
    // A command that started meanwhile shows newer figures than these.
    if (store.get().running !== null) this.missed = true;
    else if (result.ok) {
      const { problem } = store.get();
      store.set({ ...shown(result.value), problem: problem === this.ownProblem ? null : problem });
      this.ownProblem = null;
    } else {
      this.ownProblem = result.problem;
      store.set({ problem: result.problem });
      await this.ledgerIsReady();
    }
  }

  private async ledgerIsReady(): Promise<boolean> {
    const { store, commands, callerOptions } = this.desk;
    const book = await settled(() => commands.workbookState(), callerOptions());
    if (book.ok) store.set({ book: book.value });
    return book.ok && book.value.ledger === 'ready';
  }

  private async readSelection(): Promise<void> {
    const { store, commands, callerOptions } = this.desk;
    if (store.get().running !== null) return;
    const row = await settled(() => commands.selectedRow(), callerOptions());
    if (row.ok) store.set({ selectedCustomer: row.value?.customerId ?? null });
  }
}
