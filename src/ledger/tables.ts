/**
 * The ledger's tables and columns: one list that reading, creating, importing and the words of both languages share.
 * The truth lives in these tables; a column moved or inserted by the user is found again by its header.
 */
export const LANGUAGES = ['zh-CN', 'en-US'] as const;
export type Language = (typeof LANGUAGES)[number];

export const TABLE_KEYS = ['customers', 'limits', 'documents', 'policy', 'findings', 'journal'] as const;
export type TableKey = (typeof TABLE_KEYS)[number];

export type ColumnType = 'text' | 'code' | 'money' | 'day' | 'days' | 'ratio' | 'choice' | 'flag';

export interface Named {
  readonly 'zh-CN': string;
  readonly 'en-US': string;
}

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
}

const both = (zh: string, en: string): Named => ({ 'zh-CN': zh, 'en-US': en });

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
  refund: both('退款', 'Refund'),
} as const satisfies Record<string, Named>;
export type DocumentKind = keyof typeof DOCUMENT_KIND;

export const FLAG = { yes: both('是', 'Yes') } as const satisfies Record<string, Named>;

export const SEVERITY = {
  high: both('严重', 'High'),
  medium: both('关注', 'Medium'),
  low: both('提示', 'Low'),
} as const satisfies Record<string, Named>;
export type Severity = keyof typeof SEVERITY;

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

const rowId: ColumnSpec = {
  key: 'rowId',
  name: both('行号', 'Row ID'),
  type: 'code',
  role: 'system',
  width: 9,
};
const note: ColumnSpec = { key: 'note', name: both('备注', 'Note'), type: 'text', role: 'input', width: 24 };
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
      column('status', '状态', 'Status', 'choice', 'input', 8, CUSTOMER_STATUS),
      column('termText', '账期', 'Terms', 'text', 'input', 12),
      currency,
      column('salesperson', '业务员', 'Salesperson', 'text', 'input', 10),
      column('region', '地区', 'Region', 'text', 'input', 10),
      column('taxId', '统一社会信用代码', 'Tax ID', 'code', 'input', 22),
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
      column('approvedBy', '批准人', 'Approved by', 'text', 'input', 10),
      column('approvedOn', '批准日期', 'Approved on', 'day', 'input', 12),
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
      note,
      source,
      sourceKey,
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

/** The choice key behind a cell's text in either language; null when it is none of them. */
export function choiceKey<K extends string>(choices: Readonly<Record<K, Named>>, text: string): K | null {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  for (const key of Object.keys(choices) as K[]) {
    if (LANGUAGES.some((language) => choices[key][language].toLowerCase() === wanted)) return key;
  }
  return null;
}
