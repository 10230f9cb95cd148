/**
 * The sample ledger: invented customers, limits and a year of documents that show every kind of warning, the same for
 * everyone and dated back from `today` so that it is never stale.
 */
import { addDays, serialOf, type Day } from '../../ledger/day';
import type { CellValue } from '../../ledger/records';
import {
  CUSTOMER_STATUS,
  DOCUMENT_KIND,
  FLAG,
  LIMIT_KIND,
  LIMIT_MODE,
  type DocumentKind,
  type Language,
  type Named,
} from '../../ledger/tables';
import { APPROVERS, companyNames, REGIONS, SALESPEOPLE } from './names';
import { PROFILES, type Profile } from './profiles';
import { seededRandom, type Random } from './random';

export type Row = Readonly<Record<string, CellValue>>;

export interface SampleLedger {
  readonly customers: readonly Row[];
  readonly limits: readonly Row[];
  readonly documents: readonly Row[];
}

const SEED = 20_260_115;
const SETTLED_INVOICES = 9;
const HISTORY_DAYS = 330;
const TERMS = [
  { text: '30天', days: 30 },
  { text: '45天', days: 45 },
  { text: '60天', days: 60 },
  { text: '90天', days: 90 },
] as const;
/** Nominal limits in 万元 a trading company hands out. */
const LIMIT_SIZES = [10, 15, 20, 30, 50, 80, 120, 200] as const;

interface Draft {
  readonly kind: DocumentKind;
  readonly date: Day;
  readonly due?: Day;
  /** In fen: whole numbers keep the sample's money exact. */
  readonly amount: number;
  readonly number?: string;
  readonly settles?: string;
  readonly note?: Named;
}

interface Account {
  readonly id: string;
  readonly name: Named;
  readonly profile: Profile;
  /** In fen. */
  readonly nominal: number;
  readonly term: (typeof TERMS)[number];
}

/** @param today the day the sample is made for: its warnings are those of a check on this day. */
export function sampleLedger(language: Language, today: Day): SampleLedger {
  const random = seededRandom(SEED);
  const profiles = PROFILES.flatMap((profile) => Array.from({ length: profile.count }, () => profile));
  const names = companyNames(random, profiles.length);
  const accounts = profiles.map((profile, index): Account => {
    const name = names[index];
    if (!name) throw new RangeError('fewer names than customers');
    const id = `C${String(index + 1).padStart(3, '0')}`;
    return { id, name, profile, nominal: random.pick(LIMIT_SIZES) * 1_000_000, term: random.pick(TERMS) };
  });
  const numbers = invoiceNumbers();
  const documents = accounts.flatMap((account) =>
    history(account, today, random, numbers).map((draft) => ({ account, draft })),
  );
  documents.sort((a, b) => a.draft.date - b.draft.date);
  return {
    customers: accounts.map((account) => customerRow(account, language, random)),
    limits: accounts.flatMap((account) => limitRows(account, language, today, random)),
    documents: [
      ...documents.map(({ account, draft }) => documentRow(account.id, account.name, draft, language)),
      ...strayRows(language, today, numbers),
    ],
  };
}

function invoiceNumbers(): () => string {
  let last = 25_317_000;
  return () => String((last += 7));
}

function customerRow(account: Account, language: Language, random: Random): Row {
  return {
    id: account.id,
    name: account.name[language],
    status: CUSTOMER_STATUS[account.profile.extra === 'frozen' ? 'frozen' : 'active'][language],
    termText: account.profile.extra === 'termless' ? '' : account.term.text,
    currency: 'CNY',
    salesperson: random.pick(SALESPEOPLE)[language],
    region: random.pick(REGIONS)[language],
  };
}

function limitRows(account: Account, language: Language, today: Day, random: Random): Row[] {
  const serial = (days: number | null | undefined): CellValue =>
    days === null || days === undefined ? '' : serialOf(addDays(today, days));
  return account.profile.limits.map((limit) => ({
    customerId: account.id,
    customerName: account.name[language],
    kind: LIMIT_KIND[limit.kind][language],
    mode: limit.mode ? LIMIT_MODE[limit.mode][language] : '',
    amount: limit.share === null ? '' : Math.round((account.nominal * limit.share) / 100_000) * 1000,
    unlimited: limit.unlimited ? FLAG.yes[language] : '',
    percent: limit.percent ?? '',
    currency: 'CNY',
    from: serial(limit.from),
    to: serial(limit.to),
    approvedBy: random.pick(APPROVERS)[language],
    approvedOn: serial(limit.approved ?? limit.from),
  }));
}

