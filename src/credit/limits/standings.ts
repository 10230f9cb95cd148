/** The groups a customer is in as a decision or a finding about that customer looks at them: pool, use and end. */
import { isoDay, type Day } from '../../ledger/day';
import type { Policy } from '../../ledger/policy';
import type { CustomerId } from '../../ledger/records';
import type { Analysis } from '../analysis';
import type { CustomerBasis } from '../basis';
import { onCustomer, UNLIMITED } from '../findings/finding';
import type { Finding, LimitLowering } from '../report';
import { groupsAbove, type Group } from './groups';

export interface GroupStanding extends Pick<
  Group,
  'head' | 'currency' | 'state' | 'pool' | 'why' | 'exposure'
> {
  /** Last day of the limit that makes the pool; null when it is open-ended, or there is none. */
  readonly endsOn: Day | null;
  /** Rows that add to the head's limit and end before it does. */
  readonly lowerings: readonly LimitLowering[];
}

type Looked = Pick<Analysis, 'groups' | 'customers' | 'index'>;

/** The innermost first; none for a customer that stands alone. */
export function standingsOf({ groups, customers, index }: Looked, id: CustomerId): GroupStanding[] {
  const share = groups.shares.get(id);
  if (!share) return [];
  return groupsAbove(share).map((group) => {
    const limit = customers[index.get(group.head) ?? -1]?.limit;
    return { ...group, endsOn: limit?.endsOn ?? null, lowerings: limit?.lowerings ?? [] };
  });
}

/** Whether a limit that is in force ends within the days the policy warns of. */
export function endsSoon(endsOn: Day, day: Day, { expiringDays }: Pick<Policy, 'expiringDays'>): boolean {
  return endsOn >= day && endsOn - day <= expiringDays;
}

/** What `group.expiring` says of a pool that ends soon; null when it does not, or is the customer's own limit. */
export function expiringPool(
  { head, currency, pool, why, endsOn }: GroupStanding,
  member: CustomerId,
  day: Day,
  policy: Pick<Policy, 'expiringDays'>,
): Parameters<typeof onCustomer>[4] | null {
  if (head === member || endsOn === null || !endsSoon(endsOn, day, policy)) return null;
  const amount = why === 'limit.unlimited' ? UNLIMITED : pool;
  return amount && { head, currency, amount, ends: isoDay(endsOn), days: String(endsOn - day) };
}

/** At the member's row: the limit of a group it draws on ends soon. The head's own row of 授信 says so for the head. */
export function poolFindings(
  analysis: Looked & Pick<Analysis, 'ledger' | 'asOf'>,
  basis: CustomerBasis,
): Finding[] {
  if (basis.customer === null) return [];
  return standingsOf(analysis, basis.id).flatMap((group) => {
    const figures = expiringPool(group, basis.id, analysis.asOf, analysis.ledger.policy);
    return figures ? [onCustomer({ basis }, 'group.expiring', 'medium', 'limit', figures)] : [];
  });
}
