import fc from 'fast-check';
import { analyse } from '../credit/analysis';
import { portfolioLedger } from '../credit/portfolioLedger';
import { Exact } from '../ledger/money';
import { day, ledgerOf, serial } from '../ledger/tablesForTests';
import { postedAnswer, type PostedQuestion, type Question } from './answers';
import { packed, unpacked } from './exactCodec';
import { think } from './think';

const QUESTION: Question = { name: 'portfolio', asOf: day('2026-03-31') };
const LEDGER = ledgerOf({
  customers: [{ id: 'C1', name: '甲公司', termText: '30天' }],
  documents: [
    { customerId: 'C1', kind: '发票', number: 'F1', date: serial('2026-01-01'), amount: 100.1 },
    { customerId: 'C1', kind: '回款', number: 'R1', date: serial('2026-02-01'), amount: 30.07 },
  ],
});
const computed = () => portfolioLedger(analyse(LEDGER, QUESTION.asOf));

/** A thread of its own as far as values go: all it is sent and all it answers is copied as between threads. */
class CopyingWorker {
  static terminated = 0;
  static answers = true;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onerror: ((event: { readonly message: string }) => void) | null = null;

  postMessage(message: PostedQuestion): void {
    const copy = structuredClone(message);
    if (!CopyingWorker.answers) return;
    setTimeout(() => this.answer(copy));
  }

  terminate(): void {
    CopyingWorker.terminated++;
  }

  private answer(question: PostedQuestion): void {
    try {
      this.onmessage?.({ data: structuredClone(postedAnswer(question)) });
    } catch (error) {
      this.onerror?.({ message: String(error) });
    }
  }
}

describe('amounts between threads', () => {
  const amount = fc
    .tuple(fc.bigInt({ min: -(10n ** 55n), max: 10n ** 55n }), fc.integer({ min: -70, max: 70 }))
    .map(([digits, exponent]) => new Exact(`${digits}e${exponent}`));

  it('arrive digit for digit, as amounts of ours, wherever they stand', () => {
    fc.assert(
      fc.property(fc.array(amount), fc.dictionary(fc.string(), amount), (list, record) => {
        const sent = { list, record, map: new Map([['a', { list }]]), set: new Set([1n]), none: null };
        const got = unpacked(structuredClone(packed(sent)));
        expect(got).toEqual(sent);
        const first = (got as typeof sent).list[0];
        if (first && list[0]) expect(first.plus(1).eq(list[0].plus(1)) && first instanceof Exact).toBe(true);
      }),
    );
  });

  it('refuse what has no copy', () => {
    expect(() => packed({ a: [() => 1] })).toThrow(TypeError);
  });
});

describe('thinking', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'Worker');
  });
  function withWorker(answers: boolean): void {
    Object.assign(CopyingWorker, { terminated: 0, answers });
    Reflect.set(globalThis, 'Worker', CopyingWorker);
  }

  it('gives the same answer here and in a worker, which is then ended', async () => {
    const here = await think(LEDGER, QUESTION, undefined);
    expect(here.statistics.balance?.toFixed()).toBe('70.03');
    withWorker(true);
    expect(await think(LEDGER, QUESTION, undefined)).toEqual(here);
    expect(here).toEqual(computed());
    expect(CopyingWorker.terminated).toBe(1);
  });

  it('ends at once when it is cancelled, before it begins or midway', async () => {
    withWorker(false);
    const abort = new AbortController();
    const thinking = think(LEDGER, QUESTION, abort.signal);
    abort.abort();
    await expect(thinking).rejects.toMatchObject({ problem: { code: 'command.cancelled' } });
    expect(CopyingWorker.terminated).toBe(1);
    await expect(think(LEDGER, QUESTION, abort.signal)).rejects.toMatchObject({
      problem: { code: 'command.cancelled' },
    });
  });

  it('tells a fault in the worker', async () => {
    withWorker(true);
    const { policy: _, ...tables } = LEDGER.tables;
    const broken = { ...LEDGER, tables: tables as typeof LEDGER.tables };
    await expect(think(broken, QUESTION, undefined)).rejects.toThrow();
    expect(CopyingWorker.terminated).toBe(1);
  });
});
