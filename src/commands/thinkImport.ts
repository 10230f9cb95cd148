/** Plans an import or a second try: in a worker where there is one, so that the pane never stands still; here otherwise. */
import type { Ledger } from '../ledger/records';
import { fail, ok, ProblemError, type Problem, type Result } from '../ledger/result';
import { askWorker, throwIfCancelled } from './askWorker';
import { unpacked } from './exactCodec';
import type { PostedRetried, PostedRetry, RetriedRows, RetryQuestion } from './planRetried';
import type { PlannedImport, PlanQuestion, PostedImport, PostedPlan } from './planSources';
import type { CommandOptions, ImportReport, Phase, ProgressStep } from './types';

/** @returns fails with `command.cancelled`, `file.tooSlow` in a worker, and as opening a source and planning an import do */
export async function thinkImport(
  question: PlanQuestion,
  existing: Ledger | null,
  { signal, onProgress }: CommandOptions,
): Promise<Result<PlannedImport>> {
  const last: { phase: Phase } = { phase: 'parsing' };
  const onStep = (step: ProgressStep): void => {
    last.phase = step.phase;
    onProgress?.(step);
  };
  try {
    if (typeof Worker !== 'undefined') {
      const posted: PostedPlan = { ...question, existing: existing && cellsOf(existing) };
      const problem: Problem = { code: 'file.tooSlow', file: namesOf(question) };
      const limit = { minutes: MINUTES_MAX, problem };
      const answer = (await askWorker(startWorker, posted, signal, onStep, limit)) as PostedImport;
      if (!answer.ok) return answer;
      const { report, rows } = answer.value;
      return ok({ report: unpacked(report) as ImportReport, rows });
    }
    throwIfCancelled(signal);
    const { planSources } = await import('./planSources');
    return planSources(question, existing, onStep);
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem);
    if (last.phase !== 'parsing' || !(error instanceof Error)) throw error;
    // A file that brings its reader down is of no use, whatever it was that did.
    return fail({ code: 'file.damaged', file: namesOf(question), value: error.message });
  }
}

/** A million rows take about one on an old machine; what takes longer is no list anybody keeps. */
const MINUTES_MAX = 5;

function namesOf({ sources }: PlanQuestion): string {
  return sources.map(({ name }) => name).join(', ');
}

/** @returns fails with `command.cancelled`, and as planning an import does */
export async function thinkRetry(
  question: RetryQuestion,
  ledger: Ledger,
  { signal, onProgress }: CommandOptions,
): Promise<Result<RetriedRows>> {
  onProgress?.({ phase: 'thinking', share: THINKING_FROM });
  try {
    if (typeof Worker !== 'undefined') {
      const posted: PostedRetry = { retry: question, existing: cellsOf(ledger) };
      const answer = (await askWorker(startWorker, posted, signal)) as PostedRetried;
      return answer.ok
        ? ok({ ...answer.value, report: unpacked(answer.value.report) as ImportReport })
        : answer;
    }
    throwIfCancelled(signal);
    const { planRetried } = await import('./planRetried');
    return planRetried(question, ledger);
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem);
    throw error;
  }
}

/** Where in the whole of a second try the thinking begins. */
const THINKING_FROM = 0.3;

function startWorker(): Worker {
  return new Worker(new URL('./importWorker.ts', import.meta.url));
}

/** A ledger as it crosses to another thread. */
function cellsOf({ tables, language }: Ledger): Pick<Ledger, 'tables' | 'language'> {
  return { tables, language };
}
