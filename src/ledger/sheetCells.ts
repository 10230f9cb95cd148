/** Sheets of a workbook as they stand: what their cells hold and how they look, before anybody decides what they mean. */
import type { CellValue } from './records';

const COLUMNS_OF_EXCEL = 16_384;

/** One number for the place of a cell; row and column zero-based. */
export function cellKey(row: number, column: number): number {
  return row * COLUMNS_OF_EXCEL + column;
}

export function placeOfKey(key: number): { readonly row: number; readonly column: number } {
  return { row: Math.floor(key / COLUMNS_OF_EXCEL), column: key % COLUMNS_OF_EXCEL };
}

/** A cell merged over others, zero-based; what it shows stands in its first row and column. */
export interface MergedCell {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
}

/** A colour with much red and little of the others. @param colour RRGGBB in hexadecimal, with or without # or alpha before it */
export function isRedColour(colour: string): boolean {
  const found = /^#?(?:[\da-f]{2})?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour);
  const [red = 0, green = 0, blue = 0] = (found ?? []).slice(1).map((part) => parseInt(part, 16));
  return red >= 0xc0 && green <= 0x50 && blue <= 0x50;
}

/** A sheet read out of Excel. Rows and columns are zero-based, cells are keys of `cellKey`. */
export interface SheetCells {
  readonly name: string;
  readonly hidden: boolean;
  /** From the sheet's first row and column on, each as far as its last cell with content. An error is its code as text. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Cells with a number, by the number format they have; those of the format General are left out. */
  readonly formats: ReadonlyMap<string, readonly number[]>;
  readonly errors: readonly number[];
  /** Only those over several rows. */
  readonly merges: readonly MergedCell[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Cells with content in a red font. */
  readonly red: ReadonlySet<number>;
}

/** Sheets of the open workbook. */
export interface OpenSheets {
  /** The workbook's, as Excel shows it: of one never saved, without an ending. */
  readonly name: string;
  /** What the serials of its days count from. */
  readonly dateSystem: 1900 | 1904;
  readonly sheets: readonly SheetCells[];
}
