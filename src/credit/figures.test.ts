import type { Money } from '../ledger/money';
import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { checkLedger } from './check';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';
import type { CustomerFigures } from './report';

const NOT_DUE = '2026-12-31';
const USD = { currency: 'USD' };
const RATES: Row[] = [{ ...USD, units: 1, rate: 7, date: serial('2026-03-01') }];
const UNDATED = { ...C1, termText: '见合同' };

function figures(rows: Rows, id = 'C1', asOf = ASOF): CustomerFigures {
  const found = checkLedger(ledgerOf({ customers: [C1], ...rows }), day(asOf)).customers.find(
    (one) => one.id === id,
  );
  if (!found) throw new RangeError(`no customer ${id}`);
  return found;
}

const text = (amount: Money | null | undefined): string | null => amount?.toFixed() ?? null;
const limit = (amount: number | '', more: Row = {}): Row => ({
  customerId: 'C1',
  kind: '基础额度',
  amount,
  to: serial('2030-12-31'),
  ...more,
});

describe('what a customer owes', () => {
  it('is in its currency, every account at its rate', () => {
    const documents = [
      invoice('2026-01-01', '2026-03-01', 100),
      invoice('2026-01-01', '2026-03-01', 10, { ...USD, disputedOn: serial('2026-03-10'), disputed: 4 }),
      row('回款', '2026-03-01', 250),
      row('质保金', '2026-03-01', 3, { ...USD, due: serial(NOT_DUE) }),
      row('应收票据', '2026-03-05', 1, { ...USD, number: 'N', due: serial(NOT_DUE), noteType: '商承' }),
      row('订单', '2026-03-01', 20, { number: 'S1' }),
      row('发货', '2026-03-01', 5, { order: 'S1' }),
    ];
    const found = figures({ documents, rates: RATES });
    expect([found.balance, found.unapplied, found.overdue, found.disputed, found.exposure].map(text)).toEqual(
      ['-66', '-150', '63', '28', '-39'],
    );
    const parts = found.exposureParts;
    expect(
      [parts?.balance, parts?.retention, parts?.notes, parts?.orders, parts?.deliveries].map(text),
    ).toEqual(['-87', '21', '7', '15', '5']);
    expect(text(found.ageing?.['1-30'])).toBe('63');
    expect(found.why).not.toHaveProperty('balance');
    const { USD: dollars, CNY: yuan } = found.byCurrency;
    expect([dollars?.balance, dollars?.exposure, dollars?.overdue, dollars?.unapplied].map(text)).toEqual([
      '12',
      '13',
      '9',
      '0',
    ]);
    expect([yuan?.balance, yuan?.exposure, yuan?.overdue, yuan?.unapplied].map(text)).toEqual([
      '-150',
      '-130',
      '0',
      '-150',
    ]);
    expect(text(dollars?.ageing['1-30'])).toBe('9');
  });

  it('has a memo of what was written off and not recovered, apart from the balance, whenever that was', () => {
    const written = (more: Row = {}) => [
      invoice('2020-01-01', '2020-02-01', 50, { number: 'F1', ...more }),
      row('坏账核销', '2021-06-01', 60, { number: 'W1', settles: 'F1', ...more }),
      row('坏账收回', '2021-07-01', 12, { settles: 'W1', ...more }),
    ];
    const documents = [invoice('2026-03-01', NOT_DUE, 5), ...written(), ...written(USD)];
    const found = figures({ documents, rates: RATES });
    // 10 of each write-off found nothing to settle and stays unapplied.
    expect([found.balance, found.writtenOff].map(text)).toEqual(['-75', '304']);
    expect([found.byCurrency['CNY'], found.byCurrency['USD']].map((own) => text(own?.writtenOff))).toEqual([
      '38',
      '38',
    ]);
    expect(text(figures({ documents: written() }, 'C1', '2021-06-30').writtenOff)).toBe('50');
  });

  it('knows the balance where only a written-off claim has no rate', () => {
    const documents = [
      invoice('2026-03-01', NOT_DUE, 5),
      invoice('2020-01-01', '2020-02-01', 50, { ...USD, number: 'F1' }),
      row('坏账核销', '2021-06-01', 50, { ...USD, settles: 'F1' }),
    ];
    const found = figures({ documents });
    expect([text(found.balance), found.writtenOff, found.why['writtenOff']]).toEqual([
      '5',
      null,
      'rate.missing',
    ]);
    const hidden = figures({ documents: [invoice('2026-03-01', NOT_DUE, 1, { amount: 'abc' })] });
    expect([hidden.writtenOff, hidden.why['writtenOff']]).toEqual([null, 'unreadable']);
    expect(figures({}).why).not.toHaveProperty('writtenOff');
  });

  it('needs no rate for an account where nothing is open', () => {
    const settled = [invoice('2026-01-01', '2026-03-01', 10, USD), row('回款', '2026-03-01', 10, USD)];
    expect(figures({ documents: settled })).toMatchObject({ why: {} });
    expect(text(figures({ documents: settled }).balance)).toBe('0');
    const order = row('订单', '2026-03-01', 1, { ...USD, number: 'S' });
    expect(figures({ documents: [...settled, order] }).why).toMatchObject({
      exposure: 'rate.missing',
      balance: 'rate.missing',
    });
    const apart = [...settled, row('质保金', '2026-03-01', 3, { ...USD, due: serial(NOT_DUE) })];
    expect(figures({ documents: apart }).why).toMatchObject({ balance: 'rate.missing' });
    const even = [invoice('2026-01-01', '2026-03-01', 10, USD), row('抵账', '2026-03-01', 10, USD)];
    expect(figures({ documents: even }).why).toMatchObject({ balance: 'rate.missing' });
  });

  it.each([
    ['unreadable', [row('回款', '2026-03-01', 'x'), row('期初余额', '2026-04-01', 5)]],
    ['before.opening', [row('期初余额', '2026-04-01', 5), invoice('2026-03-01', NOT_DUE, 5, USD)]],
    ['rate.missing', [invoice('2026-03-01', NOT_DUE, 5, USD)]],
  ])('is unknown, all of it, and says why: %s', (why, documents) => {
    const found = figures({ documents, limits: [limit(100)] });
    for (const name of [
      'balance',
      'exposure',
      'exposureParts',
      'disputed',
      'unapplied',
      'overdue',
      'ageing',
    ] as const) {
      expect([name, found[name], found.why[name]]).toEqual([name, null, why]);
    }
    expect([found.available, found.why['available'], found.utilisation, found.why['utilisation']]).toEqual([
      null,
      why,
      null,
      why,
    ]);
    expect([text(found.effective), found.why['effective']]).toEqual(['100', undefined]);
    expect([found.behaviour.dsoCountBack, found.why['dsoCountBack']]).toEqual([null, why]);
  });

  it('knows days late without a rate, but not over a row that cannot be counted', () => {
    const late = invoice('2026-01-01', '2026-03-01', 5, USD);
    expect(figures({ documents: [late] })).toMatchObject({
      longestOverdue: 30,
      maxDaysOverdue: 30,
      riskClass: 'watch',
    });
    const hidden = figures({ documents: [late, row('回款', '2026-03-01', 'x')] });
    expect(hidden).toMatchObject({
      longestOverdue: null,
      maxDaysOverdue: null,
      riskClass: null,
      byCurrency: {},
    });
    expect(hidden.why).toMatchObject({ longestOverdue: 'unreadable', maxDaysOverdue: 'unreadable' });
    const before = figures({ documents: [late, row('期初余额', '2026-04-01', 5)] });
    expect(before.why).toMatchObject({ longestOverdue: 'before.opening' });
    expect(Object.keys(before.byCurrency)).toEqual(['USD']);
  });

  it('takes the latest of its accounts', () => {
    const documents = [invoice('2026-01-01', '2026-03-01', 500), invoice('2026-01-01', '2026-02-01', 5, USD)];
    expect(figures({ documents })).toMatchObject({ longestOverdue: 58, maxDaysOverdue: 58 });
  });
});

