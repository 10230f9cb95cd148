import { day, ledgerOf, serial, type Row } from '../ledger/tablesForTests';
import { BUCKETS } from '../ledger/tables';
import { cellAt } from '../ledger/records';
import { analyse } from './analysis';
import { totalOf } from './exposure/exposure';
import { sampleRows } from './sampleForTests';
import { limitTrace, totalOfTrace, traceOf, type TracedFigure } from './trace';

const ASOF = day('2026-03-31');
const C1 = { rowId: 'K1', id: 'C1', name: '甲公司', termText: '30天' };
const row = (kind: string, amount: number, more: Row = {}): Row => ({
  customerId: 'C1',
  kind,
  amount,
  date: serial('2026-01-10'),
  ...more,
});

const DOCUMENTS: readonly Row[] = [
  row('发票', 1000, { number: 'A1', due: serial('2026-02-09') }),
  row('发票', 500, { number: 'A2', due: serial('2026-04-30') }),
  row('发票', 80, {
    number: 'A3',
    due: serial('2026-03-01'),
    disputed: 30,
    disputedOn: serial('2026-03-10'),
  }),
  row('质保金', 200, { number: 'Z1', due: serial('2027-01-10') }),
  row('回款', 300, { settles: 'A1', date: serial('2026-03-05') }),
  row('预收', 90, { order: 'O9', date: serial('2026-03-06') }),
  row('应收票据', 250, { number: 'P1', noteType: '商承', due: serial('2026-06-30'), settles: 'A1' }),
  row('订单', 700, { number: 'O1', order: 'O1' }),
  row('发货', 450, { number: 'S1', order: 'O1' }),
  row('发票', 100, { number: 'A4', order: 'O1', due: serial('2026-04-10') }),
  row('发货', 60, { number: 'S2' }),
  row('发票', 27, { number: 'B1', date: serial('2020-01-10'), due: serial('2020-02-09') }),
  row('坏账核销', 20, { number: 'W1', settles: 'B1', date: serial('2021-01-10') }),
  row('坏账收回', 5, { settles: 'W1', date: serial('2021-03-10') }),
  row('坏账核销', 9, { number: 'W3', settles: 'B1', date: serial('2021-04-10') }),
];

