/**
 * What conditional formats make of the rows that are looked at. A row is evaluated when the grid first asks for one of its
 * cells, and again after a change; until then its former look stays, so that colours do not flicker.
 */
import { BooleanNumber, type IStyleData } from '@univerjs/core';
import type { Box, CellLook, SheetModel } from '../../host';
import type { ConditionalFormatModel } from '../../host/model';

/** Rows evaluated in one go: a screen of any size, and no more when something asks for a whole sheet. */
const ROWS_AT_ONCE_MAX = 200;

export interface LookSource {
  sheet(sheetId: string): SheetModel | undefined;
  /** Row by row, the looks of a box. */
  evaluate(sheetId: string, box: Box): Promise<readonly (readonly CellLook[])[]>;
  /** Rows were evaluated: draw them. */
  ready(): void;
  failed(error: unknown): void;
}

interface RowLooks {
  readonly generation: number;
  readonly firstColumn: number;
  readonly looks: readonly (IStyleData | undefined)[];
}

interface SheetLooks {
  readonly rows: Map<number, RowLooks>;
  readonly wanted: Set<number>;
}

export class ConditionalLooks {
  private readonly sheets = new Map<string, SheetLooks>();
  private generation = 0;
  private evaluating = false;

  constructor(private readonly source: LookSource) {}

  /** Anything changed: a rule may read any cell of the book. */
  invalidate(): void {
    this.generation += 1;
  }

  /** Another book. */
  clear(): void {
    this.sheets.clear();
    this.generation += 1;
  }

  at(sheetId: string, row: number, column: number): IStyleData | undefined {
    const looks = this.looksOf(sheetId);
    const known = looks.rows.get(row);
    if (known?.generation !== this.generation) this.want(looks, row);
    return known?.looks[column - known.firstColumn];
  }

  /** Whether nothing that was asked for waits to be evaluated. */
  get settled(): boolean {
    return !this.evaluating && [...this.sheets.values()].every(({ wanted }) => wanted.size === 0);
  }

  private looksOf(sheetId: string): SheetLooks {
    let looks = this.sheets.get(sheetId);
    if (!looks) {
      looks = { rows: new Map(), wanted: new Set() };
      this.sheets.set(sheetId, looks);
    }
    return looks;
  }

  private want(looks: SheetLooks, row: number): void {
    looks.wanted.add(row);
    if (this.evaluating) return;
    this.evaluating = true;
    // After the grid's drawing, so that the rows of one screen are evaluated together.
    setTimeout(() => void this.evaluateWanted());
  }

  private async evaluateWanted(): Promise<void> {
    try {
      for (let more = true; more;) {
        more = false;
        for (const [sheetId, looks] of this.sheets) {
          if (looks.wanted.size === 0) continue;
          more = true;
          await this.evaluateRows(sheetId, looks, takeLast(looks.wanted, ROWS_AT_ONCE_MAX));
        }
        if (more) this.source.ready();
      }
    } catch (error) {
      for (const { wanted } of this.sheets.values()) wanted.clear();
      this.source.failed(error);
    } finally {
      this.evaluating = false;
    }
  }

  private async evaluateRows(sheetId: string, looks: SheetLooks, rows: readonly number[]): Promise<void> {
    const { generation } = this;
    const reach = reachOf(this.source.sheet(sheetId)?.conditionalFormats ?? []);
    for (const [first, last] of runs(rows)) {
      const box = reach && { ...reach, row: first, height: last - first + 1 };
      const found = box ? await this.source.evaluate(sheetId, box) : [];
      for (let row = first; row <= last; row++) {
        const styles = found[row - first]?.map(styleOf) ?? [];
        looks.rows.set(row, { generation, firstColumn: reach?.column ?? 0, looks: styles });
      }
    }
  }
}

/** The latest wanted are what is on the screen now; what was scrolled past is asked for again when it comes back. */
function takeLast(wanted: Set<number>, count: number): number[] {
  const rows = [...wanted].slice(-count).sort((a, b) => a - b);
  wanted.clear();
  return rows;
}

function* runs(rows: readonly number[]): Generator<[number, number]> {
  let first: number | undefined;
  for (const [index, row] of rows.entries()) {
    first ??= row;
    if (rows[index + 1] !== row + 1) {
      yield [first, row];
      first = undefined;
    }
  }
}

/** The columns any rule colours. */
function reachOf(formats: readonly ConditionalFormatModel[]): { column: number; width: number } | null {
  const boxes = formats.flatMap(({ box, moreBoxes }) => [box, ...moreBoxes]);
  if (boxes.length === 0) return null;
  const column = Math.min(...boxes.map((box) => box.column));
  const end = Math.max(...boxes.map((box) => box.column + box.width));
  return { column, width: end - column };
}

function styleOf({ fill, fontColor, bold, italic }: CellLook): IStyleData | undefined {
  if (fill === undefined && fontColor === undefined && !bold && !italic) return undefined;
  return {
    ...(fill === undefined ? {} : { bg: { rgb: fill } }),
    ...(fontColor === undefined ? {} : { cl: { rgb: fontColor } }),
    ...(bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(italic ? { it: BooleanNumber.TRUE } : {}),
  };
}
