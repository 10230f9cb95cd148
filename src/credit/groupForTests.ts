/** 甲 heads a group of itself and 乙, which has no limit; 丙 stands alone and has one without end. */
import { serial, type Row, type Rows } from '../ledger/tablesForTests';

const limit = (customerId: string, from: string, more: Row): Row => ({
  customerId,
  kind: '基础额度',
  from: serial(from),
  ...more,
});

export const GROUP_ROWS = {
  customers: [
    { id: '甲', name: '甲公司' },
    { id: '乙', name: '乙公司', parentId: '甲', currency: 'USD' },
    { id: '丙', name: '丙公司' },
  ],
  limits: [
    limit('甲', '2026-03-01', { amount: 1000, to: serial('2027-12-31') }),
    limit('甲', '2026-06-01', { kind: '临时额度', mode: '追加', amount: 500, to: serial('2027-01-31') }),
    limit('丙', '2026-05-01', { unlimited: '是' }),
  ],
  rates: [
    { currency: 'USD', units: 1, rate: 7, date: serial('2025-12-01') },
    { currency: 'USD', units: 1, rate: 8, date: serial('2026-12-01') },
  ],
} satisfies Rows;
