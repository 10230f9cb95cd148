import fc from 'fast-check';
import { maxMoney, money } from '../../ledger/money';
import { DEFAULT_POLICY } from '../../ledger/policy';
import { day } from '../../ledger/tablesForTests';
import type { LedgerDocument } from '../../ledger/records';
import { document, rowsOf } from '../settlement/documentsForTests';
import { commitmentsOf, heldBy, type CommitmentPolicy, type Commitments } from './commitments';

function commit(
  rows: readonly LedgerDocument[],
  asOf = '2026-03-31',
  policy: Partial<CommitmentPolicy> = {},
): Commitments {
  return commitmentsOf(rowsOf(rows), day(asOf), { ...DEFAULT_POLICY, ...policy });
}

const sums = ({ orders, deliveries }: Commitments): string[] => [orders.toFixed(), deliveries.toFixed()];

const order = (amount: number, more = {}, on = '2026-03-01') => document('order', 'O1', on, amount, more);
const delivery = (amount: number, on = '2026-03-10') =>
  document('delivery', 'D', on, amount, { order: 'O1' });
const invoice = (amount: number, on = '2026-03-20') => document('invoice', 'A', on, amount, { order: 'O1' });

describe('commitments', () => {
  it('vector: order 100, delivered 60, invoiced 40: 40 + 20, the invoice being in the balance', () => {
    const found = commit([order(100), delivery(60), invoice(40)]);
    expect(sums(found)).toEqual(['40', '20']);
    expect(heldBy(found, 'o1').toFixed()).toBe('60');
    expect(found.byOrder.get('o1')).toMatchObject({
      order: 'O1',
      orderRow: { kind: 'order' },
      deliveryRow: { kind: 'delivery' },
      openOrder: money('40'),
      openDelivery: money('20'),
    });
    expect([found.unlinked, found.unbilled]).toEqual([[], []]);
  });

  it.each([
    ['ordered only', [order(100)], ['100', '0']],
    ['delivered more than ordered', [order(100), delivery(130)], ['0', '130']],
    ['billed before delivered', [order(100), invoice(70)], ['30', '0']],
    ['billed more than delivered', [order(100), delivery(20), invoice(70)], ['30', '0']],
    ['billed more than ordered', [order(100), delivery(100), invoice(170)], ['0', '0']],
    ['delivered without an order row', [delivery(50), invoice(20)], ['0', '30']],
    ['a return lowers what was delivered', [order(100), delivery(60), delivery(-25)], ['65', '35']],
    ['more returned than delivered', [order(100), delivery(10), delivery(-25)], ['100', '0']],
    ['two rows of an order', [order(100), order(50), delivery(120)], ['30', '120']],
    [
      'retention is billed too',
      [order(100), delivery(100), invoice(90), document('retention', 'Q', '2026-03-20', 10, { order: 'O1' })],
      ['0', '0'],
    ],
    [
      'a credit note does not reduce what was billed',
      [
        order(100),
        delivery(100),
        invoice(100),
        document('creditNote', 'C', '2026-03-21', 30, { order: 'O1' }),
      ],
      ['0', '0'],
    ],
    [
      'unless it is billed anew',
      [
        order(100),
        delivery(100),
        invoice(100),
        document('creditNote', 'C', '2026-03-21', 30, { order: 'O1', reissue: '是' }),
      ],
      ['0', '30'],
    ],
    [
      'a receipt changes nothing',
      [order(100), document('receipt', 'R', '2026-03-21', 30, { order: 'O1' })],
      ['100', '0'],
    ],
    [
      'void rows have no effect',
      [order(100), { ...delivery(60), details: { ...delivery(60).details, void: true } }],
      ['100', '0'],
    ],
    ['nor have later ones', [order(100), delivery(60, '2026-04-01')], ['100', '0']],
    ['those of the day count', [order(100, {}, '2026-03-31'), delivery(60, '2026-03-31')], ['40', '60']],
    ['nor invoices alone', [invoice(60)], ['0', '0']],
  ] as const)('%s', (_, rows, expected) => {
    expect(sums(commit(rows))).toEqual(expected);
  });

  it('are weighted, in what they hold as well', () => {
    const policy = { orderWeight: money('0.5'), deliveryWeight: money('0.8') };
    const found = commit(
      [order(100), delivery(60), invoice(40), document('delivery', 'L', '2026-03-01', 10)],
      '2026-03-31',
      policy,
    );
    expect(sums(found)).toEqual(['20', '24']);
    expect(heldBy(found, 'O1').toFixed()).toBe('36');
  });

  it('hold nothing for an unknown order, or none', () => {
    const found = commit([order(100), document('order', '', '2026-03-01', 70)]);
    expect([heldBy(found, 'O2').toFixed(), heldBy(found, '').toFixed()]).toEqual(['0', '0']);
  });

  it('leave out an order beyond the horizon, by its latest row, but not its deliveries', () => {
    const rows = [order(100, {}, '2026-03-01'), delivery(60)];
    expect(sums(commit(rows, '2026-03-31', { orderHorizonDays: 30 }))).toEqual(['40', '60']);
    expect(sums(commit(rows, '2026-03-31', { orderHorizonDays: 29 }))).toEqual(['0', '60']);
    const again = [...rows, order(5, {}, '2026-03-02')];
    expect(sums(commit(again, '2026-03-31', { orderHorizonDays: 29 }))).toEqual(['45', '60']);
    const loose = [document('order', '', '2026-03-01', 70)];
    expect(sums(commit(loose, '2026-03-31', { orderHorizonDays: 30 }))).toEqual(['70', '0']);
    expect(sums(commit(loose, '2026-03-31', { orderHorizonDays: 29 }))).toEqual(['0', '0']);
  });

  it('count an unlinked order or delivery in full and list it; a return without an order lowers nothing', () => {
    const rows = [
      order(100),
      document('order', '', '2026-03-01', 70),
      document('delivery', 'L', '2026-03-01', 30),
      document('delivery', 'L', '2026-03-01', -20),
      document('invoice', 'B', '2026-03-02', 30),
      document('delivery', 'later', '2026-04-02', 30),
    ];
    const found = commit(rows);
    expect(sums(found)).toEqual(['170', '30']);
    expect(found.unlinked.map(({ kind, amount }) => `${kind} ${amount.toFixed()}`)).toEqual([
      'order 70',
      'delivery 30',
      'delivery -20',
    ]);
  });

  it('know an order by its 订单号 before its own number', () => {
    const rows = [order(100, { order: 'X' }), document('delivery', '', '2026-03-02', 30, { order: 'x' })];
    expect(sums(commit(rows))).toEqual(['70', '30']);
  });

  it('go on from before an opening', () => {
    const rows = [order(100), delivery(60), document('opening', '', '2026-03-15', 500), invoice(40)];
    expect(sums(commit(rows))).toEqual(['40', '20']);
  });

  it('of an order, its delivery and its invoice count the goods once', () => {
    const amounts = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(
        fc.array(amounts, { maxLength: 3 }),
        fc.array(amounts, { maxLength: 3 }),
        fc.array(amounts, { maxLength: 3 }),
        (ordered, delivered, invoiced) => {
          const rows = [
            ...ordered.map((one) => order(one)),
            ...delivered.map((one) => delivery(one)),
            ...invoiced.map((one) => invoice(one)),
          ];
          const total = (parts: readonly number[]) =>
            money(String(parts.reduce((sum, part) => sum + part, 0)));
          const { orders, deliveries } = commit(rows);
          const once = [total(ordered), total(delivered), total(invoiced)].reduce(maxMoney);
          expect(orders.plus(deliveries).plus(total(invoiced)).toFixed()).toBe(once.toFixed());
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('deliveries without an invoice', () => {
  const unbilled = (rows: readonly LedgerDocument[], asOf = '2026-03-31') =>
    commit(rows, asOf).unbilled.map(({ document: { number }, amount, days }) => [
      number,
      amount.toFixed(),
      days,
    ]);
  const shipped = (number: string, on: string, amount: number, of = 'O1') =>
    document('delivery', number, on, amount, { order: of });

  it('are listed when more than 30 days old, from the oldest that is not billed in full', () => {
    const rows = [
      shipped('D1', '2026-02-01', 50),
      shipped('D2', '2026-02-28', 30),
      shipped('D3', '2026-03-01', 20),
    ];
    expect(unbilled(rows)).toEqual([['D1', '80', 58]]);
    expect(unbilled([...rows, invoice(50)])).toEqual([['D2', '30', 31]]);
    expect(unbilled([...rows, invoice(49)])).toEqual([['D1', '31', 58]]);
    expect(unbilled([...rows, invoice(80)])).toEqual([]);
    expect(unbilled([...rows, invoice(200)])).toEqual([]);
    expect(unbilled(rows, '2026-03-03')).toEqual([]);
    expect(unbilled(rows, '2026-03-04')).toEqual([['D1', '50', 31]]);
  });

  it('go by date whatever the rows, and by row within a day', () => {
    const rows = [
      shipped('D2', '2026-02-02', 30),
      shipped('D1', '2026-02-01', 50),
      shipped('D3', '2026-02-02', 30),
    ];
    expect(unbilled([...rows, invoice(50)])).toEqual([['D2', '60', 57]]);
    expect(unbilled([...rows, invoice(80)])).toEqual([['D3', '30', 57]]);
  });

  it('are less what came back, and never a return by itself', () => {
    const rows = [shipped('D1', '2026-02-01', 50), shipped('back', '2026-03-30', -20)];
    expect(unbilled(rows)).toEqual([['D1', '30', 58]]);
    expect(unbilled([shipped('back', '2026-02-01', -20)])).toEqual([]);
    expect(
      unbilled([...rows, document('creditNote', 'C', '2026-03-30', 10, { order: 'O1', reissue: 'A' })]),
    ).toEqual([['D1', '40', 58]]);
  });

  it('are of each order by itself, and of each delivery without one', () => {
    const rows = [
      shipped('D1', '2026-02-01', 50),
      shipped('E1', '2026-02-02', 40, 'O2'),
      document('delivery', 'L', '2026-02-03', 30),
      document('delivery', 'M', '2026-02-03', -30),
      document('delivery', 'young', '2026-03-01', 30),
      document('order', '', '2026-02-01', 500),
      invoice(50),
    ];
    expect(unbilled(rows)).toEqual([
      ['E1', '40', 57],
      ['L', '30', 56],
    ]);
  });
});
