/** Which rows of a statement say what was owed before it, and which repeat what the rows above them add up to. */
import { isOpeningRow } from '../layout/rowClass';
import type { SourceTable } from '../layout/table';
import { cellAt, cellText, type SourceRow } from '../source/source';
import { nameKey } from '../values/wording';

/**
 * The first opening of the table, and that of every other customer it begins with. A later one (承前页, 月初余额) says what was
 * owed by then. None in a table that is no statement.
 */
export function openingRowsOf(table: SourceTable): ReadonlySet<number> {
  const openings = new Set<number>();
  if (table.running === null) return openings;
  const customers = new Set<string>();
  const { rows } = table.sheet;
  for (let row = table.header.row + 1; row < rows.length; row += 1) {
    const cells = rows[row] ?? [];
    const customer = customerOf(table, cells);
    const begins = customer !== '' && !customers.has(customer);
    if ((openings.size === 0 || begins) && isOpeningRow(table, cells)) openings.add(row);
    customers.add(customer);
  }
  return openings;
}

/** Blank where the row names nobody: a statement of one customer names it above. */
function customerOf({ byField }: SourceTable, row: SourceRow): string {
  const column = byField.get('customer.code') ?? byField.get('customer.name');
  return column === undefined ? '' : nameKey(cellText(cellAt(row, column.column)));
}
