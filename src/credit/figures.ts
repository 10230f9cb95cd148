/** The figures of one customer from its accounts and its limit. What cannot be known is null and says why. */
import { Exact, maxMoney, ZERO, type Currency, type Money } from '../ledger/money';
import type { Day } from '../ledger/day';
import { BUCKETS, type Bucket } from '../ledger/tables';
import type { Standards } from '../ledger/records';
import type { AgedAccount } from './ageing/age';
import type { CheckedAccount, CustomerBasis } from './basis';
import { behaviourFigures } from './behaviourFigures';
import { extendedOf, undatedOf } from './datedFacts';
import { totalOf } from './exposure/exposure';
import type { GroupShare } from './limits/groups';
import { netExposure } from './limits/insurance';
import { riskClassOf } from './provision/riskClass';
import { hasUnrecovered } from './scoring/knockOuts';
import type {
  Ageing,
  CurrencyFigures,
  CustomerFigures,
  ExposureParts,
  LimitFigures,
  WhyCode,
} from './report';
import { memoOf } from './settlement/memo';
import { fromUnits } from './settlement/units';
import { because } from './why';

/** What a customer owes, before its group is looked at. */
export type OwnFigures = Pick<
  CustomerFigures,
  | 'balance'
  | 'exposure'
  | 'exposureParts'
  | 'disputed'
  | 'contingent'
  | 'writtenOff'
  | 'unapplied'
  | 'overdue'
  | 'overdueAtLeast'
  | 'maxDaysOverdue'
  | 'longestOverdue'
  | 'ageing'
  | 'why'
  | 'byCurrency'
>;

export function ownFigures(basis: CustomerBasis): OwnFigures {
  const whyBalance = whyNoBalance(basis);
  const known = whyBalance === null;
  const sums = known ? convertedSums(basis.accounts) : null;
  const writtenOff = writtenOffOf(basis, whyBalance === 'rate.missing' ? null : whyBalance);
  const lateness = latenessOf(basis, whyBalance === 'rate.missing' ? null : whyBalance);
  return {
    balance: sums && sums.balance,
    exposure: sums && totalOf(sums.parts),
    exposureParts: sums && sums.parts,
    disputed: sums && sums.disputed,
    contingent: sums && sums.contingent,
    writtenOff: writtenOff.amount,
    unapplied: sums && sums.unapplied,
    overdue: sums && sums.overdue,
    ageing: sums && sums.ageing,
    ...lateness.figures,
    why: {
      ...because(whyBalance, MONEY_FIGURES),
      ...because(writtenOff.why, ['writtenOff']),
      ...lateness.why,
    },
    byCurrency: currencyFigures(basis),
  };
}

const MONEY_FIGURES = [
  'balance',
  'exposure',
  'exposureParts',
  'disputed',
  'contingent',
  'unapplied',
  'overdue',
  'ageing',
] as const;

/** @param share what its group leaves it; null outside any group. */
export function customerFigures(
  basis: CustomerBasis,
  own: OwnFigures,
  share: GroupShare | null,
  { standards, asOf }: { readonly standards: Standards; readonly asOf: Day },
): CustomerFigures {
  const limit = limitFigures(basis, own, share);
  const behaviour = behaviourFigures(basis, own, asOf);
  const writtenOff = basis.accounts.some(({ settled }) => hasUnrecovered(settled.writtenOff, asOf));
  return {
    id: basis.id,
    name: basis.customer?.name ?? basis.id,
    at: basis.customer?.at ?? null,
    currency: basis.currency,
    ...own,
    ...limit.figures,
    behaviour: behaviour.figures,
    extended: extendedOf(basis),
    undated: undatedOf(basis),
    riskClass: riskClassOf(own.longestOverdue, standards.riskClass, writtenOff),
    why: { ...own.why, ...limit.why, ...behaviour.why },
  };
}

/** Reason the balance cannot be known; null when it can. */
function whyNoBalance({ accounts, unreadable }: CustomerBasis): WhyCode | null {
  if (unreadable) return 'unreadable';
  if (accounts.some(({ account }) => account.beforeOpening)) return 'before.opening';
  // Nothing open adds nothing at any rate; anything else would need one.
  return accounts.some((checked) => checked.worth === null && hasAnything(checked)) ? 'rate.missing' : null;
}

/** Something is open, ordered, delivered or held as a note. */
export function hasAnything({ aged, exposure }: Pick<CheckedAccount, 'aged' | 'exposure'>): boolean {
  return hasAnythingOpen(aged) || !exposure.total.isZero();
}

function hasAnythingOpen({ buckets, unapplied, retentionNotDue }: AgedAccount): boolean {
  return unapplied !== 0n || retentionNotDue !== 0n || BUCKETS.some((bucket) => buckets[bucket] !== 0n);
}

interface Sums {
  readonly balance: Money;
  readonly unapplied: Money;
  readonly overdue: Money;
  readonly disputed: Money;
  readonly contingent: Money;
  readonly ageing: Ageing;
  readonly parts: ExposureParts;
}

