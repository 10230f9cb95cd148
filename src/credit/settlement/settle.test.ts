import { day } from '../../ledger/tablesForTests';
import { ageAccount } from '../ageing/age';
import { accountsOf, isCredit, ownerOf } from './account';
import { accountFor, balance, document, FIFO, open, rowsOf, settled } from './documentsForTests';
import { memoOf } from './memo';
import { identityOf, openOn, settleAccount } from './settle';

describe('settlement, the vectors of the domain', () => {
  const first = [
    document('invoice', 'A', '2026-01-01', 100, { due: '2026-01-31' }),
    document('invoice', 'B', '2026-01-29', 200, { due: '2026-02-28' }),
    document('invoice', 'C', '2026-03-01', 150, { due: '2026-03-31' }),
    document('receipt', 'R1', '2026-02-10', 120, { settles: 'B' }),
    document('receipt', 'R2', '2026-03-05', 150),
  ];

  it('vector 1: a named receipt settles its invoice, the next one what is due first', () => {
    const account = settled(first, '2026-03-15');
    expect(open(account)).toEqual({ A: '0', B: '30', C: '150', R1: '0', R2: '0' });
    const aged = ageAccount(account, day('2026-03-15'), 0n);
    expect([aged.balance, aged.overdue, aged.mostDaysLate]).toEqual([180n, 30n, 15]);
    expect(aged.entries.map(({ daysLate }) => daysLate)).toEqual([43, 15, -16, null, null]);
  });

  it('vector 2: a settlement once made is not reopened by an invoice due earlier', () => {
    const account = settled(
      [
        document('invoice', 'C', '2026-01-10', 150, { due: '2026-03-31' }),
        document('receipt', 'R', '2026-02-10', 150),
        document('invoice', 'D', '2026-03-01', 150, { due: '2026-03-01' }),
      ],
      '2026-03-15',
    );
    expect(open(account)).toEqual({ C: '0', R: '0', D: '150' });
    expect(ageAccount(account, day('2026-03-15'), 0n).overdue).toBe(150n);
    expect(
      account.log.map(({ debit, credit, amount, on }) => [
        debit.document.number,
        credit.document.number,
        amount,
        on,
      ]),
    ).toEqual([['C', 'R', 150n, day('2026-02-10')]]);
  });
});

