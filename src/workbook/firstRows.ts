/** The rows a table of a new ledger starts with: settings, standards and scorecards as they are by default, else one blank row. */
import { scorecardRows, standardRows } from '../ledger/defaultRows';
import { moneyToNumber } from '../ledger/money';
import {
  DEFAULT_POLICY,
  POLICY_KEYS,
  POLICY_NAME,
  policyChoices,
  SCHEMA_VERSION,
  type PolicyKey,
} from '../ledger/policy';
import type { CellValue } from '../ledger/records';
import { newRowIds } from '../ledger/rowIds';
import { TABLES, type Language, type TableKey } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import { numberFormatOf, settingFormat } from './layout';

export interface FirstRow {
  /** As they read back. */
  readonly cells: CellValue[];
  /** Number format of the row's own `value` cell; null: the column's. */
  readonly valueFormat: string | null;
}

interface Content {
  readonly row: Readonly<Record<string, CellValue>>;
  readonly valueFormat: string | null;
}

/** Excel tables have at least one body row: a new one's is blank and counts for nothing. */
export function firstRows(key: TableKey, words: CellWords): FirstRow[] {
  const { columns } = TABLES[key];
  const contents = contentsOf(key, words);
  if (contents.length === 0) return [{ cells: columns.map(() => ''), valueFormat: null }];
  const ids = newRowIds(new Set(), contents.length, key);
  return contents.map(({ row, valueFormat }, index) => {
    const named: Readonly<Record<string, CellValue>> = { ...row, rowId: ids[index] ?? '' };
    return { cells: columns.map((spec) => named[spec.key] ?? ''), valueFormat };
  });
}

function contentsOf(key: TableKey, words: CellWords): Content[] {
  const { language } = words;
  switch (key) {
    case 'policy':
      return POLICY_KEYS.map((setting) => ({
        row: {
          setting: POLICY_NAME[setting][language],
          value: settingValue(setting, language),
          note: words.policyMeaning(setting),
        },
        valueFormat: settingFormat(setting),
      }));
    case 'standards':
      return standardRows(language).map(({ format, ...row }) => ({
        row,
        valueFormat: format === 'share' ? numberFormatOf({ type: 'ratio' }) : null,
      }));
    case 'scorecard':
      return scorecardRows(language).map((row) => ({ row, valueFormat: null }));
    default:
      return [];
  }
}

function settingValue(key: PolicyKey, language: Language): CellValue {
  if (key === 'schemaVersion') return SCHEMA_VERSION;
  const value = DEFAULT_POLICY[key];
  if (value === null) return '';
  if (typeof value === 'string') return policyChoices(key)?.[value]?.[language] ?? value;
  return typeof value === 'object' ? moneyToNumber(value) : value;
}
