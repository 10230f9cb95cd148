/** What the formulas of a row and of a customer give, by every kind, sign, name and day. That they do is tested on the host. */
import { BOOKING } from './bookings';
import { DOCUMENT_KIND, type DocumentKind } from './choices';
import { liveSums, type CustomerSums } from './liveSums';
import type { CellValue } from './records';
import { day, ledgerOf, serial, type Row } from './tablesForTests';
import type { Language, Named } from './tables';

const ASOF = '2026-03-15';
const DATE = serial('2026-03-01');

function sumsOf(
  customers: Row[],
  documents: Row[],
  language: Language = 'zh-CN',
): ReturnType<typeof liveSums> {
  return liveSums(ledgerOf({ customers, documents }, language), day(ASOF));
}

function bookedOf(cells: Row): CellValue | undefined {
  const sums = sumsOf([{ id: 'A' }], [{ customerId: 'A', date: DATE, ...cells }]);
  return sums.documents[0]?.['booked'];
}

const figures = ({ balance, notBooked }: CustomerSums): unknown[] => [balance.toNumber(), notBooked];

describe('the amount a row books', () => {
  const SIGNS: Readonly<Record<string, readonly [CellValue, CellValue, CellValue]>> = {
    'opening invoice adjustment': [5, -5, 'n/a'],
    receipt: [-5, 5, 'n/a'],
    'refund retention': [5, 'n/a', 'n/a'],
    'creditNote prepayment offset writeOff note': [-5, 'n/a', 'n/a'],
    'recovery factoring order': [0, 'n/a', 'n/a'],
    'delivery statement': [0, 0, 'n/a'],
    'noteDiscounted noteEndorsed noteHonoured noteDishonoured noteRecourse extension reminder lawsuit': [
      0,
      'n/a',
      0,
    ],
  };
  const all = Object.entries(SIGNS).flatMap(([kinds, signs]) =>
    kinds.split(' ').map((kind) => [kind as DocumentKind, ...signs] as const),
  );

  it('is known for every kind', () => {
    expect(all.map(([kind]) => kind).sort()).toEqual(Object.keys(DOCUMENT_KIND).sort());
    expect(Object.keys(BOOKING).sort()).toEqual(Object.keys(DOCUMENT_KIND).sort());
  });

  it.each(all)('of %s is %p, for a negative one %p, for none %p', (kind, positive, negative, blank) => {
    const names: Named = DOCUMENT_KIND[kind];
    for (const word of [names['zh-CN'], names['en-US']]) {
      expect(bookedOf({ kind: word, amount: 5 })).toBe(positive);
      expect(bookedOf({ kind: word.toUpperCase(), amount: -5 })).toBe(negative);
      expect(bookedOf({ kind: word, amount: '' })).toBe(blank);
      expect(bookedOf({ kind: word, amount: '五' })).toBe(blank);
    }
  });

  it('is none where kind or date cannot be read, and blank where the row is nobody’s or void', () => {
    expect(bookedOf({ kind: '随便', amount: 5 })).toBe('n/a');
    expect(bookedOf({ kind: '发票', amount: 5, date: '2026-03-01' })).toBe('n/a');
    expect(bookedOf({ kind: '发票', amount: 0 })).toBe(0);
    expect(bookedOf({ kind: '发票', amount: 5, customerId: 'B' })).toBe('');
    for (const word of ['是', 'YES', 'y', true, '√', '✓']) {
      expect(bookedOf({ kind: '发票', amount: 5, void: word })).toBe('');
    }
    for (const word of ['否', 'x', false]) expect(bookedOf({ kind: '发票', amount: 5, void: word })).toBe(5);
  });
});

