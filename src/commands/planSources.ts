/** The whole thinking of an import, wherever it runs: source files in, what they add to a ledger out. */
import {
  openSource,
  planImport,
  questionsOf,
  sourceOfSheets,
  type ColumnQuestion,
  type ImportOptions,
  type ImportPlan,
  type SourceWorkbook,
} from '../intake';
import { decodeLedger } from '../ledger/decode';
import type { Ledger } from '../ledger/records';
import { fail, ok, valueOf, type Problem, type Result } from '../ledger/result';
import type { WorkerMessage } from './askWorker';
import { packed } from './exactCodec';
import type { ImportReport, ImportSource, ProgressStep } from './types';

/** Where in the whole command its steps stand: reading the ledger comes before, writing after. */
const PARSING_FROM = 0.1;
const THINKING_FROM = 0.4;

export interface PlanQuestion {
  readonly sources: readonly ImportSource[];
  readonly options: Omit<ImportOptions, 'existing'>;
  /** A preview shows the report alone: its rows are not worth a copy. */
  readonly withRows: boolean;
}

export type PlannedRows = Omit<ImportPlan, 'report'>;

export interface PlannedImport {
  readonly report: ImportReport;
  /** null for a preview. */
  readonly rows: PlannedRows | null;
}

/** A question to another thread, with the ledger as raw cells: null when the workbook has none. */
export interface PostedPlan extends PlanQuestion {
  readonly existing: Pick<Ledger, 'tables' | 'language'> | null;
}

/**
 * The first file that cannot be opened refuses the import as a whole: half of what was picked is nobody's wish.
 * So does a column that a person must name first, unless only a preview is wanted.
 * @returns fails with `import.question`, and as opening a source and planning an import do
 */
export function planSources(
  { sources, options, withRows }: PlanQuestion,
  existing: Ledger | null,
  onStep: (step: ProgressStep) => void,
): Result<PlannedImport> {
  const opened: SourceWorkbook[] = [];
  for (const [at, file] of sources.entries()) {
    const share = PARSING_FROM + ((THINKING_FROM - PARSING_FROM) * at) / sources.length;
    onStep({ phase: 'parsing', share });
    const source = 'bytes' in file ? openSource(file) : ok(sourceOfSheets(file));
    if (!source.ok) return source;
    opened.push(source.value);
  }
  onStep({ phase: 'thinking', share: THINKING_FROM });
  const plan = planImport(opened, { ...options, existing });
  if (!plan.ok) return plan;
  const { report, ...rows } = plan.value;
  const question = withRows ? questionsOf(report)[0] : undefined;
  if (question !== undefined) return fail(questionProblem(question));
  return ok({ report, rows: withRows ? rows : null });
}

function questionProblem({ file, sheet, cell, header, fields }: ColumnQuestion): Problem {
  return {
    code: 'import.question',
    file,
    sheet,
    cell,
    value: header,
    figures: { fields: fields.join(' / ') },
  };
}

/** The planned import for the way to another thread: its report packed, its rows plain cells that need no packing. */
export type PostedImport = Result<Omit<PlannedImport, 'report'> & { readonly report: unknown }>;

/** The same from another thread. @throws ProblemError as decoding the tables does */
export function postPlan(
  { existing, ...question }: PostedPlan,
  post: (message: WorkerMessage) => void,
): void {
  const ledger = existing && valueOf(decodeLedger(existing.tables, existing.language));
  const planned = planSources(question, ledger, (step) => post({ step }));
  const answer: PostedImport = planned.ok
    ? ok({ ...planned.value, report: packed(planned.value.report) })
    : planned;
  post({ answer });
}
