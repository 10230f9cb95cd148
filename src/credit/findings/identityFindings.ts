/** The identities every settlement must keep, verified at run time (domain: Settlement, identity). */
import { moneyText } from '../../ledger/money';
import type { CheckedAccount } from '../basis';
import type { Finding } from '../report';
import { sizeOf } from '../settlement/entry';
import { fromUnits } from '../settlement/units';
import { onCustomer, type CustomerCase } from './finding';

export function identityFindings(given: CustomerCase): Finding[] {
  return given.basis.accounts.flatMap((checked): Finding[] => {
    const broken = identityBreak(checked);
    if (!broken) return [];
    const { scale } = checked.settled;
    const text = (units: bigint): string => moneyText(fromUnits(units, scale));
    return [
      onCustomer(given, 'ledger.identity', 'high', 'balance', {
        currency: checked.account.currency,
        balance: text(broken.balance),
        parts: text(broken.parts),
        difference: text(broken.balance - broken.parts),
      }),
    ];
  });
}

export interface IdentityBreak {
  /** Σ signed documents, in units of the account. */
  readonly balance: bigint;
  /** Σ buckets + retention not due + unapplied. */
  readonly parts: bigint;
}

/**
 * null when Σ buckets + retention not due + unapplied = Σ signed documents and, for each of them, its size = what is open of
 * it + what was settled. A document that does not add up shows as its own balance and parts.
 */
export function identityBreak({
  settled,
  aged,
}: Pick<CheckedAccount, 'settled' | 'aged'>): IdentityBreak | null {
  let balance = 0n;
  for (const { signed } of settled.entries) balance += signed;
  if (balance !== aged.balance) return { balance, parts: aged.balance };
  for (const entry of settled.entries) {
    let parts = entry.open;
    for (const { amount } of entry.settlements) parts += amount;
    if (sizeOf(entry) !== parts || entry.open < 0n) return { balance: sizeOf(entry), parts };
  }
  return null;
}
