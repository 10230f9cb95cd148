import { addDays, isoDay, type Day } from '../../ledger/day';
import { money, type Money } from '../../ledger/money';
import { day } from '../../ledger/tablesForTests';
import { backTest, type MorningState, type Rule, type TestedCustomer, type TestedInvoice } from './backTest';
import { agedOn } from './accountState';
import { backTestSummary, limitAndOverdueRule } from './backTestSummary';
import { fromUnits } from '../settlement/units';
import { sumKnown } from './inBase';
import { accountForTests, type AccountSpec, type EntrySpec } from './logForTests';
import { textOf } from './membersForTests';

const ASOF = day('2026-12-31');
const PASS: Rule = () => 'pass';
function same(amount: Money, currency: string): Money | null {
  if (currency === 'CNY' || amount.isZero()) return amount;
  return currency === 'USD' ? amount.times(7) : null;
}

function customer(specs: readonly AccountSpec[], more: Partial<TestedCustomer> = {}): TestedCustomer {
  const accounts = specs.map(accountForTests);
  const balances = (on: Day): (Money | null)[] =>
    accounts.map((account) =>
      same(fromUnits(agedOn(account, addDays(on, -1)).balance, account.scale), account.account.currency),
    );
  return {
    id: 'A',
    accounts,
    limitOn: () => ({ state: 'set', effective: money('1000') }),
    exposureOn: (on) => sumKnown(balances(on)),
    heldOn: () => money('0'),
    convert: same,
    overdueRules: () => ({ floor: 0n, disputeDays: 90 }),
    unreadable: false,
    undated: false,
    ...more,
  };
}

function run(accounts: readonly AccountSpec[], more: Partial<TestedCustomer> = {}, rule = PASS) {
  return backTest([customer(accounts, more)], rule, ASOF, 12);
}

/** States of the invoices tested, in order. */
function states(accounts: readonly AccountSpec[], more: Partial<TestedCustomer> = {}): string[] {
  return run(accounts, more).invoices.map(
    ({ state }) =>
      `${isoDay(state.day)} ${textOf(state.amount) ?? '?'}: ${textOf(state.exposure) ?? '?'} ${textOf(state.overdue) ?? '?'} ${state.longestOverdue}`,
  );
}

