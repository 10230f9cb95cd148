import fc from 'fast-check';
import type { Day } from '../../ledger/day';
import { ZERO } from '../../ledger/money';
import { BUCKETS } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import type { LedgerDocument } from '../../ledger/records';
import { document, settled } from '../settlement/documentsForTests';
import { ageAccount, bucketOf, type AgedAccount } from './age';

const ASOF = '2026-06-30';

function age(rows: readonly LedgerDocument[], floor = 0n, disputeDays = 90, asOf = ASOF): AgedAccount {
  return ageAccount(settled(rows, asOf), day(asOf), floor, { disputeDays });
}

/** An invoice so many days late on asOf. */
function late(
  days: number,
  amount: number | string,
  more: Parameters<typeof document>[4] = {},
): LedgerDocument {
  const due = new Date((day(ASOF) - days) * 86_400_000).toISOString().slice(0, 10);
  return document('invoice', '', '2024-01-01', amount, { due, ...more });
}

describe('ageing boundaries', () => {
  it.each([
    [-5, 'notDue'],
    [0, 'notDue'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, '91-180'],
    [180, '91-180'],
    [181, '181-365'],
    [365, '181-365'],
    [366, '>365'],
    [null, 'noDueDate'],
  ] as const)('%p days late is in %s', (days, bucket) => {
    expect(bucketOf(days)).toBe(bucket);
  });
});

describe('an aged account', () => {
  const rows = [
    late(-1, 1),
    late(0, 2),
    late(10, 4),
    late(45, 8),
    late(400, 16),
    document('invoice', '', '2026-01-01', 32),
    document('retention', '', '2026-01-01', 64, { due: '2026-07-01' }),
    document('retention', '', '2026-01-01', 128, { due: ASOF }),
    document('retention', '', '2026-01-01', 256),
    document('refund', '', '2026-01-01', 512),
    document('writeOff', '', '2026-01-01', 1000),
  ];

  it('has every open part in one place: a bucket, retention not due, or unapplied', () => {
    const aged = age(rows);
    expect(BUCKETS.map((bucket) => aged.buckets[bucket])).toEqual([643n, 4n, 8n, 0n, 0n, 0n, 16n, 288n]);
    expect([aged.retentionNotDue, aged.unapplied, aged.balance, aged.overdue]).toEqual([
      64n,
      -1000n,
      23n,
      28n,
    ]);
    expect(aged.entries.map(({ bucket }) => bucket)).toEqual([
      'notDue',
      'notDue',
      '1-30',
      '31-60',
      '>365',
      'noDueDate',
      null,
      'notDue',
      'noDueDate',
      'notDue',
      null,
    ]);
    expect(aged.entries.map(({ daysLate }) => daysLate)).toEqual([
      -1,
      0,
      10,
      45,
      400,
      null,
      -1,
      0,
      null,
      null,
      null,
    ]);
  });

  it('lets retention fall overdue like any claim', () => {
    const aged = age([document('retention', '', '2026-01-01', 64, { due: '2026-06-29' })]);
    expect([aged.overdue, aged.retentionNotDue, aged.longestOverdue]).toEqual([64n, 0n, 1]);
  });

  it('is retention not due again when a dishonoured note had paid for it', () => {
    const rows = [
      document('retention', 'Q', '2026-01-01', 64, { due: '2026-12-31' }),
      document('note', 'N', '2026-05-01', 64, { due: '2026-06-20', settles: 'Q' }),
      document('noteDishonoured', '', '2026-06-21', 64, { settles: 'N' }),
    ];
    const aged = age(rows);
    expect([aged.retentionNotDue, aged.buckets.notDue, aged.balance]).toEqual([64n, 0n, 64n]);
  });

  it('goes by the due date of each instalment', () => {
    const aged = age([
      late(0, 100, {
        parts: [
          [40, '2026-06-29'],
          [60, '2026-07-30'],
        ],
      }),
    ]);
    expect([aged.overdue, aged.buckets.notDue, aged.mostDaysLate]).toEqual([40n, 60n, 1]);
  });
});

describe('the longest overdue', () => {
  it('vector: 0.01 open 400 days late and nothing else is 0, the raw maximum 400', () => {
    const aged = age([late(400, '0.01')], 10_000n);
    expect([aged.longestOverdue, aged.mostDaysLate, aged.overdue]).toEqual([0, 400, 1n]);
  });

  it('is the most days at which so much or more late adds up to the floor', () => {
    const rows = [late(400, 40), late(90, 59), late(45, 1), late(10, 500)];
    expect(age(rows, 100n)).toMatchObject({ longestOverdue: 45, mostDaysLate: 400 });
    expect(age(rows, 99n).longestOverdue).toBe(90);
    expect(age(rows, 40n).longestOverdue).toBe(400);
    expect(age(rows, 0n).longestOverdue).toBe(400);
    expect(age(rows, 601n).longestOverdue).toBe(0);
  });

  it('is 0 when nothing is late: due today, settled, not due or without a due date', () => {
    const rows = [
      late(0, 100),
      late(-5, 100),
      document('invoice', '', '2020-01-01', 100),
      { ...late(50, 70), number: 'S' },
      document('receipt', '', '2026-06-30', 70, { settles: 'S' }),
    ];
    expect(age(rows)).toMatchObject({ longestOverdue: 0, mostDaysLate: 0 });
    expect(age([document('order', 'O', '2026-01-01', 5)])).toMatchObject({
      mostDaysLate: 0,
      balance: 0n,
      disputed: 0n,
    });
  });
});

