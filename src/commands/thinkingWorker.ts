/** Thinks away from the pane's thread. One question in, one answer out. */
import { postedAnswer, type PostedQuestion } from './answers';
import type { WorkerMessage } from './askWorker';

addEventListener('message', (event: MessageEvent<PostedQuestion>) => {
  const message: WorkerMessage = { answer: postedAnswer(event.data) };
  postMessage(message);
});
