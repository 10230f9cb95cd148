/**
 * The lists of 标准: numbers by name, such as a grade's factor or a note's weight (domain: Defaults). Shares are decimals
 * (0.5 is 50 %). Common practice to start from, not validated on anyone's data.
 */
import type * as z from 'zod/mini';
import {
  AGE_BAND,
  GRADE,
  NOTE_TYPE,
  RISK_CLASS,
  STANDARD,
  type AgeBand,
  type Grade,
  type NoteType,
  type RiskClass,
  type StandardKey,
} from './choices';
import { money, type Money } from './money';
import { both, type Named } from './named';
import { amount, count, ratio, readAs, share } from './policy';
import type { Standards } from './records';

/**
 * Who may approve a limit up to which amount; above the last amount it is `generalManager`, who has none. `twoSignatures`
 * is no person: above its amount two sign.
 */
export const AUTHORITY = {
  salesManager: both('销售经理', 'Sales manager'),
  financeManager: both('财务经理', 'Finance manager'),
  financeDirector: both('财务总监', 'Finance director'),
  generalManager: both('总经理', 'General manager'),
  twoSignatures: both('双签起点', 'Two signatures above'),
} as const satisfies Record<string, Named>;
export type Authority = keyof typeof AUTHORITY;

function list(entries: Readonly<Record<string, string>>): ReadonlyMap<string, Money> {
  return new Map(Object.entries(entries).map(([name, value]) => [name, money(value)]));
}

const byGrade = (values: Partial<Record<Grade, string>>) => list(values);

/** Loss rates by age are the usual 5, 10, 30, 50, 80, 100 % (practice); the other lists are the domain's. */
export const DEFAULT_STANDARDS: Standards = {
  /** The score must be above it; at or below the last is C. D is by knock-out only. */
  gradeFloor: byGrade({ AAA: '90', AA: '80', A: '70', BBB: '60', BB: '50', B: '40' }),
  gradeFactor: byGrade({ AAA: '1.2', AA: '1', A: '0.8', BBB: '0.6', BB: '0.4', B: '0.2', C: '0', D: '0' }),
  netWorthShare: byGrade({
    AAA: '0.5',
    AA: '0.45',
    A: '0.4',
    BBB: '0.35',
    BB: '0.25',
    B: '0.15',
    C: '0',
    D: '0',
  }),
  turnoverShare: byGrade({
    AAA: '0.1',
    AA: '0.08',
    A: '0.06',
    BBB: '0.05',
    BB: '0.03',
    B: '0.02',
    C: '0',
    D: '0',
  }),
  reviewMonths: byGrade({ AAA: '12', AA: '12', A: '6', BBB: '6', BB: '3', B: '3', C: '1', D: '1' }),
  noteWeight: list({
    bankAcceptance: '0',
    financeCompany: '1',
    commercial: '1',
    digital: '1',
  } satisfies Record<NoteType, string>),
  workingAssets: list({
    '<= -4.6': '0',
    '<= -3.9': '0.025',
    '<= -3.2': '0.05',
    '<= -2.5': '0.075',
    '<= -1.8': '0.1',
    '<= -1.1': '0.125',
    '<= -0.4': '0.15',
    '<= 0.3': '0.175',
    '< 1.0': '0.2',
    '>= 1.0': '0.25',
  }),
  authority: list({
    salesManager: '100000',
    financeManager: '500000',
    financeDirector: '2000000',
    twoSignatures: '500000',
  } satisfies Partial<Record<Authority, string>>),
  /** The class of a longest overdue above so many days; below the first it is normal. */
  riskClass: list({ watch: '0', substandard: '90', doubtful: '270', loss: '360' } satisfies Partial<
    Record<RiskClass, string>
  >),
  lossRate: new Map(
    (
      [
        ['1', '0.05'],
        ['2', '0.1'],
        ['3', '0.3'],
        ['4', '0.5'],
        ['5', '0.8'],
        ['>5', '1'],
      ] satisfies [AgeBand, string][]
    ).map(([band, rate]) => [band, money(rate)]),
  ),
};

interface ListForm {
  /** Names a list is made of, as code and cell know them; null: names of the user's own. */
  readonly names: Readonly<Record<string, Named>> | null;
  /** Whether the default's entries stand beside the workbook's rows, or the rows are the whole list. */
  readonly closed: boolean;
  readonly value: z.ZodMiniType<Money | number>;
  /** How the cell shows it. */
  readonly format: 'share' | 'number';
  /** How its values must go from name to name, where any other way one would never count. */
  readonly order?: 'rising' | 'falling';
}

const shares = (names: ListForm['names'], closed = true): ListForm => ({
  names,
  closed,
  value: share,
  format: 'share',
});
const numbers = (names: ListForm['names'], value: ListForm['value'], closed = true): ListForm => ({
  names,
  closed,
  value,
  format: 'number',
});

const POINTS_MAX = 100;
const points = readAs(/^\d+(\.\d+)?$/, (text) => (money(text).lte(POINTS_MAX) ? money(text) : null));

export const STANDARD_FORM: Readonly<Record<StandardKey, ListForm>> = {
  gradeFloor: { ...numbers(GRADE, points), order: 'falling' },
  gradeFactor: numbers(GRADE, ratio),
  netWorthShare: shares(GRADE),
  turnoverShare: shares(GRADE),
  reviewMonths: numbers(GRADE, count),
  noteWeight: shares(NOTE_TYPE),
  workingAssets: shares(null, false),
  authority: numbers(AUTHORITY, amount, false),
  riskClass: { ...numbers(RISK_CLASS, count), order: 'rising' },
  lossRate: shares(AGE_BAND),
};

export const STANDARD_KEYS = Object.keys(STANDARD) as StandardKey[];

/** A name of working assets: a bound that v is compared with, `<= -4.6`. */
export const BOUND = /^(<=|>=|<|>|≤|≥)\s*(-?\d+(?:\.\d+)?)$/;

/**
 * The share of (working capital + net worth) ÷ 2 that v gives; the first bound that holds counts, null when none does.
 * domain: Limit advice, working assets (practice).
 */
export function workingAssetsShare(standards: Standards, v: Money): Money | null {
  for (const [name, value] of standards.workingAssets) {
    const [, sign = '', bound = ''] = BOUND.exec(name) ?? [];
    if (bound !== '' && holds(sign, v.comparedTo(money(bound)))) return value;
  }
  return null;
}

function holds(sign: string, order: number): boolean {
  switch (sign) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}
