/** A customer's score from its accounts, limits and statements: one call for all of sections behaviour, ratios and card. */
import type { Day } from '../../ledger/day';
import { Exact, type Currency, type Money } from '../../ledger/money';
import type { Customer, CustomerFact, Ledger } from '../../ledger/records';
import { choiceKey, GRADE, type Grade } from '../../ledger/tables';
import type { Behaviour } from '../behaviour/behaviour';
import type { ReceivablesAccount } from '../behaviour/receivables';
import { salesHistory, type SalesHistory } from '../behaviour/sales';
import { convert, type RateBook } from '../limits/rates';
import type { SettledAccount } from '../settlement/settle';
import { cardFor, characteristicsOf, type ScoreSubject } from './characteristics';
import { hasUnrecovered, knockOutsOf } from './knockOuts';
import { ratiosOf, type Ratios } from './ratios';
import { scoreCustomer, type Score } from './scorecard';
import { knownStatements, type KnownStatements } from './statements';

export interface ScoreSource {
  readonly customer: Customer;
  /** Of the customer's figures. */
  readonly currency: Currency;
  readonly asOf: Day;
  readonly ledger: Pick<Ledger, 'policy' | 'standards' | 'scorecards' | 'statements'>;
  readonly rates: RateBook;
  /** Settled to `asOf`. */
  readonly accounts: readonly SettledAccount[];
  /** How it pays, over the same accounts. */
  readonly behaviour: Behaviour;
  /** A document row of the customer cannot be counted. */
  readonly unreadable: boolean;
  /** Longest overdue without parts in dispute (domain: Ageing), and why it is unknown. */
  readonly longestOverdue: number | null;
  readonly whyLongestOverdue: string | null;
  /** The most of its limit it used in twelve months; null when there is no day to tell. */
  readonly peak: ScoreSubject['peak'];
  /** The row of 变更 in force that sets the grade; null without one. */
  readonly override: CustomerFact | null;
}

/** A grade a person set; it stands beside the computed one. */
export interface GradeOverride {
  readonly grade: Grade;
  readonly until: Day | null;
  readonly fact: CustomerFact;
  /** What the row should say and does not. */
  readonly missing: readonly ('reason' | 'approvedBy' | 'to')[];
}

export interface CustomerScore {
  readonly score: Score;
  readonly override: GradeOverride | null;
  /** The override's grade while one is in force, else the computed one. */
  readonly gradeInForce: Grade | null;
  /** null when a rate is missing. */
  readonly sales: SalesHistory | null;
  /** The accounts with what a unit is worth; null when a rate is missing. */
  readonly receivables: readonly ReceivablesAccount[] | null;
  readonly statements: KnownStatements;
  readonly ratios: Ratios;
}

export function scoreOf(source: ScoreSource): CustomerScore {
  const { customer, asOf, ledger, accounts } = source;
  const { policy, standards, scorecards } = ledger;
  const weighted = accounts.map((settled) => ({ settled, ...worth(settled, source) }));
  const sales = salesOf(weighted, customer);
  const receivables = receivablesOf(weighted);
  const statements = knownStatements(ledger.statements, customer.id, asOf, policy.statementsStaleMonths);
  const ratios = ratiosOf(statements, customer.industry);
  const subject: ScoreSubject = { ...source, sales, statements, ratios };
  const knockOuts = knockOutsOf({
    longestOverdue: source.longestOverdue,
    netWorth: statements.latest?.figures.equity ?? null,
    legalStatus: customer.profile.legalStatus,
    unrecovered: accounts.some(({ writtenOff }) => hasUnrecovered(writtenOff, asOf)),
  });
  const card = scorecards[cardFor(customer, sales, asOf)];
  const settings = { card, standards, coverageMin: policy.coverageMin };
  const score = scoreCustomer(characteristicsOf(subject), knockOuts, settings);
  const override = overrideOf(source.override);
  // What the law or a court says of a customer nobody overrides: D goes when the status does.
  const isBarred = knockOuts.some(({ cap }) => cap === 'D');
  const gradeInForce = isBarred ? 'D' : (override?.grade ?? score.grade);
  return { score, override, gradeInForce, sales, receivables, statements, ratios };
}

interface Weighted {
  readonly settled: SettledAccount;
  /** What one of the account's currency is worth; null without a rate. */
  readonly rate: Money | null;
  /** What one of its units is worth. */
  readonly weight: Money | null;
}

function worth(
  { account, scale }: SettledAccount,
  { currency, asOf, rates }: ScoreSource,
): Pick<Weighted, 'rate' | 'weight'> {
  const rate = convert(new Exact(1), account.currency, currency, asOf, rates).amount;
  return { rate, weight: rate?.times(new Exact(`1e-${scale}`)) ?? null };
}

function salesOf(accounts: readonly Weighted[], { profile }: Customer): SalesHistory | null {
  const known = accounts.flatMap(({ settled, rate }) =>
    rate === null ? [] : [{ account: settled.account, rate }],
  );
  return known.length < accounts.length ? null : salesHistory(known, profile.since);
}

function receivablesOf(accounts: readonly Weighted[]): readonly ReceivablesAccount[] | null {
  const known = accounts.flatMap(({ settled, weight }) => (weight === null ? [] : [{ settled, weight }]));
  return known.length < accounts.length ? null : known;
}

export function overrideOf(fact: CustomerFact | null): GradeOverride | null {
  const grade = fact === null ? null : choiceKey(GRADE, fact.value);
  if (fact === null || grade === null) return null;
  const missing = [
    ...(fact.reason === '' ? (['reason'] as const) : []),
    ...(fact.approvedBy === '' ? (['approvedBy'] as const) : []),
    ...(fact.to === null ? (['to'] as const) : []),
  ];
  return { grade, until: fact.to, fact, missing };
}
