/**
 * The cases other credit ledgers get wrong, end to end: from the rows of a ledger to what a check, a score, a decision or the
 * portfolio says of them. Totals rows, units, red figures and full-width texts are a matter of reading old files, and are
 * tested where those are read.
 */
import { money, type Money } from '../ledger/money';
import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { analyse, type Analysis } from './analysis';
import { checkLedger } from './check';
import { decideLedger } from './decideLedger';
import type { ShipmentDecision } from './decision/shipment';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';
import { portfolioLedger } from './portfolioLedger';
import type { CheckReport, CustomerFigures } from './report';
import { scoreLedger, type ScoredCustomer } from './scoreLedger';

const NOT_DUE = '2026-12-31';
const limit = (customerId: string, amount: number | '', more: Row = {}): Row => ({
  customerId,
  kind: '基础额度',
  amount,
  to: serial('2026-12-31'),
  ...more,
});
const company = (id: string, more: Row = {}): Row => ({ id, name: `公司${id}`, termText: '30天', ...more });

const ledger = (rows: Rows) => ledgerOf({ customers: [C1], ...rows });
const check = (rows: Rows, asOf = ASOF): CheckReport => checkLedger(ledger(rows), day(asOf));
const analysis = (rows: Rows, asOf = ASOF): Analysis => analyse(ledger(rows), day(asOf));

function customer(rows: Rows, id = 'C1', asOf = ASOF): CustomerFigures {
  const found = check(rows, asOf).customers.find((one) => one.id === id);
  if (!found) throw new RangeError(`no customer ${id}`);
  return found;
}

const text = (amount: Money | null | undefined): string | null => amount?.toFixed() ?? null;

/** The amounts of an object of money by name, zeros left out. */
function amounts(of: object | null): Record<string, string> {
  const entries = Object.entries((of ?? {}) as Record<string, Money>);
  return Object.fromEntries(
    entries.filter(([, amount]) => !amount.isZero()).map(([name, amount]) => [name, amount.toFixed()]),
  );
}

const rules = (rows: Rows, asOf = ASOF): string[] => check(rows, asOf).findings.map(({ rule }) => rule);

function ship(
  rows: Rows,
  amount: string,
  order: string | null = null,
  id = 'C1',
  asOf = ASOF,
): ShipmentDecision {
  const decision = decideLedger(analysis(rows, asOf), {
    customer: id,
    amount: money(amount),
    currency: null,
    order,
  });
  if (!decision) throw new RangeError(`no customer ${id}`);
  return decision;
}

const reasons = ({ reasons: all }: ShipmentDecision): string[] =>
  all.map(({ severity, rule }) => `${severity} ${rule}`);

function score(rows: Rows): ScoredCustomer {
  const [found] = scoreLedger(analysis(rows));
  if (!found) throw new RangeError('no score');
  return found;
}

describe('1 an order, its delivery and its invoice', () => {
  it('count the same goods once, whichever of them are there', () => {
    const order = row('订单', '2026-03-01', 100, { number: 'S1' });
    const delivery = row('发货', '2026-03-02', 60, { order: 'S1' });
    const bill = invoice('2026-03-03', NOT_DUE, 40, { order: 'S1' });
    const parts = (...documents: Row[]) => amounts(customer({ documents }).exposureParts);
    expect(parts(order)).toEqual({ orders: '100' });
    expect(parts(order, delivery)).toEqual({ orders: '40', deliveries: '60' });
    expect(parts(order, delivery, bill)).toEqual({ orders: '40', deliveries: '20', balance: '40' });
    expect(parts(bill, delivery, order)).toEqual({ orders: '40', deliveries: '20', balance: '40' });
    expect(parts(order, bill)).toEqual({ orders: '60', balance: '40' });
    expect(parts(delivery, bill)).toEqual({ deliveries: '20', balance: '40' });
    const everything = [order, { ...delivery, amount: 100 }, { ...bill, amount: 100 }];
    expect(parts(...everything)).toEqual({ balance: '100' });
    // What is returned and credited does not open the order again.
    const back = [
      row('发货', '2026-03-04', -10, { order: 'S1' }),
      row('红字', '2026-03-04', 10, { order: 'S1' }),
    ];
    expect(parts(...everything, ...back)).toEqual({ balance: '90' });
  });
});

describe('2 a credit note or a red-letter invoice', () => {
  const bought = invoice('2026-03-01', NOT_DUE, 100, { number: 'F1' });

  it('lowers the balance, whether it is entered as 红字 or as a negative invoice, linked or alone', () => {
    for (const red of [
      row('红字', '2026-03-05', 30),
      row('发票', '2026-03-05', -30),
      row('红字', '2026-03-05', 30, { settles: 'F1' }),
    ]) {
      const figures = customer({ documents: [bought, red] });
      expect([text(figures.balance), text(figures.exposure), text(figures.unapplied)]).toEqual([
        '70',
        '70',
        '0',
      ]);
    }
    const alone = customer({ documents: [row('发票', '2026-03-05', -30)] });
    expect([text(alone.balance), text(alone.unapplied), amounts(alone.ageing)]).toEqual(['-30', '-30', {}]);
  });

  it('is refused when its sign is entered twice, and nothing is guessed', () => {
    const figures = customer({ documents: [bought, row('红字', '2026-03-05', -30)] });
    expect([figures.balance, figures.why['balance']]).toEqual([null, 'unreadable']);
  });
});

