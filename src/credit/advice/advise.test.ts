import fc from 'fast-check';
import { money, type Money } from '../../ledger/money';
import { DEFAULT_POLICY } from '../../ledger/policy';
import { DEFAULT_STANDARDS } from '../../ledger/standards';
import { GRADES, type Grade } from '../../ledger/tables';
import { adviseLimit, type AdviceInputs } from './advise';
import { factorOf, methodsOf, roundDown, type AdviceFigures, type MethodId } from './methods';

const NONE: AdviceFigures = {
  forecastSales: null,
  vatRate: money('0.13'),
  termDays: null,
  orderDays: money('0'),
  currentAssets: null,
  inventory: null,
  currentLiabilities: null,
  totalLiabilities: null,
  equity: null,
  intangibles: null,
  turnover: null,
  peak: null,
  appetiteBase: null,
  rateMissing: false,
};

type Numbers = Partial<Record<Exclude<keyof AdviceFigures, 'rateMissing'>, number>>;

function figures(some: Numbers, rateMissing = false): AdviceFigures {
  const given = Object.entries(some).map(([name, amount]) => [name, money(String(amount))]);
  return { ...NONE, ...(Object.fromEntries(given) as Partial<AdviceFigures>), rateMissing };
}

const SETTINGS = { ...DEFAULT_POLICY, standards: DEFAULT_STANDARDS };

function method(id: MethodId, some: Numbers, grade: Grade | null = 'BBB', rateMissing = false): string {
  const found = methodsOf(figures(some, rateMissing), grade, SETTINGS).find((one) => one.id === id);
  return found?.amount?.toDecimalPlaces(3).toFixed() ?? String(found?.why);
}

/** CA 800, CL 500, inventory 300, equity 900, TL 1,100. */
const BALANCE = {
  currentAssets: 800,
  inventory: 300,
  currentLiabilities: 500,
  equity: 900,
  totalLiabilities: 1100,
};

