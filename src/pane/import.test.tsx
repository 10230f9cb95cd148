/** The import screen over the real planning: what is asked, what is answered in place, and what comes of it. */
import { TextDecoder, TextEncoder } from 'node:util';
import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ImportRequest } from '../commands';
import { planSources } from '../commands/planSources';
import { fail, ok } from '../ledger/result';
import { ledgerOf, type Row } from '../ledger/tablesForTests';
import { messages } from '../text';
import { MemoryBook, TODAY } from '../../tests/tools/pane/memoryBook';
import { paneOver } from '../../tests/tools/pane/paneOver';
import { App } from './App';

// The page's own, which jsdom does not have.
Object.assign(globalThis, { TextDecoder, TextEncoder });
configure({ asyncUtilTimeout: 20_000 });
const { ui, fields, reasons } = messages('zh-CN');

class PlanningBook extends MemoryBook {
  readonly requests: ImportRequest[] = [];
  /** Rows of 导入记忆. */
  memory: readonly Row[] = [];

  override readonly forgetMapping: MemoryBook['forgetMapping'] = async (key) => {
    await Promise.resolve();
    this.forgotten.push(key);
    this.memory = this.memory.map((row) => (row['rowId'] === key ? { ...row, state: '已忘记' } : row));
    return ok({ cells: 1, rows: 1, entry: 'memory-1', added: [], refused: [] });
  };

  override readonly importLedger: MemoryBook['importLedger'] = async (request) => {
    await Promise.resolve();
    this.requests.push(request);
    const { sources, map, sheets, corrections = [], language, dryRun } = request;
    const options = { map, sheets, corrections, language, balanceDay: TODAY };
    const existing = this.memory.length === 0 ? null : ledgerOf({ memory: this.memory });
    const planned = planSources({ sources, options, withRows: !dryRun }, existing, () => undefined);
    return planned.ok ? ok({ report: planned.value.report, written: null }) : fail(planned.problem);
  };
}

async function preview(text: string, memory: readonly Row[] = []): Promise<PlanningBook> {
  const book = new PlanningBook();
  book.memory = memory;
  book.ledger = 'ready';
  const pane = paneOver(book);
  render(<App pane={pane} />);
  await act(() => pane.actions.start());
  await userEvent.click(await screen.findByRole('tab', { name: ui.tabs.import }));
  const bytes = new TextEncoder().encode(text);
  const file = Object.assign(new File([bytes], '流水.csv'), {
    arrayBuffer: () => Promise.resolve(bytes.buffer),
  });
  await userEvent.upload(screen.getByLabelText(ui.import.choose, { selector: 'input' }), file);
  await screen.findByRole('region', { name: ui.import.sheet('流水.csv', '') });
  return book;
}

afterEach(cleanup);

const UNCLEAR = '客户,日期,金额\n甲公司,2026-01-05,100\n乙公司,2026-01-06,200';
const amountField = () => screen.getByLabelText(ui.import.fieldOf('C', '金额'));
const importButton = () => screen.queryByRole('button', { name: ui.import.runRows('4') });

test('An unclear column is a question over its rows; answered in place it opens the way', async () => {
  const book = await preview(UNCLEAR);
  expect(screen.getByText(ui.import.questions('C1 金额'))).toBeTruthy();
  expect(importButton()).toBeNull();
  await userEvent.selectOptions(amountField(), fields['receipt.amount']);
  await waitFor(() => expect(importButton()).toBeTruthy());
  expect(screen.queryByText(ui.import.questions('C1 金额'))).toBeNull();
  expect(screen.getByText(new RegExp(reasons.mapping.person))).toBeTruthy();
  await userEvent.click(importButton() as HTMLElement);
  await waitFor(() => expect(book.requests.at(-1)?.dryRun).toBe(false));
  expect(book.requests.at(-1)?.corrections).toEqual([
    { file: '流水.csv', sheet: '流水', kind: null, fields: { 金额: 'receipt.amount' } },
  ]);
});

