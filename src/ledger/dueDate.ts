/** Due dates by terms (domain: Due date). */
import { addDays, addMonths, dayOf, partsOf, type Day } from './day';
import type { Policy } from './policy';
import type { Terms } from './terms';

/** Days of the month by which the customer's accounts close and it pays; null: the month's end, any day. */
export interface MonthDays {
  readonly cutOffDay: number | null;
  readonly payDay: number | null;
}

export const ANY_DAY: MonthDays = { cutOffDay: null, payDay: null };

const LAST_DAY = 31;
const DAYS_A_MONTH = 30;
const MONTHS_A_YEAR = 12;
/** From January as 0. */
const FEBRUARY = 1;
const SHORT_MONTHS: ReadonlySet<number> = new Set([3, 5, 8, 10]);
/** Dates from here on are marks such as 9999-12-31, and a term from them would leave the calendar. */
const DATED_BEFORE = dayOf(9900, 1, 1);

/**
 * The due date a document has under these terms; null for a date that is only a mark (9999-12-31) and for instalments,
 * which have one each. A document dated after the cut-off day belongs to the next month's account, which closes on that
 * day; 月结 terms run from there. A customer with a fixed pay day pays on the first of them on or after the due date, but
 * cash terms and a day the terms themselves name (次月25日) stand. What the terms' text says of either goes before the
 * customer's own.
 *
 * @param date the document's, or of 票到 terms the day the invoice was received.
 */
export function dueDate(
  date: Day,
  terms: Terms,
  monthTerms: Policy['monthTerms'],
  customer: MonthDays = ANY_DAY,
): Day | null {
  if (date >= DATED_BEFORE) return null;
  const cutOffDay = terms.cutOffDay ?? customer.cutOffDay ?? LAST_DAY;
  const payDay = terms.payDay ?? customer.payDay;
  switch (terms.kind) {
    case 'days':
      return terms.days === 0 ? date : nextPayDay(addDays(date, terms.days), payDay);
    case 'receipt':
      return nextPayDay(addDays(date, terms.days), payDay);
    case 'months':
      return nextPayDay(addMonths(date, terms.months), payDay);
    case 'monthEnd': {
      const inMonths = monthTerms === 'months' && terms.days % DAYS_A_MONTH === 0;
      const months = inMonths ? terms.days / DAYS_A_MONTH : 0;
      const close = onDay(accountMonth(date, cutOffDay) + months, cutOffDay);
      return nextPayDay(inMonths ? close : addDays(close, terms.days), payDay);
    }
    case 'nextMonth':
      return onDay(accountMonth(date, cutOffDay) + 1, terms.day);
    case 'instalments':
      return null;
  }
}

/** The month, counted from year 0, in whose account this date is: the next one after the cut-off day. */
function accountMonth(date: Day, cutOffDay: number): number {
  const { year, month, day } = partsOf(date);
  const own = year * MONTHS_A_YEAR + month - 1;
  return day > Math.min(cutOffDay, lastDayOf(own)) ? own + 1 : own;
}

/** This day of the month; the month's last where it has no such day. */
function onDay(month: number, day: number): Day {
  const last = Math.min(day, lastDayOf(month));
  return dayOf(Math.floor(month / MONTHS_A_YEAR), (month % MONTHS_A_YEAR) + 1, last);
}

function lastDayOf(month: number): number {
  const inYear = month % MONTHS_A_YEAR;
  if (inYear !== FEBRUARY) return SHORT_MONTHS.has(inYear) ? LAST_DAY - 1 : LAST_DAY;
  const year = Math.floor(month / MONTHS_A_YEAR);
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function nextPayDay(due: Day, payDay: number | null): Day {
  if (payDay === null) return due;
  const month = accountMonth(due, LAST_DAY);
  const same = onDay(month, payDay);
  return same >= due ? same : onDay(month + 1, payDay);
}
