/**
 * What a customer exposed us to on a past day, and the limit it had then, within what its group had left of the pool: the rows of
 * 授信 in force on that day, the companies that stood above one another on it, and what each used. A decision of that day would
 * have gone by both.
 */
import { addDays, type Day } from '../ledger/day';
import { maxMoney, ZERO, type Money } from '../ledger/money';
import type { CustomerId } from '../ledger/records';
import type { LimitStateName } from '../ledger/tables';
import type { Analysis } from './analysis';
import type { CheckedAccount, CustomerBasis } from './basis';
import { ExposurePath } from './exposure/exposurePath';
import { customerOn, factBook, type FactBook } from './limits/facts';
import { decideGroups, groupsAbove, type GroupCustomer, type GroupShare } from './limits/groups';
import { decideLimit, type LimitDecision } from './limits/limits';
import { convert } from './limits/rates';
import type { Known } from './report';

export interface LimitThen {
  /** `expired` also where the pool of a group above had ended: a decision goes by 0 then. */
  readonly state: LimitStateName;
  /** In the customer's currency; null when unset, unlimited or unknown. */
  readonly effective: Known<Money>;
}

type LimitsThen = ReadonlyMap<CustomerId, LimitThen | null>;

type Past = Pick<Analysis, 'ledger' | 'rates' | 'bases' | 'index'>;

const replays = new WeakMap<object, Replay>();

/** One replay an analysis: what a group used on a day is asked for by each of its members. */
export function replayOf(analysis: Past): Replay {
  const known = replays.get(analysis);
  if (known) return known;
  const replay = new Replay(analysis);
  replays.set(analysis, replay);
  return replay;
}

export class Replay {
  readonly #facts: FactBook;
  readonly #kin: ReadonlyMap<CustomerId, readonly CustomerBasis[]>;
  readonly #paths = new Map<CheckedAccount, ExposurePath>();
  /** By the group's companies, then by the days asked about. */
  readonly #groups = new Map<readonly CustomerBasis[], Map<string, LimitsThen>>();

  constructor(readonly past: Past) {
    this.#facts = factBook(past.ledger.facts);
    this.#kin = kinOf(past);
  }

  /**
   * @param usedOn the day at whose end the others' use is looked at: the eve for what was known in the morning.
   * @returns null when the pool cannot be known: the exposure of one company on that day is not.
   */
  limitOn(basis: CustomerBasis, day: Day, usedOn: Day): LimitThen | null {
    const kin = this.#kin.get(basis.id) ?? [];
    if (kin.length <= 1) return alone(this.#decided(basis, day));
    return this.#limitsOn(kin, day, usedOn).get(basis.id) ?? null;
  }

  /**
   * Exposure at the end of `usedOn`, in the customer's currency at the rates of `day`; null when it cannot be known. Nothing
   * used is nothing at any rate.
   */
  exposureOn(basis: CustomerBasis, day: Day, usedOn: Day): Known<Money> {
    return this.#sumOn(basis, day, (checked) => this.#pathOf(checked).exposureOn(usedOn));
  }

  /** The same of what an order and its deliveries held of it. */
  heldOn(basis: CustomerBasis, order: string, day: Day, usedOn: Day): Known<Money> {
    return this.#sumOn(basis, day, (checked) => this.#pathOf(checked).heldOn(order, usedOn));
  }

  /** Days on which its exposure or limit may have changed: by its own rows and rates, and by those of any company of its group. */
  changes(basis: CustomerBasis): Day[] {
    const known = this.#kin.get(basis.id) ?? [];
    const kin = known.length > 1 ? known : [basis];
    const days = kin.flatMap((each) => [
      ...bounds(each.limits),
      ...bounds(each.facts.filter(({ fact }) => fact === 'parentId')),
      ...each.accounts.flatMap((checked) => this.#pathOf(checked).days),
    ]);
    const currencies = new Set(
      kin.flatMap(({ currency, accounts, limits }) => [
        currency,
        ...accounts.map(({ account }) => account.currency),
        ...limits.map((limit) => limit.currency),
      ]),
    );
    if (currencies.size > 1) days.push(...this.past.ledger.rates.map(({ date }) => date));
    return [...new Set(days)];
  }

  #limitsOn(kin: readonly CustomerBasis[], day: Day, usedOn: Day): LimitsThen {
    const known = this.#groups.get(kin) ?? new Map<string, LimitsThen>();
    this.#groups.set(kin, known);
    const key = `${day}/${usedOn}`;
    let limits = known.get(key);
    if (!limits) {
      const members = kin.map((basis) => this.#memberOn(basis, day, usedOn));
      const { shares } = decideGroups(members, day, this.past.rates);
      // Only what is asked for is kept: a group is looked at on hundreds of days.
      limits = new Map([...shares].map(([id, share]) => [id, limitOf(share)]));
      known.set(key, limits);
    }
    return limits;
  }

  #memberOn(basis: CustomerBasis, day: Day, usedOn: Day): GroupCustomer {
    const { figures, unknown } = this.#decided(basis, day);
    return {
      id: basis.id,
      parentId: basis.customer && customerOn(this.#facts, basis.customer, day).parentId,
      currency: basis.currency,
      limit: { state: figures.state, amount: figures.amount, unknown },
      exposure: this.exposureOn(basis, day, usedOn),
    };
  }

  #decided({ limits, currency, limit }: CustomerBasis, day: Day): LimitDecision {
    const { ledger, rates } = this.past;
    const { insuranceInLimit } = ledger.policy;
    return decideLimit(limits, currency, day, limit.unknown === 'unreadable', { rates, insuranceInLimit });
  }

  #sumOn(
    { accounts, currency, unreadable }: CustomerBasis,
    day: Day,
    amountOf: (checked: CheckedAccount) => Known<Money>,
  ): Known<Money> {
    if (unreadable) return null;
    let total = ZERO;
    for (const checked of accounts) {
      const amount = amountOf(checked);
      if (amount === null) return null;
      if (amount.isZero()) continue;
      const own = convert(amount, checked.account.currency, currency, day, this.past.rates).amount;
      if (own === null) return null;
      total = total.plus(own);
    }
    return total;
  }

