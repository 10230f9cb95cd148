/** How a customer pays: its accounts' sums, and when they are not enough to judge by (domain: Payment behaviour). */
import type { Day } from '../../ledger/day';
import { ZERO, type Currency, type Money } from '../../ledger/money';
import type { Policy } from '../../ledger/policy';
import type { Account } from '../settlement/account';
import type { SettledAccount } from '../settlement/settle';
import { fromUnits } from '../settlement/units';
import { isClaim, partsOn, type PartSettings, type PaymentPart } from './parts';
import {
  figuresOfAll,
  NO_PAYMENTS,
  recentStart,
  sumsOf,
  type PaymentFigures,
  type PaymentSums,
} from './paymentSums';

/** Below this part of the open debits with a known due date, behaviour is not judged (domain: Ageing). In hundredths. */
const KNOWN_DUE_MIN = 80;

export type BehaviourWhy =
  /** A row of the customer has no readable kind, date or amount. */
  | 'unreadable'
  | 'before.opening'
  | 'rate.missing'
  /** Nothing but an opening is known: when its documents were paid is not. */
  | 'opening.only'
  /** Under 80 % of what is open in all accounts together has a due date. */
  | 'due.unknown'
  /** No part falls into the window. */
  | 'payments.none'
  /** Parts there are, and none is late. */
  | 'late.none';

export interface BehaviourAccount {
  readonly settled: SettledAccount;
  /** What was settled before the opening (`historyAccount`), settled by itself; null without such documents. */
  readonly history: SettledAccount | null;
  /** What one unit of the account is worth in the currency of the figures; null without a rate. */
  readonly weight: Money | null;
}

export type BehaviourSettings = PartSettings & Pick<Policy, 'behaviourMonths'>;

export interface Behaviour {
  /** Exact; null with a reason under the same name in `why`. */
  readonly figures: PaymentFigures;
  readonly why: Readonly<Partial<Record<keyof PaymentFigures, BehaviourWhy>>>;
  /** What the figures are made of, per account, in its units. */
  readonly sums: readonly {
    readonly currency: Currency;
    readonly sums: PaymentSums;
    /** Decimals of a unit. */
    readonly scale: number;
  }[];
  /** Some document has fallen due by then; without one there is no behaviour to score (domain: Scorecard). */
  readonly anyDue: boolean;
}

/** @param unreadable a document row of the customer cannot be counted. */
export function behaviourOf(
  accounts: readonly BehaviourAccount[],
  asOf: Day,
  settings: BehaviourSettings,
  unreadable: boolean,
): Behaviour {
  const summed = accounts.map((account) => ({ account, sums: accountSums(account, asOf, settings) }));
  const unknown = whyUnknown(accounts, asOf, unreadable) ?? whyNoRate(summed);
  const weighted = summed.flatMap(({ account: { weight }, sums }) =>
    weight === null ? [] : [{ sums, weight }],
  );
  const figures = figuresOfAll(unknown === null ? weighted : []);
  return {
    figures,
    why: reasons(figures, unknown),
    sums: summed.map(({ account: { settled }, sums }) => ({
      currency: settled.account.currency,
      sums,
      scale: settled.scale,
    })),
    anyDue: accounts.some(
      ({ settled, history }) => anyDue(settled, asOf) || (history !== null && anyDue(history, asOf)),
    ),
  };
}

/** The sums of one account: the same that a pass over columns fills for plain accounts. */
export function accountSums(account: BehaviourAccount, asOf: Day, settings: BehaviourSettings): PaymentSums {
  if (account.settled.account.beforeOpening) return NO_PAYMENTS;
  const now = accountParts(account, asOf, settings);
  const then = accountParts(account, recentStart(asOf), settings);
  return sumsOf({ now, then, asOf, months: settings.behaviourMonths });
}

function accountParts(
  { settled, history }: BehaviourAccount,
  day: Day,
  settings: PartSettings,
): PaymentPart[] {
  const parts = partsOn(settled, day, settings);
  if (history === null) return parts;
  const { openingDay } = settled.account;
  const past = partsOn(history, openingDay !== null && openingDay < day ? openingDay : day, settings);
  // The account's units are at least as fine: it reckons with the amounts of its history.
  const finer = 10n ** BigInt(settled.scale - history.scale);
  // What was still open when the opening was stated is part of the opening; on an earlier day it stood by itself.
  const isStated = openingDay !== null && openingDay <= day;
  const done = isStated ? past.filter(({ on }) => on !== null) : past;
  return [...parts, ...done.map((part) => ({ ...part, amount: part.amount * finer }))];
}

