/**
 * Where statements stand on a sheet: columns that name lines, and behind each the columns of its amounts. Assets and
 * liabilities beside each other are one statement, and so is a list of lines with a column for every year.
 */
import { readAmount, unitIn } from '../values/amounts';
import { cellAt, cellText, isBlankCell, type SourceRow, type SourceSheet } from '../source/source';
import { bareHeaderKey, bracketed } from '../values/wording';
import { aroundOf, auditedIn, type Around } from './around';
import { lineIn, TOTALS, type Line } from './lines';
import { columnPeriod, periodOfRole, type ColumnRole, type Period } from './period';

export interface AmountColumn {
  readonly column: number;
  readonly header: string;
  /** null when no header, line, sheet or file says which. */
  readonly period: Period | null;
  /** Shown beside the statement's own period, for comparison. */
  readonly comparative: boolean;
  readonly unit: number;
  readonly audited: boolean | null;
}

export interface LineColumn {
  readonly column: number;
  readonly header: string;
  readonly amounts: readonly AmountColumn[];
  /** Further columns of the block (行次): kept nowhere. */
  readonly others: readonly { readonly column: number; readonly header: string }[];
  /** Lines from here on belong to something else (补充资料). */
  readonly end: number;
}

export interface FoundStatement {
  readonly file: string;
  readonly sheet: SourceSheet;
  /** Zero-based row of the header; the row above the first line when there is none. */
  readonly headerRow: number;
  readonly end: number;
  readonly blocks: readonly LineColumn[];
  readonly around: Around;
}

/** Statements are a page or two; a longer sheet is a list of something. */
const ROWS_MAX = 1000;
const COLUMNS_SCANNED = 40;
const TOTALS_MIN = 2;
const LINES_OF_COLUMN_MIN = 2;
/** A cash-flow statement begins with a dozen lines that the ledger has no use for. */
const HEADER_DISTANCE_MAX = 30;
const TITLE =
  /^(?:.*)(?:资产负债表|财务状况表|利润表|损益表|现金流量表|balancesheet|incomestatement|cashflowstatement)(?:续)?$/u;
/** A list of accounts has the words of statements too, but sides instead of periods. */
const ACCOUNTS =
  /^(?:科目编码|科目代码|科目编号|借方|贷方|借方余额|贷方余额|借方发生额|贷方发生额|本期借方|本期贷方)$/u;
const SUPPLEMENT = /^补充资料/u;
const HEADS_LINES = /^(?:项目|报表项目|财务指标|指标|指标名称|资产|item|items|assets)$/u;
/** Columns of numbers that are no amounts. */
const NO_AMOUNTS = /^(?:行次|行号|序号|附注|注释|项目|note|line)/iu;

/** @returns none when the sheet is no financial statement */
export function statementsOf(file: string, sheet: SourceSheet): readonly FoundStatement[] {
  if (sheet.rows.length === 0 || sheet.rows.length > ROWS_MAX) return [];
  const found: FoundStatement[] = [];
  let start = 0;
  for (const end of endsOf(sheet)) {
    const statement = statementIn(file, sheet, { start, end, before: found[0]?.around ?? null });
    if (statement === null) continue;
    found.push(statement);
    start = end;
  }
  return found;
}

/** Rows where another title begins, and the sheet's end. */
function endsOf({ rows }: SourceSheet): readonly number[] {
  const titles = rows.flatMap((row, index) => (index > 0 && row.some(isTitle) ? [index] : []));
  return [...titles, rows.length];
}

function isTitle(cell: SourceRow[number]): boolean {
  return typeof cell === 'string' && TITLE.test(bareHeaderKey(cellText(cell)));
}

interface Segment {
  readonly start: number;
  readonly end: number;
  /** What the first statement of the sheet says: it may say it for all. */
  readonly before: Around | null;
}

function statementIn(
  file: string,
  sheet: SourceSheet,
  { start, end, before }: Segment,
): FoundStatement | null {
  const named = namedLines(sheet, start, end);
  const columns = [...named].filter(([, { lines }]) => lines.size >= LINES_OF_COLUMN_MIN);
  const totals = new Set(columns.flatMap(([, { lines }]) => [...lines].filter((line) => TOTALS.has(line))));
  if (totals.size < TOTALS_MIN) return null;
  const firstLine = Math.min(...columns.map(([, { first }]) => first));
  const headerRow = headerAbove(sheet, start, firstLine);
  const above = sheet.rows.slice(start, firstLine).flat();
  if (above.some((cell) => ACCOUNTS.test(bareHeaderKey(cellText(cell))))) return null;
  const heads = aroundOf(file, sheet, { first: Math.max(headerRow, start), end: firstLine }, before);
  const around = aroundOf(file, sheet, { first: start, end: headerRow }, heads);
  const places = columns.map(([column]) => column).sort((a, b) => a - b);
  const blocks = places.map((column, index) =>
    blockOf(sheet, { column, last: (places[index + 1] ?? COLUMNS_SCANNED) - 1, headerRow, end }, around),
  );
  return { file, sheet, headerRow, end, blocks, around };
}

