/** Limits and lateness of past and coming days, from what a check has worked out of a ledger. */
import { addDays, type Day } from '../../ledger/day';
import type { Limit } from '../../ledger/records';
import { maxMoney, minMoney, ZERO, type Money } from '../../ledger/money';
import type { Analysis } from '../analysis';
import type { CustomerBasis } from '../basis';
import { decideLimit, isInForce } from '../limits/limits';
import { convert } from '../limits/rates';
import { replayOf } from '../replay';
import type { CustomerFigures, Known, WhyCode } from '../report';
import { toUnitsUp } from '../settlement/units';
import type { LoggedAccount, OverdueRules } from './accountState';
import type { TestedCustomer } from './backTest';

/** Why documents of a customer cannot be counted; null when they can. */
export function whyUncounted({ accounts, unreadable }: CustomerBasis): WhyCode | null {
  if (unreadable) return 'unreadable';
  return accounts.some(({ account }) => account.beforeOpening) ? 'before.opening' : null;
}

/** The floor of the policy in the account's currency at the rate of the day; without a rate every amount counts. */
export function overdueRulesOf({
  ledger,
  rates,
}: Analysis): (account: LoggedAccount, day: Day) => OverdueRules {
  const { overdueFloor, currency, disputeDays } = ledger.policy;
  return ({ account, scale }, day) => {
    const floor = convert(overdueFloor, currency, account.currency, day, rates).amount ?? ZERO;
    return { floor: toUnitsUp(floor, scale), disputeDays };
  };
}

export function testedCustomers(analysis: Analysis): TestedCustomer[] {
  const replay = replayOf(analysis);
  const overdueRules = overdueRulesOf(analysis);
  return analysis.bases.map((basis) => ({
    id: basis.id,
    accounts: basis.accounts.map(({ settled }) => settled),
    // In the morning: what it and the others of its group used was that of the evening before.
    limitOn: (day) => replay.limitOn(basis, day, addDays(day, -1)),
    exposureOn: (day) => replay.exposureOn(basis, day, addDays(day, -1)),
    heldOn: (order, day) => replay.heldOn(basis, order, day, addDays(day, -1)),
    convert: (amount, from, day) => convert(amount, from, basis.currency, day, analysis.rates).amount,
    overdueRules,
    unreadable: basis.unreadable,
    undated:
      basis.limits.some(({ from }) => from === null) || basis.onDay?.undated.includes('parentId') === true,
  }));
}

/**
 * Effective limit on the days ahead: as today while the rows in force are the same, else what the rows then in force give,
 * within what the group leaves today. The limit of a group's head is the pool itself: what the others use of it today is
 * taken off whatever it is then.
 */
export function effectiveAhead(
  { ledger, rates, asOf, groups }: Analysis,
  basis: CustomerBasis,
  figures: Pick<CustomerFigures, 'limit' | 'effective'>,
): (day: Day) => Known<Money> {
  const { insuranceInLimit } = ledger.policy;
  const unreadable = basis.limit.unknown === 'unreadable';
  const isHead = groups.shares.get(basis.id)?.group?.head === basis.id;
  const { amount, group } = figures.limit;
  const othersUse = isHead && amount !== null && group !== null ? amount.minus(group) : ZERO;
  const known = new Map<string, Known<Money>>([[inForceKey(basis.limits, asOf), figures.effective]]);
  return (day) => {
    const key = inForceKey(basis.limits, day);
    const found = known.get(key);
    if (found !== undefined) return found;
    const then = decideLimit(basis.limits, basis.currency, day, unreadable, { rates, insuranceInLimit });
    const own = then.figures.amount;
    const left = own && maxMoney(ZERO, own.minus(othersUse));
    const effective = isHead ? left : withinGroup(left, group);
    known.set(key, effective);
    return effective;
  };
}

/** The rows in force on a day: while they are the same, so is the limit. */
function inForceKey(limits: readonly Limit[], day: Day): string {
  return limits
    .filter((limit) => isInForce(limit, day))
    .map(({ at }) => at.position)
    .join();
}

function withinGroup(own: Known<Money>, group: Known<Money>): Known<Money> {
  if (own === null || group === null) return own ?? group;
  return minMoney(own, group);
}
