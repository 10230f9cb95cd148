/** Rows, columns and cells inserted or deleted: everything below or to the right moves, and references follow. */
import { intersection } from './address';
import { invalidArgument } from './errors';
import type { Box, Cell, SheetModel, TableModel } from './model';
import { SHEET_COLUMNS, SHEET_ROWS } from './model';
import { ADD_IN } from './changes';
import { forEachFormula } from './everyFormula';
import { shiftedSpan, shiftFormula, type GridShift } from './references-edit';
import type { Session } from './session';
import { removeTable } from './removal';
import { bodyBox, fillRows } from './tables';

type Shift = Pick<GridShift, 'dimension' | 'kind'>;

/**
 * Inserts or deletes the box's cells. A box of whole rows or columns takes everything with it, references included; a part
 * of a sheet moves its own cells, and a table only as a whole or by its own rows.
 * @throws HostError InvalidArgument when a table would be torn.
 */
export function shiftCells(
  session: Session,
  sheet: SheetModel,
  box: Box,
  shift: Shift,
  location: string,
): void {
  const { book } = session;
  const rows = shift.dimension === 'rows';
  const [at, count] = rows ? [box.row, box.height] : [box.column, box.width];
  const band = rows
    ? { row: 0, height: SHEET_ROWS, column: box.column, width: box.width }
    : { row: box.row, height: box.height, column: 0, width: SHEET_COLUMNS };
  const whole = rows ? box.width === SHEET_COLUMNS : box.height === SHEET_ROWS;
  const moved: GridShift = { ...shift, at, count, sheetName: sheet.name };
  const onSheet = book.tables.filter((table) => table.sheetId === sheet.id);
  for (const table of onSheet) demandUntorn(table, band, moved, location);
  const affected = onSheet.filter((table) => intersection(table.box, band));
  for (const table of affected) shiftTable(session, table, moved);
  moveCells(sheet, band, moved);
  for (const table of affected) if (book.tables.includes(table)) fillInserted(sheet, table, moved);
  shiftFurniture(sheet, band, moved, whole);
  shiftHeldAreas(session, sheet, band, moved);
  const across = rows
    ? { first: band.column, last: band.column + band.width - 1 }
    : { first: band.row, last: band.row + band.height - 1 };
  const followed = whole ? moved : { ...moved, across };
  forEachFormula(book, (formula, place) => shiftFormula(formula, place.sheetName, followed));
  session.engine.structureChanged();
}

function demandUntorn(table: TableModel, band: Box, shift: GridShift, location: string): void {
  const shared = intersection(table.box, band);
  if (!shared) return;
  const { row, column, height, width } = table.box;
  const [first, size] = shift.dimension === 'rows' ? [row, height] : [column, width];
  const affected = shift.at < first + size;
  const torn = shift.dimension === 'rows' ? shared.width < width : shared.height < height;
  const headerGone =
    shift.kind === 'delete' &&
    shift.dimension === 'rows' &&
    shift.at <= row &&
    row < shift.at + shift.count &&
    shift.at + shift.count < row + height;
  if (affected && (torn || headerGone))
    throw invalidArgument(location, 'This operation would change part of a table.');
}

function shiftTable(session: Session, table: TableModel, shift: GridShift): void {
  const { row, column, height, width } = table.box;
  const rows = shift.dimension === 'rows';
  const [first, size] = rows ? [row, height] : [column, width];
  const span = shiftedSpan(first, first + size - 1, shift, rows ? SHEET_ROWS : SHEET_COLUMNS);
  if (!span) {
    removeTable(session, table, ADD_IN);
    return;
  }
  if (!rows) shiftTableColumns(table, shift);
  const [start, end] = span;
  const least = rows ? 2 : 1;
  const length = Math.max(least, end - start + 1);
  table.box = rows
    ? { ...table.box, row: start, height: length }
    : { ...table.box, column: start, width: length };
}

function fillInserted(sheet: SheetModel, table: TableModel, shift: GridShift): void {
  if (shift.kind !== 'insert' || shift.dimension !== 'rows') return;
  const body = bodyBox(table);
  const isInside = shift.at > body.row && shift.at < body.row + body.height;
  if (isInside || shift.at === body.row) fillRows(sheet, table, shift.at, shift.count);
}

