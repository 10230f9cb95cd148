import { serial, type Row } from '../../ledger/tablesForTests';
import { C1, figures, found, invoice, places, row } from './findingsForTests';
import { grouped } from './grouped';

const score = (asOf: string, grade: string): Row => ({
  customerId: 'C1',
  asOf: serial(asOf),
  card: '标准',
  version: 1,
  score: 50,
  grade,
});

describe('a check computes no grade: the scores and statements on record speak', () => {
  it('of a grade that fell by two notches, at the customer', () => {
    const scores = [score('2026-01-01', 'A'), score('2026-02-01', 'BB')];
    expect(places('grade.fell', { scores })).toEqual(['high customers[0].grade']);
    expect(figures('grade.fell', { scores })).toEqual([{ before: 'A', now: 'BB', notches: '2' }]);
    expect(found('grade.fell', { scores: [score('2026-01-01', 'A'), score('2026-02-01', 'BBB')] })).toEqual(
      [],
    );
    expect(found('grade.fell', { scores: [score('2026-01-01', 'A'), score('2026-04-01', 'D')] })).toEqual([]);
  });

  it('of a score older than 180 days', () => {
    expect(found('score.stale', { scores: [score('2025-10-02', 'A')] })).toEqual([]);
    expect(places('score.stale', { scores: [score('2025-10-01', 'A')] })).toEqual([
      'medium customers[0].grade',
    ]);
    expect(figures('score.stale', { scores: [score('2025-10-01', 'A')] })).toEqual([
      { scored: '2025-10-01' },
    ]);
    expect(found('score.stale', {})).toEqual([]);
  });

  it('of statements older than 15 months, where there is no score too', () => {
    const financials = (periodEnd: string): Row[] => [
      { customerId: 'C1', periodEnd: serial(periodEnd), months: 12 },
    ];
    expect(found('financials.stale', { financials: financials('2024-12-31') })).toEqual([]);
    expect(places('financials.stale', { financials: financials('2024-12-30') })).toEqual([
      'medium financials[0].periodEnd',
    ]);
    expect(figures('financials.stale', { financials: financials('2024-12-30') })).toEqual([
      { periodEnd: '2024-12-30' },
    ]);
  });
});

it('reports every kind of thing a customer gives cause to say', () => {
  const rows = {
    customers: [{ ...C1, taxId: '1', reviewDue: serial('2026-01-01') }],
    documents: [
      invoice('2025-01-01', '2025-02-01', 1000, { number: 'F1', insured: '是' }),
      row('回款', '2026-01-01', 1, { settles: 'F9' }),
    ],
    limits: [
      { customerId: 'C1', kind: '基础额度', amount: 100, to: serial('2026-12-31') },
      {
        customerId: 'C1',
        kind: '信用保险',
        amount: 100,
        percent: 0.9,
        from: serial('2025-01-01'),
        to: serial('2026-12-31'),
      },
    ],
    scores: [score('2025-01-01', 'A')],
  };
  for (const rule of [
    'limit.over',
    'insurance.reportDue',
    'overdue.90',
    'score.stale',
    'review.due',
    'data.unlinked',
    'statement.none',
  ] as const) {
    expect([rule, found(rule, rows).length]).toEqual([rule, 1]);
  }
});

it('points to the first document of a customer 客户 does not have', () => {
  const documents = [
    invoice('2026-01-01', '2026-12-31', 5),
    invoice('2026-01-01', '2026-02-01', 1000, { customerId: 'X' }),
    invoice('2026-01-01', '2026-02-01', 1000, { customerId: 'X' }),
  ];
  expect(places('limit.none', { documents })).toEqual([
    'high customers[0].exposure',
    'high documents[1].customerId',
  ]);
  expect(places('overdue.30', { documents })).toEqual(['medium documents[1].customerId']);
});

it('groups elements by key in order of the first of each', () => {
  expect(grouped(['b1', 'a1', 'b2', 'c1', 'a2'], ([first = '']) => first)).toEqual([
    ['b1', 'b2'],
    ['a1', 'a2'],
    ['c1'],
  ]);
  expect(grouped([], String)).toEqual([]);
});
