import { day } from '../../ledger/tablesForTests';
import { claimOf } from '../settlement/entry';
import { accountOn, agedOn, debitsOf, isKnownOn, receivableOf, writtenOffWithin } from './accountState';
import { accountForTests, type AccountSpec, type EntrySpec } from './logForTests';

function state(entries: readonly EntrySpec[], on: string): Record<string, string> {
  const aged = agedOn(accountForTests({ entries }), day(on));
  const units = {
    receivable: receivableOf(aged),
    retention: aged.retentionNotDue,
    unapplied: aged.unapplied,
    balance: aged.balance,
    overdue: aged.overdue,
    undated: aged.buckets.noDueDate,
  };
  return Object.fromEntries(Object.entries(units).map(([name, amount]) => [name, String(amount)]));
}

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
  it('has on each day the due date then in force', () => {
    const part: EntrySpec = {
      amount: 1,
      date: '2026-01-01',
      due: '2026-01-31',
      extended: [{ on: '2026-02-10', due: '2026-03-31' }],
    };
    const longest = (on: string): number =>
      agedOn(accountForTests({ entries: [part] }), day(on)).longestOverdue;
    expect(['2026-01-31', '2026-02-09', '2026-02-10', '2026-04-01'].map(longest)).toEqual([0, 9, 0, 1]);
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
  const late = (amount: number, due: string, more: Partial<EntrySpec> = {}): EntrySpec => ({
    amount,
    date: '2025-01-01',
    due,
    ...more,
  });
  const longest = (entries: readonly EntrySpec[], on: string, floor = 10_000n, disputeDays = 90): number =>
    agedOn(accountForTests({ entries }), day(on), { floor, disputeDays }).longestOverdue;

  it('is of what was open and late then, at the floor given', () => {
    const row = late(500, '2026-12-01', { moves: [{ on: '2026-12-20', amount: 450 }] });
    expect(longest([row], '2026-12-01')).toBe(0);
    expect(longest([row], '2026-12-19')).toBe(18);
    expect(longest([row], '2026-12-20')).toBe(0);
    expect(longest([row], '2026-12-20', 5_000n)).toBe(19);
    expect(longest([row], '2026-12-20', 5_001n)).toBe(0);
    expect(longest([row], '2024-12-31', 0n)).toBe(0);
  });

  it('leaves out what was in dispute then, for so many days', () => {
    const row = late(500, '2026-06-01', { details: { disputedOn: day('2026-10-01') } });
    expect(longest([row], '2026-09-30')).toBe(121);
    expect(longest([row], '2026-10-01')).toBe(0);
    expect(longest([row], '2026-12-30')).toBe(0);
    expect(longest([row], '2026-12-31')).toBe(213);
    expect(longest([row], '2026-10-02', 0n, 0)).toBe(123);
  });
});

it('shows the account as it was: no later row, no later entry', () => {
  const account = accountForTests({
    entries: [
      { amount: 1, date: '2026-01-01' },
      { amount: 2, date: '2026-02-01' },
    ],
    history: [
      { amount: 3, date: '2026-01-31' },
      { amount: 3, date: '2026-02-01' },
    ],
  });
  const past = accountOn(account, day('2026-01-31'));
  expect(past.entries).toHaveLength(1);
  expect(past.account.documents).toHaveLength(1);
  expect(past.account.history).toHaveLength(1);
  expect(past.account.asOf).toBe(day('2026-01-31'));
  expect(accountOn(account, day('2026-02-01')).entries).toHaveLength(2);
});
