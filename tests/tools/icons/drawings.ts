/**
 * The icons, drawn on a grid of 16 and placed on whole pixels at every size. Office's monoline style: a thin dark outline,
 * a light filling that holds on dark ribbons, one further colour.
 */
import { Canvas } from './canvas';
import type { Colour, Point } from './canvas';

const outline: Colour = [0x3a, 0x3a, 0x38];
const filling: Colour = [0xfa, 0xfa, 0xfa];
const quiet: Colour = [0x79, 0x77, 0x74];
const accent: Colour = [0x1e, 0x8b, 0xcd];

const gridSize = 16;
/** Office's rule: lines of one pixel up to 32 pixels, of two up to 80. */
const thinLineSizeMax = 32;

export const iconSizes = [16, 32, 64, 80] as const;

class Drawing {
  readonly canvas: Canvas;
  readonly line: number;

  constructor(size: number) {
    this.canvas = new Canvas(size);
    this.line = size <= thinLineSizeMax ? 1 : 2;
  }

  /** A place on the grid in whole pixels. */
  at(place: number): number {
    return Math.round((place * this.canvas.size) / gridSize);
  }

  /** A closed book seen from the front: cover, and the spine along its left side. */
  book(): void {
    const [left, right, top, bottom] = [this.at(1), this.at(15), this.at(1), this.at(15)];
    this.canvas.rectangle(left, top, right - left, bottom - top, outline);
    this.canvas.rectangle(
      left + this.line,
      top + this.line,
      right - left - 2 * this.line,
      bottom - top - 2 * this.line,
      filling,
    );
    this.canvas.rectangle(this.at(4), top, this.line, bottom - top, outline);
  }

  /** A block between grid places. */
  block(left: number, top: number, right: number, bottom: number, colour: Colour): void {
    this.canvas.rectangle(
      this.at(left),
      this.at(top),
      this.at(right) - this.at(left),
      this.at(bottom) - this.at(top),
      colour,
    );
  }

  /** A line of writing. */
  row(left: number, right: number, place: number): void {
    this.canvas.rectangle(this.at(left), this.at(place), this.at(right) - this.at(left), this.line, quiet);
  }
}

/** The product: a ledger, three customers' exposure, and the limit that the last one breaks through. */
function ledger(size: number): Canvas {
  const drawing = new Drawing(size);
  drawing.book();
  drawing.block(6, 9, 7, 13, outline);
  drawing.block(9, 8, 10, 13, outline);
  drawing.block(12, 3, 13, 13, outline);
  const thickness = Math.max(drawing.line, drawing.at(1));
  drawing.canvas.rectangle(
    drawing.at(5) + drawing.line - 1,
    drawing.at(6),
    drawing.at(14) - drawing.at(5),
    thickness,
    accent,
  );
  return drawing.canvas;
}

/** Upper ends of the tick's columns on the grid, from left to right: down three, up four. */
const tickColumns = [9, 10, 11, 10, 9, 8, 7] as const;
const tickLeft = 6;

/** The check: a ledger's rows, ticked. A smoothed diagonal blurs at 16 pixels, so there the tick is steps of whole pixels. */
function check(size: number): Canvas {
  const drawing = new Drawing(size);
  drawing.book();
  drawing.row(6, 13, 3);
  drawing.row(6, 13, 5);
  if (size === gridSize) {
    tickColumns.forEach((top, index) => {
      drawing.block(tickLeft + index, top, tickLeft + index + 1, top + 2, accent);
    });
    return drawing.canvas;
  }
  const scale = size / gridSize;
  const tick = (
    [
      [6.5, 10],
      [8.5, 12],
      [12.5, 8],
    ] as const
  ).map(([x, y]): Point => [x * scale, y * scale]);
  drawing.canvas.stroke(tick, 1.4 * scale, accent);
  return drawing.canvas;
}

export const drawings: Readonly<Record<string, (size: number) => Canvas>> = { icon: ledger, check };
