import { CHARACTERISTIC, CHARACTERISTICS, type CardKey } from './choices';
import { scorecardRows } from './defaultRows';
import { sumMoney } from './money';
import { LANGUAGES } from './named';
import type { Scorecard } from './records';
import { DEFAULT_SCORECARDS } from './scorecards';
import { ledgerOf, type Row } from './tablesForTests';

const written = ({ lines }: Scorecard) =>
  lines.map(
    ({ characteristic, weight, bins }) =>
      `${characteristic} ${weight.toFixed()} | ` +
      bins.map(({ operator, bound, points }) => `${operator} ${bound}: ${points.toFixed()}`).join(' · '),
  );

describe('the scorecards a ledger starts with', () => {
  it('are the domain’s', () => {
    expect(written(DEFAULT_SCORECARDS.standard)).toEqual([
      'dbt 15 | <= 0: 100 · <= 5: 90 · <= 15: 75 · <= 30: 50 · <= 60: 25 · > 60: 0',
      'onTimeShare 10 | >= 0.95: 100 · >= 0.85: 80 · >= 0.7: 60 · >= 0.5: 35 · else : 0',
      'longestOverdue 10 | <= 0: 100 · <= 30: 60 · <= 90: 25 · > 90: 0',
      'worsening 5 | <= -5: 100 · <= 5: 70 · <= 10: 40 · > 10: 0',
      'yearsAsCustomer 5 | < 1: 30 · < 3: 60 · < 5: 80 · >= 5: 100',
      'salesGrowth 5 | < -0.3: 20 · < -0.1: 50 · < 0.1: 70 · >= 0.1: 100',
      'peakUtilisation 5 | <= 0.5: 100 · <= 0.8: 80 · <= 1: 50 · > 1: 0',
      'zScore 10 | < 1.1: 0 · < 1.8: 40 · <= 2.6: 65 · > 2.6: 100',
      'currentRatio 5 | < 0.8: 0 · < 1: 30 · < 1.5: 60 · < 2: 85 · >= 2: 100',
      'liabilitiesToAssets 5 | > 0.85: 0 · > 0.7: 40 · > 0.6: 60 · > 0.4: 85 · <= 0.4: 100',
      'netMargin 5 | < 0: 0 · < 0.02: 40 · < 0.05: 70 · >= 0.05: 100',
      'operatingCashFlow 5 | >= 2: 0 · >= 1: 40 · < 1: 100',
      'yearsInBusiness 4 | < 1: 0 · < 3: 40 · < 10: 75 · >= 10: 100',
      'paidInCapital 2 | < 50: 20 · < 500: 50 · < 5000: 80 · >= 5000: 100',
      'externalRating 4 | = AAA: 100 · = AA+: 90 · = AA: 80 · = AA-: 70 · = A+: 60 · = A: 50 · = A-: 45 · ' +
        '= BBB: 30 · = BB: 15 · = B: 5 · = CCC: 0 · = CC: 0 · = C: 0 · = D: 0',
      'qualitative 5 | = good: 100 · = fair: 60 · = poor: 0',
    ]);
    expect(sumMoney(DEFAULT_SCORECARDS.standard.lines.map(({ weight }) => weight)).toNumber()).toBe(100);
    expect(DEFAULT_SCORECARDS.standard.lines.map(({ characteristic }) => characteristic)).toEqual(
      CHARACTERISTICS,
    );
  });

  it('weigh a new customer’s finances, standing and answers 50 : 25 : 25, each in the old proportions', () => {
    const weights = DEFAULT_SCORECARDS.newCustomer.lines.map(
      ({ characteristic, weight }) => `${characteristic} ${weight.toFixed()}`,
    );
    expect(weights).toEqual([
      'zScore 10',
      'currentRatio 5',
      'liabilitiesToAssets 5',
      'netMargin 5',
      'operatingCashFlow 5',
      'yearsInBusiness 6',
      'paidInCapital 3',
      'externalRating 6',
      'qualitative 15',
    ]);
    for (const line of DEFAULT_SCORECARDS.newCustomer.lines) {
      const same = DEFAULT_SCORECARDS.standard.lines.find(
        (each) => each.characteristic === line.characteristic,
      );
      expect(line.bins).toEqual(same?.bins);
    }
  });

  it.each(LANGUAGES)('come back from the rows they are written as, in %s', (language) => {
    const ledger = ledgerOf({ scorecard: scorecardRows(language) }, language);
    expect(ledger.unreadable).toEqual([]);
    expect(ledger.scorecards).toEqual(DEFAULT_SCORECARDS);
  });

  it('are written with the weight once and numbers as numbers', () => {
    const [first, second] = scorecardRows('zh-CN');
    expect([first, second]).toEqual([
      {
        card: '标准',
        version: 1,
        characteristic: '加权逾期天数',
        weight: 15,
        operator: '≤',
        bound: 0,
        points: 100,
      },
      {
        card: '标准',
        version: 1,
        characteristic: '加权逾期天数',
        weight: '',
        operator: '≤',
        bound: 5,
        points: 90,
      },
    ]);
    expect(scorecardRows('zh-CN').find(({ operator }) => operator === '其他')?.['bound']).toBe('');
    expect(scorecardRows('en-US').at(-1)).toMatchObject({ card: 'New customer', bound: 'Poor', points: 0 });
  });
});

