/** Reads delimited text. Every cell stays text: what a number or a date is, is decided later and for a whole column. */
import Papa from 'papaparse';
import { fail, ok, type Result } from '../../ledger/result';
import { CELLS_MAX, ROWS_MAX } from './limits';
import type { FileBytes, SourceRow, SourceWorkbook } from './source';

const DELIMITERS = [',', '\t', ';', '|'];
/** Excel's own hint to itself about the delimiter. */
const DELIMITER_HINT = /^sep=(.)\r?\n/i;

/** @returns one sheet named like the file; file.notSpreadsheet for bytes that are no text, file.damaged for open quotes. */
export function readText(file: FileBytes): Result<SourceWorkbook> {
  const text = decodeText(file.bytes);
  if (text === null) return fail({ code: 'file.notSpreadsheet' });
  if (text.trim() === '') return fail({ code: 'file.empty' });
  const hint = DELIMITER_HINT.exec(text);
  const parsed = Papa.parse<string[]>(hint ? text.slice(hint[0].length) : text, {
    delimitersToGuess: DELIMITERS,
    ...(hint?.[1] ? { delimiter: hint[1] } : {}),
  });
  const broken = parsed.errors.find((error) => error.type === 'Quotes');
  if (broken) return fail({ code: 'file.damaged', cell: `A${(broken.row ?? 0) + 1}` });
  return sheetOf(file.name, parsed.data);
}

function sheetOf(file: string, data: readonly string[][]): Result<SourceWorkbook> {
  const rows: SourceRow[] = data.map(trimmed);
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  if (rows.length > ROWS_MAX) return fail({ code: 'file.tooLarge', figures: { rows: String(rows.length) } });
  if (cells > CELLS_MAX) return fail({ code: 'file.tooLarge', figures: { cells: String(cells) } });
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return ok({ file, sheets: [{ name: file.replace(/\.[^.]*$/, ''), hidden: false, columnCount, rows }] });
}

function trimmed(row: readonly string[]): SourceRow {
  let last = row.length - 1;
  while (last >= 0 && (row[last] ?? '').trim() === '') last -= 1;
  return row.slice(0, last + 1);
}

/** UTF-16 needs its mark; UTF-8 proves itself, since other encodings are not valid UTF-8; what is left is GB18030. */
function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  if (bytes.includes(0)) return null;
  return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
