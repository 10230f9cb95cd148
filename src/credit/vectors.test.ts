/** Every worked example of the domain once more from the rows of a ledger to the figure, as far as a ledger can say it. */
import { money, type Money } from '../ledger/money';
import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { adviseLedger, type AdvisedCustomer } from './adviseLedger';
import { analyse, type Analysis } from './analysis';
import { checkLedger } from './check';
import { decideLedger } from './decideLedger';
import { ASOF, C1, invoice, row } from './findings/findingsForTests';
import { portfolioLedger, type PortfolioReport } from './portfolioLedger';
import type { CheckReport, CustomerFigures } from './report';
import { scoreLedger } from './scoreLedger';

const NOT_DUE = '2030-12-31';
const limit = (customerId: string, amount: number, more: Row = {}): Row => ({
  customerId,
  kind: '基础额度',
  amount,
  to: serial('2030-12-31'),
  ...more,
});

const check = (rows: Rows, asOf = ASOF): CheckReport =>
  checkLedger(ledgerOf({ customers: [C1], ...rows }), day(asOf));
const analysis = (rows: Rows, asOf = ASOF): Analysis =>
  analyse(ledgerOf({ customers: [C1], ...rows }), day(asOf));
const portfolio = (rows: Rows, asOf = ASOF): PortfolioReport => portfolioLedger(analysis(rows, asOf));

function customer(rows: Rows, id = 'C1', asOf = ASOF): CustomerFigures {
  const found = check(rows, asOf).customers.find((one) => one.id === id);
  if (!found) throw new RangeError(`no customer ${id}`);
  return found;
}

const text = (amount: Money | null | undefined): string | null => amount?.toFixed() ?? null;
const rounded = (amount: Money | null | undefined, decimals = 2): string | null =>
  amount?.toFixed(decimals) ?? null;
const open = (rows: Rows, asOf: string) =>
  check(rows, asOf).items.map((item) => [text(item.open), item.daysLate]);

describe('documents', () => {
  it('order 100, delivered 60, invoiced 40: order 40 + delivery 20 + invoice 40 = 100', () => {
    const { exposureParts, exposure } = customer({
      documents: [
        row('订单', '2026-03-01', 100, { number: 'O1' }),
        row('发货', '2026-03-02', 60, { order: 'O1' }),
        invoice('2026-03-03', NOT_DUE, 40, { order: 'O1' }),
      ],
    });
    expect(
      [exposureParts?.orders, exposureParts?.deliveries, exposureParts?.balance, exposure].map(text),
    ).toEqual(['40', '20', '40', '100']);
  });

  it('a replay of the day before a note is dishonoured equals a ledger where it never was', () => {
    const documents = [
      invoice('2025-12-01', '2025-12-31', 100, { number: 'F1' }),
      row('应收票据', '2026-01-10', 100, {
        number: 'N1',
        settles: 'F1',
        due: serial('2026-03-10'),
        noteType: '商承',
      }),
    ];
    const back = row('票据拒付', '2026-03-11', '', { settles: 'N1' });
    expect(check({ documents: [...documents, back] }, '2026-03-10')).toEqual(
      check({ documents }, '2026-03-10'),
    );
    const after = customer({ documents: [...documents, back] }, 'C1', '2026-03-11');
    expect([text(after.balance), after.longestOverdue]).toEqual(['100', 70]);
  });
});

describe('settlement', () => {
  it('vector 1: A 0, B 30 (15 days late), C 150; balance 180, overdue 30', () => {
    const rows: Rows = {
      documents: [
        invoice('2026-01-01', '2026-01-31', 100, { number: 'A' }),
        invoice('2026-01-29', '2026-02-28', 200, { number: 'B' }),
        invoice('2026-03-01', '2026-03-31', 150, { number: 'C' }),
        row('回款', '2026-02-10', 120, { settles: 'B' }),
        row('回款', '2026-03-05', 150),
      ],
    };
    expect(open(rows, '2026-03-15').slice(0, 3)).toEqual([
      ['0', 43],
      ['30', 15],
      ['150', -16],
    ]);
    const figures = customer(rows, 'C1', '2026-03-15');
    expect([figures.balance, figures.overdue, figures.unapplied].map(text)).toEqual(['180', '30', '0']);
  });

  it('vector 2: C was settled on 02-10; D overdue 150', () => {
    const rows: Rows = {
      documents: [
        invoice('2026-01-10', '2026-03-31', 150, { number: 'C' }),
        row('回款', '2026-02-10', 150),
        invoice('2026-03-01', '2026-03-01', 150, { number: 'D' }),
      ],
    };
    const { items } = check(rows, '2026-03-15');
    expect(items[0]?.settledBy.map(({ at, amount, on }) => [at.position, text(amount), on])).toEqual([
      [1, '150', day('2026-02-10')],
    ]);
    expect(items.map((item) => text(item.open))).toEqual(['0', '0', '150']);
    expect(text(customer(rows, 'C1', '2026-03-15').overdue)).toBe('150');
  });
});