/** In the customer's currency, every account at its rate. */
function convertedSums(accounts: readonly CheckedAccount[]): Sums {
  const sum = (amountOf: (checked: CheckedAccount) => Money): Money => {
    let total = ZERO;
    for (const checked of accounts) {
      const amount = amountOf(checked);
      if (!amount.isZero()) total = total.plus(worthOf(amount, checked.worth));
    }
    return total;
  };
  const units = (of: (aged: AgedAccount) => bigint): Money =>
    sum(({ aged, settled }) => fromUnits(of(aged), settled.scale));
  return {
    balance: units(({ balance }) => balance),
    unapplied: units(({ unapplied }) => unapplied),
    overdue: units(({ overdue }) => overdue),
    disputed: units(({ disputed }) => disputed),
    contingent: sum(({ notes }) => notes.contingent),
    ageing: ageingOf((bucket) => units(({ buckets }) => buckets[bucket])),
    parts: {
      balance: sum(({ exposure }) => exposure.balance),
      retention: sum(({ exposure }) => exposure.retention),
      notes: sum(({ exposure }) => exposure.notes),
      deliveries: sum(({ exposure }) => exposure.deliveries),
      orders: sum(({ exposure }) => exposure.orders),
    },
  };
}

/** Apart from the balance, so that a claim written off long ago in a currency without a rate hides nothing else. */
function writtenOffOf(
  { accounts }: CustomerBasis,
  unknown: WhyCode | null,
): { readonly amount: Money | null; readonly why: WhyCode | null } {
  if (unknown !== null) return { amount: null, why: unknown };
  let total = ZERO;
  for (const { settled, worth } of accounts) {
    const units = memoOf(settled.writtenOff);
    if (units === 0n) continue;
    if (worth === null) return { amount: null, why: 'rate.missing' };
    total = total.plus(worthOf(fromUnits(units, settled.scale), worth));
  }
  return { amount: total, why: null };
}

const ONE = new Exact(1);

/** The usual case is the customer's own currency: nothing to multiply. */
function worthOf(amount: Money, worth: Money | null): Money {
  return worth === null || worth.eq(ONE) ? amount : amount.times(worth);
}

function ageingOf(amountOf: (bucket: Bucket) => Money): Ageing {
  return Object.fromEntries(BUCKETS.map((bucket) => [bucket, amountOf(bucket)])) as Record<Bucket, Money>;
}

/** Days late need no rate, so they are known over several currencies. */
function latenessOf(
  { accounts }: CustomerBasis,
  unknown: WhyCode | null,
): {
  figures: Pick<OwnFigures, 'overdueAtLeast' | 'maxDaysOverdue' | 'longestOverdue'>;
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

interface LimitPart {
  readonly figures: Pick<
    CustomerFigures,
    'limit' | 'effective' | 'available' | 'utilisation' | 'cover' | 'netExposure'
  >;
  readonly why: CustomerFigures['why'];
}

function limitFigures(basis: CustomerBasis, own: OwnFigures, share: GroupShare | null): LimitPart {
  const { figures, unknown } = basis.limit;
  const { exposure } = own;
  const limit: LimitFigures = {
    ...figures,
    state: share?.state ?? figures.state,
    group: share?.leaves ?? null,
  };
  const effective = effectiveOf(limit, share);
  const whyLimit = unknown ?? share?.why ?? whyNoEffective(limit, effective);
  const whyAvailable = whyLimit ?? own.why['exposure'] ?? null;
  const isUnknown = whyLimit !== null && whyLimit !== 'limit.unset';
  const whyUtilisation =
    (isUnknown ? null : whyNoUtilisation(limit.state, effective, exposure)) ?? whyAvailable;
  const known = effective !== null && exposure !== null;
  return {
    figures: {
      limit,
      effective,
      available: known ? effective.minus(exposure) : null,
      utilisation: known && effective.gt(0) ? (exposure.gt(0) ? exposure.div(effective) : ZERO) : null,
      cover: basis.cover.amount,
      netExposure: netExposure(exposure, basis.cover),
    },
    why: {
      ...because(unknown, ['limit']),
      ...because(basis.cover.why, ['cover']),
      ...because(own.why['exposure'] ?? basis.cover.why, ['netExposure']),
      ...because(whyLimit, ['effective']),
      ...because(whyAvailable, ['available']),
      ...because(whyUtilisation, ['utilisation']),
    },
  };
}

function effectiveOf({ amount }: LimitFigures, share: GroupShare | null): Money | null {
  if (share !== null) return share.effective;
  return amount === null ? null : maxMoney(ZERO, amount);
}

function whyNoEffective({ state }: LimitFigures, effective: Money | null): WhyCode | null {
  if (effective !== null) return null;
  return state === 'unlimited' ? 'limit.unlimited' : 'limit.unset';
}

function whyNoUtilisation(
  state: LimitFigures['state'],
  effective: Money | null,
  exposure: Money | null,
): WhyCode | null {
  if (exposure === null) return null;
  const nothingGranted = state === 'unset' || effective?.isZero() === true;
  if (!nothingGranted) return null;
  if (exposure.gt(0)) return 'limit.none';
  return state === 'unset' ? 'limit.unset' : 'effective.zero';
}

/** Accounts whose figures are known; a customer with a row that cannot be read has none of which that is certain. */
function currencyFigures({ accounts, unreadable }: CustomerBasis): Record<Currency, CurrencyFigures> {
  const figures: Record<Currency, CurrencyFigures> = {};
  if (unreadable) return figures;
  for (const { account, settled, aged, exposure } of accounts) {
    if (account.beforeOpening) continue;
    const { scale } = settled;
    figures[account.currency] = {
      balance: fromUnits(aged.balance, scale),
      exposure: exposure.total,
      overdue: fromUnits(aged.overdue, scale),
      unapplied: fromUnits(aged.unapplied, scale),
      writtenOff: fromUnits(memoOf(settled.writtenOff), scale),
      ageing: ageingOf((bucket) => fromUnits(aged.buckets[bucket], scale)),
    };
  }
  return figures;
}
