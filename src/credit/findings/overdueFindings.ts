/** What is late (domain: Checks, overdue.*). */
import { sumMoney, ZERO, type Money } from '../../ledger/money';
import type { Severity } from '../../ledger/tables';
import type { CheckedAccount } from '../basis';
import type { Finding } from '../report';
import { fromUnits } from '../settlement/units';
import { onCustomer, shareText, type CustomerCase } from './finding';

/** Days beyond which lateness weighs more (domain: Checks). */
const MEDIUM_DAYS = 30;
const HIGH_DAYS = 90;

/**
 * Of overdue.any, overdue.30 and overdue.90 only the most severe that holds is reported: they are degrees of one fact.
 * overdue.ratio stands beside it. Neither is reported before the grace days are over.
 */
export function overdueFindings(given: CustomerCase): Finding[] {
  const degree = degreeOf(given.figures.longestOverdue, given.policy.graceDays);
  return [...(degree ? [lateness(given, degree)] : []), ...ratio(given)];
}

interface Degree {
  readonly rule: 'overdue.any' | 'overdue.30' | 'overdue.90';
  readonly severity: Severity;
  readonly days: number;
}

function degreeOf(days: number | null, graceDays: number): Degree | null {
  if (days === null || days <= graceDays) return null;
  if (days > HIGH_DAYS) return { rule: 'overdue.90', severity: 'high', days };
  if (days > MEDIUM_DAYS) return { rule: 'overdue.30', severity: 'medium', days };
  return { rule: 'overdue.any', severity: 'low', days };
}

/** The amount is that of the currency that is latest: lateness is a matter of one account. */
function lateness(given: CustomerCase, { rule, severity, days }: Degree): Finding {
  const { basis, figures } = given;
  const latest = basis.accounts.find(({ aged }) => aged.longestOverdue === days);
  const currency = latest?.account.currency ?? figures.currency;
  const overdue = latest ? overdueOf(latest) : ZERO;
  return onCustomer(given, rule, severity, 'longestOverdue', { currency, overdue, days: String(days) });
}

function overdueOf({ aged, settled }: CheckedAccount): Money {
  return fromUnits(aged.overdue, settled.scale);
}

function ratio(given: CustomerCase): Finding[] {
  const { policy, figures } = given;
  const { overdue, ageing, longestOverdue, currency } = figures;
  if (overdue === null || ageing === null) return [];
  if (longestOverdue === null || longestOverdue <= policy.graceDays) return [];
  const gross = sumMoney(Object.values(ageing));
  if (!gross.gt(0) || overdue.lt(policy.overdueRatio.times(gross))) return [];
  return [
    onCustomer(given, 'overdue.ratio', 'medium', 'overdue', {
      currency,
      overdue,
      balance: gross,
      ratio: shareText(overdue.div(gross)),
    }),
  ];
}
