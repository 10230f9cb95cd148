import { valueOf } from '../ledger/result';
import { applyOk, customers, ledgerHost, openHost, readOk } from '../../tests/tools/ledgerHost';
import { PROBES } from './probes';
import { probe, run, selectCell, selectedRow, watch, type WatchEvent } from '.';
import { WATCH_DEBOUNCE_MS } from './watch';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, WATCH_DEBOUNCE_MS + 150));

describe('watch', () => {
  it('tells of changes by the user and by colleagues, not of our own, until it is stopped', async () => {
    const host = await ledgerHost();
    const events: WatchEvent[] = [];
    const stop = await watch((event) => events.push(event));
    await host.edit('客户!B3', [['C1']]);
    await host.edit('客户!C3', [['甲']]);
    await settle();
    expect(events.splice(0)).toEqual(['changed']);
    await host.edit('客户!B4', [['C2']], 'Remote');
    await settle();
    expect(events.splice(0)).toEqual(['changed']);
    await applyOk(await readOk(), { appends: [{ table: 'limits', rows: [{ customerId: 'C1' }] }] });
    await settle();
    expect(events.splice(0)).toEqual([]);
    await host.select('客户!B4');
    await settle();
    expect(events.splice(0)).toEqual(['selected']);
    await stop();
    await host.edit('客户!B5', [['C3']]);
    await settle();
    expect(events).toEqual([]);
  });
});

describe('selection', () => {
  it('goes to a cell, and knows the customer of the row that is selected', async () => {
    const host = await ledgerHost();
    await applyOk(await readOk(), { appends: [{ table: 'customers', rows: customers(2) }] });
    const where = async () => valueOf(await run(selectedRow));
    valueOf(await run(async (context) => valueOf(await selectCell(context, '客户!H4'))));
    expect(await where()).toEqual({ table: 'customers', customerId: 'C0002' });
    await host.select('往来!B3');
    expect(await where()).toEqual({ table: 'documents', customerId: null });
    await host.select('客户!B9');
    expect(await where()).toBeNull();
  });

  it.each(['nowhere!A1', 'A1', '客户!99', "'it''s'!B2"])('fails as a value for %s', async (address) => {
    await openHost();
    const result = valueOf(await run((context) => selectCell(context, address)));
    expect(result).toMatchObject({ ok: false, problem: { code: 'excel.failed' } });
  });
});

describe('the self-check', () => {
  it('finds that everything it asks holds on the host, and leaves the workbook as it was', async () => {
    const host = await ledgerHost();
    const before = host.book.sheets.map(({ name }) => name);
    const active = host.book.activeSheetId;
    const results = valueOf(await run(probe));
    expect(results.filter(({ holds }) => !holds)).toEqual([]);
    expect(results.map(({ id }) => id)).toEqual(PROBES.map(({ id }) => id));
    expect(new Set(results.map(({ id }) => id)).size).toBe(results.length);
    expect(host.book.sheets.map(({ name }) => name)).toEqual(before);
    expect(host.book.names.filter(({ name }) => /selfCheck|自检/.test(name))).toEqual([]);
    expect(host.book.activeSheetId).toBe(active);
  });

  it('reports what an Excel does otherwise, with what was seen', async () => {
    const host = await openHost();
    await run(async (context) => {
      context.workbook.names.add('Ledger_selfCheck', '=1');
      await context.sync();
    });
    const results = valueOf(await run(probe));
    const failed = results.filter(({ holds }) => !holds);
    expect(failed.map(({ id }) => id)).toEqual(['warning.formulaKept', 'name.followsSorting']);
    expect(failed[0]?.seen).toMatch(/^excel\.failed ./);
    expect(host.book.sheets).toHaveLength(1);
  });
});
