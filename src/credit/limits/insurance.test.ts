import { money, type Money } from '../../ledger/money';
import type { Rate } from '../../ledger/records';
import { day, ledgerOf, policyRows, serial, type Row } from '../../ledger/tablesForTests';
import { analyse } from '../analysis';
import type { CustomerBasis } from '../basis';
import { coverOf, insuredPartsOf, netExposure, type InsuredPart } from './insurance';
import { insuranceFindings } from './insuranceFindings';
import { NO_RATES, rateBook } from './rates';

const ASOF = day('2026-03-31');
const cover2026: Row = { from: serial('2026-01-01'), to: serial('2026-12-31') };
const policy = (amount: number | '', more: Row = {}): Row => ({
  customerId: 'C1',
  kind: '信用保险',
  amount,
  percent: 0.9,
  ...cover2026,
  ...more,
});
const limitsOf = (...limits: Row[]) => ledgerOf({ customers: [{ id: 'C1', name: '甲' }], limits }).limits;

let position = 0;
const part = (open: number, more: Partial<InsuredPart> = {}): InsuredPart => ({
  at: { table: 'documents', id: '', position: position++ },
  date: day('2026-02-01'),
  due: day('2026-03-03'),
  open: money(String(open)),
  disputed: money('0'),
  currency: 'CNY',
  ...more,
});
const covered = (limits: Row[], parts: InsuredPart[], rates: Rate[] = []): string | null =>
  coverOf(limitsOf(...limits), parts, 'CNY', ASOF, rateBook(rates, 'CNY')).amount?.toFixed() ?? null;

describe('what credit insurance covers', () => {
  it('is the lesser of what is open and the buyer limit, at the indemnity', () => {
    expect(covered([policy(100)], [part(60), part(20)])).toBe('72');
    expect(covered([policy(100)], [part(60), part(50)])).toBe('90');
    expect(covered([policy(100)], [])).toBe('0');
    expect(covered([], [part(60)])).toBe('0');
    expect(covered([policy('', { unlimited: '是' })], [part(1000)])).toBe('900');
    expect(covered([policy('')], [part(1000)])).toBe('0');
    expect(covered([{ ...policy(100), kind: '担保' }], [part(60)])).toBe('0');
  });

  it('is of documents dated in the period, its first and last day included, also when that is over', () => {
    const dated = (date: string, limit = policy(100)) => covered([limit], [part(10, { date: day(date) })]);
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((date) => dated(date))).toEqual([
      '0',
      '9',
      '9',
      '0',
    ]);
    expect(dated('2026-02-01', policy(100, { to: serial('2026-02-28') }))).toBe('9');
  });

  it('leaves out what is in dispute, and never less than nothing', () => {
    expect(covered([policy(100)], [part(60, { disputed: money('20') })])).toBe('36');
    expect(covered([policy(100)], [part(60, { disputed: money('80') }), part(10)])).toBe('9');
  });

  it('gives every document to one policy, and every policy its own limit', () => {
    const last = policy(50, { from: serial('2025-01-01'), to: serial('2025-12-31'), percent: 0.8 });
    const parts = [part(60, { date: day('2025-06-01') }), part(70)];
    expect(covered([last, policy(100)], parts)).toBe('103');
    const later = policy(10, { approvedOn: serial('2026-03-01'), percent: 1 });
    expect(covered([policy(100, { approvedOn: serial('2026-01-01') }), later], [part(60)])).toBe('10');
    expect(covered([later, policy(100, { approvedOn: serial('2026-01-01') })], [part(60)])).toBe('10');
  });

  it('counts other currencies at their rates, and is n/a without one', () => {
    const usd: Rate = {
      at: { table: 'rates', id: '', position: 0 },
      currency: 'USD',
      units: money('1'),
      rate: money('7'),
      date: ASOF,
      source: '',
    };
    expect(covered([policy(10, { currency: 'USD' })], [part(35), part(1, { currency: 'USD' })], [usd])).toBe(
      '37.8',
    );
    expect(covered([policy(10, { currency: 'USD' })], [part(700)], [usd])).toBe('63');
    const missing = coverOf(
      limitsOf(policy(10)),
      [part(1, { currency: 'USD' }), part(5)],
      'CNY',
      ASOF,
      NO_RATES,
    );
    expect(missing).toMatchObject({ amount: null, why: 'rate.missing', rates: [] });
    expect(coverOf(limitsOf(policy(10)), [part(5)], 'CNY', ASOF, NO_RATES)).toMatchObject({
      why: null,
      rates: [],
    });
    const used = coverOf(
      limitsOf(policy(10)),
      [part(1, { currency: 'USD' })],
      'CNY',
      ASOF,
      rateBook([usd], 'CNY'),
    );
    expect(used.rates).toEqual([usd]);
  });

  it('is taken off exposure, below zero too, where both are known', () => {
    const net = (exposure: Money | null, amount: Money | null) =>
      netExposure(exposure, { amount })?.toFixed() ?? null;
    expect(net(money('100'), money('72'))).toBe('28');
    expect(net(money('50'), money('72'))).toBe('-22');
    expect([net(null, money('1')), net(money('1'), null)]).toEqual([null, null]);
  });
});

