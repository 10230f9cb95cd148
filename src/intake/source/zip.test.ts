import { unzipSync, zipSync } from 'fflate';
import { valueOf } from '../../ledger/result';
import { INFLATED_ENTRY_BYTES_MAX, INFLATED_RATIO_FROM_BYTES, ZIP_ENTRIES_MAX } from './limits';
import { unpackZip } from './zip';

const text = new TextEncoder().encode('一二三四五六七八九十'.repeat(50));

/** Where the n-th entry of the central directory stands. */
function entryAt(zip: Uint8Array, index: number): number {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let at = view.getUint32(zip.byteLength - 22 + 16, true);
  for (let count = 0; count < index; count += 1)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true);
  return at;
}

function patched(zip: Uint8Array, patch: (view: DataView) => void): Uint8Array {
  const copy = zip.slice();
  patch(new DataView(copy.buffer));
  return copy;
}

describe('a zip is unpacked once and within bounds', () => {
  it('gives the parts of an honest file, packed and stored, and the same as a zip that packs nothing', () => {
    const files = { 'a.xml': text, '表/b.bin': text.subarray(3), 'none.xml': new Uint8Array() };
    const zip = zipSync({ ...files, '表/b.bin': [files['表/b.bin'], { level: 0 }] });
    const { parts, stored } = valueOf(unpackZip(zip));
    expect(Object.fromEntries(parts.map(({ name, bytes }) => [name, Uint8Array.from(bytes)]))).toEqual(files);
    expect(valueOf(unpackZip(stored)).parts).toEqual(parts);
    expect(Object.values(unzipSync(stored))).toEqual(Object.values(files));
  });

  it('unpacks a part of many pieces', () => {
    const large = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * at * 31) % 251);
    const { parts } = valueOf(unpackZip(zipSync({ 'a.xml': large })));
    expect(Buffer.compare(parts[0]?.bytes ?? text, large)).toBe(0);
  });

  it('refuses what inflates beyond all proportion', () => {
    const zip = zipSync({ 'sheet1.xml': new Uint8Array(INFLATED_RATIO_FROM_BYTES * 3) });
    expect(unpackZip(zip)).toMatchObject({ ok: false, problem: { code: 'file.zipBomb' } });
  });

  it('refuses a declared size beyond the limit without inflating it', () => {
    const zip = zipSync({ 'a.xml': text, 'b.xml': text });
    const lying = patched(zip, (view) => {
      view.setUint32(entryAt(zip, 0) + 24, INFLATED_ENTRY_BYTES_MAX, true);
      view.setUint32(entryAt(zip, 1) + 24, INFLATED_ENTRY_BYTES_MAX, true);
    });
    expect(unpackZip(lying)).toMatchObject({
      ok: false,
      problem: { code: 'file.zipBomb', figures: { declaredBytes: String(INFLATED_ENTRY_BYTES_MAX * 2) } },
    });
  });

  it('refuses one part of more than a reader can hold', () => {
    const zip = zipSync({ 'a.xml': text });
    const lying = patched(zip, (view) =>
      view.setUint32(entryAt(zip, 0) + 24, INFLATED_ENTRY_BYTES_MAX + 1, true),
    );
    expect(unpackZip(lying)).toMatchObject({
      problem: { figures: { declaredBytes: String(INFLATED_ENTRY_BYTES_MAX + 1) } },
    });
  });

  it('refuses an entry that inflates to more than it declares', () => {
    const zip = zipSync({ 'a.xml': text });
    const lying = patched(zip, (view) => view.setUint32(entryAt(zip, 0) + 24, 10, true));
    expect(unpackZip(lying)).toMatchObject({
      ok: false,
      problem: { code: 'file.zipBomb', figures: { inflatedBytes: String(text.byteLength) } },
    });
  });

  it('refuses entries that share their packed bytes', () => {
    const zip = zipSync({ 'a.xml': text, 'b.xml': text });
    const shared = patched(zip, (view) => view.setUint32(entryAt(zip, 1) + 42, 0, true));
    expect(unpackZip(shared)).toMatchObject({ ok: false, problem: { code: 'file.zipBomb' } });
  });

  it('refuses more entries than any workbook has', () => {
    const files = Object.fromEntries(
      Array.from({ length: ZIP_ENTRIES_MAX + 1 }, (_, index) => [`f${index}`, new Uint8Array(0)]),
    );
    expect(unpackZip(zipSync(files))).toMatchObject({
      ok: false,
      problem: { code: 'file.zipBomb', figures: { entries: String(ZIP_ENTRIES_MAX + 1) } },
    });
  });

  it('refuses a part that stored says to be longer or shorter than it is', () => {
    const zip = zipSync({ 'a.xml': [text, { level: 0 }] });
    const declaring = (bytes: number) =>
      patched(zip, (view) => view.setUint32(entryAt(zip, 0) + 24, bytes, true));
    expect(unpackZip(declaring(text.byteLength - 1))).toMatchObject({ problem: { code: 'file.zipBomb' } });
    expect(unpackZip(declaring(text.byteLength + 1))).toMatchObject({
      problem: { code: 'file.damaged', value: 'a.xml' },
    });
  });

  it('says so when an entry is encrypted', () => {
    const zip = zipSync({ 'a.xml': text });
    const locked = patched(zip, (view) => view.setUint16(entryAt(zip, 0) + 8, 1, true));
    expect(unpackZip(locked)).toMatchObject({ ok: false, problem: { code: 'file.encrypted' } });
  });

  it('calls a cut-off or scrambled file damaged', () => {
    const zip = zipSync({ 'a.xml': text });
    expect(unpackZip(zip.slice(0, zip.byteLength - 30))).toMatchObject({
      ok: false,
      problem: { code: 'file.damaged' },
    });
    const scrambled = patched(zip, (view) => view.setUint8(40, view.getUint8(40) ^ 0xff));
    expect(unpackZip(scrambled).ok).toBe(false);
  });
});
