/**
 * Unpacks a zip once, within bounds: how many entries, what they say they inflate to, and what they really do. The reader
 * trusts a file's own figures; a zip bomb lies in them.
 */
import { Inflate } from 'fflate';
import { fail, ok, type Result } from '../../ledger/result';
import {
  INFLATED_BYTES_MAX,
  INFLATED_ENTRY_BYTES_MAX,
  INFLATED_RATIO_FROM_BYTES,
  INFLATED_RATIO_MAX,
  ZIP_ENTRIES_MAX,
} from './limits';
import { StoredZip } from './storedZip';
import {
  END_BYTES,
  END_SIGNATURE,
  ENTRY_BYTES,
  ENTRY_SIGNATURE,
  LOCAL_BYTES,
  LOCAL_SIGNATURE,
} from './zipFormat';

export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface UnpackedZip {
  readonly parts: readonly ZipPart[];
  /** The same parts as a zip that packs nothing, for a reader that reads zips: it need not inflate them again. */
  readonly stored: Uint8Array;
}

interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packedBytes: number;
  readonly declaredBytes: number;
  /** CRC-32 of what it inflates to. */
  readonly checksum: number;
  /** Where the entry's local header stands. */
  readonly offset: number;
}

const COMMENT_BYTES_MAX = 0xffff;
/** In place of a figure that only the 64-bit extension holds. */
const ELSEWHERE = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const CHUNK_BYTES = 64 * 1024;

/** @returns the parts, or file.damaged, file.zipBomb (figures name what was exceeded), file.encrypted, file.unsupported. */
export function unpackZip(bytes: Uint8Array): Result<UnpackedZip> {
  const listed = listEntries(bytes);
  if (!listed.ok) return listed;
  const entries = listed.value;
  if (entries.some((entry) => entry.encrypted)) return fail({ code: 'file.encrypted' });
  return boundExceeded(entries) ?? unpackEntries(bytes, entries);
}

/** Room is taken for what the entries declare, so that must be within bounds before anything is inflated. */
function boundExceeded(entries: readonly ZipEntry[]): Result<never> | null {
  const declared = entries.reduce((sum, entry) => sum + entry.declaredBytes, 0);
  if (declared > INFLATED_BYTES_MAX) return bomb('declaredBytes', declared);
  if (overlaps(entries)) return bomb('overlappingEntries', entries.length);
  for (const { declaredBytes, packedBytes } of entries) {
    if (declaredBytes > INFLATED_ENTRY_BYTES_MAX) return bomb('declaredBytes', declaredBytes);
    const ratio = Math.round(declaredBytes / Math.max(1, packedBytes));
    if (declaredBytes > INFLATED_RATIO_FROM_BYTES && ratio > INFLATED_RATIO_MAX) return bomb('ratio', ratio);
  }
  return null;
}

function unpackEntries(bytes: Uint8Array, entries: readonly ZipEntry[]): Result<UnpackedZip> {
  const zip = new StoredZip(entries);
  const parts: ZipPart[] = [];
  for (const entry of entries) {
    const room = zip.add(entry);
    const problem = unpackEntry(bytes, entry, room);
    if (problem !== null) return problem;
    parts.push({ name: entry.name, bytes: room });
  }
  return ok({ parts, stored: zip.finish() });
}

function bomb(what: string, figure: number): Result<never> {
  return fail({ code: 'file.zipBomb', figures: { [what]: String(figure) } });
}

function listEntries(bytes: Uint8Array): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return fail({ code: 'file.damaged' });
  const count = view.getUint16(end + 10, true);
  if (count > ZIP_ENTRIES_MAX) return bomb('entries', count);
  let at = view.getUint32(end + 16, true);
  if (at === ELSEWHERE) return fail({ code: 'file.unsupported' });
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      return fail({ code: 'file.damaged' });
    const nameBytes = view.getUint16(at + 28, true);
    const entry = entryAt(view, bytes, at, nameBytes);
    if (entry.declaredBytes === ELSEWHERE || entry.packedBytes === ELSEWHERE)
      return fail({ code: 'file.unsupported' });
    entries.push(entry);
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return ok(entries);
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - END_BYTES - COMMENT_BYTES_MAX);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return null;
}

