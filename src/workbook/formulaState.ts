/** Whether computed columns are live formulas, and which of their cells hold a value typed over the formula. */
import type { RowAt, TableSnapshot } from '../ledger/records';
import { rowIdAt } from '../ledger/rowIds';
import { TABLE_KEYS, TABLES, type TableKey } from '../ledger/tables';
import type { Grid } from './blockReader';

export interface OverwrittenCell {
  readonly at: RowAt;
  readonly column: string;
}

export interface FormulaState {
  /** False when computed columns are stamped values: too many rows, or the formulas are gone. */
  readonly live: boolean;
  readonly overwritten: readonly OverwrittenCell[];
}

/**
 * @param formulas of the first rows at least of each calculated column, by `table.column`. A few formulas among many values
 * are what Excel fills in for a row typed below stamped ones: they make no live ledger.
 */
export function formulaState(
  snapshots: Readonly<Record<TableKey, TableSnapshot>>,
  formulas: ReadonlyMap<string, Grid>,
): FormulaState {
  const overwritten: OverwrittenCell[] = [];
  let live = true;
  for (const table of TABLE_KEYS) {
    for (const { key, role } of TABLES[table].columns) {
      if (role !== 'formula') continue;
      const cells = formulas.get(`${table}.${key}`) ?? [];
      const written = cells.filter(([cell]) => isFormula(cell)).length;
      if (written === 0 || written * 2 < cells.length) live = false;
      else for (const cell of typedOver(snapshots[table], key, cells)) overwritten.push(cell);
    }
  }
  return { live, overwritten: live ? overwritten : [] };
}

function typedOver(snapshot: TableSnapshot, column: string, cells: Grid): OverwrittenCell[] {
  return snapshot.rows.flatMap((_, position) =>
    cells[position] === undefined || isFormula(cells[position][0])
      ? []
      : [{ at: { table: snapshot.table, id: rowIdAt(snapshot, position), position }, column }],
  );
}

function isFormula(cell: unknown): boolean {
  return typeof cell === 'string' && cell.startsWith('=');
}
