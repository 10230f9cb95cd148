import { DEFAULT_POLICY } from '../../ledger/policy';
import { DEFAULT_STANDARDS } from '../../ledger/standards';
import { day } from '../../ledger/tablesForTests';
import type { LedgerDocument } from '../../ledger/records';
import { ageAccount } from '../ageing/age';
import { document, settled } from '../settlement/documentsForTests';
import { commitmentsOf } from './commitments';
import { exposureOf } from './exposure';
import { notesExposure, type NotesExposure } from './notesExposure';

function notes(rows: readonly LedgerDocument[], asOf: string, now = asOf): NotesExposure {
  return notesExposure(settled(rows, now), day(asOf), DEFAULT_STANDARDS, DEFAULT_POLICY);
}

const note = (number: string, amount: number | string, more: Parameters<typeof document>[4] = {}) =>
  document('note', number, '2026-01-10', amount, { due: '2026-07-10', noteType: 'commercial', ...more });
const fact = (kind: LedgerDocument['kind'], on: string, more: Parameters<typeof document>[4] = {}) =>
  document(kind, '', on, 0, { settles: 'N', ...more });

describe('exposure to notes', () => {
  it.each([
    ['bankAcceptance', '0'],
    ['financeCompany', '100.5'],
    ['commercial', '100.5'],
    ['digital', '100.5'],
    [null, '100.5'],
  ] as const)('of %s: %s of 100.5 held', (noteType, amount) => {
    const found = notes([note('N', '100.5', { noteType })], '2026-03-31');
    expect([found.amount.toFixed(), found.contingent.toFixed(), found.unsettled]).toEqual([amount, '0', []]);
  });

  it('is by the weight of the standards', () => {
    const noteWeight = new Map(DEFAULT_STANDARDS.noteWeight).set(
      'commercial',
      document('note', '', '2026-01-01', '0.5').amount,
    );
    const account = settled([note('N', 100), note('M', 40, { noteType: 'digital' })], '2026-03-31');
    expect(notesExposure(account, day('2026-03-31'), { noteWeight }, DEFAULT_POLICY).amount.toFixed()).toBe(
      '90',
    );
    expect(
      notesExposure(account, day('2026-03-31'), { noteWeight: new Map() }, DEFAULT_POLICY).amount.toFixed(),
    ).toBe('140');
  });

  it('lasts after passing it on with recourse, or when the row does not say', () => {
    for (const kind of ['noteDiscounted', 'noteEndorsed'] as const) {
      expect(
        notes(
          [note('N', 100), fact(kind, '2026-02-01', { recourse: 'with' })],
          '2026-03-31',
        ).amount.toFixed(),
      ).toBe('100');
      expect(notes([note('N', 100), fact(kind, '2026-02-01')], '2026-03-31').amount.toFixed()).toBe('100');
    }
  });

  it('without recourse is none, with a memo 或有', () => {
    const rows = [
      note('N', 100),
      fact('noteDiscounted', '2026-02-01', { recourse: 'without' }),
      note('M', 30),
    ];
    const found = notes(rows, '2026-03-31');
    expect([found.amount.toFixed(), found.contingent.toFixed()]).toEqual(['30', '100']);
    expect(
      found.notes.map(({ now: { state }, amount, weight }) => [state, amount, weight.toFixed()]),
    ).toEqual([
      ['held', 30n, '1'],
      ['discounted', 100n, '0'],
    ]);
    expect(notes(rows, '2026-12-31').contingent.toFixed()).toBe('100');
    expect(notes(rows, '2026-12-31').unsettled.map(({ document: { number } }) => number)).toEqual(['M']);
  });

  it('ends when it is honoured or comes back, for what of it does', () => {
    expect(notes([note('N', 100), fact('noteHonoured', '2026-07-10')], '2026-07-10')).toMatchObject({
      notes: [],
      unsettled: [],
    });
    expect(
      notes([note('N', 100), fact('noteDishonoured', '2026-07-10')], '2026-12-31').amount.toFixed(),
    ).toBe('0');
    const part = { ...fact('noteHonoured', '2026-03-01'), amount: note('', 30).amount };
    expect(notes([note('N', 100), part], '2026-03-31').amount.toFixed()).toBe('70');
  });

  it('on a past day is what it was then', () => {
    const rows = [note('N', 100), fact('noteHonoured', '2026-07-10')];
    expect(notes(rows, '2026-01-09', '2026-12-31').notes).toEqual([]);
    expect(notes(rows, '2026-01-10', '2026-12-31').amount.toFixed()).toBe('100');
    expect(notes(rows, '2026-07-09', '2026-12-31').amount.toFixed()).toBe('100');
    expect(notes(rows, '2026-07-10', '2026-12-31').amount.toFixed()).toBe('0');
  });

  it('is full from ten days after maturity on without a result, and listed', () => {
    const rows = [note('N', 100, { noteType: 'bankAcceptance' })];
    expect(notes(rows, '2026-07-19')).toMatchObject({ unsettled: [] });
    expect(notes(rows, '2026-07-19').amount.toFixed()).toBe('0');
    const late = notes(rows, '2026-07-20');
    expect(late.amount.toFixed()).toBe('100');
    expect(late.unsettled).toEqual([
      {
        document: expect.objectContaining({ number: 'N' }) as unknown,
        amount: 100n,
        maturity: day('2026-07-10'),
      },
    ]);
    const undated = [{ ...note('N', 100, { noteType: 'bankAcceptance' }), due: null }];
    expect(notes(undated, '2036-07-20')).toMatchObject({ unsettled: [] });
  });
});

describe('exposure of an account', () => {
  it('adds up balance, retention, notes, deliveries and orders, each once', () => {
    const rows = [
      document('order', 'O1', '2026-01-01', 100),
      document('delivery', 'D', '2026-01-02', 60, { order: 'O1' }),
      document('invoice', 'A', '2026-01-03', 40, { order: 'O1', due: '2026-02-03' }),
      document('retention', 'Q', '2026-01-04', 7, { due: '2027-01-04' }),
      document('retention', 'P', '2025-01-04', 3, { due: '2026-01-04' }),
      document('writeOff', 'W', '2026-01-05', 1),
      note('N', 30, { settles: 'A' }),
    ];
    const asOf = day('2026-03-31');
    const account = settled(rows, '2026-03-31');
    const found = exposureOf(
      account,
      ageAccount(account, asOf, 0n),
      notesExposure(account, asOf, DEFAULT_STANDARDS, DEFAULT_POLICY),
      commitmentsOf(account.account.all, asOf, DEFAULT_POLICY),
    );
    const texts = (Object.keys(found) as (keyof typeof found)[]).map((part) => [part, found[part].toFixed()]);
    expect(Object.fromEntries(texts)).toEqual({
      balance: '12',
      retention: '7',
      notes: '30',
      deliveries: '20',
      orders: '40',
      total: '109',
    });
  });
});
