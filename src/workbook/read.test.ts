import { openBook, saveBook } from '../host/xlsx';
import { POLICY_KEYS } from '../ledger/policy';
import { columnLetters } from '../ledger/records';
import { DEFAULT_SCORECARDS } from '../ledger/scorecards';
import { DEFAULT_STANDARDS } from '../ledger/standards';
import { TABLES } from '../ledger/tables';
import { applyOk, column, customers, ledgerHost, openHost, read, readOk } from '../../tests/tools/ledgerHost';
import { run, stateOf } from '.';
import type { ExcelHost } from '../host/host';

/** Zero-based sheet column of a column of a new ledger. */
function at(table: keyof typeof TABLES, key: string): number {
  return TABLES[table].columns.findIndex((spec) => spec.key === key);
}

/** The address of a column's header in a new ledger. */
function header(sheet: string, table: keyof typeof TABLES, key: string): string {
  return `${sheet}!${columnLetters(at(table, key))}2`;
}

/** Makes the columns a ledger may do without ones that are not ours. */
async function dropOptional(host: ExcelHost, table: keyof typeof TABLES): Promise<void> {
  for (const { key, optional } of TABLES[table].columns) {
    if (optional !== true) continue;
    await host.edit(header(TABLES[table].name['zh-CN'], table, key), [[`我的${key}`]]);
  }
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
    await host.edit(header('客户', 'customers', 'region'), [['片区']]);
    await host.edit(header('客户', 'customers', 'grade'), [['备用等级']]);
    expect((await read()).ok).toBe(true);
  });

  it('opens a ledger made before there were the newer tables and columns', async () => {
    const host = await filled();
    for (const { key, name, optional } of Object.values(TABLES)) {
      const table = host.book.tables.find((each) => each.name === name['zh-CN']);
      if (optional === true) host.book.tables = host.book.tables.filter((each) => each !== table);
      else await dropOptional(host, key);
    }
    host.resetStats();
    const book = await readOk();
    expect(host.stats.roundTrips).toBeLessThanOrEqual(3);
    expect(column(book, 'customers', 'id')).toEqual(['C0001', 'C0002']);
    expect(Object.keys(book.places).sort()).toEqual([
      'customers',
      'documents',
      'findings',
      'journal',
      'limits',
      'policy',
    ]);
    expect(book.ledger.tables.rates).toMatchObject({ name: '汇率', sheet: '汇率', headers: [], rows: [] });
    expect(book.ledger).toMatchObject({ unreadable: [], statements: [], facts: [], scores: [], rates: [] });
    expect(book.ledger.standards).toEqual(DEFAULT_STANDARDS);
    expect(book.ledger.scorecards).toEqual(DEFAULT_SCORECARDS);
    await applyOk(book, { appends: [{ table: 'customers', rows: [{ id: 'C0003', name: '客户3' }] }] });
    expect(column(await readOk(), 'customers', 'id')).toEqual(['C0001', 'C0002', 'C0003']);
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
    expect(await readOk()).toMatchObject({
      live: false,
      overwritten: [{ at: { position: 0 }, column: 'available' }],
    });
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
    const host = await ledgerHost('zh-CN', { strict: { responseBytesMax: 80_000 } });
    await applyOk(await readOk(), { appends: [{ table: 'customers', rows: customers(900) }] });
    host.resetStats();
    expect((await readOk()).ledger.customers).toHaveLength(900);
    expect(host.stats.roundTrips).toBeGreaterThan(3);
  });
});
