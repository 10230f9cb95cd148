/**
 * MATCH of a text with *, ? or ~ as Excel has it: a ~ before one of the three stands for the sign itself. The engine knows
 * that of * and ? alone, and takes ~~ for two signs.
 */
import { ArrayValueObject, ErrorType, ErrorValueObject, NumberValueObject } from '@univerjs/engine-formula';
import type { BaseFunction, BaseValueObject } from '@univerjs/engine-formula';

/** MATCH made right; any other function as it is. */
export function withPatterns(stock: BaseFunction): BaseFunction {
  if (stock.name !== 'MATCH') return stock;
  const calculate = stock.calculate.bind(stock);
  stock.calculate = (...variants: BaseValueObject[]) => {
    const [wanted, cells, kind] = variants;
    const pattern = wanted === undefined ? null : patternOf(wanted);
    const isExact = kind !== undefined && single(kind)?.getValue() === 0;
    return pattern !== null && isExact && cells instanceof ArrayValueObject
      ? positionOf(pattern, cells)
      : calculate(...variants);
  };
  return stock;
}

/** null for what is no text, or a text without any of the signs. */
function patternOf(wanted: BaseValueObject): RegExp | null {
  const value = single(wanted);
  if (value?.isString() !== true) return null;
  const text = String(value.getValue());
  if (!/[*?~]/.test(text)) return null;
  const source = text.replaceAll(/~[*?~]|[\s\S]/g, (part) => {
    if (part === '*') return '[\\s\\S]*';
    if (part === '?') return '[\\s\\S]';
    const sign = part.length === 2 ? part.slice(1) : part;
    return sign.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'i');
}

function single(value: BaseValueObject): BaseValueObject | null {
  if (!(value instanceof ArrayValueObject)) return value;
  return value.getRowCount() === 1 && value.getColumnCount() === 1 ? value.getFirstCell() : null;
}

/** Counted from 1 along the row or column; only texts fit a pattern. */
function positionOf(pattern: RegExp, cells: ArrayValueObject): BaseValueObject {
  const isRow = cells.getRowCount() === 1;
  let found = 0;
  cells.iterator((value, row, column) => {
    if (value?.isString() !== true || !pattern.test(String(value.getValue()))) return true;
    found = (isRow ? column : row) + 1;
    return false;
  });
  return found === 0 ? ErrorValueObject.create(ErrorType.NA) : NumberValueObject.create(found);
}
