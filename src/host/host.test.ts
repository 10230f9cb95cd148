import { failure, makeTable, openHost, read, sheetOf, values, write } from './testing/office';

type Handler<T> = (args: T) => Promise<void>;

/** What a handler was told, as plain data. */
function heard<T>(): { readonly told: T[]; readonly handler: Handler<T> } {
  const told: T[] = [];
  return {
    told,
    handler: (args) => {
      told.push({ ...args });
      return Promise.resolve();
    },
  };
}

/** Long enough for an event on its way to be heard, or for a batch to be seen not to run. */
const delivered = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('changes', () => {
  it('are told with who made them: the add-in, a person, a co-author', async () => {
    const host = await openHost();
    const { told, handler } = heard<Excel.WorksheetChangedEventArgs>();
    await Excel.run(async (context) => {
      sheetOf(context).onChanged.add(handler);
      await context.sync();
    });
    await write('A1', [['by us']]);
    await host.edit('Sheet1!B2', [['by hand', 2]]);
    await host.edit('C3', [[3]], 'Remote');
    await delivered();
    expect(told.map(({ address, source, triggerSource }) => [address, source, triggerSource])).toEqual([
      ['A1', 'Local', 'ThisLocalAddin'],
      ['B2:C2', 'Local', 'Unknown'],
      ['C3', 'Remote', 'Unknown'],
    ]);
    expect(told[2]?.details).toMatchObject({ valueBefore: '', valueAfter: 3 });
    expect(told.map(({ changeType }) => changeType)).toEqual(['RangeEdited', 'RangeEdited', 'RangeEdited']);
  });

  it('are told to all who listen: of the workbook, the sheet and the table, and to nobody after they stop', async () => {
    const host = await openHost();
    await makeTable('A1:A2', '表', [['x'], [1]]);
    const [all, table] = [heard<Excel.WorksheetChangedEventArgs>(), heard<Excel.TableChangedEventArgs>()];
    const handlers = await Excel.run(async (context) => {
      const added = [
        context.workbook.worksheets.onChanged.add(all.handler),
        context.workbook.tables.getItem('表').onChanged.add(table.handler),
      ];
      await context.sync();
      return added;
    });
    await host.edit('Sheet1!A2', [[5]]);
    await host.edit('Sheet1!C9', [[5]]);
    await delivered();
    expect(all.told.map(({ address }) => address)).toEqual(['A2', 'C9']);
    expect(table.told.map(({ address }) => address)).toEqual(['A2']);
    const [first] = handlers;
    if (!first) throw new Error('no handler');
    await Excel.run(first.context, async (context) => {
      for (const handler of handlers) handler.remove();
      await context.sync();
    });
    await host.edit('Sheet1!A2', [[6]]);
    await delivered();
    expect([all.told.length, table.told.length]).toEqual([2, 1]);
  });

  it('of rows and columns say what happened to them', async () => {
    const host = await openHost();
    const { told, handler } = heard<Excel.WorksheetChangedEventArgs>();
    await Excel.run(async (context) => {
      sheetOf(context).onChanged.add(handler);
      await context.sync();
      sheetOf(context).getRange('A1').insert('Down');
      await context.sync();
    });
    await host.insertColumns('Sheet1', 1, 2);
    await host.deleteRows('Sheet1', 4, 1);
    await delivered();
    expect(told.map(({ address, changeType }) => [address, changeType])).toEqual([
      ['A1', 'CellInserted'],
      ['B:C', 'ColumnInserted'],
      ['5:5', 'RowDeleted'],
    ]);
  });

  it('of sheets and tables are told too', async () => {
    await openHost();
    const [added, deleted] = [
      heard<Excel.WorksheetAddedEventArgs>(),
      heard<Excel.WorksheetDeletedEventArgs>(),
    ];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(added.handler);
      worksheets.onDeleted.add(deleted.handler);
      await context.sync();
      const sheet = worksheets.add('New');
      sheet.load('id');
      await context.sync();
      sheet.delete();
      await context.sync();
      await delivered();
      expect([added.told[0]?.worksheetId, deleted.told[0]?.worksheetId]).toEqual([sheet.id, sheet.id]);
    });
  });
});

describe('the selection', () => {
  it('is moved by a person and by the add-in, and both are told', async () => {
    const host = await openHost();
    const { told, handler } = heard<Excel.WorksheetSelectionChangedEventArgs>();
    let selections = 0;
    await Excel.run(async (context) => {
      context.workbook.worksheets.add('第二');
      context.workbook.worksheets.onSelectionChanged.add(handler);
      context.workbook.onSelectionChanged.add(() => {
        selections += 1;
        return Promise.resolve();
      });
      await context.sync();
    });
    await host.select('第二!B2:C3');
    await Excel.run(async (context) => {
      const [selected, cell] = [context.workbook.getSelectedRange(), context.workbook.getActiveCell()];
      selected.load('address');
      cell.load('address');
      await context.sync();
      expect([selected.address, cell.address]).toEqual(['第二!B2:C3', '第二!B2']);
      sheetOf(context).getRange('D4').select();
      const active = context.workbook.worksheets.getActiveWorksheet();
      active.load('name');
      await context.sync();
      expect(active.name).toBe('Sheet1');
    });
    await delivered();
    expect(told.map(({ address }) => address)).toEqual(['B2:C3', 'D4']);
    expect(selections).toBe(2);
  });
});

