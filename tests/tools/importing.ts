/** A workbook of one's own to import into, as the commands' tests do it: files as lines, cells typed as a person would. */
import { ExcelHost, newBook } from '../../src/host';
import { attachOffice } from '../../src/host/node';
import { importLedger, type ImportOutcome } from '../../src/commands';
import { dayOf } from '../../src/ledger/day';
import { cellAt, type CellValue, type Ledger } from '../../src/ledger/records';
import { valueOf } from '../../src/ledger/result';
import type { TableKey } from '../../src/ledger/tables';
import { readLedger, run } from '../../src/workbook';
import { commandOptions } from './commandOptions';

/** The first host of a process loads office.js. */
jest.setTimeout(60_000);

export const options = commandOptions(dayOf(2026, 6, 30));
export const HEADER = '客户名称,发票号码,开票日期,开票金额';
/** One row to import, one of a day that is none, a total of neither. */
export const LINES = [HEADER, '甲公司,F1,2026-01-05,1000.50', '乙公司,F2,2026-02-30,200', '合计,,,1300'];

export async function imported(
  lines: readonly string[],
  take: readonly string[] = [],
): Promise<ImportOutcome> {
  const sources = [{ name: '应收.csv', bytes: new TextEncoder().encode(lines.join('\n')) }];
  const request = { sources, sheets: [], map: {}, take, dryRun: false, language: 'zh-CN' as const };
  return valueOf(await importLedger(request, options));
}

export async function ledgerNow(): Promise<Ledger> {
  return valueOf(await run(async (context) => valueOf(await readLedger(context)))).ledger;
}

export async function rowsOf(table: TableKey, keys: readonly string[]): Promise<CellValue[][]> {
  const snapshot = (await ledgerNow()).tables[table];
  return snapshot.rows.map((_, row) => keys.map((key) => cellAt(snapshot, row, key)));
}

/** Types into a cell of 导入问题 as a person would. */
export async function mend(row: number, key: string, value: string): Promise<void> {
  const { sheet, headerRow, firstColumn, columns } = (await ledgerNow()).tables.problems;
  await run(async (context) => {
    const column = firstColumn + (columns.get(key) ?? 0);
    const cells = context.workbook.worksheets.getItem(sheet);
    cells.getRangeByIndexes(headerRow + 1 + row, column, 1, 1).values = [[value]];
    await context.sync();
  });
}

/** Before each test. */
export async function emptyWorkbook(): Promise<ExcelHost> {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  return host;
}
