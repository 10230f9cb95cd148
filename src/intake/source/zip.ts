/**
 * Looks into a zip before any reader unpacks it: how many entries, what they say they inflate to, and what they really do.
 * The reader trusts a file's own figures; a zip bomb lies in them.
 */
import { Inflate, inflateSync } from 'fflate';
import { fail, ok, type Result } from '../../ledger/result';
import {
  INFLATED_BYTES_MAX,
  INFLATED_ENTRY_BYTES_MAX,
  INFLATED_RATIO_FROM_BYTES,
  INFLATED_RATIO_MAX,
  ZIP_ENTRIES_MAX,
} from './limits';

export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packedBytes: number;
  readonly declaredBytes: number;
  /** CRC-32 of what it inflates to. */
  readonly checksum: number;
  /** Where the entry's local header stands. */
  readonly offset: number;
}

/** Sees what an entry inflates to, piece by piece, while it is measured. */
export interface PartWatcher {
  look(chunk: Uint8Array): void;
}

const NOBODY: PartWatcher = { look: () => undefined };

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const COMMENT_BYTES_MAX = 0xffff;
/** In place of a figure that only the 64-bit extension holds. */
const ELSEWHERE = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const CHUNK_BYTES = 64 * 1024;

/**
 * The entries of a zip that is safe to unpack.
 * @param watcherOf who looks at an entry on the way
 * @returns the entries, or file.damaged, file.zipBomb (figures name what was exceeded), file.encrypted, file.unsupported.
 */
export function inspectZip(
  bytes: Uint8Array,
  watcherOf: (entry: ZipEntry) => PartWatcher | null = () => null,
): Result<readonly ZipEntry[]> {
  const listed = listEntries(bytes);
  if (!listed.ok) return listed;
  const entries = listed.value;
  if (entries.some((entry) => entry.encrypted)) return fail({ code: 'file.encrypted' });
  const declared = entries.reduce((sum, entry) => sum + entry.declaredBytes, 0);
  if (declared > INFLATED_BYTES_MAX) return bomb('declaredBytes', declared);
  if (overlaps(entries)) return bomb('overlappingEntries', entries.length);
  return measureEntries(bytes, entries, watcherOf);
}

function measureEntries(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  watcherOf: (entry: ZipEntry) => PartWatcher | null,
): Result<readonly ZipEntry[]> {
  let total = 0;
  for (const entry of entries) {
    const bytesMax = Math.min(INFLATED_ENTRY_BYTES_MAX, INFLATED_BYTES_MAX - total);
    const measured = measureEntry(bytes, entry, bytesMax, watcherOf(entry) ?? NOBODY);
    if (!measured.ok) return measured;
    total += measured.value;
  }
  return ok(entries);
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
  return {
    name: new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)),
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

/** Bytes the entry really inflates to; stops as soon as the bound is passed. */
function measureEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  bytesMax: number,
  watcher: PartWatcher,
): Result<number> {
  const packed = packedBytes(bytes, entry);
  if (packed === null) return fail({ code: 'file.damaged' });
  if (entry.method === STORED) {
    watcher.look(packed);
    return checksumOf(packed, NO_CHECKSUM) === entry.checksum ? ok(packed.byteLength) : damaged(entry);
  }
  if (entry.method !== DEFLATED) return fail({ code: 'file.unsupported' });
  return inflatedBytes(packed, entry, bytesMax, watcher);
}

/** What an inspected entry holds, as text of UTF-8. */
export function entryText(bytes: Uint8Array, entry: ZipEntry): string {
  const packed = packedBytes(bytes, entry) ?? new Uint8Array();
  const unpacked =
    entry.method === STORED ? packed : inflateSync(packed, { out: new Uint8Array(entry.declaredBytes) });
  return new TextDecoder().decode(unpacked);
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

function inflatedBytes(
  packed: Uint8Array,
  entry: ZipEntry,
  bytesMax: number,
  watcher: PartWatcher,
): Result<number> {
  let total = 0;
  let checksum = NO_CHECKSUM;
  const inflate = new Inflate((chunk) => {
    total += chunk.byteLength;
    checksum = checksumOf(chunk, checksum);
    watcher.look(chunk);
  });
  try {
    for (let at = 0; at < packed.byteLength; at += CHUNK_BYTES) {
      const read = Math.min(packed.byteLength, at + CHUNK_BYTES);
      inflate.push(packed.subarray(at, read), read === packed.byteLength);
      if (total > bytesMax) return bomb('inflatedBytes', total);
      const ratio = Math.round(total / read);
      if (total > INFLATED_RATIO_FROM_BYTES && ratio > INFLATED_RATIO_MAX) return bomb('ratio', ratio);
    }
  } catch {
    return damaged(entry);
  }
  if (total > entry.declaredBytes) return bomb('inflatedBytes', total);
  return total === entry.declaredBytes && checksum === entry.checksum ? ok(total) : damaged(entry);
}

function damaged(entry: ZipEntry): Result<never> {
  return fail({ code: 'file.damaged', value: entry.name });
}

const NO_CHECKSUM = 0;
const POLYNOMIAL = 0xedb88320;
const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest;
});

/** CRC-32 as zip files hold it, continued from `start`. */
function checksumOf(bytes: Uint8Array, start: number): number {
  let rest = ~start;
  for (let at = 0; at < bytes.length; at += 1) {
    rest = (CHECKSUMS[(rest ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (rest >>> 8);
  }
  return ~rest >>> 0;
}