function shiftTableColumns(table: TableModel, shift: GridShift): void {
  const inside = shift.at - table.box.column;
  if (shift.kind === 'delete') {
    const from = Math.max(0, inside);
    table.columns.splice(from, Math.max(0, inside + shift.count - from));
  } else if (inside > 0 && inside < table.box.width) {
    const taken = new Set(table.columns.map(({ name }) => name));
    const added = Array.from({ length: shift.count }, (_, index) => {
      let number = inside + index + 1;
      while (taken.has(`Column${number}`)) number += 1;
      taken.add(`Column${number}`);
      return { id: Math.max(...table.columns.map(({ id }) => id)) + index + 1, name: `Column${number}` };
    });
    table.columns.splice(inside, 0, ...added);
  }
  const filters = [...table.filters].flatMap(([column, shown]): [number, readonly string[]][] => {
    const span = shiftedSpan(column, column, { ...shift, at: inside }, SHEET_COLUMNS);
    return span ? [[span[0], shown]] : [];
  });
  table.filters = new Map(filters);
}

function moveCells(sheet: SheetModel, band: Box, shift: GridShift): void {
  const rows = shift.dimension === 'rows';
  const size = rows ? SHEET_ROWS : SHEET_COLUMNS;
  const target = (position: number): number | null =>
    shiftedSpan(position, position, shift, size)?.[0] ?? null;
  if (rows && band.width === SHEET_COLUMNS) {
    sheet.rows = new Map(
      [...sheet.rows].flatMap(([row, cells]): [number, Map<number, Cell>][] => {
        const to = target(row);
        return to === null ? [] : [[to, cells]];
      }),
    );
    return;
  }
  const moving: { row: number; column: number; cell: Cell }[] = [];
  for (const [row, cells] of sheet.rows) {
    if (row < band.row || row >= band.row + band.height) continue;
    for (const [column, cell] of cells) {
      if (column < band.column || column >= band.column + band.width) continue;
      const to = target(rows ? row : column);
      if (to === (rows ? row : column)) continue;
      cells.delete(column);
      if (to !== null) moving.push(rows ? { row: to, column, cell } : { row, column: to, cell });
    }
  }
  for (const { row, column, cell } of moving) {
    const cells = sheet.rows.get(row);
    if (cells) cells.set(column, cell);
    else sheet.rows.set(row, new Map([[column, cell]]));
  }
}

/** Where a box stands afterwards: as it was unless all of it lies in the band that moves; null when it is deleted. */
function movedBox(box: Box, band: Box, shift: GridShift): Box | null {
  const shared = intersection(box, band);
  if (!shared || shared.height < box.height || shared.width < box.width) return box;
  const rows = shift.dimension === 'rows';
  const [first, size, limit] = rows
    ? [box.row, box.height, SHEET_ROWS]
    : [box.column, box.width, SHEET_COLUMNS];
  const span = shiftedSpan(first, first + size - 1, shift, limit);
  if (!span) return null;
  const [start, end] = span;
  return rows
    ? { ...box, row: start, height: end - start + 1 }
    : { ...box, column: start, width: end - start + 1 };
}

/** What the client holds on to moves with its cells. */
function shiftHeldAreas(session: Session, sheet: SheetModel, band: Box, shift: GridShift): void {
  for (const area of session.heldAreas) {
    if (area.sheet !== sheet) continue;
    const box = movedBox(area.box, band, shift);
    if (box) area.box = box;
    else area.isVoid = true;
  }
}

/** Formats, validations, merges, widths, heights and hidden lines that stand on the moved cells. */
function shiftFurniture(sheet: SheetModel, band: Box, shift: GridShift, whole: boolean): void {
  const rows = shift.dimension === 'rows';
  const moveBox = (box: Box): Box[] => {
    const moved = movedBox(box, band, shift);
    return moved ? [moved] : [];
  };
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format) => {
    const [box, ...moreBoxes] = [format.box, ...format.moreBoxes].flatMap(moveBox);
    return box ? [{ ...format, box, moreBoxes }] : [];
  });
  sheet.validations = sheet.validations.flatMap((validation) => {
    const boxes = validation.boxes.flatMap(moveBox);
    return boxes.length > 0 ? [{ ...validation, boxes }] : [];
  });
  sheet.merges = sheet.merges.flatMap(moveBox);
  if (!whole) return;
  const limit = rows ? SHEET_ROWS : SHEET_COLUMNS;
  const moveKey = (key: number): number | null => shiftedSpan(key, key, shift, limit)?.[0] ?? null;
  const moveKeys = <T>(sizes: Map<number, T>): Map<number, T> =>
    new Map(
      [...sizes].flatMap(([key, size]): [number, T][] => {
        const to = moveKey(key);
        return to === null ? [] : [[to, size]];
      }),
    );
  const moveSet = (keys: Set<number>): Set<number> =>
    new Set([...keys].map(moveKey).filter((key) => key !== null));
  if (rows) {
    sheet.rowHeights = moveKeys(sheet.rowHeights);
    sheet.hiddenRows = moveSet(sheet.hiddenRows);
  } else {
    sheet.columnWidths = moveKeys(sheet.columnWidths);
    sheet.hiddenColumns = moveSet(sheet.hiddenColumns);
  }
}
