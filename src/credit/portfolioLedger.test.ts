import { money, type Money } from '../ledger/money';
import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { analyse } from './analysis';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';
import { backTestLedger, portfolioLedger, type PortfolioReport } from './portfolioLedger';

const USD = { currency: 'USD' };
const NOT_DUE = '2026-12-31';
const RATES: Row[] = [{ ...USD, units: 1, rate: 7, date: serial('2026-01-01') }];
const C2: Row = { id: 'C2', name: '乙公司', termText: '30天' };
const look = (rows: Rows, asOf = ASOF) => analyse(ledgerOf({ customers: [C1, C2], ...rows }), day(asOf));
const portfolio = (rows: Rows, asOf = ASOF): PortfolioReport => portfolioLedger(look(rows, asOf));
const text = (amount: Money | null | undefined): string | null => amount?.toFixed() ?? null;
const owes = (customerId: string, amount: number | string, due = NOT_DUE, more: Row = {}) =>
  invoice('2026-02-01', due, amount, { customerId, ...more });

describe('a portfolio', () => {
  it('is of its day, in the book’s currency, at the rates of the day', () => {
    const rows = { documents: [owes('C1', 100), owes('C2', 10, NOT_DUE, USD)], rates: RATES };
    const report = portfolio(rows);
    expect([report.asOf, report.currency, text(report.statistics.balance)]).toEqual([
      day(ASOF),
      'CNY',
      '170',
    ]);
    expect(text(portfolio({ documents: rows.documents }).statistics.balance)).toBeNull();
    const book = portfolio({ ...rows, policy: policyRows({ currency: 'EUR' }) });
    expect([book.currency, text(book.statistics.balance)]).toEqual(['EUR', '170']);
  });

  it('is broken down by who sells, where, to what trade and to which grade', () => {
    const facts: Row[] = [{ customerId: 'C2', fact: '等级', value: 'A', from: serial('2026-01-01') }];
    const { by } = portfolio({ documents: [owes('C1', 100), owes('C2', 50)], facts });
    const rows = Object.entries(by).map(([dimension, all]) => [
      dimension,
      all.map(({ name, balance }) => `${name} ${text(balance)}`),
    ]);
    expect(rows).toEqual([
      ['salesperson', [' 50', '张 100']],
      ['region', [' 50', '华东 100']],
      ['industry', [' 50', '机械 100']],
      ['grade', [' 100', 'A 50']],
    ]);
  });

  it('is concentrated by group and by customer, strangers included', () => {
    const customers = [C1, { ...C2, parentId: 'C1' }];
    const limits: Row[] = [{ customerId: 'C1', kind: '基础额度', amount: 1000, to: serial(NOT_DUE) }];
    const { concentration } = portfolio({
      customers,
      limits,
      documents: [owes('C1', 30), owes('C2', 30), owes('X', 40)],
    });
    expect(concentration.group.shares.map(({ id, exposure }) => [id, text(exposure)])).toEqual([
      ['C1', '60'],
      ['X', '40'],
    ]);
    expect(concentration.customer.shares.map(({ id }) => id)).toEqual(['X', 'C1', 'C2']);
    expect([text(concentration.customer.top), text(concentration.group.hhi)]).toEqual(['1', '0.52']);
    const hidden = portfolio({ customers, documents: [owes('C1', 'x'), owes('C2', 30)] }).concentration;
    expect([hidden.customer.top, hidden.customer.unknown]).toEqual([null, ['C1']]);
  });

  it('names the top five', () => {
    const customers = [1, 2, 3, 4, 5, 6].map((id): Row => ({ id: `K${id}`, name: `K${id}` }));
    const documents = customers.map(({ id }) => owes(String(id), 10));
    expect(portfolio({ customers, documents }).concentration.customer.top?.toFixed(4)).toBe('0.8333');
  });
});

describe('the classes of a portfolio', () => {
  const classes = (rows: Rows) => {
    const entries = Object.entries(portfolio(rows).classes).filter(([, { customers }]) => customers > 0);
    return Object.fromEntries(
      entries.map(([name, { customers, balance }]) => [name, [customers, text(balance)]]),
    );
  };

  it('count customers and what they owe, in the book’s currency', () => {
    const documents = [
      owes('C1', 200, '2026-03-01'),
      owes('C2', 10, NOT_DUE, USD),
      owes('X', 300, '2026-03-01'),
    ];
    expect(classes({ documents, rates: RATES })).toEqual({ normal: [1, '70'], watch: [2, '500'] });
  });

  it('leave out whom we do not deal with', () => {
    expect(classes({})).toEqual({});
    expect(classes({ documents: [row('回款', '2026-02-01', 5)] })).toEqual({ normal: [1, '-5'] });
    const lost = [
      owes('C1', 10, '2026-03-01', { number: 'F' }),
      row('坏账核销', '2026-03-05', 10, { settles: 'F' }),
    ];
    expect(classes({ documents: lost })).toEqual({ loss: [1, '0'] });
  });

  it('say what is unknown: a class, or a balance', () => {
    const customers = [{ ...C1, termText: '见合同' }, C2];
    const undated = row('发票', '2026-02-01', 9);
    expect(classes({ customers, documents: [undated] })).toEqual({ unknown: [1, '9'] });
    expect(classes({ documents: [owes('C1', 'x')] })).toEqual({ unknown: [1, null] });
    const foreign = [owes('C1', 10, NOT_DUE, USD), owes('C2', 20)];
    expect(classes({ documents: foreign })).toEqual({ normal: [2, null] });
    const own = { customers: [{ ...C1, ...USD }, C2], documents: foreign };
    expect(classes(own)).toEqual({ normal: [2, null] });
  });
});

