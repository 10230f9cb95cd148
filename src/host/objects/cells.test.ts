import { failure, openHost, read, sheetOf, values, write } from '../testing/office';

describe('a value written into a cell', () => {
  beforeEach(() => openHost());

  it.each<[input: string | number | boolean, value: string | number | boolean, text: string]>([
    [1.5, 1.5, '1.5'],
    [true, true, 'TRUE'],
    ['12', 12, '12'],
    ['1,234.5', 1234.5, '1,234.50'],
    ['12%', 0.12, '12%'],
    ['TRUE', true, 'TRUE'],
    ['2026-01-05', 46027, '2026/1/5'],
    ["'00123", '00123', '00123'],
    ["'=1+1", '=1+1', '=1+1'],
    ['2026-02-30', '2026-02-30', '2026-02-30'],
    ['1 2', '1 2', '1 2'],
    ['INV-001', 'INV-001', 'INV-001'],
    [123456789012345680, 123456789012345680, '1.23457E+17'],
  ])('%p is read as if it were typed', async (input, value, text) => {
    await write('A1', [[input]]);
    expect(await values('A1')).toEqual([[value]]);
    expect(await read('A1', 'text')).toEqual([[text]]);
  });

  it('is kept as it is where the number format is text', async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:C1');
      range.numberFormat = [['@', '@', '@']];
      range.values = [['00123', '=1+1', '2026-01-05']];
      await context.sync();
    });
    expect(await values('A1:C1')).toEqual([['00123', '=1+1', '2026-01-05']]);
  });

  it('leaves a cell alone as null and clears it as an empty text', async () => {
    await write('A1:C1', [[1, 2, 3]]);
    await write('A1:C1', [[null, '', 9]]);
    expect(await values('A1:C1')).toEqual([[1, '', 9]]);
  });

  it('alone fills all cells of its range', async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:B2');
      range.values = 7 as unknown as number[][];
      range.numberFormat = '0.0' as unknown as string[][];
      await context.sync();
    });
    expect(await read('A1:B2', 'text')).toEqual([
      ['7.0', '7.0'],
      ['7.0', '7.0'],
    ]);
  });

  it('that is an error code is the error', async () => {
    await write('A1:B1', [['#N/A', '=ISNA(A1)']]);
    expect(await read('A1', 'valueTypes')).toEqual([['Error']]);
    expect(await values('B1')).toEqual([[true]]);
  });

  it('longer than a cell can hold is refused', async () => {
    await write('A1', [['字'.repeat(32_767)]]);
    expect(
      await failure(async (context) => {
        sheetOf(context).getRange('A2').values = [['字'.repeat(32_768)]];
        await context.sync();
      }),
    ).toMatchObject({ code: 'InvalidArgument' });
  });

  it.each([[[[1, 2]]], [[[1], [2]]], [[[[1]]]], [[[{ a: 1 }]]]])(
    'of another size or kind than the range is refused: %j',
    async (cells) => {
      expect(
        await failure(async (context) => {
          sheetOf(context).getRange('A1').values = cells;
          await context.sync();
        }),
      ).toMatchObject({ code: 'InvalidArgument' });
    },
  );
});

describe('formulas', () => {
  it('are given back as they were written, values where there is none', async () => {
    await openHost();
    await write('A1:C1', [[1, '=A1+1', 'x']]);
    expect(await read('A1:C1', 'formulas')).toEqual([[1, '=A1+1', 'x']]);
    expect(await values('A1:C1')).toEqual([[1, 2, 'x']]);
  });

  it('follow cells that are inserted or deleted, also where only a part of the sheet moves', async () => {
    await openHost();
    await write('A1:C4', [
      [1, 10, '=A3+B3'],
      [2, 20, '=SUM(A1:A4)'],
      [3, 30, '=$A$4'],
      [4, 40, ''],
    ]);
    await Excel.run(async (context) => {
      sheetOf(context).getRange('A2').insert('Down');
      await context.sync();
    });
    expect(await values('A1:B5')).toEqual([
      [1, 10],
      ['', 20],
      [2, 30],
      [3, 40],
      [4, ''],
    ]);
    expect(await read('C1:C3', 'formulas')).toEqual([['=A4+B3'], ['=SUM(A1:A5)'], ['=$A$5']]);
    expect(await values('C1:C3')).toEqual([[33], [10], [4]]);
    await Excel.run(async (context) => {
      sheetOf(context).getRange('A4:A5').delete('Up');
      await context.sync();
    });
    expect(await read('C1:C3', 'formulas')).toEqual([['=#REF!+B3'], ['=SUM(A1:A3)'], ['=#REF!']]);
  });

  it('that refer to a deleted sheet say so, even when another of its name comes', async () => {
    await openHost();
    await Excel.run(async (context) => {
      const other = context.workbook.worksheets.add('数 据');
      other.getRange('A1').values = [[5]];
      sheetOf(context).getRange('A1').formulas = [["='数 据'!A1*2"]];
      await context.sync();
    });
    expect(await values('A1')).toEqual([[10]]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('数 据').delete();
      await context.sync();
      context.workbook.worksheets.add('数 据').getRange('A1').values = [[5]];
      await context.sync();
    });
    expect(await read('A1', 'formulas')).toEqual([['=#REF!*2']]);
    expect(await values('A1')).toEqual([['#REF!']]);
  });

  it('follow a sheet that is renamed', async () => {
    await openHost();
    await Excel.run(async (context) => {
      const other = context.workbook.worksheets.add('数据');
      other.getRange('A1').values = [[5]];
      sheetOf(context).getRange('A1').formulas = [['=数据!A1*2']];
      other.name = 'Data 2';
      await context.sync();
    });
    expect(await read('A1', 'formulas')).toEqual([["='Data 2'!A1*2"]]);
    expect(await values('A1')).toEqual([[10]]);
  });
});

