/** Age (账龄) from the document date, in years by anniversaries (domain: Ageing). */
import { dayOf, endOfMonth, partsOf, type Day } from '../../ledger/day';
import { AGE_BANDS, type AgeBand } from '../../ledger/tables';

/**
 * The band a claim of this date is in. An anniversary still belongs to the band before it; that of 29 February is
 * 28 February in a common year. A date after `asOf` counts as young.
 */
export function ageBandOf(date: Day, asOf: Day): AgeBand {
  const born = partsOf(date);
  const now = partsOf(asOf);
  const lastDay = partsOf(endOfMonth(dayOf(now.year, born.month, 1))).day;
  const anniversary = dayOf(now.year, born.month, Math.min(born.day, lastDay));
  const years = now.year - born.year + (asOf > anniversary ? 1 : 0);
  return AGE_BANDS[Math.min(Math.max(years, 1), AGE_BANDS.length) - 1] ?? '1';
}
