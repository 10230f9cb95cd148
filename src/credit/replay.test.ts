/** The limit and exposure of a past day: by rows, group and use of that day, compared with a slow oracle on ledgers of any kind. */
import fc from 'fast-check';
import { addDays, type Day } from '../ledger/day';
import { day, ledgerOf, serial, type Row, type Rows } from '../ledger/tablesForTests';
import { analyse, type Analysis } from './analysis';
import { GROUP_ROWS } from './groupForTests';
import { replayOf } from './replay';
import { GroupsOracle } from './limits/groupsOracleForTests';
import type { GroupCustomer } from './limits/groups';

const ASOF = '2026-12-31';

const doc = (customerId: string, kind: string, date: string, amount: number, more: Row = {}): Row => ({
  customerId,
  kind,
  date: serial(date),
  amount,
  ...more,
});
const base = (customerId: string, amount: number | '', from = '', to = '', more: Row = {}): Row => ({
  customerId,
  kind: '基础额度',
  amount,
  from: from === '' ? '' : serial(from),
  to: to === '' ? '' : serial(to),
  ...more,
});

const ROWS = {
  ...GROUP_ROWS,
  documents: [
    doc('甲', '发票', '2026-02-01', 400),
    doc('甲', '回款', '2026-03-31', 400),
    doc('甲', '发票', '2026-08-01', 600),
    doc('甲', '发票', '2026-12-01', 300),
    doc('乙', '发票', '2026-10-01', 10, { currency: 'USD' }),
  ],
} satisfies Rows;

const analysed = (more: Partial<Rows> = {}): Analysis => analyse(ledgerOf({ ...ROWS, ...more }), day(ASOF));

function basisOf(analysis: Analysis, id: string) {
  const basis = analysis.bases[analysis.index.get(id) ?? -1];
  if (!basis) throw new RangeError(id);
  return basis;
}

/** At the end of the day. */
function told(id: string, on: string, analysis = analysed()): string {
  const then = replayOf(analysis).limitOn(basisOf(analysis, id), day(on), day(on));
  return then === null ? 'not known' : `${then.state} ${then.effective?.toFixed(2) ?? '-'}`;
}

describe('the limit of a past day', () => {
  it('is by the rows then in force, less what the others of the group then owed', () => {
    expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((on) => told('甲', on))).toEqual([
      'unset -',
      'set 1000.00',
      'set 1000.00',
      'set 1500.00',
    ]);
    // 10 USD of 乙 at 7, then at 8.
    expect([told('甲', '2026-10-01'), told('甲', '2026-12-01')]).toEqual(['set 1430.00', 'set 1420.00']);
    expect([told('丙', '2026-04-30'), told('丙', '2026-05-01')]).toEqual(['unset -', 'unlimited -']);
    expect([told('甲', '2027-12-31'), told('甲', '2028-01-01')]).toEqual(['set 920.00', 'expired 920.00']);
  });

  it('of a member without its own is what the head then left of the pool, at the rate of that day', () => {
    const days = ['2026-02-28', '2026-03-30', '2026-03-31', '2026-08-01', '2026-12-01'];
    expect(days.map((on) => told('乙', on))).toEqual([
      'unset -',
      'shared 85.71',
      'shared 142.86',
      'shared 128.57',
      'shared 75.00',
    ]);
    expect(told('乙', '2028-01-01')).toBe('expired 12.50');
    expect(
      told('乙', '2026-02-28', analysed({ limits: [base('甲', '', '', '', { unlimited: '是' })] })),
    ).toBe('unlimited -');
    const own = analysed({ limits: [...ROWS.limits, base('乙', 3)] });
    expect([told('乙', '2026-03-01', own), told('甲', '2026-03-01', own)]).toEqual([
      'set 3.00',
      'set 979.00',
    ]);
  });

  it('is asked of the evening before where only that was known', () => {
    const analysis = analysed();
    const then = replayOf(analysis).limitOn(basisOf(analysis, '乙'), day('2026-03-31'), day('2026-03-30'));
    expect(then?.effective?.toFixed(2)).toBe('85.71');
  });

  it('is by the group of that day', () => {
    const facts: Row[] = [
      { customerId: '乙', fact: '上级客户', value: '', from: serial('2026-01-01'), to: serial('2026-06-30') },
      { customerId: '丙', fact: '上级客户', value: '甲', from: serial('2026-11-01') },
    ];
    const analysis = analysed({ facts, limits: ROWS.limits.slice(0, 2) });
    expect(['2026-06-30', '2026-07-01'].map((on) => told('乙', on, analysis))).toEqual([
      'unset -',
      'shared 214.29',
    ]);
    expect(['2026-10-31', '2026-11-01'].map((on) => told('丙', on, analysis))).toEqual([
      'unset -',
      'shared 830.00',
    ]);
    const days = replayOf(analysis).changes(basisOf(analysis, '丙'));
    for (const on of ['2026-01-01', '2026-07-01', '2026-11-01', '2027-02-01', '2026-10-01']) {
      expect(days).toContain(day(on));
    }
    expect(replayOf(analysed()).changes(basisOf(analysed(), '丙'))).toEqual([day('2026-05-01')]);
  });

  it('is not known where a balance of the group is not, nor a rate; unknown, not 0, where its own row is', () => {
    const opening = doc('乙', '期初余额', '2026-05-01', 5);
    const opened = analysed({ documents: [...ROWS.documents, opening] });
    expect([told('甲', '2026-04-30', opened), told('甲', '2026-05-01', opened)]).toEqual([
      'not known',
      'set 965.00',
    ]);
    expect(told('甲', '2026-11-01', analysed({ rates: [] }))).toBe('not known');
    const hidden = doc('乙', '发票', '2026-11-01', 0, { amount: 'x' });
    expect(told('甲', '2026-03-01', analysed({ documents: [hidden] }))).toBe('not known');
    const unread = analysed({ limits: [base('丙', 5, '', '', { from: 'soon' })] });
    expect(told('丙', '2026-03-01', unread).endsWith(' -')).toBe(true);
  });
});

