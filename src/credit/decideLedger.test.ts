import { money, type Money } from '../ledger/money';
import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { analyse } from './analysis';
import { decideLedger, type ShipmentRequest } from './decideLedger';
import type { ShipmentDecision } from './decision/shipment';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';

const NOT_DUE = '2026-12-31';
const USD = { currency: 'USD' };
const RATES: Row[] = [{ ...USD, units: 1, rate: 7, date: serial('2026-03-01') }];
const graded = (value: string, customerId = 'C1'): Row => ({
  customerId,
  fact: '等级',
  value,
  from: serial('2026-01-01'),
});
const limit = (amount: number, more: Row = {}): Row => ({
  customerId: 'C1',
  kind: '基础额度',
  amount,
  to: serial('2030-12-31'),
  ...more,
});
/** A good customer with room to spare. */
const GOOD: Rows = { customers: [C1], facts: [graded('A')], limits: [limit(10_000)] };

function ship(rows: Rows, request: Partial<ShipmentRequest> = {}, asOf = ASOF): ShipmentDecision {
  const analysis = analyse(ledgerOf({ ...GOOD, ...rows }), day(asOf));
  const found = decideLedger(analysis, {
    customer: 'C1',
    amount: money('10'),
    currency: null,
    order: null,
    ...request,
  });
  if (!found) throw new RangeError('no such customer');
  return found;
}

const text = (amount: Money | null): string | null => amount?.toFixed() ?? null;
const said = ({ decision, reasons }: ShipmentDecision) => [
  decision,
  ...reasons.map(({ severity, rule }) => `${severity} ${rule}`),
];
const figuresOf = ({ reasons }: ShipmentDecision, rule: string) =>
  reasons.find((one) => one.rule === rule)?.figures;

