import fc from 'fast-check';
import { money, sumMoney } from '../../ledger/money';
import { concentrationOf, type Concentration } from './concentration';
import { memberForTests, textOf } from './membersForTests';

const told = ({ total, shares, top, hhi, unknown }: Concentration): unknown => ({
  total: textOf(total),
  shares: shares.map(({ id, exposure, share }) => `${id} ${exposure.toFixed()} ${share.toFixed()}`),
  top: textOf(top),
  hhi: textOf(hhi),
  unknown,
});

describe('concentration', () => {
  const members = [
    memberForTests('B', { exposure: 20, group: 'G' }),
    memberForTests('A', { exposure: 20 }),
    memberForTests('C', { exposure: 10, group: 'G' }),
    memberForTests('D', { exposure: 50 }),
    memberForTests('E', { exposure: -30, group: 'G' }),
  ];

  it('by customer: largest first, equal ones by id; what is in credit holds nothing', () => {
    expect(told(concentrationOf(members, 'customer', 2))).toEqual({
      total: '100',
      shares: ['D 50 0.5', 'A 20 0.2', 'B 20 0.2', 'C 10 0.1'],
      top: '0.7',
      hhi: '0.34',
      unknown: [],
    });
  });

  it('by group: companies are added without netting', () => {
    expect(told(concentrationOf(members, 'group', 2))).toEqual({
      total: '100',
      shares: ['D 50 0.5', 'G 30 0.3', 'A 20 0.2'],
      top: '0.8',
      hhi: '0.38',
      unknown: [],
    });
  });

  it('of one is whole, of more than there are is whole too', () => {
    expect(told(concentrationOf([memberForTests('A', { exposure: 3 })], 'customer', 5))).toMatchObject({
      top: '1',
      hhi: '1',
    });
  });

  it('is n/a with nothing owed, and with an exposure that is unknown', () => {
    expect(told(concentrationOf([], 'customer', 5))).toMatchObject({ total: '0', top: null, hhi: null });
    expect(told(concentrationOf([memberForTests('A', { exposure: -1 })], 'group', 5))).toEqual({
      total: '0',
      shares: [],
      top: null,
      hhi: null,
      unknown: [],
    });
    expect(told(concentrationOf([...members, memberForTests('Z', { exposure: null })], 'group', 5))).toEqual({
      total: null,
      shares: [],
      top: null,
      hhi: null,
      unknown: ['Z'],
    });
  });

  it('lies between 1 ÷ count and 1, and shares add up to 1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        const { hhi, shares, top } = concentrationOf(
          sizes.map((exposure, index) => memberForTests(`C${index}`, { exposure })),
          'customer',
          sizes.length,
        );
        expect(hhi?.gte(money('1').div(sizes.length).minus('1e-50'))).toBe(true);
        expect(hhi?.lte(1)).toBe(true);
        expect(top?.toFixed()).toBe('1');
        expect(
          sumMoney(shares.map(({ share }) => share))
            .minus(1)
            .abs()
            .lt('1e-50'),
        ).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
