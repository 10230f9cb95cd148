/** Age bands (账龄) from the document date, by anniversaries (domain: Ageing). */
import { addMonths, type Day } from '../../ledger/day';
import { AGE_BANDS, type AgeBand } from '../../ledger/tables';

const DAYS_OF_LONGEST_YEAR = 366;
const MONTHS_OF_YEAR = 12;
const OLDEST = AGE_BANDS.length - 1;

/** The anniversary itself is still in the lower band; 29 February has its anniversary on the 28th where there is none. */
export function ageBandOn(date: Day, day: Day): AgeBand {
  return AGE_BANDS[ageBandIndex(date, day)] ?? '>5';
}

/** Place of the band in `AGE_BANDS`: 0 for up to one year, a date after the day included. */
export function ageBandIndex(date: Day, day: Day): number {
  // No year is longer than 366 days, so these whole years have passed and only the next anniversaries are in question.
  let years = Math.max(0, Math.ceil((day - date) / DAYS_OF_LONGEST_YEAR) - 1);
  while (years < OLDEST && day > addMonths(date, MONTHS_OF_YEAR * (years + 1))) years++;
  return Math.min(years, OLDEST);
}
