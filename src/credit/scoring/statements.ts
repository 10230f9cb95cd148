/** Which statements of a customer are known and fresh on a day (domain: Ratios and Z''). */
import { addMonths, endOfMonth, type Day } from '../../ledger/day';
import type { CustomerId, FinancialStatement } from '../../ledger/records';

/** Statements without a day of receipt count from this many months after the period's end. */
const RECEIVED_AFTER_MONTHS = 4;
/** Flow figures are read of a whole year only, annual or trailing. */
export const FLOW_MONTHS = 12;

/** The day from which a statement could be known. */
export function knownFrom({ receivedOn, periodEnd }: FinancialStatement): Day {
  return receivedOn ?? addMonths(periodEnd, RECEIVED_AFTER_MONTHS);
}

/** Older than `staleMonths`: its period ended before that many months ago. */
export function isStale({ periodEnd }: FinancialStatement, asOf: Day, staleMonths: number): boolean {
  return addMonths(periodEnd, staleMonths) < asOf;
}

/**
 * The statements of a customer known on the day, fresh or not, latest period first; of one period the audited one, then the
 * one of more months, then the lower row.
 */
export function statementsOn(
  statements: readonly FinancialStatement[],
  customer: CustomerId,
  asOf: Day,
): FinancialStatement[] {
  return statements
    .filter((one) => one.customer === customer && one.periodEnd <= asOf && knownFrom(one) <= asOf)
    .sort(
      (a, b) =>
        b.periodEnd - a.periodEnd ||
        Number(b.audited) - Number(a.audited) ||
        (b.months ?? 0) - (a.months ?? 0) ||
        b.at.position - a.at.position,
    );
}

/** The latest known on the day, whatever its age; null without any. */
export function statementOn(
  statements: readonly FinancialStatement[],
  customer: CustomerId,
  asOf: Day,
): FinancialStatement | null {
  return statementsOn(statements, customer, asOf)[0] ?? null;
}

export interface KnownStatements {
  /** Latest and fresh: for figures of a day. */
  readonly latest: FinancialStatement | null;
  /** Latest and fresh of those that cover twelve months: for figures of a period, and Z''. */
  readonly annual: FinancialStatement | null;
  /** The twelve months before `annual`, of any age; null when they are not known. */
  readonly previous: FinancialStatement | null;
  /** Why the two are null: there is no statement, or only old ones. */
  readonly why: 'statement.none' | 'statement.stale' | null;
}

export function knownStatements(
  statements: readonly FinancialStatement[],
  customer: CustomerId,
  asOf: Day,
  staleMonths: number,
): KnownStatements {
  const known = statementsOn(statements, customer, asOf);
  const fresh = known.filter((one) => !isStale(one, asOf, staleMonths));
  const annual = fresh.find(({ months }) => months === FLOW_MONTHS) ?? null;
  const latest = fresh[0] ?? null;
  const none = known.length === 0 ? 'statement.none' : 'statement.stale';
  return {
    latest,
    annual,
    previous: annual === null ? null : (known.find((one) => isYearBefore(one, annual)) ?? null),
    why: latest === null ? none : null,
  };
}

/** Twelve months that end where the others begin: a trailing year that overlaps is not the period before. */
function isYearBefore(one: FinancialStatement, { periodEnd }: FinancialStatement): boolean {
  if (one.months !== FLOW_MONTHS) return false;
  return endOfMonth(one.periodEnd) === endOfMonth(addMonths(periodEnd, -FLOW_MONTHS));
}
