/** Listens to a person at the grid and tells the host: edits, cell-edit mode, the selection, the sheet shown, column widths. */
import { ICommandService, type ICommandInfo, type IRange } from '@univerjs/core';
import {
  SelectionMoveType,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SetWorksheetColWidthMutation,
  type ISetSelectionsOperationParams,
  type ISetWorksheetActiveOperationParams,
  type ISetWorksheetColWidthMutationParams,
} from '@univerjs/sheets';
import { SetCellEditVisibleOperation, type IEditorBridgeServiceVisibleParam } from '@univerjs/sheets-ui';
import type { Box, ExcelHost, SheetModel } from '../../host';
import { quotedSheet } from '../../ledger/records';
import { editsOf, type TypedBox } from './edits';
import type { Grid } from './grid';
import { points } from './snapshot';
import type { GridParts } from './univer';

export interface PersonOptions {
  readonly host: () => ExcelHost;
  readonly grid: Grid;
  /** The host refused an edit, for instance on a protected sheet. */
  readonly refused: (error: unknown) => void;
}

/** By the grid's commands: its events begin seconds after its first drawing. */
export function listenToPerson({ univer }: GridParts, { host, grid, refused }: PersonOptions): void {
  let edits = Promise.resolve();
  const tell = async ({ sheetId, box, values }: TypedBox): Promise<void> => {
    try {
      await host().edit(addressOf(host(), sheetId, box), values);
    } catch (error) {
      refused(error);
    } finally {
      grid.changed();
    }
  };

  univer
    .__getInjector()
    .get(ICommandService)
    .onCommandExecuted((command) => {
      if (grid.busy) return;
      for (const edit of editsOf(command)) edits = edits.then(() => tell(edit));
      follow(command, host(), grid);
    });
}

function follow({ id, params }: Readonly<ICommandInfo>, host: ExcelHost, grid: Grid): void {
  switch (id) {
    case SetSelectionsOperation.id: {
      const { subUnitId, selections, type } = params as ISetSelectionsOperationParams;
      const moving = type === SelectionMoveType.MOVE_START || type === SelectionMoveType.MOVING;
      const range = selections[0]?.range;
      if (range && !moving) selectInHost(host, grid, subUnitId, boxOf(range));
      break;
    }
    case SetWorksheetActiveOperation.id: {
      grid.sheetShown();
      const sheet = sheetOf(host, (params as ISetWorksheetActiveOperationParams).subUnitId);
      if (sheet && host.book.activeSheetId !== sheet.id) grid.leading(host.activateSheet(sheet.name));
      break;
    }
    case SetCellEditVisibleOperation.id:
      followEditing(host, (params as IEditorBridgeServiceVisibleParam).visible);
      break;
    case SetWorksheetColWidthMutation.id:
      keepWidths(host, params as ISetWorksheetColWidthMutationParams);
      break;
  }
}

/** Hosts in which a cell is being edited: the grid says so again while it is. */
const editedHosts = new WeakSet<ExcelHost>();

function followEditing(host: ExcelHost, editing: boolean): void {
  if (editing === editedHosts.has(host)) return;
  if (editing) {
    editedHosts.add(host);
    host.beginCellEdit();
  } else {
    editedHosts.delete(host);
    host.endCellEdit();
  }
}

function selectInHost(host: ExcelHost, grid: Grid, sheetId: string, box: Box): void {
  const sheet = sheetOf(host, sheetId);
  if (!sheet) return;
  const address = addressOf(host, sheetId, box);
  const same = host.book.activeSheetId === sheetId && addressOf(host, sheetId, sheet.selection) === address;
  if (!same) grid.leading(host.select(address));
}

/** A width is part of the file, and of nothing that calculates. */
function keepWidths(
  host: ExcelHost,
  { subUnitId, ranges, colWidth }: ISetWorksheetColWidthMutationParams,
): void {
  const sheet = sheetOf(host, subUnitId);
  for (const { startColumn, endColumn } of ranges) {
    for (let column = startColumn; column <= endColumn; column++) {
      const width = typeof colWidth === 'number' ? colWidth : colWidth[column - startColumn];
      if (width) sheet?.columnWidths.set(column, points(width));
    }
  }
}

function sheetOf(host: ExcelHost, sheetId: string): SheetModel | undefined {
  return host.book.sheets.find((sheet) => sheet.id === sheetId);
}

function boxOf({ startRow, startColumn, endRow, endColumn }: IRange): Box {
  return {
    row: startRow,
    column: startColumn,
    height: endRow - startRow + 1,
    width: endColumn - startColumn + 1,
  };
}

function addressOf(host: ExcelHost, sheetId: string, box: Box): string {
  const name = sheetOf(host, sheetId)?.name ?? '';
  const first = `${letters(box.column)}${box.row + 1}`;
  const last = `${letters(box.column + box.width - 1)}${box.row + box.height}`;
  return `${quotedSheet(name)}!${first === last ? first : `${first}:${last}`}`;
}

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
