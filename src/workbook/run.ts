/**
 * The one way into Excel: one piece of work at a time. Two runs at once would read, then write over each other, and Excel
 * refuses a call while another runs.
 */
import { fail, ok, ProblemError, type Result } from '../ledger/result';
import { problemOf } from './problems';

export interface RunOptions {
  /** Checked before the work starts and at each exchange with Excel. */
  readonly signal?: AbortSignal;
  /** `cellEdit` when Excel has not answered for a second, most likely because a cell is being edited; null when it goes on. */
  readonly onWaiting?: (reason: 'cellEdit' | null) => void;
}

const WAITING_AFTER_MS = 1_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs `work` when all earlier work is done. It waits for a cell being edited (Excel would refuse); `signal` ends the wait
 * for the caller at once, and the work then stops at its next exchange with Excel.
 */
export function run<T>(
  work: (context: Excel.RequestContext) => Promise<T>,
  options: RunOptions = {},
): Promise<Result<T>> {
  return orCancelled(
    queued(() => runNow(work, options)),
    options.signal,
  );
}

/** Runs `work` on a context of an earlier run, in its turn: an event handler can be removed only through its own. */
export function runOn(
  context: OfficeExtension.ClientRequestContext,
  work: (context: Excel.RequestContext) => Promise<void>,
): Promise<Result<void>> {
  return queued(async () => {
    try {
      await Excel.run(context, work);
      return ok(undefined);
    } catch (error) {
      return fail(problemOf(error));
    }
  });
}

function queued<T>(turn: () => Promise<Result<T>>): Promise<Result<T>> {
  const result = last.then(turn);
  last = result;
  return result;
}

async function runNow<T>(
  work: (context: Excel.RequestContext) => Promise<T>,
  options: RunOptions,
): Promise<Result<T>> {
  let answered: () => void = () => undefined;
  try {
    throwIfCancelled(options.signal);
    if (options.onWaiting) answered = waitingNotice(options.onWaiting);
    return ok(
      await Excel.run({ delayForCellEdit: true }, (context) => {
        watchExchanges(context, options.signal, answered);
        return work(context);
      }),
    );
  } catch (error) {
    return fail(problemOf(error));
  } finally {
    answered();
  }
}

/** Cancels between exchanges, and tells when the first one, always a small question, is answered. */
function watchExchanges(
  context: Excel.RequestContext,
  signal: AbortSignal | undefined,
  answered: () => void,
): void {
  const exchange = context.sync.bind(context);
  context.sync = async <P>(passThroughValue?: P): Promise<P> => {
    throwIfCancelled(signal);
    const result = await exchange(passThroughValue);
    answered();
    return result;
  };
}

function waitingNotice(onWaiting: NonNullable<RunOptions['onWaiting']>): () => void {
  let isShown = false;
  const timer = setTimeout(() => {
    isShown = true;
    onWaiting('cellEdit');
  }, WAITING_AFTER_MS);
  return () => {
    clearTimeout(timer);
    if (isShown) onWaiting(null);
    isShown = false;
  };
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ProblemError({ code: 'command.cancelled' });
}

function orCancelled<T>(turn: Promise<Result<T>>, signal: AbortSignal | undefined): Promise<Result<T>> {
  if (!signal) return turn;
  return new Promise((resolve) => {
    const cancel = (): void => {
      // Work under way ends by itself at its next exchange and says what it wrote; one that only waits is let go.
      resolve(fail({ code: 'command.cancelled' }));
    };
    signal.addEventListener('abort', cancel, { once: true });
    void turn.then((result) => {
      signal.removeEventListener('abort', cancel);
      resolve(result);
    });
  });
}
