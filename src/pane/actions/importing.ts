/** Import: a preview first, then the same request for real, and a way back. */
import { fail, ok } from '../../ledger/result';
import type { CustomerSuggestion, SourceFile } from '../../commands';
import { decisionKey } from '../importLines';
import { NO_IMPORT } from '../state';
import type { BookActions } from './book';
import { correctActions, previewed, requestOf } from './correcting';
import type { Desk } from './desk';
import { openSheetActions } from './openSheets';

/** Larger files are not even read into memory; the import itself refuses them from here too. */
export const FILE_BYTES_MAX = 100 * 1024 * 1024;

/** What a browser's File gives; all that reading one needs. */
export type PickedFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

export function importActions(desk: Desk, book: BookActions) {
  const { store, commands, runner } = desk;
  async function previewFiles(files: readonly PickedFile[]): Promise<void> {
    if (files.length === 0) return;
    store.set({ importing: NO_IMPORT, retried: null });
    const prepared = await runner.run('preview', async (options) => {
      const sources = await readFiles(files);
      return sources.ok ? previewed(desk, sources.value, [], options) : sources;
    });
    if (prepared !== null) store.set({ importing: { ...NO_IMPORT, ...prepared } });
  }

  async function runImport(): Promise<void> {
    const { importing } = store.get();
    if (importing.preview === null || importing.written !== null) return;
    const outcome = await runner.run('import', (options) =>
      commands.importLedger(
        {
          ...requestOf(desk, importing.sources, importing.corrections),
          decisions: [...importing.decisions.values()],
          take: [...importing.take],
          dryRun: false,
        },
        options,
      ),
    );
    if (outcome === null) return;
    store.set({ importing: { ...importing, preview: outcome.report, written: outcome.written } });
    if (outcome.written === null) store.set({ notice: { kind: 'nothingNew' } });
    else await book.open();
  }

  /** null takes the answer back. */
  function decideCustomers({ one, other }: CustomerSuggestion, same: boolean | null): void {
    const { importing } = store.get();
    const decisions = new Map(importing.decisions);
    const key = decisionKey(one.ref, other.ref);
    if (same === null) decisions.delete(key);
    else decisions.set(key, { one: one.ref, other: other.ref, same });
    store.set({ importing: { ...importing, decisions } });
  }

  /** @param sourceKey import identity of a document the files say otherwise of */
  function takeChange(sourceKey: string, wanted: boolean): void {
    const { importing } = store.get();
    const take = new Set(importing.take);
    if (wanted) take.add(sourceKey);
    else take.delete(sourceKey);
    store.set({ importing: { ...importing, take } });
  }

  async function undoImport(): Promise<void> {
    const { importing } = store.get();
    const entry = importing.written?.entry ?? null;
    if (entry === null || importing.undone) return;
    const undone = await runner.run('undo', (options) => commands.undoEntry(entry, options));
    if (undone === null) return;
    store.set({ importing: { ...importing, undone: true } });
    await book.open();
  }

  return {
    previewFiles,
    ...openSheetActions(desk),
    ...correctActions(desk),
    runImport,
    decideCustomers,
    takeChange,
    undoImport,
    resetImport: () => store.set({ importing: NO_IMPORT, problem: null }),
  };
}

async function readFiles(files: readonly PickedFile[]) {
  const sources: SourceFile[] = [];
  for (const file of files) {
    if (file.size > FILE_BYTES_MAX) return fail({ code: 'file.tooLarge', file: file.name });
    try {
      sources.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      // The browser refuses a file that was moved or changed since it was picked, and says no more than that.
      return fail({ code: 'file.notFound', value: file.name });
    }
  }
  return ok(sources);
}
