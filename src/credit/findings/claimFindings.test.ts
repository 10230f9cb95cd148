import { policyRows, serial, type Row } from '../../ledger/tablesForTests';
import { ASOF, C1, figures, found, invoice, places, row } from './findingsForTests';

const statement = (date: string, amount: number, more: Row = {}): Row => row('对账', date, amount, more);

describe('statement.difference', () => {
  const bought = invoice('2026-01-10', '2026-02-09', 1000);
  const of = (...rows: Row[]) => ({ documents: [bought, ...rows] });

  it('fires when what the customer confirmed is not our balance of that day', () => {
    expect(places('statement.difference', of(statement('2026-01-31', 1000)))).toEqual([]);
    expect(places('statement.difference', of(statement('2026-01-31', 999.99)))).toEqual([
      'medium documents[1].amount',
    ]);
    expect(figures('statement.difference', of(statement('2026-01-31', 1200.5)))).toEqual([
      { currency: 'CNY', confirmed: '1200.5', balance: '1000', difference: '200.5', date: '2026-01-31' },
    ]);
  });

  it('reckons with what was booked up to that day, and not with what came later', () => {
    const paid = row('回款', '2026-02-05', 400);
    expect(found('statement.difference', of(paid, statement('2026-02-04', 1000)))).toEqual([]);
    expect(found('statement.difference', of(paid, statement('2026-02-05', 600)))).toEqual([]);
    expect(figures('statement.difference', of(paid, statement('2026-02-05', 1000)))[0]).toMatchObject({
      balance: '600',
      difference: '400',
    });
  });

  it('looks at the last statement, of one day at the lower row: it settled the earlier ones', () => {
    const [wrong, right] = [statement('2026-01-31', 1), statement('2026-02-28', 1000)];
    expect(found('statement.difference', of(wrong, right))).toEqual([]);
    expect(found('statement.difference', of(right, wrong))).toEqual([]);
    expect(found('statement.difference', of(statement('2026-02-28', 1), right))).toEqual([]);
    expect(found('statement.difference', of(right, statement('2026-02-28', 1)))).toHaveLength(1);
  });

  it('confirms a credit balance with its sign', () => {
    const documents = [row('回款', '2026-01-10', 50), statement('2026-01-31', -50)];
    expect(found('statement.difference', { documents })).toEqual([]);
  });

  it('does not look at void or later statements, or at a balance that is unknown', () => {
    expect(found('statement.difference', of(statement('2026-04-01', 1)))).toEqual([]);
    expect(found('statement.difference', of(statement('2026-01-31', 1, { void: '是' })))).toEqual([]);
    expect(
      found('statement.difference', of(statement('2026-01-31', 1), row('回款', '2026-01-31', 'x'))),
    ).toEqual([]);
    const opening = row('期初余额', '2026-02-28', 5);
    expect(found('statement.difference', of(statement('2026-01-31', 1), opening))).toEqual([]);
    expect(found('statement.difference', of(statement('2026-02-28', 1), opening))).toHaveLength(1);
    expect(found('statement.difference', of(statement('2026-01-31', 1), opening), '2026-02-27')).toEqual([]);
  });

  it('compares each currency with its own', () => {
    const dollars = invoice('2026-01-10', '2026-02-09', 70, { currency: 'USD' });
    const rows = of(dollars, statement('2026-01-31', 70, { currency: 'USD' }), statement('2026-01-31', 70));
    expect(figures('statement.difference', rows)).toMatchObject([{ currency: 'CNY', balance: '1000' }]);
  });
});