describe('days of sales outstanding of all', () => {
  const documents = [owes('C1', 100, NOT_DUE), owes('C2', 10, NOT_DUE, USD)];

  it('add accounts of all currencies at the rates of the day', () => {
    const { dso } = portfolio({ documents, rates: RATES });
    expect([text(dso?.receivables), text(dso?.sales), dso?.window?.to]).toEqual(['170', '170', day(ASOF)]);
    // From the first sale on 2026-02-01: 59 days.
    expect(text(dso?.simple)).toBe('59');
  });

  it('count notes in hand at the end of the window beside them', () => {
    const note = (date: string, more: Row = {}) =>
      row('应收票据', date, 20, {
        number: 'N1',
        settles: 'F1',
        due: serial(NOT_DUE),
        noteType: '银承',
        ...more,
      });
    const sold = [owes('C1', 100, NOT_DUE, { number: 'F1' })];
    const days = (rows: Row[], asOf = ASOF) => {
      const { dso } = portfolio({ documents: [...sold, ...rows], rates: RATES }, asOf);
      return [text(dso?.simple), text(dso?.simpleWithNotes)];
    };
    expect(days([])).toEqual(['59', '59']);
    expect(days([note('2026-03-01')])).toEqual(['47.2', '59']);
    expect(days([note('2026-03-01'), row('票据兑付', '2026-03-31', '', { settles: 'N1' })])).toEqual([
      '47.2',
      '47.2',
    ]);
    expect(
      days([note('2026-03-01'), row('票据背书', '2026-03-31', '', { settles: 'N1', recourse: '有追索权' })]),
    ).toEqual(['47.2', '47.2']);
    // Looked at in April, the window ends with March: a note of April is not in hand then.
    expect(days([note('2026-04-02')], '2026-04-10')).toEqual(['59', '59']);
    expect(
      days([note('2026-03-01'), row('票据兑付', '2026-04-02', '', { settles: 'N1' })], '2026-04-10'),
    ).toEqual(['47.2', '59']);
  });

  it('are unknown with a missing rate, a hidden row or an opening still to come', () => {
    expect(portfolio({ documents }).dso).toBeNull();
    expect(portfolio({ documents: [owes('C1', 100), owes('C2', 'x')] }).dso).toBeNull();
    expect(portfolio({ documents: [owes('C1', 100), row('期初余额', '2026-04-01', 5)] }).dso).toBeNull();
    expect(portfolio({}).dso).toMatchObject({ simple: null, why: { simple: 'sales.none' } });
  });
});