describe('for any ledger', () => {
  const IDS = ['A', 'B', 'C', 'D', 'E'];
  const back = fc.integer({ min: 0, max: 60 });
  const on = (days: number): number => serial(ASOF) - days;
  const parent = fc.constantFrom('', '', ...IDS);
  const ledgers = fc.record({
    parents: fc.tuple(...IDS.map(() => parent)),
    limits: fc.array(
      fc.record({
        customerId: fc.constantFrom(...IDS),
        amount: fc.constantFrom<number | ''>(0, 40, 90, 250, ''),
        unlimited: fc.constantFrom('', '', '', '是'),
        from: fc.option(back, { nil: null }),
        length: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
      }),
      { maxLength: 8 },
    ),
    facts: fc.array(
      fc.record({ customerId: fc.constantFrom(...IDS), value: parent, from: back, length: back }),
      { maxLength: 3 },
    ),
    documents: fc.array(
      fc.record({
        customerId: fc.constantFrom(...IDS),
        kind: fc.constantFrom(
          '发票',
          '发票',
          '回款',
          '红字',
          '退款',
          '期初余额',
          '应收票据',
          '票据拒付',
          '订单',
          '发货',
        ),
        amount: fc.integer({ min: 1, max: 120 }),
        number: fc.constantFrom('1', '2', '3'),
        back,
      }),
      { maxLength: 14 },
    ),
    day: back,
  });

  /** Of several openings a log knows the last alone, so what was owed before it is not known; a check of that day goes by the one before. */
  const isOnlyOpening = <T extends { readonly customerId: string; readonly kind: string }>(
    row: T,
    place: number,
    rows: readonly T[],
  ): boolean =>
    row.kind !== '期初余额' ||
    rows.findIndex(({ kind, customerId }) => kind === row.kind && customerId === row.customerId) === place;

  it('is what the group rules give for the rows of that day and the exposures a check of the eve shows', () => {
    fc.assert(
      fc.property(ledgers, (given) => {
        const asked: Day = addDays(day(ASOF), -given.day);
        const eve = addDays(asked, -1);
        const ledger = ledgerOf({
          customers: IDS.map((id, place) => ({ id, parentId: given.parents[place] ?? '' })),
          limits: given.limits.map(({ from, length, ...limit }) => ({
            ...limit,
            kind: '基础额度',
            from: from === null ? '' : on(from),
            to: from === null || length === null ? '' : on(from) + length,
          })),
          facts: given.facts.map(({ from, length, ...fact }) => ({
            ...fact,
            fact: '上级客户',
            from: on(from),
            to: on(from) + length,
          })),
          documents: given.documents.filter(isOnlyOpening).map(({ back: days, ...row }) => ({
            ...row,
            date: on(days),
            due: on(days),
          })),
        });
        const analysis = analyse(ledger, day(ASOF));
        const [then, before] = [analyse(ledger, asked), analyse(ledger, eve)];
        const replay = replayOf(analysis);
        const members = then.bases.map(({ id, onDay, limit }, place): GroupCustomer => {
          const parentId = onDay?.parentId ?? null;
          const fault = then.groups.faults.some(({ customer }) => customer === id);
          const { state, amount } = limit.figures;
          return {
            id,
            parentId: fault ? null : parentId,
            currency: 'CNY',
            limit: { state, amount, unknown: limit.unknown },
            exposure: before.own[place]?.exposure ?? null,
          };
        });
        const oracle = new GroupsOracle(members);
        for (const { id } of members) {
          const found = replay.limitOn(basisOf(analysis, id), asked, eve);
          const expected = oracle.effective(id);
          const shown =
            found === null
              ? 'unknown'
              : (found.effective?.toFixed() ?? (found.state === 'unlimited' ? 'unlimited' : 'unset'));
          expect([id, shown]).toEqual([id, typeof expected === 'string' ? expected : expected.toFixed()]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
