import * as fc from 'fast-check';
import { addDays, isoDay } from '../../ledger/day';
import { money, moneyText, type Money } from '../../ledger/money';
import type { Rate } from '../../ledger/records';
import { GRADES } from '../../ledger/tables';
import { day } from '../../ledger/tablesForTests';
import { decideGroups, groupsAbove, type GroupCustomer } from '../limits/groups';
import { NO_RATES, rateBook } from '../limits/rates';
import { decideShipment } from './decide';
import type { GroupStanding } from '../limits/standings';
import type { Release, ShipmentCustomer, ShipmentDecision, ShipmentInput } from './shipment';

const DAY = day('2026-03-31');
const POLICY: ShipmentInput['policy'] = {
  graceDays: 3,
  holdOverdueDays: 30,
  gradeFloor: 'B',
  nearMedium: money('0.8'),
  expiringDays: 30,
};

/** Effective 100, nothing used, nothing against it. */
const SOUND: ShipmentCustomer = {
  id: 'C1',
  currency: 'CNY',
  status: 'active',
  statusOf: 'C1',
  limit: { state: 'set', amount: money('100'), endsOn: day('2026-12-31'), lowerings: [] },
  effective: money('100'),
  exposure: money('0'),
  credit: money('0'),
  heldByOrder: money('0'),
  overdue: money('0'),
  overdueAtLeast: false,
  longestOverdue: 0,
  overdueBeyondHold: null,
  grade: 'A',
  writtenOff: null,
  stale: { scored: null, periodEnd: null },
  why: {},
};

type Changes = Partial<ShipmentCustomer>;
interface Situation {
  readonly groups?: readonly GroupStanding[];
  readonly policy?: Partial<ShipmentInput['policy']>;
  readonly currency?: string;
  readonly rates?: ShipmentInput['rates'];
}

function ship(amount: number, customer: Changes = {}, more: Situation = {}): ShipmentDecision {
  return decideShipment({
    day: DAY,
    shipment: { amount: money(String(amount)), currency: more.currency ?? 'CNY' },
    customer: { ...SOUND, ...customer },
    groups: more.groups ?? [],
    rates: more.rates ?? NO_RATES,
    policy: { ...POLICY, ...more.policy },
  });
}
const rules = ({ reasons }: ShipmentDecision) => reasons.map(({ severity, rule }) => `${severity} ${rule}`);
const said = (decision: ShipmentDecision) => [decision.decision, ...rules(decision)];
const figures = ({ reasons }: ShipmentDecision, rule: string) =>
  reasons.filter((reason) => reason.rule === rule).map((reason) => reason.figures);
const release = (one: Release): string =>
  [one.how, 'customer' in one ? one.customer : '', 'amount' in one ? moneyText(one.amount) : '']
    .filter((text) => text !== '')
    .join(' ');
const releases = ({ reasons }: ShipmentDecision, rule: string) =>
  reasons.filter((reason) => reason.rule === rule).flatMap(({ releasedBy }) => releasedBy.map(release));
const used = (exposure: number): Changes => ({ exposure: money(String(exposure)) });

