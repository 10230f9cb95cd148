/** Figures as a reader sees them: thousands separated, the currency's own decimals, ISO days. Unknown is "—", never 0. */
import { isoDay, type Day } from '../ledger/day';
import { decimalsOf, money, roundMoney, type Currency, type Money } from '../ledger/money';

/** Shown wherever a figure is not known; the reason stands beside it in words. */
export const UNKNOWN_MARK = '—';

const PERCENT_DECIMALS = 1;
const PLAIN_DECIMALS = 2;

const SYMBOLS: Readonly<Record<Currency, string>> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', HKD: 'HK$' };

function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** `¥1,234.50`, `-¥1,234.50`, `JPY 1,235`; a currency without an unmistakable sign shows its code. */
export function formatMoney(amount: Money, currency: Currency): string {
  const rounded = roundMoney(amount, currency);
  const sign = rounded.isNegative() && !rounded.isZero() ? '-' : '';
  return `${sign}${SYMBOLS[currency] ?? `${currency} `}${grouped(rounded.abs().toFixed(decimalsOf(currency)))}`;
}

/** The same, or the mark of what is not known. */
export function moneyOrUnknown(amount: Money | null, currency: Currency): string {
  return amount === null ? UNKNOWN_MARK : formatMoney(amount, currency);
}

/** An amount whose currency is not stated beside it: `1,234.50`, with every digit it has and at least two decimals. */
export function formatAmount(amount: Money): string {
  const digits = amount.abs().toFixed(Math.max(PLAIN_DECIMALS, amount.decimalPlaces()));
  return `${amount.isNegative() && !amount.isZero() ? '-' : ''}${grouped(digits)}`;
}

/** An exact share: 0.856 is `85.6%`. */
export function formatShare(share: Money): string {
  return `${share.times(100).toFixed(PERCENT_DECIMALS)}%`;
}

export function formatCount(count: number): string {
  return `${count < 0 ? '-' : ''}${grouped(String(Math.abs(count)))}`;
}

/** A count that arrives as text; anything else stays as it is. */
export function formatDigits(text: string): string {
  return /^\d+$/.test(text) ? grouped(text) : text;
}

const MEGABYTE = 1024 * 1024;

/** Bytes that arrive as text, in whole megabytes, at least 1. */
export function formatBytes(text: string): string {
  return /^\d+$/.test(text)
    ? `${grouped(String(Math.max(1, Math.round(Number(text) / MEGABYTE))))} MB`
    : text;
}

export function formatDay(day: Day): string {
  return isoDay(day);
}

/** ISO time with zone, as the journal keeps it: day and minute on the writer's clock. */
export function formatTime(time: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(time) ? time.slice(0, 16).replace('T', ' ') : time;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** The decimal a figure's string holds; null when it holds something else. */
export function decimalOf(text: string): Money | null {
  return DECIMAL.test(text) ? money(text) : null;
}
