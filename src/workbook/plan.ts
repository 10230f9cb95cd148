/** What a write intends, and what it comes to once the tables as they stand now are known. */
import type { Changes } from '../ledger/changes';
import type { Problem } from '../ledger/result';
import type { TableKey } from '../ledger/tables';
import type { CellWrite } from './blocks';
import type { FreshTable } from './fresh';
import type { TableRecord } from './journalRecord';
import type { RowValues } from './tableSteps';

/** Rows to take out again, each only if it still is what its hash says. */
export interface Removal {
  readonly table: TableKey;
  readonly ids: readonly string[];
  readonly hashes: readonly string[];
}

/** A table or columns that came with a write and are to go with it, if nobody has made them his own since. */
export interface Drop {
  readonly table: TableKey;
  /** null: the whole table. */
  readonly columns: readonly string[] | null;
  /** Of the rows the table came with, one hash a row, joined. */
  readonly hashes: string;
}

export interface Intent extends Changes {
  readonly removals: readonly Removal[];
  readonly drops: readonly Drop[];
  /** True when the values stood in these cells before: however many digits a formula once left there, they come back. */
  readonly restores: boolean;
}

export interface AppendPlan {
  /** First data row to write to: the table's end, or its only row when that is blank. */
  readonly position: number;
  readonly rows: readonly RowValues[];
}

export interface TablePlan {
  readonly table: FreshTable;
  readonly cells: readonly CellWrite[];
  readonly append: AppendPlan | null;
  readonly removed: readonly number[];
  readonly replaced: readonly RowValues[] | null;
  /** Whether the calculated columns are to be filled with their formulas. */
  readonly formulas: boolean;
  /** What goes: the table with its sheet, or columns at its right end, by key. */
  readonly dropped: 'table' | readonly string[];
}

export interface ApplyPlan {
  readonly tables: readonly TablePlan[];
  readonly records: readonly TableRecord[];
  readonly refused: readonly Problem[];
  /** Whether computed columns are formulas afterwards. */
  readonly live: boolean;
}
