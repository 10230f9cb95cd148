import { money } from '../../ledger/money';
import { day } from '../../ledger/tablesForTests';
import { document } from '../settlement/documentsForTests';
import { averageOrderDays, averageTermDays, recentInvoices } from './days';

const invoice = (date: string, due?: string, order = '') =>
  document('invoice', `I${date}`, date, 100, { order, ...(due === undefined ? {} : { due }) });

describe('recent invoices', () => {
  it('are those of twelve months', () => {
    const all = [
      invoice('2025-06-30'),
      invoice('2025-07-01'),
      invoice('2026-06-30'),
      invoice('2026-07-01'),
      document('receipt', 'R', '2026-06-01', 1),
    ];
    expect(recentInvoices(all, day('2026-06-30')).map(({ number }) => number)).toEqual([
      'I2025-07-01',
      'I2026-06-30',
    ]);
  });
});

describe('average terms', () => {
  it('are the mean of the days to the due date, whatever the amounts', () => {
    const invoices = [
      invoice('2026-01-01', '2026-01-31'),
      document('invoice', 'big', '2026-01-01', 9999, { due: '2026-03-02' }),
      invoice('2026-01-01'),
    ];
    expect(averageTermDays(invoices, '')?.toFixed()).toBe('45');
  });

  it('weigh instalments by their amounts', () => {
    const parts = document('invoice', 'A', '2026-01-01', 100, {
      parts: [
        [75, '2026-01-11'],
        [25, '2026-01-31'],
      ],
    });
    expect(averageTermDays([parts], '')?.toFixed()).toBe('15');
    const open = document('invoice', 'A', '2026-01-01', 100, {
      parts: [
        [75, '2026-01-11'],
        [25, null],
      ],
    });
    expect(averageTermDays([open], '30天')?.toFixed()).toBe('30');
    const nothing = document('invoice', 'A', '2026-01-01', 0, { parts: [[0, '2026-01-11']] });
    expect(averageTermDays([nothing, invoice('2026-01-01', '2026-01-03')], '')?.toFixed()).toBe('2');
  });

  it.each([
    ['30天', '30'],
    ['票到60天', '60'],
    ['2个月', '60'],
    ['月结30天', '45'],
    ['月结', '15'],
    ['次月25日', '40'],
    ['货到付款', '0'],
    ['3-3-3-1', null],
    ['看情况', null],
    ['', null],
  ])('are what the terms say without invoices: %s → %s', (text, expected) => {
    expect(averageTermDays([], text)?.toFixed() ?? null).toBe(expected);
  });
});

describe('days from order to invoice', () => {
  const invoices = [
    invoice('2026-03-11', undefined, 'o1'),
    invoice('2026-03-21', undefined, 'O1'),
    invoice('2026-03-31'),
  ];
  const order = (date: string, number = '') =>
    document('order', number, date, 500, number === '' ? { order: 'O1' } : {});
  const delivery = document('delivery', 'D', '2026-03-06', 100, { order: 'O1' });
  const days = (documents: Parameters<typeof averageOrderDays>[1], orderWeight = '1', deliveryWeight = '1') =>
    averageOrderDays(invoices, documents, {
      orderWeight: money(orderWeight),
      deliveryWeight: money(deliveryWeight),
    }).toFixed();

  it('are counted from the first order of that number', () => {
    expect(days([order('2026-03-05'), order('2026-03-01'), delivery])).toBe('15');
    expect(days([order('2026-03-01'), order('2026-03-05'), delivery])).toBe('15');
    expect(days([order('2026-03-01', 'O1')])).toBe('15');
  });

  it('are counted from the delivery where orders are not in exposure, or there are none', () => {
    expect(days([order('2026-03-01'), delivery], '0')).toBe('10');
    expect(days([delivery])).toBe('10');
    expect(days([order('2026-03-01'), delivery], '0', '0')).toBe('0');
    expect(days([order('2026-03-01'), delivery], '1', '0')).toBe('15');
  });

  it('are 0 without links, and never below', () => {
    expect(days([document('order', 'O2', '2026-03-01', 1), document('order', '', '2026-03-01', 1)])).toBe(
      '0',
    );
    expect(days([order('2026-03-15')])).toBe('3');
    expect(days([])).toBe('0');
  });
});
