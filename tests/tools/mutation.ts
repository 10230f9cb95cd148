/**
 * `npm run mutation [room …]`: changes `src/ledger` and `src/credit` in thousands of small ways, one folder after another, and asks
 * whether the tests of that folder notice. Prints the share killed by room and of all; fails under 85 %. What an earlier run found
 * out is kept in `reports/mutation` and only repeated for what changed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Share of mutants, in percent, that a test has to notice. */
const ENOUGH = 85;
const ROOT = join(__dirname, '../..');
const REPORT = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});
/** Left out: what is reached only while a module loads (each would need a process of its own), and what does not run at all. */
const LEFT_OUT = new Set(['Ignored', 'CompileError', 'RuntimeError']);
const NOTICED = new Set(['Killed', 'Timeout']);

interface Score {
  readonly room: string;
  readonly noticed: number;
  readonly mutants: number;
}

const asked = process.argv.slice(2);
const rooms = asked.length > 0 ? asked : allRooms();
const scores: Score[] = [];
for (const room of rooms) {
  const run = spawnSync('npx', ['stryker', 'run'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, MUTATION_ROOM: room },
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
  scores.push(scoreOf(room));
}
const all = scores.reduce((sum, { noticed, mutants }) => ({
  room: 'all',
  noticed: sum.noticed + noticed,
  mutants: sum.mutants + mutants,
}));
console.log(
  ['| room | killed | of mutants |', '| --- | --- | --- |', ...[...scores, all].map(line)].join('\n'),
);
if (percent(all) < ENOUGH) {
  console.error(
    `Fewer than ${ENOUGH} % of the mutants are noticed: see reports/mutation/<room>/index.html for those that live.`,
  );
  process.exit(1);
}

function allRooms(): string[] {
  const folders = (parent: string) =>
    readdirSync(join(ROOT, 'src', parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${parent}/${entry.name}`);
  return ['ledger', ...folders('ledger'), 'credit', ...folders('credit')];
}

function scoreOf(room: string): Score {
  const file = join(ROOT, 'reports/mutation', room, 'mutation.json');
  if (!existsSync(file)) throw new Error(`${file} is missing: the run of ${room} did not finish`);
  const report = REPORT.parse(JSON.parse(readFileSync(file, 'utf8')));
  const statuses = Object.values(report.files)
    .flatMap(({ mutants }) => mutants.map(({ status }) => status))
    .filter((status) => !LEFT_OUT.has(status));
  return { room, noticed: statuses.filter((status) => NOTICED.has(status)).length, mutants: statuses.length };
}

function percent({ noticed, mutants }: Score): number {
  return mutants === 0 ? 100 : (100 * noticed) / mutants;
}

function line(score: Score): string {
  return `| \`${score.room}\` | ${percent(score).toFixed(1)} % | ${score.mutants} |`;
}
