/** Opens source files: in a worker where there is one, so that the pane never stands still; here otherwise. */
import type { SourceWorkbook } from '../intake';
import { fail, ok, type Result } from '../ledger/result';
import type { SourceFile } from './types';

/** The first file that cannot be opened refuses the import as a whole: half of what was picked is nobody's wish. */
export async function openSources(
  files: readonly SourceFile[],
  signal: AbortSignal | undefined,
): Promise<Result<SourceWorkbook[]>> {
  const opened: SourceWorkbook[] = [];
  for (const file of files) {
    if (signal?.aborted) return fail({ code: 'command.cancelled' });
    const source = await (typeof Worker === 'undefined' ? openHere(file) : openInWorker(file, signal));
    if (!source.ok) return source;
    opened.push(source.value);
  }
  return ok(opened);
}

async function openHere(file: SourceFile): Promise<Result<SourceWorkbook>> {
  const { openSource } = await import('../intake');
  return openSource(file);
}

function openInWorker(file: SourceFile, signal: AbortSignal | undefined): Promise<Result<SourceWorkbook>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./importWorker.ts', import.meta.url));
    const finish = (result: Result<SourceWorkbook>): void => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    const cancel = (): void => {
      finish(fail({ code: 'command.cancelled' }));
    };
    signal?.addEventListener('abort', cancel);
    worker.onmessage = (event: MessageEvent<Result<SourceWorkbook>>) => {
      finish(event.data);
    };
    worker.onerror = (event) => {
      finish(fail({ code: 'file.damaged', file: file.name, value: event.message }));
    };
    worker.postMessage(file);
  });
}
