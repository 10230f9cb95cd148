import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryBook, SAMPLE_CUSTOMERS, SAMPLE_IMPORT } from '../../../tests/tools/pane/memoryBook';
import { paneOver } from '../../../tests/tools/pane/paneOver';
import type { ImportReport } from '../../commands';
import { messages } from '../../text';
import { App } from '../App';

const TEST_MS_MAX = 60_000;
jest.setTimeout(TEST_MS_MAX);
afterEach(cleanup);

const { ui, reasons } = messages('zh-CN');
const { who } = ui.import;
const QUESTION = SAMPLE_IMPORT.customers?.suggestions[0];

async function preview(report: ImportReport = SAMPLE_IMPORT): Promise<MemoryBook> {
  const book = new MemoryBook();
  book.ledger = 'ready';
  book.customers = [...SAMPLE_CUSTOMERS];
  book.preview = report;
  const pane = paneOver(book, 'zh-CN', 'light');
  render(<App pane={pane} />);
  await act(() => pane.actions.start());
  await userEvent.click(screen.getByRole('tab', { name: ui.tabs.import }));
  await userEvent.upload(
    screen.getByLabelText(ui.import.choose, { selector: 'input' }),
    new File(['x'], '应收.xlsx'),
  );
  await screen.findByRole('button', { name: who.title('1') });
  return book;
}

const importNow = () => userEvent.click(screen.getByRole('button', { name: ui.import.runRows('113') }));

describe('Customers that may be one', () => {
  test('are shown with the reason and where they stand, and merged when the user says so', async () => {
    const book = await preview();
    const question = screen.getByText('智连电子有限公司').closest('li') as HTMLElement;
    expect(within(question).getByText(reasons.nearNames.sound)).toBeTruthy();
    expect(within(question).getByText(/应收明细 › 7/)).toBeTruthy();
    expect(within(question).getByText(new RegExp(who.inLedger))).toBeTruthy();
    await userEvent.click(within(question).getByRole('button', { name: who.same }));
    expect(within(question).getByText(who.merged)).toBeTruthy();
    await importNow();
    expect(book.decisions).toEqual([{ one: 'C003', other: '智连电子有限公司', same: true }]);
    expect(screen.queryByRole('button', { name: who.title('1') })).toBeNull();
  });

  test('are kept apart when the user says so, and an answer can be taken back', async () => {
    const book = await preview();
    await userEvent.click(screen.getByRole('button', { name: who.same }));
    await userEvent.click(screen.getByRole('button', { name: who.change }));
    await userEvent.click(screen.getByRole('button', { name: who.apart }));
    expect(screen.getByText(who.keptApart)).toBeTruthy();
    await importNow();
    expect(book.decisions).toEqual([{ one: 'C003', other: '智连电子有限公司', same: false }]);
  });

  test('are not merged unasked', async () => {
    const book = await preview();
    await importNow();
    expect(book.decisions).toEqual([]);
  });

  test('with two tax numbers can only be kept apart', async () => {
    if (QUESTION === undefined) throw new Error('the sample asks nothing');
    const suggestions = [{ ...QUESTION, reason: 'sameName', against: 'taxId' } as const];
    await preview({ ...SAMPLE_IMPORT, customers: { suggestions, more: 0, spellings: [] } });
    expect(screen.getByText(who.taxIdsDiffer)).toBeTruthy();
    expect(screen.queryByRole('button', { name: who.same })).toBeNull();
    expect(screen.getByRole('button', { name: who.apart })).toBeTruthy();
  });

  test('are shown twenty at a time, and those left out are counted', async () => {
    if (QUESTION === undefined) throw new Error('the sample asks nothing');
    const suggestions = Array.from({ length: 25 }, (_, number) => {
      const name = `新客户${number}`;
      return { ...QUESTION, other: { ...QUESTION.other, ref: name, name } };
    });
    const report = { ...SAMPLE_IMPORT, customers: { suggestions, more: 3, spellings: [] } };
    const book = new MemoryBook();
    book.ledger = 'ready';
    book.preview = report;
    const pane = paneOver(book, 'zh-CN', 'light');
    render(<App pane={pane} />);
    await act(() => pane.actions.start());
    await userEvent.click(screen.getByRole('tab', { name: ui.tabs.import }));
    await userEvent.upload(
      screen.getByLabelText(ui.import.choose, { selector: 'input' }),
      new File(['x'], '应收.xlsx'),
    );
    await screen.findByRole('button', { name: who.title('28') });
    expect(screen.getAllByRole('button', { name: who.same })).toHaveLength(20);
    expect(screen.getByText(who.left('3'))).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: who.more('5') }));
    expect(screen.getAllByRole('button', { name: who.same })).toHaveLength(25);
  });
});