describe('what a rule is told', () => {
  it('is the state of the morning: records up to the day before, and the same day’s invoices above', () => {
    const entries: EntrySpec[] = [
      { amount: 100, date: '2026-01-10', due: '2026-02-10', moves: [{ on: '2026-03-10', amount: 60 }] },
      { amount: 50, date: '2026-03-10', due: '2026-04-10' },
      { amount: 30, date: '2026-03-10', due: '2026-04-10' },
      { amount: 7, date: '2026-03-11', due: '2026-04-11' },
      { amount: 60, date: '2026-03-10', kind: 'receipt', moves: [{ on: '2026-03-10', amount: 60 }] },
    ];
    expect(states([{ entries }])).toEqual([
      '2026-01-10 100: 0 0 0',
      '2026-03-10 50: 100 100 27',
      '2026-03-10 30: 150 100 27',
      '2026-03-11 7: 120 40 28',
    ]);
  });

  it('adds the accounts of the customer, converted, each with its own floor; rows decide within a day', () => {
    const domestic: AccountSpec = {
      entries: [
        { amount: 100, date: '2026-01-10', due: '2026-02-10' },
        { amount: 1, date: '2026-06-01' },
      ],
    };
    const foreign: AccountSpec = {
      currency: 'USD',
      entries: [
        { amount: 10, date: '2026-01-05', due: '2026-01-20' },
        { amount: 2, date: '2026-06-01' },
      ],
    };
    expect(states([domestic, foreign])).toEqual([
      '2026-01-05 70: 0 0 0',
      '2026-01-10 100: 70 0 0',
      '2026-06-01 1: 170 170 131',
      '2026-06-01 14: 171 170 131',
    ]);
    const overdueRules: TestedCustomer['overdueRules'] = ({ account }, on) => ({
      // The day before the invoice: what was known in the morning.
      floor: account.currency === 'USD' && on === day('2026-05-31') ? 1001n : 0n,
      disputeDays: 90,
    });
    expect(states([domestic, foreign], { overdueRules }).at(-1)).toBe('2026-06-01 14: 171 170 110');
  });

  it('has the limit and the rate of the day', () => {
    const limitOn = (on: Day): ReturnType<TestedCustomer['limitOn']> =>
      on < day('2026-06-01') ? { state: 'unset', effective: null } : { state: 'set', effective: money('5') };
    const asked: string[] = [];
    const convert: TestedCustomer['convert'] = (amount, currency, on) => {
      asked.push(`${currency} ${isoDay(on)}`);
      return amount;
    };
    const { invoices } = run(
      [
        {
          entries: [
            { amount: 1, date: '2026-05-31' },
            { amount: 1, date: '2026-06-01' },
          ],
        },
      ],
      { limitOn, convert },
    );
    expect(invoices.map(({ state: { limitState, effective } }) => [limitState, textOf(effective)])).toEqual([
      ['unset', null],
      ['set', '5'],
    ]);
    expect([...new Set(asked)]).toEqual(['CNY 2026-05-31', 'CNY 2026-06-01']);
  });

  it('is what it exposes us to in all, and what the invoice adds to what its order holds', () => {
    const held: string[] = [];
    const { invoices } = run(
      [
        {
          entries: [
            { amount: 30, date: '2026-06-01', order: 'O1' },
            { amount: 50, date: '2026-06-01', order: 'o1' },
            { amount: 7, date: '2026-06-01' },
            { amount: 4, date: '2026-06-02', order: 'O2' },
            { amount: 5, date: '2026-06-02', order: 'O1' },
          ],
        },
      ],
      {
        exposureOn: () => money('500'),
        heldOn: (order, on) => {
          held.push(`${order} ${isoDay(on)}`);
          if (order === 'O2') return null;
          return money(order === '' ? '0' : '40');
        },
      },
    );
    expect(invoices.map(({ state }) => [textOf(state.added), textOf(state.exposure)])).toEqual([
      ['0', '500'],
      ['40', '500'], // 10 of the 40 are left
      ['7', '540'],
      [null, '500'],
      ['0', null],
    ]);
    expect(held).toContain('O1 2026-06-01');
  });

  it('is put for invoices of the months only, and nothing else', () => {
    const entries: EntrySpec[] = [
      { amount: 1, date: '2025-12-31' },
      { amount: 2, date: '2026-01-01' },
      { amount: 4, date: '2026-12-31' },
      { amount: 8, date: '2026-05-01', kind: 'retention' },
      { amount: 8, date: '2026-05-01', kind: 'receipt' },
      { amount: 8, date: '2027-01-01' },
    ];
    const { invoices, unknown } = run([{ entries }]);
    expect(invoices.map(({ amount }) => amount.toFixed())).toEqual(['2', '4']);
    expect(unknown).toBe(0);
    expect(backTest([customer([{ entries }])], PASS, ASOF, 24).invoices).toHaveLength(3);
  });

  it('is not known before an opening, with unreadable rows, or without a rate for the invoice', () => {
    const entries: EntrySpec[] = [
      { amount: 10, date: '2026-05-31', kind: 'opening' },
      { amount: 1, date: '2026-06-01' },
    ];
    const opened: AccountSpec = {
      opening: '2026-05-31',
      entries,
      history: [{ amount: 5, date: '2026-05-31' }],
    };
    expect(run([opened])).toMatchObject({ unknown: 1 });
    expect(states([opened])).toEqual(['2026-06-01 1: 10 0 0']);
    expect(run([opened], { unreadable: true })).toMatchObject({ unknown: 2, invoices: [] });
    const yen: AccountSpec = { currency: 'JPY', entries: [{ amount: 1, date: '2026-06-01' }] };
    expect(run([yen])).toMatchObject({ unknown: 1, invoices: [] });
    // What the customer owes in a currency without rate makes the exposure unknown, not the invoice.
    expect(states([{ entries: [{ amount: 1, date: '2026-06-02' }] }, yen])).toEqual(['2026-06-02 1: ? 0 0']);
    // Two invoices of one day, the first without a rate: the second comes on top of an unknown amount.
    expect(
      states([
        yen,
        {
          entries: [
            { amount: 1, date: '2026-05-01' },
            { amount: 1, date: '2026-06-01' },
          ],
        },
      ]),
    ).toEqual(['2026-05-01 1: 0 0 0', '2026-06-01 1: ? 0 0']);
  });

  it('counts whose limit or parent has no first day, if any of its invoices was tested', () => {
    const sold: AccountSpec = { entries: [{ amount: 1, date: '2026-06-01' }] };
    const undated = (more: Partial<TestedCustomer>, accounts = [sold]) => run(accounts, more).undated;
    expect([undated({}), undated({ undated: true })]).toEqual([0, 1]);
    expect([undated({ undated: true, unreadable: true }), undated({ undated: true }, [])]).toEqual([0, 0]);
    const both = [customer([sold], { undated: true }), customer([sold]), customer([sold], { undated: true })];
    expect(backTest(both, PASS, ASOF, 12).undated).toBe(2);
  });

  it('does not depend on any later row', () => {
    const base: EntrySpec[] = [
      { amount: 100, date: '2026-01-10', due: '2026-02-10', moves: [{ on: '2026-06-30', amount: 40 }] },
      { amount: 50, date: '2026-07-01', due: '2026-08-01' },
    ];
    const later: EntrySpec[] = [
      {
        ...(base[0] as EntrySpec),
        moves: [
          { on: '2026-06-30', amount: 40 },
          { on: '2026-07-01', amount: 60 },
          { on: '2026-09-01', amount: -20 },
        ],
        extended: [{ on: '2026-07-01', due: '2026-12-31' }],
      },
      ...base.slice(1),
      { amount: 500, date: '2026-07-02', due: '2026-07-03' },
    ];
    expect(states([{ entries: later }]).slice(0, 2)).toEqual(states([{ entries: base }]));
  });
});

