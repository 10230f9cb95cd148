/** How old spreadsheets get in: open a file, find its tables, read them, and plan what they add to a ledger. */
export { openSource } from './source/open';
export { sourceOfSheets } from './source/openSheets';
export { planImport, type ImportOptions } from './plan/planImport';
export { questionsOf, type ColumnQuestion } from './columns/questions';
export type { CustomerDecision } from './plan/decideCustomers';
export type { ImportPlan, KeptRow, NewRow, RejectedTable } from './plan/plan';
export type * from './report';
export type { FileBytes, SourceWorkbook, SourceSheet, SourceCell } from './source/source';
export { FIELDS, type Field } from './columns/fields';
