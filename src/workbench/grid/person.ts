/** Listens to a person at the grid and tells the host: edits, cell-edit mode, the selection, the sheet shown, column widths. */
import { ICommandService, type IRange } from '@univerjs/core';
import { SetWorksheetColWidthMutation, type ISetWorksheetColWidthMutationParams } from '@univerjs/sheets';
import type { Box, ExcelHost, SheetModel } from '../../host';
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

export function listenToPerson({ univer, api }: GridParts, { host, grid, refused }: PersonOptions): void {
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
      if (command.id === SetWorksheetColWidthMutation.id) {
        keepWidths(host(), command.params as ISetWorksheetColWidthMutationParams);
      }
    });
  api.addEvent(api.Event.SheetEditStarted, () => host().beginCellEdit());
  api.addEvent(api.Event.SheetEditEnded, () => host().endCellEdit());
  api.addEvent(api.Event.SelectionChanged, ({ worksheet, selections }) => {
    const range = selections[0];
    if (grid.busy || !range) return;
    selectInHost(host(), worksheet.getSheetId(), boxOf(range));
  });
  api.addEvent(api.Event.ActiveSheetChanged, ({ activeSheet }) => {
    if (grid.busy) return;
    grid.sheetShown();
    const sheet = sheetOf(host(), activeSheet.getSheetId());
    if (sheet && host().book.activeSheetId !== sheet.id) void host().activateSheet(sheet.name);
  });
}

function selectInHost(host: ExcelHost, sheetId: string, box: Box): void {
  const sheet = sheetOf(host, sheetId);
  if (!sheet) return;
  const same =
    host.book.activeSheetId === sheetId &&
    addressOf(host, sheetId, sheet.selection) === addressOf(host, sheetId, box);
  if (!same) void host.select(addressOf(host, sheetId, box));
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
  return `'${name.replaceAll("'", "''")}'!${first === last ? first : `${first}:${last}`}`;
}

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
