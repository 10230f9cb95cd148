/** Customers of the ledger that may be one: looked for, merged or kept apart, and taken back. */
import type { CustomerDecision } from '../../commands';
import type { BookActions } from './book';
import type { Desk } from './desk';

export function sameCustomerActions({ store, commands, runner }: Desk, book: BookActions) {
  /** Each answer is written at once, as a change that can be undone by itself; none: look only. */
  async function mergeCustomers(decisions: readonly CustomerDecision[]): Promise<void> {
    const outcome = await runner.run('merge', (options) => commands.mergeCustomers({ decisions }, options));
    if (outcome === null) return;
    const { suggestions, more, written } = outcome;
    store.set({ sameCustomers: { suggestions, more, written: written.at(-1) ?? null, undone: false } });
    if (written.length > 0) await book.rethink();
  }

  async function undoMerge(): Promise<void> {
    const { sameCustomers } = store.get();
    const entry = sameCustomers?.written?.entry ?? null;
    if (sameCustomers === null || entry === null || sameCustomers.undone) return;
    const undone = await runner.run('undo', (options) => commands.undoEntry(entry, options));
    if (undone === null) return;
    store.set({ sameCustomers: { ...sameCustomers, undone: true } });
    await mergeCustomers([]);
    await book.rethink();
  }

  return { mergeCustomers, undoMerge };
}
