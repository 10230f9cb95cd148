/** What happened to the book, as events tell it and a grid redraws it. */
import type { Box, Scalar, SheetModel } from './model';

export type Source = 'Local' | 'Remote';

/** Who did it: the add-in through a batch, a person at this grid, or a co-author elsewhere. */
export interface Actor {
  readonly source: Source;
  readonly byAddIn: boolean;
}

export const ADD_IN: Actor = { source: 'Local', byAddIn: true };
export const PERSON: Actor = { source: 'Local', byAddIn: false };
export const CO_AUTHOR: Actor = { source: 'Remote', byAddIn: false };

export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted';

export interface DataChange {
  readonly kind: 'data';
  readonly sheet: SheetModel;
  readonly box: Box;
  readonly changeType: ChangeType;
  readonly actor: Actor;
  /** For one cell only, as Excel tells it. */
  readonly before?: Scalar;
  readonly after?: Scalar;
}

export interface SheetChange {
  readonly kind: 'sheetAdded' | 'sheetDeleted' | 'sheetActivated' | 'sheetDeactivated';
  readonly sheetId: string;
  readonly actor: Actor;
}

export interface SelectionChange {
  readonly kind: 'selection';
  readonly sheet: SheetModel;
  readonly box: Box;
}

export interface TableChange {
  readonly kind: 'tableAdded' | 'tableDeleted';
  readonly tableId: string;
  readonly tableName: string;
  readonly sheetId: string;
  readonly actor: Actor;
}

export type BookChange = DataChange | SheetChange | SelectionChange | TableChange;
