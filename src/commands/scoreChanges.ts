/** What scoring writes: a row of 评分 for each score that is not on record yet, and 信用等级 beside the customer. */
import { noChanges, type CellChange, type Changes, type SetCells } from '../ledger/changes';
import { serialOf, type Day } from '../ledger/day';
import { moneyText, type Money } from '../ledger/money';
import { cellAt, type CellValue, type Ledger, type TableSnapshot } from '../ledger/records';
import { CARD, GRADE, TABLES } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import type { ScoredCustomer } from './types';

type Row = Readonly<Record<string, CellValue>>;

/** Scores and shares as the table keeps them; the grade is of the unrounded score. */
const SCORE_DECIMALS = 2;
const SHARE_DECIMALS = 4;

/** The record is append-only: what a customer's last row of the day already says is not said again. */
export function scoreChanges(
  ledger: Ledger,
  asOf: Day,
  scores: readonly ScoredCustomer[],
  words: CellWords,
): Changes {
  const recorded = new Recorded(ledger.tables.scores);
  const rows = scores
    .filter(({ score }) => score.score !== null || score.grade !== null)
    .map((scored) => scoreRow(scored, asOf, words))
    .filter((row) => !recorded.has(row));
  const grades = gradeCells(ledger, scores);
  return {
    ...noChanges('score'),
    appends: rows.length === 0 ? [] : [{ table: 'scores', rows }],
    sets: grades.cells.length === 0 ? [] : [grades],
  };
}

function scoreRow({ id, name, score }: ScoredCustomer, asOf: Day, words: CellWords): Row {
  const { language } = words;
  const points = new Map(score.lines.map((line) => [line.characteristic, line.points]));
  const texts = words.score({
    knockOuts: score.knockOuts.map((knockOut) => knockOut.id),
    costMost: score.costMost.flatMap((characteristic) => {
      const own = points.get(characteristic) ?? null;
      return own === null ? [] : [{ characteristic, points: own }];
    }),
    collectNext: score.collectNext,
  });
  return {
    asOf: serialOf(asOf),
    customerId: id,
    customerName: name,
    card: CARD[score.card][language],
    version: score.version,
    score: rounded(score.score, SCORE_DECIMALS),
    coverage: rounded(score.coverage, SHARE_DECIMALS),
    worst: rounded(score.worst, SCORE_DECIMALS),
    best: rounded(score.best, SCORE_DECIMALS),
    grade: score.grade === null ? '' : GRADE[score.grade][language],
    ...texts,
    inputs: inputsText(score),
  };
}

function rounded(value: Money | null, decimals: number): CellValue {
  return value === null ? '' : value.toDecimalPlaces(decimals).toNumber();
}

/** What each characteristic was computed from and its points, for a reader who wants to see why years later. */
function inputsText({ lines }: ScoredCustomer['score']): string {
  const known = lines.filter(({ points }) => points !== null);
  return JSON.stringify(
    Object.fromEntries(
      known.map(({ characteristic, points, input }) => [
        characteristic,
        {
          value: input.values.map((value) =>
            value === null || typeof value === 'string' ? value : moneyText(value),
          ),
          points: points === null ? null : moneyText(points),
          from: input.inputs,
        },
      ]),
    ),
  );
}

/** Rows of 评分 by customer and day: of one day the lowest row is the one that counts. */
class Recorded {
  readonly #last = new Map<string, number>();

  constructor(readonly table: TableSnapshot) {
    for (let position = 0; position < table.rows.length; position++) {
      this.#last.set(keyOf(cellAt(table, position, 'customerId'), cellAt(table, position, 'asOf')), position);
    }
  }

  has(row: Row): boolean {
    const position = this.#last.get(keyOf(row['customerId'] ?? '', row['asOf'] ?? ''));
    if (position === undefined) return false;
    return TABLES.scores.columns.every(
      ({ key }) =>
        key === 'rowId' ||
        !this.table.columns.has(key) ||
        cellAt(this.table, position, key) === (row[key] ?? ''),
    );
  }
}

function keyOf(customer: CellValue, day: CellValue): string {
  return `${String(customer).toLowerCase()}\u0000${day}`;
}

/**
 * The grade in force: what a person set stands before what was computed. A ledger whose column somebody took out keeps none;
 * one that was made before there were scores gets the column with its 评分.
 */
function gradeCells(
  { tables: { customers, scores: records } }: Ledger,
  scores: readonly ScoredCustomer[],
): SetCells {
  const cells: CellChange[] = [];
  const wanted = customers.columns.has('grade') || records.headers.length === 0;
  for (const { at: row, gradeInForce } of wanted ? scores : []) {
    if (row === null) continue;
    const expected = cellAt(customers, row.position, 'grade');
    const value = gradeInForce ?? '';
    if (value !== expected) cells.push({ row, expected, value });
  }
  return { table: 'customers', column: 'grade', cells };
}