describe('statement.none', () => {
  const open = (date: string, amount = 1000, more: Row = {}) => invoice(date, '2027-01-01', amount, more);

  it('fires when an account of half a year has not been confirmed within the last six months', () => {
    const rows = (...documents: Row[]) => ({ documents: [open('2025-06-01'), ...documents] });
    expect(places('statement.none', rows())).toEqual(['low customers[0].balance']);
    expect(figures('statement.none', rows())).toEqual([{ currency: 'CNY', last: '' }]);
    expect(figures('statement.none', rows(statement('2025-09-30', 1000)))).toEqual([
      { currency: 'CNY', last: '2025-09-30' },
    ]);
    expect(found('statement.none', rows(statement('2025-10-01', 1000)))).toEqual([]);
    expect(found('statement.none', rows(statement('2026-03-31', 1000)))).toEqual([]);
    expect(found('statement.none', rows(statement('2026-04-01', 1000)))).toHaveLength(1);
    expect(found('statement.none', rows(statement('2026-01-01', 1000, { void: '是' })))).toHaveLength(1);
  });

  it('leaves a new account its time', () => {
    expect(found('statement.none', { documents: [open('2025-09-30')] })).toHaveLength(1);
    expect(found('statement.none', { documents: [open('2025-10-01')] })).toEqual([]);
  });

  it('goes by the months of the policy', () => {
    const rows = (date: string) => ({ documents: [open(date)], policy: policyRows({ statementMonths: 3 }) });
    expect(found('statement.none', rows('2025-12-31'))).toHaveLength(1);
    expect(found('statement.none', rows('2026-01-01'))).toEqual([]);
  });

  it('asks nobody to confirm nothing, a credit, or a trifle', () => {
    const of = (amount: number, more: Row = {}) =>
      found('statement.none', { documents: [open('2025-06-01', amount, more)] });
    expect(of(99.99)).toEqual([]);
    expect(of(100)).toHaveLength(1);
    expect(of(99.99, { currency: 'USD' })).toHaveLength(1);
    const documents = [open('2025-06-01'), row('回款', '2025-07-01', 1000)];
    expect(found('statement.none', { documents })).toEqual([]);
    expect(found('statement.none', { documents: [...documents, row('回款', '2025-07-02', 1000)] })).toEqual(
      [],
    );
  });

  it('says nothing of a balance that is unknown', () => {
    const documents = [open('2025-06-01')];
    expect(found('statement.none', { documents: [...documents, row('对账', '2026-01-01', 'x')] })).toEqual(
      [],
    );
    const later = row('期初余额', '2026-04-30', 5);
    expect(found('statement.none', { documents: [...documents, later] })).toEqual([]);
  });
});

