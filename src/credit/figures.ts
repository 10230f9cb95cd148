/** The figures of one customer from its accounts and its limit. What cannot be known is null and says why. */
import { Exact, maxMoney, ZERO, type Currency, type Money } from '../ledger/money';
import type { Customer, CustomerId, LedgerDocument } from '../ledger/records';
import { BUCKETS, type Bucket } from '../ledger/tables';
import type { Account } from './settlement/account';
import type { AgedAccount } from './ageing/age';
import type { LimitDecision } from './limits/limits';
import type { Ageing, CurrencyFigures, CustomerFigures, WhyCode } from './report';
import type { SettledAccount } from './settlement/settle';
import { fromUnits } from './settlement/units';

/** One account, settled and aged; a `beforeOpening` account has figures nobody may use. */
export interface CheckedAccount {
  readonly account: Account;
  readonly settled: SettledAccount;
  readonly aged: AgedAccount;
}

/** What a customer's figures are made of. */
export interface CustomerBasis {
  readonly id: CustomerId;
  /** null: documents name it, the 客户 table does not have it. */
  readonly customer: Customer | null;
  readonly currency: Currency;
  readonly accounts: readonly CheckedAccount[];
  readonly limit: LimitDecision;
  /** A document row of it has no readable kind, date or amount. */
  readonly unreadable: boolean;
}

export function customerFigures(basis: CustomerBasis): CustomerFigures {
  const byCurrency = currencyFigures(basis);
  const money = moneyFigures(basis, byCurrency[basis.currency]);
  const limit = limitFigures(basis.limit, money.exposure, money.why);
  return {
    id: basis.id,
    name: basis.customer?.name ?? basis.id,
    at: basis.customer?.at ?? null,
    currency: basis.currency,
    limit: basis.limit.figures,
    ...money,
    ...limit,
    byCurrency,
  };
}

/** Reason the balance cannot be known; null when it can. */
function whyNoBalance({ accounts, currency, unreadable }: CustomerBasis): WhyCode | null {
  if (unreadable) return 'unreadable';
  if (accounts.some(({ account }) => account.beforeOpening)) return 'before.opening';
  // Nothing open adds nothing at any rate; anything else would need one.
  const foreign = accounts.filter(({ account }) => account.currency !== currency);
  return foreign.some(({ aged }) => hasAnythingOpen(aged)) ? 'currencies.differ' : null;
}

export function hasAnythingOpen({ buckets, unapplied }: AgedAccount): boolean {
  return unapplied !== 0n || BUCKETS.some((bucket) => buckets[bucket] !== 0n);
}

type MoneyFigures = Pick<
  CustomerFigures,
  | 'balance'
  | 'exposure'
  | 'unapplied'
  | 'overdue'
  | 'overdueAtLeast'
  | 'maxDaysOverdue'
  | 'longestOverdue'
  | 'ageing'
  | 'why'
>;

const NOTHING: CurrencyFigures = {
  balance: ZERO,
  overdue: ZERO,
  unapplied: ZERO,
  ageing: Object.fromEntries(BUCKETS.map((bucket) => [bucket, ZERO])) as Record<Bucket, Money>,
};

function moneyFigures(basis: CustomerBasis, own: CurrencyFigures = NOTHING): MoneyFigures {
  const whyBalance = whyNoBalance(basis);
  const lateness = latenessOf(basis, whyBalance === 'currencies.differ' ? null : whyBalance);
  const known = whyBalance === null;
  const balance = known ? own.balance : null;
  return {
    balance,
    exposure: balance, // no notes, deliveries or orders yet: exposure is the balance
    unapplied: known ? own.unapplied : null,
    overdue: known ? own.overdue : null,
    ageing: known ? own.ageing : null,
    ...lateness.figures,
    why: {
      ...because(whyBalance, ['balance', 'exposure', 'unapplied', 'overdue', 'ageing']),
      ...lateness.why,
    },
  };
}

