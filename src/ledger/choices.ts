/** What a choice cell may hold: keys are what code sees, names what the cell says, in order. */
import { both, type Named } from './named';

export const CUSTOMER_STATUS = {
  active: both('正常', 'Active'),
  frozen: both('冻结', 'Frozen'),
  closed: both('关闭', 'Closed'),
} as const satisfies Record<string, Named>;
export type CustomerStatus = keyof typeof CUSTOMER_STATUS;

export const LIMIT_KIND = {
  base: both('基础额度', 'Base'),
  temporary: both('临时额度', 'Temporary'),
  guarantee: both('担保', 'Guarantee'),
  collateral: both('抵质押', 'Collateral'),
  insurance: both('信用保险', 'Credit insurance'),
} as const satisfies Record<string, Named>;
export type LimitKind = keyof typeof LIMIT_KIND;

export const LIMIT_MODE = {
  replaces: both('替代', 'Replaces'),
  adds: both('追加', 'Adds'),
} as const satisfies Record<string, Named>;
export type LimitMode = keyof typeof LIMIT_MODE;

export const DOCUMENT_KIND = {
  opening: both('期初余额', 'Opening'),
  invoice: both('发票', 'Invoice'),
  creditNote: both('红字', 'Credit note'),
  receipt: both('回款', 'Receipt'),
  prepayment: both('预收', 'Prepayment'),
  refund: both('退款', 'Refund'),
  offset: both('抵账', 'Offset'),
  writeOff: both('坏账核销', 'Write-off'),
  recovery: both('坏账收回', 'Recovery'),
  note: both('应收票据', 'Note receivable'),
  noteDiscounted: both('票据贴现', 'Note discounted'),
  noteEndorsed: both('票据背书', 'Note endorsed'),
  noteHonoured: both('票据兑付', 'Note honoured'),
  noteDishonoured: both('票据拒付', 'Note dishonoured'),
  noteRecourse: both('追索清偿', 'Recourse settled'),
  factoring: both('保理', 'Factoring'),
  retention: both('质保金', 'Retention'),
  adjustment: both('调整', 'Adjustment'),
  order: both('订单', 'Order'),
  delivery: both('发货', 'Delivery'),
  statement: both('对账', 'Statement'),
  extension: both('展期', 'Extension'),
  reminder: both('催收函', 'Reminder'),
  lawsuit: both('起诉', 'Lawsuit'),
} as const satisfies Record<string, Named>;
export type DocumentKind = keyof typeof DOCUMENT_KIND;

/** How a row stands that an import could not read. header: it says what the rows of its table mean. left: nobody wants it.
 * again: it is nothing by itself, and comes in with its sheet alone. */
export const PROBLEM_STATE = {
  open: both('待处理', 'Open'),
  done: both('已导入', 'Imported'),
  left: both('不导入', 'Left out'),
  header: both('表头', 'Header'),
  again: both('需重新导入', 'Import again'),
} as const satisfies Record<string, Named>;
export type ProblemState = keyof typeof PROBLEM_STATE;

/** Whether what an import was told of a column is offered the next time. */
export const MEMORY_STATE = {
  used: both('使用', 'In use'),
  forgotten: both('已忘记', 'Forgotten'),
} as const satisfies Record<string, Named>;

export const FLAG = { yes: both('是', 'Yes') } as const satisfies Record<string, Named>;

export const SEVERITY = {
  high: both('严重', 'High'),
  medium: both('关注', 'Medium'),
  low: both('提示', 'Low'),
} as const satisfies Record<string, Named>;
export type Severity = keyof typeof SEVERITY;

/** Kinds of note (domain: Notes); each has a weight in exposure. */
export const NOTE_TYPE = {
  bankAcceptance: both('银承', 'Bank acceptance'),
  financeCompany: both('财务公司承兑', 'Finance company acceptance'),
  commercial: both('商承', 'Commercial acceptance'),
  digital: both('数字债权凭证', 'Digital receivable'),
} as const satisfies Record<string, Named>;
export type NoteType = keyof typeof NOTE_TYPE;

/** Whether a discounted, endorsed or factored claim can come back to us. */
export const RECOURSE = {
  with: both('有追索权', 'With recourse'),
  without: both('无追索权', 'Without recourse'),
} as const satisfies Record<string, Named>;
export type Recourse = keyof typeof RECOURSE;

