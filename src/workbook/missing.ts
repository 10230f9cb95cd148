/**
 * What a write needs and an older ledger does not have: a table comes on a sheet of its own with its headers and first rows,
 * a column at its table's right end. Both are part of the write: journalled with it, and gone again when it is undone.
 */
import { cellText } from '../ledger/cells';
import type { Language } from '../ledger/named';
import { ProblemError } from '../ledger/result';
import { columnOf, TABLES, type TableKey } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import { firstRows } from './firstRows';
import type { Fresh, FreshTable } from './fresh';
import { FIRST_DATA_ROW, HEADER_ROW } from './layout';
import type { Intent } from './plan';
import type { BookRead } from './read';

export function isAbsent({ places }: Pick<BookRead, 'places'>, table: TableKey): boolean {
  return places[table] === undefined;
}

export interface NamesTaken {
  /** Queues the loads; the caller's next exchange answers them. */
  readonly load: () => void;
  readonly sheets: () => readonly string[];
  readonly tables: () => readonly string[];
}

export function loadNames({ workbook: { worksheets, tables } }: Excel.RequestContext): NamesTaken {
  const lower = (items: readonly { readonly name: string }[]): string[] =>
    items.map(({ name }) => name.toLowerCase());
  return {
    load: () => {
      worksheets.load('items/name');
      tables.load('items/name');
    },
    sheets: () => lower(worksheets.items),
    tables: () => lower(tables.items),
  };
}

/**
 * A table as it will stand once it is made. Excel takes the names of sheet and table where it takes their ids.
 * @throws ProblemError `sheet.nameTaken`: a table of the user's has the name, and names of tables are ours to be known by.
 */
export function comingTable(key: TableKey, words: CellWords, taken: NamesTaken): FreshTable {
  const { name, columns } = TABLES[key];
  const table = name[words.language];
  if (taken.tables().includes(table.toLowerCase())) {
    throw new ProblemError({ code: 'sheet.nameTaken', value: table });
  }
  const sheet = freeName(table, taken.sheets());
  const rows = firstRows(key, words).map(({ cells }) => cells);
  return {
    key,
    tableId: table,
    sheetId: sheet,
    bodyRows: rows.length,
    showTotals: false,
    lastUsedRow: HEADER_ROW + rows.length,
    lastUsedColumn: columns.length - 1,
    snapshot: {
      table: key,
      name: table,
      sheet,
      headerRow: FIRST_DATA_ROW - 1,
      firstColumn: 0,
      headers: columns.map((spec) => spec.name[words.language]),
      columns: new Map(columns.map((spec, index) => [spec.key, index])),
      rows,
    },
    title: null,
    coming: 'table',
  };
}

/** The name, or the name with a number where a sheet of the user's has it. `taken` are in lower case. */
export function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}${number}`;
    if (!taken.includes(free.toLowerCase())) return free;
  }
}

/** The tables with the columns that the write fills and they lack. */
export function withColumns(fresh: Fresh, intent: Intent, language: Language): Fresh {
  return new Map(
    [...fresh].map(([key, table]) => {
      const missing = columnsFilled(intent, key).filter((column) => !table.snapshot.columns.has(column));
      return [key, missing.length === 0 ? table : widened(table, missing, language)];
    }),
  );
}

/** Columns somebody gets a value in. Calculated ones are left out: without them figures are stamped instead. */
function columnsFilled({ appends, sets }: Intent, key: TableKey): string[] {
  const filled = new Set<string>();
  for (const { table, rows } of appends) {
    if (table !== key) continue;
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) if (cellText(value) !== '') filled.add(column);
    }
  }
  for (const { table, column, cells } of sets) {
    if (table === key && cells.some(({ value }) => value !== '')) filled.add(column);
  }
  return TABLES[key].columns
    .filter((spec) => filled.has(spec.key) && spec.role !== 'formula' && spec.helper !== true)
    .map((spec) => spec.key);
}

function widened(table: FreshTable, missing: readonly string[], language: Language): FreshTable {
  const { headers, columns, rows } = table.snapshot;
  const blanks = missing.map(() => '');
  return {
    ...table,
    snapshot: {
      ...table.snapshot,
      headers: [...headers, ...missing.map((column) => columnOf(table.key, column).name[language])],
      columns: new Map([...columns, ...missing.map((key, index) => [key, headers.length + index] as const)]),
      rows: rows.map((row) => [...row, ...blanks]),
    },
    coming: missing,
  };
}
