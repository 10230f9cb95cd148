/** What was changed and how to take it back; and whether this Excel behaves as expected. */
import type { BookActions } from './book';
import type { Desk } from './desk';

export function journalActions({ store, commands, runner }: Desk, book: BookActions) {
  async function loadJournal(): Promise<void> {
    const journal = await runner.run('journal', (options) => commands.readJournal(options));
    if (journal !== null) store.set({ journal });
  }

  async function undo(entryId: string): Promise<void> {
    const undone = await runner.run('undo', (options) => commands.undoEntry(entryId, options));
    if (undone === null) return;
    await loadJournal();
    await book.rethink();
    store.set({ notice: { kind: 'undone', refused: undone.refused } });
  }

  async function runSelfCheck(): Promise<void> {
    store.set({ probes: null });
    const probes = await runner.run('selfCheck', (options) => commands.selfCheck(options));
    if (probes !== null) store.set({ probes });
  }

  return { loadJournal, undo, runSelfCheck };
}
