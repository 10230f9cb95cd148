/** Cells, new rows and removed rows of one table as steps. Every step is absolute: it is made for the table as just read. */
import type { CellValue } from '../ledger/records';
import { TABLES, type ColumnSpec } from '../ledger/tables';
import type { RangePlace } from './blockReader';
import { BLOCK_CELLS_MAX, blocksOf, type CellWrite } from './blocks';
import { cellInput } from './cellInput';
import type { FreshTable } from './fresh';
import { GREY, isTypedCode, numberFormatOf } from './layout';
import { SHEET_ROWS, TYPED_ROWS_AHEAD } from './limits';
import {
  deleteRowsStep,
  fontColourStep,
  insertBelowStep,
  numberFormatStep,
  resizeStep,
  valuesStep,
  type PlacedBlock,
  type Step,
} from './steps';

export type RowValues = Readonly<Record<string, CellValue>>;

export interface Steps {
  readonly steps: readonly Step[];
  /** What must be read back afterwards. */
  readonly written: readonly PlacedBlock[];
}

export interface RowsWritten extends Steps {
  /** Body rows the table must have afterwards. */
  readonly bodyRows: number;
}

/** Cells to set within the body. Code columns become text first, or Excel would read `00123` as a number. */
export function cellSteps(table: FreshTable, cells: readonly CellWrite[]): Steps {
  const specs = specsByIndex(table);
  const steps: Step[] = [];
  const written: PlacedBlock[] = [];
  for (const block of blocksOf(cells)) {
    const width = block.values[0]?.length ?? 0;
    const place = bodyPlace(table, block.row, block.column, block.values.length, width);
    for (let offset = 0; offset < width; offset++) {
      const spec = specs.get(block.column + offset);
      if (spec?.type !== 'code') continue;
      const column = { ...place, column: place.column + offset, width: 1 };
      steps.push(numberFormatStep(column, numberFormatOf(spec)));
    }
    const placed = { place, values: block.values };
    steps.push(valuesStep(placed, inputOf(block.values, block.column, specs)));
    written.push(placed);
  }
  return { steps, written };
}

/**
 * Rows from data row `position` on, over what stands there and directly below the table, which grows by itself. Columns
 * of the user's and, when `live`, calculated ones are left alone. Formats come before values, so that codes stay text.
 */
export function rowSteps(
  table: FreshTable,
  position: number,
  rows: readonly RowValues[],
  live: boolean,
): RowsWritten {
  const beyond = position + rows.length - table.bodyRows;
  const steps: Step[] = beyond > 0 ? roomBelow(table, beyond) : [];
  const written: PlacedBlock[] = [];
  const fields = fieldsOf(table, live);
  steps.push(...formatSteps(table, position, rows.length, fields));
  // A block across the table's last row could be taken for an overwrite of it; below it starts one of its own.
  const inside = Math.min(rows.length, Math.max(0, table.bodyRows - position));
  for (const [from, to] of slices(inside, rows.length, table.snapshot.headers.length)) {
    const values = rows.slice(from, to).map((row) => fields.map((field) => valueIn(row, field)));
    const place = bodyPlace(table, position + from, 0, to - from, fields.length);
    const placed = { place, values };
    const specs = new Map(fields.flatMap((field, index) => (field ? [[index, field] as const] : [])));
    steps.push(valuesStep(placed, inputOf(values, 0, specs)));
    written.push(placed);
  }
  return { steps, written, bodyRows: Math.max(table.bodyRows, position + rows.length) };
}

/** The whole body of a derived table: new rows over the old, what is left over blanked and given back by the table. */
export function replaceSteps(table: FreshTable, rows: readonly RowValues[], live: boolean): RowsWritten {
  const over = rowSteps(table, 0, rows, live);
  const bodyRows = Math.max(1, rows.length);
  const surplus = table.bodyRows - rows.length;
  if (surplus <= 0) return over;
  const blank = cellSteps(table, blankCells(table, rows.length, table.bodyRows));
  const steps = [...over.steps, ...blank.steps];
  if (bodyRows < table.bodyRows) steps.push(resizeStep(table.tableId, wholePlace(table, bodyRows)));
  return { steps, written: [...over.written, ...blank.written], bodyRows };
}

/** Rows to take out, bottom up. The last row of a table cannot go: it is blanked. */
export function removeSteps(table: FreshTable, positions: readonly number[]): RowsWritten {
  const sorted = [...new Set(positions)].sort((a, b) => b - a);
  const bodyRows = table.bodyRows - sorted.length;
  const steps: Step[] = [];
  const written: PlacedBlock[] = [];
  if (bodyRows === 0) {
    const kept = sorted.pop() ?? 0;
    const blank = cellSteps(table, blankCells(table, kept, kept + 1));
    steps.push(...blank.steps);
  }
  for (const { from, height } of runsDown(sorted)) {
    steps.push(deleteRowsStep(bodyPlace(table, from, 0, height, table.snapshot.headers.length)));
  }
  return { steps, written, bodyRows: Math.max(1, bodyRows) };
}

