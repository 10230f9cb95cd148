/** How a ledger looks on its sheets: places, number formats, widths, names. Reading never relies on it; creating does. */
import { amount, POLICY_KEYS, POLICY_NAME, POLICY_SCHEMA, share, type PolicyKey } from '../ledger/policy';
import { BOOKING, NOT_BOOKED } from '../ledger/bookings';
import { YES_WORDS } from '../ledger/cells';
import {
  DOCUMENT_KIND,
  LANGUAGES,
  type ColumnSpec,
  type DocumentKind,
  type Language,
  type Named,
  type TableKey,
} from '../ledger/tables';

export const TITLE_ROW = 0;
export const HEADER_ROW = 1;
export const FIRST_DATA_ROW = 2;
/** 行号, customer number and name stay in view. */
export const FROZEN_COLUMNS = 3;

export const GREY = '#8A8A8A';
export const TABLE_STYLE = 'TableStyleLight9';

/** Tables whose figures are true as of 检查日期, said in the line above them. */
export const STAMPED_TABLES: readonly TableKey[] = ['customers', 'documents', 'findings'];

const NUMBER_FORMAT: Readonly<Record<ColumnSpec['type'], string>> = {
  text: 'General',
  code: '@',
  money: '#,##0.00',
  day: 'yyyy-mm-dd',
  days: '0',
  ratio: '0.0%',
  number: 'General',
  choice: 'General',
  flag: 'General',
};

export function numberFormatOf({ type, helper }: Pick<ColumnSpec, 'type' | 'helper'>): string {
  // The day of an opening there is none of is 0, which is no day to show.
  return helper === true && type === 'day' ? `${NUMBER_FORMAT.day};;` : NUMBER_FORMAT[type];
}

/** A code that people type: below the table too, where its cells must be text before anything stands in them. */
export function isTypedCode({ type, role }: Pick<ColumnSpec, 'type' | 'role'>): boolean {
  return type === 'code' && role === 'input';
}

/** By what the setting is; the two whose value may be blank are named. */
export function settingFormat(key: PolicyKey): string {
  if (key === 'asOf') return NUMBER_FORMAT.day;
  if (key === 'capital' || POLICY_SCHEMA[key] === amount) return NUMBER_FORMAT.money;
  return POLICY_SCHEMA[key] === share ? NUMBER_FORMAT.ratio : 'General';
}

/** Width in points of a column this many characters of the default font wide: 7 pixels each and 5 of padding, at 96 dpi. */
export function pointsOf(widthCharacters: number): number {
  return (widthCharacters * 7 + 5) * 0.75;
}

/**
 * One format for all cells of a range. Excel takes a single value for a whole range; its types only know the grid, which
 * for 100,000 rows would be megabytes of the same few characters.
 */
export function setNumberFormat(range: Excel.Range, format: string): void {
  range.numberFormat = format as unknown as string[][];
}

const NAME_PREFIX: Readonly<Record<Language, string>> = { 'zh-CN': '台账_', 'en-US': 'Ledger_' };

/** The defined name of a setting, such as 台账_检查日期 or Ledger_asOf: what formulas and warnings refer to. */
export function settingName(key: PolicyKey, language: Language): string {
  const name = language === 'zh-CN' ? POLICY_NAME[key]['zh-CN'] : key;
  return NAME_PREFIX[language] + name.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replace(/_$/, '');
}

/** The table's shape has a version, which no formula needs. */
export const NAMED_SETTINGS: readonly PolicyKey[] = POLICY_KEYS.filter((key) => key !== 'schemaVersion');

/** Lists that formulas look things up in: defined names, so that no cell of a sheet must stay where it is. */
export const FORMULA_LISTS = ['kinds', 'booking', 'void'] as const;
export type FormulaList = (typeof FORMULA_LISTS)[number];

const LIST_NAME: Readonly<Record<FormulaList, Named>> = {
  kinds: { 'zh-CN': '单据类型', 'en-US': 'kinds' },
  booking: { 'zh-CN': '记账方向', 'en-US': 'booking' },
  void: { 'zh-CN': '作废字样', 'en-US': 'void' },
};

export function listName(key: FormulaList, language: Language): string {
  return NAME_PREFIX[language] + LIST_NAME[key][language];
}

/** The list as an array constant: kinds in both languages, and what each does to a positive, a negative and no amount. */
export function listFormula(key: FormulaList): string {
  return `={${linesOf(key).join(';')}}`;
}

function linesOf(key: FormulaList): string[] {
  const quoted = (text: string): string => `"${text}"`;
  if (key === 'void') return YES_WORDS.map(quoted);
  const kinds = Object.keys(DOCUMENT_KIND) as DocumentKind[];
  return kinds.flatMap((kind) =>
    LANGUAGES.map((language) => {
      if (key === 'kinds') return quoted(DOCUMENT_KIND[kind][language]);
      const { positive, negative, blank } = BOOKING[kind];
      return [positive, negative, blank].map((sign) => sign ?? quoted(NOT_BOOKED)).join(',');
    }),
  );
}
