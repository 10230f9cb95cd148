/** Amounts of a statement, line by line and period by period; what cannot be read is said, and blank stays unknown. */
import { ZERO, type Money } from '../../ledger/money';
import { columnLetters, type FinancialFigure } from '../../ledger/records';
import { amountStyleOf, readAmount, type AmountStyle } from '../values/amounts';
import type { RejectedCell } from '../report';
import { cellAt, cellText, isBlankCell, type SourceCell } from '../source/source';
import { LINES_OF_FIGURE } from './figures';
import type { AmountColumn, FoundStatement, LineColumn } from './findStatements';
import { lineIn, type Line, type NamedLine } from './lines';

/** One amount of one line. */
export interface StatedAmount extends NamedLine {
  readonly row: number;
  readonly cell: string;
  readonly value: string;
  /** In the currency's own unit: the statement's 万元 is multiplied in. */
  readonly amount: Money;
  readonly column: AmountColumn;
}

export interface StatementReading {
  readonly amounts: readonly StatedAmount[];
  readonly rejected: readonly { readonly row: number; readonly cell: RejectedCell }[];
}

/** Lines that say something for a figure, or for the check of the balance. */
const READ: ReadonlySet<Line> = new Set<Line>([
  ...(Object.keys(LINES_OF_FIGURE) as FinancialFigure[]).flatMap((figure) => LINES_OF_FIGURE[figure]),
  'paidInCapital',
  'capitalReserve',
  'liabilitiesAndEquity',
]);

export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function readStatement(found: FoundStatement): StatementReading {
  const amounts: StatedAmount[] = [];
  const rejected: { row: number; cell: RejectedCell }[] = [];
  for (const block of found.blocks) {
    for (const column of block.amounts) {
      const style = styleOf(found, block, column);
      for (const { row, named } of linesOf(found, block)) {
        const cell = cellAt(found.sheet.rows[row], column.column);
        const place = { cell: cellName(row, column.column), value: cellText(cell) };
        const amount = amountOf(cell, style, found, column);
        if (amount === 'unreadable') rejected.push({ row, cell: { ...place, why: 'amount.unreadable' } });
        else if (amount !== null) amounts.push({ ...named, ...place, row, amount, column });
      }
    }
  }
  return { amounts, rejected };
}

function linesOf(
  { sheet, headerRow }: FoundStatement,
  block: LineColumn,
): { row: number; named: NamedLine }[] {
  const lines: { row: number; named: NamedLine }[] = [];
  for (let row = headerRow + 1; row < block.end; row += 1) {
    const named = lineIn(cellAt(sheet.rows[row], block.column));
    if (named !== null && READ.has(named.line)) lines.push({ row, named });
  }
  return lines;
}

function styleOf(
  { sheet, headerRow }: FoundStatement,
  block: LineColumn,
  { column }: AmountColumn,
): AmountStyle {
  return amountStyleOf(sheet.rows.slice(headerRow + 1, block.end).map((row) => cellAt(row, column)));
}

/** A dash is no amount: whoever wrote it may not know, unless the sheet says that it stands for zero. */
function amountOf(
  cell: SourceCell,
  style: AmountStyle,
  { around }: FoundStatement,
  { unit }: AmountColumn,
): Money | null | 'unreadable' {
  if (isBlankCell(cell)) return null;
  const reading = readAmount(cell, style);
  if (reading.kind === 'unreadable') return 'unreadable';
  if (reading.kind === 'amount') return reading.ownUnit ? reading.amount : reading.amount.times(unit);
  return reading.kind === 'nil' && around.dashIsZero ? ZERO : null;
}