describe('a shipment against the limit', () => {
  const order: Changes = {
    ...used(80),
    heldByOrder: money('30'),
  };

  it('vector: 100 with 80 used, of which its order holds 30: ship 30 of it, added 0, pass with warning', () => {
    const decision = ship(30, order);
    expect(said(decision)).toEqual(['warn', 'warn limit.near']);
    expect([
      decision.added?.toFixed(),
      decision.exposureAfter?.toFixed(),
      decision.effective?.toFixed(),
    ]).toEqual(['0', '80', '100']);
    expect(figures(decision, 'limit.near')).toEqual([
      { currency: 'CNY', exposure: '80', effective: '100', utilisation: '0.8' },
    ]);
  });

  it('vector: ship 30 without an order: 110 > 100, hold', () => {
    const decision = ship(30, used(80));
    expect(said(decision)).toEqual(['hold', 'hold limit.over']);
    expect(figures(decision, 'limit.over')).toEqual([
      { currency: 'CNY', exposure: '110', effective: '100', over: '10' },
    ]);
    expect(releases(decision, 'limit.over')).toEqual(['payment 10', 'temporaryLimit C1 110']);
    expect(decision.reasons[0]?.releasedBy[0]).toMatchObject({ currency: 'CNY', by: DAY });
  });

  it('adds what the order does not hold, and never less than nothing', () => {
    expect(ship(50, order).added?.toFixed()).toBe('20');
    expect(ship(10, order).added?.toFixed()).toBe('0');
    expect(ship(50, order).decision).toBe('warn');
    expect(ship(50.01, order).decision).toBe('hold');
  });

  it.each([
    [79.99, 'pass'],
    [80, 'warn'],
    [100, 'warn'],
    [100.01, 'hold'],
  ])('%p of 100 is %p', (amount, decision) => {
    expect(ship(amount).decision).toBe(decision);
  });

  it('holds what is over the limit already, though it adds nothing', () => {
    expect(said(ship(30, { ...order, ...used(120) }))).toEqual(['hold', 'hold limit.over']);
  });

  it('warns by no share of nothing, and by none below nothing', () => {
    const shared: Changes = {
      limit: { state: 'shared', amount: null, endsOn: null, lowerings: [] },
      effective: money('0'),
    };
    expect(said(ship(0, shared))).toEqual(['pass']);
    expect(said(ship(1, shared))).toEqual(['hold', 'hold limit.over']);
    expect(said(ship(1, used(-50)))).toEqual(['pass']);
  });

  it('asks for a higher limit of its own only where its own is too low', () => {
    const bound: Changes = { ...used(80), effective: money('90') };
    expect(releases(ship(20, bound), 'limit.over')).toEqual(['payment 10']);
    expect(releases(ship(20.01, bound), 'limit.over')).toEqual(['payment 10.01', 'temporaryLimit C1 100.01']);
    const unlimited: Changes = {
      ...bound,
      limit: { state: 'unlimited', amount: null, endsOn: null, lowerings: [] },
    };
    expect(releases(ship(20, unlimited), 'limit.over')).toEqual(['payment 10']);
    const shared: Changes = {
      ...bound,
      limit: { state: 'shared', amount: null, endsOn: null, lowerings: [] },
    };
    expect(releases(ship(20, shared), 'limit.over')).toEqual(['payment 10', 'temporaryLimit C1 100']);
  });

  it('asks for enough: a broken fen is a whole one', () => {
    expect(releases(ship(100.001), 'limit.over')).toEqual(['payment 0.01', 'temporaryLimit C1 100.01']);
  });

  it('holds without a limit, with a zero one and with one that ended', () => {
    const unset: Changes = {
      limit: { state: 'unset', amount: null, endsOn: null, lowerings: [] },
      effective: null,
      ...used(5),
    };
    expect(said(ship(10, { ...unset, why: { effective: 'limit.unset' } }))).toEqual([
      'hold',
      'hold limit.unset',
    ]);
    const zero: Changes = {
      limit: { state: 'zero', amount: money('0'), endsOn: null, lowerings: [] },
      effective: money('0'),
    };
    expect(said(ship(10, { ...zero, ...used(5) }))).toEqual(['hold', 'hold limit.zero']);
    expect(figures(ship(10, { ...zero, ...used(5) }), 'limit.zero')).toEqual([
      { currency: 'CNY', exposure: '5' },
    ]);
    const expired = ship(10, {
      ...used(5),
      limit: { state: 'expired', amount: money('100'), endsOn: day('2026-03-30'), lowerings: [] },
    });
    expect(said(expired)).toEqual(['hold', 'hold limit.expired']);
    expect(expired.effective?.toFixed()).toBe('0');
    expect(figures(expired, 'limit.expired')).toEqual([
      { currency: 'CNY', amount: '100', exposure: '5', ended: '2026-03-30' },
    ]);
    expect(releases(expired, 'limit.expired')).toEqual(['payment 15', 'temporaryLimit C1 15']);
  });

  it('lets go what has no limit to exceed', () => {
    for (const state of ['unlimited', 'shared'] as const) {
      const customer: Changes = {
        limit: { state, amount: null, endsOn: null, lowerings: [] },
        effective: null,
        why: { effective: 'limit.unlimited' },
      };
      expect(said(ship(1_000_000, customer))).toEqual(['pass']);
    }
  });

  it('warns of a limit that ends within 30 days, the last day included', () => {
    const ending = (endsOn: string) =>
      said(ship(10, { limit: { state: 'set', amount: money('100'), endsOn: day(endsOn), lowerings: [] } }));
    expect(ending('2026-03-31')).toEqual(['warn', 'warn limit.expiring']);
    expect(ending('2026-04-30')).toEqual(['warn', 'warn limit.expiring']);
    expect(ending('2026-05-01')).toEqual(['pass']);
    expect(ending('2026-03-30')).toEqual(['pass']);
    const endless: Changes = { effective: null, why: { effective: 'limit.unlimited' } };
    const unlimited = { state: 'unlimited', amount: null, endsOn: day('2026-04-10'), lowerings: [] } as const;
    const endlessSoon = ship(10, { ...endless, limit: unlimited });
    expect(said(endlessSoon)).toEqual(['warn', 'warn limit.expiring']);
    expect(figures(endlessSoon, 'limit.expiring')).toEqual([
      { currency: 'CNY', amount: 'unlimited', ends: '2026-04-10', days: '10' },
    ]);
    const decision = ship(10, {
      limit: { state: 'set', amount: money('100'), endsOn: day('2026-04-10'), lowerings: [] },
    });
    expect(figures(decision, 'limit.expiring')).toEqual([
      { currency: 'CNY', amount: '100', ends: '2026-04-10', days: '10' },
    ]);
  });
});

