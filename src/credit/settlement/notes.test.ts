import { day } from '../../ledger/tablesForTests';
import type { LedgerDocument } from '../../ledger/records';
import { balance, document, open, settled } from './documentsForTests';
import { noteOn, openOn, type NoteReceivable, type SettledAccount } from './settle';

/** Two invoices of different age, paid by one note that is larger than both. */
const base = [
  document('invoice', 'A', '2025-01-05', 60, { due: '2025-02-05', acceptedOn: '2025-01-01' }),
  document('invoice', 'B', '2025-03-01', 30, { due: '2025-04-01' }),
  document('note', 'N', '2025-05-01', 100, { due: '2025-11-01', noteType: 'commercial' }),
];
const dishonoured = document('noteDishonoured', 'X', '2025-11-02', 100, { settles: 'n' });

type Revived = readonly [
  due: number | null,
  documentDate: number,
  date: number,
  signed: bigint,
  open: bigint,
  estimated: boolean,
];

function revived({ notes }: SettledAccount, at = 0): Revived[] {
  return (notes[at]?.revived ?? []).map(({ due, documentDate, date, signed, open: left, estimated }) => [
    due,
    documentDate,
    date,
    signed,
    left,
    estimated,
  ]);
}

function states({ notes }: SettledAccount, at = 0): (readonly [string, string | null, bigint])[] {
  return (notes[at]?.changes ?? []).map(({ state, recourse, outstanding }) => [state, recourse, outstanding]);
}

const claim = (due: string | null, date: string, signed: bigint, left = signed, age = date): Revived => [
  due === null ? null : day(due),
  day(date),
  day(age),
  signed,
  left,
  false,
];

describe('a note receivable', () => {
  it('settles like a receipt on the day it is received', () => {
    const account = settled(base, '2025-05-01');
    expect([open(account), balance(account)]).toEqual([{ A: '0', B: '0', N: '10' }, '-10']);
    const [note] = account.notes;
    expect(note).toMatchObject({
      type: 'commercial',
      face: 100n,
      received: day('2025-05-01'),
      maturity: day('2025-11-01'),
    });
    expect(note?.entry).toBe(account.entries[2]);
    expect(settled(base, '2025-04-30').notes).toEqual([]);
  });

  it('is passed on, honoured or not, by dated rows that name it', () => {
    const rows = [
      ...base,
      document('noteDiscounted', 'D', '2025-06-01', 100, { settles: 'N', recourse: 'without' }),
      document('noteEndorsed', 'E', '2025-07-01', 0, { settles: 'N' }),
      document('noteHonoured', 'H', '2025-11-01', 0, { settles: 'N' }),
      document('noteDiscounted', 'late', '2025-12-01', 0, { settles: 'N' }),
    ];
    const account = settled(rows, '2025-12-31');
    expect(states(account)).toEqual([
      ['held', null, 100n],
      ['discounted', 'without', 100n],
      ['endorsed', 'with', 100n],
      ['honoured', 'with', 0n],
      ['honoured', 'with', 0n],
    ]);
    expect(open(account)).toEqual({ A: '0', B: '0', N: '10' });
    const note = account.notes[0] as NoteReceivable;
    expect(noteOn(note, day('2025-04-30'))).toBeNull();
    expect(noteOn(note, day('2025-05-31'))?.state).toBe('held');
    expect(noteOn(note, day('2025-06-01'))).toMatchObject({ state: 'discounted', fact: { number: 'D' } });
    expect(noteOn(note, day('2025-10-31'))?.state).toBe('endorsed');
    expect(noteOn(note, day('2026-10-31'))?.state).toBe('honoured');
  });

  it('is named by the row’s own number where 核销单据 is blank', () => {
    const account = settled([...base, document('noteHonoured', 'N', '2025-11-01', 0)], '2025-12-31');
    expect([states(account).map(([state]) => state), account.unlinked, account.unnamed]).toEqual([
      ['held', 'honoured'],
      [],
      [],
    ]);
  });

  it('is listed as unlinked or unnamed when the row gives no number it knows', () => {
    const rows = [
      ...base,
      document('noteHonoured', 'M', '2025-11-01', 0),
      document('noteDishonoured', 'X', '2025-11-01', 100, { settles: 'A' }),
      document('noteEndorsed', '', '2025-11-01', 0),
    ];
    const account = settled(rows, '2025-12-31');
    expect(states(account)).toEqual([['held', null, 100n]]);
    expect(account.unlinked.map(({ document: { number }, number: name }) => [number, name])).toEqual([
      ['M', 'M'],
      ['X', 'A'],
    ]);
    expect(account.unnamed.map(({ kind }) => kind)).toEqual(['noteEndorsed']);
    expect(balance(account)).toBe('-10');
  });

  it('may be honoured in part, and one row may name several', () => {
    const rows = [
      ...base,
      document('note', 'M', '2025-05-02', 50),
      document('noteHonoured', 'H1', '2025-11-01', 30, { settles: 'N' }),
      document('noteHonoured', 'H2', '2025-11-02', 90, { settles: 'N,M' }),
    ];
    const account = settled(rows, '2025-12-31');
    expect(states(account)).toEqual([
      ['held', null, 100n],
      ['held', null, 70n],
      ['honoured', null, 0n],
    ]);
    expect(states(account, 1)).toEqual([
      ['held', null, 50n],
      ['held', null, 30n],
    ]);
  });
});

