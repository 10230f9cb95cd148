/**
 * What its group leaves a customer (domain: Groups). A company that stands above others is the head of a group of itself
 * and the companies directly below it, and the head's limit is the pool all of them draw on. So the head is a member without
 * a limit of its own: its limit is the pool, and it may use what the others leave of it. A head that itself has a parent is
 * a sub-group: towards the companies above it is one member, whose use is that of its whole subtree, and what they leave of
 * its limit is the pool of those below. Where nobody limits the head there is no pool, and its members stand alone.
 *
 * No netting between legal entities: a company in credit uses 0, not less (e⁺). Of member i, with Σ over the others:
 * with a limit of its own  max(0, min(own, pool − Σ e⁺)); without  max(0, pool − Σ max(e⁺, own or 0)).
 */
import type { Day } from '../../ledger/day';
import { maxMoney, minMoney, ZERO, type Currency, type Money } from '../../ledger/money';
import type { CustomerId, Rate } from '../../ledger/records';
import type { LimitStateName } from '../../ledger/tables';
import type { Known, WhyCode } from '../report';
import { forestOf, type ParentFault, type Tree } from './parents';
import { convert, type RateBook } from './rates';

/** A customer as its group sees it, amounts in its own currency. */
export interface GroupCustomer {
  readonly id: CustomerId;
  readonly parentId: CustomerId | null;
  readonly currency: Currency;
  /** Its own limit; `unknown` when that cannot be known. */
  readonly limit: {
    readonly state: LimitStateName;
    readonly amount: Known<Money>;
    readonly unknown: WhyCode | null;
  };
  readonly exposure: Known<Money>;
}

export interface Group {
  readonly head: CustomerId;
  readonly currency: Currency;
  /** Of the head: `expired` when the pool is the amount of a limit that ended, `shared` when all of it comes from above. */
  readonly state: LimitStateName;
  /** null with the reason: `limit.unset` (nothing binds the members), `limit.unlimited`, or one that makes it n/a. */
  readonly pool: Known<Money>;
  readonly why: WhyCode | null;
  /** Σ e⁺ of all companies below the head and of itself. */
  readonly exposure: Known<Money>;
  /** Σ of the members' own limits that are set, the head's left out. */
  readonly limits: Known<Money>;
  /** The head and the companies directly below it. */
  readonly members: number;
  /** The group this one is a member of. */
  readonly above: Group | null;
}

/** What a customer has after its group, in its own currency. */
export interface GroupShare {
  /** Its own, but `shared` when it has none and a pool it may draw on. */
  readonly state: LimitStateName;
  /** null with the reason: unset, unlimited, or n/a. A limit without end is bound by the pool, and so has a figure. */
  readonly effective: Known<Money>;
  readonly why: WhyCode | null;
  /** What the pool leaves it before its own limit; null outside a group, and where nothing binds or nothing is known. */
  readonly leaves: Known<Money>;
  /** The group it heads, else the one it belongs to; null when it stands alone. */
  readonly group: Group | null;
}

export interface Groups {
  readonly shares: ReadonlyMap<CustomerId, GroupShare>;
  /** Every head's group, from the top down. */
  readonly groups: readonly Group[];
  readonly faults: readonly ParentFault[];
  /** Rows of 汇率 it rests on. */
  readonly rates: ReadonlySet<Rate>;
}

/**
 * Pure, and O(n) over all groups. One member whose exposure or limit is n/a makes the pool and every member n/a
 * (`group.unknown`); so does one whose amounts have no rate into the head's currency.
 */
export function decideGroups(customers: readonly GroupCustomer[], asOf: Day, book: RateBook): Groups {
  const { trees, faults } = forestOf(customers);
  const exchange = new Exchange(asOf, book);
  const sums = sumsOf(trees, exchange);
  const shares = new Map<CustomerId, GroupShare>();
  const headed = new Map<Tree<GroupCustomer>, Group>();
  for (const tree of trees) {
    const above = tree.parent ? (headed.get(tree.parent) ?? null) : null;
    const granted = above ? within(above, tree, sums, exchange) : alone(tree.customer);
    if (tree.children.length === 0) {
      shares.set(tree.customer.id, { ...granted, group: above });
      continue;
    }
    const group = groupOf(tree, granted, sumOf(sums, tree), above);
    headed.set(tree, group);
    shares.set(tree.customer.id, shareOfHead(group, granted, sumOf(sums, tree)));
  }
  return { shares, groups: [...headed.values()], faults, rates: exchange.used };
}

/** The groups a customer is in, the innermost first. */
export function groupsAbove({ group }: Pick<GroupShare, 'group'>): Group[] {
  const chain: Group[] = [];
  for (let next = group; next !== null; next = next.above) chain.push(next);
  return chain;
}

/** The head above all others of a customer's group; null without one. */
export function topHead(group: Group | null): CustomerId | null {
  let top = group;
  while (top?.above) top = top.above;
  return top?.head ?? null;
}

class Exchange {
  readonly used = new Set<Rate>();

  constructor(
    readonly asOf: Day,
    readonly book: RateBook,
  ) {}

  into(currency: Currency, amount: Known<Money>, from: Currency): Known<Money> {
    if (amount === null) return null;
    const converted = convert(amount, from, currency, this.asOf, this.book);
    if (converted.amount !== null) for (const rate of converted.rates) this.used.add(rate);
    return converted.amount;
  }
}

