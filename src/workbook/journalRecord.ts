/**
 * What an entry of the journal keeps of each table: enough to take the change back and to prove what it was. Cells that
 * were overwritten keep their values before and after; appended rows are their identities' seed and a hash each.
 */
import type { CellValue } from '../ledger/records';
import type { TableKey } from '../ledger/tables';
import { JOURNAL_PIECE_CHARACTERS } from './limits';

export interface SetRecord {
  readonly kind: 'set';
  readonly table: TableKey;
  /** 行号 of the rows touched. */
  readonly ids: readonly string[];
  /** By column: the cells of those rows, null where the entry did not write. */
  readonly before: Readonly<Record<string, readonly (CellValue | null)[]>>;
  readonly after: Readonly<Record<string, readonly (CellValue | null)[]>>;
}

export interface AppendRecord {
  readonly kind: 'append';
  readonly table: TableKey;
  /** The rows' identities are `newRowIds(∅, count, seed)`. */
  readonly seed: string;
  readonly count: number;
  readonly first: string;
  readonly last: string;
  /** One hash a row, joined, in the order of the identities. */
  readonly hashes: string;
}

export interface ReplaceRecord {
  readonly kind: 'replace';
  readonly table: TableKey;
  readonly count: number;
  /** Of the whole body written. */
  readonly hash: string;
}

export interface RemoveRecord {
  readonly kind: 'remove';
  readonly table: TableKey;
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

/** Computed columns became formulas, or values. Formulas are written anew from the columns' names; values are kept. */
export interface LiveRecord {
  readonly kind: 'live';
  readonly table: TableKey;
  /** Whether they are formulas from then on. */
  readonly live: boolean;
  readonly ids: readonly string[];
  /** By column: the values the formulas took the place of; empty when values took the place of formulas. */
  readonly before: Readonly<Record<string, readonly (CellValue | null)[]>>;
}

/** A table or columns came with a write, or went again when it was undone. */
export interface StructureRecord {
  readonly kind: 'added' | 'dropped';
  readonly table: TableKey;
  /** null: the whole table. */
  readonly columns: readonly string[] | null;
  /** Of the rows the table came with, one hash a row, joined. */
  readonly hashes: string;
}

export type TableRecord =
  SetRecord | AppendRecord | ReplaceRecord | RemoveRecord | LiveRecord | StructureRecord;

export interface RecordTexts {
  readonly before: string;
  readonly after: string;
}

export function rowsOfRecord(record: TableRecord): number {
  switch (record.kind) {
    case 'set':
    case 'live':
      return record.ids.length;
    case 'added':
    case 'dropped':
      return 0;
    default:
      return record.count;
  }
}

export function recordTexts(record: TableRecord): RecordTexts {
  switch (record.kind) {
    case 'set':
      return {
        before: JSON.stringify({ ids: record.ids, cells: mapped(record.before, packed) }),
        after: JSON.stringify({ kind: 'set', cells: mapped(record.after, packed) }),
      };
    case 'live':
      return {
        before: JSON.stringify({ ids: record.ids, cells: mapped(record.before, packed) }),
        after: JSON.stringify({ kind: 'live', live: record.live }),
      };
    case 'append':
    case 'replace':
    case 'remove':
    case 'added':
    case 'dropped': {
      return { before: '', after: JSON.stringify({ ...record, table: undefined }) };
    }
  }
}

/** null when the texts are not what recordTexts makes: somebody edited the journal. */
export function recordFrom(table: TableKey, { before, after }: RecordTexts): TableRecord | null {
  const written = parsed(after);
  switch (written?.['kind']) {
    case 'set': {
      const kept = parsed(before);
      if (!kept || !Array.isArray(kept['ids'])) return null;
      return {
        kind: 'set',
        table,
        ids: kept['ids'].map(String),
        before: mapped(kept['cells'] as Packed, unpacked),
        after: mapped(written['cells'] as Packed, unpacked),
      };
    }
    case 'live': {
      const kept = parsed(before);
      if (!kept || !Array.isArray(kept['ids'])) return null;
      return {
        kind: 'live',
        table,
        live: written['live'] === true,
        ids: kept['ids'].map(String),
        before: mapped(kept['cells'] as Packed, unpacked),
      };
    }
    case 'append':
    case 'replace':
    case 'remove':
    case 'added':
    case 'dropped':
      return { ...written, table } as unknown as TableRecord;
    default:
      return null;
  }
}

type Run = CellValue | null | readonly [CellValue | null, number];
type Packed = Readonly<Record<string, readonly Run[]>>;

/** From this length on, equal neighbours are written once with their number. */
const RUN_MIN = 4;

/** Most columns repeat: a first check overwrites thousands of blanks. */
function packed(values: readonly (CellValue | null)[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < values.length;) {
    const value = values[from] ?? null;
    let to = from + 1;
    while (to < values.length && values[to] === value) to++;
    if (to - from >= RUN_MIN) runs.push([value, to - from]);
    else for (let index = from; index < to; index++) runs.push(value);
    from = to;
  }
  return runs;
}

function unpacked(runs: readonly Run[]): (CellValue | null)[] {
  return runs.flatMap((run) => (isRun(run) ? new Array<CellValue | null>(run[1]).fill(run[0]) : [run]));
}

function isRun(run: Run): run is readonly [CellValue | null, number] {
  return Array.isArray(run);
}

function mapped<A, B>(record: Readonly<Record<string, A>>, each: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, each(value)]));
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Texts cut into pieces a cell can hold, as many of the one as of the other. A pair of surrogates is never parted. */
export function piecesOf(texts: RecordTexts): RecordTexts[] {
  const before = pieces(texts.before);
  const after = pieces(texts.after);
  return Array.from({ length: Math.max(before.length, after.length, 1) }, (_, index) => ({
    before: before[index] ?? '',
    after: after[index] ?? '',
  }));
}

function pieces(text: string): string[] {
  const result: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + JOURNAL_PIECE_CHARACTERS);
    if (to < text.length && /[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to--;
    result.push(text.slice(from, to));
    from = to;
  }
  return result;
}
