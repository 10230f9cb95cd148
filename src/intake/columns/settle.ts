/** Words whose meaning depends on the sheet get the one its other words and the column's own values leave them. */
import type { SourceSheet } from '../source/source';
import { amountsOf } from './amounts';
import type { Candidate } from './candidate';
import { settleByArithmetic } from './closure';
import { FIELDS, isField, type FieldType, type HeaderSense } from './fields';
import { contradicts } from './profile';
import { settleRunning } from './running';

/** Headers matched by a part of their text need values that agree. */
const SURE_CONFIDENCE = 0.75;
/** A 类型 column tells documents apart when this share of its values are kinds of documents. */
const KINDS_MIN = 0.8;

/**
 * Narrows what each column may mean, and notes what spoke for it.
 * @param fromRow first row below the header
 * @param customers whether 名称 and 编号 alone may be a customer's here
 */
export function settle(
  sheet: SourceSheet,
  fromRow: number,
  candidates: readonly Candidate[],
  customers: boolean,
): void {
  settleCodes18(candidates);
  settleCustomers(candidates, customers);
  settleByValues(candidates);
  settleByArithmetic(sheet, fromRow, candidates);
  settleRunning(sheet, fromRow, candidates);
  noteSettled(sheet, fromRow, candidates);
}

const CODES18_MIN = 0.9;

/** Codes of 18 characters under a header that says only 代码, or nothing we know, are tax numbers. */
function settleCodes18(candidates: readonly Candidate[]): void {
  if (candidates.some(({ sense }) => sense === 'customer.taxId')) return;
  const coded = candidates.filter(
    ({ sense, profile, head }) =>
      (sense === 'code' || sense === null) && !head.answered && profile.codes18 >= CODES18_MIN,
  );
  const [only] = coded;
  if (coded.length !== 1 || only === undefined) return;
  only.sense = 'customer.taxId';
  only.evidence.add('values.codes18');
}

/** 应收款 beside 已收 is what was invoiced where money received reaches it and never exceeds it; what is left would be 0 there. */
function noteSettled(sheet: SourceSheet, fromRow: number, candidates: readonly Candidate[]): void {
  const due = candidates.find(
    ({ ambiguity, sense }) => ambiguity === 'receivable' && sense === 'invoice.amount',
  );
  const paid = candidates.find(({ sense }) => sense === 'receipt.amount');
  if (due === undefined || paid === undefined) return;
  const amounts = amountsOf(sheet, fromRow, [due, paid]);
  const of = amounts.get(due) ?? [];
  const received = amounts.get(paid) ?? [];
  const both = of.map((amount, row) => ({ amount: amount ?? 0n, received: received[row] ?? 0n }));
  const reaches = both.some((row) => row.received > 0n && row.received === row.amount);
  if (reaches && both.every((row) => row.received <= 0n || row.received <= row.amount))
    due.evidence.add('values.settled');
}

/** A column headed Customer whose values are numbers holds their codes. */
const CODES_MIN = 0.9;

function settleNumberedCustomers(candidates: readonly Candidate[]): void {
  const numbered = candidates.find(
    ({ sense, profile, head }) =>
      sense === 'customer.name' && head.confidence < 1 && profile.codes >= CODES_MIN,
  );
  if (numbered !== undefined) numbered.sense = 'customer.code';
}

/** 名称 and 编号 are a customer's on a sheet that speaks of customers; 单位 is a company when its values are companies. */
function settleCustomers(candidates: readonly Candidate[], customers: boolean): void {
  if (!candidates.some(({ sense }) => sense === 'customer.code')) settleNumberedCustomers(candidates);
  const named = candidates.some(({ sense }) => sense === 'customer.name');
  for (const candidate of candidates) {
    if (candidate.sense === 'unit')
      candidate.sense = !named && candidate.profile.companies >= 0.5 ? 'customer.name' : null;
    if (candidate.sense === 'name') candidate.sense = customers && !named ? 'customer.name' : null;
    if (candidate.sense === 'code') candidate.sense = settledCode(candidates, customers);
  }
}

/** A bare 编号 beside a customer's name is the document's when the sheet has dates, else the customer's. */
function settledCode(candidates: readonly Candidate[], customers: boolean): HeaderSense | null {
  const has = (sense: HeaderSense): boolean => candidates.some((candidate) => candidate.sense === sense);
  if (has('document.date') || has('receipt.date')) return has('document.number') ? null : 'document.number';
  return customers && !has('customer.code') ? 'customer.code' : null;
}

function settleByValues(candidates: readonly Candidate[]): void {
  for (const candidate of candidates) {
    const { profile, head } = candidate;
    const isDates = profile.dates > 0.5;
    if (candidate.sense === 'terms') candidate.sense = isDates ? 'document.due' : 'customer.termText';
    if (candidate.sense === 'receipt') candidate.sense = isDates ? 'receipt.date' : 'receipt.amount';
    if (
      candidate.sense === 'document.kind' &&
      head.confidence < 1 &&
      profile.filled > 0 &&
      profile.kinds < KINDS_MIN
    )
      candidate.sense = null;
    const type = typeOf(candidate.sense);
    if (type !== null && head.confidence < SURE_CONFIDENCE && contradicts(profile, type))
      candidate.sense = null;
  }
}

function typeOf(sense: HeaderSense | null): FieldType | null {
  if (sense === null) return null;
  if (sense === 'amount') return 'amount';
  if (sense === 'since' || sense === 'until') return 'date';
  return isField(sense) ? FIELDS[sense] : null;
}
