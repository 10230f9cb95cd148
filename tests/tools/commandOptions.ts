/** What a test tells a command of its caller: a fixed day, nobody's name. */
import type { CommandOptions } from '../../src/commands';
import { isoDay, type Day } from '../../src/ledger/day';
import { cellWords } from '../../src/text';

export function commandOptions(today: Day, client = 'test'): CommandOptions {
  return { words: cellWords, today, now: () => `${isoDay(today)}T08:00:00.000Z`, who: '', client };
}
