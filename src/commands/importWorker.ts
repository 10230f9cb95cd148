/** Opens a source file away from the pane's thread. One message in, one answer out. */
import { openSource } from '../intake';
import type { SourceFile } from './types';

addEventListener('message', (event: MessageEvent<SourceFile>) => {
  postMessage(openSource(event.data));
});
