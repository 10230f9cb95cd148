/**
 * The grid as a view of the host's book. The host is the truth: what it holds is copied here and drawn; what a person does
 * here is told to it (person.ts), and what it makes of that is copied back.
 */
import { ICommandService, LifecycleService, LifecycleStages, type IRange } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { ScrollToRangeOperation } from '@univerjs/sheets-ui';
import { coloursOf, type Box, type ExcelHost, type SheetModel } from '../../host';
import { copyCells } from './cellData';
import { ConditionalLooks } from './conditionalLooks';
import { editDatesAsDates } from './dates';
import { interceptLooks } from './looks';
import { bookSnapshot, extentOf, structureOf, UNIT_ID } from './snapshot';
import { TableLooks } from './tableLooks';
import type { GridParts } from './univer';

type Workbook = ReturnType<FUniver['createWorkbook']>;
type Worksheet = ReturnType<Workbook['getActiveSheet']>;

export const SHOW_MARK = 'workbench:show';

export class Grid {
  private readonly conditional: ConditionalLooks;
  private readonly tables: TableLooks;
  private readonly api: FUniver;
  private intercepted = false;
  private host: ExcelHost | null = null;
  private workbook: Workbook | null = null;
  private structure = '';
  /** Sheets that may differ from the model; copied when they are shown. */
  private readonly stale = new Set<string>();
  private drawRequested = false;
  private changingDepth = 0;
  private leadingCount = 0;

  constructor(
    private readonly parts: GridParts,
    failed: (error: unknown) => void,
  ) {
    this.api = parts.api;
    this.tables = new TableLooks(() => this.shownHost().book);
    this.conditional = new ConditionalLooks({
      sheet: (sheetId) => this.modelOf(sheetId),
      evaluate: (sheetId, box) => {
        const { book, engine } = this.shownHost();
        return coloursOf(book, engine, sheetId, box);
      },
      ready: () => this.redraw(),
      failed,
    });
  }

  /** True while this class itself changes the grid: what the grid tells then is no person's doing. */
  get busy(): boolean {
    return this.changingDepth > 0;
  }

  /** Whether all that changed is drawn, colours included. */
  get settled(): boolean {
    return !this.drawRequested && this.conditional.settled;
  }

  /** Shows another book. The mark in the browser's timeline says when it began. */
  show(host: ExcelHost): void {
    performance.mark(SHOW_MARK);
    this.host = host;
    this.conditional.clear();
    this.openAnew();
  }

  /** Anything in the book may have changed; many changes are drawn at once. */
  changed(): void {
    for (const sheet of this.shownHost().book.sheets) this.stale.add(sheet.id);
    if (this.drawRequested) return;
    this.drawRequested = true;
    requestAnimationFrame(() => {
      this.drawRequested = false;
      this.draw();
    });
  }

  /** A person selects faster than a busy host follows: until it has, the grid does not follow it back. */
  leading(selected: Promise<void>): void {
    this.leadingCount += 1;
    void selected.finally(() => {
      this.leadingCount -= 1;
    });
  }

  /** The host's selection, scrolled into view. */
  followSelection(): void {
    if (this.leadingCount > 0) return;
    this.changing(() => this.select());
  }

  /** A sheet came into view. */
  sheetShown(): void {
    this.changing(() => this.copyShown());
  }

  /** What of a rule's and a table's making the cell shows; for the tests to read. */
  fillAt(sheetId: string, row: number, column: number): string | undefined {
    const cell = this.workbook?.getSheetBySheetId(sheetId)?.getSheet().getCell(row, column);
    const style = cell?.s;
    return typeof style === 'object' ? (style?.bg?.rgb ?? undefined) : undefined;
  }

  private draw(): void {
    this.tables.forget();
    this.conditional.invalidate();
    if (structureOf(this.shownHost().book) !== this.structure) {
      this.openAnew();
      return;
    }
    this.changing(() => this.copyShown());
    this.redraw();
  }

  private openAnew(): void {
    const { book } = this.shownHost();
    this.stale.clear();
    this.tables.forget();
    this.changing(() => {
      if (this.workbook) this.api.disposeUnit(UNIT_ID);
      this.workbook = this.api.createWorkbook(bookSnapshot(book));
      this.structure = structureOf(book);
      this.interceptCells();
      this.select();
    });
    this.awaitFirstDrawing();
  }

  /** The grid draws with the browser's frames: what it needs of rules is known after the first. */
  private awaitFirstDrawing(): void {
    this.drawRequested = true;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        this.drawRequested = false;
        if (this.stale.size > 0) this.draw();
      });
    });
  }

  /** The grid's parts start with its first book, and not before. */
  private interceptCells(): void {
    if (this.intercepted) return;
    this.intercepted = true;
    interceptLooks(this.parts.univer, this.tables, this.conditional);
    editDatesAsDates(this.parts.univer);
  }

  private copyShown(): void {
    const worksheet = this.workbook?.getActiveSheet();
    const sheet = worksheet && this.modelOf(worksheet.getSheetId());
    if (!sheet || !this.stale.delete(sheet.id)) return;
    growTo(worksheet, sheet);
    copyCells(worksheet.getSheet().getCellMatrix(), sheet);
  }

  private select(): void {
    const { book } = this.shownHost();
    const sheet = this.modelOf(book.activeSheetId);
    const worksheet = this.workbook?.getSheetBySheetId(book.activeSheetId);
    if (!sheet || !worksheet || !this.workbook) return;
    if (this.workbook.getActiveSheet().getSheetId() !== sheet.id) this.workbook.setActiveSheet(worksheet);
    this.copyShown();
    const { row, column, height, width } = within(sheet.selection, worksheet);
    worksheet.getRange(row, column, height, width).activate();
    void this.scrollTo({ startRow: row, startColumn: column, endRow: row, endColumn: column });
  }

  /** No further than needed to see it beside the frozen rows and columns; what scrolls is there once the grid is drawn. */
  private async scrollTo(range: IRange): Promise<void> {
    const injector = this.parts.univer.__getInjector();
    await injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
    injector.get(ICommandService).syncExecuteCommand(ScrollToRangeOperation.id, { range });
  }

  private redraw(): void {
    this.workbook?.getActiveSheet().refreshCanvas();
  }

  private changing(work: () => void): void {
    this.changingDepth += 1;
    try {
      work();
    } finally {
      this.changingDepth -= 1;
    }
  }

  private modelOf(sheetId: string): SheetModel | undefined {
    return this.shownHost().book.sheets.find((sheet) => sheet.id === sheetId);
  }

  private shownHost(): ExcelHost {
    if (!this.host) throw new Error('the grid shows no book');
    return this.host;
  }
}

function growTo(worksheet: Worksheet, sheet: SheetModel): void {
  const { rows, columns } = extentOf(sheet);
  if (rows > worksheet.getMaxRows()) worksheet.setRowCount(rows);
  if (columns > worksheet.getMaxColumns()) worksheet.setColumnCount(columns);
}

/** A selection may reach beyond what the grid shows: whole columns do. */
function within({ row, column, height, width }: Box, worksheet: Worksheet): Box {
  const [rows, columns] = [worksheet.getMaxRows(), worksheet.getMaxColumns()];
  return {
    row: Math.min(row, rows - 1),
    column: Math.min(column, columns - 1),
    height: Math.max(1, Math.min(height, rows - row)),
    width: Math.max(1, Math.min(width, columns - column)),
  };
}
