/** Ledgers made before a table or column existed: the write that needs it brings it, and undoing takes it away again. */
import { TABLE_KEYS, TABLES, type TableKey } from '../ledger/tables';
import { valueOf, type Result } from '../ledger/result';
import type { ExcelHost } from '../host/host';
import {
  apply,
  applyOk,
  column,
  customers,
  ledgerHost,
  meta,
  readOk,
  reopened,
} from '../../tests/tools/ledgerHost';
import { readJournal, readLedger, run, undoEntry, type ApplyOutcome } from '.';

const OPTIONAL = TABLE_KEYS.filter((key) => 'optional' in TABLES[key] && !('onDemand' in TABLES[key]));
const nameOf = (table: TableKey, key?: string): string =>
  (key === undefined ? TABLES[table].name : TABLES[table].columns.find((spec) => spec.key === key)?.name)?.[
    'zh-CN'
  ] ?? '';

/** A ledger with two customers, without the newer tables and without these columns. */
async function older(columns: Partial<Record<TableKey, readonly string[]>> = {}): Promise<ExcelHost> {
  const host = await ledgerHost();
  await applyOk(await readOk(), { appends: [{ table: 'customers', rows: customers(2) }] });
  await run(async (context) => {
    for (const key of OPTIONAL) context.workbook.worksheets.getItem(nameOf(key)).delete();
    await context.sync();
  });
  for (const [table, keys] of Object.entries(columns) as [TableKey, readonly string[]][]) {
    for (const key of keys) {
      const index = tableOf(host, nameOf(table)).columns.findIndex(({ name }) => name === nameOf(table, key));
      await host.deleteColumns(nameOf(table), index, 1);
    }
  }
  return host;
}

function tableOf(host: ExcelHost, name: string) {
  const table = host.book.tables.find((each) => each.name === name);
  if (!table) throw new RangeError(name);
  return table;
}

function sheetOf(host: ExcelHost, name: string) {
  const sheet = host.book.sheets.find((each) => each.name === name);
  if (!sheet) throw new RangeError(name);
  return sheet;
}

/** Everything but the journal: sheets, tables with their columns, and what stands in cells. */
function contents({ book }: ExcelHost): unknown {
  return book.sheets
    .filter(({ name }) => name !== '日志')
    .map(({ name, id, rows }) => ({
      name,
      tables: book.tables
        .filter(({ sheetId }) => sheetId === id)
        .map(({ name: table, box, columns }) => ({ table, box, columns: columns.map((each) => each.name) })),
      cells: [...rows].flatMap(([row, cells]) =>
        [...cells].flatMap(([at, { value }]) => (value === '' ? [] : [`${row},${at}: ${String(value)}`])),
      ),
    }));
}

function undo(entry: string | null): Promise<Result<ApplyOutcome>> {
  return run(async (context) =>
    valueOf(await undoEntry(context, valueOf(await readLedger(context)), entry ?? '', meta())),
  );
}

const rate = { currency: 'USD', units: 1, rate: 7.1, date: 46_000 };

