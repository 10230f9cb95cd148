/** What a made-up ledger really holds, and how its people would write it: the truth an import must give back. */
import fc from 'fast-check';
import { dayOf, serialOf } from '../../ledger/day';
import type { SourceCell } from '../source/source';

export interface Entry {
  readonly customer: number;
  readonly kind: 'invoice' | 'receipt';
  readonly month: number;
  readonly day: number;
  /** Positive. */
  readonly cents: number;
  /** What the line is spoilt by; an entry that is void or unreadable must be skipped or rejected, never lost. */
  readonly dirt: 'none' | 'void' | 'badDate';
}

/** Lines of a ledger, two at least. @param dirt how often a line is spoilt, and by what; @param most lines */
export function entriesWith(dirt: fc.Arbitrary<Entry['dirt']>, most: number): fc.Arbitrary<readonly Entry[]> {
  const entry = fc.record({
    customer: fc.integer({ min: 0, max: 4 }),
    kind: fc.constantFrom('invoice' as const, 'receipt' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    cents: fc.integer({ min: 1, max: 99_999_999 }),
    dirt,
  });
  return fc.array(entry, { minLength: 2, maxLength: most });
}

export interface Style {
  /** Hundredths in one unit of the amounts, and how the title says so; '' when nothing does. */
  readonly unit: { readonly cents: number; readonly words: string };
  readonly amounts: (text: string) => SourceCell;
  readonly dates: (month: number, day: number) => SourceCell;
  readonly titles: number;
  readonly names: (customer: number) => string;
  readonly total: string;
  readonly remark: string;
  /** Blank columns in front of a table. */
  readonly indent: number;
}

const pad = (part: number): string => String(part).padStart(2, '0');

export const AMOUNTS: readonly ((text: string) => SourceCell)[] = [
  (text) => text,
  (text) => Number(text),
  (text) => `￥${text}`,
  (text) => ` ${text}\u00a0`,
  (text) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ',')),
  (text) =>
    [...text]
      .map((sign) => (/\d/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign))
      .join(''),
];

export const DATES: readonly ((month: number, day: number) => SourceCell)[] = [
  (month, day) => ({ date: serialOf(dayOf(2026, month, day)) }),
  (month, day) => `2026-${pad(month)}-${pad(day)}`,
  (month, day) => `2026.${month}.${day}`,
  (month, day) => `2026年${month}月${day}日`,
  (month, day) => `2026/${month}/${day}`,
  (month, day) => Number(`2026${pad(month)}${pad(day)}`),
];

export const NAMES: readonly ((customer: number) => string)[] = [
  (customer) => `${'甲乙丙丁戊'[customer] ?? ''}商贸有限公司`,
  (customer) => `${'甲乙丙丁戊'[customer] ?? ''}（北京）实业有限公司`,
];

/** No day of any calendar. */
export const BAD_DATE = '2026-02-30';

/** An amount in the style's unit, to its last hundredth. */
export function amountCell({ unit, amounts }: Style, cents: number): SourceCell {
  return amounts(decimalText(cents, unit.cents));
}

function decimalText(cents: number, unit: number): string {
  const places = String(unit).length - 1;
  const digits = String(Math.abs(cents)).padStart(places + 1, '0');
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return `${cents < 0 ? '-' : ''}${text.replace(/0+$/, '').replace(/\.$/, '')}`;
}

export function dateCell({ dates }: Style, { month, day, dirt }: Entry): SourceCell {
  return dirt === 'badDate' ? BAD_DATE : dates(month, day);
}

/** @returns hundredths, of all entries that pass */
export function sumOf(all: readonly Entry[], pass: (entry: Entry) => boolean): number {
  return all.filter(pass).reduce((sum, { cents }) => sum + cents, 0);
}
