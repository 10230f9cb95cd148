/** What makes a customer a case: the documents it has beside its ordinary ones. */
import { addDays } from '../../ledger/day';
import { both } from '../../ledger/named';
import { balanceOn, invoiceDraft } from './drafts';
import { APPROVERS } from './names';
import { NOTE_SPECIALS } from './noteSpecials';
import { ORDER_SPECIALS } from './orderSpecials';
import type { Extra } from './profile';
import type { Case, Draft, Special } from './types';

const shareOf = ({ account }: Case, part: number): number => Math.round(account.nominal * part);

/** An invoice due so many days ago; negative: in so many days. */
function due(given: Case, daysAgo: number, part: number): Draft {
  const { account, today, next } = given;
  return invoiceDraft(next(), addDays(today, -daysAgo), account.term.days, shareOf(given, part));
}

function lastInvoice({ drafts }: Case): Draft | undefined {
  return drafts.findLast(({ kind }) => kind === 'invoice');
}

const opening = (given: Case, days: number, dueDays: number, part: number): Draft => ({
  kind: 'opening',
  date: addDays(given.today, -days),
  due: addDays(given.today, -dueDays),
  amount: shareOf(given, part),
});

/** Documents the opening already states, and the payment that settled it. */
function openingOverlap(given: Case): Draft[] {
  const stated = due(given, 750, 0.08);
  const first = opening(given, 740, 720, 0.1);
  return [
    stated,
    {
      kind: 'receipt',
      date: addDays(given.today, -748),
      amount: stated.amount,
      settles: stated.number ?? '',
    },
    first,
    { kind: 'receipt', date: addDays(given.today, -715), amount: first.amount },
  ];
}

function writtenOff(given: Case): Draft[] {
  const invoice = due(given, 420, 0.3);
  const settles = invoice.number ?? '';
  return [
    invoice,
    {
      kind: 'writeOff',
      number: 'HX-0007',
      date: addDays(given.today, -60),
      amount: invoice.amount,
      settles,
      agreement: 'HX-0007',
    },
    { kind: 'recovery', date: addDays(given.today, -20), amount: shareOf(given, 0.05), settles: 'HX-0007' },
  ];
}

/** The late invoice is taken back and issued anew: its terms would start again. */
function reissued(given: Case): Draft[] {
  const { account, today, next } = given;
  const late = due(given, 50, 0.12);
  const date = addDays(today, -11);
  return [
    late,
    { kind: 'creditNote', number: next(), date: addDays(today, -12), amount: late.amount },
    {
      kind: 'invoice',
      number: next(),
      date,
      due: addDays(date, account.term.days),
      amount: late.amount,
    },
  ];
}

function insured(given: Case): Draft[] {
  const { today, next } = given;
  const long = { date: addDays(today, -5), due: addDays(today, 85) };
  return [
    { ...due(given, 42, 0.12), insured: true },
    { kind: 'invoice', number: next(), ...long, amount: shareOf(given, 0.1), insured: true },
  ];
}

function extended(given: Case): Draft[] {
  const invoice = due(given, 40, 0.15);
  const [approvedBy] = APPROVERS;
  return [
    invoice,
    {
      kind: 'extension',
      date: addDays(given.today, -42),
      due: addDays(given.today, 20),
      amount: 0,
      settles: invoice.number ?? '',
      ...(approvedBy ? { approvedBy } : {}),
    },
  ];
}

function offset(given: Case): Draft[] {
  const invoice = due(given, -6, 0.08);
  const date = addDays(given.today, -15);
  return [
    invoice,
    { kind: 'offset', date, amount: invoice.amount, settles: invoice.number ?? '', agreement: 'DZ-2026-03' },
    { kind: 'offset', date: addDays(given.today, -8), amount: shareOf(given, 0.03) },
  ];
}

function confirmedOtherwise({ drafts, today }: Case): Draft[] {
  const date = addDays(today, -40);
  return [{ kind: 'statement', date, amount: balanceOn(drafts, date) - 1_260_000, signed: true }];
}

export const SPECIALS: Readonly<Record<Extra, Special>> = {
  ...ORDER_SPECIALS,
  ...NOTE_SPECIALS,
  unapplied: (given) => [
    {
      kind: 'receipt',
      date: addDays(given.today, -9),
      amount: shareOf(given, 0.06),
      note: both('预收货款', 'Paid in advance'),
    },
  ],
  duplicate: (given) => {
    const last = lastInvoice(given);
    return last ? [{ ...last, note: both('重复登记', 'Entered twice') }] : [];
  },
  unlinked: (given) => [
    { kind: 'receipt', date: addDays(given.today, -4), amount: shareOf(given, 0.05), settles: '25000001' },
  ],
  opening: (given) => [opening(given, 745, 700, 0.04)],
  openingOverlap,
  termless: (given) => [
    {
      kind: 'invoice',
      number: given.next(),
      date: addDays(given.today, -25),
      amount: shareOf(given, 0.08),
    },
  ],
  creditNote: (given) => [
    {
      kind: 'creditNote',
      number: given.next(),
      date: addDays(given.today, -1),
      amount: shareOf(given, 0.01),
      settles: lastInvoice(given)?.number ?? '',
    },
  ],
  refund: (given) => [
    { kind: 'receipt', number: 'SK-0031', date: addDays(given.today, -60), amount: shareOf(given, 0.05) },
    { kind: 'refund', date: addDays(given.today, -50), amount: shareOf(given, 0.05), settles: 'SK-0031' },
  ],
  frozen: (given) => [
    {
      kind: 'invoice',
      number: given.next(),
      date: addDays(given.today, -10),
      due: addDays(given.today, 20),
      amount: shareOf(given, 0.05),
    },
  ],
  disputed: (given) => {
    const invoice = due(given, 20, 0.1);
    return [
      {
        ...invoice,
        disputed: Math.round(invoice.amount * 0.6),
        disputedOn: addDays(given.today, -10),
        note: both('客户称部分货物质量不符', 'The customer says part of the goods is faulty'),
      },
    ];
  },
  insured,
  writtenOff,
  oldClaim: (given) => [due(given, 970, 0.35)],
  reissued,
  offset,
  confirmedOtherwise,
  dueBeforeDate: (given) => [
    {
      kind: 'invoice',
      number: given.next(),
      date: addDays(given.today, -3),
      due: addDays(given.today, -5),
      amount: shareOf(given, 0.02),
    },
  ],
  extended,
};
