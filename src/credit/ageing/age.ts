/** Ageing from the due date (domain: Ageing): buckets, what is kept apart from them, and how late the account is. */
import type { Day } from '../../ledger/day';
import type { Policy } from '../../ledger/policy';
import { BUCKETS, type Bucket } from '../../ledger/tables';
import type { Entry, SettledAccount } from '../settlement/settle';
import { disputesOf, type Dispute } from './disputes';

export { ageBandOf } from './ageBands';

/** Last day of each overdue bucket, in order. */
const BUCKET_ENDS: readonly (readonly [Bucket, number])[] = [
  ['notDue', 0],
  ['1-30', 30],
  ['31-60', 60],
  ['61-90', 90],
  ['91-180', 180],
  ['181-365', 365],
];

/** Due today is not overdue; day 30 is in 1-30. null: without a due date. */
export function bucketOf(daysLate: number | null): Bucket {
  if (daysLate === null) return 'noDueDate';
  for (const [bucket, end] of BUCKET_ENDS) if (daysLate <= end) return bucket;
  return '>365';
}

export interface AgedEntry {
  readonly entry: Entry;
  /** asOf − due; null without a due date, for refunds and for credits. */
  readonly daysLate: number | null;
  /** null for a credit and for retention not due yet: neither is in a bucket. */
  readonly bucket: Bucket | null;
}

/** Amounts in units of the account. */
export interface AgedAccount {
  readonly entries: readonly AgedEntry[];
  readonly buckets: Readonly<Record<Bucket, bigint>>;
  /** Retention whose due date is still to come: part of the balance, in no bucket. */
  readonly retentionNotDue: bigint;
  /** ≤ 0. */
  readonly unapplied: bigint;
  /** Σ buckets + retention not due + unapplied. */
  readonly balance: bigint;
  readonly overdue: bigint;
  /** Of the buckets and the retention: in dispute, however long. */
  readonly disputed: bigint;
  readonly disputes: ReadonlyMap<Entry, Dispute>;
  /** Most days late of any open part with a known due date, in dispute or not; 0 when none is late. */
  readonly mostDaysLate: number;
  /**
   * The same without parts whose dispute the policy still leaves out, and leaving out days whose cumulative open amount at
   * that lateness or more is below the floor.
   */
  readonly longestOverdue: number;
}

const NO_DISPUTES: Pick<Policy, 'disputeDays'> = { disputeDays: 0 };

/** @param floor in units of the account: 0 lets every overdue amount count. */
export function ageAccount(
  settled: Pick<SettledAccount, 'entries' | 'scale'>,
  asOf: Day,
  floor: bigint,
  policy: Pick<Policy, 'disputeDays'> = NO_DISPUTES,
): AgedAccount {
  const entries = settled.entries.map((entry) => agedEntry(entry, asOf));
  const buckets = Object.fromEntries(BUCKETS.map((bucket) => [bucket, 0n])) as Record<Bucket, bigint>;
  let unapplied = 0n;
  let retentionNotDue = 0n;
  for (const { entry, bucket } of entries) {
    if (entry.role === 'credit') unapplied -= entry.open;
    else if (bucket === null) retentionNotDue += entry.open;
    else buckets[bucket] += entry.open;
  }
  const gross = BUCKETS.reduce((sum, bucket) => sum + buckets[bucket], 0n);
  const disputes = disputesOf(settled, asOf, policy.disputeDays);
  const late = entries.filter(isLate).sort((a, b) => b.daysLate - a.daysLate);
  return {
    entries,
    buckets,
    retentionNotDue,
    unapplied,
    balance: gross + retentionNotDue + unapplied,
    overdue: gross - buckets.notDue - buckets.noDueDate,
    disputes,
    disputed: [...disputes.values()].reduce((sum, { amount }) => sum + amount, 0n),
    mostDaysLate: late[0]?.daysLate ?? 0,
    longestOverdue: longest(late, floor, disputes),
  };
}

function agedEntry(entry: Entry, asOf: Day): AgedEntry {
  if (entry.role === 'credit') return { entry, daysLate: null, bucket: null };
  // A refund is never itself overdue, whatever its date.
  if (entry.role === 'refund') return { entry, daysLate: null, bucket: 'notDue' };
  const daysLate = entry.due === null ? null : asOf - entry.due;
  const apart = entry.retention && daysLate !== null && daysLate < 0;
  return { entry, daysLate, bucket: apart ? null : bucketOf(daysLate) };
}

type LateEntry = AgedEntry & { readonly daysLate: number };

function isLate(aged: AgedEntry): aged is LateEntry {
  return aged.entry.open > 0n && aged.daysLate !== null && aged.daysLate > 0;
}

/** @param late latest first */
function longest(late: readonly LateEntry[], floor: bigint, disputes: ReadonlyMap<Entry, Dispute>): number {
  let cumulative = 0n;
  for (const { entry, daysLate } of late) {
    const counting = entry.open - (disputes.get(entry)?.leftOut ?? 0n);
    cumulative += counting;
    if (counting > 0n && cumulative >= floor) return daysLate;
  }
  return 0;
}
