/** Documents in the order they enter, whatever order their rows stand in. */
import type { Columns } from './columnsShape';

const DIGIT_BITS = 16;
const DIGIT_MASK = 2 ** DIGIT_BITS - 1;

/**
 * Rows by date, number and row; null when they stand in that order. Stable passes from the last key to the first, so that
 * the time is linear in the number of rows.
 */
export function entryOrder({ date, rank }: Columns): Int32Array | null {
  const numbered = rank === null ? null : sortedBy(rank, null);
  return sortedBy(date, numbered);
}

/** @param rows null: as they stand. The answer is the same array when that is in order already. */
function sortedBy(key: Int32Array, rows: Int32Array<ArrayBuffer> | null): Int32Array<ArrayBuffer> | null {
  const { least, span, ascending } = rangeOf(key, rows);
  if (ascending) return rows;
  let sorted = rows ?? asTheyStand(key.length);
  let other = new Int32Array(sorted.length);
  for (let shift = 0; 2 ** shift <= span; shift += DIGIT_BITS) {
    scatter(sorted, other, key, { least, shift });
    [sorted, other] = [other, sorted];
  }
  return sorted;
}

function asTheyStand(length: number): Int32Array<ArrayBuffer> {
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}

function rangeOf(
  key: Int32Array,
  rows: Int32Array | null,
): { readonly least: number; readonly span: number; readonly ascending: boolean } {
  let ascending = true;
  let [least, most, before] = [Infinity, -Infinity, -Infinity];
  for (let index = 0; index < key.length; index++) {
    const value = key[rows === null ? index : (rows[index] as number)] as number;
    if (value < before) ascending = false;
    if (value < least) least = value;
    if (value > most) most = value;
    before = value;
  }
  return { least, span: most - least, ascending };
}

/** One stable counting pass over a digit of the key. */
function scatter(
  from: Int32Array,
  to: Int32Array,
  key: Int32Array,
  { least, shift }: { readonly least: number; readonly shift: number },
): void {
  const ends = new Int32Array(DIGIT_MASK + 2);
  for (let index = 0; index < from.length; index++) {
    const digit = (((key[from[index] as number] as number) - least) >>> shift) & DIGIT_MASK;
    ends[digit + 1] = (ends[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit <= DIGIT_MASK; digit++) {
    ends[digit + 1] = (ends[digit + 1] as number) + (ends[digit] as number);
  }
  for (let index = 0; index < from.length; index++) {
    const row = from[index] as number;
    const digit = (((key[row] as number) - least) >>> shift) & DIGIT_MASK;
    const place = ends[digit] as number;
    to[place] = row;
    ends[digit] = place + 1;
  }
}
