/**
 * Lists in groups: a customer stands once, and the cells below its name are blank. A blank is a customer forgotten until the
 * list as a whole shows that it is meant so; what is doubtful stays blank and its rows are rejected.
 */
import { columnLetters } from '../../ledger/records';
import { cellAt, cellText, isBlankCell, setCell, type SourceCell, type SourceRow } from '../source/source';
import { nameKey } from '../values/wording';
import type { WithLines } from './documentLines';
import { classifyRow, type RowClass } from './rowClass';
import type { SourceTable } from './table';

/** Fewer blanks may be slips of the pen. */
const BLANKS_MIN = 2;

/** What a list does to its customers. */
interface Evidence {
  named: number;
  /** Rows with a document and no customer below a row that has one. */
  blank: number;
  /** A row names whom the row right above it names: nobody does that who leaves blanks. */
  repeated: boolean;
  /** Subtotals behind rows without a customer. */
  subtotals: number;
  readonly names: Set<string>;
}

/**
 * The table with its groups' customers filled down: never across a total, a blank row or a merged cell.
 * @param lines rows that are lines of the document above them, and say nothing of customers by themselves
 */
export function withGroupsFilled({ table, lines }: WithLines): SourceTable {
  const columns = (['customer.code', 'customer.name'] as const).flatMap(
    (field) => table.byField.get(field)?.column ?? [],
  );
  if (table.kind !== 'documents' || columns.length === 0 || !hasBlanks(table, columns)) return table;
  const classes = table.sheet.rows.map((row, index) =>
    index <= table.header.row ? 'blank' : classifyRow(table, row),
  );
  if (mergesNames(table, columns) || !isInGroups(evidenceOf(table, columns, classes, lines))) return table;
  return filled(table, columns, classes);
}

function isNamed(row: SourceRow, columns: readonly number[]): boolean {
  return columns.some((column) => !isBlankCell(cellAt(row, column)));
}

function hasBlanks({ sheet, header }: SourceTable, columns: readonly number[]): boolean {
  return sheet.rows.some(
    (row, index) =>
      index > header.row && row.length > 0 && columns.some((column) => isBlankCell(cellAt(row, column))),
  );
}

/** Who merges the cells of a customer says with it where the customer ends. */
function mergesNames({ sheet, header }: SourceTable, columns: readonly number[]): boolean {
  return (sheet.merges ?? []).some(({ row, column }) => row > header.row && columns.includes(column));
}

function evidenceOf(
  table: SourceTable,
  columns: readonly number[],
  classes: readonly RowClass[],
  lines: ReadonlySet<number>,
): Evidence {
  const evidence: Evidence = {
    named: 0,
    blank: 0,
    repeated: false,
    subtotals: 0,
    names: new Set(),
  };
  let last: string | null = null;
  let above: 'named' | 'blank' | null = null;
  for (const [index, row] of table.sheet.rows.entries()) {
    const found = nameRow(table, columns, classes, index) ? 'data' : classes[index];
    if (index <= table.header.row || found === 'repeatedHeader' || lines.has(index)) continue;
    if (found !== 'data' && found !== 'void') {
      if (found === 'subtotal' && above !== null) evidence.subtotals += 1;
      [last, above] = [null, null];
      continue;
    }
    if (isNamed(row, columns)) {
      const key = keyOf(row, columns);
      evidence.repeated ||= key === last && above === 'named';
      evidence.named += 1;
      evidence.names.add(key);
      [last, above] = [key, 'named'];
    } else if (above !== null) {
      evidence.blank += 1;
      above = 'blank';
    }
  }
  return evidence;
}

function keyOf(row: SourceRow, columns: readonly number[]): string {
  return columns.map((column) => nameKey(cellText(cellAt(row, column)))).join('\u0000');
}

/**
 * Where each name stands once, a blank for every second of them is no accident; where names come again, as in a list by
 * months, there must be as many blanks as names. Subtotals behind the groups say it outright.
 */
function isInGroups({ named, blank, repeated, subtotals, names }: Evidence): boolean {
  if (repeated || blank === 0) return false;
  if (subtotals >= named) return true;
  const wanted = names.size === named ? named / 2 : named;
  return blank >= Math.max(BLANKS_MIN, wanted);
}

/** A row that holds nothing but a customer, with rows of nobody right below it. */
function nameRow(
  table: SourceTable,
  columns: readonly number[],
  classes: readonly RowClass[],
  index: number,
): boolean {
  const { rows } = table.sheet;
  const row = rows[index] ?? [];
  const below = rows[index + 1];
  if (classes[index] !== 'remark' || below === undefined || classes[index + 1] !== 'data') return false;
  const isAlone = row.every((cell, column) => isBlankCell(cell) || columns.includes(column));
  return isAlone && isNamed(row, columns) && !isNamed(below, columns);
}

function filled(table: SourceTable, columns: readonly number[], classes: readonly RowClass[]): SourceTable {
  let names: readonly SourceCell[] | null = null;
  const taken: number[] = [];
  const rows = table.sheet.rows.map((row, index): SourceRow => {
    if (index <= table.header.row || classes[index] === 'repeatedHeader') return row;
    if (nameRow(table, columns, classes, index)) {
      names = columns.map((column) => cellAt(row, column));
      return row;
    }
    if (classes[index] !== 'data' && classes[index] !== 'void') {
      names = null;
      return row;
    }
    if (isNamed(row, columns)) {
      names = columns.map((column) => cellAt(row, column));
      return row;
    }
    if (names === null) return row;
    taken.push(index);
    return withCells(row, columns, names);
  });
  const [first] = taken;
  if (first === undefined) return table;
  const cell = `${columnLetters(columns[columns.length - 1] ?? 0)}${first + 1}`;
  return {
    ...table,
    sheet: { ...table.sheet, rows },
    notes: [...table.notes, { what: 'customer.filledDown', cell, count: taken.length }],
  };
}

function withCells(row: SourceRow, columns: readonly number[], values: readonly SourceCell[]): SourceRow {
  const cells = [...row];
  for (const [index, column] of columns.entries()) setCell(cells, column, values[index] ?? '');
  return cells;
}
