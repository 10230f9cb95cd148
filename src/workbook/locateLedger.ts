/** Where the ledger's tables stand: two exchanges, whatever the user renamed or moved. */
import { fail, ok, type Result } from '../ledger/result';
import { TABLE_KEYS, type Language, type TableKey } from '../ledger/tables';
import { languageOf, namedTable, recogniseTables, type TableFound } from './recognise';

/** A workbook with more tables than this and none by our names is not searched by headers. */
const SEARCHED_TABLES_MAX = 200;

export interface LocatedTable {
  readonly found: TableFound;
  readonly bodyRows: number;
  /** Ids, types and priorities only: a user's rule is never read further. */
  readonly warnings: Excel.ConditionalFormatCollection;
}

export interface LocatedLedger {
  readonly tables: ReadonlyMap<TableKey, LocatedTable>;
  readonly language: Language;
}

/** Fails with `ledger.none`. A ledger with tables missing is returned as far as it is there. */
export async function locateLedger(context: Excel.RequestContext): Promise<Result<LocatedLedger>> {
  const tables = context.workbook.tables;
  tables.load('items/id,items/name,items/worksheet/id,items/worksheet/name');
  await context.sync();
  const candidates = candidatesOf(tables.items);
  if (candidates.length === 0) return fail({ code: 'ledger.none' });
  const probes = candidates.map(loadProbe);
  await context.sync();
  const located = new Map(probes.map(locatedTable).map((table) => [table.found.id, table]));
  const recognised = recogniseTables([...located.values()].map(({ found }) => found));
  if (recognised.size === 0) return fail({ code: 'ledger.none' });
  const result = new Map<TableKey, LocatedTable>();
  for (const [key, found] of recognised) {
    const table = located.get(found.id);
    if (table) result.set(key, table);
  }
  return ok({ tables: result, language: languageOf(recognised.values()) });
}

/** The tables by our names when they are all there; else every table, to be known by its headers. */
function candidatesOf(tables: readonly Excel.Table[]): readonly Excel.Table[] {
  const named = tables.filter((table) => namedTable(table.name) !== null);
  const keys = new Set(named.map((table) => namedTable(table.name)));
  return keys.size === TABLE_KEYS.length ? named : tables.slice(0, SEARCHED_TABLES_MAX);
}

interface Probe {
  readonly table: Excel.Table;
  readonly header: Excel.Range;
  readonly body: Excel.Range;
  readonly warnings: Excel.ConditionalFormatCollection;
}

function loadProbe(table: Excel.Table): Probe {
  const header = table.getHeaderRowRange();
  header.load('values,rowIndex,columnIndex');
  const body = table.getDataBodyRange();
  body.load('rowCount');
  const warnings = table.getDataBodyRange().conditionalFormats;
  warnings.load('items/id,items/type,items/priority');
  return { table, header, body, warnings };
}

function locatedTable({ table, header, body, warnings }: Probe): LocatedTable {
  const found = {
    id: table.id,
    name: table.name,
    sheet: table.worksheet.name,
    sheetId: table.worksheet.id,
    headers: (header.values[0] ?? []).map(String),
    headerRow: header.rowIndex,
    firstColumn: header.columnIndex,
  };
  return { found, bodyRows: body.rowCount, warnings };
}
