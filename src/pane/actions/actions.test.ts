import { MemoryBook, SAMPLE_CUSTOMERS, SAMPLE_IMPORT } from '../../../tests/tools/pane/memoryBook';
import { paneOver } from '../../../tests/tools/pane/paneOver';
import { PROGRESS_AFTER_MS } from '../runner';
import { RETHINK_AFTER_MS, SELECTION_AFTER_MS } from './book';
import { FILE_BYTES_MAX, type PickedFile } from './importing';

function ready(): MemoryBook {
  const book = new MemoryBook();
  book.ledger = 'ready';
  book.customers = [...SAMPLE_CUSTOMERS];
  return book;
}

/** A gate that stays shut until told. */
function gate(book: MemoryBook): () => void {
  let open = (): void => undefined;
  book.gate = new Promise((resolve) => {
    open = resolve;
  });
  return open;
}

const file = (name: string, size = 3): PickedFile => ({
  name,
  size,
  arrayBuffer: () => Promise.resolve(new ArrayBuffer(size)),
});

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('Opening', () => {
  test('a workbook without a ledger offers to make one', async () => {
    const book = new MemoryBook();
    const { actions, store } = paneOver(book);
    await actions.start();
    expect(store.get()).toMatchObject({ book: { ledger: 'none' }, problem: null, outcome: null });
    expect(book.journal).toEqual([]);
  });

  test('a ledger is shown as it is, without writing', async () => {
    const book = ready();
    const { actions, store } = paneOver(book);
    await actions.start();
    expect(store.get().outcome?.findings).toHaveLength(4);
    expect(book.checks).toEqual([false]);
    expect(book.journal).toEqual([]);
  });

  test('the sample is created and checked at once, so that its colours show', async () => {
    const book = new MemoryBook();
    const { actions, store } = paneOver(book);
    await actions.createLedger(true);
    expect(book.journal.map(({ command }) => command)).toEqual(['create', 'check']);
    expect(store.get()).toMatchObject({ stale: false, notice: { kind: 'checked', cells: 4 } });
  });
});

describe('Checking', () => {
  test('writes as of the day the user chose, which then becomes the book’s', async () => {
    const book = ready();
    const { actions, store } = paneOver(book);
    await actions.open();
    actions.setDay('2026-10-31');
    await actions.check();
    expect(store.get()).toMatchObject({ dayText: null, outcome: { asOfFrom: 'given' } });
    expect(book.checks).toEqual([false, true]);
  });

  test('a day that is none starts nothing', async () => {
    const book = ready();
    const { actions } = paneOver(book);
    actions.setDay('');
    await actions.check();
    expect(book.checks).toEqual([]);
  });

  test('shows progress only after half a second, and can be cancelled', async () => {
    const book = ready();
    const { actions, store } = paneOver(book);
    await actions.open();
    const open = gate(book);
    const checking = actions.check();
    await jest.advanceTimersByTimeAsync(PROGRESS_AFTER_MS - 1);
    expect(store.get().running).toMatchObject({ command: 'check', visible: false, share: 0.25 });
    await jest.advanceTimersByTimeAsync(1);
    expect(store.get().running?.visible).toBe(true);
    actions.cancel();
    expect(store.get().running?.cancelling).toBe(true);
    open();
    await checking;
    expect(store.get()).toMatchObject({ running: null, notice: { kind: 'cancelled' }, problem: null });
    expect(book.journal).toEqual([]);
  });

  test('a second command does not start while one runs', async () => {
    const book = ready();
    const { actions } = paneOver(book);
    const open = gate(book);
    const first = actions.check();
    await actions.check();
    open();
    await first;
    expect(book.journal.map(({ command }) => command)).toEqual(['check']);
  });

  test('a fault of ours ends as a problem, not as a pane that is busy for ever', async () => {
    const book = ready();
    const { actions, store } = paneOver(book);
    await actions.open();
    book.gate = Promise.reject(new Error('boom'));
    await actions.check();
    expect(store.get()).toMatchObject({ running: null, problem: { code: 'excel.failed', value: 'boom' } });
  });

  test('a failure is kept until the next command or until it is closed', async () => {
    const book = ready();
    const { actions, store } = paneOver(book);
    await actions.open();
    book.ledger = 'broken';
    book.problem = { code: 'ledger.columnMissing', sheet: '客户', value: '客户编号' };
    await actions.check();
    expect(store.get().problem).toEqual(book.problem);
    actions.dismiss();
    expect(store.get().problem).toBeNull();
  });
});

