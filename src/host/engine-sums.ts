/**
 * SUMIFS, COUNTIFS and MAXIFS over long columns: where one criterion is a plain text, the rows that hold it are looked up
 * in an index of the column, and the engine's own function judges those alone. Sums per customer over ten thousand
 * documents then cost what the customers' own documents cost. Everything else is left to the engine.
 */
import { ArrayValueObject, NumberValueObject, ValueObjectFactory } from '@univerjs/engine-formula';
import type { BaseFunction, BaseReferenceObject, BaseValueObject } from '@univerjs/engine-formula';

type Result = ReturnType<BaseFunction['calculate']>;

/** Whether a function's first argument is what it sums, before columns and criteria in turn. */
const HAS_TARGET: ReadonlyMap<unknown, boolean> = new Map([
  ['SUMIFS', true],
  ['MAXIFS', true],
  ['COUNTIFS', false],
]);

/** Shorter columns are compared row by row: an index costs more than it saves. */
const INDEXED_ROWS_MIN = 64;

/** Rows by the text they hold, of columns as the engine has read them: it reads a column once a calculation. */
const indexes = new WeakMap<ArrayValueObject, ReadonlyMap<string, readonly number[]>>();

function indexOf(column: ArrayValueObject): ReadonlyMap<string, readonly number[]> {
  const known = indexes.get(column);
  if (known) return known;
  const index = new Map<string, number[]>();
  column.iterator((value, row) => {
    if (value?.isString() !== true) return;
    const key = String(value.getValue()).toLowerCase();
    const rows = index.get(key);
    if (rows) rows.push(row);
    else index.set(key, [row]);
  });
  indexes.set(column, index);
  return index;
}

/** The text a criterion asks for, when it asks for nothing else: no comparison, pattern, number, date or error. */
function plainText(criterion: BaseValueObject): string | null {
  if (!criterion.isString()) return null;
  const text = String(criterion.getValue());
  if (text.trim() === '' || /^[=<>]|[*?~"{}]/.test(text)) return null;
  let isText = judged.get(text);
  if (isText === undefined) {
    if (judged.size >= JUDGED_MAX) judged.clear();
    isText = isTextAlone(ValueObjectFactory.create(text));
    judged.set(text, isText);
  }
  return isText ? text.toLowerCase() : null;
}

/** A text that could be a number (`001`) is compared with numbers and with texts that could be the same number. */
function isTextAlone(value: BaseValueObject): boolean {
  return value.isString() && !value.convertToNumberObjectValue().isNumber();
}

/** Whether the engine takes a text for a text: it tries it as a number and as a date, which takes long. */
const judged = new Map<string, boolean>();
const JUDGED_MAX = 100_000;

/** The engine keeps an index of its own by sheet and row: a part of a column must not be taken for another part. */
let partsMade = 0;

function partOf(column: ArrayValueObject, rows: readonly number[]): ArrayValueObject {
  partsMade += 1;
  return ArrayValueObject.create({
    calculateValueList: rows.map((row) => [column.get(row, 0) ?? null]),
    rowCount: rows.length,
    columnCount: 1,
    unitId: '',
    sheetId: `part${String(partsMade)}`,
    row: 0,
    column: 0,
  });
}

/** What the engine's functions ask of a reference. */
function asReference(part: ArrayValueObject): BaseValueObject {
  return new Proxy(part, {
    get(target, key) {
      if (key === 'isReferenceObject') return () => true;
      if (key === 'toArrayValueObject') return () => target;
      const member: unknown = Reflect.get(target, key, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

/** The function, made faster where that is known to change no result; any other function as it is. */
export function indexed(stock: BaseFunction): BaseFunction {
  const hasTarget = HAS_TARGET.get(stock.name);
  if (hasTarget === undefined) return stock;
  const calculate = stock.calculate.bind(stock);
  stock.calculate = (...variants: BaseValueObject[]) => {
    const rows = rowsInQuestion(variants, hasTarget);
    if (rows === null) return numberOf(calculate(...variants));
    if (rows.length === 0) return NumberValueObject.create(0);
    const parts = variants.map((variant, index) =>
      isColumnAt(index, hasTarget) ? asReference(partOf(arrayOf(variant), rows)) : variant,
    );
    return numberOf(calculate(...parts));
  };
  return stock;
}

/** MAXIFS over nothing is 0 in Excel; the engine answers with an array it cannot read. */
function numberOf(result: Result): Result {
  if (!(result instanceof ArrayValueObject)) return result;
  const first = result.getFirstCell();
  return first.isNumber() || first.isError() ? result : NumberValueObject.create(0);
}

function isColumnAt(index: number, hasTarget: boolean): boolean {
  return hasTarget ? index === 0 || index % 2 === 1 : index % 2 === 0;
}

/** The rows that can meet all criteria; null where only the engine can tell. */
function rowsInQuestion(variants: readonly BaseValueObject[], hasTarget: boolean): readonly number[] | null {
  const height = columnHeight(variants[0]);
  if (height < INDEXED_ROWS_MIN) return null;
  let fewest: readonly number[] | null = null;
  for (const [index, variant] of variants.entries()) {
    if (isColumnAt(index, hasTarget)) {
      if (columnHeight(variant) !== height) return null;
      continue;
    }
    const criterion = singleValue(variant);
    if (criterion === null) return null;
    const text = plainText(criterion);
    const column = variants[index - 1];
    if (text === null || column === undefined) continue;
    const rows = indexOf(arrayOf(column)).get(text) ?? [];
    if (fewest === null || rows.length < fewest.length) fewest = rows;
  }
  return fewest;
}

/** Rows of a single column of cells; 0 for anything else. */
function columnHeight(variant: BaseValueObject | undefined): number {
  if (!variant?.isReferenceObject()) return 0;
  const { startRow, endRow, startColumn, endColumn } = (
    variant as unknown as BaseReferenceObject
  ).getRangePosition();
  return startColumn === endColumn ? endRow - startRow + 1 : 0;
}

function arrayOf(variant: BaseValueObject): ArrayValueObject {
  return (variant as unknown as BaseReferenceObject).toArrayValueObject();
}

function singleValue(variant: BaseValueObject): BaseValueObject | null {
  const value = variant.isReferenceObject() ? arrayOf(variant) : variant;
  if (value.isError()) return null;
  if (!(value instanceof ArrayValueObject)) return value;
  return value.getRowCount() === 1 && value.getColumnCount() === 1 ? value.getFirstCell() : null;
}
