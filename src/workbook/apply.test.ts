import type { RowAt } from '../ledger/records';
import { valueOf } from '../ledger/result';
import type { Append, CellChange, SetCells } from '../ledger/changes';
import { TABLES, type TableKey } from '../ledger/tables';
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
import { TYPED_ROWS_AHEAD } from './limits';
import { run, undoEntry, type BookRead } from '.';

const append = (rows: Append['rows'], table: TableKey = 'customers'): { appends: Append[] } => ({
  appends: [{ table, rows }],
});

function rowOf(book: BookRead, table: TableKey, position: number): RowAt {
  return { table, id: String(column(book, table, 'rowId')[position] ?? ''), position };
}

function set(
  book: BookRead,
  key: string,
  changes: readonly [position: number, value: CellChange['value']][],
): SetCells {
  const cells = changes.map(([position, value]) => ({
    row: rowOf(book, 'customers', position),
    expected: column(book, 'customers', key)[position] ?? '',
    value,
  }));
  return { table: 'customers', column: key, cells };
}

describe('appending', () => {
  it('fills the blank row of a new table and goes on below it, with an identity each', async () => {
    const host = await ledgerHost();
    const outcome = await applyOk(await readOk(), append(customers(3)));
    expect(outcome).toMatchObject({ rows: 3, entry: 'AAAAAA-1', refused: [] });
    const book = await readOk();
    expect(book.ledger.customers.map(({ id }) => id)).toEqual(['C0001', 'C0002', 'C0003']);
    expect(new Set(column(book, 'customers', 'rowId')).size).toBe(3);
    expect(column(book, 'customers', 'rowId')).not.toContain('');
    expect(book.places.customers?.bodyRows).toBe(3);
    expect(book).toMatchObject({ live: true, overwritten: [] });
    await applyOk(book, append([{ id: 'C0004', name: '丁' }]));
    const again = await reopened(host);
    expect((await readOk()).ledger.customers).toHaveLength(4);
    expect(again.book.tables.find(({ name }) => name === '客户')?.box.height).toBe(5);
  });

  it('keeps codes, leading zeros, formulas of strangers and dates as what they are', async () => {
    await ledgerHost();
    const row = {
      id: '00123',
      name: '=HYPERLINK("x")',
      termText: '2026-1',
      salesperson: 'TRUE',
      note: "'quoted",
      taxId: '91310000MA1FL0000X',
    };
    await applyOk(await readOk(), append([row, { id: '1e5', name: '-乙', termText: '@x', region: '+86' }]));
    const book = await readOk();
    for (const [key, value] of Object.entries(row))
      expect([key, column(book, 'customers', key)[0]]).toEqual([key, value]);
    expect(column(book, 'customers', 'id')[1]).toBe('1e5');
    expect(column(book, 'customers', 'region')[1]).toBe('+86');
  });

  it('keeps codes that a person types below the table, before and after writing rows', async () => {
    const host = await ledgerHost();
    await host.edit('客户!B3', [['001'], ['002']]);
    await host.edit('往来!B3', [['001'], ['1'], ['0007']]);
    const typed = await readOk();
    expect(column(typed, 'customers', 'id')).toEqual(['001', '002']);
    expect(column(typed, 'documents', 'customerId')).toEqual(['001', '1', '0007']);
    const many = customers(TYPED_ROWS_AHEAD + 50);
    await applyOk(typed, append(many));
    await host.edit(`客户!B${3 + 2 + many.length}`, [['0001'], ['0002']]);
    expect(column(await readOk(), 'customers', 'id').slice(-2)).toEqual(['0001', '0002']);
  });

  it('formats nothing ahead where something of the user’s stands below the table', async () => {
    const host = await ledgerHost();
    await host.edit('客户!B300', [['我的']]);
    await applyOk(await readOk(), append(customers(201)));
    await host.edit('客户!B510', [['007']]);
    const sheet = host.book.sheets.find(({ name }) => name === '客户');
    expect(sheet?.rows.get(509)?.get(1)?.value).toBe(7);
  });

  it('gives new rows the calculated columns’ formulas and leaves the user’s own column alone', async () => {
    const host = await ledgerHost();
    await host.insertColumns('客户', 6, 1);
    await host.edit('客户!G2', [['我的列']]);
    await host.edit('政策!C4', [['2026-03-15']]);
    await applyOk(
      await readOk(),
      append(customers(2).map((row) => ({ ...row, effective: 100, otherExposure: 30 }))),
    );
    const book = await readOk();
    expect(column(book, 'customers', 'available')).toEqual([70, 70]);
    expect(column(book, 'customers', 'utilisation')).toEqual([0.3, 0.3]);
    expect(book.ledger.tables.customers.headers[6]).toBe('我的列');
  });

  it('makes room when something stands below the table', async () => {
    const host = await ledgerHost();
    await host.edit('客户!B6', [['我的备注']]);
    await applyOk(await readOk(), append(customers(5)));
    const book = await readOk();
    expect(book.ledger.customers).toHaveLength(5);
    const sheet = host.book.sheets.find(({ name }) => name === '客户');
    expect(sheet?.rows.get(9)?.get(1)?.value).toBe('我的备注');
  });

  it('refuses an amount Excel cannot hold, and then writes nothing', async () => {
    await ledgerHost();
    const rows = [{ customerId: 'C1', kind: '发票', amount: 12345678901234.566 }];
    expect(await apply(await readOk(), append(rows, 'documents'))).toMatchObject({
      ok: false,
      problem: { code: 'amount.tooManyDigits', sheet: '往来', value: '12345678901234.566' },
    });
    expect((await readOk()).ledger.tables.documents.rows).toHaveLength(0);
  });
});