describe('methods of limit advice', () => {
  it('stand in their order, each with its inputs', () => {
    const all = methodsOf(figures({ equity: 900, intangibles: 100, turnover: 50 }), 'BBB', SETTINGS);
    expect(all.map(({ id }) => id)).toEqual([
      'need',
      'netWorth',
      'workingAssets',
      'historyPeak',
      'capacity',
      'appetite',
    ]);
    expect(all.map(({ inputs }) => inputs)).toEqual([
      { vatRate: '0.13', orderDays: '0' },
      { equity: '900', share: '0.1' },
      { equity: '900' },
      { factor: '1' },
      {
        equity: '900',
        intangibles: '100',
        turnover: '50',
        netWorthShare: '0.35',
        turnoverShare: '0.05',
        tangible: '800',
      },
      { share: '0.1' },
    ]);
  });

  it('by need: 1,200 × 1.13 × 60 ÷ 365 = 222.904', () => {
    expect(method('need', { forecastSales: 1200, termDays: 60 })).toBe('222.904');
    expect(method('need', { forecastSales: 1200, termDays: 45, orderDays: 15 })).toBe('222.904');
    expect(method('need', { forecastSales: 1200, termDays: -5 })).toBe('0');
    expect(method('need', { termDays: 60 })).toBe('forecast.missing');
    expect(method('need', { forecastSales: 1200 })).toBe('term.unknown');
  });

  it('by net worth: 10 % of it, nothing of none', () => {
    expect(method('netWorth', { equity: 900 })).toBe('90');
    expect(method('netWorth', { equity: -900 })).toBe('0');
    expect(method('netWorth', {})).toBe('statement.missing');
    expect(method('netWorth', {}, 'BBB', true)).toBe('rate.missing');
  });

  it('by working assets: v 0.8222, so 20 % of 600 = 120', () => {
    expect(method('workingAssets', BALANCE)).toBe('120');
    const inputs = methodsOf(figures(BALANCE), null, SETTINGS)[2]?.inputs;
    expect(Number(inputs?.['v']).toFixed(4)).toBe('0.8222');
    expect(inputs).toMatchObject({ base: '600', share: '0.2', inventory: '300' });
  });

  it('by working assets: nothing without net worth or with a base below 0', () => {
    expect(method('workingAssets', { ...BALANCE, equity: 0 })).toBe('0');
    expect(method('workingAssets', { equity: -1 })).toBe('0');
    const deep = {
      currentAssets: 100,
      inventory: 0,
      currentLiabilities: 1000,
      equity: 500,
      totalLiabilities: 1000,
    };
    expect(method('workingAssets', deep)).toBe('0');
  });

  it('by working assets: unknown for a reason', () => {
    for (const key of [
      'currentAssets',
      'inventory',
      'currentLiabilities',
      'totalLiabilities',
      'equity',
    ] as const) {
      const { [key]: left, ...rest } = BALANCE;
      expect(left).toBeGreaterThan(0);
      expect(method('workingAssets', rest)).toBe('statement.missing');
      expect(method('workingAssets', rest, 'BBB', true)).toBe('rate.missing');
    }
    expect(method('workingAssets', { ...BALANCE, currentLiabilities: 0 })).toBe('denominator');
    const standards = { ...DEFAULT_STANDARDS, workingAssets: new Map([['< 0', money('0.1')]]) };
    const found = methodsOf(figures(BALANCE), null, { ...SETTINGS, standards })[2];
    expect(found).toMatchObject({ id: 'workingAssets', amount: null, why: 'standard.missing' });
  });

  it('by the peak of history × factor', () => {
    const peak = (factor: string) =>
      methodsOf(figures({ peak: 300 }), null, {
        ...SETTINGS,
        peakFactor: money(factor),
      })[3]?.amount?.toFixed();
    expect([peak('1'), peak('1.2')]).toEqual(['300', '360']);
    expect(method('historyPeak', { peak: 0 })).toBe('0');
    expect(method('historyPeak', {})).toBe('history.none');
  });

  it('by capacity: min(80,000 × 35 %, 700,000 × 5 %) = 28,000', () => {
    expect(method('capacity', { equity: 80000, intangibles: 0, turnover: 700000 })).toBe('28000');
    expect(method('capacity', { equity: 100000, intangibles: 20000, turnover: 700000 })).toBe('28000');
    expect(method('capacity', { equity: 80000, intangibles: 0, turnover: 100000 })).toBe('5000');
    expect(method('capacity', { equity: 80000, intangibles: 0, turnover: 700000 }, 'AAA')).toBe('40000');
    expect(method('capacity', { equity: 10, intangibles: 20, turnover: 700000 })).toBe('0');
  });

  it('by capacity: unknown for a reason', () => {
    const all = { equity: 80000, intangibles: 0, turnover: 700000 };
    expect(method('capacity', all, null)).toBe('grade.none');
    for (const key of ['equity', 'intangibles', 'turnover'] as const) {
      const { [key]: left, ...rest } = all;
      expect(left).toBeDefined();
      expect(method('capacity', rest)).toBe('statement.missing');
    }
    expect(method('capacity', {}, 'BBB', true)).toBe('rate.missing');
    for (const list of ['netWorthShare', 'turnoverShare'] as const) {
      const standards = { ...DEFAULT_STANDARDS, [list]: new Map<string, Money>() };
      const found = methodsOf(figures(all), 'BBB', { ...SETTINGS, standards })[4];
      expect(found).toMatchObject({ id: 'capacity', amount: null, why: 'standard.missing' });
    }
  });

  it('by appetite', () => {
    expect(method('appetite', { appetiteBase: 5000 })).toBe('500');
    expect(method('appetite', {})).toBe('exposure.unknown');
    expect(method('appetite', { appetiteBase: 0 })).toBe('exposure.none');
  });
});

describe('rounding and factors', () => {
  it('rounds down to the step', () => {
    const down = (amount: string, step: string) => roundDown(money(amount), money(step)).toFixed();
    expect(['999.99', '1000', '1999'].map((amount) => down(amount, '1000'))).toEqual(['0', '1000', '1000']);
    expect(down('1234.56', '0')).toBe('1234.56');
    expect(down('7.5', '2.5')).toBe('7.5');
  });

  it('gives a new customer at most the factor of A', () => {
    const factors = (isNew: boolean) =>
      GRADES.map((grade) => factorOf(grade, isNew, DEFAULT_STANDARDS)?.toFixed());
    expect(factors(false)).toEqual(['1.2', '1', '0.8', '0.6', '0.4', '0.2', '0', '0']);
    expect(factors(true)).toEqual(['0.8', '0.8', '0.8', '0.6', '0.4', '0.2', '0', '0']);
    const without = { gradeFactor: new Map([['AAA', money('1.2')]]) };
    expect(factorOf('A', true, without)).toBeNull();
    expect(factorOf('AAA', true, without)?.toFixed()).toBe('1.2');
  });
});

function inputs(some: Numbers, more: Partial<AdviceInputs> = {}): AdviceInputs {
  return {
    figures: figures(some),
    grade: 'AA',
    isNew: false,
    group: null,
    settings: { ...SETTINGS, adviceStep: money('1') },
    ...more,
  };
}

