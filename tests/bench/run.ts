/**
 * `npm run bench`: ours against a peer or the bare library, both sides in this one process and answers compared first. Clocks
 * of different machines say nothing: only the ratios do. What each line means stands in docs/bench.md.
 */
import { dayOf } from '../../src/ledger/day';
import { loadEveryLanguage } from '../../src/text';
import { commandOptions } from '../tools/commandOptions';
import { checkAgainstReading } from './check';
import { againstDuckDb, growth, growthInCustomers, memory } from './columns';
import { importAgainstLibrary } from './importing';
import { textOf, type Line } from './lines';
import { recheckAgainstCheck } from './recheck';

const TODAY = dayOf(2026, 6, 30);

/** By the name a person may ask for: `npm run bench -- duckdb growth`. */
const LINES: Readonly<Record<string, () => Promise<Line>>> = {
  duckdb: againstDuckDb,
  growth,
  customers: growthInCustomers,
  memory: async () => memory(),
  import: importAgainstLibrary,
  check: () => checkAgainstReading(commandOptions(TODAY, 'bench')),
  recheck: () => recheckAgainstCheck(commandOptions(TODAY, 'bench')),
};

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => LINES[name] === undefined);
  if (unknown.length > 0) throw new RangeError(`no such line: ${unknown.join(', ')}`);
  await loadEveryLanguage();
  for (const [name, line] of Object.entries(LINES)) {
    if (wanted.length === 0 || wanted.includes(name)) console.log(textOf(await line()));
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (problem: unknown) => {
    console.error(problem);
    process.exit(1);
  },
);