describe('a shipment', () => {
  it('of a customer without anything against it passes', () => {
    const decision = ship({});
    expect([
      said(decision),
      text(decision.added),
      text(decision.exposureAfter),
      text(decision.effective),
    ]).toEqual([['pass'], '10', '10', '10000']);
  });

  it('is for a customer of 客户 only', () => {
    const analysis = analyse(
      ledgerOf({ documents: [invoice('2026-03-01', NOT_DUE, 1, { customerId: 'X' })] }),
      day(ASOF),
    );
    const request = { amount: money('1'), currency: null, order: null };
    expect(decideLedger(analysis, { ...request, customer: 'X' })).toBeNull();
    expect(decideLedger(analysis, { ...request, customer: 'nobody' })).toBeNull();
  });

  it('is in the customer’s currency unless it says another', () => {
    expect(text(ship({ rates: RATES }, { currency: 'USD' }).added)).toBe('70');
    expect(said(ship({}, { currency: 'USD' }))).toContain('hold input.unknown');
    const abroad = { customers: [{ ...C1, ...USD }], rates: RATES };
    expect(text(ship(abroad).added)).toBe('10');
    expect(text(ship(abroad, { currency: 'CNY', amount: money('70') }).added)).toBe('10');
  });

  it('to a customer another pays for is decided by the payer: its limit, use, orders and record', () => {
    const customers = [
      { ...C1, payerId: 'P' },
      { id: 'P', name: '结算公司' },
    ];
    const facts = [graded('A', 'P')];
    const ownLimit = limit(1_000_000);
    const limits = [ownLimit, limit(100, { customerId: 'P' })];
    const owed = invoice('2026-03-01', NOT_DUE, 60);
    const rows: Rows = { customers, facts, limits, documents: [owed] };
    const pass = ship(rows, { amount: money('10') });
    expect([said(pass), text(pass.exposureAfter), text(pass.effective)]).toEqual([['pass'], '70', '100']);
    expect(said(ship(rows, { amount: money('50') }))).toEqual(['hold', 'hold limit.over']);
    expect([pass.decidedBy, pass.currency]).toEqual(['P', 'CNY']);
    const abroad = { ...rows, customers: [customers[0] as Row, { ...customers[1], ...USD }], rates: RATES };
    const inDollars = ship(abroad, { amount: money('7') });
    expect([inDollars.decidedBy, inDollars.currency, text(inDollars.added)]).toEqual(['P', 'USD', '1']);
    expect(said(ship({ ...rows, limits: [ownLimit] }))).toContain('hold limit.unset');
    const order = row('订单', '2026-03-01', 30, { number: 'S1' });
    expect(
      text(ship({ ...rows, documents: [owed, order] }, { amount: money('30'), order: 'S1' }).added),
    ).toBe('0');
    const late = invoice('2025-07-01', '2025-08-01', 1);
    expect(
      said(
        ship({ ...rows, documents: [{ ...late, amount: 200 }], limits: [limit(1000, { customerId: 'P' })] }),
      ),
    ).toContain('hold overdue.90');
  });

  it('to a customer another pays for goes only when neither is frozen or closed', () => {
    const status = (of: string, value: string): Row => ({
      customerId: of,
      fact: '状态',
      value,
      from: serial('2026-01-01'),
    });
    const rows = (...facts: Row[]): Rows => ({
      customers: [
        { ...C1, payerId: 'P' },
        { id: 'P', name: '结算公司' },
      ],
      facts: [graded('A', 'P'), ...facts],
      limits: [limit(100, { customerId: 'P' })],
    });
    expect(said(ship(rows()))).toEqual(['pass']);
    expect(said(ship(rows(status('C1', '冻结'))))).toContain('hold customer.frozen');
    expect(said(ship(rows(status('P', '冻结'))))).toContain('hold customer.frozen');
    expect(said(ship(rows(status('C1', '关闭'), status('P', '冻结'))))).toContain('hold customer.closed');
    const whose = (...facts: Row[]) => figuresOf(ship(rows(...facts)), 'customer.frozen');
    expect(whose(status('C1', '冻结'), status('P', '冻结'))).toEqual({ customer: 'C1' });
    expect(whose(status('P', '冻结'))).toEqual({ customer: 'P' });
  });

  it('whose payer the ledger does not know is decided by its own limit', () => {
    const found = ship({ customers: [{ ...C1, payerId: 'nobody' }] });
    expect([said(found), text(found.effective)]).toEqual([['pass'], '10000']);
  });

  it('adds what its order and its deliveries do not hold already, in any currency', () => {
    const documents = [
      row('订单', '2026-03-01', 6, { number: 'S1' }),
      row('发货', '2026-03-01', 2, { order: 'S1' }),
      row('订单', '2026-03-01', 3, { number: 'S2' }),
    ];
    expect(text(ship({ documents }, { order: 's1' }).added)).toBe('4');
    expect(text(ship({ documents }, { order: 'S2' }).added)).toBe('7');
    expect(text(ship({ documents }, { order: 'S9' }).added)).toBe('10');
    expect(text(ship({ documents }).added)).toBe('10');
    const dollars = [...documents, row('订单', '2026-03-01', 1, { ...USD, number: 'S1' })];
    expect(text(ship({ documents: dollars, rates: RATES }, { order: 'S1', amount: money('20') }).added)).toBe(
      '7',
    );
    const policy = policyRows({ orderWeight: 0.5 });
    expect(text(ship({ documents, policy }, { order: 'S1' }).added)).toBe('6');
  });
});

