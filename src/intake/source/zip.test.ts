import { zipSync } from 'fflate';
import { INFLATED_ENTRY_BYTES_MAX, INFLATED_RATIO_FROM_BYTES, ZIP_ENTRIES_MAX } from './limits';
import { WordSearch } from './wordSearch';
import { inspectZip } from './zip';

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

describe('a zip is looked into before it is unpacked', () => {
  it('lists the entries of an honest file, packed and stored', () => {
    const zip = zipSync({ 'a.xml': text, 'b.bin': [text, { level: 0 }] });
    const found = inspectZip(zip);
    expect(found.ok && found.value.map(({ name, declaredBytes }) => [name, declaredBytes])).toEqual([
      ['a.xml', text.byteLength],
      ['b.bin', text.byteLength],
    ]);
  });

  it('refuses what inflates beyond all proportion', () => {
    const zip = zipSync({ 'sheet1.xml': new Uint8Array(INFLATED_RATIO_FROM_BYTES * 3) });
    expect(inspectZip(zip)).toMatchObject({ ok: false, problem: { code: 'file.zipBomb' } });
  });

  it('refuses a declared size beyond the limit without inflating it', () => {
    const zip = zipSync({ 'a.xml': text, 'b.xml': text });
    const lying = patched(zip, (view) => {
      view.setUint32(entryAt(zip, 0) + 24, INFLATED_ENTRY_BYTES_MAX, true);
      view.setUint32(entryAt(zip, 1) + 24, INFLATED_ENTRY_BYTES_MAX, true);
    });
    expect(inspectZip(lying)).toMatchObject({
      ok: false,
      problem: { code: 'file.zipBomb', figures: { declaredBytes: String(INFLATED_ENTRY_BYTES_MAX * 2) } },
    });
  });

  it('refuses an entry that inflates to more than it declares', () => {
    const zip = zipSync({ 'a.xml': text });
    const lying = patched(zip, (view) => view.setUint32(entryAt(zip, 0) + 24, 10, true));
    expect(inspectZip(lying)).toMatchObject({
      ok: false,
      problem: { code: 'file.zipBomb', figures: { inflatedBytes: String(text.byteLength) } },
    });
  });

  it('refuses entries that share their packed bytes', () => {
    const zip = zipSync({ 'a.xml': text, 'b.xml': text });
    const shared = patched(zip, (view) => view.setUint32(entryAt(zip, 1) + 42, 0, true));
    expect(inspectZip(shared)).toMatchObject({ ok: false, problem: { code: 'file.zipBomb' } });
  });

  it('refuses more entries than any workbook has', () => {
    const files = Object.fromEntries(
      Array.from({ length: ZIP_ENTRIES_MAX + 1 }, (_, index) => [`f${index}`, new Uint8Array(0)]),
    );
    expect(inspectZip(zipSync(files))).toMatchObject({
      ok: false,
      problem: { code: 'file.zipBomb', figures: { entries: String(ZIP_ENTRIES_MAX + 1) } },
    });
  });

  it.each([0, 6] as const)('finds words wherever they stand, packed at level %d', (level) => {
    const word = { word: 'hidden=', rare: 0 };
    const other = { word: '</f><v/>', rare: 2 };
    for (let before = 65_520; before < 65_545; before += 1) {
      const part = new TextEncoder().encode(
        `${'x'.repeat(before)}hidden=${'y'.repeat(before)}hh</f></f><v/>`,
      );
      const search = new WordSearch([word, other]);
      expect(inspectZip(zipSync({ 'a.xml': [part, { level }] }), () => search).ok).toBe(true);
      expect([...search.found].sort()).toEqual(['</f><v/>', 'hidden=']);
    }
    const without = zipSync({ 'a.xml': new TextEncoder().encode('hidden </f><v>1</v>') });
    const search = new WordSearch([word, other]);
    inspectZip(without, () => search);
    expect(search.found.size).toBe(0);
  });

  it('says so when an entry is encrypted', () => {
    const zip = zipSync({ 'a.xml': text });
    const locked = patched(zip, (view) => view.setUint16(entryAt(zip, 0) + 8, 1, true));
    expect(inspectZip(locked)).toMatchObject({ ok: false, problem: { code: 'file.encrypted' } });
  });

  it('calls a cut-off or scrambled file damaged', () => {
    const zip = zipSync({ 'a.xml': text });
    expect(inspectZip(zip.slice(0, zip.byteLength - 30))).toMatchObject({
      ok: false,
      problem: { code: 'file.damaged' },
    });
    const scrambled = patched(zip, (view) => view.setUint8(40, view.getUint8(40) ^ 0xff));
    expect(inspectZip(scrambled).ok).toBe(false);
  });
});
