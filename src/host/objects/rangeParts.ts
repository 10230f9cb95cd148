/** What a range says of each of its parts: properties cell by cell, row by row, column by column, and its merged cells. */
import { fullAddress } from '../address';
import { HostError, invalidArgument } from '../errors';
import type { Box } from '../model';
import type { Session } from '../session';
import type { RangeArea } from './area';
import { NULL_OBJECT, objectType, type HostObject, type MaybeObject, type ObjectMembers } from './objectType';
import { rangeObject, worksheetObject } from './wrap';

/** More merged cells than this in one range: Excel fails to say which. */
const MERGED_AREAS_MAX = 512;

const rangesObject = objectType<readonly RangeArea[]>({
  type: 'RangeCollection',
  items: (areas) => areas.map(rangeObject),
  methods: { GetCount: (areas) => areas.length },
});

const rangeAreasObject = objectType<readonly RangeArea[]>({
  type: 'RangeAreas',
  scalars: {
    Address: { get: (areas) => areas.map(({ sheet, box }) => fullAddress(sheet, box)).join(',') },
    AreaCount: { get: (areas) => areas.length },
  },
  objects: {
    Areas: (areas) => rangesObject(areas),
    Worksheet: ([first]) => (first === undefined ? NULL_OBJECT : worksheetObject(first.sheet)),
  },
});

/** Whole merged cells, whose first cell is in the range: of one that only reaches into it, Excel says nothing. */
function mergedAreas({ sheet, box }: RangeArea): MaybeObject {
  const found = sheet.merges.filter(
    ({ row, column }) =>
      row >= box.row && row < box.row + box.height && column >= box.column && column < box.column + box.width,
  );
  if (found.length > MERGED_AREAS_MAX) {
    throw new HostError(
      'GeneralException',
      'There was an internal error while processing the request.',
      'Range.getMergedAreasOrNullObject',
    );
  }
  return found.length === 0 ? NULL_OBJECT : rangeAreasObject(found.map((merge) => ({ sheet, box: merge })));
}

/** The wanted properties of a range, by the names they were asked for. */
function wantedOf(object: HostObject, wanted: unknown, session: Session, location: string): unknown {
  if (typeof wanted !== 'object' || wanted === null) throw invalidArgument(location);
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, want]: [string, unknown]): [string, unknown][] => {
      if (want === false) return [];
      const scalar = object.scalarName(name);
      if (scalar !== undefined) return [[name, object.get(scalar, session)]];
      const child = object.object(name, session);
      return child === NULL_OBJECT ? [] : [[name, wantedOf(child, want, session, location)]];
    }),
  );
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

function partProperties(
  { sheet, box }: RangeArea,
  parts: readonly Box[],
  wanted: unknown,
  session: Session,
  location: string,
): unknown[] {
  if (box.height * box.width > session.strict.readCellsMax) throw invalidArgument(location);
  return parts.map((part) => wantedOf(rangeObject({ sheet, box: part }), wanted, session, location));
}

export const rangeParts: NonNullable<ObjectMembers<RangeArea>['methods']> = {
  GetMergedAreasOrNullObject: (area) => mergedAreas(area),
  GetCellProperties: (area, [wanted], session) => {
    const { row, column, height, width } = area.box;
    return range(height).map((down) => {
      const cells = range(width).map((right) => ({
        row: row + down,
        column: column + right,
        height: 1,
        width: 1,
      }));
      return partProperties(area, cells, wanted, session, 'Range.getCellProperties');
    });
  },
  GetRowProperties: (area, [wanted], session) => {
    const rows = range(area.box.height).map((down) => ({
      ...area.box,
      row: area.box.row + down,
      height: 1,
    }));
    return partProperties(area, rows, wanted, session, 'Range.getRowProperties');
  },
  GetColumnProperties: (area, [wanted], session) => {
    const columns = range(area.box.width).map((right) => ({
      ...area.box,
      column: area.box.column + right,
      width: 1,
    }));
    return partProperties(area, columns, wanted, session, 'Range.getColumnProperties');
  },
};
