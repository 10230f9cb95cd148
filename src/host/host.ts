/**
 * Excel without Excel: answers office.js over a workbook of its own, and lets a person or a co-author work on it too.
 * What it does is what Microsoft documents; nothing here was compared with a real Excel (docs/host.md).
 */
import { parseBox, placeOf } from './address';
import { CO_AUTHOR, PERSON, type BookChange, type Source } from './changes';
import { Engine } from './engine';
import { invalidArgument, itemNotFound } from './errors';
import { eventEntries } from './eventEntries';
import { applyFilters, clearFilters, sortRows } from './filtering';
import type { BookModel, Box, Scalar, SheetModel, TableModel } from './model';
import { SHEET_COLUMNS, SHEET_ROWS } from './model';
import { Processor } from './processor';
import { sheetByName } from './references';
import { activate, setSelection } from './selection';
import { Session, type Environment } from './session';
import { LIKE_EXCEL, type Strictness } from './strictness';
import { shiftCells } from './structure';
import {
  DELAY_FOR_CELL_EDIT_FLAG,
  REQUEST_BODY,
  WRITE_FLAG,
  type EventEntry,
  type RequestBody,
} from './wire';
import { writeBlock } from './writing';

export interface HostOptions {
  readonly strict?: Partial<Strictness>;
  readonly readOnly?: boolean;
  readonly workbookName?: string;
  readonly locale?: string;
}

export interface HostStats {
  /** Batches of the add-in; housekeeping of the client library is not counted. */
  readonly roundTrips: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
}

export type HostReply =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly code: string; readonly message: string };

const NO_STATS: HostStats = {
  roundTrips: 0,
  requestBytes: 0,
  responseBytes: 0,
  maxRequestBytes: 0,
  maxResponseBytes: 0,
};

export class ExcelHost {
  stats: HostStats = NO_STATS;
  private readonly session: Session;
  private readonly processor: Processor;
  private readonly eventListeners = new Set<(entries: EventEntry[]) => void>();
  private readonly settledListeners = new Set<() => void>();
  private queue: Promise<unknown> = Promise.resolve();
  private editing: { ended: Promise<void>; end: () => void } | null = null;

  private constructor(
    readonly book: BookModel,
    readonly engine: Engine,
    options: HostOptions,
  ) {
    const environment: Environment = {
      locale: options.locale ?? 'zh-CN',
      readOnly: options.readOnly ?? false,
      workbookName: options.workbookName ?? 'Book1.xlsx',
    };
    this.session = new Session(book, engine, environment, { ...LIKE_EXCEL, ...options.strict });
    this.processor = new Processor(this.session);
  }

  static async create(book: BookModel, options: HostOptions = {}): Promise<ExcelHost> {
    return new ExcelHost(book, await Engine.create(book), options);
  }

  /** Objects the client still holds. */
  get referenceCount(): number {
    return this.processor.referenceCount;
  }

  resetStats(): void {
    this.stats = NO_STATS;
  }

  /** One batch: a request body in, a response body out, or a refusal of the whole batch. Batches wait for each other. */
  execute(bodyText: string, flags: number): Promise<HostReply> {
    const body: unknown = JSON.parse(bodyText);
    return this.executeBody(body, bodyText, flags);
  }

  /** The same for a transport that has parsed the body already; `bodyText` may be longer by its envelope. */
  executeBody(body: unknown, bodyText: string, flags: number): Promise<HostReply> {
    return this.inTurn(async () => {
      const request = REQUEST_BODY.parse(body);
      const counted = !isHousekeeping(request);
      const requestBytes = utf8Length(bodyText);
      if (counted && requestBytes > this.session.strict.requestBytesMax) {
        return refusal('RequestPayloadSizeLimitExceeded', 'The request payload size has exceeded the limit.');
      }
      if (this.editing && this.session.strict.cellEditMode && counted) {
        if ((flags & DELAY_FOR_CELL_EDIT_FLAG) === 0) {
          return refusal('InvalidOperationInCellEditMode', 'Excel is in cell-editing mode.');
        }
        await this.editing.ended;
      }
      const reply = await this.answer(request, requestBytes, counted);
      if ((flags & WRITE_FLAG) !== 0) this.tellSettled();
      return reply;
    });
  }

  private async answer(request: RequestBody, requestBytes: number, counted: boolean): Promise<HostReply> {
    const body = JSON.stringify(await this.processor.run(request));
    const responseBytes = utf8Length(body);
    if (counted) this.count(requestBytes, responseBytes);
    this.sendEvents();
    if (counted && responseBytes > this.session.strict.responseBytesMax) {
      return refusal('ResponsePayloadSizeLimitExceeded', 'The response payload size has exceeded the limit.');
    }
    return { ok: true, body };
  }

  private count(requestBytes: number, responseBytes: number): void {
    const { stats } = this;
    this.stats = {
      roundTrips: stats.roundTrips + 1,
      requestBytes: stats.requestBytes + requestBytes,
      responseBytes: stats.responseBytes + responseBytes,
      maxRequestBytes: Math.max(stats.maxRequestBytes, requestBytes),
      maxResponseBytes: Math.max(stats.maxResponseBytes, responseBytes),
    };
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work);
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** `Office.context.document.settings` were saved: all of them, as JSON by key. */
  replaceSettings(values: Readonly<Record<string, string>>): void {
    this.book.settings = new Map(
      Object.entries(values).map(([key, json]): [string, unknown] => [key, JSON.parse(json)]),
    );
  }

  // --- events

