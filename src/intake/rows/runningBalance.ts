/** Whether each printed balance of a statement follows from the one before: what was owed, plus what was invoiced, less what was paid. */
import { money, ZERO, type Money } from '../../ledger/money';
import { columnLetters } from '../../ledger/records';
import type { TableNote } from '../report';
import { amountOf, type TableCells } from './rowCells';

/** What is printed is rounded, each amount for itself. */
const CENT = money('0.01');

interface Line {
  readonly row: number;
  readonly customer: string;
  /** What the row adds to the balance. */
  readonly moved: Money;
  /** null where none is printed. */
  readonly printed: Money | null;
}

/**
 * @param rows rows of data in the order of the sheet
 * @returns a note on the first balance that does not follow, and how many do not; none where all do
 */
export function balanceNotes(cells: TableCells, rows: Iterable<number>): readonly TableNote[] {
  const { running } = cells.table;
  if (running === null) return [];
  const lines = [...rows].map((row) => lineOf(cells, row));
  const tolerance = CENT.times(running.unit);
  const down = breaksIn(lines, cells.openingRows, tolerance);
  // Statements may have the newest row on top.
  const up = down.length === 0 ? [] : breaksIn([...lines].reverse(), new Set(), tolerance).reverse();
  const breaks = up.length < down.length && cells.openingRows.size === 0 ? up : down;
  const [first] = breaks;
  if (first === undefined) return [];
  const cell = `${columnLetters(running.column)}${first + 1}`;
  return [{ what: 'balance.breaks', cell, count: breaks.length }];
}

function lineOf(cells: TableCells, row: number): Line {
  const of = (field: 'invoice.amount' | 'receipt.amount' | 'creditNote.amount'): Money =>
    amountOf(cells.amount(row, field)) ?? ZERO;
  const printed = cells.runningAt(row);
  return {
    row,
    customer: cells.customerCode(row) || cells.text(row, 'customer.name'),
    moved: of('invoice.amount').minus(of('receipt.amount')).minus(of('creditNote.amount').abs()),
    printed: printed.kind === 'unreadable' ? null : amountOf(printed),
  };
}

/** Rows whose balance does not follow; behind each the next is held against what is printed there. */
function breaksIn(lines: readonly Line[], openings: ReadonlySet<number>, tolerance: Money): number[] {
  const owed = new Map<string, Money>();
  const breaks: number[] = [];
  for (const { row, customer, moved, printed } of lines) {
    const before = owed.get(customer);
    const now = before?.plus(moved);
    if (!openings.has(row) && now !== undefined && printed !== null && now.minus(printed).abs().gt(tolerance))
      breaks.push(row);
    const next = printed ?? now;
    if (next !== undefined) owed.set(customer, next);
  }
  return breaks;
}
