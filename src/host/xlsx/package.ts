/** An .xlsx file as the zip of parts that it is. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { HostFileError } from './errors';
import { elements } from './xml';

/** Parts by their path, without a leading slash. */
export type Parts = Map<string, Uint8Array>;

/** Far above any ledger; a file that unpacks to more is taken for damaged before it fills the memory. */
const UNPACKED_BYTES_MAX = 1_500_000_000;
/** Good compression would take longer than all the rest. */
const ZIP_LEVEL = 1;
/** First bytes of a compound file: an encrypted workbook, or a workbook of Excel 97. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENCRYPTED_STREAM = 'EncryptedPackage';

/** @throws HostFileError when the bytes are not a workbook's parts */
export function readParts(bytes: Uint8Array): Parts {
  if (bytes.length === 0) throw new HostFileError('file.empty');
  if (COMPOUND_FILE.every((byte, at) => bytes[at] === byte)) {
    throw new HostFileError(
      holdsWideText(bytes, ENCRYPTED_STREAM) ? 'file.encrypted' : 'file.notSpreadsheet',
    );
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new HostFileError('file.notSpreadsheet');
  const parts = unzipped(bytes);
  if (!parts.has('[Content_Types].xml')) throw new HostFileError('file.notSpreadsheet');
  if (!parts.has(workbookPath(parts))) throw new HostFileError('file.notSpreadsheet');
  return parts;
}

function unzipped(bytes: Uint8Array): Parts {
  let unpacked = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        if (unpacked > UNPACKED_BYTES_MAX) throw new HostFileError('file.damaged');
        return true;
      },
    });
    return new Map(Object.entries(files).map(([path, content]) => [path.replace(/^\//, ''), content]));
  } catch (cause) {
    throw cause instanceof HostFileError ? cause : new HostFileError('file.damaged', { cause });
  }
}

function holdsWideText(bytes: Uint8Array, text: string): boolean {
  const wide = [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = 0; at + wide.length <= bytes.length; at += 1) {
    if (wide.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}

export function writeParts(parts: Parts, level = ZIP_LEVEL): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: level as 0 | 1 });
}

export function partText(parts: Parts, path: string): string {
  const content = parts.get(path);
  return content ? strFromU8(content) : '';
}

export function setPartText(parts: Parts, path: string, text: string): void {
  parts.set(path, strToU8(text));
}

interface Relation {
  readonly id: string;
  readonly type: string;
  /** The path of the part it points at. */
  readonly path: string;
}

/** What a part points at; internal parts only. */
export function relations(parts: Parts, path: string): Relation[] {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  const source = partText(parts, `${folder}_rels/${path.slice(slash + 1)}.rels`);
  return elements(source, 'Relationship')
    .filter(({ attributes }) => attributes.get('TargetMode') !== 'External')
    .map(({ attributes }) => ({
      id: attributes.get('Id') ?? '',
      type: attributes.get('Type')?.split('/').at(-1) ?? '',
      path: resolved(folder, attributes.get('Target') ?? ''),
    }));
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of (folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

export function workbookPath(parts: Parts): string {
  const workbook = relations(parts, '').find(({ type }) => type === 'officeDocument');
  return workbook?.path ?? 'xl/workbook.xml';
}

export interface SheetPart {
  readonly name: string;
  readonly path: string;
}

/** The worksheets in the order of their tabs. */
export function sheetParts(parts: Parts): SheetPart[] {
  const workbook = workbookPath(parts);
  const worksheets = relations(parts, workbook).filter(({ type }) => type === 'worksheet');
  const targets = new Map(worksheets.map(({ id, path }) => [id, path]));
  return elements(partText(parts, workbook), 'sheet').flatMap(({ attributes }) => {
    const id = [...attributes].find(([name]) => name === 'id' || name.endsWith(':id'))?.[1] ?? '';
    const path = targets.get(id);
    return path === undefined ? [] : [{ name: attributes.get('name') ?? '', path }];
  });
}
