/** Runs one command at a time: progress, cancelling, and failures as problems in the state. */
import type { CommandOptions } from '../commands';
import { fail, type Result } from '../ledger/result';
import type { CallerOptions } from './commands';
import type { CommandName, PaneState, Running } from './state';
import type { Store } from './store';

/** A command shorter than this shows no progress: a flash of it would only disturb. */
export const PROGRESS_AFTER_MS = 500;

type Work<T> = (options: CommandOptions) => Promise<Result<T>>;

export class Runner {
  private abort: AbortController | null = null;

  constructor(
    private readonly store: Store<PaneState>,
    private readonly callerOptions: CallerOptions,
  ) {}

  /** The command's value; null when it failed, was cancelled, or another one is running. */
  async run<T>(command: CommandName, work: Work<T>): Promise<T | null> {
    if (this.store.get().running !== null) return null;
    const abort = new AbortController();
    this.abort = abort;
    this.store.set({ running: started(command), problem: null, notice: null });
    const timer = setTimeout(() => this.update({ visible: true }), PROGRESS_AFTER_MS);
    const result = await settled(work, {
      ...this.callerOptions(),
      signal: abort.signal,
      onProgress: ({ phase, share }) => this.update({ phase, share }),
      onWaiting: (reason) =>
        this.update(reason === null ? { waiting: false } : { waiting: true, visible: true }),
    });
    clearTimeout(timer);
    this.abort = null;
    this.store.set({ running: null, ...afterwards(result) });
    return result.ok ? result.value : null;
  }

  cancel(): void {
    if (this.abort === null) return;
    this.update({ cancelling: true });
    this.abort.abort();
  }

  private update(part: Partial<Running>): void {
    const { running } = this.store.get();
    if (running !== null) this.store.set({ running: { ...running, ...part } });
  }
}

function started(command: CommandName): Running {
  return { command, phase: null, share: null, waiting: false, visible: false, cancelling: false };
}

function afterwards(result: Result<unknown>): Pick<PaneState, 'problem' | 'notice'> | null {
  if (result.ok) return null;
  return result.problem.code === 'command.cancelled'
    ? { problem: null, notice: { kind: 'cancelled' } }
    : { problem: result.problem, notice: null };
}

/** A command returns its failures; what it throws is a fault of ours, and still must not leave the pane busy for ever. */
export async function settled<T>(work: Work<T>, options: CommandOptions): Promise<Result<T>> {
  try {
    return await work(options);
  } catch (error) {
    return fail({ code: 'excel.failed', value: error instanceof Error ? error.message : String(error) });
  }
}
