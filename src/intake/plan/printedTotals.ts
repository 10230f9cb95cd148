/** What a table's own totals say its rows add up to: one over all of them, or one below each part of it. */
import type { RowClass } from '../layout/rowClass';
import type { TableCells } from '../rows/rowCells';
import { addMoneyInCells, isTotalOf, printedIn, Tally, type Sums } from './reconcile';

/** Rows with the total below them. */
interface Part {
  readonly rows: readonly number[];
  readonly total: number;
}

/**
 * The last total, unless its rows do not reach it and the totals of all parts together are reached: lists below one another
 * without a blank row have each their 合计, and none over all.
 * @param found what each row was told to be, by sheet row
 * @param counted rows that the sums hold
 */
export function printedOf(
  cells: TableCells,
  found: readonly RowClass[],
  counted: readonly number[],
  { source, voided }: { readonly source: Tally; readonly voided: Tally },
): Sums | null {
  const last = found.lastIndexOf('grandTotal');
  if (last < 0) return null;
  const printed = printedIn(cells, last, counted, source);
  const parts = reaches(printed, source, voided) ? null : partsOf(found);
  if (parts === null) return printed;
  const together = new Tally();
  for (const { rows, total } of parts) {
    const part = new Tally();
    for (const row of rows) addMoneyInCells(cells, row, part);
    together.addAll(printedIn(cells, total, rows, part));
  }
  return reaches(together.entries, source, voided) ? together.entries : printed;
}

function reaches(printed: Sums, source: Tally, voided: Tally): boolean {
  return [...printed].every(([measure, amount]) => isTotalOf(amount, source.of(measure), voided.of(measure)));
}

/** null where there are not several, or some rows have no total below them. */
function partsOf(found: readonly RowClass[]): readonly Part[] | null {
  const parts: Part[] = [];
  let rows: number[] = [];
  for (const [row, is] of found.entries()) {
    if (is === 'data' || is === 'void') rows.push(row);
    if (is !== 'grandTotal' || rows.length === 0) continue;
    parts.push({ rows, total: row });
    rows = [];
  }
  return parts.length > 1 && rows.length === 0 ? parts : null;
}
