import { day } from '../../ledger/tablesForTests';
import { memoOf, unrecovered } from './memo';
import { document, open, settled, balance } from './documentsForTests';
import { dueOn, openOn, type SettledAccount } from './settle';
import { canBeRefunded, roleOf } from './roles';
import type { DocumentKind } from '../../ledger/tables';

const names = (rows: SettledAccount['unnamed']): string[] => rows.map(({ number }) => number);
const unlinked = (account: SettledAccount): string[] =>
  account.unlinked.map(({ document: { number }, number: name }) => `${number} ${name}`);

describe('what each kind does to the balance', () => {
  it.each([
    ['opening', 'debit'],
    ['invoice', 'debit'],
    ['creditNote', 'credit'],
    ['receipt', 'credit'],
    ['prepayment', 'credit'],
    ['refund', 'refund'],
    ['offset', 'credit'],
    ['writeOff', 'credit'],
    ['recovery', null],
    ['note', 'credit'],
    ['noteDiscounted', 'event'],
    ['noteEndorsed', 'event'],
    ['noteHonoured', 'event'],
    ['noteDishonoured', 'event'],
    ['noteRecourse', 'event'],
    ['factoring', null],
    ['retention', 'debit'],
    ['adjustment', 'debit'],
    ['order', null],
    ['delivery', null],
    ['statement', null],
    ['extension', null],
    ['reminder', null],
    ['lawsuit', null],
  ] as const)('%s: %s', (kind, role) => {
    expect(roleOf(document(kind, '', '2026-01-01', 10))).toBe(role);
  });

  it('an opening, and an adjustment, below zero is a credit; factoring is one without recourse', () => {
    expect(roleOf(document('opening', '', '2026-01-01', -1))).toBe('credit');
    expect(roleOf(document('adjustment', '', '2026-01-01', -1))).toBe('credit');
    expect(roleOf(document('factoring', '', '2026-01-01', 1, { recourse: 'without' }))).toBe('credit');
    expect(roleOf(document('factoring', '', '2026-01-01', 1, { recourse: 'with' }))).toBeNull();
  });

  it('leaves rows without an effect out of the entries', () => {
    const kinds: DocumentKind[] = [
      'order',
      'delivery',
      'statement',
      'reminder',
      'lawsuit',
      'recovery',
      'extension',
    ];
    const rows = [
      document('invoice', 'A', '2026-01-01', 80),
      ...kinds.map((kind) => document(kind, kind, '2026-01-02', 50, { settles: 'A' })),
    ];
    const account = settled(rows, '2026-01-31');
    expect([open(account), balance(account)]).toEqual([{ A: '80' }, '80']);
  });
});

describe('a prepayment', () => {
  const rows = [
    document('prepayment', 'P', '2026-01-01', 100, { order: 'o1' }),
    document('invoice', 'other', '2026-01-02', 60),
    document('invoice', 'A', '2026-01-03', 30, { order: 'O1', due: '2026-03-01' }),
    document('retention', 'Q', '2026-01-03', 10, { order: 'O1', due: '2026-02-01' }),
    document('adjustment', 'J', '2026-01-03', 10, { order: 'O1' }),
    document('invoice', 'B', '2026-01-05', 80, { order: 'O1' }),
  ];

  it('settles invoices of its order only, as they come', () => {
    expect(open(settled(rows, '2026-01-04'))).toEqual({ P: '60', other: '60', A: '0', Q: '0', J: '10' });
    expect(open(settled(rows, '2026-01-05'))).toEqual({
      P: '0',
      other: '60',
      A: '0',
      Q: '0',
      J: '10',
      B: '20',
    });
  });

  it('never goes on to other documents', () => {
    const account = settled(rows.slice(0, 5), '2026-12-31');
    expect([open(account)['P'], account.unlinked, account.unnamed]).toEqual(['60', [], []]);
  });

  it('settles what it names before its order, and without an order is like a receipt', () => {
    const named = rows.map((row) => (row.number === 'P' ? { ...row, settles: ['other'] } : row));
    expect(open(settled(named, '2026-01-05'))).toEqual({
      P: '0',
      other: '0',
      A: '0',
      Q: '0',
      J: '10',
      B: '80',
    });
    const free = rows.map((row) => (row.number === 'P' ? { ...row, order: '' } : row));
    expect(open(settled(free, '2026-01-03'))).toMatchObject({ P: '0', other: '0', A: '10', Q: '0', J: '0' });
  });

  it('settles its order whatever the method, and the opening for an order that it states', () => {
    expect(open(settled(rows, '2026-01-05', { settlement: 'named' }))).toMatchObject({ P: '0', B: '20' });
    const opened = [
      document('invoice', 'A', '2026-01-01', 30, { order: 'O1' }),
      document('opening', '', '2026-01-02', 70),
      document('prepayment', 'P', '2026-01-03', 50, { order: 'O1' }),
    ];
    expect(open(settled(opened, '2026-01-03', { settlement: 'named' }))).toEqual({ 'row 1': '20', P: '0' });
  });
});