describe('a row that adds to the limit and ends soon', () => {
  const lowering = (endsOn: string) => ({
    kind: 'temporary' as const,
    endsOn: day(endsOn),
    then: money('60'),
  });
  const adding = (endsOn: string): Changes => ({ limit: { ...SOUND.limit, lowerings: [lowering(endsOn)] } });

  it('warns with the day and what the limit will be, the last day included', () => {
    expect(said(ship(10, adding('2026-04-30')))).toEqual(['warn', 'warn limit.lowering']);
    expect(said(ship(10, adding('2026-05-01')))).toEqual(['pass']);
    expect(figures(ship(10, adding('2026-04-10')), 'limit.lowering')).toEqual([
      { currency: 'CNY', amount: '100', kind: 'temporary', then: '60', ends: '2026-04-10', days: '10' },
    ]);
  });

  it('is said beside the end of the limit itself, and under a hold', () => {
    const both = adding('2026-04-10').limit;
    const ending: Changes = { limit: { ...SOUND.limit, ...both, endsOn: day('2026-04-20') } };
    expect(said(ship(10, ending))).toEqual(['warn', 'warn limit.expiring', 'warn limit.lowering']);
    expect(said(ship(101, adding('2026-04-10')))).toEqual(['hold', 'hold limit.over', 'warn limit.lowering']);
  });

  it('warns every member where it is the head’s, and the head once', () => {
    const group: GroupStanding = {
      head: 'P',
      currency: 'CNY',
      state: 'set',
      pool: money('90'),
      why: null,
      exposure: money('0'),
      endsOn: null,
      lowerings: [lowering('2026-04-10')],
    };
    const member = ship(10, {}, { groups: [group] });
    expect(said(member)).toEqual(['warn', 'warn limit.lowering']);
    expect(figures(member, 'limit.lowering')).toMatchObject([{ head: 'P', amount: '90', then: '60' }]);
    const head = ship(10, { ...adding('2026-04-10'), id: 'P' }, { groups: [group] });
    expect(said(head)).toEqual(['warn', 'warn limit.lowering']);
    const none = ship(10, {}, { groups: [{ ...group, pool: null, why: 'limit.unset' }] });
    expect(said(none)).toEqual(['pass']);
  });
});

