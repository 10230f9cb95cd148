/** A cell merged over several rows names each of them: what one customer's block says once is said of all its rows. */
import type { Field } from '../columns/fields';
import { classifyRow } from './rowClass';
import {
  cellAt,
  isBlankCell,
  setCell,
  type SourceCell,
  type SourceRow,
  type SourceSheet,
} from '../source/source';
import type { SourceTable } from './table';

/** What stands for every row that it is merged over. Money never does: it would count once per row. */
const SAID_OF_ALL: readonly Field[] = [
  'customer.code',
  'customer.name',
  'customer.salesperson',
  'document.number',
  'document.date',
];

/** The table with the merged cells of its customers, numbers and days filled down; rows without content and totals stay. */
export function withMergedCells(table: SourceTable): SourceTable {
  const columns = new Set(SAID_OF_ALL.flatMap((field) => table.byField.get(field)?.column ?? []));
  const filled = filledRows(table, columns);
  if (filled.size === 0) return table;
  const rows = table.sheet.rows.map((row, index) => filled.get(index) ?? row);
  return { ...table, sheet: { ...table.sheet, rows } };
}

function filledRows(table: SourceTable, columns: ReadonlySet<number>): ReadonlyMap<number, SourceRow> {
  const { sheet } = table;
  const filled = new Map<number, SourceCell[]>();
  // Merges of a sound file do not overlap: together they cannot cover more than the sheet.
  let left = sheet.rows.length * columns.size;
  for (const { row: first, column, lastRow } of sheet.merges ?? []) {
    const value = cellAt(sheet.rows[first], column);
    if (first <= table.header.row || !columns.has(column) || isBlankCell(value)) continue;
    const last = Math.min(lastRow, sheet.rows.length - 1);
    left -= Math.max(0, last - first);
    if (left < 0) break;
    for (let row = first + 1; row <= last; row += 1) {
      const cells = filled.get(row) ?? fillable(table, sheet, row);
      if (cells === null || !isBlankCell(cells[column] ?? '')) continue;
      setCell(cells, column, value);
      filled.set(row, cells);
    }
  }
  return filled;
}

function fillable(table: SourceTable, sheet: SourceSheet, row: number): SourceCell[] | null {
  const cells = sheet.rows[row] ?? [];
  return classifyRow(table, cells) === 'data' ? [...cells] : null;
}
