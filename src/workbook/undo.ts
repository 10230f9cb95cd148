/**
 * Takes one journalled change back, as a change like any other: rows found by identity, rows changed since refused by
 * name, everything journalled. What the entry wrote and did not write (it may have been interrupted) is told by the cells.
 */
import { noChanges, type CellChange, type Replace, type SetCells } from '../ledger/changes';
import { fail, type Problem, type Result } from '../ledger/result';
import { newRowIds } from '../ledger/rowIds';
import { columnOf } from '../ledger/tables';
import { applyIntent, type ApplyMeta, type ApplyOutcome } from './apply';
import type { Intent, Removal } from './plan';
import { entryRecords, journalOf, readJournalRows, UNDO_COMMAND } from './journal';
import type { AppendRecord, LiveRecord, ReplaceRecord, SetRecord, TableRecord } from './journalRecord';
import { placeOf, type BookContext, type BookRead } from './read';
import { bodyHash, ROW_HASH_CHARACTERS, rowHashAt } from './rowHash';

/** Fails with `journal.noEntry`, `journal.alreadyUndone`, `journal.notUndoable`, or as applying does. */
export async function undoEntry(
  context: BookContext,
  read: BookRead,
  entry: string,
  meta: ApplyMeta,
): Promise<Result<ApplyOutcome>> {
  const { sheetId, bodyRows } = placeOf(read, 'journal');
  const place = { ...read.ledger.tables.journal, sheetId };
  const rows = await readJournalRows(context, place, place.columns, bodyRows);
  const { entries } = journalOf(rows);
  const problem = whyNot(entries, entry);
  if (problem) return fail(problem);
  const records = entryRecords(rows, entry);
  if (!records) return fail({ code: 'journal.notUndoable', value: entry });
  return applyIntent(context, read, undoIntent(read, records), { ...meta, summary: entry });
}

function whyNot(entries: ReturnType<typeof journalOf>['entries'], id: string): Problem | null {
  const found = entries.find((each) => each.id === id);
  if (!found) return { code: 'journal.noEntry', value: id };
  if (entries.some(({ command, summary }) => command === UNDO_COMMAND && summary === id)) {
    return { code: 'journal.alreadyUndone', value: id };
  }
  return found.undoable ? null : { code: 'journal.notUndoable', value: id };
}

function undoIntent(read: BookRead, records: readonly TableRecord[]): Intent {
  const turns = records.filter((record) => record.kind === 'live');
  const live = turns[0] ? !turns[0].live : read.live;
  const sets = [
    ...records.filter((record) => record.kind === 'set').flatMap(restoring),
    ...turns.flatMap(restoringValues),
  ];
  return {
    ...noChanges(UNDO_COMMAND),
    ...(turns.length > 0 ? { live } : {}),
    restores: true,
    // Where formulas stand afterwards, no value of old comes back over them.
    sets: live ? sets.filter(({ table, column }) => columnOf(table, column).role !== 'formula') : sets,
    removals: records.filter((record) => record.kind === 'append').map(removing),
    replaces: records
      .filter((record) => record.kind === 'replace')
      .flatMap((record) => emptying(read, record)),
    drops: records.flatMap((record) => (record.kind === 'added' ? [record] : [])),
  };
}

function restoring({ table, ids, before, after }: SetRecord): SetCells[] {
  return Object.entries(before).map(([column, values]) => ({
    table,
    column,
    cells: ids.flatMap((id, index): CellChange[] => {
      const value = values[index] ?? null;
      const expected = after[column]?.[index] ?? null;
      return value === null || expected === null
        ? []
        : [{ row: { table, id, position: 0 }, expected, value }];
    }),
  }));
}

/** What stood where formulas then came, whatever these show now: only where they give way again. */
function restoringValues({ table, ids, before }: LiveRecord): SetCells[] {
  return Object.entries(before).map(([column, values]) => ({
    table,
    column,
    cells: ids.flatMap((id, index): CellChange[] => {
      const value = values[index] ?? null;
      return value === null ? [] : [{ row: { table, id, position: 0 }, expected: '', value }];
    }),
  }));
}

function removing({ table, seed, count, hashes }: AppendRecord): Removal {
  return {
    table,
    ids: newRowIds(new Set(), count, seed),
    hashes: Array.from({ length: count }, (_, index) =>
      hashes.slice(index * ROW_HASH_CHARACTERS, (index + 1) * ROW_HASH_CHARACTERS),
    ),
  };
}

/**
 * A derived table that still says what the entry made it say is emptied: a check fills it again. One that a later check
 * wrote stays.
 */
function emptying({ ledger }: BookRead, { table, hash }: ReplaceRecord): Replace[] {
  const snapshot = ledger.tables[table];
  const stands = bodyHash(
    table,
    snapshot.rows.map((_, position) => rowHashAt(snapshot, position)),
  );
  return stands === hash ? [{ table, rows: [] }] : [];
}
