import { isoDay } from '../ledger/day';
import { today, zonedTime } from './clock';

test('The day is the one on the wall, whatever the zone', () => {
  expect(isoDay(today(new Date(2026, 10, 24, 0, 0, 1)))).toBe('2026-11-24');
  expect(isoDay(today(new Date(2026, 10, 24, 23, 59, 59)))).toBe('2026-11-24');
});

test.each([
  [-480, '+08:00'],
  [0, '+00:00'],
  [210, '-03:30'],
])('A clock %i minutes behind UTC writes %s, and means the same moment', (minutes, zone) => {
  const moment = new Date(Date.UTC(2026, 10, 24, 1, 30, 15));
  moment.getTimezoneOffset = () => minutes;
  const text = zonedTime(moment);
  expect(text.endsWith(zone)).toBe(true);
  expect(text).toHaveLength('2026-11-24T09:30:15+08:00'.length);
  expect(Date.parse(text)).toBe(moment.getTime());
});