/** Days late need no rate, so they are known over several currencies. */
function latenessOf(
  { accounts }: CustomerBasis,
  unknown: WhyCode | null,
): {
  figures: Pick<MoneyFigures, 'overdueAtLeast' | 'maxDaysOverdue' | 'longestOverdue'>;
  why: Record<string, WhyCode>;
} {
  const undated = accounts.some(({ aged }) => aged.buckets.noDueDate !== 0n);
  if (unknown !== null) {
    return {
      figures: { overdueAtLeast: undated, maxDaysOverdue: null, longestOverdue: null },
      why: because(unknown, ['maxDaysOverdue', 'longestOverdue']),
    };
  }
  const most = accounts.reduce((days, { aged }) => Math.max(days, aged.mostDaysLate), 0);
  const longest = accounts.reduce((days, { aged }) => Math.max(days, aged.longestOverdue), 0);
  const nothingKnownLate = undated && longest === 0;
  return {
    figures: {
      overdueAtLeast: undated,
      maxDaysOverdue: undated ? null : most,
      longestOverdue: nothingKnownLate ? null : longest,
    },
    why: {
      ...because(undated ? 'due.unknown' : null, ['maxDaysOverdue']),
      ...because(nothingKnownLate ? 'due.unknown' : null, ['longestOverdue']),
    },
  };
}

type LimitPart = Pick<CustomerFigures, 'effective' | 'available' | 'utilisation' | 'why'>;

function limitFigures(
  { figures, unknown }: LimitDecision,
  exposure: Money | null,
  why: CustomerFigures['why'],
): LimitPart {
  const { state, amount } = figures;
  const effective = amount === null ? null : maxMoney(ZERO, amount);
  const whyLimit =
    unknown ?? (state === 'unset' || state === 'unlimited' ? (`limit.${state}` as const) : null);
  const whyAvailable = whyLimit ?? why['exposure'] ?? null;
  const whyUtilisation = whyNoUtilisation(state, effective, exposure) ?? whyAvailable;
  const known = effective !== null && exposure !== null;
  return {
    effective,
    available: known ? effective.minus(exposure) : null,
    utilisation: known && effective.gt(0) ? (exposure.gt(0) ? exposure.div(effective) : new Exact(0)) : null,
    why: {
      ...why,
      ...because(unknown, ['limit']),
      ...because(whyLimit, ['effective']),
      ...because(whyAvailable, ['available']),
      ...because(whyUtilisation, ['utilisation']),
    },
  };
}

function whyNoUtilisation(
  state: LimitDecision['figures']['state'],
  effective: Money | null,
  exposure: Money | null,
): WhyCode | null {
  if (exposure === null) return null;
  const nothingGranted = state === 'unset' || effective?.isZero() === true;
  if (!nothingGranted) return null;
  if (exposure.gt(0)) return 'limit.none';
  return state === 'unset' ? 'limit.unset' : 'effective.zero';
}

function because(why: WhyCode | null, figures: readonly string[]): Record<string, WhyCode> {
  return why === null ? {} : Object.fromEntries(figures.map((figure) => [figure, why]));
}

/** Accounts whose figures are known; a customer with a row that cannot be read has none of which that is certain. */
function currencyFigures({ accounts, unreadable }: CustomerBasis): Record<Currency, CurrencyFigures> {
  const figures: Record<Currency, CurrencyFigures> = {};
  if (unreadable) return figures;
  for (const { account, settled, aged } of accounts) {
    if (account.beforeOpening) continue;
    figures[account.currency] = {
      balance: fromUnits(aged.balance, settled.scale),
      overdue: fromUnits(aged.overdue, settled.scale),
      unapplied: fromUnits(aged.unapplied, settled.scale),
      ageing: ageingOf(aged, settled.scale),
    };
  }
  return figures;
}

function ageingOf(aged: AgedAccount, scale: number): Ageing {
  return Object.fromEntries(
    BUCKETS.map((bucket) => [bucket, fromUnits(aged.buckets[bucket], scale)]),
  ) as Record<Bucket, Money>;
}

/** The currency of a customer the 客户 table does not have: that of its documents when they agree, else the book's. */
export function currencyOfStranger(documents: readonly LedgerDocument[], book: Currency): Currency {
  const currencies = new Set(documents.map(({ currency }) => currency));
  const [only] = currencies;
  return currencies.size === 1 && only !== undefined ? only : book;
}

/** The floor below which an overdue amount does not count; without a rate there is none in other currencies, so all of it counts. */
export function floorIn(currency: Currency, book: Currency, floor: Money): Money {
  return currency === book ? floor : ZERO;
}
