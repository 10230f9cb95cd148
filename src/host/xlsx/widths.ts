/**
 * Column widths. The file counts characters of the default font's widest digit, with five pixels of padding; Excel's API
 * counts points. Between them lie whole pixels at 96 dots per inch (ECMA-376 part 1, 18.3.1.13):
 *
 *   pixels = trunc((256 × width + trunc(128 ÷ 7)) ÷ 256 × 7),  points = pixels × 72 ÷ 96
 *
 * 7 is the digit width of Calibri 11, the font of every book we make.
 */
const DIGIT_PIXELS = 7;
const POINTS_PER_PIXEL = 72 / 96;

/** Points for the file's `width`. */
export function pointsOfWidth(width: number): number {
  const pixels = Math.trunc(((256 * width + Math.trunc(128 / DIGIT_PIXELS)) / 256) * DIGIT_PIXELS);
  return pixels * POINTS_PER_PIXEL;
}

/** The file's `width` for points; the inverse for whole pixels. */
export function widthOfPoints(points: number): number {
  const pixels = points / POINTS_PER_PIXEL;
  return Math.trunc((pixels / DIGIT_PIXELS) * 256) / 256;
}