describe('settlement, rule by rule', () => {
  it('lets debits of a day enter before its credits', () => {
    const rows = [document('receipt', 'R', '2026-01-05', 100), document('invoice', 'A', '2026-01-05', 100)];
    expect(open(settled(rows, '2026-01-05'))).toEqual({ R: '0', A: '0' });
  });

  it('takes the document date where the due date is unknown, then date, number and row', () => {
    const rows = [
      document('invoice', 'late', '2026-01-01', 10, { due: '2026-02-01' }),
      document('invoice', 'undated', '2026-01-10', 10),
      document('invoice', 'b', '2026-01-03', 10, { due: '2026-01-10' }),
      document('invoice', 'a', '2026-01-03', 10, { due: '2026-01-10' }),
      document('invoice', 'a', '2026-01-03', 9, { due: '2026-01-10' }),
      document('receipt', 'R', '2026-03-01', 15),
    ];
    expect(open(settled(rows, '2026-03-01'))).toEqual({
      late: '10',
      undated: '10',
      b: '10',
      a: '0+4',
      R: '0',
    });
    const more = [...rows, document('receipt', 'S', '2026-03-02', 19)];
    expect(open(settled(more, '2026-03-02'))).toMatchObject({ late: '10', undated: '5', b: '0', a: '0+0' });
  });

  it('uses credits oldest first, on one day by number and row', () => {
    const rows = [
      document('receipt', 'b', '2026-01-02', 5),
      document('receipt', 'a', '2026-01-02', 5),
      document('receipt', 'a', '2026-01-02', 4),
      document('receipt', 'z', '2026-01-01', 5),
      document('invoice', 'A', '2026-01-03', 12),
    ];
    expect(open(settled(rows, '2026-01-03'))).toEqual({ b: '5', a: '0+2', z: '0', A: '0' });
  });

  it('keeps a credit that names a later document waiting, and passes on what that document does not need', () => {
    const rows = [
      document('invoice', 'A', '2026-01-01', 80, { due: '2026-01-31' }),
      document('receipt', 'R', '2026-02-01', 100, { settles: 'B' }),
      document('invoice', 'B', '2026-03-01', 70, { due: '2026-03-31' }),
    ];
    const account = settled(rows, '2026-03-01');
    expect(open(settled(rows, '2026-02-15'))).toEqual({ A: '80', R: '100' });
    expect(open(account)).toEqual({ A: '50', B: '0', R: '0' });
    expect(account.entries.map((entry) => openOn(entry, day('2026-02-28')))).toEqual([80n, 100n, 0n]);
    expect(account.unlinked).toEqual([]);
  });

  it('waits for the last line of a number', () => {
    const rows = [
      document('receipt', 'R', '2026-01-01', 100, { settles: 'A' }),
      document('invoice', 'A', '2026-01-02', 30),
      document('invoice', 'X', '2026-01-02', 30),
      document('invoice', 'A', '2026-01-04', 40),
    ];
    expect(open(settled(rows, '2026-01-03'))).toEqual({ R: '70', A: '0', X: '30' });
    expect(open(settled(rows, '2026-01-04'))).toEqual({ R: '0', A: '0+0', X: '0' });
  });

  it('reports a name nobody has and then settles by due date', () => {
    const rows = [
      document('invoice', 'A', '2026-01-01', 80),
      document('receipt', 'R', '2026-02-01', 100, { settles: 'X9, A' }),
    ];
    const account = settled(rows, '2026-02-15');
    expect(open(account)).toEqual({ A: '0', R: '20' });
    expect(account.unlinked.map(({ document: { number }, number: name }) => [number, name])).toEqual([
      ['R', 'X9'],
    ]);
  });

  it('tells numbers apart by more than letter case only', () => {
    const rows = [
      document('invoice', 'a-1', '2026-01-01', 80, { due: '2026-03-01' }),
      document('invoice', 'B', '2026-01-01', 80, { due: '2026-02-01' }),
      document('receipt', 'R', '2026-02-01', 50, { settles: 'A-1' }),
    ];
    expect(open(settled(rows, '2026-02-15'))).toEqual({ 'a-1': '30', B: '80', R: '0' });
  });

  it('settles several named documents in the order they are named, all lines of a number by due date', () => {
    const rows = [
      document('invoice', 'A', '2026-01-01', 80),
      document('invoice', 'B', '2026-01-02', 50, { due: '2026-03-01' }),
      document('invoice', 'B', '2026-01-02', 30, { due: '2026-02-01' }),
      document('receipt', 'R', '2026-02-01', 40, { settles: 'B,A' }),
    ];
    expect(open(settled(rows, '2026-02-15'))).toEqual({ A: '80', B: '40+0', R: '0' });
  });

  it('knows an invoice by its code and number together too', () => {
    const rows = [
      document('invoice', '00001', '2026-01-01', 80),
      document('invoice', '00002', '2026-01-02', 50, { invoiceCode: '44A' }),
      document('receipt', 'R', '2026-02-01', 40, { settles: '44a00002' }),
    ];
    const account = settled(rows, '2026-02-15');
    expect([open(account), account.unlinked]).toEqual([{ '00001': '80', '00002': '10', R: '0' }, []]);
  });

  it('leaves a credit that names nothing unapplied when only named settlement is wanted', () => {
    const rows = [
      document('invoice', 'A', '2026-01-01', 80),
      document('receipt', 'R', '2026-02-01', 100, { settles: 'A' }),
      document('invoice', 'B', '2026-01-05', 50),
    ];
    expect(open(settled(rows, '2026-02-15', { settlement: 'named' }))).toEqual({ A: '0', R: '20', B: '50' });
  });

  it('never settles another currency, nor the document of another payer', () => {
    const rows = rowsOf([
      document('invoice', 'A', '2026-01-01', 80, { currency: 'USD' }),
      document('receipt', 'R', '2026-02-01', 80, { settles: 'A' }),
      document('invoice', 'B', '2026-01-01', 80, { customer: 'C2' }),
    ]);
    const accounts = accountsOf(rows, day('2026-02-15'));
    const opens = [...accounts.values()].flat().map((account) => open(settleAccount(account, FIFO)));
    expect(opens).toEqual([{ R: '80' }, { A: '80' }, { B: '80' }]);
  });
});