describe('3 a receipt that found nothing to settle', () => {
  it('is shown apart and in no bucket, and buckets and unapplied are the balance', () => {
    for (const kind of ['回款', '预收']) {
      const paid = row(kind, '2026-03-05', 150);
      const figures = customer({ documents: [invoice('2026-03-01', NOT_DUE, 100), paid] });
      expect([text(figures.balance), text(figures.unapplied), amounts(figures.ageing)]).toEqual([
        '-50',
        '-50',
        {},
      ]);
    }
    const named = policyRows({ settlement: 'named' });
    const figures = customer({
      documents: [invoice('2026-03-01', NOT_DUE, 100), row('回款', '2026-03-05', 150)],
      policy: named,
    });
    expect([text(figures.balance), text(figures.unapplied), amounts(figures.ageing)]).toEqual([
      '-50',
      '-150',
      { notDue: '100' },
    ]);
  });

  it('keeps a prepayment for its order’s invoices', () => {
    const documents = [
      row('预收', '2026-03-01', 40, { order: 'S1' }),
      invoice('2026-03-02', NOT_DUE, 30),
      invoice('2026-03-03', NOT_DUE, 100, { order: 'S1' }),
    ];
    const [, other, own] = check({ documents }).items;
    expect([text(other?.open), text(own?.open)]).toEqual(['30', '60']);
  });
});

describe('4 a customer in credit', () => {
  const rows: Rows = { documents: [row('回款', '2026-03-05', 500)], limits: [limit('C1', 1000)] };

  it('has more available than its limit, uses none of it, and is listed for reclassification', () => {
    const figures = customer(rows);
    expect([text(figures.exposure), text(figures.available), text(figures.utilisation)]).toEqual([
      '-500',
      '1500',
      '0',
    ]);
    const { creditBalances, provision, concentration } = portfolioLedger(analysis(rows));
    expect(creditBalances).toMatchObject([{ customer: 'C1', currency: 'CNY' }]);
    expect(text(provision.amount)).toBe('0');
    expect(text(concentration.customer.total)).toBe('0');
    expect(rules(rows)).toContain('credit.balance');
  });

  it('does not lend its credit to others of its group', () => {
    const group: Rows = {
      customers: [C1, company('C2', { parentId: 'C1' })],
      documents: [...(rows.documents ?? []), invoice('2026-03-01', NOT_DUE, 900, { customerId: 'C2' })],
      limits: [limit('C1', 1000)],
    };
    expect(text(customer(group, 'C2').effective)).toBe('1000');
    expect(text(customer(group, 'C1').effective)).toBe('100');
  });
});

describe('5 a blank, a zero and an unlimited limit', () => {
  const bought = invoice('2026-03-01', NOT_DUE, 100);
  const of = (limits: Row[], documents: Row[] = [bought]) => {
    const { limit: found, effective, available, utilisation, why } = customer({ limits, documents });
    return [found.state, text(effective), text(available), text(utilisation), why['utilisation'] ?? null];
  };

  it('are three different things, used or not', () => {
    expect(of([])).toEqual(['unset', null, null, null, 'limit.none']);
    expect(of([limit('C1', '')])).toEqual(['unset', null, null, null, 'limit.none']);
    expect(of([limit('C1', 0)])).toEqual(['zero', '0', '-100', null, 'limit.none']);
    expect(of([limit('C1', '', { unlimited: '是' })])).toEqual([
      'unlimited',
      null,
      null,
      null,
      'limit.unlimited',
    ]);
    expect(of([limit('C1', 0)], [])).toEqual(['zero', '0', '0', null, 'effective.zero']);
    expect(of([], [])).toEqual(['unset', null, null, null, 'limit.unset']);
  });

  it('are decided differently', () => {
    const decide = (limits: Row[]) => reasons(ship({ limits, documents: [bought] }, '1'));
    expect(decide([])).toContain('hold limit.unset');
    expect(decide([limit('C1', 0)])).toContain('hold limit.zero');
    expect(
      decide([limit('C1', '', { unlimited: '是' })]).filter((reason) => reason.includes('limit')),
    ).toEqual([]);
  });
});

