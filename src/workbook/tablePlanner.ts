/** One table's part of a plan: its cells, new and removed rows by position, and what the journal keeps of them. */
import type { Append, CellChange, SetCells } from '../ledger/changes';
import { cellText } from '../ledger/cells';
import { cellAt, columnLetters, type CellValue, type RowAt, type TableSnapshot } from '../ledger/records';
import { ProblemError, type Problem } from '../ledger/result';
import { newRowIds, rowFinder, rowIdAt } from '../ledger/rowIds';
import { columnOf, TABLES } from '../ledger/tables';
import { areBlank, holdsOnly } from './drops';
import type { Drop, Removal, TablePlan } from './plan';
import type { CellWrite } from './blocks';
import { losesDigits, sameCell } from './cellInput';
import type { FreshTable } from './fresh';
import type { AppendRecord, LiveRecord, RemoveRecord, ReplaceRecord, TableRecord } from './journalRecord';
import { bodyHash, rowHashAt, rowHashOf } from './rowHash';
import { namelessRows } from './nameless';
import { SetRecorder } from './setRecorder';
import type { RowValues } from './tableSteps';

export interface Turn {
  /** Whether computed columns are formulas afterwards. */
  readonly live: boolean;
  /** Whether that is a change. */
  readonly turned: boolean;
}

export class TablePlanner {
  readonly records: TableRecord[] = [];
  readonly refused: Problem[] = [];
  readonly #cells: CellWrite[] = [];
  readonly #ids: string[];
  #append: TablePlan['append'] = null;
  #removed: number[] = [];
  #formulas = false;
  #replaced: readonly RowValues[] | null = null;
  #dropped: TablePlan['dropped'] = [];

  constructor(
    readonly before: TableSnapshot,
    readonly table: FreshTable,
    readonly seed: string,
    readonly restores: boolean,
    readonly liveness: Turn,
  ) {
    this.#ids = table.snapshot.rows.map((_, position) => rowIdAt(table.snapshot, position));
    this.#giveNames();
    this.#come();
  }

  plan(): TablePlan {
    return {
      table: this.table,
      cells: this.#cells,
      append: this.#append,
      removed: this.#removed,
      replaced: this.#replaced,
      formulas: this.#formulas,
      dropped: this.#dropped,
    };
  }

  #giveNames(): void {
    const column = this.table.snapshot.columns.get('rowId');
    const positions = namelessRows(this.table.snapshot);
    if (column === undefined || positions.length === 0) return;
    const ids = newRowIds(new Set(this.#ids), positions.length, `${this.seed}/named`);
    for (const [index, row] of positions.entries()) {
      const value = ids[index] ?? '';
      this.#ids[row] = value;
      this.#cells.push({ row, column, value });
    }
  }

  #come(): void {
    const { coming, key, snapshot } = this.table;
    if (coming === 'table') {
      const rows = snapshot.rows.flatMap((row, position) =>
        row.every((value) => value === '') ? [] : [rowHashAt(snapshot, position)],
      );
      this.records.push({ kind: 'added', table: key, columns: null, hashes: rows.join('') });
    } else if (coming.length > 0) {
      this.records.push({ kind: 'added', table: key, columns: coming, hashes: '' });
    }
  }