describe('insured documents of a ledger', () => {
  const C1: Row = { id: 'C1', name: '甲' };
  const invoice = (amount: number, due: string, more: Row = {}): Row => ({
    customerId: 'C1',
    kind: '发票',
    date: serial('2026-01-01'),
    due: due === '' ? '' : serial(due),
    amount,
    insured: '是',
    ...more,
  });
  const given = (documents: Row[], limits: Row[], settings: Parameters<typeof policyRows>[0] = {}) => {
    const ledger = ledgerOf({ customers: [C1], documents, limits, policy: policyRows(settings) });
    const [basis] = analyse(ledger, ASOF).bases as [CustomerBasis];
    return { basis, policy: ledger.policy, asOf: ASOF };
  };
  const found = (
    documents: Row[],
    limits: Row[],
    settings?: Parameters<typeof policyRows>[0],
  ): Record<string, string>[] =>
    insuranceFindings(given(documents, limits, settings)).map(({ rule, severity, at, column, figures }) => ({
      rule: `${rule} ${severity}`,
      cell: `${at.table}:${at.position}:${column}`,
      ...figures,
    }));

  it('are the open ones marked so, less what is in dispute', () => {
    const { basis } = given(
      [
        invoice(100, '2026-03-31', { number: 'A', disputed: 30, disputedOn: serial('2026-02-01') }),
        invoice(50, '2026-03-31', { number: 'B' }),
        invoice(70, '2026-03-31', { insured: '' }),
        { customerId: 'C1', kind: '回款', date: serial('2026-02-01'), amount: 50, settles: 'B' },
        {
          customerId: 'C1',
          kind: '回款',
          date: serial('2026-02-01'),
          amount: 10,
          settles: 'A',
          insured: '是',
        },
      ],
      [],
    );
    const parts = insuredPartsOf(basis.accounts, ASOF);
    expect(
      parts.map(({ open, disputed, currency }) => [open.toFixed(), disputed.toFixed(), currency]),
    ).toEqual([['90', '30', 'CNY']]);
    expect(parts[0]).toMatchObject({ date: day('2026-01-01'), due: day('2026-03-31'), at: { position: 0 } });
  });

  it('stay insured in a note that is dishonoured, and have none before the opening', () => {
    const note: Row = {
      customerId: 'C1',
      kind: '应收票据',
      noteType: '商承',
      number: 'N',
      date: serial('2026-01-15'),
    };
    const { basis } = given(
      [
        invoice(100, '2026-01-31', { number: 'A' }),
        { ...note, amount: 100, settles: 'A', due: serial('2026-02-15') },
        { ...note, kind: '票据拒付', amount: 100, date: serial('2026-02-20'), settles: 'N' },
      ],
      [],
    );
    const parts = insuredPartsOf(basis.accounts, ASOF);
    expect(parts.map(({ open, date, due }) => [open.toFixed(), date, due])).toEqual([
      ['100', day('2026-01-01'), day('2026-01-31')],
    ]);
    const opening: Row = {
      customerId: 'C1',
      kind: '期初余额',
      date: serial('2026-12-31'),
      amount: 5,
      insured: '是',
    };
    const before = given([invoice(100, '2026-01-31'), opening], []);
    expect(insuredPartsOf(before.basis.accounts, ASOF)).toEqual([]);
  });

  it('are to be reported when overdue beyond the days of the policy', () => {
    expect(found([invoice(10, '2026-03-01')], [policy(100)])).toEqual([]);
    expect(found([invoice(10, '2026-03-01')], [policy(100)], { insuranceReportDays: 29 })).toHaveLength(1);
    const late = [
      invoice(10, '2026-02-28'),
      invoice(20, '2026-02-01'),
      invoice(40, '2026-03-30'),
      invoice(80, ''),
    ];
    expect(found(late, [policy(100)])).toEqual([
      {
        rule: 'insurance.reportDue high',
        cell: 'documents:1:due',
        currency: 'CNY',
        amount: '30',
        days: '58',
      },
    ]);
    expect(found(late, [])).toEqual([]);
  });

  it('are reported per currency, exports later than what is sold at home', () => {
    const exported = (due: string) => [invoice(10, '2026-02-28'), invoice(20, due, { currency: 'USD' })];
    expect(found(exported('2026-01-30'), [policy(100)])).toHaveLength(1);
    const late = exported('2026-01-29');
    expect(found(late, [policy(100)], { insuranceExportDays: 61 })).toHaveLength(1);
    expect(found(late, [policy(100)]).map(({ currency, amount }) => `${currency} ${amount}`)).toEqual([
      'CNY 10',
      'USD 20',
    ]);
  });

  it('are outside the terms insured when theirs are longer', () => {
    const terms = (days: number | '') => [policy(100, { insuredTermDays: days })];
    expect(found([invoice(10, '2026-04-01')], terms(90))).toEqual([]);
    expect(found([invoice(10, '2026-04-02')], terms(''))).toEqual([]);
    expect(found([invoice(7, '2026-04-02')], terms(90))).toEqual([
      {
        rule: 'insurance.outsideTerms medium',
        cell: 'documents:0:due',
        currency: 'CNY',
        amount: '7',
        terms: '91',
        covered: '90',
      },
    ]);
  });

  it('say nothing of a customer with a row that cannot be read', () => {
    expect(
      found([invoice(10, '2026-02-01'), { ...invoice(1, '2026-02-01'), amount: 'x' }], [policy(100)]),
    ).toEqual([]);
  });
});
