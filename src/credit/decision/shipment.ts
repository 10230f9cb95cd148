/** What a decision about a shipment is made from, and what it says (domain: Decision). */
import type { Day } from '../../ledger/day';
import type { Currency, Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { CustomerId } from '../../ledger/records';
import type { RuleId } from '../../ledger/rules';
import type { CustomerStatus, Grade } from '../../ledger/tables';
import type { GroupStanding } from '../limits/standings';
import type { RateBook } from '../limits/rates';
import type { CustomerFigures, Known } from '../report';

export interface ShipmentInput {
  /** The day of the decision: rates, and how soon a limit ends. The figures are of that day too. */
  readonly day: Day;
  /** A negative amount (a return, a credit note) lowers risk. */
  readonly shipment: { readonly amount: Money; readonly currency: Currency };
  readonly customer: ShipmentCustomer;
  /** Every group the customer is in, the innermost first: `groupsAbove` of its share. */
  readonly groups: readonly GroupStanding[];
  readonly rates: RateBook;
  readonly policy: Pick<
    Policy,
    'graceDays' | 'holdOverdueDays' | 'gradeFloor' | 'nearMedium' | 'expiringDays'
  >;
}

/** Amounts in the customer's currency. The figures are those of a check, after what its group leaves. */
export interface ShipmentCustomer extends Pick<
  CustomerFigures,
  'id' | 'currency' | 'effective' | 'exposure' | 'overdue' | 'overdueAtLeast' | 'longestOverdue' | 'why'
> {
  readonly limit: Pick<CustomerFigures['limit'], 'state' | 'amount' | 'endsOn' | 'lowerings'>;
  /** What unapplied credit pays of a shipment of this order, in the shipment's currency: a credit settles no other. */
  readonly credit: Known<Money>;
  /** Of exposure: what the order of this shipment and its deliveries hold; 0 without an order. */
  readonly heldByOrder: Known<Money>;
  /** Open parts later than `policy.holdOverdueDays`: paid, the longest overdue no longer holds. null: not told. */
  readonly overdueBeyondHold: Known<Money>;
  /** null: a row that says it cannot be read. */
  readonly status: CustomerStatus | null;
  /** Whose status it is: the buyer's own where that stops the shipment, else who pays for it. */
  readonly statusOf: CustomerId;
  /** The grade in force, an override before the computed one; null when there is none. */
  readonly grade: Grade | null;
  /** What of write-offs of the last 36 months is not recovered, and the day of the latest; null when nothing. */
  readonly writtenOff: { readonly amount: Money; readonly currency: Currency; readonly on: Day } | null;
  /** The day of the score, and the period end of the statements, where they are too old; null where not. */
  readonly stale: { readonly scored: Day | null; readonly periodEnd: Day | null };
}

/** Rules of a check where one says it, and what only a decision asks. */
export type ReasonRule =
  | RuleId
  | 'customer.frozen'
  | 'customer.closed'
  | 'limit.unset'
  | 'limit.zero'
  /** A row that adds to the limit, its own or that of the group's `head`, ends soon: the limit will be `then`. */
  | 'limit.lowering'
  /** The limit of a group's head ended, so its members have no pool. */
  | 'group.expired'
  | 'grade.floor'
  /** A figure the decision needs is n/a: `figure` names it, `why` says why. */
  | 'input.unknown';

export interface Reason {
  readonly rule: ReasonRule;
  readonly severity: 'hold' | 'warn';
  /** As in a finding: money exact, days ISO, counts as integers, shares as decimals; `currency` says what the money is in. */
  readonly figures: Readonly<Record<string, string>>;
  /** Any one of them releases this reason; none for a warning. */
  readonly releasedBy: readonly Release[];
}

/** Amounts are rounded up to the currency's decimals, so that what is asked for is enough. */
export type Release =
  | { readonly how: 'payment'; readonly amount: Money; readonly currency: Currency; readonly by: Day }
  /** A temporary limit of that customer which replaces its limit and comes to `amount`. */
  | {
      readonly how: 'temporaryLimit';
      readonly customer: CustomerId;
      readonly amount: Money;
      readonly currency: Currency;
    }
  /** Money back on what was written off. */
  | { readonly how: 'recovery'; readonly amount: Money; readonly currency: Currency }
  /** Somebody lifts the status, grants a better grade, or completes the data. */
  | { readonly how: 'status' | 'grade' | 'data' };

export interface ShipmentDecision {
  /** Whose limit, exposure and record it was decided by: the customer, or who pays for it. */
  readonly decidedBy: CustomerId;
  /** Of that customer, and of the amounts below. */
  readonly currency: Currency;
  readonly decision: 'pass' | 'warn' | 'hold';
  /** What the shipment adds to exposure, ≥ 0, in `currency`; null when that is n/a. */
  readonly added: Known<Money>;
  readonly exposureAfter: Known<Money>;
  /** The limit the decision went by: 0 for one that ended; null without one, unlimited, or n/a. */
  readonly effective: Known<Money>;
  /** Unapplied credit pays for it: the limit test does not apply. */
  readonly covered: boolean;
  /** All of them, those that hold first. */
  readonly reasons: readonly Reason[];
}