  /** After everything else: what came with an entry goes when nothing is left of it. */
  drop(drops: readonly Drop[]): void {
    const left = { table: this.table, removed: new Set(this.#removed), cells: this.#cells };
    const { key, snapshot } = this.table;
    for (const { columns, hashes } of drops) {
      // An entry that was cut short may never have got as far.
      if (columns !== null && !columns.some((column) => snapshot.columns.has(column))) continue;
      if (columns === null ? holdsOnly(left, hashes) : areBlank(left, columns)) {
        this.#dropped = columns ?? 'table';
        this.records.push({ kind: 'dropped', table: key, columns, hashes: '' });
      } else {
        this.refused.push({ code: 'table.changedMeanwhile', sheet: snapshot.sheet, value: snapshot.name });
      }
    }
  }

  /** Formulas in place of values, or what the formulas show in place of them, until a check stamps what it computes. */
  turn(): void {
    const specs = TABLES[this.table.key].columns.filter(
      ({ key, role }) => role === 'formula' && this.table.snapshot.columns.has(key),
    );
    if (!this.liveness.turned || specs.length === 0) return;
    const { live } = this.liveness;
    this.#formulas = live;
    const before: Record<string, CellValue[]> = {};
    for (const { key, helper } of specs) {
      const values = this.#ids.map((_, row) =>
        helper === true ? '' : cellAt(this.table.snapshot, row, key),
      );
      const column = this.table.snapshot.columns.get(key) ?? 0;
      if (!live) for (const [row, value] of values.entries()) this.#cells.push({ row, column, value });
      else if (helper !== true) before[key] = values;
    }
    const record: LiveRecord = { kind: 'live', table: this.table.key, live, ids: [...this.#ids], before };
    this.records.push(record);
  }

  set(sets: readonly SetCells[]): void {
    const isComputed = (key: string): boolean => columnOf(this.table.key, key).role === 'formula';
    this.#setComputed(sets.filter(({ column }) => isComputed(column)));
    this.#setOthers(this.liveness.turned ? sets.filter(({ column }) => !isComputed(column)) : sets);
  }

  /** Values of calculated columns that are formulas no longer: nobody's typing can stand there to be kept. */
  #setComputed(sets: readonly SetCells[]): void {
    if (this.liveness.live || !this.liveness.turned) return;
    const find = rowFinder(this.table.snapshot, this.before);
    for (const { column: key, cells } of sets) {
      const column = this.table.snapshot.columns.get(key);
      if (column === undefined) continue;
      for (const { row, value } of cells) {
        const position = find(row);
        if (position !== null) this.#cells.push({ row: position, column, value });
      }
    }
  }

  #setOthers(sets: readonly SetCells[]): void {
    if (sets.length === 0) return;
    const find = rowFinder(this.table.snapshot, this.before);
    const rows = new Map<number, { column: string; change: CellChange }[]>();
    for (const { column, cells } of sets) {
      for (const change of cells) {
        const position = find(change.row);
        if (position === null) this.#refuseGone(change.row);
        else push(rows, position, { column, change });
      }
    }
    const written = [...rows].filter(([position, changes]) => this.#mayWrite(position, changes));
    const record = new SetRecorder(this.table.key);
    for (const [position, changes] of written) {
      for (const { column, change } of changes) this.#write(position, column, change.value, record);
    }
    if (record.isFilled()) this.records.push(record.record((position) => this.#ids[position] ?? ''));
  }

  /** All cells of a row or none: half a row would be a state nobody meant. */
  #mayWrite(position: number, changes: readonly { column: string; change: CellChange }[]): boolean {
    for (const { column, change } of changes) {
      const now = cellAt(this.table.snapshot, position, column);
      if (!sameCell(now, change.expected) && !sameCell(now, change.value)) {
        this.refused.push({
          code: 'cell.changedMeanwhile',
          ...this.#place(position, column),
          value: cellText(now),
          figures: { expected: cellText(change.expected), wanted: cellText(change.value) },
        });
        return false;
      }
      if (!this.restores && losesDigits(change.value, columnOf(this.table.key, column))) {
        this.refused.push({
          code: 'amount.tooManyDigits',
          ...this.#place(position, column),
          value: String(change.value),
        });
        return false;
      }
    }
    return true;
  }

  #write(position: number, key: string, value: CellValue, record: SetRecorder): void {
    const column = this.table.snapshot.columns.get(key);
    const now = cellAt(this.table.snapshot, position, key);
    if (column === undefined || sameCell(now, value)) return;
    this.#cells.push({ row: position, column, value });
    record.add(position, key, now, value);
  }

  remove(removals: readonly Removal[]): void {
    const positions = new Map(this.#ids.map((id, position) => [id, position]));
    const removed: string[] = [];
    for (const { ids, hashes } of removals) {
      for (const [index, id] of ids.entries()) {
        const position = positions.get(id);
        // A row of the entry that is not there was never written, or somebody took it out already.
        if (position === undefined) continue;
        if (rowHashAt(this.table.snapshot, position) === hashes[index]) {
          this.#removed.push(position);
          removed.push(id);
        } else {
          this.refused.push({ code: 'cell.changedMeanwhile', ...this.#place(position, 'rowId'), value: id });
        }
      }
    }
    if (removed.length === 0) return;
    const record: RemoveRecord = { kind: 'remove', table: this.table.key, ...ends(removed) };
    this.records.push(record);
  }

  append(appends: readonly Append[]): void {
    const rows = appends.flatMap((append) => append.rows);
    if (rows.length === 0) return;
    for (const row of rows) this.#assertDigits(row);
    const { seed, ids } = this.#freshIds(rows.length);
    const { key, bodyRows, snapshot } = this.table;
    const isEmpty = bodyRows === 1 && (snapshot.rows[0] ?? []).every((value) => value === '');
    this.#append = {
      position: isEmpty ? 0 : bodyRows,
      rows: rows.map((row, index) => ({ ...row, rowId: ids[index] ?? '' })),
    };
    const hashes = rows.map((row) => rowHashOf(key, row)).join('');
    const record: AppendRecord = { kind: 'append', table: key, seed, ...ends(ids), hashes };
    this.records.push(record);
  }

  /** Identities that follow from the seed alone, so that the journal needs to keep no more than it. */
  #freshIds(count: number): { seed: string; ids: string[] } {
    const taken = new Set(this.#ids);
    for (let attempt = 0; ; attempt++) {
      const seed = `${this.seed}/${attempt}`;
      const ids = newRowIds(new Set(), count, seed);
      if (ids.every((id) => !taken.has(id))) return { seed, ids };
    }
  }

  #assertDigits(row: RowValues): void {
    for (const spec of TABLES[this.table.key].columns) {
      const value = row[spec.key];
      if (value === undefined || !losesDigits(value, spec)) continue;
      const { sheet } = this.table.snapshot;
      throw new ProblemError({ code: 'amount.tooManyDigits', sheet, value: String(value) });
    }
  }

  replace(rows: readonly RowValues[] | undefined): void {
    if (!rows) return;
    const { key } = this.table;
    const ids = newRowIds(new Set(), rows.length, this.seed);
    this.#replaced = rows.map((row, index) => ({ ...row, rowId: ids[index] ?? '' }));
    const hash = bodyHash(
      key,
      rows.map((row) => rowHashOf(key, row)),
    );
    const record: ReplaceRecord = { kind: 'replace', table: key, count: rows.length, hash };
    this.records.push(record);
  }

  #refuseGone({ id, position }: RowAt): void {
    const value = id === '' ? String(position + 1) : id;
    if (this.refused.some((problem) => problem.code === 'row.goneMeanwhile' && problem.value === value))
      return;
    this.refused.push({ code: 'row.goneMeanwhile', sheet: this.table.snapshot.sheet, value });
  }

  #place(position: number, key: string): { sheet: string; cell: string } {
    const { sheet, firstColumn, headerRow, columns } = this.table.snapshot;
    const letters = columnLetters(firstColumn + (columns.get(key) ?? 0));
    return { sheet, cell: `${letters}${headerRow + 2 + position}` };
  }
}

function ends(ids: readonly string[]): { count: number; first: string; last: string } {
  return { count: ids.length, first: ids[0] ?? '', last: ids.at(-1) ?? '' };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}
