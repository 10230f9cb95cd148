/** Tells rows of data from what else stands below a header: totals, voids, repeated headers, remarks, blanks. */
import { readAmount } from '../values/amounts';
import { FIELDS, type Field } from '../columns/fields';
import { repeatsHeader } from '../columns/headers';
import type { SkippedRow } from '../report';
import { cellAt, cellText, isBlankCell, type SourceCell, type SourceRow } from '../source/source';
import type { SourceTable } from './table';
import { labelKey } from '../values/wording';

/** grandTotal: over the whole table; subtotal: over a part of it. */
export type RowClass = 'data' | 'void' | 'blank' | 'repeatedHeader' | 'remark' | 'grandTotal' | 'subtotal';

const SUBTOTAL =
  /^(?:.*小计|本页(?:小计|合计|总计)|本[日月季]合计|本年累计|累计|过次页|承前页|其中.*|subtotals?(?:[^\p{L}].*)?)$/u;
const GRAND_TOTAL = /^(?:.*(?:合计|总计)|汇总|共计|总额|(?:grand)?totals?(?:[^\p{L}].*)?)$/u;
/** What Excel itself writes below a group, name and word apart: 甲公司 汇总. */
const GROUP_TOTAL = /\S\s+(?:汇总|total)\s*$/iu;
/** Letters without which no text is a word for void: saves normalising every cell of a large table. */
const MAY_BE_VOID = /[废消撤]|v\s*o\s*i\s*d|c\s*a\s*n\s*c|[\uff21-\uff5a]/i;
/** The same for totals: any of their words has one of these letters. */
const MAY_BE_TOTAL = /[计页其额总tＴｔ]/iu;
const VOID = /^(?:已?作废|废票|已?取消|已?撤销|voided?|cancell?ed|是作废)$/;
const SIGNED_BY =
  /^(?:制表|编制|审核|复核|审批|主管|会计|经办|填表|打印|制单|批准|出纳|财务负责|单位负责|负责|备注|说明|注)(?:人|人员|日期|单位|部门|时间)?(?:[::]|$)/u;
/** What exports write for an empty cell. */
const PLACEHOLDER = /^\s*\(?(?:blank|null|空白)\)?\s*$/i;

const VOID_FIELDS: readonly Field[] = ['row.status', 'document.kind', 'row.note'];
const NAMING: readonly Field[] = ['customer.code', 'customer.name', 'document.number'];

export function classifyRow(table: SourceTable, row: SourceRow): RowClass {
  if (row.every(isEmptyValue)) return 'blank';
  if (repeatsHeader(row, table.header)) return 'repeatedHeader';
  if (table.running !== null && isTotalOfStatement(table, row)) return 'subtotal';
  const total = totalOf(table, row);
  if (total !== null) return total;
  if (isVoid(table, row)) return 'void';
  if (isRemark(table, row)) return 'remark';
  return saysNothing(table, row) ? 'blank' : 'data';
}

/** Why a row of the class is skipped; null for data. */
export function skipReason(found: RowClass): SkippedRow['why'] | null {
  if (found === 'data') return null;
  return found === 'grandTotal' || found === 'subtotal' ? 'total' : found;
}

export function isEmptyValue(cell: SourceCell): boolean {
  if (typeof cell !== 'string') return false;
  return isBlankCell(cell) || PLACEHOLDER.test(cell);
}

function valueOf(table: SourceTable, row: SourceRow, field: Field): SourceCell {
  const column = table.byField.get(field);
  return column === undefined ? '' : cellAt(row, column.column);
}

/** Statements total days, months and years in their 摘要, with a date as any other row. */
const STATEMENT_TOTAL = /^(?:本[日月季年期]|当[日月期]|全年|累计)(?:合计|累计|发生额|发生额合计|小计|总计)?$/;

function isTotalOfStatement(table: SourceTable, row: SourceRow): boolean {
  const note = labelKey(cellText(valueOf(table, row, 'row.note')));
  return note !== '' && (STATEMENT_TOTAL.test(note) || SUBTOTAL.test(note) || GRAND_TOTAL.test(note));
}

/** What stood before the first row of a statement. */
const OPENING =
  /^(?:期初|年初|月初|上[年月期]|承前|以前年度).*(?:余额|结转|结余|欠款|数)$|^(?:期初|上年结转|承前页|opening balance)$/;

/** A row of a statement that moves nothing and says what was owed by then. */
export function isOpeningRow(table: SourceTable, row: SourceRow): boolean {
  if (table.running === null) return false;
  const says = row.some(
    (cell) => typeof cell === 'string' && cell.length <= LABEL_LENGTH_MAX && OPENING.test(labelKey(cell)),
  );
  return says && !hasAmount(table, row);
}

