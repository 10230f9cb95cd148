/** What a check writes: stamped figures, the words beside them, the 预警 table, 检查日期 and the warnings' formats. */
import type { CheckReport, Finding } from '../credit/report';
import { stampChanges } from '../credit/stamps';
import { warningRules } from '../credit/warnings';
import type { CellChange, Changes, Replace, SetCells } from '../ledger/changes';
import { isoDay, serialOf } from '../ledger/day';
import { cellAt, type CellValue, type Ledger, type TableSnapshot } from '../ledger/records';
import { SEVERITY, TABLES, type Severity } from '../ledger/tables';
import { RULE_IDS } from '../ledger/rules';
import type { CellWords } from '../ledger/words';
import { policyCell } from './policyCell';
import type { FindingPlace } from './types';

const SEVERITY_ORDER: readonly Severity[] = Object.keys(SEVERITY) as Severity[];

/** The most severe first, and within a severity in the order of the rules: what is over its limit before what is near. */
export function bySeverity(a: FindingPlace, b: FindingPlace): number {
  return (
    SEVERITY_ORDER.indexOf(a.finding.severity) - SEVERITY_ORDER.indexOf(b.finding.severity) ||
    RULE_IDS.indexOf(a.finding.rule) - RULE_IDS.indexOf(b.finding.rule)
  );
}

/**
 * Changes that make the workbook say what the report says; empty parts where it already does.
 * @param live whether computed columns are to be formulas from now on
 */
export function checkChanges(
  ledger: Ledger,
  report: CheckReport,
  findings: readonly FindingPlace[],
  words: CellWords,
  live: boolean,
): Changes {
  const sets = [
    ...stampChanges(ledger, report, { live }),
    attentionCells(ledger, report, words),
    policyCell(ledger, 'asOf', serialOf(report.asOf)),
  ].filter((set) => set.cells.length > 0);
  const replace = findingRows(ledger, report, findings, words);
  return {
    command: 'check',
    appends: [],
    sets,
    replaces: replace ? [replace] : [],
    warnings: warningRules(),
    live,
  };
}

function attentionCells(ledger: Ledger, report: CheckReport, words: CellWords): SetCells {
  const table = ledger.tables.customers;
  const byCustomer = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (finding.customer === null) continue;
    const found = byCustomer.get(finding.customer);
    if (found) found.push(finding);
    else byCustomer.set(finding.customer, [finding]);
  }
  const cells: CellChange[] = [];
  for (const customer of ledger.customers) {
    const expected = cellAt(table, customer.at.position, 'attention');
    const value = words.attention(byCustomer.get(customer.id) ?? []);
    if (value !== expected) cells.push({ row: customer.at, expected, value });
  }
  return { table: 'customers', column: 'attention', cells };
}

/** null when the table already says exactly this. */
function findingRows(
  ledger: Ledger,
  report: CheckReport,
  findings: readonly FindingPlace[],
  words: CellWords,
): Replace | null {
  const names = new Map(report.customers.map((customer) => [customer.id, customer.name]));
  const rows = findings.map(({ finding, cell }): Readonly<Record<string, CellValue>> => {
    const { message, todo } = words.finding(finding);
    return {
      severity: SEVERITY[finding.severity][words.language],
      rule: finding.rule,
      customerId: finding.customer ?? '',
      customerName: finding.customer === null ? '' : (names.get(finding.customer) ?? ''),
      message,
      todo,
      cell,
      asOf: serialOf(report.asOf),
    };
  });
  return sameRows(ledger.tables.findings, rows) ? null : { table: 'findings', rows };
}

function sameRows(table: TableSnapshot, rows: readonly Readonly<Record<string, CellValue>>[]): boolean {
  const keys = TABLES.findings.columns.map((spec) => spec.key).filter((key) => key !== 'rowId');
  return (
    table.rows.length === rows.length &&
    rows.every((row, position) => keys.every((key) => cellAt(table, position, key) === (row[key] ?? '')))
  );
}

/** The journal's summary of a check: its day and how many findings, in figures only. */
export function checkSummary(report: CheckReport): string {
  return `${isoDay(report.asOf)} · ${report.findings.length}`;
}
