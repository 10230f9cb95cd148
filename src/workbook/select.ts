/** Going to a cell, and knowing where the user is. Selecting may fail when another workbook has the focus: quietly. */
import { cellText } from '../ledger/cells';
import type { CellValue } from '../ledger/records';
import { fail, ok, type Result } from '../ledger/result';
import type { TableKey } from '../ledger/tables';
import { locateLedger } from './locateLedger';
import { problemOf } from './problems';
import { recogniseColumns } from './recognise';

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
  findings: 'customerId',
};

/** null outside the ledger's tables. */
export async function selectedRow(context: Excel.RequestContext): Promise<RowSelected | null> {
  const cell = context.workbook.getActiveCell();
  cell.load('rowIndex,columnIndex');
  cell.worksheet.load('id');
  const located = await locateLedger(context);
  if (!located.ok) return null;
  for (const [table, { found, bodyRows }] of located.value.tables) {
    const position = cell.rowIndex - found.headerRow - 1;
    const column = cell.columnIndex - found.firstColumn;
    const isHere =
      found.sheetId === cell.worksheet.id &&
      position >= 0 &&
      position < bodyRows &&
      column >= 0 &&
      column < found.headers.length;
    if (!isHere) continue;
    const columns = recogniseColumns(table, found, located.value.language);
    const index = columns.ok ? columns.value.get(CUSTOMER_COLUMN[table] ?? '') : undefined;
    if (index === undefined) return { table, customerId: null };
    const customer = context.workbook.worksheets
      .getItem(found.sheetId)
      .getRangeByIndexes(cell.rowIndex, found.firstColumn + index, 1, 1);
    customer.load('values');
    await context.sync();
    const text = cellText((customer.values[0]?.[0] ?? '') as CellValue);
    return { table, customerId: text === '' ? null : text };
  }
  return null;
}
