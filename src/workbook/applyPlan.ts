/**
 * From what should change and what stands now to what is written: rows found by identity, rows that somebody changed
 * meanwhile refused by name, everything else as cells by position. Pure.
 */
import type { Changes } from '../ledger/changes';
import type { Problem } from '../ledger/result';
import type { TableKey } from '../ledger/tables';
import type { CellWrite } from './blocks';
import type { Fresh, FreshTable } from './fresh';
import type { TableRecord } from './journalRecord';
import { liveAfter } from './liveness';
import type { BookRead } from './read';
import { TablePlanner, type Turn } from './tablePlanner';
import type { RowValues } from './tableSteps';

/** Rows to take out again, each only if it still is what its hash says. */
export interface Removal {
  readonly table: TableKey;
  readonly ids: readonly string[];
  readonly hashes: readonly string[];
}

export interface Intent extends Changes {
  readonly removals: readonly Removal[];
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
}

export interface ApplyPlan {
  readonly tables: readonly TablePlan[];
  readonly records: readonly TableRecord[];
  readonly refused: readonly Problem[];
  /** Whether computed columns are formulas afterwards. */
  readonly live: boolean;
}

/** @param seed of the identities this write gives; no other write of any client has it. */
export function planApply(read: BookRead, fresh: Fresh, intent: Intent, seed: string): ApplyPlan {
  const tables: TablePlan[] = [];
  const records: TableRecord[] = [];
  const refused: Problem[] = [];
  const live = liveAfter(read, intent);
  const turn: Turn = { live, turned: live !== read.live };
  for (const [key, table] of fresh) {
    const planner = new TablePlanner(read.ledger.tables[key], table, `${seed}/${key}`, intent.restores, turn);
    planner.turn();
    planner.set(intent.sets.filter((set) => set.table === key));
    planner.remove(intent.removals.filter((removal) => removal.table === key));
    planner.append(intent.appends.filter((append) => append.table === key));
    planner.replace(intent.replaces.filter((replace) => replace.table === key).at(-1)?.rows);
    tables.push(planner.plan());
    records.push(...planner.records);
    for (const problem of planner.refused) refused.push(problem);
  }
  return { tables, records, refused, live };
}
