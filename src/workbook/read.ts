/**
 * The whole ledger in three exchanges: which tables there are; their headers, sizes and warnings' ids; their cells and the
 * warnings' formulas. Only a book too large for one answer takes more for its cells.
 */
import { decodeLedger } from '../ledger/decode';
import type { CellValue, Ledger, TableSnapshot } from '../ledger/records';
import { fail, ok, ProblemError, type Result } from '../ledger/result';
import { TABLE_KEYS, TABLES, type Language, type TableKey } from '../ledger/tables';
import { readRanges, type Grid, type RangeRequest } from './blockReader';
import { formulaState, type FormulaState } from './formulaState';
import { locateLedger, type LocatedTable } from './locateLedger';
import { FORMULA_ROWS_READ_MAX, FORMULA_ROWS_SAMPLED } from './limits';
import { absentTable, recogniseColumns, snapshotOf } from './recognise';
import { loadWarnings, type StoredWarning, type WarningsRead } from './storedWarnings';

export type BookContext = Excel.RequestContext;

/** Where a table is, for writing to it again: by Excel's ids, which survive renaming, sorting and moving. */
export interface TablePlace {
  readonly tableId: string;
  readonly sheetId: string;
  /** Rows of the table's body, blank ones at its end included. */
  readonly bodyRows: number;
}

export interface BookRead extends FormulaState {
  readonly ledger: Ledger;
  /** Absent for a table that an older ledger does not have. */
  readonly places: Readonly<Partial<Record<TableKey, TablePlace>>>;
  /** Our conditional formats as they stand, highest priority first. */
  readonly warnings: readonly StoredWarning[];
  /** Excel's message when the warnings could not be read: then none of them is touched. */
  readonly warningsUnreadable: string | null;
}

/** @throws ProblemError `ledger.tableMissing` when the ledger is older than the table. */
export function placeOf({ places, ledger }: Pick<BookRead, 'places' | 'ledger'>, key: TableKey): TablePlace {
  const place = places[key];
  if (place) return place;
  throw new ProblemError({ code: 'ledger.tableMissing', value: TABLES[key].name[ledger.language] });
}

interface TableRead {
  readonly key: TableKey;
  readonly located: LocatedTable;
  readonly columns: ReadonlyMap<string, number>;
}

/**
 * Fails with `ledger.none`, `ledger.tableMissing`, `ledger.newerSchema`, `ledger.columnMissing` or `ledger.columnRepeated`,
 * with sheet and cell. The journal's cells are not read here: its snapshot has no rows.
 */
export async function readLedger(context: BookContext): Promise<Result<BookRead>> {
  const located = await locateLedger(context);
  if (!located.ok) return located;
  const { tables, language } = located.value;
  const reads: TableRead[] = [];
  for (const key of TABLE_KEYS) {
    const table = tables.get(key);
    if (!table) {
      if (TABLES[key].optional === true) continue;
      return fail({ code: 'ledger.tableMissing', value: TABLES[key].name[language] });
    }
    const columns = recogniseColumns(key, table.found, language);
    if (!columns.ok) return columns;
    reads.push({ key, located: table, columns: columns.value });
  }
  return decode(await readCells(context, reads), reads, language);
}

interface CellsRead {
  readonly values: ReadonlyMap<TableKey, Grid>;
  readonly formulas: ReadonlyMap<string, Grid>;
  readonly warnings: WarningsRead;
}

async function readCells(context: BookContext, reads: readonly TableRead[]): Promise<CellsRead> {
  const wanted = reads.flatMap(cellsWanted);
  const requests = wanted.map(({ request }) => request);
  const warnings = loadWarnings(reads.map(({ key, located }) => ({ table: key, stored: located.warnings })));
  let grids: Grid[];
  let warningsRead: WarningsRead;
  try {
    grids = await readRanges(context, requests, () => {
      warnings.queue();
    });
    warningsRead = warnings.result();
  } catch (error) {
    if (error instanceof ProblemError || !warnings.isLoaded()) throw error;
    // Reading conditional formats is known to throw on rules of the user's that Excel itself cannot describe.
    grids = await readRanges(context, requests);
    warningsRead = { warnings: [], unreadable: error instanceof Error ? error.message : String(error) };
  }
  const values = new Map<TableKey, Grid>();
  const formulas = new Map<string, Grid>();
  for (const [index, { key, column }] of wanted.entries()) {
    const grid = grids[index] ?? [];
    if (column === null) values.set(key, grid);
    else formulas.set(`${key}.${column}`, grid);
  }
  return { values, formulas, warnings: warningsRead };
}

interface Wanted {
  readonly key: TableKey;
  /** Set for the formulas of one column; null for the values of the whole body. */
  readonly column: string | null;
  readonly request: RangeRequest;
}

function cellsWanted({ key, located, columns }: TableRead): Wanted[] {
  if (key === 'journal') return [];
  const { sheetId, headerRow, firstColumn, headers } = located.found;
  const body = { sheetId, row: headerRow + 1, height: located.bodyRows };
  const values: Wanted = {
    key,
    column: null,
    request: { ...body, column: firstColumn, width: headers.length, what: 'values' },
  };
  const formulas = TABLES[key].columns.flatMap((spec): Wanted[] => {
    const index = columns.get(spec.key);
    if (spec.role !== 'formula' || index === undefined) return [];
    const isSampled = spec.helper === true || body.height > FORMULA_ROWS_READ_MAX;
    const height = isSampled ? Math.min(body.height, FORMULA_ROWS_SAMPLED) : body.height;
    const place = { ...body, height, column: firstColumn + index, width: 1 };
    return [{ key, column: spec.key, request: { ...place, what: 'formulas' } }];
  });
  return [values, ...formulas];
}

function decode(cells: CellsRead, reads: readonly TableRead[], language: Language): Result<BookRead> {
  const snapshots = Object.fromEntries(TABLE_KEYS.map((key) => [key, absentTable(key, language)])) as Record<
    TableKey,
    TableSnapshot
  >;
  const places: Partial<Record<TableKey, TablePlace>> = {};
  for (const { key, located, columns } of reads) {
    const rows = trimmed(cells.values.get(key) ?? [], key, columns);
    snapshots[key] = snapshotOf(key, located.found, columns, rows);
    places[key] = {
      tableId: located.found.id,
      sheetId: located.found.sheetId,
      bodyRows: located.bodyRows,
    };
  }
  const ledger = decodeLedger(snapshots, language);
  if (!ledger.ok) return ledger;
  return ok({
    ledger: ledger.value,
    places,
    ...formulaState(snapshots, cells.formulas),
    warnings: cells.warnings.warnings,
    warningsUnreadable: cells.warnings.unreadable,
  });
}

/** Rows up to the last with content; what a formula shows is not content. */
function trimmed(rows: Grid, key: TableKey, columns: ReadonlyMap<string, number>): Grid {
  const computed = new Set(
    TABLES[key].columns.filter(({ role }) => role === 'formula').map((spec) => columns.get(spec.key)),
  );
  let length = rows.length;
  while (length > 0 && isBlankRow(rows[length - 1] ?? [], computed)) length--;
  return rows.slice(0, length);
}

function isBlankRow(row: readonly CellValue[], except: ReadonlySet<number | undefined>): boolean {
  return row.every((value, index) => value === '' || except.has(index));
}
