/** Sheets as they were laid out, written into a file as Excel would. */
import { utils, type CellObject } from '@e965/xlsx';
import { dateCell, workbookBytes, type FixtureCell } from '../fixtures';
import type { SourceCell, SourceSheet } from '../source/source';

function fixtureCell(cell: SourceCell): FixtureCell {
  if (typeof cell !== 'object') return cell === '' ? null : cell;
  if ('date' in cell) return dateCell(cell.date);
  if ('number' in cell) {
    const padded: CellObject = { t: 'n', v: cell.number, z: '0'.repeat(cell.shown.length) };
    return padded;
  }
  throw new TypeError(`no file is made with ${cell.error}`);
}

export function fileOf(sheets: readonly SourceSheet[]): Uint8Array {
  const rows = sheets.map((sheet) => [sheet.name, sheet.rows.map((row) => row.map(fixtureCell))] as const);
  return workbookBytes(Object.fromEntries(rows), 'xlsx', (book) => {
    for (const { name, merges = [], marks } of sheets) {
      const sheet = book.Sheets[name] ?? utils.aoa_to_sheet([]);
      sheet['!merges'] = merges.map(({ row, column, lastRow }) => ({
        s: { r: row, c: column },
        e: { r: lastRow, c: column },
      }));
      const lines: { hidden: boolean }[] = [];
      for (const row of marks?.hiddenRows ?? []) lines[row] = { hidden: true };
      if (lines.length > 0) sheet['!rows'] = lines;
    }
  });
}
