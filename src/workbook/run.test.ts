import { run } from '.';
import { ProblemError } from '../ledger/result';
import { openHost } from '../../tests/tools/ledgerHost';

const settle = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('run', () => {
  it('does one piece of work after the other', async () => {
    await openHost();
    const order: string[] = [];
    const work = (name: string) =>
      run(async (context) => {
        order.push(`${name} starts`);
        await context.sync();
        order.push(`${name} ends`);
      });
    await Promise.all([work('a'), work('b')]);
    expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
  });

  it('turns Excel’s refusals, our problems and other errors into problems, and goes on', async () => {
    const host = await openHost();
    host.protect('Sheet1');
    const write = () =>
      run(async (context) => {
        context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [[1]];
        await context.sync();
      });
    expect(await write()).toMatchObject({ ok: false, problem: { code: 'sheet.protected' } });
    const missing = await run(async (context) => {
      context.workbook.worksheets.getItem('nowhere').activate();
      await context.sync();
    });
    expect(missing).toMatchObject({
      ok: false,
      problem: { code: 'excel.failed', figures: { code: 'ItemNotFound' } },
    });
    const ours = await run(() => Promise.reject(new ProblemError({ code: 'import.nothing' })));
    expect(ours).toEqual({ ok: false, problem: { code: 'import.nothing' } });
    expect(await run(() => Promise.reject(new Error('broken')))).toMatchObject({
      ok: false,
      problem: { code: 'excel.failed', value: 'broken' },
    });
    host.unprotect('Sheet1');
    expect(await write()).toEqual({ ok: true, value: undefined });
  });

  it('waits for a cell being edited, says so after a second, and goes on when it is done', async () => {
    const host = await openHost();
    const notices: (string | null)[] = [];
    host.beginCellEdit();
    const result = run(
      async (context) => {
        const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1');
        range.load('values');
        await context.sync();
        return range.values[0]?.[0] as unknown;
      },
      { onWaiting: (reason) => notices.push(reason) },
    );
    await settle(1_200);
    expect(notices).toEqual(['cellEdit']);
    host.endCellEdit();
    expect(await result).toEqual({ ok: true, value: '' });
    expect(notices).toEqual(['cellEdit', null]);
  });

  it('lets a caller go at once, and stops the work at its next exchange', async () => {
    const host = await openHost();
    host.beginCellEdit();
    const cancel = new AbortController();
    let reached = 0;
    const result = run(
      async (context) => {
        await context.sync();
        reached = 1;
        context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [['written']];
        await context.sync();
        reached = 2;
      },
      { signal: cancel.signal },
    );
    cancel.abort();
    expect(await result).toEqual({ ok: false, problem: { code: 'command.cancelled' } });
    host.endCellEdit();
    const after = await run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1');
      range.load('values');
      await context.sync();
      return range.values as unknown;
    });
    expect(after).toEqual({ ok: true, value: [['']] });
    expect(reached).toBeLessThan(2);
    const late = await run(() => Promise.resolve(1), { signal: cancel.signal });
    expect(late).toEqual({ ok: false, problem: { code: 'command.cancelled' } });
  });
});
