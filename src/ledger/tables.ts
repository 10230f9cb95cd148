/**
 * The ledger's tables and columns: one list that reading, creating, importing and the words of both languages share.
 * The truth lives in these tables; a column moved or inserted by the user is found again by its header.
 */
import {
  ANSWER,
  CARD,
  CHARACTERISTIC,
  CUSTOMER_STATUS,
  DOCUMENT_KIND,
  FACT,
  FLAG,
  GRADE,
  LEGAL_STATUS,
  LIMIT_KIND,
  LIMIT_MODE,
  NOTE_TYPE,
  OPERATOR,
  RECOURSE,
  SEVERITY,
  STANDARD,
} from './choices';
import { both, LANGUAGES, type Named } from './named';

export * from './choices';
export { LANGUAGES, type Language, type Named } from './named';

export const TABLE_KEYS = [
  'customers',
  'limits',
  'documents',
  'financials',
  'scores',
  'facts',
  'policy',
  'standards',
  'scorecard',
  'rates',
  'findings',
  'journal',
] as const;
export type TableKey = (typeof TABLE_KEYS)[number];

export type ColumnType = 'text' | 'code' | 'money' | 'day' | 'days' | 'ratio' | 'number' | 'choice' | 'flag';

export interface ColumnSpec {
  readonly key: string;
  readonly name: Named;
  readonly type: ColumnType;
  /**
   * input: the user's own. stamped: a value written by a check, true as of 检查日期. formula: a calculated column.
   * system: written by the add-in, not for typing (行号, 来源).
   */
  readonly role: 'input' | 'stamped' | 'formula' | 'system';
  /** Column width in characters of the default font. */
  readonly width: number;
  /** A user may delete it: nothing that is there without it becomes wrong. */
  readonly optional?: boolean;
  /** Allowed values of a choice, in order; the keys are what code sees, the names what the cell holds. */
  readonly choices?: Readonly<Record<string, Named>>;
}

export interface TableSpec {
  readonly key: TableKey;
  /** Name of the sheet and of the table. */
  readonly name: Named;
  readonly columns: readonly ColumnSpec[];
  /** Rewritten as a whole by a check; holds nothing the user typed. */
  readonly derived: boolean;
  /** A ledger made before there was such a table opens without it. */
  readonly optional?: boolean;
}

const rowId: ColumnSpec = {
  key: 'rowId',
  name: both('行号', 'Row ID'),
  type: 'code',
  role: 'system',
  width: 9,
};
const note: ColumnSpec = {
  key: 'note',
  name: both('备注', 'Note'),
  type: 'text',
  role: 'input',
  width: 24,
  optional: true,
};
/** File, sheet and row a record was imported from, for a person to trace it. */
const source: ColumnSpec = {
  key: 'source',
  name: both('来源', 'Source'),
  type: 'code',
  role: 'system',
  width: 14,
};
/** Import identity: the same source row imported again adds nothing. */
const sourceKey: ColumnSpec = {
  key: 'sourceKey',
  name: both('来源标识', 'Source key'),
  type: 'code',
  role: 'system',
  width: 10,
};
const currency: ColumnSpec = {
  key: 'currency',
  name: both('币种', 'Currency'),
  type: 'code',
  role: 'input',
  width: 7,
};
const customerId: ColumnSpec = {
  key: 'customerId',
  name: both('客户编号', 'Customer ID'),
  type: 'code',
  role: 'input',
  width: 12,
};
const customerName: ColumnSpec = {
  key: 'customerName',
  name: both('客户名称', 'Customer name'),
  type: 'text',
  role: 'input',
  width: 30,
};

type Role = ColumnSpec['role'];
function column(
  key: string,
  zh: string,
  en: string,
  type: ColumnType,
  role: Role,
  width: number,
  choices?: Readonly<Record<string, Named>>,
): ColumnSpec {
  return { key, name: both(zh, en), type, role, width, ...(choices ? { choices } : {}) };
}