  #pathOf(checked: CheckedAccount): ExposurePath {
    const known = this.#paths.get(checked);
    if (known) return known;
    const path = new ExposurePath(checked, this.past.ledger);
    this.#paths.set(checked, path);
    return path;
  }
}

function limitOf(share: GroupShare): LimitThen | null {
  if (share.why === 'group.unknown') return null;
  if (share.why === 'limit.unlimited') return { state: 'unlimited', effective: null };
  const hasEnded = groupsAbove(share).some(({ state, pool }) => state === 'expired' && pool !== null);
  return { state: hasEnded ? 'expired' : share.state, effective: share.effective };
}

function alone({ figures, unknown }: LimitDecision): LimitThen {
  const { state, amount } = figures;
  return { state, effective: unknown === null ? amount && maxMoney(ZERO, amount) : null };
}

function bounds(rows: readonly { readonly from: Day | null; readonly to: Day | null }[]): Day[] {
  return rows.flatMap(({ from, to }) => [
    ...(from === null ? [] : [from]),
    ...(to === null ? [] : [addDays(to, 1)]),
  ]);
}

/** The companies each customer was ever linked with through parents, on whatever day; one alone is not told. */
function kinOf({ bases, index }: Past): ReadonlyMap<CustomerId, readonly CustomerBasis[]> {
  const links = new Map<CustomerId, CustomerId[]>();
  const link = (a: CustomerId, b: CustomerId | null): void => {
    if (b === null || a === b || !index.has(b)) return;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const found = links.get(one);
      if (found) found.push(other);
      else links.set(one, [other]);
    }
  };
  for (const { id, customer, facts } of bases) {
    link(id, customer?.parentId ?? null);
    for (const { fact, value } of facts) if (fact === 'parentId') link(id, value);
  }
  const kin = new Map<CustomerId, readonly CustomerBasis[]>();
  for (const start of links.keys()) {
    if (kin.has(start)) continue;
    const ids = [start];
    const seen = new Set(ids);
    // The list grows while it is walked.
    for (const id of ids) {
      for (const other of links.get(id) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        ids.push(other);
      }
    }
    const together = ids
      .map((id) => index.get(id) ?? -1)
      .sort((a, b) => a - b)
      .flatMap((place) => bases[place] ?? []);
    for (const id of ids) kin.set(id, together);
  }
  return kin;
}
