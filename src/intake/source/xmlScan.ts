/**
 * Whether a part of an .xlsx is whole XML, and what it holds by count. The reader matches patterns and takes what it finds:
 * from a part that ends in the middle, or lost a bracket, it would read fewer rows and say nothing.
 */

const CODE = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  exclamation: 33,
  doubleQuote: 34,
  singleQuote: 39,
  hyphen: 45,
  slash: 47,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  openBracket: 91,
  closeBracket: 93,
} as const;

/** By byte: letters, digits, `-`, `.`, `_`, `:`, and whatever is beyond ASCII. */
const IS_NAME = Uint8Array.from({ length: 256 }, (_, code) =>
  code >= 128 || /[\w.:-]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const IS_SPACE = Uint8Array.from({ length: 256 }, (_, code) =>
  [CODE.space, CODE.lineFeed, CODE.carriageReturn, CODE.tab].some((space) => space === code) ? 1 : 0,
);

/** Deeper parts are no spreadsheet's. */
const DEPTH_MAX = 256;
/** A worksheet's cells and their formulas: elements `c` and `f`, whatever their prefix. */
const CELL = 'c'.charCodeAt(0);
const FORMULA = 'f'.charCodeAt(0);
/** Of an attribute: its first letter and its length tell it from what else stands in a worksheet. */
const HIDDEN = 'hidden';
const HIDDEN_FIRST = HIDDEN.charCodeAt(0);

/** What is counted is counted as far as the part is whole. */
export interface XmlSeen {
  /** Every element that was opened is closed, and there was one root. */
  readonly isWhole: boolean;
  readonly cells: number;
  readonly formulas: number;
  /** Attributes that may be `hidden`. */
  readonly maybeHidden: number;
}

export function scanXml(bytes: Uint8Array): XmlSeen {
  const scan = new XmlScan(bytes);
  const isWhole = scan.run();
  const { cells, formulas, maybeHidden } = scan;
  return { isWhole, cells, formulas, maybeHidden };
}

/** Every step says whether the part is whole so far. */
class XmlScan {
  cells = 0;
  formulas = 0;
  maybeHidden = 0;
  /** The byte to look at next. */
  private at = 0;
  /** Of the element at hand, without its prefix. */
  private name = 0;
  private depth = 0;
  private roots = 0;
  private readonly open = new Int32Array(DEPTH_MAX);

  constructor(private readonly bytes: Uint8Array) {}

  run(): boolean {
    const { bytes } = this;
    for (;;) {
      let at = this.at;
      while (at < bytes.length && bytes[at] !== CODE.less) at += 1;
      if (at === bytes.length) return this.depth === 0 && this.roots === 1;
      this.at = at + 1;
      if (!this.markup()) return false;
    }
  }

  private markup(): boolean {
    const code = this.bytes[this.at];
    if (code === CODE.slash) return this.closing();
    if (code === CODE.question) return this.skipPast(this.at + 1, CODE.question, 1);
    if (code === CODE.exclamation) return this.declaration();
    return this.element();
  }

  /** `<!-- … -->`, `<![CDATA[ … ]]>`, `<!DOCTYPE … >`. */
  private declaration(): boolean {
    const [first, second] = [this.bytes[this.at + 1], this.bytes[this.at + 2]];
    if (first === CODE.openBracket) return this.skipPast(this.at + 2, CODE.closeBracket, 2);
    if (first === CODE.hyphen && second === CODE.hyphen) return this.skipPast(this.at + 3, CODE.hyphen, 2);
    return this.skipPast(this.at + 1, 0, 0);
  }

  /** Past the next `>` that so many of these bytes stand before. */
  private skipPast(from: number, before: number, times: number): boolean {
    const { bytes } = this;
    let end = bytes.indexOf(CODE.greater, from);
    while (end !== -1 && !this.stands(before, times, from, end)) end = bytes.indexOf(CODE.greater, end + 1);
    this.at = end + 1;
    return end !== -1;
  }

  private stands(code: number, times: number, from: number, end: number): boolean {
    if (end - times < from) return false;
    for (let back = 1; back <= times; back += 1) if (this.bytes[end - back] !== code) return false;
    return true;
  }

  private closing(): boolean {
    const { bytes } = this;
    this.readName(this.at + 1);
    this.at = this.afterSpaces(this.at);
    if (bytes[this.at] !== CODE.greater || this.depth === 0) return false;
    this.at += 1;
    this.depth -= 1;
    return this.open[this.depth] === this.name;
  }

  private element(): boolean {
    const { bytes } = this;
    const from = this.at;
    this.readName(from);
    if (this.at === from || !this.attributes()) return false;
    if (this.name === CELL) this.cells += 1;
    if (this.name === FORMULA) this.formulas += 1;
    if (this.depth === 0) this.roots += 1;
    if (bytes[this.at] === CODE.slash) {
      this.at += 2;
      return bytes[this.at - 1] === CODE.greater;
    }
    this.at += 1;
    if (this.depth === DEPTH_MAX) return false;
    this.open[this.depth] = this.name;
    this.depth += 1;
    return true;
  }

  /** Up to the `>` or `/` behind them. */
  private attributes(): boolean {
    const { bytes } = this;
    for (;;) {
      const from = this.at;
      this.at = this.afterSpaces(from);
      const code = bytes[this.at];
      if (code === CODE.greater || code === CODE.slash) return true;
      if (this.at === from || !this.attribute()) return false;
    }
  }

  private attribute(): boolean {
    const { bytes } = this;
    let at = this.at;
    while (IS_NAME[bytes[at] as number] === 1) at += 1;
    if (at === this.at) return false;
    if (at - this.at === HIDDEN.length && bytes[this.at] === HIDDEN_FIRST) this.maybeHidden += 1;
    at = this.afterSpaces(at);
    if (bytes[at] !== CODE.equals) return false;
    at = this.afterSpaces(at + 1);
    const quote = bytes[at];
    if (quote !== CODE.doubleQuote && quote !== CODE.singleQuote) return false;
    at += 1;
    while (at < bytes.length && bytes[at] !== quote && bytes[at] !== CODE.less) at += 1;
    this.at = at + 1;
    return bytes[at] === quote;
  }

  private readName(from: number): void {
    const { bytes } = this;
    let at = from;
    let name = 0;
    for (; IS_NAME[bytes[at] as number] === 1; at += 1) {
      const code = bytes[at] as number;
      name = code === CODE.colon ? 0 : (Math.imul(name, 31) + code) | 0;
    }
    this.at = at;
    this.name = name;
  }

  private afterSpaces(from: number): number {
    let at = from;
    while (IS_SPACE[this.bytes[at] as number] === 1) at += 1;
    return at;
  }
}
