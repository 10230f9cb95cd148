/** The peer for figures over many documents: DuckDB on the same columns, with the best SQL we found. */
import { createRequire } from 'node:module';
import type { Columns } from '../../src/credit/settlement/columnsShape';
import type { Question } from './ledgerColumns';

/** What we use of `@duckdb/node-api`, which tests/bench/package.json installs and the main install does without. */
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowsJS(): unknown[][] }>;
  createAppender(table: string): Promise<Appender>;
}
interface Appender {
  appendInteger(value: number): void;
  appendBigInt(value: bigint): void;
  endRow(): void;
  closeSync(): void;
}

const THREADS = 2;

/** Per account: what `figuresOf` of our side gives, in the same order. */
export const FIGURES = [
  'notDue',
  'to30',
  'to60',
  'to90',
  'to180',
  'to365',
  'over365',
  'unapplied',
  'balance',
  'overdue',
  'mostDaysLate',
  'longestOverdue',
  'amount',
  'late',
  'signedDays',
  'lateDays',
  'due',
  'onTime',
  'otherCredit',
] as const;

export class DuckDbPeer {
  private constructor(
    private readonly connection: Connection,
    private readonly statements: readonly string[],
  ) {}

  /** With the documents loaded. */
  static async of(question: Question): Promise<DuckDbPeer> {
    const { DuckDBInstance } = createRequire(__filename)('@duckdb/node-api') as DuckDb;
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`SET threads = ${THREADS}`);
    await load(connection, question.columns);
    return new DuckDbPeer(connection, statementsFor(question));
  }

  /** From the loaded table to `opens` (per document) and `figures` (per account), both in memory. */
  async settle(): Promise<void> {
    for (const statement of this.statements) await this.connection.run(statement);
  }

  async opens(): Promise<readonly number[]> {
    const rows = await this.#read('SELECT open FROM opens ORDER BY "row"');
    return rows.map(([open]) => Number(open));
  }

  async figures(): Promise<readonly (readonly bigint[])[]> {
    const rows = await this.#read(`SELECT account, ${FIGURES.join(', ')} FROM figures ORDER BY account`);
    return rows.map((row) => row.map((figure) => BigInt(figure as number | bigint)));
  }

  async #read(sql: string): Promise<unknown[][]> {
    return (await this.connection.runAndReadAll(sql)).getRowsJS();
  }
}

async function load(connection: Connection, columns: Columns): Promise<void> {
  await connection.run(
    'CREATE TABLE documents("row" INTEGER, account INTEGER, role INTEGER, date INTEGER, due INTEGER, amount BIGINT)',
  );
  const { account, role, date, due, amount } = columns;
  const appender = await connection.createAppender('documents');
  for (let row = 0; row < account.length; row++) {
    for (const value of [row, account[row], role[row], date[row], due[row]])
      appender.appendInteger(value ?? NaN);
    appender.appendBigInt(BigInt(amount[row] ?? NaN));
    appender.endRow();
  }
  appender.closeSync();
}

/**
 * With one term per customer the oldest credits settle the oldest debits, so a debit's place on the line of all money owed,
 * and a credit's on the line of all money paid, say how much of each is open, and which parts of them meet. Rows stand in
 * the order of entry. Sums in DOUBLE are exact here (below 2^53) and the fastest; of the ways to find the parts (window over
 * the merged lines, ASOF join, overlap join) the overlap join is. Measured, not guessed.
 */
