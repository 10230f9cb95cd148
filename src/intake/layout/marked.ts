/** What a table's sheet shows beyond its values: hidden rows and columns, red amounts, formulas without a result. */
import { columnLetters } from '../../ledger/records';
import { FIELDS } from '../columns/fields';
import type { NoteCode, TableNote } from '../report';
import {
  cellAt,
  cellKey,
  isBlankCell,
  placeOfKey,
  type SheetMarks,
  type SourceCell,
  type SourceRow,
  type SourceSheet,
} from '../source/source';
import { readAmount } from '../values/amounts';
import type { SourceTable } from './table';

/** The table with notes on its marks; red amounts are negative only where its whole sheet says that red is. */
export function withMarks(table: SourceTable, source: SourceSheet): SourceTable {
  const { marks } = table.sheet;
  if (marks === undefined) return table;
  const notes = [...hiddenNotes(table, marks), ...unreadNotes(table, marks)];
  const red = redAmounts(table, marks);
  if (red.length === 0) return { ...table, notes: [...table.notes, ...notes] };
  const negative = source.rows.some((row) => row.some(saysRedIsNegative));
  const note = noteOf(negative ? 'amounts.redNegative' : 'amounts.red', red);
  const noted = { ...table, notes: [...table.notes, ...notes, ...note] };
  return negative ? withNegative(noted, red) : noted;
}

/** 红字为负, 红字表示负数, 红字:负数 */
const RED_IS_NEGATIVE =
  /红[字色](?:金额|数字)?(?:均|都)?(?:为|是|表示|代表|即|=|:)?负|红字冲减|negativesinred|red=negative/i;

function saysRedIsNegative(cell: SourceCell): boolean {
  return (
    typeof cell === 'string' &&
    /红|red/i.test(cell) &&
    RED_IS_NEGATIVE.test(cell.normalize('NFKC').replace(/\s+/g, ''))
  );
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function noteOf(what: NoteCode, places: readonly Place[]): readonly TableNote[] {
  const [first] = places;
  if (first === undefined) return [];
  return [{ what, cell: `${columnLetters(first.column)}${first.row + 1}`, count: places.length }];
}

function hiddenNotes({ sheet, header }: SourceTable, marks: SheetMarks): readonly TableNote[] {
  const column = Math.min(...header.columns.map((each) => each.column));
  const rows = [...marks.hiddenRows]
    .filter((row) => row > header.row && sheet.rows[row]?.every(isBlankCell) === false)
    .sort((a, b) => a - b);
  const columns = header.columns.filter((each) => marks.hiddenColumns.has(each.column));
  return [
    ...noteOf(
      'rows.hidden',
      rows.map((row) => ({ row, column })),
    ),
    ...noteOf(
      'columns.hidden',
      columns.map((each) => ({ row: header.row, column: each.column })),
    ),
  ];
}

/** Of each column that is kept. */
function unreadNotes(
  { sheet, header, columns, months }: SourceTable,
  marks: SheetMarks,
): readonly TableNote[] {
  const kept = new Set([
    ...columns.filter(({ field }) => field !== null).map(({ column }) => column),
    ...months.map(({ column }) => column),
  ]);
  const byColumn = new Map<number, Place[]>();
  for (const place of [...marks.unread].map(placeOfKey)) {
    const inTable = place.row > header.row && place.row < sheet.rows.length && kept.has(place.column);
    if (!inTable) continue;
    const places = byColumn.get(place.column);
    if (places === undefined) byColumn.set(place.column, [place]);
    else places.push(place);
  }
  return [...byColumn.values()].flatMap((places) => noteOf('formulas.unread', places));
}

/** Positive amounts in red, in columns whose other amounts are not. */
function redAmounts(table: SourceTable, { red }: SheetMarks): readonly Place[] {
  if (red.size === 0) return [];
  const { sheet, header, columns, months } = table;
  const amounts = new Set([
    ...columns
      .filter(({ field }) => field !== null && FIELDS[field] === 'amount')
      .map(({ column }) => column),
    ...months.map(({ column }) => column),
  ]);
  return [...amounts].flatMap((column) => {
    const found: Place[] = [];
    let others = 0;
    for (let row = header.row + 1; row < sheet.rows.length; row += 1) {
      if (!isPositive(cellAt(sheet.rows[row], column))) continue;
      if (red.has(cellKey(row, column))) found.push({ row, column });
      else others += 1;
    }
    return others >= found.length ? found : [];
  });
}

function isPositive(cell: SourceCell): boolean {
  if (isBlankCell(cell)) return false;
  const reading = readAmount(cell);
  return reading.kind === 'amount' && reading.amount.isPositive() && !reading.amount.isZero();
}

function withNegative(table: SourceTable, places: readonly Place[]): SourceTable {
  const changed = new Map<number, SourceCell[]>();
  for (const { row, column } of places) {
    const cells = changed.get(row) ?? [...(table.sheet.rows[row] ?? [])];
    cells[column] = negated(cellAt(cells, column));
    changed.set(row, cells);
  }
  const rows = table.sheet.rows.map((row, index): SourceRow => changed.get(index) ?? row);
  return { ...table, sheet: { ...table.sheet, rows } };
}

function negated(cell: SourceCell): SourceCell {
  if (typeof cell === 'number') return -cell;
  if (typeof cell === 'string') return `-${cell.trim()}`;
  return typeof cell === 'object' && 'number' in cell ? -cell.number : cell;
}
