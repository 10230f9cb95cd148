import { openBook, saveBook } from '../host/xlsx';
import { POLICY_KEYS } from '../ledger/policy';
import { TABLES } from '../ledger/tables';
import { applyOk, column, customers, ledgerHost, openHost, read, readOk } from '../../tests/tools/ledgerHost';
import { run, stateOf } from '.';
import type { ExcelHost } from '../host/host';

/** Zero-based sheet column of a column of a new ledger. */
function at(table: keyof typeof TABLES, key: string): number {
  return TABLES[table].columns.findIndex((spec) => spec.key === key);
}

async function filled(): Promise<ExcelHost> {
  const host = await ledgerHost();
  await applyOk(await readOk(), { appends: [{ table: 'customers', rows: customers(2) }] });
  return host;
}

describe('readLedger', () => {
  it('finds tables the user renamed and columns the user moved, in three exchanges', async () => {
    const host = await filled();
    const table = host.book.tables.find(({ name }) => name === '客户');
    if (table) table.name = 'Kunden2026';
    await host.insertColumns('客户', 1, 1);
    await host.insertRows('客户', 0, 2);
    host.resetStats();
    const book = await readOk();
    expect(host.stats.roundTrips).toBeLessThanOrEqual(3);
    expect(book.ledger.tables.customers).toMatchObject({ name: 'Kunden2026', headerRow: 3 });
    expect(column(book, 'customers', 'id')).toEqual(['C0001', 'C0002']);
  });

  it('recognises headers in either language', async () => {
    const host = await filled();
    await host.edit('客户!G2', [['Exposure']]);
    expect((await readOk()).ledger.tables.customers.columns.get('exposure')).toBe(
      at('customers', 'exposure'),
    );
  });

  it.each([
    ['ledger.columnMissing', '备用', 'A2', '金额'],
    ['ledger.columnRepeated', ' due date', 'H2', ' due date'],
  ])('says %s with sheet, cell and header', async (code, header, cell, value) => {
    const host = await filled();
    await host.edit('往来!H2', [[header]]);
    expect(await read()).toMatchObject({ ok: false, problem: { code, sheet: '往来', cell, value } });
    expect(await run(stateOf)).toMatchObject({ ok: true, value: { ledger: 'broken', problem: { code } } });
  });

  it('opens without a column nothing depends on', async () => {
    const host = await filled();
    await host.edit('客户!S2', [['片区']]);
    expect((await read()).ok).toBe(true);
  });

  it('refuses a newer schema, and says which', async () => {
    const host = await filled();
    await host.edit(`政策!C${3 + POLICY_KEYS.indexOf('schemaVersion')}`, [[2]]);
    expect(await read()).toMatchObject({
      ok: false,
      problem: { code: 'ledger.newerSchema', sheet: '政策', value: '2' },
    });
    expect(await run(stateOf)).toMatchObject({ ok: true, value: { ledger: 'newer' } });
  });

  it('tells a workbook without a ledger from one that lost a table', async () => {
    const host = await filled();
    host.book.tables = host.book.tables.filter(({ name }) => name !== '授信');
    expect(await read()).toEqual({ ok: false, problem: { code: 'ledger.tableMissing', value: '授信' } });
    await openHost();
    expect(await run(stateOf)).toEqual({
      ok: true,
      value: { ledger: 'none', problem: null, language: null },
    });
  });

  it('does not take a stranger’s table for ours because of its name', async () => {
    const host = await openHost();
    await host.edit('Sheet1!A1', [
      ['产品', '价格'],
      ['a', 1],
    ]);
    await run(async (context) => {
      const table = context.workbook.tables.add('Sheet1!A1:B2', true);
      table.name = '客户';
      await context.sync();
    });
    expect(await read()).toEqual({ ok: false, problem: { code: 'ledger.none' } });
  });

  it('reports formulas typed over, and is not live once they are gone', async () => {
    const host = await filled();
    await host.edit('客户!H4', [[5]]);
    const book = await readOk();
    expect(book.live).toBe(true);
    expect(book.overwritten).toMatchObject([{ at: { position: 1 }, column: 'available' }]);
    await host.edit('客户!H3', [[5]]);
    expect(await readOk()).toMatchObject({ live: false, overwritten: [] });
  });

  it('reads the same from the saved file', async () => {
    const host = await filled();
    const before = await readOk();
    await openHost(await openBook(await saveBook(host.book)));
    const after = await readOk();
    expect(after.ledger.customers).toEqual(before.ledger.customers);
    expect(after.ledger.policy).toEqual(before.ledger.policy);
    expect(after).toMatchObject({ live: true, overwritten: [], warnings: [] });
  });

  it('reads in smaller answers when one is too large', async () => {
    const host = await ledgerHost('zh-CN', { strict: { responseBytesMax: 60_000 } });
    await applyOk(await readOk(), { appends: [{ table: 'customers', rows: customers(900) }] });
    host.resetStats();
    expect((await readOk()).ledger.customers).toHaveLength(900);
    expect(host.stats.roundTrips).toBeGreaterThan(3);
  });
});
