/** The command line: the pane's commands on .xlsx files, through the real office.js and the host. */
import { run } from './run';

void run(process.argv.slice(2), process).then((code) => {
  process.exitCode = code;
  // The engine keeps timers of its own; nothing is left to wait for once the words are out.
  process.stdout.write('', () => process.exit(code));
});
