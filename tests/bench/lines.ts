/** What `npm run bench` measures and prints: two sides in turns, in one process, and their ratio. */

export interface Line {
  readonly name: string;
  /** Milliseconds, unless the unit says otherwise. */
  readonly ours: number;
  readonly peer: number;
  readonly unit?: string;
}

type Work = () => unknown;

const REPETITIONS = 5;

/** The faster of several runs of each side in turns: what is left is the work, not the neighbours. */
export async function fastest(name: string, ours: Work, peer: Work, times = REPETITIONS): Promise<Line> {
  const runs = await inTurns(ours, peer, times);
  return { name, ours: Math.min(...runs.ours), peer: Math.min(...runs.peer) };
}

/** The median of several runs of each side in turns. */
export async function median(name: string, ours: Work, peer: Work, times = REPETITIONS): Promise<Line> {
  const runs = await inTurns(ours, peer, times);
  return { name, ours: middle(runs.ours), peer: middle(runs.peer) };
}

async function inTurns(ours: Work, peer: Work, times: number): Promise<{ ours: number[]; peer: number[] }> {
  const runs: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  for (let time = 0; time < times; time++) {
    runs.ours.push(await timed(ours));
    runs.peer.push(await timed(peer));
  }
  return runs;
}

async function timed(work: Work): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

export function textOf({ name, ours, peer, unit = 'ms' }: Line): string {
  const share = ours / peer;
  const ratio = share < 0.1 ? share.toFixed(4) : share.toFixed(2);
  return `${name.padEnd(84)} ${ours < 10 ? ours.toFixed(1) : ours.toFixed(0)} ${unit} / ${peer.toFixed(0)} ${unit}, ratio ${ratio}`;
}
