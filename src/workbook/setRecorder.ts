/** What a write overwrites, row by row, for the journal. */
import type { CellValue } from '../ledger/records';
import type { TableKey } from '../ledger/tables';
import type { SetRecord } from './journalRecord';

/** Collects overwritten cells row by row; columns not written in a row stay null. */
export class SetRecorder {
  readonly #rows = new Map<number, Map<string, readonly [CellValue, CellValue]>>();

  constructor(readonly table: TableKey) {}

  add(position: number, column: string, before: CellValue, after: CellValue): void {
    const row = this.#rows.get(position) ?? new Map<string, readonly [CellValue, CellValue]>();
    row.set(column, [before, after]);
    this.#rows.set(position, row);
  }

  isFilled(): boolean {
    return this.#rows.size > 0;
  }

  record(idOf: (position: number) => string): SetRecord {
    const rows = [...this.#rows];
    const columns = [...new Set(rows.flatMap(([, cells]) => [...cells.keys()]))];
    const side = (index: 0 | 1): Record<string, (CellValue | null)[]> =>
      Object.fromEntries(
        columns.map((column) => [column, rows.map(([, cells]) => cells.get(column)?.[index] ?? null)]),
      );
    return {
      kind: 'set',
      table: this.table,
      ids: rows.map(([position]) => idOf(position)),
      before: side(0),
      after: side(1),
    };
  }
}
