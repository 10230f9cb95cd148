/** The one place that turns a problem's code into words: where, what happened, what to do. */
import type { Problem } from '../ledger/result';
import type { Language } from '../ledger/tables';
import { LIST_SEPARATOR } from './figures';
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

/** What a ledger did not have and a write brought: a table, or columns of one. */
export function addedSentence(
  { table, columns }: { readonly table: string; readonly columns: readonly string[] },
  language: Language,
): string {
  const { addedTable, addedColumns } = messages(language).ui.common;
  return columns.length === 0
    ? addedTable(table)
    : addedColumns(table, columns.join(LIST_SEPARATOR[language]));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
