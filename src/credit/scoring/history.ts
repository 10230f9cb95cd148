/** What the scores on record and the statements give cause to say (domain: Checks, grade.fell, score.stale, financials.*). */
import { isoDay, type Day } from '../../ledger/day';
import { Exact, maxMoney, moneyText } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { CustomerId, FinancialStatement, ScoreRecord } from '../../ledger/records';
import { GRADES, type Grade } from '../../ledger/tables';
import type { Finding } from '../report';
import { isStale, knownStatements, statementOn } from './statements';

/** Notches from which a fall is a finding. */
const NOTCHES = 2;

/** The last score of the customer up to the day; of one day the lower row. null: never scored. */
export function lastScore(
  scores: readonly ScoreRecord[],
  customer: CustomerId,
  asOf: Day,
): ScoreRecord | null {
  return scores.reduce<ScoreRecord | null>((last, score) => {
    if (score.customer !== customer || score.asOf > asOf) return last;
    const later =
      last === null ||
      score.asOf > last.asOf ||
      (score.asOf === last.asOf && score.at.position > last.at.position);
    return later ? score : last;
  }, null);
}

/** How many notches worse `now` is; below 0 when it is better. */
export function notchesBetween(before: Grade, now: Grade): number {
  return GRADES.indexOf(now) - GRADES.indexOf(before);
}

export interface HistoryCase {
  readonly customer: CustomerId;
  /** Where a finding about its grade points. */
  readonly place: Pick<Finding, 'at' | 'column'>;
  readonly scores: readonly ScoreRecord[];
  readonly statements: readonly FinancialStatement[];
  /** The grade of the day itself where it is computed anew; null: only the scores on record speak. */
  readonly now: Grade | null;
  readonly asOf: Day;
  readonly policy: Pick<Policy, 'scoreStaleDays' | 'statementsStaleMonths'>;
}

export function historyFindings(subject: HistoryCase): Finding[] {
  return [
    ...fallFinding(subject),
    ...staleScore(subject),
    ...staleStatements(subject),
    ...unbalancedStatements(subject),
  ];
}

/** Two or more notches below the last grade on record before it. */
function fallFinding({ customer, place, scores, now, asOf }: HistoryCase): Finding[] {
  const graded = scores.filter((score) => score.grade !== null);
  const last = lastScore(graded, customer, asOf);
  const before = now === null && last !== null ? lastScore(others(graded, last), customer, asOf) : last;
  const current = now ?? last?.grade ?? null;
  if (before === null || before.grade === null || current === null) return [];
  const notches = notchesBetween(before.grade, current);
  if (notches < NOTCHES) return [];
  const figures = { before: before.grade, now: current, notches: String(notches) };
  return [{ rule: 'grade.fell', severity: 'high', customer, ...place, figures }];
}

function others(scores: readonly ScoreRecord[], last: ScoreRecord): ScoreRecord[] {
  return scores.filter((score) => score !== last);
}

function staleScore({ customer, place, scores, asOf, policy }: HistoryCase): Finding[] {
  const last = lastScore(scores, customer, asOf);
  if (last === null || asOf - last.asOf <= policy.scoreStaleDays) return [];
  const figures = { scored: isoDay(last.asOf) };
  return [{ rule: 'score.stale', severity: 'medium', customer, ...place, figures }];
}

/** The latest statement known is too old; a customer without any has nothing that went stale. */
function staleStatements({ customer, statements, asOf, policy }: HistoryCase): Finding[] {
  const latest = statementOn(statements, customer, asOf);
  if (latest === null || !isStale(latest, asOf, policy.statementsStaleMonths)) return [];
  const figures = { periodEnd: isoDay(latest.periodEnd) };
  return [
    { rule: 'financials.stale', severity: 'medium', customer, at: latest.at, column: 'periodEnd', figures },
  ];
}

/** What rounding to 万元 may leave between the two sides, as a share of them. */
const UNBALANCED_MIN = new Exact('0.005');

/** Statements in use whose assets are not liabilities and equity: a figure is mistyped, or in another unit than its row. */
function unbalancedStatements({ customer, statements, asOf, policy }: HistoryCase): Finding[] {
  const { latest, annual } = knownStatements(statements, customer, asOf, policy.statementsStaleMonths);
  return [...new Set([latest, annual])].flatMap((one): Finding[] => {
    const { totalAssets: total, totalLiabilities, equity } = one?.figures ?? {};
    if (!one || !total || !totalLiabilities || !equity) return [];
    const parts = totalLiabilities.plus(equity);
    const most = maxMoney(total.abs(), parts.abs());
    if (total.minus(parts).abs().lte(most.times(UNBALANCED_MIN))) return [];
    const figures = {
      currency: one.currency,
      periodEnd: isoDay(one.periodEnd),
      total: moneyText(total),
      parts: moneyText(parts),
    };
    const place = { customer, at: one.at, column: 'totalAssets' };
    return [{ rule: 'financials.unbalanced', severity: 'medium', ...place, figures }];
  });
}
