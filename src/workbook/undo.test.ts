import type { SetCells } from '../ledger/changes';
import { valueOf, type Result } from '../ledger/result';
import { applyOk, column, customers, ledgerHost, meta, readOk, reopened } from '../../tests/tools/ledgerHost';
import {
  readJournal,
  run,
  undoEntry,
  type ApplyMeta,
  type ApplyOutcome,
  type BookRead,
  type JournalRead,
} from '.';

function undo(entry: string, overrides: Partial<ApplyMeta> = {}): Promise<Result<ApplyOutcome>> {
  return run(async (context) => {
    const { readLedger } = await import('.');
    return valueOf(await undoEntry(context, valueOf(await readLedger(context)), entry, meta(overrides)));
  });
}

async function journal(): Promise<JournalRead> {
  return valueOf(await run(async (context) => valueOf(await readJournal(context))));
}

function overdue(book: BookRead, value: number | string): SetCells {
  const cells = book.ledger.customers.map(({ at }) => ({
    row: at,
    expected: column(book, 'customers', 'overdue')[at.position] ?? '',
    value,
  }));
  return { table: 'customers', column: 'overdue', cells };
}

async function three(): Promise<Awaited<ReturnType<typeof ledgerHost>>> {
  const host = await ledgerHost();
  await applyOk(await readOk(), { command: 'import', appends: [{ table: 'customers', rows: customers(3) }] });
  return host;
}

describe('the journal', () => {
  it('records who did what where, survives reopening, and proves itself whole', async () => {
    const host = await three();
    await applyOk(
      await readOk(),
      { command: 'check', sets: [overdue(await readOk(), 5)] },
      { summary: '2026-03-15 · 0' },
    );
    await applyOk(
      await readOk(),
      { command: 'check', sets: [overdue(await readOk(), 6)] },
      { client: 'BBBBBB' },
    );
    await reopened(host);
    const { entries, ...rest } = await journal();
    expect(rest).toEqual({ clients: 2, intact: true, breaks: [] });
    expect(entries).toMatchObject([
      { id: 'AAAAAA-1', command: 'import', tables: ['customers'], rows: 3, who: '王会计', undoable: true },
      { id: 'AAAAAA-2', command: 'check', rows: 3, summary: '2026-03-15 · 0' },
      { id: 'BBBBBB-1', command: 'check' },
    ]);
  });

  it('shows an edited row, a missing row and a missing tail that another client saw', async () => {
    const host = await three();
    await applyOk(await readOk(), { sets: [overdue(await readOk(), 5)] });
    await applyOk(await readOk(), { sets: [overdue(await readOk(), 6)] }, { client: 'BBBBBB' });
    await host.sortTable('日志', '操作人', false);
    expect((await journal()).intact).toBe(true);
    await host.edit('日志!F3', [['李会计']]);
    expect(await journal()).toMatchObject({ intact: false, breaks: ['AAAAAA-1'] });
    await host.edit('日志!F3', [['王会计']]);
    expect((await journal()).intact).toBe(true);
    await host.deleteRows('日志', 3, 1);
    expect(await journal()).toMatchObject({ intact: false, breaks: ['BBBBBB-1'] });
  });

  it('keeps large entries in several rows and puts them together again', async () => {
    const host = await ledgerHost();
    await applyOk(await readOk(), { appends: [{ table: 'customers', rows: customers(3_000) }] });
    const book = await readOk();
    const cells = book.ledger.customers.map(({ at }) => ({
      row: at,
      expected: '',
      value: `第${at.position}行的备注`,
    }));
    await applyOk(book, { sets: [{ table: 'customers', column: 'note', cells }] });
    const sheet = host.book.sheets.find(({ name }) => name === '日志');
    const lengths = [...(sheet?.rows.values() ?? [])]
      .flatMap((row) => [...row.values()])
      .map(({ value }) => String(value).length);
    expect(Math.max(...lengths)).toBeLessThan(32_000);
    const { entries, intact } = await journal();
    expect(intact).toBe(true);
    expect(entries.map(({ rows }) => rows)).toEqual([3_000, 3_000]);
    expect(entries).toHaveLength(2);
    expect(valueOf(await undo('AAAAAA-2'))).toMatchObject({ cells: 3_000, refused: [] });
    expect(new Set(column(await readOk(), 'customers', 'note'))).toEqual(new Set(['']));
  });
});

