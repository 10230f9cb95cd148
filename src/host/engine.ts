/**
 * Calculates the book's formulas. The model is the truth: changes are announced here, results are written back into its
 * formula cells, and the calculation engine behind reads the model itself.
 */
import { coalesced } from './engine-boxes';
import type { SheetBox } from './engine-boxes';
import type { Calculator, CellResult } from './engine-calculator';
import { isErrorCode } from './engine-errors';
import { FormulaIndex } from './engine-formulas';
import type { BookModel, Box, Cell, Scalar } from './model';
import { SHEET_COLUMNS, SHEET_ROWS } from './model';

interface Position {
  readonly row: number;
  readonly column: number;
}

const WHOLE_SHEET: Box = { row: 0, column: 0, height: SHEET_ROWS, width: SHEET_COLUMNS };

export class Engine {
  private pending: SheetBox[] = [];
  private restructured = false;
  private index: FormulaIndex;
  private calculator: Calculator | null = null;
  private indexChanged = true;
  private queue: Promise<unknown> = Promise.resolve();
  private calculationCount = 0;

  private constructor(private readonly book: BookModel) {
    this.index = new FormulaIndex(book);
    this.pending = staleCells(book);
  }

  /** Loads nothing yet: the calculation engine starts with the first formula that must be calculated. */
  static create(book: BookModel): Promise<Engine> {
    return Promise.resolve(new Engine(book));
  }

  /** Whether values shown may be out of date. */
  get dirty(): boolean {
    return this.restructured || this.pending.length > 0;
  }

  /** How many calculations ran. */
  get calculations(): number {
    return this.calculationCount;
  }

  /** Cells of `box` on that sheet changed in the model: values or formulas. Cheap; collected until `calculate`. */
  changed(sheetId: string, box: Box): void {
    this.pending.push({ sheetId, box });
  }

  /**
   * Sheets, tables or names were added, renamed, moved, resized or deleted: every reference is resolved anew, and what
   * then refers to something else is calculated. `cellsMoved` says that rows or columns were inserted or deleted, so that
   * boxes announced before no longer name their cells.
   */
  structureChanged(cellsMoved = true): void {
    if (cellsMoved && this.pending.length > 0) this.pending = this.everything();
    this.restructured = true;
  }

  /** One calculation of all that changed, and of what depends on it; results stand in the model's formula cells. */
  calculate(): Promise<void> {
    return this.inTurn(() => this.calculateNow());
  }

  /**
   * A formula's value as if it stood in each of the cells; its relative references are relative to `anchor`. Structured
   * references and names are allowed. Not counted as a calculation; calculate first if the book is dirty.
   */
  evaluateAt(
    sheetId: string,
    formula: string,
    anchor: Position,
    cells: readonly Position[],
  ): Promise<Scalar[]> {
    return this.inTurn(async () => {
      if (this.restructured) this.resolveAnew();
      const calculator = await this.ready();
      const text = this.index.engineText(formula, { sheetId, ...anchor });
      return calculator.evaluate(sheetId, text, anchor, cells);
    });
  }

  dispose(): void {
    this.calculator?.dispose();
    this.calculator = null;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async calculateNow(): Promise<void> {
    if (this.restructured) this.resolveAnew();
    else this.readAgain();
    const boxes = coalesced(this.pending);
    this.pending = [];
    if (boxes.length === 0 || this.index.size === 0) return;
    try {
      const calculator = await this.ready();
      this.calculationCount += 1;
      this.accept(await calculator.calculate(boxes));
    } catch (error) {
      // Nothing is known to be right any more; the next calculation does everything.
      this.pending = this.everything();
      throw error;
    }
  }

  private readAgain(): void {
    const sheets = new Map(this.book.sheets.map((sheet) => [sheet.id, sheet]));
    for (const { sheetId, box } of coalesced(this.pending)) {
      const sheet = sheets.get(sheetId);
      if (sheet && this.index.update(sheet, box)) this.indexChanged = true;
    }
  }

  private resolveAnew(): void {
    const index = new FormulaIndex(this.book);
    for (const { sheetId, row, column } of index.differencesFrom(this.index)) {
      this.pending.push({ sheetId, box: { row, column, height: 1, width: 1 } });
    }
    for (const stale of staleCells(this.book)) this.pending.push(stale);
    this.index = index;
    this.indexChanged = true;
    this.restructured = false;
    this.dispose();
  }

  private async ready(): Promise<Calculator> {
    if (!this.calculator) {
      const engine = await import('./engine-calculator');
      this.calculator = new engine.Calculator(this.book.sheets);
      this.indexChanged = true;
    }
    if (this.indexChanged) {
      this.calculator.setFormulas(this.index.forEngine());
      this.indexChanged = false;
    }
    return this.calculator;
  }

  private accept(results: readonly CellResult[]): void {
    const sheets = new Map(this.book.sheets.map((sheet) => [sheet.id, sheet]));
    for (const { sheetId, row, column, value } of results) {
      const cell = sheets.get(sheetId)?.rows.get(row)?.get(column);
      if (cell?.formula !== undefined) setResult(cell, value);
    }
  }

  private everything(): SheetBox[] {
    return this.book.sheets.map((sheet) => ({ sheetId: sheet.id, box: WHOLE_SHEET }));
  }
}

function setResult(cell: Cell, value: Scalar): void {
  cell.value = value;
  delete cell.stale;
  if (isErrorCode(value)) cell.error = true;
  else delete cell.error;
}

function staleCells(book: BookModel): SheetBox[] {
  const boxes: SheetBox[] = [];
  for (const sheet of book.sheets) {
    for (const [row, cells] of sheet.rows) {
      for (const [column, cell] of cells) {
        if (cell.formula === undefined || !cell.stale) continue;
        boxes.push({ sheetId: sheet.id, box: { row, column, height: 1, width: 1 } });
      }
    }
  }
  return boxes;
}
