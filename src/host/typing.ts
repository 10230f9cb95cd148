/**
 * What Excel makes of a value written into a cell: strings are read as if they were typed, unless the cell's number format
 * is text. Dates and percentages bring their own number format.
 */
import { isErrorCode } from './engine-errors';
import type { Cell } from './model';

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?$/;
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const TEXT_FORMAT = '@';
const EPOCH_SERIAL = 25_569;
const MS_PER_DAY = 86_400_000;
/** Before this serial (1900-03-01) Excel's false leap day shifts the count. */
const FIRST_SOUND_SERIAL = 61;

/** Text that begins otherwise is nothing but text. */
const MAY_BE_MORE = /^[\s\d+\-.#tf]/i;

export interface Typed {
  /** A new object. */
  readonly content: Omit<Cell, 'style'>;
  /** The number format the typing suggests, taken when the cell has General. */
  readonly numberFormat?: string;
}

/** @param input as the API or a person gives it; `'` in front makes text of anything. */
export function typed(input: string, numberFormat: string | undefined): Typed {
  if (input === '' || numberFormat === TEXT_FORMAT) return { content: { value: input } };
  if (input.startsWith("'")) return { content: { value: input.slice(1) } };
  if (input.startsWith('=') && input.length > 1) {
    return { content: { value: '', formula: input, stale: true } };
  }
  return MAY_BE_MORE.test(input) ? typedText(input) : { content: { value: input } };
}

function typedText(input: string): Typed {
  const text = input.trim();
  if (/^true$/i.test(text)) return { content: { value: true } };
  if (/^false$/i.test(text)) return { content: { value: false } };
  const isError: boolean = isErrorCode(text);
  if (isError) return { content: { value: text, error: true } };
  const number = numberOf(text);
  if (number !== null) return { content: { value: number }, ...thousandsFormat(text) };
  const share = text.endsWith('%') ? numberOf(text.slice(0, -1)) : null;
  if (share !== null) {
    const value = Number((share / 100).toPrecision(15));
    return { content: { value }, numberFormat: text.includes('.') ? '0.00%' : '0%' };
  }
  const serial = dateSerial(text);
  if (serial !== null) return { content: { value: serial }, numberFormat: 'yyyy/m/d' };
  return { content: { value: input } };
}

function numberOf(text: string): number | null {
  if (!/\d/.test(text) || !NUMBER.test(text)) return null;
  const value = Number(text.replaceAll(',', ''));
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : null;
}

/** A number typed with separators shows them. */
function thousandsFormat(text: string): { readonly numberFormat?: string } {
  if (!text.includes(',')) return {};
  return { numberFormat: text.includes('.') ? '#,##0.00' : '#,##0' };
}

function dateSerial(text: string): number | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = Date.UTC(year, month - 1, day);
  const check = new Date(time);
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return null;
  const serial = time / MS_PER_DAY + EPOCH_SERIAL;
  if (serial < 1) return null;
  return serial >= FIRST_SOUND_SERIAL ? serial : serial - 1;
}
