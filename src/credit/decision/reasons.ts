/** How the reasons of a decision are made. */
import type { Day } from '../../ledger/day';
import { decimalsOf, Exact, type Currency, type Money } from '../../ledger/money';
import { figuresText } from '../findings/finding';
import type { Reason, ReasonRule, Release } from './shipment';

export function hold(
  rule: ReasonRule,
  figures: Parameters<typeof figuresText>[0],
  ...releasedBy: Release[]
): Reason {
  return { rule, severity: 'hold', figures: figuresText(figures), releasedBy };
}

export function warn(rule: ReasonRule, figures: Parameters<typeof figuresText>[0]): Reason {
  return { rule, severity: 'warn', figures: figuresText(figures), releasedBy: [] };
}

/** @param more what tells one such figure from another: the head of a group. */
export function unknownInput(
  figure: string,
  why: string | undefined,
  more: Readonly<Record<string, string>> = {},
): Reason {
  return hold('input.unknown', { figure, why: why ?? 'unreadable', ...more }, { how: 'data' });
}

export function payment(amount: Money, currency: Currency, by: Day): Release {
  return { how: 'payment', amount: enough(amount, currency), currency, by };
}

/** Rounded away from zero: a rounded-off fen would leave the reason standing. */
export function enough(amount: Money, currency: Currency): Money {
  return amount.toDecimalPlaces(decimalsOf(currency), Exact.ROUND_UP);
}