describe('what unapplied credit pays for', () => {
  const paid = (credit: number, more: Changes = {}): Changes => ({
    credit: money(String(credit)),
    limit: { state: 'zero', amount: money('0'), endsOn: null, lowerings: [] },
    effective: money('0'),
    exposure: money(String(-credit)),
    ...more,
  });

  it('passes the limit test, up to all of the credit', () => {
    expect(ship(50, paid(50))).toMatchObject({ decision: 'pass', covered: true });
    expect(said(ship(50.01, paid(50)))).toEqual(['hold', 'hold limit.zero']);
    expect(ship(50.01, paid(50)).covered).toBe(false);
    expect(ship(0, paid(0)).covered).toBe(false);
  });

  it('does not pass the status test', () => {
    expect(said(ship(50, paid(50, { status: 'frozen' })))).toEqual(['hold', 'hold customer.frozen']);
  });

  it('passes a limit that is used up by what the credit does not pay', () => {
    const customer = paid(50, { limit: SOUND.limit, effective: money('100'), exposure: money('70') });
    expect(said(ship(50, customer))).toEqual(['warn', 'warn limit.near']);
    expect(said(ship(51, customer))).toEqual(['hold', 'hold limit.over']);
  });

  it('is no credit when it is not known', () => {
    expect(ship(1, paid(50, { credit: null })).covered).toBe(false);
    expect(said(ship(1, paid(50, { heldByOrder: null })))).toEqual(['hold', 'hold input.unknown']);
  });

  it('never takes more of a group’s pool', () => {
    const full: GroupStanding = {
      head: 'P',
      currency: 'CNY',
      state: 'set',
      pool: money('100'),
      why: null,
      exposure: money('120'),
      endsOn: null,
      lowerings: [],
    };
    expect(said(ship(50, paid(50), { groups: [full] }))).toEqual(['pass']);
    const drawing = paid(50, { exposure: money('10') });
    expect(said(ship(50, drawing, { groups: [full] }))).toEqual(['hold', 'hold group.over']);
  });
});

describe('a document that lowers risk', () => {
  it('passes, whatever stands against the customer', () => {
    const decision = ship(-1, { status: 'closed', exposure: null, grade: 'D', longestOverdue: 400 });
    expect(decision).toEqual({
      decidedBy: 'C1',
      currency: 'CNY',
      decision: 'pass',
      added: money('0'),
      exposureAfter: null,
      effective: money('100'),
      covered: false,
      reasons: [],
    });
    expect(ship(0, { status: 'closed' }).decision).toBe('hold');
  });
});

