import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryBook, SAMPLE_CUSTOMERS, SAMPLE_IMPORT } from '../../../tests/tools/pane/memoryBook';
import { paneOver } from '../../../tests/tools/pane/paneOver';
import { messages } from '../../text';
import { App } from '../App';

const TEST_MS_MAX = 60_000;
jest.setTimeout(TEST_MS_MAX);
afterEach(cleanup);

const { ui } = messages('zh-CN');
const { same } = ui.customers;

async function open(): Promise<MemoryBook> {
  const book = new MemoryBook();
  book.ledger = 'ready';
  book.customers = [...SAMPLE_CUSTOMERS];
  book.same = SAMPLE_IMPORT.customers?.suggestions ?? [];
  const pane = paneOver(book, 'zh-CN', 'light');
  render(<App pane={pane} />);
  await act(() => pane.actions.start());
  await userEvent.click(screen.getByRole('tab', { name: ui.tabs.customers }));
  await userEvent.click(await screen.findByRole('button', { name: same.title }));
  await userEvent.click(screen.getByRole('button', { name: same.look }));
  await screen.findByText('智连电子有限公司');
  return book;
}

describe('Customers of the ledger that may be one', () => {
  test('nothing is written by looking', async () => {
    expect((await open()).journal).toEqual([]);
  });

  test('are merged with one click and parted with another', async () => {
    const book = await open();
    await userEvent.click(screen.getByRole('button', { name: same.mergeInto('智联电子') }));
    await screen.findByText(same.done);
    expect(book.decisions).toEqual([{ one: 'C003', other: '智连电子有限公司', same: true }]);
    expect(book.journal.map(({ command }) => command)).toEqual(['merge']);
    expect(screen.getByText(same.none)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: same.undo }));
    expect(book.journal.map(({ command }) => command)).toEqual(['merge', 'undo']);
    expect(screen.queryByText(same.done)).toBeNull();
  });

  test('are kept apart for good', async () => {
    const book = await open();
    await userEvent.click(screen.getByRole('button', { name: ui.import.who.apart }));
    await screen.findByText(same.none);
    expect(book.journal.map(({ command }) => command)).toEqual(['apart']);
  });
});
