import { ExcelHost } from './host';
import { newBook } from './newBook';
import { attachOffice } from './node';
import { openBook, saveBook } from './xlsx';
import { failure, makeTable, openHost, read, sheetOf, values, write } from './testing/office';

describe('office.js in this process', () => {
  it('is ready in Excel, of the version the manifest asks for', async () => {
    await openHost();
    expect(await Office.onReady()).toMatchObject({ host: 'Excel', platform: 'PC' });
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.14')).toBe(true);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(false);
    expect(Office.context.displayLanguage).toBe('zh-CN');
  });

  it('switches to the host attached last', async () => {
    const first = await openHost();
    await write('A1', [['first']]);
    const second = await openHost();
    await write('A1', [['second']]);
    await attachOffice(first);
    expect(await values('A1')).toEqual([['first']]);
    await attachOffice(second);
    expect(await values('A1')).toEqual([['second']]);
  });

  it('is told the language, the version and the theme it was attached with', async () => {
    const host = await openHost();
    await attachOffice(host, { locale: 'en-US', apiVersion: 'all', theme: 'dark' });
    expect(Office.context.displayLanguage).toBe('en-US');
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(true);
    expect(Office.context.officeTheme.bodyBackgroundColor).toBe('#262626');
    await write('A1', [['in English']]);
    expect(await values('A1')).toEqual([['in English']]);
    await attachOffice(host);
    expect(Office.context.displayLanguage).toBe('zh-CN');
    expect(await values('A1')).toEqual([['in English']]);
  });

  it("keeps the document's settings in the workbook, one workbook's apart from another's", async () => {
    const save = (): Promise<void> =>
      new Promise((resolve, reject) => {
        Office.context.document.settings.saveAsync(({ status, error }) => {
          if (status === Office.AsyncResultStatus.Succeeded) resolve();
          else reject(new Error(error.message));
        });
      });
    const host = await openHost();
    Office.context.document.settings.set('客户', { shown: [1, 2] });
    await save();
    await values('A1');
    expect([...host.book.settings]).toEqual([['客户', { shown: [1, 2] }]]);
    await openHost();
    expect(Office.context.document.settings.get('客户')).toBeNull();
    await attachOffice(host);
    expect(Office.context.document.settings.get('客户')).toEqual({ shown: [1, 2] });
  });

  it('leaves what Node has itself alone', async () => {
    await openHost();
    expect(new URL('https://a.example/b?c=1').searchParams.get('c')).toBe('1');
    expect(performance.now()).toBeGreaterThan(0);
    await expect(new Promise((resolve) => setTimeout(() => resolve('on time'), 1))).resolves.toBe('on time');
    expect(typeof process.versions.node).toBe('string');
  });

  it('does not keep the file library or the engine from working', async () => {
    const host = await openHost();
    await write('A1:B1', [['授信', '=LEN(A1)']]);
    const again = await openBook(await saveBook(host.book));
    await openHost({}, again);
    await write('A1', [['授信额度']]);
    expect(await values('A1:B1')).toEqual([['授信额度', 4]]);
  });
});

describe('load and sync', () => {
  beforeEach(() => openHost());

  it('show nothing that was not loaded', async () => {
    expect(
      await failure(async (context) => {
        const range = sheetOf(context).getRange('A1');
        await context.sync();
        return range.values;
      }),
    ).toMatchObject({ code: 'PropertyNotLoaded' });
  });

  it('fetch what is named, along paths and in collections', async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.add('第二张');
      worksheets.load('items/name,items/position');
      const range = sheetOf(context).getRange('B2:C3');
      range.load('address,rowIndex,format/fill/color');
      range.worksheet.load('name');
      await context.sync();
      expect(worksheets.items.map(({ name, position }) => [name, position])).toEqual([
        ['Sheet1', 0],
        ['第二张', 1],
      ]);
      expect([range.address, range.rowIndex, range.format.fill.color]).toEqual(['Sheet1!B2:C3', 1, '']);
      expect(range.worksheet.name).toBe('Sheet1');
    });
  });

  it('quote the name of a sheet in an address where Excel does', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.add("a b's").getRange('A1');
      range.load('address');
      await context.sync();
      expect(range.address).toBe("'a b''s'!A1");
    });
  });

  it('take loads as objects and skip or stop in a collection', async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.add('B');
      worksheets.add('C');
      worksheets.load({ name: true, $top: 1, $skip: 1 });
      await context.sync();
      expect(worksheets.items.map(({ name }) => name)).toEqual(['B']);
    });
  });
});

