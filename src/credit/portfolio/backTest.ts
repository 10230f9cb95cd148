/**
 * Back-test of a rule: what would it have held in the last twelve months, and what became of that (portfolio back-test).
 *
 * Every invoice is put to the rule with the customer's state as the log had it in the morning: records up to the day before,
 * and the same day's invoices in rows above. Nothing dated later enters, and the past itself is not rewritten: an invoice the
 * rule would have held still counts in later states, since what the customer would have done instead is not known.
 */
import { addDays, addMonths, type Day } from '../../ledger/day';
import { ZERO, type Currency, type Money } from '../../ledger/money';
import type { CustomerId, LedgerDocument, RowAt } from '../../ledger/records';
import type { LimitStateName } from '../../ledger/tables';
import type { Known } from '../report';
import { dueOn, openOn, sizeOf, type Entry } from '../settlement/entry';
import { fromUnits, least } from '../settlement/units';
import {
  debitsOf,
  isKnownOn,
  longestOverdueOn,
  stateOn,
  type LoggedAccount,
  type OverdueRules,
} from './accountState';
import { isSale } from './flows';
import { sumKnown } from './inBase';

/** What the rule is told. Money in the currency of the customer's limit. */
export interface MorningState {
  readonly customer: CustomerId;
  readonly day: Day;
  /** Of the invoice asked about. */
  readonly amount: Money;
  /** Balance, retention included; null without a rate. */
  readonly exposure: Known<Money>;
  readonly overdue: Known<Money>;
  readonly longestOverdue: number;
  readonly limitState: LimitStateName;
  /** Effective limit in force that day; null when unset, unlimited or unknown. */
  readonly effective: Known<Money>;
}

export type Verdict = 'hold' | 'pass';
export type Rule = (state: MorningState) => Verdict;

export interface TestedCustomer {
  readonly id: CustomerId;
  readonly accounts: readonly LoggedAccount[];
  readonly limitOn: (day: Day) => { readonly state: LimitStateName; readonly effective: Known<Money> };
  /** Into the currency of the limit, with the rate of the day; null without one. */
  readonly convert: (amount: Money, from: Currency, day: Day) => Known<Money>;
  readonly overdueRules: (account: LoggedAccount) => OverdueRules;
  readonly unreadable: boolean;
}

/** good: paid, or not yet that late though it had the time · bad: it was that late · open: time has not told, or no due date. */
export type Outcome = 'good' | 'bad' | 'open';

export interface TestedInvoice {
  readonly customer: CustomerId;
  readonly at: RowAt;
  readonly day: Day;
  readonly currency: Currency;
  readonly amount: Money;
  readonly verdict: Verdict;
  readonly state: MorningState;
  /** By days late: whether more than that many days went by, and the most that was then open. */
  readonly late: Readonly<Record<LateDays, { readonly outcome: Outcome; readonly amount: Money }>>;
}

/** Lateness that counts as bad: more than so many days. */
export const LATE_DAYS = [30, 90] as const;
export type LateDays = (typeof LATE_DAYS)[number];

/** Tests the invoices of (asOf − months, asOf]; those before an opening, or of a customer with unreadable rows, are counted as unknown. */
export function backTest(
  customers: readonly TestedCustomer[],
  rule: Rule,
  asOf: Day,
  months: number,
): { readonly invoices: readonly TestedInvoice[]; readonly unknown: number } {
  const after = addMonths(asOf, -months);
  const invoices: TestedInvoice[] = [];
  let unknown = 0;
  for (const customer of customers) {
    for (const account of customer.accounts) {
      const rows = [...account.account.history, ...account.account.documents].filter(
        (document) => isSale(document) && document.date > after && document.date <= asOf,
      );
      for (const document of rows) {
        const state = morningState(customer, document);
        if (state === null) unknown++;
        else invoices.push(tested(account, document, state, rule(state), asOf));
      }
    }
  }
  return { invoices, unknown };
}

/** null when the log cannot tell the state of the day before. */
function morningState(customer: TestedCustomer, document: LedgerDocument): MorningState | null {
  const { id, accounts, limitOn, convert, overdueRules, unreadable } = customer;
  const { date, currency } = document;
  const before = addDays(date, -1);
  const amount = convert(document.amount, currency, date);
  if (unreadable || amount === null || accounts.some((account) => !isKnownOn(account, before))) return null;
  const states = accounts.map((account) => ({ account, state: stateOn(account, before) }));
  const inLimit = (units: bigint, { account, scale }: LoggedAccount): Known<Money> =>
    convert(fromUnits(units, scale), account.currency, date);
  const earlier = accounts.flatMap(({ account: { documents } }) =>
    documents
      .filter((other) => isSale(other) && other.date === date && other.at.position < document.at.position)
      .map((other) => convert(other.amount, other.currency, date)),
  );
  const limit = limitOn(date);
  return {
    customer: id,
    day: date,
    amount,
    exposure: sumKnown([...states.map(({ account, state }) => inLimit(state.balance, account)), ...earlier]),
    overdue: sumKnown(states.map(({ account, state }) => inLimit(state.overdue, account))),
    longestOverdue: accounts.reduce(
      (days, account) => Math.max(days, longestOverdueOn(account, before, overdueRules(account))),
      0,
    ),
    limitState: limit.state,
    effective: limit.effective,
  };
}

