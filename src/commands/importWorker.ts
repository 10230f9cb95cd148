/** Plans imports and second tries away from the pane's thread. One question in, steps and one answer out. */
import type { WorkerMessage } from './askWorker';
import { postRetried, type PostedRetry } from './planRetried';
import { postPlan, type PostedPlan } from './planSources';

addEventListener('message', ({ data }: MessageEvent<PostedPlan | PostedRetry>) => {
  const post = (message: WorkerMessage): void => postMessage(message);
  if ('retry' in data) postRetried(data, post);
  else postPlan(data, post);
});
