/** Opens what a user picked: what a file is, is told by its content, not by its name. */
import { fail, type Problem, type Result } from '../../ledger/result';
import { scanBiff } from './biffScan';
import { CELLS_MAX, FILE_BYTES_MAX } from './limits';
import { marksOf } from './marks';
import { scanParts } from './partScan';
import { readText } from './readText';
import { readWorkbook } from './readWorkbook';
import type { FileBytes, SourceWorkbook } from './source';
import { unpackZip } from './zip';

const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP_MARK = [0x50, 0x4b, 0x05, 0x06];
const COMPOUND_MARK = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Names of spreadsheets; plain text under such a name is not what the user thinks it is. */
const WORKBOOK_NAME = /\.(xlsx|xlsm|xlsb|xls|ods)$/i;

/**
 * .xlsx, .xlsm, .xls (BIFF8) and delimited text in UTF-8, UTF-16 with a mark, or GB18030.
 * @returns the sheets, or file.empty, file.tooLarge, file.notSpreadsheet, file.unsupported, file.encrypted, file.damaged,
 * file.zipBomb — each with the file's name.
 */
export function openSource(file: FileBytes): Result<SourceWorkbook> {
  const opened = openBytes(file);
  return opened.ok ? opened : fail(withFile(opened.problem, file.name));
}

function withFile(problem: Problem, file: string): Problem {
  return { ...problem, file };
}

function openBytes(file: FileBytes): Result<SourceWorkbook> {
  const { bytes, name } = file;
  if (bytes.byteLength === 0) return fail({ code: 'file.empty' });
  if (bytes.byteLength > FILE_BYTES_MAX) {
    return fail({
      code: 'file.tooLarge',
      figures: { bytes: String(bytes.byteLength), bytesMax: String(FILE_BYTES_MAX) },
    });
  }
  if (startsWith(bytes, ZIP_MARK) || startsWith(bytes, EMPTY_ZIP_MARK)) return openZip(file);
  if (startsWith(bytes, COMPOUND_MARK)) return openCompound(file);
  if (WORKBOOK_NAME.test(name)) return fail({ code: 'file.notSpreadsheet' });
  return readText(file);
}

function openZip(file: FileBytes): Result<SourceWorkbook> {
  const zip = unpackZip(file.bytes);
  if (!zip.ok) return zip;
  const { parts, stored } = zip.value;
  const names = new Set(parts.map(({ name }) => name.toLowerCase()));
  if (names.has('xl/workbook.bin') || names.has('content.xml')) return fail({ code: 'file.unsupported' });
  if (!names.has('[content_types].xml')) return fail({ code: 'file.notSpreadsheet' });
  if (![...names].some((name) => name.startsWith('xl/'))) return fail({ code: 'file.notSpreadsheet' });
  const { brokenPart, cells, maybeMarked } = scanParts(parts);
  if (brokenPart !== null) return fail({ code: 'file.damaged', value: brokenPart });
  if (cells > CELLS_MAX) return fail({ code: 'file.tooLarge', figures: { cells: String(cells) } });
  return readWorkbook({ name: file.name, bytes: stored }, marksOf(parts, maybeMarked));
}

/** The old container holds .xls, but also .doc, and a whole .xlsx under a password. */
function openCompound(file: FileBytes): Result<SourceWorkbook> {
  if (containsWide(file.bytes, 'EncryptedPackage')) return fail({ code: 'file.encrypted' });
  if (!containsWide(file.bytes, 'Workbook') && !containsWide(file.bytes, 'Book'))
    return fail({ code: 'file.notSpreadsheet' });
  const marks = scanBiff(file.bytes);
  return marks === null ? fail({ code: 'file.damaged' }) : readWorkbook(file, marks);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** Directory names of the container are UTF-16. */
function containsWide(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
