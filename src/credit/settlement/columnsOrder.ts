/** The order in which documents enter: account by account, debits before credits, each by date, number and row. */
import type { Columns } from './columnsShape';

const DIGIT_BITS = 16;
const DIGIT_MASK = 2 ** DIGIT_BITS - 1;

export interface EntryOrder {
  /** Rows in order of entry. */
  readonly rows: Int32Array;
  /** The debits of account n stand at `starts[2n]` up to `starts[2n + 1]`, its credits from there up to `starts[2n + 2]`. */
  readonly starts: Int32Array;
}

/** Stable passes from the last key to the first: linear in the number of rows. */
export function entryOrder({ accounts, account, role, date, rank }: Columns): EntryOrder {
  const sides = new Int32Array(account.length);
  const rows = new Int32Array(account.length);
  const starts = new Int32Array(2 * accounts + 1);
  for (let row = 0; row < sides.length; row++) {
    const side = 2 * (account[row] as number) + (role[row] === 0 ? 0 : 1);
    rows[row] = row;
    sides[row] = side;
    starts[side + 1] = (starts[side + 1] as number) + 1;
  }
  for (let side = 0; side < 2 * accounts; side++) {
    starts[side + 1] = (starts[side + 1] as number) + (starts[side] as number);
  }
  const numbered = rank === null ? rows : sortedBy(rank, rows);
  return { rows: bySide(sortedBy(date, numbered), sides, starts), starts };
}

function bySide(rows: Int32Array, sides: Int32Array, starts: Int32Array): Int32Array {
  const next = Int32Array.from(starts);
  const sorted = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    const side = sides[row] as number;
    const place = next[side] as number;
    sorted[place] = row;
    next[side] = place + 1;
  }
  return sorted;
}

/** The rows in order of the key: the array it is given when that is in order already, else that one is used up. */
function sortedBy(key: Int32Array, rows: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const { least, span, ascending } = rangeOf(key, rows);
  if (ascending) return rows;
  let sorted = rows;
  let other = new Int32Array(rows.length);
  for (let shift = 0; 2 ** shift <= span; shift += DIGIT_BITS) {
    scatter(sorted, other, key, { least, shift });
    [sorted, other] = [other, sorted];
  }
  return sorted;
}

function rangeOf(
  key: Int32Array,
  rows: Int32Array,
): { readonly least: number; readonly span: number; readonly ascending: boolean } {
  let ascending = true;
  let [least, most, before] = [Infinity, -Infinity, -Infinity];
  for (let index = 0; index < rows.length; index++) {
    const value = key[rows[index] as number] as number;
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
