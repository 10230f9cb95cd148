/** The settings of a ledger, kept as rows of the 政策 table. A bad cell is a finding; the default is used and said so. */
import * as z from 'zod/mini';
import { parseIsoDay, type Day } from './day';
import { money, type Money } from './money';
import { GRADES, POLICY_CHOICE, type Grade, type PolicyChoice } from './choices';
import type { Named } from './named';

/** Version of the tables' shape. A workbook of a newer one opens read-only; every older one opens. */
export const SCHEMA_VERSION = 1;

type ChoiceOf<K extends PolicyChoice> = keyof (typeof POLICY_CHOICE)[K] & string;

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
  readonly settlement: ChoiceOf<'settlement'>;
  /** 月结n天: end of the month + n days, or the end of the month n/30 months later. */
  readonly monthTerms: ChoiceOf<'monthTerms'>;
  /** Share of open orders and deliveries that counts in exposure; orders older than the horizon do not count (null = no horizon). */
  readonly orderWeight: Money;
  readonly deliveryWeight: Money;
  readonly orderHorizonDays: number | null;
  /** A delivery this many days old without an invoice is a finding. */
  readonly unbilledDays: number;
  /** A note without a result this many days after maturity counts in full. */
  readonly noteSettleDays: number;
  /** Whether overdue findings use the original due date or the extended one (展期). */
  readonly extensions: ChoiceOf<'extensions'>;
  /** A document in dispute is left out of score and knock-outs for at most this many days. */
  readonly disputeDays: number;
  /** Days within which an unlinked red and blue invoice of one amount look like a reissue. */
  readonly reissueDays: number;
  /** A rate older than this is a finding. */
  readonly rateOldDays: number;
  /** Whether credit insurance is added to the limit. */
  readonly insuranceInLimit: ChoiceOf<'insuranceInLimit'>;
  /** Insured documents overdue beyond this must be reported to the insurer. */
  readonly insuranceReportDays: number;
  /** The same of documents in another currency than the book's: exports. */
  readonly insuranceExportDays: number;
  /** Months of payment behaviour looked at. */
  readonly behaviourMonths: number;
  /** Whether a note other than a bank acceptance counts as paid at maturity or on receipt. */
  readonly noteCountsPaid: ChoiceOf<'noteCountsPaid'>;
  /** Whole months before asOf, or asOf itself, as the end of the DSO window. */
  readonly dsoMonths: number;
  readonly dsoWindow: ChoiceOf<'dsoWindow'>;
  /** Change in days beyond terms from which behaviour.worsening fires. */
  readonly worseningDays: number;
  readonly scoreStaleDays: number;
  readonly statementsStaleMonths: number;
  readonly concentrationSingle: Money;
  readonly concentrationTop: Money;
  /** Months without a 对账 after which statement.none fires. */
  readonly statementMonths: number;
  /** Limitation of claims in months, and days before its end from which it is a finding. */
  readonly limitationMonths: number;
  readonly limitationWarnDays: number;
  /** Known weight below which no grade is given. */
  readonly coverageMin: Money;
  /** A decision holds below this grade. */
  readonly gradeFloor: Grade;
  /** A decision holds when the longest overdue exceeds this. */
  readonly holdOverdueDays: number;
  /** Advice: VAT where the customer has no rate of its own, share of net worth, factor on the history peak. */
  readonly vatRate: Money;
  readonly netWorthShare: Money;
  readonly peakFactor: Money;
  readonly peakLateDays: number;
  /** Largest share of our exposure for one customer; of our capital where that is given. */
  readonly appetiteShare: Money;
  readonly capital: Money | null;
  /** Advice is rounded down to this. */
  readonly adviceStep: Money;
  /** ABC tiers by share of twelve months' sales. */
  readonly tierA: Money;
  readonly tierB: Money;
  /** Multiplies loss rates for what is foreseen (前瞻性系数). */
  readonly forwardFactor: Money;
  readonly forecastDays: number;
  /** Rows of 客户 or 往来, and customers × documents, up to which computed columns are live formulas. */
  readonly liveFormulaRowsMax: number;
  readonly liveSumPairsMax: number;
}

export type PolicyKey = keyof Policy | 'schemaVersion';

