import { day, ledgerOf, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { startCheck } from './check';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';
import { TotalSums } from './totals';

const USD = { currency: 'USD' };
const NOT_DUE = '2026-12-31';
const RATES: Row[] = [{ ...USD, units: 1, rate: 7, date: serial('2026-03-01') }];

function totals(rows: Rows, asOf = ASOF) {
  const {
    currency,
    totals: found,
    byCurrency,
  } = startCheck(ledgerOf({ customers: [C1], ...rows }), day(asOf)).report;
  const { balance, exposure, overdue, overdueAtLeast, unapplied, writtenOff, customers, documents, why } =
    found;
  const texts = (amounts: object): Record<string, string | boolean | null> =>
    Object.fromEntries(
      Object.entries(amounts as Record<string, { toFixed: () => string } | boolean | null>).map(
        ([name, amount]) => [name, typeof amount === 'boolean' ? amount : (amount?.toFixed() ?? null)],
      ),
    );
  return {
    currency,
    ...texts({ balance, exposure, overdue, overdueAtLeast, unapplied, writtenOff }),
    customers,
    documents,
    why,
    byCurrency: Object.fromEntries(Object.entries(byCurrency).map(([of, amounts]) => [of, texts(amounts)])),
  };
}

describe('totals', () => {
  const yuan = invoice('2026-01-01', '2026-03-01', 100);
  const dollars = invoice('2026-01-01', '2026-03-01', 10, USD);

  it('of one currency are in it, without any rate', () => {
    expect(
      totals({
        documents: [yuan, row('回款', '2026-03-01', 130), row('订单', '2026-03-01', 5, { number: 'S' })],
      }),
    ).toEqual({
      currency: 'CNY',
      balance: '-30',
      exposure: '-25',
      overdue: '0',
      overdueAtLeast: false,
      unapplied: '-30',
      writtenOff: '0',
      customers: 1,
      documents: 2,
      why: {},
      byCurrency: {
        CNY: { balance: '-30', overdue: '0', overdueAtLeast: false, unapplied: '-30', writtenOff: '0' },
      },
    });
    expect(totals({ documents: [dollars] })).toMatchObject({ currency: 'USD', balance: '10', overdue: '10' });
  });

  it('of several are in the book’s, at the rates of the day', () => {
    const rows = { documents: [yuan, dollars], rates: RATES };
    expect(totals(rows)).toMatchObject({
      currency: 'CNY',
      balance: '170',
      exposure: '170',
      overdue: '170',
      why: {},
    });
    expect(totals(rows).byCurrency).toMatchObject({ CNY: { balance: '100' }, USD: { balance: '10' } });
    expect(totals({ documents: [yuan, dollars] })).toMatchObject({
      currency: 'CNY',
      balance: null,
      why: {
        balance: 'rate.missing',
        exposure: 'rate.missing',
        overdue: 'rate.missing',
        unapplied: 'rate.missing',
      },
    });
  });

  it('count what is only ordered, delivered or held as a note in another currency', () => {
    const order = row('订单', '2026-03-01', 10, { ...USD, number: 'S' });
    const note = row('应收票据', '2026-03-01', 10, {
      ...USD,
      number: 'N',
      due: serial(NOT_DUE),
      noteType: '商承',
    });
    const paid = { ...dollars, due: serial(NOT_DUE), number: 'F' };
    expect(totals({ documents: [yuan, order], rates: RATES })).toMatchObject({
      currency: 'CNY',
      exposure: '170',
    });
    expect(totals({ documents: [yuan, paid, { ...note, settles: 'F' }], rates: RATES })).toMatchObject({
      currency: 'CNY',
      balance: '100',
      exposure: '170',
    });
    expect(totals({ documents: [yuan, order] })).toMatchObject({
      exposure: null,
      why: { exposure: 'rate.missing' },
    });
    expect(totals({ documents: [order] })).toMatchObject({ currency: 'USD', exposure: '10' });
  });

  it('are in the currency of what is open when another was used and settled', () => {
    const settled = [dollars, row('回款', '2026-03-01', 10, USD)];
    expect(totals({ documents: [yuan, ...settled] })).toMatchObject({
      currency: 'CNY',
      balance: '100',
      why: {},
    });
    expect(totals({ documents: settled })).toMatchObject({ currency: 'USD', balance: '0' });
    const nothing = [yuan, row('回款', '2026-03-01', 100), ...settled];
    expect(totals({ documents: nothing })).toMatchObject({ currency: 'CNY', balance: '0', why: {} });
    expect(totals({})).toMatchObject({ currency: 'CNY', balance: '0', documents: 0, byCurrency: {} });
  });

  it('do not know what later rows are in', () => {
    const later = { ...dollars, date: serial('2026-04-01') };
    expect(totals({ documents: [later] })).toMatchObject({ currency: 'CNY', byCurrency: {} });
    expect(totals({ documents: [yuan, later] })).toMatchObject({ currency: 'CNY', balance: '100' });
  });

  it('are unknown with one row that hides an amount, also one that names nobody', () => {
    for (const customerId of ['C1', 'X', '']) {
      const hidden = totals({
        documents: [yuan, invoice('2026-01-01', '2026-03-01', 'x', { ...USD, customerId })],
        rates: RATES,
      });
      expect(hidden).toMatchObject({ balance: null, exposure: null, why: { balance: 'unreadable' } });
      expect(hidden.byCurrency['USD']).toEqual({
        balance: null,
        overdue: null,
        overdueAtLeast: false,
        unapplied: null,
        writtenOff: null,
      });
      expect(hidden.byCurrency['CNY']?.['balance']).toBe(customerId === 'C1' ? null : '100');
    }
    expect(totals({ documents: [{ ...yuan, due: 'soon' }] })).toMatchObject({ balance: '100' });
  });

  it('say that what is overdue is a lower bound, where a part has no due date and is not paid', () => {
    const undated = { ...dollars, due: '' };
    const customers: Row[] = [{ ...C1, termText: '按合同约定' }];
    const rows = { customers, documents: [yuan, undated], rates: RATES };
    expect(totals(rows)).toMatchObject({ overdue: '100', overdueAtLeast: true });
    expect(totals(rows).byCurrency).toMatchObject({
      CNY: { overdueAtLeast: false },
      USD: { overdue: '0', overdueAtLeast: true },
    });
    const paid = { ...rows, documents: [...rows.documents, row('回款', '2026-03-01', 10, USD)] };
    expect(totals(paid)).toMatchObject({ overdue: '100', overdueAtLeast: false });
    expect(totals({ ...rows, rates: [] })).toMatchObject({ overdue: null, overdueAtLeast: false });
  });

  it('are unknown while an opening is still to come', () => {
    const opening = row('期初余额', '2026-04-01', 5, { customerId: 'X' });
    expect(totals({ documents: [yuan, opening, { ...yuan, customerId: 'X' }] })).toMatchObject({
      balance: null,
      why: { balance: 'before.opening' },
      byCurrency: { CNY: { balance: null } },
    });
    expect(totals({ documents: [yuan, opening] }, '2026-04-01')).toMatchObject({ balance: '105' });
  });

  it('count void rows up to the day, which add nothing', () => {
    const voided = { ...yuan, void: '是' };
    const ledger = ledgerOf({
      customers: [C1, { id: 'C2', name: '乙' }],
      documents: [yuan, voided, { ...voided, customerId: 'C2' }, { ...voided, date: serial('2026-04-01') }],
    });
    const { sums, analysis } = startCheck(ledger, day(ASOF));
    expect(sums.totals(analysis).totals).toMatchObject({ voids: 2, documents: 1 });
    const [basis] = analysis.bases;
    const [figures] = analysis.customers;
    if (!basis || !figures) throw new RangeError('no customer');
    sums.remove(basis, figures, 1);
    expect(sums.totals(analysis).totals.voids).toBe(1);
  });

  it('keep what was written off apart, over all currencies', () => {
    const written = (more: Row = {}) => [
      invoice('2020-01-01', '2020-02-01', 50, { number: 'F1', ...more }),
      row('坏账核销', '2021-06-01', 50, { settles: 'F1', ...more }),
    ];
    const documents = [yuan, ...written(), ...written(USD)];
    const known = totals({ documents, rates: RATES });
    expect(known).toMatchObject({ currency: 'CNY', balance: '100', writtenOff: '400', why: {} });
    expect(known.byCurrency).toMatchObject({ CNY: { writtenOff: '50' }, USD: { writtenOff: '50' } });
    expect(totals({ documents })).toMatchObject({
      balance: '100',
      writtenOff: null,
      why: { writtenOff: 'rate.missing' },
    });
    expect(totals({ documents })).not.toHaveProperty('why.balance');
    const unknown = [...written(), invoice('2026-01-01', '2026-03-01', 1, { amount: 'abc' })];
    expect(totals({ documents: unknown })).toMatchObject({
      writtenOff: null,
      why: { writtenOff: 'unreadable' },
    });
  });

  it('add up all customers, strangers too', () => {
    expect(totals({ documents: [yuan, { ...yuan, customerId: 'X' }] })).toMatchObject({
      customers: 2,
      documents: 2,
      balance: '200',
    });
  });
});

describe('sums', () => {
  it('lose what is taken out, down to a currency nobody is in', () => {
    const ledger = ledgerOf({
      customers: [C1, { id: 'C2', name: '乙' }],
      documents: [
        invoice('2026-01-01', '2026-03-01', 100),
        invoice('2026-01-01', '2026-03-01', 10, { ...USD, customerId: 'C2' }),
      ],
      rates: RATES,
    });
    const { analysis, sums } = startCheck(ledger, day(ASOF));
    const [, basis] = analysis.bases;
    const [, figures] = analysis.customers;
    if (!basis || !figures) throw new RangeError('no customer');
    const fewer = new TotalSums(sums);
    fewer.remove(basis, figures, 1);
    expect(fewer.totals(analysis)).toMatchObject({ currency: 'CNY', totals: { customers: 1, documents: 1 } });
    expect(fewer.totals(analysis).totals.balance?.toFixed()).toBe('100');
    expect(Object.keys(fewer.totals(analysis).byCurrency)).toEqual(['CNY']);
    // The sums it was made from are as they were.
    expect(sums.totals(analysis).totals.balance?.toFixed()).toBe('170');
    fewer.add(basis, figures, 1);
    expect(fewer.totals(analysis)).toEqual(sums.totals(analysis));
    expect(new TotalSums().totals(analysis).totals).toMatchObject({ customers: 0, documents: 0 });
  });
});
