/** From a region of a sheet to a table: the header, the kind, and one meaning for every column that has one. */
import { columnLetters } from '../../ledger/records';
import { candidateOf, type Candidate } from '../columns/candidate';
import { assignFields } from '../columns/columnFields';
import { judge, type Judgement } from '../columns/confidence';
import { FIELDS, type Field, type HeaderSense } from '../columns/fields';
import { findHeader, type FieldMap, type HeaderRow } from '../columns/headers';
import { forcedKind, type ForcedKind } from '../columns/corrections';
import { kindOf, speaksOfCustomers, speaksOfPayables, type KindFinding } from '../columns/kinds';
import { withCodedNames } from './codedNames';
import { withDocumentLines } from './documentLines';
import { withGroupsFilled } from './groups';
import { withMarks } from './marked';
import { withMergedCells } from './mergedCells';
import { lastDayOf, monthOf, MONTHS_MIN, yearIn, type MonthColumn } from './months';
import { COLUMNS_MAX, HEADER_ROWS_SCANNED } from '../source/limits';
import { profileOf } from '../columns/profile';
import { settle } from '../columns/settle';
import type { SheetKind, SourceTableKind } from '../report';
import { cellText, type SourceSheet } from '../source/source';
import { surroundingsOf, type Surroundings } from './stated';
import {
  withClosing,
  withoutField,
  type ListedKind,
  type Refusal,
  type SourceTable,
  type TableColumn,
} from './table';

/** How the columns of a table are to be read. */
export interface Reading {
  readonly map: FieldMap;
  /** What a person says the sheet lists, now or at an earlier import; null: as it is found. */
  readonly said: { readonly kind: SheetKind; readonly by: 'person' | 'remembered' } | null;
  /** What is remembered of the header's columns. */
  readonly marked: (columns: HeaderRow['columns']) => HeaderRow['columns'];
}

/** A table as its columns say it, or why there is none; a refused one may have a header that was understood. */
export interface TableRead {
  readonly header: HeaderRow | null;
  readonly candidates: readonly Candidate[];
  readonly refused: Refusal | null;
  readonly table: SourceTable | null;
}

/** Reads the columns of a region; its rows stay as they are. */
export function readTable(file: string, sheet: SourceSheet, { map, said, marked }: Reading): TableRead {
  const isRead = sheet.rows.length > 0 && sheet.columnCount <= COLUMNS_MAX;
  const heading = isRead ? findHeader(sheet, map) : null;
  const header = heading === null ? null : { ...heading, columns: marked(heading.columns) };
  if (said?.kind === 'none') return refused(header, 'left.out');
  if (sheet.rows.length === 0) return refused(header, 'empty');
  if (!isRead) return refused(header, 'not.a.ledger', columnLetters(sheet.columnCount - 1));
  if (header !== null) return readColumns(file, sheet, header, said);
  return refused(header, speaksOfPayables(firstWords(sheet)) ? 'payables' : 'not.a.ledger');
}

function firstWords({ name, rows }: SourceSheet): string {
  const texts = rows
    .slice(0, HEADER_ROWS_SCANNED)
    .flatMap((row) => row.filter((cell) => typeof cell === 'string'));
  return [name, ...texts].join('\n');
}

function refused(
  header: HeaderRow | null,
  why: Refusal['why'],
  detail = '',
  candidates: readonly Candidate[] = [],
): TableRead {
  return { header, candidates, refused: { why, detail }, table: null };
}