describe('6 limits that ended, overlap or leave a gap', () => {
  const bought = invoice('2026-01-01', NOT_DUE, 120);
  const temporary = (amount: number, from: string, to: string, mode = '追加'): Row =>
    limit('C1', amount, { kind: '临时额度', mode, from: serial(from), to: to === '' ? '' : serial(to) });
  const of = (...limits: Row[]): Rows => ({ documents: [bought], limits });

  it('an expired base limit is measured by, marked, and good for nothing new', () => {
    const rows = of(limit('C1', 150, { to: serial('2026-03-30') }));
    expect(customer(rows)).toMatchObject({ limit: { state: 'expired' } });
    expect(text(customer(rows).available)).toBe('30');
    expect(rules(rows)).toContain('limit.expired');
    expect(reasons(ship(rows, '1'))).toContain('hold limit.expired');
    expect(customer(of(limit('C1', 150, { to: serial(ASOF) }))).limit.state).toBe('set');
  });

  it('a temporary one counts from its first to its last day, and in a gap only the base does', () => {
    const rows = of(
      limit('C1', 100),
      temporary(50, '2026-01-10', '2026-01-20'),
      temporary(70, '2026-02-01', '2026-02-10'),
    );
    const effective = (asOf: string) => text(customer(rows, 'C1', asOf).effective);
    expect(
      ['2026-01-09', '2026-01-10', '2026-01-20', '2026-01-21', '2026-01-31', '2026-02-01'].map(effective),
    ).toEqual(['100', '150', '150', '100', '100', '170']);
    expect(rules(rows)).toContain('limit.over');
    expect(rules(of(limit('C1', 100), temporary(50, '2026-01-10', '2026-01-20')))).toContain(
      'limit.temporaryLapsed',
    );
  });

  it('of two in force together the later-approved counts, and it is said', () => {
    const two = of(
      limit('C1', 200, { approvedOn: serial('2026-01-01') }),
      limit('C1', 150, { approvedOn: serial('2026-02-01') }),
    );
    expect(text(customer(two).effective)).toBe('150');
    expect(rules(two)).toContain('limit.overlap');
  });

  it('one without an end is open, and it is said', () => {
    const open = of(limit('C1', 200, { to: '' }));
    expect(text(customer(open, 'C1', '2046-03-31').effective)).toBe('200');
    expect(rules(open)).toContain('limit.noExpiry');
    const replacing = of(limit('C1', 200), temporary(80, '2026-03-01', '2026-12-31', '替代'));
    expect([text(customer(replacing).effective), rules(replacing).includes('limit.belowBase')]).toEqual([
      '80',
      true,
    ]);
  });
});

describe('7 a limit lowered below what is used', () => {
  it('is over at once, with what is missing, and is told from a limit that was outgrown', () => {
    const lowered = (approvedOn: string): Rows => ({
      documents: [invoice('2026-02-01', NOT_DUE, 120)],
      limits: [limit('C1', 100, { approvedOn: serial(approvedOn) })],
    });
    expect(text(customer(lowered('2026-02-01')).available)).toBe('-20');
    expect(rules(lowered('2026-02-01'))).toEqual(
      expect.arrayContaining(['limit.over', 'limit.loweredBelowUse']),
    );
    expect(rules(lowered('2026-01-31'))).not.toContain('limit.loweredBelowUse');
  });
});

describe('8 a parent and its children', () => {
  const customers = [company('M'), ...['A', 'B', 'C', 'D'].map((id) => company(id, { parentId: 'M' }))];
  const owes = (id: string, amount: number) => invoice('2026-03-01', NOT_DUE, amount, { customerId: id });
  const limits = [limit('M', 50), limit('A', 20), limit('B', 3)];
  const of = (rows: Rows, id: string) => {
    const { effective, available, limit: own } = customer({ customers, limits, ...rows }, id);
    return [own.state, text(effective), text(available)];
  };

  it('share the pool: who has a limit of its own keeps it, the others have what is left', () => {
    expect(of({}, 'C')).toEqual(['shared', '27', '27']);
    expect(of({}, 'D')).toEqual(['shared', '27', '27']);
    const documents = [owes('A', 25), owes('C', 10), owes('D', 5)];
    expect(of({ documents }, 'C')).toEqual(['shared', '17', '7']);
    expect(of({ documents }, 'D')).toEqual(['shared', '12', '7']);
    expect(of({ documents }, 'A')).toEqual(['set', '20', '-5']);
  });

  it('are reported when the children’s limits, or their use, are more than the pool', () => {
    const more = { customers, limits: [limit('M', 50), limit('A', 40), limit('B', 11)] };
    expect(rules(more)).toContain('group.limits');
    expect(rules({ customers, limits, documents: [owes('A', 30), owes('C', 21)] })).toContain('group.over');
    expect(rules({ customers, limits, documents: [owes('A', 30), owes('C', 20)] })).not.toContain(
      'group.over',
    );
  });

  it('an explicit zero gets nothing, though the pool has room', () => {
    expect(of({ limits: [...limits, limit('D', 0)] }, 'D')).toEqual(['zero', '0', '0']);
  });
});

