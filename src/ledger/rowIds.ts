/**
 * Row identity (行号): how a row is found again after the user sorted, filtered, inserted or moved. A row that has no id
 * yet is known by its position and by what its own cells say.
 */
import { cellText } from './cells';
import type { CellValue, RowAt, TableSnapshot } from './records';
import { TABLES } from './tables';

/** Crockford's base 32: no letter that reads like a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ID_LENGTH = 8;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * New row ids that occur neither in `existing` nor among themselves; the same seed and existing ids give the same ids.
 * Two clients must use different seeds. The first character is a letter, so that Excel never takes an id for a number.
 */
export function newRowIds(existing: ReadonlySet<string>, count: number, seed: string): string[] {
  const ids: string[] = [];
  const taken = new Set(existing);
  for (let counter = 0; ids.length < count; counter++) {
    const id = idFrom(seed, counter);
    if (taken.has(id)) continue;
    taken.add(id);
    ids.push(id);
  }
  return ids;
}

function idFrom(seed: string, counter: number): string {
  const high = mixed(`${seed}/${counter}`);
  const low = mixed(`${counter}\\${seed}`);
  let id = ALPHABET.charAt(10 + (high % 22));
  let rest = BigInt(high >>> 5) * 0x1_0000_0000n + BigInt(low);
  while (id.length < ID_LENGTH) {
    id += ALPHABET.charAt(Number(rest & 31n));
    rest >>= 5n;
  }
  return id;
}

/** FNV-1a over the text, then murmur3's finaliser so that neighbouring counters differ in every bit. */
function mixed(text: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The 行号 of a row as the table holds it; '' when it has none. */
export function rowIdAt(snapshot: TableSnapshot, position: number): string {
  const column = snapshot.columns.get('rowId');
  return column === undefined ? '' : cellText(snapshot.rows[position]?.[column] ?? '');
}

/** What the user's own cells of a row say, in column order of the table's definition: equal texts, equal rows. */
export function rowContent(snapshot: TableSnapshot, position: number): string {
  const row = snapshot.rows[position];
  const cells: CellValue[] = [];
  for (const { key, role } of TABLES[snapshot.table].columns) {
    if (role !== 'input') continue;
    const column = snapshot.columns.get(key);
    cells.push(column === undefined ? '' : (row?.[column] ?? ''));
  }
  return JSON.stringify(cells);
}

/**
 * Finds rows read from `before` in `fresh`: by id; a row without one where it stood if it still says the same, else
 * wherever exactly one row says it. null: gone, or not to be told from another row.
 */
export function rowFinder(fresh: TableSnapshot, before: TableSnapshot): (at: RowAt) => number | null {
  const byId = new Map<string, number>();
  for (let position = 0; position < fresh.rows.length; position++) {
    const id = rowIdAt(fresh, position);
    if (id !== '' && !byId.has(id)) byId.set(id, position);
  }
  let byContent: Map<string, number[]> | null = null;
  return ({ id, position }) => {
    if (id !== '') return rowIdAt(fresh, position) === id ? position : (byId.get(id) ?? null);
    if (position >= before.rows.length) return null;
    const wanted = rowContent(before, position);
    if (position < fresh.rows.length && rowContent(fresh, position) === wanted) return position;
    byContent ??= contentIndex(fresh);
    const [only, ...others] = byContent.get(wanted) ?? [];
    return only !== undefined && others.length === 0 ? only : null;
  };
}

function contentIndex(snapshot: TableSnapshot): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (let position = 0; position < snapshot.rows.length; position++) {
    const content = rowContent(snapshot, position);
    const found = index.get(content);
    if (found) found.push(position);
    else index.set(content, [position]);
  }
  return index;
}
