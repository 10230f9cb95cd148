/** 日志: what was changed, by whom, and whether the record of it is intact. */
import { valueOf, type Result } from '../ledger/result';
import { readJournal as read, run } from '../workbook';
import { runOptions } from './options';
import type { CommandOptions, JournalOutcome } from './types';

export function readJournal(options: CommandOptions): Promise<Result<JournalOutcome>> {
  return run(async (context) => valueOf(await read(context)), runOptions(options));
}
