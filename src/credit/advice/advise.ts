/**
 * Limit advice (domain: Limit advice): the grade's factor on the least of what the customer needs and can bear, within its
 * capacity, our appetite and what its group leaves. Every method is shown, whether or not it binds.
 */
import { Exact, maxMoney, ZERO, type Money } from '../../ledger/money';
import { GRADES, type Grade } from '../../ledger/tables';
import {
  factorOf,
  methodsOf,
  roundDown,
  type AdviceFigures,
  type AdviceSettings,
  type Method,
  type MethodId,
} from './methods';

/** The methods the grade's factor is applied to; the others are caps as they are. */
const SCALED: readonly MethodId[] = ['need', 'netWorth', 'workingAssets', 'historyPeak'];
/** What says something of the customer itself: our appetite and its group alone are no advice. */
const OF_THE_CUSTOMER: readonly MethodId[] = [...SCALED, 'capacity'];

export type AdviceWhy =
  | 'grade.none'
  /** The table of factors has none for the grade. */
  | 'standard.missing'
  /** No method that looks at the customer could be computed. */
  | 'methods.none';

/** What holds the advice where it is. */
export type Binding = MethodId | 'group' | 'grade';

/** What the advice may not exceed: a method after the grade's factor, or what the group leaves. */
export interface Constraint {
  readonly binding: Binding;
  readonly amount: Money;
}

/** A change and what it adds to the advice, before it is rounded down; below 0 it takes away. */
export interface Sensitivity {
  readonly change: Change;
  readonly amount: Money;
}

export type Change =
  | 'term+10'
  | 'sales+10%'
  | 'equity+10%'
  | 'turnover+10%'
  | 'peak+10%'
  | 'grade+1'
  | 'grade-1'
  | 'group+10%'
  | 'appetite+10%';

export interface AdviceInputs {
  readonly figures: AdviceFigures;
  /** The grade in force; null: no advice, the methods are shown all the same. */
  readonly grade: Grade | null;
  /** Scored on the card 新客户: the factor is at most A's. */
  readonly isNew: boolean;
  /** What the group leaves; null outside a group, or when it is unknown. */
  readonly group: Money | null;
  /** Methods the reader has turned off. */
  readonly off?: ReadonlySet<MethodId>;
  readonly settings: AdviceSettings & { readonly adviceStep: Money };
}

export interface Advice {
  /** ≥ 0, rounded down to the policy's step; null with the reason. */
  readonly advice: Money | null;
  /** The same before rounding. */
  readonly exact: Money | null;
  readonly why: AdviceWhy | null;
  readonly binding: Binding | null;
  /** null without a grade. */
  readonly factor: Money | null;
  readonly grade: Grade | null;
  readonly methods: readonly Method[];
  /** All that were compared; none without an advice, or where the grade alone says 0. */
  readonly constraints: readonly Constraint[];
  readonly group: Money | null;
  /** Only changes that move it, the greatest first. */
  readonly sensitivity: readonly Sensitivity[];
}

export function adviseLimit(inputs: AdviceInputs): Advice {
  const { figures, grade, settings, group } = inputs;
  const methods = methodsOf(figures, grade, settings);
  const found = bound(inputs, methods);
  const base = { grade, methods, group, factor: found.factor };
  if (found.amount === null) {
    return {
      ...base,
      advice: null,
      exact: null,
      why: found.why,
      binding: null,
      constraints: [],
      sensitivity: [],
    };
  }
  return {
    ...base,
    advice: roundDown(found.amount, settings.adviceStep),
    exact: found.amount,
    why: null,
    binding: found.binding,
    constraints: found.constraints,
    sensitivity: sensitivityOf(inputs, found.amount),
  };
}

type Bound =
  | {
      readonly amount: Money;
      readonly binding: Binding;
      readonly factor: Money;
      readonly constraints: readonly Constraint[];
    }
  | { readonly amount: null; readonly why: AdviceWhy; readonly factor: Money | null };

/** The least of all constraints; of equal ones the first. */
function bound({ grade, isNew, group, off, settings }: AdviceInputs, methods: readonly Method[]): Bound {
  if (grade === null) return { amount: null, why: 'grade.none', factor: null };
  const factor = factorOf(grade, isNew, settings.standards);
  if (factor === null) return { amount: null, why: 'standard.missing', factor };
  // Nothing times anything is nothing, known or not.
  if (factor.isZero()) return { amount: ZERO, binding: 'grade', factor, constraints: [] };
  const on = methods.filter(({ id, amount }) => amount !== null && off?.has(id) !== true);
  if (!on.some(({ id }) => OF_THE_CUSTOMER.includes(id)))
    return { amount: null, why: 'methods.none', factor };
  const constraints: Constraint[] = on.map(({ id, amount }) => ({
    binding: id,
    amount: (amount ?? ZERO).times(SCALED.includes(id) ? factor : 1),
  }));
  if (group !== null) constraints.push({ binding: 'group', amount: maxMoney(ZERO, group) });
  const least = constraints.reduce((a, b) => (b.amount.lt(a.amount) ? b : a));
  return { ...least, factor, constraints };
}

const TEN_PERCENT = new Exact('1.1');
const TEN_DAYS = 10;

function more(amount: Money | null): Money | null {
  return amount === null ? null : amount.times(TEN_PERCENT);
}

function sensitivityOf(inputs: AdviceInputs, now: Money): Sensitivity[] {
  const { figures, grade, group } = inputs;
  const changed = (some: Partial<AdviceFigures>): AdviceInputs => ({
    ...inputs,
    figures: { ...figures, ...some },
  });
  const cases: readonly (readonly [Change, AdviceInputs])[] = [
    ['term+10', changed({ termDays: figures.termDays?.plus(TEN_DAYS) ?? null })],
    ['sales+10%', changed({ forecastSales: more(figures.forecastSales) })],
    ['equity+10%', changed({ equity: more(figures.equity) })],
    ['turnover+10%', changed({ turnover: more(figures.turnover) })],
    ['peak+10%', changed({ peak: more(figures.peak) })],
    ['grade+1', { ...inputs, grade: notch(grade, -1) }],
    ['grade-1', { ...inputs, grade: notch(grade, 1) }],
    ['group+10%', { ...inputs, group: more(group) }],
    ['appetite+10%', changed({ appetiteBase: more(figures.appetiteBase) })],
  ];
  return cases
    .flatMap(([change, then]): Sensitivity[] => {
      const found = bound(then, methodsOf(then.figures, then.grade, then.settings)).amount;
      const amount = found?.minus(now);
      return amount === undefined || amount.isZero() ? [] : [{ change, amount }];
    })
    .sort((a, b) => b.amount.abs().comparedTo(a.amount.abs()));
}

/** The grade so many notches lower, or higher; the same at either end. D is by knock-out only. */
function notch(grade: Grade | null, down: number): Grade | null {
  if (grade === null) return null;
  const moved = GRADES[GRADES.indexOf(grade) + down];
  return moved === undefined || moved === 'D' ? grade : moved;
}
