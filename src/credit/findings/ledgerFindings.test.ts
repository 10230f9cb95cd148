import { policyRows, serial, type Row, type Rows } from '../../ledger/tablesForTests';
import { C1, figures, found, invoice, places } from './findingsForTests';

describe('data.unreadable', () => {
  it('fires at every cell that cannot be read, with its text and why', () => {
    const rows = {
      documents: [invoice('2026-01-01', '2026-04-01', 'abc'), invoice('2026-01-01', '', 5, { due: 'soon' })],
    };
    expect(places('data.unreadable', rows)).toEqual([
      'medium documents[0].amount',
      'medium documents[1].due',
    ]);
    expect(figures('data.unreadable', rows)).toEqual([
      { value: 'abc', code: 'amount.unreadable' },
      { value: 'soon', code: 'date.unreadable' },
    ]);
    expect(found('data.unreadable', rows).map(({ customer }) => customer)).toEqual(['C1', 'C1']);
  });
});

describe('data.repeatedRowId', () => {
  it('fires at the lower of two rows with one 行号', () => {
    const rows = { customers: [C1, { ...C1, id: 'C2', name: '乙' }] };
    expect(places('data.repeatedRowId', rows)).toEqual(['low customers[1].rowId']);
    expect(figures('data.repeatedRowId', rows)).toEqual([{ value: 'K1' }]);
  });
});

describe('data.policy', () => {
  const used = (setting: Row) => figures('data.policy', { policy: [setting] });

  it('fires at a setting that cannot be read, and says what is used', () => {
    const policy = policyRows({ graceDays: 'x', overdueFloor: '-5' });
    expect(places('data.policy', { policy })).toEqual(['medium policy[1].value', 'medium policy[2].value']);
    expect(figures('data.policy', { policy })).toEqual([
      { setting: 'graceDays', value: 'x', used: '3' },
      { setting: 'overdueFloor', value: '-5', used: '100' },
    ]);
  });

  it('says that nothing is used where there is no default', () => {
    expect(used({ setting: '检查日期', value: 'x' })).toEqual([{ setting: 'asOf', value: 'x', used: '' }]);
    expect(used({ setting: '订单有效天数', value: 'x' })).toMatchObject([
      { setting: 'orderHorizonDays', used: '' },
    ]);
    expect(used({ setting: '表结构版本', value: 'x' })).toMatchObject([
      { setting: 'schemaVersion', used: '' },
    ]);
  });
});

describe('data.repeatedRow', () => {
  it('fires at the second row of a setting or of a name of 标准, which does not count', () => {
    const policy = [...policyRows({ graceDays: 5 }), { setting: '逾期宽限天数', value: 9 }];
    const weight = { list: '票据权重', name: '银承', value: 0 };
    const rows = { policy, standards: [weight, { ...weight, value: 1 }] };
    expect(places('data.repeatedRow', rows)).toEqual([
      'medium policy[2].setting',
      'medium standards[1].name',
    ]);
    expect(figures('data.repeatedRow', rows)).toEqual([
      { list: '政策', value: '逾期宽限天数' },
      { list: '票据权重', value: '银承' },
    ]);
  });
});

test('data.cardShorter fires at the first row of a version that lacks characteristics of the one before', () => {
  const row = { card: '标准', version: 1, weight: 5, operator: '其他', points: 1 };
  const scorecard = [
    { ...row, characteristic: '流动比率' },
    { ...row, characteristic: '成立年限' },
    { ...row, characteristic: '流动比率', version: 2 },
  ];
  expect(places('data.cardShorter', { scorecard })).toEqual(['low scorecard[2].version']);
  expect(figures('data.cardShorter', { scorecard })).toEqual([{ list: '标准', value: '2' }]);
});

describe('data.standard', () => {
  it('fires at a row of 标准 that cannot be used, and names the list', () => {
    const rows = { standards: [{ list: '票据权重', name: '银承', value: 'x' }] };
    expect(places('data.standard', rows)).toEqual(['medium standards[0].value']);
    expect(figures('data.standard', rows)).toEqual([{ list: '票据权重', value: 'x' }]);
  });

  it('names the characteristic whose row of 评分卡 cannot be used, or the card where it is that which cannot', () => {
    const row = {
      card: '标准',
      version: 1,
      characteristic: '流动比率',
      weight: 5,
      operator: '其他',
      points: 1,
    };
    const named = (bad: Row) => figures('data.standard', { scorecard: [{ ...row, ...bad }] });
    expect(named({ points: 'x' })).toEqual([{ list: '流动比率', value: 'x' }]);
    expect(named({ characteristic: '规模' })).toEqual([{ list: '标准', value: '规模' }]);
    expect(named({ card: '集团' })).toEqual([{ list: '流动比率', value: '集团' }]);
  });

  it('is none of a rate, which has no default to stand in', () => {
    const rows = { rates: [{ currency: 'USD', units: 1, rate: 'x', date: serial('2026-01-01') }] };
    expect(places('data.standard', rows)).toEqual([]);
    expect(places('data.unreadable', rows)).toEqual(['medium rates[0].rate']);
    expect(figures('data.unreadable', rows)).toEqual([{ value: 'x', code: 'rate.unreadable' }]);
  });
});

