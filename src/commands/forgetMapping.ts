/** 忘记: a correction that earlier imports are remembered by is offered no more. A change of its own, undone as one. */
import { noChanges } from '../ledger/changes';
import { valueOf, type Result } from '../ledger/result';
import { applyChanges, readLedger, run } from '../workbook';
import { forgotten } from './mappingMemory';
import { applyMeta, progress, runOptions } from './options';
import type { CommandOptions, WriteOutcome } from './types';

/** @param key of the correction, as an import's report names it; one that is gone already changes nothing */
export function forgetMapping(key: string, options: CommandOptions): Promise<Result<WriteOutcome>> {
  return run(async (context) => {
    progress(options, 'reading', 0);
    const read = valueOf(await readLedger(context));
    const changes = { ...noChanges('forget'), sets: forgotten(key, read.ledger) };
    const meta = applyMeta(options, options.words(read.ledger.language), '');
    return valueOf(await applyChanges(context, read, changes, meta));
  }, runOptions(options));
}
