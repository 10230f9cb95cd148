import { policyRows, serial, type Row, type Rows } from '../../ledger/tablesForTests';
import { ASOF, C1, figures, found, invoice, places, row } from './findingsForTests';

const with1 = (customer: Row, rest: Rows = {}): Rows => ({ customers: [{ ...C1, ...customer }], ...rest });
const later = invoice('2026-03-30', '2026-12-31', 1000);

describe('review.due', () => {
  it('fires on the day after the review was due', () => {
    expect(places('review.due', with1({ reviewDue: serial('2026-03-30') }))).toEqual([
      'low customers[0].reviewDue',
    ]);
    expect(figures('review.due', with1({ reviewDue: serial('2026-03-30') }))).toEqual([
      { due: '2026-03-30' },
    ]);
    expect(found('review.due', with1({ reviewDue: serial(ASOF) }))).toEqual([]);
    expect(found('review.due', with1({}))).toEqual([]);
  });
});

describe('behaviour.worsening', () => {
  /** Paid `before` days late in the nine months, and `recent` days late in the last three. */
  const paying = (before: number, recent: number, amount = 1000): Rows => ({
    documents: [
      invoice('2025-07-01', '2025-08-01', amount, { number: 'F1' }),
      row('回款', `2025-08-${String(1 + before).padStart(2, '0')}`, amount, { settles: 'F1' }),
      invoice('2026-01-05', '2026-02-01', amount, { number: 'F2' }),
      row('回款', `2026-02-${String(1 + recent).padStart(2, '0')}`, amount, { settles: 'F2' }),
    ],
  });

  it('fires from ten days later than before', () => {
    expect(found('behaviour.worsening', paying(2, 11))).toEqual([]);
    expect(places('behaviour.worsening', paying(2, 12))).toEqual(['medium customers[0].longestOverdue']);
    expect(figures('behaviour.worsening', paying(2, 12))).toEqual([
      { days: '10', recent: '12', before: '2' },
    ]);
    expect(found('behaviour.worsening', paying(12, 2))).toEqual([]);
  });

  it('shows averages to a tenth', () => {
    const { documents = [] } = paying(0, 20);
    const third = [
      invoice('2026-01-06', '2026-02-02', 500, { number: 'F3' }),
      row('回款', '2026-02-02', 500, { settles: 'F3' }),
    ];
    expect(figures('behaviour.worsening', { documents: [...documents, ...third] })).toEqual([
      { days: '13.3', recent: '13.3', before: '0' },
    ]);
  });

  it('goes by the days of the policy', () => {
    const policy = policyRows({ worseningDays: 5 });
    expect(found('behaviour.worsening', { ...paying(2, 6), policy })).toEqual([]);
    expect(found('behaviour.worsening', { ...paying(2, 7), policy })).toHaveLength(1);
  });

  it('needs payments of both times, and more of them than a trifle', () => {
    const { documents = [] } = paying(0, 20);
    expect(found('behaviour.worsening', { documents: documents.slice(2) })).toEqual([]);
    expect(found('behaviour.worsening', { documents: documents.slice(0, 2) })).toEqual([]);
    expect(found('behaviour.worsening', paying(0, 20, 99.99))).toEqual([]);
    expect(found('behaviour.worsening', paying(0, 20, 100))).toHaveLength(1);
    const dollars = documents.map((one) => ({ ...one, amount: 9, currency: 'USD' }));
    const customers = [{ ...C1, currency: 'USD' }];
    expect(found('behaviour.worsening', { customers, documents: dollars })).toHaveLength(1);
  });
});

