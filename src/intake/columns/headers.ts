/** Finds the header row of a sheet and says what each of its columns may mean, before the values are looked at. */
import { unitIn } from '../values/amounts';
import { currencyIn } from '../values/currency';
import { DICTIONARY, EXCLUDE_WORDS, type Sense } from './dictionary';
import type { Field, HeaderSense } from './fields';
import type { RememberedColumn } from './remembered';
import { monthOf } from '../layout/months';
import { HEADER_ROWS_SCANNED } from '../source/limits';
import { cellText, isBlankCell, type SourceCell, type SourceRow, type SourceSheet } from '../source/source';
import { bareHeaderKey, bracketed, headerKey } from '../values/wording';

export interface HeaderColumn {
  /** Zero-based sheet column. */
  readonly column: number;
  /** As it stands. */
  readonly header: string;
  readonly sense: HeaderSense | null;
  readonly rank: number;
  /** 1 by the user's own mapping, 0.95 by the dictionary, less by a part of the header. */
  readonly confidence: number;
  /** 万元 in the header: 10000; null when it names none. */
  readonly unit: number | null;
  /** A currency the header names. */
  readonly currency: string | null;
  /** A person said what it means. */
  readonly answered?: boolean;
  /** A person said so of a table with the same headers, at an earlier import. */
  readonly recalled?: RememberedColumn;
  /** Arithmetic over the rows proves something else than what is recalled; null: nothing that a ledger keeps. */
  readonly disputed?: Field | null;
  /** What was said of a column of this name in other tables, the last first. */
  readonly elsewhere?: readonly RememberedColumn[];
  /** What its own row shows, where the row above it belongs to the header as well: 借方 of 期末余额 借方. */
  readonly shown?: string;
}

export interface HeaderRow {
  /** Data begins below it: of a header of two rows the lower. */
  readonly row: number;
  readonly columns: readonly HeaderColumn[];
  /** The rows above it that belong to the header; left out where there are none. */
  readonly upper?: readonly SourceRow[];
}

/** What a person said of headers, by their normalised text; null = keep nowhere. */
export type FieldMap = ReadonlyMap<string, Field | null>;

const CONFIDENCE = { map: 1, exact: 0.95, bare: 0.9, part: 0.7, currency: 0.6 } as const;
const HITS_MIN = 2;
/** Parts shorter than this say too little: 金额 may be anything, 单位 too. */
const HAN_PART_MIN = 2;
const LATIN_PART_MIN = 6;

/**
 * The row that names most columns, the first of equals; null when no row names two. Up to three rows are one header where each
 * names columns that the others do not (客户名称 merged over all, 发票 over 号码 and 金额), or names the side of what stands above it
 * (期末余额 over 借方 and 贷方).
 */
export function findHeader(sheet: SourceSheet, map: FieldMap): HeaderRow | null {
  let best: { readonly found: HeaderRow; readonly score: number } | null = null;
  let looked = 0;
  let above: RowAbove | null = null;
  for (let row = 0; row < sheet.rows.length && looked < HEADER_ROWS_SCANNED; row += 1) {
    const cells = sheet.rows[row] ?? [];
    if (cells.every(isBlankCell)) {
      above = null;
      continue;
    }
    looked += 1;
    const own = above === null ? readHeader(cells, map) : withSides(readHeader(cells, map), above.cells, map);
    const score = scoreOf(cells, own);
    const both = above === null ? own : withAbove(own, above.columns);
    const together = scoreOf(cells, both);
    const isOne = above !== null && together > Math.max(score, above.score) && score >= HITS_MIN;
    const found = isOne ? { score: together, columns: both } : { score, columns: own };
    if (found.score >= HITS_MIN && found.score > (best?.score ?? 0))
      best = { found: headerRow(row, found.columns, isOne ? above : null), score: found.score };
    above = nextAbove(
      above,
      { cells, columns: both, score: together, all: [cells] },
      { columns: own, score },
    );
  }
  return best?.found ?? null;
}

function headerRow(row: number, columns: readonly HeaderColumn[], above: RowAbove | null): HeaderRow {
  return above === null ? { row, columns } : { row, columns, upper: above.all };
}

/** What may belong to a header from above. */
interface RowAbove {
  /** Of the row right above. */
  readonly cells: SourceRow;
  readonly columns: readonly HeaderColumn[];
  readonly score: number;
  /** All rows that the columns are of. */
  readonly all: readonly SourceRow[];
}

const ROWS_ABOVE_MAX = 2;

/** A row of numbers is none; of three rows the first hands on what the second does not name. */
function nextAbove(
  above: RowAbove | null,
  together: RowAbove,
  own: Pick<RowAbove, 'columns' | 'score'>,
): RowAbove {
  const all = [...(above?.all ?? []), together.cells];
  // A title stands alone in its row.
  const isTitle = above?.all.length === 1 && above.cells.filter((cell) => !isBlankCell(cell)).length < 2;
  const handsOn = above !== null && !isTitle && own.score >= 0 && all.length <= ROWS_ABOVE_MAX;
  return handsOn ? { ...together, all } : { ...together, ...own };
}

/** 借方 below 期末余额 is its debit side: the label of a group stands over its first column, the others are blank or merged. */
function withSides(own: readonly HeaderColumn[], above: SourceRow, map: FieldMap): readonly HeaderColumn[] {
  return own.map((column) => {
    const own = column.header.replace(/\s+/g, '');
    if (!SIDE.test(own) && !OF_BALANCE.test(own)) return column;
    let at = column.column;
    while (at > 0 && isBlankCell(above[at] ?? '')) at -= 1;
    const group = cellText(above[at] ?? '');
    const header = `${group} ${column.header}`;
    const fits = SIDE.test(own) || BALANCE.test(bareHeaderKey(group));
    const known =
      group !== '' && fits && (DICTIONARY.has(bareHeaderKey(header)) || map.has(headerKey(header)));
    return known ? { ...headerColumn(column.column, header, map), shown: column.header } : column;
  });
}

