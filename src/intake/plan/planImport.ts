/** Old spreadsheets in, a plan of new ledger rows out, with the report that proves it. Nothing is written here. */
import type { Day } from '../../ledger/day';
import { type Currency } from '../../ledger/money';
import type { Ledger } from '../../ledger/records';
import { fail, ok, type Result } from '../../ledger/result';
import type { Language } from '../../ledger/tables';
import { ImportedCustomers, mostFrequent } from './customers';
import { customersReport, decideCustomers, decisionRows, type CustomerDecision } from './decideCustomers';
import type { SheetCorrection } from '../columns/corrections';
import { isField, type Field } from '../columns/fields';
import { KnownDocuments } from './known';
import { planStatements, statementsOf, type FoundStatement } from '../financials';
import { findTables } from '../layout/findTables';
import { ImportIdentities, type TableGathering } from './gather';
import type { FieldMap } from '../columns/headers';
import { MappingMemory } from '../columns/memory';
import { customerRow, documentRow, limitRow, type RowWords } from './ledgerRows';
import { withBalancesOnce } from './balancesOnce';
import { TablePlan } from './planTable';
import { toldOf } from './told';
import type { ImportPlan } from './plan';
import { importedBy, reconcile, tallyOf, Tally } from './reconcile';
import type { ImportReport, SheetReport, TableReport } from '../report';
import { cellText, type SourceSheet, type SourceWorkbook } from '../source/source';
import { factsOf, type SheetFinding } from '../layout/table';
import { headerKey } from '../values/wording';

export interface ImportOptions {
  /** The ledger the rows go into; null when a new one is made for them. */
  readonly existing: Ledger | null;
  /** Header text → field (`customer.name`, …); '' keeps the column nowhere. */
  readonly map: Readonly<Record<string, string>>;
  /** What a person says of single sheets; goes before `map`. */
  readonly corrections?: readonly SheetCorrection[];
  /** Only these sheets; empty = all. */
  readonly sheets: readonly string[];
  readonly language: Language;
  /** The day of balances and openings where the source states none; without it such rows are rejected. */
  readonly balanceDay?: Day | null;
  /** What a person said of suggestions. */
  readonly decisions?: readonly CustomerDecision[];
  /** Import identities of documents in the ledger whose changes the source makes are taken over. */
  readonly take?: readonly string[];
}

const CURRENCY_OF_NO_SOURCE: Currency = 'CNY';

/** What planning needs beside the tables that were found. */
export type PlanningOptions = Omit<ImportOptions, 'map' | 'sheets'>;

/**
 * Plans an import. Pure: the same sources and ledger give the same plan. Sheets that are no ledger are refused in the
 * report; rows that cannot be read are rejected there with their cells.
 * @returns import.sheetNotFound and import.badMap for options that fit nothing; fails as decisions on customers do.
 */
export function planImport(sources: readonly SourceWorkbook[], options: ImportOptions): Result<ImportPlan> {
  const names = new Set(sources.flatMap(({ sheets }) => sheets.map(({ name }) => name)));
  const missing = options.sheets.find((name) => !names.has(name));
  if (missing !== undefined) return fail({ code: 'import.sheetNotFound', sheet: missing });
  const map = fieldMap(options.map, sources);
  if (!map.ok) return map;
  const wanted = (name: string): boolean => options.sheets.length === 0 || options.sheets.includes(name);
  const sheets = sources.flatMap(({ file, sheets: all }) =>
    all
      .filter(({ name }) => wanted(name))
      .map((sheet): WantedSheet => ({
        file,
        sheet,
        correction: options.corrections?.find((said) => said.file === file && said.sheet === sheet.name),
        statements: statementsOf(file, sheet),
      })),
  );
  const memory = new MappingMemory(options.existing);
  const found = sheets.flatMap(({ file, sheet, statements, correction }) =>
    statements.length > 0 ? [] : findTables(file, sheet, map.value, correction, memory),
  );
  const findings = withBalancesOnce(found, options.existing);
  const plans = new Map<SheetFinding, TablePlan>();
  for (const finding of findings)
    if (finding.refused === null) plans.set(finding, new TablePlan(finding.table));
  return planFindings(sheets, findings, plans, options);
}