describe('due dates', () => {
  it('2026-01-05 月结30天 is due 2026-03-02 by days, 2026-02-28 by months', () => {
    const due = (monthTerms: string) =>
      check({
        customers: [{ ...C1, termText: '月结30天' }],
        documents: [row('发票', '2026-01-05', 1)],
        policy: policyRows({ monthTerms }),
      }).items[0]?.due;
    expect([due('days'), due('months')]).toEqual([day('2026-03-02'), day('2026-02-28')]);
  });

  it.each([
    ['3-3-3-1', ['300', '300', '300', '100']],
    ['3331', ['300', '300', '300', '100']],
    ['(2.5)(3.5)(3)(1)', ['250', '350', '300', '100']],
    ['53(1.5)(0.5)', ['500', '300', '150', '50']],
  ])(
    '%s shares an invoice of 1,000 out to order, delivery, acceptance and warranty',
    (termText, expected) => {
      const { documents } = ledgerOf({
        customers: [{ ...C1, termText, warrantyMonths: 12 }],
        documents: [
          row('订单', '2026-01-31', 1000, { number: 'O1' }),
          row('发货', '2026-02-10', 1000, { order: 'O1' }),
          row('发票', '2026-02-11', 1000, { order: 'O1', acceptedOn: serial('2026-02-28') }),
        ],
      });
      const parts = documents[2]?.instalments ?? [];
      expect(parts.map(({ amount }) => text(amount))).toEqual(expected);
      expect(parts.map(({ due }) => due)).toEqual(
        ['2026-01-31', '2026-02-10', '2026-02-28', '2027-02-28'].map(day),
      );
    },
  );
});

describe('ageing', () => {
  it('0.01 open 400 days late and nothing else: longest overdue 0, raw 400', () => {
    const documents = [invoice('2025-01-24', '2025-02-24', 0.01)];
    expect(customer({ documents })).toMatchObject({ longestOverdue: 0, maxDaysOverdue: 400 });
  });

  it('due today is not overdue, and day 30 is in 1–30', () => {
    const bucket = (late: number) =>
      check({ documents: [row('发票', '2020-01-01', 1, { due: serial(ASOF) - late })] }).items[0]?.bucket;
    expect([0, 1, 30, 31, 60, 61, 90, 91, 180, 181, 365, 366].map(bucket)).toEqual([
      'notDue',
      '1-30',
      '1-30',
      '31-60',
      '31-60',
      '61-90',
      '61-90',
      '91-180',
      '91-180',
      '181-365',
      '181-365',
      '>365',
    ]);
  });
});