/** What the companies below a head, and the head itself, use and reserve, in the head's currency. */
interface Sum {
  /** e⁺ of the head alone, and of the whole subtree. */
  readonly own: Known<Money>;
  readonly exposure: Known<Money>;
  /** Σ max(e⁺, own limit or 0) over the members; the head reserves what it uses. */
  readonly reserved: Known<Money>;
  readonly limits: Known<Money>;
  /** Towards the head above, in that head's currency: e⁺ of the subtree, and what it keeps from members without a limit. */
  readonly asMember: {
    readonly exposure: Known<Money>;
    readonly reserved: Known<Money>;
    readonly limit: Known<Money>;
  };
}

type Sums = ReadonlyMap<Tree<GroupCustomer>, Sum>;

function sumOf(sums: Sums, tree: Tree<GroupCustomer>): Sum {
  const sum = sums.get(tree);
  if (!sum) throw new RangeError(`customer ${tree.customer.id} was not summed`);
  return sum;
}

/** From the leaves up: trees come with every parent before its children. */
function sumsOf(trees: readonly Tree<GroupCustomer>[], exchange: Exchange): Sums {
  const sums = new Map<Tree<GroupCustomer>, Sum>();
  for (const tree of [...trees].reverse()) {
    const { exposure } = tree.customer;
    const own = exposure && maxMoney(ZERO, exposure);
    const members = tree.children.map((child) => sumOf(sums, child).asMember);
    const total = plus([own, ...members.map((member) => member.exposure)]);
    sums.set(tree, {
      own,
      exposure: total,
      reserved: plus([own, ...members.map((member) => member.reserved)]),
      limits: plus(members.map((member) => member.limit)),
      asMember: memberOf(tree, total, exchange),
    });
  }
  return sums;
}

/** A limit that ended or has no end reserves what is used, no more. */
function memberOf(
  { customer: { limit, currency }, parent }: Tree<GroupCustomer>,
  exposure: Known<Money>,
  exchange: Exchange,
): Sum['asMember'] {
  if (!parent) return { exposure, reserved: exposure, limit: null };
  const into = parent.customer.currency;
  const used = exchange.into(into, exposure, currency);
  const reserves = limit.state === 'set' || limit.state === 'zero';
  const own = limit.unknown ? null : exchange.into(into, reserves ? limit.amount : ZERO, currency);
  return { exposure: used, reserved: used && own && maxMoney(used, own), limit: own };
}

/** null when any of them is. */
function plus(amounts: readonly Known<Money>[]): Known<Money> {
  let total: Money = ZERO;
  for (const amount of amounts) {
    if (amount === null) return null;
    total = total.plus(amount);
  }
  return total;
}

type Granted = Omit<GroupShare, 'group'>;

/** What it has by itself. */
function alone({ limit }: GroupCustomer): Granted {
  const { state, amount, unknown } = limit;
  const granted = { state, leaves: null };
  if (unknown === null && state === 'unlimited')
    return { ...granted, effective: null, why: 'limit.unlimited' };
  if (unknown !== null || amount === null)
    return { ...granted, effective: null, why: unknown ?? 'limit.unset' };
  return { ...granted, effective: maxMoney(ZERO, amount), why: null };
}

/** What it has as a member. */
function within(group: Group, tree: Tree<GroupCustomer>, sums: Sums, exchange: Exchange): Granted {
  const { customer, parent } = tree;
  const { limit, currency } = customer;
  if (group.why === 'limit.unset') return alone(customer);
  const state = limit.state === 'unset' ? 'shared' : limit.state;
  if (group.why === 'limit.unlimited') {
    return limit.state === 'unset' && limit.unknown === null
      ? { state, effective: null, why: 'limit.unlimited', leaves: null }
      : { ...alone(customer), state };
  }
  const others = parent && sumOf(sums, parent);
  const self = sumOf(sums, tree).asMember;
  const left =
    limit.state === 'unset'
      ? leftOf(group, others?.reserved, self.reserved)
      : leftOf(group, others?.exposure, self.exposure);
  if (left === null) return { state, effective: null, why: limit.unknown ?? 'group.unknown', leaves: null };
  const leaves = exchange.into(currency, left, group.currency);
  if (leaves === null) return { state, effective: null, why: 'rate.missing', leaves };
  const effective = limit.amount === null ? leaves : minMoney(maxMoney(ZERO, limit.amount), leaves);
  return { state, effective, why: null, leaves };
}

/** max(0, pool − what the others take); null when any of it is unknown. */
function leftOf({ pool }: Group, all: Known<Money> | undefined, own: Known<Money>): Known<Money> {
  if (pool === null || !all || own === null) return null;
  return maxMoney(ZERO, pool.minus(all.minus(own)));
}

function groupOf(tree: Tree<GroupCustomer>, granted: Granted, sum: Sum, above: Group | null): Group {
  const unknown = sum.exposure === null || sum.reserved === null;
  const whyUnknown = granted.effective !== null && unknown ? 'group.unknown' : null;
  return {
    head: tree.customer.id,
    currency: tree.customer.currency,
    state: granted.state,
    pool: whyUnknown ? null : granted.effective,
    why: whyUnknown ?? granted.why,
    exposure: sum.exposure,
    limits: sum.limits,
    members: tree.children.length + 1,
    above,
  };
}

function shareOfHead(group: Group, granted: Granted, sum: Sum): GroupShare {
  const leaves = leftOf(group, sum.reserved, sum.own);
  return { state: granted.state, effective: leaves, why: group.why, leaves, group };
}
