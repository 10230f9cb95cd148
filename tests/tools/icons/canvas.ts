/** A picture of filled shapes, smoothed by sampling each pixel several times. Shapes on whole pixels come out sharp. */
import { encodePng } from '../png';

export type Colour = readonly [red: number, green: number, blue: number];
export type Point = readonly [x: number, y: number];

const samplesPerSide = 8;
const opaque = 255;

function distanceToSegment([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const squared = alongX * alongX + alongY * alongY;
  const share = Math.max(0, Math.min(1, ((x - fromX) * alongX + (y - fromY) * alongY) / squared));
  return Math.hypot(x - fromX - share * alongX, y - fromY - share * alongY);
}

export class Canvas {
  /** Red, green, blue (each times its alpha) and alpha, 0 to 1, row by row. */
  private readonly layers: Float64Array;

  constructor(readonly size: number) {
    this.layers = new Float64Array(size * size * 4);
  }

  /** Lengths in pixels from the upper left corner. */
  rectangle(left: number, top: number, width: number, height: number, colour: Colour): void {
    this.fill(([x, y]) => x >= left && x < left + width && y >= top && y < top + height, colour);
  }

  /** A line through all points, with round ends and corners. */
  stroke(points: readonly Point[], width: number, colour: Colour): void {
    this.fill((sample) => this.near(sample, points, width / 2), colour);
  }

  png(): Buffer {
    const pixels = new Uint8Array(this.size * this.size * 4);
    for (let offset = 0; offset < pixels.length; offset += 4) {
      const alpha = this.layers[offset + 3] ?? 0;
      if (alpha === 0) continue;
      for (let part = 0; part < 3; part += 1) {
        pixels[offset + part] = Math.round(((this.layers[offset + part] ?? 0) / alpha) * opaque);
      }
      pixels[offset + 3] = Math.round(alpha * opaque);
    }
    return encodePng({ width: this.size, height: this.size }, pixels);
  }

  private near(sample: Point, points: readonly Point[], distanceMax: number): boolean {
    return points
      .slice(1)
      .some((to, index) => distanceToSegment(sample, points[index] ?? to, to) <= distanceMax);
  }

  private fill(inside: (sample: Point) => boolean, colour: Colour): void {
    this.eachPixel((offset, coverage) => {
      [...colour.map((part) => part / opaque), 1].forEach((part, index) => {
        this.layers[offset + index] = part * coverage + (this.layers[offset + index] ?? 0) * (1 - coverage);
      });
    }, inside);
  }

  private eachPixel(
    paint: (offset: number, coverage: number) => void,
    inside: (sample: Point) => boolean,
  ): void {
    for (let row = 0; row < this.size; row += 1) {
      for (let column = 0; column < this.size; column += 1) {
        const coverage = this.coverage(row, column, inside);
        if (coverage > 0) paint((row * this.size + column) * 4, coverage);
      }
    }
  }

  private coverage(row: number, column: number, inside: (sample: Point) => boolean): number {
    let hits = 0;
    for (let sample = 0; sample < samplesPerSide ** 2; sample += 1) {
      const x = column + ((sample % samplesPerSide) + 0.5) / samplesPerSide;
      const y = row + (Math.floor(sample / samplesPerSide) + 0.5) / samplesPerSide;
      if (inside([x, y])) hits += 1;
    }
    return hits / samplesPerSide ** 2;
  }
}
