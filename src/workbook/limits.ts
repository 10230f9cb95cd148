/**
 * Every limit of the conversation with Excel. Excel on the web refuses more than 5 MB a request or response, every Excel
 * more than 5,000,000 cells a range read; we stay far below, so that a slow machine shows progress and can be stopped.
 */

/** A write is split into requests of about this size. */
export const CHUNK_BYTES_MAX = 1_000_000;

/** Cells asked for in one response: some 4 MB at 20 bytes a cell; a blank one takes 3. Halved when Excel finds it too large. */
export const RESPONSE_CELLS_MAX = 200_000;

/** Below this many cells a response that is too large is not our doing. */
export const RESPONSE_CELLS_MIN = 100;

/** Up to this many rows every formula of a column is read, to see which were typed over: a few megabytes at most. */
export const FORMULA_ROWS_READ_MAX = 10_000;

/** Of longer columns, and of those that only other formulas read, the first rows tell whether there are formulas. */
export const FORMULA_ROWS_SAMPLED = 50;

/** Unwritten rows a block may bridge: an untouched cell costs four bytes, another block some four hundred. */
export const BLOCK_GAP_ROWS_MAX = 12;

/** A cell holds 32,767 characters; a piece of a journal entry stays below. */
export const JOURNAL_PIECE_CHARACTERS = 30_000;

/** Digits Excel keeps of a number. */
export const EXCEL_DIGITS = 15;

/**
 * Rows below a table in which codes are text already, so that `001` typed there is no number by the time the table takes it
 * in. A whole column would reach the user's cells above and below; these rows move on with every write.
 */
export const TYPED_ROWS_AHEAD = 200;

/** A validation rule holds a list of this many characters. */
export const LIST_CHARACTERS_MAX = 255;

export const SHEET_ROWS = 1_048_576;

/** Cells of sheets read in one answer, with their values, types and formats: about a megabyte. */
export const SHEET_BLOCK_CELLS_MAX = 20_000;

/** Rows whose own extent is asked for, so that one cell far out does not make a large sheet of a small one. */
export const SHEET_STRIP_ROWS = 500;

/** More cells are not read out of open sheets. */
export const SHEET_CELLS_MAX = 10_000_000;

/** Excel fails to tell the merged cells of a range with more of them. */
export const MERGED_AREAS_MAX = 512;
