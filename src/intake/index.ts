/** How old spreadsheets get in: open a file, find its tables, read them, and plan what they add to a ledger. */
export { openSource } from './open';
export { planImport, type ImportOptions } from './planImport';
export type { ImportPlan, NewRow } from './plan';
export type * from './report';
export type { FileBytes, SourceWorkbook, SourceSheet, SourceCell } from './source';
export { FIELDS, type Field } from './fields';