describe('Following the sheets', () => {
  async function opened(book: MemoryBook) {
    const pane = paneOver(book);
    await pane.actions.start();
    await pane.actions.check();
    book.checks.length = 0;
    return pane;
  }

  test('many edits make one new look, which writes nothing and marks the sheets as older', async () => {
    const book = ready();
    const { store } = await opened(book);
    expect(store.get().stale).toBe(false);
    book.customers = book.customers.map((customer) => ({ ...customer, notDue: '450000' }));
    for (let edit = 0; edit < 5; edit += 1) {
      book.fire('changed');
      await jest.advanceTimersByTimeAsync(RETHINK_AFTER_MS / 2);
    }
    await jest.advanceTimersByTimeAsync(RETHINK_AFTER_MS);
    expect(book.checks).toEqual([false]);
    expect(store.get().stale).toBe(true);
    expect(store.get().outcome?.findings.filter(({ finding }) => finding.rule === 'limit.over')).toHaveLength(
      3,
    );
  });

  test('an edit that changes no figure leaves the sheets current', async () => {
    const book = ready();
    const { store } = await opened(book);
    book.fire('changed');
    await jest.advanceTimersByTimeAsync(RETHINK_AFTER_MS);
    expect(book.checks).toEqual([false]);
    expect(store.get().stale).toBe(false);
  });

  test('an edit during a command is looked at after it', async () => {
    const book = ready();
    const { actions, store } = await opened(book);
    const open = gate(book);
    const checking = actions.check();
    book.fire('changed');
    await jest.advanceTimersByTimeAsync(RETHINK_AFTER_MS);
    expect(book.checks).toEqual([true]);
    open();
    await checking;
    await jest.advanceTimersByTimeAsync(0);
    expect(book.checks).toEqual([true, false]);
    expect(store.get().stale).toBe(false);
  });

  test('a ledger that breaks and is mended again is followed both ways', async () => {
    const book = ready();
    const { store } = await opened(book);
    book.ledger = 'broken';
    book.problem = { code: 'ledger.tableMissing', value: '往来' };
    book.fire('changed');
    await jest.advanceTimersByTimeAsync(RETHINK_AFTER_MS);
    expect(store.get()).toMatchObject({ book: { ledger: 'broken' }, problem: book.problem });
    book.ledger = 'ready';
    book.problem = null;
    book.fire('changed');
    await jest.advanceTimersByTimeAsync(RETHINK_AFTER_MS);
    expect(store.get()).toMatchObject({ book: { ledger: 'ready' }, problem: null });
  });

  test('edits in a workbook without a ledger are no problem', async () => {
    const book = new MemoryBook();
    const { actions, store } = paneOver(book);
    await actions.start();
    book.fire('changed');
    await jest.advanceTimersByTimeAsync(RETHINK_AFTER_MS);
    expect(store.get().problem).toBeNull();
    expect(store.get().outcome).toBeNull();
  });

  test('the customer of the selected row is known, and nothing moves because of it', async () => {
    const book = ready();
    const { store } = await opened(book);
    book.selected = 'C002';
    book.fire('selected');
    await jest.advanceTimersByTimeAsync(SELECTION_AFTER_MS);
    expect(store.get()).toMatchObject({ selectedCustomer: 'C002', customer: null, tab: 'check' });
  });

  test('after the pane stops watching, edits are not followed', async () => {
    const book = ready();
    const stop = await paneOver(book).actions.start();
    await stop();
    book.checks.length = 0;
    book.fire('changed');
    await jest.advanceTimersByTimeAsync(RETHINK_AFTER_MS);
    expect(book.checks).toEqual([]);
  });
});

