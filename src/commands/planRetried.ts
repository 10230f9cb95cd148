/** The whole thinking of a second try, wherever it runs: rows of 导入问题 in, what they add to the ledger out. */
import { planRetry, type MendedTable, type RetryPlan } from '../intake/plan/retry';
import type { Day } from '../ledger/day';
import { decodeLedger } from '../ledger/decode';
import type { Ledger } from '../ledger/records';
import { ok, valueOf, type Result } from '../ledger/result';
import type { WorkerMessage } from './askWorker';
import { packed } from './exactCodec';
import type { PlannedRows } from './planSources';
import type { ImportReport } from './types';

export interface RetryQuestion {
  readonly tables: readonly MendedTable[];
  /** The day of balances where neither their row nor their table has one. */
  readonly balanceDay: Day;
}

export interface RetriedRows extends Pick<RetryPlan, 'outcomes'> {
  readonly rows: PlannedRows;
  readonly report: ImportReport;
}

/** A question to another thread, with the ledger as raw cells. */
export interface PostedRetry {
  readonly retry: RetryQuestion;
  readonly existing: Pick<Ledger, 'tables' | 'language'>;
}

/** Fails as planning an import does. */
export function planRetried({ tables, balanceDay }: RetryQuestion, ledger: Ledger): Result<RetriedRows> {
  const retried = planRetry(tables, { existing: ledger, language: ledger.language, balanceDay });
  if (!retried.ok) return retried;
  const { plan, outcomes } = retried.value;
  const { report, ...rows } = plan;
  return ok({ rows, report, outcomes });
}

/** The answer for the way to another thread, its report packed. */
export type PostedRetried = Result<Omit<RetriedRows, 'report'> & { readonly report: unknown }>;

/** The same from another thread. @throws ProblemError as decoding the tables does */
export function postRetried({ retry, existing }: PostedRetry, post: (message: WorkerMessage) => void): void {
  const planned = planRetried(retry, valueOf(decodeLedger(existing.tables, existing.language)));
  const answer: PostedRetried = planned.ok
    ? ok({ ...planned.value, report: packed(planned.value.report) })
    : planned;
  post({ answer });
}
