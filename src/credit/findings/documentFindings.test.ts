import { policyRows, serial, type Row, type Rows } from '../../ledger/tablesForTests';
import { ASOF, C1, figures, found, invoice, places, row } from './findingsForTests';

const of = (...documents: Row[]): Rows => ({ documents });

describe('data.unknownCustomer of documents', () => {
  const x = { customerId: 'X1' };

  it('fires once per stranger, at its first row, with the number of rows', () => {
    const rows = of(
      invoice('2026-01-01', '2026-04-01', 1),
      invoice('2026-01-01', '2026-04-01', 1, { ...x, currency: 'USD' }),
      invoice('2026-01-01', '2026-04-01', 1, x),
    );
    expect(places('data.unknownCustomer', rows)).toEqual(['medium documents[1].customerId']);
    expect(figures('data.unknownCustomer', rows)).toEqual([{ text: 'X1', rows: '2' }]);
    expect(found('data.unknownCustomer', rows)[0]?.customer).toBe('X1');
  });

  it('counts what lies before an opening, and neither void nor later rows', () => {
    const rows = of(
      invoice('2026-01-01', '2026-04-01', 1, { ...x, void: '是' }),
      invoice('2026-01-02', '2026-04-01', 1, x),
      row('期初余额', '2026-02-01', 5, x),
      invoice('2026-04-01', '2026-05-01', 1, x),
    );
    expect(places('data.unknownCustomer', rows)).toEqual(['medium documents[1].customerId']);
    expect(figures('data.unknownCustomer', rows)).toEqual([{ text: 'X1', rows: '2' }]);
    expect(found('data.unknownCustomer', of(invoice('2026-04-01', '2026-05-01', 1, x)))).toEqual([]);
  });

  it('points to the upper row, whichever account comes first', () => {
    const rows = of(
      invoice('2026-02-01', '2026-05-01', 1, { ...x, currency: 'USD' }),
      invoice('2026-01-01', '2026-04-01', 1, x),
      row('期初余额', '2026-01-15', 5, { ...x, currency: 'USD' }),
    );
    expect(places('data.unknownCustomer', rows)).toEqual(['medium documents[0].customerId']);
  });

  it('is nobody’s when the row names nobody', () => {
    const [finding] = found(
      'data.unknownCustomer',
      of(invoice('2026-01-01', '2026-04-01', 1, { customerId: '' })),
    );
    expect(finding).toMatchObject({ customer: null, figures: { text: '', rows: '1' } });
  });

  it('is silent about customers the ledger has', () => {
    expect(found('data.unknownCustomer', of(invoice('2026-01-01', '2026-04-01', 1)))).toEqual([]);
  });
});

describe('data.unlinked', () => {
  const bought = invoice('2026-01-01', '2026-04-01', 10, { number: 'F1' });

  it('fires for every number that nothing answers to, at the row that names it', () => {
    const rows = of(bought, row('回款', '2026-02-01', 5, { settles: 'F9,f1,F8' }));
    expect(places('data.unlinked', rows)).toEqual([
      'medium documents[1].settles',
      'medium documents[1].settles',
    ]);
    expect(figures('data.unlinked', rows)).toEqual([{ number: 'F9' }, { number: 'F8' }]);
  });

  it('waits for a document of a later day, and does not read void or later rows', () => {
    const paid = row('回款', '2026-02-01', 5, { settles: 'F1' });
    expect(found('data.unlinked', of({ ...bought, date: serial('2026-04-01') }, paid))).toEqual([]);
    expect(found('data.unlinked', of(bought, { ...paid, settles: 'F9', void: '是' }))).toEqual([]);
    expect(
      found('data.unlinked', of(bought, { ...paid, settles: 'F9', date: serial('2026-04-01') })),
    ).toEqual([]);
  });
});

describe('data.openingOverlap', () => {
  const opening = row('期初余额', '2026-01-31', 100);

  it('fires when rows lie on or before the opening, at the first of them', () => {
    const rows = of(
      opening,
      invoice('2026-02-01', '2026-05-01', 1),
      invoice('2026-01-31', '2026-05-01', 1),
      row('回款', '2026-01-01', 1),
    );
    expect(places('data.openingOverlap', rows)).toEqual(['low documents[2].date']);
    expect(figures('data.openingOverlap', rows)).toEqual([{ rows: '2', opening: '2026-01-31' }]);
    expect(found('data.openingOverlap', of(opening, invoice('2026-02-01', '2026-05-01', 1)))).toEqual([]);
    expect(found('data.openingOverlap', of(opening, row('期初余额', '2026-01-31', 5)))).toEqual([]);
  });
});

