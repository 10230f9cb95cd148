import { day } from '../../ledger/tablesForTests';
import { flowsWithin, isSale } from './flows';
import { accountForTests, documentForTests, type AccountSpec } from './logForTests';

const flows = (spec: AccountSpec, after: string, to: string): string[] => {
  const { sales, collections } = flowsWithin(accountForTests(spec), day(after), day(to));
  return [sales.toFixed(), collections.toFixed()];
};

describe('sales and collections', () => {
  it('are of the days after the first up to the last', () => {
    const spec: AccountSpec = {
      entries: [
        { amount: 1, date: '2026-01-31' },
        { amount: 2, date: '2026-02-01' },
        { amount: 4, date: '2026-02-28' },
        { amount: 8, date: '2026-03-01' },
        { amount: 1, date: '2026-01-31', kind: 'receipt' },
        { amount: 2, date: '2026-02-01', kind: 'receipt' },
        { amount: 4, date: '2026-02-28', kind: 'receipt' },
        { amount: 8, date: '2026-03-01', kind: 'receipt' },
      ],
    };
    expect(flows(spec, '2026-01-31', '2026-02-28')).toEqual(['6', '6']);
  });

  it('are told by kind: openings, adjustments, offsets and write-offs are neither', () => {
    const date = '2026-02-10';
    const spec: AccountSpec = {
      entries: [
        { amount: 100, date },
        { amount: 30, date, kind: 'creditNote' },
        { amount: 5, date, kind: 'opening' },
        { amount: 5, date, kind: 'adjustment' },
        { amount: 5, date, kind: 'retention' },
        { amount: 5, date, kind: 'offset' },
        { amount: 5, date, kind: 'writeOff' },
        { amount: 10, date, kind: 'receipt' },
        { amount: 20, date, kind: 'prepayment' },
        { amount: 40, date, kind: 'note' },
        { amount: 3, date, kind: 'refund' },
      ],
      documents: [{ amount: 999, date, kind: 'order' }],
    };
    expect(flows(spec, '2026-01-31', '2026-02-28')).toEqual(['70', '67']);
  });

  it('count what an opening made history, and no 作废 row', () => {
    const spec: AccountSpec = {
      history: [
        { amount: 100, date: '2026-02-01' },
        { amount: 60, date: '2026-02-01', kind: 'receipt' },
        { amount: 7, date: '2026-02-01', details: { void: true } },
      ],
    };
    expect(flows(spec, '2026-01-31', '2026-02-28')).toEqual(['100', '60']);
  });

  it('take back what came back with a note, on its day, and add what recourse brought', () => {
    const spec: AccountSpec = {
      entries: [
        { amount: 100, date: '2025-02-10' },
        { amount: 60, date: '2025-02-10', entered: '2026-02-01', kind: 'noteDishonoured', revives: 0 },
        { amount: 5, date: '2025-02-10', entered: '2026-03-01', kind: 'noteDishonoured', revives: 0 },
        { amount: 7, date: '2025-02-10', entered: '2026-01-31', kind: 'noteRecourse', revives: 0 },
      ],
    };
    expect(flows(spec, '2026-01-31', '2026-02-28')).toEqual(['0', '-60']);
    const account = accountForTests(spec);
    const [, first] = account.entries;
    if (!first) throw new RangeError('no entry');
    const paid = { ...first, role: 'credit' as const, signed: -4000n };
    const { collections } = flowsWithin(
      { ...account, entries: [paid] },
      day('2026-01-31'),
      day('2026-02-28'),
    );
    expect(collections.toFixed()).toBe('40');
  });

  it('know what a rule could have stopped: invoices', () => {
    const kinds = (['invoice', 'creditNote', 'delivery'] as const).map((kind) =>
      isSale(documentForTests({ amount: 1, date: '2026-01-01', kind })),
    );
    expect(kinds).toEqual([true, false, false]);
    expect(isSale(documentForTests({ amount: 1, date: '2026-01-01', details: { void: true } }))).toBe(false);
  });
});
