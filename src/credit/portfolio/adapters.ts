/** From what a check has worked out of a ledger to what the portfolio is made of. */
import type { Day } from '../../ledger/day';
import { maxMoney, ZERO, type Money } from '../../ledger/money';
import type { CustomerId } from '../../ledger/records';
import type { Analysis } from '../analysis';
import type { CustomerBasis } from '../basis';
import { decideLimit } from '../limits/limits';
import { convert } from '../limits/rates';
import type { Group } from '../limits/groups';
import type { CustomerFigures, Known, WhyCode } from '../report';
import { lastScore } from '../scoring/history';
import { toUnitsUp } from '../settlement/units';
import type { LoggedAccount, OverdueRules } from './accountState';
import type { TestedCustomer } from './backTest';
import type { ToBase } from './inBase';
import type { BaseContext, Member } from './members';

/** A customer's basis beside its figures. */
export interface AnalysedCustomer {
  readonly basis: CustomerBasis;
  readonly figures: CustomerFigures;
}

export function analysedCustomers({ bases, customers }: Analysis): AnalysedCustomer[] {
  return bases.map((basis, index) => {
    const figures = customers[index];
    if (!figures) throw new RangeError(`no figures of ${basis.id}`);
    return { basis, figures };
  });
}

export function baseContext({ ledger, asOf, rates }: Analysis): BaseContext {
  const { currency } = ledger.policy;
  const toBase: ToBase = (amount, from) => convert(amount, from, currency, asOf, rates).amount;
  return { asOf, currency, toBase };
}

export function membersOf(analysis: Analysis): Member[] {
  const { toBase } = baseContext(analysis);
  return analysedCustomers(analysis).map(({ basis, figures }): Member => ({
    id: basis.id,
    name: figures.name,
    group: topOf(analysis.groups.shares.get(basis.id)?.group ?? null) ?? basis.id,
    salesperson: basis.customer?.salesperson ?? '',
    region: basis.customer?.region ?? '',
    industry: basis.customer?.industry ?? '',
    grade: basis.onDay?.grade ?? lastScore(basis.scores, basis.id, analysis.asOf)?.grade ?? null,
    accounts: basis.accounts.map(({ settled }) => settled),
    exposure: figures.exposure && toBase(figures.exposure, figures.currency),
    unknown: whyUncounted(basis),
  }));
}

function topOf(group: Group | null): CustomerId | null {
  let top = group;
  while (top !== null && top.above !== null) top = top.above;
  return top === null ? null : top.head;
}

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

type LimitOnDay = ReturnType<TestedCustomer['limitOn']>;

/**
 * The customer's own limit on a day, by the rows then in force. Without one of its own a member of a group has the pool of
 * the company that heads it: what the others had left of the pool is not replayed, so that is the most it can have had.
 */
export function limitOnDay(analysis: Analysis): (basis: CustomerBasis, day: Day) => LimitOnDay {
  const byId = new Map(analysis.bases.map((basis) => [basis.id, basis]));
  return (basis, day) => {
    const own = ownLimit(analysis, basis, day);
    const head = analysis.groups.shares.get(basis.id)?.group?.head ?? basis.id;
    const headBasis = byId.get(head);
    if (own.state !== 'unset' || !headBasis || head === basis.id) return own;
    const pool = ownLimit(analysis, headBasis, day);
    if (pool.effective === null) return pool.state === 'unlimited' ? pool : own;
    const effective = convert(pool.effective, headBasis.currency, basis.currency, day, analysis.rates).amount;
    return { state: pool.state === 'set' ? 'shared' : pool.state, effective };
  };
}

function ownLimit({ ledger, rates }: Analysis, basis: CustomerBasis, day: Day): LimitOnDay {
  const { insuranceInLimit } = ledger.policy;
  const unreadable = basis.limit.unknown === 'unreadable';
  const { figures } = decideLimit(basis.limits, basis.currency, day, unreadable, { rates, insuranceInLimit });
  return { state: figures.state, effective: floored(figures.amount) };
}

function floored(amount: Known<Money>): Known<Money> {
  return amount && maxMoney(ZERO, amount);
}

export function testedCustomers(analysis: Analysis): TestedCustomer[] {
  const limitOn = limitOnDay(analysis);
  const overdueRules = overdueRulesOf(analysis);
  return analysis.bases.map((basis) => ({
    id: basis.id,
    accounts: basis.accounts.map(({ settled }) => settled),
    limitOn: (day) => limitOn(basis, day),
    convert: (amount, from, day) => convert(amount, from, basis.currency, day, analysis.rates).amount,
    overdueRules,
    unreadable: basis.unreadable,
  }));
}