describe('data.dueUnknown', () => {
  const undated = invoice('2026-01-01', '', 10);
  const terms = (termText: string, ...documents: Row[]): Rows => ({
    customers: [{ ...C1, termText }],
    documents,
  });

  it('fires for open documents without a due date, and quotes terms that cannot be read', () => {
    const rows = terms('见合同', invoice('2026-01-01', '2026-04-01', 1), undated, undated);
    expect(places('data.dueUnknown', rows)).toEqual(['medium documents[1].due']);
    expect(figures('data.dueUnknown', rows)).toEqual([{ rows: '2', terms: '见合同' }]);
    expect(found('data.dueUnknown', terms('30天', undated))).toEqual([]);
  });

  it('quotes nothing when there are no terms, or when they are not the reason', () => {
    expect(figures('data.dueUnknown', terms('', undated))).toEqual([{ rows: '1', terms: '' }]);
    // None of its four instalments has an event yet: one document all the same.
    expect(figures('data.dueUnknown', terms('3331', undated))).toEqual([{ rows: '1', terms: '' }]);
    const shares = terms('30天', row('质保金', '2026-01-01', 10));
    expect(figures('data.dueUnknown', shares)).toEqual([{ rows: '1', terms: '' }]);
    expect(figures('data.dueUnknown', of({ ...undated, customerId: 'X' }))).toEqual([
      { rows: '1', terms: '' },
    ]);
  });

  it('does not concern what is paid', () => {
    expect(found('data.dueUnknown', terms('', undated, row('回款', ASOF, 10)))).toEqual([]);
    expect(found('data.dueUnknown', terms('', undated, row('回款', ASOF, 9.99)))).toHaveLength(1);
  });
});

describe('data.unsettledKind', () => {
  it.each([
    ['抵账', 5, 'offset'],
    ['坏账核销', 5, 'writeOff'],
    ['调整', -5, 'adjustment'],
    ['坏账收回', 5, 'recovery'],
  ])('fires for a %s that names nothing', (kind, amount, key) => {
    const rows = of(
      invoice('2026-01-01', '2026-04-01', 10, { number: 'F1' }),
      row(kind, '2026-02-01', amount),
    );
    expect(places('data.unsettledKind', rows)).toEqual(['medium documents[1].settles']);
    expect(figures('data.unsettledKind', rows)).toEqual([{ currency: 'CNY', kind: key, amount: '5' }]);
  });

  it('does not fire for cash, or for one that says what it settles', () => {
    const bought = invoice('2026-01-01', '2026-04-01', 10, { number: 'F1' });
    const quiet = [
      row('回款', '2026-02-01', 5),
      row('红字', '2026-02-01', 1),
      row('抵账', '2026-02-01', 1, { settles: 'F1' }),
    ];
    expect(found('data.unsettledKind', of(bought, ...quiet, row('调整', '2026-02-01', 5)))).toEqual([]);
  });
});

describe('data.unsettledRest', () => {
  const bought = invoice('2026-01-01', '2026-04-01', 10, { number: 'F1' });

  it.each([
    ['抵账', 15, 'offset'],
    ['坏账核销', 15, 'writeOff'],
    ['调整', -15, 'adjustment'],
  ])('says what a %s has left over of what it names', (kind, amount, key) => {
    const rows = of(bought, row(kind, '2026-02-01', amount, { settles: 'F1' }));
    expect(places('data.unsettledRest', rows)).toEqual(['low documents[1].settles']);
    expect(figures('data.unsettledRest', rows)).toEqual([
      { currency: 'CNY', kind: key, amount: '15', rest: '5' },
    ]);
  });

  it('does not concern what is used up, cash, prepayments, or what names nothing', () => {
    const quiet = [
      row('抵账', '2026-02-01', 10, { settles: 'F1' }),
      row('回款', '2026-02-01', 5, { settles: 'F1' }),
      row('预收', '2026-02-01', 5, { settles: 'F1', order: 'O1' }),
      row('坏账核销', '2026-02-01', 5),
    ];
    expect(found('data.unsettledRest', of(bought, ...quiet))).toEqual([]);
  });
});

