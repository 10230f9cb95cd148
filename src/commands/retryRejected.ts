/** 再试: rows of 导入问题 that somebody mended are imported, those that still cannot be read say why. One change, undone as one. */
import type { RowOutcome } from '../intake/plan/rowStates';
import { noChanges, type Changes, type SetCells } from '../ledger/changes';
import { serialOf } from '../ledger/day';
import { cellAt, type CellValue, type Ledger } from '../ledger/records';
import { ok, valueOf, type Result } from '../ledger/result';
import { rowIdAt } from '../ledger/rowIds';
import { PROBLEM_STATE } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import { applyChanges, readLedger, run, type BookRead } from '../workbook';
import { proofRows } from './importTrace';
import { applyMeta, progress, runOptions } from './options';
import { openTables, type OpenTable } from './problemRows';
import type { RetriedRows } from './planRetried';
import { thinkRetry } from './thinkImport';
import type { CommandOptions, RetryOutcome } from './types';

/** Fails as reading and writing a ledger and planning an import do. A ledger without open rows is left as it is. */
export async function retryRejected(options: CommandOptions): Promise<Result<RetryOutcome>> {
  progress(options, 'reading', 0);
  const read = await run(async (context) => valueOf(await readLedger(context)), runOptions(options));
  if (!read.ok) return read;
  const { ledger } = read.value;
  const open = openTables(ledger);
  if (open.length === 0) return ok({ imported: 0, left: 0, report: null, written: null });
  const tables = open.map(({ file, sheet, reading, rows }) => ({ file, sheet, reading, rows }));
  // Outside a run: Excel is free while the rows are thought about.
  const planned = await thinkRetry({ tables, balanceDay: options.today }, ledger, options);
  if (!planned.ok) return planned;
  const { changes, imported, left } = changesOf(ledger, open, planned.value, options);
  return write(read.value, changes, { imported, left, report: planned.value.report }, options);
}

function write(
  read: BookRead,
  changes: Changes,
  outcome: Omit<RetryOutcome, 'written'>,
  options: CommandOptions,
): Promise<Result<RetryOutcome>> {
  progress(options, 'writing', 0.6);
  const meta = applyMeta(options, options.words(read.ledger.language), '');
  return run(async (context) => {
    const written = valueOf(await applyChanges(context, read, changes, meta));
    return { ...outcome, written: written.entry === null ? null : written };
  }, runOptions(options));
}

interface Retried {
  readonly changes: Changes;
  readonly imported: number;
  readonly left: number;
}

function changesOf(
  ledger: Ledger,
  tables: readonly OpenTable[],
  { rows, report, outcomes }: RetriedRows,
  options: CommandOptions,
): Retried {
  const words = options.words(ledger.language);
  const marks = new Marks(ledger);
  const found = tables.flatMap(({ positions }, table) =>
    positions.map((position, row) => ({ position, outcome: outcomes[table]?.[row] ?? null })),
  );
  for (const { position, outcome } of found) {
    const state = stateAfter(outcome);
    if (state !== 'open') marks.set(position, 'state', PROBLEM_STATE[state][ledger.language]);
    if (state === 'done') marks.set(position, 'doneOn', serialOf(options.today));
    marks.set(position, 'reason', reasonAfter(outcome, words));
  }
  const count = (wanted: keyof typeof PROBLEM_STATE): number =>
    found.filter(({ outcome }) => stateAfter(outcome) === wanted).length;
  const imported = count('done');
  const proof = proofRows(report, { importedAt: options.now(), words }, [{ what: 'retried' }]);
  const appends = [
    { table: 'customers' as const, rows: rows.customers },
    { table: 'limits' as const, rows: rows.limits },
    { table: 'documents' as const, rows: rows.documents },
    ...(imported === 0 ? [] : [proof]),
  ].filter((append) => append.rows.length > 0);
  const changes = { ...noChanges('retry'), appends, sets: marks.sets() };
  return { changes, imported, left: count('open') };
}

/** A row that was made void, blank or a remark is one nobody wants any more. */
function stateAfter(outcome: RowOutcome | null): 'done' | 'left' | 'open' {
  if (outcome === null || outcome.as === 'rejected') return 'open';
  if (outcome.as === 'imported') return 'done';
  return IN_LEDGER.has(outcome.why) ? 'open' : 'left';
}

const IN_LEDGER: ReadonlySet<string> = new Set(['already.imported', 'duplicate', 'changed']);

function reasonAfter(outcome: RowOutcome | null, words: CellWords): string {
  if (outcome === null) return words.problemReason(['notUnderstood']);
  if (outcome.as === 'rejected') return words.problemReason(outcome.cells);
  if (outcome.as === 'imported' || !IN_LEDGER.has(outcome.why)) return '';
  return words.problemReason([outcome.why === 'changed' ? 'otherwiseThere' : 'alreadyThere']);
}

/** What is written into rows of 导入问题, by column; what stands there already is not. */
class Marks {
  readonly #columns = new Map<string, SetCells['cells'][number][]>();

  constructor(readonly ledger: Ledger) {}

  set(position: number, column: string, value: CellValue): void {
    const problems = this.ledger.tables.problems;
    const expected = cellAt(problems, position, column);
    if (expected === value) return;
    const cells = this.#columns.get(column) ?? [];
    const row = { table: 'problems' as const, id: rowIdAt(problems, position), position };
    cells.push({ row, expected, value });
    this.#columns.set(column, cells);
  }

  sets(): SetCells[] {
    return [...this.#columns].map(([column, cells]) => ({ table: 'problems', column, cells }));
  }
}
