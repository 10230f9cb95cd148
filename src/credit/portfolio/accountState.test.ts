import { money } from '../../ledger/money';
import { day } from '../../ledger/tablesForTests';
import {
  claimOf,
  daysLateOn,
  debitsOf,
  isKnownOn,
  isRetained,
  longestOverdueOn,
  stateOn,
  writtenOffWithin,
} from './accountState';
import { accountForTests, type AccountSpec, type EntrySpec } from './logForTests';

const state = (entries: readonly EntrySpec[], on: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(stateOn(accountForTests({ entries }), day(on))).map(([name, units]) => [
      name,
      String(units),
    ]),
  );

const only = (spec: EntrySpec) => {
  const [entry] = accountForTests({ entries: [spec] }).entries;
  if (!entry) throw new RangeError('no entry');
  return entry;
};

describe('the state of an account on a day', () => {
  const entries: EntrySpec[] = [
    { amount: 100, date: '2026-01-01', due: '2026-01-31', moves: [{ on: '2026-02-10', amount: 40 }] },
    { amount: 50, date: '2026-02-01' },
    { amount: 30, date: '2026-01-01', kind: 'retention', due: '2026-03-01' },
    { amount: 200, date: '2026-02-10', kind: 'receipt', moves: [{ on: '2026-02-10', amount: 40 }] },
    { amount: 7, date: '2026-02-20', kind: 'refund', due: '2026-02-20' },
  ];

  it('is the sum of the log up to the end of that day', () => {
    const none = {
      receivable: '0',
      retention: '0',
      unapplied: '0',
      balance: '0',
      overdue: '0',
      undated: '0',
    };
    expect(state(entries, '2025-12-31')).toEqual(none);
    expect(state(entries, '2026-01-31')).toEqual({
      ...none,
      receivable: '10000',
      retention: '3000',
      balance: '13000',
    });
    expect(state(entries, '2026-02-09')).toEqual({
      receivable: '15000',
      retention: '3000',
      unapplied: '0',
      balance: '18000',
      overdue: '10000',
      undated: '5000',
    });
    expect(state(entries, '2026-02-10')).toMatchObject({
      receivable: '11000',
      unapplied: '-16000',
      overdue: '6000',
    });
    expect(state(entries, '2026-02-10').balance).toBe('-2000');
    expect(state(entries, '2026-02-28')).toMatchObject({
      receivable: '11700',
      retention: '3000',
      overdue: '6000',
    });
    expect(state(entries, '2026-03-01')).toMatchObject({
      receivable: '14700',
      retention: '0',
      overdue: '6000',
    });
    expect(state(entries, '2026-03-02')).toMatchObject({
      receivable: '14700',
      retention: '0',
      overdue: '9000',
    });
  });

  it('is known from the opening on', () => {
    const known = (spec: AccountSpec, on: string): boolean => isKnownOn(accountForTests(spec), day(on));
    expect(known({}, '1990-01-01')).toBe(true);
    expect(known({ opening: '2026-01-31' }, '2026-01-30')).toBe(false);
    expect(known({ opening: '2026-01-31' }, '2026-01-31')).toBe(true);
    expect(known({ beforeOpening: true }, '2026-01-31')).toBe(false);
  });

  it('tells debits from credits: a refund is a debit', () => {
    expect(debitsOf(accountForTests({ entries })).map(({ document }) => document.kind)).toEqual([
      'invoice',
      'invoice',
      'retention',
      'refund',
    ]);
  });
});

describe('a part', () => {
  it('is late from the day after its due date; a refund never; without a due date it is not known', () => {
    const part = only({ amount: 1, date: '2026-01-01', due: '2026-01-31' });
    expect(
      ['2026-01-15', '2026-01-31', '2026-02-01', '2026-03-02'].map((on) => daysLateOn(part, day(on))),
    ).toEqual([0, 0, 1, 30]);
    expect(daysLateOn(only({ amount: 1, date: '2026-01-01' }), day('2026-03-01'))).toBeNull();
    expect(
      daysLateOn(
        only({ amount: 1, date: '2026-01-01', kind: 'refund', due: '2026-01-01' }),
        day('2026-03-01'),
      ),
    ).toBe(0);
  });

  it('has on each day the due date then in force', () => {
    const part = only({
      amount: 1,
      date: '2026-01-01',
      due: '2026-01-31',
      extended: [{ on: '2026-02-10', due: '2026-03-31' }],
    });
    expect(daysLateOn(part, day('2026-02-09'))).toBe(9);
    expect(daysLateOn(part, day('2026-02-10'))).toBe(0);
    expect(daysLateOn(part, day('2026-04-01'))).toBe(1);
  });

  it('is retained before its due date, for ever without one; other kinds never are', () => {
    const retention = only({ amount: 1, date: '2026-01-01', kind: 'retention', due: '2026-01-31' });
    expect(isRetained(retention, day('2026-01-30'))).toBe(true);
    expect(isRetained(retention, day('2026-01-31'))).toBe(false);
    expect(isRetained(only({ amount: 1, date: '2026-01-01', kind: 'retention' }), day('2099-01-31'))).toBe(
      true,
    );
    expect(isRetained(only({ amount: 1, date: '2026-01-01' }), day('2026-01-01'))).toBe(false);
  });

  it('was written off within the days after the first up to the last, net of what was undone', () => {
    const part = only({
      amount: 100,
      date: '2026-01-01',
      moves: [
        { on: '2026-01-31', amount: 1, by: 'writeOff' },
        { on: '2026-02-01', amount: 10, by: 'writeOff' },
        { on: '2026-02-01', amount: 20 },
        { on: '2026-02-28', amount: -4, by: 'writeOff' },
        { on: '2026-03-01', amount: 40, by: 'writeOff' },
      ],
    });
    const within = (from: string, to: string): bigint => writtenOffWithin(part, day(from), day(to));
    expect(within('2026-01-31', '2026-02-28')).toBe(600n);
    expect(within('2026-01-30', '2026-02-27')).toBe(1100n);
    expect(within('2026-01-31', '2026-03-01')).toBe(4600n);
    expect(within('2026-02-01', '2026-02-28')).toBe(0n);
  });

  it('of a dishonoured note leads back to the claim, through any number of notes', () => {
    const { entries } = accountForTests({
      entries: [
        { amount: 1, date: '2026-01-01' },
        { amount: 1, date: '2026-01-01', kind: 'noteDishonoured', revives: 0 },
        { amount: 1, date: '2026-01-01', kind: 'noteDishonoured', revives: 1 },
      ],
    });
    expect(entries.map(claimOf).every((claim) => claim === entries[0])).toBe(true);
  });
});

