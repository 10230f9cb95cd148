import { invalidArgument } from '../errors';
import type { SheetModel } from '../model';
import { SHEET_COLUMNS, SHEET_ROWS } from '../model';
import { isHostObject, NULL_OBJECT, objectType, wholeOf } from './objectType';
import { isRange } from './area';
import { rangeObject } from './wrap';

function freeze(sheet: SheetModel, rows: number, columns: number): null {
  sheet.frozenRows = rows;
  sheet.frozenColumns = columns;
  return null;
}

export const freezePanesObject = objectType<SheetModel>({
  type: 'WorksheetFreezePanes',
  methods: {
    FreezeRows: (sheet, [count]) =>
      freeze(sheet, wholeOf(count ?? 1, 'WorksheetFreezePanes.freezeRows', 1), 0),
    FreezeColumns: (sheet, [count]) =>
      freeze(sheet, 0, wholeOf(count ?? 1, 'WorksheetFreezePanes.freezeColumns', 1)),
    /** Freezes from the sheet's first cell to the range's last. */
    FreezeAt: (sheet, [range]) => {
      if (!isHostObject(range) || !isRange(range)) throw invalidArgument('WorksheetFreezePanes.freezeAt');
      const { row, column, height, width } = range.self.box;
      return freeze(
        sheet,
        height === SHEET_ROWS ? 0 : row + height,
        width === SHEET_COLUMNS ? 0 : column + width,
      );
    },
    Unfreeze: (sheet) => freeze(sheet, 0, 0),
    GetLocationOrNullObject: (sheet) =>
      sheet.frozenRows === 0 && sheet.frozenColumns === 0
        ? NULL_OBJECT
        : rangeObject({
            sheet,
            box: {
              row: 0,
              column: 0,
              height: sheet.frozenRows === 0 ? SHEET_ROWS : sheet.frozenRows,
              width: sheet.frozenColumns === 0 ? SHEET_COLUMNS : sheet.frozenColumns,
            },
          }),
  },
});
