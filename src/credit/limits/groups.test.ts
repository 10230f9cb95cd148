import * as fc from 'fast-check';
import { money, type Money } from '../../ledger/money';
import type { Rate } from '../../ledger/records';
import { day } from '../../ledger/tablesForTests';
import { decideGroups, groupsAbove, type Group, type GroupCustomer, type Groups } from './groups';
import { GroupsOracle } from './groupsOracleForTests';
import { NO_RATES, rateBook } from './rates';

const ASOF = day('2026-03-31');

type Own = number | 'unset' | 'unlimited' | 'unknown' | { readonly expired: number };

function limitOf(own: Own): GroupCustomer['limit'] {
  if (own === 'unknown') return { state: 'set', amount: null, unknown: 'unreadable' };
  if (typeof own === 'string') return { state: own, amount: null, unknown: null };
  if (typeof own === 'object') return { state: 'expired', amount: money(String(own.expired)), unknown: null };
  return { state: own === 0 ? 'zero' : 'set', amount: money(String(own)), unknown: null };
}

function company(
  id: string,
  parentId: string | null,
  own: Own,
  exposure: number | null = 0,
  currency = 'CNY',
): GroupCustomer {
  return {
    id,
    parentId,
    currency,
    limit: limitOf(own),
    exposure: exposure === null ? null : money(String(exposure)),
  };
}

const decide = (...customers: GroupCustomer[]): Groups => decideGroups(customers, ASOF, NO_RATES);

function share(groups: Groups, id: string) {
  const found = groups.shares.get(id);
  if (!found) throw new RangeError(`no share of ${id}`);
  return found;
}
/** state, effective or why not. */
function said(groups: Groups, id: string): string {
  const { state, effective, why } = share(groups, id);
  return `${state} ${effective?.toFixed() ?? '-'} ${why ?? ''}`.trim();
}
function group(groups: Groups, head: string): Group {
  const found = groups.groups.find((one) => one.head === head);
  if (!found) throw new RangeError(`no group of ${head}`);
  return found;
}
const available = (groups: Groups, id: string, exposure: number): string | undefined =>
  share(groups, id).effective?.minus(exposure).toFixed();