describe('Importing', () => {
  test('previews, imports, and takes the import back', async () => {
    const book = ready();
    book.preview = SAMPLE_IMPORT;
    const { actions, store } = paneOver(book);
    await actions.open();
    await actions.previewFiles([file('应收.xlsx')]);
    expect(store.get().importing.preview).toBe(SAMPLE_IMPORT);
    expect(book.journal).toEqual([]);
    await actions.runImport();
    await actions.runImport();
    expect(book.journal.map(({ command }) => command)).toEqual(['import']);
    expect(store.get().outcome?.report.customers).toHaveLength(5);
    expect(store.get().stale).toBe(true);
    await actions.undoImport();
    expect(store.get().importing.undone).toBe(true);
    expect(store.get().outcome?.report.customers).toHaveLength(4);
  });

  test('a file that cannot be imported says so and leaves the choice open', async () => {
    const { actions, store } = paneOver(ready());
    await actions.previewFiles([file('空.xlsx')]);
    expect(store.get()).toMatchObject({ problem: { code: 'import.nothing' }, importing: { preview: null } });
  });

  test('a file beyond the limit is refused before it is read', async () => {
    const { actions, store } = paneOver(ready());
    const huge = {
      ...file('大.xlsx', 1),
      size: FILE_BYTES_MAX + 1,
      arrayBuffer: () => Promise.reject(new Error('read')),
    };
    await actions.previewFiles([huge]);
    expect(store.get().problem).toMatchObject({ code: 'file.tooLarge', file: '大.xlsx' });
  });

  test('a file that vanished meanwhile is named', async () => {
    const { actions, store } = paneOver(ready());
    await actions.previewFiles([
      { ...file('去.xlsx'), arrayBuffer: () => Promise.reject(new Error('gone')) },
    ]);
    expect(store.get().problem).toEqual({ code: 'file.notFound', value: '去.xlsx' });
  });
});

describe('The rest', () => {
  test('an entry is undone once, and the journal shows it', async () => {
    const book = ready();
    const { actions, store } = paneOver(book);
    await actions.open();
    await actions.check();
    const entry = book.journal[0]?.id ?? '';
    await actions.undo(entry);
    expect(store.get()).toMatchObject({
      notice: { kind: 'undone' },
      journal: { entries: [{ undoable: false }, { command: 'undo' }] },
    });
    await actions.undo(entry);
    expect(store.get().problem).toEqual({ code: 'journal.alreadyUndone' });
  });

  test('severities are chosen one by one and cleared together', () => {
    const { actions, store } = paneOver(ready());
    actions.toggleSeverity('high');
    actions.toggleSeverity('low');
    actions.toggleSeverity('high');
    expect([...store.get().filter.severities]).toEqual(['low']);
    actions.clearFilter();
    expect(store.get().filter.severities.size).toBe(0);
  });

  test('news of a check does not follow the user to a customer’s card', async () => {
    const { actions, store } = paneOver(ready());
    await actions.open();
    await actions.check();
    actions.openCustomer('C001', null);
    expect(store.get()).toMatchObject({ customer: 'C001', notice: null });
  });

  test('a chosen language is kept, and following Office means Office’s', async () => {
    const { actions, store, saved } = paneOver(ready(), 'zh-CN');
    await actions.chooseLanguage('en-US');
    expect(store.get().language).toBe('en-US');
    await actions.chooseLanguage('office');
    expect(store.get().language).toBe('zh-CN');
    expect(saved).toEqual(['en-US', 'office']);
  });

  test('a cell that cannot be reached is a problem in words', async () => {
    const book = ready();
    const { actions, store } = paneOver(
      Object.assign(book, {
        goToCell: () => Promise.resolve({ ok: false, problem: { code: 'excel.editing' } }),
      }),
    );
    await actions.goTo('客户!G4');
    expect(store.get().problem).toEqual({ code: 'excel.editing' });
  });

  test('probes are shown as they come', async () => {
    const book = ready();
    book.probes = [{ id: 'x', holds: true, seen: '' }];
    const { actions, store } = paneOver(book);
    await actions.runSelfCheck();
    expect(store.get().probes).toEqual(book.probes);
  });
});
