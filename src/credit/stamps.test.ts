import type { SetCells } from '../ledger/changes';
import type { CellValue, Ledger } from '../ledger/records';
import { day, ledgerOf, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { columnOf, type Language } from '../ledger/tables';
import { checkLedger } from './check';
import { sampleRows } from './sampleForTests';
import { stampChanges } from './stamps';

const ASOF = '2026-03-31';

function stamps(ledger: Ledger, live = false): SetCells[] {
  return stampChanges(ledger, checkLedger(ledger, day(ASOF)), { live });
}

/** The rows as they are after the changes. */
function stamped(
  rows: Rows,
  live = false,
  language: Language = 'zh-CN',
): { customers: Row[]; documents: Row[] } {
  const after = {
    customers: (rows.customers ?? []).map((row): Record<string, CellValue> => ({ ...row })),
    documents: (rows.documents ?? []).map((row): Record<string, CellValue> => ({ ...row })),
  };
  for (const { table, column, cells } of stamps(ledgerOf(rows, language), live)) {
    if (table !== 'customers' && table !== 'documents') throw new RangeError(table);
    for (const { row, value } of cells) {
      const found = after[table][row.position];
      if (found) found[column] = value;
    }
  }
  return after;
}

const rows: Rows = {
  customers: [{ id: 'C1', name: '甲' }],
  limits: [{ customerId: 'C1', kind: '基础额度', amount: 1000, to: serial('2026-12-31') }],
  documents: [
    {
      customerId: 'C1',
      kind: '发票',
      number: 'A',
      date: serial('2026-01-01'),
      due: serial('2026-03-01'),
      amount: 300.125,
    },
    { customerId: 'C1', kind: '回款', number: 'R', date: serial('2026-02-01'), amount: 100, settles: 'A' },
    {
      customerId: 'C1',
      kind: '发票',
      number: 'B',
      date: serial('2026-02-01'),
      due: serial('2026-05-01'),
      amount: 50,
    },
    {
      customerId: 'C1',
      kind: '发票',
      number: 'later',
      date: serial('2026-04-01'),
      due: serial('2026-05-01'),
      amount: 7,
    },
  ],
};

describe('stamped columns', () => {
  it('hold the figures, rounded half away from zero to the currency’s decimals', () => {
    expect(stamped(rows).customers).toEqual([
      {
        id: 'C1',
        name: '甲',
        limit: 1000,
        effective: 1000,
        exposure: 250.13,
        balance: 250.13,
        overdue: 200.13,
        riskClass: '关注',
        longestOverdue: 30,
        unapplied: 0,
        limitState: '已设定',
        available: 749.88,
        utilisation: 0.250125,
      },
    ]);
  });

  it('hold for each document what is open, its due date and its bucket, and only the due date for a later one', () => {
    const cells = stamped(rows).documents.map(({ number, open, dueUsed, bucket, daysOverdue }) => [
      number,
      open,
      dueUsed,
      bucket,
      daysOverdue,
    ]);
    expect(cells).toEqual([
      ['A', 200.13, serial('2026-03-01'), '1–30 天', 30],
      ['R', 0, undefined, undefined, undefined],
      ['B', 50, serial('2026-05-01'), '未到期', 0],
      ['later', undefined, serial('2026-05-01'), undefined, undefined],
    ]);
  });

  it('leave formula columns alone while they are live', () => {
    const written = stamps(ledgerOf(rows), true).map(({ table, column }) => columnOf(table, column));
    expect(written.filter(({ role }) => role === 'formula')).toEqual([]);
    expect(written.map(({ key }) => key)).toEqual(expect.arrayContaining(['limit', 'overdue', 'open']));
  });

  it('hold beside live formulas nothing where these say all there is', () => {
    expect(stamps(ledgerOf(rows), true).filter(({ column }) => column.startsWith('other'))).toEqual([]);
  });

  it('hold beside live formulas what these cannot know: other currencies, orders, rows only we can read', () => {
    const more: Rows = {
      rates: [{ currency: 'USD', units: 1, rate: 7.12345, date: serial('2026-03-01') }],
      customers: rows.customers ?? [],
      documents: [
        ...(rows.documents ?? []),
        {
          customerId: 'C1',
          kind: '发票',
          number: 'U',
          date: serial('2026-01-01'),
          amount: 10,
          currency: 'USD',
        },
        { customerId: 'C1', kind: '订单', number: 'O', order: 'O', date: serial('2026-01-01'), amount: 40 },
        { customerId: 'C1', kind: '发票', number: 'T', date: '2026.1.1', amount: 0.5 },
      ],
    };
    const [customer] = stamped(more, true).customers;
    expect(customer).toMatchObject({ otherBalance: 71.73, otherExposure: 40, otherRows: 1 });
    expect(stamps(ledgerOf({ ...more, ...stamped(more, true) }), true)).toEqual([]);
  });

  it('hold beside live formulas that nobody can know, and nothing once figures are stamped', () => {
    const unreadable: Row = { customerId: 'C1', kind: '发票', date: serial('2026-01-01'), amount: 'abc' };
    const customers = [
      { id: 'C1', name: '甲', otherExposure: 5, otherRows: 1, account: '#C1|CNY', openedOn: 0 },
    ];
    const cells = (live: boolean): unknown[] =>
      stamps(ledgerOf({ customers, documents: [unreadable] }), live)
        .filter(({ column }) => columnOf('customers', column).helper === true)
        .map(({ column, cells: [cell] }) => [column, cell?.value]);
    expect(cells(true)).toEqual([
      ['otherBalance', '?'],
      ['otherExposure', ''],
      ['otherRows', ''],
    ]);
    expect(cells(false)).toEqual([
      ['account', ''],
      ['openedOn', ''],
      ['otherExposure', ''],
      ['otherRows', ''],
    ]);
    const document = { ...unreadable, amount: 5, customerRow: 1, account: '#C1|CNY', booked: 5 };
    const written = stamps(ledgerOf({ customers, documents: [document] }))
      .filter(({ table, column }) => table === 'documents' && columnOf(table, column).helper === true)
      .map(({ column }) => column);
    expect(written).toEqual(['customerRow', 'account', 'booked']);
  });

  it('are blank for what is unknown, clearing what stood there', () => {
    const unreadable: Row = { customerId: 'C1', kind: '发票', date: serial('2026-01-01'), amount: 'abc' };
    const ledger = ledgerOf({ customers: [{ id: 'C1', name: '甲', balance: 99 }], documents: [unreadable] });
    const balance = stamps(ledger).find(({ column }) => column === 'balance');
    expect(balance?.cells).toEqual([
      { row: { table: 'customers', id: '', position: 0 }, expected: 99, value: '' },
    ]);
  });

  it('are written in the ledger’s language', () => {
    expect(stamped(rows, false, 'en-US').customers[0]?.['limitState']).toBe('Set');
  });

  it.each([true, false])('change nothing the second time (live: %p)', (live) => {
    for (const some of [rows, sampleRows()]) {
      expect(stamps(ledgerOf({ ...some, ...stamped(some, live) }), live)).toEqual([]);
    }
  });

  it('correct a share by as little as it is wrong', () => {
    const once = stamped(rows);
    const wrong = once.customers.map((row) => ({ ...row, utilisation: 0.2502 }));
    const changes = stamps(ledgerOf({ ...rows, ...once, customers: wrong }));
    expect(changes.map(({ column, cells }) => [column, cells[0]?.value])).toEqual([
      ['utilisation', 0.250125],
    ]);
  });

  it('do not touch a cell that shows the same money', () => {
    const once = stamped(rows);
    const noisy = once.customers.map((row) => ({ ...row, balance: 250.13000000000002 }));
    expect(stamps(ledgerOf({ ...rows, ...once, customers: noisy }))).toEqual([]);
  });
});
