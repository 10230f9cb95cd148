import { money } from '../../ledger/money';
import { day } from '../../ledger/tablesForTests';
import type { LedgerDocument } from '../../ledger/records';
import { document, open, settled } from './documentsForTests';

/** Dates of the debits by number: due, document date, the day age counts from. */
function dates(rows: readonly LedgerDocument[], asOf = '2026-12-31'): Record<string, (number | null)[]> {
  return Object.fromEntries(
    settled(rows, asOf)
      .entries.filter(({ role }) => role === 'debit')
      .map(({ document: { number }, part, due, documentDate, date }) => [
        part === 0 ? number : `${number}/${part}`,
        [due, documentDate, date],
      ]),
  );
}

describe('a reissue (重开)', () => {
  const blue = document('invoice', 'blue', '2026-01-05', 100, { due: '2026-02-05' });
  const red = document('creditNote', 'red', '2026-06-01', 100, { settles: 'blue', reissue: '是' });
  const anew = document('invoice', 'new', '2026-06-02', 100, { due: '2026-07-02', reissue: 'RED' });
  const kept = [day('2026-02-05'), day('2026-01-05'), day('2026-01-05')];
  const own = [day('2026-07-02'), day('2026-06-02'), day('2026-06-02')];

  it('keeps the due and document dates of the blue invoice behind the red one', () => {
    expect(dates([blue, red, anew])['new']).toEqual(kept);
  });

  it('may name the blue one itself, and be reissued again', () => {
    const named = { ...anew, details: { ...anew.details, reissue: 'Blue' } };
    expect(dates([blue, named])['new']).toEqual(kept);
    const red2 = document('creditNote', 'red2', '2026-08-01', 100, { settles: 'new' });
    const third = document('invoice', 'third', '2026-08-01', 100, { reissue: 'red2' });
    expect(dates([third, red2, anew, red, blue])['third']).toEqual(kept);
  });

  it('for several, named in one cell or by one red invoice, keeps the dates of the one due first', () => {
    const other = document('invoice', 'other', '2026-01-01', 50, { due: '2026-04-30' });
    const both = document('creditNote', 'red', '2026-06-01', 150, { settles: 'other blue' });
    expect(dates([other, blue, { ...both, settles: ['other', 'blue'] }, anew])['new']).toEqual(kept);
    const first = document('creditNote', 'r1', '2026-06-01', 50, { settles: 'other' });
    const cell = { ...anew, details: { ...anew.details, reissue: 'r1，red' } };
    expect(dates([other, blue, first, red, cell])['new']).toEqual(kept);
  });

  it('of instalments leaves without a due date what had none', () => {
    const parts = [
      [30, '2026-02-05'],
      [70, null],
    ] as const;
    const shares = document('invoice', 'blue', '2026-01-05', 100, { parts });
    const again = { ...anew, instalments: shares.instalments };
    const found = dates([shares, red, again]);
    expect([found['new']?.[0], found['new/1']?.[0]]).toEqual([day('2026-02-05'), null]);
    const thirds = {
      ...anew,
      instalments: [
        ...shares.instalments.slice(0, 1),
        ...shares.instalments.slice(0, 1),
        { amount: money('40'), due: null },
      ],
    };
    expect(
      [0, 1, 2].map((part) => dates([shares, red, thirds])[part === 0 ? 'new' : `new/${part}`]?.[0]),
    ).toEqual([day('2026-02-05'), day('2026-02-05'), day('2026-02-05')]);
  });

  it('of instalments that states one due date falls due in their shares, if it is as much', () => {
    const parts = [
      [30, '2026-02-05'],
      [70, '2026-05-05'],
    ] as const;
    const shares = document('invoice', 'blue', '2026-01-05', 100, { parts });
    const dues = (rows: readonly LedgerDocument[]) =>
      Object.entries(dates(rows)).flatMap(([number, [due]]) => (number.startsWith('new') ? [due] : []));
    expect(dues([shares, red, anew])).toEqual([day('2026-02-05'), day('2026-05-05')]);
    expect(dues([shares, red, { ...anew, amount: money('99') }])).toEqual([day('2026-02-05')]);
  });

  it('of instalments knows no due date before its event, nor does the original', () => {
    const since = day('2026-08-01');
    const whole = [{ amount: money('100'), due: since, since }];
    const shares = { ...blue, due: null, instalments: whole };
    const again = { ...anew, due: null, instalments: whole };
    expect(dates([shares], '2026-07-31')['blue']?.[0]).toBeNull();
    expect(dates([shares], '2026-08-01')['blue']?.[0]).toBe(since);
    expect(dates([shares, red, again], '2026-07-31')['new']?.[0]).toBeNull();
    expect(dates([shares, red, again], '2026-08-01')['new']?.[0]).toBe(since);
  });

  it('has its own dates when the chain is broken, later, or a circle', () => {
    expect(dates([blue, anew])['new']).toEqual(own);
    expect(dates([red, anew])['new']).toEqual(own);
    expect(dates([{ ...blue, date: day('2026-06-03') }, red, anew])['new']).toEqual(own);
    expect(dates([blue, { ...red, date: day('2026-06-03') }, anew])['new']).toEqual(own);
    const circle = { ...anew, details: { ...anew.details, reissue: 'new' } };
    expect(dates([circle])['new']).toEqual(own);
    const one = document('invoice', 'one', '2026-06-02', 1, { due: '2026-07-01', reissue: 'two' });
    const two = document('invoice', 'two', '2026-06-02', 1, { due: '2026-07-02', reissue: 'one' });
    expect(dates([one, two])['one']?.[0]).toBe(day('2026-07-02'));
  });

  it('is settled in the order of the dates it keeps', () => {
    const later = document('invoice', 'L', '2026-02-01', 50, { due: '2026-03-01' });
    const receipt = document('receipt', 'R', '2026-06-10', 120);
    expect(open(settled([blue, red, anew, later, receipt], '2026-12-31'))).toMatchObject({
      new: '0',
      L: '30',
    });
  });

  it('keeps the due dates of instalments one by one, the first for those there are too many', () => {
    const parts = document('invoice', 'blue', '2026-01-05', 100, {
      parts: [
        [40, '2026-02-05'],
        [60, null],
      ],
    });
    const same = document('invoice', 'new', '2026-06-02', 100, {
      reissue: 'red',
      parts: [
        [40, '2026-07-05'],
        [50, '2026-08-05'],
        [10, '2026-09-05'],
      ],
    });
    const found = dates([parts, red, same]);
    expect([found['new']?.[0], found['new/1']?.[0], found['new/2']?.[0]]).toEqual([
      day('2026-02-05'),
      day('2026-02-05'),
      day('2026-02-05'),
    ]);
    expect(dates([parts, red, anew])['new']).toEqual(kept);
  });

  it('keeps that the blue one had no due date', () => {
    expect(dates([{ ...blue, due: null }, red, anew])['new']?.[0]).toBeNull();
  });
});

