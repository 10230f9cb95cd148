/** What a check of a small ledger reports, for tests of one rule at a time. */
import type { RuleId } from '../../ledger/rules';
import { day, ledgerOf, serial, type Row, type Rows } from '../../ledger/tablesForTests';
import { checkLedger } from '../check';
import type { Finding } from '../report';

export const ASOF = '2026-03-31';

/** A customer about whose own row nothing is to be said. */
export const C1: Row = {
  rowId: 'K1',
  id: 'C1',
  name: '甲公司',
  termText: '30天',
  salesperson: '张',
  region: '华东',
  industry: '机械',
};

/** A row of 往来 of that customer. */
export function row(kind: string, date: string, amount: number | string, more: Row = {}): Row {
  return { customerId: 'C1', kind, date: serial(date), amount, ...more };
}

export function invoice(date: string, due: string, amount: number | string, more: Row = {}): Row {
  return row('发票', date, amount, { due: due === '' ? '' : serial(due), ...more });
}

/** Findings of one rule in the ledger of that customer. */
export function found(rule: RuleId, rows: Rows, asOf = ASOF): Finding[] {
  return checkLedger(ledgerOf({ customers: [C1], ...rows }), day(asOf)).findings.filter(
    (finding) => finding.rule === rule,
  );
}

/** `severity table[row].column` of each. */
export function places(rule: RuleId, rows: Rows, asOf = ASOF): string[] {
  return found(rule, rows, asOf).map(
    ({ severity, at, column }) => `${severity} ${at.table}[${at.position}].${column}`,
  );
}

export function figures(rule: RuleId, rows: Rows, asOf = ASOF): Finding['figures'][] {
  return found(rule, rows, asOf).map((finding) => finding.figures);
}
