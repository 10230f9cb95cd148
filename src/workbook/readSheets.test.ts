/** Sheets of the user's, listed and read: which, in how many exchanges, and what happens to large ones. */
import type { BookModel, Cell } from '../host/model';
import { emptySheet, newBook } from '../host/newBook';
import { valueOf } from '../ledger/result';
import type { SheetCells } from '../ledger/sheetCells';
import { create, openHost } from '../../tests/tools/ledgerHost';
import { listSheets } from './listSheets';
import { readSheets } from './readSheets';
import { run } from './run';

/** The first of the user's sheets. */
async function readFirst(): Promise<SheetCells | undefined> {
  const [listed] = valueOf(await run(listSheets));
  const read = await run(async (context) => readSheets(context, [listed?.id ?? ''], () => undefined));
  return valueOf(valueOf(read)).sheets[0];
}

/** @param width of its used range; the cells of the last column stand in every tenth row */
function largeBook(height: number, width: number): BookModel {
  const book = newBook();
  const [sheet] = book.sheets;
  for (let row = 0; row < height; row++) {
    const cells = new Map<number, Cell>(
      Array.from({ length: 9 }, (_, column) => [column, { value: `${row},${column}` }] as const),
    );
    if (row % 10 === 0) cells.set(width - 1, { value: `${row}` });
    sheet?.rows.set(row, cells);
  }
  return book;
}

describe('a large sheet', () => {
  it('is read in blocks of a megabyte, with progress, in two exchanges a block at most', async () => {
    const book = largeBook(12_000, 10);
    const [sheet] = book.sheets;
    sheet?.hiddenRows.add(11_999);
    const merge = (row: number) => ({ row: row * 3 + 1, column: 0, height: 2, width: 1 });
    if (sheet) sheet.merges = Array.from({ length: 2000 }, (_, row) => merge(row));
    const host = await openHost(book);
    const [listed] = valueOf(await run(listSheets));
    expect(listed).toMatchObject({ name: 'Sheet1', hidden: false, range: 'A1:J12000' });
    host.resetStats();
    const shares: number[] = [];
    const read = valueOf(
      await run(async (context) =>
        readSheets(context, [listed?.id ?? ''], (share) => {
          shares.push(share);
        }),
      ),
    );
    const [cells] = valueOf(read).sheets;
    expect(cells?.rows).toHaveLength(12_000);
    expect(cells?.rows[11_990]).toHaveLength(10);
    expect(cells?.rows[11_999]).toEqual(Array.from({ length: 9 }, (_, column) => `11999,${column}`));
    expect([...(cells?.hiddenRows ?? [])]).toEqual([11_999]);
    expect(cells?.merges).toHaveLength(2000);
    expect(cells?.merges[1999]).toEqual({ row: 5998, column: 0, lastRow: 5999 });
    expect(shares).toHaveLength(6);
    expect(shares.at(-1)).toBe(1);
    expect(host.stats.maxResponseBytes).toBeLessThan(1_100_000);
    expect(host.stats.roundTrips).toBeLessThan(40);
  });

  it('with one cell far out is read where it has cells', async () => {
    const book = largeBook(2_000, 10);
    book.sheets[0]?.rows.set(900_000, new Map([[16_000, { value: 'x' }]]));
    const host = await openHost(book);
    const cells = await readFirst();
    expect(cells?.rows).toHaveLength(900_001);
    expect(cells?.rows[900_000]).toHaveLength(16_001);
    expect(host.stats.maxResponseBytes).toBeLessThan(1_100_000);
    expect(host.stats.roundTrips).toBeLessThan(20);
  });

  it('is asked for in smaller parts where Excel finds an answer too large', async () => {
    await openHost(largeBook(3_000, 10), { strict: { responseBytesMax: 200_000 } });
    const cells = await readFirst();
    expect(cells?.rows).toHaveLength(3_000);
  });

  it('stops where the user cancels', async () => {
    await openHost(largeBook(4_000, 10));
    const [listed] = valueOf(await run(listSheets));
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    const read = await run(async (context) => readSheets(context, [listed?.id ?? ''], stop), {
      signal: abort.signal,
    });
    expect(read).toEqual({ ok: false, problem: { code: 'command.cancelled' } });
  });
});

describe('the sheets offered', () => {
  it('are those with content, in order; not the ledger’s own, and none that only programs see', async () => {
    const book = newBook();
    const filled = (name: string) => {
      const sheet = emptySheet(name, name);
      sheet.rows.set(1, new Map([[2, { value: 1 }]]));
      return sheet;
    };
    const [hidden, veryHidden] = [filled('旧账'), filled('宏')];
    hidden.visibility = 'Hidden';
    veryHidden.visibility = 'VeryHidden';
    book.sheets = [filled('客户'), emptySheet('空', '空'), hidden, veryHidden, filled('应收')];
    book.activeSheetId = '客户';
    await openHost(book);
    await create();
    const listed = valueOf(await run(listSheets));
    expect(listed.map(({ name, hidden: isHidden, range }) => [name, isHidden, range])).toEqual([
      ['客户', false, 'C2:C2'],
      ['旧账', true, 'C2:C2'],
      ['应收', false, 'C2:C2'],
    ]);
  });

  it('that are gone when they are read are named as missing', async () => {
    await openHost();
    const read = valueOf(await run(async (context) => readSheets(context, ['nobody'], () => undefined)));
    expect(read).toEqual({ ok: false, problem: { code: 'import.sheetNotFound' } });
  });
});
