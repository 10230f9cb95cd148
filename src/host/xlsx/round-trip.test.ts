import { featureBook } from '../../../tests/tools/libreoffice-book';
import { Engine } from '../engine';
import type { BookModel } from '../model';
import { openBook, saveBook } from '.';

// The calculation engine and the file library are transformed by jest at their first import.
jest.setTimeout(60_000);

/** Ids are the file's; everything else must come back. */
function comparable(book: BookModel): unknown {
  const position = (id: string | undefined): number => book.sheets.findIndex((sheet) => sheet.id === id);
  return {
    active: position(book.activeSheetId),
    settings: [...book.settings],
    dateSystem: book.dateSystem,
    names: book.names.map(({ sheetId, ...name }) => ({ ...name, scope: position(sheetId) })),
    tables: book.tables.map(
      ({ name, sheetId, box, style, showBandedRows, showTotals, columns, showFilterButton, filters }) => ({
        name,
        box,
        style,
        showBandedRows,
        showTotals,
        columns,
        showFilterButton,
        filters: [...filters],
        sheet: position(sheetId),
      }),
    ),
    sheets: book.sheets.map(({ id: _, rows, conditionalFormats, validations, ...sheet }) => ({
      ...sheet,
      hiddenRows: [...sheet.hiddenRows],
      hiddenColumns: [...sheet.hiddenColumns],
      columnWidths: [...sheet.columnWidths],
      rowHeights: [...sheet.rowHeights],
      rows: [...rows].map(([row, cells]) => [
        row,
        [...cells].filter(([, cell]) => cell.value !== '' || cell.formula !== undefined),
      ]),
      conditionalFormats: conditionalFormats.map(({ id: _id, original: _original, ...format }) => format),
      validations: validations.map(({ id: _id, ...validation }) => validation),
    })),
  };
}

describe('saving and opening', () => {
  test('a calculated book comes back with everything it held', async () => {
    const book = featureBook();
    const engine = await Engine.create(book);
    await engine.calculate();
    engine.dispose();
    const opened = await openBook(await saveBook(book));
    expect(comparable(opened)).toEqual(comparable(book));
  });

  test('formulas not calculated come back stale', async () => {
    const opened = await openBook(await saveBook(featureBook()));
    expect(comparable(opened)).toEqual(comparable(featureBook()));
  });
});