function readColumns(file: string, sheet: SourceSheet, header: HeaderRow, said: Reading['said']): TableRead {
  const around = surroundingsOf(file, sheet, header.row);
  const candidates = header.columns.map((head) =>
    candidateOf(head, profileOf(sheet, head.column, header.row + 1)),
  );
  const headers = header.columns.map((column) => column.header).join(' | ');
  settle(sheet, header.row + 1, candidates, speaksOfCustomers({ headers, words: around.words }));
  const senses = new Set(candidates.flatMap(({ sense }) => sense ?? []));
  const customer = senses.has('customer.name') || senses.has('customer.code') ? null : around.customer;
  if (customer !== null) senses.add('customer.name');
  const buckets = new Set(candidates.filter(({ sense }) => sense === 'bucket').map(({ head }) => head.header))
    .size;
  const months = candidates.filter(({ sense }) => sense === 'month').length;
  const found =
    kindSaid(said?.kind ?? null, senses) ??
    kindOf({ senses, buckets, months, headers, sheetName: cellText(sheet.name), words: around.words });
  if ('refused' in found) return refused(header, found.refused, found.detail, candidates);
  const built = buildTable(file, sheet, header, { ...around, customer }, found, candidates, said?.by ?? null);
  const table = withBalanceSaid(built, said?.kind ?? null);
  const isMatrix = months >= MONTHS_MIN && found.kind === 'documents' && !table.byField.has('document.date');
  return isMatrix && months > table.months.length
    ? refused(header, 'ambiguous', 'year', candidates)
    : { header, candidates, refused: null, table };
}

/** The table with what its rows show beside their values: merged cells, lines of one document, groups, names with codes, hidden rows, red. */
export function withRowsShown(table: SourceTable, source: SourceSheet): SourceTable {
  return withMarks(withCodedNames(withGroupsFilled(withDocumentLines(withMergedCells(table)))), source);
}

/** Of opening and closing balances those a person says the sheet lists. */
function withBalanceSaid(table: SourceTable, said: SheetKind | null): SourceTable {
  if (said === 'openings' && table.byField.has('opening.amount'))
    return withoutField(table, 'balance.amount');
  return said === 'balances' && table.byField.has('balance.amount') ? withClosing(table) : table;
}

/** A person's word for the sheet, as far as its columns can bear it: no list is one of nobody, or of documents of no day. */
function kindSaid(said: SheetKind | null, senses: ReadonlySet<HeaderSense>): TableKind | null {
  if (said === null || said === 'none') return null;
  if (!senses.has('customer.code') && !senses.has('customer.name')) return null;
  const dated = ['document.date', 'receipt.date', 'since'].some((sense) => senses.has(sense as HeaderSense));
  const forced = forcedKind(said, dated);
  return forced.kind === 'documents' && !dated && !senses.has('month')
    ? { refused: 'ambiguous', detail: 'document.date' }
    : forced;
}

type TableKind = KindFinding | ForcedKind;

function buildTable(
  file: string,
  sheet: SourceSheet,
  header: HeaderRow,
  around: Surroundings,
  found: Exclude<TableKind, { readonly refused: unknown }>,
  candidates: readonly Candidate[],
  by: 'person' | 'remembered' | null,
): SourceTable {
  const { kind } = found;
  const said = 'listed' in found ? found.listed : null;
  const listed = said ?? listedKind(kind, candidates, around, cellText(sheet.name));
  const kept = assignFields(candidates, kind, listed);
  const context = {
    kind,
    listed,
    said: said === null ? null : by,
    words: `${file}\n${around.words}`,
    candidates,
    fields: kept,
  };
  const columns = candidates.map((candidate) =>
    tableColumn(
      candidate,
      judge(candidate, context),
      kept.get(candidate) ?? null,
      around,
      sidesOf(candidate, candidates),
    ),
  );
  const byField = new Map(
    columns.flatMap((column) => (column.field === null ? [] : [[column.field, column] as const])),
  );
  const main = columns.find((column) => column.field !== null && FIELDS[column.field] === 'amount');
  const isOpening = byField.has('opening.amount');
  return {
    file,
    sheet,
    header,
    kind,
    listed,
    columns,
    byField,
    unit: main?.unit ?? 1,
    currency: around.currency,
    months:
      kind !== 'documents' || byField.has('document.date')
        ? []
        : monthColumns(columns, listed, around.words + '\n' + file),
    customer: around.customer,
    around: around.around,
    running: runningBalance(columns, candidates, byField),
    balanceDay: isOpening ? around.dayBefore : around.day,
    closingDay: around.day,
    codeInName: null,
    notes: [],
  };
}