const NEED = { forecastSales: 1200, termDays: 60 };
const brief = (of: AdviceInputs): string => {
  const { advice, binding, why } = adviseLimit(of);
  return advice === null ? String(why) : `${advice.toFixed()} ${String(binding)}`;
};

describe('limit advice', () => {
  it('is the least of what binds, with the grade’s factor on the four of the customer', () => {
    expect(brief(inputs(NEED))).toBe('222 need');
    expect(brief(inputs(NEED, { grade: 'AAA' }))).toBe('267 need');
    expect(brief(inputs(NEED, { grade: 'AAA', isNew: true }))).toBe('178 need');
    expect(brief(inputs({ ...NEED, equity: 1000 }))).toBe('100 netWorth');
    expect(brief(inputs({ ...NEED, ...BALANCE, equity: 90000 }))).toBe('222 need');
    expect(brief(inputs({ ...NEED, peak: 150 }))).toBe('150 historyPeak');
    expect(brief(inputs({ peak: 150 }, { grade: 'B' }))).toBe('30 historyPeak');
    expect(brief(inputs({ peak: 150, appetiteBase: 100 }, { grade: 'B' }))).toBe('10 appetite');
    expect(brief(inputs({ equity: 80000, intangibles: 0, turnover: 700000 }, { grade: 'BBB' }))).toBe(
      '4800 netWorth',
    );
    expect(brief(inputs({ equity: 80000, intangibles: 0, turnover: 1000 }, { grade: 'BBB' }))).toBe(
      '50 capacity',
    );
  });

  it('stays within what the group leaves, which may be nothing', () => {
    expect(brief(inputs(NEED, { group: money('50') }))).toBe('50 group');
    expect(brief(inputs(NEED, { group: money('500') }))).toBe('222 need');
    expect(brief(inputs(NEED, { group: money('-50') }))).toBe('0 group');
  });

  it('says what was compared: the methods after the factor, and what the group leaves', () => {
    const compared = (of: AdviceInputs) =>
      adviseLimit(of).constraints.map(({ binding, amount }) => `${binding} ${amount.toFixed(1)}`);
    const some = { ...NEED, peak: 150, appetiteBase: 5000 };
    expect(compared(inputs(some, { grade: 'B', group: money('-50') }))).toEqual([
      'need 44.6',
      'historyPeak 30.0',
      'appetite 500.0',
      'group 0.0',
    ]);
    expect(compared(inputs(some, { grade: 'C' }))).toEqual([]);
    expect(compared(inputs(some, { grade: null }))).toEqual([]);
  });

  it('is rounded down to the step of the policy', () => {
    const found = adviseLimit(inputs(NEED, { settings: { ...SETTINGS, adviceStep: money('100') } }));
    expect([found.advice?.toFixed(), found.exact?.toFixed(3)]).toEqual(['200', '222.904']);
  });

  it('is unknown without a grade, but its methods are shown', () => {
    const found = adviseLimit(inputs({ ...NEED, equity: 10 }, { grade: null, group: money('7') }));
    expect(found).toMatchObject({
      advice: null,
      exact: null,
      why: 'grade.none',
      binding: null,
      factor: null,
      grade: null,
    });
    expect(found.methods.map(({ amount }) => amount?.toFixed(0) ?? null)).toEqual([
      '223',
      '1',
      null,
      null,
      null,
      null,
    ]);
    expect(found.group?.toFixed()).toBe('7');
    expect(found.sensitivity).toEqual([]);
  });

  it('is unknown when only our appetite and the group speak, or nothing does', () => {
    expect(brief(inputs({ appetiteBase: 100 }, { group: money('9') }))).toBe('methods.none');
    expect(brief(inputs({}))).toBe('methods.none');
    expect(adviseLimit(inputs({})).factor?.toFixed()).toBe('1');
  });

  it('is unknown when the table has no factor for the grade', () => {
    const standards = { ...DEFAULT_STANDARDS, gradeFactor: new Map<string, Money>() };
    const settings = { ...SETTINGS, adviceStep: money('1'), standards };
    expect(brief(inputs(NEED, { settings }))).toBe('standard.missing');
  });

  it('is 0 for a grade whose factor is 0, whatever is known', () => {
    expect(brief(inputs({}, { grade: 'C' }))).toBe('0 grade');
    expect(brief(inputs(NEED, { grade: 'D' }))).toBe('0 grade');
  });

  it('leaves out methods that are turned off', () => {
    const off = (...ids: readonly MethodId[]) => brief(inputs({ ...NEED, peak: 150 }, { off: new Set(ids) }));
    expect([off('historyPeak'), off('need'), off('need', 'historyPeak')]).toEqual([
      '222 need',
      '150 historyPeak',
      'methods.none',
    ]);
  });

  it('takes the first of equal constraints', () => {
    expect(brief(inputs({ equity: 1500, peak: 150 }))).toBe('150 netWorth');
  });
});

