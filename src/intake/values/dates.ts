/** Dates as people type them. A column is read by one order of day, month and year, decided from all of its values. */
import { dayFromSerial, dayOrNull, type Day } from '../../ledger/day';
import { cellText, isBlankCell, type SourceCell } from '../source/source';
import {
  dayComesFirst,
  looksLikePartialDate,
  mayBePartialDate,
  NOTHING_AROUND,
  partialDay,
  textOfNumber,
  type DateAddition,
  type DateAround,
} from './partialDates';

export type DateOrder = 'YMD' | 'DMY' | 'MDY';

/** How the dates of a column are read. */
export interface DateReader {
  readonly order: DateOrder;
  /** False when every value allowed several orders and a rule chose one. */
  readonly proven: boolean;
  /** What the values look like, most frequent first: `M/D/YYYY`, `serial`. */
  readonly format: string;
  /** Some values may be months alone, or days without a year. */
  readonly partial: boolean;
}

export type DateReading =
  | {
      readonly kind: 'day';
      readonly day: Day;
      /** What the cell does not say and something else does. */
      readonly added?: DateAddition;
    }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable' };

const BLANK: DateReading = { kind: 'blank' };
const UNREADABLE: DateReading = { kind: 'unreadable' };

/** Plain numbers in a date column are serials between 1954 and 2119; smaller or larger ones are no days of a ledger. */
const SERIAL_MIN = 20_000;
const SERIAL_MAX = 80_000;
const YEAR_MIN = 1900;
const YEAR_MAX = 2199;
/** 79 is 2079, 80 is 1980. */
const CENTURY_PIVOT = 80;

const NOTHING = /^(?:[-–—/]+|无|null|none|nat|nan|0|0000[-/.]?00[-/.]?00|1900[-/]0?1[-/]0?0)$/i;
const TIME = /(?:[T\s]+|日\s*)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Three groups of digits in the order they stand, and what separates them. */
interface Triple {
  readonly parts: readonly [string, string, string];
  readonly separator: string;
}

export interface OrderHint {
  /** What another date column of the table proved. */
  readonly order: DateOrder | null;
  /** The sheet speaks Chinese: years come first. */
  readonly chinese: boolean;
}

/** Decides how a column is read. Ambiguous throughout: what a neighbouring column proved, else `/` is M/D and `-` `.` are D-M. */
export function dateReaderOf(cells: readonly SourceCell[], hint: OrderHint): DateReader {
  const triples = cells
    .flatMap((cell) => tripleOf(cell) ?? [])
    .filter((triple) => triple.parts[0].length <= 2);
  const readable = (order: DateOrder): number =>
    triples.filter((triple) => dayOfTriple(triple, order) !== null).length;
  const shortYears = triples.some((triple) => triple.parts[2].length <= 2);
  const orders: readonly DateOrder[] = shortYears ? ['YMD', 'DMY', 'MDY'] : ['DMY', 'MDY'];
  const counts = orders.map((order) => ({ order, count: readable(order) }));
  const most = Math.max(0, ...counts.map(({ count }) => count));
  const best = counts.filter(({ count }) => count === most).map(({ order }) => order);
  const texts = cells.flatMap((cell) => partialText(cell) ?? []);
  const withoutTriples = dayComesFirst(texts) ? 'DMY' : 'YMD';
  const order = triples.length === 0 ? withoutTriples : chosen(best, triples[0]?.separator ?? '/', hint);
  return { order, proven: best.length === 1, format: formatOf(cells, order), partial: texts.length > 0 };
}

const PARTIAL_LENGTH_MAX = 7;

/** The text of a cell that may be a month alone or a day without a year; null for any other. */
function partialText(cell: SourceCell): string | null {
  // Most dates are written out: no longer text is asked.
  if (typeof cell === 'string' && cell.length > PARTIAL_LENGTH_MAX && /^[!-~]+$/.test(cell)) return null;
  const text =
    typeof cell === 'number' ? textOfNumber(cell) : typeof cell === 'string' ? plainText(cell) : null;
  return text !== null && mayBePartialDate(text) ? text : null;
}

/** Whether a column that may hold dates holds such a one here. */
export function isPartialDate(cell: SourceCell): boolean {
  return partialText(cell) !== null;
}