describe('offset, write-off, negative adjustment and factoring without recourse', () => {
  const kinds = [
    ['offset', 40, {}],
    ['writeOff', 40, {}],
    ['adjustment', -40, {}],
    ['factoring', 40, { recourse: 'without' }],
  ] as const;

  it.each(kinds)('%s settles what it names, and the rest stays unapplied', (kind, amount, details) => {
    const rows = [
      document('invoice', 'A', '2026-01-01', 30),
      document('invoice', 'B', '2026-01-01', 100),
      document(kind, 'X', '2026-02-01', amount, { ...details, settles: 'A' }),
    ];
    const account = settled(rows, '2026-02-01');
    expect([open(account), names(account.unnamed)]).toEqual([{ A: '0', B: '100', X: '10' }, []]);
  });

  it.each(kinds)('%s without a name stays unapplied and is listed', (kind, amount, details) => {
    const rows = [
      document('invoice', 'B', '2026-01-01', 100),
      document(kind, 'X', '2026-02-01', amount, details),
    ];
    const account = settled(rows, '2026-02-01');
    expect([open(account), names(account.unnamed)]).toEqual([{ B: '100', X: '40' }, ['X']]);
  });

  it.each(kinds)('%s is not used up by a refund that does not name it', (kind, amount, details) => {
    const rows = [
      document(kind, 'X', '2026-02-01', amount, { ...details, settles: 'nobody' }),
      document('refund', 'F', '2026-02-02', 15),
    ];
    const account = settled(rows, '2026-02-02');
    expect([open(account), unlinked(account)]).toEqual([{ X: '40', F: '15' }, ['X nobody']]);
    expect(canBeRefunded(document(kind, 'X', '2026-02-01', amount))).toBe(false);
  });

  it('a positive adjustment is a debit like any other', () => {
    const rows = [document('adjustment', 'J', '2026-01-01', 30), document('receipt', 'R', '2026-01-02', 10)];
    const account = settled(rows, '2026-01-02');
    expect([open(account), account.unnamed]).toEqual([{ J: '20', R: '0' }, []]);
  });

  it('factoring with recourse leaves the claim where it is, and lists a missing or unknown name', () => {
    const rows = [
      document('invoice', 'A', '2026-01-01', 30),
      document('factoring', 'X', '2026-01-02', 30, { settles: 'A', recourse: 'with' }),
      document('factoring', 'Y', '2026-01-02', 30),
      document('factoring', 'Z', '2026-01-02', 30, { settles: 'B', recourse: 'with' }),
    ];
    const account = settled(rows, '2026-01-02');
    expect([open(account), names(account.unnamed), unlinked(account)]).toEqual([{ A: '30' }, ['Y'], ['Z B']]);
  });
});

