/** Answers a question about a ledger: in a worker where there is one, so that the pane never stands still; here otherwise. */
import type { Ledger } from '../ledger/records';
import type { Answers, PostedQuestion, Question, QuestionName } from './answers';
import { askWorker, throwIfCancelled } from './askWorker';
import { packed, unpacked } from './exactCodec';

/**
 * @param signal ends the thinking at once, not at its next step
 * @throws ProblemError `command.cancelled`
 */
export async function think<Name extends QuestionName>(
  ledger: Ledger,
  question: Question<Name>,
  signal: AbortSignal | undefined,
): Promise<Answers[Name]> {
  if (typeof Worker === 'undefined') {
    throwIfCancelled(signal);
    const { answerOf } = await import('./answers');
    return answerOf(ledger, question);
  }
  const { tables, language } = ledger;
  const posted: PostedQuestion = { question: packed(question), tables, language };
  const start = () => new Worker(new URL('./thinkingWorker.ts', import.meta.url));
  return unpacked(await askWorker(start, posted, signal)) as Answers[Name];
}