describe('lateness with due dates unknown', () => {
  const undated = row('发票', '2026-01-01', 500);
  const customers = [UNDATED];

  it('is a lower bound, and unknown where nothing known is late', () => {
    const nothing = figures({ customers, documents: [undated] });
    expect(nothing).toMatchObject({
      overdueAtLeast: true,
      longestOverdue: null,
      maxDaysOverdue: null,
      riskClass: null,
    });
    expect(nothing.why).toMatchObject({ longestOverdue: 'due.unknown', maxDaysOverdue: 'due.unknown' });
    const some = figures({ customers, documents: [undated, invoice('2026-01-01', '2026-03-01', 500)] });
    expect(some).toMatchObject({
      overdueAtLeast: true,
      longestOverdue: 30,
      maxDaysOverdue: null,
      riskClass: 'watch',
    });
    expect(some.why).not.toHaveProperty('longestOverdue');
    expect(some.why['maxDaysOverdue']).toBe('due.unknown');
  });

  it('says so of a customer with a hidden row too', () => {
    const documents = [undated, row('回款', '2026-03-01', 'x')];
    expect(figures({ customers, documents }).overdueAtLeast).toBe(true);
    expect(figures({ documents }).overdueAtLeast).toBe(false);
    expect(figures({ documents }).longestOverdue).toBeNull();
  });
});

