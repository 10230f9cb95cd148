/**
 * The tables a write touches, read again just before it: where they are now, what the cells hold now, and whether they
 * can be written at all. One exchange for a book of usual size.
 */
import type { CellValue, TableSnapshot } from '../ledger/records';
import { ProblemError, valueOf } from '../ledger/result';
import { TABLES, type TableKey } from '../ledger/tables';
import { readRanges, type RangeRequest } from './blockReader';
import { RESPONSE_CELLS_MAX } from './limits';
import { placeOf, type BookRead } from './read';
import { recogniseColumns, snapshotOf, type TableFound } from './recognise';

export interface Need {
  /** Whether cells of it will be written: then it must be neither protected nor filtered. */
  readonly writes: boolean;
  /** Columns whose cells are compared or searched; `all` = the user's own cells too. */
  readonly columns: ReadonlySet<string> | 'all';
}

export type Needs = ReadonlyMap<TableKey, Need>;

export interface FreshTable {
  readonly key: TableKey;
  readonly tableId: string;
  readonly sheetId: string;
  readonly bodyRows: number;
  readonly showTotals: boolean;
  /** Last row of the sheet that holds anything, zero-based; −1 for none. */
  readonly lastUsedRow: number;
  /** Last column of it that does. */
  readonly lastUsedColumn: number;
  /** Every row of the body; cells of columns that were not asked for are ''. */
  readonly snapshot: TableSnapshot;
  /** What stands in the cell above the table's first header; null when there is no such cell. */
  readonly title: CellValue | null;
  /** What is not there yet and comes with this write: the whole table, or columns at its right end, by key. */
  readonly coming: 'table' | readonly string[];
}

export type Fresh = ReadonlyMap<TableKey, FreshTable>;

interface Probe {
  readonly key: TableKey;
  readonly need: Need;
  readonly isWhole: boolean;
  readonly table: Excel.Table;
  readonly sheet: Excel.Worksheet;
  readonly header: Excel.Range;
  readonly body: Excel.Range;
  readonly used: Excel.Range;
  readonly title: Excel.Range | null;
}

/**
 * Fails with `sheet.protected`, `table.filtered`, `ledger.columnMissing`, `ledger.columnRepeated`. `beside` may load further
 * things with the first exchange.
 */
export async function readFresh(
  context: Excel.RequestContext,
  read: BookRead,
  needs: Needs,
  beside: () => void,
): Promise<Fresh> {
  const isWhole = cellsOf(read, needs) <= RESPONSE_CELLS_MAX;
  const probes = [...needs].map(([key, need]) => loadProbe(context, read, key, need, isWhole));
  beside();
  await context.sync();
  for (const probe of probes) throwIfUnwritable(probe);
  const tables = probes.map((probe) => freshTable(probe, read));
  if (!isWhole) await fillColumns(context, tables, needs);
  return new Map(tables.map((table) => [table.key, table]));
}

function cellsOf(read: BookRead, needs: Needs): number {
  let cells = 0;
  for (const [key, { columns }] of needs) {
    if (columns === 'all' || columns.size > 0)
      cells += placeOf(read, key).bodyRows * read.ledger.tables[key].headers.length;
  }
  return cells;
}

function loadProbe(
  context: Excel.RequestContext,
  read: BookRead,
  key: TableKey,
  need: Need,
  isWholeRead: boolean,
): Probe {
  const { tableId, sheetId } = placeOf(read, key);
  const table = context.workbook.tables.getItem(tableId);
  table.load('id,name,showTotals');
  const sheet = context.workbook.worksheets.getItem(sheetId);
  sheet.load('id,name');
  sheet.protection.load('protected');
  table.autoFilter.load('isDataFiltered');
  const header = table.getHeaderRowRange();
  header.load('values,rowIndex,columnIndex');
  const body = table.getDataBodyRange();
  const isWhole = isWholeRead && (need.columns === 'all' || need.columns.size > 0);
  body.load('rowCount');
  if (isWhole) body.load('values');
  const used = sheet.getUsedRange(true);
  used.load('rowIndex,rowCount,columnIndex,columnCount');
  const { headerRow, firstColumn } = read.ledger.tables[key];
  const title = headerRow > 0 ? sheet.getRangeByIndexes(headerRow - 1, firstColumn, 1, 1) : null;
  title?.load('values');
  return { key, need, isWhole, table, sheet, header, body, used, title };
}

function throwIfUnwritable({ need, table, sheet }: Probe): void {
  if (sheet.protection.protected) throw new ProblemError({ code: 'sheet.protected', sheet: sheet.name });
  if (need.writes && table.autoFilter.isDataFiltered) {
    throw new ProblemError({ code: 'table.filtered', sheet: sheet.name, figures: { table: table.name } });
  }
}

function freshTable(probe: Probe, { ledger }: BookRead): FreshTable {
  const { key, table, sheet, header, body, used, title } = probe;
  const found: TableFound = {
    id: table.id,
    name: table.name,
    sheet: sheet.name,
    sheetId: sheet.id,
    headers: (header.values[0] ?? []).map(String),
    headerRow: header.rowIndex,
    firstColumn: header.columnIndex,
  };
  const columns = valueOf(recogniseColumns(key, found, ledger.language));
  const rows = probe.isWhole ? (body.values as CellValue[][]) : [];
  const stayed = found.headerRow === ledger.tables[key].headerRow;
  return {
    key,
    tableId: table.id,
    sheetId: sheet.id,
    bodyRows: body.rowCount,
    showTotals: table.showTotals,
    lastUsedRow: used.rowIndex + used.rowCount - 1,
    lastUsedColumn: used.columnIndex + used.columnCount - 1,
    snapshot: snapshotOf(key, found, columns, rows),
    title: title && stayed ? (title.values[0]?.[0] as CellValue) : null,
    coming: [],
  };
}

/** For a large book: only the columns that are needed, in blocks, into rows as wide as the table. */
async function fillColumns(context: Excel.RequestContext, tables: FreshTable[], needs: Needs): Promise<void> {
  const wanted = tables.flatMap((table, index) => columnRequests(table, index, needs.get(table.key)));
  const grids = await readRanges(
    context,
    wanted.map(({ request }) => request),
  );
  const rows = tables.map((table) => {
    const width = table.snapshot.headers.length;
    return Array.from({ length: table.bodyRows }, () => new Array<CellValue>(width).fill(''));
  });
  for (const [index, { table, column }] of wanted.entries()) {
    for (const [position, [value]] of (grids[index] ?? []).entries()) {
      const row = rows[table]?.[position];
      if (row && value !== undefined) row[column] = value;
    }
  }
  for (const [index, table] of tables.entries()) {
    tables[index] = { ...table, snapshot: { ...table.snapshot, rows: rows[index] ?? [] } };
  }
}

function columnRequests(
  { key, sheetId, bodyRows, snapshot }: FreshTable,
  table: number,
  need: Need | undefined,
): { table: number; column: number; request: RangeRequest }[] {
  if (!need || (need.columns !== 'all' && need.columns.size === 0)) return [];
  const { columns } = need;
  const keys = columns === 'all' ? TABLES[key].columns.map((spec) => spec.key) : ['rowId', ...columns];
  return [...new Set(keys)].flatMap((column) => {
    const index = snapshot.columns.get(column);
    if (index === undefined) return [];
    const place = { row: snapshot.headerRow + 1, column: snapshot.firstColumn + index };
    const request: RangeRequest = { sheetId, ...place, height: bodyRows, width: 1, what: 'values' };
    return [{ table, column: index, request }];
  });
}
