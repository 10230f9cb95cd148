/**
 * A document written over several rows: its number, customer and day stand in the first, the rows below hold more of its lines.
 * Blank may as well mean unknown: a row is a line of the document above it only where the list shows that it is meant so, and
 * everything doubtful stays blank, to be rejected.
 */
import { columnLetters } from '../../ledger/records';
import { ZERO, type Money } from '../../ledger/money';
import type { Field } from '../columns/fields';
import { cellAt, cellText, isBlankCell, setCell, type SourceCell, type SourceRow } from '../source/source';
import { amountStyleOf, readAmount, type AmountStyle } from '../values/amounts';
import { PROFILE_VALUES_MAX } from '../source/limits';
import { classifyRow } from './rowClass';
import type { SourceTable } from './table';

/** What a line leaves blank because the first one says it. */
const SAID_ONCE: readonly Field[] = ['customer.code', 'customer.name', 'document.number', 'document.date'];
/** What holds for the whole document as well; a line that says it of itself is none of the document above. */
const SAID_OF_WHOLE: readonly Field[] = ['document.due', 'document.kind', 'document.settles', 'row.status'];
const REPEATED: readonly Field[] = ['customer.salesperson', 'customer.termText', 'row.currency'];
const AMOUNTS: readonly Field[] = ['invoice.amount', 'creditNote.amount'];
/** Columns in which the lines of a document differ. */
const GOODS =
  /品名|货物|商品|产品|物料|存货|规格|型号|应税劳务|服务名称|数量|description|item|product|material|goods|spec|qty|quantity/i;

export interface WithLines {
  readonly table: SourceTable;
  /** Zero-based rows that were lines of the document above. */
  readonly lines: ReadonlySet<number>;
}

/** The table with what a document's first line says repeated in the others: gathered, they are one document of their sum. */
export function withDocumentLines(table: SourceTable): WithLines {
  const none: WithLines = { table, lines: new Set() };
  const layout = table.kind === 'documents' ? layoutOf(table) : null;
  if (layout === null || !table.sheet.rows.some((row, index) => isLine(table, layout, row, index)))
    return none;
  const rows = [...table.sheet.rows];
  const lines = new Set<number>();
  for (const block of blocksOf(table, layout)) {
    if (!isShownAsOne(table, layout, block)) continue;
    for (let row = block.first + 1; row <= block.last; row += 1) {
      rows[row] = withHead(layout, rows[block.first] ?? [], rows[row] ?? []);
      lines.add(row);
    }
  }
  const [first] = lines;
  if (first === undefined) return none;
  const cell = `${columnLetters(layout.number)}${first + 1}`;
  const notes = [...table.notes, { what: 'lines.joined', cell, count: lines.size } as const];
  return { table: { ...table, sheet: { ...table.sheet, rows }, notes }, lines };
}

/** Columns of the table by the part they play here. */
interface Layout {
  readonly number: number;
  readonly date: number;
  readonly once: readonly number[];
  readonly ofWhole: readonly number[];
  readonly repeated: readonly number[];
  readonly amount: number;
  readonly style: AmountStyle;
  readonly goods: readonly number[];
}

function layoutOf(table: SourceTable): Layout | null {
  const columnsOf = (fields: readonly Field[]): number[] =>
    fields.flatMap((field) => table.byField.get(field)?.column ?? []);
  const [number] = columnsOf(['document.number']);
  const [date] = columnsOf(['document.date']);
  const [amount] = columnsOf(AMOUNTS);
  if (number === undefined || date === undefined || amount === undefined) return null;
  const begin = table.header.row + 1;
  const sample = table.sheet.rows.slice(begin, begin + PROFILE_VALUES_MAX);
  return {
    number,
    date,
    once: columnsOf(SAID_ONCE),
    ofWhole: columnsOf(SAID_OF_WHOLE),
    repeated: columnsOf(REPEATED),
    amount,
    style: amountStyleOf(sample.map((row) => cellAt(row, amount))),
    goods: table.columns.flatMap(({ column, header, field }) =>
      field === null && GOODS.test(header) ? [column] : [],
    ),
  };
}

