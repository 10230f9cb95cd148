/** PNG, as much of it as icons need: write true-colour images with alpha, and read an image's size. */
import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const compressionLevel = 9;

export interface PngSize {
  readonly width: number;
  readonly height: number;
}

/** Width and height in pixels from the header; null when the bytes are no PNG. */
export function pngSize(bytes: Uint8Array): PngSize | null {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytesMin = signature.length + 16;
  if (header.length < headerBytesMin || !header.subarray(0, signature.length).equals(signature)) return null;
  if (header.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

/** `pixels`: red, green, blue, alpha (0 to 255, not premultiplied), row by row. */
export function encodePng(size: PngSize, pixels: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size.width, 0);
  header.writeUInt32BE(size.height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rowBytes = size.width * 4;
  const filtered = Buffer.alloc((rowBytes + 1) * size.height);
  for (let row = 0; row < size.height; row += 1) {
    filtered.set(pixels.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1);
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered, { level: compressionLevel })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
