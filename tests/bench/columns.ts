/** Settling, ageing and measuring a million documents from columns: against DuckDB, against a tenth of them, and in memory. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ColumnsWorkspace, settleColumns } from '../../src/credit/settlement/columns';
import { BUCKET_COUNT, type SettledColumns } from '../../src/credit/settlement/columnsShape';
import { DuckDbPeer } from './duckdb';
import { ledgerColumns, type Question } from './ledgerColumns';
import { fastest, median, type Line } from './lines';

const DOCUMENTS = 1_000_000;
const TIMES = 9;
const TENFOLD = 10;
/** Runs before the clock starts: by then our side is compiled, as DuckDB was before it was shipped. */
const WARM_UPS = 5;
const MEGABYTE = 2 ** 20;
const MEMORY_MAX = 1_024 * MEGABYTE;

/** Kept over the runs, as DuckDB keeps its own memory. */
const workspace = new ColumnsWorkspace();

export function settled({ columns, asOf, windowAfter, floor }: Question): SettledColumns {
  const floors = new Float64Array(columns.accounts).fill(floor);
  return settleColumns(columns, { asOf, windowAfter, floor: floors }, workspace);
}

export async function againstDuckDb(): Promise<Line> {
  const question = ledgerColumns(DOCUMENTS);
  const peer = await DuckDbPeer.of(question);
  await peer.settle();
  await compare(settled(question), question.columns.accounts, peer);
  for (let time = 0; time < WARM_UPS; time++) settled(question);
  return median(
    `settle, age, measure ${DOCUMENTS} documents / DuckDB, 2 threads`,
    () => settled(question),
    () => peer.settle(),
    TIMES,
  );
}

/** @throws Error on the first figure that is not the same on both sides. */
async function compare(ours: SettledColumns, accounts: number, peer: DuckDbPeer): Promise<void> {
  const opens = await peer.opens();
  if (opens.length !== ours.open.length) throw new Error(`${opens.length} documents of ${ours.open.length}`);
  opens.forEach((open, row) => {
    if (open !== ours.open[row])
      throw new Error(`row ${row}: ${ours.open[row] ?? '-'} here, ${open} in DuckDB`);
  });
  const figures = await peer.figures();
  for (let account = 0; account < accounts; account++) {
    const [here, there] = [figuresOf(ours, account).join(' '), (figures[account] ?? []).join(' ')];
    if (here !== there) throw new Error(`account: ${here} here, ${there} in DuckDB`);
  }
}

/** The account and then its figures, in the order of `FIGURES`. */
function figuresOf(settled: SettledColumns, account: number): readonly bigint[] {
  const { payments } = settled;
  const buckets = settled.buckets.subarray(account * BUCKET_COUNT, (account + 1) * BUCKET_COUNT - 1);
  const at = (column: Float64Array | Int32Array): bigint => BigInt(column[account] ?? NaN);
  const { unapplied, balance, overdue, mostDaysLate, longestOverdue } = settled;
  return [
    BigInt(account),
    ...[...buckets].map(BigInt),
    ...[unapplied, balance, overdue, mostDaysLate, longestOverdue, payments.amount, payments.late].map(at),
    payments.signedDays(account),
    payments.lateDays(account),
    ...[payments.due, payments.onTime, payments.otherCredit].map(at),
  ];
}

/** Ten times the documents of the same customers: each account is ten times as long. */
export function growth(): Promise<Line> {
  const name = `settle, age, measure ${DOCUMENTS} documents / ${DOCUMENTS / TENFOLD}`;
  const { accounts } = ledgerColumns(DOCUMENTS).columns;
  return tenfold(`${name} of as many customers`, ledgerColumns(DOCUMENTS / TENFOLD, accounts));
}

/** Ten times the documents of ten times the customers: memory is ten times as far away. */
export function growthInCustomers(): Promise<Line> {
  const name = `settle, age, measure ${DOCUMENTS} documents / ${DOCUMENTS / TENFOLD}`;
  return tenfold(`${name} of a tenth of the customers`, ledgerColumns(DOCUMENTS / TENFOLD));
}

/** The smaller ledger is settled ten times in a row, so that whatever else the machine does falls on both sides alike. */
async function tenfold(name: string, small: Question): Promise<Line> {
  const large = ledgerColumns(DOCUMENTS);
  const line = await fastest(
    name,
    () => settled(large),
    () => {
      for (let time = 0; time < TENFOLD; time++) settled(small);
    },
    3 * TIMES,
  );
  return { ...line, peer: line.peer / TENFOLD };
}

/** Of a process that does nothing else. */
export function memory(): Line {
  const script = join(__dirname, 'settleOnce.cjs');
  const output = execFileSync(process.execPath, [script, String(DOCUMENTS)], { encoding: 'utf8' });
  return {
    name: `peak memory of settling ${DOCUMENTS} documents / 1 GB`,
    ours: Number(output) / MEGABYTE,
    peer: MEMORY_MAX / MEGABYTE,
    unit: 'MB',
  };
}
