/** Excel without Excel: for the command line, the workbench and tests. `./node` connects it to office.js in Node. */
export type { BookChange, Source } from './changes';
export { coloursOf, type CellLook } from './conditional';
export { ExcelHost, type HostOptions, type HostReply, type HostStats } from './host';
export type { BookModel, Box, Cell, Scalar, SheetModel, Style, TableModel } from './model';
export { newBook } from './newBook';
export { LIKE_EXCEL, type Strictness } from './strictness';
export { HostFileError, openBook, saveBook } from './xlsx';
