/** Figures from lines: what they give exactly, and what they do not give. */
import { money } from '../../ledger/money';
import { balanceDifference, figureOf } from './figures';
import { lineIn, type Line } from './lines';

const lines = (amounts: Partial<Record<Line, string>>) =>
  new Map(Object.entries(amounts).map(([line, amount]) => [line as Line, money(amount)]));

const figure = (key: Parameters<typeof figureOf>[0], amounts: Partial<Record<Line, string>>) =>
  figureOf(key, lines(amounts))?.toFixed() ?? null;

describe('retained earnings', () => {
  it('are the surplus reserve and the undistributed profit, or what a line states', () => {
    expect(figure('retainedEarnings', { surplusReserve: '30', undistributedProfit: '270' })).toBe('300');
    expect(figure('retainedEarnings', { retainedEarnings: '1', undistributedProfit: '270' })).toBe('1');
  });

  it('are unknown without the surplus reserve, unless the equity leaves no room for one', () => {
    const known = { undistributedProfit: '-20', paidInCapital: '100', capitalReserve: '5' };
    expect(figure('retainedEarnings', { undistributedProfit: '-20' })).toBeNull();
    expect(figure('retainedEarnings', known)).toBeNull();
    expect(figure('retainedEarnings', { ...known, equity: '86' })).toBeNull();
    expect(figure('retainedEarnings', { ...known, equity: '85' })).toBe('-20');
    expect(figure('retainedEarnings', { surplusReserve: '30' })).toBeNull();
  });
});

describe('EBIT', () => {
  it('is profit before tax and interest; finance costs stand for interest that has no line', () => {
    const both = { profitBeforeTax: '120', interestExpense: '40', financeCosts: '45' };
    expect(figure('ebit', both)).toBe('160');
    expect(figure('ebit', { profitBeforeTax: '120', financeCosts: '-5' })).toBe('115');
    expect(figure('ebit', { ...both, ebit: '158' })).toBe('158');
  });

  it('is unknown without either', () => {
    expect(figure('ebit', { profitBeforeTax: '120' })).toBeNull();
    expect(figure('ebit', { interestExpense: '40' })).toBeNull();
  });
});

it('the balance is checked with the printed total where liabilities or equity have no line', () => {
  expect(balanceDifference(lines({ totalAssets: '9', totalLiabilities: '5', equity: '3' }))?.toFixed()).toBe(
    '1',
  );
  expect(
    balanceDifference(lines({ totalAssets: '9', equity: '3', liabilitiesAndEquity: '11' }))?.toFixed(),
  ).toBe('-2');
  expect(balanceDifference(lines({ totalAssets: '9', equity: '3' }))).toBeNull();
  expect(balanceDifference(lines({ totalLiabilities: '9', equity: '3' }))).toBeNull();
});

it.each<[string, Line | null]>([
  ['资 产 总 计', 'totalAssets'],
  ['资产总计：', 'totalAssets'],
  ['负债及所有者权益总计', 'liabilitiesAndEquity'],
  ['所有者权益（或股东权益）合计', 'equity'],
  ['归属于母公司所有者权益合计', null],
  ['一、营业收入', 'revenue'],
  ['１．主营业务收入', 'revenue'],
  ['减：财务费用（收益以“－”号填列）', 'financeCosts'],
  ['　　其中：利息费用', 'interestExpense'],
  ['三、利润总额（亏损总额以“－”号填列', 'profitBeforeTax'],
  ['归属于母公司股东的净利润', null],
  ['五、经营活动产生的现金流量净额', 'operatingCashFlow'],
  ['Total current assets', 'currentAssets'],
  ['非流动资产合计', null],
  ['非流动负债合计', null],
  ['其他应收款', null],
])('%s', (text, line) => {
  expect(lineIn(text)?.line ?? null).toBe(line);
});