describe('a dishonoured note (拒付)', () => {
  it('closes, and brings back its face with the due and document dates of what it had settled', () => {
    const account = settled([...base, dishonoured], '2025-12-31');
    expect(states(account)).toEqual([
      ['held', null, 100n],
      ['dishonoured', null, 0n],
    ]);
    expect(revived(account)).toEqual([
      claim('2025-11-01', '2025-05-01', 10n, 0n),
      claim('2025-04-01', '2025-03-01', 30n),
      claim('2025-02-05', '2025-01-05', 60n, 60n, '2025-01-01'),
    ]);
    expect([open(account), balance(account)]).toEqual([{ A: '0', B: '0', N: '0', X: '0+30+60' }, '90']);
    expect(account.entries.map(({ entered }) => entered).slice(3)).toEqual([
      dishonoured.date,
      dishonoured.date,
      dishonoured.date,
    ]);
    expect(account.notes[0]?.revived.map(({ revives }) => revives?.document.number)).toEqual(['N', 'B', 'A']);
  });

  it('leaves the day before as if it had never happened', () => {
    const eve = day('2025-11-01');
    const account = settled([...base, dishonoured], '2025-12-31');
    const opens = account.entries.map((entry) => openOn(entry, eve));
    expect(opens).toEqual([0n, 0n, 10n, 0n, 0n, 0n]);
    expect(open(settled(base, '2025-11-01'))).toEqual({ A: '0', B: '0', N: '10' });
    expect(noteOn(account.notes[0] as NoteReceivable, eve)?.state).toBe('held');
  });

  it('is settled again by what is paid next, the earliest due first, or by what names the note or the row', () => {
    const paid = [...base, dishonoured, document('receipt', 'R', '2025-12-01', 70)];
    expect(open(settled(paid, '2025-12-01'))).toMatchObject({ X: '0+20+0', R: '0' });
    for (const settles of ['N', 'x']) {
      const other = document('invoice', 'Z', '2024-01-01', 500, { due: '2024-02-01' });
      const named = [...base, dishonoured, document('receipt', 'R', '2025-12-01', 70, { settles })];
      const account = settled(
        [...named.slice(0, 4), { ...other, date: day('2025-11-03') }, ...named.slice(4)],
        '2025-12-01',
      );
      expect(open(account)).toMatchObject({ X: '0+20+0', Z: '500', R: '0' });
      expect(account.unlinked).toEqual([]);
    }
  });

  it('is waited for by a credit that names the note', () => {
    const rows = [
      ...base,
      document('receipt', 'R', '2025-10-01', 40, { settles: 'N' }),
      document('invoice', 'Z', '2025-10-02', 25),
      dishonoured,
    ];
    expect(open(settled(rows, '2025-11-01'))).toMatchObject({ Z: '15', R: '40', N: '0' });
    expect(open(settled(rows, '2025-11-02'))).toMatchObject({ Z: '15', R: '0', X: '10+30+20' });
  });

  it('is waited for no longer than its day, even when nothing comes back', () => {
    const rows = [
      ...base,
      document('noteEndorsed', 'E', '2025-06-01', 0, { settles: 'N', recourse: 'without' }),
      document('receipt', 'R', '2025-10-01', 40, { settles: 'N' }),
      document('invoice', 'Z', '2025-10-02', 25),
      dishonoured,
    ];
    expect(open(settled(rows, '2025-11-01'))).toMatchObject({ Z: '15', R: '40' });
    expect(open(settled(rows, '2025-11-02'))).toMatchObject({ Z: '0', R: '25' });
  });

  it('comes back in part, what it had not settled first, then the latest', () => {
    const some = (number: string, on: string, amount: number): LedgerDocument =>
      document('noteDishonoured', number, on, amount, { settles: 'N' });
    const rows = [
      ...base,
      some('X', '2025-11-02', 25),
      some('Y', '2025-11-03', 20),
      some('Z', '2025-11-04', 200),
    ];
    const account = settled(rows, '2025-12-31');
    expect(revived(account)).toEqual([
      claim('2025-11-01', '2025-05-01', 10n, 0n),
      claim('2025-04-01', '2025-03-01', 15n),
      claim('2025-04-01', '2025-03-01', 15n),
      claim('2025-02-05', '2025-01-05', 5n, 5n, '2025-01-01'),
      claim('2025-02-05', '2025-01-05', 55n, 55n, '2025-01-01'),
    ]);
    expect(states(account)).toEqual([
      ['held', null, 100n],
      ['held', null, 75n],
      ['held', null, 55n],
      ['dishonoured', null, 0n],
    ]);
    expect(balance(account)).toBe('90');
  });

  it('received and dishonoured on one day cancels itself out', () => {
    const rows = [
      document('invoice', 'A', '2025-05-01', 60),
      document('note', 'N', '2025-05-01', 60),
      document('noteDishonoured', 'X', '2025-05-01', 60, { settles: 'N' }),
    ];
    expect(open(settled(rows, '2025-05-01'))).toEqual({ A: '60', N: '0', X: '0' });
  });

  it('brings back what was refunded out of it as owed since the refund', () => {
    const rows = [
      ...base,
      document('refund', 'F', '2025-06-01', 4, { settles: 'N', due: '2025-06-30' }),
      document('refund', 'G', '2025-06-02', 50, { settles: 'N' }),
      dishonoured,
    ];
    const account = settled(rows, '2025-12-31');
    expect(revived(account).slice(0, 2)).toEqual([
      claim('2025-06-02', '2025-06-02', 6n),
      claim('2025-06-01', '2025-06-01', 4n),
    ]);
    expect([open(account)['G'], balance(account)]).toEqual(['44', '144']);
  });

  it('of a note dishonoured twice over keeps the first dates', () => {
    const rows = [
      ...base.slice(0, 1),
      document('note', 'N', '2025-05-01', 60),
      document('noteDishonoured', 'X', '2025-11-02', 60, { settles: 'N' }),
      document('note', 'M', '2025-11-03', 60, { due: '2026-05-03' }),
      document('noteDishonoured', 'Y', '2026-05-04', 60, { settles: 'M' }),
    ];
    const account = settled(rows, '2026-12-31');
    expect(revived(account, 1)).toEqual([claim('2025-02-05', '2025-01-05', 60n, 60n, '2025-01-01')]);
    expect(balance(account)).toBe('60');
  });

  it('does not reach us when the note was passed on without recourse', () => {
    const passed = document('noteDiscounted', 'D', '2025-06-01', 0, { settles: 'N', recourse: 'without' });
    const account = settled([...base, passed, dishonoured], '2025-12-31');
    expect(states(account).slice(1)).toEqual([
      ['discounted', 'without', 100n],
      ['dishonoured', 'without', 100n],
    ]);
    expect([revived(account), balance(account)]).toEqual([[], '-10']);
    const closed = document('noteHonoured', 'H', '2025-10-01', 0, { settles: 'N' });
    expect(states(settled([...base, passed, closed, dishonoured], '2025-12-31'))[3]).toEqual([
      'honoured',
      'without',
      0n,
    ]);
  });
});