describe('a refund', () => {
  const rows = [
    document('invoice', 'A', '2026-01-01', 60, { due: '2026-01-31' }),
    document('invoice', 'B', '2026-01-02', 30, { due: '2026-02-28' }),
    document('receipt', 'R', '2026-02-01', 100),
    document('refund', 'F', '2026-03-01', 35, { settles: 'R' }),
  ];

  it('uses up unapplied credit first, then undoes the latest settlements of its receipt', () => {
    expect(open(settled(rows, '2026-02-28'))).toEqual({ A: '0', B: '0', R: '10' });
    expect(open(settled(rows, '2026-03-01'))).toEqual({ A: '0', B: '25', R: '0', F: '0' });
  });

  it('is a further line of the log, negative where it undoes', () => {
    const { log, entries } = settled(rows, '2026-03-01');
    expect(
      log.map(({ debit, amount, on }) => [debit.document.number, amount, on - day('2026-03-01')]),
    ).toEqual([
      ['A', 60n, -28],
      ['B', 30n, -28],
      ['F', 10n, 0],
      ['B', -25n, 0],
      ['F', 25n, 0],
    ]);
    expect(entries.map((entry) => openOn(entry, day('2026-02-28')))).toEqual([0n, 0n, 10n, 0n]);
    expect(entries.map((entry) => openOn(entry, day('2026-01-31')))).toEqual([60n, 30n, 0n, 0n]);
  });

  it('undoes no more than is still settled, one refund after another', () => {
    const again = [
      ...rows,
      document('refund', 'G', '2026-03-02', 20, { settles: 'R' }),
      document('refund', 'H', '2026-03-03', 90, { settles: 'R' }),
    ];
    expect(open(settled(again, '2026-03-02'))).toMatchObject({ A: '15', B: '30', G: '0' });
    expect(open(settled(again, '2026-03-03'))).toMatchObject({ A: '60', B: '30', H: '45' });
  });

  it('takes the receipt it names before older unapplied credit, and other receipts before undoing', () => {
    const spare = [
      document('receipt', 'old', '2026-01-01', 10),
      document('receipt', 'new', '2026-01-02', 10),
      document('refund', 'F', '2026-01-03', 15, { settles: 'new' }),
    ];
    expect(open(settled(spare, '2026-01-03'))).toEqual({ old: '5', new: '0', F: '0' });
  });

  it('without a name undoes nothing', () => {
    const unnamed = rows.map((row) => ({ ...row, settles: [] }));
    expect(open(settled(unnamed, '2026-03-01'))).toEqual({ A: '0', B: '0', R: '0', F: '25' });
  });

  it('takes credit of earlier days before the day’s own credits settle, and what they leave over after', () => {
    const sameDay = [
      document('invoice', 'A', '2026-01-01', 50),
      document('refund', 'F', '2026-01-05', 30),
      document('receipt', 'R', '2026-01-05', 60),
    ];
    expect(open(settled(sameDay, '2026-01-05'))).toEqual({ A: '0', F: '20', R: '0' });
  });

  it('keeps what it cannot take back open, never overdue, until credit is left over', () => {
    const waiting = [document('refund', 'F', '2026-01-01', 40), document('receipt', 'R', '2026-03-01', 15)];
    const before = settled(waiting, '2026-02-28');
    expect(open(before)).toEqual({ F: '40' });
    const aged = ageAccount(before, day('2027-01-01'), 0n);
    expect([aged.overdue, aged.mostDaysLate, aged.buckets.notDue]).toEqual([0n, 0, 40n]);
    expect(open(settled(waiting, '2026-03-01'))).toEqual({ F: '25', R: '0' });
  });

  it('wakes what names the document it opens again and has something left', () => {
    const booked = [
      document('invoice', 'A', '2026-01-01', 100),
      document('receipt', 'R', '2026-02-01', 100, { settles: 'A' }),
      document('writeOff', 'W', '2026-02-10', 30, { settles: 'A' }),
      document('refund', 'F', '2026-03-01', 50, { settles: 'R' }),
    ];
    expect(open(settled(booked, '2026-02-28'))).toEqual({ A: '0', R: '0', W: '30' });
    const after = settled(booked, '2026-03-01');
    expect(open(after)).toEqual({ A: '20', R: '0', W: '0', F: '0' });
    expect(memoOf(after.writtenOff)).toBe(30n);
  });

  it('that waits for credit wakes it on the evening of the day it takes the credit back', () => {
    const waiting = [
      document('refund', 'F', '2026-01-01', 50, { settles: 'R' }),
      document('invoice', 'A', '2026-01-02', 100),
      document('invoice', 'B', '2026-01-04', 40),
      document('receipt', 'R', '2026-01-04', 40, { settles: 'B' }),
      document('writeOff', 'W', '2026-01-04', 30, { settles: 'B' }),
    ];
    expect(open(settled(waiting, '2026-01-04'))).toEqual({ A: '100', B: '10', W: '0', R: '0', F: '10' });
  });

  it('of money that came before the opening opens its parts to what names their documents', () => {
    const stated = [
      document('invoice', 'A', '2025-12-01', 100),
      document('opening', 'O', '2026-01-01', 100),
      document('receipt', 'R', '2026-02-01', 100),
      document('writeOff', 'W', '2026-02-10', 30, { settles: 'A' }),
      document('refund', 'F', '2026-03-01', 50, { settles: 'R' }),
    ];
    expect(open(settled(stated, '2026-03-01'))).toMatchObject({ O: '20', W: '0', F: '0' });
  });

  it('of a receipt nobody has is reported', () => {
    const { unlinked } = settled([document('refund', 'F', '2026-01-01', 40, { settles: 'R' })], '2026-01-01');
    expect(unlinked.map(({ number }) => number)).toEqual(['R']);
  });

  it('leaves the settlement it undid open to the next receipt', () => {
    const next = [...rows, document('receipt', 'S', '2026-03-05', 40)];
    expect(open(settled(next, '2026-03-05'))).toEqual({ A: '0', B: '0', R: '0', F: '0', S: '15' });
  });
});

