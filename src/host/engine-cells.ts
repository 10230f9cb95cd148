/** The model's cells as the calculation engine sees them: a live view, so that nothing is copied and nothing can differ. */
import { CellValueType, ObjectMatrix } from '@univerjs/core';
import type { ICellData, IObjectMatrixPrimitiveType, Nullable } from '@univerjs/core';
import type { Cell, Scalar, SheetModel } from './model';

/** Reads one sheet of the model; the engine's results go back into the model and are seen here at once. */
export class SheetCells extends ObjectMatrix<ICellData> {
  constructor(private readonly sheet: SheetModel) {
    super({});
  }

  override getValue(row: number, column: number): ICellData {
    // The base class's type promises a cell where it returns undefined for an empty one; the engine expects that.
    return engineCell(this.sheet.rows.get(row)?.get(column)) as ICellData;
  }

  /** Built whole; only ISFORMULA asks for it. */
  override getMatrix(): IObjectMatrixPrimitiveType<ICellData> {
    const matrix: IObjectMatrixPrimitiveType<ICellData> = {};
    for (const [row, cells] of this.sheet.rows) {
      const line: Record<number, ICellData> = {};
      for (const [column, cell] of cells) {
        const seen = engineCell(cell);
        if (seen) line[column] = seen;
      }
      matrix[row] = line;
    }
    return matrix;
  }
}

/** A cell for the engine; undefined for a blank one. */
function engineCell(cell: Cell | undefined): ICellData | undefined {
  if (!cell) return undefined;
  const { value, formula } = cell;
  if (formula !== undefined) return { ...constant(value), f: formula };
  return value === '' ? undefined : constant(value);
}

function constant(value: Scalar): ICellData {
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: CellValueType.STRING };
}

/** The engine's result as the model keeps it: a formula that yields nothing shows 0, as in Excel. */
export function modelValue(result: Nullable<ICellData>): Scalar {
  const value = result?.v;
  if (value === null || value === undefined) return 0;
  return result?.t === CellValueType.BOOLEAN ? Boolean(value) : value;
}
