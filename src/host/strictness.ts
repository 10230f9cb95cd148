/** Where Excel says no. Each can be switched off, or made smaller, for one test; the defaults are Excel's. */
export interface Strictness {
  readonly requestBytesMax: number;
  readonly responseBytesMax: number;
  /** More cells than this in one range: its values come back as null, as Excel does. */
  readonly readCellsMax: number;
  /** A batch that arrives while a cell is being edited fails, or waits when it asked for that. */
  readonly cellEditMode: boolean;
  readonly protectedSheets: boolean;
  /** A block written over a filtered table lands in the rows that are shown, not in the rows it was meant for. */
  readonly filteredTables: boolean;
}

const MEBIBYTE = 1_048_576;

export const LIKE_EXCEL: Strictness = {
  requestBytesMax: 5 * MEBIBYTE,
  responseBytesMax: 5 * MEBIBYTE,
  readCellsMax: 5_000_000,
  cellEditMode: true,
  protectedSheets: true,
  filteredTables: true,
};
