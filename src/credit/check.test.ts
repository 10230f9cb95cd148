import { cellAddress } from '../ledger/records';
import { RULES } from '../ledger/rules';
import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { sampleRows } from './sampleForTests';
import { ageAccount } from './ageing/age';
import { accountsOf } from './settlement/account';
import { checkLedger } from './check';
import { identityBreak } from './findings/identityFindings';
import type { CheckReport, CustomerFigures } from './report';
import { addSettlement } from './settlement/entry';
import { settleAccount } from './settlement/settle';

const ASOF = '2026-03-31';
const C1: Row = {
  rowId: 'K1',
  id: 'C1',
  name: '甲公司',
  termText: '30天',
  salesperson: '张',
  region: '华东',
  industry: '机械',
};
const invoice = (amount: number | string, due: string, more: Row = {}): Row => ({
  customerId: 'C1',
  kind: '发票',
  date: serial('2026-01-01'),
  due: serial(due),
  amount,
  ...more,
});
const EARLIER: Row = { date: serial('2025-12-01') };
const base = (amount: number | '', more: Row = {}): Row => ({
  customerId: 'C1',
  kind: '基础额度',
  amount,
  to: serial('2026-12-31'),
  ...more,
});

const check = (rows: Rows, asOf = ASOF): CheckReport =>
  checkLedger(ledgerOf({ customers: [C1], ...rows }), day(asOf));
const first = (report: CheckReport): CustomerFigures => {
  const [customer] = report.customers;
  if (!customer) throw new RangeError('no customer');
  return customer;
};
/** Without concentration: one customer is always all there is. */
const others = ({ findings }: CheckReport) =>
  findings.filter(({ rule }) => !rule.startsWith('concentration.'));
const rules = (report: CheckReport) => others(report).map(({ rule, severity }) => `${rule} ${severity}`);
const text = (
  figures: CustomerFigures,
  key: 'balance' | 'exposure' | 'available' | 'overdue' | 'unapplied',
) => figures[key]?.toFixed() ?? null;

describe('exposure against the limit', () => {
  const NOT_DUE = '2026-04-30';
  it.each([
    [79.99, []],
    [80, ['limit.near medium']],
    [89.99, ['limit.near medium']],
    [90, ['limit.near high']],
    [100, ['limit.near high']],
    [100.01, ['limit.over high']],
  ])('%p of 100', (amount, expected) => {
    expect(rules(check({ documents: [invoice(amount, NOT_DUE)], limits: [base(100)] }))).toEqual(expected);
  });

  it('is available as effective − exposure, below zero too, and never clamped', () => {
    const figures = first(check({ documents: [invoice(130, NOT_DUE)], limits: [base(100)] }));
    expect([text(figures, 'available'), figures.utilisation?.toFixed()]).toEqual(['-30', '1.3']);
  });

  it('counts unapplied credit once: it is inside the balance', () => {
    const receipt: Row = { customerId: 'C1', kind: '回款', date: serial('2026-02-01'), amount: 150 };
    const figures = first(check({ documents: [invoice(100, NOT_DUE), receipt], limits: [base(100)] }));
    expect([text(figures, 'balance'), text(figures, 'exposure'), text(figures, 'unapplied')]).toEqual([
      '-50',
      '-50',
      '-50',
    ]);
    expect([text(figures, 'available'), figures.utilisation?.toFixed()]).toEqual(['150', '0']);
  });

  it('is limit.none without a limit or with a zero one, and has then no utilisation', () => {
    for (const limits of [[], [base('')], [base(0)]]) {
      const report = check({ documents: [invoice(10, NOT_DUE)], limits });
      expect(rules(report)).toEqual(['limit.none high']);
      expect(first(report)).toMatchObject({ utilisation: null, why: { utilisation: 'limit.none' } });
    }
  });

  it('says why utilisation is unknown when nothing is used', () => {
    expect(first(check({ limits: [base(0)] })).why).toMatchObject({ utilisation: 'effective.zero' });
    expect(first(check({})).why).toMatchObject({
      effective: 'limit.unset',
      available: 'limit.unset',
      utilisation: 'limit.unset',
    });
    expect(first(check({ limits: [base('', { unlimited: '是' })] })).why['available']).toBe(
      'limit.unlimited',
    );
  });

  it('uses the amount of an expired limit, marked, and reports it at its row', () => {
    const ledger = ledgerOf({
      customers: [C1],
      documents: [invoice(120, NOT_DUE)],
      limits: [base(100, { to: serial('2026-03-01') })],
    });
    const report = checkLedger(ledger, day(ASOF));
    expect(rules(report)).toEqual(['limit.over high', 'limit.expired high']);
    const expired = report.findings[1];
    expect(expired?.figures).toEqual({
      currency: 'CNY',
      amount: '100',
      exposure: '120',
      ended: '2026-03-01',
    });
    expect(expired && cellAddress(ledger, expired.at, expired.column)).toBe('授信!K4');
  });

  it('reports what ends within 30 days, the last day included, and what never ends', () => {
    const ending = (to: string) => rules(check({ limits: [base(100, { to: serial(to) })] }));
    expect(ending('2026-03-31')).toEqual(['limit.expiring medium']);
    expect(ending('2026-04-30')).toEqual(['limit.expiring medium']);
    expect(ending('2026-05-01')).toEqual([]);
    expect(rules(check({ limits: [base(100, { to: '' })] }))).toEqual(['limit.noExpiry low']);
  });

  it('reports two limits of one kind in force, at the one that does not count', () => {
    const limits = [
      base(100, { approvedOn: serial('2026-01-01') }),
      base(90, { approvedOn: serial('2026-02-01') }),
    ];
    const [overlap] = check({ limits }).findings;
    expect(overlap).toMatchObject({
      rule: 'limit.overlap',
      at: { position: 0 },
      figures: { kind: 'base', rows: '2' },
    });
  });

  it('reports exposure that fits only with a temporary limit that ended', () => {
    const lapsed: Row = {
      customerId: 'C1',
      kind: '临时额度',
      mode: '追加',
      amount: 50,
      to: serial('2026-03-30'),
    };
    const report = (amount: number) =>
      rules(check({ documents: [invoice(amount, NOT_DUE)], limits: [base(100), lapsed] }));
    expect(report(150)).toEqual(['limit.over high', 'limit.temporaryLapsed high']);
    expect(report(150.01)).toEqual(['limit.over high']);
    expect(report(70)).toEqual([]);
  });

  it('reports a limit approved below the exposure of that day', () => {
    const report = (approved: string) =>
      rules(
        check({ documents: [invoice(120, NOT_DUE)], limits: [base(100, { approvedOn: serial(approved) })] }),
      );
    expect(report('2026-01-01')).toEqual(['limit.over high', 'limit.loweredBelowUse medium']);
    expect(report('2025-12-31')).toEqual(['limit.over high']);
  });
});