/** Says nothing of whose, which and when, but how much. */
function isLine(table: SourceTable, layout: Layout, row: SourceRow, index: number): boolean {
  if (index <= table.header.row) return false;
  const { once, ofWhole } = layout;
  if (![...once, ...ofWhole].every((column) => isBlankCell(cellAt(row, column)))) return false;
  return amountIn(layout, row) !== null && classifyRow(table, row) === 'data';
}

function isHead({ number, date }: Layout, row: SourceRow): boolean {
  return ![number, date].some((column) => isBlankCell(cellAt(row, column)));
}

function amountIn({ amount, style }: Layout, row: SourceRow | undefined): Money | null {
  const reading = readAmount(cellAt(row, amount), style);
  return reading.kind === 'amount' ? reading.amount : null;
}

/** A document's first row and its last, zero-based. */
interface Block {
  readonly first: number;
  readonly last: number;
  /** What its lines add to the amount of its first row. */
  readonly added: Money;
  /** A printed total counts its lines, or does not; null where none tells. */
  proved: boolean | null;
}

/** Documents with rows right below their first that may be their lines: no total, no blank row and no other document between. */
function blocksOf(table: SourceTable, layout: Layout): readonly Block[] {
  const { rows } = table.sheet;
  const blocks: Block[] = [];
  const [part, whole] = [new Totalled(), new Totalled()];
  for (let first = table.header.row + 1; first < rows.length; first += 1) {
    const row = rows[first] ?? [];
    const found = classifyRow(table, row);
    const amount = amountIn(layout, row);
    if (found === 'subtotal' && amount !== null) part.close(amount);
    if (found === 'grandTotal' && amount !== null) whole.close(amount);
    if (amount === null || (found !== 'data' && found !== 'void')) continue;
    const counted = found === 'data' ? amount : ZERO;
    const block = isHead(layout, row) ? blockFrom(table, layout, first) : null;
    for (const totalled of [part, whole]) totalled.add(counted, found === 'data' ? block : null);
    if (block === null) continue;
    blocks.push(block);
    first = block.last;
  }
  return blocks;
}

function blockFrom(table: SourceTable, layout: Layout, first: number): Block | null {
  const { rows } = table.sheet;
  let last = first;
  let added = ZERO;
  while (isLine(table, layout, rows[last + 1] ?? [], last + 1)) {
    last += 1;
    added = added.plus(amountIn(layout, rows[last]) ?? ZERO);
  }
  return last === first ? null : { first, last, added, proved: null };
}

/** Rows above a printed total, with and without those that may be lines. */
class Totalled {
  private sum = ZERO;
  private lines = ZERO;
  private blocks: Block[] = [];

  add(amount: Money, block: Block | null): void {
    this.sum = this.sum.plus(amount);
    if (block === null) return;
    this.lines = this.lines.plus(block.added);
    this.blocks.push(block);
  }

  close(total: Money): void {
    const counts = total.eq(this.sum.plus(this.lines));
    const leaves = total.eq(this.sum);
    if (counts !== leaves) for (const block of this.blocks) block.proved ??= counts;
    this.sum = ZERO;
    this.lines = ZERO;
    this.blocks = [];
  }
}

/** A printed total says it, for or against; else each row must name goods of its own. */
function isShownAsOne({ sheet }: SourceTable, { goods }: Layout, { first, last, proved }: Block): boolean {
  if (proved !== null) return proved;
  const named = sheet.rows
    .slice(first, last + 1)
    .map((row) => goods.map((column) => cellText(cellAt(row, column))));
  return named.every((cells, index) => {
    const above = named[index - 1];
    if (cells.every((text) => text === '')) return false;
    return above === undefined || cells.some((text, column) => text !== '' && text !== above[column]);
  });
}

function withHead(layout: Layout, head: SourceRow, line: SourceRow): SourceRow {
  const cells: SourceCell[] = [...line];
  for (const column of [...layout.once, ...layout.ofWhole, ...layout.repeated])
    if (isBlankCell(cellAt(cells, column))) setCell(cells, column, cellAt(head, column));
  return cells;
}
