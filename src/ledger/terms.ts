/**
 * Due dates from payment terms as people write them (domain: Due date). What cannot be read is null: the due date is then
 * unknown, never guessed.
 */
import { addDays, addMonths, endOfMonth, partsOf, dayOf, type Day } from './day';
import type { Policy } from './policy';

export type Terms =
  /** Days after the document date; 0 for cash terms. */
  | { readonly kind: 'days'; readonly days: number }
  /** Whole months after the document date, clamped to the month's last day. */
  | { readonly kind: 'months'; readonly months: number }
  /** 月结n天: the end of the document's month, and days (or months) from there. */
  | { readonly kind: 'monthEnd'; readonly days: number }
  /** 次月n日; a day beyond the month's last is the last. */
  | { readonly kind: 'nextMonth'; readonly day: number };

/** A bare number up to this is days (domain: Due date). */
const TERM_DAYS_MAX = 365;
const TERM_MONTHS_MAX = 36;
const LAST_DAY = 31;
const DAYS_A_MONTH = 30;
/** Dates from here on are marks such as 9999-12-31, and a term from them would leave the calendar. */
const DATED_BEFORE = dayOf(9900, 1, 1);

const CASH =
  /^(?:货到付款|货到现结|现结|现款|现金|现款现货|款到发货|先款后货|预付|预付款|全款预付|cod|cash|cia|prepaid|prepayment|dueonreceipt|cashondelivery)$/;
const DAYS =
  /^(?:票到|货到|开票后?|发票后?|发货后?|账期|帐期|信用期|赊销|net|n\/?)?(\d{1,3})(?:天|日|days?|d)?(?:内|net|账期|帐期|付款|内付款)?$/;
const MONTHS = /^(?:账期|帐期|信用期|net)?(\d{1,2})(?:个月|months?)$/;
const MONTH_END =
  /^(?:月结|eom\+?|monthend\+?)(\d{1,3})?(?:天|日|days?)?$|^(?:net)?(\d{1,3})(?:days?)?(?:天)?(?:月结|eom|endofmonth)$/;
const NEXT_MONTH = /^(?:次月|下月|下个月)(?:(\d{1,2})[日号]?|[底末])(?:付款|结算|结清)?$/;

/** `30天`, `30`, `net 30`, `月结30天`, `EOM+30`, `次月25日`, `票到60天`, `3个月`, `货到付款` …; null for what is none of them, blank too. */
export function parseTerms(text: string): Terms | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  if (plain === '') return null;
  if (CASH.test(plain)) return { kind: 'days', days: 0 };
  const monthEnd = MONTH_END.exec(plain);
  if (monthEnd) {
    const days = within(monthEnd[1] ?? monthEnd[2] ?? '0', 0, TERM_DAYS_MAX);
    return days === null ? null : { kind: 'monthEnd', days };
  }
  const nextMonth = NEXT_MONTH.exec(plain);
  if (nextMonth) {
    const day = within(nextMonth[1] ?? String(LAST_DAY), 1, LAST_DAY);
    return day === null ? null : { kind: 'nextMonth', day };
  }
  const months = within(MONTHS.exec(plain)?.[1], 1, TERM_MONTHS_MAX);
  if (months !== null) return { kind: 'months', months };
  const days = within(DAYS.exec(plain)?.[1], 0, TERM_DAYS_MAX);
  return days === null ? null : { kind: 'days', days };
}

function within(digits: string | undefined, least: number, most: number): number | null {
  if (digits === undefined) return null;
  const value = Number(digits);
  return value >= least && value <= most ? value : null;
}

/** The due date a document of this date has under these terms; null for a date that is only a mark (9999-12-31). */
export function dueDate(date: Day, terms: Terms, monthTerms: Policy['monthTerms']): Day | null {
  if (date >= DATED_BEFORE) return null;
  switch (terms.kind) {
    case 'days':
      return addDays(date, terms.days);
    case 'months':
      return addMonths(date, terms.months);
    case 'monthEnd':
      return monthTerms === 'months' && terms.days % DAYS_A_MONTH === 0
        ? endOfMonth(addMonths(date, terms.days / DAYS_A_MONTH))
        : addDays(endOfMonth(date), terms.days);
    case 'nextMonth': {
      const last = endOfMonth(addMonths(date, 1));
      const { year, month, day } = partsOf(last);
      return dayOf(year, month, Math.min(terms.day, day));
    }
  }
}
