import fc from 'fast-check';
import { adviseLedger } from '../credit/adviseLedger';
import { analyse } from '../credit/analysis';
import { decideLedger } from '../credit/decideLedger';
import { portfolioLedger } from '../credit/portfolioLedger';
import { scoreLedger } from '../credit/scoreLedger';
import { Exact, money } from '../ledger/money';
import { day, ledgerOf, serial } from '../ledger/tablesForTests';
import { postedAnswer, type PostedQuestion, type Question } from './answers';
import { packed, unpacked } from './exactCodec';
import { CopyingWorker } from './testing/copyingWorker';
import { think } from './think';

const QUESTION: Question<'portfolio'> = { name: 'portfolio', asOf: day('2026-03-31') };
const LEDGER = ledgerOf({
  customers: [{ id: 'C1', name: '甲公司', termText: '30天' }],
  documents: [
    { customerId: 'C1', kind: '发票', number: 'F1', date: serial('2026-01-01'), amount: 100.1 },
    { customerId: 'C1', kind: '回款', number: 'R1', date: serial('2026-02-01'), amount: 30.07 },
  ],
});
const ANALYSIS = analyse(LEDGER, QUESTION.asOf);

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
  afterEach(() => CopyingWorker.remove());
  const withWorker = (): void =>
    CopyingWorker.install(async (question, post) =>
      post({ answer: postedAnswer(question as PostedQuestion) }),
    );

  it('gives the same answer here and in a worker, which is then ended', async () => {
    const here = await think(LEDGER, QUESTION, undefined);
    expect(here.statistics.balance?.toFixed()).toBe('70.03');
    withWorker();
    expect(await think(LEDGER, QUESTION, undefined)).toEqual(here);
    expect(here).toEqual(portfolioLedger(ANALYSIS));
    expect(CopyingWorker.terminated).toBe(1);
  });

  it('answers every other question there as well, without what the answer was computed from', async () => {
    withWorker();
    const { asOf } = QUESTION;
    const [scored] = await think(LEDGER, { name: 'score', asOf, customer: 'C1' }, undefined);
    const [computed] = scoreLedger(ANALYSIS);
    const { score, override, gradeInForce, tier, treatment } = computed ?? {};
    const at = LEDGER.customers[0]?.at;
    const expected = { id: 'C1', name: '甲公司', at, score, override, gradeInForce, tier, treatment };
    expect(scored).toStrictEqual(expected);
    expect(await think(LEDGER, { name: 'score', asOf, customer: 'C2' }, undefined)).toEqual([]);
    const [advised] = await think(LEDGER, { name: 'advise', asOf, customer: 'C1' }, undefined);
    const { basis: _, score: own, ...advice } = adviseLedger(ANALYSIS)[0] ?? {};
    expect(advised).toMatchObject({ ...advice, name: '甲公司', currency: 'CNY' });
    expect(Object.keys(advised?.score ?? {})).toEqual(['score', 'override', 'gradeInForce']);
    expect(advised?.score.score).toEqual(own?.score);
    const shipment = { customer: 'C1', amount: money('1000.05'), currency: null, order: null };
    const decision = await think(LEDGER, { name: 'decide', asOf, shipment }, undefined);
    expect(decision).toEqual(decideLedger(ANALYSIS, shipment));
    expect(decision?.added?.toFixed()).toBe('1000.05');
    expect(CopyingWorker.started).toBe(4);
    expect(CopyingWorker.terminated).toBe(4);
  });

  it('ends at once when it is cancelled, before it begins or midway', async () => {
    CopyingWorker.install(async () => undefined);
    const abort = new AbortController();
    const thinking = think(LEDGER, QUESTION, abort.signal);
    abort.abort();
    await expect(thinking).rejects.toMatchObject({ problem: { code: 'command.cancelled' } });
    expect(CopyingWorker.terminated).toBe(1);
    await expect(think(LEDGER, QUESTION, abort.signal)).rejects.toMatchObject({
      problem: { code: 'command.cancelled' },
    });
    expect(CopyingWorker.started).toBe(1);
  });

  it('tells a fault in the worker', async () => {
    withWorker();
    const { policy: _, ...tables } = LEDGER.tables;
    const broken = { ...LEDGER, tables: tables as typeof LEDGER.tables };
    await expect(think(broken, QUESTION, undefined)).rejects.toThrow();
    expect(CopyingWorker.terminated).toBe(1);
  });
});
