/**
 * The one place that writes to a ledger: re-read what the change expects, write the rest in blocks, read back.
 *
 * Crash safety. A batch of Excel's is carried out in order but not as one; power, network and patience can end between any
 * two of its steps. So the journal goes first, complete with the values before and after (a write-ahead log): whatever was
 * written of an entry by then, undoing the entry takes back exactly that, because a cell that does not hold what the entry
 * wrote, or a row that is not there, is left alone. A cancelled or failed write is taken back the same way.
 */
import type { Changes } from '../ledger/changes';
import { parseDayCell } from '../ledger/cells';
import { settingAt } from '../ledger/decodePolicy';
import type { Day } from '../ledger/day';
import { rowFinder } from '../ledger/rowIds';
import { fail, ok, ProblemError, type Problem, type Result } from '../ledger/result';
import { columnOf, TABLE_KEYS, TABLES, type TableKey } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import { planApply } from './applyPlan';
import { assembleSteps } from './applySteps';
import { readFresh, type Fresh, type Need } from './fresh';
import { STAMPED_TABLES } from './layout';
import { loadJournalHead, type JournalHead } from './journalHead';
import { journalRows, nextEntry, type NewEntry } from './journalChain';
import { LIVE_TABLES, liveAfter } from './liveness';
import { comingTable, isAbsent, loadNames, withColumns } from './missing';
import type { ApplyPlan, Intent, TablePlan } from './plan';
import { problemOf } from './problems';
import type { BookContext, BookRead } from './read';
import { rowsOfRecord } from './journalRecord';
import { sendSteps } from './steps';
import { isNothing, nativeWarnings, planWarnings, type WarnedTable } from './warnings';
import { hasNamelessRows } from './nameless';
import { verify } from './verify';

export interface ApplyMeta {
  /** Who the journal names; '' when unknown. */
  readonly who: string;
  readonly client: string;
  /** ISO time with zone. */
  readonly time: string;
  readonly words: CellWords;
  readonly summary?: string;
  readonly signal?: AbortSignal;
  /** 0 to 1 of the writing. */
  readonly onProgress?: (share: number) => void;
}

export interface AddedPart {
  readonly table: string;
  /** Empty: the whole table. */
  readonly columns: readonly string[];
}

export interface ApplyOutcome {
  readonly cells: number;
  readonly rows: number;
  /** Journal entry, `client-sequence`; null when nothing had to change. */
  readonly entry: string | null;
  /** Tables and columns the ledger did not have and has now, by the names it shows. */
  readonly added: readonly AddedPart[];
  /** Rows someone else changed meanwhile: not written, named here. */
  readonly refused: readonly Problem[];
}

const NOTHING: ApplyOutcome = { cells: 0, rows: 0, entry: null, added: [], refused: [] };

/** Three exchanges for a book of usual size, none when nothing is to be done. */
export function applyChanges(
  context: BookContext,
  read: BookRead,
  changes: Changes,
  meta: ApplyMeta,
): Promise<Result<ApplyOutcome>> {
  return applyIntent(context, read, { ...changes, removals: [], drops: [], restores: false }, meta);
}

export async function applyIntent(
  context: BookContext,
  read: BookRead,
  intent: Intent,
  meta: ApplyMeta,
): Promise<Result<ApplyOutcome>> {
  try {
    return ok(await apply(context, read, intent, meta));
  } catch (error) {
    return fail(problemOf(error));
  }
}

async function apply(
  context: BookContext,
  read: BookRead,
  intent: Intent,
  meta: ApplyMeta,
): Promise<ApplyOutcome> {
  const asOf = newAsOf(read, intent);
  const needs = needsOf(read, intent, asOf !== undefined);
  if (needs.size === 0) return NOTHING;
  throwIfCancelled(meta.signal);
  const head = loadJournalHead(context, read);
  const fresh = await freshTables(context, read, needs, intent, meta.words, head);
  const entry = nextEntry(head.rows(), meta.client);
  const journal = fresh.get('journal');
  const touched = new Map([...fresh].filter(([key]) => key !== 'journal'));
  const plan = planApply(read, touched, intent, entry.id);
  const journalled = journal ? journalPlan(plan, intent, meta, entry, head, read, journal) : null;
  const assembled = assembleSteps({
    read,
    intent,
    fresh,
    plan,
    journal: journalled,
    asOf,
    words: meta.words,
  });
  if (assembled.steps.length === 0) return { ...NOTHING, refused: plan.refused };
  throwIfCancelled(meta.signal);
  await sendSteps(context, assembled.steps, meta);
  await verify(context, fresh, assembled);
  meta.onProgress?.(1);
  const { cells, rows } = counts(plan);
  const added = addedBy(plan, read);
  return { cells, rows, entry: journalled ? entry.id : null, added, refused: plan.refused };
}

/** The tables to be written as they stand, and those that come with the write as they will. */
async function freshTables(
  context: BookContext,
  read: BookRead,
  needs: ReadonlyMap<TableKey, Need>,
  intent: Intent,
  words: CellWords,
  head: JournalHead,
): Promise<Fresh> {
  const absent = [...needs.keys()].filter((key) => isAbsent(read, key));
  const present = [...needs].filter(([key]) => !isAbsent(read, key));
  const names = absent.length > 0 ? loadNames(context) : null;
  const found = await readFresh(context, read, new Map([...present, ['journal', JOURNAL_NEED]]), () => {
    head.load();
    names?.load();
  });
  const coming = names ? absent.map((key) => [key, comingTable(key, words, names)] as const) : [];
  return new Map([...withColumns(found, intent, read.ledger.language), ...coming]);
}