describe('age (账龄)', () => {
  it('counts from acceptance where that is earlier, the document date staying what it is', () => {
    const early = document('invoice', 'A', '2026-03-01', 10, { acceptedOn: '2026-02-01' });
    const late = document('invoice', 'B', '2026-03-01', 10, { acceptedOn: '2026-04-01' });
    expect(dates([early, late])).toEqual({
      A: [null, day('2026-03-01'), day('2026-02-01')],
      B: [null, day('2026-03-01'), day('2026-03-01')],
    });
  });

  it('counts from the delivery an invoice of the order bills first, deliveries billed oldest first', () => {
    const rows = [
      document('delivery', 'D2', '2026-02-01', 50, { order: 'o' }),
      document('delivery', 'D1', '2026-01-01', 50, { order: 'O' }),
      document('delivery', 'back', '2026-01-02', -50, { order: 'O' }),
      document('delivery', 'D3', '2026-05-01', 50, { order: 'O' }),
      document('delivery', 'none', '2025-01-01', 50),
      document('delivery', 'else', '2025-01-01', 50, { order: 'P' }),
      document('invoice', 'A', '2026-03-01', 30, { order: 'O' }),
      document('invoice', 'B', '2026-03-02', 20, { order: 'O' }),
      document('invoice', 'C', '2026-03-03', 50, { order: 'O' }),
      document('invoice', 'D', '2026-03-04', 10, { order: 'O' }),
      document('invoice', 'E', '2026-03-05', 100, { order: 'O' }),
      document('invoice', 'F', '2026-03-06', 10, { order: 'O' }),
      document('invoice', 'G', '2026-03-06', 10),
    ];
    const from = Object.fromEntries(
      Object.entries(dates(rows)).map(([number, [, , date]]) => [number, date]),
    );
    expect(from).toEqual({
      A: day('2026-01-01'),
      B: day('2026-01-01'),
      C: day('2026-02-01'),
      D: day('2026-03-04'),
      E: day('2026-03-05'),
      F: day('2026-03-06'),
      G: day('2026-03-06'),
    });
    expect(dates(rows, '2026-03-02')['B']?.[2]).toBe(day('2026-01-01'));
  });

  it('of an opening counts from its due date where that lies before it', () => {
    const stated = (due: string) => dates([document('opening', 'O', '2026-01-31', 5, { due })])['O']?.[2];
    expect([stated('2022-12-31'), stated('2026-03-31')]).toEqual([day('2022-12-31'), day('2026-01-31')]);
    expect(dates([document('opening', 'O', '2026-01-31', 5)])['O']?.[2]).toBe(day('2026-01-31'));
  });

  it('of a reissue counts from the earliest of its own and the blue one’s days', () => {
    const blue = document('invoice', 'blue', '2026-03-01', 10, { acceptedOn: '2026-02-01' });
    const anew = document('invoice', 'new', '2026-04-01', 10, { reissue: 'blue', acceptedOn: '2026-01-15' });
    expect(dates([blue, anew])['new']).toEqual([null, day('2026-03-01'), day('2026-01-15')]);
    const plain = document('invoice', 'new', '2026-04-01', 10, { reissue: 'blue' });
    expect(dates([blue, plain])['new']).toEqual([null, day('2026-03-01'), day('2026-02-01')]);
  });
});