function tested(
  account: LoggedAccount,
  document: LedgerDocument,
  state: MorningState,
  verdict: Verdict,
  asOf: Day,
): TestedInvoice {
  const parts = debitsOf(account).filter((entry) => entry.document === document);
  const claims = [...parts, ...revivedOf(account, parts)];
  const late = (days: LateDays): TestedInvoice['late'][LateDays] => {
    const own = claims.map((entry) => lateness(entry, days, asOf));
    const most = own.reduce((sum, { open }) => sum + open, 0n);
    // What was late, then settled by a note and came back is the same claim twice.
    const units = least(
      most,
      parts.reduce((sum, part) => sum + sizeOf(part), 0n),
    );
    const outcome = units > 0n ? 'bad' : own.some(({ told }) => !told) ? 'open' : 'good';
    return { outcome, amount: fromUnits(units, account.scale) };
  };
  return {
    customer: state.customer,
    at: document.at,
    day: document.date,
    currency: document.currency,
    amount: document.amount,
    verdict,
    state,
    late: { 30: late(30), 90: late(90) },
  };
}

/** Claims that came back with a dishonoured note: the invoice was not paid by it. */
function revivedOf(account: LoggedAccount, parts: readonly Entry[]): Entry[] {
  const revived: Entry[] = [];
  let claims = new Set(parts);
  while (claims.size > 0) {
    const back = debitsOf(account).filter(({ revives }) => revives !== null && claims.has(revives));
    revived.push(...back);
    claims = new Set(back);
  }
  return revived;
}

/**
 * The most that was open of a part on any day more than `days` after its due date, what was written off counting as open;
 * `told`: more will not be learnt, because it is paid or has had the time.
 */
function lateness(entry: Entry, days: number, asOf: Day): { open: bigint; told: boolean } {
  const due = dueOn(entry, asOf);
  const paid = unpaidOn(entry, asOf) === 0n;
  if (due === null) return { open: 0n, told: paid };
  const first = addDays(due, days + 1);
  if (first > asOf) return { open: 0n, told: paid };
  // What is open changes only with a record, so its highest level is reached on the first day or on one of a record.
  const moments = [first, ...entry.settlements.map(({ on }) => on).filter((on) => on > first && on <= asOf)];
  if (entry.entered > first) moments.push(entry.entered);
  const open = moments.reduce((most, day) => {
    const units = unpaidOn(entry, day);
    return units > most ? units : most;
  }, 0n);
  return { open, told: true };
}

/** Open on a day, or written off by then. */
function unpaidOn(entry: Entry, day: Day): bigint {
  let units = openOn(entry, day);
  for (const { credit, amount, on } of entry.settlements) {
    if (credit.document.kind === 'writeOff' && on <= day) units += amount;
  }
  return least(units, sizeOf(entry));
}

export interface Count {
  readonly invoices: number;
  /** In the currency asked for; null without a rate. */
  readonly amount: Known<Money>;
}

/** How a rule did at one lateness. */
export interface Score {
  /** Held, and it went bad. */
  readonly caught: Count;
  /** Passed, and it went bad. */
  readonly missed: Count;
  /** Held, and it was paid. */
  readonly falseAlarm: Count;
  /** Passed, and it was paid. */
  readonly cleared: Count;
  /** Not yet told, held or passed. */
  readonly open: Count;
  /** What was open so late, of those caught: the loss of time the rule would have spared. */
  readonly lateCaught: Known<Money>;
  readonly lateMissed: Known<Money>;
}

export interface BackTestSummary {
  /** Sales the rule would have stopped. */
  readonly stopped: Count;
  readonly passed: Count;
  readonly byLateness: Readonly<Record<LateDays, Score>>;
}

/** @param toCurrency of the summary, at one rate for all. */
export function backTestSummary(
  invoices: readonly TestedInvoice[],
  toCurrency: (amount: Money, from: Currency) => Known<Money>,
): BackTestSummary {
  const count = (some: readonly TestedInvoice[]): Count => ({
    invoices: some.length,
    amount: sumKnown(some.map(({ amount, currency }) => toCurrency(amount, currency))),
  });
  const of = (verdict: Verdict): TestedInvoice[] => invoices.filter((invoice) => invoice.verdict === verdict);
  const score = (days: LateDays): Score => {
    const which = (verdict: Verdict, outcome: Outcome): TestedInvoice[] =>
      of(verdict).filter(({ late }) => late[days].outcome === outcome);
    const lateAmount = (some: readonly TestedInvoice[]): Known<Money> =>
      sumKnown(some.map(({ late, currency }) => toCurrency(late[days].amount, currency)));
    return {
      caught: count(which('hold', 'bad')),
      missed: count(which('pass', 'bad')),
      falseAlarm: count(which('hold', 'good')),
      cleared: count(which('pass', 'good')),
      open: count(invoices.filter(({ late }) => late[days].outcome === 'open')),
      lateCaught: lateAmount(which('hold', 'bad')),
      lateMissed: lateAmount(which('pass', 'bad')),
    };
  };
  return {
    stopped: count(of('hold')),
    passed: count(of('pass')),
    byLateness: { 30: score(30), 90: score(90) },
  };
}

/**
 * The part of the shipment decision that a log can answer (domain: Checks, decision): limit unset, zero, expired or exceeded,
 * longest overdue above the bound, anything unknown.
 */
export function limitAndOverdueRule(holdOverdueDays: number): Rule {
  return ({ amount, exposure, longestOverdue, limitState, effective }) => {
    if (longestOverdue > holdOverdueDays || exposure === null) return 'hold';
    if (limitState === 'unlimited') return 'pass';
    if (limitState === 'expired' || effective === null || effective.lte(ZERO)) return 'hold';
    return exposure.plus(amount).gt(effective) ? 'hold' : 'pass';
  };
}
