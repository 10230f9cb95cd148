import type { Style } from '../model';
import { flagOf, numberOf, objectType, oneOf, textOf, type ScalarMember } from './objectType';
import type { RangeArea } from './area';
import { setStyle, sharedStyle } from './styles';

const HORIZONTAL = ['General', 'Left', 'Center', 'Right', 'Fill', 'Justify'] as const;
const VERTICAL = ['Top', 'Center', 'Bottom'] as const;
/** Excel's default column width and row height, in points. */
const COLUMN_WIDTH = 48;
const ROW_HEIGHT = 15;

function styled<Key extends keyof Style>(
  key: Key,
  unset: NonNullable<Style[Key]>,
  read: (value: unknown) => NonNullable<Style[Key]>,
): ScalarMember<RangeArea> {
  return {
    get: ({ sheet, box }) => {
      const value = sharedStyle(sheet, box, key);
      return value === undefined ? unset : value;
    },
    set: ({ sheet, box }, value, session) => {
      session.demandUnprotected(sheet, `RangeFormat.${key}`);
      setStyle(sheet, box, { [key]: read(value) });
    },
  };
}

const fillObject = objectType<RangeArea>({
  type: 'RangeFill',
  scalars: { Color: styled('fill', '', (value) => textOf(value, 'RangeFill.color')) },
  methods: {
    Clear: ({ sheet, box }, _args, session) => {
      session.demandUnprotected(sheet, 'RangeFill.clear');
      setStyle(sheet, box, { fill: '' });
      return null;
    },
  },
});

const fontObject = objectType<RangeArea>({
  type: 'RangeFont',
  scalars: {
    Bold: styled('bold', false, (value) => flagOf(value, 'RangeFont.bold')),
    Italic: styled('italic', false, (value) => flagOf(value, 'RangeFont.italic')),
    Color: styled('fontColor', '#000000', (value) => textOf(value, 'RangeFont.color')),
    Name: styled('fontName', 'Calibri', (value) => textOf(value, 'RangeFont.name')),
    Size: styled('fontSize', 11, (value) => numberOf(value, 'RangeFont.size')),
  },
});

const lockObject = objectType<RangeArea>({
  type: 'FormatProtection',
  scalars: { Locked: styled('locked', true, (value) => flagOf(value, 'FormatProtection.locked')) },
});

/** The size all lines of the range share; null when they differ. */
function sharedSize(
  sizes: ReadonlyMap<number, number>,
  first: number,
  count: number,
  unset: number,
): number | null {
  const size = sizes.get(first) ?? unset;
  for (let line = first; line < first + count; line++) if ((sizes.get(line) ?? unset) !== size) return null;
  return size;
}

function setSize(sizes: Map<number, number>, first: number, count: number, size: number): void {
  for (let line = first; line < first + count; line++) sizes.set(line, size);
}

export const rangeFormatObject = objectType<RangeArea>({
  type: 'RangeFormat',
  scalars: {
    ColumnWidth: {
      get: ({ sheet, box }) => sharedSize(sheet.columnWidths, box.column, box.width, COLUMN_WIDTH),
      set: ({ sheet, box }, value, session) => {
        session.demandUnprotected(sheet, 'RangeFormat.columnWidth');
        setSize(sheet.columnWidths, box.column, box.width, numberOf(value, 'RangeFormat.columnWidth'));
      },
    },
    RowHeight: {
      get: ({ sheet, box }) => sharedSize(sheet.rowHeights, box.row, box.height, ROW_HEIGHT),
      set: ({ sheet, box }, value, session) => {
        session.demandUnprotected(sheet, 'RangeFormat.rowHeight');
        setSize(sheet.rowHeights, box.row, box.height, numberOf(value, 'RangeFormat.rowHeight'));
      },
    },
    HorizontalAlignment: styled('horizontal', 'General', (value) =>
      oneOf(HORIZONTAL, value, 'RangeFormat.horizontalAlignment'),
    ),
    VerticalAlignment: styled('vertical', 'Bottom', (value) =>
      oneOf(VERTICAL, value, 'RangeFormat.verticalAlignment'),
    ),
    WrapText: styled('wrap', false, (value) => flagOf(value, 'RangeFormat.wrapText')),
  },
  objects: {
    Fill: (area) => fillObject(area),
    Font: (area) => fontObject(area),
    Protection: (area) => lockObject(area),
  },
});