describe('the opening', () => {
  const rows = [
    document('opening', '', '2026-01-31', 500),
    document('invoice', 'old', '2026-01-31', 70),
    document('invoice', 'new', '2026-02-01', 30),
  ];

  it('states everything up to its day: what is dated up to it is history', () => {
    const account = accountFor(rows, day('2026-03-01'));
    expect(account.documents.map(({ number }) => number)).toEqual(['', 'new']);
    expect(account.history.map(({ number }) => number)).toEqual(['old']);
  });

  it('is replaced by a later one, and unknown before the first', () => {
    const later = [...rows, document('opening', '', '2026-02-28', 520)];
    expect(accountFor(later, day('2026-02-15')).openingDay).toBe(day('2026-01-31'));
    expect(accountFor(later, day('2026-02-27')).beforeOpening).toBe(false);
    expect(accountFor(later, day('2026-02-28')).documents).toHaveLength(1);
    expect(accountFor(rows, day('2026-01-30')).beforeOpening).toBe(true);
    expect(accountFor(rows, day('2026-01-31')).beforeOpening).toBe(false);
  });

  it('may come in parts, each due on its own day, and be a credit', () => {
    const parts = [
      document('opening', '', '2026-01-31', 300, { due: '2026-01-01', estimated: true }),
      document('opening', '', '2026-01-31', 200, { due: '2025-11-01', estimated: true }),
      document('opening', '', '2026-01-31', -50),
      document('receipt', 'R', '2026-02-02', 180),
    ];
    const account = settled(parts, '2026-02-28');
    expect(open(account)).toEqual({ 'row 0': '270', 'row 1': '0', 'row 2': '0', R: '0' });
    expect([balance(account), account.entries.map(({ estimated }) => estimated)]).toEqual([
      '270',
      [true, true, false, false],
    ]);
  });

  it('answers for the documents it states: what names one of them settles the opening', () => {
    const named = [
      document('opening', '', '2026-01-31', 500, { due: '2026-06-30' }),
      ...rows.slice(1),
      document('receipt', 'R', '2026-02-10', 60, { settles: 'old' }),
      document('writeOff', 'W', '2026-02-11', 40, { settles: 'OLD' }),
    ];
    const account = settled(named, '2026-03-01', { settlement: 'named' });
    expect(open(account)).toEqual({ 'row 0': '400', new: '30', R: '0', W: '0' });
    expect(account.unlinked).toEqual([]);
  });
});

