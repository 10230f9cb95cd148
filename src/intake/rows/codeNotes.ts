/** What codes of a table lost by being stored as numbers. Nothing is put back: nobody knows what stood there. */
import { FIELDS } from '../columns/fields';
import type { TableNote } from '../report';
import type { SourceCell } from '../source/source';
import { losesDigits, widthOfCodes } from '../values/codes';
import type { TableCells } from './rowCells';

/** @param rows rows of data */
export function codeNotes(cells: TableCells, rows: readonly number[]): readonly TableNote[] {
  return [...cells.table.byField.keys()]
    .filter((field) => FIELDS[field] === 'code')
    .flatMap((field) => {
      const codes = rows.map((row) => cells.cell(row, field));
      const width = widthOfCodes(codes);
      const losesZeros = (cell: SourceCell): boolean =>
        typeof cell === 'number' && width !== null && String(cell).length < width;
      const note = (what: TableNote['what'], test: (cell: SourceCell) => boolean): readonly TableNote[] => {
        const first = rows[codes.findIndex(test)];
        if (first === undefined) return [];
        return [{ what, cell: cells.address(first, field), count: codes.filter(test).length }];
      };
      return [...note('codes.digitsLost', losesDigits), ...note('codes.zerosLost', losesZeros)];
    });
}