describe('what is overdue', () => {
  const limits = [base(100_000)];
  const notDue = invoice(10_000, '2026-04-30');

  it.each([
    ['2026-03-31', 0, []],
    ['2026-03-28', 3, []],
    ['2026-03-27', 4, ['overdue.any low']],
    ['2026-03-01', 30, ['overdue.any low']],
    ['2026-02-28', 31, ['overdue.30 medium']],
    ['2025-12-31', 90, ['overdue.30 medium']],
    // A day late three months ago, and now: its only claim is 90 days later than it was.
    ['2025-12-30', 91, ['overdue.90 high', 'behaviour.worsening medium']],
  ])('due %s is %p days late', (due, days, expected) => {
    const report = check({ documents: [notDue, invoice(1000, due, EARLIER)], limits });
    expect(first(report)).toMatchObject({ longestOverdue: days, maxDaysOverdue: days });
    expect(rules(report)).toEqual(expected);
  });

  it('vector: 0.01 open 400 days late and nothing else is longest overdue 0, raw 400', () => {
    const report = check({
      documents: [invoice(0.01, '2025-02-24', { date: serial('2025-01-24') })],
      limits,
    });
    expect(first(report)).toMatchObject({ longestOverdue: 0, maxDaysOverdue: 400 });
    expect(rules(report)).toEqual([]);
  });

  it('counts the day on which the overdue amount reaches the floor, from the latest on', () => {
    const documents = [invoice(60, '2025-12-01'), invoice(39.99, '2026-01-10'), invoice(0.01, '2026-03-01')];
    expect(first(check({ documents, limits }))).toMatchObject({ longestOverdue: 30, maxDaysOverdue: 120 });
  });

  it('weighs what is overdue against all that is open', () => {
    const report = (late: number) =>
      check({ documents: [invoice(700, '2026-04-30'), invoice(late, '2026-03-01')], limits });
    expect(rules(report(300))).toEqual(['overdue.any low', 'overdue.ratio medium']);
    expect(rules(report(299.99))).toEqual(['overdue.any low']);
    expect(report(300).findings[1]?.figures).toEqual({
      currency: 'CNY',
      overdue: '300',
      balance: '1000',
      ratio: '0.3',
    });
  });

  it('is a lower bound when a due date is unknown, and then has no maximum', () => {
    const undated = invoice(500, '2026-01-01', { due: '' });
    const stranger = { customers: [{ ...C1, termText: '见合同' }], limits };
    const report = check({ ...stranger, documents: [undated, invoice(200, '2026-03-01')] });
    expect(first(report)).toMatchObject({
      overdueAtLeast: true,
      longestOverdue: 30,
      maxDaysOverdue: null,
      why: { maxDaysOverdue: 'due.unknown' },
    });
    expect(first(report).ageing?.noDueDate.toFixed()).toBe('500');
    expect(report.findings.find(({ rule }) => rule === 'data.dueUnknown')?.figures).toEqual({
      rows: '1',
      terms: '见合同',
    });
    expect(first(check({ ...stranger, documents: [undated] })).longestOverdue).toBeNull();
  });
});

