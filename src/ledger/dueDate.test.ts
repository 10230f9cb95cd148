import { isoDay } from './day';
import { dueDate, type MonthDays } from './dueDate';
import { day } from './tablesForTests';
import { parseTerms } from './terms';

function due(
  text: string,
  date: string,
  monthTerms: 'days' | 'months' = 'days',
  customer?: Partial<MonthDays>,
): string | null {
  const terms = parseTerms(text);
  if (terms === null) throw new Error(`cannot read ${text}`);
  const days = customer && { cutOffDay: null, payDay: null, ...customer };
  const found = dueDate(day(date), terms, monthTerms, days);
  return found === null ? null : isoDay(found);
}

describe('due dates by terms', () => {
  it('reads 月结30天 by the setting, as the domain has it', () => {
    expect(due('月结30天', '2026-01-05', 'days')).toBe('2026-03-02');
    expect(due('月结30天', '2026-01-05', 'months')).toBe('2026-02-28');
  });

  it.each([
    ['30天', '2026-02-04'],
    ['票到60天', '2026-03-06'],
    ['月结', '2026-01-31'],
    ['月结45天', '2026-03-17'],
    ['次月25日', '2026-02-25'],
    ['次月31日', '2026-02-28'],
    ['次月底', '2026-02-28'],
    ['3个月', '2026-04-05'],
    ['货到付款', '2026-01-05'],
  ])('counts %s', (text, expected) => {
    expect(due(text, '2026-01-05')).toBe(expected);
  });

  it('clamps months to the last day', () => {
    expect(due('1个月', '2026-01-31')).toBe('2026-02-28');
    expect(due('1个月', '2028-01-31')).toBe('2028-02-29');
    expect(due('月结90天', '2025-11-30', 'months')).toBe('2026-02-28');
    expect(due('月结30天', '2026-01-31')).toBe('2026-03-02');
  });

  it('counts days where they are no whole months, whatever the setting', () => {
    expect(due('月结45天', '2026-01-05', 'months')).toBe('2026-03-17');
    expect(due('月结', '2026-01-05', 'months')).toBe('2026-01-31');
  });

  it.each([
    ['2026-01-25', '2026-02-24'],
    ['2026-01-26', '2026-03-27'],
    ['2026-12-26', '2027-02-24'],
  ])('puts what is dated after the cut-off day into the next account: %s', (date, expected) => {
    expect(due('月结30天', date, 'days', { cutOffDay: 25 })).toBe(expected);
    expect(due('月结30天 25日结账', date)).toBe(expected);
  });

  it('counts months from the day the account closes', () => {
    expect(due('月结30天', '2026-01-25', 'months', { cutOffDay: 25 })).toBe('2026-02-25');
    expect(due('月结60天', '2026-01-26', 'months', { cutOffDay: 25 })).toBe('2026-04-25');
    expect(due('次月10日', '2026-01-26', 'days', { cutOffDay: 25 })).toBe('2026-03-10');
    expect(due('次月10日', '2026-01-25', 'days', { cutOffDay: 25 })).toBe('2026-02-10');
  });

  it('closes on the last day of a month that is too short', () => {
    expect(due('月结', '2026-02-28', 'days', { cutOffDay: 30 })).toBe('2026-02-28');
    expect(due('月结', '2026-01-31', 'days', { cutOffDay: 30 })).toBe('2026-02-28');
  });

  it('moves a due date to the day the customer pays, on or after it', () => {
    expect(due('30天', '2026-01-05', 'days', { payDay: 4 })).toBe('2026-02-04');
    expect(due('30天', '2026-01-05', 'days', { payDay: 3 })).toBe('2026-03-03');
    expect(due('30天', '2026-01-05', 'days', { payDay: 31 })).toBe('2026-02-28');
    expect(due('月结30天', '2026-01-05', 'days', { payDay: 15 })).toBe('2026-03-15');
    expect(due('月结30天', '2026-01-05', 'months', { payDay: 15 })).toBe('2026-03-15');
    expect(due('票到60天', '2026-01-05', 'days', { payDay: 10 })).toBe('2026-03-10');
    expect(due('3个月', '2026-01-05', 'days', { payDay: 1 })).toBe('2026-05-01');
    expect(due('30天，每月15日付款', '2026-12-05')).toBe('2027-01-15');
  });

  it('leaves cash terms, and a day the terms name, where they are', () => {
    expect(due('货到付款', '2026-01-05', 'days', { payDay: 20 })).toBe('2026-01-05');
    expect(due('次月25日', '2026-01-05', 'days', { payDay: 20 })).toBe('2026-02-25');
  });

  it('prefers what the terms say to what the customer’s row says', () => {
    expect(due('月结 20日结账', '2026-01-22', 'days', { cutOffDay: 25 })).toBe('2026-02-20');
    expect(due('30天 每月10日付款', '2026-01-05', 'days', { payDay: 20 })).toBe('2026-02-10');
  });

  it('knows the last day of every month', () => {
    const lasts = Array.from({ length: 12 }, (_, month) =>
      due('月结', `2027-${String(month + 1).padStart(2, '0')}-01`)?.slice(8),
    );
    expect(lasts.join(' ')).toBe('31 28 31 30 31 30 31 31 30 31 30 31');
    const leap = ['2028', '2100', '2400', '2000', '1900'].map((year) =>
      due('月结', `${year}-02-01`)?.slice(8),
    );
    expect(leap.join(' ')).toBe('29 28 29 29 28');
    expect(due('月结', '2026-12-05')).toBe('2026-12-31');
    expect(due('月结30天', '2026-12-05', 'months')).toBe('2027-01-31');
  });

  it('gives no one date to instalments, nor to a date that is only a mark', () => {
    expect(due('3331', '2026-01-05')).toBeNull();
    expect(due('月结30天', '9999-12-31')).toBeNull();
    expect(due('30天', '9899-12-31')).toBe('9900-01-30');
    expect(due('30天', '9900-01-01')).toBeNull();
  });
});