/** A total stands where a name would, and has neither a document's number nor its date. */
function totalOf(table: SourceTable, row: SourceRow): 'grandTotal' | 'subtotal' | null {
  const text = labelOf(row);
  if (text === null) return null;
  const label = labelKey(text);
  const grandTotal = GRAND_TOTAL.test(label);
  const subtotal = SUBTOTAL.test(label) || (!grandTotal && GROUP_TOTAL.test(text));
  if (!subtotal && !grandTotal) return null;
  const identified = (['document.number', 'document.date', 'customer.code'] as const).some((field) => {
    const cell = valueOf(table, row, field);
    return !isBlankCell(cell) && labelKey(cellText(cell)) !== label;
  });
  if (identified) return null;
  return subtotal ? 'subtotal' : 'grandTotal';
}

/** The first text of the row, if it may be a total's and is short enough to be a label. */
const LABEL_LENGTH_MAX = 40;
function labelOf(row: SourceRow): string | null {
  for (const cell of row) {
    if (isBlankCell(cell)) continue;
    if (typeof cell !== 'string') continue;
    if (!MAY_BE_TOTAL.test(cell)) return null;
    return labelKey(cell).length <= LABEL_LENGTH_MAX ? cell : null;
  }
  return null;
}

function isVoid(table: SourceTable, row: SourceRow): boolean {
  const mayBe = row.some(mayBeVoid);
  if (mayBe && saysVoid(table, row)) return true;
  const status = table.byField.get('row.status');
  if (status !== undefined && /作废|void/i.test(status.header))
    return /^(?:是|y|yes|true|1)$/i.test(cellText(cellAt(row, status.column)));
  return (
    mayBe &&
    row.some(
      (cell, column) =>
        typeof cell === 'string' &&
        cell.length < 12 &&
        mayBeVoid(cell) &&
        VOID.test(labelKey(cell)) &&
        !isNamed(table, column),
    )
  );
}

function saysVoid(table: SourceTable, row: SourceRow): boolean {
  const number = cellText(valueOf(table, row, 'document.number'));
  if (/[([]作废[)\]]/.test(number.normalize('NFKC').replace(/\s/g, ''))) return true;
  return VOID_FIELDS.some((field) => VOID.test(labelKey(cellText(valueOf(table, row, field)))));
}

function mayBeVoid(cell: SourceCell): boolean {
  return typeof cell === 'string' && MAY_BE_VOID.test(cell);
}

function isNamed(table: SourceTable, column: number): boolean {
  return NAMING.some((field) => table.byField.get(field)?.column === column);
}

/** One text alone that is no customer, or a line of signatures. A remark carries no amount. */
function isRemark(table: SourceTable, row: SourceRow): boolean {
  if (hasAmount(table, row)) return false;
  const filled = row.filter((cell) => !isBlankCell(cell));
  const first = filled[0];
  if (typeof first !== 'string') return false;
  if (SIGNED_BY.test(first.normalize('NFKC').replace(/\s+/g, ''))) return true;
  if (filled.length > 1) return false;
  if (first.length > NAME_LENGTH_MAX) return true;
  return !(table.kind !== 'documents' && isCustomerCell(table, row)) && !isTypedText(table, row);
}

/** Longer than any company's name: a sentence somebody wrote below the list. */
const NAME_LENGTH_MAX = 60;

function isCustomerCell(table: SourceTable, row: SourceRow): boolean {
  return (['customer.name', 'customer.code'] as const).some(
    (field) => !isBlankCell(valueOf(table, row, field)),
  );
}

function hasAmount(table: SourceTable, row: SourceRow): boolean {
  return amountFields(table).some((field) => {
    const cell = valueOf(table, row, field);
    return typeof cell === 'number' || readAmount(cell).kind === 'amount';
  });
}

const amountFieldsOf = new WeakMap<SourceTable['byField'], readonly Field[]>();

function amountFields({ byField }: SourceTable): readonly Field[] {
  const known = amountFieldsOf.get(byField);
  if (known !== undefined) return known;
  const fields = [...byField.keys()].filter((field) => FIELDS[field] === 'amount');
  amountFieldsOf.set(byField, fields);
  return fields;
}

function isTypedText(table: SourceTable, row: SourceRow): boolean {
  return [...table.byField].some(([field, column]) => {
    const typed = FIELDS[field] === 'amount' || FIELDS[field] === 'date' || field === 'document.number';
    return typed && !isBlankCell(cellAt(row, column.column));
  });
}

/** Names nobody and nothing, and its amounts are zero or blank: a row an export leaves when it has no data. */
function saysNothing(table: SourceTable, row: SourceRow): boolean {
  if (NAMING.some((field) => !isEmptyValue(valueOf(table, row, field)))) return false;
  const texts = [...table.byField].some(
    ([field, column]) => FIELDS[field] === 'text' && !isEmptyValue(cellAt(row, column.column)),
  );
  if (texts) return false;
  return amountFields(table).every((field) => {
    const reading = readAmount(valueOf(table, row, field));
    return (
      reading.kind === 'blank' ||
      reading.kind === 'nil' ||
      (reading.kind === 'amount' && reading.amount.isZero())
    );
  });
}