export interface WantedSheet {
  readonly file: string;
  readonly sheet: SourceSheet;
  readonly correction?: SheetCorrection | undefined;
  /** Financial statements: such a sheet is nothing else. */
  readonly statements: readonly FoundStatement[];
}

function fieldMap(
  map: Readonly<Record<string, string>>,
  sources: readonly SourceWorkbook[],
): Result<FieldMap> {
  const entries = new Map<string, Field | null>();
  for (const [header, field] of Object.entries(map)) {
    if (field !== '' && !isField(field)) return fail({ code: 'import.badMap', value: field });
    entries.set(headerKey(header), field === '' ? null : field);
  }
  const unmet = new Map(Object.keys(map).map((header) => [headerKey(header), header]));
  if (unmet.size > 0) {
    for (const cell of sources.flatMap(({ sheets }) =>
      sheets.flatMap(({ rows }) => rows.slice(0, 100).flat()),
    )) {
      if (typeof cell === 'string') unmet.delete(headerKey(cellText(cell)));
    }
  }
  const [stranger] = unmet.values();
  return stranger === undefined ? ok(entries) : fail({ code: 'import.badMap', value: stranger });
}

/**
 * Plans what was found on sheets, whoever found it.
 * @param plans of every table that was not refused; tells of each row afterwards what became of it
 */
export function planFindings(
  sheets: readonly WantedSheet[],
  found: readonly SheetFinding[],
  plans: ReadonlyMap<SheetFinding, TablePlan>,
  options: PlanningOptions,
): Result<ImportPlan> {
  const tables = [...plans.values()];
  const customers = new ImportedCustomers(options.existing);
  const customersListed = customers.all.length > 0 || tables.some(({ table }) => table.kind === 'customers');
  const balanceDay = options.balanceDay ?? options.existing?.policy.asOf ?? null;
  for (const plan of inCustomerOrder(tables)) plan.place(customers, { balanceDay, customersListed });
  const decided = decideCustomers(customers, options.decisions ?? []);
  if (!decided.ok) return decided;
  const asked = customersReport(customers, decided.value, options.existing);
  customers.assignIds();
  const known = new KnownDocuments(options.existing, new Set(options.take));
  const identities = new ImportIdentities(known);
  for (const plan of tables) {
    plan.gather();
    identities.settle(plan.gathering);
  }
  // Rows tried again are a part of their table: what is not among them is not gone.
  if (tables.every(({ again }) => again === null)) noteMissing(tables, known);
  const plan = planOf(sheets, found, plans, customers, options);
  return ok({
    ...plan,
    facts: decisionRows(decided.value, options.language),
    report: { ...plan.report, ...(asked === null ? {} : { customers: asked }) },
  });
}

function noteMissing(tables: readonly TablePlan[], known: KnownDocuments): void {
  const found = tables.flatMap(({ gathering }) => gathering.documents.map(({ sourceKey }) => sourceKey));
  const missing = known.missing(new Set(found));
  for (const { gathering } of tables) gathering.missing = missing;
}

/** Customers sheets first, then rows that give codes, then rows that give names alone: each can lean on those before. */
function inCustomerOrder(tables: readonly TablePlan[]): readonly TablePlan[] {
  const place = ({ table }: TablePlan): number =>
    table.kind === 'customers' ? 0 : table.byField.has('customer.code') || table.codeInName !== null ? 1 : 2;
  return [...tables].sort((a, b) => place(a) - place(b));
}