describe('what became of an invoice', () => {
  const outcome = (spec: Partial<EntrySpec>, ...others: EntrySpec[]): string[] => {
    const [tested] = run([
      { entries: [{ amount: 100, date: '2026-06-01', due: '2026-07-01', ...spec }, ...others] },
    ]).invoices;
    if (!tested) throw new RangeError('nothing tested');
    return ([30, 90] as const).map(
      (days) => `${tested.late[days].outcome} ${tested.late[days].amount.toFixed()}`,
    );
  };
  const paidOn = (on: string, amount: number | string = 100): Partial<EntrySpec> => ({
    moves: [{ on, amount }],
  });

  it('is bad from the day after the 30th and the 90th day late', () => {
    // 2026-07-01 + 31 = 08-01; + 91 = 09-30: paid on that day it is 31 or 91 days late.
    expect(outcome(paidOn('2026-07-31'))).toEqual(['good 0', 'good 0']);
    expect(outcome(paidOn('2026-08-01'))).toEqual(['bad 100', 'good 0']);
    expect(outcome(paidOn('2026-09-29'))).toEqual(['bad 100', 'good 0']);
    expect(outcome(paidOn('2026-09-30'))).toEqual(['bad 100', 'bad 100']);
    expect(outcome({})).toEqual(['bad 100', 'bad 100']);
    expect(outcome(paidOn('2026-07-31', '99.99'))).toEqual(['bad 0.01', 'bad 0.01']);
  });

  it('is open while time has not told, unless it is paid already', () => {
    expect(outcome({ due: '2026-11-30' })).toEqual(['bad 100', 'open 0']);
    expect(outcome({ due: '2026-12-01' })).toEqual(['open 0', 'open 0']);
    expect(outcome({ due: '2026-12-01', ...paidOn('2026-12-31') })).toEqual(['good 0', 'good 0']);
    expect(outcome({ due: '2026-12-01', ...paidOn('2027-01-01') })).toEqual(['open 0', 'open 0']);
  });

  it('extended goes by the due date of each day: what was late before is late', () => {
    const later = (on: string): Partial<EntrySpec> => ({ extended: [{ on, due: '2026-12-15' }] });
    expect(outcome(later('2026-07-15'))).toEqual(['open 0', 'open 0']);
    expect(outcome({ ...later('2026-07-15'), ...paidOn('2026-12-20') })).toEqual(['good 0', 'good 0']);
    expect(outcome(later('2026-08-01'))).toEqual(['open 0', 'open 0']);
    expect(outcome(later('2026-08-02'))).toEqual(['bad 100', 'open 0']);
    // Paid on the day it was extended: it was late until the evening before.
    expect(outcome({ ...later('2026-08-02'), ...paidOn('2026-08-02') })).toEqual(['bad 100', 'good 0']);
    expect(outcome({ extended: [{ on: '2026-07-10', due: '2026-07-02' }] })).toEqual(['bad 100', 'bad 100']);
  });

  it('without a due date is open until it is paid', () => {
    const [open] = run([{ entries: [{ amount: 1, date: '2026-06-01' }] }]).invoices;
    expect([open?.late[30].outcome, open?.late[90].outcome]).toEqual(['open', 'open']);
    const [paid] = run([
      { entries: [{ amount: 1, date: '2026-06-01', ...paidOn('2026-06-02', 1) }] },
    ]).invoices;
    expect(paid?.late[30].outcome).toBe('good');
  });

  it('written off is not paid', () => {
    expect(outcome({ moves: [{ on: '2026-07-15', amount: 100, by: 'writeOff' }] })).toEqual([
      'bad 100',
      'bad 100',
    ]);
    expect(
      outcome({ due: '2026-12-01', moves: [{ on: '2026-12-15', amount: 100, by: 'writeOff' }] }),
    ).toEqual(['open 0', 'open 0']);
    expect(
      outcome({
        moves: [
          { on: '2026-07-15', amount: 60 },
          { on: '2026-07-16', amount: 40, by: 'writeOff' },
        ],
      }),
    ).toEqual(['bad 40', 'bad 40']);
  });

  it('is bad by the most that was open so late, an undone payment included', () => {
    expect(
      outcome({
        moves: [
          { on: '2026-07-15', amount: 100 },
          { on: '2026-09-01', amount: -70 },
          { on: '2026-09-10', amount: 70 },
        ],
      }),
    ).toEqual(['bad 70', 'good 0']);
    expect(
      outcome({
        moves: [
          { on: '2026-07-15', amount: 100 },
          { on: '2027-01-01', amount: -70 },
        ],
      }),
    ).toEqual(['good 0', 'good 0']);
  });

  it('adds the instalments, each by its own due date', () => {
    const second: EntrySpec = { amount: 40, date: '2026-06-01', due: '2026-12-20', sameDocumentAs: 0 };
    expect(outcome({ amount: 60 }, second)).toEqual(['bad 60', 'bad 60']);
    expect(outcome({ amount: 60, ...paidOn('2026-07-01', 60) }, second)).toEqual(['open 0', 'open 0']);
  });

  it('goes on through a dishonoured note, and counts no claim twice', () => {
    const revived: EntrySpec = {
      amount: 100,
      date: '2026-06-01',
      due: '2026-07-01',
      entered: '2026-09-01',
      kind: 'noteDishonoured',
      revives: 0,
    };
    const byNote = (on: string): Partial<EntrySpec> => ({ moves: [{ on, amount: 100, by: 'note' }] });
    expect(outcome(byNote('2026-06-20'), revived)).toEqual(['bad 100', 'bad 100']);
    expect(
      outcome(
        byNote('2026-06-20'),
        { ...revived, moves: [{ on: '2026-09-15', amount: 100, by: 'note' }] },
        { ...revived, entered: '2026-11-01', revives: 1 },
      ),
    ).toEqual(['bad 100', 'bad 100']);
    expect(outcome(byNote('2026-06-20'))).toEqual(['good 0', 'good 0']);
    expect(outcome(byNote('2026-08-15'), revived)).toEqual(['bad 100', 'bad 100']);
  });

  it('goes on through a reissue, which is no sale of its own', () => {
    const { invoices } = run([
      {
        entries: [
          {
            amount: 100,
            date: '2026-06-01',
            due: '2026-07-01',
            number: 'F1',
            moves: [{ on: '2026-07-20', amount: 100, by: 'creditNote' }],
          },
          {
            amount: 100,
            date: '2026-06-01',
            entered: '2026-07-20',
            due: '2026-07-01',
            number: 'F2',
            details: { reissue: 'R1' },
          },
          { amount: 100, date: '2026-07-21', due: '2026-12-31', number: 'F3', details: { reissue: 'X9' } },
        ],
        documents: [{ amount: 100, date: '2026-07-20', kind: 'creditNote', number: 'R1', settles: ['F1'] }],
      },
    ]);
    expect(
      invoices.map(({ day: on, late }) => [isoDay(on), late[30].outcome, textOf(late[30].amount)]),
    ).toEqual([
      ['2026-06-01', 'bad', '100'],
      // Named by no document: nobody knows what it was issued for.
      ['2026-07-21', 'open', '0'],
    ]);
  });

  it('keeps row, day, currency and amount of the invoice', () => {
    const [tested] = run([{ currency: 'USD', entries: [{ amount: 3, date: '2026-06-01' }] }]).invoices;
    expect(tested).toMatchObject({
      customer: 'A',
      day: day('2026-06-01'),
      currency: 'USD',
      verdict: 'pass',
      at: { position: 0 },
    });
    expect([tested?.amount, tested?.state.amount].map((amount) => amount?.toFixed())).toEqual(['3', '21']);
  });
});

