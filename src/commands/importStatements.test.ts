/** Financial statements through the whole import: written as rows of 财务, filled later, and left alone the third time. */
import { ExcelHost, newBook } from '../host';
import { attachOffice } from '../host/node';
import { dayOf } from '../ledger/day';
import { valueOf } from '../ledger/result';
import { readLedger, run } from '../workbook';
import { commandOptions } from '../../tests/tools/commandOptions';
import { rowsOf } from '../../tests/tools/importing';
import { importLedger, retryRejected, undoEntry, type ImportOutcome } from '.';

/** The first host of a process loads office.js. */
jest.setTimeout(60_000);

const options = commandOptions(dayOf(2026, 6, 30));

async function imported(name: string, lines: readonly string[]): Promise<ImportOutcome> {
  const sources = [{ name, bytes: new TextEncoder().encode(lines.join('\n')) }];
  const request = { sources, sheets: [], map: {}, dryRun: false, language: 'zh-CN' as const };
  return valueOf(await importLedger(request, options));
}

async function statements(): Promise<object[]> {
  const { ledger } = valueOf(await run(async (context) => valueOf(await readLedger(context))));
  return ledger.statements.map(({ customer, periodEnd, months, figures }) => ({
    customer,
    periodEnd,
    months,
    assets: figures.totalAssets?.toNumber() ?? null,
    revenue: figures.revenue?.toNumber() ?? null,
  }));
}

it('a balance sheet is a row, its income statement fills it, and neither comes in twice', async () => {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  await imported('客户.csv', ['客户编号,客户名称,账期', 'K1,甲公司,30天']);
  const balance = [
    '编制单位：甲公司,2025年12月31日,单位：万元',
    '项目,期末余额',
    '资产总计,200',
    '负债合计,110',
  ];
  const income = ['甲公司2025年度利润表,', '项目,本期金额', '营业收入,5000000', '净利润,90000'];
  const row = {
    customer: 'K1',
    periodEnd: dayOf(2025, 12, 31),
    months: null,
    assets: 2_000_000,
    revenue: null,
  };

  expect((await imported('资产负债表.csv', balance)).report.ledger.financials).toBe(1);
  expect(await statements()).toEqual([row]);
  expect((await imported('利润表.csv', income)).report.ledger.financials).toBe(1);
  expect(await statements()).toEqual([{ ...row, months: 12, revenue: 5_000_000 }]);
  expect((await imported('资产负债表.csv', balance)).written).toBeNull();
  expect((await imported('利润表.csv', income)).written).toBeNull();
});

it('keeps its rows that cannot be taken, says what to do, leaves them out of a second try, and settles them with their sheet', async () => {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  await imported('客户.csv', ['客户编号,客户名称,账期', 'K1,甲公司,30天']);
  const head = ['编制单位：甲公司,2025年12月31日', '项目,期末余额'];
  const first = await imported('资产负债表.csv', [...head, '资产总计,两百', '负债合计,110']);
  expect(first.report.ledger.financials).toBe(1);
  const kept = ['row', 'state', 'cell1', 'cell2'];
  const open = [
    [2, '表头', '项目', '期末余额'],
    [3, '需重新导入', '资产总计', '两百'],
  ];
  expect(await rowsOf('problems', kept)).toEqual(open);
  const [, [reason] = []] = await rowsOf('problems', ['reason']);
  expect(reason).toContain('B3「两百」');
  expect(reason).toContain('重新导入');
  expect(await rowsOf('problems', ['file', 'sheet'])).toContainEqual(['资产负债表.csv', '资产负债表']);

  expect(valueOf(await retryRejected(options))).toMatchObject({ imported: 0, left: 0, written: null });
  await imported('资产负债表.csv', [...head, '资产总计,两百', '负债合计,110']);
  expect(await rowsOf('problems', kept)).toEqual(open);

  const again = await imported('资产负债表.csv', [...head, '资产总计,200', '负债合计,110']);
  expect((await statements()).map((row) => Object.entries(row))).toEqual([
    expect.arrayContaining([['assets', 200]]),
  ]);
  expect((await rowsOf('problems', ['state'])).flat()).toEqual(['表头', '已导入']);
  valueOf(await undoEntry(again.written?.entry ?? '', options));
  expect((await rowsOf('problems', ['state'])).flat()).toEqual(['表头', '需重新导入']);
  valueOf(await undoEntry(first.written?.entry ?? '', options));
  expect(await rowsOf('problems', ['state'])).toEqual([]);
});

it('keeps every figure of a statement of nobody the ledger knows', async () => {
  const host = await ExcelHost.create(newBook());
  await attachOffice(host);
  await imported('客户.csv', ['客户编号,客户名称,账期', 'K1,甲公司,30天']);
  await imported('乙.csv', [
    '编制单位：乙公司,2025年12月31日',
    '项目,期末余额',
    '资产总计,200',
    '负债合计,110',
  ]);
  expect(await rowsOf('problems', ['row', 'cell1'])).toEqual([
    [2, '项目'],
    [3, '资产总计'],
    [4, '负债合计'],
  ]);
  const reasons = (await rowsOf('problems', ['reason'])).flat();
  expect(reasons[1]).toContain('A1');
  expect(reasons[1]).toEqual(reasons[2]);
});
