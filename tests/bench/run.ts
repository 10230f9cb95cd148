/**
 * `npm run bench`: ours against a peer or the bare library, both sides in this one process and answers compared first. Clocks
 * of different machines say nothing: only the ratios do.
 */
import { read } from '@e965/xlsx';
import { checkLedger, createLedger } from '../../src/commands';
import { ExcelHost, newBook } from '../../src/host';
import { attachOffice } from '../../src/host/node';
import { openSource, planImport } from '../../src/intake';
import { dayOf } from '../../src/ledger/day';
import { moneyText, sumMoney } from '../../src/ledger/money';
import { valueOf } from '../../src/ledger/result';
import { readLedger, run } from '../../src/workbook';
import { commandOptions } from '../tools/commandOptions';
import { receivablesWorkbook } from './receivables';

interface Line {
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
}

const REPETITIONS = 5;
const SOURCE_ROWS = 20_000;
const AS_OF = dayOf(2026, 6, 30);

const options = commandOptions(AS_OF, 'bench');

/** The faster of several runs of each side in turns: what is left is the work, not the neighbours. */
async function measure(
  name: string,
  ours: () => Promise<unknown>,
  peer: () => Promise<unknown>,
): Promise<Line> {
  let [best, peerBest] = [Infinity, Infinity];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    best = Math.min(best, await timed(ours));
    peerBest = Math.min(peerBest, await timed(peer));
  }
  return { name, ours: best, peer: peerBest };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The whole check of the sample ledger against only reading its tables, both through office.js. */
async function checkAgainstReading(): Promise<Line> {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  valueOf(await createLedger({ language: 'zh-CN', sample: true }, options));
  const readOnly = () => run(async (context) => valueOf(await readLedger(context)));
  const check = () => checkLedger({ asOf: AS_OF, write: false }, options);
  const documents = valueOf(await readOnly()).ledger.documents.length;
  const checked = valueOf(await check()).ledger.documents.length;
  if (documents !== checked) throw new Error(`read ${documents} documents, checked ${checked}`);
  return measure(`check ${documents} documents / read them`, check, readOnly);
}

/** From file to import plan against the reading library alone. */
async function importAgainstLibrary(): Promise<Line> {
  const { bytes, total } = receivablesWorkbook(SOURCE_ROWS);
  const plan = () => {
    const source = valueOf(openSource({ name: 'bench.xlsx', bytes }));
    const planOptions = { existing: null, map: {}, sheets: [], language: 'zh-CN' as const };
    return Promise.resolve(valueOf(planImport([source], planOptions)));
  };
  const { report } = await plan();
  const imported = report.reconciliation.filter(({ measure: of }) => of === 'invoice.amount');
  const sum = moneyText(sumMoney(imported.map((line) => line.imported)));
  if (sum !== total) throw new Error(`imported ${sum} of ${total}`);
  const library = () => Promise.resolve(read(bytes, { type: 'array', dense: true }));
  return measure(`open and plan ${SOURCE_ROWS} rows / read the file`, plan, library);
}

async function main(): Promise<void> {
  const lines = [await checkAgainstReading(), await importAgainstLibrary()];
  for (const { name, ours, peer } of lines) {
    const ratio = (ours / peer).toFixed(2);
    console.log(`${name.padEnd(48)} ${ours.toFixed(0)} ms / ${peer.toFixed(0)} ms, ratio ${ratio}`);
  }
}

void main().then(() => process.exit(0));
