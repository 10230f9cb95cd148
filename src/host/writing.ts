/** Values and formulas written into cells, with everything Excel does on the way: typing, tables that grow, new headers. */
import { intersection } from './address';
import { cellAt, hasContent, putCell, styleCell } from './cells';
import type { Actor } from './changes';
import { invalidArgument, wrongDimensions } from './errors';
import type { Box, Scalar, SheetModel, TableModel } from './model';
import type { Session } from './session';
import { growTable, readHeaders, tablesOn } from './tables';
import { typed } from './typing';

/** null leaves the cell as it is, '' clears it. */
export type Input = Scalar | null;

const GENERAL = 'General';
/** Characters a cell can hold. */
const TEXT_LENGTH_MAX = 32_767;

/**
 * @param input one value for all cells, or rows of values of the box's size
 * @throws HostError InvalidArgument (size), AccessDenied (protected)
 */
export function writeBlock(
  session: Session,
  sheet: SheetModel,
  box: Box,
  input: Input | readonly (readonly Input[])[],
  actor: Actor,
  location: string,
): void {
  if (
    Array.isArray(input) &&
    (input.length !== box.height || input.some((row: readonly Input[]) => row.length !== box.width))
  ) {
    throw wrongDimensions(location);
  }
  session.demandWritable(sheet, box, location);
  const single = box.height * box.width === 1;
  const before = single ? (cellAt(sheet, box.row, box.column)?.value ?? '') : undefined;
  const rows = targetRows(session, sheet, box);
  for (let index = 0; index < box.height; index++) {
    const row = rows[index] ?? box.row + index;
    for (let offset = 0; offset < box.width; offset++) {
      const value = Array.isArray(input)
        ? (input as readonly (readonly Input[])[])[index]?.[offset]
        : (input as Input);
      if (value !== null && value !== undefined) writeCell(sheet, row, box.column + offset, value, location);
    }
  }
  tablesAfterWrite(session, sheet, box);
  const after = single ? (cellAt(sheet, box.row, box.column)?.value ?? '') : undefined;
  const detail = before !== undefined && after !== undefined ? { before, after } : {};
  session.cellsChanged(sheet, box, actor, 'RangeEdited', detail);
}

function writeCell(sheet: SheetModel, row: number, column: number, value: Scalar, location: string): void {
  if (typeof value !== 'string') {
    putCell(sheet, row, column, { value });
    return;
  }
  if (value.length > TEXT_LENGTH_MAX) throw invalidArgument(location);
  const style = cellAt(sheet, row, column)?.style;
  const { numberFormat, content } = typed(value, style?.numberFormat);
  putCell(sheet, row, column, content);
  if (numberFormat !== undefined && (style?.numberFormat ?? GENERAL) === GENERAL) {
    styleCell(sheet, row, column, { ...style, numberFormat });
  }
}

/** Where a block's rows really land: over a filtered table, in the rows that are shown. */
function targetRows(session: Session, sheet: SheetModel, box: Box): readonly number[] {
  const filtered = tablesOn(session, sheet).some(
    (table) => table.filters.size > 0 && intersection(table.box, box),
  );
  if (!filtered || box.height === 1 || !session.strict.filteredTables) return [];
  const rows: number[] = [];
  for (let row = box.row; rows.length < box.height; row++) if (!sheet.hiddenRows.has(row)) rows.push(row);
  return rows;
}

/** What Excel does to the tables in and above cells that were written. */
export function tablesAfterWrite(session: Session, sheet: SheetModel, box: Box): void {
  for (const table of tablesOn(session, sheet)) tableAfterWrite(session, table, sheet, box);
}

function tableAfterWrite(session: Session, table: TableModel, sheet: SheetModel, box: Box): void {
  const header = intersection({ ...table.box, height: 1 }, box);
  if (header) readHeaders(session, table, sheet);
  const rows = rowsJoining(session, table, sheet, box);
  if (rows > 0) growTable(session, table, rows);
  noteCalculatedColumns(table, sheet, box);
}

/** How many rows written right below the table it takes in: from a filled first one to the last filled one. */
function rowsJoining(session: Session, table: TableModel, sheet: SheetModel, box: Box): number {
  const below = table.box.row + table.box.height;
  const reaches = box.row <= below && box.row + box.height > below;
  if (
    !reaches ||
    table.showTotals ||
    !intersection({ ...box, row: 0, height: 1 }, { ...table.box, row: 0, height: 1 })
  )
    return 0;
  const isFilled = (row: number): boolean =>
    table.columns.some((_, index) => hasContent(cellAt(sheet, row, table.box.column + index)));
  if (!isFilled(below)) return 0;
  let last = below;
  for (let row = below; row < box.row + box.height; row++) if (isFilled(row)) last = row;
  const grown = { ...table.box, row: below, height: last - below + 1 };
  const blocked = tablesOn(session, sheet).some((other) => other !== table && intersection(other.box, grown));
  return blocked ? 0 : last - below + 1;
}

/** One formula in the whole of a column's body makes it a calculated column: rows to come receive it. */
function noteCalculatedColumns(table: TableModel, sheet: SheetModel, box: Box): void {
  const body = { ...table.box, row: table.box.row + 1, height: table.box.height - 1 };
  const shared = intersection(body, box);
  if (!shared || shared.height < body.height) return;
  for (let at = shared.column; at < shared.column + shared.width; at++) {
    const column = table.columns[at - table.box.column];
    const formula = cellAt(sheet, body.row, at)?.formula;
    if (!column) continue;
    let same = formula !== undefined;
    for (let row = body.row; same && row < body.row + body.height; row++)
      same = cellAt(sheet, row, at)?.formula === formula;
    if (same && formula !== undefined) column.formula = formula;
    else if (!anyFormula(sheet, body, at)) delete column.formula;
  }
}

function anyFormula(sheet: SheetModel, body: Box, column: number): boolean {
  for (let row = body.row; row < body.row + body.height; row++) {
    if (cellAt(sheet, row, column)?.formula !== undefined) return true;
  }
  return false;
}
