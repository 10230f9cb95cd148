import { fullAddress, intersection, isInside } from '../address';
import { usedBox } from '../cells';
import { ADD_IN } from '../changes';
import { CLEARABLE, clearCells, mergeCells } from '../clearing';
import { HostError, invalidArgument, wrongDimensions } from '../errors';
import type { Cell, Scalar } from '../model';
import { SHEET_COLUMNS, SHEET_ROWS } from '../model';
import { setSelection } from '../selection';
import type { Session } from '../session';
import { shiftCells } from '../structure';
import { tablesOn } from '../tables';
import { shownText } from '../text';
import { writeBlock, type Input } from '../writing';
import type { RangeArea } from './area';
import { conditionalFormatsObject } from './conditionalFormats';
import { dataValidationObject } from './dataValidation';
import { isScalar, NULL_OBJECT, objectType, oneOf, type HostObject } from './objectType';
import { rangeFormatObject } from './rangeFormat';
import { rangeNavigation } from './rangeNavigation';
import { rangeParts } from './rangeParts';
import { styleGrid } from './styles';
import { rangeObject, tablesObject, worksheetObject } from './wrap';

/** A value per cell, row by row; null for more cells than Excel hands out. */
function grid<T>(
  { sheet, box }: RangeArea,
  session: Session,
  blank: T,
  valueOf: (cell: Cell) => T,
): T[][] | null {
  if (box.height * box.width > session.strict.readCellsMax) return null;
  const rows: T[][] = [];
  for (let row = box.row; row < box.row + box.height; row++) {
    const values = new Array<T>(box.width).fill(blank);
    const cells = sheet.rows.get(row);
    if (cells) {
      for (let offset = 0; offset < box.width; offset++) {
        const cell = cells.get(box.column + offset);
        if (cell !== undefined) values[offset] = valueOf(cell);
      }
    }
    rows.push(values);
  }
  return rows;
}

function valueType(cell: Cell): string {
  if (cell.error) return 'Error';
  if (cell.value === '' && cell.formula === undefined) return 'Empty';
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[
    typeof cell.value as 'string' | 'number' | 'boolean'
  ];
}

function write({ sheet, box }: RangeArea, value: unknown, session: Session, location: string): void {
  if (!isInput(value)) throw invalidArgument(location);
  writeBlock(session, sheet, box, value, ADD_IN, location);
}

function isInput(value: unknown): value is Input | readonly (readonly Input[])[] {
  const isCell = (cell: unknown): cell is Input => cell === null || isScalar(cell);
  return (
    isCell(value) || (Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every(isCell)))
  );
}

function clear(area: RangeArea, applyTo: unknown, session: Session): null {
  const what = oneOf(CLEARABLE, applyTo ?? 'All', 'Range.clear');
  session.demandWritable(area.sheet, area.box, 'Range.clear');
  clearCells(session, area, what, ADD_IN);
  return null;
}

function insertOrDelete(
  area: RangeArea,
  direction: unknown,
  kind: 'insert' | 'delete',
  session: Session,
): HostObject {
  const { sheet, box } = area;
  const location = `Range.${kind}`;
  const words = kind === 'insert' ? (['Down', 'Right'] as const) : (['Up', 'Left'] as const);
  const rows = oneOf(words, direction, location) === words[0];
  session.demandUnprotected(sheet, location);
  shiftCells(session, sheet, box, { dimension: rows ? 'rows' : 'columns', kind }, location);
  const whole = rows ? box.width === SHEET_COLUMNS : box.height === SHEET_ROWS;
  const what = whole ? (rows ? 'Row' : 'Column') : 'Cell';
  session.record({
    kind: 'data',
    sheet,
    box,
    changeType: `${what}${kind === 'insert' ? 'Inserted' : 'Deleted'}`,
    actor: ADD_IN,
  });
  // The cells that now stand there; the range it was asked of has moved with its own.
  return rangeObject({ sheet, box });
}

function hiddenLines({ sheet, box }: RangeArea, dimension: 'rows' | 'columns'): boolean | null {
  const [set, first, count] =
    dimension === 'rows'
      ? [sheet.hiddenRows, box.row, box.height]
      : [sheet.hiddenColumns, box.column, box.width];
  if (count === 1) return set.has(first);
  let hidden = 0;
  for (const line of set) if (line >= first && line < first + count) hidden += 1;
  return hidden === 0 ? false : hidden === count ? true : null;
}

