/** Lines several commands print. */
import type { WriteOutcome } from '../commands';
import type { Language } from '../ledger/tables';
import { addedSentence, formatCount, problemSentence } from '../text';
import { commandLineWords } from '../text/commandLine';

export function writtenLine(written: WriteOutcome, language: Language): string {
  const words = commandLineWords(language);
  const done =
    written.entry === null
      ? words.unchanged
      : words.written(formatCount(written.cells), formatCount(written.rows), written.entry);
  const added = written.added.map((part) => addedSentence(part, language));
  return [done, ...added, ...written.refused.map((problem) => problemSentence(problem, language))].join('\n');
}
