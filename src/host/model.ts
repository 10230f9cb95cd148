/**
 * The workbook as the host keeps it: plain data, no behaviour of Excel's object model and none of the engine's.
 * `xlsx.ts` reads and writes it, `objects/` shows it to office.js, `engine.ts` calculates it.
 * All rows and columns are zero-based. Formulas are kept as the user wrote them, structured references included.
 */

export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** '' is a blank cell. An error is its code as text (`#N/A`) with `error` set on the cell. */
export type Scalar = string | number | boolean;

export interface Cell {
  value: Scalar;
  /** With the leading `=`; absent for a constant. */
  formula?: string;
  /** True when `value` is an error code such as `#DIV/0!`. */
  error?: true;
  /** True for a formula whose value is not known yet: opened without a cached value, or written since. */
  stale?: true;
  style?: Style;
}

/** Immutable and shared between cells: change a style by making another object. */
export interface Style {
  readonly numberFormat?: string;
  readonly fill?: string;
  readonly fontColor?: string;
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly horizontal?: 'Left' | 'Center' | 'Right' | 'General' | 'Fill' | 'Justify';
  readonly vertical?: 'Top' | 'Center' | 'Bottom';
  readonly wrap?: boolean;
  readonly locked?: boolean;
}

/** A rectangle: first row, first column, height, width. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
}

export interface TableModel {
  id: string;
  name: string;
  sheetId: string;
  /** Header row included. */
  box: Box;
  style: string;
  showBandedRows: boolean;
  showTotals: boolean;
  /** One per column, in order; the name is the header cell's text. */
  columns: TableColumnModel[];
  /** Whether the header shows filter buttons, and the criteria in force by zero-based column: the values shown. */
  showFilterButton: boolean;
  filters: Map<number, readonly string[]>;
}

export interface TableColumnModel {
  id: number;
  name: string;
  /** A calculated column's formula: rows added to the table receive it. */
  formula?: string;
}

/** What a conditional format's rule looks like; colours as `#RRGGBB`. */
export interface ConditionalFormatModel {
  id: string;
  /** Only `Custom` (formula) rules are evaluated; others are kept and saved as they were opened. */
  type: 'Custom' | 'Other';
  box: Box;
  /** Further areas of one rule opened from a file; a rule the add-in makes has none. */
  moreBoxes: Box[];
  /** For the box's top-left cell, with `=`. */
  formula: string;
  fill?: string;
  fontColor?: string;
  bold?: boolean;
  italic?: boolean;
  stopIfTrue: boolean;
  /** What xlsx needs to write an `Other` rule back; opaque to everyone else. */
  original?: unknown;
}

export interface ValidationModel {
  id: string;
  boxes: Box[];
  rule:
    | { type: 'list'; source: string; inCellDropDown: boolean }
    | {
        type: 'wholeNumber' | 'decimal' | 'date' | 'textLength';
        operator: string;
        formula1: string;
        formula2?: string;
      }
    | { type: 'custom'; formula: string };
  ignoreBlanks: boolean;
  error?: { title: string; message: string; style: 'Stop' | 'Warning' | 'Information'; showAlert: boolean };
  prompt?: { title: string; message: string; showPrompt: boolean };
}

export interface NameModel {
  name: string;
  /** With `=`, e.g. `=政策!$C$4`. */
  formula: string;
  /** Set for a sheet-scoped name. */
  sheetId?: string;
  visible: boolean;
  comment: string;
}

export interface SheetModel {
  id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  tabColor: string;
  showGridlines: boolean;
  /** Row → column → cell. Only cells with content or style stand in it. */
  rows: Map<number, Map<number, Cell>>;
  /** Width in points as Excel's API counts it, by column; absent = default. */
  columnWidths: Map<number, number>;
  rowHeights: Map<number, number>;
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  merges: Box[];
  frozenRows: number;
  frozenColumns: number;
  /** First has the highest priority. */
  conditionalFormats: ConditionalFormatModel[];
  validations: ValidationModel[];
  protected: boolean;
  /** Active cell or range when the sheet is shown. */
  selection: Box;
}

export interface BookModel {
  sheets: SheetModel[];
  tables: TableModel[];
  names: NameModel[];
  activeSheetId: string;
  dateSystem: 1900 | 1904;
  /** Add-in settings saved in the file (Office.context.document.settings and workbook.settings). */
  settings: Map<string, unknown>;
}
