/** What a person sees of a table before its import: the first of its rows, and what it is taken for. */
import { sheetKindOf } from '../columns/corrections';
import type { SampleRow, TableReport } from '../report';
import { cellAt, cellText, isBlankCell } from '../source/source';
import type { SourceTable } from './table';

const ROWS_MAX = 3;
/** A longer text would push the other columns out of sight. */
const TEXT_MAX = 40;

export function sampleOf({ sheet, header, columns }: SourceTable): readonly SampleRow[] {
  const sample: SampleRow[] = [];
  for (let row = header.row + 1; row < sheet.rows.length && sample.length < ROWS_MAX; row += 1) {
    const cells = sheet.rows[row] ?? [];
    if (cells.every(isBlankCell)) continue;
    const texts = columns.map(({ column }) => cellText(cellAt(cells, column)));
    sample.push({
      row: row + 1,
      cells: texts.map((text) => (text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text)),
    });
  }
  return sample;
}

export function listedAs({ kind, listed }: SourceTable): Pick<TableReport, 'listed'> {
  const name = sheetKindOf(kind, listed);
  return name === null ? {} : { listed: name };
}
