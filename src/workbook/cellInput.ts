/** How a value is handed to Excel, which reads strings the way it reads typing: `=1+1`, `2026-1` and `00123` would change. */
import type { CellValue } from '../ledger/records';
import type { ColumnSpec } from '../ledger/tables';
import { EXCEL_DIGITS } from './limits';

/** Text that no locale of Excel can take for a formula, number, date, percentage, currency or truth value. */
const PLAIN_TEXT = /^[\p{L}（(「“"《【][^\p{N}]*$/u;
const TRUTH = /^(true|false)$/i;

/**
 * The value to write into a column of this kind. A code column is formatted as text before, and keeps what it is given.
 * Elsewhere an apostrophe, which Excel takes away, marks text that could be read as something else.
 */
export function cellInput(value: CellValue, spec: Pick<ColumnSpec, 'type'>): CellValue {
  if (typeof value !== 'string' || value === '' || spec.type === 'code') return value;
  return PLAIN_TEXT.test(value) && !TRUTH.test(value) ? value : `'${value}`;
}

/** Whether two cells hold the same as far as Excel can tell: numbers to 15 digits, everything else exactly. */
export function sameCell(a: CellValue, b: CellValue): boolean {
  if (a === b) return true;
  return (
    typeof a === 'number' &&
    typeof b === 'number' &&
    a.toPrecision(EXCEL_DIGITS) === b.toPrecision(EXCEL_DIGITS)
  );
}

/** A money amount that a cell cannot hold without losing a digit. */
export function losesDigits(value: CellValue, spec: Pick<ColumnSpec, 'type'>): boolean {
  return (
    spec.type === 'money' && typeof value === 'number' && Number(value.toPrecision(EXCEL_DIGITS)) !== value
  );
}

/** Bytes a value takes in a request: JSON in UTF-8. */
export function jsonBytes(value: CellValue | null): number {
  if (value === null) return 4;
  if (typeof value !== 'string') return String(value).length;
  let bytes = 2 + value.length;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code > 0x7ff) bytes += 2;
    else if (code > 0x7f || code === 0x22 || code === 0x5c) bytes += 1;
    else if (code < 0x20) bytes += 5;
  }
  return bytes;
}
