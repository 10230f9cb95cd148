/** 评分: each customer's score with its reasons; written down, it becomes a row of 评分 and the grade beside the customer. */
import { isoDay } from '../ledger/day';
import { valueOf, type Result } from '../ledger/result';
import { applyChanges, run, type BookContext } from '../workbook';
import { look, type Looked } from './look';
import { applyMeta, progress, runOptions } from './options';
import { scoreChanges } from './scoreChanges';
import { think } from './think';
import type { CommandOptions, ScoreOutcome, ScoreRequest, ScoredCustomer, WriteOutcome } from './types';

export function scoreCustomers(
  request: ScoreRequest,
  options: CommandOptions,
): Promise<Result<ScoreOutcome>> {
  return run(async (context) => {
    const looked = await look(context, request, options);
    const { asked, ledger, customer } = looked;
    const question = { name: 'score' as const, asOf: asked.asOf, customer: customer?.id ?? null };
    const scores = await think(ledger, question, options.signal);
    const written = request.write ? await write(context, looked, scores, options) : null;
    return { ...asked, ledger, scores, written };
  }, runOptions(options));
}

async function write(
  context: BookContext,
  { read, asked: { asOf } }: Looked,
  scores: readonly ScoredCustomer[],
  options: CommandOptions,
): Promise<WriteOutcome> {
  progress(options, 'writing', 0.6);
  const words = options.words(read.ledger.language);
  const changes = scoreChanges(read.ledger, asOf, scores, words);
  const summary = `${isoDay(asOf)} · ${scores.length}`;
  return valueOf(await applyChanges(context, read, changes, applyMeta(options, words, summary)));
}
