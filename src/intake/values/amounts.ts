/** Amounts as people type them, read exactly or not at all: an amount that cannot be read is never taken for 0. */
import { money, moneyFromNumber, type Currency, type Money } from '../../ledger/money';
import { currencyOf } from './currency';
import { cellText, isBlankCell, type SourceCell } from '../source/source';

/** Whether a comma separates thousands (1,234.50) or decimals (1.234,50). One style holds for a whole column. */
export type AmountStyle = 'point' | 'comma';

export type AmountReading =
  /** ownUnit: the cell itself says 万元 or 元, so that a unit in the header is not meant for it. */
  | {
      readonly kind: 'amount';
      readonly amount: Money;
      readonly currency: Currency | null;
      readonly ownUnit: boolean;
    }
  /** Nothing there: a blank cell. */
  | { readonly kind: 'blank' }
  /** A sign for nothing: - — / 无. */
  | { readonly kind: 'nil' }
  | { readonly kind: 'unreadable' };

const BLANK: AmountReading = { kind: 'blank' };
const NIL: AmountReading = { kind: 'nil' };
const UNREADABLE: AmountReading = { kind: 'unreadable' };

const NIL_WORD = /^(?:[-‐‑‒–—―−/]+|无|平|nil)$/iu;
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^亿$/, '100000000'],
  [/^百万$/, '1000000'],
  [/^(?:万|w)$/i, '10000'],
  [/^千$/, '1000'],
];
const DIGITS_MAX = 40;

/**
 * What an amount cell holds, units of the cell itself (万元) already multiplied in; units of the header are the caller's.
 * Reads 1,234.50 · ￥ · USD · (1,000) · 1,000- · full-width digits · 12万元. A number cell is what Excel's formula bar shows.
 */
export function readAmount(cell: SourceCell, style: AmountStyle = 'point'): AmountReading {
  if (typeof cell === 'number')
    return { kind: 'amount', amount: moneyFromNumber(cell), currency: null, ownUnit: false };
  if (isBlankCell(cell)) return BLANK;
  if (typeof cell === 'object' && 'number' in cell) return readAmount(cell.number);
  if (typeof cell !== 'string') return UNREADABLE;
  const text = cellText(cell)
    .normalize('NFKC')
    .replace(/[\s'’`]+/gu, '')
    .replace(/[−‒–—﹣]/gu, '-');
  return NIL_WORD.test(text) ? NIL : readText(text, style);
}

function readText(text: string, style: AmountStyle): AmountReading {
  const sign = signOf(text);
  const money = withoutCurrency(sign.rest);
  if (money === null) return UNREADABLE;
  const inner = signOf(money.rest);
  if (inner.negative && sign.negative) return UNREADABLE;
  const match = /^([\d.,]+(?:e[+-]?\d{1,2})?)(\p{L}*)$/iu.exec(inner.rest);
  const word = match?.[2] ?? '';
  const unit = unitOf(word);
  const digits = digitsOf(match?.[1] ?? '', style);
  if (digits === null || unit === null) return UNREADABLE;
  const size = digits.times(unit);
  const negative = sign.negative || inner.negative;
  return {
    kind: 'amount',
    amount: negative && !size.isZero() ? size.negated() : size,
    currency: money.currency,
    ownUnit: word !== '',
  };
}

function signOf(text: string): { readonly negative: boolean; readonly rest: string } {
  const bracketed = /^\((.+)\)$/.exec(text) ?? /^-(.+)$/.exec(text) ?? /^(.+)-$/.exec(text);
  if (bracketed?.[1] !== undefined) return { negative: true, rest: bracketed[1] };
  return { negative: false, rest: text.replace(/^\+/, '') };
}

/** Takes a currency sign, code or name off either end; null when the letters there are none. */
function withoutCurrency(text: string): { readonly currency: Currency | null; readonly rest: string } | null {
  const before = /^([^\d.,()+-]+)(.*)$/u.exec(text);
  if (before?.[1] !== undefined) {
    const currency = currencyOf(before[1]);
    return currency === null ? null : { currency, rest: (before[2] ?? '').replace(/元$/, '') };
  }
  const after = /^(.*?)(人民币|[A-Z]{3}|[¥$€£₩₹₪])$/iu.exec(text);
  if (after?.[2] !== undefined) {
    const currency = currencyOf(after[2]);
    return currency === null ? null : { currency, rest: after[1] ?? '' };
  }
  return { currency: null, rest: text };
}

function unitOf(word: string): string | null {
  const plain = word.replace(/[元圆块]$/u, '');
  if (plain === '') return '1';
  return UNITS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

function digitsOf(text: string, style: AmountStyle): Money | null {
  const pointed = style === 'comma' ? swapped(text) : text;
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(pointed) ? pointed.replaceAll(',', '') : pointed;
  if (plain.length > DIGITS_MAX || !/^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(plain)) return null;
  return money(plain.replace(/\.(?=e|$)/i, ''));
}

function swapped(text: string): string {
  return text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
}

/** A column is in comma style when a cell can only be read so (1.234,50 or 12,5) and none can only be read the other way. */
export function amountStyleOf(cells: Iterable<SourceCell>): AmountStyle {
  let comma = false;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const text = cell.normalize('NFKC').replace(/[^\d.,]/gu, '');
    if (/^[\d,]*\.(?:\d{1,2}|\d{4,})$|,\d{3}\./.test(text) || /(?:,\d{3}){2}$/.test(text)) return 'point';
    if (/^[\d.]*,\d{1,2}$|\.\d{3},\d+$/.test(text)) comma = true;
  }
  return comma ? 'comma' : 'point';
}

/** 万元 in a header, a title or a line such as 单位：万元. @returns what the amounts are multiplied by, null when none is named */
export function unitIn(text: string): number | null {
  const match = /(百万|千万|亿|万|千)元?(?=$|[^\p{L}])|(百万|亿|万|千)元/u.exec(text.normalize('NFKC'));
  const word = match?.[1] ?? match?.[2];
  if (word === undefined) return /(?:^|[^\p{L}])元(?=$|[^\p{L}])/u.test(text.normalize('NFKC')) ? 1 : null;
  return { 亿: 100_000_000, 千万: 10_000_000, 百万: 1_000_000, 万: 10_000, 千: 1000 }[word] ?? null;
}
