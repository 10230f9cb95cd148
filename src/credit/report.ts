/** What a check says: figures per customer and findings, exact and unrounded, each traceable to the rows that made it. */
import type { Currency, Money } from '../ledger/money';
import type { Day } from '../ledger/day';
import type { CustomerId, RowAt } from '../ledger/records';
import type { Bucket, FactKind, LimitKind, LimitStateName, RiskClass, Severity } from '../ledger/tables';
import type { RuleId } from '../ledger/rules';

export type Ageing = Readonly<Record<Bucket, Money>>;

/** Unknown is null, with a reason code under the same name in `why`. */
export type Known<T> = T | null;

/** Why a figure is unknown. */
export type WhyCode =
  /** A cell it depends on cannot be read. */
  | 'unreadable'
  /** The day asked for lies before the opening that states the balance. */
  | 'before.opening'
  /** A company of its group has an unknown exposure, so what the group leaves is unknown. */
  | 'group.unknown'
  /** No rate on or before the day. */
  | 'rate.missing'
  | 'opening.only'
  | 'payments.none'
  | 'late.none'
  | 'sales.none'
  /** A part has no due date. */
  | 'due.unknown'
  | 'limit.unset'
  | 'limit.unlimited'
  /** Exposure without a limit: a share of nothing has no meaning. */
  | 'limit.none'
  /** The limit is zero and nothing is used. */
  | 'effective.zero';

export type Why = Readonly<Record<string, WhyCode>>;

export interface LimitFigures {
  readonly state: LimitStateName;
  /** null when unset or unlimited. */
  readonly amount: Known<Money>;
  readonly base: Known<Money>;
  readonly temporary: Money;
  readonly collateral: Money;
  /** What the pool of its group leaves for it; null outside a group, or when that is unknown. */
  readonly group: Known<Money>;
  /** Last day the limit in force is valid; null when open-ended. */
  readonly endsOn: Day | null;
  /** Rows that add to the limit and whose end will lower it, the first to end first. */
  readonly lowerings: readonly LimitLowering[];
}

/** A temporary limit, guarantee or collateral ends while the limit it adds to stays in force. */
export interface LimitLowering {
  readonly kind: LimitKind;
  /** Last day it is valid. */
  readonly endsOn: Day;
  /** What the limit is from the next day on, by the rows there are and the rates of asOf; ≥ 0. */
  readonly then: Money;
}

/** What exposure is made of (domain: Exposure); the parts add up to it. */
export interface ExposureParts {
  /** Signed balance without what is retained. */
  readonly balance: Money;
  readonly retention: Money;
  readonly notes: Money;
  readonly deliveries: Money;
  readonly orders: Money;
}

/** How it pays (domain: Payment behaviour). Exact; null without parts to judge by, or when too little has a due date. */
export interface BehaviourFigures {
  readonly dbtSigned: Known<Money>;
  readonly dbtFloored: Known<Money>;
  readonly dbtLate: Known<Money>;
  readonly onTimeShare: Known<Money>;
  readonly worsening: Known<Money>;
  /** Left out of the days above, as shares of all parts of the window: other credits than payments, no due date, disputes. */
  readonly otherCreditShare: Known<Money>;
  readonly undatedShare: Known<Money>;
  readonly disputedShare: Known<Money>;
  /** Left out of `onTimeShare`, of all parts due in the window. */
  readonly onTimeLeftOutShare: Known<Money>;
  readonly dsoCountBack: Known<Money>;
  /** The sales known do not reach back far enough: the true figure is this or more. */
  readonly dsoAtLeast: boolean;
}

