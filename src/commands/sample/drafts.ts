/** Drafts of documents, and what they add up to. */
import { addDays, type Day } from '../../ledger/day';
import type { Draft } from './types';

export function invoiceDraft(number: string, due: Day, termDays: number, amount: number): Draft {
  return { kind: 'invoice', number, date: addDays(due, -termDays), due, amount };
}

/** What each kind does to a balance; kinds left out leave it alone. */
const SIGN: Partial<Readonly<Record<Draft['kind'], 1 | -1>>> = {
  opening: 1,
  invoice: 1,
  retention: 1,
  refund: 1,
  noteDishonoured: 1,
  creditNote: -1,
  receipt: -1,
  prepayment: -1,
  note: -1,
  offset: -1,
  writeOff: -1,
};

export function balanceOn(drafts: readonly Draft[], day: Day): number {
  return drafts
    .filter(({ date }) => date <= day)
    .reduce((sum, { kind, amount }) => sum + (SIGN[kind] ?? 0) * amount, 0);
}
