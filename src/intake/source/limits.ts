/** Every bound of an import, by name: what is larger is refused with a sentence instead of being tried. */
const MEGABYTE = 1024 * 1024;

export const FILE_BYTES_MAX = 100 * MEGABYTE;
/** A workbook of 160,000 × 12 cells inflates to about 120 MB. */
export const INFLATED_BYTES_MAX = 512 * MEGABYTE;
/** One part becomes one string in the reader, and engines hold no string of 512 M characters. */
export const INFLATED_ENTRY_BYTES_MAX = 400 * MEGABYTE;
/** Spreadsheet XML deflates to about a tenth; repetitive sheets reach a fiftieth. */
export const INFLATED_RATIO_MAX = 250;
/** Below this size a high ratio harms nobody: a small part of blanks may deflate very well. */
export const INFLATED_RATIO_FROM_BYTES = 16 * MEGABYTE;
export const ZIP_ENTRIES_MAX = 10_000;
export const SHEETS_MAX = 500;
/** Excel's own number of rows. */
export const ROWS_MAX = 1_048_576;
export const CELLS_MAX = 10_000_000;
/** Cells of a sheet remembered for what they show beyond their value: no sheet of a person's has as many. */
export const MARKS_MAX = 2_000_000;
/** Wider sheets are calendars and matrices, not lists of documents. */
export const COLUMNS_MAX = 512;
/** A header stands within this many rows from the top. */
export const HEADER_ROWS_SCANNED = 20;
/** Tables on one sheet; a sheet of more is read as far as that. */
export const REGIONS_MAX = 1000;
/** How many values of a column are looked at to tell its type. */
export const PROFILE_VALUES_MAX = 400;