describe('how the rule did', () => {
  const invoice = (
    amount: number,
    verdict: TestedInvoice['verdict'],
    on30: string,
    on90: string,
  ): TestedInvoice => {
    const late = (text: string): TestedInvoice['late'][30] => {
      const [outcome = 'good', open = '0'] = text.split(' ');
      return { outcome: outcome as 'good' | 'bad' | 'open', amount: money(open) };
    };
    const state = { customer: 'A', day: ASOF } as MorningState;
    return {
      customer: 'A',
      at: { table: 'documents', id: '', position: 0 },
      day: ASOF,
      currency: 'CNY',
      amount: money(String(amount)),
      verdict,
      state,
      late: { 30: late(on30), 90: late(on90) },
    };
  };
  const invoices = [
    invoice(1, 'hold', 'bad 1', 'bad 0.5'),
    invoice(2, 'hold', 'bad 2', 'good'),
    invoice(4, 'pass', 'bad 3', 'open'),
    invoice(8, 'hold', 'good', 'good'),
    invoice(16, 'pass', 'good', 'good'),
    invoice(32, 'pass', 'good', 'good'),
    invoice(64, 'hold', 'open', 'open'),
    invoice(128, 'pass', 'bad 5', 'bad 5'),
  ];

  const test = { invoices, unknown: 3, undated: 2 };

  it('counts caught, missed, false alarms, cleared and open, with amounts', () => {
    const { stopped, passed, byLateness } = backTestSummary(test, same);
    const count = ({ invoices: some, amount }: typeof stopped): string => `${some}: ${textOf(amount) ?? '?'}`;
    expect([count(stopped), count(passed)]).toEqual(['4: 75', '4: 180']);
    const told = (days: 30 | 90): string[] => {
      const { caught, missed, falseAlarm, cleared, open } = byLateness[days];
      return [caught, missed, falseAlarm, cleared, open].map(count);
    };
    expect(told(30)).toEqual(['2: 3', '2: 132', '1: 8', '2: 48', '1: 64']);
    expect(told(90)).toEqual(['1: 1', '1: 128', '2: 10', '2: 48', '2: 68']);
    expect([byLateness[30].lateCaught, byLateness[30].lateMissed].map(textOf)).toEqual(['3', '8']);
    expect([byLateness[90].lateCaught, byLateness[90].lateMissed].map(textOf)).toEqual(['0.5', '5']);
  });

  it('keeps the counts where an amount has no rate', () => {
    const { stopped, unknown, undated } = backTestSummary(test, () => null);
    expect([unknown, undated]).toEqual([3, 2]);
    expect(stopped).toEqual({ invoices: 4, amount: null });
  });

  it('of nothing is nothing', () => {
    expect(
      backTestSummary({ invoices: [], unknown: 0, undated: 0 }, same).byLateness[30].caught.invoices,
    ).toBe(0);
  });
});

