/** After a write: the cells hold what was written, and the tables hold the rows. */
import { columnLetters, type CellValue } from '../ledger/records';
import { cellText } from '../ledger/cells';
import { ProblemError } from '../ledger/result';
import type { TableKey } from '../ledger/tables';
import type { Assembled } from './applySteps';
import { readRanges, type Grid } from './blockReader';
import { sameCell } from './cellInput';
import type { Fresh, FreshTable } from './fresh';
import { resizeStep, type PlacedBlock } from './steps';
import { wholePlace } from './tableSteps';

/**
 * One exchange for a write of usual size. Fails with `readback.differs` (sheet, cell, value found) or `table.notGrown`: a
 * table that did not take in the rows below it is made to, once.
 */
export async function verify(
  context: Excel.RequestContext,
  fresh: Fresh,
  { written, bodyRows }: Assembled,
): Promise<void> {
  const sizes = new TableSizes(context, fresh, bodyRows);
  const grids = await readRanges(
    context,
    written.map(({ place }) => ({ ...place, what: 'values' as const })),
    () => sizes.queue(),
  );
  for (const [index, block] of written.entries()) compare(block, grids[index] ?? [], fresh);
  const short = sizes.short();
  if (short.length === 0) return;
  for (const table of short) {
    resizeStep(table.tableId, wholePlace(table, bodyRows.get(table.key) ?? table.bodyRows)).put(context);
  }
  sizes.queue();
  await context.sync();
  const [stuck] = sizes.short();
  if (stuck) {
    const { sheet, name } = stuck.snapshot;
    throw new ProblemError({ code: 'table.notGrown', sheet, figures: { table: name } });
  }
}

class TableSizes {
  readonly #bodies = new Map<TableKey, Excel.Range>();

  constructor(
    readonly context: Excel.RequestContext,
    readonly fresh: Fresh,
    readonly wanted: ReadonlyMap<TableKey, number>,
  ) {}

  queue(): void {
    for (const [key, rows] of this.wanted) {
      const table = this.fresh.get(key);
      if (!table || table.bodyRows === rows) continue;
      const body = this.context.workbook.tables.getItem(table.tableId).getDataBodyRange();
      body.load('rowCount');
      this.#bodies.set(key, body);
    }
  }

  /** Tables with fewer rows than were written; more than expected are a colleague's. */
  short(): FreshTable[] {
    return [...this.#bodies].flatMap(([key, body]) => {
      const table = this.fresh.get(key);
      return table && body.rowCount < (this.wanted.get(key) ?? 0) ? [table] : [];
    });
  }
}

function compare({ place, values }: PlacedBlock, grid: Grid, fresh: Fresh): void {
  for (const [r, row] of values.entries()) {
    for (const [c, value] of row.entries()) {
      const found: CellValue = grid[r]?.[c] ?? '';
      if (value === null || sameCell(found, value)) continue;
      const sheet =
        [...fresh.values()].find((table) => table.sheetId === place.sheetId)?.snapshot.sheet ?? '';
      throw new ProblemError({
        code: 'readback.differs',
        sheet,
        cell: `${columnLetters(place.column + c)}${place.row + r + 1}`,
        value: cellText(found),
        figures: { written: cellText(value) },
      });
    }
  }
}
