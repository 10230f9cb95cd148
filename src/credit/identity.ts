/** The identities every settlement must keep, verified at run time (domain: Settlement, identity). */
import type { CheckedAccount } from './figures';

export interface IdentityBreak {
  /** Σ signed documents, in units of the account. */
  readonly balance: bigint;
  /** Σ buckets + unapplied. */
  readonly parts: bigint;
}

/**
 * null when Σ buckets + unapplied = Σ signed documents and, for each document, its size = what is open of it + what was
 * settled. A document that does not add up shows as its own balance and parts.
 */
export function identityBreak({ settled, aged }: CheckedAccount): IdentityBreak | null {
  const balance = settled.entries.reduce((sum, { signed }) => sum + signed, 0n);
  if (balance !== aged.balance) return { balance, parts: aged.balance };
  for (const { signed, open, settlements } of settled.entries) {
    const size = signed < 0n ? -signed : signed;
    const parts = settlements.reduce((sum, { amount }) => sum + amount, open);
    if (size !== parts || open < 0n) return { balance: size, parts };
  }
  return null;
}
