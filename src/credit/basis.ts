/** What one customer's figures are made of: its accounts settled and aged, what it has ordered, its limit, how it pays. */
import type { Day } from '../ledger/day';
import { Exact, type Currency, type Money } from '../ledger/money';
import type {
  Customer,
  CustomerFact,
  CustomerId,
  FinancialStatement,
  Ledger,
  Limit,
  Rate,
  ScoreRecord,
  Unreadable,
} from '../ledger/records';
import { ageAccount, type AgedAccount } from './ageing/age';
import { behaviourOf, historyAccount, type Behaviour } from './behaviour/behaviour';
import { commitmentsOf, type Commitments } from './exposure/commitments';
import { exposureOf, type AccountExposure } from './exposure/exposure';
import { notesExposure, type NotesExposure } from './exposure/notesExposure';
import { coverOf, insuredPartsOf, type Cover } from './limits/insurance';
import { decideLimit, type LimitDecision } from './limits/limits';
import { convert, type RateBook } from './limits/rates';
import { customerOn, type CustomerOnDay, type FactBook } from './limits/facts';
import { hasBegun, type Account } from './settlement/account';
import { settleAccount, type SettledAccount } from './settlement/settle';
import { toUnitsUp } from './settlement/units';
import { hidesAnAmount } from './hidden';

/** One account; a `beforeOpening` one has figures nobody may use. */
export interface CheckedAccount {
  readonly account: Account;
  readonly settled: SettledAccount;
  /** What was settled before the opening, by itself: for behaviour only. */
  readonly history: SettledAccount | null;
  readonly aged: AgedAccount;
  readonly commitments: Commitments;
  readonly notes: NotesExposure;
  /** In the account's currency. */
  readonly exposure: AccountExposure;
  /** What one of the account's currency is worth in the customer's on asOf; null without a rate. */
  readonly worth: Money | null;
  readonly rates: readonly Rate[];
}

export interface CustomerBasis {
  readonly id: CustomerId;
  /** null: documents name it, the 客户 table does not have it. */
  readonly customer: Customer | null;
  /** What held of the customer on asOf; null like `customer`. */
  readonly onDay: CustomerOnDay | null;
  readonly currency: Currency;
  readonly accounts: readonly CheckedAccount[];
  /** Those whose rows are all dated later: no figure knows of them. */
  readonly notBegun: readonly Account[];
  readonly limits: readonly Limit[];
  readonly facts: readonly CustomerFact[];
  readonly statements: readonly FinancialStatement[];
  readonly scores: readonly ScoreRecord[];
  readonly limit: LimitDecision;
  readonly cover: Cover;
  readonly behaviour: Behaviour;
  /** A document row of it has no readable kind, date or amount. */
  readonly unreadable: boolean;
}

/** What the ledger holds of one customer. */
export interface CustomerRows {
  readonly id: CustomerId;
  readonly customer: Customer | null;
  readonly accounts: readonly Account[];
  readonly limits: readonly Limit[];
  readonly facts: readonly CustomerFact[];
  readonly statements: readonly FinancialStatement[];
  readonly scores: readonly ScoreRecord[];
  readonly unreadable: readonly Unreadable[];
}

/** What all customers share. */
export interface BasisContext {
  readonly ledger: Pick<Ledger, 'policy' | 'standards'>;
  readonly asOf: Day;
  readonly rates: RateBook;
  readonly facts: FactBook;
}

const ONE = new Exact(1);

export function basisOf(rows: CustomerRows, context: BasisContext): CustomerBasis {
  const { asOf, rates, ledger } = context;
  const { policy } = ledger;
  const { id, customer, limits, unreadable } = rows;
  const begun = rows.accounts.filter(hasBegun);
  const currency = customer?.currency ?? currencyOfStranger(begun, policy.currency);
  const accounts = begun.map((account) => checkedAccount(account, currency, context));
  const isUnreadable = unreadable.some(hidesAnAmount);
  const limitUnreadable = unreadable.some(
    ({ at, code }) => at.table === 'limits' && code !== 'rowId.duplicate',
  );
  return {
    id,
    customer,
    onDay: customer && customerOn(context.facts, customer, asOf),
    currency,
    accounts,
    notBegun: rows.accounts.filter((account) => !hasBegun(account)),
    limits,
    facts: rows.facts,
    statements: rows.statements,
    scores: rows.scores,
    limit: decideLimit(limits, currency, asOf, limitUnreadable, {
      rates,
      insuranceInLimit: policy.insuranceInLimit,
    }),
    cover: coverOf(limits, insuredPartsOf(accounts, asOf), currency, asOf, rates),
    behaviour: behaviourOf(
      accounts.map(({ settled, history, worth }) => ({
        settled,
        history,
        weight: worth && worth.times(new Exact(10).pow(-settled.scale)),
      })),
      asOf,
      policy,
      isUnreadable,
    ),
    unreadable: isUnreadable,
  };
}

function checkedAccount(account: Account, currency: Currency, context: BasisContext): CheckedAccount {
  const { asOf, rates, ledger } = context;
  const { policy, standards } = ledger;
  const settled = settleAccount(account, policy);
  const past = historyAccount(account);
  const floor = convert(policy.overdueFloor, policy.currency, account.currency, asOf, rates);
  const aged = ageAccount(settled, asOf, toUnitsUp(floor.amount ?? NO_FLOOR, settled.scale), policy);
  const commitments = commitmentsOf(account.all, asOf, policy);
  const notes = notesExposure(settled, asOf, standards, policy);
  const conversion = convert(ONE, account.currency, currency, asOf, rates);
  return {
    account,
    settled,
    history: past && settleAccount(past, policy),
    aged,
    commitments,
    notes,
    exposure: exposureOf(settled, aged, notes, commitments),
    worth: conversion.amount,
    rates: conversion.amount === null ? [] : conversion.rates,
  };
}

/** Without a rate there is no floor in another currency: all of what is late counts. */
const NO_FLOOR = new Exact(0);

/** The currency of a customer the 客户 table does not have: that of its documents when they agree, else the book's. */
function currencyOfStranger(accounts: readonly Account[], book: Currency): Currency {
  const [only, ...others] = accounts;
  return only && others.length === 0 ? only.currency : book;
}
