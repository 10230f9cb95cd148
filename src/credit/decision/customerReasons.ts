/** What a decision asks of the customer beside its limit (domain: Decision): status, lateness, grade, losses, stale data. */
import { isoDay } from '../../ledger/day';
import { GRADES } from '../../ledger/tables';
import { hold, payment, unknownInput, warn } from './reasons';
import type { Reason, ReasonRule, ShipmentInput } from './shipment';

export function customerReasons(input: ShipmentInput): Reason[] {
  return [
    ...statusReasons(input),
    ...overdueReasons(input),
    ...gradeReasons(input),
    ...writtenOffReasons(input),
    ...staleReasons(input),
  ];
}

function statusReasons({ customer: { status, statusOf } }: ShipmentInput): Reason[] {
  if (status === 'active') return [];
  if (status === null) return [unknownInput('status', 'unreadable')];
  return [hold(`customer.${status}`, { customer: statusOf }, { how: 'status' })];
}

/** Beyond the policy's days it holds; beyond the grace it warns. A lower bound that holds nothing back is not known. */
function overdueReasons({ customer, policy, day }: ShipmentInput): Reason[] {
  const { longestOverdue, overdueAtLeast, overdue, overdueBeyondHold, currency, why } = customer;
  if (longestOverdue === null) return [unknownInput('longestOverdue', why['longestOverdue'])];
  const rule = degreeOf(longestOverdue);
  const figures = { currency, overdue, days: String(longestOverdue) };
  if (longestOverdue > policy.holdOverdueDays) {
    const release = overdueBeyondHold ?? overdue;
    return [hold(rule, figures, ...(release ? [payment(release, currency, day)] : []))];
  }
  return [
    ...(overdueAtLeast ? [unknownInput('longestOverdue', 'due.unknown')] : []),
    ...(longestOverdue > policy.graceDays ? [warn(rule, figures)] : []),
  ];
}

/** The degrees of a check, so that a decision and a finding name one lateness alike. */
function degreeOf(days: number): ReasonRule {
  if (days > 90) return 'overdue.90';
  return days > 30 ? 'overdue.30' : 'overdue.any';
}

/** With the lowest grade as its floor a policy asks for none, and none is needed. */
function gradeReasons({ customer: { grade }, policy: { gradeFloor } }: ShipmentInput): Reason[] {
  const floor = GRADES.indexOf(gradeFloor);
  if (floor === GRADES.length - 1) return [];
  if (grade === null) return [unknownInput('grade', 'grade.none')];
  if (GRADES.indexOf(grade) <= floor) return [];
  return [hold('grade.floor', { grade, floor: gradeFloor }, { how: 'grade' })];
}

function writtenOffReasons({ customer: { writtenOff } }: ShipmentInput): Reason[] {
  if (writtenOff === null) return [];
  const { amount, currency, on } = writtenOff;
  return [
    hold('writtenOff.open', { currency, amount, date: isoDay(on) }, { how: 'recovery', amount, currency }),
  ];
}

function staleReasons({ customer: { stale } }: ShipmentInput): Reason[] {
  return [
    ...(stale.scored === null ? [] : [warn('score.stale', { scored: isoDay(stale.scored) })]),
    ...(stale.periodEnd === null ? [] : [warn('financials.stale', { periodEnd: isoDay(stale.periodEnd) })]),
  ];
}
