/** Rows between others that say which month those below them are of. */
import type { SourceTable } from '../layout/table';
import { cellText, isBlankCell } from '../source/source';
import { NOTHING_AROUND, sectionOf, type DateAround } from '../values/partialDates';

/** By row: a line that holds a month and nothing else speaks for the rows below it. */
export function sectionsOf({ sheet, header }: Pick<SourceTable, 'sheet' | 'header'>): readonly DateAround[] {
  let current = NOTHING_AROUND;
  return sheet.rows.map((row, index) => {
    const filled = index > header.row ? row.filter((cell) => !isBlankCell(cell)) : [];
    const [only] = filled;
    const section = filled.length === 1 && typeof only === 'string' ? sectionOf(cellText(only)) : null;
    if (section !== null) current = { year: section.year ?? current.year, month: section.month };
    return current;
  });
}