describe('what stands against the customer', () => {
  it('holds by its status, and says who can lift it', () => {
    expect(said(ship(1, { status: 'closed' }))).toEqual(['hold', 'hold customer.closed']);
    expect(releases(ship(1, { status: 'frozen' }), 'customer.frozen')).toEqual(['status']);
    expect(figures(ship(1, { status: null }), 'input.unknown')).toEqual([
      { figure: 'status', why: 'unreadable' },
    ]);
  });

  it.each([
    [3, []],
    [4, ['warn overdue.any']],
    [30, ['warn overdue.any']],
    [31, ['hold overdue.30']],
    [90, ['hold overdue.30']],
    [91, ['hold overdue.90']],
  ])('%p days late', (longestOverdue, expected) => {
    expect(rules(ship(1, { longestOverdue, overdue: money('7') }))).toEqual(expected);
  });

  it('names lateness by the days of a check, and holds by those of the policy', () => {
    const late = ship(1, { longestOverdue: 20, overdue: money('7') }, { policy: { holdOverdueDays: 15 } });
    expect(said(late)).toEqual(['hold', 'hold overdue.any']);
    expect(figures(late, 'overdue.any')).toEqual([{ currency: 'CNY', overdue: '7', days: '20' }]);
    const lenient = ship(1, { longestOverdue: 91 }, { policy: { holdOverdueDays: 120 } });
    expect(said(lenient)).toEqual(['warn', 'warn overdue.90']);
  });

  it('is released by paying what is later than the policy lets go', () => {
    const late: Changes = { longestOverdue: 31, overdue: money('7') };
    expect(releases(ship(1, { ...late, overdueBeyondHold: money('5') }), 'overdue.30')).toEqual([
      'payment 5',
    ]);
    expect(releases(ship(1, late), 'overdue.30')).toEqual(['payment 7']);
    expect(releases(ship(1, { ...late, overdue: null }), 'overdue.30')).toEqual([]);
  });

  it('holds below the grade floor, not at it', () => {
    expect(said(ship(1, { grade: 'B' }))).toEqual(['pass']);
    const below = ship(1, { grade: 'C' });
    expect(said(below)).toEqual(['hold', 'hold grade.floor']);
    expect(figures(below, 'grade.floor')).toEqual([{ grade: 'C', floor: 'B' }]);
    expect(releases(below, 'grade.floor')).toEqual(['grade']);
  });

  it('needs a grade, but where the floor is the lowest there is', () => {
    expect(figures(ship(1, { grade: null }), 'input.unknown')).toEqual([
      { figure: 'grade', why: 'grade.none' },
    ]);
    expect(releases(ship(1, { grade: null }), 'input.unknown')).toEqual(['data']);
    for (const grade of [null, ...GRADES]) {
      expect(said(ship(1, { grade }, { policy: { gradeFloor: 'D' } }))).toEqual(['pass']);
    }
    expect(rules(ship(1, { grade: null }, { policy: { gradeFloor: 'C' } }))).toEqual(['hold input.unknown']);
  });

  it('holds with a write-off that was not recovered', () => {
    const decision = ship(1, {
      writtenOff: { amount: money('12.5'), currency: 'CNY', on: day('2025-01-02') },
    });
    expect(said(decision)).toEqual(['hold', 'hold writtenOff.open']);
    expect(figures(decision, 'writtenOff.open')).toEqual([
      { currency: 'CNY', amount: '12.5', date: '2025-01-02' },
    ]);
    expect(releases(decision, 'writtenOff.open')).toEqual(['recovery 12.5']);
  });

  it('warns of a score and of statements that are too old', () => {
    const decision = ship(1, { stale: { scored: day('2025-01-01'), periodEnd: day('2024-12-31') } });
    expect(said(decision)).toEqual(['warn', 'warn score.stale', 'warn financials.stale']);
    expect(figures(decision, 'score.stale')).toEqual([{ scored: '2025-01-01' }]);
    expect(figures(decision, 'financials.stale')).toEqual([{ periodEnd: '2024-12-31' }]);
  });
});

