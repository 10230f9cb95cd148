/**
 * Whether a part of an .xlsx is whole XML, told byte by byte while it is unpacked, and what it holds by count. The reader
 * matches patterns and takes what it finds: from a part that ends in the middle, or lost a bracket, it would read fewer rows
 * and say nothing.
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

/** Where in the text the scan stands. */
const TEXT = 0;
const TAG = 1;
const OPEN_NAME = 2;
const CLOSE_NAME = 3;
const CLOSE_SPACE = 4;
const IN_TAG = 5;
const ATTRIBUTE = 6;
const BEFORE_EQUALS = 7;
const AFTER_EQUALS = 8;
const VALUE = 9;
const AFTER_VALUE = 10;
const SELF_CLOSED = 11;
const INSTRUCTION = 12;
const DECLARATION = 13;
const COMMENT = 14;
const CHARACTERS = 15;
const BROKEN = 16;

/** Deeper parts are no spreadsheet's. */
const DEPTH_MAX = 256;

export class XmlScan {
  /** Elements `c`: cells, in a worksheet. */
  cells = 0;
  private state = TEXT;
  private quote = 0;
  private name = 0;
  private before = 0;
  private beforeThat = 0;
  private begun = 0;
  private depth = 0;
  private roots = 0;
  private readonly open = new Int32Array(DEPTH_MAX);

  look(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && this.state !== BROKEN; at += 1) {
      if (this.state === TEXT) at = skipTo(bytes, at, CODE.less);
      else if (this.state === VALUE) at = skipToEither(bytes, at, this.quote, CODE.less);
      const code = bytes[at];
      if (code === undefined) return;
      this.state = this.next(code);
      this.beforeThat = this.before;
      this.before = code;
    }
  }

  /** Every element that was opened is closed, and there was one. */
  get isWhole(): boolean {
    return this.state === TEXT && this.depth === 0 && this.roots === 1;
  }

  private next(code: number): number {
    switch (this.state) {
      case TEXT:
        return TAG;
      case TAG:
        return this.afterLess(code);
      case OPEN_NAME:
        return this.inName(code);
      case CLOSE_NAME:
      case CLOSE_SPACE:
        return this.inClose(code);
      case VALUE:
        return code === this.quote ? AFTER_VALUE : BROKEN;
      default:
        return this.state >= INSTRUCTION ? this.inMarkup(code) : this.inTag(code);
    }
  }

  private afterLess(code: number): number {
    this.name = 0;
    this.begun = 0;
    if (code === CODE.slash) return CLOSE_NAME;
    if (code === CODE.question) return INSTRUCTION;
    if (code === CODE.exclamation) return DECLARATION;
    return isNameCode(code) ? this.inName(code) : BROKEN;
  }

  private inName(code: number): number {
    if (isNameCode(code)) {
      this.addToName(code);
      return OPEN_NAME;
    }
    return this.inTag(code);
  }

  private addToName(code: number): void {
    this.name = code === CODE.colon ? 0 : (Math.imul(this.name, 31) + code) | 0;
  }

  private inTag(code: number): number {
    if (this.state === AFTER_EQUALS || this.state === BEFORE_EQUALS || this.state === ATTRIBUTE)
      return this.inAttribute(code);
    if (this.state === SELF_CLOSED) return code === CODE.greater ? this.closed() : BROKEN;
    if (code === CODE.greater) return this.opened();
    if (code === CODE.slash) return SELF_CLOSED;
    if (isSpace(code)) return IN_TAG;
    return this.state === IN_TAG && isNameCode(code) ? ATTRIBUTE : BROKEN;
  }

  private inAttribute(code: number): number {
    if (this.state === AFTER_EQUALS) {
      if (isSpace(code)) return AFTER_EQUALS;
      this.quote = code;
      return code === CODE.doubleQuote || code === CODE.singleQuote ? VALUE : BROKEN;
    }
    if (code === CODE.equals) return AFTER_EQUALS;
    if (isSpace(code)) return BEFORE_EQUALS;
    return this.state === ATTRIBUTE && isNameCode(code) ? ATTRIBUTE : BROKEN;
  }

  private opened(): number {
    this.count();
    if (this.depth === DEPTH_MAX) return BROKEN;
    this.open[this.depth] = this.name;
    this.depth += 1;
    return TEXT;
  }

  private closed(): number {
    this.count();
    return TEXT;
  }

  private count(): void {
    if (this.name === CELL) this.cells += 1;
    if (this.depth === 0) this.roots += 1;
  }

  private inClose(code: number): number {
    if (code === CODE.greater) {
      this.depth -= 1;
      return this.depth >= 0 && this.open[this.depth] === this.name ? TEXT : BROKEN;
    }
    if (isSpace(code)) return CLOSE_SPACE;
    if (this.state === CLOSE_SPACE || !isNameCode(code)) return BROKEN;
    this.addToName(code);
    return CLOSE_NAME;
  }

  /** `<? … ?>`, `<!-- … -->`, `<![CDATA[ … ]]>`, `<!DOCTYPE … >`. */
  private inMarkup(code: number): number {
    this.begun += 1;
    const { state, before, beforeThat } = this;
    const ends = code === CODE.greater;
    if (state === INSTRUCTION) return ends && before === CODE.question ? TEXT : INSTRUCTION;
    const twice = this.begun > 3 && before === beforeThat;
    if (state === COMMENT) return ends && twice && before === CODE.hyphen ? TEXT : COMMENT;
    if (state === CHARACTERS) return ends && twice && before === CODE.closeBracket ? TEXT : CHARACTERS;
    if (this.begun === 1 && code === CODE.openBracket) return CHARACTERS;
    if (this.begun === 2 && code === CODE.hyphen && before === CODE.hyphen) return COMMENT;
    return ends ? TEXT : DECLARATION;
  }
}

const CELL = 'c'.charCodeAt(0);

function isSpace(code: number): boolean {
  return code === CODE.space || code === CODE.lineFeed || code === CODE.carriageReturn || code === CODE.tab;
}

/** Letters, digits, `-`, `.`, `_`, `:`, and whatever is beyond ASCII. */
function isNameCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 58) ||
    code === 45 ||
    code === 46 ||
    code === 95 ||
    code >= 128
  );
}

/** The place of the next such byte, or the end. */
function skipTo(bytes: Uint8Array, from: number, wanted: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== wanted) at += 1;
  return at;
}

function skipToEither(bytes: Uint8Array, from: number, one: number, other: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== one && bytes[at] !== other) at += 1;
  return at;
}
