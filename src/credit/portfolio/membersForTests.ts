/** Members of a portfolio for tests: everything said only where it matters. */
import { money, type Currency, type Money } from '../../ledger/money';
import { day } from '../../ledger/tablesForTests';
import { accountForTests, type AccountSpec } from './logForTests';
import type { BaseContext, Member } from './members';

export const ASOF = '2026-12-31';

export interface MemberSpec extends Omit<Partial<Member>, 'accounts' | 'exposure'> {
  readonly accounts?: readonly AccountSpec[];
  readonly exposure?: string | number | null;
}

export function memberForTests(
  id: string,
  { accounts = [], exposure = 0, ...more }: MemberSpec = {},
): Member {
  return {
    id,
    name: `公司 ${id}`,
    group: id,
    salesperson: '',
    region: '',
    industry: '',
    vatRate: money('0.13'),
    grade: null,
    unknown: null,
    ...more,
    accounts: accounts.map((account) => accountForTests({ customer: id, ...account })),
    exposure: exposure === null ? null : money(String(exposure)),
  };
}

/** One USD is worth 7; there is no rate for anything but CNY and USD. */
export function toBaseForTests(amount: Money, currency: Currency): Money | null {
  if (currency === 'CNY') return amount;
  return currency === 'USD' ? amount.times(7) : null;
}

export function contextForTests(asOf = ASOF): BaseContext {
  return { asOf: day(asOf), currency: 'CNY', toBase: toBaseForTests };
}

/** Exact texts of money; null stays null. */
export function textOf(amount: Money | null): string | null {
  return amount && amount.toFixed();
}
