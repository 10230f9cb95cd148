/** What is owed counts once, whichever ways the sheets say it. */
import type { Ledger } from '../../ledger/records';
import { withClosing, withoutField, type SheetFinding } from '../layout/table';

/**
 * Balances beside the documents that make them are the same money again: a sheet of balances is then a report, and the
 * column of a customers sheet is kept nowhere. Opening balances are history of their own and stay; where no documents
 * follow them, what is owed is the closing balance.
 */
export function withBalancesOnce(
  found: readonly SheetFinding[],
  existing: Ledger | null,
): readonly SheetFinding[] {
  const before = (existing?.documents.length ?? 0) > 0;
  const beside = found.some((finding) => finding.refused === null && finding.table.kind === 'documents');
  return found.map((finding): SheetFinding => {
    if (finding.refused !== null || finding.table.kind === 'documents') return finding;
    const { table } = finding;
    const closing = table.byField.get('balance.amount');
    if (closing === undefined) return finding;
    if (!beside && !before) return { ...finding, table: withClosing(table) };
    const opens = table.byField.has('opening.amount');
    if (table.kind === 'balances' && !(opens && beside))
      return { ...finding, refused: { why: 'report', detail: closing.header } };
    const rest = withoutField(table, 'balance.amount');
    // What follows an opening balance must come with it: of an earlier import it may be the closing one.
    return { ...finding, table: beside ? rest : withoutField(rest, 'opening.amount') };
  });
}