  /** Entries the client registered for, after each batch and each edit. */
  onEvents(listener: (entries: EventEntry[]) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  /** Anything that happens to the book, at once: for a grid that shows it. */
  onChange(listener: (change: BookChange) => void): () => void {
    this.session.listeners.add(listener);
    return () => this.session.listeners.delete(listener);
  }

  /** After each batch that may have written and each edit, when all is calculated: formulas' results are no change of their own. */
  onSettled(listener: () => void): () => void {
    this.settledListeners.add(listener);
    return () => this.settledListeners.delete(listener);
  }

  private tellSettled(): void {
    for (const listener of this.settledListeners) listener();
  }

  private sendEvents(): void {
    const entries = eventEntries(this.session, this.session.takeChanges());
    if (entries.length === 0) return;
    for (const listener of this.eventListeners) listener(entries);
  }

  /** Something a person does, after what runs has ended: calculated and told to the add-in. */
  private act(work: () => void): Promise<void> {
    return this.inTurn(async () => {
      work();
      await this.session.settle();
      this.sendEvents();
      this.tellSettled();
    });
  }

  // --- what a person or a co-author does

  /** Types values into cells: `=…` is a formula, `2026/1/5` a date, `'001` text. */
  edit(address: string, values: Scalar[][], source: Source = 'Local'): Promise<void> {
    return this.act(() => {
      const { sheet, box } = this.place(address);
      const target = { ...box, height: values.length, width: values[0]?.length ?? 0 };
      writeBlock(this.session, sheet, target, values, source === 'Local' ? PERSON : CO_AUTHOR, 'edit');
    });
  }

  select(address: string): Promise<void> {
    return this.act(() => {
      const { sheet, box } = this.place(address);
      setSelection(this.session, sheet, box);
    });
  }

  activateSheet(name: string): Promise<void> {
    return this.act(() => {
      activate(this.session, this.sheet(name));
    });
  }

  beginCellEdit(): void {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.editing = { ended, end };
  }

  endCellEdit(): void {
    this.editing?.end();
    this.editing = null;
  }

  protect(sheet: string): void {
    this.sheet(sheet).protected = true;
  }

  unprotect(sheet: string): void {
    this.sheet(sheet).protected = false;
  }

  /** Shows only the rows whose value in that column is one of `shown`; no values: the filter is taken away. */
  filterTable(name: string, column: string, shown: readonly string[]): Promise<void> {
    return this.act(() => {
      const table = this.table(name);
      if (shown.length === 0) clearFilters(this.session, table);
      else {
        table.filters.set(columnIndex(table, column), shown);
        applyFilters(this.session, table);
      }
    });
  }

  sortTable(name: string, column: string, ascending: boolean): Promise<void> {
    return this.act(() => {
      const table = this.table(name);
      sortRows(this.session, table, [{ key: columnIndex(table, column), ascending }], PERSON);
    });
  }

  insertColumns(sheet: string, column: number, count: number): Promise<void> {
    return this.shift(sheet, { row: 0, height: SHEET_ROWS, column, width: count }, 'columns', 'insert');
  }

  deleteColumns(sheet: string, column: number, count: number): Promise<void> {
    return this.shift(sheet, { row: 0, height: SHEET_ROWS, column, width: count }, 'columns', 'delete');
  }

  insertRows(sheet: string, row: number, count: number): Promise<void> {
    return this.shift(sheet, { row, height: count, column: 0, width: SHEET_COLUMNS }, 'rows', 'insert');
  }

  deleteRows(sheet: string, row: number, count: number): Promise<void> {
    return this.shift(sheet, { row, height: count, column: 0, width: SHEET_COLUMNS }, 'rows', 'delete');
  }

  private shift(
    name: string,
    box: Box,
    dimension: 'rows' | 'columns',
    kind: 'insert' | 'delete',
  ): Promise<void> {
    return this.act(() => {
      const sheet = this.sheet(name);
      shiftCells(this.session, sheet, box, { dimension, kind }, 'edit');
      const what = dimension === 'rows' ? 'Row' : 'Column';
      const changeType = `${what}${kind === 'insert' ? 'Inserted' : 'Deleted'}` as const;
      this.session.record({ kind: 'data', sheet, box, changeType, actor: PERSON });
    });
  }

  private place(address: string): { sheet: SheetModel; box: Box } {
    const active = this.book.sheets.find(({ id }) => id === this.book.activeSheetId) ?? null;
    return placeOf(this.book, address, parseBox(address) ? active : null, 'edit');
  }

  private sheet(name: string): SheetModel {
    const sheet = sheetByName(this.book, name);
    if (!sheet) throw itemNotFound(name);
    return sheet;
  }

  private table(name: string): TableModel {
    const table = this.book.tables.find((item) => item.name === name);
    if (!table) throw itemNotFound(name);
    return table;
  }
}

function columnIndex(table: TableModel, name: string): number {
  const index = table.columns.findIndex((column) => column.name === name);
  if (index < 0) throw invalidArgument(name);
  return index;
}

/** Bytes of the text in UTF-8, without making them. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // Each half of a surrogate pair counts two: four bytes for both.
    if (code > 0x7ff && (code < 0xd800 || code > 0xdfff)) bytes += 2;
    else if (code > 0x7f) bytes += 1;
  }
  return bytes;
}

function refusal(code: string, message: string): HostReply {
  return { ok: false, code, message };
}

/** Batches the client library sends of its own: reports of readiness, and references it lets go of. */
function isHousekeeping({ Actions, ObjectPaths }: RequestBody): boolean {
  if (Object.values(ObjectPaths).some((path) => path.ObjectPathType === 2)) return true;
  const instantiate = 1;
  return (
    Actions.some((action) => action.Name === '_RemoveReference') &&
    Actions.every((action) => action.ActionType === instantiate || action.Name === '_RemoveReference')
  );
}
