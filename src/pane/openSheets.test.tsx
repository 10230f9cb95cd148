/** Sheets of the workbook itself on the import screen, over the real planning. */
import { TextDecoder, TextEncoder } from 'node:util';
import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ImportRequest, SheetListed } from '../commands';
import { planSources } from '../commands/planSources';
import type { CellValue } from '../ledger/records';
import { fail, ok } from '../ledger/result';
import type { SheetCells } from '../ledger/sheetCells';
import { messages } from '../text';
import { MemoryBook, TODAY } from '../../tests/tools/pane/memoryBook';
import { paneOver, type TestPane } from '../../tests/tools/pane/paneOver';
import { App } from './App';

// The page's own, which jsdom does not have.
Object.assign(globalThis, { TextDecoder, TextEncoder });
configure({ asyncUtilTimeout: 20_000 });
const { ui, reasons } = messages('zh-CN');
const { sheets } = ui.import;

const HEADER = ['客户名称', '发票号码', '开票日期', '开票金额'];

function sheetOf(name: string, rows: readonly (readonly CellValue[])[]): SheetCells {
  const none: ReadonlySet<number> = new Set();
  const looks = { hiddenRows: none, hiddenColumns: none, red: none };
  return { name, hidden: false, rows, formats: new Map(), errors: [], merges: [], ...looks };
}

/** A workbook with sheets of the user's own; they can be corrected between two readings. */
class BookOfSheets extends MemoryBook {
  readonly requests: ImportRequest[] = [];
  override readonly importLedger: MemoryBook['importLedger'] = async (request) => {
    await Promise.resolve();
    this.requests.push(request);
    const { sources, map, sheets: only, corrections = [], language, dryRun } = request;
    const options = { map, sheets: only, corrections, language, balanceDay: TODAY };
    const planned = planSources({ sources, options, withRows: !dryRun }, null, () => undefined);
    return planned.ok ? ok({ report: planned.value.report, written: null }) : fail(planned.problem);
  };
}

const OFFERED: readonly SheetListed[] = [
  { id: 'a', name: '应收 2026', hidden: false, range: 'A1:D3' },
  { id: 'b', name: '客户', hidden: false, range: 'A1:C9' },
  { id: 'c', name: '旧', hidden: true, range: 'A1:A2' },
];

async function shown(offered = OFFERED): Promise<{ book: BookOfSheets; pane: TestPane }> {
  const book = new BookOfSheets();
  book.openSheets = offered;
  const rows = [HEADER, ['甲公司', 'F1', '2026-02-30', 100], ['乙公司', 'F2', '2026-01-06', 200]];
  book.cells = [sheetOf('应收 2026', rows)];
  const pane = paneOver(book);
  render(<App pane={pane} />);
  await act(() => pane.actions.start());
  await userEvent.click(await screen.findByRole('button', { name: new RegExp(ui.start.import) }));
  return { book, pane };
}

const button = (name: string) => screen.findByRole('button', { name });
const box = (name: string) => screen.findByRole<HTMLInputElement>('checkbox', { name: new RegExp(name) });

afterEach(cleanup);

test('The sheets a person sees are ticked, hidden ones are not; what is ticked is read', async () => {
  const { book } = await shown();
  expect((await box('应收')).checked).toBe(true);
  expect((await box('客户')).checked).toBe(true);
  expect((await box(sheets.hidden)).checked).toBe(false);
  await userEvent.click(await box('客户'));
  await userEvent.click(await button(sheets.preview('1')));
  await screen.findByRole('heading', { name: '应收 2026' });
  expect(book.sheetsRead).toEqual([['a']]);
  expect(book.requests.map(({ dryRun }) => dryRun)).toEqual([true]);
  // Left and come back to, it is as it was.
  await userEvent.click(await button(ui.import.other));
  expect((await box('客户')).checked).toBe(false);
});

test('All can be ticked at once, and none; of none there is nothing to preview', async () => {
  const { book } = await shown();
  await userEvent.click(await button(sheets.all));
  expect(await button(sheets.preview('3'))).toBeTruthy();
  await userEvent.click(await button(sheets.none));
  const nothing = await button(sheets.choose);
  expect(nothing.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(nothing);
  expect(book.sheetsRead).toEqual([]);
});

test('A workbook without sheets of one’s own offers files alone', async () => {
  await shown([]);
  expect(await button(ui.import.choose)).toBeTruthy();
  expect(screen.queryByText(sheets.title)).toBeNull();
});

test('A cell in question is gone to in its sheet; corrected there, it is read again and imported', async () => {
  const { book } = await shown();
  await userEvent.click(await button(sheets.preview('2')));
  await screen.findByText(reasons.rejected['date.unreadable']);
  await userEvent.click(await button(sheets.goTo('C2')));
  await userEvent.click(await button(ui.import.range('A1:D3')));
  expect(book.visited).toEqual(["'应收 2026'!C2", "'应收 2026'!A1"]);

  book.cells = [sheetOf('应收 2026', [HEADER, ['甲公司', 'F1', '2026-02-28', 100]])];
  await userEvent.click(await button(sheets.reread));
  await waitFor(() => expect(screen.queryByText(reasons.rejected['date.unreadable'])).toBeNull());
  expect(book.sheetsRead).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  await userEvent.click(await button(ui.import.runRows('2')));
  await waitFor(() => expect(book.requests.at(-1)?.dryRun).toBe(false));
  expect(book.requests.at(-1)?.sources).toEqual([
    { name: '旧台账.xlsx', dateSystem: 1900, sheets: book.cells },
  ]);
});

test('Rows that were left out are gone to like cells in question', async () => {
  const { book } = await shown();
  const rows = [['合计', '', '', 100], ['备注：年底对账'], [], ['小计', '', '', 100]];
  book.cells = [sheetOf('应收 2026', [HEADER, ['甲公司', 'F1', '2026-02-28', 100], ...rows])];
  await userEvent.click(await button(sheets.preview('2')));
  await screen.findByText(ui.import.skipped('4'));
  await userEvent.click(screen.getByText(ui.import.skipped('4')));
  for (const row of ['3', '4', '6']) await userEvent.click(await button(ui.import.rowsAt(row)));
  expect(book.visited).toEqual(["'应收 2026'!A3", "'应收 2026'!A4", "'应收 2026'!A6"]);
});

test('A column that is asked about has the way to its header', async () => {
  const { book } = await shown();
  book.cells = [
    sheetOf("Q3'账", [
      ['客户', '日期', '金额'],
      ['甲公司', '2026-01-05', 100],
    ]),
  ];
  await userEvent.click(await button(sheets.preview('2')));
  await screen.findByText(ui.import.questions('C1 金额'));
  await userEvent.click(await button(sheets.goTo('C1')));
  expect(book.visited).toEqual(["'Q3''账'!C1"]);
});

test('Reading is cancelled like any command, and leaves what was ticked', async () => {
  const { book, pane } = await shown();
  let open = (): void => undefined;
  book.gate = new Promise((resolve) => {
    open = resolve;
  });
  await userEvent.click(await button(sheets.preview('2')));
  act(() => pane.actions.cancel());
  open();
  await waitFor(() => expect(pane.store.get().running).toBeNull());
  expect(pane.store.get().importing.preview).toBeNull();
  expect(pane.store.get().offered?.chosen).toEqual(new Set(['a', 'b']));
});
