/** The limit test of a decision (domain: Decision): the customer's own limit, and that of every group above it. */
import { isoDay, type Day } from '../../ledger/day';
import { maxMoney, ZERO, type Money } from '../../ledger/money';
import { shareText, UNLIMITED } from '../findings/finding';
import { endsSoon, expiringPool } from '../limits/standings';
import { convert } from '../limits/rates';
import type { Known } from '../report';
import { enough, hold, payment, unknownInput, warn } from './reasons';
import type { GroupStanding } from '../limits/standings';
import type { Reason, Release, ShipmentInput } from './shipment';

/** What the shipment does to exposure, in the customer's currency. */
export interface Effect {
  readonly added: Known<Money>;
  readonly after: Known<Money>;
  readonly covered: boolean;
}

/** The limit as it stands, then how much of it is used after the shipment, then whether it ends soon. */
export function limitReasons(input: ShipmentInput, effect: Effect): Reason[] {
  const { customer } = input;
  const { limit, why } = customer;
  if (why['limit'] !== undefined) return [unknownInput('limit', why['limit'])];
  if (limit.state === 'unset' || limit.state === 'zero' || limit.state === 'expired') {
    return effect.covered
      ? expiringReasons(input)
      : [...noLimitReasons(input, effect), ...expiringReasons(input)];
  }
  return [...useReasons(input, effect), ...expiringReasons(input)];
}

/** A limit that ended counts as 0, whatever its amount. */
function noLimitReasons({ customer, day }: ShipmentInput, { after }: Effect): Reason[] {
  const { limit, exposure, currency, id } = customer;
  const releases: Release[] =
    after === null
      ? []
      : [
          payment(after, currency, day),
          { how: 'temporaryLimit', customer: id, amount: enough(after, currency), currency },
        ];
  if (limit.state !== 'expired') {
    const rule = limit.state === 'zero' ? 'limit.zero' : 'limit.unset';
    return [hold(rule, { currency, exposure }, ...releases)];
  }
  const ended = limit.endsOn === null ? null : isoDay(limit.endsOn);
  return [hold('limit.expired', { currency, amount: limit.amount, exposure, ended }, ...releases)];
}

function useReasons({ customer, policy, day }: ShipmentInput, { after, covered }: Effect): Reason[] {
  const { effective, limit, currency, id, why } = customer;
  if (effective === null) {
    // Without end, by itself or because the pool it shares is: nothing to exceed.
    if (why['effective'] === 'limit.unlimited') return [];
    return [unknownInput('effective', why['effective'])];
  }
  if (after === null) return [];
  if (after.gt(effective) && !covered) {
    const over = after.minus(effective);
    const raise: Release = { how: 'temporaryLimit', customer: id, amount: enough(after, currency), currency };
    const figures = { currency, exposure: after, effective, over };
    return [
      hold(
        'limit.over',
        figures,
        payment(over, currency, day),
        ...(isOwnTooLow(limit, after) ? [raise] : []),
      ),
    ];
  }
  const used = maxMoney(ZERO, after);
  if (!effective.gt(0) || used.lt(policy.nearMedium.times(effective))) return [];
  const utilisation = shareText(used.div(effective));
  return [warn('limit.near', { currency, exposure: after, effective, utilisation })];
}

/** Where the own limit would do, only the group stands in the way, and a higher one of its own releases nothing. */
function isOwnTooLow({ state, amount }: ShipmentInput['customer']['limit'], after: Money): boolean {
  if (state === 'unlimited') return false;
  return amount === null || after.gt(amount);
}

function expiringReasons({ customer: { limit, currency }, day, policy }: ShipmentInput): Reason[] {
  const { state, endsOn, lowerings } = limit;
  const amount = state === 'unlimited' ? UNLIMITED : limit.amount;
  if (amount === null) return [];
  const lowered = loweringReasons({ lowerings, amount, currency }, day, policy);
  if (endsOn === null || !endsSoon(endsOn, day, policy)) return lowered;
  const figures = { currency, amount, ends: isoDay(endsOn), days: String(endsOn - day) };
  return [warn('limit.expiring', figures), ...lowered];
}

interface Lowered extends Pick<GroupStanding, 'lowerings' | 'currency'> {
  /** What the limit is now. */
  readonly amount: Money | typeof UNLIMITED;
  /** Of the group whose limit it is; none when it is the customer's own. */
  readonly head?: string;
}

function loweringReasons(
  { lowerings, ...limit }: Lowered,
  day: Day,
  policy: ShipmentInput['policy'],
): Reason[] {
  return lowerings
    .filter(({ endsOn }) => endsSoon(endsOn, day, policy))
    .map(({ kind, endsOn, then }) =>
      warn('limit.lowering', { ...limit, kind, then, ends: isoDay(endsOn), days: String(endsOn - day) }),
    );
}

function expiringGroup(group: GroupStanding, { customer, day, policy }: ShipmentInput): Reason[] {
  const { head, currency, pool, lowerings } = group;
  if (head === customer.id) return [];
  const figures = expiringPool(group, customer.id, day, policy);
  return [
    ...(figures ? [warn('group.expiring', figures)] : []),
    ...(pool ? loweringReasons({ lowerings, currency, amount: pool, head }, day, policy) : []),
  ];
}

/** Of each group: what the shipment adds to the member's own use, never less than 0, must fit into the pool. */
export function groupReasons(input: ShipmentInput, effect: Effect): Reason[] {
  return input.groups.flatMap((group) => [
    ...reasonsOfGroup(group, input, effect),
    ...expiringGroup(group, input),
  ]);
}

function reasonsOfGroup(group: GroupStanding, input: ShipmentInput, { after, covered }: Effect): Reason[] {
  const { head, currency, state, pool, why } = group;
  const { customer, day, rates } = input;
  if (pool === null && (why === 'limit.unset' || why === 'limit.unlimited')) return [];
  if (pool === null || group.exposure === null)
    return [unknownInput('group', why ?? 'group.unknown', { head })];
  if (customer.exposure === null || after === null) return [];
  const growth = maxMoney(ZERO, after).minus(maxMoney(ZERO, customer.exposure));
  // Paid for, and no more of the pool taken than before: what the others use is not held against it.
  if (covered && growth.isZero()) return [];
  const grown = convert(growth, customer.currency, currency, day, rates).amount;
  if (grown === null) return [unknownInput('group', 'rate.missing', { head })];
  const used = group.exposure.plus(grown);
  const raise: Release = { how: 'temporaryLimit', customer: head, amount: enough(used, currency), currency };
  if (state === 'expired') {
    // The head's own limit is a reason of its own already, unless credit pays for what it ships.
    if (head === customer.id && !covered) return [];
    return [hold('group.expired', { head, currency, amount: pool, exposure: used }, raise)];
  }
  if (!used.gt(pool)) return [];
  const release = payment(used.minus(pool), currency, day);
  return [hold('group.over', { head, currency, exposure: used, pool }, release, raise)];
}
