/** Notes receivable, from the day they are received to what became of them. */
import { addDays, type Day } from '../../ledger/day';
import type { NoteType } from '../../ledger/tables';
import { invoiceDraft } from './drafts';
import type { Extra } from './profile';
import type { Case, Draft, Special } from './types';

interface NotePlan {
  readonly number: string;
  readonly type: NoteType;
  /** Of the nominal limit. */
  readonly part: number;
  /** Days before the day of creation; negative: after it. */
  readonly received: number;
  readonly matures: number;
}

/** An invoice and the note that paid it on the day it was due. */
function noteFor({ account, today, next }: Case, plan: NotePlan): Draft[] {
  const on = (days: number): Day => addDays(today, -days);
  const amount = Math.round(account.nominal * plan.part);
  const invoice = invoiceDraft(next(), on(plan.received), account.term.days, amount);
  return [
    invoice,
    {
      kind: 'note',
      number: plan.number,
      date: on(plan.received),
      due: on(plan.matures),
      amount,
      noteType: plan.type,
      settles: invoice.number ?? '',
    },
  ];
}

/** Held until it matures, honoured, and past its day without a word. */
function notesHeld(given: Case): Draft[] {
  const { account, today } = given;
  return [
    ...noteFor(given, { number: 'PJ-1102', type: 'bankAcceptance', part: 0.15, received: 30, matures: -60 }),
    ...noteFor(given, { number: 'PJ-1107', type: 'commercial', part: 0.1, received: 60, matures: -30 }),
    ...noteFor(given, { number: 'PJ-1098', type: 'bankAcceptance', part: 0.12, received: 150, matures: 20 }),
    {
      kind: 'noteHonoured',
      date: addDays(today, -18),
      amount: Math.round(account.nominal * 0.12),
      settles: 'PJ-1098',
    },
    ...noteFor(given, { number: 'PJ-1095', type: 'commercial', part: 0.05, received: 120, matures: 25 }),
  ];
}

function noteDishonoured(given: Case): Draft[] {
  const { account, today } = given;
  return [
    ...noteFor(given, { number: 'PJ-0988', type: 'commercial', part: 0.25, received: 75, matures: 14 }),
    {
      kind: 'noteDishonoured',
      date: addDays(today, -12),
      amount: Math.round(account.nominal * 0.25),
      settles: 'PJ-0988',
    },
  ];
}

export const NOTE_SPECIALS = { notesHeld, noteDishonoured } as const satisfies Partial<
  Record<Extra, Special>
>;
