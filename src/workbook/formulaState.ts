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
  /** False when computed columns are stamped values, too many rows for others, or the formulas of a column are gone. */
  readonly live: boolean;
  /** None where all columns are stamped. */
  readonly overwritten: readonly OverwrittenCell[];
}

/**
 * @param formulas of the first rows at least of each calculated column, by `table.column`. A few formulas among many values
 * are what Excel fills in for a row typed below stamped ones: they make no live ledger. A column all typed over among others
 * that are formulas is none either, for its formulas have to be written anew; its first cell stands for it.
 */
export function formulaState(
  snapshots: Readonly<Record<TableKey, TableSnapshot>>,
  formulas: ReadonlyMap<string, Grid>,
): FormulaState {
  const overwritten: OverwrittenCell[] = [];
  let kept = 0;
  let lost = 0;
  for (const table of TABLE_KEYS) {
    for (const { key, role } of TABLES[table].columns) {
      if (role !== 'formula') continue;
      const cells = formulas.get(`${table}.${key}`) ?? [];
      const written = cells.filter(([cell]) => isFormula(cell)).length;
      const isLost = written === 0 || written * 2 < cells.length;
      if (isLost) lost++;
      else kept++;
      const typed = typedOver(snapshots[table], key, cells);
      overwritten.push(...(isLost ? typed.slice(0, 1) : typed));
    }
  }
  return { live: lost === 0, overwritten: kept > lost ? overwritten : [] };
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
