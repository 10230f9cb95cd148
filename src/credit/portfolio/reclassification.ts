/** Negative balances to be shown as contract liabilities (重分类至合同负债), per customer and currency (domain: Currency). */
import type { Day } from '../../ledger/day';
import { roundMoney, type Currency, type Money } from '../../ledger/money';
import type { CustomerId } from '../../ledger/records';
import { fromUnits } from '../settlement/units';
import { agedOn, isKnownOn } from './accountState';
import type { Member } from './members';

export interface CreditBalance {
  readonly customer: CustomerId;
  readonly name: string;
  readonly currency: Currency;
  /** > 0, in that currency and tax included: what is owed to the customer. */
  readonly amount: Money;
  /** Of it without tax, the contract liability (合同负债), and the output tax in it (待转销项税额); they add up to `amount`. */
  readonly net: Money;
  readonly tax: Money;
}

/**
 * Orders and deliveries are left out: they are no balance. A claim in one currency is not set off against a credit in
 * another. Customers whose documents cannot be counted are left out too; their figures say so.
 */
export function creditBalances(members: readonly Member[], asOf: Day): CreditBalance[] {
  return members.flatMap(({ id, name, accounts, unknown, vatRate }) =>
    accounts.flatMap((account): CreditBalance[] => {
      if (unknown !== null || !isKnownOn(account, asOf)) return [];
      const { balance } = agedOn(account, asOf);
      if (balance >= 0n) return [];
      const amount = fromUnits(-balance, account.scale);
      const { currency } = account.account;
      const net = roundMoney(amount.div(vatRate.plus(1)), currency);
      return [{ customer: id, name, currency, amount, net, tax: amount.minus(net) }];
    }),
  );
}