describe('what is n/a', () => {
  const asked = (decision: ShipmentDecision) =>
    figures(decision, 'input.unknown').map(({ figure, why }) => `${figure} ${why}`);

  it('holds, each by its name', () => {
    expect(asked(ship(1, { exposure: null, why: { exposure: 'before.opening' } }))).toEqual([
      'exposure before.opening',
    ]);
    expect(asked(ship(1, { heldByOrder: null }))).toEqual(['heldByOrder unreadable']);
    expect(asked(ship(1, { effective: null, why: { effective: 'group.unknown' } }))).toEqual([
      'effective group.unknown',
    ]);
    expect(
      asked(ship(1, { effective: null, why: { limit: 'rate.missing', effective: 'rate.missing' } })),
    ).toEqual(['limit rate.missing']);
    expect(asked(ship(1, { longestOverdue: null, why: { longestOverdue: 'due.unknown' } }))).toEqual([
      'longestOverdue due.unknown',
    ]);
    expect(ship(1, { exposure: null })).toMatchObject({ decision: 'hold', exposureAfter: null });
    expect(ship(1, { heldByOrder: null })).toMatchObject({ added: null, exposureAfter: null });
  });

  it('takes lateness that is at least so much for unknown, unless that much holds already', () => {
    const late = (days: number) => rules(ship(1, { longestOverdue: days, overdueAtLeast: true }));
    expect(late(10)).toEqual(['hold input.unknown', 'warn overdue.any']);
    expect(late(31)).toEqual(['hold overdue.30']);
  });

  it('still gives every other reason', () => {
    const decision = ship(
      1,
      {
        status: 'frozen',
        exposure: null,
        grade: 'C',
        longestOverdue: 5,
        limit: { ...SOUND.limit, state: 'zero' },
      },
      { currency: 'USD' },
    );
    expect(said(decision)).toEqual([
      'hold',
      'hold input.unknown',
      'hold input.unknown',
      'hold limit.zero',
      'hold customer.frozen',
      'hold grade.floor',
      'warn overdue.any',
    ]);
    expect(asked(decision)).toEqual(['amount rate.missing', 'exposure unreadable']);
    expect(releases(decision, 'limit.zero')).toEqual([]);
  });
});

describe('a shipment in another currency', () => {
  const row: Rate = {
    at: { table: 'rates', id: '', position: 0 },
    currency: 'USD',
    units: money('1'),
    rate: money('7'),
    date: day('2026-03-31'),
    source: '',
  };
  const rates = rateBook([row], 'CNY');

  it('counts at the rate of the day', () => {
    expect(ship(10, {}, { currency: 'USD', rates }).exposureAfter?.toFixed()).toBe('70');
    expect(ship(15, {}, { currency: 'USD', rates }).decision).toBe('hold');
  });

  it('weighs on a group in the currency of that', () => {
    const group = (pool: number): GroupStanding => ({
      head: 'P',
      currency: 'USD',
      state: 'set',
      pool: money(String(pool)),
      why: null,
      exposure: money('8'),
      endsOn: null,
      lowerings: [],
    });
    expect(said(ship(14, {}, { groups: [group(10)], rates }))).toEqual(['pass']);
    const over = ship(21, {}, { groups: [group(10)], rates });
    expect(figures(over, 'group.over')).toEqual([{ head: 'P', currency: 'USD', exposure: '11', pool: '10' }]);
    expect(figures(ship(21, {}, { groups: [group(10)] }), 'input.unknown')).toEqual([
      { figure: 'group', why: 'rate.missing', head: 'P' },
    ]);
  });
});