describe('rows that are wrong', () => {
  it('makes the figures of a customer with an unreadable amount unknown, and the totals with it', () => {
    const customers = [C1, { id: 'C2', name: '乙公司' }];
    const documents = [invoice('abc', ASOF), invoice(40, '2026-04-30', { customerId: 'C2' })];
    const report = check({ customers, documents, limits: [base(100)] });
    expect(first(report)).toMatchObject({
      balance: null,
      exposure: null,
      available: null,
      longestOverdue: null,
      byCurrency: {},
      why: {
        balance: 'unreadable',
        exposure: 'unreadable',
        available: 'unreadable',
        utilisation: 'unreadable',
      },
    });
    expect(report.customers[1]?.balance?.toFixed()).toBe('40');
    expect(report.totals).toMatchObject({ balance: null, why: { balance: 'unreadable' } });
    expect(report.byCurrency['CNY']).toMatchObject({ balance: null, overdue: null, unapplied: null });
    expect(report.findings.find(({ rule }) => rule === 'data.unreadable')).toMatchObject({
      at: { table: 'documents', position: 0 },
      column: 'amount',
      figures: { value: 'abc', code: 'amount.unreadable' },
    });
  });

  it('makes an unreadable limit unknown, but not the balance', () => {
    const figures = first(
      check({ documents: [invoice(40, '2026-04-30')], limits: [base(100, { to: 'soon' })] }),
    );
    expect(figures).toMatchObject({
      effective: null,
      available: null,
      why: { limit: 'unreadable', effective: 'unreadable' },
    });
    expect(text(figures, 'exposure')).toBe('40');
  });

  it('gives a customer nobody entered figures of its own, so that the totals hold', () => {
    const report = check({
      documents: [
        invoice(40, '2026-04-30', { customerId: 'X1' }),
        invoice(2, '2026-04-30', { customerId: 'X1' }),
      ],
    });
    expect(report.customers[1]).toMatchObject({ id: 'X1', at: null });
    expect(report.totals.balance?.toFixed()).toBe('42');
    expect(report.findings.map(({ rule, customer, figures }) => [rule, customer, figures])).toContainEqual([
      'data.unknownCustomer',
      'X1',
      { text: 'X1', rows: '2' },
    ]);
  });

  it('reports a limit without a customer at its row', () => {
    const [finding] = check({ limits: [base(100, { customerId: 'X9' })] }).findings;
    expect(finding).toMatchObject({
      rule: 'data.unknownCustomer',
      at: { table: 'limits', position: 0 },
      column: 'customerId',
    });
  });

  it('reports documents of one kind, customer, currency and number, blank numbers never', () => {
    const twice = [invoice(1, '2026-04-30', { number: 'a1' }), invoice(2, '2026-04-30', { number: 'A1' })];
    const blank = [invoice(1, '2026-04-30'), invoice(1, '2026-04-30')];
    const others = [
      invoice(1, '2026-04-30', { number: 'A1', kind: '回款' }),
      invoice(1, '2026-04-30', { number: 'A1', currency: 'USD' }),
    ];
    const duplicates = check({ documents: [...twice, ...blank, ...others] }).findings.filter(
      ({ rule }) => rule === 'data.duplicateDocument',
    );
    expect(duplicates).toMatchObject([
      { at: { position: 1 }, column: 'number', figures: { number: 'A1', rows: '2' } },
    ]);
  });

  it('reports customers of one number, one tax number or one name', () => {
    const customers = [
      C1,
      { ...C1, name: '别名' },
      { id: 'C2', name: '甲 公司' },
      { id: 'C3', name: '丙', taxId: 'T1' },
      { id: 'C4', name: '丁', taxId: 't1' },
    ];
    const found = check({ customers }).findings.filter(({ rule }) => rule === 'data.duplicateCustomer');
    expect(found.map(({ at, column }) => [at.position, column])).toEqual([
      [1, 'id'],
      [4, 'taxId'],
      [2, 'name'],
    ]);
  });

  it('does not add currencies: figures per currency, no total, and a finding', () => {
    const report = check({
      documents: [invoice(40, '2026-01-30'), invoice(30, '2025-12-01', { currency: 'USD' })],
      limits: [base(100)],
    });
    expect(first(report)).toMatchObject({
      balance: null,
      overdue: null,
      why: { balance: 'rate.missing' },
      longestOverdue: 120,
    });
    expect(first(report).byCurrency['USD']?.balance.toFixed()).toBe('30');
    expect(report.totals).toMatchObject({ balance: null, why: { exposure: 'rate.missing' } });
    expect(report.byCurrency['USD']?.overdue?.toFixed()).toBe('30');
    expect(rules(report)).toEqual(['overdue.90 high', 'data.date low', 'data.currency medium']);
    expect(report.findings[0]?.figures).toEqual({ currency: 'USD', overdue: '30', days: '120' });
  });

  it('states totals in the one currency everything is in', () => {
    const report = check({ customers: [{ ...C1, currency: 'USD' }], documents: [invoice(40, '2026-04-30')] });
    expect([report.currency, report.totals.balance?.toFixed()]).toEqual(['USD', '40']);
  });

  it('reports a setting that cannot be read, and what is used', () => {
    const [finding] = check({ policy: policyRows({ graceDays: 'x' }) }).findings;
    expect(finding).toMatchObject({
      rule: 'data.policy',
      at: { table: 'policy' },
      column: 'value',
      figures: { setting: 'graceDays', value: 'x', used: '3' },
    });
  });

  it('reports what lies before an opening, and knows no balance before it', () => {
    const documents = [
      invoice(40, '2026-01-30'),
      invoice(500, '2026-02-28', { kind: '期初余额', date: serial('2026-01-31') }),
    ];
    const report = check({ documents });
    expect(text(first(report), 'balance')).toBe('500');
    expect(report.findings.find(({ rule }) => rule === 'data.openingOverlap')?.figures).toEqual({
      rows: '1',
      opening: '2026-01-31',
    });
    expect(first(check({ documents }, '2026-01-30'))).toMatchObject({
      balance: null,
      why: { balance: 'before.opening' },
    });
  });
});

