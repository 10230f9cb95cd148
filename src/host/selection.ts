/** Which cells are selected, and on which sheet: the add-in, a person and a grid all move it. */
import { ADD_IN } from './changes';
import type { Box, SheetModel } from './model';
import type { Session } from './session';

export function setSelection(session: Session, sheet: SheetModel, box: Box): void {
  activate(session, sheet);
  sheet.selection = box;
  session.record({ kind: 'selection', sheet, box });
}

export function activate(session: Session, sheet: SheetModel): void {
  const { book } = session;
  if (book.activeSheetId === sheet.id) return;
  session.record({ kind: 'sheetDeactivated', sheetId: book.activeSheetId, actor: ADD_IN });
  book.activeSheetId = sheet.id;
  session.record({ kind: 'sheetActivated', sheetId: sheet.id, actor: ADD_IN });
}
