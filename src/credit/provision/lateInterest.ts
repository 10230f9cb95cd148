/** Memo of contractual interest for late payment (domain: Class and provision). Never part of the balance unless invoiced. */
import type { Day } from '../../ledger/day';
import { ZERO, type Money } from '../../ledger/money';
import { agedOn, type LoggedAccount } from '../portfolio/accountState';
import { fromUnits } from '../settlement/units';

const DAYS_OF_YEAR = 365;

/**
 * Σ open × days late × rate ÷ 365 over what is late on asOf, in the account's currency and exact.
 * @param rate yearly, a share; null: the customer's contract names none, so there is nothing to compute.
 */
export function lateInterest(settled: LoggedAccount, rate: Money | null, asOf: Day): Money | null {
  if (rate === null) return null;
  let unitDays = 0n;
  for (const { entry, daysLate } of agedOn(settled, asOf).entries) {
    if (daysLate !== null && daysLate > 0) unitDays += entry.open * BigInt(daysLate);
  }
  return unitDays === 0n ? ZERO : fromUnits(unitDays, settled.scale).times(rate).div(DAYS_OF_YEAR);
}
