/** What Excel does with tables: making, growing, resizing, renaming, and headers that stay text and unique. */
import { intersection } from './address';
import { cellAt, hasContent, putCell, styleCell } from './cells';
import { invalidArgument, itemAlreadyExists } from './errors';
import type { Box, SheetModel, TableColumnModel, TableModel } from './model';
import { renameColumnInFormula, renameTableInFormula } from './references-edit';
import type { Session } from './session';
import { forEachFormula } from './everyFormula';

const TABLE_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;
const LOOKS_LIKE_CELL = /^[A-Z]{1,3}\d+$/i;

export function tablesOn(session: Session, sheet: SheetModel): TableModel[] {
  return session.book.tables.filter((table) => table.sheetId === sheet.id);
}

export function sheetOf(session: Session, table: TableModel): SheetModel {
  const sheet = session.book.sheets.find(({ id }) => id === table.sheetId);
  if (!sheet) throw new RangeError(`table ${table.name} has no sheet`);
  return sheet;
}

/** Data rows: without header and totals. A table always has at least one. */
export function bodyBox(table: TableModel): Box {
  const { row, column, height, width } = table.box;
  return { row: row + 1, column, height: Math.max(1, height - 1 - (table.showTotals ? 1 : 0)), width };
}

export function addTable(session: Session, sheet: SheetModel, box: Box, hasHeaders: boolean): TableModel {
  const location = 'TableCollection.add';
  if (tablesOn(session, sheet).some((table) => intersection(table.box, box))) {
    throw invalidArgument(location, 'A table cannot overlap another table.');
  }
  if (!hasHeaders) throw invalidArgument(location, 'A table without header row is not built.');
  const tableBox = box.height > 1 ? box : { ...box, height: 2 };
  const table: TableModel = {
    id: session.newId('TABLE'),
    name: freeTableName(session),
    sheetId: sheet.id,
    box: tableBox,
    style: 'TableStyleMedium2',
    showBandedRows: true,
    showTotals: false,
    columns: Array.from({ length: box.width }, (_, index) => ({ id: index + 1, name: '' })),
    showFilterButton: true,
    filters: new Map(),
  };
  session.book.tables.push(table);
  readHeaders(session, table, sheet);
  session.engine.structureChanged(false);
  return table;
}

function freeTableName(session: Session): string {
  const taken = new Set(session.book.tables.map((table) => table.name.toLowerCase()));
  let number = session.book.tables.length + 1;
  while (taken.has(`table${number}`)) number += 1;
  return `Table${number}`;
}

/** @throws HostError InvalidArgument or ItemAlreadyExists, as Excel refuses names. */
export function renameTable(session: Session, table: TableModel, name: string): void {
  const location = 'Table.name';
  if (!TABLE_NAME.test(name) || LOOKS_LIKE_CELL.test(name) || name.length > 255)
    throw invalidArgument(location, name);
  const wanted = name.toLowerCase();
  const taken =
    session.book.tables.some((other) => other !== table && other.name.toLowerCase() === wanted) ||
    session.book.names.some((other) => other.name.toLowerCase() === wanted);
  if (taken) throw itemAlreadyExists(location);
  const from = table.name;
  table.name = name;
  forEachFormula(session.book, (formula) => renameTableInFormula(formula, from, name));
  session.engine.structureChanged(false);
}

/** Header cells become text, blank and repeated ones get a name of their own; formulas follow renamed columns. */
export function readHeaders(session: Session, table: TableModel, sheet: SheetModel): void {
  const taken = new Set<string>();
  table.columns.forEach((column, index) => {
    const cell = cellAt(sheet, table.box.row, table.box.column + index);
    const name = freeHeader(cell === undefined ? '' : String(cell.value), index, taken);
    taken.add(name.toLowerCase());
    if (cell?.value !== name) putCell(sheet, table.box.row, table.box.column + index, { value: name });
    renameColumn(session, table, column, name);
  });
}

function freeHeader(wanted: string, index: number, taken: ReadonlySet<string>): string {
  const base = wanted === '' ? `Column${index + 1}` : wanted;
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}${number}`;
  return name;
}

function renameColumn(session: Session, table: TableModel, column: TableColumnModel, name: string): void {
  const from = column.name;
  column.name = name;
  if (from === '' || from === name) return;
  forEachFormula(session.book, (formula, place) =>
    renameColumnInFormula(formula, table.name, place.tableId === table.id, from, name),
  );
  session.engine.structureChanged(false);
}

/** Takes in rows that now belong to the table: they look like the row above, and calculated columns fill them. */
export function growTable(session: Session, table: TableModel, rows: number): void {
  const sheet = sheetOf(session, table);
  const first = table.box.row + table.box.height;
  table.box = { ...table.box, height: table.box.height + rows };
  table.columns.forEach((column, index) => {
    const at = table.box.column + index;
    const style = first - 1 > table.box.row ? cellAt(sheet, first - 1, at)?.style : undefined;
    for (let row = first; row < first + rows; row++) {
      if (style !== undefined && cellAt(sheet, row, at)?.style === undefined)
        styleCell(sheet, row, at, style);
      fillCalculated(sheet, column, row, at);
    }
  });
  session.engine.structureChanged(false);
  session.engine.changed(sheet.id, {
    row: first,
    column: table.box.column,
    height: rows,
    width: table.box.width,
  });
}

/** Rows that are new and empty within the table: calculated columns fill them. */
export function fillRows(sheet: SheetModel, table: TableModel, first: number, count: number): void {
  table.columns.forEach((column, index) => {
    for (let row = first; row < first + count; row++)
      fillCalculated(sheet, column, row, table.box.column + index);
  });
}

function fillCalculated(sheet: SheetModel, column: TableColumnModel, row: number, at: number): void {
  if (column.formula === undefined || hasContent(cellAt(sheet, row, at))) return;
  putCell(sheet, row, at, { value: '', formula: column.formula, stale: true });
}

/** @throws HostError InvalidArgument unless the header stays where it is and no other table is in the way. */
export function resizeTable(session: Session, table: TableModel, box: Box): void {
  const location = 'Table.resize';
  const sheet = sheetOf(session, table);
  if (box.row !== table.box.row || box.height < 2 || !intersection(box, table.box))
    throw invalidArgument(location);
  if (tablesOn(session, sheet).some((other) => other !== table && intersection(other.box, box))) {
    throw invalidArgument(location, 'A table cannot overlap another table.');
  }
  const columns = new Map(table.columns.map((column, index) => [table.box.column + index, column]));
  let nextId = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
  table.columns = Array.from({ length: box.width }, (_, index) => {
    return columns.get(box.column + index) ?? { id: nextId++, name: '' };
  });
  const added = box.height - table.box.height;
  table.box = { ...box, height: Math.min(box.height, table.box.height) };
  readHeaders(session, table, sheet);
  if (added > 0) growTable(session, table, added);
  session.engine.structureChanged(false);
}
