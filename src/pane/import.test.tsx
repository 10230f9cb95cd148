/** The import screen over the real planning: what is asked, what is answered in place, and what comes of it. */
import { TextDecoder, TextEncoder } from 'node:util';
import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ImportRequest } from '../commands';
import { planSources } from '../commands/planSources';
import { fail, ok } from '../ledger/result';
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

  override readonly importLedger: MemoryBook['importLedger'] = async (request) => {
    await Promise.resolve();
    this.requests.push(request);
    const { sources, map, sheets, corrections = [], language, dryRun } = request;
    const options = { map, sheets, corrections, language, balanceDay: TODAY };
    const planned = planSources({ sources, options, withRows: !dryRun }, null, () => undefined);
    return planned.ok ? ok({ report: planned.value.report, written: null }) : fail(planned.problem);
  };
}

async function preview(text: string): Promise<PlanningBook> {
  const book = new PlanningBook();
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
  await screen.findByText('甲公司');
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
