import { money } from '../../ledger/money';
import { LEGAL_STATUS, type LegalStatus } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { document, settled } from '../settlement/documentsForTests';
import { capOf, hasUnrecovered, knockOutsOf, type KnockOutInputs } from './knockOuts';

const NOTHING: KnockOutInputs = {
  longestOverdue: 0,
  netWorth: money('1'),
  legalStatus: null,
  unrecovered: false,
};
const found = (some: Partial<KnockOutInputs>): string =>
  knockOutsOf({ ...NOTHING, ...some })
    .map(({ id, cap }) => `${id} ${cap}`)
    .join(', ');

describe('knock-outs', () => {
  it.each([
    [30, ''],
    [31, 'longestOverdue.30 BB'],
    [90, 'longestOverdue.30 BB'],
    [91, 'longestOverdue.90 C'],
    [null, ''],
  ])('by the longest overdue: %p days', (longestOverdue, expected) => {
    expect(found({ longestOverdue })).toBe(expected);
  });

  it('by net worth not above 0', () => {
    expect(['1', '0', '-1'].map((netWorth) => found({ netWorth: money(netWorth) }))).toEqual([
      '',
      'netWorth B',
      'netWorth B',
    ]);
    expect(found({ netWorth: null })).toBe('');
  });

  it('by what a court says', () => {
    const all = Object.keys(LEGAL_STATUS) as LegalStatus[];
    expect(all.map((legalStatus) => found({ legalStatus }))).toEqual([
      'dishonest D',
      'bankrupt D',
      'accountFrozen D',
    ]);
  });

  it('all together, the severest first', () => {
    const all = knockOutsOf({
      longestOverdue: 31,
      netWorth: money('0'),
      legalStatus: 'bankrupt',
      unrecovered: true,
    });
    expect(all.map(({ id }) => id)).toEqual(['bankrupt', 'writtenOff', 'netWorth', 'longestOverdue.30']);
    expect(capOf(all)).toBe('D');
    expect(capOf([...all].reverse())).toBe('D');
    expect(capOf(all.slice(2))).toBe('B');
    expect(capOf([])).toBeNull();
  });
});

describe('an unrecovered write-off', () => {
  const rows = (on: string, ...recoveries: readonly number[]) => [
    document('invoice', 'A', '2020-01-01', 100, { due: '2020-02-01' }),
    document('writeOff', 'W', on, 60, { settles: 'A' }),
    ...recoveries.map((amount, index) =>
      document('recovery', `V${index}`, '2026-05-01', amount, { settles: 'W' }),
    ),
  ];
  const open = (documents: ReturnType<typeof rows>) =>
    hasUnrecovered(settled(documents, '2026-06-30').writtenOff, day('2026-06-30'));

  it('counts for 36 months', () => {
    expect(open(rows('2023-06-30'))).toBe(false);
    expect(open(rows('2023-07-01'))).toBe(true);
    expect(open(rows('2026-06-30'))).toBe(true);
    expect(hasUnrecovered(settled(rows('2026-06-30'), '2026-06-30').writtenOff, day('2026-06-29'))).toBe(
      false,
    );
  });

  it('until all of it has come back', () => {
    expect(open(rows('2026-01-01', 59))).toBe(true);
    expect(open(rows('2026-01-01', 40, 20))).toBe(false);
  });

  it('as far as it took something off the balance', () => {
    const most = [
      document('invoice', 'A', '2020-01-01', 10),
      document('writeOff', 'W', '2026-01-01', 60, { settles: 'A' }),
    ];
    const back = document('recovery', 'V', '2026-05-01', 10, { settles: 'W' });
    expect(open([...most, back])).toBe(false);
    expect(open(most)).toBe(true);
  });

  it('from before the opening too', () => {
    const opening = document('opening', 'O', '2026-02-01', 5);
    expect(open([...rows('2026-01-01'), opening])).toBe(true);
    expect(open([...rows('2026-01-01', 60), opening])).toBe(false);
  });
});