describe('rows of 评分卡', () => {
  const row = (more: Row): Row => ({
    card: '标准',
    version: 2,
    characteristic: CHARACTERISTIC.dbt['zh-CN'],
    weight: 20,
    operator: '其他',
    bound: '',
    points: 100,
    ...more,
  });
  const cardOf = (rows: readonly Row[], card: CardKey = 'standard') =>
    ledgerOf({ scorecard: rows }).scorecards[card];
  const refusals = (rows: readonly Row[]) =>
    ledgerOf({ scorecard: rows }).unreadable.map(
      ({ at, column, code }) => `${at.position} ${column} ${code}`,
    );

  it('make the card, whose newest version counts', () => {
    const rows = [
      row({ version: 1, points: 1 }),
      row({ version: 10, operator: '<=', bound: 10 }),
      row({ version: 10, weight: '', operator: 'Otherwise', bound: '', points: 0 }),
      row({ version: 10, characteristic: 'On-time share', weight: '2.5', operator: '≥', bound: '95%' }),
      row({
        version: 10,
        characteristic: 'On-time share',
        weight: '',
        operator: '<',
        bound: 0.95,
        points: 5,
      }),
      row({ version: 2, points: 2 }),
    ];
    expect(refusals(rows)).toEqual([]);
    expect(cardOf(rows)).toMatchObject({ card: 'standard', version: 10 });
    expect(written(cardOf(rows))).toEqual([
      'dbt 20 | <= 10: 100 · else : 0',
      'onTimeShare 2.5 | >= 0.95: 100 · < 0.95: 5',
    ]);
    expect(cardOf(rows, 'newCustomer')).toEqual(DEFAULT_SCORECARDS.newCustomer);
    expect(cardOf([row({ card: '新客户', version: 0 })], 'newCustomer')).toMatchObject({ version: 0 });
  });

  it('take bounds as numbers, percentages beyond a share too, and texts where they are to be equal', () => {
    const bound = (operator: string, value: Row[string], characteristic = '加权逾期天数') => {
      const rest = row({ characteristic, weight: '', points: 0 });
      return cardOf([row({ characteristic, operator, bound: value }), rest]).lines[0]?.bins[0]?.bound;
    };
    expect(bound('<', '-30%', '销售增长率')).toBe('-0.3');
    expect(bound('<', '120 %', '最高使用率')).toBe('1.2');
    expect(bound('>', '1,000')).toBe('1000');
    expect(bound('=', 5)).toBe('5');
    expect(bound('=', ' ＡＡ＋ ', 'External rating')).toBe('AA+');
    expect(bound('=', '好', 'External rating')).toBe('好');
    expect(bound('=', '好', 'Qualitative answers')).toBe('good');
    expect(bound('=', 'Fair', '定性评价')).toBe('fair');
    expect(bound('其他', '随便')).toBe('');
  });

  it.each<[string, string, Row[string], boolean]>([
    ['按期付款率', '≥', 1, true],
    ['按期付款率', '≥', 95, false],
    ['按期付款率', '≥', '95%', true],
    ['销售净利率', '<', 2, false],
    ['销售净利率', '<', '200%', true],
    ['销售增长率', '<', -30, false],
    ['销售增长率', '<', -2, true],
    ['资产负债率', '>', 70, false],
    ['最高使用率', '<=', 1.2, true],
    ['流动比率', '<', 150, true],
    ['加权逾期天数', '=', '五天', false],
    ['定性评价', '=', '优', false],
    ['定性评价', '<', '好', false],
    ['定性评价', '=', 1, false],
    ['外部评级', '<', 'AA', false],
  ])('take for %s the bound %s %p: %p', (characteristic, operator, bound, taken) => {
    const rows = [row({ characteristic, operator, bound }), row({ characteristic, weight: '', points: 0 })];
    expect(refusals(rows)).toEqual(taken ? [] : ['0 bound standard.unreadable']);
  });

  it.each<[string, Row[], string]>([
    ['sorted the other way', [{ operator: '<=', bound: 10 }, { operator: '<=', bound: 5 }, {}], '1 bound'],
    ['that stand twice', [{ operator: '<=', bound: 5 }, { operator: '<=', bound: 5 }, {}], '1 bound'],
    [
      'that leave numbers out',
      [
        { operator: '<=', bound: 5 },
        { operator: '>', bound: 10 },
      ],
      '1 bound',
    ],
    ['without an end', [{ operator: '<=', bound: 5 }], '0 bound'],
  ])('report bins %s, and the characteristic is the default’s', (_, bins, place) => {
    const rows = bins.map((bin, index) => row({ weight: index === 0 ? 20 : '', ...bin }));
    expect(refusals(rows)).toEqual([`${place} standard.unreadable`]);
    expect(cardOf(rows).lines).toEqual([DEFAULT_SCORECARDS.standard.lines[0]]);
  });

  it('take the default for a line one of whose further rows names no characteristic', () => {
    const rows = [
      row({ operator: '<=', bound: 5 }),
      row({ characteristic: '逾期', weight: '' }),
      row({ weight: '' }),
    ];
    expect(refusals(rows)).toEqual(['1 characteristic standard.unreadable']);
    expect(cardOf(rows).lines).toEqual([DEFAULT_SCORECARDS.standard.lines[0]]);
  });

  it('stay with the version before where none of the newest can be used, as where a version is mistyped', () => {
    const typed = [row({ operator: '<=', bound: 5 }), row({ version: 22, weight: '' }), row({ weight: '' })];
    expect(cardOf(typed)).toMatchObject({ version: 2 });
    expect(written(cardOf(typed))).toEqual(['dbt 20 | <= 5: 100 · else : 100']);
    expect(refusals(typed)).toEqual(['1 weight standard.unreadable']);
    const first = [row({ version: 22, operator: '<=', bound: 5 }), row({ weight: '' })];
    expect(cardOf(first)).toMatchObject({ version: 22 });
    expect(cardOf(first).lines).toEqual([DEFAULT_SCORECARDS.standard.lines[0]]);
  });

  it('report a version that lacks characteristics of the one before it, which is a card by itself', () => {
    const older = [row({ version: 1, characteristic: '流动比率' }), row({ version: 1 })];
    const rows = [...older, row({}), row({ version: 1, card: '新客户' })];
    expect(refusals(rows)).toEqual(['2 version card.shorter']);
    expect(written(cardOf(rows))).toEqual(['dbt 20 | else : 100']);
    expect(refusals([...older, row({}), row({ characteristic: '流动比率' })])).toEqual([]);
  });

  it.each<[string, Row, string]>([
    ['a weight that is no number', { weight: '高' }, 'weight'],
    ['a negative weight', { weight: -1 }, 'weight'],
    ['no operator', { operator: '' }, 'operator'],
    ['an operator there is not', { operator: '≠' }, 'operator'],
    ['no bound', { bound: '' }, 'bound'],
    ['a text where a number is compared', { bound: 'AA' }, 'bound'],
    ['a truth value', { operator: '=', bound: true }, 'bound'],
    ['no points', { points: '' }, 'points'],
    ['negative points', { points: -1 }, 'points'],
    ['more than 100 points', { points: 101 }, 'points'],
  ])('report %s, and the characteristic is the default’s', (_, bad, column) => {
    const rows = [
      row({ characteristic: "Z''", weight: 40 }),
      row({}),
      row({ weight: '', operator: '>', bound: 10, points: 50, ...bad }),
    ];
    expect(refusals(rows)).toEqual([`2 ${column} standard.unreadable`]);
    const [other, line] = cardOf(rows).lines;
    expect(other?.weight.toNumber()).toBe(40);
    expect(line).toEqual(DEFAULT_SCORECARDS.standard.lines[0]);
  });

  it.each<[Row, string]>([
    [{ card: '集团' }, 'card'],
    [{ card: '' }, 'card'],
    [{ characteristic: '规模' }, 'characteristic'],
    [{ version: '' }, 'version'],
    [{ version: 1.5 }, 'version'],
    [{ version: -1 }, 'version'],
    [{ version: 10_000 }, 'version'],
  ])('that belong to no line are reported and count for nothing: %p', (bad, column) => {
    expect(refusals([row({}), row(bad)])).toEqual([`1 ${column} standard.unreadable`]);
    expect(written(cardOf([row({}), row(bad)]))).toEqual(['dbt 20 | else : 100']);
    expect(cardOf([row(bad)])).toEqual(DEFAULT_SCORECARDS.standard);
  });

  it('report a second weight that differs, and take the default for a line without one', () => {
    const first = row({ operator: '<=', bound: 10 });
    expect(refusals([first, row({})])).toEqual([]);
    expect(refusals([first, row({ weight: 21 })])).toEqual(['1 weight standard.unreadable']);
    expect(cardOf([row({ weight: '' })]).lines).toEqual([DEFAULT_SCORECARDS.standard.lines[0]]);
    expect(refusals([row({ weight: '' }), row({ weight: '', points: 0 })])).toEqual([
      '0 weight standard.unreadable',
    ]);
    expect(refusals([row({ weight: '', points: 'x' })])).toEqual(['0 points standard.unreadable']);
    const later = [row({ weight: '', operator: '<=', bound: 10 }), row({ points: 0, weight: 7 })];
    expect(written(cardOf(later))).toEqual(['dbt 7 | <= 10: 100 · else : 0']);
  });

  it('leave out a bad line the default card does not have', () => {
    const rows = [row({ card: '新客户', points: 'x' }), row({ card: '新客户', characteristic: '流动比率' })];
    expect(written(cardOf(rows, 'newCustomer'))).toEqual(['currentRatio 20 | else : 100']);
  });

  it('take 0 and 100 points, a weight of 0, and the highest version', () => {
    const rows = [
      row({ weight: 0, points: 0, operator: '<=', bound: 10, version: 9999 }),
      row({ operator: '>', bound: 10, weight: '', version: 9999 }),
    ];
    expect(refusals(rows)).toEqual([]);
    expect(written(cardOf(rows))).toEqual(['dbt 0 | <= 10: 0 · > 10: 100']);
  });
});