function statementsFor({ asOf, windowAfter, floor }: Question): string[] {
  const temporary = (table: string, query: string): string =>
    `CREATE OR REPLACE TEMP TABLE ${table} AS ${query}`;
  const upTo = `(sum(amount::DOUBLE) OVER (PARTITION BY account ORDER BY "row" ROWS UNBOUNDED PRECEDING))::BIGINT AS upTo`;
  const sum = (what: string, where: string): string =>
    `coalesce(sum(${what}) FILTER (WHERE ${where}), 0)::BIGINT`;
  const paidIn = `role = 1 AND "on" > ${windowAfter}`;
  const dueIn = `due > ${windowAfter} AND due <= ${asOf}`;
  const bucket = (name: string, least: number, most: number): string =>
    `${sum('open', `late BETWEEN ${least} AND ${most}`)} AS ${name}`;
  return [
    temporary('debits', `SELECT "row", account, date, due, amount, ${upTo} FROM documents WHERE role = 0`),
    temporary('credits', `SELECT "row", account, date, role, amount, ${upTo} FROM documents WHERE role > 0`),
    temporary(
      'totals',
      `SELECT account, ${sum('amount', 'role = 0')} AS owed, ${sum('amount', 'role > 0')} AS paid FROM documents GROUP BY account`,
    ),
    temporary(
      'opens',
      `SELECT "row", greatest(0, least(amount, upTo - paid)) AS open FROM debits JOIN totals USING (account)
       UNION ALL SELECT "row", greatest(0, least(amount, upTo - owed)) FROM credits JOIN totals USING (account)`,
    ),
    temporary(
      'parts',
      `SELECT account, ${sum('part', paidIn)} AS amount, ${sum('part', `${paidIn} AND "on" > due`)} AS late,
         ${sum('part * ("on" - due)', paidIn)} AS signedDays, ${sum('part * ("on" - due)', `${paidIn} AND "on" > due`)} AS lateDays,
         ${sum('part', `role = 1 AND ${dueIn}`)} AS due, ${sum('part', `role = 1 AND ${dueIn} AND "on" <= due`)} AS onTime,
         ${sum('part', `role = 2 AND "on" > ${windowAfter}`)} AS otherCredit
       FROM (SELECT d.account, c.role, d.due, greatest(d.date, c.date) AS "on",
               least(d.upTo, c.upTo) - greatest(d.upTo - d.amount, c.upTo - c.amount) AS part
             FROM debits d JOIN credits c
               ON d.account = c.account AND d.upTo - d.amount < c.upTo AND c.upTo - c.amount < d.upTo)
       GROUP BY account`,
    ),
    temporary(
      'aged',
      `SELECT account, ${bucket('notDue', -99_999, 0)}, ${bucket('to30', 1, 30)}, ${bucket('to60', 31, 60)},
         ${bucket('to90', 61, 90)}, ${bucket('to180', 91, 180)}, ${bucket('to365', 181, 365)}, ${bucket('over365', 366, 99_999)},
         ${sum('open', 'late > 0')} AS overdue, greatest(0, max(late)) AS mostDaysLate,
         coalesce(max(late) FILTER (WHERE late > 0 AND openUpTo >= ${floor}), 0) AS longestOverdue,
         ${sum('open * late', 'late > 0')} AS openDays, ${sum('open', dueIn)} AS openDue
       FROM (SELECT account, due, least(amount, upTo - paid) AS open, ${asOf} - due AS late, upTo - paid AS openUpTo
             FROM debits JOIN totals USING (account) WHERE upTo > paid)
       GROUP BY account`,
    ),
    temporary('figures', FIGURES_QUERY),
  ];
}

const whole = (figure: string): string => `coalesce(${figure}, 0)`;
const withOpen = (figure: string, open: string): string =>
  `${whole(`p.${figure}`)} + ${whole(`a.${open}`)} AS ${figure}`;

const FIGURES_QUERY = `SELECT account,
  ${FIGURES.slice(0, 7)
    .map((bucket) => `${whole(bucket)} AS ${bucket}`)
    .join(', ')},
  least(0, owed - paid) AS unapplied, owed - paid AS balance,
  ${whole('overdue')} AS overdue, ${whole('mostDaysLate')} AS mostDaysLate, ${whole('longestOverdue')} AS longestOverdue,
  ${withOpen('amount', 'overdue')}, ${withOpen('late', 'overdue')}, ${withOpen('signedDays', 'openDays')},
  ${withOpen('lateDays', 'openDays')}, ${withOpen('due', 'openDue')}, ${whole('onTime')} AS onTime, ${whole('otherCredit')} AS otherCredit
  FROM totals LEFT JOIN parts p USING (account) LEFT JOIN aged a USING (account)`;
