/** How much of the exposure lies with few (domain: Payment behaviour, concentration). */
import { maxMoney, sumMoney, ZERO, type Money } from '../../ledger/money';
import type { CustomerId } from '../../ledger/records';
import type { Known } from '../report';
import type { Member } from './members';

export interface Share {
  /** A customer, or the top company of a group. */
  readonly id: CustomerId;
  /** Σ max(0, exposure) of its companies: no netting between legal entities. */
  readonly exposure: Money;
  readonly share: Money;
}

export interface Concentration {
  readonly total: Known<Money>;
  /** Largest first; of equal ones by id. Those without exposure are left out. */
  readonly shares: readonly Share[];
  /** Share of the N largest; null when nothing is owed or an exposure is unknown. */
  readonly top: Known<Money>;
  /** Herfindahl–Hirschman index, Σ share², from 1 ÷ count to 1; null likewise. */
  readonly hhi: Known<Money>;
  /** Of whom the exposure is unknown: then nothing can be said of shares. */
  readonly unknown: readonly CustomerId[];
}

export type ConcentrationBy = 'customer' | 'group';

/** @param count how many the top share is of. */
export function concentrationOf(
  members: readonly Member[],
  by: ConcentrationBy,
  count: number,
): Concentration {
  const unknown = members.filter(({ exposure }) => exposure === null).map(({ id }) => id);
  if (unknown.length > 0) return { total: null, shares: [], top: null, hhi: null, unknown };
  const sums = new Map<CustomerId, Money>();
  for (const { id, group, exposure } of members) {
    const key = by === 'group' ? group : id;
    sums.set(key, (sums.get(key) ?? ZERO).plus(maxMoney(ZERO, exposure ?? ZERO)));
  }
  const total = sumMoney(sums.values());
  const shares = [...sums]
    .filter(([, exposure]) => exposure.gt(0))
    .map(([id, exposure]): Share => ({ id, exposure, share: exposure.div(total) }))
    .sort((a, b) => b.exposure.comparedTo(a.exposure) || (a.id < b.id ? -1 : 1));
  if (shares.length === 0) return { total, shares, top: null, hhi: null, unknown };
  // Sums before quotients: the shares of everybody are exactly 1 together.
  const largest = sumMoney(shares.slice(0, count).map(({ exposure }) => exposure));
  const squares = sumMoney(shares.map(({ exposure }) => exposure.times(exposure)));
  return { total, shares, top: largest.div(total), hhi: squares.div(total.times(total)), unknown };
}
