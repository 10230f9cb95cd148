/**
 * Back-test of a rule: what would it have held in the last twelve months, and what became of that (portfolio back-test).
 *
 * Every invoice is put to the rule with the customer's state as the log had it in the morning: records up to the day before,
 * and the same day's invoices in rows above. Nothing dated later enters, and the past itself is not rewritten: an invoice the
 * rule would have held still counts in later states, since what the customer would have done instead is not known.
 */
import { addDays, addMonths, type Day } from '../../ledger/day';
import { maxMoney, ZERO, type Currency, type Money } from '../../ledger/money';
import type { CustomerId, LedgerDocument, RowAt } from '../../ledger/records';
import type { LimitStateName } from '../../ledger/tables';
import type { LimitThen } from '../replay';
import type { Known } from '../report';
import { numberKey } from '../settlement/roles';
import { Reissues } from '../settlement/dates';
import { dueOn, openOn, sizeOf, type Entry } from '../settlement/entry';
import { fromUnits, least } from '../settlement/units';
import { agedOn, debitsOf, isKnownOn, type LoggedAccount, type OverdueRules } from './accountState';
import { isSale } from './flows';
import { sumKnown } from './inBase';

/** What the rule is told. Money in the currency of the customer's limit. */
export interface MorningState {
  readonly customer: CustomerId;
  readonly day: Day;
  /** Of the invoice asked about. */
  readonly amount: Money;
  /** What the invoice comes to on top of what its order and the deliveries of it hold; null when that is unknown. */
  readonly added: Known<Money>;
  /** Orders, deliveries and notes of that morning included; null when it is unknown. */
  readonly exposure: Known<Money>;
  readonly overdue: Known<Money>;
  readonly longestOverdue: number;
  readonly limitState: LimitStateName;
  /** Effective limit in force that day, after what the group left; null when unset, unlimited or unknown. */
  readonly effective: Known<Money>;
}

export type Verdict = 'hold' | 'pass';
export type Rule = (state: MorningState) => Verdict;

export interface TestedCustomer {
  readonly id: CustomerId;
  readonly accounts: readonly LoggedAccount[];
  /** In the morning of a day; null when what its group used then cannot be known. */
  readonly limitOn: (day: Day) => LimitThen | null;
  readonly exposureOn: (day: Day) => Known<Money>;
  /** Of the exposure: what an order and its deliveries hold; 0 for none. */
  readonly heldOn: (order: string, day: Day) => Known<Money>;
  /** Into the currency of the limit, with the rate of the day; null without one, but 0 is 0 at any rate. */
  readonly convert: (amount: Money, from: Currency, day: Day) => Known<Money>;
  readonly overdueRules: (account: LoggedAccount, day: Day) => OverdueRules;
  readonly unreadable: boolean;
  /** A limit or the parent has no first day: a past day is told by today's. */
  readonly undated: boolean;
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

export interface BackTest {
  readonly invoices: readonly TestedInvoice[];
  /** Invoices of days whose state is not known: before an opening of its own or of its group, unreadable rows, no rate. */
  readonly unknown: number;
  /** Customers with an invoice tested by a limit or parent that nobody dated. */
  readonly undated: number;
}

/** Tests the invoices of (asOf − months, asOf], customer by customer, in the order of days and rows. */
export function backTest(
  customers: readonly TestedCustomer[],
  rule: Rule,
  asOf: Day,
  months: number,
): BackTest {
  const after = addMonths(asOf, -months);
  const invoices: TestedInvoice[] = [];
  let unknown = 0;
  let undated = 0;
  for (const customer of customers) {
    const morning = new Morning(customer);
    const before = invoices.length;
    for (const sale of salesWithin(customer, after, asOf)) {
      const state = morning.stateFor(sale.document);
      if (state === null) unknown++;
      else invoices.push(tested(sale, state, rule(state), asOf));
    }
    if (customer.undated && invoices.length > before) undated++;
  }
  return { invoices, unknown, undated };
}

interface SaleOf {
  readonly account: LoggedAccount;
  readonly document: LedgerDocument;
  /** What it was issued anew as: its red-letter invoice paid nothing. */
  readonly reissued: readonly Entry[];
}

/** A reissue is no sale: nothing more was sold, and there was nothing to stop. */
function salesWithin({ accounts }: TestedCustomer, after: Day, to: Day): SaleOf[] {
  return accounts
    .flatMap((account) => {
      const { history, documents } = account.account;
      const reissues = new Reissues(account.account);
      const reissued = reissuedBy(account, reissues);
      return [...history, ...documents]
        .filter((document) => isSale(document) && reissues.originOf(document) === null)
        .map((document) => ({ account, document, reissued: reissued.get(document) ?? [] }));
    })
    .filter(({ document }) => document.date > after && document.date <= to)
    .sort((a, b) => a.document.date - b.document.date || a.document.at.position - b.document.at.position);
}

/** Of each invoice the entries it was issued anew as, through any number of reissues. */
function reissuedBy(account: LoggedAccount, reissues: Reissues): ReadonlyMap<LedgerDocument, Entry[]> {
  const found = new Map<LedgerDocument, Entry[]>();
  for (const entry of debitsOf(account)) {
    const origin = reissues.originOf(entry.document);
    if (origin !== null) found.set(origin, [...(found.get(origin) ?? []), entry]);
  }
  return found;
}

/** What was known in the morning of a day, and what was sold on it since; asked day by day. */
class Morning {
  #day: Day | null = null;
  #state: Pick<MorningState, 'exposure' | 'overdue' | 'longestOverdue'> | null = null;
  /** What the day's invoices took of what their orders held, by order. */
  readonly #taken = new Map<string, Money>();

