import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { adviseLedger } from './adviseLedger';
import { analyse } from './analysis';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';

const USD = { currency: 'USD' };
const RATES: Row[] = [{ ...USD, units: 1, rate: 7, date: serial('2026-03-01') }];
const buyer = (id: string, more: Row = {}): Row => ({
  ...C1,
  rowId: '',
  id,
  name: id,
  forecastSales: 365_000,
  vatRate: 0,
  since: serial('2020-01-01'),
  ...more,
});
const graded = (customerId: string, value = 'AA'): Row => ({
  customerId,
  fact: '等级',
  value,
  from: serial('2026-01-01'),
});
const CAPITAL = policyRows({ capital: '900000000', adviceStep: '1000' });

const advise = (rows: Rows, only: readonly number[] | null = null) =>
  adviseLedger(
    analyse(ledgerOf({ customers: [buyer('A')], facts: [graded('A')], policy: CAPITAL, ...rows }), day(ASOF)),
    only,
  );
const first = (rows: Rows) => {
  const [advised] = advise(rows);
  if (!advised) throw new RangeError('no advice');
  return advised;
};
const amountOf = (rows: Rows, id: string): string | null =>
  first(rows)
    .methods.find((one) => one.id === id)
    ?.amount?.toFixed() ?? null;

describe('advice for a ledger', () => {
  const customers = [buyer('B'), buyer('A'), buyer('C')];
  const facts = [graded('A', 'A'), graded('B')];

  it('is for the customers of 客户 in its order, or for those asked for', () => {
    const documents = [invoice('2026-01-01', '2026-01-31', 5, { customerId: 'X' })];
    const rows = { customers, facts, documents };
    expect(advise(rows).map(({ id, basis, advice }) => [id, basis.id, advice?.toFixed() ?? null])).toEqual([
      ['B', 'B', '30000'],
      ['A', 'A', '24000'],
      ['C', 'C', null],
    ]);
    expect(advise(rows, [1]).map(({ id }) => id)).toEqual(['A']);
    expect(advise(rows, [3, 9])).toEqual([]);
    expect(advise(rows, [])).toEqual([]);
  });

  it('goes by the grade in force and by whether the customer is new', () => {
    expect(first({}).factor?.toFixed()).toBe('1');
    const fresh = first({ customers: [buyer('A', { since: serial('2026-01-01') })] });
    expect([fresh.score.score.card, fresh.factor?.toFixed()]).toEqual(['newCustomer', '0.8']);
  });

  it('goes by the terms of the day', () => {
    const terms: Row = { customerId: 'A', fact: '账期', value: '60天', from: serial('2026-03-01') };
    expect(first({ facts: [graded('A'), terms] }).advice?.toFixed()).toBe('60000');
    expect(first({ facts: [graded('A'), { ...terms, from: serial('2026-04-01') }] }).advice?.toFixed()).toBe(
      '30000',
    );
  });

  it('is within what its group leaves', () => {
    const group = {
      customers: [buyer('A', { parentId: 'M' }), buyer('M')],
      limits: [{ customerId: 'M', kind: '基础额度', amount: 20_500, to: serial('2026-12-31') }],
      documents: [invoice('2026-03-01', '2026-03-31', 500, { customerId: 'M' })],
    };
    const advised = first(group);
    expect([advised.group?.toFixed(), advised.advice?.toFixed(), advised.binding]).toEqual([
      '20000',
      '20000',
      'group',
    ]);
    expect(first({}).group).toBeNull();
  });

  it('knows the history of the customer, unless a row of it cannot be counted', () => {
    const documents = [
      invoice('2025-09-01', '2025-10-01', 4000, { customerId: 'A', number: 'F' }),
      row('回款', '2025-10-01', 4000, { customerId: 'A', settles: 'F' }),
    ];
    expect(amountOf({ documents }, 'historyPeak')).toBe('4000');
    const hidden = [...documents, row('回款', '2025-10-01', 'x', { customerId: 'A' })];
    expect(amountOf({ documents: hidden }, 'historyPeak')).toBeNull();
  });
});

describe('who may approve what is advised', () => {
  const approval = (adviceStep: string, more: Rows = {}) => {
    const advised = first({ policy: policyRows({ adviceStep }), ...more });
    return [advised.advice?.toFixed(), advised.approval];
  };

  it('goes by the amount in the currency of the book, as rounded down', () => {
    const standards = [
      { list: '审批权限', name: '销售经理', value: 30_000 },
      { list: '审批权限', name: '双签起点', value: 30_000 },
    ];
    const alone = { authority: 'salesManager', twoSignatures: false };
    expect(approval('1000', { standards })).toEqual(['30000', alone]);
    const abroad = { customers: [buyer('A', USD)], rates: RATES };
    expect(approval('1000', { standards, ...abroad })[1]).toEqual({
      authority: 'generalManager',
      twoSignatures: true,
    });
    expect(approval('1000', { standards, ...abroad, rates: [] })[1]).toBeNull();
  });

  it('is nobody where nothing is advised', () => {
    expect(approval('1000000000')).toEqual(['0', null]);
  });
});

describe('our appetite', () => {
  const policy = policyRows({ adviceStep: '1' });
  const owes = (customerId: string, amount: number, more: Row = {}) =>
    invoice('2026-03-01', '2026-12-31', amount, { customerId, ...more });
  const appetite = (documents: Row[], more: Rows = {}) =>
    amountOf({ policy, documents, ...more }, 'appetite');

  it('is a share of what everybody owes, strangers too, where no capital is given', () => {
    expect(appetite([owes('A', 600), owes('X', 400)])).toBe('100');
    expect(amountOf({}, 'appetite')).toBe('90000000');
  });

  it('is none while nobody owes anything: the first customer of a ledger is not advised 0', () => {
    expect(appetite([])).toBeNull();
    const advised = first({ policy });
    expect([advised.advice?.gt(0), advised.binding]).toEqual([true, 'need']);
  });

  it('does not set one customer’s credit off against another’s debt', () => {
    expect(appetite([owes('A', 600), row('回款', '2026-03-01', 400, { customerId: 'X' })])).toBe('60');
  });

  it('is in the currency of the customer, and unknown where an exposure is', () => {
    expect(appetite([owes('A', 70, USD)], { rates: RATES })).toBe('49');
    expect(appetite([owes('A', 70), owes('X', 10, USD)], { rates: RATES })).toBe('14');
    expect(appetite([owes('A', 70), owes('X', 10, USD)])).toBeNull();
    expect(appetite([owes('A', 70), owes('X', 10, USD), owes('X', 10)])).toBeNull();
    const abroad = { customers: [buyer('A', USD)], rates: RATES };
    expect(appetite([owes('A', 70)], abroad)).toBe('7');
  });
});
