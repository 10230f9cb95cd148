/** An import's report as the preview shows it: figures and groups, without words. */
import type { ImportReport, SheetCorrection } from '../commands';
import type { Money } from '../ledger/money';
import { quotedSheet } from '../ledger/records';

export type SheetReport = ImportReport['sources'][number];
export type TableReport = SheetReport['tables'][number];
export type MappedColumn = TableReport['mapping'][number];
export type RememberedMapping = NonNullable<MappedColumn['remembered']>;
type SkippedRow = TableReport['skipped'][number];

/** Rows an import adds, all tables together. */
export function addedRows({ ledger }: ImportReport): number {
  return ledger.customers + ledger.limits + ledger.documents + (ledger.financials ?? 0);
}

/** What a table's own totals say more (less: negative) than its rows; none where they agree or it prints none. */
export function printedDifferences({ reconciliation = [] }: Pick<TableReport, 'reconciliation'>): Money[] {
  return reconciliation.flatMap(({ printedDifference }) => printedDifference ?? []);
}

/** Rows an import keeps in 导入问题. */
export function rejectedRows({ sources }: ImportReport): number {
  return sources.flatMap(({ tables }) => tables).reduce((sum, { rows }) => sum + rows.rejected, 0);
}

/** What a source says otherwise of a document, and where. */
export type Change = NonNullable<TableReport['changed']>[number] & { readonly source: SheetPlace };

/** A document of the ledger and all that the sources say otherwise of it. */
export interface ChangedDocument extends Pick<Change, 'sourceKey' | 'customer' | 'number' | 'taken'> {
  readonly changes: readonly Change[];
}

/** In the order of the sources, each document once. */
export function changedDocuments({ sources }: ImportReport): ChangedDocument[] {
  const documents = new Map<string, Change[]>();
  const all = sources.flatMap((source) =>
    source.tables.flatMap(({ changed = [] }) => changed.map((change): Change => ({ ...change, source }))),
  );
  for (const change of all) {
    const known = documents.get(change.sourceKey);
    if (known) known.push(change);
    else documents.set(change.sourceKey, [change]);
  }
  return [...documents.values()].flatMap((changes) => {
    const [first] = changes;
    if (first === undefined) return [];
    const { sourceKey, customer, number, taken } = first;
    return [{ sourceKey, customer, number, taken, changes }];
  });
}

export interface SkippedGroup {
  readonly why: SkippedRow['why'];
  readonly rows: readonly number[];
}

/** Skipped rows by reason, in the order the reasons first occur. */
export function skippedGroups(skipped: readonly SkippedRow[]): SkippedGroup[] {
  const groups = new Map<SkippedRow['why'], number[]>();
  for (const { why, row } of skipped) {
    const rows = groups.get(why);
    if (rows) rows.push(row);
    else groups.set(why, [row]);
  }
  return [...groups].map(([why, rows]) => ({ why, rows }));
}

/** Row numbers with runs closed up: 3–7, 9. */
export function rowRanges(rows: readonly number[]): string[] {
  const runs: { first: number; last: number }[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && row <= run.last + 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`));
}

export function usedColumns({ mapping }: TableReport): number {
  return mapping.filter(({ field }) => field !== null).length;
}

/** A .csv has one sheet, named after the file or not at all; of a sheet of the workbook itself its own name says all. */
export function sheetTitle({ file, sheet, here }: SheetReport): { file: string; sheet: string } {
  if (here === true) return { file: sheet, sheet: '' };
  return { file, sheet: file.toLowerCase().endsWith('.csv') ? '' : sheet };
}

/** By what two customers a question and its answer go together. */
export function decisionKey(one: string, other: string): string {
  return JSON.stringify([one, other]);
}

export type SheetPlace = Pick<SheetReport, 'file' | 'sheet' | 'here'>;

/** The address of a cell of a source, sheet and all; null where it stands in a file. */
export function cellHere({ sheet, here }: SheetPlace, cell: string): string | null {
  return here === true ? `${quotedSheet(sheet)}!${cell}` : null;
}

/** Statements of account are read by their form, not by columns a person could name. */
export function isCorrectable({ tables }: SheetReport): boolean {
  return tables.every(({ kind }) => kind !== 'financials');
}

export function correctionOf(
  corrections: readonly SheetCorrection[],
  { file, sheet }: SheetPlace,
): SheetCorrection | undefined {
  return corrections.find((said) => said.file === file && said.sheet === sheet);
}

/** The corrections with more said of one sheet: one for each sheet, in the order they came. */
export function withCorrection(
  corrections: readonly SheetCorrection[],
  { file, sheet }: SheetPlace,
  said: Partial<Pick<SheetCorrection, 'kind' | 'fields'>>,
): readonly SheetCorrection[] {
  const before = correctionOf(corrections, { file, sheet });
  const after: SheetCorrection = {
    file,
    sheet,
    kind: said.kind === undefined ? (before?.kind ?? null) : said.kind,
    fields: { ...before?.fields, ...said.fields },
  };
  return [...corrections.filter((other) => other !== before), after];
}
