/** A small ledger that makes nearly every rule fire on 2026-03-31, for tests that look at a report as a whole. */
import { policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';

const ASOF = '2026-03-31';

interface Case {
  readonly id: string;
  /** 授信 rows; the customer is filled in. */
  readonly limits?: readonly Row[];
  /** 往来 rows; the customer is filled in. */
  readonly documents?: readonly Row[];
  readonly terms?: string;
}

const base = (amount: number | '', to = '2026-12-31', more: Row = {}): Row => ({
  kind: '基础额度',
  amount,
  to: to === '' ? '' : serial(to),
  ...more,
});
const invoice = (amount: number | string, due = '2026-04-30', more: Row = {}): Row => ({
  kind: '发票',
  date: serial('2026-01-01'),
  due: due === '' ? '' : serial(due),
  amount,
  ...more,
});

const CASES: readonly Case[] = [
  { id: 'sound', limits: [base(1000)], documents: [invoice(100)] },
  { id: 'near', limits: [base(100.1)], documents: [invoice(80.08)] },
  { id: 'nearly', limits: [base(100.1)], documents: [invoice(80.07)] },
  { id: 'veryNear', limits: [base(100.1)], documents: [invoice(90.09)] },
  { id: 'full', limits: [base(100)], documents: [invoice(100)] },
  { id: 'over', limits: [base(100)], documents: [invoice(100.01)] },
  { id: 'unset', documents: [invoice(10)] },
  { id: 'zero', limits: [base(0)], documents: [invoice(10)] },
  { id: 'zeroUnused', limits: [base(0)] },
  { id: 'inCredit', documents: [invoice(10, '2026-04-30', { kind: '回款' })] },
  { id: 'unlimited', limits: [base('', '2026-12-31', { unlimited: '是' })], documents: [invoice(9999)] },
  { id: 'expired', limits: [base(100, '2026-03-30')], documents: [invoice(50)] },
  { id: 'expiredOver', limits: [base(100, '2026-03-30')], documents: [invoice(150)] },
  { id: 'expiring', limits: [base(100, '2026-04-30')] },
  { id: 'endsToday', limits: [base(100, ASOF)] },
  { id: 'open', limits: [base(100, '')] },
  { id: 'overlap', limits: [base(100), base(200)], documents: [invoice(10)] },
  {
    id: 'lapsed',
    limits: [base(100), { kind: '临时额度', mode: '替代', amount: 200, to: serial('2026-03-01') }],
    documents: [invoice(150)],
  },
  {
    id: 'lowered',
    limits: [base(100, '2026-12-31', { approvedOn: serial('2026-02-01') })],
    documents: [invoice(150)],
  },
  { id: 'grace', limits: [base(9999)], documents: [invoice(1000, '2026-03-28'), invoice(4000)] },
  { id: 'late4', limits: [base(9999)], documents: [invoice(1000, '2026-03-27'), invoice(4000)] },
  { id: 'late30', limits: [base(9999)], documents: [invoice(1000, '2026-03-01'), invoice(4000)] },
  { id: 'late31', limits: [base(9999)], documents: [invoice(1000, '2026-02-28'), invoice(4000)] },
  { id: 'late91', limits: [base(9999)], documents: [invoice(3000, '2025-12-30'), invoice(4000)] },
  { id: 'dust', limits: [base(9999)], documents: [invoice(0.01, '2025-02-24')] },
  { id: 'undated', limits: [base(9999)], documents: [invoice(500, '')], terms: '见合同' },
  {
    id: 'twice',
    limits: [base(9999)],
    documents: [invoice(5, '', { number: 'D1' }), invoice(5, '', { number: 'D1' })],
  },
  { id: 'unlinked', limits: [base(9999)], documents: [invoice(5, '', { kind: '回款', settles: 'nobody' })] },
  {
    id: 'opened',
    limits: [base(9999)],
    documents: [invoice(70), invoice(500, '2026-04-30', { kind: '期初余额', date: serial('2026-01-31') })],
  },
  { id: 'unreadable', limits: [base(100)], documents: [invoice('abc')] },
  { id: 'limitUnreadable', limits: [base(100, '2026-12-31', { from: 'soon' })], documents: [invoice(500)] },
  {
    id: 'currencies',
    limits: [base(100)],
    documents: [invoice(50), invoice(50, '2025-12-01', { currency: 'USD' })],
  },
];

export function sampleRows(): Rows {
  return {
    customers: [
      ...CASES.map(({ id, terms }): Row => ({
        rowId: `K-${id}`,
        id,
        name: `公司 ${id}`,
        termText: terms ?? '30天',
      })),
      { rowId: 'K-sound', id: 'copied', name: '公司 copied' },
      { id: 'sound', name: '重复' },
    ],
    limits: CASES.flatMap(({ id, limits }) => (limits ?? []).map((row) => ({ customerId: id, ...row }))),
    documents: [
      ...CASES.flatMap(({ id, documents }) => (documents ?? []).map((row) => ({ customerId: id, ...row }))),
      { customerId: 'stranger', ...invoice(12) },
    ],
    policy: policyRows({ asOf: serial(ASOF), expiringDays: 'x' }),
  };
}