describe('the rule by limit and lateness', () => {
  const rule = limitAndOverdueRule(30);
  const state: MorningState = {
    customer: 'A',
    day: ASOF,
    amount: money('70'),
    added: money('20'),
    exposure: money('80'),
    overdue: money('0'),
    longestOverdue: 0,
    limitState: 'set',
    effective: money('100'),
  };

  it.each([
    ['pass', {}],
    ['hold', { added: money('20.01') }],
    ['hold', { added: null }],
    ['pass', { longestOverdue: 30 }],
    ['hold', { longestOverdue: 31 }],
    ['hold', { exposure: null }],
    ['hold', { limitState: 'unset', effective: null }],
    ['hold', { limitState: 'set', effective: null }],
    ['hold', { limitState: 'zero', effective: money('0'), added: money('-90') }],
    ['hold', { limitState: 'expired' }],
    ['pass', { limitState: 'unlimited', effective: null, exposure: money('999999') }],
    ['hold', { limitState: 'unlimited', longestOverdue: 31 }],
    ['hold', { limitState: 'unlimited', exposure: null }],
    ['pass', { limitState: 'shared', effective: money('100') }],
  ] as const)('%s for %j', (verdict, more) => {
    expect(rule({ ...state, ...more })).toBe(verdict);
  });

  it('is what the back-test asks', () => {
    const entries: EntrySpec[] = [
      { amount: 900, date: '2026-06-01', due: '2026-06-30' },
      { amount: 101, date: '2026-06-02', due: '2026-07-30' },
      { amount: 1, date: '2026-07-31' },
    ];
    expect(run([{ entries }], {}, limitAndOverdueRule(30)).invoices.map(({ verdict }) => verdict)).toEqual([
      'pass',
      'hold',
      'hold',
    ]);
  });
});