/** Text of a form that is then read: what the form does not catch, `read` answers with null. */
export function readAs<T>(form: RegExp, read: (text: string) => T | null) {
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
export const amount = readAs(/^\d+(\.\d+)?$/, money);
export const share = readAs(/^\d+(\.\d+)?$/, (text) => (money(text).lte(1) ? money(text) : null));
export const count = readAs(/^\d{1,4}$/, Number);
const large = readAs(/^\d{1,9}$/, Number);
export const ratio = readAs(/^\d+(\.\d+)?$/, money);
const noNumber = z.pipe(
  z.literal(''),
  z.transform(() => null),
);
const noDay = z.pipe(
  z.literal(''),
  z.transform(() => null),
);

function choiceOf<K extends PolicyChoice>(key: K) {
  return z.enum(Object.keys(POLICY_CHOICE[key]) as ChoiceOf<K>[]);
}

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
  settlement: choiceOf('settlement'),
  monthTerms: choiceOf('monthTerms'),
  orderWeight: share,
  deliveryWeight: share,
  orderHorizonDays: z.union([noNumber, count]),
  unbilledDays: count,
  noteSettleDays: count,
  extensions: choiceOf('extensions'),
  disputeDays: count,
  reissueDays: count,
  rateOldDays: count,
  insuranceInLimit: choiceOf('insuranceInLimit'),
  insuranceReportDays: count,
  insuranceExportDays: count,
  behaviourMonths: count,
  noteCountsPaid: choiceOf('noteCountsPaid'),
  dsoMonths: count,
  dsoWindow: choiceOf('dsoWindow'),
  worseningDays: count,
  scoreStaleDays: count,
  statementsStaleMonths: count,
  concentrationSingle: share,
  concentrationTop: share,
  statementMonths: count,
  limitationMonths: count,
  limitationWarnDays: count,
  coverageMin: share,
  gradeFloor: z.enum(GRADES),
  holdOverdueDays: count,
  vatRate: share,
  netWorthShare: share,
  peakFactor: ratio,
  peakLateDays: count,
  appetiteShare: share,
  capital: z.union([noNumber, amount]),
  adviceStep: amount,
  tierA: share,
  tierB: share,
  forwardFactor: ratio,
  forecastDays: count,
  liveFormulaRowsMax: large,
  liveSumPairsMax: large,
} as const satisfies Record<PolicyKey, z.ZodMiniType>;

