/** `journal BOOK [--verify] [--export FILE]`. */
import { readJournal, type CommandOptions } from '../../commands';
import { valueOf } from '../../ledger/result';
import { formatCount, formatTime } from '../../text';
import { commandLineWords } from '../../text/commandLine';
import type { Arguments } from '../arguments';
import { onlyFile, openHost } from '../book';
import { writeWhole } from '../files';
import { journalJson } from '../json';
import type { CommandResult } from '../result';

export async function journal(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  const words = commandLineWords(given.language);
  valueOf(await openHost(onlyFile(given), given.language));
  const outcome = valueOf(await readJournal(options));
  if (given.exportFile !== null) {
    valueOf(await writeWhole(given.exportFile, `${JSON.stringify(outcome.entries, null, 2)}\n`));
  }
  return {
    json: journalJson(outcome, !given.verify),
    lines: [
      ...outcome.entries.map((entry) =>
        words.entry(entry.id, formatTime(entry.time), entry.command, formatCount(entry.rows)),
      ),
      outcome.intact ? words.intact : words.broken(outcome.breaks.join(', ')),
    ],
    code: given.verify && !outcome.intact ? 1 : 0,
  };
}
