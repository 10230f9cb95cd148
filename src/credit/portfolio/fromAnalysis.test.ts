import fc from 'fast-check';
import { addDays, isoDay, serialOf, type Day } from '../../ledger/day';
import { day, ledgerOf, policyRows, serial, type Row, type Rows } from '../../ledger/tablesForTests';
import { analyse, type Analysis } from '../analysis';
import { GROUP_ROWS } from '../groupForTests';
import { agedOn } from './accountState';
import { backTest } from './backTest';
import { limitAndOverdueRule } from './backTestSummary';
import { effectiveAhead, overdueRulesOf, testedCustomers, whyUncounted } from './fromAnalysis';
import type { Member } from './members';
import { contextForTests, memberForTests, textOf } from './membersForTests';
import { statisticsOf } from './statistics';
import { trendOf } from './trend';

const ASOF = '2026-12-31';

const doc = (
  customerId: string,
  kind: string,
  date: string,
  amount: number,
  due: string,
  more: Row = {},
): Row => ({
  customerId,
  kind,
  date: serial(date),
  amount,
  due: serial(due),
  ...more,
});

const ROWS: Rows = {
  ...GROUP_ROWS,
  documents: [
    doc('甲', '发票', '2026-02-01', 400, '2026-03-01', { number: 'A1' }),
    doc('甲', '发票', '2026-08-01', 600, '2026-08-31'),
    doc('甲', '发票', '2026-12-01', 800, '2027-01-10'),
    doc('甲', '回款', '2026-03-31', 400, '2026-03-31', { settles: 'A1' }),
    doc('乙', '发票', '2026-10-01', 10, '2026-12-21', { currency: 'USD' }),
  ],
  policy: policyRows({ asOf: serial(ASOF), overdueFloor: '70' }),
};

const analysed = (more: Partial<Rows> = {}, asOf = ASOF): Analysis =>
  analyse(ledgerOf({ ...ROWS, ...more }), day(asOf));
const analysis = analysed();

function customerOf(of: Analysis, id: string) {
  const index = of.bases.findIndex((basis) => basis.id === id);
  const [basis, figures] = [of.bases[index], of.customers[index]];
  if (!basis || !figures) throw new RangeError(id);
  return { basis, figures };
}

describe('the limit of the days ahead', () => {
  const ahead = (of: Analysis, id: string, on: string): string | null => {
    const { basis, figures } = customerOf(of, id);
    return textOf(effectiveAhead(of, basis, figures)(day(on))?.toDecimalPlaces(2) ?? null);
  };

  it('of a head lowers the pool, not what the others use of it', () => {
    // 10 USD at 8 are in use by 乙.
    expect(['2026-12-31', '2027-01-31', '2027-02-01'].map((on) => ahead(analysis, '甲', on))).toEqual([
      '1420',
      '1420',
      '920',
    ]);
  });

  it('of a member stays within what the group leaves', () => {
    const limits: Row[] = [
      ...(ROWS.limits ?? []),
      { customerId: '乙', kind: '基础额度', amount: 1, from: serial('2026-01-01'), to: serial(ASOF) },
      { customerId: '乙', kind: '基础额度', amount: 5, from: serial('2027-01-01'), to: serial('2027-01-31') },
      { customerId: '乙', kind: '基础额度', amount: 9999, from: serial('2027-02-01') },
    ];
    const own = analysed({ limits });
    // The pool of 1,500 leaves 100 beside the 1,400 of 甲: 12.5 USD.
    expect([ASOF, '2027-01-31', '2027-02-01'].map((on) => ahead(own, '乙', on))).toEqual(['1', '5', '12.5']);
    expect(ahead(analysis, '乙', '2027-02-01')).toBe('12.5');
  });

  it('outside a group is its own; null without one', () => {
    const limits: Row[] = [{ customerId: '丙', kind: '基础额度', amount: 7, from: serial('2027-01-05') }];
    expect(['2027-01-04', '2027-01-05'].map((on) => ahead(analysed({ limits }), '丙', on))).toEqual([
      null,
      '7',
    ]);
    expect(ahead(analysis, '丙', '2027-01-05')).toBeNull();
  });

  it('does not fall below 0 when the others use more than a lower pool', () => {
    const limits: Row[] = [
      { customerId: '甲', kind: '基础额度', amount: 10, from: serial('2027-01-01') },
      { customerId: '甲', kind: '基础额度', amount: 1500, from: serial('2026-01-01'), to: serial(ASOF) },
    ];
    expect(['2026-12-31', '2027-01-01'].map((on) => ahead(analysed({ limits }), '甲', on))).toEqual([
      '1420',
      '0',
    ]);
  });
});

