/** The one place that turns a problem's code into words: where, what happened, what to do. */
import type { Problem } from '../ledger/result';
import type { Language } from '../ledger/tables';
import { messages } from './messages';

export function problemSentence(problem: Problem, language: Language): string {
  const { problems } = messages(language);
  const { place, quote, sentences } = problems;
  const where = [
    problem.file && place.file(problem.file),
    problem.sheet && place.sheet(problem.sheet),
    problem.cell && place.cell(problem.cell),
  ].filter((part) => part !== undefined && part !== '');
  const what = sentences[problem.code]({
    value: problem.value ? quote(problem.value) : '',
    figure: (name) => problem.figures?.[name] ?? '',
  });
  return where.length === 0 ? what : `${capitalised(where.join(place.separator))}${place.end}${what}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
