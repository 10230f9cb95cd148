/** Puts a sheet together from its blocks. */
import type { CellValue } from '../ledger/records';
import { cellKey, isRedColour, type MergedCell, type SheetCells } from '../ledger/sheetCells';
import type { RangePlace } from './blockReader';

/** Of one block, by zero-based row and column within it. */
export interface BlockLooks {
  readonly colourAt: (row: number, column: number) => string | undefined;
  readonly isHidden: (row: number) => boolean;
}

export class SheetCollector {
  readonly #rows: CellValue[][] = [];
  readonly #formats = new Map<string, number[]>();
  readonly #errors: number[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #red = new Set<number>();

  constructor(
    private readonly merges: readonly MergedCell[],
    private readonly hiddenColumns: readonly number[],
  ) {}

  /** Blocks come from above; no two of them share a row. */
  take(
    { row, column }: RangePlace,
    {
      values,
      numberFormat,
      valueTypes,
    }: Pick<Excel.Range, 'values'> & { numberFormat: unknown[][]; valueTypes: unknown[][] },
  ): void {
    while (this.#rows.length < row) this.#rows.push([]);
    for (const [down, cells] of (values as CellValue[][]).entries()) {
      for (const [right, value] of cells.entries()) {
        if (value === '') continue;
        const key = cellKey(row + down, column + right);
        if (valueTypes[down]?.[right] === 'Error') this.#errors.push(key);
        else if (typeof value === 'number') this.#format(String(numberFormat[down]?.[right]), key);
      }
      this.#rows.push(trimmed(column, cells));
    }
  }

  #format(format: string, key: number): void {
    if (format === 'General') return;
    const known = this.#formats.get(format);
    if (known) known.push(key);
    else this.#formats.set(format, [key]);
  }

  takeLooks({ row, column, height }: RangePlace, { colourAt, isHidden }: BlockLooks): void {
    for (let down = 0; down < height; down++) {
      if (isHidden(down)) this.#hiddenRows.add(row + down);
      const cells = this.#rows[row + down] ?? [];
      for (let at = column; at < cells.length; at++) {
        if (cells[at] !== '' && isRedColour(colourAt(down, at - column) ?? ''))
          this.#red.add(cellKey(row + down, at));
      }
    }
  }

  cells(name: string, hidden: boolean): SheetCells {
    const rows = [...this.#rows];
    while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
    return {
      name,
      hidden,
      rows,
      formats: this.#formats,
      errors: this.#errors,
      merges: this.merges,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: new Set(this.hiddenColumns),
      red: this.#red,
    };
  }
}

function trimmed(before: number, cells: readonly CellValue[]): CellValue[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length--;
  return length === 0 ? [] : [...new Array<CellValue>(before).fill(''), ...cells.slice(0, length)];
}