describe('the groups above', () => {
  const group = (
    head: string,
    pool: number | null,
    exposure: number | null,
    more: Partial<GroupStanding> = {},
  ) => ({
    head,
    currency: 'CNY',
    state: 'set' as const,
    pool: pool === null ? null : money(String(pool)),
    why: null,
    exposure: exposure === null ? null : money(String(exposure)),
    endsOn: null,
    lowerings: [],
    ...more,
  });

  it('must have room for it, every one', () => {
    const groups = [group('S', 50, 40), group('T', 90, 85)];
    expect(said(ship(5, {}, { groups }))).toEqual(['pass']);
    expect(said(ship(6, {}, { groups }))).toEqual(['hold', 'hold group.over']);
    const both = ship(11, {}, { groups });
    expect(figures(both, 'group.over')).toEqual([
      { head: 'S', currency: 'CNY', exposure: '51', pool: '50' },
      { head: 'T', currency: 'CNY', exposure: '96', pool: '90' },
    ]);
    expect(releases(both, 'group.over')).toEqual([
      'payment 1',
      'temporaryLimit S 51',
      'payment 6',
      'temporaryLimit T 96',
    ]);
  });

  it('warn when their limit ends soon, each of them but the customer’s own', () => {
    const ending = (days: number, more: Partial<GroupStanding> = {}) =>
      ship(5, {}, { groups: [group('S', 50, 40, { endsOn: addDays(DAY, days), ...more })] });
    const days = POLICY.expiringDays;
    expect(said(ending(days))).toEqual(['warn', 'warn group.expiring']);
    expect(said(ending(0))).toEqual(['warn', 'warn group.expiring']);
    expect(said(ending(days + 1))).toEqual(['pass']);
    expect(said(ending(-1))).toEqual(['pass']);
    expect(said(ending(days, { head: SOUND.id }))).toEqual(['pass']);
    expect(said(ending(days, { pool: null, why: 'limit.unset' }))).toEqual(['pass']);
    const endless = ending(days, { pool: null, state: 'unlimited', why: 'limit.unlimited' });
    expect(said(endless)).toEqual(['warn', 'warn group.expiring']);
    expect(figures(endless, 'group.expiring')).toMatchObject([{ head: 'S', amount: 'unlimited' }]);
    expect(figures(ending(days), 'group.expiring')).toEqual([
      { head: 'S', currency: 'CNY', amount: '50', ends: isoDay(addDays(DAY, days)), days: String(days) },
    ]);
  });

  it('are used by what a customer in credit owes, not by what it ships', () => {
    expect(said(ship(50, used(-45), { groups: [group('S', 50, 45)] }))).toEqual(['pass']);
    expect(said(ship(51, used(-45), { groups: [group('S', 50, 45)] }))).toEqual(['hold', 'hold group.over']);
  });

  it('hold when they are over already, though it adds nothing', () => {
    const order: Changes = { ...used(30), heldByOrder: money('30') };
    expect(said(ship(30, order, { groups: [group('S', 50, 60)] }))).toEqual(['hold', 'hold group.over']);
  });

  it('hold when their limit ended, or is n/a', () => {
    const ended = ship(1, {}, { groups: [group('S', 50, 10, { state: 'expired' })] });
    expect(said(ended)).toEqual(['hold', 'hold group.expired']);
    expect(figures(ended, 'group.expired')).toEqual([
      { head: 'S', currency: 'CNY', amount: '50', exposure: '11' },
    ]);
    expect(releases(ended, 'group.expired')).toEqual(['temporaryLimit S 11']);
    const own = group('C1', 50, 10, { state: 'expired' });
    const limit = {
      state: 'expired',
      amount: money('50'),
      endsOn: day('2026-01-01'),
      lowerings: [],
    } as const;
    expect(said(ship(1, { limit }, { groups: [own] }))).toEqual(['hold', 'hold limit.expired']);
    const credit: Changes = { limit, credit: money('5'), ...used(0) };
    expect(said(ship(1, credit, { groups: [own] }))).toEqual(['hold', 'hold group.expired']);
    const unknown = ship(1, {}, { groups: [group('S', null, 10, { why: 'group.unknown' })] });
    expect(figures(unknown, 'input.unknown')).toEqual([{ figure: 'group', why: 'group.unknown', head: 'S' }]);
    expect(said(ship(1, {}, { groups: [group('S', 50, null)] }))).toEqual(['hold', 'hold input.unknown']);
    expect(rules(ship(1, { exposure: null }, { groups: [group('S', 50, 10)] }))).toEqual([
      'hold input.unknown',
    ]);
    expect(rules(ship(1, { heldByOrder: null }, { groups: [group('S', 50, 10)] }))).toEqual([
      'hold input.unknown',
    ]);
  });

  it('bind nobody when they have no limit or no end', () => {
    for (const why of ['limit.unset', 'limit.unlimited'] as const) {
      expect(said(ship(99, { why: {} }, { groups: [group('S', null, null, { why })] }))).toEqual([
        'warn',
        'warn limit.near',
      ]);
    }
  });
});

