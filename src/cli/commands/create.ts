/** `create --out BOOK [--sample] [--lang]`. */
import { createLedger, type CommandOptions } from '../../commands';
import { ProblemError, valueOf } from '../../ledger/result';
import { commandLineWords } from '../../text/commandLine';
import type { Arguments } from '../arguments';
import { emptyHost, saveHost } from '../book';
import { hostCounts } from '../json';
import type { CommandResult } from '../result';

export async function create(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  if (given.out === null) throw new ProblemError({ code: 'usage', value: '--out' });
  const host = await emptyHost(given.language);
  const written = valueOf(await createLedger({ language: given.language, sample: given.sample }, options));
  valueOf(await saveHost(host, given.out));
  return {
    json: { out: given.out, rows: written.rows, host: hostCounts(host.stats) },
    lines: [commandLineWords(given.language).created(given.out)],
    code: 0,
  };
}
