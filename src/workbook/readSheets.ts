/**
 * Sheets of the user's read as they stand, and never written: values, number formats, red fonts, merged cells, what is hidden.
 * In blocks of about a megabyte, with at most two exchanges a block: the second one only where a block has several colours of
 * fonts, or hidden rows among others.
 */
import { fail, ok, type Result } from '../ledger/result';
import type { MergedCell, OpenSheets } from '../ledger/sheetCells';
import { batchesOf, rangeAt, type RangePlace } from './blockReader';
import { dateSystem } from './dateSystem';
import {
  MERGED_AREAS_MAX,
  RESPONSE_CELLS_MIN,
  SHEET_BLOCK_CELLS_MAX,
  SHEET_CELLS_MAX,
  SHEET_STRIP_ROWS,
} from './limits';
import { errorCode, isResponseTooLarge } from './problems';
import { SheetCollector } from './sheetCollector';

interface OpenSheet {
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
  /** null for an empty sheet. */
  readonly used: RangePlace | null;
}

/**
 * @param ids Excel's, as `listSheets` tells them
 * @param onProgress from 0 to 1
 * @returns fails with `import.sheetNotFound` (gone meanwhile) and `file.tooLarge`
 */
export async function readSheets(
  context: Excel.RequestContext,
  ids: readonly string[],
  onProgress: (share: number) => void,
): Promise<Result<OpenSheets>> {
  const { workbook } = context;
  workbook.load('name');
  const dates = dateSystem(context);
  const asked = ids.map((id) => askSheet(context, id));
  await context.sync();
  if (asked.some(({ sheet }) => sheet.isNullObject)) return fail({ code: 'import.sheetNotFound' });
  const sheets = asked.map(openSheet);
  const columns = sheets.map(({ used }) => askColumns(context, used));
  const strips = await stripsOf(context, sheets);
  const cells = strips.reduce((sum, { height, width }) => sum + height * width, 0);
  if (cells > SHEET_CELLS_MAX) {
    return fail({ code: 'file.tooLarge', file: workbook.name, figures: { cells: String(cells) } });
  }
  const collectors = new Map<string, SheetCollector>();
  for (const [index, { id, used }] of sheets.entries()) {
    const merges = used === null ? [] : await readMerges(context, used);
    collectors.set(id, new SheetCollector(merges, columns[index]?.() ?? []));
  }
  const batches = batchesOf(strips, SHEET_BLOCK_CELLS_MAX);
  for (const [index, batch] of batches.entries()) {
    await readBlocks(context, batch, collectors);
    onProgress((index + 1) / batches.length);
  }
  return ok({
    name: workbook.name,
    dateSystem: dates.is1904() ? 1904 : 1900,
    sheets: sheets.flatMap(({ id, name, hidden }) => collectors.get(id)?.cells(name, hidden) ?? []),
  });
}

interface AskedSheet {
  readonly id: string;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
}

function askSheet({ workbook }: Excel.RequestContext, id: string): AskedSheet {
  const sheet = workbook.worksheets.getItemOrNullObject(id);
  sheet.load('name,visibility');
  const used = sheet.getUsedRangeOrNullObject(true);
  loadPlace(used);
  return { id, sheet, used };
}

function loadPlace(range: Excel.Range): void {
  range.load('rowIndex,columnIndex,rowCount,columnCount');
}

function openSheet({ id, sheet, used }: AskedSheet): OpenSheet {
  const place = used.isNullObject ? null : placeOf(id, used);
  return { id, name: sheet.name, hidden: sheet.visibility !== 'Visible', used: place };
}