describe('provision, credit balances and interest', () => {
  it('provide singly at the customer’s own rate with its reason, apart from related parties', () => {
    const customers = [
      { ...C1, singleRate: 0.4, singleReason: '诉讼' },
      { ...C2, relatedParty: '是' },
    ];
    const standards: Row[] = [{ list: '账龄损失率', name: '1 年以内', value: 0.05 }];
    const { provision } = portfolio({
      customers,
      standards,
      documents: [owes('C1', 100), owes('C2', 200), owes('X', 300)],
    });
    expect(provision.singles.map(({ customer, reason, amount }) => [customer, reason, text(amount)])).toEqual(
      [['C1', '诉讼', '40']],
    );
    const amounts = provision.portfolios.map(({ portfolio: name, amount }) => [name, text(amount)]);
    expect(Object.fromEntries(amounts)).toMatchObject({ ageing: '15', relatedParty: '10' });
    expect(text(provision.amount)).toBe('65');
    const hidden = portfolio({ customers, documents: [owes('C1', 'x')] }).provision;
    expect([hidden.amount, hidden.why]).toEqual([null, 'unreadable']);
  });

  it('provide singly for a document with a rate of its own', () => {
    const own = { number: 'A1', singleRate: 0.5, singleReason: '质量纠纷', singleEvidence: '检测报告' };
    const { provision } = portfolio({ documents: [owes('C1', 100, NOT_DUE, own), owes('C1', 60)] });
    expect(
      provision.singles.map(({ customer, document, reason, evidence, amount }) => [
        customer,
        document?.number,
        reason,
        evidence,
        text(amount),
      ]),
    ).toEqual([['C1', 'A1', '质量纠纷', '检测报告', '50']]);
    expect(provision.portfolios.find(({ portfolio: name }) => name === 'ageing')?.base?.toFixed()).toBe('60');
  });

  it('provide for commercial notes in hand', () => {
    const note = row('应收票据', '2026-03-01', 100, {
      number: 'N1',
      settles: 'F1',
      due: serial(NOT_DUE),
      noteType: '商承',
    });
    const standards: Row[] = [{ list: '账龄损失率', name: '1 年以内', value: 0.05 }];
    const { provision } = portfolio({
      standards,
      documents: [owes('C1', 100, NOT_DUE, { number: 'F1' }), note],
    });
    expect(provision.portfolios.find(({ portfolio: name }) => name === 'commercialNote')).toMatchObject({
      amount: money('5'),
    });
  });

  it('list credit balances per currency, and what cannot be counted not at all', () => {
    const documents = [row('回款', '2026-02-01', 5), row('回款', '2026-02-01', 2, USD), owes('C2', 5)];
    expect(
      portfolio({ documents }).creditBalances.map(({ customer, currency, amount }) => [
        customer,
        currency,
        text(amount),
      ]),
    ).toEqual([
      ['C1', 'CNY', '5'],
      ['C1', 'USD', '2'],
    ]);
    expect(portfolio({ documents: [...documents, row('回款', '2026-02-01', 'x')] }).creditBalances).toEqual(
      [],
    );
  });

  it('reckon interest for whom a rate is agreed, at the rates of the day', () => {
    const customers = [{ ...C1, interestRate: 0.1 }, C2];
    const late = owes('C1', 365, '2026-03-01');
    const interest = (rows: Rows) =>
      portfolio({ customers, ...rows }).lateInterest.map(({ id, amount }) => [id, text(amount)]);
    expect(interest({ documents: [late, owes('C2', 365, '2026-03-01')] })).toEqual([['C1', '3']]);
    const dollars = owes('C1', 365, '2026-03-01', USD);
    expect(interest({ documents: [late, dollars], rates: RATES })).toEqual([['C1', '24']]);
    expect(interest({ documents: [late, dollars] })).toEqual([['C1', null]]);
    expect(interest({ documents: [late, owes('C1', 5, NOT_DUE, USD)] })).toEqual([['C1', '3']]);
    expect(interest({ documents: [late, owes('C1', 'x')] })).toEqual([['C1', null]]);
    expect(interest({ documents: [late, row('期初余额', '2026-04-01', 5)] })).toEqual([['C1', null]]);
    expect(interest({})).toEqual([['C1', '0']]);
  });
});

describe('time', () => {
  it('classes of a year ago are compared with today’s', () => {
    const documents = [
      invoice('2025-01-01', '2025-03-01', 200),
      invoice('2026-01-01', '2026-03-01', 300, { customerId: 'C2' }),
    ];
    const { matrix } = portfolio({ documents });
    expect([matrix.from, matrix.to]).toEqual([day('2025-03-31'), day(ASOF)]);
  });

  it('the trend ends on the day, and forecasts are one per customer', () => {
    const { trend, forecast, months } = portfolio({ documents: [owes('C1', 100), owes('X', 5)] });
    expect(trend).toHaveLength(12);
    expect([trend[11]?.day, text(trend[11]?.balance), text(trend[9]?.balance)]).toEqual([
      day(ASOF),
      '105',
      '0',
    ]);
    expect(forecast.map(({ id }) => id)).toEqual(['C1', 'C2', 'X']);
    expect(months.length).toBeGreaterThan(0);
  });

  it('a back-test says what the policy would have held, over the months of behaviour', () => {
    const limits: Row[] = [
      {
        customerId: 'C1',
        kind: '基础额度',
        amount: 100,
        from: serial('2020-01-01'),
        to: serial('2030-01-01'),
      },
    ];
    const documents = [
      invoice('2025-03-31', '2025-04-30', 7),
      invoice('2025-06-01', '2025-07-01', 80, { number: 'F1' }),
      invoice('2025-08-01', '2025-09-01', 50, { number: 'F2' }),
      row('回款', '2025-12-31', 137),
    ];
    const { backTest } = portfolio({ limits, documents });
    expect([backTest.passed.invoices, text(backTest.passed.amount)]).toEqual([1, '80']);
    expect([backTest.stopped.invoices, text(backTest.stopped.amount)]).toEqual([1, '50']);
    const analysis = look({ limits, documents, policy: policyRows({ behaviourMonths: 13 }) });
    expect(backTestLedger(analysis, () => 'pass').invoices).toHaveLength(3);
  });
});