  constructor(readonly customer: TestedCustomer) {}

  /** null when the log cannot tell. The invoice itself counts from then on: the next one of the day comes on top of it. */
  stateFor({ date, amount, currency, order }: LedgerDocument): MorningState | null {
    const { id, limitOn, convert, unreadable } = this.customer;
    if (this.#day !== date) {
      this.#day = date;
      this.#state = unreadable ? null : morningOf(this.customer, date);
      this.#taken.clear();
    }
    const own = convert(amount, currency, date);
    const before = this.#state;
    if (before === null) return null;
    const added = own && this.#addedBy(own, order, date);
    this.#state = { ...before, exposure: sumKnown([before.exposure, added]) };
    const limit = own === null ? null : limitOn(date);
    if (own === null || limit === null) return null;
    const { state, effective } = limit;
    return { customer: id, day: date, amount: own, added, ...before, limitState: state, effective };
  }

  /** As a decision reckons (domain: Decision): what the order holds is in the exposure already. */
  #addedBy(amount: Money, order: string, date: Day): Known<Money> {
    const held = this.customer.heldOn(order, date);
    if (held === null) return null;
    const key = numberKey(order);
    const taken = this.#taken.get(key) ?? ZERO;
    const left = maxMoney(ZERO, held.minus(taken));
    this.#taken.set(key, taken.plus(amount));
    return maxMoney(ZERO, amount.minus(left));
  }
}

function morningOf(
  { accounts, exposureOn, convert, overdueRules }: TestedCustomer,
  date: Day,
): Pick<MorningState, 'exposure' | 'overdue' | 'longestOverdue'> | null {
  const eve = addDays(date, -1);
  if (accounts.some((account) => !isKnownOn(account, eve))) return null;
  const aged = accounts.map((account) => ({
    account,
    aged: agedOn(account, eve, overdueRules(account, eve)),
  }));
  return {
    exposure: exposureOn(date),
    overdue: sumKnown(
      aged.map(({ account: { account, scale }, aged: { overdue } }) =>
        convert(fromUnits(overdue, scale), account.currency, date),
      ),
    ),
    longestOverdue: Math.max(0, ...aged.map((one) => one.aged.longestOverdue)),
  };
}

function tested(
  { account, document, reissued }: SaleOf,
  state: MorningState,
  verdict: Verdict,
  asOf: Day,
): TestedInvoice {
  const parts = debitsOf(account).filter((entry) => entry.document === document);
  const issued = [...parts, ...reissued];
  const claims = [...issued, ...revivedOf(account, issued)];
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
 * The most that was open of a part on any day more than `days` after the due date of that day, what was written off counting as
 * open; `told`: more will not be learnt, because it is paid or has had the time.
 */
function lateness(entry: Entry, days: number, asOf: Day): { open: bigint; told: boolean } {
  const spans = dueSpans(entry, asOf);
  const open = spans.map((span) => mostOpenLate(entry, days, span)).reduce((a, b) => (a > b ? a : b), 0n);
  const due = spans.at(-1)?.due ?? null;
  return { open, told: unpaidOn(entry, asOf) === 0n || (due !== null && addDays(due, days + 1) <= asOf) };
}

/** From one day to another, both included, the due date stayed the same. */
interface DueSpan {
  readonly due: Day | null;
  readonly from: Day;
  readonly to: Day;
}

/** What was late before it was extended (展期) was late. */
function dueSpans(entry: Entry, asOf: Day): readonly DueSpan[] {
  const days = entry.dueChanges.map(({ on }) => on).filter((on) => on > entry.entered && on <= asOf);
  const starts = [entry.entered, ...days];
  return starts.map((from, nth) => {
    const next = starts[nth + 1];
    return { due: dueOn(entry, from), from, to: next === undefined ? asOf : addDays(next, -1) };
  });
}

function mostOpenLate(entry: Entry, days: number, { due, from, to }: DueSpan): bigint {
  if (due === null) return 0n;
  const first = addDays(due, days + 1);
  if (first > to) return 0n;
  // What is paid on the first day that late was open until then: the evening before tells it. After that what is open changes
  // only with a record, so its highest level is reached on a day of one.
  const eve = addDays(first, -1);
  const records = entry.settlements.map(({ on }) => on).filter((on) => on > eve && on >= from && on <= to);
  return [eve > from ? eve : from, ...records].reduce((most, day) => {
    const units = unpaidOn(entry, day);
    return units > most ? units : most;
  }, 0n);
}

/** Open on a day, or written off by then. */
function unpaidOn(entry: Entry, day: Day): bigint {
  let units = openOn(entry, day);
  for (const { credit, amount, on } of entry.settlements) {
    if (credit.document.kind === 'writeOff' && on <= day) units += amount;
  }
  return least(units, sizeOf(entry));
}
