import { postPlan, type PlanQuestion, type PostedPlan } from './planSources';
import { day, ledgerOf, serial } from '../ledger/tablesForTests';
import { commandOptions } from '../../tests/tools/commandOptions';
import { CopyingWorker } from './testing/copyingWorker';
import { thinkImport } from './thinkImport';
import type { ProgressStep } from './types';

const TODAY = day('2026-03-31');
const EXISTING = ledgerOf({
  customers: [{ id: 'A01', name: '测试甲公司', termText: '30天' }],
  documents: [{ customerId: 'A01', kind: '发票', number: 'F0', date: serial('2026-01-01'), amount: 7.5 }],
});

const csv = (name: string, ...lines: readonly string[]) => ({
  name,
  bytes: new TextEncoder().encode(lines.join('\n')),
});
const INVOICES = csv(
  '应收.csv',
  '客户编号,客户名称,发票号,发票日期,金额',
  'A01,测试甲公司,F001,2026-01-05,1200.50',
);
const MORE = csv(
  '再来.csv',
  '客户编号,客户名称,发票号,发票日期,金额',
  'A02,测试乙公司,F002,2026-02-05,99.05',
);

function question(parts: Partial<PlanQuestion> = {}): PlanQuestion {
  const options = { map: {}, sheets: [], language: 'zh-CN' as const, balanceDay: TODAY };
  return { sources: [INVOICES, MORE], options, withRows: true, ...parts };
}

async function thought(asked: PlanQuestion) {
  const steps: ProgressStep[] = [];
  const planned = await thinkImport(asked, EXISTING, {
    ...commandOptions(TODAY),
    onProgress: (step) => steps.push(step),
  });
  return { planned, steps };
}

describe('the thinking of an import', () => {
  afterEach(() => CopyingWorker.remove());
  const withWorker = (): void =>
    CopyingWorker.install(async (asked, post) => postPlan(asked as PostedPlan, post));

  it('is the same here and in a worker, told step by step', async () => {
    const here = await thought(question());
    expect(here.planned).toMatchObject({
      ok: true,
      value: {
        report: { ledger: { customers: 1, documents: 2 } },
        rows: { customers: [{ id: 'A02' }], documents: [{ amount: 1200.5 }, { amount: 99.05 }] },
      },
    });
    expect(here.steps.map(({ phase }) => phase)).toEqual(['parsing', 'parsing', 'thinking']);
    withWorker();
    expect(await thought(question())).toEqual(here);
    expect(CopyingWorker.started).toBe(1);
    expect(CopyingWorker.terminated).toBe(1);
  });

  it('brings no rows of a preview', async () => {
    withWorker();
    const { planned } = await thought(question({ withRows: false }));
    expect(planned).toMatchObject({ ok: true, value: { rows: null, report: { ledger: { documents: 2 } } } });
    const amounts = planned.ok ? planned.value.report.reconciliation : [];
    expect(amounts.map(({ source, difference }) => [source.toFixed(), difference.isZero()])).toEqual([
      ['1299.55', true],
    ]);
  });

  it('is refused as a whole with one file that cannot be opened, here and in a worker', async () => {
    const refusal = { ok: false, problem: { code: 'file.empty', file: '空.csv' } };
    const asked = question({ sources: [INVOICES, csv('空.csv')] });
    expect((await thought(asked)).planned).toEqual(refusal);
    withWorker();
    expect((await thought(asked)).planned).toEqual(refusal);
    expect(CopyingWorker.terminated).toBe(1);
  });

  it('calls a file that brings the worker down damaged; a fault of ours is none of the file', async () => {
    CopyingWorker.install(async () => {
      throw new Error('out of memory');
    });
    expect((await thought(question())).planned).toMatchObject({
      problem: { code: 'file.damaged', file: '应收.csv, 再来.csv', value: 'Error: out of memory' },
    });
    CopyingWorker.install(async (_, post) => {
      post({ step: { phase: 'thinking', share: 0.4 } });
      throw new Error('a fault');
    });
    await expect(thought(question())).rejects.toThrow('a fault');
  });

  it('is ended with a sentence when it takes minutes, and leaves no clock running when it does not', async () => {
    jest.useFakeTimers();
    CopyingWorker.install(() => new Promise(() => undefined));
    const thinking = thinkImport(question(), null, commandOptions(TODAY));
    await jest.advanceTimersByTimeAsync(5 * 60_000 - 1);
    expect(CopyingWorker.terminated).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(await thinking).toEqual({
      ok: false,
      problem: { code: 'file.tooSlow', file: '应收.csv, 再来.csv' },
    });
    expect(CopyingWorker.terminated).toBe(1);
    withWorker();
    expect(await thinkImport(question(), null, commandOptions(TODAY))).toMatchObject({ ok: true });
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  it('ends at once when it is cancelled, before it begins or midway', async () => {
    CopyingWorker.install(async () => undefined);
    const abort = new AbortController();
    const options = { ...commandOptions(TODAY), signal: abort.signal };
    const cancelled = { ok: false, problem: { code: 'command.cancelled' } };
    const thinking = thinkImport(question(), null, options);
    abort.abort();
    expect(await thinking).toEqual(cancelled);
    expect(await thinkImport(question(), null, options)).toEqual(cancelled);
    expect([CopyingWorker.started, CopyingWorker.terminated]).toEqual([1, 1]);
    CopyingWorker.remove();
    expect(await thinkImport(question(), null, options)).toEqual(cancelled);
  });
});
