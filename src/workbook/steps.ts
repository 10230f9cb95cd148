/** What a write consists of, in order: cells, formats, room for rows, sizes of tables. Sent in requests of limited size. */
import type { CellValue } from '../ledger/records';
import { ProblemError } from '../ledger/result';
import { rangeAt, type RangePlace } from './blockReader';
import { jsonBytes } from './cellInput';
import { setNumberFormat } from './layout';
import { CHUNK_BYTES_MAX } from './limits';

export interface Step {
  /** About what it adds to a request. */
  readonly bytes: number;
  put(context: Excel.RequestContext): void;
}

/** Bytes of a request an operation takes beside its values. */
const OPERATION_BYTES = 500;

export interface PlacedBlock {
  readonly place: RangePlace;
  /** As they must read back afterwards; null = not written. */
  readonly values: readonly (readonly (CellValue | null)[])[];
}

/** @param input the values as Excel must be given them; see cellInput. */
export function valuesStep(block: PlacedBlock, input: PlacedBlock['values']): Step {
  let bytes = OPERATION_BYTES;
  for (const row of input) for (const value of row) bytes += jsonBytes(value) + 1;
  return {
    bytes,
    put: (context) => {
      rangeAt(context, block.place).values = input as CellValue[][];
    },
  };
}

/** One formula for every cell of a column: Excel takes a single one for a whole range, moved to each cell. */
export function formulaStep(place: RangePlace, formula: string): Step {
  return {
    bytes: OPERATION_BYTES + jsonBytes(formula),
    put: (context) => {
      rangeAt(context, place).formulas = formula as unknown as string[][];
    },
  };
}

export function numberFormatStep(place: RangePlace, format: string): Step {
  return { bytes: OPERATION_BYTES, put: (context) => setNumberFormat(rangeAt(context, place), format) };
}

export function fontColourStep(place: RangePlace, colour: string): Step {
  return {
    bytes: OPERATION_BYTES,
    put: (context) => {
      rangeAt(context, place).format.font.color = colour;
    },
  };
}

/** Moves what stands below down, within the table's columns only. */
export function insertBelowStep(place: RangePlace): Step {
  return {
    bytes: OPERATION_BYTES,
    put: (context) => {
      rangeAt(context, place).insert('Down');
    },
  };
}

export function deleteRowsStep(place: RangePlace): Step {
  return {
    bytes: OPERATION_BYTES,
    put: (context) => rangeAt(context, place).delete('Up'),
  };
}

/** @param place of the whole table, header included. */
export function resizeStep(tableId: string, place: RangePlace): Step {
  return {
    bytes: OPERATION_BYTES,
    put: (context) => context.workbook.tables.getItem(tableId).resize(rangeAt(context, place)),
  };
}

export interface SendOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/**
 * Sends the steps in order, in requests of about a megabyte. Cancelling takes effect between requests; what was sent by
 * then stays written, and the journal, which goes first, tells how to take it back.
 */
export async function sendSteps(
  context: Excel.RequestContext,
  steps: readonly Step[],
  { signal, onProgress }: SendOptions,
): Promise<void> {
  const requests = requestsOf(steps);
  for (const [index, request] of requests.entries()) {
    if (signal?.aborted) throw new ProblemError({ code: 'command.cancelled' });
    for (const step of request) step.put(context);
    await exchange(context);
    onProgress?.((index + 1) / (requests.length + 1));
  }
}

async function exchange(context: Excel.RequestContext): Promise<void> {
  await context.sync();
}

function requestsOf(steps: readonly Step[]): Step[][] {
  const requests: Step[][] = [];
  let bytes = Infinity;
  for (const step of steps) {
    if (bytes + step.bytes > CHUNK_BYTES_MAX) {
      requests.push([]);
      bytes = 0;
    }
    requests.at(-1)?.push(step);
    bytes += step.bytes;
  }
  return requests;
}