describe('claim.limitation', () => {
  /** 2023-09-27 + 36 months = 2026-09-27, 180 days after 2026-03-31. */
  const LAST_DUE = '2023-09-27';
  const claim = (due: string, amount = 1000, more: Row = {}) => invoice('2023-01-05', due, amount, more);
  const of = (...documents: Row[]) => ({ documents });

  it('fires when three years from the due date end within 180 days', () => {
    expect(found('claim.limitation', of(claim('2023-09-28')))).toEqual([]);
    expect(places('claim.limitation', of(claim(LAST_DUE)))).toEqual(['medium documents[0].due']);
    expect(figures('claim.limitation', of(claim(LAST_DUE)))).toEqual([
      { currency: 'CNY', amount: '1000', ends: '2026-09-27', days: '180' },
    ]);
  });

  it('is high once it has ended, and not on its last day', () => {
    expect(places('claim.limitation', of(claim('2023-03-31')))).toEqual(['medium documents[0].due']);
    expect(places('claim.limitation', of(claim('2023-03-30')))).toEqual(['high documents[0].due']);
    expect(figures('claim.limitation', of(claim('2023-03-30')))[0]).toMatchObject({ days: '-1' });
  });

  it('adds up all that lapses, at what lapses first', () => {
    const rows = of(
      claim('2023-09-01', 30),
      claim('2023-06-30', 20),
      claim('2023-08-31', 4),
      claim('2024-01-01', 1),
    );
    expect(places('claim.limitation', rows)).toEqual(['medium documents[1].due']);
    expect(figures('claim.limitation', rows)).toEqual([
      { currency: 'CNY', amount: '54', ends: '2026-06-30', days: '91' },
    ]);
  });

  it('clamps months: what is due on 02-29 ends on 02-28', () => {
    expect(figures('claim.limitation', of(claim('2024-02-29')), '2027-01-01')).toMatchObject([
      { ends: '2027-02-28', days: '58' },
    ]);
  });

  it('goes by the policy, and does not concern what is not due yet', () => {
    const policy = policyRows({ limitationMonths: 1, limitationWarnDays: 10 });
    const ends = (due: string) => figures('claim.limitation', { ...of(claim(due)), policy });
    expect(ends('2026-03-10')).toMatchObject([{ ends: '2026-04-10', days: '10' }]);
    expect(ends('2026-03-11')).toEqual([]);
    const long = policyRows({ limitationMonths: 1, limitationWarnDays: 99 });
    expect(figures('claim.limitation', { ...of(claim('2026-03-30')), policy: long })).toHaveLength(1);
    expect(figures('claim.limitation', { ...of(claim(ASOF)), policy: long })).toEqual([]);
  });

  it('starts anew with a signed statement, a reminder or a lawsuit', () => {
    const late = claim('2023-03-01');
    const on = '2023-10-10';
    expect(found('claim.limitation', of(late))).toHaveLength(1);
    expect(found('claim.limitation', of(late, statement(on, 1000, { signed: '是' })))).toEqual([]);
    expect(found('claim.limitation', of(late, statement(on, 1000)))).toHaveLength(1);
    expect(found('claim.limitation', of(late, row('催收函', on, '')))).toEqual([]);
    expect(found('claim.limitation', of(late, row('起诉', on, '')))).toEqual([]);
    expect(figures('claim.limitation', of(late, row('起诉', '2023-05-01', '')))[0]).toMatchObject({
      ends: '2026-05-01',
    });
  });

  it('does not start anew before it started, with a void act, or with one of a later day', () => {
    const late = claim('2023-03-01');
    const ends = (...acts: Row[]) => figures('claim.limitation', of(late, ...acts))[0]?.['ends'];
    expect(ends(row('催收函', '2023-02-28', ''))).toBe('2026-03-01');
    expect(ends(row('催收函', '2023-10-10', '', { void: '是' }))).toBe('2026-03-01');
    expect(ends(row('催收函', '2026-04-01', ''))).toBe('2026-03-01');
    expect(ends(row('催收函', '2023-05-02', ''), row('催收函', '2023-04-02', ''))).toBe('2026-05-02');
  });

  it('starts anew for what the act names, else for all that was there', () => {
    const acts = (settles: string) =>
      of(
        claim('2023-03-01', 10, { number: 'F1', invoiceCode: '044' }),
        claim('2023-03-01', 5, { number: 'F2' }),
        row('催收函', '2023-10-10', '', { settles }),
      );
    expect(figures('claim.limitation', acts('F2'))).toMatchObject([{ amount: '10' }]);
    expect(figures('claim.limitation', acts('f1'))).toMatchObject([{ amount: '5' }]);
    expect(figures('claim.limitation', acts('044F1'))).toMatchObject([{ amount: '5' }]);
    expect(figures('claim.limitation', acts('F1,F2'))).toEqual([]);
    expect(figures('claim.limitation', acts('F3'))).toMatchObject([{ amount: '15' }]);
    expect(figures('claim.limitation', acts(''))).toEqual([]);
  });

  it('does not start anew for a claim that came after the act', () => {
    const entered = invoice('2023-10-10', '2023-01-31', 7);
    expect(found('claim.limitation', of(entered, row('催收函', '2023-10-10', '')))).toEqual([]);
    expect(found('claim.limitation', of(entered, row('催收函', '2023-10-09', '')))).toHaveLength(1);
  });

  it('starts anew with a payment on the claim, and not with what we book ourselves', () => {
    const part = (kind: string, more: Row = {}) =>
      found(
        'claim.limitation',
        of(
          claim('2023-03-01', 1000, { number: 'F1' }),
          row(kind, '2023-10-10', 10, { settles: 'F1', ...more }),
        ),
      );
    expect(part('回款')).toEqual([]);
    expect(part('预收')).toEqual([]);
    expect(part('抵账')).toEqual([]);
    expect(part('应收票据', { due: serial('2024-03-01') })).toEqual([]);
    expect(part('红字')).toHaveLength(1);
    expect(part('坏账核销')).toHaveLength(1);
    expect(part('保理', { recourse: '无追索权' })).toHaveLength(1);
    const unpaid = claim('2023-03-02', 5, { number: 'F2' });
    expect(
      figures('claim.limitation', of(claim('2023-03-01'), unpaid, row('回款', '2023-10-10', 10))),
    ).toMatchObject([{ amount: '5' }]);
  });

  it('keeps what interrupted it when it comes back with a dishonoured note, the note among it', () => {
    const came = (more: Row[], on = '2023-10-10') =>
      of(
        claim('2023-03-01', 1000, { number: 'F1' }),
        row('应收票据', on, 1000, { number: 'N1', settles: 'F1', due: serial('2023-12-01') }),
        row('票据拒付', '2023-12-02', 1000, { settles: 'N1' }),
        ...more,
      );
    expect(found('claim.limitation', came([]))).toEqual([]);
    expect(found('claim.limitation', came([], '2023-09-01'))).toHaveLength(1);
    const reminded = row('催收函', '2023-10-15', '', { settles: 'F1' });
    expect(found('claim.limitation', came([reminded], '2023-09-01'))).toEqual([]);
    const before = row('催收函', '2023-08-15', '', { settles: 'F1' });
    expect(figures('claim.limitation', came([before], '2023-08-01'))).toMatchObject([{ ends: '2026-08-15' }]);
  });

  it('keeps what interrupted it when it is reissued, stated by an opening, or paid in part', () => {
    const signed = (date: string) => row('对账', date, 1000, { signed: '是' });
    const blue = claim('2023-05-31', 1000, { number: 'F1' });
    const reissued = [
      row('红字', '2026-02-01', 1000, { number: 'H1', settles: 'F1' }),
      invoice('2026-02-01', '2026-12-31', 1000, { number: 'F2', reissue: 'H1' }),
    ];
    expect(figures('claim.limitation', of(blue, ...reissued))).toMatchObject([{ ends: '2026-05-31' }]);
    expect(found('claim.limitation', of(blue, signed('2025-12-31'), ...reissued))).toEqual([]);
    const stated = row('期初余额', '2025-12-31', 1000, { due: serial('2023-05-31') });
    expect(found('claim.limitation', of(stated))).toHaveLength(1);
    expect(found('claim.limitation', of(signed('2025-11-30'), stated))).toEqual([]);
    expect(found('claim.limitation', of(signed('2023-05-30'), stated))).toHaveLength(1);
  });

  it('starts anew for every instalment with a payment on one', () => {
    const rows = (...more: Row[]) => ({
      customers: [{ ...C1, termText: '5-5-0-0' }],
      documents: [
        row('订单', '2023-05-01', 0, { number: 'S1' }),
        row('发货', '2023-05-31', 1000, { order: 'S1' }),
        row('发票', '2023-05-31', 1000, { number: 'F1', order: 'S1' }),
        ...more,
      ],
    });
    expect(figures('claim.limitation', rows())).toMatchObject([{ amount: '1000' }]);
    expect(found('claim.limitation', rows(row('回款', '2025-12-01', 200)))).toEqual([]);
  });

  it('counts what is open only, and nothing that is unknown', () => {
    const late = claim('2023-03-01');
    expect(found('claim.limitation', of(late, row('回款', '2026-03-31', 1000)))).toEqual([]);
    expect(found('claim.limitation', of(late, row('回款', '2026-04-01', 1000)))).toHaveLength(1);
    expect(found('claim.limitation', of({ ...late, void: '是' }))).toEqual([]);
    expect(found('claim.limitation', of(claim('')))).toHaveLength(1);
    const undated = { ...of(claim('')), customers: [{ ...C1, termText: '见合同' }] };
    expect(found('claim.limitation', undated)).toEqual([]);
    expect(found('claim.limitation', of(late, row('回款', '2026-03-31', 'x')))).toEqual([]);
    expect(found('claim.limitation', of(late, row('期初余额', '2026-04-30', 5)))).toEqual([]);
    expect(
      found('claim.limitation', of(row('退款', '2023-03-01', 50, { due: serial('2023-03-01') }))),
    ).toEqual([]);
  });

  it('speaks of each currency apart', () => {
    const rows = of(claim('2023-03-01', 5), claim('2023-03-01', 7, { currency: 'USD' }));
    expect(figures('claim.limitation', rows).map(({ currency, amount }) => [currency, amount])).toEqual([
      ['CNY', '5'],
      ['USD', '7'],
    ]);
  });
});
