import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../ledger/policy';
import type { LedgerDocument } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';
import { accountFor, document, FIFO } from '../settlement/documentsForTests';
import { settleAccount, type SettlementPolicy } from '../settlement/settle';
import { commitmentsOf, type CommitmentPolicy } from './commitments';
import { creditForShipment } from './shipmentCredit';

const ASOF = day('2026-03-31');

function credit(
  documents: readonly LedgerDocument[],
  order: string | null = null,
  policy: Partial<CommitmentPolicy & SettlementPolicy> = {},
): number {
  const account = accountFor(documents, ASOF);
  const settled = settleAccount(account, { ...FIFO, ...policy });
  const commitments = commitmentsOf(account.all, ASOF, { ...DEFAULT_POLICY, ...policy });
  return creditForShipment({ account, settled, commitments }, order, ASOF).toNumber();
}

const paid = (amount: number, more = {}) => document('receipt', '', '2026-03-01', amount, more);
const prepaid = (amount: number, order: string) =>
  document('prepayment', '', '2026-03-01', amount, { order });
const ordered = (order: string, amount: number) => document('order', order, '2026-03-02', amount);

describe('credit for a shipment', () => {
  it('is what is unapplied and free: cash, notes, credit notes, prepayments without an order', () => {
    const free = (['receipt', 'note', 'creditNote', 'prepayment'] as const).map((kind, index) =>
      document(kind, '', '2026-03-01', 2 ** index),
    );
    expect(credit(free)).toBe(15);
    expect(credit([...free, document('invoice', '', '2026-03-01', 10)])).toBe(5);
    expect(credit([document('invoice', '', '2026-03-01', 10), paid(4)])).toBe(0);
  });

  it('is no booking that settles only what it names', () => {
    const booked = (['offset', 'writeOff', 'factoring'] as const).map((kind) =>
      document(kind, '', '2026-03-01', 5, { recourse: 'without' }),
    );
    expect(credit([...booked, document('adjustment', '', '2026-03-01', -5), paid(3)])).toBe(3);
  });

  it('is no receipt that waits for a document it names', () => {
    const later = document('invoice', 'Z', '2026-04-01', 9);
    expect(credit([paid(5, { settles: 'Z' }), later, paid(3)])).toBe(3);
    expect(credit([paid(5, { settles: 'Z' }), paid(3)])).toBe(8);
    const today = document('invoice', 'Z', '2026-03-31', 1);
    expect(credit([paid(5, { settles: 'Z' }), today, paid(3)])).toBe(7);
  });

  it('is of a prepayment for an order that order’s alone, in any letter case', () => {
    const rows = [prepaid(50, 'S1'), prepaid(7, 's1'), prepaid(20, 'S2'), paid(3)];
    expect([credit(rows), credit(rows, 's1'), credit(rows, 'S2'), credit(rows, 'S3')]).toEqual([
      3, 60, 23, 3,
    ]);
    const billed = document('invoice', '', '2026-03-05', 30, { order: 'S1' });
    expect(credit([prepaid(50, 'S1'), billed], 'S1')).toBe(20);
  });

  it('serves first what is ordered or delivered elsewhere, beyond what that has of its own', () => {
    const delivered = document('delivery', '', '2026-03-03', 20, { order: 'S2' });
    expect(credit([paid(100), ordered('S1', 30), delivered], 'S1')).toBe(80);
    expect(credit([paid(100), ordered('S1', 30), delivered], 'S2')).toBe(70);
    expect(credit([paid(100), ordered('S1', 30), delivered])).toBe(50);
    expect(credit([paid(100), ordered('S1', 30), prepaid(25, 'S1')])).toBe(95);
    expect(credit([paid(100), ordered('S1', 30), prepaid(40, 'S1')])).toBe(100);
    expect(credit([paid(10), ordered('S1', 30), prepaid(15, 'S2')], 'S2')).toBe(15);
  });

  it('serves first orders without a number and deliveries without an order, each at its weight', () => {
    const loose = [
      document('order', '', '2026-03-02', 10),
      document('delivery', '', '2026-03-02', 20),
      ordered('S1', 40),
    ];
    expect(credit([paid(100), ...loose])).toBe(30);
    const [half, none] = [DEFAULT_POLICY.orderWeight.times('0.5'), DEFAULT_POLICY.orderWeight.times(0)];
    expect(credit([paid(100), ...loose], null, { orderWeight: half })).toBe(55);
    expect(credit([paid(100), ...loose], null, { orderWeight: none, deliveryWeight: half })).toBe(90);
  });

  it('pays what is open first where nothing settles by due date', () => {
    const rows = [document('invoice', 'A', '2026-03-01', 30), paid(100), prepaid(5, 'S1')];
    expect(credit(rows, 'S1', { settlement: 'named' })).toBe(75);
    expect(credit(rows, 'S1')).toBe(75);
  });

  it('is never more than what is unapplied, and nothing bound elsewhere', () => {
    const row = fc.record({
      kind: fc.constantFrom('invoice', 'receipt', 'prepayment', 'order', 'delivery', 'offset', 'refund'),
      order: fc.constantFrom('', 'S1', 'S2'),
      amount: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const documents = rows.map(({ kind, order, amount }) =>
          document(kind, '', '2026-03-01', amount, { order }),
        );
        const settled = settleAccount(accountFor(documents, ASOF), FIFO);
        const credits = settled.entries.filter((entry) => entry.role === 'credit');
        const sum = (entries: typeof credits) => entries.reduce((all, { open }) => all + Number(open), 0);
        const all = sum(credits);
        const found = credit(documents, 'S1');
        const bound = sum(
          credits.filter(({ document: of }) => of.kind === 'prepayment' && of.order === 'S2'),
        );
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(all - bound);
      }),
    );
  });
});