describe('data.agreement', () => {
  const bought = invoice('2026-01-01', '2026-04-01', 10, { number: 'F1' });
  const offset = (more: Readonly<Record<string, string>>) =>
    of(bought, row('抵账', '2026-02-01', 4, { settles: 'F1', ...more }));

  it('fires for an offset that gives no agreement, at the cell to fill in', () => {
    expect(places('data.agreement', offset({}))).toEqual(['medium documents[1].agreement']);
    expect(figures('data.agreement', offset({}))).toEqual([{ currency: 'CNY', amount: '4' }]);
  });

  it('does not fire with one, nor for what is no offset', () => {
    expect(found('data.agreement', offset({ agreement: 'D-7' }))).toEqual([]);
    expect(found('data.agreement', of(bought, row('回款', '2026-02-01', 4)))).toEqual([]);
  });
});

describe('note.unsettled', () => {
  const note = (due: string, more: Row = {}) =>
    row('应收票据', '2025-12-01', 100, { number: 'N1', due: serial(due), noteType: '银承', ...more });

  it('fires ten days after maturity when nobody said what became of the note', () => {
    expect(found('note.unsettled', of(note('2026-03-22')))).toEqual([]);
    expect(places('note.unsettled', of(note('2026-03-21')))).toEqual(['medium documents[0].due']);
    expect(figures('note.unsettled', of(note('2026-03-21')))).toEqual([
      { currency: 'CNY', number: 'N1', amount: '100', maturity: '2026-03-21' },
    ]);
  });

  it('names what is left of it, and nothing once it was honoured, dishonoured, or passed on for good', () => {
    const after = (kind: string, more: Row = {}) =>
      figures(
        'note.unsettled',
        of(note('2026-03-01'), row(kind, '2026-03-02', '', { settles: 'N1', ...more })),
      );
    expect(after('票据兑付')).toEqual([]);
    expect(after('票据拒付')).toEqual([]);
    expect(after('票据背书', { recourse: '无追索权' })).toEqual([]);
    expect(after('票据背书', { recourse: '有追索权' })).toHaveLength(1);
    expect(after('票据兑付', { amount: 60 })).toMatchObject([{ amount: '40' }]);
    expect(after('票据兑付', { void: '是' })).toMatchObject([{ amount: '100' }]);
    expect(after('票据兑付', { date: serial('2026-04-01') })).toMatchObject([{ amount: '100' }]);
  });
});

describe('note.partPassed', () => {
  const note = (number: string, amount: number) =>
    row('应收票据', '2026-01-01', amount, { number, due: serial('2026-09-01'), noteType: '商承' });
  const passed = (kind: string, amount: number | '', more: Row = {}) =>
    found(
      'note.partPassed',
      of(note('N1', 100), note('N2', 50), row(kind, '2026-02-01', amount, { settles: 'N1', ...more })),
    );

  it('fires when a note is passed on at another amount than is outstanding of it', () => {
    for (const kind of ['票据贴现', '票据背书']) {
      expect(passed(kind, 100)).toEqual([]);
      expect(passed(kind, '')).toEqual([]);
      expect(passed(kind, 98.5)).toMatchObject([
        {
          severity: 'low',
          at: { table: 'documents', position: 2 },
          column: 'amount',
          figures: { currency: 'CNY', number: 'N1', amount: '98.5', face: '100' },
        },
      ]);
      expect(passed(kind, 150, { settles: 'N1、N2' })).toEqual([]);
      expect(passed(kind, 100, { settles: 'N1、N2' })).toMatchObject([
        { figures: { number: 'N1 N2', face: '150' } },
      ]);
      expect(passed(kind, 5, { settles: '', number: 'N2' })).toMatchObject([{ figures: { number: 'N2' } }]);
    }
    expect(passed('票据兑付', 60)).toEqual([]);
    expect(passed('票据贴现', 60, { void: '是' })).toEqual([]);
  });

  it('looks at what was outstanding on that day, not at the face', () => {
    const honoured = row('票据兑付', '2026-01-15', 60, { settles: 'N1' });
    const rest = (amount: number) =>
      found(
        'note.partPassed',
        of(note('N1', 100), honoured, row('票据贴现', '2026-02-01', amount, { settles: 'N1' })),
      );
    expect(rest(40)).toEqual([]);
    expect(rest(100)).toMatchObject([{ figures: { face: '40' } }]);
  });
});

