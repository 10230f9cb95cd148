import fc from 'fast-check';
import { addDays, addMonths, isoDay, type Day } from '../../ledger/day';
import { money, type Money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import { AGE_BANDS } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { debitsOf, type LoggedAccount } from '../portfolio/accountState';
import { accountForTests, type AccountSpec, type EntrySpec, type MoveSpec } from '../portfolio/logForTests';
import { ageBandOf } from '../ageing/ageBands';
import { document, settled, type Written } from '../settlement/documentsForTests';
import { migrationYear, migrationYears, type MigratingAccount, type MigrationYear } from './migration';

const FROM = day('2025-12-31');
const TO = day('2026-12-31');
const asIs = (amount: Money): Money => amount;

function migrating(spec: AccountSpec): MigratingAccount {
  const settled = accountForTests(spec);
  return { settled, debits: debitsOf(settled) };
}

function pairs({ bands }: MigrationYear): string[] | null {
  return bands && bands.map(({ start, kept }) => `${start.toFixed()}→${kept.toFixed()}`);
}

const yearOf = (entries: readonly EntrySpec[]): string[] | null =>
  pairs(migrationYear([migrating({ entries })], FROM, TO, asIs));

/** The year from that day on of documents as settlement settles them. */
function settledYear(documents: readonly LedgerDocument[], from: string): string[] | null {
  const to = addMonths(day(from), 12);
  const account = settled(documents, isoDay(to));
  return pairs(migrationYear([{ settled: account, debits: debitsOf(account) }], day(from), to, asIs));
}

describe('migration over a year', () => {
  it('vector: of 100 half is still open and 20 of the rest was written off: 70', () => {
    const entry: EntrySpec = {
      amount: 100,
      date: '2025-06-01',
      moves: [
        { on: '2026-03-01', amount: 30 },
        { on: '2026-05-01', amount: 20, by: 'writeOff' },
      ],
    };
    expect(yearOf([entry])).toEqual(['100→70', '0→0', '0→0', '0→0', '0→0', '0→0']);
  });

  it('takes the band of the start, and only what stood open at its end of day', () => {
    expect(
      yearOf([
        { amount: 10, date: '2025-12-31' },
        { amount: 100, date: '2026-01-01' },
        { amount: 20, date: '2024-12-30' },
        { amount: 40, date: '2020-12-30', moves: [{ on: '2025-12-31', amount: 15 }] },
        { amount: 7, date: '2022-01-01', moves: [{ on: '2026-12-31', amount: 3 }] },
        { amount: 9, date: '2022-01-01', moves: [{ on: '2027-01-01', amount: 9 }] },
        { amount: 5, date: '2024-12-31', moves: [{ on: '2025-12-31', amount: 5, by: 'writeOff' }] },
      ]),
    ).toEqual(['10→10', '20→20', '0→0', '16→13', '0→0', '25→25']);
  });

  it('counts a write-off of the year only, and no more than was in the band', () => {
    expect(
      yearOf([
        {
          amount: 100,
          date: '2025-06-01',
          moves: [
            { on: '2025-07-01', amount: 40 },
            // The payment of before the year is undone within it: 40 that were not in the band.
            { on: '2026-02-01', amount: -40 },
            { on: '2026-03-01', amount: 10, by: 'writeOff' },
          ],
        },
        {
          amount: 50,
          date: '2025-06-01',
          moves: [
            { on: '2026-02-01', amount: 50, by: 'writeOff' },
            { on: '2026-02-02', amount: -50, by: 'writeOff' },
            { on: '2026-03-01', amount: 20 },
          ],
        },
      ]),
    ).toEqual(['110→90', '0→0', '0→0', '0→0', '0→0', '0→0']);
  });

  it('follows a claim through a note that was dishonoured: swapping pays nothing, and the age goes on', () => {
    expect(
      yearOf([
        { amount: 100, date: '2024-06-01', moves: [{ on: '2026-02-01', amount: 100, by: 'note' }] },
        {
          amount: 100,
          date: '2024-06-01',
          entered: '2026-08-01',
          kind: 'noteDishonoured',
          revives: 0,
          moves: [
            { on: '2026-09-01', amount: 30 },
            { on: '2026-09-02', amount: 5, by: 'writeOff' },
          ],
        },
      ]),
    ).toEqual(['0→0', '100→70', '0→0', '0→0', '0→0', '0→0']);
  });

  it('takes what a note paid off and no note exposes for paid, and leaves out what the band did not hold', () => {
    const revived: EntrySpec = {
      amount: 100,
      date: '2024-06-01',
      entered: '2027-01-01',
      kind: 'noteDishonoured',
      revives: 0,
    };
    const note = (on: string): EntrySpec => ({
      amount: 100,
      date: '2024-06-01',
      moves: [{ on, amount: 100, by: 'note' }],
    });
    expect(yearOf([note('2026-02-01'), revived])?.[1]).toBe('100→0');
    expect(yearOf([note('2025-02-01'), { ...revived, entered: '2026-03-01' }])?.[1]).toBe('0→0');
  });

  it('follows a claim through its reissue, however that is cut into instalments', () => {
    const paid = [
      document('invoice', 'F1', '2024-06-01', 1000),
      document('invoice', 'G1', '2024-06-01', 1000),
      document('receipt', 'P1', '2025-06-01', 1000, { settles: 'G1' }),
    ];
    const reissued = (more: Written = {}) => [
      ...paid,
      document('creditNote', 'R1', '2025-10-01', 1000, { settles: 'F1' }),
      document('invoice', 'F2', '2025-10-01', 1000, { reissue: 'R1', ...more }),
    ];
    expect(settledYear(paid, '2025-03-31')).toEqual(['2000→1000', '0→0', '0→0', '0→0', '0→0', '0→0']);
    expect(settledYear(reissued(), '2025-03-31')).toEqual(settledYear(paid, '2025-03-31'));
    const parts = [
      [600, '2025-12-01'],
      [400, '2026-01-01'],
    ] as const;
    expect(settledYear(reissued({ parts }), '2025-03-31')?.[0]).toBe('2000→1000');
    const paidAfter = document('receipt', 'P2', '2026-02-01', 300, { settles: 'F2' });
    expect(settledYear([...reissued(), paidAfter], '2025-03-31')?.[0]).toBe('2000→700');
  });

  it('follows a claim under a note that has not paid: its age goes on, and swapping is not collecting', () => {
    const noted = (noteType: 'commercial' | 'bankAcceptance' | null, ...more: readonly LedgerDocument[]) => [
      document('invoice', 'F1', '2024-01-01', 1000),
      document('note', 'N1', '2025-01-10', 1000, { settles: 'F1', due: '2025-07-10', noteType }),
      ...more,
    ];
    const dishonoured = document('noteDishonoured', 'X', '2025-07-10', 1000, { settles: 'N1' });
    const years = (documents: readonly LedgerDocument[]) => [
      settledYear(documents, '2024-03-31')?.[0],
      settledYear(documents, '2025-03-31')?.[1],
    ];
    expect(years(noted('commercial', dishonoured))).toEqual(['1000→1000', '1000→1000']);
    expect(years(noted(null, dishonoured))).toEqual(['1000→1000', '1000→1000']);
    expect(years(noted('commercial'))).toEqual(['1000→1000', '1000→1000']);
    const honoured = document('noteHonoured', 'H', '2025-07-10', 400, { settles: 'N1' });
    expect(years(noted('commercial', honoured))).toEqual(['1000→1000', '1000→600']);
    const passed = (recourse: 'with' | 'without') =>
      document('noteEndorsed', 'E', '2025-02-10', 1000, { settles: 'N1', recourse });
    expect(years(noted('commercial', passed('with')))).toEqual(['1000→1000', '1000→1000']);
    expect(years(noted('commercial', passed('without')))).toEqual(['1000→0', '0→0']);
    expect(years(noted('bankAcceptance'))).toEqual(['1000→0', '0→0']);
    const swapped = [
      dishonoured,
      document('note', 'N2', '2025-08-01', 1000, { settles: 'X', due: '2026-02-01', noteType: 'commercial' }),
    ];
    expect(years(noted('commercial', ...swapped))).toEqual(['1000→1000', '1000→1000']);
  });

  it('refuses a period that is not exactly 12 months', () => {
    const account = migrating({ entries: [{ amount: 1, date: '2020-01-01' }] });
    for (const from of ['2025-12-30', '2026-01-01', '2026-06-30', '2024-12-31']) {
      expect(migrationYear([account], day(from), TO, asIs)).toMatchObject({
        bands: null,
        why: 'period.notTwelveMonths',
      });
    }
    expect(migrationYear([account], day('2023-02-28'), day('2024-02-29'), asIs).why).toBeNull();
  });

  it('says that the state before an opening is not known', () => {
    const opened = (opening: string): AccountSpec => ({
      opening,
      entries: [{ amount: 10, date: opening, kind: 'opening' }],
    });
    expect(migrationYear([migrating(opened('2026-01-01'))], FROM, TO, asIs)).toMatchObject({
      bands: null,
      why: 'before.opening',
    });
    expect(pairs(migrationYear([migrating(opened('2025-12-31'))], FROM, TO, asIs))?.[0]).toBe('10→10');
  });

  it('adds currencies at the rate given, and is n/a without one unless nothing is in it', () => {
    const entry: EntrySpec = { amount: 100, date: '2025-06-01', moves: [{ on: '2026-03-01', amount: 30 }] };
    const accounts = [migrating({ entries: [entry] }), migrating({ currency: 'USD', entries: [entry] })];
    const toBase = (amount: Money, currency: string): Money | null =>
      currency === 'CNY' ? amount : amount.times(7);
    expect(pairs(migrationYear(accounts, FROM, TO, toBase))?.[0]).toBe('800→560');
    const noRate = (amount: Money, currency: string): Money | null => (currency === 'CNY' ? amount : null);
    expect(migrationYear(accounts, FROM, TO, noRate)).toMatchObject({ bands: null, why: 'rate.missing' });
    const settled = migrating({ currency: 'USD', entries: [{ amount: 1, date: '2026-03-01' }] });
    expect(migrationYear([settled], FROM, TO, noRate).why).toBeNull();
  });

  it('looks at three years, the latest first', () => {
    const account = migrating({
      opening: '2024-12-31',
      entries: [{ amount: 10, date: '2023-06-01', entered: '2024-12-31', kind: 'opening' }],
    });
    const years = migrationYears([account], TO, asIs);
    expect(years.map(({ from, to, why }) => [isoDay(from), isoDay(to), why])).toEqual([
      ['2025-12-31', '2026-12-31', null],
      ['2024-12-31', '2025-12-31', null],
      ['2023-12-31', '2024-12-31', 'before.opening'],
    ]);
    expect(pairs(years[0] as MigrationYear)?.[2]).toBe('10→10');
    expect(pairs(years[1] as MigrationYear)?.[1]).toBe('10→10');
  });
});

/** Cents of one claim, each with its own story: paid on a day or not, written off or not. Written unlike the code it judges. */
interface Cent {
  readonly entered: Day;
  gone: { on: Day; writtenOff: boolean } | null;
}

function centsOf(account: LoggedAccount): { band: (on: Day) => number; cents: Cent[] }[] {
  return account.entries.map((entry) => {
    const cents = Array.from({ length: Number(entry.signed) }, (): Cent => ({
      entered: entry.entered,
      gone: null,
    }));
    for (const { on, amount, credit } of [...entry.settlements].sort((a, b) => a.on - b.on)) {
      for (let count = 0n; count < amount; count++) {
        const cent = cents.find(({ gone }) => gone === null);
        if (cent) cent.gone = { on, writtenOff: credit.document.kind === 'writeOff' };
      }
    }
    return { band: (on) => AGE_BANDS.indexOf(ageBandOf(entry.date, on)), cents };
  });
}

it('agrees with following every cent', () => {
  const move = fc.record({
    days: fc.integer({ min: 0, max: 900 }),
    amount: fc.integer({ min: 1, max: 6 }),
    writeOff: fc.boolean(),
  });
  const claim = fc.record({
    days: fc.integer({ min: -2500, max: 500 }),
    size: fc.integer({ min: 1, max: 12 }),
    moves: fc.array(move, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(claim, { minLength: 1, maxLength: 6 }), (claims) => {
      const entries = claims.map(({ days, size, moves }): EntrySpec => {
        const date = addDays(FROM, days);
        let left = size;
        const made: MoveSpec[] = [];
        for (const { days: later, amount, writeOff } of moves) {
          const taken = Math.min(left, amount);
          left -= taken;
          const on = isoDay(addDays(date, later));
          made.push({
            on,
            amount: money(String(taken)).div(100).toFixed(),
            by: writeOff ? 'writeOff' : 'receipt',
          });
        }
        return { amount: money(String(size)).div(100).toFixed(), date: isoDay(date), moves: made };
      });
      const account = accountForTests({ entries });
      const expected = AGE_BANDS.map(() => ({ start: 0, kept: 0 }));
      for (const { band, cents } of centsOf(account)) {
        for (const { entered, gone } of cents) {
          const there = entered <= FROM && (gone === null || gone.on > FROM);
          const sum = expected[band(FROM)];
          if (!there || !sum) continue;
          sum.start++;
          if (gone === null || gone.on > TO || gone.writtenOff) sum.kept++;
        }
      }
      const found = migrationYear([{ settled: account, debits: debitsOf(account) }], FROM, TO, asIs);
      expect(found.bands?.map(({ start, kept }) => [start.toNumber(), kept.toNumber()])).toEqual(
        expected.map(({ start, kept }) => [start / 100, kept / 100]),
      );
    }),
    { numRuns: 200 },
  );
  expect(addMonths(TO, -12)).toBe(FROM);
});
