import { isoDay } from '../../ledger/day';
import { money, ZERO } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';
import { document, settled } from '../settlement/documentsForTests';
import { dsoFigures, receivablesOn, writtenOffBetween, type DsoInputs } from './receivables';
import { salesHistory } from './sales';

const ASOF = '2026-06-30';
const invoice = (number: string, date: string, amount: number, due?: string) =>
  document('invoice', number, date, amount, due === undefined ? {} : { due });

function figures(
  documents: readonly LedgerDocument[],
  more: Partial<Pick<DsoInputs, 'notes' | 'settings'>> & {
    readonly asOf?: string;
    readonly weight?: string;
  } = {},
) {
  const { asOf = ASOF, weight = '1', notes = ZERO } = more;
  const { settings = { dsoMonths: 3, dsoWindow: 'months' } } = more;
  const account = settled(documents, asOf);
  return dsoFigures({
    accounts: [{ settled: account, weight: money(weight) }],
    sales: salesHistory([{ account: account.account, rate: money('1') }], null),
    asOf: day(asOf),
    settings,
    notes,
  });
}

/** 900 owed on 03-31; 500, 350, 400 sold since; 1,000 owed on 06-30, of which 620 not due. */
const YEAR = [
  invoice('X', '2026-01-10', 900, '2026-02-10'),
  invoice('P', '2026-04-10', 500, '2026-05-10'),
  invoice('M', '2026-05-10', 350, '2026-06-30'),
  invoice('J', '2026-06-10', 400, '2026-07-10'),
  document('receipt', 'R1', '2026-04-20', 900, { settles: 'X' }),
  document('receipt', 'R2', '2026-05-20', 120, { settles: 'P' }),
  document('receipt', 'R3', '2026-06-20', 130, { settles: 'M' }),
];

describe('receivables of a past day', () => {
  const account = settled(YEAR, ASOF);
  const on = (when: string) => receivablesOn(account, day(when));

  it('are what was open that day, and what of it was not yet due', () => {
    expect(on('2026-03-31')).toEqual({ gross: 900n, notDue: 0n });
    expect(on('2026-02-10')).toEqual({ gross: 900n, notDue: 900n });
    expect(on('2026-02-11')).toEqual({ gross: 900n, notDue: 0n });
    expect(on('2026-06-30')).toEqual({ gross: 1000n, notDue: 620n });
    expect(on('2026-01-09')).toEqual({ gross: 0n, notDue: 0n });
  });

  it('are gross of unapplied credit, with refunds as not due', () => {
    const documents = [
      document('receipt', 'R', '2026-01-01', 70, { settles: 'later' }),
      invoice('A', '2026-01-02', 10),
      document('refund', 'F', '2026-01-03', 100),
    ];
    expect(receivablesOn(settled(documents, ASOF, { settlement: 'named' }), day(ASOF))).toEqual({
      gross: 40n,
      notDue: 30n,
    });
  });

  it('hold retention only once it is due', () => {
    const account = settled([document('retention', 'Q', '2026-01-01', 70, { due: '2026-03-01' })], ASOF);
    expect(receivablesOn(account, day('2026-02-28'))).toEqual({ gross: 0n, notDue: 0n });
    expect(receivablesOn(account, day('2026-03-01'))).toEqual({ gross: 70n, notDue: 70n });
    expect(receivablesOn(account, day('2026-03-02'))).toEqual({ gross: 70n, notDue: 0n });
    const undated = settled([document('retention', 'Q', '2026-01-01', 70)], ASOF);
    // Nobody can say that it is not due: the ageing has it under 未定到期日.
    expect(receivablesOn(undated, day(ASOF))).toEqual({ gross: 70n, notDue: 0n });
  });

  it('lose what is written off, which is counted by its days', () => {
    const documents = [
      invoice('A', '2026-01-01', 100, '2026-02-01'),
      document('writeOff', 'W', '2026-04-01', 30, { settles: 'A' }),
      document('receipt', 'R', '2026-04-01', 7, { settles: 'A' }),
    ];
    const written = settled(documents, ASOF);
    const between = (from: string, to: string) => writtenOffBetween(written, day(from), day(to));
    expect(between('2026-04-01', '2026-04-01')).toBe(30n);
    expect(between('2026-04-02', '2026-06-30')).toBe(0n);
    expect(between('2026-01-01', '2026-03-31')).toBe(0n);
  });
});

