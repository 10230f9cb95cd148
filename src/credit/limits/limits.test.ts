import { day, ledgerOf, serial, type Row } from '../../ledger/tablesForTests';
import { isoDay } from '../../ledger/day';
import { money } from '../../ledger/money';
import type { Rate } from '../../ledger/records';
import { decideLimit, type LimitOptions } from './limits';
import { rateBook } from './rates';

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

  it('names a temporary limit that replaces a higher base, and none that does not', () => {
    const below = (...limits: Row[]) => {
      const found = decide(...limits).belowBase;
      return found && [found.limit.kind, found.amount.toFixed(), found.base.toFixed()];
    };
    expect(below(base(100), temporary('替代', 99.99))).toEqual(['temporary', '99.99', '100']);
    expect(below(base(100), temporary('替代', 100))).toBeNull();
    expect(below(base(100), temporary('追加', 40))).toBeNull();
    expect(below(base(100), temporary('替代', 40, { unlimited: '是' }))).toBeNull();
    expect(below(base(100, ended), temporary('替代', 40))).toBeNull();
    expect(below(base(100), temporary('替代', 40, ended))).toBeNull();
    expect(below(temporary('替代', 40))).toBeNull();
    expect(said(base(100), temporary('替代', 40))).toEqual(['set', '40']);
  });

  it('ends when the row it stands on ends', () => {
    const endsOn = (...limits: Row[]) => decide(...limits).figures.endsOn;
    const to = (iso: string): Row => ({ to: serial(iso) });
    const security = (iso: string): Row => ({
      customerId: 'C1',
      kind: '担保',
      amount: 5,
      ...(iso ? to(iso) : {}),
    });
    expect(endsOn(base(100, to('2026-12-31')), temporary('追加', 5, to('2026-06-30')))).toBe(
      day('2026-12-31'),
    );
    expect(endsOn(base(100, to('2026-12-31')), temporary('替代', 5, to('2026-06-30')))).toBe(
      day('2026-06-30'),
    );
    expect(endsOn(temporary('追加', 5, to('2026-06-30')))).toBe(day('2026-06-30'));
    expect(endsOn(security('2026-09-30'), security('2026-06-30'), security('2026-08-31'))).toBe(
      day('2026-06-30'),
    );
    expect(endsOn(security(''), security('2026-08-31'))).toBe(day('2026-08-31'));
    expect(endsOn(security(''))).toBeNull();
    expect(endsOn(base(100), security('2026-06-30'))).toBeNull();
    expect(endsOn(base(100, ended))).toBe(day('2026-03-30'));
  });

  it('keeps apart what it is made of', () => {
    const { figures } = decide(base(100), temporary('追加', 40), {
      customerId: 'C1',
      kind: '担保',
      amount: 9,
    });
    const { base: own, temporary: more, collateral, group } = figures;
    expect([own?.toFixed(), more.toFixed(), collateral.toFixed(), group]).toEqual(['100', '40', '9', null]);
    expect(decide(base('', { unlimited: '是' })).figures.base).toBeNull();
    expect(decide(base(100, ended), base(30, { unlimited: '是' })).figures.state).toBe('unlimited');
    expect(decide(base('', { ...ended, unlimited: '是' })).figures).toMatchObject({ state: 'expired' });
    expect(said(base(100), temporary('替代', 5, { unlimited: '是' }))).toEqual(['unlimited', null]);
    expect(said(base('', { unlimited: '是' }), temporary('替代', 5))).toEqual(['set', '5']);
    const free = temporary('追加', 0, { unlimited: '是', to: serial('2026-05-05') });
    expect(decide(base(100), free).figures).toMatchObject({ state: 'unlimited', endsOn: day('2026-05-05') });
  });
});

describe('insurance among the limits', () => {
  const insurance = (amount: number, more: Row = {}): Row => ({
    customerId: 'C1',
    kind: '信用保险',
    amount,
    percent: 0.9,
    ...more,
  });
  const inLimit = (limits: Row[], insuranceInLimit: LimitOptions['insuranceInLimit']) => {
    const ledger = ledgerOf({ customers: [{ id: 'C1', name: '甲' }], limits });
    const { figures } = decideLimit(ledger.limits, 'CNY', day(ASOF), false, {
      rates: rateBook([], 'CNY'),
      insuranceInLimit,
    });
    return [figures.state, figures.amount?.toFixed() ?? null];
  };

  it('is no part of the limit, but by the setting, and then at its indemnity', () => {
    expect(said(base(100), insurance(50))).toEqual(['set', '100']);
    expect(said(insurance(50))).toEqual(['unset', null]);
    expect(inLimit([base(100), insurance(50)], 'no')).toEqual(['set', '100']);
    expect(inLimit([base(100), insurance(50)], 'yes')).toEqual(['set', '145']);
    expect(inLimit([insurance(50)], 'yes')).toEqual(['set', '45']);
    expect(inLimit([base(100), insurance(50, ended)], 'yes')).toEqual(['set', '100']);
  });

  it('counts the later-approved of two policies, and says that there are two', () => {
    const rows = [
      insurance(50, { approvedOn: serial('2026-02-01') }),
      insurance(90, { approvedOn: serial('2026-01-01') }),
    ];
    expect(inLimit([base(100), ...rows], 'yes')).toEqual(['set', '145']);
    expect(decide(...rows).overlaps.map(({ kind, rows: two }) => [kind, two.length])).toEqual([
      ['insurance', 2],
    ]);
  });

  it('overlaps in no security, which adds up', () => {
    const security: Row = { customerId: 'C1', kind: '担保', amount: 10 };
    expect(decide(security, security, base(1)).overlaps).toEqual([]);
    expect(said(security, security)).toEqual(['set', '20']);
  });
});

