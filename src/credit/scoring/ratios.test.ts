import type { FinancialFigure, FinancialStatement } from '../../ledger/records';
import {
  isFinancialOrProperty,
  negativeCashFlows,
  RATIOS,
  ratiosOf,
  Z_DISTRESS_BELOW,
  Z_SAFE_ABOVE,
  type RatioName,
} from './ratios';
import type { KnownStatements } from './statements';
import { statement, VECTOR, type StatementSpec } from './statementsForTests';

type Figures = Partial<Record<FinancialFigure, number | string>>;

const of = (latest: FinancialStatement | null, annual = latest): KnownStatements => ({
  latest,
  annual,
  previous: null,
  why: null,
});

const ratio = (name: RatioName, figures: Figures, spec: StatementSpec = {}): string => {
  const one = statement('2025-12-31', figures, spec);
  const found = ratiosOf(of(one, one.months === 12 ? one : null), '')[name];
  return found.value === null
    ? `${found.why} ${found.needs.join()}`
    : found.value.toDecimalPlaces(4).toFixed();
};

describe('ratios', () => {
  it("are 2.8697 for Z'' and 6.1197 for emerging markets", () => {
    expect(ratio('zScore', VECTOR)).toBe('2.8697');
    expect(ratio('zScoreEmergingMarkets', VECTOR)).toBe('6.1197');
    expect([Z_SAFE_ABOVE, Z_DISTRESS_BELOW].map(String)).toEqual(['2.6', '1.1']);
  });

  it('are those of liquidity and debt', () => {
    expect(ratio('currentRatio', VECTOR)).toBe('1.6');
    expect(ratio('quickRatio', VECTOR)).toBe('1');
    expect(ratio('liabilitiesToAssets', VECTOR)).toBe('0.55');
    expect(ratio('currentLiabilitiesToEquity', VECTOR)).toBe('0.5556');
    expect(ratio('liabilitiesToEquity', VECTOR)).toBe('1.2222');
  });

  it('are those of a year', () => {
    const year = { netProfit: -30, revenue: 1000, totalAssets: 2000 };
    expect(ratio('netMargin', year)).toBe('-0.03');
    expect(ratio('assetTurnover', year)).toBe('0.5');
    expect(ratio('netMargin', year, { months: 6 })).toBe('months netProfit,revenue');
    expect(ratio('zScore', VECTOR, { months: 6 })).toMatch(/^months /);
    expect(ratio('currentRatio', VECTOR, { months: 6 })).toBe('1.6');
    expect(ratio('currentRatio', VECTOR, { months: null })).toBe('1.6');
  });

  it.each<[RatioName, Figures]>([
    ['currentRatio', { currentLiabilities: 0 }],
    ['quickRatio', { currentLiabilities: -1 }],
    ['liabilitiesToAssets', { totalAssets: 0 }],
    ['currentLiabilitiesToEquity', { equity: 0 }],
    ['liabilitiesToEquity', { equity: -900 }],
    ['netMargin', { revenue: 0 }],
    ['assetTurnover', { totalAssets: 0 }],
    ['zScore', { totalAssets: 0 }],
    ['zScore', { totalLiabilities: 0 }],
    ['zScoreEmergingMarkets', { totalLiabilities: -1 }],
  ])('have none where a denominator is not above 0: %s', (name, some) => {
    expect(ratio(name, { ...VECTOR, revenue: 1, netProfit: 1, ...some })).toMatch(/^denominator /);
  });

  it('name what the statement does not say', () => {
    expect(ratio('quickRatio', { currentAssets: 1 })).toBe('figure.missing inventory,currentLiabilities');
    const { ebit, ...rest } = VECTOR;
    expect(ebit).toBe(160);
    expect(ratio('zScore', rest)).toBe('figure.missing ebit');
  });

  it('say where they are from, and why there are none', () => {
    const one = statement('2025-12-31', VECTOR);
    const half = statement('2026-06-30', VECTOR, { months: 6 });
    const known = ratiosOf(of(half, one), '');
    expect(known.currentRatio.statement).toBe(half);
    expect(known.zScore.statement).toBe(one);
    const none = ratiosOf({ latest: null, annual: null, previous: null, why: 'statement.stale' }, '');
    expect(RATIOS.map((name) => none[name].value)).toEqual(RATIOS.map(() => null));
    expect(none.zScore).toMatchObject({ why: 'statement.stale', statement: null });
    expect(ratiosOf(of(half, null), '').zScore).toMatchObject({ why: 'months', statement: half });
  });

  it("leave Z'' out for financial and property companies", () => {
    const one = statement('2025-12-31', VECTOR);
    const { zScore, zScoreEmergingMarkets, currentRatio } = ratiosOf(of(one), '房地产开发');
    expect(zScore).toMatchObject({ value: null, why: 'industry', statement: one });
    expect(zScoreEmergingMarkets).toMatchObject({ value: null, why: 'industry' });
    expect(currentRatio.value?.toFixed()).toBe('1.6');
    const texts = [
      '商业银行',
      '保险',
      '证券',
      '信托',
      '小额贷款',
      '融资租赁',
      'Ｂａｎｋ',
      'Real Estate',
      'insurance',
      '金融',
    ];
    expect(texts.filter((text) => !isFinancialOrProperty(text))).toEqual([]);
    const others = [
      '',
      '制造业',
      '批发',
      'Embankment works',
      '设备租赁',
      'Retail',
      'personal insurances desk',
    ];
    expect(others.filter(isFinancialOrProperty)).toEqual([]);
  });
});

describe('operating cash flow', () => {
  const flows = (last: number | null, before?: number | null) => {
    const year = (end: string, flow: number | null) =>
      statement(end, flow === null ? {} : { operatingCashFlow: flow });
    return negativeCashFlows({
      latest: null,
      annual: year('2025-12-31', last),
      previous: before === undefined ? null : year('2024-12-31', before),
      why: null,
    });
  };

  it('is negative two periods running, one, or none', () => {
    expect([flows(-1, -1), flows(-1, 0), flows(-1, 5), flows(-1), flows(-1, null)]).toEqual([2, 1, 1, 1, 1]);
    expect([flows(0, -1), flows(1, -1), flows(1)]).toEqual([0, 0, 0]);
    expect(flows(null, -1)).toBeNull();
    expect(negativeCashFlows({ latest: null, annual: null, previous: null, why: null })).toBeNull();
  });
});
