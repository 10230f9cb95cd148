/** The rows nobody could read, and their second try. */
import { dayOf } from '../ledger/day';
import { valueOf } from '../ledger/result';
import { run } from '../workbook';
import {
  emptyWorkbook,
  HEADER,
  imported,
  ledgerNow,
  LINES,
  mend,
  options,
  rowsOf,
} from '../../tests/tools/importing';
import { postRetried, type PostedRetry } from './planRetried';
import { CopyingWorker } from './testing/copyingWorker';
import { retryRejected, undoEntry } from '.';

beforeEach(emptyWorkbook);

const PROBLEM = ['row', 'state', 'cell1', 'cell2', 'cell3', 'cell4'];

it('keeps rejected rows whole, once, and takes them in when they are mended', async () => {
  await imported(LINES);
  const header = [1, '表头', ...HEADER.split(',')];
  expect(await rowsOf('problems', PROBLEM)).toEqual([
    header,
    [3, '待处理', '乙公司', 'F2', '2026-02-30', '200'],
  ]);
  expect((await imported(LINES)).written).toBeNull();

  expect(valueOf(await retryRejected(options))).toMatchObject({ imported: 0, left: 1 });
  await mend(1, 'cell3', '2026-02-28');
  const retried = valueOf(await retryRejected(options));
  expect(retried).toMatchObject({ imported: 1, left: 0 });
  expect(await rowsOf('problems', ['state', 'reason'])).toEqual([
    ['表头', ''],
    ['已导入', ''],
  ]);
  const documents = (await ledgerNow()).documents.map(({ number, date, amount }) => ({
    number,
    date,
    amount: amount.toFixed(),
  }));
  expect(documents).toEqual([
    { number: 'F1', date: dayOf(2026, 1, 5), amount: '1000.5' },
    { number: 'F2', date: dayOf(2026, 2, 28), amount: '200' },
  ]);
  expect(valueOf(await retryRejected(options))).toMatchObject({ imported: 0, left: 0, written: null });

  valueOf(await undoEntry(retried.written?.entry ?? '', options));
  expect(await rowsOf('problems', ['state', 'doneOn'])).toEqual([
    ['表头', ''],
    ['待处理', ''],
  ]);
  expect((await ledgerNow()).documents).toHaveLength(1);
});

it('reads a mended row as its table was read: order of day and month, unit, kind and customer', async () => {
  const lines = [
    '客户：丙公司',
    '2026年1月回款,单位：万元',
    '日期,收款金额',
    '3/4/2026,1.5',
    '13/4/2026,2',
    '5/4/2026,三',
  ];
  await imported(lines);
  await mend(1, 'cell2', '3');
  expect(valueOf(await retryRejected(options))).toMatchObject({ imported: 1, left: 0 });
  const [first, , mended] = (await ledgerNow()).documents;
  expect(first?.amount.toFixed()).toBe('15000');
  expect(mended).toMatchObject({ kind: 'receipt', date: dayOf(2026, 4, 5), customer: 'C0001' });
  expect(mended?.amount.toFixed()).toBe('30000');
});

it('says where it no longer knows how a row was read', async () => {
  await imported(LINES);
  await mend(1, 'cell3', '2026-02-28');
  await mend(0, 'reading', '');
  expect(valueOf(await retryRejected(options))).toMatchObject({ imported: 0, left: 1 });
  const [, reason] = (await rowsOf('problems', ['reason'])).flat();
  expect(reason).toContain('读法');
});

it('leaves out a row that was made void, and leads to 往来 under the name its sheet has by now', async () => {
  await imported([...LINES, '丙公司,F3,2026-03-01,300']);
  await run(async (context) => {
    context.workbook.worksheets.getItem('往来').name = '往来 "2026"';
    await context.sync();
  });
  await imported([HEADER, '丁公司,F4,2026-03-01,没有', '丁公司,F5,2026-03-02,5']);
  await mend(3, 'cell4', '作废');
  expect(valueOf(await retryRejected(options))).toMatchObject({ imported: 0, left: 1 });
  expect((await rowsOf('problems', ['state'])).flat()).toEqual(['表头', '待处理', '表头', '不导入']);
  const { sheet, headerRow, firstColumn, columns } = (await ledgerNow()).tables.proof;
  await run(async (context) => {
    const column = firstColumn + (columns.get('link') ?? 0);
    const cells = context.workbook.worksheets.getItem(sheet);
    const links = cells.getRangeByIndexes(headerRow + 1, column, 2, 1);
    links.load('formulas,values');
    await context.sync();
    expect(links.values).toEqual([['往来'], ['往来']]);
    expect(links.formulas[1]?.[0]).toContain(`"#'往来 ""2026""'!A"`);
  });
});

it('tries again in a worker where there is one', async () => {
  await imported(LINES);
  await mend(1, 'cell3', '2026-02-28');
  CopyingWorker.install(async (question, post) => postRetried(question as PostedRetry, post));
  try {
    const { report, imported: count } = valueOf(await retryRejected(options));
    expect([count, CopyingWorker.started, CopyingWorker.terminated]).toEqual([1, 1, 1]);
    expect(report?.reconciliation.map(({ imported: amount }) => amount.toFixed())).toEqual(['200']);
  } finally {
    CopyingWorker.remove();
  }
});
