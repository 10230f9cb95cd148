/** A plan as steps in the order they must happen: the journal first, warnings last, when the tables have their size. */
import type { Day } from '../ledger/day';
import type { TableKey } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import type { AppendPlan, ApplyPlan, Intent, TablePlan } from './plan';
import { cellInput } from './cellInput';
import type { Fresh, FreshTable } from './fresh';
import { STAMPED_TABLES } from './layout';
import { columnFormula } from './formulas';
import { proofFormula } from './proofFormulas';
import { placeOf, type BookRead } from './read';
import { comingSteps, dropColumnsSteps, dropTableStep } from './structureSteps';
import { formulaStep, valuesStep, type PlacedBlock, type Step } from './steps';
import {
  aheadSteps,
  bodyPlace,
  cellSteps,
  removeSteps,
  replaceSteps,
  rowSteps,
  type RowsWritten,
} from './tableSteps';
import { TABLES } from '../ledger/tables';
import {
  isNothing,
  nativeWarnings,
  placeWarnings,
  planWarnings,
  resizedWarnings,
  type WarnedTable,
} from './warnings';
import { isOurTitle, titleOf } from './title';

export interface Assembled {
  readonly steps: readonly Step[];
  readonly written: readonly PlacedBlock[];
  /** Body rows each written table must have afterwards. */
  readonly bodyRows: ReadonlyMap<TableKey, number>;
}

export interface Assembly {
  readonly read: BookRead;
  readonly intent: Intent;
  readonly fresh: Fresh;
  readonly plan: ApplyPlan;
  readonly journal: TablePlan | null;
  /** undefined: 检查日期 stays. */
  readonly asOf: Day | null | undefined;
  readonly words: CellWords;
}

export function assembleSteps(assembly: Assembly): Assembled {
  const { read, plan, journal } = assembly;
  const { live } = plan;
  const steps: Step[] = [];
  const written: PlacedBlock[] = [];
  const bodyRows = new Map<TableKey, number>();
  for (const part of journal ? [journal, ...plan.tables] : plan.tables) {
    const done = tableSteps(part, live);
    steps.push(...comingSteps(part.table, assembly.words, read.ledger.language));
    steps.push(...done.steps);
    if (done.steps.length > 0 && part.dropped !== 'table')
      steps.push(...aheadSteps(part.table, done.bodyRows));
    if (part.append) steps.push(...nativeSteps(part.table, part.append, read));
    if (part.formulas) steps.push(...formulaSteps(part.table, done.bodyRows, read));
    written.push(...done.written);
    bodyRows.set(part.table.key, done.bodyRows);
  }
  if (steps.length > 0 && (assembly.asOf !== undefined || live !== read.live)) {
    steps.push(...titleSteps(assembly, live));
  }
  const warnings = warningStep(assembly, bodyRows);
  if (warnings) steps.push(warnings);
  return { steps, written, bodyRows };
}

function tableSteps(part: TablePlan, live: boolean): RowsWritten {
  const { table, cells, append, removed, replaced, dropped } = part;
  if (dropped === 'table') return { steps: [dropTableStep(table)], written: [], bodyRows: table.bodyRows };
  const set = cellSteps(table, cells);
  const rest = append
    ? rowSteps(table, append.position, append.rows, live)
    : replaced
      ? replaceSteps(table, replaced, live)
      : removeSteps(table, removed);
  // Rows that go away cannot be read back where they stood.
  const stays = removed.length === 0 ? set.written : [];
  return {
    steps: [
      ...set.steps,
      ...rest.steps,
      ...(dropped.length > 0 ? dropColumnsSteps(table, dropped.length, rest.bodyRows) : []),
    ],
    written: [...stays, ...rest.written],
    bodyRows: rest.bodyRows,
  };
}

function formulaSteps(table: FreshTable, bodyRows: number, { ledger }: BookRead): Step[] {
  const { key, snapshot } = table;
  return TABLES[key].columns.flatMap((spec) => {
    const column = snapshot.columns.get(spec.key);
    if (spec.role !== 'formula' || column === undefined) return [];
    const formula = columnFormula(key, spec.key, ledger.language);
    return [formulaStep(bodyPlace(table, 0, column, bodyRows, 1), formula)];
  });
}

/** Formulas of appended rows that no size of the ledger turns into values. */
function nativeSteps(table: FreshTable, { position, rows }: AppendPlan, { ledger }: BookRead): Step[] {
  return TABLES[table.key].columns.flatMap((spec) => {
    const column = table.snapshot.columns.get(spec.key);
    if (spec.role !== 'native' || column === undefined) return [];
    const formula = proofFormula(spec.key, table.snapshot, ledger.tables.documents);
    return formula === null ? [] : [formulaStep(bodyPlace(table, position, column, rows.length, 1), formula)];
  });
}

function titleSteps({ fresh, read, asOf, words }: Assembly, live: boolean): Step[] {
  return STAMPED_TABLES.flatMap((key) => {
    const table = fresh.get(key);
    if (!table || table.title === null || !isOurTitle(key, table.title)) return [];
    const title = titleOf(key, asOf === undefined ? read.ledger.policy.asOf : asOf, live, words);
    if (table.title === title) return [];
    const block = { place: bodyPlace(table, -2, 0, 1, 1), values: [[title]] };
    return [valuesStep(block, [[cellInput(title, { type: 'text' })]])];
  });
}

function warningStep(assembly: Assembly, bodyRows: ReadonlyMap<TableKey, number>): Step | null {
  const { read, intent, fresh } = assembly;
  if (read.warningsUnreadable !== null) return null;
  const tables: Partial<Record<TableKey, WarnedTable>> = {};
  for (const [key, table] of fresh) {
    const { sheetId, snapshot } = table;
    tables[key] = { ...snapshot, sheetId, bodyRows: bodyRows.get(key) ?? table.bodyRows };
  }
  const stored = read.warnings.filter(({ table }) => fresh.has(table));
  const wanted =
    intent.warnings === null
      ? resizedWarnings(stored, tables)
      : nativeWarnings(intent.warnings, tables, read.ledger.language);
  const known =
    intent.warnings === null
      ? stored.filter(({ name }) => wanted.some((rule) => rule.name === name))
      : stored;
  const plan = planWarnings(wanted, known);
  if (isNothing(plan)) return null;
  const bytes = (plan.update.length + plan.remove.length + plan.add.length) * WARNING_BYTES;
  return {
    bytes,
    put: (context) => placeWarnings(context, plan, (table) => placeOf(read, table).sheetId),
  };
}

/** Bytes one rule takes of a request: several operations. */
const WARNING_BYTES = 3_000;
