/** What an import left: the way to its proof and to its rejected rows, another try and its undoing, and changes taken over. */
import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ImportReport } from '../commands';
import { money } from '../ledger/money';
import { messages } from '../text';
import { MemoryBook, SAMPLE_IMPORT } from '../../tests/tools/pane/memoryBook';
import { paneOver } from '../../tests/tools/pane/paneOver';
import { App } from './App';
import { changedDocuments } from './importLines';

configure({ asyncUtilTimeout: 20_000 });
const { ui } = messages('zh-CN');
const { traces, changes } = ui.import;

async function importScreen(book: MemoryBook) {
  book.ledger = 'ready';
  const pane = paneOver(book);
  render(<App pane={pane} />);
  await act(() => pane.actions.start());
  await userEvent.click(await screen.findByRole('tab', { name: ui.tabs.import }));
  return pane;
}

/** What is in the file is the book's to say. */
async function pick(): Promise<void> {
  const file = Object.assign(new File(['x'], '新.csv'), {
    arrayBuffer: () => Promise.resolve(new ArrayBuffer(1)),
  });
  await userEvent.upload(screen.getByLabelText(ui.import.choose, { selector: 'input' }), file);
}

const button = (name: string) => screen.getByRole('button', { name });

afterEach(cleanup);

describe('rows that wait', () => {
  test('are counted, lead to their cells and to the proof, are tried again, and undone', async () => {
    const book = new MemoryBook();
    book.imports = ['2026-11-23', '2026-11-24', '2026-11-24'];
    book.rejected = [
      { reason: 'D3', mended: false },
      { reason: 'C4', mended: true },
    ];
    await importScreen(book);
    await screen.findByText(traces.kept('2'));
    await userEvent.click(button(traces.problems));
    await userEvent.click(button(traces.proof));
    expect(book.visited).toEqual(['导入问题!J4', '导入核对!B5']);

    await userEvent.click(button(traces.retry));
    await screen.findByText(traces.retried('1', '1'));
    await screen.findByText(traces.kept('1'));
    await userEvent.click(button(traces.undo));
    await screen.findByText(traces.undone);
    expect(book.journal.map(({ command, undoable }) => [command, undoable])).toEqual([
      ['retry', false],
      ['undo', false],
    ]);
  });

  test('rows of statements are counted apart: there is nothing to try, but a way to them', async () => {
    const book = new MemoryBook();
    book.rejected = [{ reason: 'B3', mended: false, again: true }];
    await importScreen(book);
    await screen.findByText(traces.again('1'));
    expect(screen.queryByRole('button', { name: traces.retry })).toBeNull();
    await userEvent.click(button(traces.problems));
    expect(book.visited).toEqual(['导入问题!J4']);
  });

  test('nothing is offered where nothing was left, and nothing to undo where no row came in', async () => {
    const book = new MemoryBook();
    const pane = await importScreen(book);
    expect(screen.queryByRole('region', { name: traces.title })).toBeNull();
    book.rejected = [{ reason: 'D3', mended: false }];
    await act(() => pane.actions.open());
    await userEvent.click(await screen.findByRole('button', { name: traces.retry }));
    await screen.findByText(traces.retried('0', '1'));
    expect(screen.queryByRole('button', { name: traces.undo })).toBeNull();
    expect(screen.queryByRole('button', { name: traces.proof })).toBeNull();
  });
});

describe('an import of rows that cannot be read alone', () => {
  test('keeps them, and says so where everything is there already', async () => {
    const book = new MemoryBook();
    book.preview = { ...SAMPLE_IMPORT, ledger: { customers: 0, limits: 0, documents: 0 } };
    book.nothingNew = true;
    const pane = await importScreen(book);
    await pick();
    await userEvent.click(await screen.findByRole('button', { name: ui.import.keepRows('2') }));
    await screen.findByText(ui.import.nothingNew);
    book.nothingNew = false;
    await userEvent.click(button(ui.import.keepRows('2')));
    await waitFor(() => expect(pane.store.get().importing.written).not.toBeNull());
    expect(screen.queryByText(ui.import.nothingNew)).toBeNull();
  });
});

test('A printed total that its own rows do not reach is said of its table and of the whole', async () => {
  const book = new MemoryBook();
  const [whole] = SAMPLE_IMPORT.reconciliation.map((line) => ({
    ...line,
    printedTotal: line.source.plus(1),
    printedDifference: money('1'),
  }));
  const reconciliation = whole === undefined ? [] : [whole];
  const sources = SAMPLE_IMPORT.sources.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) => ({ ...table, reconciliation })),
  }));
  book.preview = { ...SAMPLE_IMPORT, sources, reconciliation };
  await importScreen(book);
  await pick();
  await screen.findByText(ui.import.printedDiffers('1.00'));
  screen.getByText(ui.import.printedDiffers('¥1.00'));
});

describe('documents that changed', () => {
  const change = {
    sourceKey: 'invoice|甲公司||F1',
    number: 'F1',
    customer: '甲公司',
    what: 'amount',
    before: '1000.5',
    after: '900',
    cell: 'D2',
    at: '往来!G4',
    taken: false,
  } as const;
  const date = { ...change, what: 'date', before: '2026-01-05', after: '2026-01-06', cell: 'C2' } as const;
  const other = { ...change, sourceKey: 'invoice|甲公司||F2', number: 'F2', before: '', after: '7' } as const;

  function reportOf(documents: number): ImportReport {
    return {
      ...SAMPLE_IMPORT,
      sources: SAMPLE_IMPORT.sources.map((sheet) => ({
        ...sheet,
        tables: sheet.tables.map((table) => ({ ...table, changed: [change, other, date] })),
      })),
      ledger: { customers: 0, limits: 0, documents },
    };
  }

  test('are one for each document, with all that changed of it', () => {
    expect(changedDocuments(reportOf(0)).map(({ number, changes: all }) => [number, all.length])).toEqual([
      ['F1', 2],
      ['F2', 1],
    ]);
  });

  test('stay as they are unless they are taken over one by one', async () => {
    const book = new MemoryBook();
    book.preview = reportOf(0);
    const pane = await importScreen(book);
    await pick();
    await screen.findByText(changes.line(changes.what.amount, '1,000.50', '900.00'));
    screen.getByText(changes.line(changes.what.date, '2026-01-05', '2026-01-06'));
    screen.getByText(ui.import.nothing);
    await userEvent.click(screen.getAllByRole('button', { name: changes.goTo('往来!G4') })[0] as HTMLElement);
    expect(book.visited).toEqual(['往来!G4']);

    const [first, second] = screen.getAllByRole('button', { name: changes.take });
    await userEvent.click(first as HTMLElement);
    await userEvent.click(second as HTMLElement);
    await screen.findByRole('button', { name: ui.import.runRows('2') });
    await userEvent.click(screen.getAllByRole('button', { name: changes.leave })[1] as HTMLElement);
    await userEvent.click(button(ui.import.runRows('1')));
    await waitFor(() => expect(pane.store.get().importing.written).not.toBeNull());
    expect(book.taken).toEqual(['invoice|甲公司||F1']);
    await userEvent.click(button(changes.title('2')));
    expect(screen.queryByRole('button', { name: changes.take })).toBeNull();
  });
});
