/**
 * What a cell says: text, amount, day, share. Lenient only where one reading is possible; everything else is null, which
 * the caller reports with its cell. A blank cell is the caller's to judge before it asks here.
 */
import { dayFromSerial, dayOrNull, type Day } from './day';
import { Exact, moneyFromNumber, money, type Currency, type Money } from './money';
import type { CellValue } from './records';

/** From here on a double no longer holds every digit of an integer Excel shows (15 digits). */
const CODE_NUMBER_MAX = 1e15;
const ONE = new Exact(1);
const TEN_THOUSAND = 10_000;
const HUNDRED = 100;

export function isBlank(value: CellValue): boolean {
  return value === '' || (typeof value === 'string' && value.trim() === '');
}

/** A name as written, outer spaces apart. */
export function writtenText(value: CellValue): string {
  return typeof value === 'string' ? value.trim() : cellText(value);
}

/** Text for matching and for codes: full-width forms become plain ones, outer spaces go, numbers without exponent. */
export function cellText(value: CellValue): string {
  if (typeof value === 'string') return value.normalize('NFKC').trim();
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return Number.isInteger(value) && Math.abs(value) < CODE_NUMBER_MAX
    ? String(value)
    : moneyFromNumber(value).toFixed();
}

const FLAG_WORDS: ReadonlyMap<string, boolean> = new Map([
  ['', false],
  ['否', false],
  ['no', false],
  ['n', false],
  ['false', false],
  ['是', true],
  ['yes', true],
  ['y', true],
  ['true', true],
  ['√', true],
  ['✓', true],
]);

/** What a cell may say for yes; letter case does not matter. */
export const YES_WORDS: readonly string[] = [...FLAG_WORDS].filter(([, yes]) => yes).map(([word]) => word);

/** A yes or no, blank being no; null for any other word. */
export function parseFlag(value: CellValue): boolean | null {
  return FLAG_WORDS.get(cellText(value).toLowerCase()) ?? null;
}

/** True for a code kept as a number so long that Excel has dropped digits (a 20-digit invoice number). */
export function lostDigits(value: CellValue): boolean {
  return typeof value === 'number' && Math.abs(value) >= CODE_NUMBER_MAX;
}

const AMOUNT =
  /^(?<minus>-)?(?:¥|rmb|cny)?(?<inner>-)?(?<digits>\d{1,3}(?:,\d{3})+|\d+)(?<decimals>\.\d+)?(?<unit>万元|万|元)?$/;

/**
 * An amount from a number cell, or from text such as `1,234.50`, `￥1,234.50`, `（1,000）`, `12万元`, full-width digits.
 * `1.234,50`, `12,34`, a foreign currency sign and words are null: they would have to be guessed.
 */
export function parseAmount(value: CellValue): Money | null {
  if (typeof value === 'number') return Number.isFinite(value) ? moneyFromNumber(value) : null;
  if (typeof value === 'boolean') return null;
  const plain = value.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('−', '-').toLowerCase();
  const bracketed = /^\((.+)\)$/.exec(plain)?.[1];
  const parts = AMOUNT.exec(bracketed ?? plain)?.groups;
  if (!parts?.['digits']) return null;
  const signs = [bracketed, parts['minus'], parts['inner']].filter((sign) => sign !== undefined).length;
  if (signs > 1) return null;
  const size = money(parts['digits'].replaceAll(',', '') + (parts['decimals'] ?? ''));
  const scaled = parts['unit']?.startsWith('万') ? size.times(TEN_THOUSAND) : size;
  return signs === 1 ? scaled.neg() : scaled;
}

/** A share from 0 to 1, also written `50%`; a bare 50 is null, for it may mean either. */
export function parseShare(value: CellValue): Money | null {
  const percent = typeof value === 'string' ? /^(.+)%$/.exec(cellText(value))?.[1] : undefined;
  const amount = percent === undefined ? parseAmount(value) : (parseAmount(percent)?.div(HUNDRED) ?? null);
  return amount !== null && amount.gte(0) && amount.lte(ONE) ? amount : null;
}

const DAY_TEXT =
  /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))(?:[ t]\d{1,2}:\d{2}.*)?$/i;
const COMPACT_DAY_MIN = 19_000_101;

/**
 * A day from a serial number, or from text with the year first: `2026-01-05`, `2026/1/5`, `2026.1.5`, `2026年1月5日`,
 * `20260105`, with or without a time behind it. Two-digit years and day-or-month-first texts are null.
 */
export function parseDayCell(value: CellValue): Day | null {
  if (typeof value === 'number') {
    return value >= COMPACT_DAY_MIN && Number.isInteger(value)
      ? parseDayCell(String(value))
      : dayFromSerial(value);
  }
  if (typeof value === 'boolean') return null;
  const match = DAY_TEXT.exec(cellText(value));
  if (!match) return null;
  const [year, ...parts]: (string | undefined)[] = match.slice(1);
  const [month, day] = parts.filter((part) => part !== undefined);
  return dayOrNull(Number(year), Number(month), Number(day));
}

const CURRENCY_WORDS: Readonly<Record<string, Currency>> = {
  '¥': 'CNY',
  RMB: 'CNY',
  人民币: 'CNY',
  元: 'CNY',
  美元: 'USD',
  欧元: 'EUR',
  港币: 'HKD',
  港元: 'HKD',
  日元: 'JPY',
  英镑: 'GBP',
};

/** The ISO code of a currency cell. A text that names none is returned as it stands: amounts in it stay apart and are a finding. */
export function currencyOf(value: CellValue): Currency {
  const text = cellText(value).toUpperCase();
  return CURRENCY_WORDS[text] ?? text;
}

export function isCurrencyCode(currency: Currency): boolean {
  return /^[A-Z]{3}$/.test(currency);
}

/** A name as it is compared: full-width and half-width, brackets of any kind, spaces and letter case do not tell names apart. */
export function normalisedName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[[{〔【〈《]/g, '(')
    .replaceAll(/[\]}〕】〉》]/g, ')')
    .replaceAll(/\s/g, '')
    .toLowerCase();
}