describe('sensitivity', () => {
  const moves = (of: AdviceInputs): string[] =>
    adviseLimit(of).sensitivity.map(({ change, amount }) => `${change} ${amount.toFixed(2)}`);

  it('says what would move the advice: ten days of terms add 37', () => {
    expect(moves(inputs(NEED))).toEqual([
      'grade+1 44.58',
      'grade-1 -44.58',
      'term+10 37.15',
      'sales+10% 22.29',
    ]);
  });

  it('names each of what may bind', () => {
    expect(moves(inputs({ equity: 1000 }, { grade: 'C' }))).toEqual(['grade+1 20.00']);
    expect(moves(inputs({ peak: 100 }, { group: money('50') }))).toEqual(['group+10% 5.00']);
    expect(moves(inputs({ peak: 100, appetiteBase: 500 }))).toEqual(['appetite+10% 5.00']);
    expect(moves(inputs({ peak: 100 }, { grade: 'AAA' }))).toEqual(['grade-1 -20.00', 'peak+10% 12.00']);
    expect(moves(inputs({ equity: 1000 }, { grade: 'AAA' }))).toEqual(['grade-1 -20.00', 'equity+10% 12.00']);
    expect(moves(inputs({ equity: 9000, intangibles: 0, turnover: 1000 }, { grade: 'BBB' }))).toEqual([
      'grade-1 -20.00',
      'grade+1 10.00',
      'turnover+10% 5.00',
    ]);
    expect(
      moves(
        inputs({ equity: 9000, intangibles: 0, turnover: 100000 }, { off: new Set<MethodId>(['netWorth']) }),
      ),
    ).toEqual(['grade+1 450.00', 'grade-1 -450.00', 'equity+10% 405.00']);
  });

  it('never moves to D, nor above the best', () => {
    expect(moves(inputs(NEED, { grade: 'C' }))).toEqual(['grade+1 44.58']);
    expect(moves(inputs(NEED, { grade: 'D' }))).toEqual([]);
  });
});

describe('advice is monotone', () => {
  const amount = fc.integer({ min: 1, max: 5000 });
  const maybe = fc.option(amount, { nil: undefined });
  const known = fc
    .record({
      forecastSales: maybe,
      termDays: fc.integer({ min: 0, max: 90 }),
      currentAssets: maybe,
      inventory: maybe,
      currentLiabilities: maybe,
      totalLiabilities: maybe,
      equity: fc.option(fc.integer({ min: -500, max: 5000 }), { nil: undefined }),
      intangibles: maybe,
      turnover: maybe,
      peak: maybe,
      appetiteBase: maybe,
    })
    .map(
      (all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Numbers,
    );
  const exact = (some: Numbers, more: Partial<AdviceInputs> = {}): Money | null =>
    adviseLimit(inputs(some, more)).exact;

  it('in sales, terms, equity, turnover, peak, appetite and what the group leaves', () => {
    const keys = ['forecastSales', 'termDays', 'equity', 'turnover', 'peak', 'appetiteBase'] as const;
    fc.assert(
      fc.property(known, fc.constantFrom(...keys), amount, fc.nat(3000), (some, key, more, group) => {
        const before = exact(some, { group: money(String(group)) });
        const value = some[key];
        if (value === undefined || before === null) return;
        const after = exact({ ...some, [key]: value + more }, { group: money(String(group)) });
        expect(after?.gte(before)).toBe(true);
        const wider = exact(some, { group: money(String(group + more)) });
        expect(wider?.gte(before)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('in the grade, and never below 0 or off the step', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 0, max: 6 }), (some, index) => {
        const [better, worse] = [GRADES[index] ?? 'AAA', GRADES[index + 1] ?? 'D'];
        const high = exact(some, { grade: better });
        const low = exact(some, { grade: worse });
        if (high !== null && low !== null) expect(high.gte(low)).toBe(true);
        const settings = { ...SETTINGS, adviceStep: money('7') };
        const { advice, exact: unrounded } = adviseLimit(inputs(some, { settings }));
        if (advice === null || unrounded === null) return;
        expect(advice.gte(0) && advice.lte(unrounded) && advice.mod(7).isZero()).toBe(true);
        expect(unrounded.minus(advice).lt(7)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
