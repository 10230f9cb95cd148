import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { drawings, iconSizes } from '../tools/icons/drawings';
import { pngSize } from '../tools/png';

const assets = join(__dirname, '..', '..', 'assets');
const names = Object.keys(drawings);
const icons = names.flatMap((name) => iconSizes.map((size) => ({ name, size })));

/** The filtered rows inside; two files of the same picture may be compressed differently. */
function pixelsOf(png: Buffer): Buffer {
  const data: Buffer[] = [];
  for (let offset = 8; offset < png.length;) {
    const length = png.readUInt32BE(offset);
    if (png.toString('latin1', offset + 4, offset + 8) === 'IDAT')
      data.push(png.subarray(offset + 8, offset + 8 + length));
    offset += length + 12;
  }
  return inflateSync(Buffer.concat(data));
}

function coloursOf(png: Buffer, size: number): Set<string> {
  const pixels = pixelsOf(png);
  const rowBytes = size * 4 + 1;
  const colours = new Set<string>();
  for (let offset = 0; offset < pixels.length; offset += rowBytes) {
    for (let column = 1; column < rowBytes; column += 4) {
      colours.add(pixels.subarray(offset + column, offset + column + 4).toString('hex'));
    }
  }
  return colours;
}

describe('the icons', () => {
  it.each(icons)('$name at $size pixels is what its drawing draws', ({ name, size }) => {
    const kept = readFileSync(join(assets, `${name}-${size}.png`));
    expect(pngSize(kept)).toEqual({ width: size, height: size });
    expect(pixelsOf(kept).equals(pixelsOf(drawings[name]?.(size).png() ?? Buffer.alloc(0)))).toBe(true);
  });

  it.each(names)(
    '%s is sharp at 16 pixels: no pixel between two colours, and at most one besides dark, grey and light',
    (name) => {
      const colours = coloursOf(readFileSync(join(assets, `${name}-16.png`)), 16);
      const drawn = ['00000000', '3a3a38ff', '797774ff', 'fafafaff', '1e8bcdff'];
      expect([...colours].filter((colour) => !drawn.includes(colour))).toEqual([]);
    },
  );

  it('differ from each other', () => {
    const pictures = names.map((name) =>
      pixelsOf(readFileSync(join(assets, `${name}-16.png`))).toString('base64'),
    );
    expect(new Set(pictures).size).toBe(names.length);
  });
});
