/** Whom the portfolio is made of, and what adding them up needs. */
import type { Day } from '../../ledger/day';
import type { Currency, Money } from '../../ledger/money';
import type { CustomerId } from '../../ledger/records';
import type { Grade } from '../../ledger/tables';
import type { Known, WhyCode } from '../report';
import type { LoggedAccount } from './accountState';
import { inBase, type ToBase } from './inBase';
import { fromUnits } from '../settlement/units';

/** One payer with its accounts, and what it is told apart by. */
export interface Member {
  readonly id: CustomerId;
  readonly name: string;
  /** Top company of its group; itself when it stands alone. */
  readonly group: CustomerId;
  /** As written; '' when not said. */
  readonly salesperson: string;
  readonly region: string;
  readonly industry: string;
  /** Its own, else that of the policy. */
  readonly vatRate: Money;
  readonly grade: Grade | null;
  readonly accounts: readonly LoggedAccount[];
  /** In base currency; null when unknown. */
  readonly exposure: Known<Money>;
  /** Why its documents cannot be counted; null when they can. */
  readonly unknown: WhyCode | null;
}

/** A day's figure of an account in base currency; null without a rate. */
export function accountInBase(
  units: bigint,
  { scale, account }: LoggedAccount,
  toBase: ToBase,
): Known<Money> {
  return inBase(fromUnits(units, scale), account.currency, toBase);
}

/** Why a sum over members on a day cannot be known; null when only a rate could be missing. */
export function whyUnknownOn(members: readonly Member[], day: Day): WhyCode | null {
  const unreadable = members.find(({ unknown }) => unknown !== null)?.unknown ?? null;
  if (unreadable !== null) return unreadable;
  const hidden = members.some(({ accounts }) =>
    accounts.some(({ account: { beforeOpening, openingDay } }) => beforeOpening || (openingDay ?? day) > day),
  );
  return hidden ? 'before.opening' : null;
}

export interface BaseContext {
  readonly asOf: Day;
  readonly currency: Currency;
  readonly toBase: ToBase;
}
