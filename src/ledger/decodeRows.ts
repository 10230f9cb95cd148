/** What every table's decoding shares: which rows count, how each is named, and how a cell that cannot be read is kept. */
import { cellText, isBlank } from './cells';
import {
  cellAt,
  type CellValue,
  type CustomerId,
  type RowAt,
  type TableSnapshot,
  type Unreadable,
} from './records';
import { rowIdAt } from './rowIds';
import { choiceKey, TABLES, type Named, type TableKey } from './tables';
import type { Currency } from './money';

/** Whose row it is and in which currency: what becomes unknown when one of its cells cannot be read. */
export interface RowOwner {
  readonly customer: CustomerId | null;
  readonly currency: Currency | null;
}

export const NO_OWNER: RowOwner = { customer: null, currency: null };

/**
 * The rows that say something, in order. A row without a 行号 counts at once. A repeated 行号 is reported and the lower row
 * is addressed by position. A row whose own cells are blank (a remark alone is no record) is not a row.
 */
export function rowsOf(snapshot: TableSnapshot, unreadable: Unreadable[]): RowAt[] {
  const contentKeys = contentKeysOf(snapshot.table);
  const seen = new Set<string>();
  const rows: RowAt[] = [];
  for (let position = 0; position < snapshot.rows.length; position++) {
    if (contentKeys.every((key) => isBlank(cellAt(snapshot, position, key)))) continue;
    const id = rowIdAt(snapshot, position);
    const repeated = id !== '' && seen.has(id);
    seen.add(id);
    const at: RowAt = { table: snapshot.table, id: repeated ? '' : id, position };
    rows.push(at);
    if (repeated) unreadable.push(unreadableCell(at, 'rowId', id, 'rowId.duplicate', NO_OWNER));
  }
  return rows;
}

/** The columns a row says something by: the user's own, or all of a table that only the add-in writes (评分). */
function contentKeysOf(table: TableKey): string[] {
  const columns = TABLES[table].columns.filter(({ key }) => key !== 'rowId' && key !== 'note');
  const inputs = columns.filter(({ role }) => role === 'input');
  return (inputs.length > 0 ? inputs : columns).map(({ key }) => key);
}

export function unreadableCell(
  at: RowAt,
  column: string,
  value: CellValue,
  code: Unreadable['code'],
  owner: RowOwner,
): Unreadable {
  return { at, column, value: cellText(value), code, customer: owner.customer, currency: owner.currency };
}

/** Reads choices of one list, remembering texts: a table holds the same few words many thousand times. */
export function choiceReader<K extends string>(
  choices: Readonly<Record<K, Named>>,
): (value: CellValue) => K | null {
  const known = new Map<CellValue, K | null>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const key = typeof value === 'string' ? choiceKey(choices, value) : null;
    known.set(value, key);
    return key;
  };
}
