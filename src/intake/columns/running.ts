/**
 * A balance that runs from row to row is no document's own: 日期, 金额, 付款, 欠款 as small businesses keep them. Where nothing names
 * the column that lowers it, arithmetic over neighbouring rows does.
 */
import { cellAt, cellText, type SourceCell, type SourceSheet } from '../source/source';
import { isPartialDate, looksLikeDate, looksLikeSerial } from '../values/dates';
import { nameKey } from '../values/wording';
import { amountsOf, CENT, type Amounts } from './amounts';
import type { Candidate } from './candidate';

/** Evidence does not grow with rows behind these, and they must be neighbours. */
const ROWS_MAX = 60;
/** Rows that follow from the one before: fewer may by chance. */
const ROWS_MIN = 2;
const FOLLOWS_FROM = 0.9;

/** From one dated row of a customer to the next. */
interface Step {
  /** Among the rows that were read. */
  readonly at: number;
  readonly change: bigint;
}

export function settleRunning(sheet: SourceSheet, fromRow: number, candidates: readonly Candidate[]): void {
  const find = (sense: Candidate['sense']) => candidates.find((candidate) => candidate.sense === sense);
  const balance = find('balance.amount');
  if (balance === undefined || balance.head.answered || balance.evidence.has('arithmetic.closes')) return;
  if (find('document.date') === undefined || find('receipt.amount') || find('creditNote.amount')) return;
  const columns = candidates.filter(({ profile }) => profile.amounts > 0.5 && profile.dates < 0.5);
  const unnamed = columns.filter(({ sense, head }) => sense === null && !head.answered);
  const near = { ...sheet, rows: sheet.rows.slice(0, fromRow + ROWS_MAX) };
  const amounts = amountsOf(near, fromRow, columns);
  const steps = stepsOf(near, fromRow, candidates, amounts.get(balance) ?? []);
  const lowered = [[], ...unnamed.map((column) => [column]), ...(unnamed.length > 1 ? [unnamed] : [])];
  for (const increase of columns) {
    if (increase.sense !== 'amount' && increase.sense !== 'invoice.amount') continue;
    const by = lowered.find((decreases) => follows(steps, increase, decreases, amounts));
    if (by === undefined) continue;
    settleBy(balance, increase, by);
    return;
  }
}

function settleBy(balance: Candidate, increase: Candidate, [decrease, ...more]: readonly Candidate[]): void {
  if (more.length > 0) {
    // One column alone can hold what was received: a person must say what becomes of several.
    balance.runs = true;
    return;
  }
  increase.sense = 'invoice.amount';
  increase.evidence.add('arithmetic.closes');
  if (decrease === undefined) {
    balance.sense = 'known';
    return;
  }
  decrease.sense = 'receipt.amount';
  decrease.evidence.add('arithmetic.closes');
}

/** Totals have no day; an opening has, or gives its customer the first balance. */
function stepsOf(
  { rows }: SourceSheet,
  fromRow: number,
  candidates: readonly Candidate[],
  balances: Amounts,
): readonly Step[] {
  const dates = candidates.filter(({ sense }) => sense === 'document.date');
  const names = candidates.filter(({ sense }) => sense === 'customer.name' || sense === 'customer.code');
  const owed = new Map<string, bigint>();
  const steps: Step[] = [];
  for (const [at, balance] of balances.entries()) {
    if (balance === null) continue;
    const row = rows[fromRow + at];
    const customer = names.map(({ head }) => nameKey(cellText(cellAt(row, head.column)))).join('\n');
    const before = owed.get(customer);
    const dated = dates.some(({ head }) => isDay(cellAt(row, head.column)));
    if (before !== undefined && !dated) continue;
    if (before !== undefined) steps.push({ at, change: balance - before });
    owed.set(customer, balance);
  }
  return steps;
}

function isDay(cell: SourceCell): boolean {
  return looksLikeDate(cell) || looksLikeSerial(cell) || isPartialDate(cell);
}

/** Whether each balance is the one before, more by the increase and less by what lowers it; of these each must move something. */
function follows(
  steps: readonly Step[],
  increase: Candidate,
  decreases: readonly Candidate[],
  amounts: ReadonlyMap<Candidate, Amounts>,
): boolean {
  const of = (column: Candidate, at: number): bigint => amounts.get(column)?.[at] ?? 0n;
  const following = steps.filter(({ at, change }) => {
    const lowered = decreases.reduce((sum, column) => sum + of(column, at), 0n);
    const differs = of(increase, at) - lowered - change;
    return differs <= CENT && differs >= -CENT;
  });
  const moves = [increase, ...decreases].every((column) => following.some(({ at }) => of(column, at) !== 0n));
  const telling = following.filter(({ change }) => change !== 0n).length;
  return moves && telling >= ROWS_MIN && following.length >= steps.length * FOLLOWS_FROM;
}
