/** `retry BOOK --out BOOK`. */
import { retryRejected, type CommandOptions } from '../../commands';
import { ProblemError, valueOf } from '../../ledger/result';
import { formatCount } from '../../text';
import { commandLineWords } from '../../text/commandLine';
import type { Arguments } from '../arguments';
import { onlyFile, openHost, saveHost } from '../book';
import { retryJson } from '../importJson';
import { writtenLine } from '../lines';
import type { CommandResult } from '../result';

export async function retry(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  if (given.out === null) throw new ProblemError({ code: 'usage', value: '--out' });
  const host = valueOf(await openHost(onlyFile(given), given.language));
  const outcome = valueOf(await retryRejected(options));
  valueOf(await saveHost(host, given.out));
  const words = commandLineWords(given.language);
  return {
    json: retryJson(outcome),
    lines: [
      words.retried(formatCount(outcome.imported), formatCount(outcome.left)),
      ...(outcome.written ? [writtenLine(outcome.written, given.language)] : []),
      words.saved(given.out),
    ],
    code: 0,
  };
}
