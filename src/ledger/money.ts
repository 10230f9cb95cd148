/**
 * Money is an exact decimal, never a binary float. Rounding happens only where a figure is shown or stored as a result,
 * half away from zero, to the currency's decimals.
 */
import { Decimal } from 'decimal.js';

/** 60 digits: sums of 15-digit amounts over a million rows stay exact with room to spare. */
export const Exact = Decimal.clone({
  precision: 60,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
});

export type Money = Decimal;
/** ISO 4217 code, upper case. */
export type Currency = string;

export const ZERO: Money = new Exact(0);

/** Excel shows and keeps 15 significant digits; what a double adds behind them (0.1 + 0.2) is not the user's money. */
const EXCEL_DIGITS = 15;

/** A money amount from a number cell: exactly the decimal the user sees in Excel's formula bar. */
export function moneyFromNumber(value: number): Money {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite amount: ${value}`);
  const shortest = String(value);
  return new Exact(shortest.length <= EXCEL_DIGITS ? shortest : value.toPrecision(EXCEL_DIGITS));
}

/** A money amount from a plain decimal string such as "-1234.50" (no separators, no unit). */
export function money(text: string): Money {
  return new Exact(text);
}

const DECIMALS: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  KWD: 3,
  BHD: 3,
  OMR: 3,
  TND: 3,
  JOD: 3,
};

/** Decimals of the currency's smallest unit (ISO 4217); 2 where not listed. */
export function decimalsOf(currency: Currency): number {
  return DECIMALS[currency] ?? 2;
}

/** Rounded half away from zero to the currency's decimals: for showing, and for storing a computed result. */
export function roundMoney(amount: Money, currency: Currency): Money {
  return amount.toDecimalPlaces(decimalsOf(currency), Decimal.ROUND_HALF_UP);
}

/** Exact decimal string, without exponent and without trailing zeros beyond `decimalsMin`. */
export function moneyText(amount: Money, decimalsMin = 0): string {
  return amount.toFixed(Math.max(decimalsMin, amount.decimalPlaces()));
}

/** The number to write into a cell. Excel keeps 15 significant digits; more is reported by the caller, never cut silently. */
export function moneyToNumber(amount: Money): number {
  return amount.toNumber();
}

/** Whether a cell can hold the amount without losing a digit. */
export function fitsCell(amount: Money): boolean {
  return amount.precision(false) <= EXCEL_DIGITS;
}

export function sumMoney(amounts: Iterable<Money>): Money {
  let total = ZERO;
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

export function maxMoney(a: Money, b: Money): Money {
  return a.gte(b) ? a : b;
}

export function minMoney(a: Money, b: Money): Money {
  return a.lte(b) ? a : b;
}
