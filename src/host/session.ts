/** The open workbook: its model, its engine, what is forbidden, and the record of what changed since the last event. */
import type { BookChange, ChangeType, DataChange, Actor } from './changes';
import type { Engine } from './engine';
import { accessDenied } from './errors';
import { forEachCell } from './cells';
import type { BookModel, Box, Scalar, SheetModel } from './model';
import { LIKE_EXCEL, type Strictness } from './strictness';

export interface Environment {
  readonly locale: string;
  readonly readOnly: boolean;
  readonly workbookName: string;
}

/** One rectangle of one sheet, as the client may hold it: it moves with its cells. */
export interface SheetArea {
  readonly sheet: SheetModel;
  box: Box;
  /** Its cells were deleted. */
  isVoid?: true;
}

export class Session {
  private pendingChanges: BookChange[] = [];
  private lastId: number;
  readonly listeners = new Set<(change: BookChange) => void>();
  /** What the client asked to be told: event type and target. */
  readonly registrations = new Set<string>();
  /** What the client holds on to between batches. */
  readonly heldAreas = new Set<SheetArea>();
  /** Changed since it was opened. */
  isDirty = false;
  calculationMode = 'Automatic';

  constructor(
    readonly book: BookModel,
    readonly engine: Engine,
    readonly environment: Environment,
    public strict: Strictness = LIKE_EXCEL,
  ) {
    this.lastId = book.sheets.length + book.tables.length;
  }

  /** An id no object of this book has had. */
  newId(prefix: string): string {
    this.lastId += 1;
    return `{${prefix}-${String(this.lastId).padStart(8, '0')}}`;
  }

  record(change: BookChange): void {
    this.pendingChanges.push(change);
    if (change.kind !== 'selection') this.isDirty = true;
    for (const listener of this.listeners) listener(change);
  }

  /** Cells changed: the engine hears of it, and so do the events. */
  cellsChanged(
    sheet: SheetModel,
    box: Box,
    actor: Actor,
    changeType: ChangeType = 'RangeEdited',
    detail: { before?: Scalar; after?: Scalar } = {},
  ): void {
    this.engine.changed(sheet.id, box);
    const change: DataChange = { kind: 'data', sheet, box, changeType, actor, ...detail };
    this.record(change);
  }

  /** One calculation of what is out of date, unless the workbook calculates only when it is told to. */
  async settle(): Promise<void> {
    if (this.calculationMode !== 'Manual') await this.calculate();
  }

  async calculate(): Promise<void> {
    if (this.engine.dirty) await this.engine.calculate();
  }

  takeChanges(): BookChange[] {
    const changes = this.pendingChanges;
    this.pendingChanges = [];
    return changes;
  }

  /** @throws HostError AccessDenied on a protected sheet: formats, rules, rows and tables are not for editing there. */
  demandUnprotected(sheet: SheetModel, location: string): void {
    if (sheet.protected && this.strict.protectedSheets) throw accessDenied(location);
  }

  /** @throws HostError AccessDenied when the sheet is protected and a cell of the box is locked. */
  demandWritable(sheet: SheetModel, box: Box, location: string): void {
    if (!sheet.protected || !this.strict.protectedSheets) return;
    let unlocked = 0;
    forEachCell(sheet, box, (_row, _column, cell) => {
      if (cell.style?.locked === false) unlocked += 1;
    });
    if (unlocked < box.height * box.width) throw accessDenied(location);
  }
}