describe('setting cells', () => {
  async function three(): Promise<Awaited<ReturnType<typeof ledgerHost>>> {
    const host = await ledgerHost();
    await applyOk(await readOk(), append(customers(3)));
    return host;
  }

  it('follows rows that were sorted and columns that were moved since they were read', async () => {
    const host = await three();
    const book = await readOk();
    await host.sortTable('客户', '客户编号', false);
    await host.insertColumns('客户', 1, 2);
    await applyOk(book, {
      sets: [
        set(book, 'overdue', [
          [0, 10],
          [2, 30],
        ]),
      ],
    });
    const after = await readOk();
    expect(column(after, 'customers', 'id')).toEqual(['C0003', 'C0002', 'C0001']);
    expect(column(after, 'customers', 'overdue')).toEqual([30, '', 10]);
  });

  it('refuses the row that somebody changed meanwhile, by its cell, and writes the others', async () => {
    const host = await three();
    const book = await readOk();
    await host.edit('客户!K4', [[777]], 'Remote');
    const outcome = await applyOk(book, {
      sets: [
        set(book, 'overdue', [
          [0, 10],
          [1, 20],
          [2, 30],
        ]),
        set(book, 'balance', [
          [1, 20],
          [2, 30],
        ]),
      ],
    });
    expect(outcome.refused).toEqual([
      {
        code: 'cell.changedMeanwhile',
        sheet: '客户',
        cell: 'K4',
        value: '777',
        figures: { expected: '', wanted: '20' },
      },
    ]);
    const after = await readOk();
    expect(column(after, 'customers', 'overdue')).toEqual([10, 777, 30]);
    expect(column(after, 'customers', 'balance')).toEqual(['', '', 30]);
  });

  it('says which row is gone', async () => {
    const host = await three();
    const book = await readOk();
    await host.deleteRows('客户', 3, 1);
    const outcome = await applyOk(book, {
      sets: [
        set(book, 'overdue', [
          [0, 10],
          [1, 20],
        ]),
      ],
    });
    const value = column(book, 'customers', 'rowId')[1];
    expect(outcome.refused).toEqual([{ code: 'row.goneMeanwhile', sheet: '客户', value }]);
    expect(column(await readOk(), 'customers', 'overdue')).toEqual([10, '']);
  });

  it('writes nothing at all into a filtered table or a protected sheet, and says which', async () => {
    const host = await three();
    const book = await readOk();
    await host.filterTable('客户', '客户编号', ['C0002']);
    const sets = [set(book, 'overdue', [[2, 30]])];
    expect(await apply(book, { sets })).toEqual({
      ok: false,
      problem: { code: 'table.filtered', sheet: '客户', figures: { table: '客户' } },
    });
    await host.filterTable('客户', '客户编号', []);
    host.protect('客户');
    expect(await apply(book, { sets })).toEqual({
      ok: false,
      problem: { code: 'sheet.protected', sheet: '客户' },
    });
    host.unprotect('客户');
    expect(column(await readOk(), 'customers', 'overdue')).toEqual(['', '', '']);
  });

  it('finds a row a person typed by what it says, and gives it an identity', async () => {
    const host = await three();
    await host.edit('客户!B6', [['C9', '手工']]);
    const book = await readOk();
    const typed = book.ledger.customers[3];
    expect(typed?.at).toEqual({ table: 'customers', id: '', position: 3 });
    await host.sortTable('客户', '客户编号', false);
    await applyOk(book, {
      sets: [
        {
          table: 'customers',
          column: 'overdue',
          cells: [{ row: { table: 'customers', id: '', position: 3 }, expected: '', value: 9 }],
        },
      ],
    });
    const after = await readOk();
    const place = column(after, 'customers', 'id').indexOf('C9');
    expect(column(after, 'customers', 'overdue')[place]).toBe(9);
    expect(column(after, 'customers', 'rowId')[place]).not.toBe('');
    expect(new Set(column(after, 'customers', 'rowId')).size).toBe(4);
  });

  it('gives the lower of two rows with one identity another one', async () => {
    const host = await three();
    const book = await readOk();
    const [first] = column(book, 'customers', 'rowId');
    await host.edit('客户!A5', [[first ?? '']]);
    await applyOk(await readOk(), {});
    const after = column(await readOk(), 'customers', 'rowId');
    expect(after[0]).toBe(first);
    expect(after[2]).not.toBe(first);
    expect(new Set(after).size).toBe(3);
  });

  it('does nothing, in no exchange, when nothing is to change', async () => {
    const host = await three();
    const book = await readOk();
    host.resetStats();
    expect(await applyOk(book, { sets: [{ table: 'customers', column: 'overdue', cells: [] }] })).toEqual({
      cells: 0,
      rows: 0,
      entry: null,
      added: [],
      refused: [],
    });
    // Excel.run itself greets the workbook once.
    expect(host.stats.roundTrips).toBe(1);
  });
});

