/**
 * The ledger's tables and columns: one list that reading, creating, importing and the words of both languages share.
 * The truth lives in these tables; a column moved or inserted by the user is found again by its header.
 */
import { LANGUAGES, type Named } from './named';
import type { ColumnSpec, TableKey, TableSpec } from './columns';
import { IMPORT_TABLES } from './importTables';
import { OTHER_TABLES } from './otherTables';
import { TRADE_TABLES } from './tradeTables';

export * from './choices';
export { TABLE_KEYS, type ColumnSpec, type ColumnType, type TableKey, type TableSpec } from './columns';
export { LANGUAGES, type Language, type Named } from './named';

export const TABLES: Readonly<Record<TableKey, TableSpec>> = {
  ...TRADE_TABLES,
  ...OTHER_TABLES,
  ...IMPORT_TABLES,
};

export function columnOf(table: TableKey, key: string): ColumnSpec {
  const found = TABLES[table].columns.find((spec) => spec.key === key);
  if (!found) throw new RangeError(`no column ${key} in ${table}`);
  return found;
}

/** Full-width forms, outer spaces and letter case do not tell choices apart. */
function plainText(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** Choices by their plain words: made once, asked for each row. */
const keysOf = new WeakMap<object, ReadonlyMap<string, string>>();

function keysByText(choices: Readonly<Record<string, Named>>): ReadonlyMap<string, string> {
  const known = keysOf.get(choices);
  if (known !== undefined) return known;
  const keys = new Map<string, string>();
  for (const [key, names] of Object.entries(choices)) {
    for (const language of LANGUAGES) {
      const text = plainText(names[language]);
      // Of two choices with one word the first is meant.
      if (!keys.has(text)) keys.set(text, key);
    }
  }
  keysOf.set(choices, keys);
  return keys;
}

/** The choice key behind a cell's text in either language; null when it is none of them. */
export function choiceKey<K extends string>(choices: Readonly<Record<K, Named>>, text: string): K | null {
  const key = keysByText(choices).get(plainText(text));
  // The keys of the map are those of the choices, which its type cannot say.
  return (key as K | undefined) ?? null;
}