describe('what is not there', () => {
  beforeEach(() => openHost());

  it('is a null object where one was asked for, also for what is asked of it', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('没有');
      const table = sheet.tables.getItemOrNullObject('没有');
      table.load('name');
      await context.sync();
      expect([sheet.isNullObject, table.isNullObject]).toEqual([true, true]);
    });
  });

  it.each([
    [
      'ItemNotFound',
      (context: Excel.RequestContext) => context.workbook.worksheets.getItem('x').load('name'),
    ],
    ['ItemNotFound', (context: Excel.RequestContext) => context.workbook.tables.getItem('x').load('name')],
    ['ItemNotFound', (context: Excel.RequestContext) => context.workbook.names.getItem('x').load('value')],
    [
      'InvalidArgument',
      (context: Excel.RequestContext) => sheetOf(context).getRange('nowhere').load('values'),
    ],
    [
      'InvalidArgument',
      (context: Excel.RequestContext) => sheetOf(context).getCell(1_048_576, 0).load('text'),
    ],
    ['ItemAlreadyExists', (context: Excel.RequestContext) => context.workbook.worksheets.add('Sheet1')],
    ['InvalidArgument', (context: Excel.RequestContext) => context.workbook.worksheets.add('a/b')],
    ['InvalidOperation', (context: Excel.RequestContext) => sheetOf(context).delete()],
  ])('answers %s (%#)', async (code, ask) => {
    expect(
      await failure(async (context) => {
        ask(context);
        await context.sync();
      }),
    ).toMatchObject({ code });
  });

  it('stops the batch at the statement that fails; what came before is done', async () => {
    const host = await openHost();
    const { code, statement } = await failure(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A1').values = [[1]];
      sheet.getRange('A2:A3').values = [[2]];
      sheet.getRange('A4').values = [[4]];
      await context.sync();
    });
    expect(code).toBe('InvalidArgument');
    expect(statement).toContain('.values = ');
    expect(host.book.sheets[0]?.rows.size).toBe(1);
    expect(await values('A1')).toEqual([[1]]);
  });

  it('is said by name when the host has not built it, never answered wrongly', async () => {
    const charts = await failure(async (context) => {
      sheetOf(context).charts.load('items/name');
      await context.sync();
    });
    expect(charts).toMatchObject({ code: 'ApiNotFound' });
    expect(charts.message).toContain('not implemented: Excel.Worksheet.Charts');
    const method = await failure(async (context) => {
      sheetOf(context).getRange('A1').flashFill();
      await context.sync();
    });
    expect(method.message).toContain('not implemented: Excel.Range.FlashFill');
    const property = await failure(async (context) => {
      sheetOf(context).getRange('A1').load('hyperlink');
      await context.sync();
    });
    expect(property.message).toContain('not implemented: Excel.Range.hyperlink');
  });
});

describe('references', () => {
  it('are let go when a run ends, and say so when they are used after that', async () => {
    const host = await openHost();
    const kept = await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1');
      range.load('values');
      await context.sync();
      return range;
    });
    // The client lets go in a batch of its own, after the run.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(host.referenceCount).toBe(0);
    expect(() => kept.load('values')).toThrow(OfficeExtension.Error);
  });

  it('follow their cells when rows are inserted above, and are void when their cells are deleted', async () => {
    const host = await openHost();
    await write('A5', [['here']]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const range = sheet.getRange('A5');
      await context.sync();
      sheet.getRange('1:2').insert('Down');
      range.load('address,values');
      await context.sync();
      expect([range.address, range.values]).toEqual(['Sheet1!A7', [['here']]]);
      await host.deleteRows('Sheet1', 6, 1);
      range.load('values');
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidReference' });
    });
  });

  it('to a deleted sheet are void', async () => {
    await openHost();
    expect(
      await failure(async (context) => {
        const sheet = context.workbook.worksheets.add('Gone');
        const range = sheet.getRange('A1');
        await context.sync();
        sheet.delete();
        await context.sync();
        range.load('values');
        await context.sync();
      }),
    ).toMatchObject({ code: 'InvalidReference' });
  });
});

describe('round trips', () => {
  it('are the batches of the add-in, with their bytes', async () => {
    const host = await openHost();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1');
      range.values = [['授信']];
      await context.sync();
      range.load('values');
      await context.sync();
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(host.stats.roundTrips).toBe(2);
    expect(host.stats.maxRequestBytes).toBeGreaterThan(300);
    expect(host.stats.requestBytes).toBeLessThan(4_000);
    expect(host.stats.responseBytes).toBeGreaterThan(host.stats.maxResponseBytes);
    host.resetStats();
    expect(host.stats.roundTrips).toBe(0);
  });
});

