/**
 * A list of customers with a column for each month (1月 … 12月, or pairs 2025年1月应收 / 回款): every filled cell is a document
 * of that month's last day.
 */
import { dayOf, endOfMonth, type Day } from '../../ledger/day';
import type { Measure } from '../values/documentKind';

export const MONTH_MEASURES = ['invoice.amount', 'receipt.amount'] as const satisfies readonly Measure[];
type MonthMeasure = (typeof MONTH_MEASURES)[number];

/** What a header says of a month; the year may stand elsewhere. */
export interface MonthHeader {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly measure: MonthMeasure | null;
}

/** A column of amounts that belong to one month. */
export interface MonthColumn {
  /** Zero-based. */
  readonly column: number;
  readonly day: Day;
  readonly measure: MonthMeasure;
  readonly unit: number;
}

/** Fewer months beside each other may be somebody's own reckoning. */
export const MONTHS_MIN = 3;

const HEADER =
  /^(?:((?:19|20)\d{2})\s*[年./-]\s*)?(\d{1,2})(?:月份?)?\s*[(（]?(应收|开票|销售|发货|销货|回款|收款|到账|实收)?(?:金额|额|款)?[)）]?$/;
const RECEIVED = /回款|收款|到账|实收/;

/** null for a header that names no month: a bare number is none, for it may be anything. */
export function monthOf(header: string): MonthHeader | null {
  const text = header.normalize('NFKC').replace(/\s+/g, '');
  const found = HEADER.exec(text);
  const month = Number(found?.[2]);
  if (found === null || month < 1 || month > 12) return null;
  if (found[1] === undefined && !text.includes('月')) return null;
  const kind = found[3];
  return {
    year: found[1] === undefined ? null : Number(found[1]),
    month,
    measure: kind === undefined ? null : RECEIVED.test(kind) ? 'receipt.amount' : 'invoice.amount',
  };
}

/** 2025年, 2025年度, 2025 in a title, a sheet's or a file's name; null when none or several are named. */
export function yearIn(words: string): number | null {
  const years = new Set(
    [...words.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map(([, year]) => Number(year)),
  );
  const [only] = years;
  return years.size === 1 && only !== undefined ? only : null;
}

export function lastDayOf(year: number, month: number): Day {
  return endOfMonth(dayOf(year, month, 1));
}
