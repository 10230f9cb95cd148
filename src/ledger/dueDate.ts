/** Due dates by terms (domain: Due date). */
import { addDays, addMonths, dayOf, endOfMonth, partsOf, type Day } from './day';
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
      const close = closing(date, cutOffDay, inMonths ? terms.days / DAYS_A_MONTH : 0);
      return nextPayDay(inMonths ? close : addDays(close, terms.days), payDay);
    }
    case 'nextMonth':
      return onDay(addMonths(closing(date, cutOffDay, 0), 1), terms.day);
    case 'instalments':
      return null;
  }
}

/** The day the account of this date closes, or so many months later. */
function closing(date: Day, cutOffDay: number, months: number): Day {
  const late = date > onDay(date, cutOffDay) ? 1 : 0;
  return onDay(addMonths(firstOfMonth(date), months + late), cutOffDay);
}

function firstOfMonth(date: Day): Day {
  return onDay(date, 1);
}

/** This day of the date's month; the month's last where it has no such day. */
function onDay(date: Day, day: number): Day {
  const { year, month, day: last } = partsOf(endOfMonth(date));
  return dayOf(year, month, Math.min(day, last));
}

function nextPayDay(due: Day, payDay: number | null): Day {
  if (payDay === null) return due;
  const same = onDay(due, payDay);
  return same >= due ? same : onDay(addMonths(firstOfMonth(due), 1), payDay);
}