/** What a court or register says of a customer; each is a knock-out to D (domain: Defaults). */
export const LEGAL_STATUS = {
  dishonest: both('失信被执行人', 'Listed as defaulter'),
  bankrupt: both('破产', 'Bankrupt'),
  accountFrozen: both('账户被冻结', 'Account frozen by a court'),
} as const satisfies Record<string, Named>;
export type LegalStatus = keyof typeof LEGAL_STATUS;

/** Answers to the qualitative questions of the scorecard. */
export const ANSWER = {
  good: both('好', 'Good'),
  fair: both('中', 'Fair'),
  poor: both('差', 'Poor'),
} as const satisfies Record<string, Named>;
export type Answer = keyof typeof ANSWER;

/** What a dated row of 变更 changes about a customer (domain: Exposure — status, group, term and grade are dated rows). */
export const FACT = {
  status: both('状态', 'Status'),
  parentId: both('上级客户', 'Parent'),
  termText: both('账期', 'Terms'),
  grade: both('等级', 'Grade'),
  /** A former or other name of the customer, or the number of one that was merged into it. */
  alias: both('曾用名', 'Also known as'),
  /** The number of a customer that looks like the same and is not: nobody asks again. */
  apart: both('不是同一客户', 'Not the same as'),
} as const satisfies Record<string, Named>;
export type FactKind = keyof typeof FACT;

/** Grades, best first; D only by knock-out. */
export const GRADE = {
  AAA: both('AAA', 'AAA'),
  AA: both('AA', 'AA'),
  A: both('A', 'A'),
  BBB: both('BBB', 'BBB'),
  BB: both('BB', 'BB'),
  B: both('B', 'B'),
  C: both('C', 'C'),
  D: both('D', 'D'),
} as const satisfies Record<string, Named>;
export type Grade = keyof typeof GRADE;
export const GRADES = Object.keys(GRADE) as Grade[];

export const CARD = {
  standard: both('标准', 'Standard'),
  newCustomer: both('新客户', 'New customer'),
} as const satisfies Record<string, Named>;
export type CardKey = keyof typeof CARD;

/** Bins of a characteristic are tested top down; the first that holds counts. */
export const OPERATOR = {
  '<': both('<', '<'),
  '<=': both('≤', '≤'),
  '>': both('>', '>'),
  '>=': both('≥', '≥'),
  '=': both('=', '='),
  else: both('其他', 'Otherwise'),
} as const satisfies Record<string, Named>;
export type Operator = keyof typeof OPERATOR;

/** The scorecard's characteristics (domain: Defaults), in the order of the card. */
export const CHARACTERISTIC = {
  dbt: both('加权逾期天数', 'Days beyond terms'),
  onTimeShare: both('按期付款率', 'On-time share'),
  longestOverdue: both('当前最长逾期天数', 'Longest overdue now (days)'),
  worsening: both('逾期天数变化', 'Change in days beyond terms'),
  yearsAsCustomer: both('合作年限', 'Years as customer'),
  salesGrowth: both('销售增长率', 'Sales growth'),
  peakUtilisation: both('最高使用率', 'Peak utilisation'),
  zScore: both("Z''值", "Z''"),
  currentRatio: both('流动比率', 'Current ratio'),
  liabilitiesToAssets: both('资产负债率', 'Liabilities to assets'),
  netMargin: both('销售净利率', 'Net margin'),
  operatingCashFlow: both('经营现金流', 'Operating cash flow'),
  yearsInBusiness: both('成立年限', 'Years in business'),
  paidInCapital: both('实缴资本（万元）', 'Paid-in capital (10,000)'),
  externalRating: both('外部评级', 'External rating'),
  qualitative: both('定性评价', 'Qualitative answers'),
} as const satisfies Record<string, Named>;
export type Characteristic = keyof typeof CHARACTERISTIC;
export const CHARACTERISTICS = Object.keys(CHARACTERISTIC) as Characteristic[];