describe('the trace of a figure', () => {
  const { bases, customers, ledger } = analyse(ledgerOf({ customers: [C1], documents: DOCUMENTS }), ASOF);
  const [basis, figures] = [bases[0], customers[0]];
  if (!basis || !figures) throw new RangeError('no customer');
  const traced = (figure: TracedFigure): string[] =>
    (traceOf(basis, figure) ?? []).map(
      ({ at, amount }) =>
        `${String(cellAt(ledger.tables.documents, at.position, 'number'))} ${amount.toFixed()}`,
    );

  it('names every document behind the balance, with its sign', () => {
    expect(traced('balance')).toEqual([
      'A1 1000',
      'A2 500',
      'A3 80',
      'Z1 200',
      ' -300',
      ' -90',
      'P1 -250',
      'A4 100',
      'B1 27',
      'W1 -20',
      'W3 -9',
    ]);
  });

  it('names what is open of each document behind a bucket', () => {
    expect(traced('notDue')).toEqual(['A2 500', 'A4 100']);
    expect(traced('31-60')).toEqual(['A1 450']);
    expect(traced('1-30')).toEqual(['A3 80']);
    expect(traced('overdue')).toEqual(['A1 450', 'A3 80']);
    expect(traced('>365')).toEqual([]);
  });

  it('names what stands apart: retention, unapplied credit, disputes, notes, orders and deliveries', () => {
    expect(traced('retention')).toEqual(['Z1 200']);
    expect(traced('unapplied')).toEqual([' -90', 'W3 -2']);
    expect(traced('disputed')).toEqual(['A3 30']);
    expect(traced('notes')).toEqual(['P1 250']);
    expect(traced('orders')).toEqual(['O1 250']);
    expect(traced('deliveries')).toEqual(['S1 350', 'S2 60']);
    expect(traced('writtenOff')).toEqual(['W1 15', 'W3 7']);
  });

  it('adds up to the figure, whoever’s it is', () => {
    const sample = analyse(ledgerOf(sampleRows()), ASOF);
    for (const analysis of [sample, { bases, customers }]) {
      analysis.bases.forEach((one, place) => {
        const own = analysis.customers[place];
        if (!own?.exposure || own.exposureParts === null || own.ageing === null) return;
        const sum = (figure: TracedFigure): string => totalOfTrace(traceOf(one, figure) ?? []).toFixed();
        expect(sum('balance')).toBe(own.balance?.toFixed());
        expect(sum('exposure')).toBe(own.exposure.toFixed());
        expect(sum('exposure')).toBe(totalOf(own.exposureParts).toFixed());
        expect(sum('overdue')).toBe(own.overdue?.toFixed());
        expect(sum('unapplied')).toBe(own.unapplied?.toFixed());
        expect(sum('writtenOff')).toBe(own.writtenOff?.toFixed());
        expect(sum('disputed')).toBe(own.disputed?.toFixed());
        expect(sum('retention')).toBe(own.exposureParts.retention.toFixed());
        for (const bucket of BUCKETS) expect(sum(bucket)).toBe(own.ageing[bucket].toFixed());
      });
    }
  });

  it('is unknown where the figure is', () => {
    const { bases: unknown } = analyse(
      ledgerOf({ customers: [C1], documents: [row('发票', 10, { amount: 'abc' })] }),
      ASOF,
    );
    expect(unknown[0] && traceOf(unknown[0], 'balance')).toBeNull();
    const opened = [row('期初余额', 10, { date: serial('2026-05-01') })];
    const { bases: early } = analyse(ledgerOf({ customers: [C1], documents: opened }), ASOF);
    expect(early[0] && traceOf(early[0], 'balance')).toBeNull();
    const foreign = [row('发票', 10, { currency: 'USD' })];
    const { bases: unrated } = analyse(ledgerOf({ customers: [C1], documents: foreign }), ASOF);
    expect(unrated[0] && traceOf(unrated[0], 'balance')).toBeNull();
    expect(unrated[0] && traceOf(unrated[0], 'orders')).toEqual([]);
  });

  it('keeps the due date each part was given, and a later one it got since', () => {
    const documents = [
      row('发票', 90, { number: 'E1', due: serial('2026-02-09') }),
      row('发票', 70, { number: 'E2', due: serial('2026-03-09') }),
      row('发票', 60, { number: 'E3' }),
      row('展期', 0, { settles: 'E1', due: serial('2026-05-09'), date: serial('2026-02-01') }),
      row('展期', 0, { settles: 'E2', due: serial('2026-03-01'), date: serial('2026-02-01') }),
      row('退款', 5, { due: serial('2026-03-09') }),
      row('回款', 3),
    ];
    const { bases: some } = analyse(ledgerOf({ customers: [{ ...C1, termText: '' }], documents }), ASOF);
    const dues = (figure: TracedFigure) =>
      ((some[0] && traceOf(some[0], figure)) ?? []).map(({ amount, due, extendedTo }) => [
        amount.toNumber(),
        due,
        extendedTo,
      ]);
    const [first, second] = [day('2026-02-09'), day('2026-03-09')];
    expect(dues('balance')).toEqual([
      [90, first, day('2026-05-09')],
      [70, second, null],
      [60, null, null],
      [5, null, null],
      [-3, null, null],
    ]);
    expect(dues('overdue')[0]?.slice(1)).toEqual([first, day('2026-05-09')]);
  });

  it('keeps the amount of the row beside its worth', () => {
    const rates = [{ currency: 'USD', units: 100, rate: 720, date: serial('2026-03-30') }];
    const documents = [row('发票', 10, { currency: 'USD', due: serial('2026-04-30') })];
    const { bases: rated } = analyse(ledgerOf({ customers: [C1], documents, rates }), ASOF);
    const [line] = (rated[0] && traceOf(rated[0], 'balance')) ?? [];
    expect([line?.amount.toFixed(), line?.original.toFixed(), line?.currency]).toEqual(['72', '10', 'USD']);
  });
});

describe('the trace of a limit', () => {
  const limits = (...rows: Row[]) => {
    const { bases } = analyse(
      ledgerOf({ customers: [C1], limits: rows.map((one) => ({ customerId: 'C1', ...one })) }),
      ASOF,
    );
    const [basis] = bases;
    return basis ? limitTrace(basis).map(({ limit, counted }) => `${limit.kind} ${counted.toFixed()}`) : [];
  };

  it('names the base limit, what is added to it, and security at its share', () => {
    expect(
      limits(
        { kind: '基础额度', amount: 1000 },
        { kind: '临时额度', mode: '追加', amount: 200 },
        { kind: '担保', amount: 50000, percent: 0.5 },
        { kind: '信用保险', amount: 7000, percent: 0.9 },
      ),
    ).toEqual(['base 1000', 'temporary 200', 'guarantee 25000']);
  });

  it('names only the temporary limit when that replaces the base', () => {
    expect(
      limits({ kind: '基础额度', amount: 1000 }, { kind: '临时额度', mode: '替代', amount: 1500 }),
    ).toEqual(['temporary 1500']);
  });

  it('is empty without a limit', () => {
    expect(limits()).toEqual([]);
  });
});
