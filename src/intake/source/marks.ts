/**
 * What the parts of an .xlsx say of its sheets beyond values, and the reader does not tell without slowing down: hidden rows and
 * columns, red fonts, formulas without a stored result. A sheet is looked through only when it holds one of the words.
 */
import { isRedColour } from '../../ledger/sheetCells';
import { MARKS_MAX } from './limits';
import { cellKey, type SheetMarks } from './source';
import type { ZipPart } from './zip';

const HIDDEN = ['hidden="1"', 'hidden="true"', "hidden='1'"];
/** Ends of cells whose formula is followed by nothing or by an empty value. */
const UNREAD = ['</f></c>', '</f><v></v>', '</f><v/>', '</f><v />', '"/></c>'];
const WORKSHEET = /^xl\/worksheets\/[^/]+\.xml$/i;

/**
 * By sheet name; sheets without any are left out.
 * @param maybeMarked parts that may hold one of the words; red fonts are looked for in all
 */
export function marksOf(
  parts: readonly ZipPart[],
  maybeMarked: ReadonlySet<ZipPart>,
): ReadonlyMap<string, SheetMarks> {
  const text = (name: string): string => {
    const part = parts.find((each) => each.name.toLowerCase() === name);
    return part === undefined ? '' : textOf(part);
  };
  const red = redStyles(text('xl/styles.xml'));
  const wanted = parts.filter((part) => WORKSHEET.test(part.name) && (red.size > 0 || maybeMarked.has(part)));
  if (wanted.length === 0) return new Map();
  const names = sheetNames(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  const marks = new Map<string, SheetMarks>();
  for (const part of wanted) {
    const name = names.get(part.name.toLowerCase());
    if (name === undefined) continue;
    const xml = textOf(part);
    const found = red.size > 0 || mayBeMarked(xml) ? marksOfSheet(xml, red) : null;
    if (found !== null) marks.set(name, found);
  }
  return marks;
}

function textOf({ bytes }: ZipPart): string {
  return new TextDecoder().decode(bytes);
}

function mayBeMarked(xml: string): boolean {
  return HIDDEN.some((word) => xml.includes(word)) || UNREAD.some((word) => xml.includes(word));
}

/** Sheet names by the path of their part, in lower case. */
function sheetNames(workbook: string, relations: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/g)) {
    const path = attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/');
    targets.set(attribute(tag, 'Id'), path.toLowerCase());
  }
  const names = new Map<string, string>();
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\b[^<>]*>/g)) {
    const path = targets.get(attribute(tag, String.raw`\w+:id`));
    if (path !== undefined) names.set(path, unescaped(attribute(tag, 'name')));
  }
  return names;
}

const attributePatterns = new Map<string, RegExp>();

/** '' when the tag has none. */
function attribute(tag: string, name: string): string {
  let pattern = attributePatterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`);
    attributePatterns.set(name, pattern);
  }
  const found = pattern.exec(tag);
  return found?.[1] ?? found?.[2] ?? '';
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, digits?: string, word?: string) => {
      if (word !== undefined) return ENTITIES[word] ?? whole;
      const point = hex === undefined ? Number(digits) : parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** Cell styles in a red font, by their place in cellXfs. */
function redStyles(styles: string): ReadonlySet<string> {
  const [, ...fonts] = section(styles, 'fonts').split(/<(?:\w+:)?font\b/);
  const red = new Set(fonts.flatMap((font, index) => (isRed(font) ? [String(index)] : [])));
  if (red.size === 0) return new Set();
  const formats = [...section(styles, 'cellXfs').matchAll(/<(?:\w+:)?xf\b[^<>]*>/g)];
  return new Set(
    formats.flatMap(([tag], index) => (red.has(attribute(tag, 'fontId')) ? [String(index)] : [])),
  );
}

function section(xml: string, name: string): string {
  const begin = xml.search(new RegExp(String.raw`<(?:\w+:)?${name}\b`));
  const end = xml.search(new RegExp(String.raw`</(?:\w+:)?${name}>`));
  return begin === -1 || end < begin ? '' : xml.slice(begin, end);
}

/** Red of the old palette, or a colour with much red and little of the others. */
function isRed(font: string): boolean {
  const color = /<(?:\w+:)?color\b[^<>]*>/.exec(font)?.[0] ?? '';
  if (['2', '10'].includes(attribute(color, 'indexed'))) return true;
  return isRedColour(attribute(color, 'rgb'));
}

/** A row, a column, or a cell with its formula and its value if that is empty. */
const ROWS_OR_CELLS =
  /<(?:\w+:)?(row|col|c)\b([^<>]*?)\/?>(?:<(?:\w+:)?f\b(?:[^<>]*\/>|[^<>]*>[^<]*<\/(?:\w+:)?f>)(<(?:\w+:)?v\s*\/>|<(?:\w+:)?v><\/(?:\w+:)?v>)?(<\/(?:\w+:)?c>))?/g;
class Collected {
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  readonly red = new Set<number>();
  readonly unread = new Set<number>();
}

/** null when the sheet has none. */
function marksOfSheet(xml: string, redStyle: ReadonlySet<string>): SheetMarks | null {
  const marks = new Collected();
  let row = -1;
  let column = -1;
  for (const [, tag, attributes = '', noValue, unread] of xml.matchAll(ROWS_OR_CELLS)) {
    if (marks.red.size + marks.unread.size > MARKS_MAX) break;
    if (tag === 'col') hideColumns(attributes, marks.hiddenColumns);
    else if (tag === 'row') {
      row = Number(attribute(attributes, 'r') || row + 2) - 1;
      column = -1;
      if (isHidden(attributes)) marks.hiddenRows.add(row);
    } else {
      column = columnOf(attribute(attributes, 'r')) ?? column + 1;
      // Excel stores an empty text as the result of a formula that gives one.
      const isEmptyText = noValue !== undefined && attribute(attributes, 't') === 'str';
      if (unread !== undefined && !isEmptyText) marks.unread.add(cellKey(row, column));
      if (redStyle.size > 0 && redStyle.has(attribute(attributes, 's'))) marks.red.add(cellKey(row, column));
    }
  }
  const { hiddenRows, hiddenColumns, red, unread } = marks;
  return hiddenRows.size + hiddenColumns.size + red.size + unread.size === 0 ? null : marks;
}

function isHidden(attributes: string): boolean {
  return /^(?:1|true)$/.test(attribute(attributes, 'hidden'));
}

const COLUMNS_MAX = 16_384;

function hideColumns(attributes: string, hidden: Set<number>): void {
  if (!isHidden(attributes)) return;
  const last = Math.min(COLUMNS_MAX, Number(attribute(attributes, 'max')));
  for (let column = Number(attribute(attributes, 'min')); column <= last; column += 1) hidden.add(column - 1);
}

/** C14 → 2; null for no address. */
function columnOf(address: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
