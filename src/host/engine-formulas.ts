/**
 * All formulas of the book, grouped: cells whose formulas are the same relative to their own position (a calculated
 * column) form one group, of which the engine parses one formula. Whole columns then cost what one cell costs.
 */
import { tokenTypes } from '@borgar/fx/xlsx';
import type { Token } from '@borgar/fx/xlsx';
import type { Box, SheetModel } from './model';
import { SHEET_COLUMNS, SHEET_ROWS } from './model';
import {
  formulaParts,
  isPlainRangeToken,
  isRelative,
  parseStructured,
  tableAt,
  tokensOf,
  writeParts,
} from './references';
import type { CellPlace, Edge, FormulaGroup, GroupRead } from './engine-order';
import type { FormulaPart, FormulaPlace, PlainRange, ReferenceBook } from './references';

/** One formula for the engine: `f` is written for the group's first cell, which lies `x` columns left and `y` rows above. */
export interface EngineFormula {
  f: string;
  si: string;
  x: number;
  y: number;
}

/** By sheet, row and column. */
export type EngineFormulas = Record<string, Record<number, Record<number, EngineFormula>>>;

interface Template {
  /** Whether the formula holds relative A1 references, so that its text says nothing without its place. */
  readonly positional: boolean;
  /** Whether it holds structured references, so that the table around it may decide what it refers to. */
  readonly structured: boolean;
  /** One this-row reference to each table there is one to: whether its rows reach the cell decides the rest. */
  readonly thisRow: readonly string[];
}

interface Group {
  readonly f: string;
  readonly si: string;
  readonly row: number;
  readonly column: number;
  readonly reach: Reach;
  readonly reads: readonly GroupRead[];
  readonly cells: CellPlace[];
}

/** Rows a sheet must have for references: the last absolute one, and how far relative ones go below their own cell. */
interface Reach {
  readonly lastRow: number;
  readonly rowsAhead: number;
}

/** The group keys of one sheet's formulas, by row and column. */
type Lines = Map<number, Map<number, string>>;

export class FormulaIndex {
  private readonly lines = new Map<string, Lines>();
  private readonly templates = new Map<string, Template>();
  /** By sheet and group key: what the formulas refer to, relative to their cells, when they were read. */
  private readonly meanings = new Map<string, string>();
  private readonly aliases: ReadonlyMap<string, string>;

  /** Reads every formula of the book; tables, names and sheets must not change during the index's life. */
  constructor(private readonly book: ReferenceBook) {
    this.aliases = new Map(book.sheets.map((sheet, position) => [sheet.id, sheetAlias(position)]));
    for (const sheet of book.sheets) {
      for (const [row, cells] of sheet.rows) {
        for (const [column, cell] of cells) {
          if (cell.formula !== undefined) this.put(cell.formula, { sheetId: sheet.id, row, column });
        }
      }
    }
  }

  /** How many cells hold a formula. */
  get size(): number {
    let count = 0;
    for (const lines of this.lines.values()) for (const cells of lines.values()) count += cells.size;
    return count;
  }

  /** Reads the box's cells again; whether a formula stood or stands in it. */
  update(sheet: SheetModel, box: Box): boolean {
    let found = false;
    const inside = (column: number): boolean => column >= box.column && column < box.column + box.width;
    const lines = this.lines.get(sheet.id);
    for (const row of rowsWithin(box, [...(lines?.keys() ?? []), ...sheet.rows.keys()])) {
      const known = lines?.get(row);
      for (const column of [...(known?.keys() ?? [])])
        if (inside(column)) found = known?.delete(column) ?? found;
      for (const [column, cell] of sheet.rows.get(row) ?? []) {
        if (cell.formula === undefined || !inside(column)) continue;
        this.put(cell.formula, { sheetId: sheet.id, row, column });
        found = true;
      }
    }
    return found;
  }

