/** A customer's documents: what it bought and paid month by month, what is still open, and what makes it a case. */
import { addDays, type Day } from '../../ledger/day';
import { balanceOn, invoiceDraft } from './drafts';
import type { Profile } from './profile';
import type { Random } from './random';
import { SPECIALS } from './specials';
import type { Account, Draft } from './types';

const DAYS_A_MONTH = 30;
const RECENT_DAYS = 90;
/** Part of a gap between the last invoice paid and the day itself. */
const PAID_FROM = 0.2;
const YEAR_DAYS = 365;
/** A year ago a customer bought this much of what it buys now. */
const SMALLER_BEFORE = 0.86;
const PAID_IN_PARTS = 0.15;
/** Of the nominal limit. */
const LEAST_SHARE = 0.1;
const MOST_SHARE = 0.8;

export function documentsOf(account: Account, today: Day, random: Random, next: () => string): Draft[] {
  const drafts = [...history(account, today, random, next), ...openInvoices(account, today, random, next)];
  const { extra } = account.profile;
  if (extra) drafts.push(...SPECIALS[extra]({ account, today, random, drafts, next }));
  const statement = confirmation(account, today, drafts);
  return statement ? [...drafts, statement] : drafts;
}

/** How many invoices the months of a history hold. */
function invoiceCount(months: number): number {
  if (months >= 24) return 16;
  return months >= 12 ? 7 : Math.floor(months / 2);
}

/** Invoices paid as the profile pays, from the oldest months on to those just paid. */
function history(account: Account, today: Day, random: Random, next: () => string): Draft[] {
  const { profile, nominal, term } = account;
  const months = profile.months ?? 12;
  const count = invoiceCount(months);
  const gap = ((months - 1) * DAYS_A_MONTH) / Math.max(1, count);
  const usual = nominal * usualShare(profile, gap / term.days);
  const drafts: Draft[] = [];
  for (let index = 0; index < count; index++) {
    const due = addDays(
      today,
      -Math.round((index + PAID_FROM) * gap) - profile.paid[1] - random.whole(2, 20),
    );
    const size = usual * (today - due > YEAR_DAYS ? SMALLER_BEFORE : 1);
    const amount = random.whole(Math.round(size * 0.75), Math.round(size * 1.15));
    const invoice = invoiceDraft(next(), due, term.days, amount);
    drafts.push(invoice, ...payments(invoice, paidOn(profile, due, today, random), random));
  }
  return drafts;
}

/** An invoice as large as keeps the account where it stands today: what is open now is no more than what usually is. */
function usualShare({ open }: Profile, gapsATerm: number): number {
  const notDue = open.filter(({ late }) => late[1] < 0).reduce((sum, { share }) => sum + share, 0);
  return Math.min(Math.max(notDue * gapsATerm, LEAST_SHARE), Math.max(notDue, MOST_SHARE));
}

function paidOn(profile: Profile, due: Day, today: Day, random: Random): Day {
  const recent = today - due <= RECENT_DAYS;
  const [least, most] = recent ? profile.paid : (profile.paidBefore ?? profile.paid);
  return addDays(due, random.whole(least, most));
}

function payments(invoice: Draft, on: Day, random: Random): Draft[] {
  const settles = invoice.number ?? '';
  if (!random.chance(PAID_IN_PARTS)) {
    return [{ kind: 'receipt', date: on, amount: invoice.amount, settles }];
  }
  const first = Math.round(invoice.amount * 0.4);
  return [
    { kind: 'receipt', date: addDays(on, -6), amount: first, settles },
    { kind: 'receipt', date: on, amount: invoice.amount - first, settles },
  ];
}

function openInvoices(account: Account, today: Day, random: Random, next: () => string): Draft[] {
  const { profile, nominal, term } = account;
  return profile.open.flatMap(({ share, late }) => {
    const due = addDays(today, -random.whole(late[0], late[1]));
    const amount = Math.round(nominal * share) - random.whole(100, 9_900);
    const first = Math.round(amount * 0.6);
    const parts = random.chance(0.5) ? [first, amount - first] : [amount];
    return parts.map((part) => openInvoice(next(), due, today, term.days, part));
  });
}

/** An invoice that is open cannot be dated after today: its term is then longer than the customer's. */
function openInvoice(number: string, due: Day, today: Day, termDays: number, amount: number): Draft {
  const invoice = invoiceDraft(number, due, termDays, amount);
  return invoice.date <= today ? invoice : { ...invoice, date: addDays(today, -1) };
}

const CONFIRMED_MONTHS_MAX = 4;

/** 对账: the customer confirmed its balance some months ago, as most do. */
function confirmation(account: Account, today: Day, drafts: readonly Draft[]): Draft | null {
  const { confirmed } = account.profile;
  if (confirmed === null) return null;
  const months = confirmed ?? 1 + (Number(account.id.slice(1)) % CONFIRMED_MONTHS_MAX);
  const date = addDays(today, -months * DAYS_A_MONTH);
  if (!drafts.some((draft) => draft.date < date)) return null;
  return { kind: 'statement', date, amount: balanceOn(drafts, date), signed: true };
}
