import { money } from '../../ledger/money';
import { DEFAULT_STANDARDS } from '../../ledger/standards';
import { GRADES } from '../../ledger/tables';
import { authorityFor, gradeBandOf, tiersOf, treatmentOf } from './tiers';

const MARKS = { tierA: money('0.7'), tierB: money('0.9') };
const tiers = (sales: Readonly<Record<string, number | null>>): string =>
  [
    ...tiersOf(
      Object.entries(sales).map(([id, amount]) => ({
        id,
        sales: amount === null ? null : money(String(amount)),
      })),
      MARKS,
    ).entries(),
  ]
    .map(([id, tier]) => `${id}${tier ?? '?'}`)
    .join(' ');

describe('tiers', () => {
  it('are A for the first 70 % of sales, B for the next 20 %, C for the rest', () => {
    expect(tiers({ c: 10, a: 70, b: 20 })).toBe('cC aA bB');
    expect(tiers({ a: 50, b: 30, c: 15, d: 5 })).toBe('aA bA cB dC');
    expect(tiers({ only: 1 })).toBe('onlyA');
  });

  it('are C without sales, unknown with unknown sales, and the same for equal ones', () => {
    expect(tiers({ a: 10, none: 0, back: -5, unknown: null })).toBe('aA noneC backC unknown?');
    expect(tiers({ a: 70, b: 10, c: 10, d: 10 })).toBe('aA bB cB dB');
    expect(tiers({})).toBe('');
  });
});

describe('treatment', () => {
  it('follows the tier and the band of the grade', () => {
    expect(GRADES.map(gradeBandOf)).toEqual([
      'strong',
      'strong',
      'strong',
      'fair',
      'fair',
      'weak',
      'weak',
      'weak',
    ]);
    const all = (['A', 'B', 'C'] as const).map((tier) =>
      (['A', 'BB', 'B'] as const).map((grade) => treatmentOf(tier, grade)),
    );
    expect(all).toEqual([
      ['keyAccount', 'keyWatched', 'keySecured'],
      ['develop', 'standard', 'reduce'],
      ['simplified', 'shorterTerms', 'prepayment'],
    ]);
  });
});

describe('authority', () => {
  const who = (amount: number, above = false, standards = DEFAULT_STANDARDS): string => {
    const { authority, twoSignatures } = authorityFor(money(String(amount)), above, standards);
    return `${authority}${twoSignatures ? ' +1' : ''}`;
  };

  it('is the lowest whose amount reaches the limit', () => {
    expect([0, 100000, 100001, 500000, 500001, 2000000, 2000001].map((amount) => who(amount))).toEqual([
      'salesManager',
      'salesManager',
      'financeManager',
      'financeManager',
      'financeDirector +1',
      'financeDirector +1',
      'generalManager +1',
    ]);
  });

  it('goes one level up for a raise above the advice', () => {
    expect([100000, 500000, 2000000, 9000000].map((amount) => who(amount, true))).toEqual([
      'financeManager',
      'financeDirector',
      'generalManager +1',
      'generalManager +1',
    ]);
  });

  it('goes past a colleague of the same amount: that is no level up', () => {
    const authority = new Map([
      ['华东经理', money('100')],
      ['华南经理', money('100')],
      ['董事', money('900')],
    ]);
    const own = { ...DEFAULT_STANDARDS, authority };
    expect([50, 100, 101].map((amount) => who(amount, true, own))).toEqual([
      '董事',
      '董事',
      'generalManager',
    ]);
  });

  it('goes by the workbook’s own list, in the order of its amounts', () => {
    const authority = new Map([
      ['董事', money('900')],
      ['经理', money('100')],
      ['generalManager', money('5')],
    ]);
    const own = { ...DEFAULT_STANDARDS, authority };
    expect([100, 101, 900, 901].map((amount) => who(amount, false, own))).toEqual([
      '经理',
      '董事',
      '董事',
      'generalManager',
    ]);
  });
});
