/** The settings of a ledger, kept as rows of the 政策 table. A bad cell is a finding; the default is used and said so. */
import * as z from 'zod/mini';
import { parseIsoDay, type Day } from './day';
import { money, type Money } from './money';
import type { Named } from './tables';

/** Version of the tables' shape. A workbook of a newer one opens read-only; every older one opens. */
export const SCHEMA_VERSION = 1;

export interface Policy {
  /** 检查日期: what the figures in the book are true as of; null in a new ledger. */
  readonly asOf: Day | null;
  /** The book's currency, ISO 4217. */
  readonly currency: string;
  /** Alerts on overdue only after this many days (宽限天数). */
  readonly graceDays: number;
  /** Open amounts below this, in the book's currency, do not make a customer overdue (逾期金额下限). */
  readonly overdueFloor: Money;
  /** Utilisation from which limit.near is medium, and from which it is high. */
  readonly nearMedium: Money;
  readonly nearHigh: Money;
  /** overdue ÷ Σ buckets from which overdue.ratio fires. */
  readonly overdueRatio: Money;
  /** A limit ending within this many days is expiring. */
  readonly expiringDays: number;
  readonly settlement: 'fifo' | 'named';
  /** 月结n天: end of the month + n days, or the end of the month n/30 months later. */
  readonly monthTerms: 'days' | 'months';
}

export type PolicyKey = keyof Policy | 'schemaVersion';

/** Text of a form that is then read: what the form does not catch, `read` answers with null. */
function readAs<T>(form: RegExp, read: (text: string) => T | null) {
  return z.pipe(
    z.string().check(z.regex(form)),
    z.transform((text: string, context): T => {
      const value = read(text);
      if (value === null) {
        context.issues.push({ code: 'custom', input: text });
        return z.NEVER;
      }
      return value;
    }),
  );
}

const day = readAs(/^\d{4}-\d{2}-\d{2}$/, parseIsoDay);
const amount = readAs(/^\d+(\.\d+)?$/, money);
const share = readAs(/^\d+(\.\d+)?$/, (text) => (money(text).lte(1) ? money(text) : null));
const count = readAs(/^\d{1,4}$/, Number);
const noDay = z.pipe(
  z.literal(''),
  z.transform(() => null),
);

/** One decoder per setting, from the cell's text. */
export const POLICY_SCHEMA = {
  schemaVersion: count,
  asOf: z.union([noDay, day]),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  graceDays: count,
  overdueFloor: amount,
  nearMedium: share,
  nearHigh: share,
  overdueRatio: share,
  expiringDays: count,
  settlement: z.enum(['fifo', 'named']),
  monthTerms: z.enum(['days', 'months']),
} as const satisfies Record<PolicyKey, z.ZodMiniType>;

export const POLICY_KEYS = Object.keys(POLICY_SCHEMA) as PolicyKey[];

/** Defaults a Chinese trading company would start from: common practice, not validated on anyone's data. */
export const DEFAULT_POLICY: Policy = {
  asOf: null,
  currency: 'CNY',
  graceDays: 3,
  overdueFloor: money('100'),
  nearMedium: money('0.8'),
  nearHigh: money('0.9'),
  overdueRatio: money('0.3'),
  expiringDays: 30,
  settlement: 'fifo',
  monthTerms: 'days',
};

/** What the 项目 column says for a setting; reading recognises either language. */
export const POLICY_NAME: Readonly<Record<PolicyKey, Named>> = {
  schemaVersion: { 'zh-CN': '表结构版本', 'en-US': 'Schema version' },
  asOf: { 'zh-CN': '检查日期', 'en-US': 'As of' },
  currency: { 'zh-CN': '本位币', 'en-US': 'Currency' },
  graceDays: { 'zh-CN': '逾期宽限天数', 'en-US': 'Grace days' },
  overdueFloor: { 'zh-CN': '逾期金额下限', 'en-US': 'Overdue floor' },
  nearMedium: { 'zh-CN': '临近额度（关注）', 'en-US': 'Near limit (medium)' },
  nearHigh: { 'zh-CN': '临近额度（严重）', 'en-US': 'Near limit (high)' },
  overdueRatio: { 'zh-CN': '逾期占比', 'en-US': 'Overdue ratio' },
  expiringDays: { 'zh-CN': '额度到期提醒天数', 'en-US': 'Limit expiring within (days)' },
  settlement: { 'zh-CN': '核销方式', 'en-US': 'Settlement' },
  monthTerms: { 'zh-CN': '月结算法', 'en-US': 'Month terms' },
};
