/**
 * Which Excel table is which of ours, and which column is which: by name first, by headers when the name was changed. A
 * column is known by its header in either language wherever it stands; the user's own columns are left out.
 */
import { columnLetters, type TableSnapshot } from '../ledger/records';
import { fail, ok, type Problem, type Result } from '../ledger/result';
import { LANGUAGES, TABLE_KEYS, TABLES, type Language, type TableKey } from '../ledger/tables';

export interface TableFound {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  readonly sheetId: string;
  readonly headers: readonly string[];
  readonly headerRow: number;
  readonly firstColumn: number;
}

/** A table that bears our name but shares less than this of our columns is the user's own. */
const NAMED_SHARE_MIN = 0.5;
/** A table under another name must have nearly all columns before it is taken for ours. */
const UNNAMED_SHARE_MIN = 0.8;

const HEADER_KEY: ReadonlyMap<TableKey, ReadonlyMap<string, string>> = new Map(
  TABLE_KEYS.map((table) => [
    table,
    new Map(
      TABLES[table].columns.flatMap(({ key, name }) =>
        LANGUAGES.map((language): [string, string] => [headerText(name[language]), key]),
      ),
    ),
  ]),
);

/** A header as it is compared: width of characters, letter case, spaces and line breaks do not matter. */
function headerText(header: string): string {
  return header.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
}

export function namedTable(name: string): TableKey | null {
  const wanted = name.toLowerCase();
  return (
    TABLE_KEYS.find((key) =>
      LANGUAGES.some((language) => TABLES[key].name[language].toLowerCase() === wanted),
    ) ?? null
  );
}

/** The ledger's tables among those of the workbook; a key is absent when no table fits it. */
export function recogniseTables(tables: readonly TableFound[]): ReadonlyMap<TableKey, TableFound> {
  const found = new Map<TableKey, TableFound>();
  for (const table of tables) {
    const key = namedTable(table.name);
    if (key !== null && !found.has(key) && share(key, table) >= NAMED_SHARE_MIN) found.set(key, table);
  }
  for (const key of TABLE_KEYS) {
    if (found.has(key)) continue;
    const taken = new Set([...found.values()].map(({ id }) => id));
    const [best] = tables
      .filter(({ id }) => !taken.has(id))
      .map((table) => ({ table, share: share(key, table) }))
      .filter((candidate) => candidate.share >= UNNAMED_SHARE_MIN)
      .sort((a, b) => b.share - a.share);
    if (best) found.set(key, best.table);
  }
  return found;
}

/** Of the columns a ledger cannot do without; an older ledger has few of the others. */
function share(key: TableKey, table: TableFound): number {
  const known = new Set(table.headers.map((header) => HEADER_KEY.get(key)?.get(headerText(header))));
  const needed = TABLES[key].columns.filter(({ optional }) => optional !== true);
  return needed.filter((spec) => known.has(spec.key)).length / needed.length;
}

/** The language most headers are written in. */
export function languageOf(tables: Iterable<TableFound>): Language {
  let chinese = 0;
  let all = 0;
  for (const table of tables) {
    all += table.headers.length;
    chinese += table.headers.filter((header) => /\p{Script=Han}/u.test(header)).length;
  }
  return chinese * 2 >= all ? 'zh-CN' : 'en-US';
}

/** Column key → index within the table. Fails with the header cell's place: `ledger.columnMissing`, `ledger.columnRepeated`. */
export function recogniseColumns(
  key: TableKey,
  table: TableFound,
  language: Language,
): Result<ReadonlyMap<string, number>> {
  const columns = new Map<string, number>();
  for (const [index, header] of table.headers.entries()) {
    const column = HEADER_KEY.get(key)?.get(headerText(header));
    if (column === undefined) continue;
    if (columns.has(column)) return fail(headerProblem('ledger.columnRepeated', table, index, header));
    columns.set(column, index);
  }
  const missing = TABLES[key].columns.find((spec) => !columns.has(spec.key) && spec.optional !== true);
  if (missing) return fail(headerProblem('ledger.columnMissing', table, 0, missing.name[language]));
  return ok(columns);
}

function headerProblem(
  code: 'ledger.columnMissing' | 'ledger.columnRepeated',
  table: TableFound,
  index: number,
  value: string,
): Problem {
  const cell = `${columnLetters(table.firstColumn + index)}${table.headerRow + 1}`;
  return { code, sheet: table.sheet, cell, value, figures: { table: table.name, header: value } };
}

/** A table's snapshot from its header, its columns and its rows. */
export function snapshotOf(
  key: TableKey,
  table: TableFound,
  columns: ReadonlyMap<string, number>,
  rows: TableSnapshot['rows'],
): TableSnapshot {
  const { name, sheet, headerRow, firstColumn, headers } = table;
  return { table: key, name, sheet, headerRow, firstColumn, headers, columns, rows };
}

/** A table the workbook does not have: no columns, no rows. */
export function absentTable(key: TableKey, language: Language): TableSnapshot {
  const name = TABLES[key].name[language];
  return {
    table: key,
    name,
    sheet: name,
    headerRow: 0,
    firstColumn: 0,
    headers: [],
    columns: new Map(),
    rows: [],
  };
}
