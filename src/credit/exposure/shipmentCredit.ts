/** What unapplied credit pays of a shipment that has no invoice yet (domain: Decision). */
import type { Day } from '../../ledger/day';
import { maxMoney, ZERO, type Money } from '../../ledger/money';
import type { LedgerDocument } from '../../ledger/records';
import type { Account } from '../settlement/account';
import { lastClaimDates } from '../settlement/links';
import { namesOf, numberKey, settlesOnlyNamed } from '../settlement/roles';
import type { SettledAccount } from '../settlement/settle';
import { fromUnits } from '../settlement/units';
import { heldBy, type Commitments } from './commitments';

interface ShippingAccount {
  readonly account: Account;
  readonly settled: SettledAccount;
  readonly commitments: Commitments;
}

/**
 * In the account's currency, ≥ 0: what its invoice would find to settle it. The prepayments of its own order, and free credit as
 * far as nothing else has its claim on it first: what is still open, and what other orders and deliveries hold beyond their own
 * prepayments. Offsets, write-offs and whatever else settles only what it names pays for no shipment, nor does a receipt that
 * waits for a document it names.
 *
 * @param order null: none, so that no prepayment is its own.
 */
export function creditForShipment(
  { account, settled, commitments }: ShippingAccount,
  order: string | null,
  asOf: Day,
): Money {
  const { free, open, prepaid } = creditsOf(account, settled, asOf);
  const own = order === null ? null : numberKey(order);
  let claimed = open.plus(looseOf(commitments));
  for (const key of commitments.byOrder.keys()) {
    if (key === own) continue;
    claimed = claimed.plus(maxMoney(ZERO, heldBy(commitments, key).minus(prepaid.get(key) ?? ZERO)));
  }
  const bound = own === null ? ZERO : (prepaid.get(own) ?? ZERO);
  return bound.plus(maxMoney(ZERO, free.minus(claimed)));
}

interface Credits {
  readonly free: Money;
  /** Claims and refunds not settled: under the method `named` beside free credit. */
  readonly open: Money;
  /** Prepayments left, by order. */
  readonly prepaid: ReadonlyMap<string, Money>;
}

function creditsOf(account: Account, { entries, scale }: SettledAccount, asOf: Day): Credits {
  let [free, open] = [0n, 0n];
  const prepaid = new Map<string, bigint>();
  const waits = waiting(account, asOf);
  for (const entry of entries) {
    const { document } = entry;
    if (entry.open === 0n) continue;
    if (entry.role !== 'credit') open += entry.open;
    else if (document.kind === 'prepayment' && document.order !== '') {
      const key = numberKey(document.order);
      prepaid.set(key, (prepaid.get(key) ?? 0n) + entry.open);
    } else if (!settlesOnlyNamed(document) && !waits(document)) free += entry.open;
  }
  return {
    free: fromUnits(free, scale),
    open: fromUnits(open, scale),
    prepaid: new Map([...prepaid].map(([key, units]) => [key, fromUnits(units, scale)])),
  };
}

/** Whether a credit names a claim that enters after asOf. */
function waiting(account: Account, asOf: Day): (document: LedgerDocument) => boolean {
  let last: ReadonlyMap<string, Day> | null = null;
  return (document) => {
    const names = namesOf(document);
    if (names.length === 0) return false;
    const dates = (last ??= lastClaimDates(account));
    return names.some((name) => (dates.get(name) ?? -Infinity) > asOf);
  };
}

/** What orders without a number and deliveries without an order hold. */
function looseOf({ loose, orderWeight, deliveryWeight }: Commitments): Money {
  return loose.reduce(
    (sum, { document, amount }) =>
      sum.plus(amount.times(document.kind === 'order' ? orderWeight : deliveryWeight)),
    ZERO,
  );
}
