/**
 * An empty ledger on fresh sheets after those that are there: nothing of the user's is touched, and a table made over
 * cells that formulas refer to would push them down. Two exchanges.
 */
import { DEFAULT_POLICY, POLICY_KEYS, POLICY_NAME, SCHEMA_VERSION, type PolicyKey } from '../ledger/policy';
import { moneyToNumber } from '../ledger/money';
import { columnLetters, quoteSheet, type CellValue } from '../ledger/records';
import { fail, ok, type Result } from '../ledger/result';
import { newRowIds } from '../ledger/rowIds';
import {
  LANGUAGES,
  TABLE_KEYS,
  TABLES,
  type ColumnSpec,
  type Language,
  type TableKey,
} from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import { cellInput } from './cellInput';
import { columnFormula } from './formulas';
import {
  FIRST_DATA_ROW,
  FROZEN_COLUMNS,
  GREY,
  HEADER_ROW,
  NAMED_SETTINGS,
  numberFormatOf,
  pointsOf,
  setNumberFormat,
  settingFormat,
  settingName,
  TABLE_STYLE,
  TITLE_ROW,
} from './layout';
import { SHEET_ROWS } from './limits';
import { titleOf } from './title';

export interface CreateOptions {
  readonly language: Language;
  readonly words: CellWords;
}

const DATA_TABLES: readonly TableKey[] = ['customers', 'limits', 'documents'];

/** Fails with `ledger.exists` or `sheet.nameTaken` (value: the name); then nothing was created. */
export async function createBook(
  context: Excel.RequestContext,
  { language, words }: CreateOptions,
): Promise<Result<void>> {
  const taken = await takenNames(context);
  const names = LANGUAGES.flatMap((each) => TABLE_KEYS.map((key) => TABLES[key].name[each]));
  if (names.some((name) => taken.tables.has(name.toLowerCase()))) return fail({ code: 'ledger.exists' });
  const clash = TABLE_KEYS.map((key) => TABLES[key].name[language]).find((name) =>
    taken.sheets.has(name.toLowerCase()),
  );
  if (clash !== undefined) return fail({ code: 'sheet.nameTaken', sheet: clash, value: clash });
  const nameClash = NAMED_SETTINGS.map((key) => settingName(key, language)).find((name) =>
    taken.names.has(name.toLowerCase()),
  );
  if (nameClash !== undefined) return fail({ code: 'sheet.nameTaken', value: nameClash });
  // 政策 first: the other tables' formulas need the names of its cells.
  for (const key of [...TABLE_KEYS].sort((a) => (a === 'policy' ? -1 : 0)))
    addTable(context, key, language, words);
  orderSheets(context, language, taken.sheets.size);
  context.workbook.worksheets.getItem(TABLES.customers.name[language]).activate();
  await context.sync();
  return ok(undefined);
}