describe('limits and groups', () => {
  const group = (...ids: string[]): Row[] => [
    { id: 'M', name: 'M' },
    ...ids.map((id) => ({ id, name: id, parentId: 'M' })),
  ];
  const owes = (customerId: string, amount: number) => invoice('2026-03-01', NOT_DUE, amount, { customerId });

  it('own 10k in a pool of 15k has 10k; own 20k has 15k', () => {
    const effective = (own: number) =>
      text(customer({ customers: group('A'), limits: [limit('M', 15_000), limit('A', own)] }, 'A').effective);
    expect([effective(10_000), effective(20_000)]).toEqual(['10000', '15000']);
  });

  it('pool 50m, A own 20m, B own 3m, C and D none, nothing used: C and D 27m each, shared', () => {
    const rows: Rows = {
      customers: group('A', 'B', 'C', 'D'),
      limits: [limit('M', 50_000_000), limit('A', 20_000_000), limit('B', 3_000_000)],
    };
    const shown = ['C', 'D'].map((id) => {
      const { effective, limit: own } = customer(rows, id);
      return [text(effective), own.state];
    });
    expect(shown).toEqual([
      ['27000000', 'shared'],
      ['27000000', 'shared'],
    ]);
  });

  it('pool 50, A own 20 using 25, B own 3 using 0, C using 10, D using 5: C has 17 and 7 left, D 12 and 7 left', () => {
    const rows: Rows = {
      customers: group('A', 'B', 'C', 'D'),
      limits: [limit('M', 50), limit('A', 20), limit('B', 3)],
      documents: [owes('A', 25), owes('C', 10), owes('D', 5)],
    };
    const shown = ['C', 'D'].map((id) => {
      const { effective, available } = customer(rows, id);
      return [text(effective), text(available)];
    });
    expect(shown).toEqual([
      ['17', '7'],
      ['12', '7'],
    ]);
  });

  it('100,000 and a guarantee of 50,000 × 50 % come to 125,000', () => {
    const limits = [limit('C1', 100_000), limit('C1', 50_000, { kind: '担保', percent: 0.5 })];
    expect(text(customer({ limits }).effective)).toBe('125000');
  });

  it('100 JPY = 4.8: 250,000 JPY are 12,000', () => {
    const rows: Rows = {
      documents: [invoice('2026-03-01', NOT_DUE, 250_000, { currency: 'JPY' })],
      rates: [{ currency: 'JPY', units: 100, rate: 4.8, date: serial('2026-03-01') }],
    };
    expect(text(customer(rows).exposure)).toBe('12000');
  });

  it('cover is min(open insured, buyer limit) × indemnity, shown beside the limit', () => {
    const rows: Rows = {
      documents: [invoice('2026-03-01', NOT_DUE, 500, { insured: '是' })],
      limits: [
        limit('C1', 1000),
        limit('C1', 300, { kind: '信用保险', percent: 0.9, from: serial('2026-01-01') }),
      ],
    };
    const figures = customer(rows);
    expect([figures.cover, figures.effective, figures.exposure].map(text)).toEqual(['270', '1000', '500']);
  });
});

describe('payment behaviour', () => {
  it('100 @ −5, 200 @ 0, 300 @ +20, 50 @ +95: 15.77 signed, 16.54 floored, 30.71 late only', () => {
    const paid = (late: number, amount: number, number: string) => [
      row('发票', '2025-10-01', amount, { number, due: serial('2026-01-15') }),
      row('回款', '2026-01-15', amount, { settles: number, date: serial('2026-01-15') + late }),
    ];
    const still = row('发票', '2025-10-01', 50, { number: 'D', due: serial(ASOF) - 95 });
    const { behaviour } = customer({
      documents: [...paid(-5, 100, 'A'), ...paid(0, 200, 'B'), ...paid(20, 300, 'C'), still],
    });
    expect(
      [behaviour.dbtSigned, behaviour.dbtFloored, behaviour.dbtLate].map((days) => rounded(days)),
    ).toEqual(['15.77', '16.54', '30.71']);
  });

  describe('of three months that opened with 900, sold 500, 350 and 400, and closed with 1,000, of which 620 not due', () => {
    const rows: Rows = {
      documents: [
        invoice('2026-03-01', '2026-03-31', 900, { number: 'O' }),
        invoice('2026-04-15', '2026-05-15', 500, { number: 'A' }),
        invoice('2026-05-10', '2026-06-10', 130, { number: 'M1' }),
        invoice('2026-05-20', '2026-07-20', 220, { number: 'M2' }),
        invoice('2026-06-15', '2026-07-30', 400, { number: 'J' }),
        row('回款', '2026-04-20', 900, { settles: 'O' }),
        row('回款', '2026-06-20', 250, { settles: 'A' }),
      ],
    };
    const { dso } = portfolio(rows, '2026-06-30');

    it('DSO is 72.80, counted back 76.0', () => {
      expect([text(dso?.receivables), text(dso?.sales), dso?.window?.days]).toEqual(['1000', '1250', 91]);
      expect([rounded(dso?.simple), rounded(dso?.countBack?.days, 1), dso?.countBack?.atLeast]).toEqual([
        '72.80',
        '76.0',
        false,
      ]);
      expect(rounded(customer(rows, 'C1', '2026-06-30').behaviour.dsoCountBack, 1)).toBe('76.0');
    });

    it('the best possible DSO is 45.14, average days delinquent 27.66', () => {
      expect([rounded(dso?.bestPossible), rounded(dso?.averageDaysDelinquent)]).toEqual(['45.14', '27.66']);
    });

    it('collection effectiveness is 75.16 %', () => {
      expect(rounded(dso?.collectionEffectiveness?.times(100))).toBe('75.16');
    });
  });
});

const STATEMENT: Row = {
  customerId: 'C1',
  periodEnd: serial('2025-12-31'),
  months: 12,
  receivedOn: serial('2026-03-01'),
  currentAssets: 800,
  inventory: 300,
  currentLiabilities: 500,
  totalAssets: 2000,
  retainedEarnings: 300,
  ebit: 160,
  equity: 900,
  totalLiabilities: 1100,
};

