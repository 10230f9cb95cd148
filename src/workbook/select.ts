/** Going to a cell, and knowing where the user is. Selecting may fail when another workbook has the focus: quietly. */
import { cellText } from '../ledger/cells';
import type { CellValue } from '../ledger/records';
import { fail, ok, type Result } from '../ledger/result';
import type { TableKey } from '../ledger/tables';
import { locateLedger, type LocatedTable } from './locateLedger';
import { problemOf } from './problems';
import { recogniseColumns, type TableFound } from './recognise';

/** Which ledger table the selection is in, and the customer of its row. */
export interface RowSelected {
  readonly table: TableKey;
  readonly customerId: string | null;
}

/** @param address `客户!H5`, the sheet quoted where Excel quotes it. Fails with `excel.failed` when Excel cannot go there. */
export async function selectCell(context: Excel.RequestContext, address: string): Promise<Result<void>> {
  const place = /^(?:'(?<quoted>(?:[^']|'')+)'|(?<plain>[^'!]+))!(?<cell>\$?[A-Z]{1,3}\$?\d+)$/i.exec(
    address,
  )?.groups;
  const sheetName = place?.['quoted']?.replaceAll("''", "'") ?? place?.['plain'];
  if (sheetName === undefined || !place?.['cell']) return fail({ code: 'excel.failed', value: address });
  try {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    sheet.activate();
    sheet.getRange(place['cell']).select();
    await context.sync();
    return ok(undefined);
  } catch (error) {
    return fail({ ...problemOf(error), sheet: sheetName, cell: place['cell'] });
  }
}

const CUSTOMER_COLUMN: Partial<Readonly<Record<TableKey, string>>> = {
  customers: 'id',
  limits: 'customerId',
  documents: 'customerId',
  financials: 'customerId',
  scores: 'customerId',
  facts: 'customerId',
  findings: 'customerId',
};

/** null outside the ledger's tables. */
export async function selectedRow(context: Excel.RequestContext): Promise<RowSelected | null> {
  const { workbook } = context;
  const here = loadCell(workbook.getActiveCell());
  const located = await locateLedger(context);
  if (!located.ok) return null;
  const { tables, language } = located.value;
  const row = rowAt(cellOf(here), tables);
  if (!row) return null;
  const columns = recogniseColumns(row.table, row.found, language);
  const index = columns.ok ? columns.value.get(CUSTOMER_COLUMN[row.table] ?? '') : undefined;
  if (index === undefined) return { table: row.table, customerId: null };
  const customer = workbook.worksheets
    .getItem(row.found.sheetId)
    .getRangeByIndexes(row.sheetRow, row.found.firstColumn + index, 1, 1);
  customer.load('values');
  await context.sync();
  const text = cellText((customer.values[0]?.[0] ?? '') as CellValue);
  return { table: row.table, customerId: text === '' ? null : text };
}

interface LoadedCell {
  readonly cell: Excel.Range;
  readonly sheet: Excel.Worksheet;
}

function loadCell(cell: Excel.Range): LoadedCell {
  cell.load('rowIndex,columnIndex');
  const sheet = cell.worksheet;
  sheet.load('id');
  return { cell, sheet };
}

interface CellHere {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

function cellOf({ cell, sheet }: LoadedCell): CellHere {
  return { sheetId: sheet.id, row: cell.rowIndex, column: cell.columnIndex };
}

interface RowHere {
  readonly table: TableKey;
  readonly found: TableFound;
  readonly sheetRow: number;
}

function rowAt(
  { sheetId, row, column }: CellHere,
  tables: ReadonlyMap<TableKey, LocatedTable>,
): RowHere | null {
  for (const [table, { found, bodyRows }] of tables) {
    const position = row - found.headerRow - 1;
    const index = column - found.firstColumn;
    const isInside = position >= 0 && position < bodyRows && index >= 0 && index < found.headers.length;
    if (found.sheetId === sheetId && isInside) return { table, found, sheetRow: row };
  }
  return null;
}