function planOf(
  sheets: readonly WantedSheet[],
  found: readonly SheetFinding[],
  plans: ReadonlyMap<SheetFinding, TablePlan>,
  customers: ImportedCustomers,
  options: PlanningOptions,
): Omit<ImportPlan, 'facts'> {
  const tables = [...plans.values()];
  const documents = tables
    .flatMap(({ gathering }) => gathering.documents)
    .filter(({ outcome }) => outcome === 'added');
  const limits = tables
    .flatMap(({ gathering }) => gathering.limits)
    .filter(({ outcome }) => outcome === 'added');
  const currency = mainCurrency(
    [...documents, ...limits].map(({ draft }) => draft.currency),
    options.existing,
  );
  const words: RowWords = {
    language: options.language,
    currency: options.existing?.policy.currency ?? currency,
  };
  const rows = {
    customers: customers.standing
      .filter(({ existing }) => !existing)
      .map((customer) => customerRow(customer, words)),
    limits: limits.map((limit) => limitRow(limit, words)),
    documents: documents.map((document) => documentRow(document, words)),
  };
  const statements = planStatements(
    sheets.flatMap((sheet) => sheet.statements),
    customers,
    { existing: options.existing, ...words },
  );
  const taken = tables
    .flatMap(({ gathering }) => gathering.documents)
    .filter(({ outcome }) => outcome === 'taken');
  const imported = importedBy(documents, limits, rows, taken);
  const told = toldOf(found);
  const report: ImportReport = {
    sources: inSheetOrder(sheets, sheetReports(found, plans, imported), statements.reports),
    reconciliation: reconcile(
      tables.map((plan) => plan.totals()),
      tallyOf(imported.values()),
    ),
    ledger: {
      customers: rows.customers.length,
      limits: rows.limits.length,
      documents: rows.documents.length,
      ...(statements.count > 0 ? { financials: statements.count } : {}),
    },
    currency,
    ...(told.length > 0 ? { remembers: told.length } : {}),
  };
  return {
    ...rows,
    financials: statements.rows,
    sets: [...statements.sets, ...taken.flatMap(({ changes }) => changes.map(({ set }) => set))],
    rejected: [...tables.flatMap((plan) => plan.rejectedTable() ?? []), ...statements.rejected],
    told,
    report,
  };
}

function mainCurrency(stated: readonly (Currency | null)[], existing: Ledger | null): Currency {
  const counts = new Map<Currency, number>();
  for (const currency of stated) if (currency !== null) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return mostFrequent(counts) || (existing?.policy.currency ?? CURRENCY_OF_NO_SOURCE);
}

/** One per sheet; a part of a sheet that was refused beside tables that were not is said on its own. */
function sheetReports(
  found: readonly SheetFinding[],
  plans: ReadonlyMap<SheetFinding, TablePlan>,
  imported: ReadonlyMap<TableGathering, Tally>,
): readonly SheetReport[] {
  const reports: SheetReport[] = [];
  let last: SheetFinding['source'] | null = null;
  for (const finding of found) {
    const report = sheetReport(finding, plans.get(finding), imported);
    const before = reports[reports.length - 1];
    if (finding.source === last && before?.refused === null && report.refused === null)
      reports[reports.length - 1] = joined(before, report);
    else reports.push(report);
    last = finding.source;
  }
  return reports;
}

function joined(one: SheetReport, other: SheetReport): SheetReport {
  const remembered = [...(one.remembered ?? []), ...(other.remembered ?? [])];
  const tables = [...one.tables, ...other.tables];
  return { ...one, tables, ...(remembered.length === 0 ? {} : { remembered }) };
}

/** Sheets of statements among the others, as they stand in the sources. */
function inSheetOrder(
  sheets: readonly WantedSheet[],
  others: readonly SheetReport[],
  statements: ReadonlyMap<SourceSheet, readonly TableReport[]>,
): readonly SheetReport[] {
  let next = 0;
  return sheets.flatMap(({ file, sheet }): readonly SheetReport[] => {
    const tables = statements.get(sheet);
    if (tables !== undefined) return [{ ...placeOf(file, sheet), refused: null, tables }];
    const first = next;
    while (others[next]?.file === file && others[next]?.sheet === sheet.name) next += 1;
    return others.slice(first, next);
  });
}

function placeOf(file: string, { name, here }: SourceSheet): Pick<SheetReport, 'file' | 'sheet' | 'here'> {
  return { file, sheet: name, ...(here === true ? { here } : {}) };
}

function sheetReport(
  finding: SheetFinding,
  plan: TablePlan | undefined,
  imported: ReadonlyMap<TableGathering, Tally>,
): SheetReport {
  const { file, sheet, remembered } = finding;
  const facts = remembered === undefined ? {} : { remembered: [factsOf(remembered)] };
  const place = { ...placeOf(file, sheet), ...facts };
  if (plan === undefined) return { ...place, refused: finding.refused, tables: [] };
  const refused = plan.hasData ? null : ({ why: 'empty', detail: '' } as const);
  return { ...place, refused, tables: [plan.report(imported.get(plan.gathering) ?? new Tally())] };
}
