/** What the grid could do and the host would not know of: refused, so that the grid never shows a book that is not there. */
import { CustomCommandExecutionError, ICommandService, type Univer } from '@univerjs/core';
import {
  CopySheetCommand,
  InsertColByRangeCommand,
  InsertColCommand,
  InsertRowByRangeCommand,
  InsertSheetCommand,
  MoveColsCommand,
  MoveRowsCommand,
  RemoveColCommand,
  RemoveRowCommand,
  RemoveSheetCommand,
  SetTabColorCommand,
  SetWorksheetHideCommand,
  SetWorksheetNameCommand,
  SetWorksheetOrderCommand,
} from '@univerjs/sheets';

const UNFOLLOWED: ReadonlySet<string> = new Set(
  [
    CopySheetCommand,
    InsertColByRangeCommand,
    InsertColCommand,
    InsertRowByRangeCommand,
    InsertSheetCommand,
    MoveColsCommand,
    MoveRowsCommand,
    RemoveColCommand,
    RemoveRowCommand,
    RemoveSheetCommand,
    SetTabColorCommand,
    SetWorksheetHideCommand,
    SetWorksheetNameCommand,
    SetWorksheetOrderCommand,
  ].map(({ id }) => id),
);

export function refuseUnfollowed(univer: Univer, container: HTMLElement): void {
  univer
    .__getInjector()
    .get(ICommandService)
    .beforeCommandExecuted(({ id }) => {
      if (UNFOLLOWED.has(id)) throw new CustomCommandExecutionError(`${id} is not offered`);
    });
  // The tab of the sheet shown would let itself be renamed and dragged before it asks.
  const capture = { capture: true };
  container.addEventListener('pointerdown', refuseOn('[role=tab][aria-selected=true]'), capture);
  container.addEventListener('contextmenu', refuseOn('[role=tab]'), capture);
}

function refuseOn(selector: string): (event: Event) => void {
  return (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(selector)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
