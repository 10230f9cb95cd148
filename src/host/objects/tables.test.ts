import { addressOf, failure, makeTable, openHost, read, sheetOf, values, write } from '../testing/office';

const ORDERS = [
  ['客户', '金额', '税'],
  ['甲', 100, ''],
  ['乙', 200, ''],
];

describe('a table', () => {
  beforeEach(async () => {
    await openHost();
    await makeTable('B2:D4', '订单', ORDERS);
  });

  it('is found by name and id, in the workbook and on its sheet, with its parts', async () => {
    await Excel.run(async (context) => {
      const table = sheetOf(context).tables.getItem('订单');
      table.load('id,name,style,showBandedRows,showFilterButton,showTotals');
      table.columns.load('items/name,items/index,items/id');
      table.rows.load('count');
      table.worksheet.load('name');
      const [header, body] = [table.getHeaderRowRange(), table.getDataBodyRange()];
      header.load('address');
      body.load('address');
      const column = table.columns.getItem('金额').getDataBodyRange();
      column.load('values');
      await context.sync();
      expect(table).toMatchObject({ name: '订单', showBandedRows: true, showTotals: false });
      expect(table.columns.items.map(({ name, index }) => [name, index])).toEqual([
        ['客户', 0],
        ['金额', 1],
        ['税', 2],
      ]);
      expect([header.address, body.address]).toEqual(['Sheet1!B2:D2', 'Sheet1!B3:D4']);
      expect([table.rows.count, column.values, table.worksheet.name]).toEqual([2, [[100], [200]], 'Sheet1']);
      const again = context.workbook.tables.getItem(table.id);
      again.load('name');
      await context.sync();
      expect(again.name).toBe('订单');
    });
  });

  it('takes in a row written right below it, but not an empty one or one elsewhere', async () => {
    await write('B5:D5', [['丙', 300, '']]);
    expect(await addressOf('订单')).toBe('B2:D5');
    await write('B6:D6', [['', '', '']]);
    await write('B8:D8', [['丁', 1, 1]]);
    await write('F6', [[1]]);
    expect(await addressOf('订单')).toBe('B2:D5');
  });

  it('takes in rows written below it up to the last that holds something', async () => {
    await write('B5:D8', [
      ['丙', 1, ''],
      ['', '', ''],
      ['丁', 2, ''],
      ['', '', ''],
    ]);
    expect(await addressOf('订单')).toBe('B2:D7');
  });

  it('gives new rows the formula of a calculated column and the look of the row above', async () => {
    await Excel.run(async (context) => {
      const body = sheetOf(context).getRange('D3:D4');
      body.formulas = [['=[@金额]*0.1'], ['=[@金额]*0.1']];
      body.numberFormat = [['0.00'], ['0.00']];
      await context.sync();
    });
    await write('B5:C6', [
      ['丙', 300],
      ['丁', 400],
    ]);
    expect(await read('D3:D6', 'formulas')).toEqual(Array.from({ length: 4 }, () => ['=[@金额]*0.1']));
    expect(await read('D3:D6', 'text')).toEqual([['10.00'], ['20.00'], ['30.00'], ['40.00']]);
  });

  it('does not put its formula over a value that a new row brings', async () => {
    await Excel.run(async (context) => {
      sheetOf(context).getRange('D3:D4').formulas = [['=[@金额]*0.1'], ['=[@金额]*0.1']];
      await context.sync();
    });
    await write('B5:D5', [['丙', 300, 7]]);
    expect(await values('D3:D5')).toEqual([[10], [20], [7]]);
  });

  it('keeps one exception in a calculated column and still fills new rows', async () => {
    await Excel.run(async (context) => {
      sheetOf(context).getRange('D3:D4').formulas = [['=[@金额]*0.1'], ['=[@金额]*0.1']];
      await context.sync();
    });
    await write('D3', [[5]]);
    await write('B5:C5', [['丙', 300]]);
    expect(await values('D3:D5')).toEqual([[5], [20], [30]]);
  });

  it('fills rows that are inserted within it', async () => {
    const host = await openHost();
    await makeTable('B2:D4', '订单', ORDERS);
    await Excel.run(async (context) => {
      sheetOf(context).getRange('D3:D4').formulas = [['=[@金额]*0.1'], ['=[@金额]*0.1']];
      await context.sync();
      sheetOf(context).getRange('B4:D4').insert('Down');
      await context.sync();
    });
    expect(await addressOf('订单')).toBe('B2:D5');
    await write('C4', [[1000]]);
    expect(await values('D3:D5')).toEqual([[10], [100], [20]]);
    await host.insertRows('Sheet1', 3, 1);
    await write('C4', [[5000]]);
    expect(await values('D3:D6')).toEqual([[10], [500], [100], [20]]);
  });

  it('renames a column when its header is written, and formulas follow', async () => {
    await write('F1', [['=SUM(订单[金额])']]);
    await write('C2', [['含税金额']]);
    expect(await read('F1', 'formulas')).toEqual([['=SUM(订单[含税金额])']]);
    expect(await values('F1')).toEqual([[300]]);
  });

  it('keeps its headers text, filled and unlike each other', async () => {
    await write('B2:D2', [[2026, '金额', '金额']]);
    expect(await values('B2:D2')).toEqual([['2026', '金额', '金额2']]);
    await write('C2', [['']]);
    expect((await values('C2')).flat()[0]).not.toBe('');
    await Excel.run(async (context) => {
      sheetOf(context).getRange('B2').clear('Contents');
      await context.sync();
    });
    expect((await values('B2')).flat()[0]).not.toBe('');
  });

  it('is renamed, and formulas follow', async () => {
    await write('F1', [['=SUM(订单[金额])']]);
    await Excel.run(async (context) => {
      context.workbook.tables.getItem('订单').name = 'Orders';
      await context.sync();
    });
    expect(await read('F1', 'formulas')).toEqual([['=SUM(Orders[金额])']]);
    expect(await values('F1')).toEqual([[300]]);
  });

  it.each([
    ['a b', 'InvalidArgument'],
    ['A1', 'InvalidArgument'],
    ['别的', 'ItemAlreadyExists'],
  ])('refuses the name %s', async (name, code) => {
    await makeTable('H2:H3', '别的', [['x'], [1]]);
    expect(
      await failure(async (context) => {
        context.workbook.tables.getItem('订单').name = name;
        await context.sync();
      }),
    ).toMatchObject({ code });
  });

  it('is resized when the header stays where it is', async () => {
    const resize = (address: string) => async (context: Excel.RequestContext) => {
      context.workbook.tables.getItem('订单').resize(address);
      await context.sync();
    };
    await Excel.run(resize('B2:E6'));
    expect(await addressOf('订单')).toBe('B2:E6');
    expect((await values('E2')).flat()[0]).not.toBe('');
    expect(await failure(resize('B3:E6'))).toMatchObject({ code: 'InvalidArgument' });
  });

  it('cannot overlap another', async () => {
    expect(
      await failure(async (context) => {
        sheetOf(context).tables.add('D4:F6', true);
        await context.sync();
      }),
    ).toMatchObject({ code: 'InvalidArgument' });
  });

  it('loses rows that are deleted in it, and cannot be torn', async () => {
    await Excel.run(async (context) => {
      sheetOf(context).getRange('B3:D3').delete('Up');
      await context.sync();
    });
    expect(await values('B2:D3')).toEqual([ORDERS[0], ['乙', 200, '']]);
    expect(await addressOf('订单')).toBe('B2:D3');
    expect(
      await failure(async (context) => {
        sheetOf(context).getRange('B1').insert('Down');
        await context.sync();
      }),
    ).toMatchObject({ code: 'InvalidArgument' });
  });

  it('goes with its rows when all of them are deleted, and not with its header alone', async () => {
    const host = await openHost();
    await makeTable('B2:D4', '订单', ORDERS);
    await write('F9', [['=SUM(订单[金额])']]);
    await expect(host.deleteRows('Sheet1', 1, 1)).rejects.toMatchObject({ code: 'InvalidArgument' });
    await host.deleteRows('Sheet1', 1, 3);
    expect(host.book.tables).toEqual([]);
    expect(await read('F6', 'formulas')).toEqual([['=SUM(#REF!)']]);
  });

  it('moves with inserted rows and columns, and gains a column that is inserted in it', async () => {
    const host = await openHost();
    await makeTable('B2:D4', '订单', ORDERS);
    await write('F1', [['=SUM(订单[金额])+C3']]);
    await host.insertRows('Sheet1', 0, 2);
    await host.insertColumns('Sheet1', 2, 1);
    expect(await addressOf('订单')).toBe('B4:E6');
    expect(await read('G3', 'formulas')).toEqual([['=SUM(订单[金额])+D5']]);
    expect(await values('G3')).toEqual([[400]]);
    await host.deleteColumns('Sheet1', 2, 1);
    expect(await values('B4:D4')).toEqual([ORDERS[0]]);
  });

  it('is deleted with its cells; what referred to it says so', async () => {
    await write('F1', [['=SUM(订单[金额])']]);
    await Excel.run(async (context) => {
      context.workbook.tables.getItem('订单').delete();
      await context.sync();
    });
    expect(await values('B2:D4')).toEqual(ORDERS.map((row) => row.map(() => '')));
    expect(await values('F1')).toEqual([['#REF!']]);
    await makeTable('B2:D4', '订单', ORDERS);
    expect(await read('F1', 'formulas')).toEqual([['=SUM(#REF!)']]);
  });
});

