/** What a table and a column are, and the columns that several tables share. */
import { both, type Named } from './named';

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
  'proof',
  'problems',
  'memory',
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
   * system: written by the add-in, not for typing (行号, 来源). native: a formula whatever the size of the ledger.
   */
  readonly role: 'input' | 'stamped' | 'formula' | 'system' | 'native';
  /** Column width in characters of the default font. */
  readonly width: number;
  /** A user may delete it: nothing that is there without it becomes wrong. */
  readonly optional?: boolean;
  /** A step on the way to live figures, for formulas to read and nobody else: grey, and blank where figures are stamped. */
  readonly helper?: boolean;
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
  /** A new ledger has none either: the first write that fills it brings it. */
  readonly onDemand?: boolean;
}

export const rowId: ColumnSpec = {
  key: 'rowId',
  name: both('行号', 'Row ID'),
  type: 'code',
  role: 'system',
  width: 9,
};
export const note: ColumnSpec = {
  key: 'note',
  name: both('备注', 'Note'),
  type: 'text',
  role: 'input',
  width: 24,
  optional: true,
};
/** File, sheet and row a record was imported from, for a person to trace it. */
export const source: ColumnSpec = {
  key: 'source',
  name: both('来源', 'Source'),
  type: 'code',
  role: 'system',
  width: 14,
};
/** Import identity: the same source row imported again adds nothing. */
export const sourceKey: ColumnSpec = {
  key: 'sourceKey',
  name: both('来源标识', 'Source key'),
  type: 'code',
  role: 'system',
  width: 10,
};
export const currency: ColumnSpec = {
  key: 'currency',
  name: both('币种', 'Currency'),
  type: 'code',
  role: 'input',
  width: 7,
};
export const customerId: ColumnSpec = {
  key: 'customerId',
  name: both('客户编号', 'Customer ID'),
  type: 'code',
  role: 'input',
  width: 12,
};
export const customerName: ColumnSpec = {
  key: 'customerName',
  name: both('客户名称', 'Customer name'),
  type: 'text',
  role: 'input',
  width: 30,
};

type Role = ColumnSpec['role'];
export function column(
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
export function extra(
  key: string,
  zh: string,
  en: string,
  type: ColumnType,
  width: number,
  choices?: Readonly<Record<string, Named>>,
): ColumnSpec {
  return { ...column(key, zh, en, type, 'input', width, choices), optional: true };
}

/** A column that live figures need; a ledger made before there were any does without, and its figures are stamped. */
export function helper(
  key: string,
  zh: string,
  en: string,
  type: ColumnType,
  role: 'formula' | 'stamped',
  width: number,
): ColumnSpec {
  return { ...column(key, zh, en, type, role, width), optional: true, helper: true };
}
