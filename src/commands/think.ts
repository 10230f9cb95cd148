/** Answers a question about a ledger: in a worker where there is one, so that the pane never stands still; here otherwise. */
import type { Ledger } from '../ledger/records';
import { ProblemError } from '../ledger/result';
import type { Answer, PostedQuestion, Question } from './answers';
import { unpacked } from './exactCodec';

/**
 * @param signal ends the thinking at once, not at its next step
 * @throws ProblemError `command.cancelled`
 */
export async function think(
  ledger: Ledger,
  question: Question,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  if (signal?.aborted) throw cancelled();
  if (typeof Worker !== 'undefined') return thinkInWorker(ledger, question, signal);
  const { answerOf } = await import('./answers');
  return answerOf(ledger, question);
}

function cancelled(): ProblemError {
  return new ProblemError({ code: 'command.cancelled' });
}

function thinkInWorker(
  { tables, language }: Ledger,
  question: Question,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thinkingWorker.ts', import.meta.url));
    const end = (): void => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
    };
    const cancel = (): void => {
      end();
      reject(cancelled());
    };
    signal?.addEventListener('abort', cancel);
    worker.onmessage = (event: MessageEvent<unknown>) => {
      end();
      resolve(unpacked(event.data) as Answer);
    };
    worker.onerror = (event) => {
      end();
      reject(new Error(event.message));
    };
    const posted: PostedQuestion = { question, tables, language };
    worker.postMessage(posted);
  });
}
