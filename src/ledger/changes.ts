/**
 * What a command wants to write, as plain data: shown before it happens, applied in one place, recorded so that it can be
 * taken back. Rows are named by identity; every overwritten cell says what it is expected to hold now.
 */
import type { CellValue, RowAt } from './records';
import type { TableKey } from './tables';

/** New rows at a table's end, by column key. A column left out stays blank; rowId is given by apply. */
export interface Append {
  readonly table: TableKey;
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
}

export interface CellChange {
  readonly row: RowAt;
  readonly expected: CellValue;
  readonly value: CellValue;
}

/** Cells of one column to set. Writing '' clears. */
export interface SetCells {
  readonly table: TableKey;
  readonly column: string;
  readonly cells: readonly CellChange[];
}

/** The whole body of a derived table (预警). */
export interface Replace {
  readonly table: TableKey;
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
}

/** A warning as a native conditional format over the columns of one table; the workbook writes the formula. */
export interface WarningRule {
  /** Stable name, e.g. `limit.over:1`; carried inside the rule's own formula. */
  readonly name: string;
  readonly table: TableKey;
  /** Columns that take the colour. They need not be adjacent: one contiguous run is one native rule. */
  readonly columns: readonly string[];
  /**
   * Condition with columns as `[key]` and settings as `{key}`: `AND([exposure]>[effective],[exposure]>0)`. Same row only.
   */
  readonly condition: string;
  readonly look: 'high' | 'medium' | 'low';
}

export interface Changes {
  /** The command's name, for the journal. */
  readonly command: string;
  readonly appends: readonly Append[];
  readonly sets: readonly SetCells[];
  readonly replaces: readonly Replace[];
  /** null: leave the warnings as they are. In order: the first has the highest priority. */
  readonly warnings: readonly WarningRule[] | null;
  /** Whether computed columns are formulas or values from now on; left out: as they are. */
  readonly live?: boolean;
}

export function noChanges(command: string): Changes {
  return { command, appends: [], sets: [], replaces: [], warnings: null };
}

export function isEmpty(changes: Changes): boolean {
  return (
    changes.appends.every((append) => append.rows.length === 0) &&
    changes.sets.every((set) => set.cells.length === 0) &&
    changes.replaces.length === 0 &&
    changes.warnings === null
  );
}
