/** Sheets of the open workbook as a source: what is read of them is what a file of the same workbook gives. */
import fc from 'fast-check';
import { openBook, saveBook } from '../host/xlsx';
import type { BookModel } from '../host/model';
import { emptySheet, newBook } from '../host/newBook';
import { openSource, type SourceSheet, type SourceWorkbook } from '../intake';
import { fileOf } from '../intake/generator/fileForTests';
import { FORMS } from '../intake/generator/formsForTests';
import { LAYOUTS } from '../intake/generator/layoutsForTests';
import { AMOUNTS, DATES, entriesWith, NAMES, type Style } from '../intake/generator/truthForTests';
import { sourceOfSheets } from '../intake/source/openSheets';
import { cellAt, isBlankCell, placeOfKey } from '../intake/source/source';
import { valueOf } from '../ledger/result';
import type { OpenSheets } from '../ledger/sheetCells';
import { listSheets, readSheets, run } from '../workbook';
import { openHost } from '../../tests/tools/ledgerHost';

const NAME = '往来.xlsx';

async function readAll(): Promise<OpenSheets> {
  const listed = valueOf(await run(listSheets));
  const ids = listed.map(({ id }) => id);
  return valueOf(await run(async (context) => valueOf(await readSheets(context, ids, () => undefined))));
}

async function readBook(book: BookModel): Promise<SourceWorkbook> {
  await openHost(book, { workbookName: NAME });
  return sourceOfSheets(await readAll());
}

/**
 * What of a sheet both ways must tell alike. A file also keeps looks of blank cells, and of rows and columns beyond the
 * content, which say nothing; its formulas may lack a result, where Excel has calculated it.
 */
function comparable({ name, hidden, columnCount, rows, merges = [], marks }: SourceSheet) {
  const hasContent = (key: number): boolean => {
    const { row, column } = placeOfKey(key);
    return !isBlankCell(cellAt(rows[row], column));
  };
  return {
    name,
    hidden,
    columnCount,
    rows,
    merges,
    hiddenRows: [...(marks?.hiddenRows ?? [])].filter((row) => row < rows.length),
    hiddenColumns: [...(marks?.hiddenColumns ?? [])].filter((column) => column < columnCount),
    red: [...(marks?.red ?? [])].filter(hasContent),
  };
}

/** The same bytes picked as a file, and open in Excel. */
async function bothWays(bytes: Uint8Array) {
  const picked = valueOf(openSource({ name: NAME, bytes }));
  const open = await readBook(await openBook(bytes));
  expect(open.file).toBe(picked.file);
  return { picked: picked.sheets.map(comparable), open: open.sheets.map(comparable) };
}

const style: fc.Arbitrary<Style> = fc.record({
  unit: fc.constantFrom({ cents: 100, words: '' }, { cents: 1_000_000, words: '单位：万元' }),
  amounts: fc.constantFrom(...AMOUNTS),
  dates: fc.constantFrom(...DATES),
  titles: fc.constantFrom(0, 2),
  names: fc.constantFrom(...NAMES),
  total: fc.constantFrom('合计', ''),
  remark: fc.constantFrom('', '制表人：张三'),
  indent: fc.constantFrom(0, 3),
});

const entries = entriesWith(fc.constantFrom('none' as const, 'void' as const, 'badDate' as const), 12);

describe('an open sheet is what its file is', () => {
  const layouts = Object.entries({ ...LAYOUTS, ...FORMS });

  it.each(layouts)('%s', async (_, layout) => {
    await fc.assert(
      fc.asyncProperty(entries, style, async (all, look) => {
        const { sheets } = layout(all, look);
        // A workbook has a sheet; one without content is offered by nobody.
        const filled = sheets.filter(({ rows }) => rows.some((row) => !row.every(isBlankCell)));
        if (filled.length === 0) return;
        const { picked, open } = await bothWays(fileOf(filled));
        expect(open).toEqual(picked);
      }),
      { numRuns: 3 },
    );
  });

  it('with all that a sheet can show', async () => {
    const book = newBook();
    book.sheets = [emptySheet('own', '应收 & 往来'), emptySheet('empty', '空表')];
    book.activeSheetId = 'own';
    await openHost(book);
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('own');
      sheet.getRange('B3:F8').values = [
        ['客户名称', '编号', '日期', '金额', '备注'],
        ['甲公司', 123, 46027.5, -1234.5, '  '],
        ['', 124, 46028, 0.1, true],
        ["'00123", '125', "'2026-01-05", 5, '=1/0'],
        ['乙公司', '=NA()', '', '=D5*2', '=""'],
        ['丙公司', 7, 8, 9, '第一行\n第二行'],
      ];
      sheet.getRange('C4:C5').numberFormat = [['000000'], ['000000']];
      sheet.getRange('D4:D5').numberFormat = [['yyyy"年"m"月"d"日"'], ['[$-804]m/d/yyyy']];
      sheet.getRange('E4:E8').numberFormat = '#,##0.00;[Red]-#,##0.00' as unknown as string[][];
      sheet.getRange('E5').format.font.color = '#FF0000';
      sheet.getRange('E6').format.font.color = '#C00000';
      sheet.getRange('B4').format.font.color = '#0000FF';
      sheet.getRange('F4').format.font.color = '#FF0000';
      sheet.getRange('B4:B5').merge();
      sheet.getRange('B1:F1').merge();
      sheet.getRange('5:6').rowHidden = true;
      sheet.getRange('C:C').columnHidden = true;
      sheet.visibility = 'Visible';
      await context.sync();
    });
    const { picked, open } = await bothWays(await saveBook(book));
    expect(open).toEqual(picked.slice(0, 1));
    const [sheet] = open;
    expect(sheet?.rows.slice(3)).toEqual([
      ['', '甲公司', { number: 123, shown: '000123' }, { date: 46027.5 }, -1234.5],
      ['', '', { number: 124, shown: '000124' }, { date: 46028 }, 0.1, true],
      ['', '00123', 125, '2026-01-05', 5, { error: '#DIV/0!' }],
      ['', '乙公司', { error: '#N/A' }, '', 92056],
      ['', '丙公司', 7, 8, 9, '第一行\n第二行'],
    ]);
    expect(sheet).toMatchObject({
      merges: [{ row: 3, column: 1, lastRow: 4 }],
      hiddenRows: [4, 5],
      hiddenColumns: [2],
    });
    expect(sheet?.red.map(placeOfKey)).toEqual([
      { row: 4, column: 4 },
      { row: 5, column: 4 },
    ]);
  });

  it.each([1900, 1904] as const)('in the date system of %p', async (dateSystem) => {
    const book: BookModel = { ...newBook(), dateSystem };
    const cell = { value: 43538, style: { numberFormat: 'yyyy-mm-dd' } };
    book.sheets[0]?.rows.set(0, new Map([[0, cell]]));
    const { picked, open } = await bothWays(await saveBook(book));
    expect(open).toEqual(picked);
    expect(open[0]?.rows).toEqual([[{ date: dateSystem === 1904 ? 45000 : 43538 }]]);
  });
});