function entryAt(view: DataView, bytes: Uint8Array, at: number, nameBytes: number): ZipEntry {
  const name = bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
  return {
    name: new TextDecoder().decode(name),
    nameBytes: name,
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    declaredBytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

/** Entries that share packed bytes make a small file inflate without end. */
function overlaps(entries: readonly ZipEntry[]): boolean {
  const byOffset = [...entries].sort((a, b) => a.offset - b.offset);
  return byOffset.some((entry, index) => {
    const next = byOffset[index + 1];
    return next !== undefined && entry.offset + LOCAL_BYTES + entry.packedBytes > next.offset;
  });
}

/** Fills the room an entry declared, exactly. @returns the problem if it does not. */
function unpackEntry(bytes: Uint8Array, entry: ZipEntry, room: Uint8Array): Result<never> | null {
  const packed = packedBytes(bytes, entry);
  if (packed === null) return fail({ code: 'file.damaged' });
  if (entry.method !== STORED && entry.method !== DEFLATED) return fail({ code: 'file.unsupported' });
  const total = entry.method === STORED ? copyInto(room, packed) : inflateInto(room, packed);
  if (total === null) return damaged(entry);
  if (total > room.byteLength) return bomb('inflatedBytes', total);
  return total === room.byteLength && checksumOf(room) === entry.checksum ? null : damaged(entry);
}

function copyInto(room: Uint8Array, packed: Uint8Array): number {
  room.set(packed.subarray(0, room.byteLength));
  return packed.byteLength;
}

/** @returns bytes it inflates to; tried no further than one piece beyond the room. null: it does not inflate. */
function inflateInto(room: Uint8Array, packed: Uint8Array): number | null {
  let total = 0;
  const inflate = new Inflate((chunk) => {
    if (total + chunk.byteLength <= room.byteLength) room.set(chunk, total);
    total += chunk.byteLength;
  });
  try {
    for (let at = 0; at < packed.byteLength && total <= room.byteLength; at += CHUNK_BYTES) {
      const read = Math.min(packed.byteLength, at + CHUNK_BYTES);
      inflate.push(packed.subarray(at, read), read === packed.byteLength);
    }
  } catch {
    return null;
  }
  return total;
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + LOCAL_BYTES > bytes.byteLength || view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE)
    return null;
  const from =
    entry.offset +
    LOCAL_BYTES +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(from, from + entry.packedBytes);
  return packed.byteLength === entry.packedBytes ? packed : null;
}

function damaged(entry: ZipEntry): Result<never> {
  return fail({ code: 'file.damaged', value: entry.name });
}

const POLYNOMIAL = 0xedb88320;
/** How far ahead a table looks: four bytes are taken at a time. */
const SLICES = 4;
/** CHECKSUMS[slice × 256 + byte]: what the byte does to the checksum when so many more follow it. */
const CHECKSUMS = checksumTables();

function checksumTables(): Uint32Array {
  const tables = new Uint32Array(SLICES * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let rest = byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
    tables[byte] = rest;
  }
  for (let at = 256; at < tables.length; at += 1) {
    const before = tables[at - 256] as number;
    tables[at] = (before >>> 8) ^ (tables[before & 0xff] as number);
  }
  return tables;
}

/** CRC-32 as zip files hold it. */
function checksumOf(bytes: Uint8Array): number {
  const whole = bytes.length - (bytes.length % SLICES);
  let rest = -1;
  let at = 0;
  for (; at < whole; at += SLICES) {
    rest ^= (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    rest ^= ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
    rest =
      (CHECKSUMS[768 + (rest & 0xff)] as number) ^
      (CHECKSUMS[512 + ((rest >>> 8) & 0xff)] as number) ^
      (CHECKSUMS[256 + ((rest >>> 16) & 0xff)] as number) ^
      (CHECKSUMS[rest >>> 24] as number);
  }
  for (; at < bytes.length; at += 1) {
    rest = (CHECKSUMS[(rest ^ (bytes[at] as number)) & 0xff] as number) ^ (rest >>> 8);
  }
  return ~rest >>> 0;
}
