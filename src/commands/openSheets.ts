/** Sheets of the open workbook as a source of an import: which there are, and what they hold. */
import { valueOf, type Result } from '../ledger/result';
import type { OpenSheets } from '../ledger/sheetCells';
import { listSheets, readSheets, run } from '../workbook';
import { progress, runOptions } from './options';
import type { CommandOptions, SheetListed } from './types';

/** The user's own sheets: all with content but those of the ledger. */
export function listOpenSheets(): Promise<Result<readonly SheetListed[]>> {
  return run(listSheets);
}

/**
 * Read once, so that what is imported is what was shown; nothing is written.
 * @param ids Excel's, as `listOpenSheets` tells them
 * @returns fails with `import.sheetNotFound`, `file.tooLarge`, `command.cancelled`
 */
export function readOpenSheets(ids: readonly string[], options: CommandOptions): Promise<Result<OpenSheets>> {
  progress(options, 'reading', 0);
  const onProgress = (share: number): void => progress(options, 'reading', share);
  return run(async (context) => valueOf(await readSheets(context, ids, onProgress)), runOptions(options));
}