describe('the limit and what is left of it', () => {
  const owes = (amount: number) => [invoice('2026-03-01', NOT_DUE, amount)];

  it('is used by what is above zero only', () => {
    const found = (documents: Row[]) => {
      const { available, utilisation } = figures({ documents, limits: [limit(80)] });
      return [text(available), text(utilisation)];
    };
    expect(found(owes(60))).toEqual(['20', '0.75']);
    expect(found(owes(80))).toEqual(['0', '1']);
    expect(found(owes(100))).toEqual(['-20', '1.25']);
    expect(found([])).toEqual(['80', '0']);
    expect(found([row('回款', '2026-03-01', 20)])).toEqual(['100', '0']);
  });

  it('says why there is no share of it', () => {
    const why = (limits: Row[], documents: Row[]) => figures({ limits, documents }).why['utilisation'];
    expect(why([limit(80)], owes(5))).toBeUndefined();
    expect(why([], owes(5))).toBe('limit.none');
    expect(why([], [])).toBe('limit.unset');
    expect(why([limit(0)], owes(5))).toBe('limit.none');
    expect(why([limit(0)], [])).toBe('effective.zero');
    expect(why([limit(0)], [row('回款', '2026-03-01', 20)])).toBe('effective.zero');
    expect(why([limit('', { unlimited: '是' })], owes(5))).toBe('limit.unlimited');
    expect(why([limit(80, { to: 'soon' })], owes(5))).toBe('unreadable');
    expect(why([limit(80, USD)], owes(5))).toBe('rate.missing');
  });

  it('is unknown where a cell of it is, and the balance is not', () => {
    const found = figures({ limits: [limit(80, { to: 'soon' })], documents: owes(5) });
    expect(found.why).toMatchObject({
      limit: 'unreadable',
      effective: 'unreadable',
      available: 'unreadable',
    });
    expect(text(found.exposure)).toBe('5');
  });

  it('of a member is what its group leaves, and unknown when one of the group is', () => {
    const customers = [C1, { id: 'C2', name: '乙', parentId: 'C1' }];
    const own = figures({ customers, limits: [limit(80)], documents: owes(30) }, 'C2');
    expect([own.limit.state, text(own.limit.group), text(own.effective), own.limit.amount]).toEqual([
      'shared',
      '50',
      '50',
      null,
    ]);
    const hidden = figures(
      { customers, limits: [limit(80)], documents: [row('发票', '2026-03-01', 'x')] },
      'C2',
    );
    expect([hidden.effective, hidden.why['effective'], hidden.why['available'], hidden.limit.group]).toEqual([
      null,
      'group.unknown',
      'group.unknown',
      null,
    ]);
  });

  it('has cover beside it, unknown without a rate', () => {
    const insurance = limit(10, { kind: '信用保险', percent: 0.5, from: serial('2026-01-01'), ...USD });
    const insured = [invoice('2026-03-01', NOT_DUE, 30, { insured: '是' })];
    const found = figures({ limits: [limit(80), insurance], documents: insured, rates: RATES });
    expect([text(found.cover), text(found.effective), found.why['cover']]).toEqual(['15', '80', undefined]);
    expect(text(found.netExposure)).toBe(found.exposure?.minus(15).toFixed());
    const unknown = figures({ limits: [limit(80), insurance], documents: insured });
    expect([unknown.cover, unknown.why['cover']]).toEqual([null, 'rate.missing']);
    expect([unknown.netExposure, unknown.why['netExposure']]).toEqual([null, 'rate.missing']);
  });
});

