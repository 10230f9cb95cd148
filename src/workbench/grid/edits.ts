/** Turns what the grid's commands changed into what a person would have typed, box by box. */
import { CellValueType, type ICellData, type Nullable } from '@univerjs/core';
import { MoveRangeMutation, SetRangeValuesMutation, type IMoveRangeMutationParams } from '@univerjs/sheets';
import type { Box, Scalar } from '../../host';

type Matrix = Record<number, Record<number, Nullable<ICellData>>>;

export interface TypedBox {
  readonly sheetId: string;
  readonly box: Box;
  readonly values: Scalar[][];
}

interface CellsCommand {
  readonly id: string;
  readonly params?: object;
}

interface SetRangeValues {
  readonly subUnitId: string;
  readonly cellValue?: Matrix;
}

/** The edits a command of the grid stands for; none for commands that change no cell. */
export function editsOf(command: CellsCommand): TypedBox[] {
  if (command.id === SetRangeValuesMutation.id) {
    const { subUnitId, cellValue } = command.params as SetRangeValues;
    return cellValue ? boxesOf(subUnitId, cellValue) : [];
  }
  if (command.id === MoveRangeMutation.id) {
    const { from, to } = command.params as IMoveRangeMutationParams;
    return [from, to].flatMap(({ subUnitId, value }) => boxesOf(subUnitId, value as Matrix));
  }
  return [];
}

/** Neighbouring cells of a row together, and rows of the same width together: one paste stays one edit. */
function boxesOf(sheetId: string, matrix: Matrix): TypedBox[] {
  const boxes: TypedBox[] = [];
  const rows = Object.keys(matrix).map(Number);
  for (const row of rows.sort((a, b) => a - b)) {
    for (const { column, values } of runsOf(matrix[row] ?? {})) {
      const above = boxes.find(
        ({ box }) => box.column === column && box.width === values.length && box.row + box.height === row,
      );
      if (above) {
        boxes[boxes.indexOf(above)] = {
          sheetId,
          box: { ...above.box, height: above.box.height + 1 },
          values: [...above.values, values],
        };
      } else {
        boxes.push({ sheetId, box: { row, column, height: 1, width: values.length }, values: [values] });
      }
    }
  }
  return boxes;
}

function runsOf(cells: Record<number, Nullable<ICellData>>): { column: number; values: Scalar[] }[] {
  const runs: { column: number; values: Scalar[] }[] = [];
  const columns = Object.keys(cells).map(Number);
  for (const column of columns.sort((a, b) => a - b)) {
    const cell = cells[column];
    if (cell && !hasContent(cell)) continue;
    const last = runs.at(-1);
    if (last && last.column + last.values.length === column) last.values.push(typedValue(cell));
    else runs.push({ column, values: [typedValue(cell)] });
  }
  return runs;
}

/** A command that only styles a cell names no content. */
function hasContent(cell: ICellData): boolean {
  return 'v' in cell || 'f' in cell || 'p' in cell;
}

function typedValue(cell: Nullable<ICellData>): Scalar {
  if (!cell) return '';
  if (cell.f) return cell.f;
  const text = cell.p?.body?.dataStream;
  if (text !== undefined) return text.replace(/\r\n$/, '').replaceAll('\r', '\n');
  const { v: value, t: type } = cell;
  if (value === null || value === undefined) return '';
  if (type === CellValueType.BOOLEAN) return value === 1 || value === true;
  return type === CellValueType.FORCE_STRING ? `'${value}` : value;
}