const SIDE = /^(?:[借贷](?:方)?(?:余额|金额|发生额)?|debit|credit)$/i;
/** What stands twice below a header of two rows, and only the upper says whether it is what was owed before or is owed now. */
const OF_BALANCE = /^(?:方向|余额|金额)$/;
const BALANCE = /^[期年月][初末](?:余额)?$/;

/** The columns of a row, and where it has none those of the row above it that are surely named. */
function withAbove(own: readonly HeaderColumn[], above: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const taken = new Set(own.map(({ column }) => column));
  const more = above.filter(({ column, confidence }) => !taken.has(column) && confidence >= CONFIDENCE.bare);
  return more.length === 0 ? own : [...own, ...more].sort((a, b) => a.column - b.column);
}

/** Columns of distinct meaning; a row with numbers in it is data, whatever its words. */
function scoreOf(cells: SourceRow, columns: readonly HeaderColumn[]): number {
  const numbers = cells.filter((cell) => typeof cell === 'number' || typeof cell === 'object').length;
  const named = columns.filter((column) => column.sense !== null);
  const senses = new Set(named.map((column) => column.sense));
  const alike = named.filter(({ sense }) => sense === 'bucket' || sense === 'month').length;
  return senses.size + Math.max(0, alike - 1) - numbers * 2;
}

export function readHeader(cells: SourceRow, map: FieldMap): readonly HeaderColumn[] {
  return cells.flatMap((cell, column) =>
    isBlankCell(cell) ? [] : [headerColumn(column, cellText(cell), map)],
  );
}

function headerColumn(column: number, header: string, map: FieldMap): HeaderColumn {
  const parts = bracketed(header);
  const unit = parts.map(unitIn).find((found) => found !== null) ?? null;
  const currency = parts.map(currencyIn).find((found) => found !== null) ?? currencyIn(header);
  const base = { column, header, unit, currency };
  const mapped = map.get(headerKey(header));
  if (mapped !== undefined)
    return { ...base, sense: mapped, rank: 0, confidence: CONFIDENCE.map, answered: true };
  const found = senseOf(header);
  if (found) return { ...base, ...found };
  const namesMoney = parts.some((part) => currencyIn(part) !== null || unitIn(part) !== null);
  if (namesMoney)
    return { ...base, sense: 'amount', rank: Number.MAX_SAFE_INTEGER, confidence: CONFIDENCE.currency };
  return { ...base, sense: null, rank: 0, confidence: 0 };
}

function senseOf(header: string): (Sense & { readonly confidence: number }) | null {
  if (monthOf(header) !== null) return { sense: 'month', rank: 0, confidence: CONFIDENCE.exact };
  const whole = DICTIONARY.get(headerKey(header));
  if (whole) return { ...whole, confidence: CONFIDENCE.exact };
  const bare = DICTIONARY.get(bareHeaderKey(header));
  if (bare) return { ...bare, confidence: CONFIDENCE.bare };
  const part = longestPart(bareHeaderKey(header));
  return part ? { ...part, confidence: CONFIDENCE.part } : null;
}

/** The longest known word inside the header, unless the rest of the header turns its meaning. */
function longestPart(key: string): Sense | null {
  let best: { readonly word: string; readonly sense: Sense } | null = null;
  for (const [word, sense] of DICTIONARY) {
    if (!isTelling(word, sense) || !key.includes(word) || word.length <= (best?.word.length ?? 0)) continue;
    if (EXCLUDE_WORDS.test(key.replace(word, ' '))) continue;
    best = { word, sense };
  }
  return best ? { ...best.sense, rank: best.sense.rank + 1000 } : null;
}

const TOO_GENERAL: ReadonlySet<HeaderSense> = new Set([
  'name',
  'code',
  'unit',
  'row.status',
  'row.currency',
  'receipt',
  'bucket',
  'direction',
  'document.kind',
]);

function isTelling(word: string, sense: Sense): boolean {
  if (TOO_GENERAL.has(sense.sense)) return false;
  return word.length >= (/^[a-z0-9]+$/.test(word) ? LATIN_PART_MIN : HAN_PART_MIN);
}

/** Whether a data row repeats the header, as printed lists do on every page. */
export function repeatsHeader(row: SourceRow, header: HeaderRow): boolean {
  let same = 0;
  for (const { column, header: text, shown } of header.columns)
    if (shows(row[column], shown ?? text)) same += 1;
  if (same >= HITS_MIN && same * 2 > header.columns.length) return true;
  return header.upper !== undefined && repeatsUpper(row, header.upper);
}

/** Whether the row shows what a row of the header above its last shows. */
export function repeatsUpper(row: SourceRow, upper: readonly SourceRow[]): boolean {
  return upper.some((cells) => {
    const length = Math.max(cells.length, row.length);
    for (let column = 0; column < length; column += 1)
      if (cellText(row[column] ?? '') !== cellText(cells[column] ?? '')) return false;
    return true;
  });
}

/** Whether the cell reads as the text. Asked of every cell of a table: most are told apart without being normalised. */
function shows(cell: SourceCell | undefined, text: string): boolean {
  if (cell === undefined || cell === text) return cell !== undefined;
  if (typeof cell === 'string') return cell.length > text.length && cellText(cell) === text;
  return /^[-\d]/.test(text) && cellText(cell) === text;
}