describe('what a group leaves its members', () => {
  it('vector: own 10k in a pool of 15k is 10k, own 20k is 15k', () => {
    expect(said(decide(company('P', null, 15_000), company('A', 'P', 10_000)), 'A')).toBe('set 10000');
    expect(said(decide(company('P', null, 15_000), company('A', 'P', 20_000)), 'A')).toBe('set 15000');
  });

  it('vector: pool 50m, own 20m and 3m, nothing used: the two without share 27m each', () => {
    const groups = decide(
      company('P', null, 50_000_000),
      company('A', 'P', 20_000_000),
      company('B', 'P', 3_000_000),
      company('C', 'P', 'unset'),
      company('D', 'P', 'unset'),
    );
    expect([said(groups, 'C'), said(groups, 'D')]).toEqual(['shared 27000000', 'shared 27000000']);
    expect([said(groups, 'A'), said(groups, 'B')]).toEqual(['set 20000000', 'set 3000000']);
    expect(said(groups, 'P')).toBe('set 27000000');
  });

  it('vector: pool 50, own 20 using 25, own 3, C using 10, D using 5: C 17 and D 12, 7 available each', () => {
    const groups = decide(
      company('P', null, 50),
      company('A', 'P', 20, 25),
      company('B', 'P', 3),
      company('C', 'P', 'unset', 10),
      company('D', 'P', 'unset', 5),
    );
    expect([said(groups, 'C'), available(groups, 'C', 10)]).toEqual(['shared 17', '7']);
    expect([said(groups, 'D'), available(groups, 'D', 5)]).toEqual(['shared 12', '7']);
    expect([said(groups, 'A'), available(groups, 'A', 25)]).toEqual(['set 20', '-5']);
    // The head is a member without a limit of its own: it may use what the others leave, as C and D may.
    expect([said(groups, 'P'), available(groups, 'P', 0)]).toEqual(['set 7', '7']);
    expect(group(groups, 'P')).toMatchObject({
      currency: 'CNY',
      members: 5,
      state: 'set',
      why: null,
      above: null,
    });
    expect(group(groups, 'P').exposure?.toFixed()).toBe('40');
    expect(group(groups, 'P').pool?.toFixed()).toBe('50');
    expect(group(groups, 'P').limits?.toFixed()).toBe('23');
  });

  it('counts the head as a member: what it uses, the others have not', () => {
    const groups = decide(company('P', null, 100, 30), company('A', 'P', 80), company('C', 'P', 'unset'));
    expect([said(groups, 'A'), said(groups, 'C'), said(groups, 'P')]).toEqual([
      'set 70',
      'shared 0',
      'set 20',
    ]);
    expect(share(groups, 'A').leaves?.toFixed()).toBe('70');
    expect(share(groups, 'C').leaves?.toFixed()).toBe('0');
    expect(share(groups, 'P').leaves?.toFixed()).toBe('20');
  });

  it('says what the pool leaves before the own limit', () => {
    const groups = decide(company('P', null, 100), company('A', 'P', 30, 10), company('B', 'P', 5, 4));
    expect(share(groups, 'A').leaves?.toFixed()).toBe('96');
    expect(said(groups, 'A')).toBe('set 30');
  });

  it('never nets a company in credit against the others', () => {
    const groups = decide(company('P', null, 100), company('A', 'P', 100, -40), company('B', 'P', 100, 90));
    expect([said(groups, 'A'), said(groups, 'B')]).toEqual(['set 10', 'set 100']);
    expect(group(groups, 'P').exposure?.toFixed()).toBe('90');
  });

  it('gives an explicit 0 nothing, binds what is unlimited by the pool, and reserves for what expired its use only', () => {
    const groups = decide(
      company('P', null, 100, 5),
      company('Z', 'P', 0),
      company('U', 'P', 'unlimited', 10),
      company('E', 'P', { expired: 40 }, 15),
      company('C', 'P', 'unset', 1),
    );
    expect(said(groups, 'Z')).toBe('zero 0');
    expect(said(groups, 'U')).toBe('unlimited 79');
    expect(said(groups, 'E')).toBe('expired 40');
    expect(said(groups, 'C')).toBe('shared 70');
    expect(group(groups, 'P').limits?.toFixed()).toBe('0');
  });

  it('leaves nothing, not less, when the pool is used up', () => {
    const groups = decide(company('P', null, 50), company('A', 'P', 20, 80), company('C', 'P', 'unset', 1));
    expect([said(groups, 'P'), said(groups, 'A'), said(groups, 'C')]).toEqual([
      'set 0',
      'set 20',
      'shared 0',
    ]);
  });

  it('makes the pool and all members n/a with one that is', () => {
    for (const bad of [company('B', 'P', 10, null), company('B', 'P', 'unknown', 1)]) {
      const groups = decide(company('P', null, 100), company('A', 'P', 10), bad, company('C', 'P', 'unset'));
      expect(group(groups, 'P')).toMatchObject({ pool: null, why: 'group.unknown' });
      expect([said(groups, 'P'), said(groups, 'A'), said(groups, 'C')]).toEqual([
        'set - group.unknown',
        'set - group.unknown',
        'shared - group.unknown',
      ]);
      expect(share(groups, 'A').leaves).toBeNull();
    }
    const groups = decide(company('P', null, 100), company('A', 'P', 'unknown'));
    expect(said(groups, 'A')).toBe('set - unreadable');
  });

  it('makes it n/a with the head too, by what it uses or by its limit', () => {
    const use = decide(company('P', null, 100, null), company('A', 'P', 10));
    expect([said(use, 'P'), said(use, 'A')]).toEqual(['set - group.unknown', 'set - group.unknown']);
    const limit = decide(company('P', null, 'unknown'), company('A', 'P', 10));
    expect([said(limit, 'P'), said(limit, 'A')]).toEqual(['set - unreadable', 'set - group.unknown']);
    expect(group(limit, 'P').why).toBe('unreadable');
  });

  it('binds nobody where the head has no limit, and nobody with one of its own where it has no end', () => {
    const none = decide(company('P', null, 'unset', null), company('A', 'P', 10), company('C', 'P', 'unset'));
    expect([said(none, 'P'), said(none, 'A'), said(none, 'C')]).toEqual([
      'unset - limit.unset',
      'set 10',
      'unset - limit.unset',
    ]);
    expect(group(none, 'P')).toMatchObject({ pool: null, why: 'limit.unset', exposure: null });
    const open = decide(
      company('P', null, 'unlimited', 9),
      company('A', 'P', 10),
      company('C', 'P', 'unset'),
      company('U', 'P', 'unknown'),
    );
    expect(['P', 'A', 'C', 'U'].map((id) => said(open, id))).toEqual([
      'unlimited - limit.unlimited',
      'set 10',
      'shared - limit.unlimited',
      'set - unreadable',
    ]);
  });

  it('leaves who stands alone as it is', () => {
    const groups = decide(
      company('A', null, 10),
      company('B', null, 'unset'),
      company('E', null, { expired: 5 }),
    );
    expect(['A', 'B', 'E'].map((id) => said(groups, id))).toEqual([
      'set 10',
      'unset - limit.unset',
      'expired 5',
    ]);
    expect([groups.groups, groups.faults, share(groups, 'A').group]).toEqual([[], [], null]);
    expect(groupsAbove(share(groups, 'A'))).toEqual([]);
  });
});