describe('written-off claims', () => {
  const rows = [
    document('writeOff', 'old', '2025-06-01', 25, { settles: 'gone' }),
    document('opening', '', '2025-12-31', 100),
    document('invoice', 'A', '2026-01-01', 30),
    document('writeOff', 'W', '2026-02-01', 40, { settles: 'A' }),
    document('writeOff', 'V', '2026-02-02', 7.5),
    document('recovery', 'C1', '2026-03-01', 12, { settles: 'w' }),
    document('recovery', 'C2', '2026-03-02', 50, { settles: 'W,old' }),
    document('recovery', 'C3', '2026-03-03', 5),
    document('recovery', 'C4', '2026-03-04', 5, { settles: 'A' }),
    document('recovery', 'C5', '2026-04-01', 5, { settles: 'old' }),
  ];

  it('live on in a memo, those before the opening too, less what was recovered', () => {
    const account = settled(rows, '2026-03-31');
    const memo = account.writtenOff.map(({ document: { number }, on, ...amounts }) => ({
      number,
      on,
      ...amounts,
    }));
    expect(account.scale).toBe(1);
    expect(memo).toEqual([
      { number: 'old', on: day('2025-06-01'), amount: 250n, settled: null, recovered: 220n },
      { number: 'W', on: day('2026-02-01'), amount: 400n, settled: 300n, recovered: 400n },
      { number: 'V', on: day('2026-02-02'), amount: 75n, settled: 0n, recovered: 0n },
    ]);
    expect(account.writtenOff.map(unrecovered)).toEqual([30n, 0n, 0n]);
    expect(memoOf(account.writtenOff)).toBe(30n);
    expect(open(account)).toEqual({ 'row 1': '100', A: '0', W: '10', V: '7.5' });
  });

  it('never recover more than was written off, and know only write-offs by name', () => {
    const later = settled(rows, '2026-04-01');
    expect(later.writtenOff.map(({ recovered }) => recovered)).toEqual([250n, 400n, 0n]);
    expect([unlinked(later), names(later.unnamed)]).toEqual([['C4 A'], ['V', 'C3']]);
  });
});

