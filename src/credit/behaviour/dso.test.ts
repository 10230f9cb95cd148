import fc from 'fast-check';
import { money } from '../../ledger/money';
import {
  averageDaysDelinquent,
  collectionEffectiveness,
  dsoBestPossible,
  dsoCountBack,
  dsoSimple,
} from './dso';

type Months = readonly (readonly [string, number])[];
const months = (list: Months) => list.map(([sales, days]) => ({ sales: money(sales), days }));

describe('days sales outstanding', () => {
  it('is 72.80 for 1,000 of 1,250 over 91 days', () => {
    expect(dsoSimple(money('1000'), money('1250'), 91)?.toFixed()).toBe('72.8');
  });

  it('is at best 45.136 with 620 not due, so that 27.664 are delinquent', () => {
    const best = dsoBestPossible(money('620'), money('1250'), 91);
    expect(best?.toFixed()).toBe('45.136');
    expect(averageDaysDelinquent(money('72.8'), best)?.toFixed()).toBe('27.664');
  });

  it('is unknown without sales above 0', () => {
    expect(dsoSimple(money('1000'), money('0'), 91)).toBeNull();
    expect(dsoSimple(money('1000'), money('-1'), 91)).toBeNull();
    expect(averageDaysDelinquent(null, money('1'))).toBeNull();
    expect(averageDaysDelinquent(money('1'), null)).toBeNull();
  });
});

describe('count-back', () => {
  const count = (receivables: string, list: Months) => {
    const found = dsoCountBack(money(receivables), months(list));
    return found === null ? null : `${found.atLeast ? '≥ ' : ''}${found.days.toFixed()}`;
  };

  it('is 76.0 for 1,000 against 400, 350 and 500', () => {
    expect(
      count('1000', [
        ['400', 30],
        ['350', 31],
        ['500', 30],
      ]),
    ).toBe('76');
  });

  it('counts the running month with the days it has', () => {
    expect(
      count('100', [
        ['40', 12],
        ['120', 31],
      ]),
    ).toBe('27.5');
    expect(
      count('20', [
        ['40', 12],
        ['120', 31],
      ]),
    ).toBe('6');
  });

  it('counts the days of a month without sales, or with more returned than sold', () => {
    expect(
      count('100', [
        ['0', 30],
        ['200', 31],
      ]),
    ).toBe('45.5');
    expect(
      count('100', [
        ['-50', 30],
        ['200', 31],
      ]),
    ).toBe('45.5');
  });

  it('is at least so much when receivables outlast the months known', () => {
    expect(
      count('1000', [
        ['400', 30],
        ['350', 31],
      ]),
    ).toBe('≥ 61');
    expect(
      count('750', [
        ['400', 30],
        ['350', 31],
      ]),
    ).toBe('61');
    expect(
      count('751', [
        ['400', 30],
        ['350', 31],
        ['0', 28],
      ]),
    ).toBe('≥ 89');
  });

  it('stops with the month that uses receivables up', () => {
    expect(
      count('400', [
        ['400', 30],
        ['0', 31],
        ['350', 31],
      ]),
    ).toBe('30');
  });

  it('is 0 for nothing owed, and unknown for something owed without any month', () => {
    expect(count('0', [['400', 30]])).toBe('0');
    expect(count('-5', [['400', 30]])).toBe('0');
    expect(dsoCountBack(money('0'), [])?.days.toFixed()).toBe('0');
    expect(dsoCountBack(money('0'), [])?.atLeast).toBe(false);
    expect(dsoCountBack(money('1'), [])).toBeNull();
  });

  it('grows with what is owed', () => {
    const month = fc.record({ sales: fc.integer({ min: -50, max: 100 }), days: fc.constant(30) });
    fc.assert(
      fc.property(
        fc.array(month, { minLength: 1, maxLength: 6 }),
        fc.nat(300),
        fc.nat(100),
        (list, owed, more) => {
          const series = list.map(({ sales, days }) => ({ sales: money(String(sales)), days }));
          const less = dsoCountBack(money(String(owed)), series);
          const most = dsoCountBack(money(String(owed + more)), series);
          expect(most?.days.gte(less?.days ?? 0)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('collection effectiveness', () => {
  const inputs = {
    opening: money('900'),
    sales: money('1250'),
    closing: money('1000'),
    closingCurrent: money('620'),
    writtenOff: money('0'),
  };

  it('is 75.16 % for 900 + 1,250 − 1,000 of 900 + 1,250 − 620', () => {
    expect(collectionEffectiveness(inputs)?.times(100).toFixed(2)).toBe('75.16');
  });

  it('counts what was written off as not collected', () => {
    const written = { ...inputs, closing: money('900'), writtenOff: money('100') };
    expect(collectionEffectiveness(written)?.times(100).toFixed(2)).toBe('75.16');
  });

  it('is unknown when there was nothing to collect', () => {
    expect(collectionEffectiveness({ ...inputs, closingCurrent: money('2150') })).toBeNull();
    expect(collectionEffectiveness({ ...inputs, closingCurrent: money('2151') })).toBeNull();
  });
});
