/** 撤销: takes one journalled change back, itself a journalled change. */
import { valueOf, type Result } from '../ledger/result';
import { readLedger, run, undoEntry as undo } from '../workbook';
import { applyMeta, progress, runOptions } from './options';
import type { CommandOptions, WriteOutcome } from './types';

/** @param entry `client-sequence`, as the journal lists it. */
export function undoEntry(entry: string, options: CommandOptions): Promise<Result<WriteOutcome>> {
  return run(async (context) => {
    progress(options, 'reading', 0);
    const read = valueOf(await readLedger(context));
    const words = options.words(read.ledger.language);
    return valueOf(await undo(context, read, entry, applyMeta(options, words, entry)));
  }, runOptions(options));
}