describe('ranges', () => {
  beforeEach(() => openHost());

  const addressOf = (make: (range: Excel.Range) => Excel.Range): Promise<string> =>
    Excel.run(async (context) => {
      const range = make(sheetOf(context).getRange('B2:C4'));
      range.load('address');
      await context.sync();
      return range.address.replace(/^.*!/, '');
    });

  it.each<[string, (range: Excel.Range) => Excel.Range, string]>([
    ['getRow', (range) => range.getRow(1), 'B3:C3'],
    ['getColumn', (range) => range.getColumn(1), 'C2:C4'],
    ['getCell', (range) => range.getCell(2, 1), 'C4'],
    ['getLastRow', (range) => range.getLastRow(), 'B4:C4'],
    ['getResizedRange', (range) => range.getResizedRange(1, -1), 'B2:B5'],
    ['getOffsetRange', (range) => range.getOffsetRange(-1, 2), 'D1:E3'],
    ['getBoundingRect', (range) => range.getBoundingRect('E1'), 'B1:E4'],
    ['getRowsBelow', (range) => range.getRowsBelow(2), 'B5:C6'],
    ['getRowsAbove', (range) => range.getRowsAbove(), 'B1:C1'],
    ['getColumnsAfter', (range) => range.getColumnsAfter(3), 'D2:F4'],
    ['getEntireRow', (range) => range.getEntireRow(), '2:4'],
    ['getEntireColumn', (range) => range.getEntireColumn(), 'B:C'],
    ['getIntersection', (range) => range.getIntersection('C3:Z9'), 'C3:C4'],
  ])('%s', async (_, make, address) => {
    expect(await addressOf(make)).toBe(address);
  });

  it('have a used part, none when nothing is in them', async () => {
    await write('C3', [[1]]);
    expect(await addressOf((range) => range.getUsedRange(true))).toBe('C3');
    await Excel.run(async (context) => {
      const [sheet, used] = [sheetOf(context), sheetOf(context).getUsedRange()];
      const empty = sheet.getRange('X1:Z9').getUsedRangeOrNullObject(true);
      const apart = sheet.getRange('A1').getIntersectionOrNullObject('B1');
      used.load('address');
      await context.sync();
      expect([used.address, empty.isNullObject, apart.isNullObject]).toEqual(['Sheet1!C3', true, true]);
    });
  });

  it('are cleared of what they hold, how they look, or both', async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:A3');
      range.values = [[1], [2], [3]];
      range.format.fill.color = '#FF0000';
      sheetOf(context).getRange('A1').clear('Contents');
      sheetOf(context).getRange('A2').clear('Formats');
      sheetOf(context).getRange('A3').clear();
      range.load('values');
      const fills = [0, 1, 2].map((row) => {
        const { fill } = range.getCell(row, 0).format;
        fill.load('color');
        return fill;
      });
      await context.sync();
      expect(range.values).toEqual([[''], [2], ['']]);
      expect(fills.map(({ color }) => color)).toEqual(['#FF0000', '', '']);
    });
  });

  it('tell one look of all their cells, or none', async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:B1');
      range.format.font.bold = true;
      range.format.columnWidth = 60;
      range.format.wrapText = true;
      sheetOf(context).getRange('B1').format.horizontalAlignment = 'Right';
      range.load('format/font/bold,format/columnWidth,format/wrapText,format/horizontalAlignment');
      await context.sync();
      const { font, columnWidth, wrapText, horizontalAlignment } = range.format;
      expect([font.bold, columnWidth, wrapText, horizontalAlignment]).toEqual([true, 60, true, null]);
    });
  });

  it('hide rows and columns', async () => {
    const host = await openHost();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('2:3').rowHidden = true;
      sheet.getRange('B:B').columnHidden = true;
      const mixed = sheet.getRange('A1:C3');
      mixed.load('rowHidden,columnHidden');
      await context.sync();
      expect([mixed.rowHidden, mixed.columnHidden]).toEqual([null, null]);
    });
    expect([...(host.book.sheets[0]?.hiddenRows ?? [])]).toEqual([1, 2]);
    expect([...(host.book.sheets[0]?.hiddenColumns ?? [])]).toEqual([1]);
  });

  it('merge and part', async () => {
    const host = await openHost();
    await write('A1:B1', [['title', 'lost']]);
    await Excel.run(async (context) => {
      sheetOf(context).getRange('A1:B1').merge();
      await context.sync();
    });
    expect(host.book.sheets[0]?.merges).toEqual([{ row: 0, column: 0, height: 1, width: 2 }]);
    expect(await values('A1:B1')).toEqual([['title', '']]);
    await Excel.run(async (context) => {
      sheetOf(context).getRange('A1').unmerge();
      await context.sync();
    });
    expect(host.book.sheets[0]?.merges).toEqual([]);
  });
});