describe('what stands against a customer', () => {
  const late = (due: string, amount: number, more: Row = {}) => invoice('2025-06-01', due, amount, more);

  it('is lateness, and what paying beyond the policy’s days would release', () => {
    const documents = [
      late('2026-01-01', 300),
      late('2026-02-28', 40),
      late('2026-03-01', 500),
      late(NOT_DUE, 9),
    ];
    const decision = ship({ documents });
    expect(said(decision)).toEqual(['hold', 'hold overdue.30']);
    expect(decision.reasons[0]?.figures).toEqual({ currency: 'CNY', overdue: '840', days: '89' });
    expect(decision.reasons[0]?.releasedBy).toMatchObject([{ how: 'payment', amount: money('340') }]);
    const paid = [...documents, row('回款', ASOF, 340)];
    expect(said(ship({ documents: paid }))).toEqual(['warn', 'warn overdue.any']);
    const stricter = ship({ documents, policy: policyRows({ holdOverdueDays: 29 }) });
    expect(stricter.reasons[0]?.releasedBy).toMatchObject([{ amount: money('840') }]);
  });

  it('leaves out of that what is in dispute, and adds currencies at their rate', () => {
    const disputed = { disputedOn: serial('2026-03-01'), disputed: 100 };
    const documents = [late('2026-01-01', 300, disputed), late('2026-02-01', 10, USD)];
    const decision = ship({ documents, rates: RATES });
    expect(decision.reasons[0]?.releasedBy).toMatchObject([{ how: 'payment', amount: money('270') }]);
  });

  it('is a status of the day', () => {
    const facts = [
      graded('A'),
      { customerId: 'C1', fact: '状态', value: '冻结', from: serial('2026-03-01'), to: serial('2026-03-30') },
    ];
    expect(said(ship({ facts }, {}, '2026-03-30'))).toEqual(['hold', 'hold customer.frozen']);
    expect(said(ship({ facts }))).toEqual(['pass']);
    expect(said(ship({ customers: [{ ...C1, status: '关闭' }] }))).toEqual(['hold', 'hold customer.closed']);
  });

  it('is a grade below the floor, an override before the computed one, or none at all', () => {
    expect(said(ship({ facts: [graded('C')] }))).toEqual(['hold', 'hold grade.floor']);
    expect(said(ship({ facts: [graded('B')] }))).toEqual(['pass']);
    expect(figuresOf(ship({ facts: [] }), 'input.unknown')).toEqual({ figure: 'grade', why: 'grade.none' });
    expect(said(ship({ facts: [], policy: policyRows({ gradeFloor: 'D' }) }))).toEqual(['pass']);
  });

  describe('written off', () => {
    const lost = (date: string, more: Row = {}, back: Row[] = []) => [
      invoice('2022-01-01', '2022-02-01', 50, { number: 'F1', ...more }),
      row('坏账核销', date, 50, { number: 'W1', settles: 'F1', ...more }),
      ...back,
    ];
    const recovered = (amount: number) => row('坏账收回', '2026-01-01', amount, { settles: 'W1' });

    it('holds for 36 months, until it has come back', () => {
      expect(said(ship({ documents: lost('2023-03-31') }))).toEqual(['pass']);
      const decision = ship({ documents: lost('2023-04-01') });
      expect(said(decision)).toEqual(['hold', 'hold writtenOff.open']);
      expect(figuresOf(decision, 'writtenOff.open')).toEqual({
        currency: 'CNY',
        amount: '50',
        date: '2023-04-01',
      });
      expect(
        figuresOf(ship({ documents: lost('2023-04-01', {}, [recovered(49.99)]) }), 'writtenOff.open')?.[
          'amount'
        ],
      ).toBe('0.01');
      expect(said(ship({ documents: lost('2023-04-01', {}, [recovered(50)]) }))).toEqual(['pass']);
    });

    it('is what it settled, of all of them, at the day of the latest', () => {
      const documents = [
        ...lost('2025-01-01'),
        invoice('2022-01-01', '2022-02-01', 7, { number: 'F2' }),
        row('坏账核销', '2024-01-01', 9, { number: 'W2', settles: 'F2' }),
      ];
      expect(figuresOf(ship({ documents }), 'writtenOff.open')).toEqual({
        currency: 'CNY',
        amount: '57',
        date: '2025-01-01',
      });
      const unnamed = [row('坏账核销', '2025-01-01', 9)];
      expect(said(ship({ documents: unnamed }))).toEqual(['pass']);
    });

    it('is in the customer’s currency, and without a rate in its own', () => {
      const documents = lost('2025-01-01', USD);
      expect(figuresOf(ship({ documents, rates: RATES }), 'writtenOff.open')).toMatchObject({
        currency: 'CNY',
        amount: '350',
      });
      expect(figuresOf(ship({ documents }), 'writtenOff.open')).toEqual({
        currency: 'USD',
        amount: '50',
        date: '2025-01-01',
      });
    });
  });

  it('is a score or statements gone stale: a warning', () => {
    const scores = (asOf: string): Row[] => [
      { customerId: 'C1', asOf: serial(asOf), card: '标准', version: 1, grade: 'A' },
    ];
    expect(said(ship({ scores: scores('2025-10-02') }))).toEqual(['pass']);
    const decision = ship({ scores: scores('2025-10-01') });
    expect([said(decision), figuresOf(decision, 'score.stale')]).toEqual([
      ['warn', 'warn score.stale'],
      { scored: '2025-10-01' },
    ]);
    const financials = (periodEnd: string): Row[] => [{ customerId: 'C1', periodEnd: serial(periodEnd) }];
    expect(said(ship({ financials: financials('2024-12-31') }))).toEqual(['pass']);
    expect(figuresOf(ship({ financials: financials('2024-12-30') }), 'financials.stale')).toEqual({
      periodEnd: '2024-12-30',
    });
  });

  it('is no limit where unapplied credit of that currency pays', () => {
    const zero = { limits: [limit(0)], rates: RATES };
    const prepaid = (more: Row = {}) => ({ ...zero, documents: [row('预收', '2026-03-01', 50, more)] });
    const covered = (rows: Rows, request: Partial<ShipmentRequest> = {}) =>
      ship(rows, { amount: money('50'), ...request }).covered;
    expect([covered(prepaid()), covered(prepaid(), { amount: money('50.01') })]).toEqual([true, false]);
    expect([covered(prepaid(USD)), covered(prepaid(USD), USD), covered(zero)]).toEqual([false, true, false]);
    const ofOrder = prepaid({ order: 'S1' });
    expect([covered(ofOrder), covered(ofOrder, { order: 'S1' })]).toEqual([false, true]);
    const [first] = prepaid().documents;
    expect(covered({ ...zero, documents: [{ ...first, date: '?' }, ...prepaid().documents] })).toBe(false);
    const begins = row('期初余额', '2026-04-30', -50);
    expect(covered({ ...zero, documents: [...prepaid().documents, begins] })).toBe(false);
  });

  it('is a group without room, also where its own limit has some', () => {
    const customers = [C1, { id: 'C2', name: '乙', parentId: 'C1' }];
    const rows: Rows = {
      customers,
      facts: [graded('A', 'C2')],
      limits: [limit(100), limit(90, { customerId: 'C2' })],
      documents: [invoice('2026-03-01', NOT_DUE, 95)],
    };
    const decision = ship(rows, { customer: 'C2' });
    expect(said(decision)).toEqual(['hold', 'hold limit.over', 'hold group.over']);
    expect(text(decision.effective)).toBe('5');
    expect(said(ship(rows, { customer: 'C2', amount: money('4') }))).toContain('warn limit.near');
  });

  it('warns when the pool it shares ends soon, though its own limit does not', () => {
    const ending = (to: string) =>
      ship(
        {
          customers: [C1, { id: 'C2', name: '乙', parentId: 'C1' }],
          facts: [graded('A', 'C2')],
          limits: [limit(1000, { to: serial(to) }), limit(90, { customerId: 'C2' })],
        },
        { customer: 'C2' },
      );
    expect(said(ending('2026-04-30'))).toEqual(['warn', 'warn group.expiring']);
    expect(figuresOf(ending('2026-04-30'), 'group.expiring')).toMatchObject({ head: 'C1', amount: '1000' });
    expect(said(ending('2026-05-01'))).toEqual(['pass']);
  });
});
