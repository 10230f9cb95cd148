/** What is owed counts once, whichever ways the sheets say it. */
import type { Ledger } from '../../ledger/records';
import { withClosing, withoutField, type SheetFinding, type SourceTable } from '../layout/table';

/**
 * Balances beside the documents that make them are the same money again: a sheet of balances is then a report, and the
 * column of a customers sheet is kept nowhere. Opening balances are history of their own and stay; where no documents
 * follow them, what is owed is the closing balance.
 */
export function withBalancesOnce(
  found: readonly SheetFinding[],
  existing: Ledger | null,
): readonly SheetFinding[] {
  const documents =
    (existing?.documents.length ?? 0) > 0 ||
    found.some((finding) => finding.refused === null && finding.table.kind === 'documents');
  return found.map((finding): SheetFinding => {
    if (finding.refused !== null || finding.table.kind === 'documents') return finding;
    const { table } = finding;
    if (!table.byField.has('balance.amount')) return finding;
    if (!documents) return { ...finding, table: withClosing(table) };
    return isReport(table)
      ? { ...finding, refused: { why: 'report', detail: table.byField.get('balance.amount')?.header ?? '' } }
      : { ...finding, table: withoutField(table, 'balance.amount') };
  });
}

function isReport({ kind, byField }: SourceTable): boolean {
  return kind === 'balances' && !byField.has('opening.amount');
}