  /** The cells whose formulas mean something else than in an earlier index, or did not stand there. */
  differencesFrom(earlier: FormulaIndex): FormulaPlace[] {
    const places: FormulaPlace[] = [];
    for (const [sheetId, lines] of this.lines) {
      for (const [row, cells] of lines) {
        for (const [column, key] of cells) {
          const before = earlier.lines.get(sheetId)?.get(row)?.get(column);
          const same =
            before !== undefined && earlier.meaning(sheetId, before) === this.meaning(sheetId, key);
          if (!same) places.push({ sheetId, row, column });
        }
      }
    }
    return places;
  }

  /** The formula with plain references and the engine's names for sheets. */
  engineText(formula: string, place: FormulaPlace): string {
    return writeParts(formulaParts(formula, place, this.book), this.aliasOf);
  }

  /** Everything the engine needs: formulas by cell and by group, and the rows its sheets must have. */
  forEngine(): { formulas: EngineFormulas; groups: FormulaGroup[]; rowCount: number } {
    const formulas: EngineFormulas = {};
    const all: FormulaGroup[] = [];
    let rowCount = 0;
    for (const [sheetId, lines] of this.lines) {
      const groups = new Map<string, Group>();
      const sheetFormulas: Record<number, Record<number, EngineFormula>> = {};
      for (const [row, cells] of lines) {
        const line: Record<number, EngineFormula> = {};
        for (const [column, key] of cells) {
          const group = groups.get(key) ?? this.newGroup(groups, key, { sheetId, row, column });
          group.cells.push({ row, column });
          line[column] = { f: group.f, si: group.si, x: column - group.column, y: row - group.row };
          rowCount = Math.max(rowCount, group.reach.lastRow + 1, row + group.reach.rowsAhead + 1);
        }
        sheetFormulas[row] = line;
      }
      formulas[sheetId] = sheetFormulas;
      for (const { f, row, column, cells, reads } of groups.values()) {
        all.push({ sheetId, formula: f, first: { row, column }, cells, reads });
      }
    }
    return { formulas, groups: all, rowCount };
  }

  private readonly aliasOf = (sheetId: string): string => this.aliases.get(sheetId) ?? sheetId;

  private meaning(sheetId: string, key: string): string {
    return this.meanings.get(sheetId + key) ?? '';
  }

  private newGroup(groups: Map<string, Group>, key: string, place: FormulaPlace): Group {
    const sheet = this.book.sheets.find((candidate) => candidate.id === place.sheetId);
    const formula = sheet?.rows.get(place.row)?.get(place.column)?.formula ?? '';
    const parts = formulaParts(formula, place, this.book);
    const group: Group = {
      f: writeParts(parts, this.aliasOf),
      si: `g${String(groups.size)}`,
      row: place.row,
      column: place.column,
      reach: reachOf(parts, place.row),
      reads: parts.flatMap((part) => (typeof part === 'string' ? [] : readOf(part))),
      cells: [],
    };
    groups.set(key, group);
    return group;
  }

  private put(formula: string, place: FormulaPlace): void {
    const { sheetId, row, column } = place;
    let lines = this.lines.get(sheetId);
    if (!lines) this.lines.set(sheetId, (lines = new Map<number, Map<number, string>>()));
    let cells = lines.get(row);
    if (!cells) lines.set(row, (cells = new Map<number, string>()));
    const key = this.keyOf(formula, place);
    cells.set(column, key);
    if (!this.meanings.has(sheetId + key))
      this.meanings.set(sheetId + key, this.relativeMeaning(formula, place));
  }

  private keyOf(formula: string, place: FormulaPlace): string {
    const { positional, structured, thisRow } = this.templateOf(formula, place);
    if (positional) return this.relativeMeaning(formula, place);
    return structured ? `${formula}\u0000${this.tableKey(thisRow, place)}` : formula;
  }

  private relativeMeaning(formula: string, place: FormulaPlace): string {
    return relativeText(formulaParts(formula, place, this.book), place);
  }

