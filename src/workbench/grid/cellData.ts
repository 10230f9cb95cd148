/** A cell and a style of the host's model as the grid keeps them. */
import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type ICellData,
  type IStyleData,
  type Nullable,
  type ObjectMatrix,
} from '@univerjs/core';
import type { Cell, SheetModel, Style } from '../../host';

const HORIZONTAL: Partial<Record<NonNullable<Style['horizontal']>, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
};
const VERTICAL: Record<NonNullable<Style['vertical']>, VerticalAlign> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};

/** Styles of the model are shared and immutable: each is translated once. */
const translated = new WeakMap<Style, IStyleData>();

export function styleData(style: Style): IStyleData {
  const known = translated.get(style);
  if (known) return known;
  const horizontal = style.horizontal === undefined ? undefined : HORIZONTAL[style.horizontal];
  const data: IStyleData = {
    ...(style.numberFormat === undefined ? {} : { n: { pattern: style.numberFormat } }),
    ...(style.fill === undefined ? {} : { bg: { rgb: style.fill } }),
    ...(style.fontColor === undefined ? {} : { cl: { rgb: style.fontColor } }),
    ...(style.fontName === undefined ? {} : { ff: style.fontName }),
    ...(style.fontSize === undefined ? {} : { fs: style.fontSize }),
    ...(style.bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(style.italic ? { it: BooleanNumber.TRUE } : {}),
    ...(horizontal === undefined ? {} : { ht: horizontal }),
    ...(style.vertical === undefined ? {} : { vt: VERTICAL[style.vertical] }),
    ...(style.wrap ? { tb: WrapStrategy.WRAP } : {}),
  };
  translated.set(style, data);
  return data;
}

export function cellData(cell: Cell): ICellData {
  return {
    ...valueData(cell.value),
    ...(cell.formula === undefined ? {} : { f: cell.formula }),
    ...(cell.style === undefined ? {} : { s: styleData(cell.style) }),
  };
}

function valueData(value: Cell['value']): ICellData {
  switch (typeof value) {
    case 'number':
      return { v: value, t: CellValueType.NUMBER };
    case 'boolean':
      return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    default:
      return value === '' ? {} : { v: value, t: CellValueType.STRING };
  }
}

/**
 * Makes the grid's cells those of the model. They are put straight into its matrix: the grid's own commands would merge styles
 * where the model replaces them.
 */
export function copyCells(matrix: ObjectMatrix<Nullable<ICellData>>, sheet: SheetModel): void {
  const shown = matrix.getMatrix();
  for (const key of Object.keys(shown)) {
    const row = Number(key);
    const cells = sheet.rows.get(row);
    for (const column of Object.keys(shown[row] ?? {}).map(Number)) {
      if (!cells?.has(column)) matrix.realDeleteValue(row, column);
    }
  }
  for (const [row, cells] of sheet.rows) {
    for (const [column, cell] of cells) {
      if (!isSame(shown[row]?.[column], cell)) matrix.setValue(row, column, cellData(cell));
    }
  }
}

function isSame(shown: Nullable<ICellData>, cell: Cell): boolean {
  if (!shown || shown.p) return false;
  const { v, t } = valueData(cell.value);
  const style = cell.style && styleData(cell.style);
  return shown.v === v && shown.t === t && shown.f === cell.formula && shown.s === style;
}