describe('groups within groups', () => {
  const groups = decide(
    company('leaf', 'sub', 'unset', 12),
    company('sub', 'top', 60, 5),
    company('top', null, 100, 10),
    company('own', 'sub', 20, 3),
    company('side', 'top', 30, 25),
    company('free', 'top', 'unset'),
  );

  it('takes a sub-group as one member, and what it has as the pool of those below', () => {
    // sub: min(60, 100 − 10 − 25) = 60; leaf: 60 − 5 − 20; own: min(20, 60 − 5 − 12); the head of sub: 60 − 12 − 20.
    expect(group(groups, 'sub').pool?.toFixed()).toBe('60');
    expect(group(groups, 'sub').exposure?.toFixed()).toBe('20');
    expect(['leaf', 'own', 'sub'].map((id) => said(groups, id))).toEqual(['shared 35', 'set 20', 'set 28']);
    // free: 100 − 10 − max(20, 60) − 30; top: 100 − 60 − 30 − 0.
    expect(['free', 'side', 'top'].map((id) => said(groups, id))).toEqual(['shared 0', 'set 30', 'set 10']);
    expect(group(groups, 'top').exposure?.toFixed()).toBe('55');
    expect(group(groups, 'top').limits?.toFixed()).toBe('90');
  });

  it('gives the chain of groups above, the innermost first', () => {
    const chain = (id: string) => groupsAbove(share(groups, id)).map(({ head }) => head);
    expect([chain('leaf'), chain('sub'), chain('side'), chain('top')]).toEqual([
      ['sub', 'top'],
      ['sub', 'top'],
      ['top'],
      ['top'],
    ]);
  });

  it('hands down what it shares when it has no limit of its own', () => {
    const shared = decide(
      company('top', null, 100, 10),
      company('sub', 'top', 'unset'),
      company('leaf', 'sub', 'unset', 30),
      company('side', 'top', 25),
    );
    expect(said(shared, 'leaf')).toBe('shared 65');
    expect(group(shared, 'sub')).toMatchObject({ state: 'shared' });
    expect(group(shared, 'sub').pool?.toFixed()).toBe('65');
  });
});

describe('parents that make no forest', () => {
  it('takes a parent the ledger has not as none, and tells it', () => {
    const groups = decide(company('A', 'nobody', 10));
    expect(groups.faults).toEqual([{ customer: 'A', parent: 'nobody', code: 'parent.unknown' }]);
    expect(said(groups, 'A')).toBe('set 10');
  });

  it('takes companies above each other as having no parent, and leaves what hangs below them', () => {
    const groups = decide(
      company('below', 'B', 'unset', 1),
      company('A', 'C', 10),
      company('B', 'A', 20),
      company('C', 'B', 30),
      company('self', 'self', 5),
    );
    expect(groups.faults).toEqual([
      { customer: 'A', parent: 'C', code: 'parent.cycle' },
      { customer: 'B', parent: 'A', code: 'parent.cycle' },
      { customer: 'C', parent: 'B', code: 'parent.cycle' },
      { customer: 'self', parent: 'self', code: 'parent.cycle' },
    ]);
    expect(['A', 'B', 'C', 'self', 'below'].map((id) => said(groups, id))).toEqual([
      'set 10',
      'set 19',
      'set 30',
      'set 5',
      'shared 20',
    ]);
  });
});

