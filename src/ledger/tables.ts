/**
 * The ledger's tables and columns: one list that reading, creating, importing and the words of both languages share.
 * The truth lives in these tables; a column moved or inserted by the user is found again by its header.
 */
import { LANGUAGES, type Named } from './named';
import type { ColumnSpec, TableKey, TableSpec } from './columns';
import { OTHER_TABLES } from './otherTables';
import { TRADE_TABLES } from './tradeTables';

export * from './choices';
export { TABLE_KEYS, type ColumnSpec, type ColumnType, type TableKey, type TableSpec } from './columns';
export { LANGUAGES, type Language, type Named } from './named';

export const TABLES: Readonly<Record<TableKey, TableSpec>> = { ...TRADE_TABLES, ...OTHER_TABLES };

export function columnOf(table: TableKey, key: string): ColumnSpec {
  const found = TABLES[table].columns.find((spec) => spec.key === key);
  if (!found) throw new RangeError(`no column ${key} in ${table}`);
  return found;
}

/** Full-width forms, outer spaces and letter case do not tell choices apart. */
function plainText(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** The choice key behind a cell's text in either language; null when it is none of them. */
export function choiceKey<K extends string>(choices: Readonly<Record<K, Named>>, text: string): K | null {
  const wanted = plainText(text);
  for (const key of Object.keys(choices) as K[]) {
    if (LANGUAGES.some((language) => plainText(choices[key][language]) === wanted)) return key;
  }
  return null;
}
