import { isoDay } from './day';
import { day } from './tablesForTests';
import { dueDate, parseTerms } from './terms';

function due(text: string, date: string, monthTerms: 'days' | 'months' = 'days'): string | null {
  const terms = parseTerms(text);
  const found = terms && dueDate(day(date), terms, monthTerms);
  return found === null ? null : isoDay(found);
}

describe('due dates from terms', () => {
  it('reads 月结30天 by the setting, as the domain has it', () => {
    expect(due('月结30天', '2026-01-05', 'days')).toBe('2026-03-02');
    expect(due('月结30天', '2026-01-05', 'months')).toBe('2026-02-28');
  });

  it.each([
    ['30天', '2026-02-04'],
    ['30', '2026-02-04'],
    ['３０ 天', '2026-02-04'],
    ['30天账期', '2026-02-04'],
    ['net 30', '2026-02-04'],
    ['Net 30 days', '2026-02-04'],
    ['30 days', '2026-02-04'],
    ['n/30', '2026-02-04'],
    ['票到60天', '2026-03-06'],
    ['月结', '2026-01-31'],
    ['月结45天', '2026-03-17'],
    ['EOM+30', '2026-03-02'],
    ['30 days EOM', '2026-03-02'],
    ['次月25日', '2026-02-25'],
    ['次月31日', '2026-02-28'],
    ['次月底', '2026-02-28'],
    ['3个月', '2026-04-05'],
    ['货到付款', '2026-01-05'],
    ['现结', '2026-01-05'],
    ['预付', '2026-01-05'],
  ])('reads %s', (text, expected) => {
    expect(due(text, '2026-01-05')).toBe(expected);
  });

  it('clamps months to the last day', () => {
    expect(due('1个月', '2026-01-31')).toBe('2026-02-28');
    expect(due('1个月', '2028-01-31')).toBe('2028-02-29');
    expect(due('月结90天', '2025-11-30', 'months')).toBe('2026-02-28');
  });

  it.each(['', '  ', '3-3-3-1', '3331', '(2.5)(3.5)(3)(1)', '400', '见合同', '次月32日', '30%'])(
    'does not guess at %p',
    (text) => {
      expect(parseTerms(text)).toBeNull();
    },
  );

  it('gives no due date to a date that is only a mark', () => {
    expect(due('月结30天', '9999-12-31')).toBeNull();
  });
});