describe('the account of a row', () => {
  const customers: Row[] = [
    { id: 'A', name: '甲' },
    { id: 'b', name: '乙', currency: 'USD' },
    { id: 7, name: '丙', payerId: 'A' },
    { id: '8' },
    { name: '甲' },
    {},
    { id: 'X*^~?' },
  ];
  const accountOf = (cells: Row): unknown[] => {
    const { documents } = sumsOf(customers, [{ kind: '发票', date: DATE, amount: 1, ...cells }]);
    return [documents[0]?.['customerRow'], documents[0]?.['account']];
  };

  it.each<[Row, CellValue, string]>([
    [{ customerId: 'A' }, 1, '#A|CNY'],
    [{ customerId: 'a', customerName: '乙' }, 1, '#A|CNY'],
    [{ customerId: 'B' }, 2, '#b|USD'],
    [{ customerId: 7 }, 3, '#A|CNY'],
    [{ customerId: '7' }, '', ''],
    [{ customerId: 8 }, 4, '#8|CNY'],
    [{ customerId: 'nobody', customerName: '乙' }, 2, '#b|USD'],
    [{ customerName: '甲' }, 1, '#A|CNY'],
    [{ customerId: '', customerName: '' }, '', ''],
    [{ customerId: 'A', currency: 'cny' }, 1, '#A|CNY'],
    [{ customerId: 'A', currency: 'USD' }, 1, '#A|CNY/USD'],
    [{ customerId: 'B', currency: 'usd' }, 2, '#b|USD'],
    [{ customerId: 'B', currency: 'CNY' }, 2, '#b|USD/CNY'],
    [{ customerId: 'A', void: '是' }, 1, ''],
    [{ customerId: 'x*^~?' }, 7, '#X^a^^^t^q|CNY'],
  ])('of %p is that of customer %p, %p', (cells, row, account) => {
    expect(accountOf(cells)).toEqual([row, account]);
  });

  it('of a customer is its own or its payer’s, in its currency; none for a blank row', () => {
    expect(sumsOf(customers, []).customers.map(({ cells }) => cells)).toEqual([
      { ownCurrency: 'CNY', account: '#A|CNY', openedOn: 0 },
      { ownCurrency: 'USD', account: '#b|USD', openedOn: 0 },
      { ownCurrency: 'CNY', account: '#A|CNY', openedOn: 0 },
      { ownCurrency: 'CNY', account: '#8|CNY', openedOn: 0 },
      { ownCurrency: 'CNY', account: '#甲|CNY', openedOn: 0 },
      { ownCurrency: '', account: '', openedOn: '' },
      { ownCurrency: 'CNY', account: '#X^a^^^t^q|CNY', openedOn: 0 },
    ]);
  });
});

describe('the sums of a customer', () => {
  it('are of what is dated up to the day, its own currency only, and count what cannot be booked', () => {
    const rows: Row[] = [
      { customerId: 'A', kind: '发票', amount: 0.1, date: DATE },
      { customerId: 'a', kind: '发票', amount: 0.2, date: serial(ASOF) },
      { customerId: 'A', kind: '发票', amount: 4, date: serial(ASOF) + 0.5 },
      { customerId: 'A', kind: '发票', amount: 8, date: serial(ASOF) + 1 },
      { customerId: 'A', kind: '发票', amount: 16, date: DATE, currency: 'USD' },
      { customerId: 'A', kind: '发票', amount: 'x', date: DATE },
      { customerId: 'A', kind: '发票', amount: 'x', date: '' },
      { customerId: 'B', kind: '回款', amount: 32, date: DATE },
    ];
    const { customers } = sumsOf([{ id: 'A' }, { id: 'B' }, {}], rows);
    expect(customers.map(figures)).toEqual([
      [4.3, 2],
      [-32, 0],
      [0, 0],
    ]);
  });

  it('are nothing for one that has another pay, and the payer’s for the payer, also when it names itself', () => {
    const rows: Row[] = [
      { customerId: 'A', kind: '发票', amount: 5, date: DATE },
      { customerId: 'A', kind: '发票', amount: '', date: DATE },
    ];
    const { customers } = sumsOf(
      [
        { id: 'A', payerId: 'B' },
        { id: 'B', payerId: 'b' },
      ],
      rows,
    );
    expect(customers.map(figures)).toEqual([
      [0, 0],
      [5, 1],
    ]);
  });

  it.each<Language>(['zh-CN', 'en-US'])(
    'start at the last opening up to the day, in parts (%s)',
    (language) => {
      const opening = DOCUMENT_KIND.opening[language];
      const invoice = DOCUMENT_KIND.invoice[language];
      const at = (iso: string, kind: string, amount: number): Row => ({
        customerId: 'A',
        kind,
        amount,
        date: serial(iso),
      });
      const rows = [
        at('2026-01-01', opening, 1000),
        at('2026-02-01', opening, 60),
        at('2026-02-01', opening, -10),
        at('2026-02-01', invoice, 500),
        at('2026-02-02', invoice, 5),
        at('2026-03-16', opening, 3000),
      ];
      const [sums] = sumsOf([{ id: 'A' }], rows, language).customers;
      expect(sums && [sums.cells['openedOn'], ...figures(sums)]).toEqual([serial('2026-02-01'), 55, 0]);
    },
  );

  it('know an opening by the word of the ledger’s language only', () => {
    const rows: Row[] = [{ customerId: 'A', kind: 'Opening', amount: 5, date: DATE }];
    expect(sumsOf([{ id: 'A' }], rows).customers[0]?.cells['openedOn']).toBe(0);
  });
});