interface NamedLines {
  readonly lines: Set<Line>;
  readonly first: number;
}

function namedLines(sheet: SourceSheet, start: number, end: number): ReadonlyMap<number, NamedLines> {
  const named = new Map<number, NamedLines>();
  for (let row = start; row < end; row += 1) {
    const cells = sheet.rows[row] ?? [];
    for (let column = 0; column < Math.min(cells.length, COLUMNS_SCANNED); column += 1) {
      const line = lineIn(cellAt(cells, column))?.line;
      if (line === undefined) continue;
      const known = named.get(column) ?? { lines: new Set<Line>(), first: row };
      named.set(column, known);
      known.lines.add(line);
    }
  }
  return named;
}

/** The nearest row above the first line that heads a column of amounts. */
function headerAbove(sheet: SourceSheet, start: number, firstLine: number): number {
  for (let row = firstLine - 1; row >= Math.max(start, firstLine - HEADER_DISTANCE_MAX); row -= 1) {
    const cells = sheet.rows[row] ?? [];
    const filled = cells.filter((cell) => !isBlankCell(cell));
    if (filled.length < 2) continue;
    if (cells.some((cell, column) => headsLines(cell) || (column > 0 && headsAmounts(cell)))) return row;
  }
  return Math.max(start - 1, firstLine - 1);
}

function headsLines(cell: SourceRow[number]): boolean {
  return HEADS_LINES.test(bareHeaderKey(cellText(cell)));
}

/** A line that states the period, 编制单位：甲公司 2025年12月31日 单位：元, heads nothing. */
function headsAmounts(cell: SourceRow[number]): boolean {
  return !/[::]/u.test(cellText(cell)) && !isBlankCell(cell) && columnPeriod(cell) !== null;
}

interface Place {
  readonly column: number;
  readonly last: number;
  readonly headerRow: number;
  readonly end: number;
}

interface Head {
  readonly column: number;
  readonly header: string;
  /** null: it heads no amounts. undefined: it heads amounts, but of what is not said. */
  means: ColumnRole | Period | null | undefined;
}

function headsOf(sheet: SourceSheet, place: Place): readonly Head[] {
  const header = sheet.rows[place.headerRow] ?? [];
  const heads: Head[] = [];
  for (let column = place.column + 1; column <= place.last; column += 1) {
    const cell = cellAt(header, column);
    if (isBlankCell(cell) && !holdsAmounts(sheet, column, place)) continue;
    heads.push({ column, header: cellText(cell), means: isBlankCell(cell) ? null : columnPeriod(cell) });
  }
  if (heads.some(({ means }) => means !== null)) return heads;
  const unnamed = heads.filter(
    ({ column, header: text }) => !NO_AMOUNTS.test(bareHeaderKey(text)) && holdsAmounts(sheet, column, place),
  );
  // One column of numbers is of the period the statement states; of several nobody says which.
  for (const head of unnamed) head.means = unnamed.length === 1 ? 'current' : undefined;
  return heads;
}

function blockOf(sheet: SourceSheet, place: Place, around: Around): LineColumn {
  const title = cellText(cellAt(sheet.rows[place.headerRow], place.column));
  const heads = headsOf(sheet, place);
  const hasYear = heads.some(({ means }) => means === 'yearToDate');
  const isKept = ({ means }: Head): boolean => means !== null && !(means === 'month' && hasYear);
  const blockUnit = unitOf(title);
  return {
    column: place.column,
    header: title,
    amounts: heads.filter(isKept).map(({ column, header: text, means }) => ({
      column,
      header: text,
      period: typeof means === 'string' ? periodOfRole(means, around.period) : (means ?? null),
      comparative: means === 'yearStart' || means === 'periodStart' || means === 'previous',
      unit: unitOf(text) ?? blockUnit ?? around.unit ?? 1,
      audited: auditedIn([text]) ?? around.audited,
    })),
    others: heads
      .filter((head) => !isKept(head))
      .map(({ column, header: text }) => ({ column, header: text })),
    end: supplementAt(sheet, place),
  };
}

function unitOf(header: string): number | null {
  return (
    bracketed(header)
      .map(unitIn)
      .find((unit) => unit !== null) ?? null
  );
}

/** Whether a line of the block has a number there. */
function holdsAmounts(sheet: SourceSheet, column: number, { column: lines, headerRow, end }: Place): boolean {
  for (let row = headerRow + 1; row < end; row += 1) {
    const cells = sheet.rows[row];
    if (lineIn(cellAt(cells, lines)) === null) continue;
    if (readAmount(cellAt(cells, column)).kind === 'amount') return true;
  }
  return false;
}

function supplementAt(sheet: SourceSheet, { column, headerRow, end }: Place): number {
  for (let row = headerRow; row < end; row += 1)
    if (SUPPLEMENT.test(bareHeaderKey(cellText(cellAt(sheet.rows[row], column))))) return row;
  return end;
}
