import { policyRows, serial, type Row, type Rows } from '../../ledger/tablesForTests';
import { C1, figures, found, invoice, places } from './findingsForTests';

const limit = (customerId: string, amount: number, more: Row = {}): Row => ({
  customerId,
  kind: '基础额度',
  amount,
  to: serial('2026-12-31'),
  ...more,
});

describe('group.over and group.limits', () => {
  const customers: Row[] = [
    C1,
    { id: 'S1', name: '子', parentId: 'C1' },
    { id: 'S2', name: '孙', parentId: 'S1' },
  ];
  const owes = (customerId: string, amount: number) =>
    invoice('2026-01-01', '2026-12-31', amount, { customerId });

  it('fire at the head when its companies use more than its pool, and when their limits sum above it', () => {
    const rows = (used: number, own: number): Rows => ({
      customers,
      documents: [owes('C1', 10), owes('S1', 20), owes('S2', used)],
      limits: [limit('C1', 100), limit('S1', own)],
    });
    expect(found('group.over', rows(70, 100))).toEqual([]);
    // The sub-group below has what its head leaves it: 100 − 10.
    expect(places('group.over', rows(70.01, 100))).toEqual([
      'high customers[0].exposure',
      'high customers[1].exposure',
    ]);
    expect(figures('group.over', rows(70.01, 100))).toEqual([
      { currency: 'CNY', exposure: '100.01', pool: '100' },
      { currency: 'CNY', exposure: '90.01', pool: '90' },
    ]);
    expect(found('group.limits', rows(70, 100))).toEqual([]);
    expect(places('group.limits', rows(70, 100.01))).toEqual(['medium customers[0].limit']);
    expect(figures('group.limits', rows(0, 100.01))).toEqual([
      { currency: 'CNY', limits: '100.01', pool: '100' },
    ]);
  });

  it('point to the row that names a parent which is not there, or stands in a circle', () => {
    const odd: Row[] = [
      { ...C1, parentId: 'X' },
      { id: 'A', name: 'A', parentId: 'B' },
      { id: 'B', name: 'B', parentId: 'A' },
    ];
    expect(places('data.unknownCustomer', { customers: odd })).toEqual(['medium customers[0].parentId']);
    expect(figures('data.unreadable', { customers: odd })).toEqual([
      { value: 'B', code: 'parent.cycle' },
      { value: 'A', code: 'parent.cycle' },
    ]);
  });
});

describe('data.rateOld', () => {
  const rate = (currency: string, date: string): Row => ({ currency, units: 1, rate: 7, date: serial(date) });
  const dollars = invoice('2026-01-01', '2026-12-31', 5, { currency: 'USD' });
  const old = rate('USD', '2026-02-23');

  it('fires at a rate that is used and older than 35 days', () => {
    expect(found('data.rateOld', { documents: [dollars], rates: [rate('USD', '2026-02-24')] })).toEqual([]);
    expect(places('data.rateOld', { documents: [dollars], rates: [old] })).toEqual(['medium rates[0].date']);
    expect(figures('data.rateOld', { documents: [dollars], rates: [old] })).toEqual([
      { currency: 'USD', date: '2026-02-23', days: '36' },
    ]);
    const policy = policyRows({ rateOldDays: 36 });
    expect(found('data.rateOld', { documents: [dollars], rates: [old], policy })).toEqual([]);
  });

  it('says nothing of a rate that nothing rests on', () => {
    expect(found('data.rateOld', { rates: [old] })).toEqual([]);
    expect(found('data.rateOld', { documents: [dollars], rates: [old, rate('USD', '2026-03-30')] })).toEqual(
      [],
    );
    expect(places('data.rateOld', { documents: [dollars], rates: [old, rate('USD', '2026-04-01')] })).toEqual(
      ['medium rates[0].date'],
    );
  });

  it('knows the rates that limits, groups and insurance rest on', () => {
    const foreign = limit('C1', 5, { currency: 'USD' });
    expect(found('data.rateOld', { limits: [foreign], rates: [old] })).toHaveLength(1);
    const insurance = limit('C1', 5, {
      kind: '信用保险',
      percent: 0.9,
      currency: 'USD',
      from: serial('2025-01-01'),
    });
    const insured = invoice('2026-01-01', '2026-12-31', 5, { insured: '是' });
    expect(found('data.rateOld', { limits: [insurance], rates: [old] })).toEqual([]);
    expect(found('data.rateOld', { documents: [insured], limits: [insurance], rates: [old] })).toHaveLength(
      1,
    );
    const group: Row[] = [C1, { id: 'S1', name: '子', parentId: 'C1', currency: 'USD' }];
    const below = invoice('2026-01-01', '2026-12-31', 5, { customerId: 'S1', currency: 'USD' });
    expect(
      found('data.rateOld', { customers: group, documents: [below], limits: [limit('C1', 5)], rates: [old] }),
    ).toHaveLength(1);
    expect(found('data.rateOld', { customers: group, rates: [old] })).toEqual([]);
  });
});
