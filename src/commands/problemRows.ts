/** 导入问题: rows no import could read, kept with all their cells and how they were read, until somebody mends them. */
import type { NewRow, RejectedTable } from '../intake';
import { contentHash } from '../intake/plan/hash';
import type { MendedTable } from '../intake/plan/retry';
import type { ImportReport } from '../intake/report';
import type { Append, SetCells } from '../ledger/changes';
import { serialOf, type Day } from '../ledger/day';
import { PROBLEM_CELLS } from '../ledger/importTables';
import { cellAt, type CellValue, type Ledger } from '../ledger/records';
import { rowIdAt } from '../ledger/rowIds';
import { choiceKey, PROBLEM_STATE } from '../ledger/tables';
import type { ImportTime } from './importTrace';

/** What a cell of Excel holds. */
const CELL_LENGTH_MAX = 32_767;
/** Between the cells that have no column of their own. */
const BETWEEN = '\t';

/** More rows that cannot be read are a column that was taken for something else: it is put right, and the file imported again. */
const ROWS_MAX = 10_000;

export interface KeptRows {
  readonly append: Append;
  /** Rows beyond what one import keeps: they are in their files alone. */
  readonly omitted: number;
  /** Rows of statements that came in with their sheet by now. */
  readonly sets: readonly SetCells[];
}

/** What an import read, and when. */
export interface ImportRead {
  readonly sources: ImportReport['sources'];
  readonly today: Day;
}

/** Rows to keep: those there already, from this or an earlier import of the file, are not kept twice. */
export function problemRows(
  rejected: readonly RejectedTable[],
  ledger: Ledger | null,
  { importedAt, words }: ImportTime,
  read: ImportRead,
): KeptRows {
  const known = fingerprints(ledger);
  const { language } = words;
  let room = ROWS_MAX;
  let omitted = 0;
  const rejectedNow = new Set<string>();
  const rows = rejected.flatMap((table): NewRow[] => {
    const { file, sheet, range, header, reading } = table;
    const place = { importedAt, file, sheet, range };
    const fresh = table.rows.flatMap(({ row, cells, why }): NewRow[] => {
      const fingerprint = contentHash(JSON.stringify([file, sheet, row, ...cells]));
      rejectedNow.add(fingerprint);
      if (known.has(fingerprint)) return [];
      if (room === 0) {
        omitted += 1;
        return [];
      }
      room -= 1;
      const state = PROBLEM_STATE[reading === null ? 'again' : 'open'][language];
      const reason = words.problemReason(reading === null ? [...why, 'importAgain'] : why);
      return [{ ...place, row, state, reason, fingerprint, ...cellsOf(cells) }];
    });
    if (fresh.length === 0) return [];
    const state = PROBLEM_STATE.header[language];
    return [{ ...place, row: header.row, state, reading: reading ?? '', ...cellsOf(header.cells) }, ...fresh];
  });
  return { append: { table: 'problems', rows }, omitted, sets: settledRows(ledger, rejectedNow, read) };
}

/** Rows kept of statements whose sheet is read again now, and that are rejected no more. */
function settledRows(
  ledger: Ledger | null,
  rejectedNow: ReadonlySet<string>,
  { sources, today }: ImportRead,
): readonly SetCells[] {
  if (ledger === null) return [];
  const { problems } = ledger.tables;
  const text = (position: number, key: string): string => String(cellAt(problems, position, key));
  const statements = new Set(
    sources
      .filter(({ tables }) => tables.some(({ kind }) => kind === 'financials'))
      .map(({ file, sheet }) => JSON.stringify([file, sheet])),
  );
  const settled = [...problems.rows.keys()].filter(
    (position) =>
      choiceKey(PROBLEM_STATE, text(position, 'state')) === 'again' &&
      statements.has(JSON.stringify([text(position, 'file'), text(position, 'sheet')])) &&
      !rejectedNow.has(text(position, 'fingerprint')),
  );
  const set = (column: string, value: CellValue): SetCells => ({
    table: 'problems',
    column,
    cells: settled.map((position) => ({
      row: { table: 'problems', id: rowIdAt(problems, position), position },
      expected: cellAt(problems, position, column),
      value,
    })),
  });
  if (settled.length === 0) return [];
  return [set('state', PROBLEM_STATE.done[ledger.language]), set('doneOn', serialOf(today))];
}

function fingerprints(ledger: Ledger | null): ReadonlySet<string> {
  const snapshot = ledger?.tables.problems;
  return new Set(snapshot?.rows.map((_, row) => String(cellAt(snapshot, row, 'fingerprint'))));
}

function cellsOf(cells: readonly string[]): NewRow {
  const own = cells
    .slice(0, PROBLEM_CELLS)
    .map((cell, index) => [`cell${index + 1}`, fitting(cell)] as const);
  const more = cells.slice(PROBLEM_CELLS).map((cell) => cell.replaceAll(BETWEEN, ' '));
  return { ...Object.fromEntries(own), more: fitting(more.join(BETWEEN)) };
}

function fitting(text: string): string {
  return text.slice(0, CELL_LENGTH_MAX);
}

export interface OpenTable extends MendedTable {
  /** Where each of its rows stands in 导入问题. */
  readonly positions: readonly number[];
}

/** The open rows of 导入问题, by the import and table they come from. */
export function openTables({ tables: { problems } }: Ledger): OpenTable[] {
  const text = (position: number, key: string): string => String(cellAt(problems, position, key));
  const state = (position: number) => choiceKey(PROBLEM_STATE, text(position, 'state'));
  const groups = new Map<string, number[]>();
  for (const position of problems.rows.keys()) {
    const key = ['importedAt', 'file', 'sheet', 'range'].map((each) => text(position, each)).join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [position]);
    else group.push(position);
  }
  return [...groups.values()].flatMap((group): OpenTable[] => {
    const positions = group.filter((position) => state(position) === 'open');
    const [first] = positions;
    if (first === undefined) return [];
    const header = group.find((position) => state(position) === 'header');
    return [
      {
        file: text(first, 'file'),
        sheet: text(first, 'sheet'),
        reading: header === undefined ? '' : text(header, 'reading'),
        rows: positions.map((position) => ({
          row: Number(cellAt(problems, position, 'row')),
          cells: cellsAt(text, position),
        })),
        positions,
      },
    ];
  });
}

/** The cells of a row as they stand there now, from the source's first column on. */
function cellsAt(text: (position: number, key: string) => string, position: number): string[] {
  const own = Array.from({ length: PROBLEM_CELLS }, (_, index) => text(position, `cell${index + 1}`));
  const more = text(position, 'more');
  return more === '' ? own : [...own, ...more.split(BETWEEN)];
}