const JOURNAL_NEED: Need = { writes: true, columns: new Set() };

/** undefined: the book's 检查日期 stays; null: it becomes blank. */
function newAsOf({ ledger }: BookRead, intent: Intent): Day | null | undefined {
  const policy = ledger.tables.policy;
  const find = rowFinder(policy, policy);
  for (const { table, column, cells } of intent.sets) {
    if (table !== 'policy' || column !== 'value') continue;
    for (const { row, value } of cells) {
      const position = find(row);
      if (position !== null && settingAt(policy, position) === 'asOf') return parseDayCell(value);
    }
  }
  return undefined;
}

/** The tables to read again; none when the workbook already is as wanted. */
function needsOf(read: BookRead, intent: Intent, stamps: boolean): Map<TableKey, Need> {
  const needs = new Map<TableKey, Need>();
  for (const key of TABLE_KEYS) {
    const need = needOf(key, read, intent);
    if (need) needs.set(key, need);
  }
  if (liveAfter(read, intent) !== read.live) for (const key of LIVE_TABLES) addComputed(needs, key);
  const isWritten = needs.size > 0;
  if (
    intent.warnings !== null &&
    read.warningsUnreadable === null &&
    (isWritten || !warningsStand(read, intent))
  ) {
    for (const { table } of intent.warnings) addGeometry(needs, table);
    for (const { table } of read.warnings) addGeometry(needs, table);
  }
  if (isWritten && stamps) for (const table of STAMPED_TABLES) addGeometry(needs, table);
  return needs;
}

function needOf(key: TableKey, read: BookRead, intent: Intent): Need | null {
  const { ledger } = read;
  const sets = intent.sets.filter(({ table, cells }) => table === key && cells.length > 0);
  const isReplaced = intent.replaces.some(({ table }) => table === key);
  const isAppended = intent.appends.some(({ table, rows }) => table === key && rows.length > 0);
  const isRemoved = intent.removals.some(({ table, ids }) => table === key && ids.length > 0);
  const isDropped = intent.drops.some(({ table }) => table === key);
  const isNameless = hasNamelessRows(ledger.tables[key]);
  if (isAbsent(read, key)) return isAppended || isReplaced ? { writes: true, columns: new Set() } : null;
  if (isNameless || isRemoved || isDropped) return { writes: true, columns: 'all' };
  if (sets.length > 0 || isAppended) {
    return { writes: true, columns: new Set(['rowId', ...sets.map(({ column }) => column)]) };
  }
  return isReplaced ? { writes: true, columns: new Set() } : null;
}

/** The calculated columns are written, and what they show kept. */
function addComputed(needs: Map<TableKey, Need>, table: TableKey): void {
  const known = needs.get(table)?.columns ?? new Set<string>();
  const computed = TABLES[table].columns.filter(({ role }) => role === 'formula').map(({ key }) => key);
  const columns = known === 'all' ? known : new Set([...known, 'rowId', ...computed]);
  needs.set(table, { writes: true, columns });
}

function addGeometry(needs: Map<TableKey, Need>, table: TableKey): void {
  if (!needs.has(table)) needs.set(table, { writes: false, columns: new Set() });
}

/** Whether the rules stand as wanted over the tables as they were read. */
function warningsStand(read: BookRead, intent: Intent): boolean {
  const tables: Partial<Record<TableKey, WarnedTable>> = {};
  for (const key of TABLE_KEYS) {
    const place = read.places[key];
    if (place) tables[key] = { ...read.ledger.tables[key], ...place };
  }
  const wanted = nativeWarnings(intent.warnings ?? [], tables, read.ledger.language);
  return isNothing(planWarnings(wanted, read.warnings));
}

function journalPlan(
  plan: ApplyPlan,
  intent: Intent,
  meta: ApplyMeta,
  entry: NewEntry,
  head: JournalHead,
  read: BookRead,
  table: TablePlan['table'],
): TablePlan | null {
  if (plan.records.length === 0) return null;
  const facts = {
    client: meta.client,
    time: meta.time,
    who: meta.who,
    command: intent.command,
    summary: meta.summary ?? '',
  };
  const rows = journalRows(plan.records, facts, entry, head.rows(), read.ledger.language);
  const position = head.rows().length === 0 && table.bodyRows === 1 ? 0 : table.bodyRows;
  return {
    table,
    cells: [],
    append: { position, rows },
    removed: [],
    replaced: null,
    formulas: false,
    dropped: [],
  };
}

function addedBy({ records }: ApplyPlan, { ledger }: BookRead): AddedPart[] {
  const { language } = ledger;
  return records.flatMap((record) =>
    record.kind === 'added'
      ? [
          {
            table: TABLES[record.table].name[language],
            columns: (record.columns ?? []).map((column) => columnOf(record.table, column).name[language]),
          },
        ]
      : [],
  );
}

function counts({ tables, records }: ApplyPlan): { cells: number; rows: number } {
  let cells = 0;
  for (const { cells: set, append, replaced } of tables) {
    cells += set.length;
    for (const row of [...(append?.rows ?? []), ...(replaced ?? [])]) {
      cells += Object.values(row).filter((value) => value !== '').length;
    }
  }
  const rows = records.reduce((sum, record) => sum + (record.kind === 'live' ? 0 : rowsOfRecord(record)), 0);
  return { cells, rows };
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ProblemError({ code: 'command.cancelled' });
}