  private templateOf(formula: string, place: FormulaPlace): Template {
    const key = `${place.sheetId}\u0000${formula}`;
    const known = this.templates.get(key);
    if (known) return known;
    const tokens = tokensOf(formula);
    const template: Template = {
      structured: tokens.some((token) => token.type === tokenTypes.REF_STRUCT),
      thisRow: thisRowReferences(tokens),
      positional: tokens.some(
        (token) =>
          (isPlainRangeToken(token) || token.type === tokenTypes.REF_NAMED) &&
          formulaParts(token.value, place, this.book).some(
            (part) => typeof part !== 'string' && isRelative(part.range),
          ),
      ),
    };
    this.templates.set(key, template);
    return template;
  }

  /** Which table is meant, and whether the place lies in the rows that each this-row reference needs. */
  private tableKey(thisRow: readonly string[], place: FormulaPlace): string {
    let key = tableAt(this.book, place)?.id ?? '';
    for (const reference of thisRow) {
      const [part] = formulaParts(reference, place, this.book);
      key += typeof part === 'string' ? part : '+';
    }
    return key;
  }
}

function thisRowReferences(tokens: readonly Token[]): string[] {
  const byTable = new Map<string, string>();
  for (const { type, value } of tokens) {
    if (type !== tokenTypes.REF_STRUCT) continue;
    const reference = parseStructured(value);
    if (reference?.sections?.includes('this row') !== true) continue;
    const table = (reference.table ?? '').toLowerCase();
    if (!byTable.has(table)) byTable.set(table, value);
  }
  return [...byTable.values()];
}

/** A sheet's name inside the engine: needs no quoting and clashes with no cell, function or name. */
export function sheetAlias(position: number): string {
  return `sheet_no_${String(position)}_`;
}

function relativeText(parts: readonly FormulaPart[], place: FormulaPlace): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const { top, bottom = top, left, right = left, $top, $bottom, $left, $right } = part.range;
    const edge = (at: number | null, absolute: unknown, origin: number): string =>
      at === null ? '' : absolute ? String(at) : `[${String(at - origin)}]`;
    text += `\u0001${part.sheetId},${edge(top, $top, place.row)},${edge(bottom, $bottom, place.row)}`;
    text += `,${edge(left, $left, place.column)},${edge(right, $right, place.column)}\u0001`;
  }
  return text;
}

/** Rows are null in `A:A`, columns in `1:1`: from the first to the last. */
function readOf({ sheetId, range }: PlainRange): GroupRead {
  const { top, bottom = top, left, right = left, $top, $bottom, $left, $right } = range;
  const edge = (at: number | null, absolute: unknown, whole: number): Edge =>
    at === null ? { at: whole, absolute: true } : { at, absolute: absolute === true };
  return {
    sheetId,
    top: edge(top, $top, 0),
    bottom: edge(bottom, $bottom, SHEET_ROWS - 1),
    left: edge(left, $left, 0),
    right: edge(right, $right, SHEET_COLUMNS - 1),
  };
}

function reachOf(parts: readonly FormulaPart[], row: number): Reach {
  let lastRow = row;
  let rowsAhead = 0;
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const { top, bottom = top, $top, $bottom } = part.range;
    for (const [at, absolute] of [
      [top, $top],
      [bottom, $bottom],
    ] as const) {
      if (at === null) continue;
      if (absolute) lastRow = Math.max(lastRow, at);
      else rowsAhead = Math.max(rowsAhead, at - row);
    }
  }
  return { lastRow, rowsAhead };
}

/** The rows of a box that exist: its own if it is low, else those known to hold something. */
function rowsWithin(box: Box, known: readonly number[]): Iterable<number> {
  if (box.height <= known.length) return Array.from({ length: box.height }, (_, offset) => box.row + offset);
  return new Set(known.filter((row) => row >= box.row && row < box.row + box.height));
}