describe('undo', () => {
  it('restores what was overwritten, is journalled itself, and works once', async () => {
    await three();
    await applyOk(await readOk(), { sets: [overdue(await readOk(), 5)] });
    await applyOk(await readOk(), { sets: [overdue(await readOk(), 6)] });
    expect(valueOf(await undo('AAAAAA-3'))).toMatchObject({ cells: 3, entry: 'AAAAAA-4', refused: [] });
    expect(column(await readOk(), 'customers', 'overdue')).toEqual([5, 5, 5]);
    expect((await journal()).entries.map(({ undoable }) => undoable)).toEqual([true, true, false, false]);
    expect(await undo('AAAAAA-3')).toMatchObject({ ok: false, problem: { code: 'journal.alreadyUndone' } });
    expect(await undo('AAAAAA-4')).toMatchObject({ ok: false, problem: { code: 'journal.notUndoable' } });
    expect(await undo('AAAAAA-9')).toMatchObject({ ok: false, problem: { code: 'journal.noEntry' } });
    expect((await journal()).intact).toBe(true);
  });

  it('leaves alone, and names, the cell somebody changed since', async () => {
    const host = await three();
    await applyOk(await readOk(), { sets: [overdue(await readOk(), 5)] });
    await host.edit('客户!K4', [[99]]);
    await host.sortTable('客户', '客户编号', false);
    const outcome = valueOf(await undo('AAAAAA-2'));
    expect(outcome.refused).toMatchObject([
      { code: 'cell.changedMeanwhile', sheet: '客户', cell: 'K4', value: '99' },
    ]);
    expect(column(await readOk(), 'customers', 'overdue')).toEqual(['', 99, '']);
  });

  it('takes appended rows out wherever they were sorted to, stamped or not, but not one edited since', async () => {
    const host = await three();
    const rows = [8, 9, 7].map((number) => ({ id: `C000${number}`, name: `新${number}` }));
    await applyOk(await readOk(), { command: 'import', appends: [{ table: 'customers', rows }] });
    await applyOk(await readOk(), { sets: [overdue(await readOk(), 5)] });
    await host.sortTable('客户', '客户编号', false);
    await host.edit('客户!C4', [['改名']]);
    const outcome = valueOf(await undo('AAAAAA-2'));
    expect(outcome.refused).toMatchObject([{ code: 'cell.changedMeanwhile', sheet: '客户', cell: 'A4' }]);
    const book = await readOk();
    expect(column(book, 'customers', 'id')).toEqual(['C0008', 'C0003', 'C0002', 'C0001']);
    expect(book.places.customers?.bodyRows).toBe(4);
  });

  it('empties a table it filled, and the ledger goes on from there', async () => {
    await three();
    expect(valueOf(await undo('AAAAAA-1'))).toMatchObject({ rows: 3, refused: [] });
    const book = await readOk();
    expect(book.ledger.customers).toEqual([]);
    expect(book.places.customers?.bodyRows).toBe(1);
    await applyOk(book, { appends: [{ table: 'customers', rows: customers(2) }] });
    const after = await readOk();
    expect(after.ledger.customers).toHaveLength(2);
    expect(after.places.customers?.bodyRows).toBe(2);
    expect(after.live).toBe(true);
  });

  it('takes back what an interrupted write had written, and nothing else', async () => {
    const host = await three();
    const book = await readOk();
    await applyOk(book, { sets: [overdue(book, 5)] });
    // The write ended after its first row: the journal has all of it, the sheet does not.
    await host.edit('客户!K4', [['']]);
    await host.edit('客户!K5', [['']]);
    expect(valueOf(await undo('AAAAAA-2'))).toMatchObject({ cells: 1, refused: [] });
    expect(column(await readOk(), 'customers', 'overdue')).toEqual(['', '', '']);
  });
});
