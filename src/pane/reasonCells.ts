/** Where in the sheets one looks for the reason of a decision. */
import type { CheckOutcome, CustomerFigures, ShipmentDecision } from '../commands';
import { cellAddress } from '../ledger/records';

export type Reason = ShipmentDecision['reasons'][number];

/** Columns of 客户 for reasons no warning of the check points to. */
const COLUMN: Readonly<Partial<Record<Reason['rule'], string>>> = {
  'customer.frozen': 'status',
  'customer.closed': 'status',
  'limit.unset': 'limit',
  'limit.zero': 'limit',
  'limit.expired': 'limit',
  'limit.expiring': 'limit',
  'limit.lowering': 'limit',
  'limit.over': 'exposure',
  'limit.near': 'exposure',
  'group.over': 'exposure',
  'group.expired': 'limit',
  'group.expiring': 'limit',
  'grade.floor': 'grade',
  'overdue.any': 'longestOverdue',
  'overdue.30': 'longestOverdue',
  'overdue.90': 'longestOverdue',
};

/**
 * The cell of the check's warning of the same rule, else the column it is about, of whom the reason names: a payer, the head
 * of a group; null for a customer without a row.
 */
export function cellOfReason(
  { rule, figures: stated }: Reason,
  { ledger, findings, report }: CheckOutcome,
  figures: CustomerFigures,
): string | null {
  const who = stated['customer'] ?? stated['head'] ?? figures.id;
  const warning = findings.find(({ finding }) => finding.rule === rule && finding.customer === who);
  if (warning) return warning.cell;
  const { at } = report.customers.find(({ id }) => id === who) ?? figures;
  if (at === null) return null;
  const column = COLUMN[rule] ?? 'name';
  const { columns } = ledger.tables.customers;
  return cellAddress(ledger, at, columns.has(column) ? column : 'name');
}
