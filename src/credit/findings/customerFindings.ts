/** What a customer's own row and its dealings show beside limits and lateness (domain: Checks). */
import { addMonths, isoDay } from '../../ledger/day';
import { usccProblem } from '../../ledger/uscc';
import type { CheckedAccount } from '../basis';
import { Exact, type Money } from '../../ledger/money';
import type { Finding } from '../report';
import { unrecovered } from '../settlement/memo';
import { fromUnits } from '../settlement/units';
import { WRITE_OFF_MONTHS } from '../scoring/knockOuts';
import { overrideOf } from '../scoring/score';
import { onCustomer, onRow, shareText, type CustomerCase } from './finding';
import { frozenFindings } from './frozenFindings';

/** Below this share of its master data known, a customer is worth a visit to the files. */
const COMPLETENESS_MIN = 0.5;

export function customerFindings(given: CustomerCase): Finding[] {
  return [
    ...reviewFinding(given),
    ...worseningFinding(given),
    ...missingFinding(given),
    ...taxIdFinding(given),
    ...frozenFindings(given),
    ...overrideFinding(given),
    ...given.basis.accounts.flatMap((checked) => [
      ...creditBalance(given, checked),
      ...writtenOff(given, checked),
    ]),
  ];
}

function reviewFinding(given: CustomerCase): Finding[] {
  const due = given.basis.customer?.profile.reviewDue ?? null;
  if (due === null || due >= given.asOf) return [];
  return [onCustomer(given, 'review.due', 'low', 'reviewDue', { due: isoDay(due) })];
}

/** It pays later than it did: days beyond terms of three months against the nine before (domain: Payment behaviour). */
function worseningFinding(given: CustomerCase): Finding[] {
  const { worsening, dbtRecent, dbtBefore } = given.basis.behaviour.figures;
  if (worsening === null || dbtRecent === null || dbtBefore === null) return [];
  if (worsening.lt(given.policy.worseningDays) || isTrifling(given)) return [];
  return [
    onCustomer(given, 'behaviour.worsening', 'medium', 'longestOverdue', {
      days: shownDays(worsening),
      recent: shownDays(dbtRecent),
      before: shownDays(dbtBefore),
    }),
  ];
}

/** All that was paid or is late of the last months is below the floor under which lateness does not count. */
function isTrifling({ basis, policy }: CustomerCase): boolean {
  return basis.behaviour.sums.every(
    ({ currency, sums, scale }) =>
      currency === policy.currency && fromUnits(sums.recentAmount, scale).lt(policy.overdueFloor),
  );
}

/** Averages of days to a tenth. */
function shownDays(days: Money): string {
  return days.toDecimalPlaces(1).toFixed();
}

/** Only customers we deal with: a blank row of somebody long gone is nobody's work. */
function missingFinding(given: CustomerCase): Finding[] {
  const { customer, accounts, limits } = given.basis;
  if (customer === null || accounts.every(({ settled }) => settled.entries.length === 0)) return [];
  const known: Readonly<Record<string, boolean>> = {
    termText: customer.termText !== '',
    taxId: customer.taxId !== '',
    salesperson: customer.salesperson !== '',
    region: customer.region !== '',
    industry: customer.industry !== '',
    limit: limits.length > 0,
  };
  const fields = Object.keys(known);
  const missing = fields.filter((field) => known[field] !== true);
  const completeness = (fields.length - missing.length) / fields.length;
  if (completeness >= COMPLETENESS_MIN) return [];
  const share = new Exact(fields.length - missing.length).div(fields.length);
  return [
    onCustomer(given, 'data.missing', 'low', 'termText', {
      fields: missing.join(','),
      completeness: shareText(share),
    }),
  ];
}

/** A warning, never a rejection: genuine codes exist whose check character fails (domain: Checks). */
function taxIdFinding(given: CustomerCase): Finding[] {
  const { customer } = given.basis;
  if (customer === null || customer.taxId === '' || usccProblem(customer.taxId) === null) return [];
  return [onCustomer(given, 'data.uscc', 'low', 'taxId', { text: customer.taxId })];
}

/** A grade set by a person without its reason, its approver or its end (domain: Scorecard). */
function overrideFinding(given: CustomerCase): Finding[] {
  const override = overrideOf(given.basis.onDay?.facts.grade ?? null);
  const [first, ...others] = override?.missing ?? [];
  if (override === null || first === undefined) return [];
  const figures = { grade: override.grade, fields: [first, ...others].join(',') };
  return [onRow(given, 'grade.override', 'low', { at: override.fact.at, column: first }, figures)];
}

/** To be shown as a contract liability, not as a receivable (企业会计准则第14号: 合同负债). */
function creditBalance(given: CustomerCase, { aged, account, settled }: CheckedAccount): Finding[] {
  if (aged.balance >= 0n || account.beforeOpening || given.basis.unreadable) return [];
  const { currency } = account;
  const balance = fromUnits(aged.balance, settled.scale);
  return [onCustomer(given, 'credit.balance', 'low', 'balance', { currency, balance })];
}

/** Of what was written off within 36 months, the part that settled a claim and has not come back (domain: Payment behaviour). */
function writtenOff(given: CustomerCase, { settled, account }: CheckedAccount): Finding[] {
  const since = addMonths(given.asOf, -WRITE_OFF_MONTHS);
  const open = settled.writtenOff
    .map((one) => ({ document: one.document, on: one.on, left: unrecovered(one) }))
    .filter(({ on, left }) => on > since && left > 0n);
  const [first] = open;
  if (!first) return [];
  return [
    onRow(
      given,
      'writtenOff.open',
      'high',
      { at: first.document.at, column: 'amount' },
      {
        currency: account.currency,
        amount: fromUnits(
          open.reduce((sum, { left }) => sum + left, 0n),
          settled.scale,
        ),
        date: isoDay(first.on),
      },
    ),
  ];
}
