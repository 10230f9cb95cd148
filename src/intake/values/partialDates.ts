/**
 * Dates that say less than a day: a month alone (2023年1月), a day without its year (1月8日, 1.8) or without its month (8日). What
 * is missing is taken from what stands around them, or they stay unread: a year is never made up.
 */
import { dayOf, dayOrNull, endOfMonth, type Day } from '../../ledger/day';

/** What stands around a cell: section rows above it, the title, the names of sheet and file. */
export interface DateAround {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number | null;
}

export const NOTHING_AROUND: DateAround = { year: null, month: null };

/** What was added to what the cell says. A day is an estimate: the last of the month, when what is of a month is complete. */
export type DateAddition = 'day' | 'year';

export interface PartialDay {
  readonly day: Day;
  readonly added: DateAddition;
}

/** Parts a cell names; null for those it leaves out. */
interface Parts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

const MONTH_FORMS: readonly RegExp[] = [
  /^(?<year>(?:19|20)\d{2})(?:[-/.年])(?<month>\d{1,2})(?:月份?)?$/,
  /^(?<year>\d{2})年(?<month>\d{1,2})月份?$/,
  /^(?<month>\d{1,2})[-/.](?<year>(?:19|20)\d{2})$/,
  /^(?<month>\d{1,2})月份?$/,
];
const DAY_FORMS: readonly RegExp[] = [
  /^(?<month>\d{1,2})月(?<day>\d{1,2})[日号]?$/,
  /^(?<day>\d{1,2})[日号]$/,
];
const PAIR = /^(\d{1,2})([-/.])(\d{1,2})$/;

/** @param text without space, full-width forms narrowed */
function partsOf(text: string, dayFirst: boolean): Parts | null {
  const pair = PAIR.exec(text);
  if (pair !== null) {
    const [first, second] = [Number(pair[1]), Number(pair[3])];
    return { year: null, month: dayFirst ? second : first, day: dayFirst ? first : second };
  }
  for (const form of [...MONTH_FORMS, ...DAY_FORMS]) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    const [year, month, day] = ['year', 'month', 'day'].map((name) => {
      const digits = groups[name];
      return digits === undefined ? null : Number(digits);
    });
    const short = year !== null && year !== undefined && year < 100;
    return { year: short ? 2000 + year : (year ?? null), month: month ?? null, day: day ?? null };
  }
  return null;
}

/** null for what is none, and where nothing around says what is missing. */
export function partialDay(text: string, dayFirst: boolean, around: DateAround): PartialDay | null {
  const parts = partsOf(text.replace(/\s+/g, ''), dayFirst);
  if (parts === null) return null;
  const year = parts.year ?? around.year;
  const month = parts.month ?? around.month;
  if (year === null || month === null || month < 1 || month > 12) return null;
  if (parts.day === null) return { day: endOfMonth(dayOf(year, month, 1)), added: 'day' };
  const day = dayOrNull(year, month, parts.day);
  return day === null ? null : { day, added: 'year' };
}

/**
 * 1.25 and 1.8 typed where days stand are numbers to Excel. The text of one, or null where a zero may be lost: 1.1 is the 1st
 * or the 10th.
 */
export function textOfNumber(value: number): string | null {
  const text = String(value);
  return /^\d{1,2}\.(?:\d{2}|[4-9])$/.test(text) ? text : null;
}

/** A year in which any month and day may be, to tell forms apart from amounts. */
const ANY: DateAround = { year: 2024, month: 1 };

/** Whether the cell's form can only be a date's: 1.8 may be an amount, 30日 a term. */
export function looksLikePartialDate(text: string): boolean {
  const plain = text.replace(/\s+/g, '');
  return /[-/月]/.test(plain) && mayBePartialDate(plain);
}

/** Whether the cell may be one, in a column that is known to hold dates. */
export function mayBePartialDate(text: string): boolean {
  return partialDay(text, false, ANY) !== null || partialDay(text, true, ANY) !== null;
}

/** 13.5 among days without a year: the day comes first. */
export function dayComesFirst(texts: readonly string[]): boolean {
  const pairs = texts.filter((text) => PAIR.test(text.replace(/\s+/g, '')));
  const count = (dayFirst: boolean): number => pairs.filter((text) => partialDay(text, dayFirst, ANY)).length;
  return count(true) > count(false);
}

/** 2026年1月 and 1月份 over the rows of a month; null for any other text. */
export function sectionOf(text: string): DateAround | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const year = /^((?:19|20)\d{2})年度?$/.exec(plain)?.[1];
  if (year !== undefined) return { year: Number(year), month: null };
  const found = /^(?:((?:19|20)\d{2})[-/.年])?(\d{1,2})月份?$/.exec(plain);
  const month = Number(found?.[2]);
  if (found === null || month < 1 || month > 12) return null;
  return { year: found[1] === undefined ? null : Number(found[1]), month };
}

/** Lines about when a sheet was printed say nothing of its rows. */
const PRINTED = /打印|制表|导出|编制日期|print|export/i;

/**
 * The year and the month that rows are of: each of the first text that names any, and only one of them.
 * @param texts the nearest first
 */
export function aroundOf(texts: readonly string[]): DateAround {
  const plain = texts.map((text) => text.normalize('NFKC')).filter((text) => !PRINTED.test(text));
  return { year: only(plain, yearsIn), month: only(plain, monthsIn) };
}

function only(texts: readonly string[], numbersIn: (text: string) => readonly number[]): number | null {
  const found = texts.map((text) => new Set(numbersIn(text))).find(({ size }) => size > 0);
  return found?.size === 1 ? ([...found][0] ?? null) : null;
}

function yearsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map(([, year]) => Number(year));
}

/** Two for a stretch of months: 1-6月. */
function monthsIn(text: string): readonly number[] {
  const named = [...text.matchAll(/(?:(\d{1,2})\s*月?\s*[-–~至到]\s*)?(?<!\d)(\d{1,2})\s*月/g)].flatMap(
    ([, first, last]) => [first, last].flatMap((month) => (month === undefined ? [] : [Number(month)])),
  );
  const dotted = [...text.matchAll(/(?<!\d)(?:19|20)\d{2}[-/.](\d{1,2})(?!\d)/g)].map(([, month]) =>
    Number(month),
  );
  return [...named, ...dotted].filter((month) => month >= 1 && month <= 12);
}