describe('delivery.unbilled', () => {
  const delivery = (date: string, amount = 50, more: Row = {}) =>
    row('发货', date, amount, { order: 'S1', ...more });

  it('fires for a delivery without an invoice after more than thirty days', () => {
    expect(found('delivery.unbilled', of(delivery('2026-03-01')))).toEqual([]);
    expect(places('delivery.unbilled', of(delivery('2026-02-28')))).toEqual(['medium documents[0].date']);
    expect(figures('delivery.unbilled', of(delivery('2026-02-28')))).toEqual([
      { currency: 'CNY', amount: '50', days: '31', order: 'S1' },
    ]);
  });

  it('names what is left to bill', () => {
    const billed = (amount: number, more: Row = {}) =>
      figures(
        'delivery.unbilled',
        of(delivery('2026-02-01'), invoice('2026-03-01', '2026-04-01', amount, { order: 'S1', ...more })),
      );
    expect(billed(20)).toMatchObject([{ amount: '30' }]);
    expect(billed(50)).toEqual([]);
    expect(billed(50, { void: '是' })).toMatchObject([{ amount: '50' }]);
    expect(billed(50, { order: 'S2' })).toMatchObject([{ amount: '50' }]);
  });
});

describe('data.orderUnlinked', () => {
  it('fires once per kind, at the first, for orders without a number and deliveries without an order', () => {
    const rows = of(
      row('订单', '2026-03-01', 5, { number: 'S1' }),
      row('发货', '2026-03-01', 5),
      row('订单', '2026-03-01', 5),
      row('发货', '2026-03-01', 5),
      row('发货', '2026-03-01', 5, { order: 'S1' }),
      row('发货', '2026-04-01', 5),
      row('发货', '2026-03-01', 5, { void: '是' }),
    );
    expect(places('data.orderUnlinked', rows)).toEqual(['low documents[1].order', 'low documents[2].order']);
    expect(figures('data.orderUnlinked', rows)).toEqual([
      { kind: 'delivery', rows: '2' },
      { kind: 'order', rows: '1' },
    ]);
  });
});

describe('data.duplicateDocument', () => {
  const first = invoice('2026-01-01', '2026-04-01', 10, { number: 'F1' });

  it('fires at the second of the rows, whatever the case of letters', () => {
    const rows = of(first, { ...first, number: 'f1' }, first);
    expect(places('data.duplicateDocument', rows)).toEqual(['medium documents[1].number']);
    expect(figures('data.duplicateDocument', rows)).toEqual([{ number: 'f1', rows: '3' }]);
  });

  it.each([
    ['another kind', { kind: '红字' }],
    ['another currency', { currency: 'USD' }],
    ['another code', { invoiceCode: '044' }],
    ['another customer', { customerId: 'X' }],
    ['a void row', { void: '是' }],
    ['a later row', { date: serial('2026-04-01') }],
  ])('does not take %s for the same', (_, change: Row) => {
    expect(found('data.duplicateDocument', of(first, { ...first, ...change }))).toEqual([]);
  });

  it('never takes blank numbers for one', () => {
    const blank = { ...first, number: '' };
    expect(found('data.duplicateDocument', of(blank, blank))).toEqual([]);
  });

  it.each([
    ['期初余额', 1],
    ['发票', 1],
    ['红字', 1],
    ['回款', 1],
    ['预收', 1],
    ['退款', 1],
    ['抵账', 1],
    ['坏账核销', 1],
    ['坏账收回', 1],
    ['应收票据', 1],
    ['保理', 1],
    ['质保金', 1],
    ['调整', 1],
    ['订单', 0],
    ['发货', 0],
    ['对账', 0],
    ['展期', 0],
    ['票据兑付', 0],
    ['催收函', 0],
    ['起诉', 0],
  ])('of %s: %p', (kind, count) => {
    const twice = { ...first, kind };
    expect(found('data.duplicateDocument', of(twice, twice))).toHaveLength(count);
  });
});