/** An input column a ledger may do without. */
function extra(
  key: string,
  zh: string,
  en: string,
  type: ColumnType,
  width: number,
  choices?: Readonly<Record<string, Named>>,
): ColumnSpec {
  return { ...column(key, zh, en, type, 'input', width, choices), optional: true };
}

export const TABLES: Readonly<Record<TableKey, TableSpec>> = {
  customers: {
    key: 'customers',
    name: both('客户', 'Customers'),
    derived: false,
    columns: [
      rowId,
      column('id', '客户编号', 'Customer ID', 'code', 'input', 12),
      column('name', '客户名称', 'Customer name', 'text', 'input', 30),
      column('attention', '关注事项', 'Attention', 'text', 'stamped', 26),
      column('limit', '授信额度', 'Credit limit', 'money', 'stamped', 14),
      column('effective', '有效额度', 'Effective limit', 'money', 'stamped', 14),
      column('exposure', '敞口', 'Exposure', 'money', 'stamped', 14),
      column('available', '可用额度', 'Available', 'money', 'formula', 14),
      column('utilisation', '使用率', 'Utilisation', 'ratio', 'formula', 9),
      column('balance', '应收余额', 'Balance', 'money', 'stamped', 14),
      column('overdue', '逾期金额', 'Overdue', 'money', 'stamped', 14),
      column('longestOverdue', '最长逾期天数', 'Longest overdue (days)', 'days', 'stamped', 12),
      column('unapplied', '未核销贷项', 'Unapplied credit', 'money', 'stamped', 14),
      column('limitState', '额度状态', 'Limit state', 'text', 'stamped', 11),
      { ...column('riskClass', '五级分类', 'Risk class', 'text', 'stamped', 9), optional: true },
      { ...column('grade', '信用等级', 'Grade', 'text', 'stamped', 9), optional: true },
      column('status', '状态', 'Status', 'choice', 'input', 8, CUSTOMER_STATUS),
      column('termText', '账期', 'Terms', 'text', 'input', 12),
      currency,
      extra('salesperson', '业务员', 'Salesperson', 'text', 10),
      extra('region', '地区', 'Region', 'text', 10),
      extra('industry', '行业', 'Industry', 'text', 10),
      extra('taxId', '统一社会信用代码', 'Tax ID', 'code', 22),
      extra('parentId', '上级客户', 'Parent', 'code', 12),
      extra('payerId', '结算单位', 'Payer', 'code', 12),
      extra('relatedParty', '关联方', 'Related party', 'flag', 8, FLAG),
      extra('cutOffDay', '结账日', 'Cut-off day', 'days', 8),
      extra('payDay', '付款日', 'Pay day', 'days', 8),
      extra('warrantyMonths', '质保月数', 'Warranty (months)', 'days', 9),
      extra('since', '合作起始', 'Customer since', 'day', 12),
      extra('founded', '成立日期', 'Founded', 'day', 12),
      extra('paidInCapital', '实缴资本（万元）', 'Paid-in capital (10,000)', 'number', 12),
      extra('externalRating', '外部评级', 'External rating', 'text', 9),
      extra('management', '管理水平', 'Management', 'choice', 9, ANSWER),
      extra('standing', '行业地位', 'Standing', 'choice', 9, ANSWER),
      extra('cooperation', '合作态度', 'Cooperation', 'choice', 9, ANSWER),
      extra('legalStatus', '司法状态', 'Legal status', 'choice', 14, LEGAL_STATUS),
      extra('forecastSales', '预计年销售额', 'Forecast annual sales', 'money', 14),
      extra('vatRate', '税率', 'VAT rate', 'ratio', 8),
      extra('interestRate', '逾期年利率', 'Late interest rate', 'ratio', 9),
      extra('reviewDue', '下次评审', 'Next review', 'day', 12),
      extra('singleRate', '单项计提比例', 'Single provision rate', 'ratio', 10),
      extra('singleReason', '单项计提理由', 'Single provision reason', 'text', 16),
      note,
      source,
      sourceKey,
    ],
  },
  limits: {
    key: 'limits',
    name: both('授信', 'Limits'),
    derived: false,
    columns: [
      rowId,
      customerId,
      customerName,
      column('kind', '额度类型', 'Limit kind', 'choice', 'input', 11, LIMIT_KIND),
      column('mode', '方式', 'Mode', 'choice', 'input', 8, LIMIT_MODE),
      column('amount', '额度', 'Amount', 'money', 'input', 14),
      column('unlimited', '不限额', 'Unlimited', 'flag', 'input', 8, FLAG),
      column('percent', '折算比例', 'Counted at', 'ratio', 'input', 9),
      currency,
      column('from', '生效日期', 'From', 'day', 'input', 12),
      column('to', '失效日期', 'To', 'day', 'input', 12),
      extra('approvedBy', '批准人', 'Approved by', 'text', 10),
      column('approvedOn', '批准日期', 'Approved on', 'day', 'input', 12),
      extra('insuredTermDays', '承保账期（天）', 'Insured terms (days)', 'days', 10),
      note,
      source,
      sourceKey,
    ],
  },
  documents: {
    key: 'documents',
    name: both('往来', 'Documents'),
    derived: false,
    columns: [
      rowId,
      customerId,
      customerName,
      column('kind', '单据类型', 'Kind', 'choice', 'input', 10, DOCUMENT_KIND),
      column('number', '单据号', 'Number', 'code', 'input', 20),
      column('date', '单据日期', 'Date', 'day', 'input', 12),
      column('due', '到期日', 'Due date', 'day', 'input', 12),
      column('amount', '金额', 'Amount', 'money', 'input', 14),
      currency,
      column('dueUsed', '计算到期日', 'Due date used', 'day', 'stamped', 12),
      column('open', '未结金额', 'Open amount', 'money', 'stamped', 14),
      column('daysOverdue', '逾期天数', 'Days overdue', 'days', 'formula', 10),
      column('bucket', '账龄区间', 'Ageing bucket', 'text', 'stamped', 12),
      column('settles', '核销单据', 'Settles', 'code', 'input', 20),
      extra('order', '订单号', 'Order number', 'code', 16),
      extra('invoiceCode', '发票代码', 'Invoice code', 'code', 14),
      extra('void', '作废', 'Void', 'flag', 6, FLAG),
      extra('estimated', '到期日估计', 'Due date estimated', 'flag', 9, FLAG),
      extra('disputed', '争议金额', 'Disputed amount', 'money', 12),
      extra('disputedOn', '争议日期', 'Disputed on', 'day', 12),
      extra('reissue', '重开', 'Reissue of', 'code', 14),
      extra('noteType', '票据类型', 'Note type', 'choice', 12, NOTE_TYPE),
      extra('recourse', '追索权', 'Recourse', 'choice', 10, RECOURSE),
      extra('receivedOn', '收票日期', 'Invoice received on', 'day', 12),
      extra('acceptedOn', '验收日期', 'Accepted on', 'day', 12),
      extra('signed', '已签章', 'Signed', 'flag', 8, FLAG),
      extra('insured', '已投保', 'Insured', 'flag', 8, FLAG),
      extra('agreement', '协议号', 'Agreement', 'code', 14),
      extra('approvedBy', '批准人', 'Approved by', 'text', 10),
      note,
      source,
      sourceKey,
    ],
  },
  financials: {
    key: 'financials',
    name: both('财务', 'Financials'),
    derived: false,
    optional: true,
    columns: [
      rowId,
      customerId,
      customerName,
      column('periodEnd', '期末日期', 'Period end', 'day', 'input', 12),
      column('months', '期间月数', 'Months', 'days', 'input', 9),
      extra('audited', '已审计', 'Audited', 'flag', 8, FLAG),
      extra('receivedOn', '收到日期', 'Received on', 'day', 12),
      currency,
      column('currentAssets', '流动资产合计', 'Current assets', 'money', 'input', 14),
      column('inventory', '存货', 'Inventory', 'money', 'input', 14),
      column('totalAssets', '资产总计', 'Total assets', 'money', 'input', 14),
      column('intangibles', '无形资产', 'Intangible assets', 'money', 'input', 14),
      column('currentLiabilities', '流动负债合计', 'Current liabilities', 'money', 'input', 14),
      column('totalLiabilities', '负债合计', 'Total liabilities', 'money', 'input', 14),
      column('retainedEarnings', '留存收益', 'Retained earnings', 'money', 'input', 14),
      column('equity', '所有者权益合计', 'Equity', 'money', 'input', 14),
      column('revenue', '营业收入', 'Revenue', 'money', 'input', 14),
      column('ebit', '息税前利润', 'EBIT', 'money', 'input', 14),
      column('netProfit', '净利润', 'Net profit', 'money', 'input', 14),
      column('operatingCashFlow', '经营活动现金流量净额', 'Operating cash flow', 'money', 'input', 16),
      note,
      source,
      sourceKey,
    ],
  },
  scores: {
    key: 'scores',
    name: both('评分', 'Scores'),
    derived: false,
    optional: true,
    columns: [
      rowId,
      column('asOf', '评分日期', 'Scored as of', 'day', 'system', 12),
      column('customerId', '客户编号', 'Customer ID', 'code', 'system', 12),
      column('customerName', '客户名称', 'Customer name', 'text', 'system', 30),
      column('card', '评分卡', 'Scorecard', 'choice', 'system', 9, CARD),
      column('version', '版本', 'Version', 'days', 'system', 7),
      column('score', '得分', 'Score', 'number', 'system', 9),
      column('coverage', '覆盖率', 'Coverage', 'ratio', 'system', 9),
      column('worst', '最低可能', 'At worst', 'number', 'system', 9),
      column('best', '最高可能', 'At best', 'number', 'system', 9),
      column('grade', '等级', 'Grade', 'choice', 'system', 8, GRADE),
      column('knockOuts', '否决项', 'Knock-outs', 'text', 'system', 24),
      column('costMost', '主要扣分', 'Cost most', 'text', 'system', 40),
      column('collectNext', '待补资料', 'To collect', 'text', 'system', 30),
      column('inputs', '计算依据', 'Inputs', 'code', 'system', 20),
    ],
  },
  facts: {
    key: 'facts',
    name: both('变更', 'Changes'),
    derived: false,
    optional: true,
    columns: [
      rowId,
      customerId,
      customerName,
      column('fact', '变更项目', 'What changes', 'choice', 'input', 12, FACT),
      column('value', '变更为', 'Changed to', 'text', 'input', 16),
      column('from', '生效日期', 'From', 'day', 'input', 12),
      column('to', '失效日期', 'To', 'day', 'input', 12),
      column('reason', '理由', 'Reason', 'text', 'input', 30),
      extra('approvedBy', '批准人', 'Approved by', 'text', 10),
      note,
    ],
  },
  policy: {
    key: 'policy',
    name: both('政策', 'Policy'),
    derived: false,
    columns: [
      rowId,
      column('setting', '项目', 'Setting', 'text', 'system', 26),
      column('value', '值', 'Value', 'text', 'input', 16),
      column('note', '说明', 'Meaning', 'text', 'input', 60),
    ],
  },
  standards: {
    key: 'standards',
    name: both('标准', 'Standards'),
    derived: false,
    optional: true,
    columns: [
      rowId,
      column('list', '类别', 'List', 'choice', 'input', 20, STANDARD),
      column('name', '名称', 'Name', 'text', 'input', 18),
      column('value', '数值', 'Value', 'number', 'input', 12),
      note,
    ],
  },
  scorecard: {
    key: 'scorecard',
    name: both('评分卡', 'Scorecard'),
    derived: false,
    optional: true,
    columns: [
      rowId,
      column('card', '评分卡', 'Scorecard', 'choice', 'input', 9, CARD),
      column('version', '版本', 'Version', 'days', 'input', 7),
      column('characteristic', '指标', 'Characteristic', 'choice', 'input', 22, CHARACTERISTIC),
      column('weight', '权重', 'Weight', 'number', 'input', 9),
      column('operator', '条件', 'Condition', 'choice', 'input', 7, OPERATOR),
      column('bound', '界值', 'Bound', 'text', 'input', 10),
      column('points', '分数', 'Points', 'number', 'input', 9),
      note,
    ],
  },
  rates: {
    key: 'rates',
    name: both('汇率', 'Rates'),
    derived: false,
    optional: true,
    columns: [
      rowId,
      currency,
      column('units', '单位', 'Units', 'number', 'input', 8),
      column('rate', '折合本位币', 'In base currency', 'number', 'input', 12),
      column('date', '日期', 'Date', 'day', 'input', 12),
      extra('rateSource', '汇率来源', 'Rate source', 'text', 14),
      note,
    ],
  },
  findings: {
    key: 'findings',
    name: both('预警', 'Findings'),
    derived: true,
    columns: [
      rowId,
      column('severity', '级别', 'Severity', 'choice', 'system', 8, SEVERITY),
      column('rule', '规则', 'Rule', 'code', 'system', 22),
      column('customerId', '客户编号', 'Customer ID', 'code', 'system', 12),
      column('customerName', '客户名称', 'Customer name', 'text', 'system', 30),
      column('message', '说明', 'What and why', 'text', 'system', 60),
      column('todo', '建议', 'What to do', 'text', 'system', 40),
      column('cell', '单元格', 'Cell', 'code', 'system', 14),
      column('asOf', '检查日期', 'As of', 'day', 'system', 12),
    ],
  },
  journal: {
    key: 'journal',
    name: both('日志', 'Journal'),
    derived: false,
    columns: [
      rowId,
      column('client', '客户端', 'Client', 'code', 'system', 12),
      column('sequence', '序号', 'Sequence', 'days', 'system', 8),
      column('part', '分段', 'Part', 'code', 'system', 8),
      column('time', '时间', 'Time', 'code', 'system', 22),
      column('who', '操作人', 'Who', 'text', 'system', 12),
      column('command', '命令', 'Command', 'code', 'system', 12),
      column('table', '表', 'Table', 'code', 'system', 12),
      column('rows', '行数', 'Rows', 'days', 'system', 8),
      column('summary', '摘要', 'Summary', 'text', 'system', 40),
      column('before', '之前', 'Before', 'code', 'system', 16),
      column('after', '之后', 'After', 'code', 'system', 16),
      column('previous', '前序哈希', 'Previous hash', 'code', 'system', 14),
      column('seen', '见到', 'Seen', 'code', 'system', 14),
      column('hash', '哈希', 'Hash', 'code', 'system', 14),
    ],
  },
};

export function columnOf(table: TableKey, key: string): ColumnSpec {
  const found = TABLES[table].columns.find((spec) => spec.key === key);
  if (!found) throw new RangeError(`no column ${key} in ${table}`);
  return found;
}

/** Full-width forms, outer spaces and letter case do not tell choices apart. */
function plainText(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** The choice key behind a cell's text in either language; null when it is none of them. */
export function choiceKey<K extends string>(choices: Readonly<Record<K, Named>>, text: string): K | null {
  const wanted = plainText(text);
  for (const key of Object.keys(choices) as K[]) {
    if (LANGUAGES.some((language) => plainText(choices[key][language]) === wanted)) return key;
  }
  return null;
}
