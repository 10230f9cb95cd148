import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { analyse } from './analysis';
import type { CustomerBasis } from './basis';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';

const USD = { currency: 'USD' };

function basis(rows: Rows, id = 'C1', asOf = ASOF): CustomerBasis {
  const { bases, index } = analyse(ledgerOf({ customers: [C1], ...rows }), day(asOf));
  const found = bases[index.get(id) ?? -1];
  if (!found) throw new RangeError(`no customer ${id}`);
  return found;
}

const sold = (date: string, more: Row = {}) => invoice(date, '2026-12-31', 10, more);

describe('accounts', () => {
  const currencies = (rows: Rows, id?: string) => {
    const { accounts, notBegun } = basis(rows, id);
    return [accounts.map(({ account }) => account.currency), notBegun.map(({ currency }) => currency)];
  };

  it('are those something has happened in, by currency, apart from those of later days', () => {
    const documents = [sold('2026-03-01', USD), sold('2026-03-01'), sold('2026-04-01', { currency: 'EUR' })];
    expect(currencies({ documents })).toEqual([['CNY', 'USD'], ['EUR']]);
    expect(currencies({ documents: [{ ...sold('2026-03-01'), void: '是' }] })).toEqual([[], ['CNY']]);
    expect(currencies({ documents: [row('期初余额', '2026-04-01', 1)] })).toEqual([['CNY'], []]);
    expect(currencies({ documents: [row('期初余额', '2026-03-31', 1), sold('2026-03-31', USD)] })).toEqual([
      ['CNY', 'USD'],
      [],
    ]);
  });

  it('keep what was settled before an opening by itself, for behaviour', () => {
    const documents = [sold('2026-01-01'), row('回款', '2026-01-05', 10), row('期初余额', '2026-02-01', 3)];
    const [account] = basis({ documents }).accounts;
    expect(account?.history?.entries.map(({ open }) => open)).toEqual([0n, 0n]);
    expect(account?.settled.entries).toHaveLength(1);
    expect(basis({ documents: documents.slice(0, 2) }).accounts[0]?.history).toBeNull();
  });

  it('know their worth in the customer’s currency and the rates it rests on', () => {
    const rates: Row[] = [{ ...USD, units: 10, rate: 70, date: serial('2026-03-01') }];
    const [yuan, dollars] = basis({
      documents: [sold('2026-03-01'), sold('2026-03-01', USD)],
      rates,
    }).accounts;
    expect([yuan?.worth?.toFixed(), yuan?.rates.length]).toEqual(['1', 0]);
    expect([dollars?.worth?.toFixed(), dollars?.rates.length]).toEqual(['7', 1]);
    const [, without] = basis({ documents: [sold('2026-03-01'), sold('2026-03-01', USD)] }).accounts;
    expect([without?.worth, without?.rates]).toEqual([null, []]);
  });
});

describe('a customer', () => {
  it('whom 客户 does not have counts in the currency of its documents when they agree, else in the book’s', () => {
    const of = (...documents: Row[]) =>
      basis({ documents: documents.map((one) => ({ ...one, customerId: 'X' })) }, 'X');
    expect(of(sold('2026-03-01', USD))).toMatchObject({ currency: 'USD', customer: null, onDay: null });
    expect(of(sold('2026-03-01', USD), sold('2026-03-01')).currency).toBe('CNY');
    expect(of(sold('2026-03-01', USD), sold('2026-04-01')).currency).toBe('USD');
  });

  it('is what 变更 says of it on the day', () => {
    const facts: Row[] = [
      { customerId: 'C1', fact: '状态', value: '冻结', from: serial('2026-03-01'), to: serial('2026-03-30') },
    ];
    expect([basis({ facts }, 'C1', '2026-03-30').onDay?.status, basis({ facts }).onDay?.status]).toEqual([
      'frozen',
      'active',
    ]);
  });

  it('is unreadable by a document row that cannot be counted, not by another cell of it', () => {
    const of = (more: Row) => basis({ documents: [{ ...sold('2026-03-01'), ...more }] }).unreadable;
    expect([of({ amount: 'x' }), of({ date: 'x' }), of({ kind: 'x' })]).toEqual([true, true, true]);
    expect([of({ due: 'x' }), of({ disputed: 'x' }), of({})]).toEqual([false, false, false]);
    expect(basis({ limits: [{ customerId: 'C1', kind: '基础额度', amount: 'x' }] }).unreadable).toBe(false);
  });

  it('has an unknown limit by a limit row that cannot be read, not by a copied 行号', () => {
    const base: Row = {
      rowId: 'L1',
      customerId: 'C1',
      kind: '基础额度',
      amount: 100,
      to: serial('2026-12-31'),
    };
    expect(basis({ limits: [{ ...base, amount: 'x' }] }).limit.unknown).toBe('unreadable');
    expect(basis({ limits: [base, { ...base, kind: '担保', percent: 0.5 }] }).limit.unknown).toBeNull();
    expect(
      basis({ documents: [{ ...sold('2026-03-01'), amount: 'x' }], limits: [base] }).limit.unknown,
    ).toBeNull();
  });

  it('has insurance in its limit where the policy says so', () => {
    const limits: Row[] = [
      { customerId: 'C1', kind: '基础额度', amount: 100, to: serial('2026-12-31') },
      { customerId: 'C1', kind: '信用保险', amount: 40, percent: 0.5, to: serial('2026-12-31') },
    ];
    const amount = (insuranceInLimit: string) =>
      basis({ limits, policy: policyRows({ insuranceInLimit }) }).limit.figures.amount?.toFixed();
    expect([amount('no'), amount('yes')]).toEqual(['100', '120']);
  });

  it('pays by parts weighed in its currency', () => {
    const rates: Row[] = [{ ...USD, units: 1, rate: 9, date: serial('2026-03-01') }];
    const documents = [
      invoice('2026-01-01', '2026-03-21', 1, USD),
      invoice('2026-01-01', '2026-03-30', 91, {}),
    ];
    // (9 × 10 + 91 × 1) ÷ 100
    expect(basis({ documents, rates }).behaviour.figures.dbtFloored?.toFixed()).toBe('1.81');
  });
});