describe('data.date', () => {
  const stated = { policy: policyRows({ asOf: serial(ASOF) }) };
  const dates = (document: Row, rest: Rows = {}, asOf = ASOF) =>
    found('data.date', { ...of(document), ...rest }, asOf).map(
      ({ severity, at, column, figures: { code, value } }) =>
        `${severity} ${at.position}.${column} ${code} ${value}`,
    );

  it('fires for what is due before its own date', () => {
    expect(dates(invoice('2026-03-01', '2026-03-01', 5))).toEqual([]);
    expect(dates(invoice('2026-03-01', '2026-02-28', 5))).toEqual(['low 0.due dueBeforeDate 2026-02-28']);
  });

  it('does not wonder at parts of an opening that were overdue when it was stated', () => {
    expect(dates(row('期初余额', '2026-03-01', 5, { due: serial('2025-12-31') }))).toEqual([]);
    expect(dates(row('期初余额', '2026-03-01', 5, { due: serial('1990-01-01') }))).toHaveLength(1);
  });

  it('does not hold the terms of a customer against its documents', () => {
    const customers = [{ ...C1, termText: '预付' }];
    expect(dates(invoice('2026-03-01', '', 5), { customers })).toEqual([]);
  });

  it('fires for a document after the 检查日期 of the book, not after that of a replay', () => {
    expect(dates(invoice('2026-03-31', '2026-04-30', 5), stated)).toEqual([]);
    expect(dates(invoice('2026-04-01', '2026-04-30', 5), stated)).toEqual(['low 0.date future 2026-04-01']);
    expect(dates(invoice('2026-03-31', '2026-04-30', 5), stated, '2026-01-31')).toEqual([]);
    expect(dates(invoice('2026-04-01', '2026-04-30', 5), stated, '2026-01-31')).toHaveLength(1);
    expect(dates(invoice('2026-04-01', '2026-04-30', 5), stated, '2026-04-01')).toEqual([]);
  });

  it('takes only what lies more than a year ahead for a slip where the book states no day', () => {
    expect(dates(invoice('2027-04-01', '2027-04-30', 5))).toEqual([]);
    expect(dates(invoice('2027-04-02', '2027-04-30', 5))).toEqual(['low 0.date future 2027-04-02']);
  });

  it.each(['1900-01-01', '1990-01-01'])('fires for %s, which other systems write for no date', (mark) => {
    expect(dates(invoice(mark, '2026-04-30', 5))).toEqual([`low 0.date sentinel ${mark}`]);
    expect(dates(invoice('2026-03-01', mark, 5))).toEqual([`low 0.due sentinel ${mark}`]);
    expect(dates(invoice(mark, mark, 5))).toHaveLength(2);
  });

  it('has nothing to say of void rows, or of other days long ago', () => {
    expect(dates(invoice('1990-01-01', '1990-01-01', 5, { void: '是' }))).toEqual([]);
    expect(dates(invoice('1990-01-02', '1990-01-02', 5))).toEqual([]);
    expect(dates(invoice('1990-01-02', '', 5))).toEqual([]);
  });
});

