/** Another try at the rows an import could not read, and the way back. */
import type { BookActions } from './book';
import type { Desk } from './desk';

export function retryActions({ store, commands, runner }: Desk, book: BookActions) {
  async function retryRejected(): Promise<void> {
    const outcome = await runner.run('retry', (options) => commands.retryRejected(options));
    if (outcome === null) return;
    const { imported, left, written } = outcome;
    store.set({ retried: { imported, left, written, undone: false } });
    await book.open();
  }

  async function undoRetry(): Promise<void> {
    const { retried } = store.get();
    const entry = retried?.written?.entry ?? null;
    if (retried === null || entry === null || retried.undone) return;
    const undone = await runner.run('undo', (options) => commands.undoEntry(entry, options));
    if (undone === null) return;
    store.set({ retried: { ...retried, undone: true } });
    await book.open();
  }

  return { retryRejected, undoRetry };
}
