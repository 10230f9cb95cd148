/** What an import says about one statement: every row of it, and whether it balances. */
import { isoDay } from '../../ledger/day';
import { moneyText, type Money } from '../../ledger/money';
import { columnLetters } from '../../ledger/records';
import { readAmount } from '../values/amounts';
import type { ColumnMapping, RejectedCell, SkippedRow, StatementCheck, TableReport } from '../report';
import type { RejectedTable } from '../plan/plan';
import { cellAt, cellText, isBlankCell } from '../source/source';
import { balanceDifference } from './figures';
import type { AmountColumn, FoundStatement } from './findStatements';
import type { Line } from './lines';
import type { StatedAmount } from './readStatement';

/** What became of an amount: written, in the ledger already, or of no use to the table. */
export type AmountOutcome = 'added' | 'known' | 'unused';

const NAMED_BY_DICTIONARY = 0.95;

export class StatementReport {
  private readonly outcomes = new Map<number, Set<AmountOutcome>>();
  private readonly refused = new Map<number, RejectedCell[]>();
  private readonly cells = new Map<string, RejectedCell>();
  private readonly checks: StatementCheck[] = [];

  constructor(readonly statement: FoundStatement) {}

  reject(row: number, cell: RejectedCell): void {
    const before = this.refused.get(row) ?? [];
    if (!before.some(({ cell: same, why }) => same === cell.cell && why === cell.why))
      this.refused.set(row, [...before, cell]);
    this.cells.set(`${cell.cell} ${cell.why}`, cell);
  }

  /** A row that is left out because of another cell: whose or when it is was not said there. */
  rejectFor(row: number, cell: RejectedCell): void {
    this.reject(row, cell);
  }

  note(row: number, outcome: AmountOutcome): void {
    this.outcomes.set(row, (this.outcomes.get(row) ?? new Set()).add(outcome));
  }

  /** 资产总计 = 负债合计 + 所有者权益合计 for every column of totals, to one unit of the statement. */
  check(amounts: readonly StatedAmount[]): void {
    for (const { cell, column } of amounts.filter(({ line }) => line === 'totalAssets')) {
      const lines = new Map<Line, Money>();
      for (const other of amounts) {
        if (isSamePeriod(other.column, column) && !lines.has(other.line)) lines.set(other.line, other.amount);
      }
      const difference = balanceDifference(lines);
      if (difference === null) continue;
      this.checks.push({
        check: 'balance',
        cell,
        periodEnd: column.period === null ? null : isoDay(column.period.end),
        difference: moneyText(difference),
        agrees: difference.abs().lte(column.unit),
      });
    }
  }

  report(): TableReport {
    const { statement } = this;
    const skipped: SkippedRow[] = [];
    const rows = { data: 0, imported: 0, skipped: 0, rejected: 0 };
    for (let row = statement.headerRow + 1; row < statement.end; row += 1) {
      rows.data += 1;
      const why = this.refused.has(row) ? 'rejected' : this.whySkipped(row);
      if (why === 'rejected' || why === null) rows[why ?? 'imported'] += 1;
      else {
        rows.skipped += 1;
        skipped.push({ row: row + 1, why });
      }
    }
    return {
      range: this.range(),
      kind: 'financials',
      unit: statement.blocks[0]?.amounts[0]?.unit ?? 1,
      mapping: mappingOf(statement),
      rows,
      skipped,
      rejected: [...this.cells.values()],
      dateFormats: {},
      checks: this.checks,
    };
  }

  /** Rows nobody could read, as they stand; null for none. */
  rejectedTable(): RejectedTable | null {
    const { file, sheet, headerRow } = this.statement;
    const cellsOf = (row: number): readonly string[] => (sheet.rows[row] ?? []).map(cellText);
    const rows = [...this.refused]
      .sort(([one], [other]) => one - other)
      .map(([row, why]) => ({ row: row + 1, cells: cellsOf(row), why }));
    if (rows.length === 0) return null;
    const header = { row: Math.max(1, headerRow + 1), cells: cellsOf(headerRow) };
    return { file, sheet: sheet.name, range: this.range(), reading: null, header, rows };
  }

  /** null: the row was imported. */
  private whySkipped(row: number): SkippedRow['why'] | null {
    const outcomes = this.outcomes.get(row);
    if (outcomes?.has('added') === true) return null;
    if (outcomes?.has('known') === true) return 'already.imported';
    const cells = this.statement.sheet.rows[row] ?? [];
    if (cells.every(isBlankCell)) return 'blank';
    const amounts = this.statement.blocks.flatMap((block) => block.amounts);
    const isAmount = amounts.some(({ column }) => readAmount(cellAt(cells, column)).kind === 'amount');
    return isAmount ? 'line.notKept' : 'remark';
  }

  private range(): string {
    const { headerRow, end, blocks } = this.statement;
    const columns = blocks.flatMap(({ column, amounts, others }) => [
      column,
      ...[...amounts, ...others].map((other) => other.column),
    ]);
    const first = columnLetters(Math.min(...columns));
    return `${first}${Math.max(1, headerRow + 1)}:${columnLetters(Math.max(...columns))}${end}`;
  }
}

function isSamePeriod(one: AmountColumn, other: AmountColumn): boolean {
  if (one.column === other.column) return true;
  return one.period !== null && one.period.end === other.period?.end && one.audited === other.audited;
}

function mappingOf({ blocks }: FoundStatement): readonly ColumnMapping[] {
  const mapped = (column: number, header: string, field: string | null): ColumnMapping => ({
    column: columnLetters(column),
    header,
    field,
    confidence: field === null ? 0 : NAMED_BY_DICTIONARY,
    reasons: field === null ? [] : ['name.known'],
  });
  return blocks.flatMap((block) => [
    mapped(block.column, block.header, 'statement.line'),
    ...block.amounts.map(({ column, header }) => mapped(column, header, 'statement.amount')),
    ...block.others.map(({ column, header }) => mapped(column, header, null)),
  ]);
}
