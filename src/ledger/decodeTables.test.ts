import type { Money } from './money';
import { FINANCIAL_FIGURES } from './records';
import { day, ledgerOf, serial, type Row, type Rows } from './tablesForTests';

const customers: readonly Row[] = [
  { id: 'C1', name: '甲公司' },
  { id: 'C2', name: '乙公司', currency: 'USD' },
];
const fixed = (amount: Money | null): string | null => amount?.toFixed() ?? null;
const refusals = (rows: Rows) =>
  ledgerOf({ customers, ...rows }).unreadable.map(({ at, column, code, customer }) =>
    [at.table, at.position, column, code, customer].join(' '),
  );

describe('what a customer’s row says beyond the account', () => {
  const full: Row = {
    id: 'C1',
    name: '甲公司',
    industry: ' 机械 ',
    relatedParty: '是',
    cutOffDay: 25,
    payDay: '10',
    warrantyMonths: 0,
    since: serial('2020-01-01'),
    founded: '2001年5月6日',
    paidInCapital: 500,
    externalRating: 'ＡＡ＋',
    management: '好',
    standing: 'Fair',
    cooperation: '差',
    legalStatus: '破产',
    forecastSales: '12万',
    vatRate: '13%',
    interestRate: 0.06,
    reviewDue: serial('2026-06-30'),
    singleRate: 1,
    singleReason: ' 已停产 ',
    singleEvidence: ' 法院公告 ',
  };
  const profileOf = (row: Row) =>
    ledgerOf({ customers: [{ id: 'C1', name: '甲', ...row }] }).customers[0]?.profile;

  it('reads every column of it', () => {
    const [customer] = ledgerOf({ customers: [full] }).customers;
    expect(customer?.industry).toBe('机械');
    const { paidInCapital, forecastSales, vatRate, interestRate, singleRate, ...rest } =
      customer?.profile ?? {};
    expect(
      [paidInCapital, forecastSales, vatRate, interestRate, singleRate].map((each) => each?.toFixed()),
    ).toEqual(['500', '120000', '0.13', '0.06', '1']);
    expect(rest).toEqual({
      relatedParty: true,
      cutOffDay: 25,
      payDay: 10,
      warrantyMonths: 0,
      since: day('2020-01-01'),
      founded: day('2001-05-06'),
      externalRating: 'AA+',
      answers: { management: 'good', standing: 'fair', cooperation: 'poor' },
      legalStatus: 'bankrupt',
      reviewDue: day('2026-06-30'),
      singleReason: '已停产',
      singleEvidence: '法院公告',
    });
    expect(ledgerOf({ customers: [full] }).unreadable).toEqual([]);
  });

  it('is unknown where the row is blank, not 0', () => {
    expect(profileOf({})).toEqual({
      relatedParty: false,
      cutOffDay: null,
      payDay: null,
      warrantyMonths: null,
      since: null,
      founded: null,
      paidInCapital: null,
      externalRating: '',
      answers: { management: null, standing: null, cooperation: null },
      legalStatus: null,
      forecastSales: null,
      vatRate: null,
      interestRate: null,
      reviewDue: null,
      singleRate: null,
      singleReason: '',
      singleEvidence: '',
    });
  });

  it('counts paid-in capital in 万元, and takes a text that names its unit at its word', () => {
    const capital = (cell: string | number) =>
      fixed(profileOf({ paidInCapital: cell })?.paidInCapital ?? null);
    expect([capital(50), capital('50'), capital('50万'), capital('50万元'), capital('500,000元')]).toEqual([
      '50',
      '50',
      '50',
      '50',
      '50',
    ]);
  });

  it.each<[string, Row[string], string]>([
    ['relatedParty', '?', 'kind.unreadable'],
    ['cutOffDay', 0, 'amount.unreadable'],
    ['cutOffDay', 32, 'amount.unreadable'],
    ['cutOffDay', 2.5, 'amount.unreadable'],
    ['payDay', '月底', 'amount.unreadable'],
    ['payDay', 32, 'amount.unreadable'],
    ['payDay', 0, 'amount.unreadable'],
    ['warrantyMonths', -1, 'amount.unreadable'],
    ['warrantyMonths', 121, 'amount.unreadable'],
    ['since', '去年', 'date.unreadable'],
    ['founded', '2026-02-30', 'date.unreadable'],
    ['paidInCapital', '很多', 'amount.unreadable'],
    ['paidInCapital', -5, 'amount.sign'],
    ['management', '优', 'kind.unreadable'],
    ['standing', 5, 'kind.unreadable'],
    ['cooperation', '一般', 'kind.unreadable'],
    ['legalStatus', '正常', 'kind.unreadable'],
    ['forecastSales', 'x', 'amount.unreadable'],
    ['forecastSales', -1, 'amount.sign'],
    ['vatRate', 13, 'amount.unreadable'],
    ['interestRate', '-1%', 'amount.unreadable'],
    ['reviewDue', 'x', 'date.unreadable'],
    ['singleRate', '120%', 'amount.unreadable'],
  ])('reports %s = %p, and takes it for unknown', (column, value, code) => {
    const ledger = ledgerOf({ customers: [{ ...full, [column]: value }] });
    expect(ledger.unreadable).toMatchObject([
      { column, code, customer: 'C1', currency: 'CNY', at: { table: 'customers', position: 0 } },
    ]);
    expect(ledger.customers).toHaveLength(1);
    const blank = ledgerOf({ customers: [{ ...full, [column]: '' }] }).customers[0]?.profile;
    expect(ledger.customers[0]?.profile).toEqual(blank);
  });

  it.each([1, 31])('takes day %p of the month', (value) => {
    expect(profileOf({ cutOffDay: value, payDay: value })).toMatchObject({ cutOffDay: value, payDay: value });
    expect(profileOf({ warrantyMonths: 120 })?.warrantyMonths).toBe(120);
  });

  it('names the customers above it by number, and none above one that names itself', () => {
    const ledger = ledgerOf({
      customers: [
        { id: 'C1', name: '甲公司', parentId: 'c2', payerId: '乙公司' },
        { id: 'C2', name: '乙公司', parentId: 'C2', payerId: '乙 公司' },
        { id: 'C3', name: '丙公司', parentId: '集团', payerId: '' },
      ],
    });
    expect(ledger.customers.map(({ parentId, payerId }) => [parentId, payerId])).toEqual([
      ['C2', 'C2'],
      [null, null],
      ['集团', null],
    ]);
  });
});

