/** Exposure of one account (domain: Exposure, limit, utilisation). */
import type { Money } from '../../ledger/money';
import type { AgedAccount } from '../ageing/age';
import type { ExposureParts } from '../report';
import type { SettledAccount } from '../settlement/settle';
import { fromUnits } from '../settlement/units';
import type { Commitments } from './commitments';
import type { NotesExposure } from './notesExposure';

/** In the account's currency; `total` is the sum of the parts. */
export interface AccountExposure extends ExposureParts {
  readonly total: Money;
}

/**
 * exposure = signed balance + retention + notes + open deliveries + open orders, the last three weighted. The balance of
 * `AgedAccount` contains retention that is not due, at 100 %; here it stands apart, so that the parts add up and nothing is
 * counted twice. Retention that has fallen due is a receivable like any other, in the balance.
 */
export function exposureOf(
  { scale }: Pick<SettledAccount, 'scale'>,
  aged: Pick<AgedAccount, 'balance' | 'retentionNotDue'>,
  notes: Pick<NotesExposure, 'amount'>,
  { deliveries, orders }: Pick<Commitments, 'deliveries' | 'orders'>,
): AccountExposure {
  const parts: ExposureParts = {
    balance: fromUnits(aged.balance - aged.retentionNotDue, scale),
    retention: fromUnits(aged.retentionNotDue, scale),
    notes: notes.amount,
    deliveries,
    orders,
  };
  return { ...parts, total: totalOf(parts) };
}

export function totalOf({ balance, retention, notes, deliveries, orders }: ExposureParts): Money {
  return balance.plus(retention).plus(notes).plus(deliveries).plus(orders);
}
