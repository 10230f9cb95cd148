/** Ageing from the due date (domain: Ageing): buckets, and how late the account is. */
import type { Day } from '../../ledger/day';
import { BUCKETS, type Bucket } from '../../ledger/tables';
import type { Entry, SettledAccount } from '../settlement/settle';

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
  return BUCKET_ENDS.find(([, end]) => daysLate <= end)?.[0] ?? '>365';
}

export interface AgedEntry {
  readonly entry: Entry;
  /** asOf − due; null without a due date and for credits. */
  readonly daysLate: number | null;
  /** null for a credit. */
  readonly bucket: Bucket | null;
}

/** Amounts in units of the account. */
export interface AgedAccount {
  readonly entries: readonly AgedEntry[];
  readonly buckets: Readonly<Record<Bucket, bigint>>;
  /** ≤ 0. */
  readonly unapplied: bigint;
  /** Σ buckets + unapplied. */
  readonly balance: bigint;
  readonly overdue: bigint;
  /** Most days late of any open part with a known due date; 0 when none is late. */
  readonly mostDaysLate: number;
  /** The same, leaving out days whose cumulative open amount at that lateness or more is below the floor. */
  readonly longestOverdue: number;
}

/** @param floor in units of the account: 0 lets every overdue amount count. */
export function ageAccount(settled: SettledAccount, asOf: Day, floor: bigint): AgedAccount {
  const entries = settled.entries.map((entry) => agedEntry(entry, asOf));
  const buckets = Object.fromEntries(BUCKETS.map((bucket) => [bucket, 0n])) as Record<Bucket, bigint>;
  let unapplied = 0n;
  for (const { entry, bucket } of entries) {
    if (bucket === null) unapplied -= entry.open;
    else buckets[bucket] += entry.open;
  }
  const gross = BUCKETS.reduce((sum, bucket) => sum + buckets[bucket], 0n);
  const late = entries.filter(isLate).sort((a, b) => b.daysLate - a.daysLate);
  return {
    entries,
    buckets,
    unapplied,
    balance: gross + unapplied,
    overdue: gross - buckets.notDue - buckets.noDueDate,
    mostDaysLate: late[0]?.daysLate ?? 0,
    longestOverdue: longest(late, floor),
  };
}

function agedEntry(entry: Entry, asOf: Day): AgedEntry {
  if (entry.credit) return { entry, daysLate: null, bucket: null };
  // A refund is never itself overdue, whatever its date.
  if (entry.document.kind === 'refund') return { entry, daysLate: null, bucket: 'notDue' };
  const { due } = entry.document;
  const daysLate = due === null ? null : asOf - due;
  return { entry, daysLate, bucket: bucketOf(daysLate) };
}

type LateEntry = AgedEntry & { readonly daysLate: number };

function isLate(aged: AgedEntry): aged is LateEntry {
  return aged.entry.open > 0n && aged.daysLate !== null && aged.daysLate > 0;
}

/** @param late latest first */
function longest(late: readonly LateEntry[], floor: bigint): number {
  let cumulative = 0n;
  for (const { entry, daysLate } of late) {
    cumulative += entry.open;
    if (cumulative >= floor) return daysLate;
  }
  return 0;
}
