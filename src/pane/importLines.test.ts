import { SAMPLE_IMPORT } from '../../tests/tools/pane/memoryBook';
import { addedRows, rowRanges, sheetTitle, skippedGroups, usedColumns } from './importLines';

test('Rows to be added count customers, limits and documents', () => {
  expect(addedRows(SAMPLE_IMPORT)).toBe(113);
});

test('Runs of rows are closed up, in order, without repeats', () => {
  expect(rowRanges([9, 3, 4, 5, 7, 4])).toEqual(['3–5', '7', '9']);
  expect(rowRanges([])).toEqual([]);
});

test('Skipped rows are grouped by reason', () => {
  const [table] = SAMPLE_IMPORT.sources[0]?.tables ?? [];
  if (!table) throw new Error('the sample has a table');
  expect(skippedGroups(table.skipped)).toEqual([
    { why: 'total', rows: [40] },
    { why: 'blank', rows: [41, 42] },
  ]);
  expect(usedColumns(table)).toBe(2);
});

test('A .csv is named by its file alone', () => {
  expect(sheetTitle({ file: 'a.CSV', sheet: 'a', refused: null, tables: [] })).toEqual({
    file: 'a.CSV',
    sheet: '',
  });
});
