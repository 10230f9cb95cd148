/** Settings as changes to the 政策 table. */
import type { SetCells } from '../ledger/changes';
import { POLICY_NAME, type PolicyKey } from '../ledger/policy';
import type { CellValue, Ledger, TableSnapshot } from '../ledger/records';
import { LANGUAGES } from '../ledger/tables';

/** Sets one setting; no cells when it already holds the value or its row is gone (reading reports that). */
export function policyCell(ledger: Ledger, key: PolicyKey, value: CellValue): SetCells {
  const table = ledger.tables.policy;
  const names: readonly string[] = LANGUAGES.map((language) => POLICY_NAME[key][language]);
  const position = table.rows.findIndex((_, row) =>
    names.includes(String(cellOf(table, row, 'setting')).trim()),
  );
  const expected = position < 0 ? value : cellOf(table, position, 'value');
  const row = { table: 'policy' as const, id: String(cellOf(table, position, 'rowId')), position };
  return { table: 'policy', column: 'value', cells: expected === value ? [] : [{ row, expected, value }] };
}

/** '' for a column the table does not have or a row beyond its end. */
export function cellOf(table: TableSnapshot, position: number, key: string): CellValue {
  const column = table.columns.get(key);
  return column === undefined ? '' : (table.rows[position]?.[column] ?? '');
}
