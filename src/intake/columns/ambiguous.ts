/**
 * Header names that mean several things in the wild: a column so named is never given a field by its name alone. What else
 * must speak for it (its values, its neighbours, arithmetic) is told in `confidence.ts` and `closure.ts`.
 */
import type { Field, HeaderSense } from './fields';
import { bareHeaderKey } from '../values/wording';

export const AMBIGUITIES = {
  /** 账期: terms, or a due date. */
  terms: ['customer.termText', 'document.due'],
  /** 到期日: of a receivable, a limit, a contract, a bill. */
  until: ['document.due', 'limit.to'],
  /** 余额: what a customer owes, what is left of a limit, what a bank holds. */
  balance: ['balance.amount', 'opening.amount'],
  /** 应收款: what was invoiced, or what is left of it. */
  receivable: ['invoice.amount', 'balance.amount'],
  /** 金额: of anything. */
  amount: ['invoice.amount', 'receipt.amount', 'creditNote.amount', 'balance.amount', 'opening.amount'],
  /** 单位: a company, or a unit of measure. */
  unit: ['customer.name'],
  /** 日期: of whatever the row is. */
  date: ['document.date', 'document.due', 'receipt.date'],
  /** 额度: a limit, what is left of it, a quota. */
  limit: ['limit.amount', 'limit.temporary'],
  /** 收款: an amount or a day. */
  receipt: ['receipt.amount', 'receipt.date'],
  /** 借方 and 贷方: movements, or the sides of a balance. */
  sides: ['invoice.amount', 'receipt.amount', 'balance.amount'],
} as const satisfies Readonly<Record<string, readonly Field[]>>;

export type Ambiguity = keyof typeof AMBIGUITIES;

const NAMES: Readonly<Record<Ambiguity, string>> = {
  terms: '账期',
  until: '到期日 到期日期 到期',
  balance: '余额 balance',
  receivable: '应收款 应收金额 应收 应收账款',
  amount: '金额 合计金额 总金额 金额合计 amount amt value',
  unit: '单位',
  date: '日期 date',
  limit: '额度 额度金额 limit limitamount',
  receipt: '收款 回款 到账 到款 payment',
  sides: '借方 贷方 debit credit',
};

const BY_NAME = new Map(
  (Object.entries(NAMES) as [Ambiguity, string][]).flatMap(([ambiguity, names]) =>
    names.split(' ').map((name) => [name, ambiguity] as const),
  ),
);

const BY_SENSE: Partial<Readonly<Record<HeaderSense, Ambiguity>>> = {
  terms: 'terms',
  until: 'until',
  amount: 'amount',
  unit: 'unit',
  receipt: 'receipt',
};

/**
 * @param sense what the dictionary says of the header, before anything else spoke
 * @returns why the header's name alone says too little; null when it says enough
 */
export function ambiguityOf(header: string, sense: HeaderSense | null): Ambiguity | null {
  return BY_NAME.get(bareHeaderKey(header)) ?? (sense === null ? null : (BY_SENSE[sense] ?? null));
}
