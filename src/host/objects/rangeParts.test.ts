import { newBook } from '../newBook';
import { failure, openHost, sheetOf, write } from '../testing/office';

const CELLS = [
  ['客户', '金额'],
  ['甲', 1],
  ['乙', 2],
];

describe('the parts of a range', () => {
  beforeEach(async () => {
    await openHost();
    await write('A1:B3', CELLS);
  });

  it('tell their properties cell by cell, by the names asked for', async () => {
    const colours = await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('B3').format.font.color = '#FF0000';
      const found = sheet.getRange('A2:B3').getCellProperties({ format: { font: { color: true } } });
      await context.sync();
      return found.value;
    });
    const font = (color: string) => ({ format: { font: { color } } });
    expect(colours).toEqual([
      [font('#000000'), font('#000000')],
      [font('#000000'), font('#FF0000')],
    ]);
  });

  it('tell which rows and columns are hidden', async () => {
    const hidden = await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('2:2').rowHidden = true;
      sheet.getRange('A:A').columnHidden = true;
      const rows = sheet.getRange('A1:B3').getRowProperties({ rowHidden: true });
      const columns = sheet.getRange('A1:B3').getColumnProperties({ columnHidden: true });
      await context.sync();
      return [rows.value, columns.value];
    });
    expect(hidden).toEqual([
      [{ rowHidden: false }, { rowHidden: true }, { rowHidden: false }],
      [{ columnHidden: true }, { columnHidden: false }],
    ]);
  });

  it('tell the whole of each merged cell that begins in the range', async () => {
    const merged = await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A2:A5').merge();
      sheet.getRange('B1:C1').merge();
      const found = ['A1:C9', 'A1:A3', 'A3:C9'].map((address) =>
        sheet.getRange(address).getMergedAreasOrNullObject(),
      );
      for (const areas of found) areas.load('address,areas/rowIndex,areas/rowCount');
      await context.sync();
      return found.map((areas) =>
        areas.isNullObject
          ? null
          : [areas.address, ...areas.areas.items.map(({ rowIndex, rowCount }) => [rowIndex, rowCount])],
      );
    });
    expect(merged).toEqual([['Sheet1!A2:A5,Sheet1!B1:C1', [1, 4], [0, 1]], ['Sheet1!A2:A5', [1, 4]], null]);
  });

  it('fail where there are more merged cells than Excel tells of', async () => {
    const book = newBook();
    const merge = (row: number) => ({ row: row * 2, column: 0, height: 2, width: 1 });
    for (const sheet of book.sheets) sheet.merges = Array.from({ length: 513 }, (_, row) => merge(row));
    await openHost({}, book);
    const ask = (address: string) => async (context: Excel.RequestContext) => {
      const areas = sheetOf(context).getRange(address).getMergedAreasOrNullObject();
      areas.load('areaCount');
      await context.sync();
      return areas.areaCount;
    };
    expect((await failure(ask('A1:A1026'))).code).toBe('GeneralException');
    expect(await Excel.run(ask('A1:A1024'))).toBe(512);
  });
});

it.each([
  [1900, [1900, 1900, 1904, 2026]],
  [1904, [1904, 1904, 1908, 2030]],
] as const)(
  'a worksheet function counts in the date system of the workbook: %p',
  async (dateSystem, years) => {
    await openHost({}, { ...newBook(), dateSystem });
    const found = await Excel.run(async (context) => {
      const results = [1, 60, 1462, 46027].map((serial) => context.workbook.functions.year(serial));
      for (const result of results) result.load('value,error');
      await context.sync();
      return results.map(({ value, error }) => (error ? error : value));
    });
    expect(found).toEqual(years);
  },
);
