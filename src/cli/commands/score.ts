/** `score BOOK [--as-of DATE] [--customer ID] [--out BOOK]`. */
import { scoreCustomers, type CommandOptions, type ScoreOutcome, type ScoredCustomer } from '../../commands';
import { isoDay } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import { valueOf } from '../../ledger/result';
import { cellWords, formatShare, UNKNOWN_MARK } from '../../text';
import { analysisWords } from '../../text/analysis';
import { commandLineWords } from '../../text/commandLine';
import { scoreJson } from '../analysisJson';
import type { Arguments } from '../arguments';
import { onlyFile, openHost, saveHost } from '../book';
import { writtenLine } from '../lines';
import type { CommandResult } from '../result';

const SCORE_DECIMALS = 1;

export async function score(given: Arguments, options: CommandOptions): Promise<CommandResult> {
  const host = valueOf(await openHost(onlyFile(given), given.language));
  const request = { asOf: given.asOf, customer: given.customer, write: given.out !== null };
  const outcome = valueOf(await scoreCustomers(request, options));
  if (given.out !== null) valueOf(await saveHost(host, given.out));
  return { json: scoreJson(outcome), lines: scoreLines(outcome, given.out), code: 0 };
}

function scoreLines(outcome: ScoreOutcome, out: string | null): string[] {
  const { language } = outcome.ledger;
  const words = commandLineWords(language);
  return [
    words.asOf(isoDay(outcome.asOf), words.asOfFrom[outcome.asOfFrom]),
    ...outcome.scores.flatMap((scored) => scoredLines(scored, outcome)),
    ...(outcome.written ? [writtenLine(outcome.written, language)] : []),
    ...(out === null ? [] : [words.saved(out)]),
  ];
}

function scoredLines(
  { id, name, score: own, gradeInForce }: ScoredCustomer,
  { ledger: { language } }: ScoreOutcome,
): string[] {
  const words = commandLineWords(language);
  const points = (value: Money | null): string => value?.toFixed(SCORE_DECIMALS) ?? UNKNOWN_MARK;
  const said = cellWords(language).score({
    knockOuts: own.knockOuts.map((knockOut) => knockOut.id),
    costMost: own.costMost.flatMap((characteristic) => {
      const line = own.lines.find((each) => each.characteristic === characteristic);
      return line?.points ? [{ characteristic, points: line.points }] : [];
    }),
    collectNext: own.collectNext,
  });
  return [
    words.scored(
      `${id} ${name}`,
      points(own.score),
      own.grade ?? analysisWords(language).noGrade,
      formatShare(own.coverage),
      points(own.worst),
      points(own.best),
    ),
    ...(gradeInForce === null || gradeInForce === own.grade ? [] : [`  ${words.inForce(gradeInForce)}`]),
    ...(said.knockOuts === '' ? [] : [`  ${words.knockOuts(said.knockOuts)}`]),
    ...(said.costMost === '' ? [] : [`  ${words.costMost(said.costMost)}`]),
    ...(said.collectNext === '' ? [] : [`  ${words.collectNext(said.collectNext)}`]),
  ];
}
