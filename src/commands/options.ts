/** What every command passes down: the runner's options, the journal's facts, and progress. */
import type { CellWords } from '../ledger/words';
import type { ApplyMeta, RunOptions } from '../workbook';
import type { CommandOptions, Phase } from './types';

/** Where in the whole command its phases stand: apply reports 0 to 1 of the writing alone. */
const WRITING_FROM = 0.6;

export function runOptions(options: CommandOptions): RunOptions {
  return {
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.onWaiting ? { onWaiting: options.onWaiting } : {}),
  };
}

export function progress(options: CommandOptions, phase: Phase, share: number | null): void {
  options.onProgress?.({ phase, share });
}

export function applyMeta(options: CommandOptions, words: CellWords, summary: string): ApplyMeta {
  return {
    who: options.who,
    client: options.client,
    time: options.now(),
    words,
    summary,
    ...(options.signal ? { signal: options.signal } : {}),
    onProgress: (share: number) => {
      progress(options, 'writing', WRITING_FROM + share * (1 - WRITING_FROM));
    },
  };
}