/** A year of invoices paid as the profile pays, then the invoices still open. */
function history(account: Account, today: Day, random: Random, next: () => string): Draft[] {
  const { profile, nominal, term } = account;
  const drafts: Draft[] = [];
  for (let index = 0; index < SETTLED_INVOICES; index++) {
    const gap = HISTORY_DAYS / SETTLED_INVOICES;
    const due = addDays(today, -Math.round(index * gap) - profile.paid[1] - random.whole(2, 20));
    const invoice = invoiceDraft(next(), due, term.days, fen(random, nominal * 0.08, nominal * 0.25));
    const paidOn = addDays(due, random.whole(profile.paid[0], profile.paid[1]));
    drafts.push(invoice, ...payments(invoice, paidOn, random));
  }
  for (const { share, late } of profile.open) {
    const due = addDays(today, -random.whole(late[0], late[1]));
    const amount = Math.round(nominal * share) - random.whole(100, 9_900);
    const parts = random.chance(0.5)
      ? [Math.round(amount * 0.6), amount - Math.round(amount * 0.6)]
      : [amount];
    for (const part of parts) drafts.push(openInvoice(next(), due, today, term.days, part));
  }
  return [...drafts, ...extras(account, today, drafts, next)];
}

function invoiceDraft(number: string, due: Day, termDays: number, amount: number): Draft {
  return { kind: 'invoice', number, date: addDays(due, -termDays), due, amount };
}

/** An invoice that is open cannot be dated after today: its term is then longer than the customer's. */
function openInvoice(number: string, due: Day, today: Day, termDays: number, amount: number): Draft {
  const invoice = invoiceDraft(number, due, termDays, amount);
  return invoice.date <= today ? invoice : { ...invoice, date: addDays(today, -1) };
}

function payments(invoice: Draft, on: Day, random: Random): Draft[] {
  const settles = invoice.number ?? '';
  if (!random.chance(0.15)) return [{ kind: 'receipt', date: on, amount: invoice.amount, settles }];
  const first = Math.round(invoice.amount * 0.4);
  return [
    { kind: 'receipt', date: addDays(on, -6), amount: first, settles },
    { kind: 'receipt', date: on, amount: invoice.amount - first, settles },
  ];
}

function extras(account: Account, today: Day, drafts: readonly Draft[], next: () => string): Draft[] {
  const { profile, nominal } = account;
  const share = (part: number): number => Math.round(nominal * part);
  const invoices = drafts.filter((draft) => draft.kind === 'invoice');
  const last = invoices[invoices.length - 1];
  switch (profile.extra) {
    case 'unapplied':
      return [
        {
          kind: 'receipt',
          date: addDays(today, -9),
          amount: share(0.06),
          note: { 'zh-CN': '预收货款', 'en-US': 'Paid in advance' },
        },
      ];
    case 'duplicate':
      return last ? [{ ...last, note: { 'zh-CN': '重复登记', 'en-US': 'Entered twice' } }] : [];
    case 'unlinked':
      return [{ kind: 'receipt', date: addDays(today, -4), amount: share(0.05), settles: '25000001' }];
    case 'opening':
      return [
        {
          kind: 'opening',
          date: addDays(today, -HISTORY_DAYS - 150),
          amount: share(0.04),
          due: addDays(today, -HISTORY_DAYS - 120),
        },
      ];
    case 'openingOverlap':
      return [{ kind: 'opening', date: addDays(today, -300), amount: share(0.1), due: addDays(today, -280) }];
    case 'creditNote':
      return last
        ? [
            {
              kind: 'creditNote',
              number: next(),
              date: addDays(today, -1),
              amount: share(0.01),
              settles: last.number ?? '',
            },
          ]
        : [];
    case 'refund':
      return [
        { kind: 'receipt', number: 'SK-0031', date: addDays(today, -60), amount: share(0.05) },
        { kind: 'refund', date: addDays(today, -50), amount: share(0.05), settles: 'SK-0031' },
      ];
    case 'termless':
      return [{ kind: 'invoice', number: next(), date: addDays(today, -25), amount: share(0.08) }];
    default:
      return [];
  }
}

/** Rows as people really leave them: a customer nobody entered. */
function strayRows(language: Language, today: Day, next: () => string): Row[] {
  const name: Named = { 'zh-CN': '新客户（待建档）', 'en-US': 'New customer, not filed yet' };
  const draft = invoiceDraft(next(), addDays(today, 20), 30, 1_860_000);
  return [documentRow('', name, draft, language)];
}

function documentRow(customerId: string, name: Named, draft: Draft, language: Language): Row {
  return {
    customerId,
    customerName: name[language],
    kind: DOCUMENT_KIND[draft.kind][language],
    number: draft.number ?? '',
    date: serialOf(draft.date),
    due: draft.due === undefined ? '' : serialOf(draft.due),
    amount: draft.amount / 100,
    currency: 'CNY',
    settles: draft.settles ?? '',
    note: draft.note?.[language] ?? '',
  };
}

function fen(random: Random, low: number, high: number): number {
  return random.whole(Math.round(low), Math.round(high));
}
