/** What a user can do, one file each. */
export { adviseLimits } from './adviseLimits';
export { checkLedger } from './checkLedger';
export { createLedger } from './createLedger';
export { forgetMapping } from './forgetMapping';
export { importLedger } from './importLedger';
export { listOpenSheets, readOpenSheets } from './openSheets';
export { mergeCustomers } from './mergeCustomers';
export { decideShipment } from './decideShipment';
export { readJournal } from './readJournal';
export { readPortfolio } from './readPortfolio';
export { retryRejected } from './retryRejected';
export { scoreCustomers } from './scoreCustomers';
export { undoEntry } from './undoEntry';
export { selfCheck } from './selfCheck';
export { goToCell, selectedRow, watchWorkbook, workbookState } from './workbook';
export { questionsOf } from './importQuestions';
export type * from './types';