/** Codes typed below a table of this many rows are texts; where something of the user's stands there, nothing is touched. */
export function aheadSteps(table: FreshTable, bodyRows: number): Step[] {
  if (table.showTotals || table.lastUsedRow > table.snapshot.headerRow + table.bodyRows) return [];
  const steps: Step[] = [];
  for (const [column, spec] of specsByIndex(table)) {
    if (!isTypedCode(spec)) continue;
    const place = bodyPlace(table, bodyRows, column, 1, 1);
    const height = Math.min(TYPED_ROWS_AHEAD, SHEET_ROWS - place.row);
    if (height > 0) steps.push(numberFormatStep({ ...place, height }, numberFormatOf(spec)));
  }
  return steps;
}

/** The table with header and this many body rows. */
export function wholePlace(table: FreshTable, bodyRows: number): RangePlace {
  return bodyPlace(table, -1, 0, bodyRows + 1, table.snapshot.headers.length);
}

export function bodyPlace(
  { sheetId, snapshot }: FreshTable,
  row: number,
  column: number,
  height: number,
  width: number,
): RangePlace {
  return {
    sheetId,
    row: snapshot.headerRow + 1 + row,
    column: snapshot.firstColumn + column,
    height,
    width,
  };
}

function specsByIndex({ key, snapshot }: FreshTable): ReadonlyMap<number, ColumnSpec> {
  return new Map(
    TABLES[key].columns.flatMap((spec) => {
      const index = snapshot.columns.get(spec.key);
      return index === undefined ? [] : [[index, spec] as const];
    }),
  );
}

/** By column of the table: what we write there, null where we write nothing. */
function fieldsOf(table: FreshTable, live: boolean): (ColumnSpec | null)[] {
  const specs = specsByIndex(table);
  return table.snapshot.headers.map((_, index) => {
    const spec = specs.get(index);
    return spec && spec.role !== 'native' && !(live && spec.role === 'formula') ? spec : null;
  });
}

function valueIn(row: RowValues, field: ColumnSpec | null): CellValue | null {
  return field ? (row[field.key] ?? '') : null;
}

function inputOf(
  values: PlacedBlock['values'],
  firstColumn: number,
  specs: ReadonlyMap<number, ColumnSpec>,
): PlacedBlock['values'] {
  return values.map((row) =>
    row.map((value, index) => {
      const spec = specs.get(firstColumn + index);
      return value === null || !spec ? value : cellInput(value, spec);
    }),
  );
}

function formatSteps(
  table: FreshTable,
  position: number,
  height: number,
  fields: readonly (ColumnSpec | null)[],
): Step[] {
  if (height === 0) return [];
  const steps: Step[] = [];
  const specs = specsByIndex(table);
  for (let from = 0; from < fields.length;) {
    const format = formatAt(specs, from);
    let to = from + 1;
    while (to < fields.length && formatAt(specs, to) === format) to++;
    if (format !== null) {
      steps.push(numberFormatStep(bodyPlace(table, position, from, height, to - from), format));
    }
    from = to;
  }
  const id = table.snapshot.columns.get('rowId');
  if (id !== undefined) steps.push(fontColourStep(bodyPlace(table, position, id, height, 1), GREY));
  return steps;
}

/** null for a column of the user's and for General, which a new row has anyway. */
function formatAt(specs: ReadonlyMap<number, ColumnSpec>, index: number): string | null {
  const spec = specs.get(index);
  const format = spec ? numberFormatOf(spec) : 'General';
  return format === 'General' ? null : format;
}

/** Room for rows below the table when something stands there, be it only its own total row. */
function roomBelow(table: FreshTable, count: number): Step[] {
  const next = bodyPlace(table, table.bodyRows, 0, count, table.snapshot.headers.length);
  return table.showTotals || table.lastUsedRow >= next.row ? [insertBelowStep(next)] : [];
}

function slices(inside: number, count: number, width: number): [number, number][] {
  const rowsMax = Math.max(1, Math.floor(BLOCK_CELLS_MAX / width));
  const result: [number, number][] = [];
  for (let from = 0; from < count;) {
    const to = Math.min(from < inside ? inside : count, from + rowsMax);
    result.push([from, to]);
    from = to;
  }
  return result;
}

function blankCells(table: FreshTable, from: number, to: number): CellWrite[] {
  const columns = [...specsByIndex(table)].filter(([, { role }]) => role !== 'formula');
  return Array.from({ length: to - from }, (_, index) =>
    columns.map(([column]): CellWrite => ({ row: from + index, column, value: '' })),
  ).flat();
}

function runsDown(positions: readonly number[]): { from: number; height: number }[] {
  const runs: { from: number; height: number }[] = [];
  for (const position of positions) {
    const last = runs.at(-1);
    if (last && position === last.from - 1) {
      last.from = position;
      last.height++;
    } else runs.push({ from: position, height: 1 });
  }
  return runs;
}
