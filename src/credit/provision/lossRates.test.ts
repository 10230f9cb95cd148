import fc from 'fast-check';
import { Exact, money, sumMoney, type Money } from '../../ledger/money';
import { lossRates, meanMigrationRates, migrationRate, provisionAmounts, type BandYear } from './lossRates';

const moneys = (...texts: (string | number)[]): Money[] => texts.map((text) => money(String(text)));
const year = (...pairs: [number, number][]): BandYear[] =>
  pairs.map(([start, kept]) => ({ start: money(String(start)), kept: money(String(kept)) }));
const texts = (amounts: readonly (Money | null)[]): (string | null)[] =>
  amounts.map((amount) => amount && amount.toFixed());

describe('migration rate', () => {
  it('vector: 100 → 50 open, 20 of the missing 50 written off, is 70 %', () => {
    expect(migrationRate({ start: money('100'), kept: money('70') })?.toFixed()).toBe('0.7');
  });

  it('is n/a for a band that was empty, and 0 for one that was wholly paid', () => {
    expect(migrationRate({ start: money('0'), kept: money('0') })).toBeNull();
    expect(migrationRate({ start: money('0.01'), kept: money('0') })?.toFixed()).toBe('0');
  });

  it('is the mean of the last three years, says when there were fewer, and takes the last band as lost', () => {
    const rates = meanMigrationRates(
      [
        year([100, 30], [0, 0], [10, 5], [1, 0]),
        year([100, 60], [100, 20], [0, 0], [0, 0]),
        year([100, 90], [100, 30], [0, 0], [1, 0]),
        year([100, 100], [100, 100], [10, 10], [1, 1]),
      ],
      4,
    );
    expect(texts(rates.map(({ rate }) => rate))).toEqual(['0.6', '0.25', '0.5', '1']);
    expect(rates.map(({ years }) => years)).toEqual([3, 2, 1, 2]);
  });

  it('has none where there is no year at all, but for the last band', () => {
    expect(meanMigrationRates([], 2)).toEqual([
      { rate: null, years: 0 },
      { rate: new Exact(1), years: 0 },
    ]);
    expect(meanMigrationRates([year([10, 1])], 2)).toEqual([
      { rate: money('0.1'), years: 1 },
      { rate: new Exact(1), years: 0 },
    ]);
  });
});

describe('loss rate', () => {
  const policy = moneys('0.05', '0.1', '0.3', '0.5', '1');

  it('vector: rates .30 .55 .70 .85 1 give .098175 .32725 .595 .85 1', () => {
    const rates = lossRates(moneys('0.30', '0.55', '0.70', '0.85', 1), policy);
    expect(texts(rates.map(({ rate }) => rate))).toEqual(['0.098175', '0.32725', '0.595', '0.85', '1']);
    expect(rates.every(({ from }) => from === 'history')).toBe(true);
  });

  it('is the policy rate, named, where the band has no history; the younger bands go on from it', () => {
    const rates = lossRates([...moneys('0.5'), null, ...moneys('0.7', '0.85', 1)], policy);
    expect(rates.map(({ rate, from }) => [rate?.toFixed(), from])).toEqual([
      ['0.05', 'history'],
      ['0.1', 'policy'],
      ['0.595', 'history'],
      ['0.85', 'history'],
      ['1', 'history'],
    ]);
  });

  it('is unknown where neither has one, and so is all that builds on it', () => {
    const rates = lossRates([...moneys('0.5'), null, ...moneys(1)], [money('0.05'), null, money('1')]);
    expect(rates.map(({ rate, from }) => [rate?.toFixed(), from])).toEqual([
      [undefined, 'history'],
      [undefined, 'policy'],
      ['1', 'history'],
    ]);
    expect(lossRates([null], [])).toEqual([{ rate: null, from: 'policy' }]);
    expect(lossRates([], [])).toEqual([]);
  });
});

describe('provision', () => {
  const rates = moneys('0.098175', '0.32725', '0.595', '0.85', 1);
  const bases = moneys(10_000, 2_000, 800, 300, 200);
  const bands = bases.map((base, index) => ({ base, rate: rates[index] ?? money('0') }));

  it('vector: 2,567.25', () => {
    const { total, bands: amounts } = provisionAmounts(bands, money('1'), 2);
    expect(total.toFixed(2)).toBe('2567.25');
    expect(texts(amounts)).toEqual(['981.75', '654.5', '476', '255', '200']);
  });

  it('vector: with factor 1.05, capped at 100 % in the last band, 2,685.61; the bands add up to it', () => {
    const { total, bands: amounts } = provisionAmounts(bands, money('1.05'), 2);
    expect(total.toFixed(2)).toBe('2685.61');
    expect(texts(amounts)).toEqual(['1030.84', '687.22', '499.8', '267.75', '200']);
  });

  it('gives the odd cent to the larger remainder, of equal ones to the younger band', () => {
    const cents = (...shares: string[]): (string | null)[] =>
      texts(
        provisionAmounts(
          shares.map((rate) => ({ base: money('1'), rate: money(rate) })),
          money('1'),
          2,
        ).bands,
      );
    expect(cents('0.004', '0.006')).toEqual(['0', '0.01']);
    expect(cents('0.005', '0.005')).toEqual(['0.01', '0']);
    expect(cents('0.009', '0.008', '0.009')).toEqual(['0.01', '0.01', '0.01']);
    expect(cents('0.002', '0.002')).toEqual(['0', '0']);
    expect(cents('0.0025', '0.0025')).toEqual(['0.01', '0']);
  });

  it('rounds to the decimals of the currency', () => {
    const yen = provisionAmounts([{ base: money('15'), rate: money('0.1') }], money('1'), 0);
    expect(texts([yen.total, ...yen.bands])).toEqual(['2', '2']);
  });

  it('never exceeds the base, is no float, adds up by band, and is within a cent of each', () => {
    const band = fc.record({
      base: fc.integer({ min: 0, max: 10_000_000 }).map((cents) => money(String(cents)).div(100)),
      rate: fc.integer({ min: 0, max: 1_000_000 }).map((parts) => money(String(parts)).div(1_000_000)),
    });
    fc.assert(
      fc.property(fc.array(band, { maxLength: 6 }), fc.integer({ min: 0, max: 300 }), (some, percent) => {
        const factor = new Exact(percent).div(100);
        const { total, bands: amounts } = provisionAmounts(some, factor, 2);
        expect(sumMoney(amounts).eq(total)).toBe(true);
        const exact = some.map(({ base, rate }) => base.times(Exact.min(1, rate.times(factor))));
        expect(total.eq(sumMoney(exact).toDecimalPlaces(2, Exact.ROUND_HALF_UP))).toBe(true);
        for (const [index, amount] of amounts.entries()) {
          expect(amount.lte(some[index]?.base ?? 0)).toBe(true);
          expect(
            amount
              .minus(exact[index] ?? 0)
              .abs()
              .lt('0.01'),
          ).toBe(true);
          expect(amount.decimalPlaces()).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 200 },
    );
  });
});
