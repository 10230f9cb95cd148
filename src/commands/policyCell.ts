/** Settings as changes to the 政策 table. */
import type { SetCells } from '../ledger/changes';
import { settingAt } from '../ledger/decodePolicy';
import type { PolicyKey } from '../ledger/policy';
import { cellAt, type CellValue, type Ledger } from '../ledger/records';

/** Sets one setting; no cells when it already holds the value or its row is gone (reading reports that). */
export function policyCell(ledger: Ledger, key: PolicyKey, value: CellValue): SetCells {
  const table = ledger.tables.policy;
  const position = table.rows.findIndex((_, row) => settingAt(table, row) === key);
  const expected = position < 0 ? value : cellAt(table, position, 'value');
  const row = { table: 'policy' as const, id: String(cellAt(table, position, 'rowId')), position };
  return { table: 'policy', column: 'value', cells: expected === value ? [] : [{ row, expected, value }] };
}
