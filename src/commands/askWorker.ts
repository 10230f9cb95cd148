/** One question to a worker of its own: how far it is meanwhile, and its answer. */
import { ProblemError, type Problem } from '../ledger/result';
import type { ProgressStep } from './types';

/** What a worker posts: steps first, then one answer. */
export type WorkerMessage = { readonly step: ProgressStep } | { readonly answer: unknown };

/** Work that would go on longer is ended with this problem. */
export interface TimeLimit {
  readonly minutes: number;
  readonly problem: Problem;
}

const MINUTE_MS = 60_000;

/**
 * @param start makes the worker; not called when it is cancelled already
 * @param signal ends the work at once, not at its next step
 * @returns the answer as it came, packed where the worker packed it
 * @throws ProblemError `command.cancelled`, or that of the limit; what the worker threw, as an Error with its message
 */
export function askWorker(
  start: () => Worker,
  question: unknown,
  signal: AbortSignal | undefined,
  onStep?: (step: ProgressStep) => void,
  limit?: TimeLimit,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    throwIfCancelled(signal);
    const worker = start();
    const timer =
      limit && setTimeout(() => refuse(new ProblemError(limit.problem)), limit.minutes * MINUTE_MS);
    const end = (): void => {
      clearTimeout(timer);
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
    };
    const refuse = (error: Error): void => {
      end();
      reject(error);
    };
    const cancel = (): void => refuse(cancelled());
    signal?.addEventListener('abort', cancel);
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if ('step' in data) {
        onStep?.(data.step);
        return;
      }
      end();
      resolve(data.answer);
    };
    worker.onmessageerror = () => refuse(new Error('the answer of a worker cannot be read'));
    worker.onerror = ({ message }) => refuse(new Error(message));
    worker.postMessage(question);
  });
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}

function cancelled(): ProblemError {
  return new ProblemError({ code: 'command.cancelled' });
}