describe('decoding insurance', () => {
  const insurance: Row = {
    customerId: 'C1',
    kind: '信用保险',
    amount: 500,
    percent: '90%',
    insuredTermDays: 90,
  };

  it('keeps the indemnity as its percentage, and the longest terms covered', () => {
    const { limits } = ledgerOf({ customers, limits: [insurance, { ...insurance, insuredTermDays: '' }] });
    expect(
      limits.map(({ kind, percent, insuredTermDays }) => [kind, percent.toFixed(), insuredTermDays]),
    ).toEqual([
      ['insurance', '0.9', 90],
      ['insurance', '0.9', null],
    ]);
  });

  it.each([-1, 3651, '三个月'])('makes no limit of terms of %p', (insuredTermDays) => {
    expect(ledgerOf({ customers, limits: [{ ...insurance, insuredTermDays }] }).limits).toEqual([]);
    expect(refusals({ limits: [{ ...insurance, insuredTermDays }] })).toEqual([
      'limits 0 insuredTermDays amount.unreadable C1',
    ]);
  });

  it.each([0, 3650])('takes terms of %p', (insuredTermDays) => {
    expect(ledgerOf({ customers, limits: [{ ...insurance, insuredTermDays }] }).limits).toMatchObject([
      { insuredTermDays },
    ]);
  });
});

