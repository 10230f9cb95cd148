/** The journal as it stands: its entries, and whether the chain of each client is whole. */
import type { CellValue, TableSnapshot } from '../ledger/records';
import { fail, ok, type Result } from '../ledger/result';
import { LANGUAGES, TABLE_KEYS, TABLES, type TableKey } from '../ledger/tables';
import { readRanges } from './blockReader';
import { journalRowHash } from './journalChain';
import { recordFrom, type TableRecord } from './journalRecord';
import { locateLedger } from './locateLedger';
import { recogniseColumns, type TableFound } from './recognise';
import type { RowValues } from './tableSteps';

export const UNDO_COMMAND = 'undo';

export interface JournalEntry {
  /** `client-sequence`. */
  readonly id: string;
  readonly time: string;
  readonly who: string;
  readonly command: string;
  readonly tables: readonly TableKey[];
  readonly rows: number;
  readonly summary: string;
  /** False for an entry that undoes another, that was undone, or whose record is not what it was. */
  readonly undoable: boolean;
}

export interface JournalRead {
  /** In the order they were written. */
  readonly entries: readonly JournalEntry[];
  readonly clients: number;
  readonly intact: boolean;
  /** Entries whose hash, predecessor or number does not fit: `client-sequence`. */
  readonly breaks: readonly string[];
}

/** Fails as locating the ledger does: `ledger.none`, `ledger.tableMissing`, `ledger.columnMissing`, `ledger.columnRepeated`. */
export async function readJournal(context: Excel.RequestContext): Promise<Result<JournalRead>> {
  const located = await locateLedger(context);
  if (!located.ok) return located;
  const { tables, language } = located.value;
  const journal = tables.get('journal');
  if (!journal) return fail({ code: 'ledger.tableMissing', value: TABLES.journal.name[language] });
  const columns = recogniseColumns('journal', journal.found, language);
  if (!columns.ok) return columns;
  const rows = await readJournalRows(context, journal.found, columns.value, journal.bodyRows);
  return ok(journalOf(rows));
}

export type JournalPlace = Pick<TableFound, 'sheetId' | 'headerRow' | 'firstColumn'> &
  Pick<TableSnapshot, 'headers'>;

/** The journal's rows by column key, blank ones left out. */
export async function readJournalRows(
  context: Excel.RequestContext,
  place: JournalPlace,
  columns: ReadonlyMap<string, number>,
  bodyRows: number,
): Promise<RowValues[]> {
  const { sheetId, headerRow, firstColumn, headers } = place;
  const [grid = []] = await readRanges(context, [
    {
      sheetId,
      row: headerRow + 1,
      column: firstColumn,
      height: bodyRows,
      width: headers.length,
      what: 'values',
    },
  ]);
  return grid
    .map((cells) =>
      Object.fromEntries([...columns].map(([key, index]): [string, CellValue] => [key, cells[index] ?? ''])),
    )
    .filter((row) => row['client'] !== '');
}

/** Entries and breaks from the rows alone: pure. */
export function journalOf(rows: readonly RowValues[]): JournalRead {
  const entries = groupEntries(rows);
  const breaks = [...new Set([...chainBreaks(rows), ...entries.filter(isTorn).map(({ id }) => id)])];
  const undone = new Set(
    entries
      .filter(({ rows: [first] }) => first?.['command'] === UNDO_COMMAND)
      .map(({ rows: [first] }) => String(first?.['summary'])),
  );
  return {
    entries: entries.map(({ id, rows: parts }) => {
      const text = (key: string): string => String(parts[0]?.[key] ?? '');
      return {
        id,
        time: text('time'),
        who: text('who'),
        command: text('command'),
        tables: [...new Set(parts.flatMap((part) => tableOf(part) ?? []))],
        rows: parts.reduce((sum, part) => sum + Number(part['rows'] ?? 0), 0),
        summary: text('summary'),
        undoable: text('command') !== UNDO_COMMAND && !undone.has(id) && !breaks.includes(id),
      };
    }),
    clients: new Set(rows.map((row) => String(row['client']))).size,
    intact: breaks.length === 0,
    breaks,
  };
}

interface EntryRows {
  readonly id: string;
  readonly rows: readonly RowValues[];
}

function entryId(row: RowValues): string {
  return `${String(row['client'])}-${String(row['sequence'])}`;
}

function groupEntries(rows: readonly RowValues[]): EntryRows[] {
  const groups = new Map<string, RowValues[]>();
  for (const row of rows) {
    const id = entryId(row);
    const found = groups.get(id);
    if (found) found.push(row);
    else groups.set(id, [row]);
  }
  return [...groups].map(([id, parts]) => ({ id, rows: parts.sort((a, b) => partOf(a) - partOf(b)) }));
}

function partOf(row: RowValues): number {
  return Number(/^(\d+)\//.exec(String(row['part']))?.[1] ?? 0);
}

/** Not all parts there, each once. */
function isTorn({ rows }: EntryRows): boolean {
  const expected = Number(/\/(\d+)$/.exec(String(rows[0]?.['part']))?.[1] ?? 0);
  return rows.length !== expected || rows.some((row, index) => partOf(row) !== index + 1);
}

/** Order is by sequence and part, not by row: sorting the table breaks nothing. */
function chainBreaks(rows: readonly RowValues[]): string[] {
  const breaks: string[] = [];
  const hashes = new Set(rows.map((row) => `${String(row['client'])}:${String(row['hash'])}`));
  const last = new Map<string, { hash: string; sequence: number }>();
  const inOrder = [...rows].sort(
    (a, b) => Number(a['sequence']) - Number(b['sequence']) || partOf(a) - partOf(b),
  );
  for (const row of inOrder) {
    const client = String(row['client']);
    const before = last.get(client) ?? { hash: '', sequence: 0 };
    const sequence = Number(row['sequence']);
    const follows = sequence === before.sequence || sequence === before.sequence + 1;
    const seen = String(row['seen'] ?? '')
      .split(' ')
      .filter((hash) => hash !== '');
    const isWhole =
      journalRowHash(row) === row['hash'] &&
      String(row['previous'] ?? '') === before.hash &&
      seen.every((hash) => hashes.has(hash));
    if (!isWhole || !follows) breaks.push(entryId(row));
    last.set(client, { hash: String(row['hash']), sequence });
  }
  return breaks;
}

function tableOf(row: RowValues): TableKey | null {
  const name = row['table'];
  return TABLE_KEYS.find((key) => LANGUAGES.some((language) => TABLES[key].name[language] === name)) ?? null;
}

/** What one entry recorded of each table, pieces put together; null when a record cannot be understood. */
export function entryRecords(rows: readonly RowValues[], id: string): TableRecord[] | null {
  const entry = groupEntries(rows).find((group) => group.id === id);
  const whole: { table: TableKey; before: string; after: string }[] = [];
  for (const row of entry?.rows ?? []) {
    const table = tableOf(row);
    if (table === null) return null;
    const before = String(row['before'] ?? '');
    const after = String(row['after'] ?? '');
    const last = whole.at(-1);
    // A record's first piece carries the number of rows, its further pieces do not.
    if (row['rows'] === '' && last?.table === table) {
      last.before += before;
      last.after += after;
    } else whole.push({ table, before, after });
  }
  const records = whole.map(({ table, ...texts }) => recordFrom(table, texts));
  return records.length > 0 && records.every((record) => record !== null) ? records : null;
}
