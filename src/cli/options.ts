/** What the command line hands every command: its words, the day on this machine's calendar, and who it is. */
import { userInfo } from 'node:os';
import type { CommandOptions } from '../commands';
import { today } from '../commands/clock';
import { cellWords } from '../text';

/** The journal's name for changes made from the command line. */
const CLIENT = 'cli';

export function cliOptions(onProgress: NonNullable<CommandOptions['onProgress']>): CommandOptions {
  return {
    words: cellWords,
    today: today(),
    now: () => new Date().toISOString(),
    who: userName(),
    client: CLIENT,
    onProgress,
  };
}

/** An account without a name in the system's list (a bare container) is nobody, not a failure. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
