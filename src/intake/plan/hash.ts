/** FNV-1a, 64 bits, over UTF-16 units: a name for a row's content, not a seal against forgery. */
const PRIME_LOW = 0x1b3;
const LOW_START = 0x84222325;
const HIGH_START = 0xcbf29ce4;

/** @returns 16 hexadecimal digits */
export function contentHash(text: string): string {
  let low = LOW_START;
  let high = HIGH_START;
  for (let index = 0; index < text.length; index += 1) {
    low = (low ^ text.charCodeAt(index)) >>> 0;
    // 64-bit multiplication by 2^40 + 0x1b3, in halves that doubles hold exactly
    const product = low * PRIME_LOW;
    high = (high * PRIME_LOW + Math.floor(product / 0x1_0000_0000) + ((low << 8) >>> 0)) % 0x1_0000_0000;
    low = product % 0x1_0000_0000;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