test('The column asked about is in view among many, and a click leads to its list', async () => {
  const place = jest.spyOn(HTMLElement.prototype, 'offsetLeft', 'get').mockReturnValue(480);
  await preview(UNCLEAR);
  place.mockRestore();
  const scroller = amountField().closest('[role="group"]');
  expect(scroller?.scrollLeft).toBe(456);
  await userEvent.click(screen.getByRole('button', { name: ui.import.goToQuestion }));
  expect(document.activeElement).toBe(amountField());
});

test('The kind of a sheet is corrected in place: it answers, it leaves the sheet out, it is taken back', async () => {
  await preview(UNCLEAR);
  const kind = () => screen.getByLabelText(ui.import.kindOf('流水'));
  await userEvent.selectOptions(kind(), reasons.sheetKinds.receipts);
  await waitFor(() => expect(importButton()).toBeTruthy());
  expect((amountField() as HTMLSelectElement).value).toBe('receipt.amount');
  await userEvent.selectOptions(kind(), reasons.sheetKinds.none);
  await screen.findByText(ui.import.refused(reasons.refused['left.out']));
  expect(importButton()).toBeNull();
  await userEvent.selectOptions(kind(), ui.import.asFound);
  await screen.findByText(ui.import.questions('C1 金额'));
});

test('What was said of a sheet is taken back at once, also when it left nothing to import', async () => {
  await preview(UNCLEAR);
  await userEvent.selectOptions(amountField(), ui.import.unused);
  await screen.findByText(ui.import.nothing);
  await userEvent.click(screen.getByRole('button', { name: ui.import.forget }));
  await screen.findByText(ui.import.questions('C1 金额'));
});

const REMEMBERED = {
  rowId: 'M1',
  header: '金额',
  from: 'invoice.amount',
  to: 'receipt.amount',
  signature: '客户 | 金额',
};

test('What was corrected before is taken again, says so, and is forgotten at a click', async () => {
  const signature = ['客户', '日期', '金额'].sort().join(' | ');
  const book = await preview(UNCLEAR, [{ ...REMEMBERED, signature }]);
  expect((amountField() as HTMLSelectElement).value).toBe('receipt.amount');
  expect(importButton()).toBeTruthy();
  const sentence = ui.import.remembered(fields['invoice.amount'], fields['receipt.amount']);
  expect(screen.getByText(sentence)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: ui.import.forgetMapping }));
  await screen.findByText(ui.import.questions('C1 金额'));
  expect(book.forgotten).toEqual(['M1']);
  expect(screen.queryByText(sentence)).toBeNull();
});

test('What was said of the name in another table is the first answer to a question', async () => {
  await preview(UNCLEAR, [REMEMBERED]);
  expect(screen.getByText(ui.import.questions('C1 金额'))).toBeTruthy();
  const names = Array.from((amountField() as HTMLSelectElement).options, ({ text }) => text);
  expect(names.slice(0, 3)).toEqual([ui.import.pick, ui.import.unused, fields['receipt.amount']]);
  const sentence = ui.import.rememberedElsewhere(fields['invoice.amount'], fields['receipt.amount']);
  expect(screen.getByText(sentence)).toBeTruthy();
});

test('A sheet that was left out before says so, and comes back at a click', async () => {
  const signature = `[流水] ${['客户', '日期', '金额'].sort().join(' | ')}`;
  await preview(UNCLEAR, [{ ...REMEMBERED, header: '', from: 'invoices', to: 'none', signature }]);
  const { invoices, none } = reasons.sheetKinds;
  expect(screen.getByText(ui.import.remembered(invoices, none))).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: ui.import.forgetMapping }));
  await screen.findByText(ui.import.questions('C1 金额'));
});

test('A file that brings nothing but what was said of it can be told so', async () => {
  const book = await preview(UNCLEAR);
  await userEvent.selectOptions(screen.getByLabelText(ui.import.kindOf('流水')), reasons.sheetKinds.none);
  await userEvent.click(await screen.findByRole('button', { name: ui.import.rememberOnly('1') }));
  await waitFor(() => expect(book.requests.at(-1)?.dryRun).toBe(false));
});
