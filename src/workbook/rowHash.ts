/** A row as its author left it: what tells whether an appended row was touched since. */
import { cellAt, type CellValue, type TableSnapshot } from '../ledger/records';
import { TABLES, type TableKey } from '../ledger/tables';
import { EXCEL_DIGITS } from './limits';
import { shortHash } from './journalChain';
import type { RowValues } from './tableSteps';

/** 24 bits a row: a change goes unseen once in 16 million, and 100,000 rows are 600 kB of journal. */
export const ROW_HASH_CHARACTERS = 6;

/** Over what a person or an import put there: identities and figures a check stamps are left out. */
export function rowHash(table: TableKey, valueOf: (key: string) => CellValue): string {
  const cells = TABLES[table].columns
    .filter(({ key, role }) => key !== 'rowId' && (role === 'input' || role === 'system'))
    .map(({ key }) => comparable(valueOf(key)));
  return shortHash(JSON.stringify(cells), ROW_HASH_CHARACTERS);
}

export function rowHashOf(table: TableKey, row: RowValues): string {
  return rowHash(table, (key) => row[key] ?? '');
}

export function rowHashAt(snapshot: TableSnapshot, position: number): string {
  return rowHash(snapshot.table, (key) => cellAt(snapshot, position, key));
}

export function bodyHash(table: TableKey, rowHashes: readonly string[]): string {
  return shortHash(`${table}/${rowHashes.join('')}`);
}

function comparable(value: CellValue): CellValue {
  return typeof value === 'number' ? value.toPrecision(EXCEL_DIGITS) : value;
}