describe('an extension (展期)', () => {
  const rows = [
    document('invoice', 'A', '2026-01-01', 100, { due: '2026-01-31' }),
    document('invoice', 'B', '2026-01-02', 100, { due: '2026-02-28' }),
    document('receipt', 'R1', '2026-01-10', 20),
    document('extension', 'E', '2026-01-15', 0, { settles: 'a', due: '2026-03-31', approvedBy: '王经理' }),
    document('receipt', 'R2', '2026-01-20', 110),
    document('extension', 'E2', '2026-02-20', 0, { settles: 'A', due: '2026-02-01' }),
  ];

  it('is shown beside the original due date, which counts', () => {
    const account = settled(rows, '2026-02-28');
    expect(open(account)).toEqual({ A: '0', B: '70', R1: '0', R2: '0' });
    expect(account.entries.map(({ due }) => due)).toEqual([day('2026-01-31'), day('2026-02-28'), null, null]);
    expect(
      account.extended.map(({ extension, entry, original, due }) => [
        extension.number,
        extension.details.approvedBy,
        entry.document.number,
        original,
        due,
      ]),
    ).toEqual([
      ['E', '王经理', 'A', day('2026-01-31'), day('2026-03-31')],
      ['E2', '', 'A', day('2026-01-31'), day('2026-02-01')],
    ]);
  });

  it('counts from its day on when the policy says so, and never brings a due date forward', () => {
    const account = settled(rows, '2026-02-28', { extensions: 'extended' });
    expect(open(account)).toEqual({ A: '70', B: '0', R1: '0', R2: '0' });
    const [first] = account.entries;
    expect([first?.due, first?.originalDue]).toEqual([day('2026-03-31'), day('2026-01-31')]);
    expect(first && [dueOn(first, day('2026-01-14')), dueOn(first, day('2026-01-15'))]).toEqual([
      day('2026-01-31'),
      day('2026-03-31'),
    ]);
    expect(account.entries.map((entry) => openOn(entry, day('2026-01-15')))).toEqual([80n, 100n, 0n, 0n]);
  });

  it('written before its document holds from the day that enters; each instalment keeps a later date of its own', () => {
    const early = [
      document('extension', 'E', '2026-01-01', 0, { settles: 'A', due: '2026-02-15' }),
      document('invoice', 'A', '2026-01-05', 100, {
        parts: [
          [50, '2026-01-31'],
          [30, '2026-03-31'],
          [20, null],
        ],
      }),
    ];
    const dues = settled(early, '2026-01-31', { extensions: 'extended' }).entries.map(({ due }) => due);
    expect(dues).toEqual([day('2026-02-15'), day('2026-03-31'), day('2026-02-15')]);
  });

  it('without a due date or of nothing changes nothing', () => {
    const useless = [
      document('invoice', 'A', '2026-01-01', 100, { due: '2026-01-31' }),
      document('receipt', 'A', '2026-01-01', 1, { due: '2026-01-31' }),
      document('extension', 'E', '2026-01-02', 0, { settles: 'A' }),
      document('extension', 'F', '2026-01-02', 0, { due: '2026-05-31' }),
      document('extension', 'G', '2026-01-02', 0, { settles: 'X', due: '2026-05-31' }),
    ];
    const account = settled(useless, '2026-01-31', { extensions: 'extended' });
    expect(account.entries.map(({ due }) => due)).toEqual([day('2026-01-31'), day('2026-01-31')]);
    expect([account.extended, names(account.unnamed), unlinked(account)]).toEqual([[], ['F'], ['G X']]);
  });

  it('of an invoice goes on with what it was issued anew for, if it was granted before', () => {
    const anew = document('invoice', 'C', '2026-02-10', 100, { due: '2026-05-10', reissue: 'A' });
    const red = document('creditNote', 'A-', '2026-02-10', 100, { settles: 'A' });
    const later = document('extension', 'E3', '2026-02-11', 0, { settles: 'A', due: '2026-09-30' });
    const account = settled([...rows, red, anew, later], '2026-02-28', { extensions: 'extended' });
    const entry = account.entries.find(({ document: { number } }) => number === 'C');
    expect([entry?.originalDue, entry?.due]).toEqual([day('2026-01-31'), day('2026-03-31')]);
    const named = account.extended.filter((one) => one.entry === entry);
    expect(named.map(({ extension: { number } }) => number)).toEqual(['E']);
  });

  it('leaves a credit of the same number alone', () => {
    const twins = [
      document('invoice', 'A', '2026-01-01', 100, { due: '2026-01-31' }),
      document('receipt', 'A', '2026-01-01', 1, { due: '2026-01-31' }),
      document('extension', 'E', '2026-01-02', 0, { settles: 'A', due: '2026-05-31' }),
    ];
    const account = settled(twins, '2026-01-31', { extensions: 'extended' });
    expect(account.entries.map(({ due }) => due)).toEqual([day('2026-05-31'), day('2026-01-31')]);
    expect(account.extended.map(({ entry }) => entry.role)).toEqual(['debit']);
  });
});

describe('a void row (作废)', () => {
  it('has no effect at all and is counted', () => {
    const rows = [
      document('invoice', 'A', '2026-01-01', 100),
      document('invoice', 'B', '2026-01-01', 50, { void: true }),
      document('receipt', 'R', '2026-01-02', 30, { settles: 'B' }),
      document('opening', '', '2026-01-03', 500, { void: true }),
    ];
    const account = settled(rows, '2026-01-31');
    expect([open(account), account.voids, unlinked(account)]).toEqual([{ A: '70', R: '0' }, 2, ['R B']]);
  });
});

describe('retention (质保金)', () => {
  it('is settled like a debit, by its own due date', () => {
    const rows = [
      document('retention', 'Q', '2026-01-01', 10, { due: '2027-01-01' }),
      document('invoice', 'A', '2026-01-02', 90, { due: '2026-02-01' }),
      document('receipt', 'R', '2026-01-03', 95),
    ];
    const account = settled(rows, '2026-01-31');
    expect([open(account), account.entries.map(({ retention }) => retention)]).toEqual([
      { Q: '5', A: '0', R: '0' },
      [true, false, false],
    ]);
  });
});
