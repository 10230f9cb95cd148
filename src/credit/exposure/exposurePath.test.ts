import fc from 'fast-check';
import { addDays, isoDay } from '../../ledger/day';
import { money } from '../../ledger/money';
import { DEFAULT_POLICY } from '../../ledger/policy';
import type { LedgerDocument } from '../../ledger/records';
import { day, ledgerOf } from '../../ledger/tablesForTests';
import { ageAccount } from '../ageing/age';
import { accountFor, document, FIFO } from '../settlement/documentsForTests';
import { settleAccount } from '../settlement/settle';
import { commitmentsOf, heldBy } from './commitments';
import { exposureOf } from './exposure';
import { ExposurePath, type ExposureRules } from './exposurePath';
import { notesExposure } from './notesExposure';

const ASOF = '2026-06-30';
const { standards } = ledgerOf({});

function rules(policy: Partial<typeof DEFAULT_POLICY> = {}): ExposureRules {
  return { policy: { ...DEFAULT_POLICY, ...policy }, standards };
}

function pathOf(documents: readonly LedgerDocument[], policy: Partial<typeof DEFAULT_POLICY> = {}) {
  const account = accountFor(documents, day(ASOF));
  return new ExposurePath({ account, settled: settleAccount(account, FIFO) }, rules(policy));
}

/** Every day the exposure changes, with what it is from then on. */
function steps(documents: readonly LedgerDocument[], policy: Partial<typeof DEFAULT_POLICY> = {}): string[] {
  const path = pathOf(documents, policy);
  return path.days.map((on) => `${isoDay(on)} ${path.exposureOn(on)?.toFixed() ?? '?'}`);
}

const held = (order: string) => ({ order });

describe('exposure day by day', () => {
  it('is the balance, retention inside', () => {
    const documents = [
      document('invoice', 'A', '2026-01-10', 100),
      document('retention', 'Q', '2026-02-01', 5, { due: '2027-02-01' }),
      document('receipt', 'R', '2026-03-01', 130),
    ];
    expect(steps(documents)).toEqual(['2026-01-10 100', '2026-02-01 105', '2026-03-01 -25']);
    const path = pathOf(documents);
    expect(
      ['2026-01-09', '2026-01-31', '2026-12-31'].map((on) => path.exposureOn(day(on))?.toFixed()),
    ).toEqual(['0', '100', '-25']);
  });

  it('holds the goods once, from the order to the invoice, by their weights', () => {
    const documents = [
      document('order', 'O1', '2026-01-01', 100),
      document('delivery', 'D1', '2026-02-01', 60, held('O1')),
      document('invoice', 'A', '2026-03-01', 40, held('O1')),
      document('delivery', 'D2', '2026-03-01', 7),
    ];
    expect(steps(documents)).toEqual(['2026-01-01 100', '2026-03-01 107']);
    const halves = { orderWeight: money('0.5'), deliveryWeight: money('0.5') };
    // 50 · 20 + 30 · 20 + 10 + 40 + 3.5
    expect(steps(documents, halves)).toEqual(['2026-01-01 50', '2026-03-01 73.5']);
  });

  it('lets an order go the day after its horizon, and takes it up again with its next row', () => {
    const documents = [
      document('order', 'O1', '2026-01-01', 100),
      document('order', 'O1', '2026-03-01', 20),
      document('order', '', '2026-01-05', 3),
    ];
    expect(steps(documents, { orderHorizonDays: 30 })).toEqual([
      '2026-01-01 100',
      '2026-01-05 103',
      '2026-02-01 3',
      '2026-02-05 0',
      '2026-03-01 120',
      '2026-04-01 0',
    ]);
  });

  it('weighs a note by its type, and in full when it is past due without a result', () => {
    const note = document('note', 'N1', '2026-01-20', 100, { noteType: 'bankAcceptance', due: '2026-03-01' });
    const documents = [document('invoice', 'A', '2026-01-10', 100), note];
    expect(steps(documents)).toEqual(['2026-01-10 100', '2026-01-20 0', '2026-03-11 100']);
    expect(steps([...documents, document('noteHonoured', 'N1', '2026-03-15', 100)])).toEqual([
      '2026-01-10 100',
      '2026-01-20 0',
      '2026-03-11 100',
      '2026-03-15 0',
    ]);
    const commercial = { ...note, details: { ...note.details, noteType: 'commercial' as const } };
    expect(steps([documents[0] as LedgerDocument, commercial])).toEqual(['2026-01-10 100']);
  });

  it('is unknown before the opening that states the balance, orders of before included from then on', () => {
    const documents = [
      document('order', 'O1', '2026-01-01', 30),
      document('opening', '', '2026-02-01', 500),
      document('invoice', 'A', '2026-03-01', 40),
    ];
    const path = pathOf(documents);
    expect(
      ['2026-01-31', '2026-02-01', '2026-03-01'].map((on) => path.exposureOn(day(on))?.toFixed()),
    ).toEqual([undefined, '530', '570']);
    const later = pathOf([document('opening', '', '2026-12-31', 500)]);
    expect(later.exposureOn(day(ASOF))).toBeNull();
  });

  it('tells what an order held', () => {
    const path = pathOf([
      document('order', 'O1', '2026-01-01', 100),
      document('delivery', 'D1', '2026-02-01', 60, held('o1')),
      document('invoice', 'A', '2026-03-01', 40, held('O1')),
    ]);
    const tell = (order: string, on: string) => path.heldOn(order, day(on)).toFixed();
    expect(['2025-12-31', '2026-01-01', '2026-03-01'].map((on) => tell('O1', on))).toEqual([
      '0',
      '100',
      '60',
    ]);
    expect([tell('O2', '2026-03-01'), tell('', '2026-03-01')]).toEqual(['0', '0']);
  });
});