describe('longest overdue on a day', () => {
  const ON = '2026-12-31';
  const longest = (entries: readonly EntrySpec[], floor = 10_000n, disputeDays = 90, on = ON): number =>
    longestOverdueOn(accountForTests({ entries }), day(on), { floor, disputeDays });
  const late = (amount: string | number, due: string, more: Partial<EntrySpec> = {}): EntrySpec => ({
    amount,
    date: '2025-01-01',
    due,
    ...more,
  });

  it('vector: 0.01 open 400 days late and nothing else is 0', () => {
    expect(longest([late('0.01', '2025-11-26')])).toBe(0);
    expect(longest([late('0.01', '2025-11-26')], 0n)).toBe(400);
  });

  it('is the lateness at which the cumulative amount reaches the floor, whatever the order of rows', () => {
    const rows = [late('40', '2026-12-21'), late('60', '2026-12-11'), late('40', '2026-12-01')];
    expect(longest(rows)).toBe(20);
    expect(longest(rows, 10_001n)).toBe(10);
    expect(longest(rows, 14_001n)).toBe(0);
    expect(longest(rows, 4_000n)).toBe(30);
  });

  it('is of that day: what was open and late then', () => {
    const row = late(500, '2026-12-01', { moves: [{ on: '2026-12-20', amount: 500 }] });
    expect(longest([row], 1n, 90, '2026-12-19')).toBe(18);
    expect(longest([row], 1n, 90, '2026-12-20')).toBe(0);
    expect(longest([row], 1n, 90, '2026-12-01')).toBe(0);
  });

  it('leaves out credits, refunds, retention not due and what has no due date', () => {
    expect(
      longest(
        [
          late(500, '2026-01-01', { kind: 'receipt' }),
          late(500, '2026-01-01', { kind: 'refund' }),
          late(500, '2027-01-01', { kind: 'retention' }),
          { amount: 500, date: '2026-01-01' },
        ],
        1n,
      ),
    ).toBe(0);
    expect(longest([late(500, '2026-12-30', { kind: 'retention' })], 1n)).toBe(1);
  });

  it('leaves out what is in dispute, for so many days', () => {
    const disputed = (since: string, more = {}): EntrySpec =>
      late(500, '2026-06-01', { details: { disputedOn: day(since), ...more } });
    expect(longest([disputed('2026-12-31')])).toBe(0);
    expect(longest([disputed('2026-10-02')])).toBe(0);
    expect(longest([disputed('2026-10-01')])).toBe(213);
    expect(longest([disputed('2027-01-01')])).toBe(213);
    expect(longest([disputed('2026-12-31'), late(500, '2026-12-21')])).toBe(10);
    expect(longest([disputed('2026-12-31')], 0n)).toBe(0);
  });

  it('of a dispute over part takes it off the most overdue parts of the document first', () => {
    const instalments = (disputed: string): EntrySpec[] => {
      const details = { disputedOn: day('2026-12-01'), disputed: money(disputed) };
      return [
        late(300, '2026-12-21', { details }),
        late(200, '2026-12-11', { sameDocumentAs: 0 }),
        late(100, '2026-12-01', { sameDocumentAs: 0 }),
      ];
    };
    expect(longest(instalments('100'), 1n)).toBe(20);
    expect(longest(instalments('99.99'), 1n)).toBe(30);
    expect(longest(instalments('99.99'), 2n)).toBe(20);
    expect(longest(instalments('99.991'), 1n)).toBe(20);
    expect(longest(instalments('600'), 1n)).toBe(0);
    expect(longest(instalments('350'), 25_000n)).toBe(10);
    expect(longest(instalments('350'), 25_001n)).toBe(0);
  });
});
