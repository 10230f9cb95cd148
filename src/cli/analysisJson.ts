/** What score, advise and decide print under --json. */
import type { AdviceOutcome, DecideOutcome, DayAsked, ScoreOutcome, ScoredCustomer } from '../commands';
import { isoDay } from '../ledger/day';
import { moneyText, ZERO, type Money } from '../ledger/money';
import { dayOrNull, number, text } from './json';

type Line = ScoredCustomer['score']['lines'][number];
type Release = DecideOutcome['decision']['reasons'][number]['releasedBy'][number];

export function dayJson({ asOf, asOfFrom }: DayAsked): object {
  return { asOf: isoDay(asOf), asOfFrom };
}

/** `card` is the version of each card in use; a customer says which one it was scored on. */
export function scoreJson(outcome: ScoreOutcome): object {
  const { scorecards } = outcome.ledger;
  return {
    ...dayJson(outcome),
    card: { standard: scorecards.standard.version, newCustomer: scorecards.newCustomer.version },
    customers: outcome.scores.map(scoredJson),
    ...(outcome.written ? { written: writtenJson(outcome.written) } : {}),
  };
}

function writtenJson({ cells, rows, entry, added }: NonNullable<ScoreOutcome['written']>): object {
  return { cells, rows, entry, added };
}

function scoredJson({ id, score, override, gradeInForce, tier, treatment }: ScoredCustomer): object {
  return {
    id,
    card: score.card,
    score: number(score.score),
    coverage: number(score.coverage),
    band: [number(score.worst), number(score.best)],
    grade: score.grade,
    uncapped: score.uncapped,
    knockOuts: score.knockOuts.map((knockOut) => knockOut.id),
    characteristics: score.lines.map(lineJson),
    costMost: score.costMost,
    collectNext: score.collectNext,
    override: override && {
      grade: override.grade,
      until: dayOrNull(override.until),
      missing: override.missing,
    },
    gradeInForce,
    tier,
    treatment,
  };
}

function lineJson({ characteristic, input, points, weight }: Line): object {
  const values = input.values.map((value) => (typeof value === 'object' ? number(value) : value));
  return {
    id: characteristic,
    value: values.length === 1 ? values[0] : values,
    points: number(points),
    weight: number(weight),
    why: input.why,
  };
}

/** A change of the inputs, as the command line names it. */
const CHANGE: Readonly<Record<AdviceOutcome['advices'][number]['sensitivity'][number]['change'], string>> = {
  'term+10': 'term +10 days',
  'sales+10%': 'sales +10%',
  'equity+10%': 'equity +10%',
  'turnover+10%': 'turnover +10%',
  'peak+10%': 'peak +10%',
  'grade+1': 'grade +1',
  'grade-1': 'grade -1',
  'group+10%': 'group +10%',
  'appetite+10%': 'appetite +10%',
};

export function adviceJson(outcome: AdviceOutcome): object {
  return {
    ...dayJson(outcome),
    customers: outcome.advices.map(
      ({ id, currency, advice, why, binding, factor, grade, methods, sensitivity }) => ({
        id,
        currency,
        advice: text(advice),
        why,
        binding,
        factor: number(factor),
        grade,
        methods: methods.map((method) => ({
          id: method.id,
          amount: text(method.amount),
          inputs: method.inputs,
          why: method.why,
        })),
        sensitivity: sensitivity.map(({ change, amount }) => ({
          change: CHANGE[change],
          amount: moneyText(amount),
        })),
      }),
    ),
  };
}

/** `releasedBy` holds each way once, with the largest amount any reason asks for: less would leave that reason standing. */
export function decideJson(outcome: DecideOutcome): object {
  const { customer, decision } = outcome;
  return {
    ...dayJson(outcome),
    customer: customer.id,
    decidedBy: decision.decidedBy,
    currency: decision.currency,
    decision: decision.decision,
    added: text(decision.added),
    effective: text(decision.effective),
    exposureAfter: text(decision.exposureAfter),
    covered: decision.covered,
    reasons: decision.reasons.map(({ rule, severity, figures, releasedBy }) => ({
      rule,
      severity,
      figures,
      releasedBy: releasedBy.map(releaseJson),
    })),
    releasedBy: releasesOf(decision).map(releaseJson),
  };
}

export function releasesOf({ reasons }: DecideOutcome['decision']): Release[] {
  const found = new Map<string, Release>();
  for (const release of reasons.flatMap(({ releasedBy }) => releasedBy)) {
    const key = [
      release.how,
      'customer' in release ? release.customer : '',
      'currency' in release ? release.currency : '',
    ].join(' ');
    const known = found.get(key);
    if (known === undefined || amountOf(release).gt(amountOf(known))) found.set(key, release);
  }
  return [...found.values()];
}

function amountOf(release: Release): Money {
  return 'amount' in release ? release.amount : ZERO;
}

function releaseJson(release: Release): object {
  return {
    how: release.how,
    amount: 'amount' in release ? moneyText(release.amount) : null,
    ...('currency' in release ? { currency: release.currency } : {}),
    ...('customer' in release ? { customer: release.customer } : {}),
    ...('by' in release ? { by: isoDay(release.by) } : {}),
  };
}