/** Those whose year is known. */
function monthColumns(
  columns: readonly TableColumn[],
  listed: ListedKind,
  words: string,
): readonly MonthColumn[] {
  const stated = yearIn(words);
  return columns.flatMap(({ column, header, field, unit }) => {
    const found = field === null ? monthOf(header) : null;
    const year = found?.year ?? stated;
    if (found === null || year === null) return [];
    const measure = found.measure ?? (listed === 'receipt' ? 'receipt.amount' : 'invoice.amount');
    return [{ column, day: lastDayOf(year, found.month), measure, unit }];
  });
}

/** 余额 beside 借方 and 贷方 in a list of documents: what is left after each row. */
function runningBalance(
  columns: readonly TableColumn[],
  candidates: readonly Candidate[],
  byField: ReadonlyMap<Field, TableColumn>,
): TableColumn | null {
  if (!byField.has('document.date') || !byField.has('invoice.amount') || !byField.has('receipt.amount'))
    return null;
  const place = candidates.findIndex(({ sense }) => sense === 'balance.amount');
  // 应收 − 已收 = 余额 in each row by itself: nothing is carried from row to row.
  const closesInRow = candidates[place]?.evidence.has('arithmetic.closes') === true;
  return closesInRow ? null : (columns[place] ?? null);
}

type Sides = Pick<TableColumn, 'direction' | 'credit'>;

function sidesOf(candidate: Candidate, all: readonly Candidate[]): Sides {
  const direction = directionOf(candidate, all);
  const { sense, head } = candidate;
  if (sense !== 'balance.amount' && sense !== 'opening.amount') return { direction };
  const side = sense === 'balance.amount' ? 'balance.credit' : 'opening.credit';
  const credit = all.find((other) => other.sense === side && other.head.column > head.column);
  return credit === undefined ? { direction } : { direction, credit: credit.head.column };
}

/** The column right before a balance, else the one right behind it, where it says which way the balance stands. */
function directionOf({ head, sense }: Candidate, all: readonly Candidate[]): number | null {
  if (sense !== 'balance.amount' && sense !== 'opening.amount') return null;
  const directions = all.filter((other) => other.sense === 'direction').map((other) => other.head.column);
  const beside = [head.column - 1, head.column + 1].find((column) => directions.includes(column));
  return beside ?? (directions.length === 1 ? (directions[0] ?? null) : null);
}

function tableColumn(
  { head }: Candidate,
  judgement: Judgement,
  field: Field | null,
  around: Surroundings,
  sides: Sides,
): TableColumn {
  const offered = judgement.reasons.includes('remembered.elsewhere') ? head.elsewhere?.[0] : undefined;
  const remembered = head.recalled ?? offered;
  return {
    column: head.column,
    header: head.header,
    field,
    ...judgement,
    unit: head.unit ?? around.unit ?? 1,
    currency: head.currency,
    ...(remembered === undefined ? {} : { remembered }),
    ...sides,
  };
}

const RECEIPT_WORDS = /回款|收款|到账|receipt|payment|collection/i;
const CREDIT_NOTE_WORDS = /红字|退货|折让|credit.?(?:note|memo)/i;

function listedKind(
  kind: SourceTableKind,
  candidates: readonly Candidate[],
  around: Surroundings,
  sheetName: string,
): ListedKind {
  if (kind !== 'documents') return 'opening';
  const has = (sense: HeaderSense): boolean => candidates.some((candidate) => candidate.sense === sense);
  if (has('invoice.amount') || has('balance.amount'))
    return CREDIT_NOTE_WORDS.test(sheetName) ? 'creditNote' : 'invoice';
  if (has('creditNote.amount')) return 'creditNote';
  if (has('receipt.amount'))
    return has('amount') && !RECEIPT_WORDS.test(around.words) ? 'invoice' : 'receipt';
  if (CREDIT_NOTE_WORDS.test(around.words)) return 'creditNote';
  if (has('opening.amount') && !has('amount')) return 'opening';
  if (RECEIPT_WORDS.test(around.words) && !has('document.due')) return 'receipt';
  return has('receipt.date') && !has('document.date') ? 'receipt' : 'invoice';
}
