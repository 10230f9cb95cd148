/** The scorecard: points by bins of a table, over what is known (domain: Scorecard). Nothing missing counts as 0. */
import { Exact, maxMoney, minMoney, ZERO, type Money } from '../../ledger/money';
import type { Bin, CardLine, Scorecard, Standards } from '../../ledger/records';
import type { Policy } from '../../ledger/policy';
import { GRADES, type CardKey, type Characteristic, type Grade } from '../../ledger/tables';
import { capOf, type KnockOut } from './knockOuts';

/** What a bin is compared with: a number, or a text for `=`. */
export type InputValue = Money | string;

/** What is known of one characteristic, with the figures it was made of. */
export interface CharacteristicInput {
  /** One value, or one per question (qualitative answers): each bears an equal part of the weight. null: missing. */
  readonly values: readonly (InputValue | null)[];
  /** Why a value is missing, as a code of what gave it, or `bin.none` when no bin of the card holds; null when none is. */
  readonly why: string | null;
  /** What it was computed from, as exact texts: kept with the score. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** A characteristic that is not in it is missing. */
export type ScoreInputs = Readonly<Partial<Record<Characteristic, CharacteristicInput>>>;

export interface ScoredLine {
  readonly characteristic: Characteristic;
  readonly weight: Money;
  /** Part of `weight` that is known: all, nothing, or that of the questions answered. */
  readonly knownWeight: Money;
  /** Mean points of what is known, 0 to 100; null when nothing is. */
  readonly points: Money | null;
  /** Least and most points its bins give. */
  readonly worst: Money;
  readonly best: Money;
  /** weight × (best − points) of what is known: what it costs. */
  readonly cost: Money;
  /** What it adds to the width of the band, in points of the score: 0 when all of it is known. */
  readonly narrows: Money;
  readonly input: CharacteristicInput;
}

export interface Score {
  readonly card: CardKey;
  readonly version: number;
  /** 0 to 100, exact; null when nothing is known. */
  readonly score: Money | null;
  /** Known weight ÷ all; 0 to 1. */
  readonly coverage: Money;
  /** The score if all that is missing were at its worst, and at its best. */
  readonly worst: Money;
  readonly best: Money;
  /** Of the unrounded score alone; null when coverage is too low. */
  readonly uncapped: Grade | null;
  /** After the knock-outs; one to D needs no score. */
  readonly grade: Grade | null;
  readonly knockOuts: readonly KnockOut[];
  readonly lines: readonly ScoredLine[];
  /** The characteristics that cost most, at most four, the dearest first. */
  readonly costMost: readonly Characteristic[];
  /** Missing ones that can be had, first the one that narrows the band most. */
  readonly collectNext: readonly Characteristic[];
}

export interface ScoreSettings {
  readonly card: Scorecard;
  readonly standards: Pick<Standards, 'gradeFloor'>;
  readonly coverageMin: Policy['coverageMin'];
}

/** How many reasons a score names. */
const REASONS = 4;

export function scoreCustomer(
  inputs: ScoreInputs,
  knockOuts: readonly KnockOut[],
  { card, standards, coverageMin }: ScoreSettings,
): Score {
  const drafts = card.lines.map((line) => draftOf(line, inputs[line.characteristic] ?? MISSING));
  const all = sum(drafts, ({ line }) => line.weight);
  // Questions share a weight that need not divide: weights are multiplied by a common number instead.
  const parts = drafts.reduce((product, { slots }) => product * slots.length, 1);
  const of = (points: (slot: Money | null, draft: Draft) => Money): Money =>
    sum(drafts, (draft) =>
      sum(draft.slots, (slot) => points(slot, draft))
        .times(draft.line.weight)
        .times(parts / draft.slots.length),
    );
  const known = of((slot) => (slot === null ? ZERO : ONE));
  const whole = all.times(parts);
  const earned = of((slot) => slot ?? ZERO);
  const score = known.isZero() ? null : earned.div(known);
  const coverage = whole.isZero() ? ZERO : known.div(whole);
  const enough = score !== null && coverage.gte(coverageMin);
  const uncapped = enough ? gradeOf(score, standards) : null;
  const lines = drafts.map((draft) => scoredLine(draft, all));
  return {
    card: card.card,
    version: card.version,
    score,
    coverage,
    worst: whole.isZero() ? ZERO : of((slot, { worst }) => slot ?? worst).div(whole),
    best: whole.isZero() ? ZERO : of((slot, { best }) => slot ?? best).div(whole),
    uncapped,
    grade: capped(uncapped, knockOuts),
    knockOuts,
    lines,
    costMost: ranked(lines, ({ cost }) => cost).slice(0, REASONS),
    collectNext: ranked(
      lines,
      ({ narrows }) => narrows,
      // Nobody can hand in a Z'' of a bank: it stays missing.
      ({ knownWeight, weight, input }) => knownWeight.lt(weight) && input.why !== 'industry',
    ),
  };
}

const ONE = new Exact(1);
const MISSING: CharacteristicInput = { values: [null], why: 'input.none', inputs: {} };

interface Draft {
  readonly line: CardLine;
  readonly input: CharacteristicInput;
  /** Points of each value; null where it is missing or no bin holds. */
  readonly slots: readonly (Money | null)[];
  readonly worst: Money;
  readonly best: Money;
}

function draftOf(line: CardLine, input: CharacteristicInput): Draft {
  const points = line.bins.map((bin) => bin.points);
  const values = input.values.length === 0 ? [null] : input.values;
  const slots = values.map((value) => (value === null ? null : pointsOf(line.bins, value)));
  const unmatched = values.some((value, index) => value !== null && slots[index] === null);
  return {
    line,
    input: unmatched ? { ...input, why: 'bin.none' } : input,
    slots,
    worst: points.reduce(minMoney, points[0] ?? ZERO),
    best: points.reduce(maxMoney, ZERO),
  };
}

function scoredLine({ line, input, slots, worst, best }: Draft, all: Money): ScoredLine {
  const { characteristic, weight } = line;
  const known = slots.filter((slot) => slot !== null);
  const earned = sum(known, (slot) => slot);
  const lost = best.times(known.length).minus(earned);
  const missing = slots.length - known.length;
  return {
    characteristic,
    weight,
    knownWeight: weight.times(known.length).div(slots.length),
    points: known.length === 0 ? null : earned.div(known.length),
    worst,
    best,
    cost: weight.times(lost).div(slots.length),
    narrows: all.isZero() ? ZERO : weight.times(best.minus(worst)).times(missing).div(slots.length).div(all),
    input,
  };
}

/** Points of the first bin that holds, top down; null when none does. */
export function pointsOf(bins: readonly Bin[], value: InputValue): Money | null {
  return bins.find((bin) => holds(bin, value))?.points ?? null;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

function holds({ operator, bound }: Bin, value: InputValue): boolean {
  if (operator === 'else') return true;
  if (typeof value === 'string') return operator === '=' && textKey(bound) === textKey(value);
  if (!NUMBER.test(bound)) return false;
  const order = value.comparedTo(new Exact(bound));
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
  }
}

function textKey(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** The first grade, best first, whose floor lies below the unrounded score; C when none does. D is by knock-out only. */
export function gradeOf(score: Money, { gradeFloor }: Pick<Standards, 'gradeFloor'>): Grade {
  return (
    GRADES.find((grade) => {
      const floor = gradeFloor.get(grade);
      return floor !== undefined && score.gt(floor);
    }) ?? 'C'
  );
}

/** The grade with the knock-outs' caps: D stands by itself, the others lower a grade that is there. */
function capped(grade: Grade | null, knockOuts: readonly KnockOut[]): Grade | null {
  const cap = capOf(knockOuts);
  if (cap === 'D') return cap;
  return grade === null || cap === null ? grade : worseGrade(grade, cap);
}

export function worseGrade(a: Grade, b: Grade): Grade {
  return GRADES.indexOf(a) >= GRADES.indexOf(b) ? a : b;
}

/** Greatest first, those of 0 left out unless asked for; equal ones in the order of the card. */
function ranked(
  lines: readonly ScoredLine[],
  by: (line: ScoredLine) => Money,
  wanted: (line: ScoredLine) => boolean = (line) => by(line).gt(0),
): Characteristic[] {
  return lines
    .filter(wanted)
    .sort((a, b) => by(b).comparedTo(by(a)))
    .map(({ characteristic }) => characteristic);
}

function sum<T>(elements: readonly T[], amount: (element: T) => Money): Money {
  return elements.reduce((total, element) => total.plus(amount(element)), ZERO);
}
