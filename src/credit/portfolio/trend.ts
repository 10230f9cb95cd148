/** Twelve months as they were, read off the log: nothing is settled again (portfolio statistics, trend). */
import { endOfMonth, type Day } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import type { Known, WhyCode } from '../report';
import type { AgedAccount } from '../ageing/age';
import { agedOn, receivableOf } from './accountState';
import { flowsWithin } from './flows';
import { inBase, sumKnown } from './inBase';
import { accountInBase, whyUnknownOn, type BaseContext, type Member } from './members';
import { monthBefore, monthEnds } from './statistics';

export const TREND_MONTHS = 12;

export interface TrendPoint {
  /** Last day of the month; asOf for the running one. */
  readonly day: Day;
  /** False for a running month: its flows are not those of a whole month. */
  readonly whole: boolean;
  /** At the end of the day, in base currency at the asOf rate; null with `why`. */
  readonly balance: Known<Money>;
  readonly receivable: Known<Money>;
  readonly overdue: Known<Money>;
  /** Of the month up to the day. Known also before an opening, as far as documents of that time are listed. */
  readonly sales: Known<Money>;
  readonly collections: Known<Money>;
  readonly why: WhyCode | null;
}

/** Oldest first; the last point is asOf. */
export function trendOf(members: readonly Member[], context: BaseContext): TrendPoint[] {
  return monthEnds(context.asOf, TREND_MONTHS).map((day) => trendPoint(members, day, context));
}

function trendPoint(members: readonly Member[], day: Day, { toBase }: BaseContext): TrendPoint {
  const accounts = members.flatMap((member) => member.accounts);
  const why = whyUnknownOn(members, day);
  const states = why === null ? accounts.map((account) => ({ account, aged: agedOn(account, day) })) : [];
  const figure = (units: (aged: AgedAccount) => bigint): Known<Money> =>
    why === null
      ? sumKnown(states.map(({ account, aged }) => accountInBase(units(aged), account, toBase)))
      : null;
  const flows = accounts.map((account) => ({ account, flows: flowsWithin(account, monthBefore(day), day) }));
  const flow = (name: 'sales' | 'collections'): Known<Money> =>
    members.some(({ unknown }) => unknown !== null)
      ? null
      : sumKnown(flows.map(({ account, flows: own }) => inBase(own[name], account.account.currency, toBase)));
  const balance = figure((aged) => aged.balance);
  return {
    day,
    whole: endOfMonth(day) === day,
    balance,
    receivable: figure(receivableOf),
    overdue: figure((aged) => aged.overdue),
    sales: flow('sales'),
    collections: flow('collections'),
    why: why ?? (balance === null ? 'rate.missing' : null),
  };
}
