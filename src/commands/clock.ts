/** The one clock: the day and time on the user's own calendar, for a face to tell its commands. */
import { dayOf, type Day } from '../ledger/day';

export function today(now = new Date()): Day {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** ISO time with the zone's offset, to the second: `2026-11-24T09:30:00+08:00`. */
export function zonedTime(now = new Date()): string {
  const offset = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + offset * MS_PER_MINUTE)
    .toISOString()
    .slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(offset);
  return `${local}${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

const MS_PER_MINUTE = 60_000;

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
