/**
 * From what should change and what stands now to what is written: rows found by identity, rows that somebody changed
 * meanwhile refused by name, everything else as cells by position. Pure.
 */
import type { Problem } from '../ledger/result';
import type { Fresh } from './fresh';
import type { TableRecord } from './journalRecord';
import { liveAfter } from './liveness';
import type { ApplyPlan, Intent, TablePlan } from './plan';
import type { BookRead } from './read';
import { TablePlanner, type Turn } from './tablePlanner';

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
    planner.drop(intent.drops.filter((drop) => drop.table === key));
    tables.push(planner.plan());
    records.push(...planner.records);
    for (const problem of planner.refused) refused.push(problem);
  }
  return { tables, records, refused, live };
}
