import fc from 'fast-check';
import { addDays, addMonths } from '../../ledger/day';
import { AGE_BANDS } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { ageBandIndex, ageBandOn } from './ageBands';

describe('age bands', () => {
  it.each([
    ['2026-01-15', '1'],
    ['2027-01-15', '1'],
    ['2027-01-16', '2'],
    ['2028-01-15', '2'],
    ['2028-01-16', '3'],
    ['2029-01-15', '3'],
    ['2029-01-16', '4'],
    ['2030-01-16', '5'],
    ['2031-01-15', '5'],
    ['2031-01-16', '>5'],
    ['2099-01-01', '>5'],
    ['2025-12-31', '1'],
    ['2020-12-31', '1'],
  ])('of 2026-01-15 on %s: %s', (on, band) => {
    expect(ageBandOn(day('2026-01-15'), day(on))).toBe(band);
  });

  it('has the anniversary of 29 February on the 28th', () => {
    expect(ageBandOn(day('2024-02-29'), day('2025-02-28'))).toBe('1');
    expect(ageBandOn(day('2024-02-29'), day('2025-03-01'))).toBe('2');
    expect(ageBandOn(day('2024-02-29'), day('2028-02-29'))).toBe('4');
    expect(ageBandOn(day('2024-02-29'), day('2028-03-01'))).toBe('5');
  });

  it('counts the anniversaries passed, as a count one by one does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: -400, max: 3000 }),
        (start, days) => {
          const date = addDays(day('1970-01-01'), start);
          const on = addDays(date, days);
          const passed = [1, 2, 3, 4, 5].filter((years) => addMonths(date, 12 * years) < on).length;
          expect(ageBandIndex(date, on)).toBe(passed);
          expect(ageBandOn(date, on)).toBe(AGE_BANDS[passed]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
