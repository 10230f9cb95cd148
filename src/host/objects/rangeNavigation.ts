/** From one range to another: its rows, its neighbours, what it shares with another. */
import { boundingBox, intersection, isOnSheet, placeOf } from '../address';
import { invalidArgument, itemNotFound } from '../errors';
import type { Box } from '../model';
import { SHEET_COLUMNS, SHEET_ROWS } from '../model';
import type { Session } from '../session';
import { isRange, type RangeArea } from './area';
import {
  isHostObject,
  NULL_OBJECT,
  textOf,
  wholeOf,
  type HostObject,
  type ObjectMembers,
} from './objectType';
import { rangeObject } from './wrap';

function moved({ sheet, box }: RangeArea, change: Partial<Box>, location: string): HostObject {
  const target = { ...box, ...change };
  if (!isOnSheet(target)) throw invalidArgument(location);
  return rangeObject({ sheet, box: target });
}

function other(value: unknown, { sheet }: RangeArea, session: Session, location: string): RangeArea {
  if (isHostObject(value) && isRange(value)) return value.self;
  return placeOf(session.book, textOf(value, location), sheet, location);
}

function shared(area: RangeArea, value: unknown, session: Session): RangeArea | null {
  const second = other(value, area, session, 'Range.getIntersection');
  const box = second.sheet === area.sheet ? intersection(area.box, second.box) : null;
  return box && { sheet: area.sheet, box };
}

export const rangeNavigation: NonNullable<ObjectMembers<RangeArea>['methods']> = {
  GetCell: (area, [row, column]) => {
    const location = 'Range.getCell';
    const change = {
      row: area.box.row + wholeOf(row, location),
      column: area.box.column + wholeOf(column, location),
    };
    return moved(area, { ...change, height: 1, width: 1 }, location);
  },
  GetRow: (area, [row]) => {
    const location = 'Range.getRow';
    const offset = wholeOf(row, location, 0);
    if (offset >= area.box.height) throw invalidArgument(location);
    return moved(area, { row: area.box.row + offset, height: 1 }, location);
  },
  GetColumn: (area, [column]) => {
    const location = 'Range.getColumn';
    const offset = wholeOf(column, location, 0);
    if (offset >= area.box.width) throw invalidArgument(location);
    return moved(area, { column: area.box.column + offset, width: 1 }, location);
  },
  GetLastRow: (area) =>
    moved(area, { row: area.box.row + area.box.height - 1, height: 1 }, 'Range.getLastRow'),
  GetLastCell: ({ sheet, box }) =>
    rangeObject({
      sheet,
      box: { row: box.row + box.height - 1, column: box.column + box.width - 1, height: 1, width: 1 },
    }),
  GetOffsetRange: (area, [rows, columns]) => {
    const location = 'Range.getOffsetRange';
    const change = {
      row: area.box.row + wholeOf(rows, location),
      column: area.box.column + wholeOf(columns, location),
    };
    return moved(area, change, location);
  },
  GetResizedRange: (area, [rows, columns]) => {
    const location = 'Range.getResizedRange';
    const change = {
      height: area.box.height + wholeOf(rows, location),
      width: area.box.width + wholeOf(columns, location),
    };
    return moved(area, change, location);
  },
  GetAbsoluteResizedRange: (area, [rows, columns]) => {
    const location = 'Range.getAbsoluteResizedRange';
    return moved(
      area,
      { height: wholeOf(rows, location, 1), width: wholeOf(columns, location, 1) },
      location,
    );
  },
  GetRowsBelow: (area, [count]) => {
    const location = 'Range.getRowsBelow';
    return moved(
      area,
      { row: area.box.row + area.box.height, height: wholeOf(count ?? 1, location, 1) },
      location,
    );
  },
  GetRowsAbove: (area, [count]) => {
    const location = 'Range.getRowsAbove';
    const height = wholeOf(count ?? 1, location, 1);
    return moved(area, { row: area.box.row - height, height }, location);
  },
  GetColumnsAfter: (area, [count]) => {
    const location = 'Range.getColumnsAfter';
    return moved(
      area,
      { column: area.box.column + area.box.width, width: wholeOf(count ?? 1, location, 1) },
      location,
    );
  },
  GetEntireRow: (area) => moved(area, { column: 0, width: SHEET_COLUMNS }, 'Range.getEntireRow'),
  GetEntireColumn: (area) => moved(area, { row: 0, height: SHEET_ROWS }, 'Range.getEntireColumn'),
  GetBoundingRect: (area, [second], session) => {
    const { sheet, box } = other(second, area, session, 'Range.getBoundingRect');
    if (sheet !== area.sheet) throw invalidArgument('Range.getBoundingRect');
    return rangeObject({ sheet, box: boundingBox(area.box, box) });
  },
  GetIntersection: (area, [second], session) => {
    const found = shared(area, second, session);
    if (!found) throw itemNotFound('Range.getIntersection');
    return rangeObject(found);
  },
  GetIntersectionOrNullObject: (area, [second], session) => {
    const found = shared(area, second, session);
    return found ? rangeObject(found) : NULL_OBJECT;
  },
};
