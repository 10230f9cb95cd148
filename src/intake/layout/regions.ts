/**
 * Where on a sheet tables stand: beside each other, with blank columns between them, and below each other, each under a
 * header of its own. A region is the sheet itself with everything outside it blank, so that whatever reads a region speaks
 * of the sheet's own rows and columns.
 */
import { DICTIONARY } from '../columns/dictionary';
import { findHeader, readHeader, repeatsUpper, type FieldMap, type HeaderRow } from '../columns/headers';
import { REGIONS_MAX } from '../source/limits';
import { cellText, isBlankCell, type SourceRow, type SourceSheet } from '../source/source';
import { headerKey } from '../values/wording';

const NO_CELLS: SourceRow = [];
/** A block this narrow is a note beside the table. */
const BLOCK_COLUMNS_MIN = 2;
/** Lines above a header say what the table is of; fuller rows are data. */
const TITLE_CELLS_MAX = 2;
/** Words of the dictionary that a row must have to be the header of another table. */
const HEADER_WORDS_MIN = 3;

/** The sheet itself when it holds one table, or none that can be told apart. */
export function regionsOf(sheet: SourceSheet, map: FieldMap): readonly SourceSheet[] {
  return besideEachOther(sheet, map).flatMap((block) => belowEachOther(block, map));
}

function besideEachOther(sheet: SourceSheet, map: FieldMap): readonly SourceSheet[] {
  const blocks = blocksOf(sheet);
  if (blocks.length < 2) return [sheet];
  const views = blocks.map((block) => withColumns(sheet, block));
  const headed = views.filter((view) => hasTable(findHeader(view, map)));
  // A block without a header of its own belongs to its neighbour: a column of remarks, a list left open.
  return headed.length < 2 ? [sheet] : headed;
}

/** Says who, or when and how much: what a list of anything has in its header. */
function hasTable(header: HeaderRow | null): boolean {
  const senses = new Set(header?.columns.map(({ sense }) => sense));
  return senses.has('customer.name') || senses.has('customer.code') || senses.has('document.date');
}

interface Block {
  readonly first: number;
  readonly last: number;
}

/** Runs of columns that hold something in any of the rows. */
function blocksOf({ rows, columnCount }: SourceSheet): readonly Block[] {
  const used = new Array<boolean>(columnCount).fill(false);
  let left = columnCount;
  for (const row of rows) {
    if (left === 0) break;
    for (const [column, cell] of row.entries()) {
      if (used[column] === true || isBlankCell(cell)) continue;
      used[column] = true;
      left -= 1;
    }
  }
  const blocks: Block[] = [];
  for (let first = 0; first < columnCount; first += 1) {
    if (used[first] !== true) continue;
    let last = first;
    while (used[last + 1] === true) last += 1;
    if (last - first + 1 >= BLOCK_COLUMNS_MIN) blocks.push({ first, last });
    first = last;
  }
  return blocks;
}

function withColumns(sheet: SourceSheet, { first, last }: Block): SourceSheet {
  const rows = sheet.rows.map((row) =>
    row.slice(0, last + 1).map((cell, column) => (column < first ? '' : cell)),
  );
  trim(rows);
  return { ...sheet, rows, columnCount: last + 1 };
}

function belowEachOther(sheet: SourceSheet, map: FieldMap): readonly SourceSheet[] {
  const header = findHeader(sheet, map);
  if (header === null) return [sheet];
  const starts = laterHeaders(sheet, header, map).map((row) => titleOf(sheet, row));
  if (starts.length === 0) return [sheet];
  return [0, ...starts].map((start, index) => withRows(sheet, start, starts[index] ?? sheet.rows.length));
}

/** Rows below the first header that head a table of their own. */
function laterHeaders(sheet: SourceSheet, first: HeaderRow, map: FieldMap): readonly number[] {
  const found: number[] = [];
  let current = headerText(sheet.rows[first.row]);
  const named = namesCustomer(first.columns);
  let isFirst = true;
  for (let row = first.row + 1; row < sheet.rows.length && found.length < REGIONS_MAX; row += 1) {
    const cells = sheet.rows[row] ?? NO_CELLS;
    if (!headsTable(cells)) continue;
    const text = headerText(cells);
    if (isFirst && named && repeatsUpper(cells, first.upper ?? [])) continue;
    // Printed lists repeat their header on every page; only where the title names the customer is it another table.
    if (text === current && (isFirst ? named : hasCustomer(cells, map))) continue;
    // The second row of a header heads nothing of its own.
    if (found[found.length - 1] !== row - 1) found.push(row);
    current = text;
    isFirst = false;
  }
  return found;
}

function hasCustomer(cells: SourceRow | undefined, map: FieldMap): boolean {
  return namesCustomer(readHeader(cells ?? NO_CELLS, map));
}

function namesCustomer(columns: HeaderRow['columns']): boolean {
  return columns.some(({ sense }) => sense === 'customer.name' || sense === 'customer.code');
}

/** All text without a digit, and nearly all of it words of headers. */
function headsTable(cells: SourceRow): boolean {
  let words = 0;
  let others = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    if (typeof cell !== 'string' || /\d/.test(cell)) return false;
    if (isBlankCell(cell)) continue;
    if (DICTIONARY.has(headerKey(cell))) words += 1;
    else others += 1;
  }
  return words >= HEADER_WORDS_MIN && others <= words;
}

function headerText(cells: SourceRow | undefined): string {
  return (cells ?? NO_CELLS).map(cellText).join('\u0000');
}

/** The first of the lines right above the header that are its title. */
function titleOf({ rows }: SourceSheet, header: number): number {
  let start = header;
  while (start > 0 && isTitle(rows[start - 1] ?? NO_CELLS)) start -= 1;
  return start;
}

function isTitle(cells: SourceRow): boolean {
  const filled = cells.filter((cell) => !isBlankCell(cell));
  if (filled.length === 0 || filled.length > TITLE_CELLS_MAX) return false;
  return filled.every((cell) => typeof cell === 'string' && !isTotalLabel(cell));
}

function isTotalLabel(text: string): boolean {
  return /(?:小计|合计|总计|累计|total)/i.test(text);
}

function withRows(sheet: SourceSheet, start: number, end: number): SourceSheet {
  const rows = sheet.rows.slice(0, end).map((row, index) => (index < start ? NO_CELLS : row));
  trim(rows);
  return { ...sheet, rows };
}

/** Blank rows behind the last with content belong to nobody. */
function trim(rows: SourceRow[]): void {
  while (rows[rows.length - 1]?.every(isBlankCell) === true) rows.pop();
}