describe('ratios', () => {
  it('Z″ is 2.8697, in emerging markets 6.1197', () => {
    const [scored] = scoreLedger(analysis({ financials: [STATEMENT] }));
    expect(
      [scored?.ratios.zScore.value, scored?.ratios.zScoreEmergingMarkets.value].map((z) => rounded(z, 4)),
    ).toEqual(['2.8697', '6.1197']);
  });
});

describe('limit advice', () => {
  const graded = (value: string): Row[] => [
    { customerId: 'C1', fact: '等级', value, from: serial('2026-01-01'), to: serial('2026-12-31') },
  ];
  function advise(rows: Rows): AdvisedCustomer {
    const [advised] = adviseLedger(analysis(rows));
    if (!advised) throw new RangeError('no advice');
    return advised;
  }
  const amountOf = ({ methods }: AdvisedCustomer, id: string): Money | null =>
    methods.find((method) => method.id === id)?.amount ?? null;
  const buyer: Row = {
    ...C1,
    termText: '60天',
    forecastSales: 1200,
    vatRate: 0.13,
    since: serial('2020-01-01'),
  };

  it('need: 1,200 × 1.13 × 60 ÷ 365 = 222.90, and ten days more are 37 more', () => {
    const advised = advise({
      customers: [buyer],
      facts: graded('AA'),
      policy: policyRows({ capital: '1000000', adviceStep: '1' }),
    });
    expect(rounded(amountOf(advised, 'need'))).toBe('222.90');
    expect([text(advised.advice), advised.binding]).toEqual(['222', 'need']);
    const [most] = advised.sensitivity.filter(({ change }) => change === 'term+10');
    expect(rounded(most?.amount, 0)).toBe('37');
  });

  it('net worth: 10 % of 900; working assets: v = 0.8222, 20 % × 600 = 120', () => {
    const advised = advise({ financials: [STATEMENT], facts: graded('AA') });
    expect([amountOf(advised, 'netWorth'), amountOf(advised, 'workingAssets')].map(text)).toEqual([
      '90',
      '120',
    ]);
    const inputs = advised.methods.find(({ id }) => id === 'workingAssets')?.inputs;
    expect([money(inputs?.['v'] ?? '0').toFixed(4), inputs?.['base'], inputs?.['share']]).toEqual([
      '0.8222',
      '600',
      '0.2',
    ]);
  });

  it('capacity: min(80,000 × 35 %, 700,000 × 5 %) = 28,000', () => {
    const statement = { ...STATEMENT, equity: 90_000, intangibles: 10_000, revenue: 700_000 };
    expect(text(amountOf(advise({ financials: [statement], facts: graded('BBB') }), 'capacity'))).toBe(
      '28000',
    );
  });

  it('is the grade’s factor on the least of the methods, rounded down to the step', () => {
    const advised = advise({
      customers: [buyer],
      financials: [STATEMENT],
      facts: graded('A'),
      policy: policyRows({ capital: '1000000', adviceStep: '10' }),
    });
    // 0.8 × min(222.90, 90, 120)
    expect([text(advised.exact), text(advised.advice), advised.binding]).toEqual(['72', '70', 'netWorth']);
  });
});

describe('decision', () => {
  const rows: Rows = {
    documents: [invoice('2026-03-01', NOT_DUE, 50), row('订单', '2026-03-01', 30, { number: 'O1' })],
    limits: [limit('C1', 100)],
    facts: [{ customerId: 'C1', fact: '等级', value: 'A', from: serial('2026-01-01') }],
  };
  const ship = (order: string | null) =>
    decideLedger(analysis(rows), { customer: 'C1', amount: money('30'), currency: null, order });

  it('ship 30 of O1: adds 0, passes with a warning', () => {
    const decision = ship('O1');
    expect([decision?.decision, text(decision?.added), text(decision?.exposureAfter)]).toEqual([
      'warn',
      '0',
      '80',
    ]);
    expect(decision?.reasons.map(({ rule }) => rule)).toEqual(['limit.near']);
  });

  it('ship 30 without an order: 110 > 100, holds', () => {
    const decision = ship(null);
    expect([decision?.decision, text(decision?.added), text(decision?.exposureAfter)]).toEqual([
      'hold',
      '30',
      '110',
    ]);
    expect(decision?.reasons.map(({ rule }) => rule)).toEqual(['limit.over']);
  });
});

