/** Hidden rows and columns of an .xls, told record by record: the reader would tell them at the price of every style. */
import type { SheetMarks } from './source';

/** [MS-XLS] 2.4.53, 2.4.221, 2.4.28. */
const COLUMNS = 0x007d;
const ROW = 0x0208;
const SHEET = 0x0085;
const COLUMNS_BYTES_MIN = 10;
const ROW_BYTES_MIN = 13;
const NAME_AT = 6;
const COLUMNS_HIDDEN = 0x01;
const ROW_HIDDEN = 0x20;
const COLUMNS_OF_XLS = 256;
const NONE: ReadonlySet<number> = new Set();

interface Hidden {
  readonly rows: Set<number>;
  readonly columns: Set<number>;
}

export class BiffMarks {
  /** By where in the stream the sheet begins. */
  private readonly names = new Map<number, string>();
  private readonly hidden = new Map<number, Hidden>();

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
    }
  }

  /** By sheet name; sheets without any are left out. */
  bySheet(): ReadonlyMap<string, SheetMarks> {
    const marks = new Map<string, SheetMarks>();
    for (const [begin, { rows, columns }] of this.hidden) {
      const name = this.names.get(begin);
      if (name !== undefined)
        marks.set(name, { hiddenRows: rows, hiddenColumns: columns, red: NONE, unread: NONE });
    }
    return marks;
  }

  private of(begin: number): Hidden {
    const known = this.hidden.get(begin);
    if (known !== undefined) return known;
    const made: Hidden = { rows: new Set(), columns: new Set() };
    this.hidden.set(begin, made);
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
