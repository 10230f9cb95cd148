/** How a rule did in a back-test: what it would have stopped, caught, missed and held for nothing (portfolio back-test). */
import { ZERO, type Currency, type Money } from '../../ledger/money';
import type { Known } from '../report';
import type { BackTest, LateDays, Outcome, Rule, TestedInvoice, Verdict } from './backTest';
import { sumKnown } from './inBase';

export interface Count {
  readonly invoices: number;
  /** In the currency asked for; null without a rate. */
  readonly amount: Known<Money>;
}

/** How a rule did at one lateness. */
export interface Score {
  /** Held, and it went bad. */
  readonly caught: Count;
  /** Passed, and it went bad. */
  readonly missed: Count;
  /** Held, and it was paid. */
  readonly falseAlarm: Count;
  /** Passed, and it was paid. */
  readonly cleared: Count;
  /** Not yet told, held or passed. */
  readonly open: Count;
  /** What was open so late, of those caught: the loss of time the rule would have spared. */
  readonly lateCaught: Known<Money>;
  readonly lateMissed: Known<Money>;
}

export interface BackTestSummary {
  /** Sales the rule would have stopped. */
  readonly stopped: Count;
  readonly passed: Count;
  readonly byLateness: Readonly<Record<LateDays, Score>>;
  /** Invoices nobody can judge, and customers judged by a limit or parent without a first day. */
  readonly unknown: number;
  readonly undated: number;
}

/** @param toCurrency of the summary, at one rate for all. */
export function backTestSummary(
  { invoices, unknown, undated }: BackTest,
  toCurrency: (amount: Money, from: Currency) => Known<Money>,
): BackTestSummary {
  const count = (some: readonly TestedInvoice[]): Count => ({
    invoices: some.length,
    amount: sumKnown(some.map(({ amount, currency }) => toCurrency(amount, currency))),
  });
  const of = (verdict: Verdict): TestedInvoice[] => invoices.filter((invoice) => invoice.verdict === verdict);
  const score = (days: LateDays): Score => {
    const which = (verdict: Verdict, outcome: Outcome): TestedInvoice[] =>
      of(verdict).filter(({ late }) => late[days].outcome === outcome);
    const lateAmount = (some: readonly TestedInvoice[]): Known<Money> =>
      sumKnown(some.map(({ late, currency }) => toCurrency(late[days].amount, currency)));
    return {
      caught: count(which('hold', 'bad')),
      missed: count(which('pass', 'bad')),
      falseAlarm: count(which('hold', 'good')),
      cleared: count(which('pass', 'good')),
      open: count(invoices.filter(({ late }) => late[days].outcome === 'open')),
      lateCaught: lateAmount(which('hold', 'bad')),
      lateMissed: lateAmount(which('pass', 'bad')),
    };
  };
  return {
    stopped: count(of('hold')),
    passed: count(of('pass')),
    byLateness: { 30: score(30), 90: score(90) },
    unknown,
    undated,
  };
}

/**
 * The part of the shipment decision that a log can answer (domain: Checks, decision): limit unset, zero, expired or exceeded,
 * longest overdue above the bound, anything unknown.
 */
export function limitAndOverdueRule(holdOverdueDays: number): Rule {
  return ({ added, exposure, longestOverdue, limitState, effective }) => {
    if (longestOverdue > holdOverdueDays || exposure === null || added === null) return 'hold';
    if (limitState === 'unlimited') return 'pass';
    if (limitState === 'expired' || effective === null || effective.lte(ZERO)) return 'hold';
    return exposure.plus(added).gt(effective) ? 'hold' : 'pass';
  };
}