describe('DSO of a customer', () => {
  it('is 72.80 simple, 45.14 at best, 27.66 delinquent, 76.0 counted back, CEI 75.16 %', () => {
    const found = figures(YEAR);
    expect(found.simple?.toFixed(2)).toBe('72.80');
    expect(found.bestPossible?.toFixed(2)).toBe('45.14');
    expect(found.averageDaysDelinquent?.toFixed(2)).toBe('27.66');
    expect(found.countBack?.days.toFixed()).toBe('76');
    expect(found.countBack?.atLeast).toBe(false);
    expect(found.collectionEffectiveness?.times(100).toFixed(2)).toBe('75.16');
    expect(found.receivables?.toFixed()).toBe('1000');
    expect(found.sales.toFixed()).toBe('1250');
    expect(found.window).toMatchObject({ from: day('2026-04-01'), to: day(ASOF), days: 91 });
    expect(found.why).toEqual({});
  });

  it('stands with notes in a column of its own', () => {
    const found = figures(YEAR, { notes: money('250') });
    expect(found.simple?.toFixed(2)).toBe('72.80');
    expect(found.simpleWithNotes?.toFixed(2)).toBe('91.00');
  });

  it('looks at the end of the last full month, or at the day', () => {
    const months = figures(YEAR, { asOf: '2026-06-15' });
    expect([months.receivables?.toFixed(), months.sales.toFixed(), months.window?.days]).toEqual([
      '730',
      '850',
      92,
    ]);
    const running = figures(YEAR, { asOf: '2026-06-15', settings: { dsoMonths: 3, dsoWindow: 'asOf' } });
    expect([running.receivables?.toFixed(), running.sales.toFixed()]).toEqual(['1130', '1250']);
    expect(isoDay(running.window?.from ?? day('1970-01-01'))).toBe('2026-03-16');
    // Counted back from the day itself: 400 in fifteen days, 350 in thirty-one, 380 of 500 in thirty.
    expect(months.countBack?.days.toFixed()).toBe('68.8');
  });

  it('adds written-off amounts back to what was not collected', () => {
    const written = [...YEAR, document('writeOff', 'W', '2026-06-25', 100, { settles: 'P' })];
    const found = figures(written);
    expect(found.receivables?.toFixed()).toBe('900');
    expect(found.collectionEffectiveness?.times(100).toFixed(2)).toBe('75.16');
  });

  it('is in the currency of the figures', () => {
    const found = figures(YEAR, { weight: '2' });
    expect(found.receivables?.toFixed()).toBe('2000');
    expect(found.bestPossible?.toFixed(2)).toBe('90.27');
    const written = figures([...YEAR, document('writeOff', 'W', '2026-06-25', 100, { settles: 'P' })], {
      weight: '2',
    });
    // (1,800 + 1,250 − 1,800 − 200) ÷ (1,800 + 1,250 − 1,240)
    expect(written.collectionEffectiveness?.times(1810).toFixed(0)).toBe('1050');
  });

  it('counts the days of a new customer from its first sale', () => {
    const found = figures([invoice('A', '2026-06-11', 100, '2026-07-11')]);
    expect(found.window?.days).toBe(20);
    expect(found.simple?.toFixed()).toBe('20');
    expect(found.countBack?.days.toFixed()).toBe('20');
  });

  it('is unknown for a customer with an opening only, or without sales', () => {
    const opening = figures([document('opening', 'O', '2026-01-31', 100)]);
    expect(opening.why).toEqual({
      simple: 'sales.none',
      countBack: 'sales.none',
      collectionEffectiveness: 'sales.none',
    });
    expect(opening).toMatchObject({
      simple: null,
      countBack: null,
      collectionEffectiveness: null,
      window: null,
    });
    expect(opening.receivables?.toFixed()).toBe('100');
  });

  it('is unknown without sales in the window, but counted back all the same', () => {
    const found = figures([invoice('A', '2026-01-11', 100, '2026-01-20')]);
    expect(found).toMatchObject({ simple: null, bestPossible: null, simpleWithNotes: null });
    expect(found.why).toEqual({ simple: 'sales.notPositive' });
    expect(found.countBack?.days.toFixed()).toBe('171');
    expect(found.collectionEffectiveness?.toFixed()).toBe('0');
  });

  it('has no window when the first sale comes after it', () => {
    const found = figures([invoice('A', '2026-06-11', 100, '2026-07-11')], { asOf: '2026-06-15' });
    expect(found.window).toBeNull();
    expect(found.why).toEqual({
      simple: 'sales.notPositive',
      collectionEffectiveness: 'nothing.toCollect',
    });
    expect(found.countBack?.days.toFixed()).toBe('5');
  });

  it('knows no collection effectiveness when the window begins before the opening', () => {
    const documents = (date: string) => [
      invoice('H', '2026-03-11', 100, '2026-03-12'),
      document('opening', 'O', date, 100, { due: '2026-04-01' }),
      invoice('A', '2026-06-11', 100, '2026-06-12'),
    ];
    expect(figures(documents('2026-04-01')).why).toEqual({ collectionEffectiveness: 'before.opening' });
    expect(figures(documents('2026-04-01')).collectionEffectiveness).toBeNull();
    expect(figures(documents('2026-03-31')).collectionEffectiveness?.toFixed()).toBe('0');
  });

  it('knows none over a window that begins before an opening which hides sales of an account', () => {
    const sold = ['2025-06-01', '2026-01-10', '2026-02-10', '2026-03-10'].map((date) =>
      invoice(date, date, 900),
    );
    const other = [document('opening', 'O', '2026-02-28', 1800), invoice('B', '2026-03-10', 900)];
    const accounts = [sold, other].map((documents) => {
      const account = settled(documents, '2026-03-31');
      return { settled: account, account: account.account, weight: money('1'), rate: money('1') };
    });
    const found = dsoFigures({
      accounts,
      sales: salesHistory(accounts, null),
      asOf: day('2026-03-31'),
      settings: { dsoMonths: 3, dsoWindow: 'months' },
      notes: ZERO,
    });
    expect(found.why).toEqual({ simple: 'before.opening', collectionEffectiveness: 'before.opening' });
    expect([found.simple, found.simpleWithNotes, found.bestPossible]).toEqual([null, null, null]);
    // Counted back it is at least the days since the sales of both are known.
    expect([found.countBack?.days.toFixed(), found.countBack?.atLeast]).toEqual(['31', true]);
  });

  it('leaves the day of an opening out of the window, as its sales are', () => {
    const documents = [document('opening', 'O', '2026-01-31', 1000), invoice('A', '2026-03-11', 500)];
    const found = figures(documents, { asOf: '2026-03-31' });
    expect(found.window).toMatchObject({ from: day('2026-02-01'), days: 59 });
    expect([found.simple?.toFixed(), found.countBack]).toEqual(['177', { days: money('59'), atLeast: true }]);
    expect(found.collectionEffectiveness?.toFixed()).toBe('0');
  });

  it('knows no DSO but the one counted back when the window ends before the opening', () => {
    const documents = (date: string) => [
      invoice('A', '2026-04-15', 500),
      document('opening', 'O', date, 1000, { due: '2026-04-01' }),
      invoice('B', '2026-06-20', 100),
    ];
    const hidden = figures(documents('2026-06-10'), { asOf: '2026-06-25' });
    expect([
      hidden.simple,
      hidden.simpleWithNotes,
      hidden.bestPossible,
      hidden.averageDaysDelinquent,
      hidden.receivables,
    ]).toEqual([null, null, null, null, null]);
    expect(hidden.why).toMatchObject({ simple: 'before.opening' });
    expect(hidden.countBack).not.toBeNull();
    const known = figures(documents('2026-05-31'), { asOf: '2026-06-25' });
    expect([known.receivables?.toFixed(), known.why.simple]).toEqual(['1000', undefined]);
  });

  it('knows none when nothing was there to be collected', () => {
    const found = figures([invoice('A', '2026-04-11', 100, '2026-07-20')]);
    expect(found.why).toEqual({ collectionEffectiveness: 'nothing.toCollect' });
  });
});
