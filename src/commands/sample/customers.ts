/** Rows of 客户, 授信 and 变更. */
import { addDays, serialOf, type Day } from '../../ledger/day';
import type { CellValue } from '../../ledger/records';
import {
  ANSWER,
  CUSTOMER_STATUS,
  FACT,
  FLAG,
  LIMIT_KIND,
  LIMIT_MODE,
  type Answer,
  type FactKind,
  type Language,
  type Named,
} from '../../ledger/tables';
import { APPROVERS, INDUSTRIES, REGIONS, SALESPEOPLE } from './names';
import type { Profile } from './profile';
import type { Random } from './random';
import { creditCode } from './creditCode';
import type { Account, Draft, Row } from './types';

type Known = Exclude<Profile['quality'], 'bare'>;

const ANSWERS: Readonly<Record<Known, readonly Answer[]>> = {
  good: ['good', 'good', 'fair'],
  fair: ['fair', 'fair', 'good'],
  poor: ['fair', 'poor', 'poor'],
};
const RATINGS: Readonly<Record<Known, readonly string[]>> = {
  good: ['AA', 'AA-', 'A+', ''],
  fair: ['A', 'A-', '', ''],
  poor: ['BBB', '', '', ''],
};
/** Years since the company was founded, and 万元 paid in. */
const FOUNDED: Readonly<Record<Known, readonly [number, number]>> = {
  good: [12, 26],
  fair: [5, 16],
  poor: [3, 9],
};
const PAID_IN: Readonly<Record<Known, readonly [number, number]>> = {
  good: [1_000, 8_000],
  fair: [200, 2_000],
  poor: [50, 500],
};
const DAYS_A_YEAR = 365;
const VAT = 0.13;

const serial = (today: Day, days: number): number => serialOf(addDays(today, days));

export function customerRow(
  account: Account,
  drafts: readonly Draft[],
  language: Language,
  today: Day,
  random: Random,
): Row {
  const { profile } = account;
  return {
    id: account.id,
    name: account.name[language],
    status: CUSTOMER_STATUS[profile.extra === 'frozen' ? 'frozen' : 'active'][language],
    termText: profile.extra === 'termless' ? '' : (profile.termText ?? account.term.text),
    currency: account.currency,
    parentId: account.parentId,
    relatedParty: profile.relatedParty ? FLAG.yes[language] : '',
    ...(profile.extra === 'project' ? { warrantyMonths: 12 } : {}),
    ...(profile.single
      ? { singleRate: profile.single.rate, singleReason: profile.single.reason[language] }
      : {}),
    ...(profile.quality === 'bare'
      ? {}
      : masterData(account, profile.quality, drafts, language, today, random)),
  };
}

function masterData(
  account: Account,
  quality: Known,
  drafts: readonly Draft[],
  language: Language,
  today: Day,
  random: Random,
): Row {
  const { profile } = account;
  const answer = (): string => ANSWER[random.pick(ANSWERS[quality])][language];
  const isNew = (profile.months ?? 12) < 12;
  const reviewIn = profile.reviewDue ?? (quality === 'poor' ? random.whole(5, 60) : random.whole(20, 220));
  return {
    taxId: creditCode(random, profile.badTaxId === true),
    salesperson: random.pick(SALESPEOPLE)[language],
    region: random.pick(REGIONS)[language],
    industry: random.pick(INDUSTRIES)[language],
    since: serial(today, isNew ? -130 : -DAYS_A_YEAR * random.whole(2, 9) - random.whole(0, 300)),
    founded: serial(today, -DAYS_A_YEAR * random.whole(...FOUNDED[quality]) - random.whole(0, 300)),
    paidInCapital: Math.round(random.whole(...PAID_IN[quality]) / 50) * 50,
    externalRating: random.pick(RATINGS[quality]),
    management: answer(),
    standing: answer(),
    cooperation: answer(),
    forecastSales: forecast(drafts, today),
    vatRate: VAT,
    reviewDue: serial(today, reviewIn),
  };
}

/** Next year's sales without tax: last year's and a little, in full 万元. */
function forecast(drafts: readonly Draft[], today: Day): CellValue {
  const invoiced = drafts
    .filter(({ kind, date }) => kind === 'invoice' && today - date <= DAYS_A_YEAR)
    .reduce((sum, { amount }) => sum + amount, 0);
  return Math.round((invoiced * 1.05) / (1 + VAT) / 1_000_000) * 10_000 || '';
}

export function limitRows(account: Account, language: Language, today: Day, random: Random): Row[] {
  const day = (days: number | null | undefined): CellValue =>
    days === null || days === undefined ? '' : serial(today, days);
  return account.profile.limits.map((limit) => ({
    customerId: account.id,
    customerName: account.name[language],
    kind: LIMIT_KIND[limit.kind][language],
    mode: limit.mode ? LIMIT_MODE[limit.mode][language] : '',
    amount: limit.share === null ? '' : Math.round((account.nominal * limit.share) / 100_000) * 1000,
    unlimited: limit.unlimited ? FLAG.yes[language] : '',
    percent: limit.percent ?? '',
    currency: account.currency,
    from: day(limit.from),
    to: day(limit.to),
    approvedBy: random.pick(APPROVERS)[language],
    approvedOn: day(limit.approved ?? limit.from),
    insuredTermDays: limit.insuredTermDays ?? '',
  }));
}

interface FactPlan {
  readonly profile: string;
  readonly fact: FactKind;
  readonly value: (account: Account, language: Language) => string;
  readonly from: number | null;
  readonly to: number | null;
  readonly reason: Named;
}

const FACTS: readonly FactPlan[] = [
  {
    profile: 'frozen',
    fact: 'status',
    value: (_, language) => CUSTOMER_STATUS.frozen[language],
    from: -30,
    to: null,
    reason: { 'zh-CN': '逾期超过 90 天，停止赊销', 'en-US': 'Overdue for more than 90 days' },
  },
  {
    profile: 'groupMember',
    fact: 'parentId',
    value: (account) => account.parentId,
    from: -400,
    to: null,
    reason: { 'zh-CN': '被集团收购', 'en-US': 'Bought by the group' },
  },
  {
    profile: 'slow',
    fact: 'termText',
    value: () => '30天',
    from: null,
    to: -181,
    reason: { 'zh-CN': '旧账期', 'en-US': 'Former terms' },
  },
  {
    profile: 'groupShared',
    fact: 'grade',
    value: () => 'A',
    from: -60,
    to: 120,
    reason: { 'zh-CN': '集团出具安慰函，按集团等级掌握', 'en-US': 'Letter of comfort from the group' },
  },
];

export function factRows(accounts: readonly Account[], language: Language, today: Day): Row[] {
  return FACTS.flatMap((plan) =>
    accounts
      .filter(({ profile }) => profile.name === plan.profile)
      .map((account) => ({
        customerId: account.id,
        customerName: account.name[language],
        fact: FACT[plan.fact][language],
        value: plan.value(account, language),
        from: plan.from === null ? '' : serial(today, plan.from),
        to: plan.to === null ? '' : serial(today, plan.to),
        reason: plan.reason[language],
        approvedBy: APPROVERS[0]?.[language] ?? '',
      })),
  );
}