/** Five-level class (domain: Class and provision), best first. */
export const RISK_CLASS = {
  normal: both('正常', 'Normal'),
  watch: both('关注', 'Watch'),
  substandard: both('次级', 'Substandard'),
  doubtful: both('可疑', 'Doubtful'),
  loss: both('损失', 'Loss'),
} as const satisfies Record<string, Named>;
export type RiskClass = keyof typeof RISK_CLASS;
export const RISK_CLASSES = Object.keys(RISK_CLASS) as RiskClass[];

/** Age bands by anniversaries of the document date (domain: Ageing). */
export const AGE_BAND = {
  '1': both('1 年以内', 'Up to 1 year'),
  '2': both('1–2 年', '1–2 years'),
  '3': both('2–3 年', '2–3 years'),
  '4': both('3–4 年', '3–4 years'),
  '5': both('4–5 年', '4–5 years'),
  '>5': both('5 年以上', 'Over 5 years'),
} as const satisfies Record<string, Named>;
export type AgeBand = keyof typeof AGE_BAND;
export const AGE_BANDS: readonly AgeBand[] = ['1', '2', '3', '4', '5', '>5'];

/** Lists kept as rows of 标准: what is named, and one number for it. */
export const STANDARD = {
  gradeFloor: both('等级分数线', 'Grade: score above'),
  gradeFactor: both('等级额度系数', 'Grade: advice factor'),
  netWorthShare: both('等级净资产比例', 'Grade: % of tangible net worth'),
  turnoverShare: both('等级营业额比例', 'Grade: % of turnover'),
  reviewMonths: both('等级复审月数', 'Grade: months to review'),
  noteWeight: both('票据权重', 'Note weight'),
  workingAssets: both('营运资产比例', 'Working assets %'),
  authority: both('审批权限', 'Authority up to'),
  riskClass: both('五级分类天数', 'Class from days overdue'),
  lossRate: both('账龄损失率', 'Loss rate by age'),
} as const satisfies Record<string, Named>;
export type StandardKey = keyof typeof STANDARD;

/** Overdue buckets in order (domain: Ageing); due today is not overdue, day 30 is in 1-30. */
export const BUCKET = {
  notDue: both('未到期', 'Not due'),
  '1-30': both('1–30 天', '1–30 days'),
  '31-60': both('31–60 天', '31–60 days'),
  '61-90': both('61–90 天', '61–90 days'),
  '91-180': both('91–180 天', '91–180 days'),
  '181-365': both('181–365 天', '181–365 days'),
  '>365': both('365 天以上', 'Over 365 days'),
  noDueDate: both('未定到期日', 'No due date'),
} as const satisfies Record<string, Named>;
export type Bucket = keyof typeof BUCKET;
export const BUCKETS = Object.keys(BUCKET) as Bucket[];

/** States of a limit (domain: Exposure, limit, utilisation): blank is not zero, and zero is not unlimited. */
export const LIMIT_STATE = {
  set: both('已设定', 'Set'),
  zero: both('零额度', 'Zero'),
  unset: both('未设定', 'Unset'),
  unlimited: both('不限额', 'Unlimited'),
  shared: both('集团共用', 'Shared'),
  expired: both('已过期', 'Expired'),
} as const satisfies Record<string, Named>;
export type LimitStateName = keyof typeof LIMIT_STATE;

/** The ways a setting of 政策 chooses from: what its cell says, by what code sees. */
export const POLICY_CHOICE = {
  settlement: {
    fifo: both('按到期日先后', 'Oldest first'),
    named: both('只核销指明单据', 'Named documents only'),
  },
  monthTerms: {
    days: both('月末加天数', 'Month end plus days'),
    months: both('次月月末', 'End of a later month'),
  },
  extensions: {
    original: both('原到期日', 'Original due date'),
    extended: both('展期后到期日', 'Extended due date'),
  },
  insuranceInLimit: { no: both('不计入', 'Not counted'), yes: both('计入', 'Counted') },
  noteCountsPaid: { maturity: both('到期日', 'At maturity'), receipt: both('收到日', 'On receipt') },
  dsoWindow: { months: both('上一完整月末', 'Last whole month'), asOf: both('检查日期', 'As-of date') },
} as const satisfies Record<string, Readonly<Record<string, Named>>>;
export type PolicyChoice = keyof typeof POLICY_CHOICE;