describe('invoice.reissued', () => {
  const old = invoice('2025-12-01', '2025-12-31', 1000, { number: 'F1' });
  const red = (date: string, amount = 1000, more: Row = {}) =>
    row('红字', date, amount, { number: 'H1', ...more });
  const anew = (date: string, amount = 1000, more: Row = {}) =>
    invoice(date, '2026-09-30', amount, { number: 'F2', ...more });

  it('fires when an overdue invoice is taken back and one of the same amount follows', () => {
    const rows = of(old, red('2026-02-01'), anew('2026-02-02'));
    expect(places('invoice.reissued', rows)).toEqual(['medium documents[1].reissue']);
    expect(figures('invoice.reissued', rows)).toEqual([
      { currency: 'CNY', number: 'F2', amount: '1000', days: '32' },
    ]);
  });

  it('within thirty days of the red one, before or after', () => {
    const within = (date: string) => found('invoice.reissued', of(old, red('2026-02-01'), anew(date)));
    expect(within('2026-03-03')).toHaveLength(1);
    expect(within('2026-03-04')).toEqual([]);
    expect(within('2026-01-02')).toHaveLength(1);
    expect(within('2026-01-01')).toEqual([]);
  });

  it('only over an invoice that was overdue by then', () => {
    const over = (due: string) =>
      found('invoice.reissued', of({ ...old, due: serial(due) }, red('2026-02-01'), anew('2026-02-02')));
    expect(over('2026-01-31')).toHaveLength(1);
    expect(over('2026-02-01')).toEqual([]);
    expect(found('invoice.reissued', of(red('2026-02-01'), anew('2026-02-02')))).toEqual([]);
    expect(found('invoice.reissued', of(old, red('2026-02-01')))).toEqual([]);
  });

  it('not over one that had been paid, for that hides nothing', () => {
    const paid = (amount: number, date: string) =>
      found(
        'invoice.reissued',
        of(old, row('回款', date, amount, { settles: 'F1' }), red('2026-02-01'), anew('2026-02-02')),
      );
    expect(paid(1000, '2026-01-31')).toEqual([]);
    expect(paid(999, '2026-01-31')).toHaveLength(1);
    expect(paid(1000, '2026-02-01')).toHaveLength(1);
  });

  it('also when the red one names what it takes back, or a link leads nowhere', () => {
    const fires = (credit: Row, blue: Row) => found('invoice.reissued', of(old, credit, blue)).length;
    const naming = red('2026-02-01', 1000, { settles: 'F1' });
    expect(fires(naming, anew('2026-02-02'))).toBe(1);
    expect(fires(naming, anew('2026-02-02', 1000, { reissue: 'H9' }))).toBe(1);
    expect(fires(red('2026-02-01', 1000, { reissue: 'F1' }), anew('2026-02-02'))).toBe(1);
    expect(fires(red('2026-02-01'), anew('2026-02-02', 1000, { reissue: 'H1' }))).toBe(1);
    expect(fires(naming, anew('2026-02-02', 1000, { reissue: 'H1' }))).toBe(0);
    expect(fires(red('2026-02-01', 1000, { settles: 'F0' }), anew('2026-02-02'))).toBe(0);
  });

  it('not when the amounts differ, or when a link says what is reissued', () => {
    const quiet = (credit: Row, blue: Row) => found('invoice.reissued', of(old, credit, blue));
    expect(quiet(red('2026-02-01', 999.99), anew('2026-02-02'))).toEqual([]);
    expect(quiet(red('2026-02-01'), anew('2026-02-02', 999.99))).toEqual([]);
    expect(quiet(red('2026-02-01'), anew('2026-02-02', 1000, { reissue: 'F1' }))).toEqual([]);
    expect(quiet(red('2026-02-01'), anew('2026-02-02', 1000, { void: '是' }))).toEqual([]);
    expect(quiet(red('2026-02-01', 1000, { void: '是' }), anew('2026-02-02'))).toEqual([]);
    expect(quiet(red('2026-02-01', 1000, { kind: '回款' }), anew('2026-02-02'))).toEqual([]);
    expect(quiet(red('2026-02-01'), anew('2026-04-01'))).toEqual([]);
  });

  it('goes by the days of the policy', () => {
    const rows = {
      ...of(old, red('2026-02-01'), anew('2026-02-07')),
      policy: policyRows({ reissueDays: 5 }),
    };
    expect(found('invoice.reissued', rows)).toEqual([]);
    expect(
      found('invoice.reissued', { ...rows, ...of(old, red('2026-02-01'), anew('2026-02-06')) }),
    ).toHaveLength(1);
  });
});

describe('data.currency of documents', () => {
  const dollars = invoice('2026-01-01', '2026-04-30', 5, { currency: 'USD' });
  const rate: Row = { currency: 'USD', units: 1, rate: 7, date: serial('2026-03-30') };

  it('fires once for a currency without a rate into the customer’s', () => {
    const rows = of(invoice('2026-01-01', '2026-04-30', 5), dollars, dollars);
    expect(places('data.currency', rows)).toEqual(['medium documents[1].currency']);
    expect(figures('data.currency', rows)).toEqual([{ currency: 'USD' }]);
    expect(found('data.currency', { ...rows, rates: [rate] })).toEqual([]);
    expect(
      found('data.currency', { ...rows, rates: [{ ...rate, date: serial('2026-04-01') }] }),
    ).toHaveLength(1);
  });

  it('fires for a text that is no currency, whoever’s', () => {
    const odd = { ...dollars, currency: '元整' };
    expect(places('data.currency', of(odd))).toEqual(['medium documents[0].currency']);
    expect(places('data.currency', of({ ...odd, customerId: 'X' }))).toEqual([
      'medium documents[0].currency',
    ]);
    expect(found('data.currency', of({ ...dollars, customerId: 'X' }))).toEqual([]);
  });

  it('does not look at void or later rows', () => {
    expect(found('data.currency', of({ ...dollars, date: serial('2026-04-01') }))).toEqual([]);
    expect(found('data.currency', of({ ...dollars, void: '是' }))).toEqual([]);
  });
});