function chosen(best: readonly DateOrder[], separator: string, hint: OrderHint): DateOrder {
  if (hint.order !== null && best.includes(hint.order)) return hint.order;
  const byHabit: DateOrder[] = hint.chinese ? ['YMD'] : [];
  byHabit.push(...(separator === '/' ? (['MDY', 'DMY'] as const) : (['DMY', 'MDY'] as const)));
  return byHabit.find((order) => best.includes(order)) ?? best[0] ?? 'YMD';
}

/** @param around where a cell may say less than a day, what stands around it */
export function readDate(
  cell: SourceCell,
  reader: DateReader,
  around: DateAround = NOTHING_AROUND,
): DateReading {
  if (reader.partial) {
    const text = partialText(cell);
    const partial = text === null ? null : partialDay(text, reader.order === 'DMY', around);
    if (partial !== null) return { kind: 'day', ...partial };
  }
  if (typeof cell === 'object' && 'date' in cell) return fromSerial(cell.date);
  if (typeof cell === 'object' && 'number' in cell) return fromNumber(cell.number);
  if (typeof cell === 'number') return fromNumber(cell);
  if (isBlankCell(cell)) return BLANK;
  if (typeof cell !== 'string') return UNREADABLE;
  const text = plainText(cell);
  if (NOTHING.test(text)) return BLANK;
  const short = dayOfShortDigits(text);
  if (short !== null) return { kind: 'day', day: short };
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const triple = tripleOf(cell);
  return asReading(triple ? dayOfTriple(triple, reader.order) : dayOfMonthName(text));
}

/** Whether the cell is a date by its form alone: for telling a column's type. */
export function looksLikeDate(cell: SourceCell): boolean {
  if (typeof cell === 'object') return 'date' in cell;
  if (typeof cell !== 'string') return typeof cell === 'number' && dayOfDigits(String(cell)) !== null;
  const text = plainText(cell);
  if (dayOfDigits(text.replace(/\.0+$/, '')) !== null || dayOfMonthName(text) !== null) return true;
  if (looksLikePartialDate(text)) return true;
  const triple = tripleOf(cell);
  return (
    triple !== null && (['YMD', 'DMY', 'MDY'] as const).some((order) => dayOfTriple(triple, order) !== null)
  );
}

/** A plain number that Excel would show as a day of our time. */
export function looksLikeSerial(cell: SourceCell): boolean {
  return typeof cell === 'number' && cell >= SERIAL_MIN && cell < SERIAL_MAX;
}

function asReading(day: Day | null): DateReading {
  return day === null ? UNREADABLE : { kind: 'day', day };
}

/** Serial 0 is how Excel shows an empty reference: no date. */
function fromSerial(serial: number): DateReading {
  return serial >= 0 && serial < 1 ? BLANK : asReading(dayFromSerial(serial));
}

function fromNumber(value: number): DateReading {
  if (value === 0) return BLANK;
  const digits = dayOfDigits(String(value)) ?? dayOfShortDigits(String(value));
  if (digits !== null) return { kind: 'day', day: digits };
  return value >= SERIAL_MIN && value < SERIAL_MAX ? asReading(dayFromSerial(value)) : UNREADABLE;
}

