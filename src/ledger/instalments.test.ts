import fc from 'fast-check';
import { isoDay, type Day } from './day';
import { instalmentsOf, NO_EVENTS } from './instalments';
import { Exact, money, sumMoney } from './money';
import { day, ledgerOf, serial, type Row } from './tablesForTests';
import { parseTerms } from './terms';

function sharesOf(text: string) {
  const terms = parseTerms(text);
  if (terms?.kind !== 'instalments') throw new Error(`not instalments: ${text}`);
  return terms.shares;
}

describe('the parts of an amount', () => {
  const amounts = (amount: string, text: string, currency = 'CNY') =>
    instalmentsOf(money(amount), currency, sharesOf(text), NO_EVENTS, null).map((part) =>
      part.amount.toFixed(),
    );

  it('are rounded to the currency’s decimals and total the amount', () => {
    expect(amounts('1000', '3331')).toEqual(['300', '300', '300', '100']);
    expect(amounts('0.05', '3331')).toEqual(['0.02', '0.01', '0.02', '0']);
    expect(amounts('1001', '3331', 'JPY')).toEqual(['300', '301', '300', '100']);
    expect(amounts('1.005', '3331')).toEqual(['0.302', '0.301', '0.302', '0.1']);
    expect(amounts('100', '53(1.5)(0.5)')).toEqual(['50', '30', '15', '5']);
  });

  it('never have another sign than the amount, and total it to the last digit', () => {
    const code = fc.constantFrom('3331', '0-5-4-1', '(2.5)(3.5)(3)(1)', '97-1-1-1', '1-1-1-97');
    const amount = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(amount, code, fc.constantFrom('CNY', 'JPY', 'KWD'), ([units, decimals], text, currency) => {
        const whole = new Exact(units.toString()).div(new Exact(10).pow(decimals));
        const parts = instalmentsOf(whole, currency, sharesOf(text), NO_EVENTS, null);
        expect(sumMoney(parts.map((part) => part.amount)).eq(whole)).toBe(true);
        expect(parts.every((part) => part.amount.gte(0))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('instalments of a document', () => {
  const customers: readonly Row[] = [
    { id: 'C1', name: '甲', termText: '3331', warrantyMonths: 12 },
    { id: 'C2', name: '乙', termText: '(2.5)(3.5)(3)(1)' },
  ];
  const row = (kind: string, date: string, more: Row = {}): Row => ({
    customerId: 'C1',
    kind,
    date: serial(date),
    amount: 100,
    ...more,
  });
  const order = row('订单', '2026-01-05', { number: 'O1' });
  const delivery = row('发货', '2026-02-10', { order: 'O1' });
  const accepted = { order: 'O1', acceptedOn: serial('2026-02-28') };
  const invoice = row('发票', '2026-03-01', { ...accepted, number: 'F1' });

  function invoiceOf(...documents: Row[]) {
    const ledger = ledgerOf({ customers, documents });
    const found = ledger.documents.find(({ kind }) => kind === 'invoice');
    if (!found) throw new Error('no invoice');
    return {
      ...found,
      days: found.instalments.map(({ due }) => due && isoDay(due)),
      amounts: found.instalments.map(({ amount }) => amount.toFixed()),
    };
  }

  it('fall due by the order, its delivery, its acceptance and the warranty’s end', () => {
    const found = invoiceOf(order, delivery, invoice);
    expect(found.amounts).toEqual(['30', '30', '30', '10']);
    expect(found.days).toEqual(['2026-01-05', '2026-02-10', '2026-02-28', '2027-02-28']);
    expect(found).toMatchObject({ due: day('2027-02-28'), dueFrom: 'terms' });
    expect(found.instalments.map(({ since }) => since && isoDay(since))).toEqual([
      '2026-01-05',
      '2026-02-10',
      '2026-02-28',
      '2026-02-28',
    ]);
    expect(found.details.estimated).toBe(false);
  });

  it('are without due date where the event has none', () => {
    const bare = row('发票', '2026-03-01', { order: 'O1', number: 'F1' });
    expect(invoiceOf(bare)).toMatchObject({ days: [null, null, null, null], due: null, dueFrom: 'terms' });
    expect(invoiceOf(order, bare)).toMatchObject({ days: ['2026-01-05', null, null, null], due: null });
    expect(invoiceOf(delivery, bare).days).toEqual([null, '2026-02-10', null, null]);
    const stranger = { customerId: 'C2' };
    expect(invoiceOf(...[order, delivery, invoice].map((each) => ({ ...each, ...stranger }))).days).toEqual([
      '2026-01-05',
      '2026-02-10',
      '2026-02-28',
      null,
    ]);
  });

  it('take their events from documents of the same order and customer only', () => {
    const found = invoiceOf(
      row('订单', '2026-01-01', { number: 'O2' }),
      row('订单', '2026-01-02', { number: 'O1', customerId: 'C2' }),
      row('订单', '2026-01-03', { number: 'O1', customerId: 'X' }),
      row('发货', '2026-01-04', { order: 'O2' }),
      row('发货', '2026-01-04', { number: 'O1' }),
      row('回款', '2026-01-04', { order: 'O1' }),
      invoice,
    );
    expect(found.days).toEqual([null, null, '2026-02-28', '2027-02-28']);
  });

  it('take an order’s own order number before its document number', () => {
    const numbered = row('订单', '2026-01-05', { number: 'PO-7', order: 'O1' });
    expect(invoiceOf(numbered, invoice).days[0]).toBe('2026-01-05');
    expect(invoiceOf(row('订单', '2026-01-05', { number: 'O1', order: 'O9' }), invoice).days[0]).toBeNull();
  });

  it('do not move once the event has happened: the first one counts, and returns and void rows are none', () => {
    const found = invoiceOf(
      row('发货', '2026-02-20', { order: 'O1' }),
      delivery,
      row('发货', '2026-02-01', { order: 'O1', amount: -5 }),
      row('发货', '2026-02-02', { order: 'O1', void: '是' }),
      row('发货', '2026-02-25', { order: 'O1', acceptedOn: serial('2026-02-27') }),
      { ...order, date: serial('2026-01-09') },
      order,
      invoice,
    );
    expect(found.days).toEqual(['2026-01-05', '2026-02-10', '2026-02-28', '2027-02-28']);
  });

  it('go by the delivery each bill is for, and by its own acceptance', () => {
    const half = (kind: string, date: string, more: Row = {}) =>
      row(kind, date, { order: 'o1', amount: 50, ...more });
    const rows = [
      half('发票', '2026-03-26', { acceptedOn: serial('2026-03-31') }),
      half('发货', '2026-03-25'),
      half('发票', '2026-02-11', { acceptedOn: serial('2026-02-15'), number: 'F0' }),
      delivery,
    ];
    const [second] = ledgerOf({
      customers,
      documents: [...rows.slice(0, 3), { ...delivery, amount: 50 }],
    }).documents;
    const days = second?.instalments.map(({ due }) => due && isoDay(due));
    expect(days).toEqual([null, '2026-03-25', '2026-03-31', '2027-03-31']);
    // The first delivery holds both, and a third is more than was shipped.
    expect(invoiceOf(...rows).days[1]).toBe('2026-02-10');
    const third = half('发票', '2026-03-24', { amount: 90 });
    expect(
      invoiceOf(
        third,
        { ...delivery, amount: 50 },
        half('发票', '2026-02-12'),
        half('发货', '2026-04-01', { void: '是' }),
      ).days[1],
    ).toBe('2026-02-10');
    expect(
      invoiceOf(half('发票', '2026-01-24'), half('发票', '2026-01-23'), { ...delivery, amount: 50 }).days[1],
    ).toBeNull();
  });

  it('take the acceptance of their delivery before the first of the order', () => {
    const taken = row('发货', '2026-02-20', { order: 'O1', amount: 100, acceptedOn: serial('2026-03-05') });
    const earlierOne = row('发货', '2026-02-10', {
      order: 'O1',
      amount: 100,
      acceptedOn: serial('2026-02-12'),
    });
    const bill = (number: string) => row('发票', '2026-03-10', { order: 'O1', number });
    const found = ledgerOf({ customers, documents: [taken, earlierOne, bill('A'), bill('B')] }).documents;
    expect(found.slice(2).map(({ instalments }) => isoDay(instalments[2]?.due as Day))).toEqual([
      '2026-02-12',
      '2026-03-05',
    ]);
  });

  it('of a document without an order know its own acceptance', () => {
    const alone = { ...invoice, order: '' };
    expect(invoiceOf(order, delivery, alone).days).toEqual([null, null, '2026-02-28', '2027-02-28']);
    expect(invoiceOf({ ...alone, acceptedOn: '' }).days).toEqual([null, null, null, null]);
  });

  it('give way to a due date of the document’s own, and are for invoices only', () => {
    const own = invoiceOf(order, { ...invoice, due: serial('2026-05-01') });
    expect(own).toMatchObject({ due: day('2026-05-01'), dueFrom: 'cell', instalments: [] });
    const ledger = ledgerOf({
      customers,
      documents: [row('期初余额', '2026-01-01'), row('发票', '2026-01-01', { amount: -5 })],
    });
    expect(ledger.documents.map(({ instalments, due, dueFrom }) => [instalments, due, dueFrom])).toEqual([
      [[], null, 'none'],
      [[], null, 'none'],
    ]);
  });
});