function placeOf(sheetId: string, { rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): RangePlace {
  return { sheetId, row: rowIndex, column: columnIndex, height: rowCount, width: columnCount };
}

interface Strip {
  readonly whole: RangePlace;
  /** null: all of it. */
  readonly used: Excel.Range | null;
}

/** What is used of every few hundred rows, which sheets of a single block need not be asked. One exchange. */
async function stripsOf(
  context: Excel.RequestContext,
  sheets: readonly OpenSheet[],
): Promise<readonly RangePlace[]> {
  const asked = sheets.flatMap(({ used }): Strip[] => {
    if (used === null) return [];
    if (used.height * used.width <= SHEET_BLOCK_CELLS_MAX) return [{ whole: used, used: null }];
    return rowsOf(used, SHEET_STRIP_ROWS).map((whole) => {
      const range = rangeAt(context, whole).getUsedRangeOrNullObject(true);
      loadPlace(range);
      return { whole, used: range };
    });
  });
  await context.sync();
  return asked.flatMap(({ whole, used }) => {
    if (used === null) return [whole];
    return used.isNullObject ? [] : [placeOf(whole.sheetId, used)];
  });
}

function rowsOf(place: RangePlace, rows: number): RangePlace[] {
  return Array.from({ length: Math.ceil(place.height / rows) }, (_, index) => {
    const offset = index * rows;
    return { ...place, row: place.row + offset, height: Math.min(rows, place.height - offset) };
  });
}

/** @returns what tells the hidden columns once the caller's next exchange has answered */
function askColumns(context: Excel.RequestContext, used: RangePlace | null): () => readonly number[] {
  if (used === null) return () => [];
  // One row tells it for all: a used range may have more cells than Excel answers about.
  const columns = rangeAt(context, { ...used, height: 1 }).getColumnProperties({ columnHidden: true });
  return () =>
    columns.value.flatMap(({ columnHidden }, index) => (columnHidden === true ? [used.column + index] : []));
}

/**
 * Excel names the whole of each merged cell whose first cell is in the range, and fails where they are too many: then it is
 * asked for the halves. On Windows the question is known to empty the list of what the user can take back (office-js 5918).
 */
async function readMerges(context: Excel.RequestContext, place: RangePlace): Promise<readonly MergedCell[]> {
  const found = rangeAt(context, place).getMergedAreasOrNullObject();
  found.load('areas/rowIndex,areas/columnIndex,areas/rowCount');
  try {
    await context.sync();
  } catch (error) {
    const mayBeTooMany = errorCode(error) !== '' && place.height * place.width > MERGED_AREAS_MAX;
    if (!mayBeTooMany || place.height === 1) throw error;
    const merges: MergedCell[] = [];
    for (const half of rowsOf(place, Math.ceil(place.height / 2)))
      merges.push(...(await readMerges(context, half)));
    return merges;
  }
  if (found.isNullObject) return [];
  return found.areas.items.flatMap(({ rowIndex, columnIndex, rowCount }) =>
    rowCount > 1 ? [{ row: rowIndex, column: columnIndex, lastRow: rowIndex + rowCount - 1 }] : [],
  );
}

/** Of a block too large for an answer, halves. */
async function readBlocks(
  context: Excel.RequestContext,
  blocks: readonly RangePlace[],
  collectors: ReadonlyMap<string, SheetCollector>,
): Promise<void> {
  const read = blocks.map((place) => ({ place, range: rangeAt(context, place) }));
  for (const { range } of read) range.load('values,numberFormat,valueTypes,rowHidden,format/font/color');
  try {
    await context.sync();
  } catch (error) {
    const cells = blocks.reduce((sum, { height, width }) => sum + height * width, 0);
    if (!isResponseTooLarge(error) || cells <= RESPONSE_CELLS_MIN) throw error;
    for (const half of batchesOf(blocks, Math.ceil(cells / 2))) await readBlocks(context, half, collectors);
    return;
  }
  const details = read.map(({ place, range }) => {
    collectors.get(place.sheetId)?.take(place, range);
    return askDetails(range);
  });
  if (details.some(({ colours, rows }) => colours !== null || rows !== null)) await context.sync();
  for (const [index, { colours, rows }] of details.entries()) {
    const block = read[index];
    if (block === undefined) continue;
    const { place, range } = block;
    collectors.get(place.sheetId)?.takeLooks(place, {
      colourAt: (row, column) =>
        colours === null ? range.format.font.color : colours.value[row]?.[column]?.format?.font?.color,
      isHidden: (row) => (rows === null ? range.rowHidden : rows.value[row]?.rowHidden) === true,
    });
  }
}

/** What a block answers for all its cells at once is asked for one by one where it differs among them. */
function askDetails(range: Excel.Range) {
  // The types know no null, which stands for several.
  const isMixed = (value: unknown): boolean => value === null || value === '';
  return {
    colours: isMixed(range.format.font.color)
      ? range.getCellProperties({ format: { font: { color: true } } })
      : null,
    rows: isMixed(range.rowHidden) ? range.getRowProperties({ rowHidden: true }) : null,
  };
}