describe('decoding statements', () => {
  const statement: Row = { customerId: 'C2', periodEnd: serial('2025-12-31') };

  it('reads every figure, and leaves blank ones unknown', () => {
    const figures = Object.fromEntries(FINANCIAL_FIGURES.map((key, index) => [key, 100 - index * 20]));
    const ledger = ledgerOf({
      customers,
      financials: [
        { ...statement, ...figures, months: 12, audited: '是', receivedOn: serial('2026-03-01') },
        { customerName: '甲公司', periodEnd: '2026-06-30', currency: 'EUR' },
        { customerId: 'X9', periodEnd: '2026-06-30' },
      ],
    });
    const [first, second, third] = ledger.statements;
    expect(first).toMatchObject({
      at: { table: 'financials', position: 0 },
      customer: 'C2',
      currency: 'USD',
      periodEnd: day('2025-12-31'),
      months: 12,
      audited: true,
      receivedOn: day('2026-03-01'),
    });
    expect(FINANCIAL_FIGURES.map((key) => first?.figures[key]?.toNumber())).toEqual(Object.values(figures));
    expect(second).toMatchObject({
      customer: 'C1',
      currency: 'EUR',
      months: null,
      audited: false,
      receivedOn: null,
    });
    expect(Object.values(second?.figures ?? {})).toEqual(FINANCIAL_FIGURES.map(() => null));
    expect(third).toMatchObject({ customer: 'X9', currency: 'CNY' });
    expect(ledger.unreadable).toEqual([]);
  });

  it('reports what it cannot read; without a period end there is no statement', () => {
    const financials: Row[] = [
      { ...statement, periodEnd: '', equity: 5 },
      { ...statement, periodEnd: '年末' },
      { ...statement, equity: '保密', months: 25, audited: '待定', receivedOn: 'x', revenue: 7 },
      { ...statement, months: 0 },
      { periodEnd: 'x' },
    ];
    expect(refusals({ financials })).toEqual([
      'financials 0 periodEnd date.unreadable C2',
      'financials 1 periodEnd date.unreadable C2',
      'financials 2 months amount.unreadable C2',
      'financials 2 audited kind.unreadable C2',
      'financials 2 receivedOn date.unreadable C2',
      'financials 2 equity amount.unreadable C2',
      'financials 3 months amount.unreadable C2',
      'financials 4 periodEnd date.unreadable ',
    ]);
    const { statements } = ledgerOf({ customers, financials });
    expect(statements.map(({ at }) => at.position)).toEqual([2, 3]);
    expect(fixed(statements[0]?.figures.equity ?? null)).toBeNull();
    expect(fixed(statements[0]?.figures.revenue ?? null)).toBe('7');
    const months = (value: number) =>
      ledgerOf({ customers, financials: [{ ...statement, months: value }] }).statements[0]?.months;
    expect([months(1), months(24)]).toEqual([1, 24]);
  });
});

describe('decoding changes', () => {
  const fact: Row = { customerId: 'C1', fact: '状态', value: '冻结' };

  it('reads each of them with its days', () => {
    const { facts, unreadable } = ledgerOf({
      customers,
      facts: [
        { ...fact, from: serial('2026-01-01'), to: '2026-02-01', reason: '逾期', approvedBy: '李总' },
        { ...fact, fact: '上级客户', value: '乙公司' },
        { ...fact, fact: 'Parent', value: '集团' },
        { ...fact, fact: '上级客户', value: '' },
        { ...fact, fact: '账期', value: '月结60天' },
        { ...fact, fact: '等级', value: 'BBB' },
      ],
    });
    expect(unreadable).toEqual([]);
    expect(facts[0]).toEqual({
      at: { table: 'facts', id: '', position: 0 },
      customer: 'C1',
      fact: 'status',
      value: '冻结',
      from: day('2026-01-01'),
      to: day('2026-02-01'),
      reason: '逾期',
      approvedBy: '李总',
    });
    expect(facts.slice(1).map((each) => [each.fact, each.value, each.from, each.to])).toEqual([
      ['parentId', 'C2', null, null],
      ['parentId', '集团', null, null],
      ['parentId', '', null, null],
      ['termText', '月结60天', null, null],
      ['grade', 'BBB', null, null],
    ]);
  });

  it('changes nothing by a row it cannot read', () => {
    const facts: Row[] = [
      { ...fact, fact: '' },
      { ...fact, fact: '名称' },
      { ...fact, value: '停用' },
      { ...fact, value: '' },
      { ...fact, fact: '等级', value: 'A+' },
      { ...fact, fact: '等级', value: '' },
      { ...fact, from: '月初' },
      { ...fact, to: '月底' },
    ];
    expect(refusals({ facts })).toEqual([
      'facts 0 fact kind.unreadable C1',
      'facts 1 fact kind.unreadable C1',
      'facts 2 value kind.unreadable C1',
      'facts 3 value kind.unreadable C1',
      'facts 4 value kind.unreadable C1',
      'facts 5 value kind.unreadable C1',
      'facts 6 from date.unreadable C1',
      'facts 7 to date.unreadable C1',
    ]);
    expect(ledgerOf({ customers, facts }).facts).toEqual([]);
  });
});

