import fc from 'fast-check';
import { money, type Money } from '../../ledger/money';
import type { Bin, CardLine, Scorecard } from '../../ledger/records';
import { DEFAULT_SCORECARDS } from '../../ledger/scorecards';
import { DEFAULT_STANDARDS } from '../../ledger/standards';
import type { Characteristic, Grade, Operator } from '../../ledger/tables';
import type { KnockOut } from './knockOuts';
import {
  gradeOf,
  pointsOf,
  scoreCustomer,
  worseGrade,
  type CharacteristicInput,
  type InputValue,
  type Score,
  type ScoreInputs,
} from './scorecard';

type Value = InputValue | number | null;

const valueOf = (value: Value): InputValue | null =>
  typeof value === 'number' ? money(String(value)) : value;

function input(...values: readonly Value[]): CharacteristicInput {
  return { values: values.map(valueOf), why: null, inputs: {} };
}

function inputs(values: Partial<Record<Characteristic, Value>>): ScoreInputs {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, input(value)]));
}

const bin = (operator: Operator, bound: string, points: number): Bin => ({
  operator,
  bound,
  points: money(String(points)),
});

const line = (characteristic: Characteristic, weight: number | string, bins: readonly Bin[]): CardLine => ({
  characteristic,
  weight: money(String(weight)),
  bins,
});

function score(
  values: ScoreInputs,
  card: Scorecard = DEFAULT_SCORECARDS.standard,
  knockOuts: readonly KnockOut[] = [],
  coverageMin = '0.6',
): Score {
  return scoreCustomer(values, knockOuts, {
    card,
    standards: DEFAULT_STANDARDS,
    coverageMin: money(coverageMin),
  });
}

/** Points as they are: a value of n gives n points. */
const STEPS = Array.from({ length: 101 }, (_, index) => bin('<=', String(index), index));
const plain = (...lines: readonly CardLine[]): Scorecard => ({ card: 'standard', version: 3, lines });
const TWO = plain(line('dbt', 3, STEPS), line('onTimeShare', 1, STEPS));

/** Every characteristic of the standard card at its best. */
const BEST: ScoreInputs = {
  ...inputs({
    dbt: 0,
    onTimeShare: '0.95',
    longestOverdue: 0,
    worsening: -5,
    yearsAsCustomer: 5,
    salesGrowth: 0.1,
    peakUtilisation: 0.5,
    zScore: 2.61,
    currentRatio: 2,
    liabilitiesToAssets: 0.4,
    netMargin: 0.05,
    operatingCashFlow: 0,
    yearsInBusiness: 10,
    paidInCapital: 5000,
    externalRating: 'AAA',
  }),
  onTimeShare: input(0.95),
  qualitative: input('good', 'good', 'good'),
};