describe('data.missing', () => {
  const FIELDS = ['termText', 'taxId', 'salesperson', 'region', 'industry'];
  const blank = Object.fromEntries(FIELDS.map((field) => [field, '']));
  const limit: Row = { customerId: 'C1', kind: '基础额度', amount: 1 };

  it('fires below half of the master data, and names what is missing', () => {
    const two = { ...blank, termText: '30天', region: '华东' };
    expect(found('data.missing', with1({ ...two, industry: '机械' }, { documents: [later] }))).toEqual([]);
    expect(found('data.missing', with1(two, { documents: [later], limits: [limit] }))).toEqual([]);
    expect(places('data.missing', with1(two, { documents: [later] }))).toEqual(['low customers[0].termText']);
    expect(figures('data.missing', with1(two, { documents: [later] }))).toEqual([
      { fields: 'taxId,salesperson,industry,limit', completeness: '0.333333' },
    ]);
    expect(figures('data.missing', with1(blank, { documents: [later] }))[0]).toEqual({
      fields: 'termText,taxId,salesperson,region,industry,limit',
      completeness: '0',
    });
  });

  it.each([...FIELDS, 'limit'])('counts %s', (field) => {
    const known = field === 'limit' ? { limits: [limit] } : {};
    const rows = with1({ ...blank, [field]: '1' }, { documents: [later], ...known });
    const [missing] = figures(
      'data.missing',
      field === 'limit' ? { ...rows, customers: [{ ...C1, ...blank }] } : rows,
    );
    expect(missing?.['fields']?.split(',')).not.toContain(field);
    expect(missing?.['completeness']).toBe('0.166667');
  });

  it('leaves alone whom we do not deal with, and whom 客户 does not have', () => {
    expect(found('data.missing', with1(blank))).toEqual([]);
    expect(
      found('data.missing', with1(blank, { documents: [{ ...later, date: serial('2026-04-01') }] })),
    ).toEqual([]);
    expect(found('data.missing', with1({}, { documents: [{ ...later, customerId: 'X' }] }))).toEqual([]);
  });
});

describe('data.uscc', () => {
  it.each([
    ['91350100M000100Y43', 0],
    ['91350100M000100Y44', 1],
    ['', 0],
    ['110108197001010', 0],
    ['11010819700101001X', 1],
  ])('of %p: %p', (taxId, count) => {
    expect(found('data.uscc', with1({ taxId }))).toHaveLength(count);
  });

  it('is a warning at the code, with its text', () => {
    expect(places('data.uscc', with1({ taxId: '123' }))).toEqual(['low customers[0].taxId']);
    expect(figures('data.uscc', with1({ taxId: '123' }))).toEqual([{ text: '123' }]);
  });
});

