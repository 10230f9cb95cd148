/** Figures over any set of customers, and by salesperson, region, industry, grade and month (portfolio statistics). */
import { addDays, addMonths, endOfMonth, partsOf, type Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import { openOn } from '../settlement/entry';
import type { Known, WhyCode } from '../report';
import { daysLateOn, debitsOf, isRetained, stateOn, type LoggedAccount } from './accountState';
import { flowsWithin } from './flows';
import { inBase, shareOf, sumKnown, type ToBase } from './inBase';
import { accountInBase, whyUnknownOn, type BaseContext, type Member } from './members';

const MONTHS_OF_YEAR = 12;

/** All in base currency at the asOf rate; null with `why`. */
export interface Statistics {
  readonly customers: number;
  /** Σ buckets + retention not due + unapplied. */
  readonly balance: Known<Money>;
  /** Σ buckets. */
  readonly receivable: Known<Money>;
  readonly retention: Known<Money>;
  /** ≤ 0. */
  readonly unapplied: Known<Money>;
  readonly overdue: Known<Money>;
  /** Some part has no due date: `overdue` is a lower bound. */
  readonly overdueAtLeast: boolean;
  /** overdue ÷ Σ buckets; null also when nothing is receivable. */
  readonly overdueRate: Known<Money>;
  readonly exposure: Known<Money>;
  /** Of the twelve months up to asOf. */
  readonly sales: Known<Money>;
  readonly collections: Known<Money>;
  readonly why: WhyCode | null;
}

export function statisticsOf(members: readonly Member[], { asOf, toBase }: BaseContext): Statistics {
  const accounts = members.flatMap((member) => member.accounts);
  const states = accounts.map((account) => ({ account, state: stateOn(account, asOf) }));
  const why = whyUnknownOn(members, asOf);
  const total = (units: (index: (typeof states)[number]['state']) => bigint): Known<Money> =>
    why === null
      ? sumKnown(states.map(({ account, state }) => accountInBase(units(state), account, toBase)))
      : null;
  const year = addMonths(asOf, -MONTHS_OF_YEAR);
  const flows = accounts.map((account) => ({ account, flows: flowsWithin(account, year, asOf) }));
  const flow = (which: 'sales' | 'collections'): Known<Money> =>
    why === null
      ? sumKnown(flows.map(({ account, flows: own }) => inBase(own[which], account.account.currency, toBase)))
      : null;
  const receivable = total((state) => state.receivable);
  const overdue = total((state) => state.overdue);
  const figures = {
    balance: total((state) => state.balance),
    receivable,
    retention: total((state) => state.retention),
    unapplied: total((state) => state.unapplied),
    overdue,
    exposure: sumKnown(members.map(({ exposure }) => exposure)),
    sales: flow('sales'),
    collections: flow('collections'),
  };
  const missing = Object.values(figures).some((figure) => figure === null);
  return {
    customers: members.length,
    ...figures,
    overdueAtLeast: states.some(({ state }) => state.undated > 0n),
    overdueRate: shareOf(overdue, receivable),
    why: why ?? (missing ? 'rate.missing' : null),
  };
}

export const DIMENSIONS = ['salesperson', 'region', 'industry', 'grade'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface StatisticsRow extends Statistics {
  /** What the customers share; '' when it is not said. */
  readonly name: string;
}

/** One row per value, by name; every member is in exactly one, so the rows add up to the whole. */
export function statisticsBy(
  members: readonly Member[],
  dimension: Dimension,
  context: BaseContext,
): StatisticsRow[] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const name = member[dimension] ?? '';
    const group = groups.get(name);
    if (group) group.push(member);
    else groups.set(name, [member]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]) => ({ name, ...statisticsOf(group, context) }));
}

/** What became of the claims of a month. */
export interface MonthRow {
  /** Last day of the month, asOf for the running one; null for everything before the first month. */
  readonly month: Day | null;
  /** Open at asOf of what is dated in the month, without retention not due. */
  readonly receivable: Known<Money>;
  readonly overdue: Known<Money>;
  /** Of the month; null for what lies before the first one. */
  readonly sales: Known<Money>;
  readonly collections: Known<Money>;
}

/** Ends of the months up to a day, oldest first; the last is the day itself, whether or not a month ends there. */
export function monthEnds(asOf: Day, months: number): Day[] {
  const ends: Day[] = [asOf];
  while (ends.length < months) {
    const [first] = ends;
    ends.unshift(first === undefined ? asOf : monthBefore(first));
  }
  return ends;
}

/** The last day of the month before that of a day. */
export function monthBefore(day: Day): Day {
  return addDays(day, -partsOf(day).day);
}

/** The twelve months up to asOf by the date claims count their age from, and a first row for all before them. */
export function statisticsByMonth(members: readonly Member[], context: BaseContext): MonthRow[] {
  const { asOf, toBase } = context;
  const ends = monthEnds(asOf, MONTHS_OF_YEAR);
  const known = whyUnknownOn(members, asOf) === null;
  const accounts = members.flatMap((member) => member.accounts);
  const months: (Day | null)[] = [null, ...ends];
  return months.map((month) => {
    const after = month === null ? null : monthBefore(month);
    const opens = accounts.map((account) => ({
      account,
      open: openWithin(account, after, month ?? firstDayBefore(ends), asOf),
    }));
    const flow = (which: 'sales' | 'collections'): Known<Money> =>
      month === null || after === null || !known
        ? null
        : sumKnown(accounts.map((account) => flowInBase(account, which, after, month, toBase)));
    const sum = (units: 'receivable' | 'overdue'): Known<Money> =>
      known ? sumKnown(opens.map(({ account, open }) => accountInBase(open[units], account, toBase))) : null;
    return {
      month,
      receivable: sum('receivable'),
      overdue: sum('overdue'),
      sales: flow('sales'),
      collections: flow('collections'),
    };
  });
}

function firstDayBefore(ends: readonly Day[]): Day {
  const [first] = ends;
  if (first === undefined) throw new RangeError('no months');
  return monthBefore(first);
}

function flowInBase(
  account: LoggedAccount,
  which: 'sales' | 'collections',
  after: Day,
  to: Day,
  toBase: ToBase,
): Known<Money> {
  return inBase(flowsWithin(account, after, to)[which], account.account.currency, toBase);
}

/** Open at asOf of the claims whose age counts from the days after `after` (null: any) up to `to`. */
function openWithin(
  account: LoggedAccount,
  after: Day | null,
  to: Day,
  asOf: Day,
): { receivable: bigint; overdue: bigint } {
  let [receivable, overdue] = [0n, 0n];
  for (const entry of debitsOf(account)) {
    if ((after !== null && entry.date <= after) || entry.date > to || isRetained(entry, asOf)) continue;
    const open = openOn(entry, asOf);
    receivable += open;
    if ((daysLateOn(entry, asOf) ?? 0) > 0) overdue += open;
  }
  return { receivable, overdue };
}
