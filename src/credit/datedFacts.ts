/** Dates that stand beside the figures: due dates changed, and rows that do not say since when they hold. */
import type { Day } from '../ledger/day';
import type { CustomerBasis } from './basis';
import type { ExtendedDue, UndatedFact } from './report';
import type { Entry } from './settlement/entry';
import { extendedDues, type Extended } from './settlement/memo';
import { fromUnits } from './settlement/units';

/** Of every open part, in the order of accounts and rows (domain: Documents, 展期). */
export function extendedOf({ accounts }: Pick<CustomerBasis, 'accounts'>): ExtendedDue[] {
  return accounts.flatMap(({ account, settled }) => {
    const { extended, scale } = settled;
    if (extended.length === 0) return [];
    return [...extendedDues(extended)]
      .filter(([{ open }]) => open > 0n)
      .map(([entry, due]) => ({
        at: entry.document.at,
        number: entry.document.number,
        currency: account.currency,
        open: fromUnits(entry.open, scale),
        original: entry.originalDue,
        extended: due,
        approvedBy: approverOf(extended, entry, due),
      }));
  });
}

/** Who approved the due date that counts in the end. */
function approverOf(extended: readonly Extended[], entry: Entry, due: Day): string {
  const last = extended.findLast((one) => one.entry === entry && one.due === due);
  return last?.extension.details.approvedBy ?? '';
}

/** Limits, status, group and term are dated rows; undated ones count as today's (domain: Exposure, currency). */
export function undatedOf({ onDay, limit }: Pick<CustomerBasis, 'onDay' | 'limit'>): UndatedFact[] {
  const facts: UndatedFact[] = [...(onDay?.undated ?? [])];
  return limit.inForce.some(({ from }) => from === null) ? [...facts, 'limit'] : facts;
}