describe('decoding scores', () => {
  const score: Row = {
    customerId: 'C1',
    asOf: serial('2026-01-31'),
    card: '标准',
    version: 2,
    score: 66.125,
    grade: 'BBB',
  };

  it('reads a row the add-in wrote, and one that has no score', () => {
    const { scores, unreadable } = ledgerOf({
      customers,
      scores: [
        { rowId: 'R1', ...score },
        { ...score, card: 'New customer', version: 0, score: '', grade: '' },
        {},
      ],
    });
    expect(unreadable).toEqual([]);
    expect(scores).toMatchObject([
      {
        at: { id: 'R1' },
        customer: 'C1',
        asOf: day('2026-01-31'),
        card: 'standard',
        version: 2,
        grade: 'BBB',
      },
      { card: 'newCustomer', version: 0, score: null, grade: null },
    ]);
    expect(fixed(scores[0]?.score ?? null)).toBe('66.125');
    expect(scores).toHaveLength(2);
  });

  it('is none without a day, a card or a version', () => {
    const scores: Row[] = [
      { ...score, asOf: '' },
      { ...score, card: '' },
      { ...score, version: '' },
      { ...score, asOf: 'x' },
      { ...score, card: '旧卡' },
      { ...score, version: 1.5 },
      { ...score, version: 10_000 },
      { ...score, score: 'x', grade: 'E' },
    ];
    expect(refusals({ scores })).toEqual([
      'scores 0 asOf date.unreadable C1',
      'scores 1 card kind.unreadable C1',
      'scores 2 version amount.unreadable C1',
      'scores 3 asOf date.unreadable C1',
      'scores 4 card kind.unreadable C1',
      'scores 5 version amount.unreadable C1',
      'scores 6 version amount.unreadable C1',
      'scores 7 score amount.unreadable C1',
      'scores 7 grade kind.unreadable C1',
    ]);
    expect(ledgerOf({ customers, scores }).scores).toMatchObject([
      { at: { position: 7 }, score: null, grade: null },
    ]);
  });
});

describe('decoding rates', () => {
  const rate: Row = { currency: 'JPY', units: 100, rate: 4.8, date: serial('2026-01-31') };

  it('reads units, rate, day and source; blank units are 1', () => {
    const { rates, unreadable } = ledgerOf({
      rates: [
        { ...rate, rateSource: ' 外管局 ' },
        { ...rate, currency: '美元', units: '', rate: '7.2' },
      ],
    });
    expect(unreadable).toEqual([]);
    expect(
      rates.map((each) => ({ ...each, units: fixed(each.units), rate: fixed(each.rate) })),
    ).toMatchObject([
      { currency: 'JPY', units: '100', rate: '4.8', date: day('2026-01-31'), source: '外管局' },
      { currency: 'USD', units: '1', rate: '7.2', source: '' },
    ]);
  });

  it.each<[string, Row[string]]>([
    ['currency', ''],
    ['currency', '本币'],
    ['units', 0],
    ['units', 'x'],
    ['units', -1],
    ['rate', ''],
    ['rate', 0],
    ['rate', -1],
    ['rate', 'x'],
    ['date', ''],
    ['date', 'x'],
  ])('makes no rate of a row whose %s is %p', (column, value) => {
    expect(ledgerOf({ rates: [{ ...rate, [column]: value }] }).rates).toEqual([]);
    expect(refusals({ rates: [{ ...rate, [column]: value }] })).toEqual([
      `rates 0 ${column} rate.unreadable `,
    ]);
  });
});
