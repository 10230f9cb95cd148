import fc from 'fast-check';
import { addMonths, dayOf, type Day } from '../../ledger/day';
import { AGE_BANDS } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { ageBandOf } from './ageBands';

describe('age bands', () => {
  it.each([
    ['2026-01-15', '2025-12-31', '1'],
    ['2026-01-15', '2026-01-15', '1'],
    ['2025-01-15', '2026-01-15', '1'],
    ['2025-01-15', '2026-01-16', '2'],
    ['2025-01-15', '2027-01-15', '2'],
    ['2025-01-15', '2027-01-16', '3'],
    ['2025-01-15', '2028-01-16', '4'],
    ['2025-01-15', '2029-01-16', '5'],
    ['2025-01-15', '2030-01-15', '5'],
    ['2025-01-15', '2030-01-16', '>5'],
    ['2025-01-15', '2060-01-01', '>5'],
    ['2025-12-31', '2026-01-01', '1'],
    ['2024-12-31', '2026-01-01', '2'],
    // 29 February: its anniversary in a common year is the 28th
    ['2024-02-29', '2025-02-28', '1'],
    ['2024-02-29', '2025-03-01', '2'],
    ['2024-02-29', '2028-02-28', '4'],
    ['2024-02-29', '2028-02-29', '4'],
    ['2024-02-29', '2028-03-01', '5'],
  ])('of %s on %s: %s', (date, asOf, band) => {
    expect(ageBandOf(day(date), day(asOf))).toBe(band);
  });

  it('end on anniversaries, whatever the dates', () => {
    const first = dayOf(2015, 1, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }), (from, later) => {
        const date = (first + from) as Day;
        const asOf = (date + later) as Day;
        const years = [1, 2, 3, 4, 5].find((count) => asOf <= addMonths(date, 12 * count));
        expect(ageBandOf(date, asOf)).toBe(AGE_BANDS[(years ?? 6) - 1]);
      }),
      { numRuns: 200 },
    );
  });
});