/**
 * The documents dated up to the opening as an account of their own, without openings, to be settled for behaviour only; null
 * when there are none.
 */
export function historyAccount(account: Account): Account | null {
  const documents = account.history.filter(({ kind }) => kind !== 'opening');
  if (documents.length === 0) return null;
  return { ...account, all: documents, documents, history: [], openingDay: null, beforeOpening: false };
}

function whyUnknown(
  accounts: readonly BehaviourAccount[],
  asOf: Day,
  unreadable: boolean,
): BehaviourWhy | null {
  if (unreadable) return 'unreadable';
  if (accounts.some(({ settled }) => settled.account.beforeOpening)) return 'before.opening';
  if (onlyOpenings(accounts)) return 'opening.only';
  return tooFewDated(accounts, asOf) ? 'due.unknown' : null;
}

/** There are claims, and all of them are openings. */
function onlyOpenings(accounts: readonly BehaviourAccount[]): boolean {
  let any = false;
  for (const { settled, history } of accounts) {
    for (const { entries } of history === null ? [settled] : [settled, history]) {
      for (const entry of entries) {
        if (!isClaim(entry)) continue;
        if (entry.document.kind !== 'opening') return false;
        any = true;
      }
    }
  }
  return any;
}

function whyNoRate(
  summed: readonly { readonly account: BehaviourAccount; readonly sums: PaymentSums }[],
): BehaviourWhy | null {
  const counts = ({ amount, due, otherCredit }: PaymentSums): boolean => amount + due + otherCredit > 0n;
  return summed.some(({ account, sums }) => account.weight === null && counts(sums)) ? 'rate.missing' : null;
}

/** Of the customer's whole, converted; an account without a rate can only be judged by itself. */
function tooFewDated(accounts: readonly BehaviourAccount[], asOf: Day): boolean {
  let all = ZERO;
  let dated = ZERO;
  for (const { settled, weight } of accounts) {
    const open = openClaims(settled, asOf);
    if (weight === null) {
      if (isTooLittle(fromUnits(open.dated, 0), fromUnits(open.all, 0))) return true;
      continue;
    }
    all = all.plus(weight.times(fromUnits(open.all, 0)));
    dated = dated.plus(weight.times(fromUnits(open.dated, 0)));
  }
  return isTooLittle(dated, all);
}

function isTooLittle(dated: Money, all: Money): boolean {
  return dated.times(100).lt(all.times(KNOWN_DUE_MIN));
}

/** What is open, and what of it has a due date, in units; retention only once it is due. */
function openClaims(
  { entries }: SettledAccount,
  asOf: Day,
): { readonly all: bigint; readonly dated: bigint } {
  let all = 0n;
  let dated = 0n;
  for (const entry of entries) {
    if (!isClaim(entry) || (entry.retention && (entry.due === null || entry.due > asOf))) continue;
    all += entry.open;
    if (entry.due !== null) dated += entry.open;
  }
  return { all, dated };
}

function anyDue({ entries }: SettledAccount, asOf: Day): boolean {
  return entries.some((entry) => isClaim(entry) && entry.due !== null && entry.due <= asOf);
}

const FIGURES: readonly (keyof PaymentFigures)[] = [
  'dbtSigned',
  'dbtFloored',
  'dbtLate',
  'onTimeShare',
  'dbtRecent',
  'dbtBefore',
  'worsening',
  'otherCreditShare',
  'undatedShare',
  'disputedShare',
  'onTimeLeftOutShare',
];

function reasons(figures: PaymentFigures, unknown: BehaviourWhy | null): Behaviour['why'] {
  const why: Partial<Record<keyof PaymentFigures, BehaviourWhy>> = {};
  for (const figure of FIGURES) {
    if (figures[figure] !== null) continue;
    const noneLate = figure === 'dbtLate' && figures.dbtSigned !== null;
    why[figure] = unknown ?? (noneLate ? 'late.none' : 'payments.none');
  }
  return why;
}
