/** What a user can do, one file each. */
export { checkLedger } from './checkLedger';
export { createLedger } from './createLedger';
export { importLedger } from './importLedger';
export { readJournal } from './readJournal';
export { undoEntry } from './undoEntry';
export { goToCell, selectedRow, selfCheck, watchWorkbook, workbookState } from './workbook';
export type * from './types';