interface TakenNames {
  readonly sheets: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

async function takenNames(context: Excel.RequestContext): Promise<TakenNames> {
  const { worksheets, tables, names } = context.workbook;
  worksheets.load('items/name');
  tables.load('items/name');
  names.load('items/name');
  await context.sync();
  const lower = (items: readonly { readonly name: string }[]): ReadonlySet<string> =>
    new Set(items.map(({ name }) => name.toLowerCase()));
  return { sheets: lower(worksheets.items), tables: lower(tables.items), names: lower(names.items) };
}

function addTable(context: Excel.RequestContext, key: TableKey, language: Language, words: CellWords): void {
  const { name, columns } = TABLES[key];
  const sheet = context.workbook.worksheets.add(name[language]);
  const rows = bodyOf(key, language, words);
  const title = sheet.getRangeByIndexes(TITLE_ROW, 0, 1, 1);
  title.values = [[cellInput(titleOf(key, null, true, words), { type: 'text' })]];
  title.format.font.bold = true;
  const range = sheet.getRangeByIndexes(HEADER_ROW, 0, rows.length + 1, columns.length);
  for (const [index, spec] of columns.entries()) {
    formatColumn(sheet, key, index, spec, rows.length, language);
  }
  range.values = [columns.map((spec) => spec.name[language]), ...rows];
  const table = context.workbook.tables.add(range, true);
  table.name = name[language];
  table.style = TABLE_STYLE;
  addFormulas(sheet, key, language);
  freeze(sheet, key);
  if (key === 'policy') nameSettings(context, language);
}

function formatColumn(
  sheet: Excel.Worksheet,
  table: TableKey,
  index: number,
  spec: ColumnSpec,
  rows: number,
  language: Language,
): void {
  const body = sheet.getRangeByIndexes(FIRST_DATA_ROW, index, rows, 1);
  const format = numberFormatOf(spec);
  if (format !== 'General') setNumberFormat(body, format);
  body.format.columnWidth = pointsOf(spec.width);
  if (spec.key === 'rowId') body.format.font.color = GREY;
  if (table === 'policy' && spec.key === 'value') {
    for (const [row, key] of POLICY_KEYS.entries()) {
      setNumberFormat(sheet.getRangeByIndexes(FIRST_DATA_ROW + row, index, 1, 1), settingFormat(key));
    }
  }
  if (spec.choices)
    addChoices(
      sheet,
      index,
      Object.values(spec.choices).map((choice) => choice[language]),
    );
}

/** To the sheet's end, not the table's: a rule below the table would keep co-authors' rows out of it. */
function addChoices(sheet: Excel.Worksheet, index: number, choices: readonly string[]): void {
  const cells = sheet.getRangeByIndexes(FIRST_DATA_ROW, index, SHEET_ROWS - FIRST_DATA_ROW, 1);
  cells.dataValidation.rule = { list: { inCellDropDown: true, source: choices.join(',') } };
}

/** Excel tables have at least one body row: a new one's is blank and counts for nothing. */
function bodyOf(key: TableKey, language: Language, words: CellWords): CellValue[][] {
  const { columns } = TABLES[key];
  if (key !== 'policy') return [columns.map(() => '')];
  const ids = newRowIds(new Set(), POLICY_KEYS.length, 'policy');
  return POLICY_KEYS.map((setting, index) => {
    const row: Readonly<Record<string, CellValue>> = {
      rowId: ids[index] ?? '',
      setting: POLICY_NAME[setting][language],
      value: settingValue(setting),
      note: words.policyMeaning(setting),
    };
    return columns.map((spec) => cellInput(row[spec.key] ?? '', spec));
  });
}

function settingValue(key: PolicyKey): CellValue {
  if (key === 'schemaVersion') return SCHEMA_VERSION;
  const value = DEFAULT_POLICY[key];
  if (value === null) return '';
  return typeof value === 'object' ? moneyToNumber(value) : value;
}

function addFormulas(sheet: Excel.Worksheet, table: TableKey, language: Language): void {
  for (const [index, { key, role }] of TABLES[table].columns.entries()) {
    if (role !== 'formula') continue;
    sheet.getRangeByIndexes(FIRST_DATA_ROW, index, 1, 1).formulas = [[columnFormula(table, key, language)]];
  }
}

function freeze(sheet: Excel.Worksheet, table: TableKey): void {
  if (DATA_TABLES.includes(table)) {
    sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, HEADER_ROW + 1, FROZEN_COLUMNS));
  } else sheet.freezePanes.freezeRows(HEADER_ROW + 1);
}

function nameSettings(context: Excel.RequestContext, language: Language): void {
  const { names } = context.workbook;
  for (const key of NAMED_SETTINGS) names.add(settingName(key, language), settingFormula(key, language));
}

/**
 * The setting's value wherever its row stands: a plain cell reference would name another setting once the user sorts the
 * table.
 */
function settingFormula(key: PolicyKey, language: Language): string {
  const sheet = quoteSheet(TABLES.policy.name[language]);
  const column = (name: string): string => {
    const letters = columnLetters(TABLES.policy.columns.findIndex((spec) => spec.key === name));
    return `${sheet}!$${letters}$${FIRST_DATA_ROW + 1}:$${letters}$${FIRST_DATA_ROW + POLICY_KEYS.length}`;
  };
  const name = POLICY_NAME[key][language].replaceAll('"', '""');
  return `=INDEX(${column('value')},MATCH("${name}",${column('setting')},0))`;
}

/** The sheets in the order people work: customers first, settings and records last. */
function orderSheets(context: Excel.RequestContext, language: Language, before: number): void {
  for (const [index, key] of TABLE_KEYS.entries()) {
    context.workbook.worksheets.getItem(TABLES[key].name[language]).position = before + index;
  }
}
