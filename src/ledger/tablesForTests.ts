/** Tables as they would be read from a workbook, for tests: rows by column key, in the order of the table's definition. */
import { decodeLedger } from './decode';
import { dayOf, parseIsoDay, serialOf, type Day } from './day';
import { POLICY_KEYS, POLICY_NAME, SCHEMA_VERSION, type PolicyKey } from './policy';
import type { CellValue, Ledger, TableSnapshot } from './records';
import { valueOf } from './result';
import { TABLE_KEYS, TABLES, type Language, type TableKey } from './tables';

export type Row = Readonly<Record<string, CellValue>>;
export type Rows = Partial<Readonly<Record<TableKey, readonly Row[]>>>;

export function snapshotOf(
  table: TableKey,
  rows: readonly Row[],
  language: Language = 'zh-CN',
): TableSnapshot {
  const { columns, name } = TABLES[table];
  return {
    table,
    name: name[language],
    sheet: name[language],
    headerRow: 2,
    firstColumn: 0,
    headers: columns.map((column) => column.name[language]),
    columns: new Map(columns.map(({ key }, index) => [key, index])),
    rows: rows.map((row) => columns.map(({ key }) => row[key] ?? '')),
  };
}

export function tablesOf(rows: Rows, language: Language = 'zh-CN'): Record<TableKey, TableSnapshot> {
  const entries = TABLE_KEYS.map((key): [TableKey, TableSnapshot] => [
    key,
    snapshotOf(key, rows[key] ?? [], language),
  ]);
  return Object.fromEntries(entries) as Record<TableKey, TableSnapshot>;
}

export function ledgerOf(rows: Rows, language: Language = 'zh-CN'): Ledger {
  return valueOf(decodeLedger(tablesOf(rows, language), language));
}

/** Rows of 政策 as a new ledger has them, with these settings changed. */
export function policyRows(settings: Partial<Record<PolicyKey, CellValue>>): Row[] {
  const rows: Partial<Record<PolicyKey, CellValue>> = { schemaVersion: SCHEMA_VERSION, ...settings };
  return POLICY_KEYS.filter((key) => rows[key] !== undefined).map((key) => ({
    setting: POLICY_NAME[key]['zh-CN'],
    value: rows[key] ?? '',
  }));
}

/** An ISO date as a day; a test that writes another text is wrong. */
export function day(iso: string): Day {
  return parseIsoDay(iso) ?? dayOf(NaN, NaN, NaN);
}

/** An ISO date as the serial a date cell holds. */
export function serial(iso: string): number {
  return serialOf(day(iso));
}
