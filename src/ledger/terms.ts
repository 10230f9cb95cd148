/**
 * Payment terms as people write them (domain: Due date). What cannot be read is null: the due date is then unknown, never
 * guessed.
 */
import { money, type Money } from './money';
import { INSTALMENT_EVENTS, type Share } from './instalments';

export type TermRule =
  /** Days after the document date; 0 for cash terms. */
  | { readonly kind: 'days'; readonly days: number }
  /** 票到n天: days after the invoice was received. */
  | { readonly kind: 'receipt'; readonly days: number }
  /** Whole months after the document date, clamped to the month's last day. */
  | { readonly kind: 'months'; readonly months: number }
  /** 月结n天: the end of the document's month, and days (or months) from there. */
  | { readonly kind: 'monthEnd'; readonly days: number }
  /** 次月n日; a day beyond the month's last is the last. */
  | { readonly kind: 'nextMonth'; readonly day: number }
  /** `3-3-3-1`: shares that fall due by events of the order. */
  | { readonly kind: 'instalments'; readonly shares: readonly Share[] };

/** A rule, and the days of the month the text itself fixes (25日结账, 每月10日付款). */
export type Terms = TermRule & { readonly cutOffDay: number | null; readonly payDay: number | null };

/** A bare number up to this is days (domain: Due date). */
const TERM_DAYS_MAX = 365;
const TERM_MONTHS_MAX = 36;
const LAST_DAY = 31;
const SHARE_DIGITS_MIN = 4;
/** Shares are tenths or percentages. */
const SHARE_TOTALS: readonly number[] = [10, 100];

const CASH =
  /^(?:货到付款|货到现结|现结|现款|现金|现款现货|款到发货|先款后货|预付|预付款|全款预付|cod|cash|cia|prepaid|prepayment|(?:payment|cash)?inadvance|advancepayment|due(?:up)?onreceipt|cashondelivery)$/;
const RECEIPT =
  /^(?:票到|收票|收到发票)后?(\d{1,3})(?:天|日)?(?:内)?(?:付款)?$|^(?:net)?(\d{1,3})days?(?:after|from|of)(?:receiptof(?:the)?invoice|invoicereceipt)$/;
const DAYS =
  /^(?:货到|开票后?|发票后?|发货后?|账期|帐期|信用期|赊销|within|net|n\/?)?(\d{1,3})(?:天|日|days?|d)?(?:内|net|账期|帐期|付款|内付款|(?:after|from|of)?(?:the)?invoice(?:date)?)?$/;
const MONTHS = /^(?:账期|帐期|信用期|net)?(\d{1,2})(?:个月|months?)$/;
const MONTH_END =
  /^(?:月结|(?:net)?eom\+?|monthend\+?)(\d{1,3})?(?:天|日|days?)?$|^(?:net)?(\d{1,3})(?:days?)?(?:天)?(?:月结|eom|(?:from|after)?(?:the)?endof(?:the)?month)$/;
const NEXT_MONTH =
  /^(?:次月|下月|下个月)(?:(\d{1,2})[日号]?|[底末])(?:付款|结算|结清)?$|^(\d{1,2})(?:st|nd|rd|th)?(?:of)?(?:the)?(?:next|following)month$/;

/** A cash discount before the terms, `2/10 net 30`: the due date is that of the terms. */
const DISCOUNT = /^\d+(?:\.\d+)?%?\/\d+,?(?=n)/;

/** Within a text, the day accounts close and the day the customer pays. */
const CUT_OFF_DAY =
  /(?:每月)?(\d{1,2})[日号](?:结账|结帐|对账|截止)|(?:cut-?off|closing)(?:day)?(?:onthe)?(\d{1,2})(?:st|nd|rd|th)?/;
const PAY_DAY = /每月(\d{1,2})[日号](?:付款|付|打款)|(?:payday|paidonthe|payonthe)(\d{1,2})(?:st|nd|rd|th)?/;
const EDGE_MARKS = /^[,;.、]+|[,;.、]+$/g;