describe('one calculation a batch', () => {
  it('serves a read in the batch that wrote, and the batch after it costs none', async () => {
    const host = await openHost();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange('C1').formulas = [['=SUM(A1:A1000)+B1']];
      await context.sync();
      const before = host.engine.calculations;
      for (let row = 0; row < 1000; row++) sheet.getCell(row, 0).values = [[row + 1]];
      const sum = sheet.getRange('C1');
      sum.load('values');
      await context.sync();
      expect(sum.values).toEqual([[500_500]]);
      expect(host.engine.calculations - before).toBe(1);
      sum.load('values,text');
      await context.sync();
      expect(host.engine.calculations - before).toBe(1);
    });
  });

  it('does not start the engine where there is no formula', async () => {
    const host = await openHost();
    await write('A1', [[1]]);
    expect(host.engine.calculations).toBe(0);
  });

  it('waits for Calculate when the workbook calculates by hand', async () => {
    await openHost();
    await write('A1:B1', [[1, '=A1*2']]);
    await Excel.run(async (context) => {
      const { application } = context.workbook;
      application.calculationMode = 'Manual';
      const sheet = sheetOf(context);
      sheet.getRange('A1').values = [[5]];
      const result = sheet.getRange('B1');
      result.load('values');
      await context.sync();
      expect(result.values).toEqual([[2]]);
      application.calculate('Full');
      result.load('values');
      await context.sync();
      expect(result.values).toEqual([[10]]);
    });
  });
});

describe('a large write', () => {
  it('that the client sends in pieces arrives whole, in one round trip', async () => {
    const host = await openHost();
    const cells = Array.from({ length: 4_000 }, (_, row) => [row, `第${row}行`, row % 2 === 0, '']);
    await write('A1:D4000', cells);
    expect(host.stats.roundTrips).toBe(1);
    expect(await values('A1:D4000')).toEqual(cells);
  });

  it('of another size than its range is refused before anything is written', async () => {
    const host = await openHost();
    const cells = Array.from({ length: 2_000 }, (_, row) => [row]);
    expect(
      await failure(async (context) => {
        sheetOf(context).getRange('A1:A2001').values = cells;
        await context.sync();
      }),
    ).toMatchObject({ code: 'InvalidArgument' });
    expect(host.book.sheets[0]?.rows.size).toBe(0);
  });

  it('below a table makes it grow by all of it', async () => {
    await openHost();
    await makeTable('A1:B2', 'T', [
      ['a', 'b'],
      [0, 0],
    ]);
    await write(
      'A3:B3002',
      Array.from({ length: 3_000 }, (_, row) => [row, row]),
    );
    await Excel.run(async (context) => {
      const { rows } = context.workbook.tables.getItem('T');
      rows.load('count');
      await context.sync();
      expect(rows.count).toBe(3_001);
    });
  });

  it('takes no longer than its size: no part of it is quadratic', async () => {
    await openHost();
    const timed = async (rows: number): Promise<number> => {
      const cells = Array.from({ length: rows }, (_, row) => [row, 'x', row, 'y', row, 'z', row, '']);
      const start = performance.now();
      await write(`A1:H${rows}`, cells);
      return performance.now() - start;
    };
    await timed(2_000);
    const [small, large] = [await timed(4_000), await timed(32_000)];
    expect(large / small).toBeLessThan(8 * 4);
  });
});

describe('text', () => {
  it('is the value through its number format, in the language of the workbook', async () => {
    await openHost();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:E1');
      range.numberFormat = [['#,##0.00', 'yyyy-mm-dd', '0.0%', '@', 'yyyy"年"m"月"d"日"']];
      range.values = [[1234.5, 46023, 0.256, '00123', 46023]];
      await context.sync();
    });
    expect(await read('A1:E1', 'text')).toEqual([
      ['1,234.50', '2026-01-01', '25.6%', '00123', '2026年1月1日'],
    ]);
  });

  it('knows an error, a blank and the types of values', async () => {
    const host = await ExcelHost.create(newBook());
    await attachOffice(host);
    await write('A1:D1', [['=1/0', '', true, 'x']]);
    expect(await read('A1:D1', 'text')).toEqual([['#DIV/0!', '', 'TRUE', 'x']]);
    expect(await read('A1:D1', 'valueTypes')).toEqual([['Error', 'Empty', 'Boolean', 'String']]);
  });
});
