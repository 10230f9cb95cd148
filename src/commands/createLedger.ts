/** 新建台账: the tables of an empty ledger in this workbook, or the same filled with the sample. */
import type { Day } from '../ledger/day';
import { noChanges, type Changes } from '../ledger/changes';
import { valueOf, type Result } from '../ledger/result';
import type { Language } from '../ledger/tables';
import { applyChanges, createBook, readLedger, run } from '../workbook';
import { applyMeta, progress, runOptions } from './options';
import type { CommandOptions, CreateRequest, WriteOutcome } from './types';

export function createLedger(request: CreateRequest, options: CommandOptions): Promise<Result<WriteOutcome>> {
  return run(async (context) => {
    progress(options, 'writing', 0);
    const words = options.words(request.language);
    valueOf(await createBook(context, { language: request.language, words }));
    if (!request.sample) return { cells: 0, rows: 0, entry: null, added: [], refused: [] };
    const read = valueOf(await readLedger(context));
    const changes = await sampleChanges(request.language, options.today);
    return valueOf(await applyChanges(context, read, changes, applyMeta(options, words, '')));
  }, runOptions(options));
}

async function sampleChanges(language: Language, today: Day): Promise<Changes> {
  const { sampleLedger } = await import('./sample');
  const sample = sampleLedger(language, today);
  const tables = Object.entries(sample) as [keyof typeof sample, (typeof sample)['customers']][];
  return { ...noChanges('create'), appends: tables.map(([table, rows]) => ({ table, rows })) };
}