describe('class and provision', () => {
  it('classes go by the longest overdue: each bound is the last day of the better class', () => {
    const classOf = (late: number) =>
      customer({ documents: [row('发票', '2020-01-01', 1000, { due: serial(ASOF) - late })] }).riskClass;
    expect([0, 1, 90, 91, 270, 271, 360, 361].map(classOf)).toEqual([
      'normal',
      'watch',
      'watch',
      'substandard',
      'substandard',
      'doubtful',
      'doubtful',
      'loss',
    ]);
  });

  const END = '2026-12-31';
  let number = 0;
  /** An invoice of the middle of a year, and per later year what is written off and what is paid of it. */
  const vintage = (
    year: number,
    amount: number,
    ...years: (readonly [writtenOff: number, paid: number])[]
  ): Row[] => {
    number += 1;
    const settles = `V${number}`;
    return [
      invoice(`${year}-06-30`, `${year}-07-30`, amount, { number: settles }),
      ...years.flatMap(([writtenOff, paid], index) => [
        row('坏账核销', `${year + 1 + index}-05-31`, writtenOff, { settles, number: `W${number}.${index}` }),
        row('回款', `${year + 1 + index}-06-30`, paid, { settles }),
      ]),
    ];
  };

  it('100 in a band: 50 still open, 20 of the missing 50 written off, is a migration of 70 %', () => {
    const { provision } = portfolio({ documents: vintage(2025, 100, [20, 30]) }, END);
    const [first] = provision.portfolios.find((one) => one.portfolio === 'ageing')?.lines ?? [];
    expect([text(first?.migration.rate), first?.migration.years]).toEqual(['0.7', 1]);
  });

  describe('rates .30 .55 .70 .85 1 on bases 10,000 2,000 800 300 200', () => {
    // Each band over each of three years at its rate, what was written off counted as kept.
    const documents = [
      ...vintage(2026, 10_000),
      ...vintage(2025, 10_000, [1000, 7000]),
      ...vintage(2024, 6000, [200, 4200], [80, 720]),
      ...vintage(2023, 4000, [200, 2800], [50, 450], [50, 150]),
      ...vintage(2022, 1200, [0, 0], [60, 540], [20, 180], [140, 60]),
    ].filter(({ amount }) => amount !== 0);
    const standards: Row[] = [{ list: '账龄损失率', name: '4–5 年', value: 1 }];
    const provision = (forwardFactor: string) => {
      const rows = { documents, standards, policy: policyRows({ forwardFactor }) };
      return portfolio(rows, END).provision.portfolios.find((one) => one.portfolio === 'ageing');
    };

    it('loss .098175 .32725 .595 .85 1, provision 2,567.25', () => {
      const ageing = provision('1');
      const lines = ageing?.lines.slice(0, 5) ?? [];
      expect(lines.map(({ base }) => text(base))).toEqual(['10000', '2000', '800', '300', '200']);
      expect(lines.slice(0, 4).map(({ migration }) => text(migration.rate))).toEqual([
        '0.3',
        '0.55',
        '0.7',
        '0.85',
      ]);
      expect(lines.slice(0, 4).map(({ migration }) => migration.years)).toEqual([3, 3, 2, 1]);
      expect(lines.map(({ rate }) => text(rate))).toEqual(['0.098175', '0.32725', '0.595', '0.85', '1']);
      expect(text(ageing?.amount)).toBe('2567.25');
    });

    it('with a forward factor of 1.05, capped band by band, 2,685.61', () => {
      expect(text(provision('1.05')?.amount)).toBe('2685.61');
    });
  });
});

describe('the check character of a 统一社会信用代码', () => {
  it('is that of GB 32100-2015: any other is a warning', () => {
    const doubted = (taxId: string) =>
      check({ customers: [{ ...C1, taxId }] }).findings.some(({ rule }) => rule === 'data.uscc');
    const body = '91350100M000100Y4';
    const accepted = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((last) => !doubted(body + last));
    expect(accepted).toEqual(['3']);
  });
});

it('a statement counts from the day it was received, else four months after its period', () => {
  const score = (receivedOn: number | '', asOf: string) =>
    scoreLedger(analysis({ financials: [{ ...STATEMENT, receivedOn }] }, asOf))[0]?.ratios.zScore.value ??
    null;
  expect([
    score(serial('2026-03-01'), '2026-03-01') !== null,
    score(serial('2026-03-01'), '2026-02-28'),
  ]).toEqual([true, null]);
  expect([score('', '2026-04-30') !== null, score('', '2026-04-29')]).toEqual([true, null]);
});