export interface CustomerFigures {
  readonly id: CustomerId;
  readonly name: string;
  /** Row of 客户 the figures belong to; null for a customer documents name but the table does not have. */
  readonly at: RowAt | null;
  readonly currency: Currency;
  readonly limit: LimitFigures;
  /** Limit after what the group leaves; null when unlimited or n/a. */
  readonly effective: Known<Money>;
  readonly balance: Known<Money>;
  readonly exposure: Known<Money>;
  readonly exposureParts: Known<ExposureParts>;
  /** Part of the balance in dispute. */
  readonly disputed: Known<Money>;
  /** Credit insurance on what is open; shown beside the limit, not in it. */
  readonly cover: Known<Money>;
  /** exposure − cover, not clamped. */
  readonly netExposure: Known<Money>;
  /** 或有: notes passed on without recourse and not honoured yet; in no exposure. */
  readonly contingent: Known<Money>;
  /** 账销案存: written off and not recovered, whenever; in no balance. */
  readonly writtenOff: Known<Money>;
  /** effective − exposure, may be negative; null when unlimited, unset or n/a. */
  readonly available: Known<Money>;
  /** Exact share, max(0, exposure) ÷ effective; null where that has no meaning (unset, unlimited, effective 0). */
  readonly utilisation: Known<Money>;
  /** ≤ 0: credits that found nothing to settle. */
  readonly unapplied: Known<Money>;
  readonly overdue: Known<Money>;
  /** True when a part has no due date: overdue is then a lower bound. */
  readonly overdueAtLeast: boolean;
  /** Raw most days late of any open part; null when a due date is unknown. */
  readonly maxDaysOverdue: Known<number>;
  /**
   * Most days late, leaving out days whose cumulative open amount is below the floor (domain: Longest overdue). With parts
   * of unknown due date (`overdueAtLeast`) a lower bound; null when nothing known is late but such parts exist.
   */
  readonly longestOverdue: Known<number>;
  readonly ageing: Known<Ageing>;
  readonly behaviour: BehaviourFigures;
  readonly extended: readonly ExtendedDue[];
  /** They hold on any day: on a past one they are today's, and may have been otherwise. */
  readonly undated: readonly UndatedFact[];
  /** Five-level class by longest overdue; null when that is unknown. */
  readonly riskClass: RiskClass | null;
  /** Figure name → reason code, for every null above; `limit` when the limit itself cannot be known. */
  readonly why: Why;
  /** The figures per currency it has documents in, where they are known; the ones above are in `currency`. */
  readonly byCurrency: Readonly<Record<Currency, CurrencyFigures>>;
}

/** What is open of a document whose due date was changed (展期): both dates stand, whichever the policy goes by. */
export interface ExtendedDue {
  /** The claim. */
  readonly at: RowAt;
  readonly number: string;
  readonly currency: Currency;
  readonly open: Money;
  readonly original: Day | null;
  readonly extended: Day;
  /** Who approved that; '' when its row does not say. */
  readonly approvedBy: string;
}

/** What the rows say of a customer without saying since when. */
export type UndatedFact = FactKind | 'limit';

export interface CurrencyFigures {
  readonly balance: Money;
  readonly exposure: Money;
  readonly overdue: Money;
  readonly unapplied: Money;
  readonly writtenOff: Money;
  readonly ageing: Ageing;
}

/** What settlement left of one document. */
export interface OpenItem {
  readonly at: RowAt;
  /** ≥ 0 for debits; ≤ 0 for what is left of a credit (unapplied). */
  readonly open: Money;
  readonly due: Day | null;
  /** asOf − due; ≤ 0 when not overdue; null without a due date. */
  readonly daysLate: number | null;
  /** null for a credit: credits are never in a bucket. */
  readonly bucket: Bucket | null;
  /** Rows that settled it, or that it settled. */
  readonly settledBy: readonly { readonly at: RowAt; readonly amount: Money; readonly on: Day }[];
}

export interface Finding {
  /** Rule id of the domain, e.g. `limit.over`. */
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly customer: CustomerId | null;
  /** The cell to look at. */
  readonly at: RowAt;
  readonly column: string;
  /** What a sentence about it names; money as exact strings, days as ISO, ratios as decimal strings. */
  readonly figures: Readonly<Record<string, string>>;
}

export interface CurrencyTotals {
  readonly balance: Known<Money>;
  readonly overdue: Known<Money>;
  /** True when a part has no due date: what is known to be overdue is then a lower bound. */
  readonly overdueAtLeast: boolean;
  readonly unapplied: Known<Money>;
  readonly writtenOff: Known<Money>;
}

export interface CheckReport {
  readonly asOf: Day;
  /** Of the totals: the one currency all documents are in, else the book's. */
  readonly currency: Currency;
  readonly customers: readonly CustomerFigures[];
  /** One per document row dated ≤ asOf that counts, in the ledger's row order. */
  readonly items: readonly OpenItem[];
  readonly findings: readonly Finding[];
  readonly totals: {
    readonly customers: number;
    readonly documents: number;
    /** 作废 rows up to asOf: they have no effect. */
    readonly voids: number;
    readonly balance: Known<Money>;
    readonly exposure: Known<Money>;
    readonly overdue: Known<Money>;
    /** True when a part of any customer has no due date: overdue is then a lower bound. */
    readonly overdueAtLeast: boolean;
    readonly unapplied: Known<Money>;
    /** 账销案存, beside the balance. */
    readonly writtenOff: Known<Money>;
    readonly why: Why;
  };
  readonly byCurrency: Readonly<Record<Currency, CurrencyTotals>>;
}