describe('9 who buys, who pays and where goods go', () => {
  const customers = [company('B', { payerId: 'P' }), company('P')];

  it('exposure sits on the payer, and the buyer has none of its own', () => {
    const rows: Rows = {
      customers,
      documents: [
        invoice('2026-03-01', NOT_DUE, 100, { customerId: 'B' }),
        row('订单', '2026-03-01', 30, { customerId: 'B', number: 'S1' }),
        row('回款', '2026-03-05', 60, { customerId: 'P' }),
      ],
      limits: [limit('P', 200)],
    };
    expect([text(customer(rows, 'P').exposure), text(customer(rows, 'B').exposure)]).toEqual(['70', '0']);
    expect(text(customer(rows, 'P').available)).toBe('130');
    expect(text(check(rows).totals.exposure)).toBe('70');
  });

  it('one company under two codes is found by its tax number or its name', () => {
    const twice = [
      company('A', { taxId: '91350100M000100Y43' }),
      company('B', { taxId: '91350100M000100Y43' }),
    ];
    expect(rules({ customers: twice })).toEqual(['data.duplicateCustomer']);
    const named = [company('A', { name: '华强（深圳）公司' }), company('B', { name: '华强(深圳) 公司' })];
    expect(rules({ customers: named })).toEqual(['data.duplicateCustomer']);
  });
});

