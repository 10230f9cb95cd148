/**
 * A calendar day without a zone, as whole days since 1970-01-01. Never passes through a local Date: an accountant's day
 * is the same day in every time zone.
 */
import { CalendarDate } from '@internationalized/date';

declare const dayBrand: unique symbol;
export type Day = number & { readonly [dayBrand]: true };

/** Excel serial 1 is 1900-01-01; from serial 61 (1900-03-01) on, serial − 25569 = days since 1970-01-01. */
const SERIAL_OF_EPOCH = 25569;
const SERIAL_AFTER_FALSE_LEAP_DAY = 61;
const SERIAL_1904_OFFSET = 1462;
const MS_PER_DAY = 86_400_000;

/** @throws RangeError when the three numbers are not a day of the calendar (2026-02-30). */
export function dayOf(year: number, month: number, day: number): Day {
  const found = dayOrNull(year, month, day);
  if (found === null) throw new RangeError(`not a calendar day: ${year}-${month}-${day}`);
  return found;
}

export function dayOrNull(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (year < 1 || year > 9999) return null;
  const time = Date.UTC(year, month - 1, day);
  const check = new Date(time);
  // Date.UTC takes year 50 for 1950.
  if (check.getUTCFullYear() !== year || check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day)
    return null;
  return (time / MS_PER_DAY) as Day;
}

/** YYYY-MM-DD only; anything else is null. */
export function parseIsoDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOrNull(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

export function isoDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function partsOf(day: Day): YearMonthDay {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day an Excel serial shows, time of day dropped; null for serials Excel shows as no real day (0, 60, negative). */
export function dayFromSerial(serial: number, dateSystem: 1900 | 1904 = 1900): Day | null {
  if (!Number.isFinite(serial)) return null;
  const whole = Math.floor(serial) + (dateSystem === 1904 ? SERIAL_1904_OFFSET : 0);
  if (whole < 1 || whole > 2_958_465) return null;
  if (whole >= SERIAL_AFTER_FALSE_LEAP_DAY) return (whole - SERIAL_OF_EPOCH) as Day;
  if (whole === SERIAL_AFTER_FALSE_LEAP_DAY - 1) return null; // 1900-02-29 never was
  return (whole - SERIAL_OF_EPOCH + 1) as Day;
}

/** The serial to write into a cell of the 1900 date system. */
export function serialOf(day: Day): number {
  const serial = day + SERIAL_OF_EPOCH;
  return serial >= SERIAL_AFTER_FALSE_LEAP_DAY ? serial : serial - 1;
}

export function addDays(day: Day, days: number): Day {
  return (day + days) as Day;
}

/** Months clamp to the month's last day: 01-31 + 1 month = 02-28 or 02-29. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: date } = partsOf(day);
  const moved = new CalendarDate(year, month, date).add({ months });
  return dayOf(moved.year, moved.month, moved.day);
}

export function endOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return addDays(month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1), -1);
}

export function daysBetween(from: Day, to: Day): number {
  return to - from;
}