describe('accounts', () => {
  it('are the payer’s, one for each currency, void rows counted and left out', () => {
    const rows = rowsOf([
      document('invoice', 'A', '2026-01-01', 80, { customer: 'branch' }),
      document('invoice', 'B', '2026-01-01', 70, { customer: 'head' }),
      document('invoice', 'V', '2026-01-01', 60, { customer: 'head', void: true }),
      document('invoice', 'W', '2026-02-01', 60, { customer: 'head', void: true }),
      document('invoice', 'U', '2026-01-01', 50, { customer: 'head', currency: 'USD' }),
      { ...document('invoice', 'S', '2026-01-01', 40), customer: null, customerText: 'stranger' },
    ]);
    const customers = [
      { id: 'branch', payerId: 'head' },
      { id: 'head', payerId: null },
    ] as unknown as Parameters<typeof accountsOf>[2];
    const accounts = accountsOf(rows, day('2026-01-31'), customers);
    expect([...accounts.keys()]).toEqual(['head', 'stranger']);
    const [yuan, dollars] = accounts.get('head') ?? [];
    expect(yuan?.documents.map(({ number }) => number)).toEqual(['A', 'B']);
    expect([yuan?.voids, yuan?.all.length, yuan?.customer, yuan?.currency]).toEqual([1, 2, 'head', 'CNY']);
    expect([dollars?.currency, dollars?.voids]).toEqual(['USD', 0]);
    expect([...accountsOf(rows, day('2026-01-31')).keys()]).toEqual(['branch', 'head', 'stranger']);
    expect(ownerOf(rows[0] as (typeof rows)[0])).toBe('branch');
  });
});

describe('documents', () => {
  it('are one by kind, currency, code and number, and never by a blank number', () => {
    const one = document('invoice', 'a1', '2026-01-01', 80, { invoiceCode: '44' });
    const same = document('invoice', 'A1', '2026-01-02', 90, { invoiceCode: '44' });
    expect(identityOf(one)).toBe(identityOf(same));
    expect(identityOf(one)).not.toBe(identityOf(document('invoice', 'a1', '2026-01-01', 80)));
    expect(identityOf(one)).not.toBe(identityOf({ ...one, kind: 'creditNote' }));
    expect(identityOf(one)).not.toBe(identityOf({ ...one, currency: 'USD' }));
    expect(identityOf(document('invoice', '', '2026-01-01', 80))).toBeNull();
    expect([isCredit(one), isCredit(document('receipt', '', '2026-01-01', 1))]).toEqual([false, true]);
  });

  it('add up to 15 digits without an error in the last', () => {
    const rows = [
      document('invoice', 'A', '2026-01-01', '99999999999.9999'),
      document('invoice', 'B', '2026-01-01', '0.1'),
      document('invoice', 'C', '2026-01-01', '0.2'),
      document('receipt', 'R', '2026-01-02', '100000000000.2998'),
    ];
    expect(open(settled(rows, '2026-01-31'))).toEqual({ A: '0', B: '0', C: '0.0001', R: '0' });
  });

  it('fall due in instalments, each by itself', () => {
    const rows = [
      document('invoice', 'A', '2026-01-01', 100, {
        parts: [
          [30, '2026-01-10'],
          ['69.99', '2026-03-10'],
          ['0.01', null],
        ],
      }),
      document('invoice', 'B', '2026-01-02', 50, { due: '2026-02-01' }),
      document('receipt', 'R', '2026-01-05', 60),
    ];
    const account = settled(rows, '2026-02-15');
    expect(open(account)).toEqual({ A: '0+69.99+0', B: '20.01', R: '0' });
    expect(account.entries.map(({ part }) => part)).toEqual([0, 1, 2, 0, 0]);
  });

  it('whose instalments do not total them are our own mistake', () => {
    const wrong = document('invoice', 'A', '2026-01-01', 100, { parts: [[30, null]] });
    expect(() => settled([wrong], '2026-02-15')).toThrow(/total/);
  });
});
