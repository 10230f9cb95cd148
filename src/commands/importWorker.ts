/** Opens source files and plans their import away from the pane's thread. One question in, steps and one answer out. */
import { postPlan, type PostedPlan } from './planSources';

addEventListener('message', (event: MessageEvent<PostedPlan>) => {
  postPlan(event.data, (message) => {
    postMessage(message);
  });
});
