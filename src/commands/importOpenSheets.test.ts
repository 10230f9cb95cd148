/** The ledger an accountant keeps in the workbook itself: imported, proved, undone; her sheets are never touched. */
import { ExcelHost, newBook, saveBook } from '../host';
import { emptySheet } from '../host/newBook';
import { attachOffice } from '../host/node';
import type { Scalar, SheetModel } from '../host/model';
import { cellAddress } from '../ledger/records';
import { valueOf } from '../ledger/result';
import { ledgerNow, options, rowsOf } from '../../tests/tools/importing';
import { goToCell, importLedger, listOpenSheets, readOpenSheets, undoEntry, type ImportSource } from '.';

const NAME = '应收台账2026.xlsx';

function sheetOf(name: string, rows: readonly (readonly Scalar[])[]): SheetModel {
  const sheet = emptySheet(name, name);
  for (const [row, cells] of rows.entries()) {
    sheet.rows.set(row, new Map(cells.map((value, column) => [column, { value }])));
  }
  return sheet;
}

const LISTED = sheetOf('客户', [
  ['客户编码', '客户名称', '信用额度'],
  ['K01', '甲公司', 50_000],
  ['K02', '乙公司', 80_000],
]);
const INVOICES = sheetOf("Q3 '应' 收", [
  ['2026年应收明细'],
  ['客户名称', '发票号码', '开票日期', '开票金额'],
  ['甲公司', 'F1', '2026-01-05', 1000.5],
  ['乙公司', 'F2', '2026-02-30', 200],
  ['乙公司', '', '2026-03-01', 300],
  ['合计', '', '', 1500.5],
]);

const own = (host: ExcelHost): string =>
  JSON.stringify(
    host.book.sheets
      .slice(0, 2)
      .map((sheet) => [{ ...sheet, rows: [...sheet.rows].map(([row, cells]) => [row, [...cells]]) }]),
  );

async function openBook(): Promise<ExcelHost> {
  const book = newBook();
  book.sheets = [structuredClone(LISTED), structuredClone(INVOICES)];
  book.activeSheetId = '客户';
  const host = await ExcelHost.create(book, { workbookName: NAME });
  await attachOffice(host);
  return host;
}

async function openSheets(): Promise<ImportSource> {
  const listed = valueOf(await listOpenSheets());
  expect(listed.map(({ name }) => name)).toEqual([LISTED.name, INVOICES.name]);
  return valueOf(
    await readOpenSheets(
      listed.map(({ id }) => id),
      options,
    ),
  );
}

async function imported(source: ImportSource, dryRun = false) {
  const request = { sources: [source], sheets: [], map: {}, dryRun, language: 'zh-CN' as const };
  return valueOf(await importLedger(request, options));
}

it('comes in from its sheets, which stay as they are, and goes again with the import', async () => {
  const host = await openBook();
  const before = own(host);
  const preview = await imported(await openSheets(), true);
  expect(preview.report.sources.map(({ sheet, here }) => [sheet, here])).toEqual([
    [LISTED.name, true],
    [INVOICES.name, true],
  ]);
  expect(host.book.sheets).toHaveLength(2);

  const { report, written } = await imported(await openSheets());
  expect(report.ledger).toEqual({ customers: 2, limits: 2, documents: 2 });
  expect(await rowsOf('documents', ['number', 'amount', 'source'])).toEqual([
    ['F1', 1000.5, `${NAME} › ${INVOICES.name} › 3`],
    ['', 300, `${NAME} › ${INVOICES.name} › 5`],
  ]);
  expect(await rowsOf('problems', ['file', 'sheet', 'row', 'state'])).toEqual([
    [NAME, INVOICES.name, 2, '表头'],
    [NAME, INVOICES.name, 4, '待处理'],
  ]);
  expect(own(host)).toBe(before);
  valueOf(await undoEntry(written?.entry ?? '', options));
  const { documents, customers, tables } = await ledgerNow();
  expect([documents.length, customers.length, tables.proof.rows.length]).toEqual([0, 0, 0]);
  expect(own(host)).toBe(before);
});

it('is proved with the way to both sides, and its cells can be gone to', async () => {
  const host = await openBook();
  const { report } = await imported(await openSheets());
  const proof = await rowsOf('proof', ['sheet', 'origin', 'originLink', 'link']);
  expect(proof).toContainEqual([INVOICES.name, "#'Q3 ''应'' 收'!A2:D6", INVOICES.name, '往来']);
  expect(proof).toContainEqual([LISTED.name, "#'客户'!A1:C3", LISTED.name, '']);
  const [rejected] = report.sources[1]?.tables[0]?.rejected ?? [];
  expect(rejected).toMatchObject({ cell: 'C4', why: 'date.unreadable' });
  valueOf(await goToCell("'Q3 ''应'' 收'!C4"));
  const active = host.book.sheets.find(({ id }) => id === host.book.activeSheetId);
  expect([active?.name, active?.selection]).toEqual([
    INVOICES.name,
    { row: 3, column: 2, height: 1, width: 1 },
  ]);
  const { sheet } = (await ledgerNow()).tables.customers;
  expect(sheet).toBe('客户2');
  expect(cellAddress(await ledgerNow(), { table: 'customers', id: '', position: 0 }, 'name')).toMatch(
    /^客户2!/,
  );
});

it('adds nothing when it is imported again, or as the file it is saved in', async () => {
  const host = await openBook();
  const bytes = await saveBook(host.book);
  await imported(await openSheets());
  expect((await imported(await openSheets())).written).toBeNull();
  expect((await imported({ name: NAME, bytes })).written).toBeNull();
  const renamed = await imported({ name: '另存.xlsx', bytes }, true);
  expect(renamed.report.ledger).toEqual({ customers: 0, limits: 0, documents: 0 });
});

it('adds nothing after its file was imported', async () => {
  const host = await openBook();
  await imported({ name: NAME, bytes: await saveBook(host.book) });
  expect((await rowsOf('proof', ['originLink'])).flat()).toEqual(['', '']);
  expect((await imported(await openSheets())).written).toBeNull();
});