describe('what a person types', () => {
  it('is read as typing, and calculated', async () => {
    const host = await openHost();
    await host.edit('Sheet1!A1', [['2026/1/5', '50%', "'007", '=B1*2']]);
    expect(await values('A1:D1')).toEqual([[46_027, 0.5, '007', 1]]);
    expect(await read('A1:B1', 'text')).toEqual([['2026/1/5', '50%']]);
  });
});

describe('a grid that shows the book', () => {
  it('hears of each change, and once more when all is calculated', async () => {
    const host = await openHost();
    const [changes, settled]: [string[], number[]] = [[], []];
    const stop = host.onChange((change) => changes.push(change.kind));
    host.onSettled(() => settled.push(host.engine.calculations));
    await write('A1:B1', [[1, '=A1+1']]);
    await host.select('Sheet1!C1');
    expect(changes).toEqual(['data', 'selection']);
    expect(settled.at(0)).toBe(1);
    stop();
    await write('A1', [[2]]);
    expect(changes).toHaveLength(2);
  });
});

describe('as strict as Excel', () => {
  const big = [['x'.repeat(30_000)]];

  it('refuses a request of more bytes than Excel takes, and writes nothing of it', async () => {
    const host = await openHost({ strict: { requestBytesMax: 20_000 } });
    const work = async (context: Excel.RequestContext): Promise<void> => {
      sheetOf(context).getRange('A1').values = big;
      await context.sync();
    };
    expect(await failure(work)).toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' });
    expect(host.book.sheets[0]?.rows.size).toBe(0);
    await openHost({ strict: { requestBytesMax: Infinity } });
    await Excel.run(work);
  });

  it('counts bytes, not characters', async () => {
    const text = [['字'.repeat(7_000)]];
    await openHost({ strict: { requestBytesMax: 20_000 } });
    expect(
      await failure(async (context) => {
        sheetOf(context).getRange('A1').values = text;
        await context.sync();
      }),
    ).toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' });
  });

  it('refuses to send a response of more bytes than Excel sends', async () => {
    await openHost({ strict: { responseBytesMax: 20_000 } });
    await write('A1', big);
    expect(
      await failure(async (context) => {
        sheetOf(context).getRange('A1').load('values');
        await context.sync();
      }),
    ).toMatchObject({ code: 'ResponsePayloadSizeLimitExceeded' });
  });

  it('hands out no values of more cells than Excel does', async () => {
    await openHost({ strict: { readCellsMax: 10 } });
    expect(await values('A1:A11')).toBeNull();
    expect(await values('A1:A10')).toHaveLength(10);
  });

  it('has the limits of Excel unless a test says otherwise', async () => {
    await openHost();
    expect(await values('A1:E1000001')).toBeNull();
    const row = Array.from({ length: 175 }, () => 'x'.repeat(30_000));
    expect(
      await failure(async (context) => {
        sheetOf(context).getRangeByIndexes(0, 0, 1, row.length).values = [row];
        await context.sync();
      }),
    ).toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' });
  });

  it('refuses a batch while a cell is edited, unless it asked to wait', async () => {
    const host = await openHost();
    host.beginCellEdit();
    const work = async (context: Excel.RequestContext): Promise<void> => {
      sheetOf(context).getRange('A1').values = [[1]];
      await context.sync();
    };
    expect(await failure(work)).toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    const waiting = Excel.run({ delayForCellEdit: true }, work);
    await delivered();
    expect(host.book.sheets[0]?.rows.size).toBe(0);
    host.endCellEdit();
    await waiting;
    expect(await values('A1')).toEqual([[1]]);
  });

  it('lets batches through while a cell is edited where a test switches that off', async () => {
    const host = await openHost({ strict: { cellEditMode: false } });
    host.beginCellEdit();
    await write('A1', [[1]]);
    expect(await values('A1')).toEqual([[1]]);
  });

  it('lets a protected sheet be written where a test switches that off', async () => {
    const strictHost = await openHost();
    strictHost.protect('Sheet1');
    expect(
      await failure(async (context) => {
        sheetOf(context).getRange('A1').values = [[1]];
        await context.sync();
      }),
    ).toMatchObject({ code: 'AccessDenied' });
    strictHost.unprotect('Sheet1');
    await write('A1', [[1]]);
    const host = await openHost({ strict: { protectedSheets: false } });
    host.protect('Sheet1');
    await write('A1', [[2]]);
    expect(await values('A1')).toEqual([[2]]);
  });
});