/** Names of the ways a setting chooses from, by key; null for a setting that is no choice. */
export function policyChoices(key: PolicyKey): Readonly<Record<string, Named>> | null {
  const choices: Readonly<Partial<Record<PolicyKey, Readonly<Record<string, Named>>>>> = POLICY_CHOICE;
  return choices[key] ?? null;
}

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
  orderWeight: money('1'),
  deliveryWeight: money('1'),
  orderHorizonDays: null,
  unbilledDays: 30,
  noteSettleDays: 10,
  extensions: 'original',
  disputeDays: 90,
  reissueDays: 30,
  rateOldDays: 35,
  insuranceInLimit: 'no',
  insuranceReportDays: 30,
  insuranceExportDays: 60,
  behaviourMonths: 12,
  noteCountsPaid: 'maturity',
  dsoMonths: 3,
  dsoWindow: 'months',
  worseningDays: 10,
  scoreStaleDays: 180,
  statementsStaleMonths: 15,
  concentrationSingle: money('0.1'),
  concentrationTop: money('0.5'),
  statementMonths: 6,
  limitationMonths: 36,
  limitationWarnDays: 180,
  coverageMin: money('0.6'),
  gradeFloor: 'B',
  holdOverdueDays: 30,
  vatRate: money('0.13'),
  netWorthShare: money('0.1'),
  peakFactor: money('1'),
  peakLateDays: 5,
  appetiteShare: money('0.1'),
  capital: null,
  adviceStep: money('1000'),
  tierA: money('0.7'),
  tierB: money('0.9'),
  forwardFactor: money('1'),
  forecastDays: 90,
  liveFormulaRowsMax: 10_000,
  liveSumPairsMax: 5_000_000,
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
  orderWeight: { 'zh-CN': '订单权重', 'en-US': 'Order weight' },
  deliveryWeight: { 'zh-CN': '发货权重', 'en-US': 'Delivery weight' },
  orderHorizonDays: { 'zh-CN': '订单有效天数', 'en-US': 'Order horizon (days)' },
  unbilledDays: { 'zh-CN': '发货未开票天数', 'en-US': 'Unbilled after (days)' },
  noteSettleDays: { 'zh-CN': '票据到期后观察天数', 'en-US': 'Note result after maturity (days)' },
  extensions: { 'zh-CN': '展期口径', 'en-US': 'Extensions' },
  disputeDays: { 'zh-CN': '争议剔除天数', 'en-US': 'Dispute left out for (days)' },
  reissueDays: { 'zh-CN': '红蓝票识别天数', 'en-US': 'Reissue within (days)' },
  rateOldDays: { 'zh-CN': '汇率有效天数', 'en-US': 'Rate old after (days)' },
  insuranceInLimit: { 'zh-CN': '信保计入额度', 'en-US': 'Insurance in limit' },
  insuranceReportDays: { 'zh-CN': '信保报案天数', 'en-US': 'Insurance report after (days)' },
  insuranceExportDays: { 'zh-CN': '信保报案天数（出口）', 'en-US': 'Insurance report after, export (days)' },
  behaviourMonths: { 'zh-CN': '付款行为月数', 'en-US': 'Behaviour months' },
  noteCountsPaid: { 'zh-CN': '票据视同付款', 'en-US': 'Notes count as paid' },
  dsoMonths: { 'zh-CN': 'DSO月数', 'en-US': 'DSO months' },
  dsoWindow: { 'zh-CN': 'DSO期末', 'en-US': 'DSO window' },
  worseningDays: { 'zh-CN': '付款恶化天数', 'en-US': 'Worsening (days)' },
  scoreStaleDays: { 'zh-CN': '评分有效天数', 'en-US': 'Score stale after (days)' },
  statementsStaleMonths: { 'zh-CN': '财务报表有效月数', 'en-US': 'Financials stale after (months)' },
  concentrationSingle: { 'zh-CN': '单一客户集中度', 'en-US': 'Concentration, one customer' },
  concentrationTop: { 'zh-CN': '前五大集中度', 'en-US': 'Concentration, top five' },
  statementMonths: { 'zh-CN': '对账间隔月数', 'en-US': 'Statement every (months)' },
  limitationMonths: { 'zh-CN': '诉讼时效月数', 'en-US': 'Limitation (months)' },
  limitationWarnDays: { 'zh-CN': '诉讼时效提醒天数', 'en-US': 'Limitation warning (days)' },
  coverageMin: { 'zh-CN': '最低覆盖率', 'en-US': 'Least coverage' },
  gradeFloor: { 'zh-CN': '发货最低等级', 'en-US': 'Grade floor' },
  holdOverdueDays: { 'zh-CN': '停发逾期天数', 'en-US': 'Hold beyond (days overdue)' },
  vatRate: { 'zh-CN': '默认税率', 'en-US': 'Default VAT rate' },
  netWorthShare: { 'zh-CN': '净资产比例', 'en-US': 'Share of net worth' },
  peakFactor: { 'zh-CN': '历史高峰系数', 'en-US': 'History peak factor' },
  peakLateDays: { 'zh-CN': '历史高峰容许逾期天数', 'en-US': 'Peak paid within (days late)' },
  appetiteShare: { 'zh-CN': '单户上限比例', 'en-US': 'Appetite share' },
  capital: { 'zh-CN': '本公司净资产', 'en-US': 'Our capital' },
  adviceStep: { 'zh-CN': '建议额度取整', 'en-US': 'Advice step' },
  tierA: { 'zh-CN': 'A类销售占比', 'en-US': 'Tier A share' },
  tierB: { 'zh-CN': 'B类销售占比', 'en-US': 'Tier B share' },
  forwardFactor: { 'zh-CN': '前瞻性系数', 'en-US': 'Forward factor' },
  forecastDays: { 'zh-CN': '预测天数', 'en-US': 'Forecast days' },
  liveFormulaRowsMax: { 'zh-CN': '实时公式行数上限', 'en-US': 'Live formula rows' },
  liveSumPairsMax: { 'zh-CN': '实时汇总上限', 'en-US': 'Live sum pairs' },
};