describe('追索清偿', () => {
  const recourse = document('noteRecourse', 'Q', '2025-12-01', 70, { settles: 'N' });

  it('of a note we hold is the customer paying what it brought back, and no more', () => {
    const account = settled([...base, dishonoured, recourse], '2025-12-01');
    expect([open(account), balance(account)]).toEqual([
      { A: '0', B: '0', N: '0', X: '0+20+0', Q: '0' },
      '20',
    ]);
    const twice = { ...recourse, number: 'Q2', date: day('2025-12-02') };
    const paid = settled([...base, dishonoured, recourse, twice], '2025-12-02');
    expect([open(paid)['X'], open(paid)['Q2'], balance(paid)]).toEqual(['0+0+0', '10', '-10']);
    expect(states(paid)).toHaveLength(4);
  });

  it('without an amount is all of it', () => {
    const all = { ...recourse, amount: recourse.amount.times(0) };
    expect(balance(settled([...base, dishonoured, all], '2025-12-01'))).toBe('-10');
  });

  it('goes by the note, not by what is due first', () => {
    const older = document('invoice', 'Z', '2025-11-05', 500, { due: '2020-01-01' });
    expect(open(settled([...base, dishonoured, older, recourse], '2025-12-01'))).toMatchObject({
      X: '0+20+0',
      Z: '500',
    });
  });

  it('of a note we passed on is us paying: the claim comes back once', () => {
    const passed = document('noteEndorsed', 'E', '2025-06-01', 0, { settles: 'N', recourse: 'without' });
    const account = settled([...base, passed, recourse], '2025-12-31');
    expect(states(account)[2]).toEqual(['endorsed', 'without', 30n]);
    expect([open(account)['Q'], balance(account)]).toEqual(['0+30+30', '60']);
    const withRecourse = { ...passed, details: { ...passed.details, recourse: 'with' as const } };
    const after = settled([...base, withRecourse, dishonoured, recourse], '2025-12-31');
    expect([balance(after), after.notes[0]?.revived.length]).toEqual(['90', 3]);
  });

  it('of a note we hold that was never dishonoured settles the note', () => {
    const account = settled([...base, recourse], '2025-12-31');
    expect(states(account)[1]).toEqual(['held', null, 30n]);
    expect(balance(account)).toBe('-10');
    const rest = { ...recourse, number: 'Q2', date: day('2025-12-02') };
    expect(states(settled([...base, recourse, rest], '2025-12-31'))[2]).toEqual(['honoured', null, 0n]);
  });

  it('on the day of 拒付 comes after it', () => {
    const account = settled([...base, { ...recourse, date: dishonoured.date }, dishonoured], '2025-12-31');
    expect([balance(account), account.notes[0]?.changes.map(({ fact }) => fact?.kind)]).toEqual([
      '20',
      [undefined, 'noteDishonoured', 'noteRecourse'],
    ]);
  });
});

