/** Writes a zip that packs nothing (APPNOTE.TXT 4.3): for each entry a header, its name and its bytes, and a directory at the end. */
import {
  END_BYTES,
  END_SIGNATURE,
  ENTRY_BYTES,
  ENTRY_SIGNATURE,
  LOCAL_BYTES,
  LOCAL_SIGNATURE,
} from './zipFormat';

export interface StoredEntry {
  readonly nameBytes: Uint8Array;
  /** How many bytes it holds. */
  readonly declaredBytes: number;
  /** CRC-32 of them. */
  readonly checksum: number;
}

/** Version 1.0 is enough to read what is not packed. */
const VERSION = 10;

export class StoredZip {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly added: { readonly entry: StoredEntry; readonly offset: number }[] = [];
  private at = 0;

  /** @param entries all that will be added */
  constructor(entries: readonly StoredEntry[]) {
    const size = entries.reduce(
      (sum, { nameBytes, declaredBytes }) =>
        sum + LOCAL_BYTES + ENTRY_BYTES + 2 * nameBytes.byteLength + declaredBytes,
      END_BYTES,
    );
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  /** @returns room for the bytes of the entry. */
  add(entry: StoredEntry): Uint8Array {
    const offset = this.at;
    this.view.setUint32(offset, LOCAL_SIGNATURE, true);
    this.describe(entry, offset + 4);
    this.bytes.set(entry.nameBytes, offset + LOCAL_BYTES);
    const begin = offset + LOCAL_BYTES + entry.nameBytes.byteLength;
    this.at = begin + entry.declaredBytes;
    this.added.push({ entry, offset });
    return this.bytes.subarray(begin, this.at);
  }

  finish(): Uint8Array {
    const { view } = this;
    const directory = this.at;
    for (const { entry, offset } of this.added) {
      view.setUint32(this.at, ENTRY_SIGNATURE, true);
      view.setUint16(this.at + 4, VERSION, true);
      this.describe(entry, this.at + 6);
      view.setUint32(this.at + 42, offset, true);
      this.bytes.set(entry.nameBytes, this.at + ENTRY_BYTES);
      this.at += ENTRY_BYTES + entry.nameBytes.byteLength;
    }
    view.setUint32(this.at, END_SIGNATURE, true);
    view.setUint16(this.at + 8, this.added.length, true);
    view.setUint16(this.at + 10, this.added.length, true);
    view.setUint32(this.at + 12, this.at - directory, true);
    view.setUint32(this.at + 16, directory, true);
    return this.bytes;
  }

  /** What a header and the directory say alike: version, flags, method and time (all 0), checksum, sizes, length of the name. */
  private describe({ nameBytes, declaredBytes, checksum }: StoredEntry, at: number): void {
    this.view.setUint16(at, VERSION, true);
    this.view.setUint32(at + 10, checksum, true);
    this.view.setUint32(at + 14, declaredBytes, true);
    this.view.setUint32(at + 18, declaredBytes, true);
    this.view.setUint16(at + 22, nameBytes.byteLength, true);
  }
}
