/**
 * An empty ledger on fresh sheets after those that are there: nothing of the user's is touched, and a table made over
 * cells that formulas refer to would push them down. Two exchanges.
 */
import { POLICY_KEYS, POLICY_NAME, type PolicyKey } from '../ledger/policy';
import { columnLetters, quoteSheet } from '../ledger/records';
import { fail, ok, type Result } from '../ledger/result';
import { LANGUAGES, TABLE_KEYS, TABLES, type Language, type TableKey } from '../ledger/tables';
import type { CellWords } from '../ledger/words';
import { columnFormula } from './formulas';
import { FIRST_DATA_ROW, FORMULA_LISTS, listFormula, listName, NAMED_SETTINGS, settingName } from './layout';
import { LongLists, makeTable } from './makeTable';
import { dateSystem } from './dateSystem';
import { freeName, loadNames } from './missing';

export interface CreateOptions {
  readonly language: Language;
  readonly words: CellWords;
}

const MADE: readonly TableKey[] = TABLE_KEYS.filter((key) => TABLES[key].onDemand !== true);
/** 政策 first: the other tables' formulas need the names of its cells; 标准 next, whose sheet holds the long lists. */
const MADE_FIRST: readonly TableKey[] = ['policy', 'standards'];

/**
 * A sheet of the user's keeps its name: ours then has a number behind its own. Fails with `ledger.exists`, `sheet.nameTaken`
 * (value: the defined name) or `workbook.date1904`; then nothing was created.
 */
export async function createBook(
  context: Excel.RequestContext,
  { language, words }: CreateOptions,
): Promise<Result<void>> {
  const taken = loadNames(context);
  const dates = dateSystem(context);
  const defined = context.workbook.names;
  taken.load();
  defined.load('items/name');
  await context.sync();
  // Days are written as serials of the 1900 system: here they would show four years later.
  if (dates.is1904()) return fail({ code: 'workbook.date1904' });
  const names = LANGUAGES.flatMap((each) => TABLE_KEYS.map((key) => TABLES[key].name[each]));
  const [sheets, tables] = [taken.sheets(), taken.tables()];
  if (names.some((name) => tables.includes(name.toLowerCase()))) return fail({ code: 'ledger.exists' });
  const sheetNames = namesOfSheets(language, sheets);
  const inUse = new Set(defined.items.map(({ name }) => name.toLowerCase()));
  const nameClash = namesMade(language).find((name) => inUse.has(name.toLowerCase()));
  if (nameClash !== undefined) return fail({ code: 'sheet.nameTaken', value: nameClash });
  const lists = new LongLists(context, language, sheetNames('standards'));
  for (const key of new Set([...MADE_FIRST, ...MADE])) {
    makeTable(context, key, sheetNames(key), words, lists);
    if (key === 'policy') nameSettings(context, sheetNames(key), language);
  }
  // Formulas refer to columns of other tables, so that all tables must be there first.
  for (const key of MADE) addFormulas(context, sheetNames(key), key, language);
  orderSheets(context, sheetNames, sheets.length);
  context.workbook.worksheets.getItem(sheetNames('customers')).activate();
  await context.sync();
  return ok(undefined);
}

type SheetNames = (key: TableKey) => string;

function namesOfSheets(language: Language, taken: readonly string[]): SheetNames {
  const names = new Map(MADE.map((key) => [key, freeName(TABLES[key].name[language], taken)]));
  return (key) => names.get(key) ?? TABLES[key].name[language];
}

function addFormulas(
  context: Excel.RequestContext,
  sheetName: string,
  table: TableKey,
  language: Language,
): void {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  for (const [index, { key, role }] of TABLES[table].columns.entries()) {
    if (role !== 'formula') continue;
    sheet.getRangeByIndexes(FIRST_DATA_ROW, index, 1, 1).formulas = [[columnFormula(table, key, language)]];
  }
}

function nameSettings(context: Excel.RequestContext, sheet: string, language: Language): void {
  const { names } = context.workbook;
  for (const key of NAMED_SETTINGS)
    names.add(settingName(key, language), settingFormula(key, quoteSheet(sheet), language));
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
function settingFormula(key: PolicyKey, sheet: string, language: Language): string {
  const column = (name: string): string => {
    const letters = columnLetters(TABLES.policy.columns.findIndex((spec) => spec.key === name));
    return `${sheet}!$${letters}$${FIRST_DATA_ROW + 1}:$${letters}$${FIRST_DATA_ROW + POLICY_KEYS.length}`;
  };
  const name = POLICY_NAME[key][language].replaceAll('"', '""');
  return `=INDEX(${column('value')},MATCH("${name}",${column('setting')},0))`;
}

/** The sheets in the order people work: customers first, settings and records last. */
function orderSheets(context: Excel.RequestContext, sheetNames: SheetNames, before: number): void {
  for (const [index, key] of MADE.entries()) {
    context.workbook.worksheets.getItem(sheetNames(key)).position = before + index;
  }
}