describe('any shipments to any group', () => {
  interface Member {
    readonly own: number | 'unset' | 'unlimited';
    readonly expired: boolean;
    readonly parent: number;
    /** Debits and unapplied credit: what it starts with. */
    readonly debits: number;
    readonly credit: number;
  }
  const member = fc.record<Member>({
    own: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom('unset' as const, 'unlimited' as const)),
    expired: fc.boolean(),
    parent: fc.nat(),
    debits: fc.integer({ min: 0, max: 30 }),
    credit: fc.integer({ min: 0, max: 20 }),
  });
  const shipments = fc.array(fc.record({ to: fc.nat(), amount: fc.integer({ min: 0, max: 40 }) }), {
    maxLength: 12,
  });

  const groupCustomer = (one: Member, index: number, exposure: Money): GroupCustomer => {
    const state =
      typeof one.own === 'string' ? one.own : one.expired ? 'expired' : one.own === 0 ? 'zero' : 'set';
    const parent = one.parent % (index + 1);
    return {
      id: `${index}`,
      parentId: parent === index ? null : `${parent}`,
      currency: 'CNY',
      limit: { state, amount: typeof one.own === 'string' ? null : money(String(one.own)), unknown: null },
      exposure,
    };
  };

  it('that each pass lift no group above its pool', () => {
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 6 }), shipments, (members, sequence) => {
        const committed = members.map(() => 0);
        const exposures = (): Money[] =>
          members.map(({ debits, credit }, index) =>
            money(String(debits - credit + (committed[index] ?? 0))),
          );
        const decided = () => {
          const now = exposures();
          return decideGroups(
            members.map((one, index) => groupCustomer(one, index, now[index] as Money)),
            DAY,
            NO_RATES,
          );
        };
        const roots = () => decided().groups.filter(({ above, pool }) => above === null && pool !== null);
        const before = roots();
        for (const { to, amount } of sequence) {
          const index = to % members.length;
          const share = decided().shares.get(`${index}`);
          if (!share) throw new RangeError('no share');
          const exposure = exposures()[index] as Money;
          const decision = ship(
            amount,
            {
              id: `${index}`,
              limit: { state: share.state, amount: null, endsOn: null, lowerings: [] },
              effective: share.effective,
              exposure,
              // What was shipped before has its claim on the credit first.
              credit: money(String(Math.max(0, (members[index]?.credit ?? 0) - (committed[index] ?? 0)))),
              why: share.why === null ? {} : { effective: share.why },
            },
            { groups: groupsAbove(share).map((above) => ({ ...above, endsOn: null, lowerings: [] })) },
          );
          if (decision.decision !== 'hold') committed[index] = (committed[index] ?? 0) + amount;
        }
        roots().forEach(({ exposure, pool, state }, place) => {
          const start = before[place]?.exposure;
          if (!exposure || !pool || !start) throw new RangeError('no figures');
          // Whoever was over before may stay so; nothing is lifted above, and nothing at all without a pool in force.
          const most = state === 'expired' || start.gt(pool) ? start : pool;
          expect(exposure.lte(most)).toBe(true);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('are released by what each reason asks for', () => {
    const amounts = fc.record({
      effective: fc.integer({ min: 0, max: 100 }),
      exposure: fc.integer({ min: -50, max: 150 }),
      amount: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(amounts, ({ effective, exposure, amount }) => {
        const limit = {
          state: 'set' as const,
          amount: money(String(effective)),
          endsOn: null,
          lowerings: [],
        };
        const given: Changes = { limit, effective: limit.amount, ...used(exposure) };
        const decision = ship(amount, given);
        expect(decision.decision === 'hold').toBe(exposure + amount > effective);
        for (const one of decision.reasons.flatMap(({ releasedBy }) => releasedBy)) {
          const after =
            one.how === 'payment'
              ? ship(amount, { ...given, exposure: money(String(exposure)).minus(one.amount) })
              : one.how === 'temporaryLimit'
                ? ship(amount, { ...given, effective: one.amount, limit: { ...limit, amount: one.amount } })
                : decision;
          expect(rules(after)).not.toContain('hold limit.over');
        }
        for (const { utilisation } of figures(decision, 'limit.near')) {
          expect(money(utilisation ?? '-1').gte(0)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