describe('bins', () => {
  const standard = (characteristic: Characteristic, value: Value): string | null => {
    const found = DEFAULT_SCORECARDS.standard.lines.find((one) => one.characteristic === characteristic);
    const given = valueOf(value);
    return found && given !== null ? (pointsOf(found.bins, given)?.toFixed() ?? null) : null;
  };

  it.each<[Characteristic, readonly (readonly [Value, string])[]]>([
    [
      'dbt',
      [
        [-3, '100'],
        [0, '100'],
        [0.01, '90'],
        [5, '90'],
        [15, '75'],
        [30, '50'],
        [60, '25'],
        [60.01, '0'],
      ],
    ],
    [
      'onTimeShare',
      [
        [1, '100'],
        [0.95, '100'],
        [0.94, '80'],
        [0.85, '80'],
        [0.7, '60'],
        [0.5, '35'],
        [0.49, '0'],
      ],
    ],
    [
      'longestOverdue',
      [
        [0, '100'],
        [1, '60'],
        [30, '60'],
        [31, '25'],
        [90, '25'],
        [91, '0'],
      ],
    ],
    [
      'salesGrowth',
      [
        [-0.31, '20'],
        [-0.3, '50'],
        [-0.1, '70'],
        [0.09, '70'],
        [0.1, '100'],
      ],
    ],
    [
      'zScore',
      [
        [1.09, '0'],
        [1.1, '40'],
        [1.8, '65'],
        [2.6, '65'],
        [2.61, '100'],
      ],
    ],
    [
      'liabilitiesToAssets',
      [
        [0.86, '0'],
        [0.85, '40'],
        [0.7, '60'],
        [0.6, '85'],
        [0.4, '100'],
      ],
    ],
    [
      'operatingCashFlow',
      [
        [2, '0'],
        [1, '40'],
        [0, '100'],
      ],
    ],
    [
      'externalRating',
      [
        ['aa+', '90'],
        [' ＡＡ ', '80'],
      ],
    ],
  ])('of the standard card: %s', (characteristic, expected) => {
    expect(expected.map(([value]) => standard(characteristic, value))).toEqual(
      expected.map(([, points]) => points),
    );
  });

  it('are tested top down, the first that holds counts', () => {
    const bins = [
      bin('<', '1', 1),
      bin('<=', '1', 2),
      bin('=', '2', 3),
      bin('>=', '3', 4),
      bin('>', '2', 5),
      bin('else', '', 6),
    ];
    const at = (value: string) => pointsOf(bins, money(value))?.toFixed();
    expect(['0.9', '1', '2', '3', '2.5', '1.5'].map(at)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('compare texts by = alone, numbers with numbers alone', () => {
    const bins = [bin('<=', '5', 1), bin('>', 'AA', 2), bin('=', 'AA', 3), bin('=', '-1.5', 4)];
    expect(pointsOf(bins, 'aa')?.toFixed()).toBe('3');
    expect(pointsOf(bins, 'BB')).toBeNull();
    expect(pointsOf([bin('=', 'AA', 3)], money('3'))).toBeNull();
    expect(pointsOf([bin('=', '-1.5', 4)], money('-1.50'))?.toFixed()).toBe('4');
    expect(pointsOf([], money('3'))).toBeNull();
    expect(pointsOf([bin('else', '', 7)], 'anything')?.toFixed()).toBe('7');
  });
});

describe('the score', () => {
  it('is weighted over what is known', () => {
    expect(score(inputs({ dbt: 80, onTimeShare: 40 }), TWO)).toMatchObject({
      score: money('70'),
      coverage: money('1'),
    });
    const half = score(inputs({ dbt: 80 }), TWO);
    expect([half.score, half.coverage, half.worst, half.best].map(String)).toEqual([
      '80',
      '0.75',
      '60',
      '85',
    ]);
    expect(half).toMatchObject({ card: 'standard', version: 3 });
  });

  it('is unknown when nothing is known, with the whole of the card as its band', () => {
    const none = score({}, TWO);
    expect(none).toMatchObject({ score: null, grade: null, uncapped: null });
    expect([none.coverage, none.worst, none.best].map(String)).toEqual(['0', '0', '100']);
    expect(score({}, plain())).toMatchObject({ score: null, grade: null });
    expect(
      [score({}, plain()).worst, score({}, plain()).best, score({}, plain()).coverage].map(String),
    ).toEqual(['0', '0', '0']);
  });

  it('takes worst and best from the bins of the characteristic itself', () => {
    const card = plain(
      line('dbt', 1, [bin('<', '5', 90), bin('else', '', 10), bin('>', '9', 40)]),
      line('onTimeShare', 1, STEPS),
    );
    const found = score(inputs({ onTimeShare: 50 }), card);
    expect([found.worst, found.best].map(String)).toEqual(['30', '70']);
  });

  it('is 100 on the standard card for the best, and AAA', () => {
    expect(score(BEST)).toMatchObject({
      score: money('100'),
      coverage: money('1'),
      grade: 'AAA',
      collectNext: [],
      costMost: [],
    });
    expect(score(BEST, DEFAULT_SCORECARDS.newCustomer)).toMatchObject({
      score: money('100'),
      card: 'newCustomer',
    });
  });

  it('shares a weight among questions, and is exact all the same', () => {
    const card = plain(
      line('dbt', 1, STEPS),
      line('qualitative', 1, DEFAULT_SCORECARDS.standard.lines.at(-1)?.bins ?? []),
    );
    const of = (...answers: readonly Value[]) =>
      score({ ...inputs({ dbt: 90 }), qualitative: input(...answers) }, card);
    // Exactly 90 is not above 90.
    expect(of('good', 'good', null)).toMatchObject({ uncapped: 'AAA', grade: 'AAA' });
    const exact = score(
      { dbt: input(90), qualitative: input(...([90, 90, null] as const)) },
      plain(line('dbt', 1, STEPS), line('qualitative', 1, STEPS)),
    );
    expect(exact.score?.toFixed()).toBe('90');
    expect(exact.grade).toBe('AA');
    const uneven = score(
      { dbt: input(92), qualitative: input(90, 84, null) },
      plain(line('dbt', 1, STEPS), line('qualitative', 1, STEPS)),
    );
    expect(uneven.score?.toFixed()).toBe('90');
    const mixed = of('good', 'fair', 'poor').lines[1];
    expect([mixed?.points?.toFixed(2), mixed?.knownWeight.toFixed()]).toEqual(['53.33', '1']);
    const partly = of('poor', null, null);
    expect(partly.score?.toDecimalPlaces(2).toFixed()).toBe('67.5'); // (90 × 3 + 0) ÷ 4
    expect(partly.coverage.toDecimalPlaces(4).toFixed()).toBe('0.6667');
    expect(partly.collectNext).toEqual(['qualitative']);
    expect([partly.worst, partly.best].map((value) => value.toDecimalPlaces(2).toFixed())).toEqual([
      '45',
      '78.33',
    ]);
  });

  it('takes a value no bin holds for missing, and says so', () => {
    const found = score({ ...BEST, externalRating: input('none of them') });
    const rating = found.lines.find(({ characteristic }) => characteristic === 'externalRating');
    expect(rating).toMatchObject({ points: null, knownWeight: money('0'), input: { why: 'bin.none' } });
    expect(found.collectNext).toEqual(['externalRating']);
    expect(score({}, TWO).lines[0]?.input.why).toBe('input.none');
    expect(score({ dbt: { values: [], why: 'gone', inputs: {} } }, TWO).lines[0]).toMatchObject({
      points: null,
      input: { why: 'gone' },
    });
  });

  it('keeps the inputs of every line', () => {
    const traced = { values: [money('80')], why: null, inputs: { from: 'A' } };
    expect(score({ dbt: traced }, TWO).lines[0]?.input).toBe(traced);
  });
});

describe('reasons and what to collect', () => {
  const CARD = plain(
    line('dbt', 15, STEPS),
    line('onTimeShare', 10, STEPS),
    line('longestOverdue', 10, [bin('<=', '0', 60), bin('else', '', 20)]),
    line('worsening', 5, STEPS),
    line('yearsAsCustomer', 5, STEPS),
    line('salesGrowth', 5, STEPS),
  );

  it('name the four that cost most by weight × (best − points), equal ones in the order of the card', () => {
    const found = score(
      inputs({
        dbt: 90,
        onTimeShare: 70,
        longestOverdue: 1,
        worsening: 40,
        yearsAsCustomer: 40,
        salesGrowth: 100,
      }),
      CARD,
    );
    expect(found.lines.map(({ cost }) => cost.toFixed())).toEqual(['150', '300', '400', '300', '300', '0']);
    expect(found.costMost).toEqual(['longestOverdue', 'onTimeShare', 'worsening', 'yearsAsCustomer']);
    expect(score(inputs({ dbt: 99, salesGrowth: 100 }), CARD).costMost).toEqual(['dbt']);
  });

  it('list what is missing by how much it narrows the band', () => {
    const found = score(inputs({ dbt: 90 }), CARD);
    // 10 × 100, 5 × 100 and 10 × 40 of 50.
    expect(found.collectNext).toEqual([
      'onTimeShare',
      'worsening',
      'yearsAsCustomer',
      'salesGrowth',
      'longestOverdue',
    ]);
    expect(found.lines.map(({ narrows }) => narrows.toFixed())).toEqual(['0', '20', '8', '10', '10', '10']);
    const widths = found.lines.reduce((sum, { narrows }) => sum.plus(narrows), money('0'));
    expect(found.best.minus(found.worst).eq(widths)).toBe(true);
    expect(score({}, plain()).lines).toEqual([]);
    expect(score({}, plain(line('dbt', 0, STEPS))).lines[0]?.narrows.toFixed()).toBe('0');
  });

  it('list what is missing though its bins all give the same', () => {
    expect(score({}, plain(line('dbt', 1, [bin('else', '', 50)]))).collectNext).toEqual(['dbt']);
  });

  it('leaves out what cannot be had: the Z score of a bank', () => {
    const ofBank = { zScore: { values: [null], why: 'industry', inputs: {} } };
    const found = score(ofBank, plain(line('zScore', 1, STEPS), line('dbt', 1, STEPS)));
    expect([found.collectNext, found.coverage.toNumber()]).toEqual([['dbt'], 0]);
  });
});

describe('grades', () => {
  it.each<[string, Grade]>([
    ['100', 'AAA'],
    ['90.0000000000000001', 'AAA'],
    ['90', 'AA'],
    ['80', 'A'],
    ['70', 'BBB'],
    ['60', 'BB'],
    ['50', 'B'],
    ['40.001', 'B'],
    ['40', 'C'],
    ['0', 'C'],
  ])('are strictly above their floors, unrounded: %s → %s', (value, grade) => {
    expect(gradeOf(money(value), DEFAULT_STANDARDS)).toBe(grade);
  });

  it('are none below the least coverage, which itself is enough', () => {
    const card = plain(line('dbt', 6, STEPS), line('onTimeShare', 4, STEPS));
    expect(score(inputs({ dbt: 95 }), card)).toMatchObject({ grade: 'AAA', coverage: money('0.6') });
    expect(score(inputs({ onTimeShare: 95 }), card)).toMatchObject({
      grade: null,
      uncapped: null,
      score: money('95'),
    });
    expect(score(inputs({ dbt: 95 }), card, [], '0.61').grade).toBeNull();
  });

  const cap = (...caps: readonly Grade[]): KnockOut[] => caps.map((one) => ({ id: 'netWorth', cap: one }));

  it('are capped by knock-outs, which never raise one', () => {
    const known = inputs({ dbt: 65, onTimeShare: 65 });
    expect(score(known, TWO)).toMatchObject({ grade: 'BBB', uncapped: 'BBB' });
    expect(score(known, TWO, cap('BB'))).toMatchObject({ grade: 'BB', uncapped: 'BBB' });
    expect(score(known, TWO, cap('BB', 'C'))).toMatchObject({ grade: 'C' });
    expect(score(known, TWO, cap('A'))).toMatchObject({ grade: 'BBB' });
    expect(score(known, TWO, cap('BB')).knockOuts).toEqual(cap('BB'));
    expect([worseGrade('A', 'BB'), worseGrade('BB', 'A'), worseGrade('C', 'C')]).toEqual(['BB', 'BB', 'C']);
  });

  it('are D by knock-out whatever is known; other caps give no grade where there is none', () => {
    expect(score({}, TWO, cap('D'))).toMatchObject({ grade: 'D', uncapped: null });
    expect(score({}, TWO, cap('C'))).toMatchObject({ grade: null });
    expect(score(inputs({ dbt: 95, onTimeShare: 95 }), TWO, cap('B', 'D'))).toMatchObject({
      grade: 'D',
      uncapped: 'AAA',
    });
  });
});

describe('the band', () => {
  const characteristics: readonly Characteristic[] = ['dbt', 'onTimeShare', 'worsening', 'qualitative'];
  const anyBins = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((list) => [...list.map(([bound, points]) => bin('<=', String(bound), points)), bin('else', '', 30)]);
  const anyCard = fc
    .tuple(...characteristics.map(() => fc.tuple(fc.integer({ min: 1, max: 20 }), anyBins)))
    .map((lines) =>
      plain(...lines.map(([weight, bins], index) => line(characteristics[index] ?? 'dbt', weight, bins))),
    );
  const slots = (index: number): number => (characteristics[index] === 'qualitative' ? 3 : 1);
  const value = fc.integer({ min: 0, max: 12 });
  const anyValues = fc.tuple(
    ...characteristics.map((_, index) =>
      fc.array(fc.tuple(fc.boolean(), value), { minLength: slots(index), maxLength: slots(index) }),
    ),
  );

  it('contains the score of every completion of what is missing', () => {
    fc.assert(
      fc.property(anyCard, anyValues, (card, values) => {
        const of = (all: boolean): ScoreInputs =>
          Object.fromEntries(
            values.map((list, index): [string, CharacteristicInput] => [
              characteristics[index] ?? '',
              input(...list.map(([known, some]) => (known || all ? some : null))),
            ]),
          );
        const partial = score(of(false), card);
        const whole = score(of(true), card).score as Money;
        expect(whole.gte(partial.worst) && whole.lte(partial.best)).toBe(true);
        const width = partial.lines.reduce((sum, { narrows }) => sum.plus(narrows), money('0'));
        expect(partial.best.minus(partial.worst).minus(width).abs().lt('1e-50')).toBe(true);
        expect(score(of(true), card).worst.eq(whole)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
