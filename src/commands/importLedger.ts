/** 导入: spreadsheets somebody already keeps become rows of the ledger, with a proof that nothing was lost. */
import type { ImportPlan } from '../intake';
import { noChanges, type Changes } from '../ledger/changes';
import type { Day } from '../ledger/day';
import type { Ledger } from '../ledger/records';
import { ok, valueOf, type Result } from '../ledger/result';
import { DEFAULT_POLICY } from '../ledger/policy';
import { applyChanges, createBook, readLedger, run, type BookContext, type BookRead } from '../workbook';
import { proofRows, type ImportTime } from './importTrace';
import { remember } from './mappingMemory';
import { applyMeta, progress, runOptions } from './options';
import { policyCell } from './policyCell';
import { problemRows } from './problemRows';
import type { PlannedRows } from './planSources';
import { thinkImport } from './thinkImport';
import type { CommandOptions, ImportOutcome, ImportReport, ImportRequest, WriteOutcome } from './types';

export async function importLedger(
  request: ImportRequest,
  options: CommandOptions,
): Promise<Result<ImportOutcome>> {
  progress(options, 'reading', 0);
  const read = await run(readExisting, runOptions(options));
  if (!read.ok) return read;
  const existing = read.value;
  const ledger = existing?.ledger ?? null;
  const { sources, map, sheets, dryRun, corrections = [], decisions = [], take = [] } = request;
  const language = ledger?.language ?? request.language;
  const question = {
    sources,
    options: { map, sheets, corrections, language, balanceDay: options.today, decisions, take },
    withRows: !dryRun,
  };
  // Outside a run: Excel is free while the files are thought about.
  const planned = await thinkImport(question, ledger, options);
  if (!planned.ok) return planned;
  const { report, rows } = planned.value;
  if (rows === null) return ok({ report, written: null });
  const time = { importedAt: options.now(), words: options.words(language) };
  const trace = traceOf(report, rows, ledger, time, options.today);
  if (trace === null) return ok({ report, written: null });
  return run(
    async (context) => ({
      report,
      written: await write(context, existing, { ...rows, report }, trace, request, options),
    }),
    runOptions(options),
  );
}

/** What an import leaves beside its rows. */
type Trace = Pick<Changes, 'appends' | 'sets'>;

/** The proof, the rows nobody could read, what was said of columns; null where the import has nothing to write. */
function traceOf(
  report: ImportReport,
  rows: PlannedRows,
  ledger: Ledger | null,
  time: ImportTime,
  today: Day,
): Trace | null {
  const problems = problemRows(rows.rejected, ledger, time, { sources: report.sources, today });
  const addsRows = !addsNothing(rows) || problems.append.rows.length + problems.sets.length > 0;
  // A ledger is made for rows, not for what was said of them.
  if (!addsRows && (ledger === null || rows.told.length === 0)) return null;
  const memory = remember(rows.told, ledger, time);
  const about = problems.omitted === 0 ? [] : [{ what: 'notKept', count: problems.omitted } as const];
  return {
    appends: [proofRows(report, time, about), problems.append, memory.append],
    sets: [...problems.sets, ...memory.sets],
  };
}

/** Nothing to add: no ledger is made for it either. */
function addsNothing({ customers, limits, documents, financials, facts, sets }: PlannedRows): boolean {
  return [customers, limits, documents, financials, facts, sets].every((rows) => rows.length === 0);
}

/** null when the workbook has no ledger yet; any other trouble with it is a refusal. */
async function readExisting(context: BookContext): Promise<BookRead | null> {
  const read = await readLedger(context);
  if (!read.ok && read.problem.code === 'ledger.none') return null;
  return valueOf(read);
}

async function write(
  context: BookContext,
  existing: BookRead | null,
  plan: ImportPlan,
  trace: Trace,
  request: ImportRequest,
  options: CommandOptions,
): Promise<WriteOutcome> {
  progress(options, 'writing', 0.6);
  const words = options.words(existing?.ledger.language ?? request.language);
  if (existing === null) valueOf(await createBook(context, { language: request.language, words }));
  const read = existing ?? valueOf(await readLedger(context));
  const summary = request.sources.map((source) => source.name).join(', ');
  const written = valueOf(
    await applyChanges(
      context,
      read,
      importChanges(read.ledger, plan, trace),
      applyMeta(options, words, summary),
    ),
  );
  // Of a ledger that was made just now nobody expects any table.
  return existing === null ? { ...written, added: [] } : written;
}

function importChanges(ledger: Ledger, plan: ImportPlan, trace: Trace): Changes {
  const currency = plan.report.currency;
  const isFresh = ledger.documents.length === 0 && ledger.customers.length === 0;
  return {
    ...noChanges('import'),
    appends: [
      { table: 'customers' as const, rows: plan.customers },
      { table: 'limits' as const, rows: plan.limits },
      { table: 'documents' as const, rows: plan.documents },
      { table: 'financials' as const, rows: plan.financials },
      { table: 'facts' as const, rows: plan.facts },
      ...trace.appends,
    ].filter((append) => append.rows.length > 0),
    sets: [
      ...plan.sets,
      ...trace.sets,
      ...(isFresh && currency !== DEFAULT_POLICY.currency ? [policyCell(ledger, 'currency', currency)] : []),
    ],
  };
}