describe('lateness', () => {
  it('has the floor in the currency of the account at the rate of the day, rounded up', () => {
    const rules = overdueRulesOf(analysis);
    const [own] = customerOf(analysis, '甲').basis.accounts;
    const [foreign] = customerOf(analysis, '乙').basis.accounts;
    if (!own || !foreign) throw new RangeError('no account');
    expect(rules(own.settled, day(ASOF))).toEqual({ floor: 70n, disputeDays: 90 });
    expect(rules(foreign.settled, day('2026-11-30')).floor).toBe(10n);
    expect(rules(foreign.settled, day(ASOF)).floor).toBe(9n);
    expect(rules(foreign.settled, day('2025-11-30')).floor).toBe(0n);
  });

  it('on asOf is what the check says of every account', () => {
    for (const { accounts } of analysis.bases) {
      for (const { settled, aged } of accounts) {
        const again = agedOn(settled, analysis.asOf, overdueRulesOf(analysis)(settled, analysis.asOf));
        expect({ ...again, entries: [] }).toEqual({ ...aged, entries: [] });
      }
    }
  });
});

it('says why a customer cannot be counted', () => {
  const why = (documents: readonly Row[]): (string | null)[] =>
    analysed({ documents }).bases.map(whyUncounted);
  expect(why(ROWS.documents ?? [])).toEqual([null, null, null]);
  expect(why([{ customerId: '甲', kind: '发票', date: serial('2026-01-01'), amount: 'abc' }])[0]).toBe(
    'unreadable',
  );
  expect(why([doc('丙', '期初余额', '2027-01-31', 5, '2027-01-31')])[2]).toBe('before.opening');
});

it('puts every invoice to a rule, with the limit and the lateness of its day', () => {
  const { invoices, unknown } = backTest(testedCustomers(analysis), limitAndOverdueRule(30), day(ASOF), 12);
  expect(
    invoices.map(({ customer, day: on, verdict, state, late }) =>
      [
        customer,
        isoDay(on),
        verdict,
        state.limitState,
        state.longestOverdue,
        late[30].outcome,
        late[90].outcome,
      ].join(' '),
    ),
  ).toEqual([
    '甲 2026-02-01 hold unset 0 good good',
    '甲 2026-08-01 pass set 0 bad bad',
    '甲 2026-12-01 hold set 91 open open',
    '乙 2026-10-01 pass shared 0 open open',
  ]);
  expect(unknown).toBe(0);
});

describe('for any ledger', () => {
  const row = fc.record({
    customer: fc.constantFrom('甲', '丙'),
    kind: fc.constantFrom('发票', '回款', '红字', '退款', '坏账核销', '质保金'),
    amount: fc.integer({ min: 1, max: 500 }),
    back: fc.integer({ min: 0, max: 400 }),
    term: fc.option(fc.integer({ min: 0, max: 90 })),
  });
  const rows = fc.array(row, { maxLength: 10 }).map((specs) =>
    specs.map(({ customer, kind, amount, back, term }, index): Row => {
      const date = addDays(day(ASOF), -back);
      const due = term === null ? '' : serialOf(addDays(date, term));
      return { customerId: customer, kind, number: `N${index}`, date: serialOf(date), amount, due };
    }),
  );
  const verdicts = (documents: readonly Row[], until: Day): string[] =>
    backTest(testedCustomers(analysed({ documents })), limitAndOverdueRule(30), day(ASOF), 12)
      .invoices.filter(({ day: on }) => on <= until)
      .map(({ at, verdict, state }) => JSON.stringify([at.position, verdict, state]));

  it('rows dated later do not change what a rule decides on a day', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 300 }), (documents, back) => {
        const until = addDays(day(ASOF), -back);
        // A statement says nothing of the balance: the row stays, its effect does not.
        const known = documents.map((one) =>
          Number(one['date']) <= serialOf(until) ? one : { ...one, kind: '对账' },
        );
        expect(verdicts(known, until)).toEqual(verdicts(documents, until));
      }),
      { numRuns: 25 },
    );
  });

  it('the trend shows what a check of that day would have shown', () => {
    const membersOf = (of: Analysis): Member[] =>
      of.bases.map(({ id, accounts }) => ({
        ...memberForTests(id),
        accounts: accounts.map(({ settled }) => settled),
      }));
    fc.assert(
      fc.property(rows, (documents) => {
        const trend = trendOf(membersOf(analysed({ documents })), contextForTests());
        for (const point of [trend[5], trend[9], trend[11]]) {
          if (!point) throw new RangeError('no point');
          const on = isoDay(point.day);
          const direct = statisticsOf(membersOf(analysed({ documents }, on)), contextForTests(on));
          expect([point.balance, point.receivable, point.overdue].map(textOf)).toEqual(
            [direct.balance, direct.receivable, direct.overdue].map(textOf),
          );
        }
      }),
      { numRuns: 12 },
    );
  });
});
