/** Source files made in code, for tests: what a person might keep, small and invented. */
import { utils, write, type CellObject, type WorkBook } from '@e965/xlsx';
import type { Result } from '../ledger/result';
import { openSource } from './source/open';
import type { ImportPlan } from './plan/plan';
import { planImport, type ImportOptions } from './plan/planImport';
import type { FileBytes, SourceWorkbook } from './source/source';

export type FixtureCell = string | number | boolean | null | CellObject;
export type FixtureRows = readonly (readonly FixtureCell[])[];

/** An Excel date cell. */
export function dateCell(serial: number, format = 'yyyy-mm-dd'): CellObject {
  return { t: 'n', v: serial, z: format };
}

export function workbookBytes(
  sheets: Readonly<Record<string, FixtureRows>>,
  type: 'xlsx' | 'biff8' = 'xlsx',
  adjust: (book: WorkBook) => void = () => undefined,
): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  adjust(book);
  const written: unknown = write(book, { type: 'array', bookType: type });
  if (!(written instanceof ArrayBuffer)) throw new TypeError('the writer gave no bytes');
  return new Uint8Array(written);
}

export function csvText(rows: FixtureRows, delimiter = ','): string {
  const quoted = (cell: FixtureCell): string => {
    const text = cell === null ? '' : typeof cell === 'object' ? String(cell.v) : String(cell);
    return /["\n\r,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
}

export function textFile(name: string, text: string): FileBytes {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Encoders of the platform know only UTF-8: the two-byte part of GBK, turned around from its decoder. */
export function gbkBytes(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((letter) => bytesOf.get(letter) ?? [letter.charCodeAt(0)]));
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

export function openRows(name: string, rows: FixtureRows): SourceWorkbook {
  return valueOf(openSource(textFile(name, csvText(rows))));
}

export function openSheets(name: string, sheets: Readonly<Record<string, FixtureRows>>): SourceWorkbook {
  return valueOf(openSource({ name, bytes: workbookBytes(sheets) }));
}

export function planOf(sources: readonly SourceWorkbook[], options: Partial<ImportOptions> = {}): ImportPlan {
  const defaults: ImportOptions = { existing: null, map: {}, sheets: [], language: 'zh-CN' };
  return valueOf(planImport(sources, { ...defaults, ...options }));
}