describe('behaviour and class', () => {
  it('count receivables back over the sales of all accounts that have a rate', () => {
    const documents = [
      invoice('2026-03-10', NOT_DUE, 310),
      invoice('2026-02-10', NOT_DUE, 40, USD),
      row('回款', '2026-03-20', 155),
    ];
    const found = figures({ documents, rates: RATES }).behaviour;
    // 155 + 280 open: March 310 of 31 days, then 125 of February’s 280 over the 19 since the first.
    expect([found.dsoCountBack?.toFixed(1), found.dsoAtLeast]).toEqual(['39.5', false]);
    expect(figures({}).why['dsoCountBack']).toBe('sales.none');
  });

  it('know no sales before a customer became one', () => {
    const opened = [row('期初余额', '2026-02-28', 500), invoice('2026-03-10', NOT_DUE, 310)];
    expect(figures({ documents: opened }).behaviour.dsoAtLeast).toBe(true);
  });

  it('give the reasons of what is shown, and no others', () => {
    expect(Object.keys(figures({ limits: [limit(5)] }).why).sort()).toEqual([
      'dbtFloored',
      'dbtLate',
      'dbtSigned',
      'disputedShare',
      'dsoCountBack',
      'onTimeLeftOutShare',
      'onTimeShare',
      'otherCreditShare',
      'undatedShare',
      'worsening',
    ]);
  });

  it('say what share of the parts each measure leaves out', () => {
    const documents = [
      invoice('2025-11-01', '2025-12-01', 60, { number: 'P' }),
      row('回款', '2025-12-01', 60, { settles: 'P' }),
      invoice('2025-11-02', '2025-12-02', 20, { number: 'K' }),
      row('红字', '2025-12-05', 20, { settles: 'K' }),
      invoice('2026-01-01', '2026-02-01', 15, {
        number: 'D',
        disputed: 15,
        disputedOn: serial('2026-03-10'),
      }),
      invoice('2026-01-02', '', 5, { number: 'U' }),
      row('回款', '2026-03-01', 5, { settles: 'U' }),
    ];
    const { behaviour } = figures({ customers: [UNDATED], documents });
    const { otherCreditShare, disputedShare, undatedShare, onTimeLeftOutShare, onTimeShare } = behaviour;
    expect([otherCreditShare, disputedShare, undatedShare].map(text)).toEqual(['0.2', '0.15', '0.05']);
    expect([onTimeShare, onTimeLeftOutShare?.times(95).toDecimalPlaces(9)].map(text)).toEqual(['1', '35']);
  });

  it('class as loss who has something written off and not recovered', () => {
    const documents = [
      invoice('2025-01-01', '2025-02-01', 50, { number: 'F1' }),
      row('坏账核销', '2025-06-01', 50, { number: 'W1', settles: 'F1' }),
    ];
    expect(figures({ documents }).riskClass).toBe('loss');
    expect(
      figures({ documents: [...documents, row('坏账收回', '2025-07-01', 50, { settles: 'W1' })] }).riskClass,
    ).toBe('normal');
  });

  it('names a customer by its id where 客户 has none', () => {
    expect(
      figures({ documents: [invoice('2026-03-01', NOT_DUE, 5, { customerId: 'X' })] }, 'X'),
    ).toMatchObject({ name: 'X', at: null });
    expect(figures({})).toMatchObject({ name: '甲公司', at: { table: 'customers', position: 0 } });
  });
});

describe('the floor below which lateness does not count', () => {
  it('is the policy’s, at the rate of the day in another currency, and none without a rate', () => {
    const late = (amount: number, rates: Row[]) =>
      figures({
        documents: [invoice('2026-01-01', '2026-03-01', amount, USD)],
        rates,
        policy: policyRows({ overdueFloor: 70 }),
      }).longestOverdue;
    expect([late(9.99, RATES), late(10, RATES), late(0.01, [])]).toEqual([0, 30, 30]);
  });

  it('is rounded up to a unit of the account', () => {
    const late = (amount: number) =>
      figures({
        documents: [invoice('2026-01-01', '2026-03-01', amount, USD)],
        rates: [{ ...USD, units: 3, rate: 10, date: serial('2026-03-01') }],
        policy: policyRows({ overdueFloor: 1 }),
      }).longestOverdue;
    // 1 CNY is 0.3 USD; 0.25 is less of it, 0.3 is not.
    expect([late(0.25), late(0.3)]).toEqual([0, 30]);
  });
});
