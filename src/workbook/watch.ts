/**
 * What happens in the grid, as far as it matters: something changed, or another cell was selected. An event is never a
 * fact: Excel merges and drops them, so the listener reads again what it needs.
 */
import type { Result } from '../ledger/result';
import { run, runOn } from './run';

export type WatchEvent = 'changed' | 'selected';
export type WatchListener = (event: WatchEvent) => void;

/** A burst of events, such as a fill of a column, is one. */
export const WATCH_DEBOUNCE_MS = 200;

/**
 * Watches all sheets; changes by colleagues count, our own writes do not where Excel says whose they are.
 * @returns the function that stops watching, at once even when Excel does not answer.
 */
export async function watch(listener: WatchListener): Promise<() => Promise<void>> {
  const changed = debounced(() => listener('changed'));
  const selected = debounced(() => listener('selected'));
  const registered = await run(async (context) => {
    const { worksheets } = context.workbook;
    const handlers = [
      worksheets.onChanged.add((event) => {
        if (!isOwnWrite(event)) changed.notice();
        return Promise.resolve();
      }),
      worksheets.onSelectionChanged.add(() => {
        selected.notice();
        return Promise.resolve();
      }),
    ];
    await context.sync();
    return handlers;
  });
  return async () => {
    changed.stop();
    selected.stop();
    await removeAll(registered);
  };
}

function isOwnWrite({ triggerSource }: Excel.WorksheetChangedEventArgs): boolean {
  return triggerSource === 'ThisLocalAddin';
}

type Handlers = readonly Pick<OfficeExtension.EventHandlerResult<unknown>, 'context' | 'remove'>[];

/** A handler can be removed only through the context that added it. */
async function removeAll(registered: Result<Handlers>): Promise<void> {
  if (!registered.ok) return;
  const [first] = registered.value;
  if (!first) return;
  await runOn(first.context, async (context) => {
    for (const handler of registered.value) handler.remove();
    await context.sync();
  });
}

function debounced(act: () => void): { notice: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    notice: () => {
      clearTimeout(timer);
      timer = setTimeout(act, WATCH_DEBOUNCE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
