/** Rows without an identity of their own: they get one at the next write. */
import { isBlank } from '../ledger/cells';
import { cellAt, type TableSnapshot } from '../ledger/records';
import { rowIdAt } from '../ledger/rowIds';
import { TABLES } from '../ledger/tables';

/** Whether the rows hold one that a person typed or copied: it has no identity of its own yet. */
export function hasNamelessRows(snapshot: TableSnapshot): boolean {
  return namelessRows(snapshot).length > 0;
}

/** Data rows with content but without 行号, and the lower ones of a repeated 行号. */
export function namelessRows(snapshot: TableSnapshot): number[] {
  if (TABLES[snapshot.table].derived) return [];
  const keys = TABLES[snapshot.table].columns.filter(({ role, key }) => role === 'input' && key !== 'note');
  const seen = new Set<string>();
  return snapshot.rows.flatMap((_, position) => {
    if (keys.every(({ key }) => isBlank(cellAt(snapshot, position, key)))) return [];
    const id = rowIdAt(snapshot, position);
    const isNameless = id === '' || seen.has(id);
    seen.add(id);
    return isNameless ? [position] : [];
  });
}
