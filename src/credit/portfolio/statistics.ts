/** Figures over any set of customers, and by salesperson, region, industry, grade and month (portfolio statistics). */
import { addDays, addMonths, partsOf, type Day } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import type { Known, WhyCode } from '../report';
import type { AgedAccount } from '../ageing/age';
import { agedOn, receivableOf, type LoggedAccount } from './accountState';
import { flowsWithin, type Flows } from './flows';
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
  const states = accounts.map((account) => ({ account, aged: agedOn(account, asOf) }));
  const why = whyUnknownOn(members, asOf);
  const total = (units: (aged: AgedAccount) => bigint): Known<Money> =>
    why === null
      ? sumKnown(states.map(({ account, aged }) => accountInBase(units(aged), account, toBase)))
      : null;
  const year = addMonths(asOf, -MONTHS_OF_YEAR);
  const flows = accounts.map((account) => ({ account, flows: flowsWithin(account, year, asOf) }));
  const flow = (which: 'sales' | 'collections'): Known<Money> =>
    why === null
      ? sumKnown(flows.map(({ account, flows: own }) => inBase(own[which], account.account.currency, toBase)))
      : null;
  const receivable = total(receivableOf);
  const overdue = total(({ overdue }) => overdue);
  const figures = {
    balance: total(({ balance }) => balance),
    receivable,
    retention: total(({ retentionNotDue }) => retentionNotDue),
    unapplied: total(({ unapplied }) => unapplied),
    overdue,
    exposure: sumKnown(members.map(({ exposure }) => exposure)),
    sales: flow('sales'),
    collections: flow('collections'),
  };
  const missing = Object.values(figures).some((figure) => figure === null);
  return {
    customers: members.length,
    ...figures,
    overdueAtLeast: states.some(({ aged }) => aged.buckets.noDueDate > 0n),
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
export function statisticsByMonth(members: readonly Member[], { asOf, toBase }: BaseContext): MonthRow[] {
  const ends = monthEnds(asOf, MONTHS_OF_YEAR);
  const known = whyUnknownOn(members, asOf) === null;
  const accounts = members.flatMap((member) => member.accounts);
  const opens = accounts.map((account) => ({ account, byMonth: openByMonth(account, ends, asOf) }));
  return [null, ...ends].map((month, index): MonthRow => {
    const sum = (which: keyof Open): Known<Money> =>
      known
        ? sumKnown(
            opens.map(({ account, byMonth }) =>
              accountInBase(byMonth[index]?.[which] ?? 0n, account, toBase),
            ),
          )
        : null;
    const flow = (which: keyof Flows): Known<Money> =>
      known && month !== null
        ? sumKnown(accounts.map((account) => flowInBase(account, which, month, toBase)))
        : null;
    return {
      month,
      receivable: sum('receivable'),
      overdue: sum('overdue'),
      sales: flow('sales'),
      collections: flow('collections'),
    };
  });
}

/** Of the month a day lies in, up to the day. */
function flowInBase(account: LoggedAccount, which: keyof Flows, day: Day, toBase: ToBase): Known<Money> {
  return inBase(flowsWithin(account, monthBefore(day), day)[which], account.account.currency, toBase);
}

interface Open {
  readonly receivable: bigint;
  readonly overdue: bigint;
}

/** Open at asOf by the month of the claim: first all before the months, then each; a later date counts to the last. */
function openByMonth(account: LoggedAccount, ends: readonly Day[], asOf: Day): Open[] {
  const [first] = ends;
  const sums = [null, ...ends].map(() => ({ receivable: 0n, overdue: 0n }));
  for (const { entry, bucket, daysLate } of agedOn(account, asOf).entries) {
    if (bucket === null) continue;
    const month = ends.findIndex((end) => entry.date <= end);
    const before = month === 0 && first !== undefined && entry.date <= monthBefore(first);
    const sum = sums[before ? 0 : month < 0 ? ends.length : month + 1];
    if (!sum) continue;
    sum.receivable += entry.open;
    if (daysLate !== null && daysLate > 0) sum.overdue += entry.open;
  }
  return sums;
}
