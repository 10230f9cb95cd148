/** Whether a table or columns that came with a write hold nothing but what it put there, once its rows and cells are gone. */
import { TABLES } from '../ledger/tables';
import type { CellWrite } from './blocks';
import type { FreshTable } from './fresh';
import { ROW_HASH_CHARACTERS, rowHashAt } from './rowHash';

/** A table as a plan leaves it. */
export interface Left {
  readonly table: FreshTable;
  /** Positions of rows that go. */
  readonly removed: ReadonlySet<number>;
  readonly cells: readonly CellWrite[];
}

/** No column of the user's, nothing beside or below the table, and no row but those it came with, as they were. */
export function holdsOnly({ table, removed }: Left, hashes: string): boolean {
  const { key, snapshot, bodyRows, lastUsedRow, lastUsedColumn } = table;
  const { headers, firstColumn, headerRow, rows } = snapshot;
  if (headers.length > TABLES[key].columns.length) return false;
  if (lastUsedColumn >= firstColumn + headers.length || lastUsedRow > headerRow + bodyRows) return false;
  const left = rows.flatMap((row, position) =>
    removed.has(position) || row.every((value) => value === '') ? [] : [rowHashAt(snapshot, position)],
  );
  return left.sort().join() === piecesOf(hashes).sort().join();
}

/** They are the table's last ones, and blank in every row that stays. */
export function areBlank({ table, removed, cells }: Left, columns: readonly string[]): boolean {
  const { headers, rows, columns: places } = table.snapshot;
  const written = new Map(cells.map(({ row, column, value }) => [`${row}/${column}`, value]));
  return columns.every((key) => {
    const column = places.get(key) ?? -1;
    if (column < headers.length - columns.length) return false;
    return rows.every((row, position) => {
      const value = written.get(`${position}/${column}`) ?? row[column] ?? '';
      return value === '' || removed.has(position);
    });
  });
}

function piecesOf(hashes: string): string[] {
  const count = hashes.length / ROW_HASH_CHARACTERS;
  return Array.from({ length: count }, (_, index) =>
    hashes.slice(index * ROW_HASH_CHARACTERS, (index + 1) * ROW_HASH_CHARACTERS),
  );
}