describe('for any rows', () => {
  const documents = fc.array(
    fc
      .record({
        kind: fc.constantFrom(
          'invoice',
          'receipt',
          'refund',
          'order',
          'order',
          'delivery',
          'delivery',
          'note',
          'note',
          'noteHonoured',
          'noteDishonoured',
          'noteEndorsed',
          'retention',
          'creditNote',
          'opening',
        ),
        number: fc.constantFrom('1', '2'),
        order: fc.constantFrom('', '1', '2'),
        amount: fc.integer({ min: 1, max: 60 }),
        back: fc.integer({ min: 0, max: 40 }),
        due: fc.integer({ min: -10, max: 30 }),
        noteType: fc.constantFrom('bankAcceptance' as const, 'commercial' as const, null),
        recourse: fc.constantFrom('with' as const, 'without' as const, null),
      })
      .map(({ kind, number, amount, back, due, ...more }) => {
        const on = addDays(day(ASOF), -back);
        return document(kind, number, isoDay(on), amount, {
          ...more,
          due: isoDay(addDays(on, due)),
          settles: kind.startsWith('note') && kind !== 'note' ? number : '',
        });
      }),
    { minLength: 1, maxLength: 12 },
  );
  const policies = fc.record({
    orderHorizonDays: fc.constantFrom(null, 3, 20),
    orderWeight: fc.constantFrom(money('1'), money('0.5')),
    deliveryWeight: fc.constantFrom(money('1'), money('0.3')),
  });
  /** Of several openings the log knows the last alone. */
  const withOneOpening = (rows: readonly LedgerDocument[]) =>
    rows.filter(
      (row, place) => row.kind !== 'opening' || rows.findIndex(({ kind }) => kind === 'opening') === place,
    );

  it('every day is what the account settled to that very day comes to', () => {
    fc.assert(
      fc.property(documents, policies, (some, policy) => {
        const rows = withOneOpening(some);
        const path = pathOf(rows, policy);
        const by = rules(policy);
        for (let back = 41; back >= 0; back--) {
          const on = addDays(day(ASOF), -back);
          const account = accountFor(rows, on);
          const settled = settleAccount(account, FIFO);
          const commitments = commitmentsOf(account.all, on, by.policy);
          const exposure = exposureOf(
            settled,
            ageAccount(settled, on, 0n, DEFAULT_POLICY),
            notesExposure(settled, on, standards, by.policy),
            commitments,
          ).total;
          expect([isoDay(on), path.exposureOn(on)?.toFixed()]).toEqual([
            isoDay(on),
            account.beforeOpening ? undefined : exposure.toFixed(),
          ]);
          for (const order of ['1', '2', '']) {
            expect(path.heldOn(order, on).toFixed()).toBe(heldBy(commitments, order).toFixed());
          }
        }
      }),
      { numRuns: 120 },
    );
  });
});
