/** Thinks away from the pane's thread. One question in, one answer out. */
import { postedAnswer, type PostedQuestion } from './answers';

addEventListener('message', (event: MessageEvent<PostedQuestion>) => {
  postMessage(postedAnswer(event.data));
});