describe('10 several currencies', () => {
  const dollars = invoice('2026-03-01', NOT_DUE, 100, { currency: 'USD' });
  const yuan = invoice('2026-03-01', NOT_DUE, 50);
  const rate = (date: string, value: number): Row => ({
    currency: 'USD',
    units: 100,
    rate: value,
    date: serial(date),
  });

  it('are converted at the latest rate of the day into the currency of the limit', () => {
    const rows: Rows = {
      documents: [dollars, yuan],
      limits: [limit('C1', 1000)],
      rates: [rate('2026-03-01', 700), rate('2026-03-30', 720), rate('2026-04-01', 900)],
    };
    expect([text(customer(rows).exposure), text(customer(rows).available)]).toEqual(['770', '230']);
    expect(text(customer(rows, 'C1', '2026-03-29').exposure)).toBe('750');
    const own = customer({ ...rows, limits: [limit('C1', 100, { currency: 'USD' })] });
    expect(text(own.effective)).toBe('720');
    expect(rules({ ...rows, rates: [rate('2026-02-20', 700)] })).toContain('data.rateOld');
  });

  it('are never added without a rate: figures are unknown and say why, and a shipment holds', () => {
    const rows: Rows = { documents: [dollars, yuan], limits: [limit('C1', 1000)] };
    const figures = customer(rows);
    expect([figures.balance, figures.exposure, figures.available, figures.utilisation]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(figures.why).toMatchObject({ balance: 'rate.missing', available: 'rate.missing' });
    expect(text(figures.byCurrency['USD']?.balance)).toBe('100');
    expect(reasons(ship(rows, '1'))).toContain('hold input.unknown');
    expect(rules(rows)).toContain('data.currency');
  });

  it('settle only themselves', () => {
    const rows: Rows = { documents: [dollars, row('回款', '2026-03-05', 100)] };
    const { byCurrency } = customer(rows);
    expect([text(byCurrency['USD']?.balance), text(byCurrency['CNY']?.unapplied)]).toEqual(['100', '-100']);
  });
});

describe('11 a past date', () => {
  const documents = [
    invoice('2026-01-01', '2026-01-31', 100, { number: 'F1' }),
    row('回款', '2026-02-10', 60, { settles: 'F1' }),
    row('红字', '2026-03-10', 10, { settles: 'F1' }),
    row('应收票据', '2026-02-20', 30, {
      number: 'N1',
      settles: 'F1',
      due: serial('2026-08-20'),
      noteType: '商承',
    }),
  ];
  const on = (asOf: string) => {
    const { balance, overdue, longestOverdue, exposure } = customer(
      { documents, policy: policyRows({ overdueFloor: 0 }) },
      'C1',
      asOf,
    );
    return [text(balance), text(overdue), longestOverdue, text(exposure)];
  };

  it('sees neither later payments nor later notes nor later credit notes', () => {
    expect(on('2026-01-31')).toEqual(['100', '0', 0, '100']);
    expect(on('2026-02-09')).toEqual(['100', '100', 9, '100']);
    expect(on('2026-02-10')).toEqual(['40', '40', 10, '40']);
    // The note is undue: no longer a receivable, still an exposure.
    expect(on('2026-02-20')).toEqual(['10', '10', 20, '40']);
    expect(on('2026-03-10')).toEqual(['0', '0', 0, '30']);
  });

  it('is as if the later rows had never been entered', () => {
    for (const asOf of ['2026-01-31', '2026-02-10', '2026-02-20']) {
      const kept = documents.filter(({ date }) => Number(date) <= serial(asOf));
      expect(customer({ documents }, 'C1', asOf)).toEqual(customer({ documents: kept }, 'C1', asOf));
    }
  });
});

describe('12 due dates from terms', () => {
  const due = (termText: string, date: string, policy: Row[] = []) => {
    const bill = row('发票', date, 5);
    const [item] = check({ customers: [{ ...C1, termText }], documents: [bill], policy }, '2029-12-31').items;
    return item?.due === undefined || item.due === null
      ? null
      : new Date(item.due * 86_400_000).toISOString().slice(0, 10);
  };

  it('month-end terms run from the end of the month, in days or in months', () => {
    expect(due('月结30天', '2026-01-05')).toBe('2026-03-02');
    expect(due('月结30天', '2026-01-05', policyRows({ monthTerms: 'months' }))).toBe('2026-02-28');
    expect(due('月结30天', '2028-01-31', policyRows({ monthTerms: 'months' }))).toBe('2028-02-29');
    expect(due('月结', '2028-02-10')).toBe('2028-02-29');
    expect(due('次月25日', '2026-01-31')).toBe('2026-02-25');
    expect(due('30天', '2026-01-30')).toBe('2026-03-01');
    expect(due('45', '2026-01-01')).toBe('2026-02-15');
    expect(due('货到付款', '2026-01-05')).toBe('2026-01-05');
  });

  it('what cannot be read is unknown: a bucket of its own, overdue at least, and a finding', () => {
    const rows: Rows = {
      customers: [{ ...C1, termText: '按合同约定' }],
      documents: [row('发票', '2020-01-01', 5)],
    };
    const figures = customer(rows);
    expect([
      amounts(figures.ageing),
      text(figures.overdue),
      figures.overdueAtLeast,
      figures.maxDaysOverdue,
    ]).toEqual([{ noDueDate: '5' }, '0', true, null]);
    expect(rules(rows)).toContain('data.dueUnknown');
    expect(due('按合同约定', '2026-01-01')).toBeNull();
  });
});

describe('13 instalments and retention', () => {
  it('each part has its own due date, and cash settles the part that is due first', () => {
    const documents = [
      row('订单', '2026-01-01', 1000, { number: 'S1' }),
      row('发货', '2026-02-01', 1000, { order: 'S1' }),
      invoice('2026-02-05', '', 1000, { order: 'S1', acceptedOn: serial('2026-03-01') }),
    ];
    const rows = (...more: Row[]): Rows => ({
      customers: [{ ...C1, termText: '3-3-3-1', warrantyMonths: 12 }],
      documents: [...documents, ...more],
    });
    // 300 due with the order (89 days), 300 with the delivery (58), 300 with acceptance (30), 100 a year after it.
    expect(amounts(customer(rows()).ageing)).toEqual({
      '61-90': '300',
      '31-60': '300',
      '1-30': '300',
      notDue: '100',
    });
    expect(amounts(customer(rows(row('回款', '2026-03-10', 450))).ageing)).toEqual({
      '31-60': '150',
      '1-30': '300',
      notDue: '100',
    });
  });

  it('retention is in the balance and in exposure, and in the ageing once it is due', () => {
    const documents = [row('质保金', '2026-01-01', 50, { due: serial('2026-06-30') })];
    const before = customer({ documents });
    expect([text(before.balance), text(before.exposure), amounts(before.ageing)]).toEqual(['50', '50', {}]);
    expect(amounts(before.exposureParts)).toEqual({ retention: '50' });
    expect(amounts(customer({ documents }, 'C1', '2026-07-10').ageing)).toEqual({ '1-30': '50' });
  });
});

describe('14 what a payment settles', () => {
  const [f1, f2] = [
    invoice('2026-01-01', '2026-03-01', 100, { number: 'F1' }),
    invoice('2026-01-02', '2026-02-01', 100, { number: 'F2' }),
  ];
  const open = (...documents: Row[]) => check({ documents }).items.map((item) => text(item.open));

  it('what it names, else what is due first, part by part', () => {
    expect(open(f1, f2, row('回款', '2026-03-05', 120))).toEqual(['80', '0', '0']);
    expect(open(f1, f2, row('回款', '2026-03-05', 60, { settles: 'F1' }))).toEqual(['40', '100', '0']);
    expect(open(f1, f2, row('回款', '2026-03-05', 130, { settles: 'F1' }))).toEqual(['0', '70', '0']);
  });

  it('a payment before the invoice waits for the one it names, and settles the next that comes otherwise', () => {
    const early = row('回款', '2025-12-01', 100, { settles: 'F2' });
    expect(open(f1, f2, early)).toEqual(['100', '0', '0']);
    expect(open(f1, f2, { ...early, settles: '' })).toEqual(['0', '100', '0']);
  });

  it('is not settled anew when an older invoice turns up later', () => {
    const documents = [
      invoice('2026-01-10', '2026-03-31', 150),
      row('回款', '2026-02-10', 150),
      invoice('2026-03-01', '2026-03-01', 150),
    ];
    expect(check({ documents }, '2026-03-15').items.map((item) => text(item.open))).toEqual([
      '0',
      '0',
      '150',
    ]);
  });
});

describe('15 days beyond terms', () => {
  const paid = (due: string, on: string, amount: number, number: string) => [
    invoice('2025-10-01', due, amount, { number }),
    row('回款', on, amount, { settles: number }),
  ];

  it('weight amounts, count early and same-day payments, and count what is still open to the day', () => {
    const documents = [
      ...paid('2026-01-15', '2026-01-10', 100, 'F1'),
      ...paid('2026-01-15', '2026-01-15', 200, 'F2'),
      ...paid('2026-01-15', '2026-02-04', 300, 'F3'),
      invoice('2025-10-01', '2025-12-26', 50, { number: 'F4' }),
    ];
    const { behaviour } = customer({ documents });
    const rounded = [behaviour.dbtSigned, behaviour.dbtFloored, behaviour.dbtLate].map((days) =>
      days?.toFixed(2),
    );
    expect(rounded).toEqual(['15.77', '16.54', '30.71']);
    expect(behaviour.onTimeShare?.toFixed(4)).toBe('0.4615');
  });

  it('have no late average when none is late', () => {
    const { behaviour, why } = customer({ documents: paid('2026-01-15', '2026-01-15', 200, 'F1') });
    expect([text(behaviour.dbtFloored), behaviour.dbtLate, why['dbtLate']]).toEqual(['0', null, 'late.none']);
  });
});

describe('16 notes', () => {
  const bought = invoice('2025-12-01', '2025-12-31', 100, { number: 'F1' });
  const note = (noteType: string) =>
    row('应收票据', '2026-01-10', 100, { number: 'N1', settles: 'F1', due: serial('2026-06-30'), noteType });
  const of = (...documents: Row[]) => {
    const { balance, exposure, longestOverdue } = customer({ documents });
    return [text(balance), text(exposure), longestOverdue];
  };

  it('a bank’s acceptance is no exposure, a company’s is until it is honoured', () => {
    expect(of(bought, note('银承'))).toEqual(['0', '0', 0]);
    expect(of(bought, note('商承'))).toEqual(['0', '100', 0]);
    expect(of(bought, note('商承'), row('票据兑付', '2026-03-01', '', { settles: 'N1' }))).toEqual([
      '0',
      '0',
      0,
    ]);
    const passedOn = (recourse: string) => row('票据背书', '2026-02-01', '', { settles: 'N1', recourse });
    expect(of(bought, note('商承'), passedOn('有追索权'))).toEqual(['0', '100', 0]);
    expect(of(bought, note('商承'), passedOn('无追索权'))).toEqual(['0', '0', 0]);
    const memo = (...documents: Row[]) => text(customer({ documents }).contingent);
    expect(memo(bought, note('商承'), passedOn('无追索权'))).toBe('100');
    expect(memo(bought, note('商承'), passedOn('有追索权'))).toBe('0');
    const honoured = row('票据兑付', '2026-03-01', '', { settles: 'N1' });
    expect(memo(bought, note('商承'), passedOn('无追索权'), honoured)).toBe('0');
  });

  it('a dishonoured one is a claim again, late from the day it first was', () => {
    const back = row('票据拒付', '2026-03-20', '', { settles: 'N1' });
    expect(of(bought, note('银承'), back)).toEqual(['100', '100', 90]);
    const before = (documents: Row[]) => customer({ documents }, 'C1', '2026-03-19');
    expect(before([bought, note('银承'), back])).toEqual(before([bought, note('银承')]));
  });
});

describe('17 what makes a customer overdue', () => {
  const late = (due: string, amount: number) => invoice('2024-01-01', due, amount);
  const overdue = (...documents: Row[]) =>
    rules({ documents }).filter((rule) => rule.startsWith('overdue.') && rule !== 'overdue.ratio');

  it('is amount and days, never the number of documents', () => {
    expect(overdue(late('2026-03-30', 100), late('2026-03-30', 100))).toEqual([]);
    expect(overdue(late('2025-03-31', 100_000))).toEqual(['overdue.90']);
    expect(overdue(late('2025-03-31', 0.01))).toEqual([]);
    expect(overdue(...Array.from({ length: 10 }, () => late('2026-03-01', 9.99)))).toEqual([]);
    expect(overdue(...Array.from({ length: 10 }, () => late('2026-03-01', 10)))).toEqual(['overdue.any']);
  });

  it('shows the raw maximum beside it', () => {
    expect(customer({ documents: [late('2025-02-24', 0.01)] })).toMatchObject({
      longestOverdue: 0,
      maxDaysOverdue: 400,
    });
  });
});

describe('18 the document that crosses the limit', () => {
  const rows: Rows = {
    documents: [invoice('2026-03-01', NOT_DUE, 50), row('订单', '2026-03-01', 30, { number: 'S1' })],
    limits: [limit('C1', 100)],
    // The grade is not the subject here.
    facts: [{ customerId: 'C1', fact: '等级', value: 'A', from: serial('2026-01-01') }],
  };

  it('is held, though what is used so far is within it', () => {
    const decision = ship(rows, '21');
    expect([decision.decision, reasons(decision), text(decision.exposureAfter)]).toEqual([
      'hold',
      ['hold limit.over'],
      '101',
    ]);
    expect(ship(rows, '20').decision).toBe('warn');
    expect(ship(rows, '30', 'S1')).toMatchObject({ decision: 'warn', added: money('0') });
    expect(ship(rows, '51', 'S1').decision).toBe('hold');
  });

  it('passes when it lowers risk, whatever stands against the customer', () => {
    const worst: Rows = {
      ...rows,
      customers: [{ ...C1, status: '冻结' }],
      limits: [],
      documents: [invoice('2025-01-01', '2025-02-01', 9999)],
    };
    expect(ship(worst, '-1')).toMatchObject({ decision: 'pass', reasons: [] });
    expect(ship(worst, '1').decision).toBe('hold');
  });

  it('passes the limit when it is prepaid, but not the status', () => {
    const prepaid = [row('预收', '2026-03-01', 500)];
    const zero = { ...rows, documents: prepaid, limits: [limit('C1', 0)] };
    expect(ship(zero, '500')).toMatchObject({ covered: true, decision: 'pass' });
    expect(ship(zero, '500.01').decision).toBe('hold');
    expect(reasons(ship({ ...zero, customers: [{ ...C1, status: '冻结' }] }, '500'))).toEqual([
      'hold customer.frozen',
    ]);
  });
});

describe('19 one answer, and all its reasons', () => {
  const rows: Rows = {
    customers: [{ ...C1, status: '冻结' }],
    documents: [
      invoice('2025-10-01', '2025-11-01', 900, { number: 'F1' }),
      invoice('2024-01-01', '2024-02-01', 7, { number: 'F0' }),
      row('坏账核销', '2025-01-01', 7, { number: 'W1', settles: 'F0' }),
    ],
    limits: [limit('C1', 800, { to: serial('2026-03-30') })],
  };

  it('every reason that holds is given, each with what would release it', () => {
    const decision = ship(rows, '1');
    expect(decision.decision).toBe('hold');
    expect(reasons(decision)).toEqual(
      expect.arrayContaining([
        'hold customer.frozen',
        'hold limit.expired',
        'hold overdue.90',
        'hold writtenOff.open',
      ]),
    );
    const holds = decision.reasons.filter(({ severity }) => severity === 'hold');
    expect(holds.every(({ releasedBy }) => releasedBy.length > 0)).toBe(true);
  });

  it('a check, a decision and the portfolio say the same of a customer', () => {
    const looked = analysis(rows);
    const [figures] = looked.customers;
    const portfolio = portfolioLedger(looked);
    expect(text(figures?.exposure)).toBe('900');
    expect(text(portfolio.statistics.balance)).toBe('900');
    expect(text(ship(rows, '0').exposureAfter)).toBe('900');
    expect(check(rows).customers[0]).toEqual(figures);
    expect(text(check(rows).totals.overdue)).toBe('900');
  });
});

describe('22 customers by another spelling, and doubtful tax numbers', () => {
  it('documents find their customer whatever the width, brackets and spaces of the name', () => {
    const customers = [company('A', { name: '华强（深圳）有限公司' })];
    const documents = ['华强(深圳)有限公司', '华强 （深圳） 有限公司', '华强（深圳）有限公司'].map(
      (customerName): Row => ({
        ...invoice('2026-03-01', NOT_DUE, 1),
        customerId: '',
        customerName,
      }),
    );
    expect(text(customer({ customers, documents }, 'A').balance)).toBe('3');
    expect(rules({ customers, documents })).not.toContain('data.unknownCustomer');
  });

  it('a renamed company keeps its documents by its number, and a stranger stays one', () => {
    const customers = [company('A', { name: '新名有限公司' })];
    const document: Row = {
      ...invoice('2026-03-01', NOT_DUE, 1),
      customerId: 'A',
      customerName: '旧名有限公司',
    };
    expect(text(customer({ customers, documents: [document] }, 'A').balance)).toBe('1');
    expect(rules({ customers, documents: [{ ...document, customerId: '' }] })).toContain(
      'data.unknownCustomer',
    );
  });

  it('a tax number that fails its check is a low warning, and nothing else changes', () => {
    const odd = [company('A', { taxId: '91350100M000100Y44' })];
    expect(check({ customers: odd }).findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'data.uscc low',
    ]);
    expect(text(customer({ customers: odd }, 'A').balance)).toBe('0');
  });
});

