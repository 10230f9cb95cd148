/** What an import was told is remembered in the workbook: taken again, corrected, forgotten, undone. */
import { valueOf } from '../ledger/result';
import { emptyWorkbook, ledgerNow, options, rowsOf } from '../../tests/tools/importing';
import { forgetMapping, importLedger, undoEntry } from '.';
import type { ImportOutcome, SheetCorrection, SheetKind } from './types';

beforeEach(emptyWorkbook);

const FILE = '流水.csv';
const HEADER = '客户,日期,金额';
const ROWS = [HEADER, '甲公司,2026-01-05,100', '乙公司,2026-01-06,200'];
const LATER = [HEADER, '甲公司,2026-02-05,300', '丙公司,2026-02-06,400'];

function said(fields: Readonly<Record<string, string>>, kind: SheetKind | null = null): SheetCorrection[] {
  return [{ file: FILE, sheet: '流水', kind, fields }];
}

async function asked(
  lines: readonly string[],
  corrections: readonly SheetCorrection[] = [],
  dryRun = true,
): Promise<ImportOutcome> {
  const sources = [{ name: FILE, bytes: new TextEncoder().encode(lines.join('\n')) }];
  const request = { sources, sheets: [], map: {}, corrections, dryRun, language: 'zh-CN' as const };
  return valueOf(await importLedger(request, options));
}

const imported = (lines: readonly string[], corrections: readonly SheetCorrection[] = []) =>
  asked(lines, corrections, false);

function columnOf({ report }: ImportOutcome, header: string) {
  const columns = report.sources.flatMap(({ tables }) => tables.flatMap(({ mapping }) => mapping));
  return columns.find((column) => column.header === header);
}

const MEMORY = ['header', 'from', 'to', 'state'];

it('takes the same headers as they were corrected, and says so with what they were before', async () => {
  const preview = await asked(ROWS, said({ 金额: 'receipt.amount' }));
  expect(preview.report.remembers).toBe(1);
  expect(await ledgerNow().catch(() => null)).toBeNull();
  await imported(ROWS, said({ 金额: 'receipt.amount' }));
  expect(await rowsOf('memory', MEMORY)).toEqual([['金额', 'invoice.amount', 'receipt.amount', '使用']]);
  expect(await rowsOf('memory', ['meaning'])).toEqual([['列「金额」由「发票金额」改为「回款金额」']]);
  const again = await asked(LATER.map((line) => line.split(',').reverse().join(',')));
  expect(columnOf(again, '金额')).toMatchObject({
    field: 'receipt.amount',
    confidence: 0.95,
    reasons: ['remembered'],
    remembered: { from: 'invoice.amount', to: 'receipt.amount', at: '2026-06-30T08:00:00.000Z', file: FILE },
  });
  expect(columnOf(again, '金额')?.question).toBeUndefined();
  expect(again.report.remembers).toBeUndefined();
  const { report } = await imported(LATER);
  expect(report.reconciliation.map(({ measure }) => measure)).toEqual(['receipt.amount']);
  expect(await rowsOf('memory', MEMORY)).toHaveLength(1);
});

it('goes with the import that is taken back, and a later correction goes back to the one before', async () => {
  const first = await imported(ROWS, said({ 金额: 'receipt.amount' }));
  const second = await imported(LATER, said({ 金额: 'invoice.amount' }));
  expect(await rowsOf('memory', MEMORY)).toEqual([['金额', 'invoice.amount', 'invoice.amount', '使用']]);
  valueOf(await undoEntry(second.written?.entry ?? '', options));
  expect(await rowsOf('memory', MEMORY)).toEqual([['金额', 'invoice.amount', 'receipt.amount', '使用']]);
  valueOf(await undoEntry(first.written?.entry ?? '', options));
  expect(await rowsOf('memory', MEMORY)).toEqual([]);
  expect(columnOf(await asked(ROWS), '金额')?.question).toBeDefined();
});

it('is forgotten at a word, and that is undone too', async () => {
  await imported(ROWS, said({ 金额: 'receipt.amount' }));
  const key = columnOf(await asked(LATER), '金额')?.remembered?.key ?? '';
  const forgot = valueOf(await forgetMapping(key, options));
  expect(await rowsOf('memory', ['state'])).toEqual([['已忘记']]);
  expect(columnOf(await asked(LATER), '金额')).toMatchObject({ field: 'invoice.amount', confidence: 0.4 });
  expect(valueOf(await forgetMapping('nothing of this name', options)).entry).toBeNull();
  valueOf(await undoEntry(forgot.entry ?? '', options));
  expect(columnOf(await asked(LATER), '金额')?.field).toBe('receipt.amount');
});

it('remembers what a sheet lists, and 不导入 for sheets of its name alone', async () => {
  await imported(ROWS, said({}, 'receipts'));
  expect(await rowsOf('memory', MEMORY)).toEqual([['', 'invoices', 'receipts', '使用']]);
  const again = await asked(LATER);
  expect(again.report.sources[0]).toMatchObject({
    remembered: [{ from: 'invoices', to: 'receipts' }],
    tables: [{ listed: 'receipts' }],
  });
  expect(columnOf(again, '金额')?.question).toBeUndefined();

  const out = await imported(LATER, said({}, 'none'));
  expect(out.written?.entry).not.toBeNull();
  expect((await asked(LATER)).report.sources[0]).toMatchObject({
    refused: { why: 'left.out' },
    remembered: [{ from: 'invoices', to: 'none' }],
  });
});
