/** 评分: each customer's score with its reasons; written down, it becomes a row of 评分 and the grade beside the customer. */
import { scoreLedger } from '../credit/scoreLedger';
import { isoDay } from '../ledger/day';
import { valueOf, type Result } from '../ledger/result';
import { applyChanges, run, type BookContext } from '../workbook';
import { look, type Looked } from './look';
import { applyMeta, progress, runOptions } from './options';
import { scoreChanges } from './scoreChanges';
import type { CommandOptions, ScoreOutcome, ScoreRequest, ScoredCustomer, WriteOutcome } from './types';

export function scoreCustomers(
  request: ScoreRequest,
  options: CommandOptions,
): Promise<Result<ScoreOutcome>> {
  return run(async (context) => {
    const looked = await look(context, request, options);
    const { asOf, asOfFrom, analysis, customer } = looked;
    const scores = scoreLedger(analysis).filter(({ id }) => customer === null || id === customer.id);
    const written = request.write ? await write(context, looked, scores, options) : null;
    return { asOf, asOfFrom, ledger: analysis.ledger, scores, written };
  }, runOptions(options));
}

async function write(
  context: BookContext,
  { read, asOf }: Looked,
  scores: readonly ScoredCustomer[],
  options: CommandOptions,
): Promise<WriteOutcome> {
  progress(options, 'writing', 0.6);
  const words = options.words(read.ledger.language);
  const changes = scoreChanges(read.ledger, asOf, scores, words);
  const summary = `${isoDay(asOf)} · ${scores.length}`;
  return valueOf(await applyChanges(context, read, changes, applyMeta(options, words, summary)));
}