function dayOfDigits(text: string): Day | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match ? dayIn(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** 230105 for 2023-01-05: only where a column is known to hold dates, for an amount looks the same. */
function dayOfShortDigits(text: string): Day | null {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  return match ? dayIn(yearOf(match[1] ?? ''), Number(match[2]), Number(match[3])) : null;
}

function plainText(cell: string): string {
  return cellText(cell)
    .normalize('NFKC')
    .replace(TIME, (found) => (found.startsWith('日') ? '日' : ''))
    .trim();
}

function tripleOf(cell: SourceCell): Triple | null {
  if (typeof cell !== 'string') return null;
  const text = plainText(cell).replace(/\s+/g, '');
  const chinese = /^(\d{2,4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(text);
  const match = chinese ?? /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (match === null) return null;
  const [first, second, third] = chinese ? [match[1], match[2], match[3]] : [match[1], match[3], match[4]];
  return { parts: [first ?? '', second ?? '', third ?? ''], separator: chinese ? '年' : (match[2] ?? '/') };
}

function dayOfTriple({ parts, separator }: Triple, order: DateOrder): Day | null {
  const [first, second, third] = parts;
  if (first.length === 3 || third.length === 3) return null;
  if (first.length === 4 || separator === '年') return dayIn(yearOf(first), Number(second), Number(third));
  if (order === 'YMD') return third.length > 2 ? null : dayIn(yearOf(first), Number(second), Number(third));
  if (third.length === 1) return null;
  const [day, month] = order === 'DMY' ? [first, second] : [second, first];
  return dayIn(yearOf(third), Number(month), Number(day));
}

/** 5-Jan-2023, Jan 5, 2023 */
function dayOfMonthName(text: string): Day | null {
  const dayFirst = /^(\d{1,2})[-\s/.]*([a-z]{3,9})\.?[-\s/,.]*(\d{2}|\d{4})$/i.exec(text);
  if (dayFirst) return dayIn(yearOf(dayFirst[3] ?? ''), monthNamed(dayFirst[2] ?? ''), Number(dayFirst[1]));
  const monthFirst = /^([a-z]{3,9})\.?[-\s]*(\d{1,2}),?[-\s]+(\d{2}|\d{4})$/i.exec(text);
  if (monthFirst)
    return dayIn(yearOf(monthFirst[3] ?? ''), monthNamed(monthFirst[1] ?? ''), Number(monthFirst[2]));
  return null;
}

function monthNamed(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < CENTURY_PIVOT ? 2000 + year : 1900 + year;
}

function dayIn(year: number, month: number, day: number): Day | null {
  return year < YEAR_MIN || year > YEAR_MAX ? null : dayOrNull(year, month, day);
}

function formatOf(cells: readonly SourceCell[], order: DateOrder): string {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const form = formOf(cell, order);
    if (form !== null) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const padded = mergePadded(counts);
  return [...padded]
    .sort((a, b) => b[1] - a[1])
    .map(([form]) => form)
    .join(', ');
}

/** A column with 4/6/2013 and 10/12/2013 is in one format: M/D/YYYY. */
function mergePadded(counts: ReadonlyMap<string, number>): Map<string, number> {
  const merged = new Map<string, number>();
  for (const [form, count] of counts) {
    const short = form.replace('MM', 'M').replace('DD', 'D');
    const target = short !== form && counts.has(short) ? short : form;
    merged.set(target, (merged.get(target) ?? 0) + count);
  }
  return merged;
}

function formOf(cell: SourceCell, order: DateOrder): string | null {
  if (typeof cell === 'object') return 'date' in cell ? 'serial' : null;
  if (isBlankCell(cell) || typeof cell === 'boolean') return null;
  const text = typeof cell === 'number' ? String(cell) : plainText(cell);
  if (/^\d{8}(?:\.0+)?$/.test(text)) return 'YYYYMMDD';
  if (dayOfShortDigits(text) !== null) return 'YYMMDD';
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return 'serial';
  const triple = tripleOf(cell);
  if (triple !== null) return formOfTriple(triple, order);
  if (dayOfMonthName(text) !== null) return 'D MMM YYYY';
  return mayBePartialDate(text) ? formOfPartial(text, order) : null;
}

function formOfTriple({ parts, separator }: Triple, order: DateOrder): string {
  const yearFirst = parts[0].length === 4 || separator === '年';
  const letters =
    yearFirst || order === 'YMD' ? ['Y', 'M', 'D'] : order === 'DMY' ? ['D', 'M', 'Y'] : ['M', 'D', 'Y'];
  const loose = letters.some((letter, index) => letter !== 'Y' && parts[index]?.length === 1);
  const shown = letters.map((letter, index) =>
    letter === 'Y' ? 'Y'.repeat(parts[index]?.length === 4 ? 4 : 2) : letter.repeat(loose ? 1 : 2),
  );
  return separator === '年' ? `${shown[0]}年${shown[1]}月${shown[2]}日` : shown.join(separator);
}

/** `YYYY年M月`, `M.D` */
function formOfPartial(text: string, order: DateOrder): string {
  const dayFirst = order === 'DMY' && !/月|\d{4}/.test(text);
  const letters = /日|号/.test(text) && !text.includes('月') ? ['D'] : dayFirst ? ['D', 'M'] : ['M', 'D'];
  let next = 0;
  return text.replace(/\s+/g, '').replace(/\d+/g, (digits) => {
    if (digits.length === 4) return 'YYYY';
    next += 1;
    return letters[next - 1] ?? 'D';
  });
}
