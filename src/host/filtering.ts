/** What a person does to a table's rows: filters that hide them, and sorting that moves them. */
import type { Actor } from './changes';
import { invalidArgument } from './errors';
import { cellAt } from './cells';
import type { Cell, TableModel } from './model';
import { translateFormula } from './references-edit';
import type { Session } from './session';
import { bodyBox, sheetOf } from './tables';

/** Shows the rows every filtered column allows, by the text of the values. */
export function applyFilters(session: Session, table: TableModel): void {
  const sheet = sheetOf(session, table);
  const { row, height, column } = bodyBox(table);
  for (let at = row; at < row + height; at++) {
    const shown = [...table.filters].every(([offset, values]) =>
      values.includes(String(cellAt(sheet, at, column + offset)?.value ?? '')),
    );
    if (shown) sheet.hiddenRows.delete(at);
    else sheet.hiddenRows.add(at);
  }
}

export function clearFilters(session: Session, table: TableModel): void {
  table.filters.clear();
  applyFilters(session, table);
}

export interface SortField {
  /** Zero-based column of the table. */
  readonly key: number;
  readonly ascending: boolean;
}

/** Sorts the body as Excel does: numbers, then text, then blanks; equal rows keep their order. */
export function sortRows(
  session: Session,
  table: TableModel,
  fields: readonly SortField[],
  actor: Actor,
): void {
  const sheet = sheetOf(session, table);
  const body = bodyBox(table);
  if (fields.some(({ key }) => key < 0 || key >= body.width)) throw invalidArgument('TableSort.apply');
  session.demandWritable(sheet, body, 'TableSort.apply');
  const rows = Array.from({ length: body.height }, (_, index) => ({
    from: body.row + index,
    cells: Array.from({ length: body.width }, (__, offset) =>
      cellAt(sheet, body.row + index, body.column + offset),
    ),
  }));
  rows.sort((a, b) => {
    for (const { key, ascending } of fields) {
      const order = compare(a.cells[key], b.cells[key], ascending);
      if (order !== 0) return order;
    }
    return a.from - b.from;
  });
  for (const [index, { from, cells }] of rows.entries()) {
    const to = body.row + index;
    const target = sheet.rows.get(to) ?? new Map<number, Cell>();
    sheet.rows.set(to, target);
    for (const [offset, cell] of cells.entries()) {
      if (!cell) target.delete(body.column + offset);
      else target.set(body.column + offset, movedCell(cell, to - from));
    }
  }
  session.cellsChanged(sheet, body, actor);
}

function movedCell(cell: Cell, rows: number): Cell {
  return cell.formula === undefined ? cell : { ...cell, formula: translateFormula(cell.formula, rows, 0) };
}

function compare(a: Cell | undefined, b: Cell | undefined, ascending: boolean): number {
  const [left, right] = [a?.value ?? '', b?.value ?? ''];
  if (left === '' || right === '') return Number(left === '') - Number(right === '');
  const rank = (value: unknown): number =>
    typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
  const order =
    rank(left) - rank(right) ||
    (typeof left === 'number' && typeof right === 'number'
      ? left - right
      : String(left).localeCompare(String(right), 'zh-CN'));
  return ascending ? order : -order;
}