function hideLines({ sheet, box }: RangeArea, dimension: 'rows' | 'columns', value: unknown): void {
  const [set, first, count] =
    dimension === 'rows'
      ? [sheet.hiddenRows, box.row, box.height]
      : [sheet.hiddenColumns, box.column, box.width];
  for (let line = first; line < first + count; line++) {
    if (value === true) set.add(line);
    else set.delete(line);
  }
}

objectType<RangeArea>({
  type: 'Range',
  scalars: {
    Address: { get: ({ sheet, box }) => fullAddress(sheet, box) },
    AddressLocal: { get: ({ sheet, box }) => fullAddress(sheet, box) },
    RowIndex: { get: ({ box }) => box.row },
    ColumnIndex: { get: ({ box }) => box.column },
    RowCount: { get: ({ box }) => box.height },
    ColumnCount: { get: ({ box }) => box.width },
    CellCount: { get: ({ box }) => (box.height * box.width > 2 ** 31 - 1 ? -1 : box.height * box.width) },
    Values: {
      get: (area, session) => grid<Scalar>(area, session, '', (cell) => cell.value),
      set: (area, value, session) => {
        write(area, value, session, 'Range.values');
      },
      calculated: true,
    },
    Formulas: {
      get: (area, session) => grid<Scalar>(area, session, '', (cell) => cell.formula ?? cell.value),
      set: (area, value, session) => {
        write(area, value, session, 'Range.formulas');
      },
      calculated: true,
    },
    Text: {
      get: (area, session) => grid(area, session, '', (cell) => shownText(cell, session.environment.locale)),
      calculated: true,
    },
    ValueTypes: { get: (area, session) => grid(area, session, 'Empty', valueType), calculated: true },
    NumberFormat: {
      get: (area, session) => grid(area, session, 'General', (cell) => cell.style?.numberFormat ?? 'General'),
      set: ({ sheet, box }, value, session) => {
        session.demandUnprotected(sheet, 'Range.numberFormat');
        styleGrid(sheet, box, value, 'Range.numberFormat', (text) => ({ numberFormat: text }));
      },
    },
    RowHidden: {
      get: (area) => hiddenLines(area, 'rows'),
      set: (area, value, session) => {
        session.demandUnprotected(area.sheet, 'Range.rowHidden');
        hideLines(area, 'rows', value);
      },
    },
    ColumnHidden: {
      get: (area) => hiddenLines(area, 'columns'),
      set: (area, value, session) => {
        session.demandUnprotected(area.sheet, 'Range.columnHidden');
        hideLines(area, 'columns', value);
      },
    },
  },
  objects: {
    Worksheet: ({ sheet }) => worksheetObject(sheet),
    Format: (area) => rangeFormatObject(area),
    ConditionalFormats: (area) => conditionalFormatsObject(area),
    DataValidation: (area) => dataValidationObject(area),
  },
  methods: {
    // The client asks this before it sends a large write in pieces.
    _ValidateArraySize: ({ box }, [rows, columns]) => {
      if (rows !== box.height || columns !== box.width) throw wrongDimensions('Range.values');
      return null;
    },
    Clear: (area, [applyTo], session) => clear(area, applyTo, session),
    Delete: (area, [shift], session) => {
      insertOrDelete(area, shift, 'delete', session);
      return null;
    },
    Insert: (area, [shift], session) => insertOrDelete(area, shift, 'insert', session),
    Select: ({ sheet, box }, _args, session) => {
      if (sheet.visibility !== 'Visible')
        throw new HostError('InvalidSelection', 'The selection is invalid.', 'Range.select');
      setSelection(session, sheet, box);
      return null;
    },
    Merge: (area, [across], session) => {
      mergeCells(session, area, across === true, ADD_IN);
      return null;
    },
    Unmerge: ({ sheet, box }) => {
      sheet.merges = sheet.merges.filter((merge) => !intersection(merge, box));
      return null;
    },
    ...rangeNavigation,
    ...rangeParts,
    GetUsedRange: ({ sheet, box }, [valuesOnly]) => {
      const found = usedBox(sheet, valuesOnly === true, box);
      return rangeObject({ sheet, box: found ?? { ...box, height: 1, width: 1 } });
    },
    GetUsedRangeOrNullObject: ({ sheet, box }, [valuesOnly]) => {
      const found = usedBox(sheet, valuesOnly === true, box);
      return found ? rangeObject({ sheet, box: found }) : NULL_OBJECT;
    },
    GetTables: ({ sheet, box }, [fully], session) =>
      tablesObject({
        sheet,
        tables: tablesOn(session, sheet).filter((table) =>
          fully === true ? isInside(table.box, box) : intersection(table.box, box) !== null,
        ),
      }),
  },
});
