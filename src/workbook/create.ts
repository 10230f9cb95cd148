/**
 * An empty ledger on fresh sheets after those that are there: nothing of the user's is touched, and a table made over
 * cells that formulas refer to would push them down. Two exchanges.
 */
import { POLICY_KEYS, POLICY_NAME, type PolicyKey } from '../ledger/policy';
import { columnLetters, quoteSheet } from '../ledger/records';
import { fail, ok, type Result } from '../ledger/result';
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
import { firstRows, type FirstRow } from './firstRows';
import {
  FIRST_DATA_ROW,
  FORMULA_LISTS,
  FROZEN_COLUMNS,
  GREY,
  HEADER_ROW,
  isTypedCode,
  listFormula,
  listName,
  NAMED_SETTINGS,
  numberFormatOf,
  pointsOf,
  setNumberFormat,
  settingName,
  TABLE_STYLE,
  TITLE_ROW,
} from './layout';
import { LIST_CHARACTERS_MAX, SHEET_ROWS, TYPED_ROWS_AHEAD } from './limits';
import { titleOf } from './title';

export interface CreateOptions {
  readonly language: Language;
  readonly words: CellWords;
}

const DATA_TABLES: readonly TableKey[] = ['customers', 'limits', 'documents', 'financials', 'facts'];
/** 政策 first: the other tables' formulas need the names of its cells; 标准 next, whose sheet holds the long lists. */
const MADE_FIRST: readonly TableKey[] = ['policy', 'standards'];

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
  const nameClash = namesMade(language).find((name) => taken.names.has(name.toLowerCase()));
  if (nameClash !== undefined) return fail({ code: 'sheet.nameTaken', value: nameClash });
  const lists = new LongLists(context, language);
  for (const key of new Set([...MADE_FIRST, ...TABLE_KEYS]))
    addTable(context, key, { language, words }, lists);
  // Formulas refer to columns of other tables, so that all tables must be there first.
  for (const key of TABLE_KEYS) addFormulas(context, key, language);
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

function addTable(
  context: Excel.RequestContext,
  key: TableKey,
  { language, words }: CreateOptions,
  lists: LongLists,
): void {
  const { name, columns } = TABLES[key];
  const sheet = context.workbook.worksheets.add(name[language]);
  const rows = firstRows(key, words);
  const title = sheet.getRangeByIndexes(TITLE_ROW, 0, 1, 1);
  title.values = [[cellInput(titleOf(key, null, true, words), { type: 'text' })]];
  title.format.font.bold = true;
  const range = sheet.getRangeByIndexes(HEADER_ROW, 0, rows.length + 1, columns.length);
  for (const [index, spec] of columns.entries()) {
    formatColumn(sheet, index, spec, rows);
    if (spec.choices) addChoices(sheet, index, lists.source(spec));
  }
  range.values = [columns.map((spec) => spec.name[language]), ...rows.map(({ cells }) => cells)];
  const table = context.workbook.tables.add(range, true);
  table.name = name[language];
  table.style = TABLE_STYLE;
  freeze(sheet, key);
  if (key === 'policy') nameSettings(context, language);
}

function formatColumn(
  sheet: Excel.Worksheet,
  index: number,
  spec: ColumnSpec,
  rows: readonly FirstRow[],
): void {
  const body = sheet.getRangeByIndexes(FIRST_DATA_ROW, index, rows.length, 1);
  const format = numberFormatOf(spec);
  const ahead = isTypedCode(spec) ? TYPED_ROWS_AHEAD : 0;
  if (format !== 'General')
    setNumberFormat(sheet.getRangeByIndexes(FIRST_DATA_ROW, index, rows.length + ahead, 1), format);
  body.format.columnWidth = pointsOf(spec.width);
  if (spec.key === 'rowId' || spec.helper === true) body.format.font.color = GREY;
  if (spec.key !== 'value') return;
  for (const [row, { valueFormat }] of rows.entries()) {
    if (valueFormat !== null) {
      setNumberFormat(sheet.getRangeByIndexes(FIRST_DATA_ROW + row, index, 1, 1), valueFormat);
    }
  }
}

/** Lists too long for a rule, or with a comma in a word, stand in grey beside the table of 标准, and the rule points there. */
class LongLists {
  #column = TABLES.standards.columns.length + 1;

  constructor(
    readonly context: Excel.RequestContext,
    readonly language: Language,
  ) {}

  source({ name, choices = {} }: ColumnSpec): string {
    const words = Object.values(choices).map((choice) => choice[this.language]);
    const written = words.join(',');
    if (written.length <= LIST_CHARACTERS_MAX && !words.some((word) => word.includes(','))) return written;
    const sheet = TABLES.standards.name[this.language];
    const column = this.#column++;
    const cells = this.context.workbook.worksheets
      .getItem(sheet)
      .getRangeByIndexes(HEADER_ROW, column, words.length + 1, 1);
    cells.values = [name[this.language], ...words].map((word) => [cellInput(word, { type: 'text' })]);
    cells.format.font.color = GREY;
    const letters = columnLetters(column);
    const [first, last] = [FIRST_DATA_ROW + 1, FIRST_DATA_ROW + words.length];
    return `=${quoteSheet(sheet)}!$${letters}$${first}:$${letters}$${last}`;
  }
}

/** To the sheet's end, not the table's: a rule below the table would keep co-authors' rows out of it. */
function addChoices(sheet: Excel.Worksheet, index: number, source: string): void {
  const cells = sheet.getRangeByIndexes(FIRST_DATA_ROW, index, SHEET_ROWS - FIRST_DATA_ROW, 1);
  cells.dataValidation.rule = { list: { inCellDropDown: true, source } };
}

function addFormulas(context: Excel.RequestContext, table: TableKey, language: Language): void {
  const sheet = context.workbook.worksheets.getItem(TABLES[table].name[language]);
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
  for (const key of FORMULA_LISTS) names.add(listName(key, language), listFormula(key));
}

function namesMade(language: Language): string[] {
  return [
    ...NAMED_SETTINGS.map((key) => settingName(key, language)),
    ...FORMULA_LISTS.map((key) => listName(key, language)),
  ];
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