describe('a dispute (争议)', () => {
  const on = (days: number): string => new Date((day(ASOF) - days) * 86_400_000).toISOString().slice(0, 10);

  it('stays in balance and ageing with a column of its own, and is left out of the longest overdue', () => {
    const aged = age([late(200, 100, { disputedOn: on(10) }), late(20, 50)]);
    expect(aged).toMatchObject({
      balance: 150n,
      overdue: 150n,
      disputed: 100n,
      mostDaysLate: 200,
      longestOverdue: 20,
    });
  });

  it('is left out for so many days and then counts again, still shown', () => {
    expect(age([late(200, 100, { disputedOn: on(90) })])).toMatchObject({
      longestOverdue: 0,
      disputed: 100n,
    });
    expect(age([late(200, 100, { disputedOn: on(91) })])).toMatchObject({
      longestOverdue: 200,
      disputed: 100n,
    });
    expect(age([late(200, 100, { disputedOn: on(0) })], 0n, 0)).toMatchObject({ longestOverdue: 0 });
    expect(age([late(200, 100, { disputedOn: on(1) })], 0n, 0)).toMatchObject({ longestOverdue: 200 });
  });

  it('begins on its day', () => {
    expect(age([late(200, 100, { disputedOn: on(-1) })])).toMatchObject({
      longestOverdue: 200,
      disputed: 0n,
    });
  });

  it('may be over a part: the rest counts', () => {
    expect(age([late(200, 100, { disputed: 30, disputedOn: on(5) })], 70n)).toMatchObject({
      longestOverdue: 200,
      disputed: 30n,
    });
    expect(age([late(200, 100, { disputed: 30, disputedOn: on(5) })], 71n).longestOverdue).toBe(0);
    expect(age([late(200, 100, { disputed: 300, disputedOn: on(5) })])).toMatchObject({
      disputed: 100n,
      longestOverdue: 0,
    });
  });

  it('is shared out to instalments in their order, and never over more than is open', () => {
    const parts = [
      [60, on(200)],
      [40, on(100)],
    ] as const;
    const rows = [late(200, 100, { disputed: 70, disputedOn: on(5), parts })];
    expect(age(rows, 30n)).toMatchObject({ disputed: 70n, longestOverdue: 100 });
    expect(age(rows, 31n).longestOverdue).toBe(0);
    const paid = [...rows, document('receipt', '', '2026-06-01', 50)];
    expect(age(paid)).toMatchObject({ disputed: 50n, longestOverdue: 0 });
    expect(age(paid, 0n, 1)).toMatchObject({ disputed: 50n, longestOverdue: 200 });
  });

  it('goes on when the claim comes back with a note, and is of no other part of the note', () => {
    const rows = [
      late(200, 100, { disputedOn: on(5) }),
      document('note', 'N', '2026-06-01', 140, { due: on(3) }),
      document('noteDishonoured', '', on(1), 140, { settles: 'N' }),
    ];
    expect(age(rows)).toMatchObject({ balance: 100n, disputed: 100n, mostDaysLate: 200, longestOverdue: 0 });
    const other = [...rows, late(150, 40)];
    expect(age(other)).toMatchObject({ balance: 140n, disputed: 100n, longestOverdue: 150 });
  });

  it('of the whole covers every instalment, two documents apart', () => {
    const parts = [
      [60, on(200)],
      [40, on(100)],
    ] as const;
    expect(age([late(200, 100, { disputedOn: on(5), parts }), late(7, 5)])).toMatchObject({
      disputed: 100n,
      longestOverdue: 7,
    });
  });

  it('without a date is shown but leaves nothing out', () => {
    expect(age([late(200, 100, { disputed: 30 })], 100n)).toMatchObject({
      longestOverdue: 200,
      disputed: 30n,
    });
  });

  it('over a credit or a settled document is none', () => {
    const rows = [
      late(200, 100, { disputedOn: on(5) }),
      document('receipt', '', '2026-06-01', 150, { disputedOn: on(5) }),
    ];
    expect(age(rows)).toMatchObject({ disputed: 0n, unapplied: -50n });
  });
});

describe('ageing, whatever the account', () => {
  it('keeps the identity, and the longest overdue between 0 and the raw maximum, falling with the floor', () => {
    const any = fc.record({
      kind: fc.constantFrom('invoice', 'retention', 'receipt', 'refund', 'writeOff'),
      days: fc.option(fc.integer({ min: -400, max: 800 }), { nil: null }),
      amount: fc.integer({ min: 1, max: 300 }),
      disputed: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 0, max: 400 }),
        (rows, floor) => {
          const documents = rows.map(({ kind, days, amount, disputed }) => ({
            ...document(
              kind,
              '',
              '2024-01-01',
              amount,
              disputed === undefined ? {} : { disputed, disputedOn: '2026-06-01' },
            ),
            due: days === null ? null : ((day(ASOF) - days) as Day),
          }));
          const aged = age(documents, BigInt(floor));
          const gross = BUCKETS.reduce((sum, bucket) => sum + aged.buckets[bucket], 0n);
          expect(gross + aged.retentionNotDue + aged.unapplied).toBe(aged.balance);
          const signed = documents.reduce(
            (sum, { kind, amount }) =>
              kind === 'receipt' || kind === 'writeOff' ? sum.minus(amount) : sum.plus(amount),
            ZERO,
          );
          expect(aged.balance.toString()).toBe(signed.toFixed());
          expect(aged.longestOverdue <= aged.mostDaysLate && aged.longestOverdue >= 0).toBe(true);
          expect(age(documents, BigInt(floor) + 1n).longestOverdue <= aged.longestOverdue).toBe(true);
          expect(aged.disputed <= gross + aged.retentionNotDue).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});
