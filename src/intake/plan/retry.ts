/** Rejected rows once somebody mended them: planned again as their table was read, and told row by row what came of it. */
import { ok, type Result } from '../../ledger/result';
import type { SheetFinding } from '../layout/table';
import { ROWS_MAX } from '../source/limits';
import type { SourceCell, SourceRow, SourceSheet } from '../source/source';
import type { ImportPlan, KeptRow, RejectedTable } from './plan';
import { planFindings, type PlanningOptions, type WantedSheet } from './planImport';
import { TablePlan } from './planTable';
import type { RowOutcome } from './rowStates';
import { parseReading } from './reading';

export interface MendedTable extends Pick<RejectedTable, 'file' | 'sheet'> {
  readonly reading: string;
  readonly rows: readonly KeptRow[];
}

export interface RetryPlan {
  readonly plan: ImportPlan;
  /** Of every table asked about and its rows, in their order; null where nobody knows any more how the table was read. */
  readonly outcomes: readonly (readonly (RowOutcome | null)[])[];
}

/** Fails as planning an import does. */
export function planRetry(tables: readonly MendedTable[], options: PlanningOptions): Result<RetryPlan> {
  const sheets: WantedSheet[] = [];
  const found: SheetFinding[] = [];
  const plans = new Map<SheetFinding, TablePlan>();
  const asked = tables.map((mended): TablePlan | null => {
    const reading = parseReading(mended.reading);
    if (reading === null) return null;
    const { file } = mended;
    const rows = placedRows(mended);
    const sheet = sheetOf(mended.sheet, rows);
    const table = reading.over(file, sheet);
    const finding: SheetFinding = { file, source: sheet, sheet, refused: null, table };
    const plan = new TablePlan(table, { styles: reading.styles, rows: new Set(rows.keys()) });
    sheets.push({ file, sheet, statements: [] });
    found.push(finding);
    plans.set(finding, plan);
    return plan;
  });
  const planned = planFindings(sheets, found, plans, options);
  if (!planned.ok) return planned;
  const outcomes = tables.map(({ rows }, index) => {
    const told = new Set<number>();
    return rows.map(({ row }) => {
      if (told.has(row)) return null;
      told.add(row);
      return asked[index]?.outcomeOf(row) ?? null;
    });
  });
  return ok({ plan: planned.value, outcomes });
}

/** By zero-based row of the source; the first of several that claim one row, none that claims a row no sheet has. */
function placedRows({ rows }: MendedTable): ReadonlyMap<number, SourceRow> {
  const placed = new Map<number, SourceRow>();
  for (const { row, cells } of rows) {
    const isRow = Number.isInteger(row) && row >= 1 && row <= ROWS_MAX;
    if (isRow && !placed.has(row - 1)) placed.set(row - 1, trimmed(cells.map(sourceCell)));
  }
  return placed;
}

/** Every row where it stood in its source, so that what is said of a row names the one a person knows. */
function sheetOf(name: string, placed: ReadonlyMap<number, SourceRow>): SourceSheet {
  const last = [...placed.keys()].reduce((most, row) => Math.max(most, row), -1);
  const rows = Array.from({ length: last + 1 }, (_, row) => placed.get(row) ?? []);
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return { name, hidden: false, columnCount, rows };
}

/** Digits that were a number are one again: only as a number is 45000 a day. */
function sourceCell(text: string): SourceCell {
  const number = Number(text);
  return text !== '' && String(number) === text && Number.isFinite(number) ? number : text;
}

function trimmed(cells: readonly SourceCell[]): SourceRow {
  let { length } = cells;
  while (length > 0 && cells[length - 1] === '') length -= 1;
  return cells.slice(0, length);
}
