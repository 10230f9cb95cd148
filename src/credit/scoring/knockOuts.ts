/** What caps a grade whatever the score (domain: Defaults, knock-outs; Payment behaviour, unrecovered write-off). */
import { addMonths, type Day } from '../../ledger/day';
import type { Money } from '../../ledger/money';
import { GRADES, type Grade, type LegalStatus } from '../../ledger/tables';
import { unrecovered, type WrittenOff } from '../settlement/memo';

export type KnockOutId =
  | 'longestOverdue.90'
  | 'longestOverdue.30'
  | 'netWorth'
  | 'writtenOff'
  | 'dishonest'
  | 'bankrupt'
  | 'accountFrozen';

export interface KnockOut {
  readonly id: KnockOutId;
  /** The grade is this at most. */
  readonly cap: Grade;
}

/** More days late than these cap the grade. */
const OVERDUE_CAPS = [
  { id: 'longestOverdue.90', above: 90, cap: 'C' },
  { id: 'longestOverdue.30', above: 30, cap: 'BB' },
] as const;

/** Months an unrecovered write-off counts. */
export const WRITE_OFF_MONTHS = 36;

export interface KnockOutInputs {
  /** Days; without parts in dispute. null: unknown, which knocks nothing out. */
  readonly longestOverdue: number | null;
  readonly netWorth: Money | null;
  readonly legalStatus: LegalStatus | null;
  /** Written off within 36 months and not recovered; in any currency. */
  readonly unrecovered: boolean;
}

/** The severest first; of the two for days late only the one that says more. */
export function knockOutsOf(inputs: KnockOutInputs): KnockOut[] {
  const { longestOverdue, netWorth, legalStatus, unrecovered } = inputs;
  const late = OVERDUE_CAPS.find(({ above }) => longestOverdue !== null && longestOverdue > above);
  const found: KnockOut[] = [
    ...(legalStatus === null ? [] : [{ id: legalStatus, cap: 'D' as const }]),
    ...(late ? [{ id: late.id, cap: late.cap }] : []),
    ...(unrecovered ? [{ id: 'writtenOff' as const, cap: 'C' as const }] : []),
    ...(netWorth?.lte(0) === true ? [{ id: 'netWorth' as const, cap: 'B' as const }] : []),
  ];
  return found.sort((a, b) => GRADES.indexOf(b.cap) - GRADES.indexOf(a.cap));
}

/** The lowest cap; null without knock-outs. */
export function capOf(knockOuts: readonly KnockOut[]): Grade | null {
  return knockOuts.reduce<Grade | null>(
    (worst, { cap }) => (worst === null || GRADES.indexOf(cap) > GRADES.indexOf(worst) ? cap : worst),
    null,
  );
}

/** Whether something written off within 36 months has not come back (账销案存). */
export function hasUnrecovered(writtenOff: readonly WrittenOff[], asOf: Day): boolean {
  const since = addMonths(asOf, -WRITE_OFF_MONTHS);
  return writtenOff.some((one) => one.on > since && one.on <= asOf && unrecovered(one) > 0n);
}
