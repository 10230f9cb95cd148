/** `undo BOOK --entry ID --out BOOK`. */
import { undoEntry, type CommandOptions } from '../../commands';
import { ProblemError, valueOf } from '../../ledger/result';
import { commandLineWords } from '../../text/commandLine';
import type { Arguments } from '../arguments';
import { onlyFile, openHost, saveHost } from '../book';
import { changeJson } from '../json';
import { writtenLine } from '../lines';
import type { CommandResult } from '../result';

export async function undo(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  if (given.entry === null) throw new ProblemError({ code: 'usage', value: '--entry' });
  if (given.out === null) throw new ProblemError({ code: 'usage', value: '--out' });
  const host = valueOf(await openHost(onlyFile(given), given.language));
  const written = valueOf(await undoEntry(given.entry, options));
  valueOf(await saveHost(host, given.out));
  return {
    json: {
      undone: given.entry,
      ...changeJson(written),
    },
    lines: [writtenLine(written, given.language), commandLineWords(given.language).saved(given.out)],
    code: 0,
  };
}
