import { day, ledgerOf, serial, type Row } from '../../ledger/tablesForTests';
import { decideLimit } from './limits';

const ASOF = '2026-03-31';
const base = (amount: number | '', more: Row = {}): Row => ({
  customerId: 'C1',
  kind: '基础额度',
  amount,
  ...more,
});
const temporary = (mode: '替代' | '追加', amount: number, more: Row = {}): Row => ({
  customerId: 'C1',
  kind: '临时额度',
  mode,
  amount,
  ...more,
});

function decide(...limits: Row[]) {
  const ledger = ledgerOf({ customers: [{ id: 'C1', name: '甲' }], limits });
  return decideLimit(ledger.limits, 'CNY', day(ASOF), false);
}

function said(...limits: Row[]): [string, string | null] {
  const { figures } = decide(...limits);
  return [figures.state, figures.amount?.toFixed() ?? null];
}

const ended = { from: serial('2025-01-01'), to: serial('2026-03-30') };
const future = { from: serial('2026-04-01'), to: serial('2026-12-31') };

describe('the state of a limit', () => {
  it('tells unset, zero, unlimited, set and expired apart', () => {
    expect(said()).toEqual(['unset', null]);
    expect(said(base(''))).toEqual(['unset', null]);
    expect(said(base(0))).toEqual(['zero', '0']);
    expect(said(base('', { unlimited: '是' }))).toEqual(['unlimited', null]);
    expect(said(base(100))).toEqual(['set', '100']);
    expect(said(base(100, ended))).toEqual(['expired', '100']);
    expect(said(base(100, future))).toEqual(['unset', null]);
  });

  it('counts from and to days as inside', () => {
    expect(said(base(100, { from: serial(ASOF), to: serial(ASOF) }))).toEqual(['set', '100']);
    expect(said(base(100, { to: serial('2026-03-30') }))).toEqual(['expired', '100']);
  });

  it('replaces the base by a temporary limit or adds to it, by its mode', () => {
    expect(said(base(100), temporary('替代', 150))).toEqual(['set', '150']);
    expect(said(base(100), temporary('追加', 40))).toEqual(['set', '140']);
    expect(said(temporary('追加', 40))).toEqual(['set', '40']);
    expect(said(base(100, ended), temporary('替代', 150))).toEqual(['set', '150']);
    expect(said(base(100, ended), temporary('追加', 40))).toEqual(['expired', '140']);
    expect(said(base(100), temporary('追加', 40, ended))).toEqual(['set', '100']);
  });

  it('counts a guarantee of 50,000 at 50 % on top of 100,000: 125,000', () => {
    const guarantee: Row = { customerId: 'C1', kind: '担保', amount: 50_000, percent: 0.5 };
    expect(said(base(100_000), guarantee)).toEqual(['set', '125000']);
    expect(said({ ...guarantee, kind: '抵质押' })).toEqual(['set', '25000']);
    expect(said(base(0), guarantee)).toEqual(['set', '25000']);
    expect(said(base(100_000), { ...guarantee, ...ended })).toEqual(['set', '100000']);
  });

  it('counts the later-approved of two limits in force together', () => {
    const first = base(100, { approvedOn: serial('2026-01-01') });
    const second = base(80, { approvedOn: serial('2026-02-01') });
    const { figures, overlaps } = decide(second, first);
    expect(figures.amount?.toFixed()).toBe('80');
    expect(overlaps.map(({ kind, rows }) => [kind, rows.length])).toEqual([['base', 2]]);
  });

  it('takes of several ended limits the one that ended last', () => {
    expect(said(base(100, ended), base(70, { to: serial('2025-06-30') }))).toEqual(['expired', '100']);
  });

  it('is unknown in another currency without a rate, or when a row cannot be read', () => {
    expect(decide(base(100, { currency: 'USD' }))).toMatchObject({
      unknown: 'rate.missing',
      figures: { amount: null },
    });
    expect(decideLimit([], 'CNY', day(ASOF), true)).toMatchObject({ unknown: 'unreadable' });
  });

  it('says what the limit would be with the temporary one that ended last', () => {
    expect(decide(base(100), temporary('替代', 150, ended)).lapsed?.withIt.toFixed()).toBe('150');
    expect(decide(base(100), temporary('追加', 40, ended)).lapsed?.withIt.toFixed()).toBe('140');
    expect(decide(base(100)).lapsed).toBeNull();
  });
});