describe('a limit in another currency', () => {
  const rate: Rate = {
    at: { table: 'rates', id: '', position: 0 },
    currency: 'USD',
    units: money('1'),
    rate: money('7'),
    date: day(ASOF),
    source: '',
  };
  const decideAt = (...limits: Row[]) => {
    const ledger = ledgerOf({ customers: [{ id: 'C1', name: '甲' }], limits });
    const options: LimitOptions = { rates: rateBook([rate], 'CNY'), insuranceInLimit: 'no' };
    return decideLimit(ledger.limits, 'CNY', day(ASOF), false, options);
  };
  const usd = { currency: 'USD' };
  const krw = { currency: 'KRW' };

  it('counts at the rate of the day, every row of it', () => {
    const { figures, unknown, rates } = decideAt(base(100, usd), temporary('追加', 10, usd), {
      customerId: 'C1',
      kind: '担保',
      amount: 20,
      percent: 0.5,
      ...usd,
    });
    expect([unknown, figures.amount?.toFixed(), figures.base?.toFixed()]).toEqual([null, '840', '700']);
    expect([figures.temporary.toFixed(), figures.collateral.toFixed()]).toEqual(['70', '70']);
    expect(rates).toEqual([rate, rate, rate]);
    expect(decideAt(base(100)).rates).toEqual([]);
  });

  it('is unknown without one, where the row counts', () => {
    for (const rows of [
      [base(100, krw)],
      [base(100, { ...krw, ...ended })],
      [base(100), temporary('追加', 1, krw)],
      [base(100), { customerId: 'C1', kind: '担保', amount: 1, ...krw }],
    ]) {
      expect(decideAt(...rows)).toMatchObject({ unknown: 'rate.missing', figures: { amount: null } });
    }
    expect(decideAt(base(100, krw), temporary('替代', 30))).toMatchObject({ unknown: null, belowBase: null });
    expect(decideAt(base(100), temporary('替代', 30, { ...krw, ...ended }))).toMatchObject({
      unknown: null,
      lapsed: null,
    });
    expect(decideAt(base(100), { customerId: 'C1', kind: '信用保险', amount: 1, ...krw }).unknown).toBeNull();
  });

  it('compares and sums what ended, and what replaces, in the customer’s', () => {
    const lapsed = decideAt(base(100), temporary('追加', 10, { ...usd, ...ended })).lapsed;
    expect([lapsed?.amount.toFixed(), lapsed?.withIt.toFixed()]).toEqual(['70', '170']);
    expect(decideAt(base(100, usd), temporary('替代', 150)).belowBase?.base.toFixed()).toBe('700');
  });
});

describe('what will lower the limit', () => {
  const lowerings = (...limits: Row[]) =>
    decide(...limits).figures.lowerings.map(({ kind, endsOn, then }) => [
      kind,
      isoDay(endsOn),
      then.toFixed(),
    ]);
  const until = (to: string): Row => ({ from: serial('2026-01-01'), to: serial(to) });
  const guarantee: Row = { customerId: 'C1', kind: '担保', amount: 50, percent: 0.5 };

  it('is an adding temporary limit or a security that ends before the limit, the first first', () => {
    expect(lowerings(base(100), temporary('追加', 40, until('2026-04-10')))).toEqual([
      ['temporary', '2026-04-10', '100'],
    ]);
    const rows = [
      base(100, until('2026-12-31')),
      temporary('追加', 40, until('2026-05-31')),
      { ...guarantee, ...until('2026-04-10') },
    ];
    expect(lowerings(...rows)).toEqual([
      ['guarantee', '2026-04-10', '140'],
      ['temporary', '2026-05-31', '100'],
    ]);
  });

  it('counts the limit of the day after: 0 where it ended before, and with what then begins', () => {
    const adding = temporary('追加', 40, until('2026-05-31'));
    expect(lowerings(base(100, until('2026-04-30')), adding)).toEqual([['temporary', '2026-05-31', '0']]);
    const next = (amount: number) => temporary('追加', amount, { from: serial('2026-06-01') });
    expect(lowerings(base(100), adding, next(10))).toEqual([['temporary', '2026-05-31', '110']]);
    expect(lowerings(base(100), adding, next(40))).toEqual([]);
    expect(lowerings(base(100), adding, base('', { unlimited: '是', from: serial('2026-06-01') }))).toEqual(
      [],
    );
  });

  it('is nothing where no end is known, the whole limit ends, or there is no limit that is a number', () => {
    expect(lowerings(base(100), temporary('追加', 40))).toEqual([]);
    expect(lowerings(base(100), temporary('替代', 140, until('2026-04-10')))).toEqual([]);
    expect(lowerings(base(100, until('2026-04-10')), temporary('追加', 40, until('2026-04-10')))).toEqual([]);
    expect(lowerings(base('', { unlimited: '是' }), temporary('追加', 40, until('2026-04-10')))).toEqual([]);
    const unknown = ledgerOf({
      customers: [{ id: 'C1', name: '甲' }],
      limits: [base(100), temporary('追加', 40, until('2026-04-10'))],
    });
    expect(decideLimit(unknown.limits, 'CNY', day(ASOF), true).figures.lowerings).toEqual([]);
    expect(decideLimit(unknown.limits, 'USD', day(ASOF), false).figures.lowerings).toEqual([]);
  });
});
