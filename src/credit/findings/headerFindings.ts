/**
 * A column the ledger can do without whose header somebody changed: its cells count for nothing from then on, so that void rows
 * count again and orders are linked no more. Told by its place: an unknown header stands just where the column is missing.
 */
import type { Ledger, TableSnapshot } from '../../ledger/records';
import { TABLE_KEYS, TABLES } from '../../ledger/tables';
import type { Finding } from '../report';

/** Above the first data row. */
const HEADER_POSITION = -1;

export function headerFindings({ tables }: Pick<Ledger, 'tables'>): Finding[] {
  return TABLE_KEYS.filter((key) => !TABLES[key].derived).flatMap((key) => renamedIn(tables[key]));
}

function renamedIn(snapshot: TableSnapshot): Finding[] {
  const { table, columns, headers } = snapshot;
  const specs = TABLES[table].columns;
  const known = new Set(columns.values());
  return specs.flatMap(({ key, role, optional }, place): Finding[] => {
    if (role !== 'input' || optional !== true || columns.has(key)) return [];
    const index = placeBetween(specs, place, columns);
    const header = index === null || known.has(index) ? '' : (headers[index] ?? '');
    if (header.trim() === '') return [];
    const at = { table, id: '', position: HEADER_POSITION };
    const figures = { text: header, fields: key };
    return [{ rule: 'data.columnRenamed', severity: 'high', customer: null, at, column: header, figures }];
  });
}

/** Where the missing column must stand between the nearest that are there, none taken out and none put in; else null. */
function placeBetween(
  specs: readonly { readonly key: string }[],
  place: number,
  columns: TableSnapshot['columns'],
): number | null {
  let before = place - 1;
  while (before >= 0 && !columns.has(specs[before]?.key ?? '')) before--;
  const after = specs.findIndex(({ key }, index) => index > place && columns.has(key));
  const from = columns.get(specs[before]?.key ?? '');
  const to = columns.get(specs[after]?.key ?? '');
  if (from === undefined || to === undefined || to - from !== after - before) return null;
  return from + place - before;
}