describe('23 days of sales outstanding at the edges', () => {
  const dso = (documents: Row[], asOf: string) => {
    const { behaviour, why } = customer({ documents }, 'C1', asOf);
    return [behaviour.dsoCountBack?.toFixed(1) ?? null, behaviour.dsoAtLeast, why['dsoCountBack'] ?? null];
  };
  const sold = (date: string, amount: number) => invoice(date, NOT_DUE, amount);

  it('is not a number without sales, and “at least” where receivables are more than the sales known', () => {
    expect(dso([], '2026-06-30')).toEqual([null, false, 'sales.none']);
    expect(dso([row('期初余额', '2026-05-31', 500)], '2026-06-30')).toEqual([null, false, 'sales.none']);
    expect(dso([row('期初余额', '2026-05-31', 500), sold('2026-06-15', 100)], '2026-06-30')[1]).toBe(true);
    const hidden = customer(
      {
        documents: [row('期初余额', '2026-06-30', 500, { currency: 'USD' }), sold('2026-06-15', 100)],
        rates: [{ currency: 'USD', units: 1, rate: 7, date: serial('2026-06-01') }],
      },
      'C1',
      '2026-06-30',
    );
    expect([hidden.behaviour.dsoCountBack, hidden.why['dsoCountBack']]).toEqual([null, 'before.opening']);
  });

  it('counts calendar days, and amounts with tax on both sides', () => {
    const before = [sold('2026-03-01', 10), row('回款', '2026-03-02', 10)];
    const year = [...before, sold('2026-04-15', 500), sold('2026-05-15', 350), sold('2026-06-15', 400)];
    // 1,250 open: the whole of June, May and April, 30 + 31 + 30.
    expect(dso(year, '2026-06-30')).toEqual(['91.0', false, null]);
    // 1,000 open: June 400, May 350, half of April.
    expect(dso([...year, row('回款', '2026-06-20', 250)], '2026-06-30')).toEqual(['76.0', false, null]);
  });
});