describe('data.unknownCustomer of other tables', () => {
  const limit = (customerId: string): Row => ({ customerId, kind: '基础额度', amount: 1 });
  const statement = (customerId: string): Row => ({ customerId, periodEnd: serial('2025-12-31') });
  const fact = (customerId: string): Row => ({ customerId, fact: '账期', value: '30天' });

  it('fires once per text and table, at the first row, with the number of rows', () => {
    const rows: Rows = {
      limits: [limit('C1'), limit('X'), limit('Y'), limit('X')],
      financials: [statement('C1'), statement('X')],
      facts: [fact('X'), fact('X'), fact('C1')],
    };
    expect(places('data.unknownCustomer', rows)).toEqual([
      'medium limits[1].customerId',
      'medium limits[2].customerId',
      'medium financials[1].customerId',
      'medium facts[0].customerId',
    ]);
    expect(figures('data.unknownCustomer', rows)).toEqual([
      { text: 'X', rows: '2' },
      { text: 'Y', rows: '1' },
      { text: 'X', rows: '1' },
      { text: 'X', rows: '2' },
    ]);
    expect(found('data.unknownCustomer', rows).map(({ customer }) => customer)).toEqual(['X', 'Y', 'X', 'X']);
  });

  it('is nobody’s when the row names nobody', () => {
    expect(found('data.unknownCustomer', { limits: [limit('')] })).toMatchObject([
      { customer: null, figures: { text: '', rows: '1' } },
    ]);
  });
});

describe('data.duplicateCustomer', () => {
  const customer = (id: string, more: Row = {}): Row => ({ id, name: `公司${id}`, ...more });
  const of = (...customers: Row[]) => ({ customers });

  it('fires at the second row of one number', () => {
    const rows = of(customer('C1'), customer('c1', { name: '别的' }));
    expect(places('data.duplicateCustomer', rows)).toEqual(['medium customers[1].id']);
    expect(figures('data.duplicateCustomer', rows)).toEqual([{ text: 'c1' }]);
  });

  it('fires at every later row of one tax number, whatever the case', () => {
    const rows = of(
      customer('C1', { taxId: '91350100m000100y43' }),
      customer('C2', { taxId: '91350100M000100Y43' }),
      customer('C3', { taxId: '91350100M000100Y43' }),
      customer('C4', { taxId: '91350100M000100Y44' }),
    );
    expect(places('data.duplicateCustomer', rows)).toEqual([
      'medium customers[1].taxId',
      'medium customers[2].taxId',
    ]);
    expect(found('data.duplicateCustomer', rows)[0]).toMatchObject({
      customer: 'C2',
      figures: { text: '91350100M000100Y43' },
    });
  });

  it('fires at every later row of one name, but for width, brackets, spaces and case', () => {
    const rows = of(
      customer('C1', { name: '华强（深圳）有限公司' }),
      customer('C2', { name: '华强 (深圳) 有限公司' }),
      customer('C3', { name: 'ABC Ltd' }),
      customer('C4', { name: 'ａｂｃ ltd' }),
      customer('C5', { name: '华强有限公司' }),
    );
    expect(places('data.duplicateCustomer', rows)).toEqual([
      'medium customers[1].name',
      'medium customers[3].name',
    ]);
    expect(figures('data.duplicateCustomer', rows)[0]).toEqual({ text: '华强 (深圳) 有限公司' });
  });

  it('says it once of a row that is both', () => {
    const both = { name: '甲', taxId: 'T1' };
    const rows = of(customer('C1', both), customer('C2', both), customer('C3', { name: '甲', taxId: 'T2' }));
    expect(places('data.duplicateCustomer', rows)).toEqual([
      'medium customers[1].taxId',
      'medium customers[2].name',
    ]);
  });

  it('fires at the later of two numbers that differ in leading zeros alone', () => {
    const rows = of(
      customer('001'),
      customer('1'),
      customer('10'),
      customer('0'),
      customer('00'),
      customer('A1'),
    );
    expect(places('data.duplicateCustomer', rows)).toEqual([
      'medium customers[1].id',
      'medium customers[4].id',
    ]);
    const same = of(customer('07', { taxId: 'T', name: '甲' }), customer('7', { taxId: 'T', name: '甲' }));
    expect(places('data.duplicateCustomer', same)).toEqual(['medium customers[1].taxId']);
  });

  it('never takes blank tax numbers for one', () => {
    expect(found('data.duplicateCustomer', of(customer('C1'), customer('C2')))).toEqual([]);
  });
});

describe('data.currency of customers and limits', () => {
  it('fires at what is no currency', () => {
    const rows: Rows = {
      customers: [
        { ...C1, currency: '元整' },
        { id: 'C2', name: '乙', currency: 'usd' },
      ],
      limits: [
        { customerId: 'C2', kind: '基础额度', amount: 1, currency: 'EUR' },
        { customerId: 'C2', kind: '基础额度', amount: 1, currency: 'X1' },
      ],
    };
    expect(places('data.currency', rows)).toEqual([
      'medium customers[0].currency',
      'medium limits[1].currency',
    ]);
    expect(
      found('data.currency', rows).map(({ customer, figures: { currency } }) => [customer, currency]),
    ).toEqual([
      ['C1', '元整'],
      ['C2', 'X1'],
    ]);
  });
});
