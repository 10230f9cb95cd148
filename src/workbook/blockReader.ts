/** Reads any number of ranges in as few answers as Excel gives: several ranges an exchange, large ones in blocks of rows. */
import type { CellValue } from '../ledger/records';
import { isResponseTooLarge } from './problems';
import { RESPONSE_CELLS_MAX, RESPONSE_CELLS_MIN } from './limits';

export interface RangePlace {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
}

export interface RangeRequest extends RangePlace {
  readonly what: 'values' | 'formulas';
}

export type Grid = readonly (readonly CellValue[])[];

/** Some rows of a request, by its place among the requests. */
export type Piece<Request extends RangePlace> = Request & { readonly request: number };

/**
 * The cells of each request, in the requests' order. `beside` may load further things with the first exchange.
 * Throws Excel's errors; an answer that is too large is asked for again in halves.
 */
export async function readRanges(
  context: Excel.RequestContext,
  requests: readonly RangeRequest[],
  beside?: () => void,
): Promise<Grid[]> {
  const results: CellValue[][][] = requests.map(() => []);
  const batches = batchesOf(requests, RESPONSE_CELLS_MAX);
  if (batches.length === 0 && beside) batches.push([]);
  for (const [index, batch] of batches.entries()) {
    await readBatch(context, batch, results, index === 0 ? beside : undefined);
  }
  return results;
}

async function readBatch(
  context: Excel.RequestContext,
  batch: readonly Piece<RangeRequest>[],
  results: CellValue[][][],
  beside?: () => void,
): Promise<void> {
  beside?.();
  const ranges = batch.map((piece) => loadPiece(context, piece));
  try {
    await context.sync();
  } catch (error) {
    const cells = batch.reduce((sum, { height, width }) => sum + height * width, 0);
    if (!isResponseTooLarge(error) || cells <= RESPONSE_CELLS_MIN) throw error;
    for (const half of batchesOf(batch, Math.ceil(cells / 2)))
      await readBatch(context, half, results, beside);
    return;
  }
  for (const [index, piece] of batch.entries()) {
    const range = ranges[index];
    const result = results[piece.request];
    // One by one: a piece can hold more rows than a call takes arguments.
    if (range && result) for (const row of gridOf(range, piece.what)) result.push(row);
  }
}

function loadPiece(context: Excel.RequestContext, piece: RangeRequest): Excel.Range {
  const range = rangeAt(context, piece);
  range.load(piece.what);
  return range;
}

function gridOf(range: Excel.Range, what: RangeRequest['what']): CellValue[][] {
  return (what === 'values' ? range.values : range.formulas) as CellValue[][];
}

export function rangeAt(context: Excel.RequestContext, place: RangePlace): Excel.Range {
  return context.workbook.worksheets
    .getItem(place.sheetId)
    .getRangeByIndexes(place.row, place.column, place.height, place.width);
}

/** Pieces in order, cut by rows so that no batch has more than `cellsMax` cells. */
export function batchesOf<Request extends RangePlace>(
  requests: readonly (Request & { readonly request?: number })[],
  cellsMax: number,
): Piece<Request>[][] {
  const batches: Piece<Request>[][] = [];
  let batch: Piece<Request>[] = [];
  let room = cellsMax;
  for (const [index, request] of requests.entries()) {
    for (let row = 0; row < request.height;) {
      const height = Math.min(request.height - row, Math.max(1, Math.floor(room / request.width)));
      if (room < request.width && batch.length > 0) {
        batches.push(batch);
        batch = [];
        room = cellsMax;
        continue;
      }
      batch.push({ ...request, row: request.row + row, height, request: request.request ?? index });
      room -= height * request.width;
      row += height;
    }
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