describe('24 ratios that have no meaning', () => {
  const statement = (figures: Row): Rows => ({
    financials: [
      {
        customerId: 'C1',
        periodEnd: serial('2025-12-31'),
        months: 12,
        receivedOn: serial('2026-03-01'),
        ...figures,
      },
    ],
  });

  it('are missing with a reason, and cost coverage instead of points', () => {
    const none = score({});
    expect(none.score.grade).toBeNull();
    expect(none.ratios.zScore.value ?? null).toBeNull();
    const noDebt = score(
      statement({
        totalLiabilities: 0,
        equity: 100,
        totalAssets: 100,
        currentAssets: 50,
        currentLiabilities: 0,
        retainedEarnings: 1,
        ebit: 1,
      }),
    );
    expect(noDebt.ratios.currentRatio.value ?? null).toBeNull();
    expect(noDebt.ratios.zScore.value ?? null).toBeNull();
    expect(noDebt.score.coverage.gt(none.score.coverage)).toBe(true);
  });

  it('a negative net worth is no missing figure: it caps the grade', () => {
    const poor = score(statement({ equity: -5, totalAssets: 100, totalLiabilities: 105 }));
    expect(poor.score.knockOuts.map(({ id }) => id)).toContain('netWorth');
    expect(score(statement({ equity: 5, totalAssets: 100, totalLiabilities: 95 })).score.knockOuts).toEqual(
      [],
    );
  });
});

