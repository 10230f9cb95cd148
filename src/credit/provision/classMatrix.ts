/** Migration of the five-level class from a day to asOf, from the ledger's own history (domain: Class and provision). */
import type { Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import type { CustomerId } from '../../ledger/records';
import type { RiskClass } from '../../ledger/tables';
import { ageAccount } from '../ageing/age';
import { accountOn, isKnownOn, type LoggedAccount, type OverdueRules } from '../portfolio/accountState';
import { inBase, sumKnown, type ToBase } from '../portfolio/inBase';
import type { Known, WhyCode } from '../report';
import { hasUnrecovered } from '../scoring/knockOuts';
import { writtenOffOf } from '../settlement/memo';
import { fromUnits } from '../settlement/units';
import { riskClassOf } from './riskClass';

export interface ClassifiedCustomer {
  readonly id: CustomerId;
  readonly accounts: readonly LoggedAccount[];
  readonly unknown: WhyCode | null;
}

export interface ClassRules {
  /** `standards.riskClass`. */
  readonly bounds: ReadonlyMap<string, Money>;
  readonly overdue: (account: LoggedAccount, day: Day) => OverdueRules;
}

/** none: nothing open and nothing written off, so there is nothing to classify. */
export type ClassOrNone = RiskClass | 'none';

export interface ClassOnDay {
  /** null: the state of that day is not known. */
  readonly riskClass: ClassOrNone | null;
  /** What debits have open, retention included, in base currency; null without a rate. */
  readonly amount: Known<Money>;
}

/** The class of a customer at the end of a day. */
export function classOn(
  { accounts, unknown }: ClassifiedCustomer,
  day: Day,
  { bounds, overdue }: ClassRules,
  toBase: ToBase,
): ClassOnDay {
  if (unknown !== null || accounts.some((account) => !isKnownOn(account, day))) {
    return { riskClass: null, amount: null };
  }
  const past = accounts.map((account) => accountOn(account, day));
  const aged = past.map((account) => {
    const rules = overdue(account, day);
    return ageAccount(account, day, rules.floor, rules);
  });
  const open = aged.map(({ balance, unapplied }) => balance - unapplied);
  const amount = sumKnown(
    past.map(({ scale, account }, index) =>
      inBase(fromUnits(open[index] ?? 0n, scale), account.currency, toBase),
    ),
  );
  const writtenOff = past.some(({ account, entries, scale }) =>
    hasUnrecovered(writtenOffOf(account, entries, scale), day),
  );
  if (!writtenOff && open.every((units) => units === 0n)) return { riskClass: 'none', amount };
  const longest = Math.max(0, ...aged.map(({ longestOverdue }) => longestOverdue));
  const nothingKnownLate = longest === 0 && aged.some(({ buckets }) => buckets.noDueDate > 0n);
  return { riskClass: riskClassOf(nothingKnownLate ? null : longest, bounds, writtenOff), amount };
}

export interface ClassMigration {
  readonly from: ClassOrNone;
  readonly to: ClassOrNone;
  readonly customers: number;
  /** What they had open at the start, and what they have open now, in base currency; null without a rate. */
  readonly start: Known<Money>;
  readonly now: Known<Money>;
}

export interface ClassMatrix {
  readonly from: Day;
  readonly to: Day;
  /** Only the pairs that occur. `none` to a class is new business, a class to `none` is wholly settled. */
  readonly cells: readonly ClassMigration[];
  /** Customers whose class on one of the days is not known. */
  readonly unknown: readonly CustomerId[];
}

export function classMatrix(
  customers: readonly ClassifiedCustomer[],
  from: Day,
  to: Day,
  rules: ClassRules,
  toBase: ToBase,
): ClassMatrix {
  const cells = new Map<string, ClassMigration>();
  const unknown: CustomerId[] = [];
  for (const customer of customers) {
    const before = classOn(customer, from, rules, toBase);
    const after = classOn(customer, to, rules, toBase);
    if (before.riskClass === null || after.riskClass === null) {
      unknown.push(customer.id);
      continue;
    }
    if (before.riskClass === 'none' && after.riskClass === 'none') continue;
    const key = `${before.riskClass} ${after.riskClass}`;
    const cell = cells.get(key);
    cells.set(key, {
      from: before.riskClass,
      to: after.riskClass,
      customers: (cell?.customers ?? 0) + 1,
      start: sumKnown([cell ? cell.start : ZERO, before.amount]),
      now: sumKnown([cell ? cell.now : ZERO, after.amount]),
    });
  }
  return { from, to, cells: [...cells.values()], unknown };
}