/**
 * `30天`, `30`, `net 30`, `月结30天`, `EOM+30`, `次月25日`, `票到60天`, `3个月`, `货到付款`, `3-3-3-1` …, each also with
 * `25日结账` or `每月10日付款`; null for what is none of them, blank too.
 */
export function parseTerms(text: string): Terms | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  const cutOff = CUT_OFF_DAY.exec(plain);
  const pay = PAY_DAY.exec(plain);
  const cutOffDay = cutOff && within(cutOff[1] ?? cutOff[2], 1, LAST_DAY);
  const payDay = pay && within(pay[1] ?? pay[2], 1, LAST_DAY);
  if ((cutOff && cutOffDay === null) || (pay && payDay === null)) return null;
  const rest = plain.replace(CUT_OFF_DAY, '').replace(PAY_DAY, '').replaceAll(EDGE_MARKS, '');
  const rule = ruleOf(rest.replace(DISCOUNT, ''));
  return rule && { ...rule, cutOffDay, payDay };
}

function ruleOf(plain: string): TermRule | null {
  if (CASH.test(plain)) return { kind: 'days', days: 0 };
  return monthRule(plain) ?? dayRule(plain) ?? instalmentRule(plain);
}

function monthRule(plain: string): TermRule | null {
  const monthEnd = MONTH_END.exec(plain);
  if (monthEnd) {
    const days = within(monthEnd[1] ?? monthEnd[2] ?? '0', 0, TERM_DAYS_MAX);
    return days === null ? null : { kind: 'monthEnd', days };
  }
  const nextMonth = NEXT_MONTH.exec(plain);
  if (nextMonth) {
    const day = within(nextMonth[1] ?? nextMonth[2] ?? String(LAST_DAY), 1, LAST_DAY);
    return day === null ? null : { kind: 'nextMonth', day };
  }
  const months = within(MONTHS.exec(plain)?.[1], 1, TERM_MONTHS_MAX);
  return months === null ? null : { kind: 'months', months };
}

function dayRule(plain: string): TermRule | null {
  const receipt = RECEIPT.exec(plain);
  const received = within(receipt?.[1] ?? receipt?.[2], 0, TERM_DAYS_MAX);
  if (received !== null) return { kind: 'receipt', days: received };
  const days = within(DAYS.exec(plain)?.[1], 0, TERM_DAYS_MAX);
  return days === null ? null : { kind: 'days', days };
}

function within(digits: string | undefined, least: number, most: number): number | null {
  if (digits === undefined) return null;
  const value = Number(digits);
  return value >= least && value <= most ? value : null;
}

/** One share each for advance, delivery, acceptance and warranty, in tenths or percent. */
function instalmentRule(plain: string): TermRule | null {
  const parts = sharesIn(plain)?.map((share) => money(share));
  if (parts?.length !== INSTALMENT_EVENTS.length) return null;
  const total = parts.reduce((sum, part) => sum.plus(part));
  if (!SHARE_TOTALS.some((whole) => total.eq(whole))) return null;
  const shares = INSTALMENT_EVENTS.map((event, index): Share => ({
    event,
    share: shareOf(parts[index], total),
  }));
  return { kind: 'instalments', shares: shares.filter(({ share }) => !share.isZero()) };
}

function shareOf(part: Money | undefined, total: Money): Money {
  return (part ?? money('0')).div(total);
}

/** The numbers of `3-3-3-1` and `30/30/30/10`, or of `3331`, `(2.5)(3.5)(3)(1)` and `53(1.5)(0.5)`: a digit or a bracket each. */
function sharesIn(plain: string): string[] | null {
  if (/^\d+(?:\.\d+)?%?(?:[-:/+]\d+(?:\.\d+)?%?)+$/.test(plain))
    return plain.replaceAll('%', '').split(/[-:/+]/);
  if (!/^(?:\d|\(\d+(?:\.\d+)?\))+$/.test(plain)) return null;
  const tokens = plain.match(/\([^)]+\)|\d/g) ?? [];
  const isCode = plain.includes('(') || tokens.length >= SHARE_DIGITS_MIN;
  return isCode ? tokens.map((token) => token.replaceAll(/[()]/g, '')) : null;
}
