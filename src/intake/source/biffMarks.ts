/**
 * Hidden rows and columns of an .xls and its cells in a red font, told record by record: the reader would tell them at the price
 * of every style, and fonts not at all.
 */
import { isRedColour } from '../../ledger/sheetCells';
import { MARKS_MAX } from './limits';
import { cellKey, type SheetMarks } from './source';

/** [MS-XLS] 2.4.53, 2.4.221, 2.4.28. */
const COLUMNS = 0x007d;
const ROW = 0x0208;
const SHEET = 0x0085;
/** [MS-XLS] 2.4.122, 2.4.188, 2.4.353. */
const FONT = 0x0031;
const PALETTE = 0x0092;
const FORMAT = 0x00e0;
/** Records of one cell, by row, column and format, and the one of several: [MS-XLS] 2.4.127, 2.4.149, 2.4.175, 2.4.180, 2.4.220. */
const CELLS: ReadonlySet<number> = new Set([0x0006, 0x00fd, 0x0203, 0x027e]);
const NUMBERS = 0x00bd;
const NUMBER_BYTES = 6;
const COLUMNS_BYTES_MIN = 10;
const ROW_BYTES_MIN = 13;
const FONT_BYTES_MIN = 6;
const NAME_AT = 6;
const COLUMNS_HIDDEN = 0x01;
const ROW_HIDDEN = 0x20;
const COLUMNS_OF_XLS = 256;
const NONE: ReadonlySet<number> = new Set();
/** Red of the fixed colours and of the palette nobody changed ([MS-XLS] 2.5.161). */
const RED_COLOURS: ReadonlySet<number> = new Set([2, 10]);
/** The palette's own begin behind the fixed ones. */
const PALETTE_FROM = 8;
/** No font has this number: those behind it are counted from 1 ([MS-XLS] 2.5.129). */
const NO_FONT = 4;

interface Marked {
  readonly rows: Set<number>;
  readonly columns: Set<number>;
  readonly red: Set<number>;
}

export class BiffMarks {
  /** By where in the stream the sheet begins. */
  private readonly names = new Map<number, string>();
  private readonly marked = new Map<number, Marked>();
  /** Colour of each font, and font of each cell format, in the order they stand in. */
  private readonly colours: number[] = [];
  private readonly fonts: number[] = [];
  private readonly palette = new Map<number, string>();
  /** Cell formats in a red font; known when the first cell comes. */
  private redFormats: ReadonlySet<number> | null = null;
  private redCells = 0;

  constructor(private readonly view: DataView) {}

  /**
   * Takes a whole record; what it does not know it leaves alone.
   * @param begin where its sheet begins
   */
  take(id: number, begin: number, body: number, size: number): void {
    if (id === SHEET)
      this.names.set(this.view.getUint32(body, true), this.nameAt(body + NAME_AT, size - NAME_AT));
    else if (id === ROW && size >= ROW_BYTES_MIN) {
      const isHidden = (this.view.getUint8(body + 12) & ROW_HIDDEN) !== 0;
      if (isHidden) this.of(begin).rows.add(this.view.getUint16(body, true));
    } else if (id === COLUMNS && size >= COLUMNS_BYTES_MIN) {
      if ((this.view.getUint16(body + 8, true) & COLUMNS_HIDDEN) === 0) return;
      const last = Math.min(this.view.getUint16(body + 2, true), COLUMNS_OF_XLS - 1);
      const { columns } = this.of(begin);
      for (let column = this.view.getUint16(body, true); column <= last; column += 1) columns.add(column);
    } else if (CELLS.has(id)) this.takeCell(begin, body, body + 4);
    else if (id === NUMBERS) {
      const end = body + size - 2;
      for (let at = body + 4, nth = 0; at < end; at += NUMBER_BYTES, nth += 1)
        this.takeCell(begin, body, at, nth);
    } else this.takeStyle(id, body, size);
  }

  private takeStyle(id: number, body: number, size: number): void {
    if (id === FONT && size >= FONT_BYTES_MIN) this.colours.push(this.view.getUint16(body + 4, true));
    else if (id === FORMAT && size >= 2) this.fonts.push(this.view.getUint16(body, true));
    else if (id === PALETTE) {
      for (let at = body + 2, colour = PALETTE_FROM; at + 4 <= body + size; at += 4, colour += 1) {
        const [red, green, blue] = [0, 1, 2].map((part) =>
          this.view
            .getUint8(at + part)
            .toString(16)
            .padStart(2, '0'),
        );
        this.palette.set(colour, `${red}${green}${blue}`);
      }
    }
  }

  /** @param nth how many columns behind the record's first */
  private takeCell(begin: number, body: number, formatAt: number, nth = 0): void {
    this.redFormats ??= this.findRedFormats();
    if (this.redFormats.size === 0 || this.redCells >= MARKS_MAX) return;
    if (!this.redFormats.has(this.view.getUint16(formatAt, true))) return;
    this.redCells += 1;
    const column = this.view.getUint16(body + 2, true) + nth;
    this.of(begin).red.add(cellKey(this.view.getUint16(body, true), column));
  }

  private findRedFormats(): ReadonlySet<number> {
    const isRed = (colour: number): boolean => {
      const own = this.palette.get(colour);
      return own === undefined ? RED_COLOURS.has(colour) : isRedColour(own);
    };
    const red = new Set(
      this.colours.flatMap((colour, nth) => (isRed(colour) ? [nth < NO_FONT ? nth : nth + 1] : [])),
    );
    return new Set(this.fonts.flatMap((font, format) => (red.has(font) ? [format] : [])));
  }

  /** By sheet name; sheets without any are left out. */
  bySheet(): ReadonlyMap<string, SheetMarks> {
    const marks = new Map<string, SheetMarks>();
    for (const [begin, { rows, columns, red }] of this.marked) {
      const name = this.names.get(begin);
      if (name !== undefined)
        marks.set(name, { hiddenRows: rows, hiddenColumns: columns, red, unread: NONE });
    }
    return marks;
  }

  private of(begin: number): Marked {
    const known = this.marked.get(begin);
    if (known !== undefined) return known;
    const made: Marked = { rows: new Set(), columns: new Set(), red: new Set() };
    this.marked.set(begin, made);
    return made;
  }

  /** How many characters, whether they have one byte or two, and the characters. */
  private nameAt(at: number, size: number): string {
    const width = this.view.getUint8(at + 1) & 1 ? 2 : 1;
    const length = Math.min(this.view.getUint8(at), Math.floor((size - 2) / width));
    return Array.from({ length }, (_, index) => {
      const place = at + 2 + index * width;
      return String.fromCharCode(width === 2 ? this.view.getUint16(place, true) : this.view.getUint8(place));
    }).join('');
  }
}