describe('frozen.shipped', () => {
  const delivery = (date: string, more: Row = {}) => row('发货', date, 10, { order: 'S1', ...more });
  const sold = (date: string) => invoice(date, '2026-12-31', 10);
  const status = (value: string, from: string, to = '', more: Row = {}): Row => ({
    customerId: 'C1',
    fact: '状态',
    value,
    from: from === '' ? '' : serial(from),
    to: to === '' ? '' : serial(to),
    ...more,
  });
  const froze = (documents: Row[], facts: Row[], customer: Row = {}): Rows =>
    with1(customer, { documents, facts });

  it('fires for a delivery or an invoice within a dated freeze, both days inclusive', () => {
    const facts = [status('冻结', '2026-01-10', '2026-01-20')];
    expect(found('frozen.shipped', froze([sold('2026-01-09')], facts))).toEqual([]);
    expect(places('frozen.shipped', froze([later, sold('2026-01-10')], facts))).toEqual([
      'high documents[1].date',
    ]);
    expect(found('frozen.shipped', froze([delivery('2026-01-20')], facts))).toHaveLength(1);
    expect(found('frozen.shipped', froze([delivery('2026-01-21')], facts))).toEqual([]);
    expect(found('frozen.shipped', froze([sold('2025-01-01')], [status('关闭', '')]))).toHaveLength(1);
  });

  it('counts them, and points to the latest whatever the order of rows', () => {
    const documents = [delivery('2026-02-02'), sold('2026-03-03'), delivery('2026-01-11')];
    const rows = froze(documents, [status('关闭', '2026-01-10')]);
    expect(places('frozen.shipped', rows)).toEqual(['high documents[1].date']);
    expect(figures('frozen.shipped', rows)).toEqual([{ rows: '3', date: '2026-03-03' }]);
    const twins = froze([sold('2026-03-03'), sold('2026-03-03')], [status('关闭', '2026-01-10')]);
    expect(places('frozen.shipped', twins)).toEqual(['high documents[1].date']);
  });

  it('does not concern what came after the freeze was lifted', () => {
    const facts = [status('冻结', '2026-01-10'), status('正常', '2026-02-01')];
    expect(found('frozen.shipped', froze([sold('2026-02-01')], facts))).toEqual([]);
    expect(figures('frozen.shipped', froze([sold('2026-01-31'), sold('2026-02-01')], facts))).toEqual([
      { rows: '1', date: '2026-01-31' },
    ]);
    expect(found('frozen.shipped', froze([sold('2026-03-30')], facts, { status: '冻结' }))).toEqual([]);
  });

  it('holds a freeze without a date against the last thirty days only', () => {
    const frozen = (date: string, value = '冻结') => froze([delivery(date)], [], { status: value });
    expect(found('frozen.shipped', frozen('2026-03-01'))).toEqual([]);
    expect(places('frozen.shipped', frozen('2026-03-02'))).toEqual(['medium documents[0].date']);
    expect(places('frozen.shipped', frozen('2026-03-02', '关闭'))).toEqual(['medium documents[0].date']);
    expect(found('frozen.shipped', frozen('2026-03-31', '正常'))).toEqual([]);
    expect(found('frozen.shipped', frozen('2026-04-01'))).toEqual([]);
  });

  it('is high as soon as one of them is dated, and counts both', () => {
    const facts = [status('冻结', '2026-01-10', '2026-01-20')];
    const rows = froze([delivery('2026-01-15'), delivery('2026-03-15'), delivery('2026-02-15')], facts, {
      status: '冻结',
    });
    expect(places('frozen.shipped', rows)).toEqual(['high documents[1].date']);
    expect(figures('frozen.shipped', rows)).toEqual([{ rows: '2', date: '2026-03-15' }]);
  });

  it('does not take returns, orders, payments, void rows or other changes for shipments in a freeze', () => {
    const facts = [status('冻结', '2026-01-10')];
    const nothing = [
      row('发货', '2026-02-01', -5, { order: 'S1' }),
      row('订单', '2026-02-01', 5, { number: 'S1' }),
      row('回款', '2026-02-01', 5),
      row('红字', '2026-02-01', 5),
      { ...sold('2026-02-01'), void: '是' },
      sold('2026-04-01'),
    ];
    expect(found('frozen.shipped', froze(nothing, facts))).toEqual([]);
    expect(
      found(
        'frozen.shipped',
        froze([sold('2026-02-01')], [status('60天', '2026-01-10', '', { fact: '账期' })]),
      ),
    ).toEqual([]);
    expect(found('frozen.shipped', froze([{ ...sold('2026-02-01'), customerId: 'X' }], facts))).toEqual([]);
  });

  it('goes by the buyer where another pays, and by the payer where the buyer is active', () => {
    const buyer: Row = { rowId: 'K2', id: 'C2', name: '乙公司', payerId: 'C1' };
    const other: Row = { rowId: 'K3', id: 'C3', name: '丙公司', payerId: 'C1' };
    const bought = (date: string, customerId = 'C2') => ({ ...sold(date), customerId });
    const rows = (facts: Row[], ...documents: Row[]): Rows => ({
      customers: [C1, buyer, other],
      documents,
      facts,
    });
    const ofBuyer = status('冻结', '2026-01-10', '2026-01-20', { customerId: 'C2' });
    const ofPayer = status('冻结', '2026-02-10', '2026-02-20');
    const documents = [
      bought('2026-01-12'),
      bought('2026-01-13', 'C3'),
      sold('2026-01-14'),
      bought('2026-02-12'),
      bought('2026-02-13', 'C3'),
    ];
    const all = found('frozen.shipped', rows([ofBuyer, ofPayer], ...documents));
    expect(all.map((finding) => [finding.customer, finding.at.position, finding.figures['rows']])).toEqual([
      ['C2', 0, '1'],
      ['C1', 4, '2'],
    ]);
    const undated = {
      ...rows([], ...documents, bought('2026-03-20')),
      customers: [C1, { ...buyer, status: '冻结' }, other],
    };
    expect(places('frozen.shipped', undated)).toEqual(['medium documents[5].date']);
  });
});

describe('grade.override', () => {
  const fact = (more: Row = {}): Row => ({
    customerId: 'C1',
    fact: '等级',
    value: 'A',
    from: serial('2026-01-01'),
    to: serial('2026-12-31'),
    reason: '集团担保',
    approvedBy: '王总',
    ...more,
  });
  const said = (more: Row) => figures('grade.override', with1({}, { facts: [fact(more)] }));

  it('fires for a grade a person set without its reason, approver or end', () => {
    expect(said({})).toEqual([]);
    expect(said({ reason: '' })).toEqual([{ grade: 'A', fields: 'reason' }]);
    expect(said({ reason: '', approvedBy: '', to: '' })).toEqual([
      { grade: 'A', fields: 'reason,approvedBy,to' },
    ]);
    expect(places('grade.override', with1({}, { facts: [fact({ approvedBy: '' })] }))).toEqual([
      'low facts[0].approvedBy',
    ]);
    expect(said({ to: serial('2026-02-01'), reason: '' })).toEqual([]);
    expect(said({ fact: '状态', value: '冻结', reason: '' })).toEqual([]);
  });
});

