/** Periods as statements state them, and the periods their columns are of. */
import { addMonths, dayOrNull, endOfMonth, partsOf, type Day } from '../../ledger/day';
import { cellText, type SourceCell } from '../source/source';
import { bareHeaderKey } from '../values/wording';

export interface Period {
  readonly end: Day;
  /** How many months its flows cover; null when that is not said. */
  readonly months: number | null;
}

/** What a column of amounts is of, relative to the period the statement states. */
export type ColumnRole = 'current' | 'month' | 'yearToDate' | 'yearStart' | 'periodStart' | 'previous';

const YEAR = '(?<!\\d)((?:19|20)\\d{2})';
const DAY = `${YEAR}[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?`;
const TO = '[-~—–至到]+';
const MONTHS_OF_YEAR = 12;
const MONTHS_OF_HALF = 6;
const MONTHS_OF_QUARTER = 3;

type Reader = readonly [RegExp, (found: readonly string[]) => Period | null];

/** The surest first: a period named as one goes before a day, which may be that of printing. */
const READERS: readonly Reader[] = [
  [
    new RegExp(`${DAY}${TO}${DAY}(?!\\d)`, 'u'),
    ([, year, month, , endYear, endMonth, endDay]) => {
      const end = dayOrNull(Number(endYear), Number(endMonth), Number(endDay));
      const months = (Number(endYear) - Number(year)) * MONTHS_OF_YEAR + Number(endMonth) - Number(month) + 1;
      return end === null || months < 1 ? null : { end, months };
    },
  ],
  [
    new RegExp(`${YEAR}年(\\d{1,2})月?${TO}(?:(?:19|20)\\d{2}年)?(\\d{1,2})月`, 'u'),
    ([, year, first, last]) => monthsOf(Number(year), Number(last), Number(last) - Number(first) + 1),
  ],
  [
    new RegExp(`${YEAR}年?(?:度)?(?:上半年|半年度|半年报|中期)`, 'u'),
    ([, year]) => monthsOf(Number(year), MONTHS_OF_HALF, MONTHS_OF_HALF),
  ],
  [new RegExp(`${YEAR}年?(?:年度|年报|度)`, 'u'), ([, year]) => yearOf(year)],
  [/year ?ended(?:\d{1,2})?\w*?,?((?:19|20)\d{2})/iu, ([, year]) => yearOf(year)],
  [
    new RegExp(`${YEAR}年?第?([一二三四1-4])季度?`, 'u'),
    ([, year, quarter]) =>
      monthsOf(Number(year), (('一二三四1234'.indexOf(quarter ?? '') % 4) + 1) * MONTHS_OF_QUARTER, null),
  ],
  [
    new RegExp(`${DAY}(?!\\d)`, 'u'),
    ([, year, month, day]) => {
      const end = dayOrNull(Number(year), Number(month), Number(day));
      return end === null ? null : { end, months: null };
    },
  ],
  [
    new RegExp(`${YEAR}(\\d{2})(\\d{2})(?!\\d)`, 'u'),
    ([, year, month, day]) => {
      const end = dayOrNull(Number(year), Number(month), Number(day));
      return end === null ? null : { end, months: null };
    },
  ],
  [
    new RegExp(`${YEAR}(?:年(\\d{1,2})月|[-/.](\\d{1,2})(?![-/.\\d]))`, 'u'),
    ([, year, month, other]) => monthsOf(Number(year), Number(month ?? other), null),
  ],
  [new RegExp(`${YEAR}年[末底]`, 'u'), ([, year]) => monthsOf(Number(year), MONTHS_OF_YEAR, null)],
  [new RegExp(`${YEAR}年(?!\\d)`, 'u'), ([, year]) => yearOf(year)],
];

function yearOf(year: string | undefined): Period | null {
  return monthsOf(Number(year), MONTHS_OF_YEAR, MONTHS_OF_YEAR);
}

function monthsOf(year: number, last: number, months: number | null): Period | null {
  const first = dayOrNull(year, last, 1);
  if (first === null || (months !== null && months < 1)) return null;
  return { end: endOfMonth(first), months };
}

/** The period that any of the lines states, the surest way of stating it first; null when none does. */
export function periodIn(lines: readonly string[]): Period | null {
  const plain = lines.map((line) => line.normalize('NFKC').replace(/\s+/gu, ''));
  for (const [pattern, read] of READERS) {
    for (const line of plain) {
      const found = pattern.exec(line);
      const period = found === null ? null : read(found);
      if (period !== null) return period;
    }
  }
  return null;
}

const ROLES: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(?:年初至|本年累计|累计|本年度累计|本期累计|年累计)/u, 'yearToDate'],
  [/^(?:本月|当月)/u, 'month'],
  [/^(?:年初|上年年?末|上年度?年?末|上期期?末)/u, 'yearStart'],
  [/^期初/u, 'periodStart'],
  [/^(?:上期|上年|上年度|去年|上年同期|上期同期|previous)/iu, 'previous'],
  [/^(?:期末|年末|本期|本年|本年度|月末|current|closing)/iu, 'current'],
  [/^(?:金额|数额|余额|合计数?|数值|amount|value)$/iu, 'current'],
];
/** A year that stands alone, as figure or text: 2024 · FY2024 · 2024A. */
const BARE_YEAR = /^(?:FY)?((?:19|20)\d{2})A?$/iu;

/** What a header says of its column: a role, a period of its own, or null when it heads no amounts. */
export function columnPeriod(header: SourceCell): ColumnRole | Period | null {
  const text = cellText(header);
  const key = bareHeaderKey(text);
  const role = ROLES.find(([pattern]) => pattern.test(key))?.[1];
  if (role !== undefined) return role;
  const year = BARE_YEAR.exec(key)?.[1];
  return year === undefined ? periodIn([text]) : yearOf(year);
}

/** The period of a column by its role; null when the statement states none. */
export function periodOfRole(role: ColumnRole, stated: Period | null): Period | null {
  if (stated === null) return null;
  const { year, month } = partsOf(stated.end);
  if (role === 'month') return { end: stated.end, months: 1 };
  if (role === 'yearToDate') return { end: stated.end, months: month };
  // Where a month or quarter began is not said: only of a year that ends with December it is clear.
  if (role === 'periodStart' && month !== MONTHS_OF_YEAR) return null;
  if (role === 'yearStart' || role === 'periodStart') return monthsOf(year - 1, MONTHS_OF_YEAR, null);
  return role === 'current' ? stated : { end: yearBefore(stated.end), months: stated.months };
}

/** The last day of a month stays the last: 29 February comes after 28 February. */
function yearBefore(day: Day): Day {
  const before = addMonths(day, -MONTHS_OF_YEAR);
  return endOfMonth(day) === day ? endOfMonth(before) : before;
}