describe('a filtered table', () => {
  it('says so, and a block written over it lands in the rows that are shown', async () => {
    const host = await openHost();
    await makeTable('A1:B5', 'T', [
      ['k', 'v'],
      ['a', 1],
      ['b', 2],
      ['a', 3],
      ['b', 4],
    ]);
    await host.filterTable('T', 'k', ['a']);
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('T');
      table.autoFilter.load('isDataFiltered');
      await context.sync();
      expect(table.autoFilter.isDataFiltered).toBe(true);
      sheetOf(context).getRange('B2:B3').values = [[10], [30]];
      table.clearFilters();
      await context.sync();
    });
    expect(await values('B2:B5')).toEqual([[10], [2], [30], [4]]);
  });

  it('is written row by row where a test switches that off', async () => {
    const host = await openHost({ strict: { filteredTables: false } });
    await makeTable('A1:B3', 'T', [
      ['k', 'v'],
      ['a', 1],
      ['b', 2],
    ]);
    await host.filterTable('T', 'k', ['b']);
    await write('B2:B3', [[10], [20]]);
    expect(await values('B2:B3')).toEqual([[10], [20]]);
  });

  it('is sorted by a person: rows move whole, formulas with them', async () => {
    const host = await openHost();
    await makeTable('A1:C4', 'T', [
      ['k', 'v', 'w'],
      ['b', 2, '=B2*10'],
      ['c', 3, '=B3*10'],
      ['a', 1, '=B4*10'],
    ]);
    await host.sortTable('T', 'k', true);
    expect(await values('A2:C4')).toEqual([
      ['a', 1, 10],
      ['b', 2, 20],
      ['c', 3, 30],
    ]);
  });
});