describe('a table the ledger does not have yet', () => {
  it('comes with the write that needs it, and the result says so', async () => {
    const host = await older();
    const outcome = await applyOk(await readOk(), { appends: [{ table: 'rates', rows: [rate] }] });
    expect(outcome).toMatchObject({ rows: 1, added: [{ table: '汇率', columns: [] }], refused: [] });
    const book = valueOf(await run(async (context) => valueOf(await readLedger(context))));
    expect(book.ledger.rates).toMatchObject([{ currency: 'USD' }]);
    expect(column(book, 'rates', 'rowId')).not.toContain('');
    expect(tableOf(host, '汇率').columns.map(({ name }) => name)).toEqual(
      TABLES.rates.columns.map(({ name }) => name['zh-CN']),
    );
    const sheet = sheetOf(host, '汇率');
    expect(sheet.rows.get(0)?.get(0)?.value).toBe('汇率');
    const at = TABLES.rates.columns.findIndex(({ key }) => key === 'date');
    expect(sheet.rows.get(2)?.get(at)?.style?.numberFormat).toBe('yyyy-mm-dd');
    expect(sheet.frozenRows).toBe(2);
    // The next write finds it.
    const next = await applyOk(book, { appends: [{ table: 'rates', rows: [{ ...rate, currency: 'EUR' }] }] });
    expect(next.added).toEqual([]);
    await reopened(host);
    expect((await readOk()).ledger.rates).toHaveLength(2);
  });

  it.each(OPTIONAL)('may be any of those a ledger does without: %s', async (key) => {
    const host = await older();
    const before = contents(host);
    const book = await readOk();
    const input = TABLES[key].columns.find(({ role, type }) => role !== 'formula' && type === 'text');
    const row = { [input?.key ?? 'note']: '甲' };
    const { entry, added } = await applyOk(book, { appends: [{ table: key, rows: [row, row] }] });
    expect(added).toEqual([{ table: nameOf(key), columns: [] }]);
    const after = await readOk();
    const own = after.ledger.tables[key].rows;
    const defaults = key === 'standards' || key === 'scorecard';
    expect(own.length > 2).toBe(defaults);
    expect(column(after, key, input?.key ?? 'note').slice(-2)).toEqual(['甲', '甲']);
    expect(valueOf(await undo(entry)).refused).toEqual([]);
    expect(contents(host)).toEqual(before);
    const journal = valueOf(await run(async (context) => valueOf(await readJournal(context))));
    expect(journal.intact).toBe(true);
  });

  it('stays when somebody put something there since, and the rows of the write go', async () => {
    const host = await older();
    const { entry } = await applyOk(await readOk(), { appends: [{ table: 'rates', rows: [rate] }] });
    await host.edit('汇率!B4', [['HKD']]);
    expect(valueOf(await undo(entry)).refused).toMatchObject([
      { code: 'table.changedMeanwhile', sheet: '汇率', value: '汇率' },
    ]);
    expect(column(await readOk(), 'rates', 'currency')).toEqual(['HKD']);
  });

  it.each([
    ['beside it', '汇率!K3'],
    ['below it', '汇率!B9'],
    ['in a column of the user’s', '汇率!I2'],
  ])('stays when something stands %s', async (_where, address) => {
    const host = await older();
    const { entry } = await applyOk(await readOk(), { appends: [{ table: 'rates', rows: [rate] }] });
    await host.edit(address, [['我的']]);
    expect(valueOf(await undo(entry)).refused).toHaveLength(1);
    expect(tableOf(host, '汇率').box.height).toBe(2);
  });

  it('that somebody deleted since does not stand in the way of undoing', async () => {
    const host = await older();
    const sets = [
      {
        table: 'customers' as const,
        column: 'note',
        cells: [{ row: { table: 'customers' as const, id: '', position: 0 }, expected: '', value: '改' }],
      },
    ];
    const book = await readOk();
    const id = String(column(book, 'customers', 'rowId')[0]);
    const named = sets.map((set) => ({
      ...set,
      cells: set.cells.map((cell) => ({ ...cell, row: { ...cell.row, id } })),
    }));
    const { entry } = await applyOk(book, { appends: [{ table: 'rates', rows: [rate] }], sets: named });
    await run(async (context) => {
      context.workbook.worksheets.getItem('汇率').delete();
      await context.sync();
    });
    expect(valueOf(await undo(entry))).toMatchObject({ refused: [], added: [] });
    expect(column(await readOk(), 'customers', 'note')).toEqual(['', '']);
    expect(host.book.sheets.some(({ name }) => name === '汇率')).toBe(false);
  });

  it('leaves a sheet of the user’s with its name alone, and takes no name of a table', async () => {
    const host = await older();
    await run(async (context) => {
      context.workbook.worksheets.add('汇率').getRange('A1:B2').values = [
        ['日期', '中间价'],
        [1, 7],
      ];
      await context.sync();
    });
    const { entry } = await applyOk(await readOk(), { appends: [{ table: 'rates', rows: [rate] }] });
    expect((await readOk()).ledger.tables.rates).toMatchObject({ name: '汇率', sheet: '汇率2' });
    valueOf(await undo(entry));
    expect(sheetOf(host, '汇率').rows.get(1)?.get(1)?.value).toBe(7);
    await run(async (context) => {
      context.workbook.worksheets.getItem('汇率').tables.add('A1:B2', true).name = '汇率';
      await context.sync();
    });
    const before = contents(host);
    expect(await apply(await readOk(), { appends: [{ table: 'rates', rows: [rate] }] })).toEqual({
      ok: false,
      problem: { code: 'sheet.nameTaken', value: '汇率' },
    });
    expect(contents(host)).toEqual(before);
  });
});

