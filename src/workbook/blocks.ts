/** Scattered cells as few rectangles: within one, a cell that is not to be written is null, which Excel leaves alone. */
import type { CellValue } from '../ledger/records';
import { BLOCK_GAP_ROWS_MAX } from './limits';

export interface CellWrite {
  /** Zero-based data row of the table. */
  readonly row: number;
  /** Zero-based column of the table. */
  readonly column: number;
  readonly value: CellValue;
}

export interface Block {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly (CellValue | null)[])[];
}

/** Rows of one block: progress and cancelling happen between blocks. */
export const BLOCK_CELLS_MAX = 20_000;

/** Adjacent columns share a block, nearby rows too. A cell given twice keeps the later value. */
export function blocksOf(cells: readonly CellWrite[]): Block[] {
  const byColumn = new Map<number, Map<number, CellValue>>();
  for (const { row, column, value } of cells) {
    const rows = byColumn.get(column);
    if (rows) rows.set(row, value);
    else byColumn.set(column, new Map([[row, value]]));
  }
  const columns = [...byColumn.keys()].sort((a, b) => a - b);
  return adjacent(columns).flatMap((group) => groupBlocks(group, byColumn));
}

function adjacent(columns: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last?.at(-1) === column - 1) last.push(column);
    else groups.push([column]);
  }
  return groups;
}

function groupBlocks(
  columns: readonly number[],
  byColumn: ReadonlyMap<number, ReadonlyMap<number, CellValue>>,
): Block[] {
  const rows = [...new Set(columns.flatMap((column) => [...(byColumn.get(column)?.keys() ?? [])]))].sort(
    (a, b) => a - b,
  );
  const rowsMax = Math.max(1, Math.floor(BLOCK_CELLS_MAX / columns.length));
  const blocks: Block[] = [];
  let from = rows[0] ?? 0;
  let to = from;
  const close = (): void => {
    const values = Array.from({ length: to - from + 1 }, (_, index) =>
      columns.map((column) => byColumn.get(column)?.get(from + index) ?? null),
    );
    blocks.push({ row: from, column: columns[0] ?? 0, values });
  };
  for (const row of rows) {
    if (row - to > BLOCK_GAP_ROWS_MAX || row - from >= rowsMax) {
      close();
      from = row;
    }
    to = row;
  }
  if (rows.length > 0) close();
  return blocks;
}
