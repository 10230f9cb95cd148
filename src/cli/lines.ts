/** Lines several commands print. */
import type { WriteOutcome } from '../commands';
import type { Language } from '../ledger/tables';
import { formatCount, problemSentence } from '../text';
import { commandLineWords } from '../text/commandLine';

export function writtenLine(written: WriteOutcome, language: Language): string {
  const words = commandLineWords(language);
  const done =
    written.entry === null
      ? words.unchanged
      : words.written(formatCount(written.cells), formatCount(written.rows), written.entry);
  return [done, ...written.refused.map((problem) => problemSentence(problem, language))].join('\n');
}
