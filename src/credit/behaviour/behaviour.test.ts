import { money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';
import { accountFor, document, FIFO, settled } from '../settlement/documentsForTests';
import { settleAccount } from '../settlement/settle';
import { accountSums, behaviourOf, historyAccount, type BehaviourAccount } from './behaviour';

const SETTINGS = { noteCountsPaid: 'maturity', disputeDays: 90, behaviourMonths: 12 } as const;
const ASOF = '2026-06-30';

function accountOf(documents: readonly LedgerDocument[], weight: string | null = '1'): BehaviourAccount {
  const account = settled(documents, ASOF);
  const history = historyAccount(account.account);
  return {
    settled: account,
    history: history === null ? null : settleAccount(history, FIFO),
    weight: weight === null ? null : money(weight),
  };
}

const behaviour = (accounts: readonly BehaviourAccount[], unreadable = false) =>
  behaviourOf(accounts, day(ASOF), SETTINGS, unreadable);

const invoice = (number: string, date: string, amount: number, due?: string, currency = 'CNY') =>
  document('invoice', number, date, amount, { currency, ...(due === undefined ? {} : { due }) });

/** 100 paid ten days late. */
const LATE = [
  invoice('A', '2026-03-01', 100, '2026-04-01'),
  document('receipt', 'R', '2026-04-11', 100, { settles: 'A' }),
];

describe('behaviour of a customer', () => {
  it('comes out of its account', () => {
    const { figures, why, sums, anyDue } = behaviour([accountOf(LATE)]);
    expect(figures.dbtSigned?.toFixed()).toBe('10');
    expect(figures.onTimeShare?.toFixed()).toBe('0');
    expect(why).toEqual({ dbtBefore: 'payments.none', worsening: 'payments.none' });
    expect(sums).toMatchObject([{ currency: 'CNY', scale: 0, sums: { amount: 100n } }]);
    expect(anyDue).toBe(true);
  });

  it('looks back over the months of the setting, and compares the last three with those before', () => {
    const documents = [
      ...LATE,
      invoice('B', '2025-07-01', 100, '2025-08-01'),
      document('receipt', 'S', '2025-08-05', 100, { settles: 'B' }),
    ];
    const { figures } = behaviour([accountOf(documents)]);
    expect([figures.dbtFloored, figures.dbtRecent, figures.dbtBefore, figures.worsening].map(String)).toEqual(
      ['7', '10', '4', '6'],
    );
    const six = accountSums(accountOf(documents), day(ASOF), { ...SETTINGS, behaviourMonths: 6 });
    expect(six).toMatchObject({ amount: 100n, beforeAmount: 0n });
  });

  it('is unknown for a reason', () => {
    const beforeOpening = accountOf([...LATE, document('opening', 'O', '2026-12-31', 5)]);
    expect(behaviour([accountOf(LATE)], true).why.dbtSigned).toBe('unreadable');
    expect(behaviour([beforeOpening]).why.dbtSigned).toBe('before.opening');
    expect(behaviour([beforeOpening]).sums[0]?.sums.amount).toBe(0n);
    expect(
      behaviour([accountOf([document('opening', 'O', '2026-01-31', 5, { due: '2026-02-01' })])]).why,
    ).toMatchObject({ dbtSigned: 'opening.only', onTimeShare: 'opening.only' });
    const none = behaviour([accountOf([document('receipt', 'R', '2026-04-11', 100)])]);
    expect(none.why).toMatchObject({ dbtSigned: 'payments.none', dbtLate: 'payments.none' });
    expect(none.anyDue).toBe(false);
    expect(behaviour([]).why.dbtSigned).toBe('payments.none');
  });

  it('says that none is late where there are parts and none of them is', () => {
    const documents = [
      invoice('A', '2026-03-01', 100, '2026-04-01'),
      document('receipt', 'R', '2026-04-01', 100, { settles: 'A' }),
    ];
    const { figures, why } = behaviour([accountOf(documents)]);
    expect(figures.dbtFloored?.toFixed()).toBe('0');
    expect(why).toMatchObject({ dbtLate: 'late.none' });
  });

  it.each([
    [79, 'due.unknown'],
    [80, undefined],
  ])('is missing when under 80 %% of what is open has a due date: %d', (known, why) => {
    const documents = [
      ...LATE,
      invoice('B', '2026-06-01', known, '2026-06-15'),
      invoice('C', '2026-06-01', 100 - known),
    ];
    const { figures, why: reasons } = behaviour([accountOf(documents)]);
    expect(reasons.dbtSigned).toBe(why);
    expect(figures.dbtSigned === null).toBe(why !== undefined);
  });

  it('asks 80 % of the whole, converted, and of an account without a rate by itself', () => {
    const yuan = [...LATE, invoice('B', '2026-06-01', 100, '2026-06-15')];
    const dollars = (amount: number) => [invoice('U', '2026-06-01', amount, undefined, 'USD')];
    const of = (amount: number, weight: string | null) =>
      behaviour([accountOf(yuan), accountOf(dollars(amount), weight)]);
    expect(of(1, '7').figures.dbtSigned).not.toBeNull();
    expect(of(5, '5').why.dbtSigned).toBeUndefined();
    expect(of(5, '5.01').why.dbtSigned).toBe('due.unknown');
    expect(of(1, null).why.dbtSigned).toBe('due.unknown');
  });

  it('does not ask retention for a due date before it is due, nor what is settled', () => {
    const documents = [
      ...LATE,
      invoice('B', '2026-06-01', 100),
      document('receipt', 'S', '2026-06-02', 100, { settles: 'B' }),
      document('retention', 'Q', '2026-06-01', 500),
      document('retention', 'P', '2026-06-01', 500, { due: '2026-07-01' }),
      invoice('C', '2026-06-01', 8, '2026-07-01'),
      invoice('D', '2026-06-01', 2),
    ];
    expect(behaviour([accountOf(documents)]).why.dbtSigned).toBeUndefined();
    const due = document('retention', 'P', '2026-06-01', 4, { due: '2026-06-30' });
    const undated = invoice('E', '2026-06-01', 1);
    expect(behaviour([accountOf([...documents, undated])]).why.dbtSigned).toBe('due.unknown');
    expect(behaviour([accountOf([...documents, undated, due])]).why.dbtSigned).toBeUndefined();
  });

  it('adds accounts of several currencies by their rates', () => {
    const dollars = [
      invoice('U', '2026-03-01', 10, '2026-04-01', 'USD'),
      document('receipt', 'V', '2026-04-01', 10, { settles: 'U', currency: 'USD' }),
    ];
    const { figures } = behaviour([accountOf(LATE), accountOf(dollars, '10')]);
    expect(figures.dbtSigned?.toFixed()).toBe('5');
    expect(behaviour([accountOf(LATE), accountOf(dollars, null)]).why.dbtSigned).toBe('rate.missing');
  });

  it('needs no rate for an account that says nothing', () => {
    const silent = accountOf([document('receipt', 'V', '2026-04-01', 10, { currency: 'USD' })], null);
    expect(behaviour([accountOf(LATE), silent]).figures.dbtSigned?.toFixed()).toBe('10');
    const credited = accountOf(
      [
        invoice('U', '2026-03-01', 10, '2027-04-01', 'USD'),
        document('creditNote', 'V', '2026-04-01', 10, { settles: 'U', currency: 'USD' }),
      ],
      null,
    );
    expect(behaviour([accountOf(LATE), credited]).why.dbtSigned).toBe('rate.missing');
    const due = accountOf(
      [
        invoice('U', '2025-03-01', 10, '2026-04-01', 'USD'),
        document('receipt', 'V', '2025-04-01', 10, { settles: 'U', currency: 'USD' }),
      ],
      null,
    );
    expect(behaviour([accountOf(LATE), due]).why.dbtSigned).toBe('rate.missing');
  });

  it('knows whether anything has fallen due', () => {
    const on = (due: string) => behaviour([accountOf([invoice('A', '2026-06-01', 5, due)])]).anyDue;
    expect([on('2026-06-30'), on('2026-07-01')]).toEqual([true, false]);
    expect(behaviour([accountOf([invoice('A', '2026-06-01', 5)])]).anyDue).toBe(false);
  });
});

describe('history before an opening', () => {
  const history = [
    invoice('A', '2025-11-01', 100, '2025-12-01'),
    document('receipt', 'R', '2025-12-11', 60.5, { settles: 'A' }),
    document('opening', 'O', '2025-12-31', 39, { due: '2025-12-01' }),
    document('receipt', 'S', '2026-02-09', 39),
  ];

  it('is behaviour too, but what was open then is part of the opening', () => {
    const { sums } = behaviour([accountOf(history)]);
    // 60.5 ten days late and 39 of the opening seventy, in tenths.
    expect(sums[0]?.sums).toMatchObject({ amount: 995n, lateDays: 6050n + 27300n });
  });

  it('is in the units of the account, which may be finer', () => {
    const coarse = [
      invoice('A', '2025-11-01', 100, '2025-12-01'),
      document('receipt', 'R', '2025-12-11', 100, { settles: 'A' }),
      document('opening', 'O', '2025-12-31', '0.25', { due: '2025-12-31' }),
    ];
    expect(behaviour([accountOf(coarse)]).sums[0]?.sums.amount).toBe(10025n);
  });

  it('stands on each day as it did', () => {
    // Three months before ASOF the opening stood already; nine months before, not.
    const { sums } = behaviour([accountOf(history)]);
    expect(sums[0]?.sums).toMatchObject({ beforeAmount: 995n, recentAmount: 0n });
  });

  it('has open parts on a day before the opening, which states them later only', () => {
    // On 03-30 A was 58 days late and half of it paid 10 days late; the opening of 04-30 states the rest.
    const late = [
      invoice('A', '2026-01-01', 100, '2026-01-31'),
      document('receipt', 'R', '2026-02-10', 50, { settles: 'A' }),
      document('opening', 'O', '2026-04-30', 50, { due: '2026-01-31' }),
    ];
    const { figures, sums } = behaviour([accountOf(late)]);
    expect(sums[0]?.sums).toMatchObject({ beforeAmount: 100n, beforeLateDays: 500n + 2900n });
    expect(figures.worsening?.toNumber()).toBe(150 - 34);
  });

  it('is none without such documents, and leaves openings out', () => {
    expect(historyAccount(accountFor(LATE, day(ASOF)))).toBeNull();
    const openings = [document('opening', 'P', '2025-06-30', 1), document('opening', 'O', '2025-12-31', 39)];
    expect(historyAccount(accountFor(openings, day(ASOF)))).toBeNull();
    const found = historyAccount(accountFor([...openings, ...history], day(ASOF)));
    expect(found).toMatchObject({ history: [], openingDay: null, beforeOpening: false });
    expect(found?.documents.map(({ number }) => number)).toEqual(['A', 'R']);
    expect(found?.all).toEqual(found?.documents);
  });

  it('makes a customer with an opening one that is known', () => {
    const { why } = behaviour([accountOf(history.slice(0, 3))]);
    expect(why.dbtSigned).toBeUndefined();
  });

  it('has due dates like any other', () => {
    const early = [...history.slice(0, 2), document('opening', 'O', '2025-12-31', 39)];
    expect(behaviour([accountOf(early)]).anyDue).toBe(true);
  });
});