describe('a column the ledger does not have yet', () => {
  const note = {
    customerId: 'C0001',
    kind: '应收票据',
    amount: 5,
    noteType: '商承',
    number: '007',
    agreement: '012',
  };

  it('comes at its table’s right end with the write that fills it', async () => {
    const host = await older({ documents: ['noteType', 'agreement', 'region'].slice(0, 2) });
    const width = tableOf(host, '往来').box.width;
    const before = contents(host);
    const { entry, added } = await applyOk(await readOk(), {
      appends: [{ table: 'documents', rows: [note, note] }],
    });
    expect(added).toEqual([{ table: '往来', columns: ['票据类型', '协议号'] }]);
    expect(
      tableOf(host, '往来')
        .columns.slice(width)
        .map(({ name }) => name),
    ).toEqual(['票据类型', '协议号']);
    const book = await readOk();
    expect(column(book, 'documents', 'agreement')).toEqual(['012', '012']);
    expect(column(book, 'documents', 'noteType')).toEqual(['商承', '商承']);
    expect(book.live).toBe(true);
    const validated = sheetOf(host, '往来').validations.some(({ boxes }) =>
      boxes.some((box) => box.column === width && box.row === 2),
    );
    expect(validated).toBe(true);
    expect(valueOf(await undo(entry)).refused).toEqual([]);
    expect(contents(host)).toEqual(before);
    const again = await applyOk(await readOk(), { appends: [{ table: 'documents', rows: [note] }] });
    expect(again.added).toHaveLength(1);
  });

  it('moves what stands beside the table aside', async () => {
    const host = await older({ customers: ['region'] });
    const { box } = tableOf(host, '客户');
    const right = sheetOf(host, '客户').rows;
    await run(async (context) => {
      const cell = context.workbook.worksheets
        .getItem('客户')
        .getRangeByIndexes(3, box.column + box.width + 1, 1, 1);
      cell.values = [['旁注']];
      await context.sync();
    });
    await applyOk(await readOk(), {
      appends: [{ table: 'customers', rows: [{ id: 'C9', name: '丙', region: '华东' }] }],
    });
    expect(column(await readOk(), 'customers', 'region')).toEqual(['', '', '华东']);
    expect(right.get(3)?.get(box.column + box.width + 2)?.value).toBe('旁注');
  });

  it('comes with cells to set, and stays when somebody filled it since', async () => {
    const host = await older({ customers: ['grade'] });
    const book = await readOk();
    const cells = book.ledger.customers.map(({ at }) => ({ row: at, expected: '', value: 'A' }));
    const { entry, added } = await applyOk(book, { sets: [{ table: 'customers', column: 'grade', cells }] });
    expect(added).toEqual([{ table: '客户', columns: ['信用等级'] }]);
    await applyOk(await readOk(), {
      appends: [{ table: 'customers', rows: [{ id: 'C9', name: '丙', grade: 'B' }] }],
    });
    expect(valueOf(await undo(entry)).refused).toMatchObject([
      { code: 'table.changedMeanwhile', sheet: '客户' },
    ]);
    expect(column(await readOk(), 'customers', 'grade')).toEqual(['', '', 'B']);
    expect(tableOf(host, '客户').columns.at(-1)?.name).toBe('信用等级');
  });

  it('does not come for a blank, nor for what is calculated', async () => {
    await older({ customers: ['grade', 'region'] });
    const rows = [{ id: 'C9', name: '丙', grade: '', region: '', account: 'x' }];
    const { added } = await applyOk(await readOk(), { appends: [{ table: 'customers', rows }] });
    expect(added).toEqual([]);
  });
});