describe('25 stale data and the day a figure is of', () => {
  it('every report names its day, and depends on no other clock', () => {
    const rows: Rows = {
      documents: [invoice('2026-01-01', '2026-01-31', 1000)],
      limits: [limit('C1', 5000)],
    };
    const one = check(rows);
    expect(one.asOf).toBe(day(ASOF));
    jest.useFakeTimers({ now: new Date('2031-01-01') });
    try {
      expect(check(rows)).toEqual(one);
      expect(portfolioLedger(analysis(rows)).asOf).toBe(day(ASOF));
    } finally {
      jest.useRealTimers();
    }
    expect(customer(rows, 'C1', '2026-04-30').longestOverdue).toBe(89);
  });

  it('what went stale is reported: a review, a score, statements, a rate', () => {
    const rows: Rows = {
      customers: [{ ...C1, reviewDue: serial('2026-01-01') }],
      scores: [
        { customerId: 'C1', asOf: serial('2025-06-01'), card: '标准', version: 1, score: 70, grade: 'A' },
      ],
      financials: [{ customerId: 'C1', periodEnd: serial('2024-06-30') }],
      documents: [invoice('2026-03-01', NOT_DUE, 1, { currency: 'USD' })],
      rates: [{ currency: 'USD', units: 1, rate: 7, date: serial('2026-01-01') }],
    };
    expect(rules(rows)).toEqual(
      expect.arrayContaining(['review.due', 'score.stale', 'financials.stale', 'data.rateOld']),
    );
  });
});
