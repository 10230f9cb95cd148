/** What an account owed on a past day, from the entries of its settlement. */
import type { Day } from '../ledger/day';
import type { SettledAccount } from './settlement/settle';

/**
 * The signed balance at the end of that day, in units of the account; null when the day lies before the opening that states
 * it. Equal to settling with all later rows dropped (domain: Settlement).
 */
export function balanceOn({ account, entries }: SettledAccount, day: Day): bigint | null {
  if (account.beforeOpening) return null;
  if (account.openingDay !== null && day < account.openingDay) return null;
  let balance = 0n;
  for (const { entered, signed } of entries) if (entered <= day) balance += signed;
  return balance;
}
