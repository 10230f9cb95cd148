/**
 * Values with exact amounts in them, as they cross between threads. A copied decimal would arrive as a bare object without
 * its arithmetic, and its constructor cannot be copied at all; its digits can.
 */
import { Decimal } from 'decimal.js';
import { Exact } from '../ledger/money';

/** No record of ours has a key that begins with a control character. */
const DIGITS = '\u0000exact';

/**
 * What can be posted to another thread: the same arrays, records, maps and sets with amounts as digits.
 * @throws TypeError for a function, which has no copy.
 */
export function packed(value: unknown): unknown {
  if (typeof value === 'function') throw new TypeError('a function cannot cross between threads');
  return Decimal.isDecimal(value) ? { [DIGITS]: value.toString() } : mapped(value, packed);
}

/** The value that was packed: equal to it, with its amounts as `Exact`. */
export function unpacked(value: unknown): unknown {
  const digits = typeof value === 'object' && value !== null ? digitsIn(value) : null;
  return digits === null ? mapped(value, unpacked) : new Exact(digits);
}

function mapped(value: unknown, each: (part: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each);
  if (isMap(value)) return new Map([...value].map(([key, part]) => [each(key), each(part)]));
  if (isSet(value)) return new Set([...value].map(each));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, each(part)]));
}

function digitsIn(value: object): string | null {
  const digits: unknown = (value as Readonly<Record<string, unknown>>)[DIGITS];
  return typeof digits === 'string' ? digits : null;
}

// By their tags: a copy may have been made by another realm's constructors, which `instanceof` does not know.
function isMap(value: object): value is ReadonlyMap<unknown, unknown> {
  return Object.prototype.toString.call(value) === '[object Map]';
}

function isSet(value: object): value is ReadonlySet<unknown> {
  return Object.prototype.toString.call(value) === '[object Set]';
}
