import { isoDay } from '../../ledger/day';
import type { NoteType, Recourse } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { toUnits } from '../settlement/units';
import { money } from '../../ledger/money';
import { accountForTests } from '../portfolio/logForTests';
import type { NoteReceivable } from '../settlement/notes';
import { commercialNoteParts } from './commercialNotes';
import { addSettlement } from '../settlement/entry';

/** A note of 100 that settled 60 of an old claim and 30 of a newer one, of which 10 were undone. */
function account(type: NoteType | null, outstanding: string, recourse: Recourse | null, hasEntry = true) {
  const settled = accountForTests({
    entries: [
      { amount: 30, date: '2026-01-05' },
      { amount: 60, date: '2024-01-05' },
      { amount: 100, date: '2026-02-01', kind: 'note', number: 'N1' },
      { amount: 5, date: '2026-03-01', kind: 'refund' },
    ],
  });
  const [newer, older, note, refund] = settled.entries;
  if (!newer || !older || !note || !refund) throw new RangeError('no entries');
  const records = [
    { debit: newer, amount: 3000n, on: day('2026-02-01') },
    { debit: older, amount: 6000n, on: day('2026-02-02') },
    { debit: newer, amount: -1000n, on: day('2026-03-01') },
    { debit: refund, amount: 500n, on: day('2026-03-01') },
    { debit: older, amount: -6000n, on: day('2027-01-01') },
  ];
  for (const record of records) addSettlement(note, { ...record, credit: note });
  const receivable: NoteReceivable = {
    document: note.document,
    entry: hasEntry ? note : null,
    type,
    face: 10_000n,
    received: day('2026-02-01'),
    maturity: day('2026-08-01'),
    changes: [
      { on: day('2026-02-01'), state: 'held', recourse: null, outstanding: 10_000n, fact: null },
      {
        on: day('2026-05-01'),
        state: 'endorsed',
        recourse,
        outstanding: toUnits(money(outstanding), 2),
        fact: null,
      },
    ],
    revived: [],
  };
  return { account: settled.account, scale: settled.scale, notes: [receivable] };
}

function parts(of: ReturnType<typeof account>, asOf = '2026-06-30'): string[] {
  return commercialNoteParts(of, day(asOf)).map(
    ({ amount, currency, date }) => `${amount.toFixed()} ${currency} ${isoDay(date)}`,
  );
}

describe('commercial notes still with us', () => {
  it('are as old as the claims they settled, the oldest first; the rest as old as the note', () => {
    expect(parts(account('commercial', '100', null))).toEqual([
      '60 CNY 2024-01-05',
      '20 CNY 2026-01-05',
      '20 CNY 2026-02-01',
    ]);
  });

  it('of a part still outstanding are the oldest claims', () => {
    expect(parts(account('commercial', '70', 'with'))).toEqual(['60 CNY 2024-01-05', '10 CNY 2026-01-05']);
    expect(parts(account('commercial', '60', 'with'))).toEqual(['60 CNY 2024-01-05']);
    expect(parts(account('commercial', '0', null))).toEqual([]);
  });

  it('are what they were on the day', () => {
    expect(parts(account('commercial', '0', null), '2026-04-30')).toHaveLength(3);
    expect(parts(account('commercial', '0', null), '2026-02-01')).toEqual([
      '30 CNY 2026-01-05',
      '70 CNY 2026-02-01',
    ]);
    expect(parts(account('commercial', '100', null), '2026-01-31')).toEqual([]);
  });

  it('are out when passed on without recourse, or of another kind', () => {
    expect(parts(account('commercial', '100', 'without'))).toEqual([]);
    expect(parts(account('bankAcceptance', '100', null))).toEqual([]);
    expect(parts(account(null, '100', null))).toEqual([]);
  });

  it('received before the opening are as old as they are themselves', () => {
    expect(parts(account('commercial', '100', null, false))).toEqual(['100 CNY 2026-02-01']);
  });
});