describe('a note from before the opening', () => {
  const history = [
    ...base,
    document('noteEndorsed', 'E', '2025-06-02', 0, { settles: 'N', recourse: 'with' }),
    document('noteDiscounted', 'D', '2025-06-01', 0, { settles: 'N', recourse: 'without' }),
    document('opening', '', '2025-06-30', 200, { due: '2025-09-30' }),
  ];

  it('lives on without an entry, its earlier rows in the order of their days', () => {
    const account = settled(history, '2025-12-31');
    expect([open(account), account.notes[0]?.entry]).toEqual([{ 'row 5': '200' }, null]);
    expect(states(account).map(([state]) => state)).toEqual(['held', 'discounted', 'endorsed']);
  });

  it('comes back due at its maturity, as an estimate', () => {
    const account = settled([...history, dishonoured], '2025-12-31');
    expect(revived(account)).toEqual([
      [day('2025-11-01'), day('2025-05-01'), day('2025-05-01'), 100n, 100n, true],
    ]);
    expect(balance(account)).toBe('300');
    const undated = history.map((row) => ({ ...row, due: null }));
    expect(revived(settled([...undated, dishonoured], '2025-12-31'))[0]?.[0]).toBe(dishonoured.date);
  });

  it('and dishonoured before it has come back into the opening already', () => {
    const before = { ...dishonoured, date: day('2025-06-15') };
    const paid = document('noteRecourse', 'Q', '2025-12-01', 70, { settles: 'N' });
    const held = history.filter(({ kind }) => kind !== 'noteEndorsed' && kind !== 'noteDiscounted');
    const account = settled([...held, before, paid], '2025-12-31', { settlement: 'named' });
    expect([open(account), balance(account)]).toEqual([{ 'row 3': '130', Q: '0' }, '130']);
  });
});