describe('credit.balance', () => {
  const receipt = row('回款', '2026-03-01', 1000.01);

  it('fires for a negative balance of a currency, commitments left out', () => {
    expect(found('credit.balance', { documents: [later] })).toEqual([]);
    expect(found('credit.balance', { documents: [later, row('回款', '2026-03-01', 1000)] })).toEqual([]);
    expect(places('credit.balance', { documents: [later, receipt] })).toEqual(['low customers[0].balance']);
    const order = row('订单', '2026-03-01', 500, { number: 'S1' });
    expect(figures('credit.balance', { documents: [later, receipt, order] })).toEqual([
      { currency: 'CNY', balance: '-0.01' },
    ]);
  });

  it('does not net currencies', () => {
    const dollars = row('回款', '2026-03-01', 3, { currency: 'USD' });
    expect(figures('credit.balance', { documents: [later, dollars] })).toEqual([
      { currency: 'USD', balance: '-3' },
    ]);
  });

  it('says nothing of a balance that is unknown', () => {
    expect(found('credit.balance', { documents: [receipt, row('发票', '2026-03-01', 'x')] })).toEqual([]);
    expect(found('credit.balance', { documents: [receipt, row('期初余额', '2026-04-01', 5000)] })).toEqual(
      [],
    );
  });
});

describe('writtenOff.open', () => {
  const bad = invoice('2022-01-01', '2022-02-01', 500, { number: 'F1' });
  const off = (date: string, amount = 500, more: Row = {}) =>
    row('坏账核销', date, amount, { number: 'W1', settles: 'F1', ...more });
  const back = (date: string, amount: number) => row('坏账收回', date, amount, { settles: 'W1' });

  it('fires for what was written off within 36 months and has not come back', () => {
    expect(found('writtenOff.open', { documents: [bad, off('2023-03-31')] })).toEqual([]);
    expect(places('writtenOff.open', { documents: [bad, off('2023-04-01')] })).toEqual([
      'high documents[1].amount',
    ]);
    expect(figures('writtenOff.open', { documents: [bad, off('2023-04-01')] })).toEqual([
      { currency: 'CNY', amount: '500', date: '2023-04-01' },
    ]);
    expect(found('writtenOff.open', { documents: [bad, off('2026-03-31')] })).toHaveLength(1);
    expect(found('writtenOff.open', { documents: [bad, off('2026-04-01')] })).toEqual([]);
  });

  it('leaves out what came back, to the last cent', () => {
    const left = (amount: number, date = '2025-01-01') =>
      figures('writtenOff.open', { documents: [bad, off('2024-04-01'), back(date, amount)] });
    expect(left(499.99)).toMatchObject([{ amount: '0.01' }]);
    expect(left(500)).toEqual([]);
    expect(left(500, '2026-04-01')).toMatchObject([{ amount: '500' }]);
  });

  it('adds them up at the first of them', () => {
    const documents = [
      bad,
      invoice('2022-01-01', '2022-02-01', 7, { number: 'F2' }),
      off('2024-04-01'),
      off('2024-05-01', 7, { number: 'W2', settles: 'F2' }),
      back('2025-01-01', 100),
    ];
    expect(places('writtenOff.open', { documents })).toEqual(['high documents[2].amount']);
    expect(figures('writtenOff.open', { documents })).toEqual([
      { currency: 'CNY', amount: '407', date: '2024-04-01' },
    ]);
  });

  it('counts what it settled: a write-off that names nothing is no loss yet', () => {
    expect(found('writtenOff.open', { documents: [bad, off('2024-04-01', 500, { settles: '' })] })).toEqual(
      [],
    );
    expect(figures('writtenOff.open', { documents: [bad, off('2024-04-01', 600)] })).toMatchObject([
      { amount: '500' },
    ]);
  });

  it('counts in full what the opening reckons with already', () => {
    const opening = row('期初余额', '2025-01-01', 0);
    expect(figures('writtenOff.open', { documents: [bad, off('2024-04-01'), opening] })).toMatchObject([
      { amount: '500' },
    ]);
  });
});