describe('the report as a whole', () => {
  it('has every figure its rules promise, and only points to cells that are there', () => {
    const ledger = ledgerOf(sampleRows());
    const { findings } = checkLedger(ledger, day(ASOF));
    expect(new Set(findings.map(({ rule }) => rule)).size).toBeGreaterThan(15);
    for (const { rule, figures, at, column } of findings) {
      expect(RULES[rule].filter((name) => figures[name] === undefined)).toEqual([]);
      expect(ledger.tables[at.table].columns.has(column)).toBe(true);
      expect(at.position).toBeLessThan(ledger.tables[at.table].rows.length);
    }
  });

  it('does not look at rows dated after the day', () => {
    const later = invoice(40, '2026-05-30', { date: serial('2026-04-01'), number: 'A1', customerId: 'X1' });
    expect(check({ documents: [later] })).toMatchObject({
      items: [],
      findings: [],
      customers: [{ id: 'C1' }],
    });
  });
});

describe('the identities', () => {
  const { documents } = ledgerOf({
    customers: [C1],
    documents: [invoice(100, ASOF), invoice(60, ASOF, { kind: '回款' })],
  });
  const [account] = accountsOf(documents, day(ASOF)).get('C1') ?? [];
  const settledAccount = () => {
    if (!account) throw new RangeError('no account');
    return { settled: settleAccount(account, { settlement: 'fifo', extensions: 'original' }) };
  };

  it('hold after settling', () => {
    const { settled } = settledAccount();
    expect(identityBreak({ settled, aged: ageAccount(settled, day(ASOF), 0n) })).toBeNull();
  });

  it('break when an amount goes missing', () => {
    const { settled } = settledAccount();
    for (const entry of settled.entries) if (entry.role === 'debit') entry.open -= 1n;
    const aged = ageAccount(settled, day(ASOF), 0n);
    expect(identityBreak({ settled, aged })).toEqual({ balance: 40n, parts: 39n });
  });

  it('break when a document is more settled than it is large', () => {
    const { settled } = settledAccount();
    const [settlement] = settled.log;
    if (!settlement) throw new RangeError('nothing was settled');
    for (const entry of settled.entries) addSettlement(entry, { ...settlement, amount: 5n });
    const aged = ageAccount(settled, day(ASOF), 0n);
    expect(identityBreak({ settled, aged })).not.toBeNull();
  });
});
