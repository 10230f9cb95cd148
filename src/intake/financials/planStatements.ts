/**
 * Statements on their way into the 财务 table: a row per customer, period and kind of audit, from however many sheets, with
 * the report of every sheet. What the ledger knows already is not written again, and never overwritten.
 */
import type { SetCells } from '../../ledger/changes';
import type { Ledger } from '../../ledger/records';
import type { Language } from '../../ledger/tables';
import type { Currency } from '../../ledger/money';
import type { ImportedCustomer, ImportedCustomers } from '../plan/customers';
import type { NewRow, RejectedTable } from '../plan/plan';
import type { RejectedCell, TableReport } from '../report';
import type { SourceSheet } from '../source/source';
import { nameKey } from '../values/wording';
import type { Around } from './around';
import type { FoundStatement } from './findStatements';
import { cellName, readStatement, type StatedAmount } from './readStatement';
import { StatementReport } from './reportStatement';
import { StatementRow, type RowKey } from './statementRow';

export interface StatementOptions {
  readonly existing: Ledger | null;
  readonly language: Language;
  /** For statements that state none. */
  readonly currency: Currency;
}

export interface StatementsPlan {
  readonly rows: readonly NewRow[];
  /** Figures for blank cells of rows the ledger has. */
  readonly sets: readonly SetCells[];
  /** Rows that are added or filled. */
  readonly count: number;
  readonly reports: ReadonlyMap<SourceSheet, readonly TableReport[]>;
  readonly rejected: readonly RejectedTable[];
}

/** @param customers every customer of the ledger and of this import, numbered: nobody is made one for a statement */
export function planStatements(
  found: readonly FoundStatement[],
  customers: ImportedCustomers,
  options: StatementOptions,
): StatementsPlan {
  const reports = new Map(found.map((statement) => [statement, new StatementReport(statement)]));
  const rows = new Map<string, StatementRow>();
  const companies = companiesOf(found);
  for (const [statement, report] of reports) {
    const named = statement.around.customer ?? companies.get(statement.file) ?? null;
    const customer = customerOf(named, statement, customers);
    place(statement, report, customer, rows, options);
  }
  const all = [...rows.values()];
  for (const row of all) row.settle(options.existing);
  const added = all.map((row) => row.newRow(options.language)).filter((row) => row !== null);
  const bySheet = new Map<SourceSheet, TableReport[]>();
  for (const [{ sheet }, report] of reports)
    bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), report.report()]);
  return {
    rows: added,
    sets: mergedSets(all.flatMap((row) => row.sets)),
    count: added.length + all.filter(({ sets }) => sets.length > 0).length,
    reports: bySheet,
    rejected: [...reports.values()].flatMap((report) => report.rejectedTable() ?? []),
  };
}

function place(
  statement: FoundStatement,
  report: StatementReport,
  customer: ImportedCustomer | RejectedCell,
  rows: Map<string, StatementRow>,
  { currency }: StatementOptions,
): void {
  const reading = readStatement(statement);
  for (const { row, cell } of reading.rejected) report.reject(row, cell);
  report.check(reading.amounts);
  for (const amount of reading.amounts) {
    const { period } = amount.column;
    if ('why' in customer) report.rejectFor(amount.row, customer);
    else if (period === null) report.rejectFor(amount.row, missingPeriod(statement, amount));
    else {
      const audited = amount.column.audited;
      const key: RowKey = { customer, period, audited, currency: statement.around.currency ?? currency };
      rowFor(rows, key).add(amount, statement, report);
    }
  }
}

/** Files in which one company alone is named: a sheet that names none is of the same. */
function companiesOf(found: readonly FoundStatement[]): ReadonlyMap<string, Around['customer']> {
  const companies = new Map<string, Around['customer']>();
  for (const { file, around } of found) {
    if (around.customer === null) continue;
    const known = companies.get(file);
    const isOther = known !== undefined && nameKey(known?.name ?? '') !== nameKey(around.customer.name);
    companies.set(file, isOther ? null : around.customer);
  }
  return companies;
}

function customerOf(
  named: Around['customer'],
  { headerRow }: FoundStatement,
  customers: ImportedCustomers,
): ImportedCustomer | RejectedCell {
  if (named === null)
    return { cell: cellName(Math.max(0, headerRow), 0), value: '', why: 'customer.missing' };
  const found = customers.find({ code: '', name: named.name });
  if (found !== null && found !== 'ambiguous') return found;
  const why = found === null ? 'customer.unknown' : 'customer.ambiguous';
  return { cell: cellName(named.row, named.column), value: named.name, why };
}

function missingPeriod({ headerRow }: FoundStatement, { column }: StatedAmount): RejectedCell {
  return { cell: cellName(Math.max(0, headerRow), column.column), value: column.header, why: 'date.missing' };
}

/** Audited and unaudited figures of one period stand apart; what does not say belongs to either. */
function rowFor(rows: Map<string, StatementRow>, key: RowKey): StatementRow {
  const base = `${key.customer.id}|${key.period.end}|${key.currency}`;
  const wanted = key.audited === null ? [null, false, true] : [key.audited, null];
  for (const audited of wanted) {
    const known = rows.get(`${base}|${audited}`);
    if (known === undefined) continue;
    if (audited !== null || key.audited === null) return known;
    // What did not say so far is now of this kind.
    rows.delete(`${base}|${audited}`);
    rows.set(`${base}|${key.audited}`, known);
    known.audited = key.audited;
    return known;
  }
  const made = new StatementRow(key);
  rows.set(`${base}|${key.audited}`, made);
  return made;
}

function mergedSets(sets: readonly SetCells[]): readonly SetCells[] {
  const byColumn = new Map<string, SetCells>();
  for (const set of sets) {
    const cells = [...(byColumn.get(set.column)?.cells ?? []), ...set.cells];
    byColumn.set(set.column, { ...set, cells });
  }
  return [...byColumn.values()];
}