describe('replacing a derived table', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      severity: '严重',
      rule: 'limit.over',
      message: `第${index}条`,
      asOf: 46096,
    }));

  it('rewrites the body, longer and shorter', async () => {
    const host = await ledgerHost();
    for (const count of [5, 8, 2, 0, 1]) {
      await applyOk(await readOk(), { replaces: [{ table: 'findings', rows: rows(count) }] });
      const book = await readOk();
      expect(column(book, 'findings', 'message')).toEqual(rows(count).map(({ message }) => message));
      expect(book.places.findings?.bodyRows).toBe(Math.max(1, count));
      const sheet = host.book.sheets.find(({ name }) => name === '预警');
      const below = [...(sheet?.rows ?? [])]
        .filter(([row]) => row > 2 + count)
        .flatMap(([, cells]) => [...cells.values()]);
      expect(below.filter(({ value }) => value !== '')).toEqual([]);
    }
  });
});

describe('many documents', () => {
  it('reads and writes 5,000 in few exchanges of limited size', async () => {
    const host = await ledgerHost();
    await applyOk(await readOk(), append(customers(200)));
    const documents = Array.from({ length: 5_000 }, (_, index) => ({
      customerId: `C${String((index % 200) + 1).padStart(4, '0')}`,
      customerName: `客户${(index % 200) + 1}`,
      kind: '发票',
      number: String(10_000_000 + index),
      date: 46_000 + (index % 90),
      due: 46_030 + (index % 90),
      amount: (10_000 + index) / 100,
      currency: 'CNY',
      source: `应收.xlsx!明细!${index + 2}`,
      sourceKey: `${index}abcdef01234567`,
    }));
    host.resetStats();
    await applyOk(await readOk(), append(documents, 'documents'));
    host.resetStats();
    const book = await readOk();
    // Two to find the tables, two for more cells than one response may hold.
    expect(host.stats.roundTrips).toBeLessThanOrEqual(4);
    expect(book.ledger.documents).toHaveLength(5_000);
    const cells = (key: string, value: CellChange['value']): SetCells => ({
      table: 'documents',
      column: key,
      cells: book.ledger.documents.map(({ at }) => ({ row: at, expected: '', value })),
    });
    const sets = [
      cells('dueUsed', 46_050),
      cells('open', 12.5),
      cells('bucket', '1–30 天'),
      set(book, 'overdue', [[0, 1]]),
    ];
    host.resetStats();
    const outcome = await applyOk(book, { sets });
    expect(outcome).toMatchObject({ cells: 15_001, rows: 5_001 });
    expect(host.stats.roundTrips).toBeLessThanOrEqual(4);
    expect(host.stats.maxRequestBytes).toBeLessThan(1_500_000);
    expect(host.stats.maxResponseBytes).toBeLessThan(4_000_000);
    const after = await readOk();
    expect(column(after, 'documents', 'open').every((value) => value === 12.5)).toBe(true);
    expect(after.live).toBe(true);
  });

  it('gives up formulas above the limit of live rows', async () => {
    await ledgerHost();
    const documents = Array.from({ length: 10_001 }, (_, index) => ({
      customerId: 'C1',
      kind: '发票',
      number: `N${index}`,
      amount: 1,
    }));
    await applyOk(await readOk(), append(documents, 'documents'));
    const book = await readOk();
    expect(book.live).toBe(false);
    expect(column(book, 'documents', 'daysOverdue').every((value) => value === '')).toBe(true);
    expect(TABLES.documents.columns.length).toBe(book.ledger.tables.documents.headers.length);
  });
});

describe('a write that ends half way', () => {
  it('is in the journal whole, and is taken back by undoing it', async () => {
    const host = await ledgerHost();
    const cancel = new AbortController();
    const rows = customers(20_000).map((row) => ({
      ...row,
      note: '一段足够长的备注，让这次写入分成许多个请求',
    }));
    const sent: number[] = [];
    const outcome = await apply(await readOk(), append(rows), {
      onProgress: (share) => {
        sent.push(share);
        if (sent.length === 2) cancel.abort();
      },
      signal: cancel.signal,
    });
    expect(outcome).toEqual({ ok: false, problem: { code: 'command.cancelled' } });
    expect(host.stats.maxRequestBytes).toBeLessThan(2_000_000);
    const half = await readOk();
    expect(half.ledger.customers.length).toBeGreaterThan(0);
    expect(half.ledger.customers.length).toBeLessThan(20_000);
    const undone = await run(async (context) => valueOf(await undoEntry(context, half, 'AAAAAA-1', meta())));
    expect(undone).toMatchObject({ ok: true, value: { rows: half.ledger.customers.length, refused: [] } });
    expect((await readOk()).ledger.customers).toEqual([]);
  });
});
