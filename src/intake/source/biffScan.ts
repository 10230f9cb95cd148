/**
 * Whether the records of an .xls are whole, and what they say beyond values. The format has no checksums: the reader steps from
 * record to record, and behind a broken length or a record it does not know it would read fewer cells and say nothing. [MS-XLS] 2.1.4, 2.3, 2.5.
 */
import { CFB } from '@e965/xlsx';
import { BiffMarks } from './biffMarks';
import type { SheetMarks } from './source';

const RECORD = {
  formula: 0x0006,
  end: 0x000a,
  password: 0x002f,
  continued: 0x003c,
  sheet: 0x0085,
  numbers: 0x00bd,
  blanks: 0x00be,
  table: 0x0236,
  array: 0x0221,
  sharedFormula: 0x04bc,
  result: 0x0207,
  begin: 0x0809,
} as const;

/** Bytes of cells of one size. */
const SIZES: ReadonlyMap<number, number> = new Map([
  [0x00fd, 10],
  [0x0201, 6],
  [0x0203, 14],
  [0x0205, 8],
  [0x027e, 10],
]);
/** Bytes of each cell in records of several. */
const SIZES_OF_SEVERAL: ReadonlyMap<number, number> = new Map([
  [RECORD.numbers, 6],
  [RECORD.blanks, 2],
]);
const FORMULA_BYTES_MIN = 22;
const LABEL = 0x0204;
/** Records that only older versions have, with the ids of cells nearly the same. */
const OLDER: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7, 8, 9, 0x00bc]);
/** Beyond 0x01ff ids are few up to those of later versions and of charts. */
const FEW_FROM = 0x0200;
const FEW: ReadonlySet<number> = new Set([
  0x0200, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x020b, 0x0221, 0x0225, 0x0231, 0x0236, 0x023e,
  0x027e, 0x0293, 0x0418, 0x041e, 0x04bc,
]);
/** First bytes of the ids of later versions and of charts. */
const LATER = 0x08;
const CHARTS = 0x10;
const BIFF8 = 0x0600;
const BYTES_MAX = 8224;
const HEADER_BYTES = 4;

interface Container {
  readonly find: (container: unknown, path: string) => { readonly content?: ArrayLike<number> } | null;
  readonly read: (bytes: Uint8Array, options: { readonly type: 'array' }) => unknown;
}

/**
 * What the sheets hide and show in red, by sheet name; none for versions before BIFF8 and under a password: the reader says so. null for records
 * that cannot be what somebody saved.
 */
export function scanBiff(bytes: Uint8Array): ReadonlyMap<string, SheetMarks> | null {
  const { read, find } = CFB as Container;
  try {
    const content = find(read(bytes, { type: 'array' }), 'Workbook')?.content;
    if (content === undefined) return new Map();
    const scan = new BiffScan(Uint8Array.from(content));
    return scan.isWhole() ? scan.marks.bySheet() : null;
  } catch {
    return null;
  }
}

class BiffScan {
  private readonly view: DataView;
  private readonly sheets: number[] = [];
  private readonly begins = new Set<number>();
  private readonly lastColumns = new Map<number, number>();
  private depth = 0;
  private before: number = RECORD.end;
  /** Where the sheet at hand begins. */
  private begin = 0;
  readonly marks: BiffMarks;

  constructor(stream: Uint8Array) {
    this.view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
    this.marks = new BiffMarks(this.view);
  }

  isWhole(): boolean {
    const { view } = this;
    if (view.byteLength < 8 || view.getUint16(0, true) !== RECORD.begin) return true;
    if (view.getUint16(HEADER_BYTES, true) !== BIFF8) return true;
    for (let at = 0; at + HEADER_BYTES <= view.byteLength;) {
      const id = view.getUint16(at, true);
      const size = view.getUint16(at + 2, true);
      if (id === RECORD.password) return true;
      // What stands behind the last sheet fills the sector.
      if (this.depth === 0 && id !== RECORD.begin) break;
      if (size > BYTES_MAX || at + HEADER_BYTES + size > view.byteLength) return false;
      if (!this.isSound(id, at, size)) return false;
      // Of a chart within the sheet, nothing is told.
      if (this.depth === 1) this.marks.take(id, this.begin, at + HEADER_BYTES, size);
      this.before = id === RECORD.continued ? this.before : id;
      at += HEADER_BYTES + size;
    }
    return this.depth === 0 && this.sheets.every((begin) => this.begins.has(begin));
  }

  private isSound(id: number, at: number, size: number): boolean {
    const body = at + HEADER_BYTES;
    if (id === RECORD.begin) {
      if (this.depth === 0) {
        this.lastColumns.clear();
        this.begin = at;
      }
      this.begins.add(at);
      this.depth += 1;
    } else if (id === RECORD.end) this.depth -= 1;
    else if (id === RECORD.sheet) {
      if (size < 8) return false;
      this.sheets.push(this.view.getUint32(body, true));
    } else if (id === RECORD.result) return follows.has(this.before);
    return isKnown(id) && this.isCellSound(id, body, size);
  }

  /** Cells of a row stand in order, each in one record of its size. */
  private isCellSound(id: number, body: number, size: number): boolean {
    const each = SIZES_OF_SEVERAL.get(id);
    const wanted = SIZES.get(id);
    if (each === undefined && wanted === undefined && id !== RECORD.formula && id !== LABEL) return true;
    if (wanted !== undefined && size !== wanted) return false;
    if (id === RECORD.formula && size < FORMULA_BYTES_MIN) return false;
    if (size < 6 || (id === LABEL && !this.isTextSound(body + 6, size - 6))) return false;
    const row = this.view.getUint16(body, true);
    const first = this.view.getUint16(body + 2, true);
    const last = each === undefined ? first : this.view.getUint16(body + size - 2, true);
    if (each !== undefined && (last < first || size !== 6 + (last - first + 1) * each)) return false;
    if (this.depth > 1) return true;
    if (first <= (this.lastColumns.get(row) ?? -1)) return false;
    this.lastColumns.set(row, last);
    return true;
  }

  /** A text's length in characters, whether they have one byte or two, and the characters. */
  private isTextSound(at: number, size: number): boolean {
    if (size < 3) return false;
    const width = this.view.getUint8(at + 2) & 1 ? 2 : 1;
    return size === 3 + this.view.getUint16(at, true) * width;
  }
}

/** What a text that a formula gives stands behind. */
const follows: ReadonlySet<number> = new Set([
  RECORD.formula,
  RECORD.sharedFormula,
  RECORD.array,
  RECORD.table,
]);

function isKnown(id: number): boolean {
  if (id < FEW_FROM) return !OLDER.has(id);
  return FEW.has(id) || id >> 8 === LATER || id >> 8 === CHARTS;
}
