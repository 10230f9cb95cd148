/** What is late (domain: Checks, overdue.*). */
import { ZERO, type Money } from '../ledger/money';
import type { Policy } from '../ledger/policy';
import type { Severity } from '../ledger/tables';
import type { CheckedAccount, CustomerBasis } from './figures';
import { figuresText, placeOf, shareText } from './findings';
import type { CustomerFigures, Finding } from './report';
import { fromUnits } from './settlement/units';

/** Days beyond which lateness weighs more (domain: Checks). */
const MEDIUM_DAYS = 30;
const HIGH_DAYS = 90;

/**
 * Of overdue.any, overdue.30 and overdue.90 only the most severe that holds is reported: they are degrees of one fact.
 * overdue.ratio stands beside it. Neither is reported before the grace days are over.
 */
export function overdueFindings(basis: CustomerBasis, figures: CustomerFigures, policy: Policy): Finding[] {
  const degree = degreeOf(figures.longestOverdue, policy.graceDays);
  return [...(degree ? [lateness(basis, figures, degree)] : []), ...ratio(basis, figures, policy)];
}

interface Degree {
  readonly rule: 'overdue.any' | 'overdue.30' | 'overdue.90';
  readonly severity: Severity;
  readonly days: number;
}

function degreeOf(days: number | null, graceDays: number): Degree | null {
  if (days === null) return null;
  if (days > HIGH_DAYS) return { rule: 'overdue.90', severity: 'high', days };
  if (days > MEDIUM_DAYS) return { rule: 'overdue.30', severity: 'medium', days };
  return days > graceDays ? { rule: 'overdue.any', severity: 'low', days } : null;
}

/** The amount is that of the currency that is latest: over several currencies there is no sum. */
function lateness(basis: CustomerBasis, figures: CustomerFigures, { rule, severity, days }: Degree): Finding {
  const latest = basis.accounts.find(({ aged }) => aged.longestOverdue === days);
  const currency = latest?.account.currency ?? figures.currency;
  const overdue = latest ? overdueOf(latest) : ZERO;
  return {
    rule,
    severity,
    customer: basis.id,
    ...placeOf(basis, 'longestOverdue'),
    figures: { ...figuresText({ currency, overdue }), days: String(days) },
  };
}

function overdueOf({ aged, settled }: CheckedAccount): Money {
  return fromUnits(aged.overdue, settled.scale);
}

function ratio(basis: CustomerBasis, figures: CustomerFigures, policy: Policy): Finding[] {
  const { overdue, balance, unapplied, longestOverdue, currency } = figures;
  if (overdue === null || balance === null || unapplied === null) return [];
  if (longestOverdue === null || longestOverdue <= policy.graceDays) return [];
  const gross = balance.minus(unapplied);
  if (!gross.gt(0) || overdue.lt(policy.overdueRatio.times(gross))) return [];
  return [
    {
      rule: 'overdue.ratio',
      severity: 'medium',
      customer: basis.id,
      ...placeOf(basis, 'overdue'),
      figures: {
        ...figuresText({ currency, overdue, balance: gross }),
        ratio: shareText(overdue.div(gross)),
      },
    },
  ];
}