describe('groups in several currencies', () => {
  const row = (currency: string, units: number, rate: number): Rate => ({
    at: { table: 'rates', id: '', position: 0 },
    currency,
    units: money(String(units)),
    rate: money(String(rate)),
    date: day('2026-03-01'),
    source: '',
  });
  const book = rateBook([row('USD', 1, 7), row('JPY', 100, 5)], 'CNY');
  const inMany = (...customers: GroupCustomer[]) => decideGroups(customers, ASOF, book);

  it('sums in the head’s currency and answers in the member’s', () => {
    const groups = inMany(
      company('P', null, 100, 0, 'USD'),
      company('A', 'P', 350, 140, 'CNY'),
      company('C', 'P', 'unset', 2000, 'JPY'),
      company('B', 'P', 5000, 70, 'CNY'),
    );
    // In USD: A uses 20 and keeps 50, C uses 100/7, B uses 10 and keeps 5000/7.
    expect(group(groups, 'P').exposure?.toFixed(6)).toBe('44.285714');
    expect(said(groups, 'A')).toBe('set 350');
    expect(share(groups, 'B').effective?.toFixed(6)).toBe('460.000000');
    expect(said(groups, 'C')).toBe('shared 0');
    expect([...groups.rates].map(({ currency }) => currency).sort()).toEqual(['JPY', 'USD']);
  });

  it('is n/a with a member whose currency has no rate, unless that uses and keeps nothing', () => {
    const groups = inMany(
      company('P', null, 100),
      company('A', 'P', 10),
      company('K', 'P', 'unset', 1, 'KRW'),
    );
    expect(['P', 'A', 'K'].map((id) => said(groups, id))).toEqual([
      'set - group.unknown',
      'set - group.unknown',
      'shared - group.unknown',
    ]);
    const idle = inMany(company('P', null, 100), company('A', 'P', 10), company('K', 'P', 'unset', 0, 'KRW'));
    expect(['A', 'K'].map((id) => said(idle, id))).toEqual(['set 10', 'shared - rate.missing']);
  });
});

describe('any forest', () => {
  const own = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 60 }) },
    { weight: 3, arbitrary: fc.constant('unset' as const) },
    { weight: 1, arbitrary: fc.constantFrom('unlimited' as const, 'unknown' as const) },
    { weight: 1, arbitrary: fc.record({ expired: fc.integer({ min: 0, max: 60 }) }) },
  );
  const seed = fc.record({
    own,
    exposure: fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: -20, max: 40 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    parent: fc.nat(),
  });
  /** Each below one of those before it, or alone. */
  const forest = fc.array(seed, { minLength: 1, maxLength: 9 }).map((seeds) =>
    seeds.map((one, index) => {
      const parent = one.parent % (index + 1);
      return company(`${index}`, parent === index ? null : `${parent}`, one.own, one.exposure);
    }),
  );
  const answer = (found: { effective: Money | null; why: string | null }): string =>
    found.effective?.toFixed() ??
    (found.why === 'limit.unset' ? 'unset' : found.why === 'limit.unlimited' ? 'unlimited' : 'unknown');

  it('gives what the rules give, one by one', () => {
    fc.assert(
      fc.property(forest, (customers) => {
        const oracle = new GroupsOracle(customers);
        const groups = decideGroups([...customers].reverse(), ASOF, NO_RATES);
        for (const { id } of customers) {
          const expected = oracle.effective(id);
          expect(answer(share(groups, id))).toBe(
            typeof expected === 'string' ? expected : expected.toFixed(),
          );
        }
        for (const { head, pool, why, exposure } of groups.groups) {
          const expected = oracle.pool(head);
          expect(answer({ effective: pool, why })).toBe(
            typeof expected === 'string' ? expected : expected.toFixed(),
          );
          expect(exposure?.toFixed()).toBe(oracle.uses(head)?.toFixed());
        }
      }),
      { numRuns: 400 },
    );
  });

  it('settles any parents at all, in any order', () => {
    const parents = fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parents, (chosen) => {
        const customers = chosen.map((parent, index) =>
          company(`${index}`, parent === null ? null : `${parent}`, 10, 1),
        );
        const above = (id: string | null | undefined) =>
          customers.find((one) => one.id === id)?.parentId ?? null;
        const isCircular = (id: string): boolean => {
          let next = above(id);
          for (let steps = 0; steps < chosen.length && next !== null; steps += 1) {
            if (next === id) return true;
            next = above(next);
          }
          return false;
        };
        const expected = customers
          .filter(
            ({ id, parentId }) => parentId !== null && (Number(parentId) >= chosen.length || isCircular(id)),
          )
          .map(({ id }) => id);
        const { faults, shares } = decide(...customers);
        expect(faults.map(({ customer }) => customer)).toEqual(expected);
        expect(shares.size).toBe(customers.length);
      }),
      { numRuns: 300 },
    );
  });

  it('takes a group of many, and a chain of many, without slowing down or falling over', () => {
    const wide = Array.from({ length: 20_000 }, (_, index) => company(`${index}`, 'P', 'unset', 1));
    expect(said(decide(company('P', null, 30_000), ...wide), '7')).toBe('shared 10001');
    const long = Array.from({ length: 20_000 }, (_, index) =>
      company(`${index}`, index === 0 ? null : `${index - 1}`, 30_000, 1),
    );
    expect(said(decide(...long), '19999')).toBe('set 10001');
  });
});
