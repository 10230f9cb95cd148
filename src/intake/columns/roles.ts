/** The parts columns of amounts can play in a sum that must close, by their header. */
import { bareHeaderKey } from '../values/wording';
import type { Candidate } from './candidate';
import type { HeaderSense } from './fields';

export type Role =
  | 'opening'
  | 'increase'
  | 'decrease'
  | 'closing'
  | 'limit'
  | 'used'
  | 'available'
  | 'bucket'
  | 'price'
  | 'quantity'
  | 'net'
  | 'tax'
  | 'gross';

const WORDS: Partial<Readonly<Record<Role, string>>> = {
  used: '已用额度 占用额度 已使用额度 已用 占用 used usedlimit usedcredit',
  available:
    '可用额度 剩余额度 可赊销额度 剩余敞口额度 可用 available availablecredit creditavailable availablelimit',
  price: '单价 含税单价 不含税单价 price unitprice',
  quantity: '数量 qty quantity',
  net: '不含税金额 未税金额 不含税 netamount amountexcltax',
  tax: '税额 税金 销项税额 taxamount vatamount tax vat',
};

const BY_NAME = new Map(
  (Object.entries(WORDS) as [Role, string][]).flatMap(([role, words]) =>
    words.split(' ').map((word): [string, Role] => [word, role]),
  ),
);

const BY_SENSE: Partial<Readonly<Record<HeaderSense, readonly Role[]>>> = {
  'opening.amount': ['opening'],
  'invoice.amount': ['increase', 'gross'],
  'receipt.amount': ['decrease'],
  receipt: ['decrease'],
  'balance.amount': ['closing'],
  'limit.amount': ['limit'],
  bucket: ['bucket'],
};

const NET = /不含税|未税|excl/i;

/** What the column may be; a header of several meanings gives several, an unknown one what arithmetic alone can prove. */
export function rolesOf({ head, ambiguity, sense }: Candidate): readonly Role[] {
  if (head.answered && sense === null) return [];
  const key = bareHeaderKey(head.header);
  const named = BY_NAME.get(key) ?? BY_NAME.get(key.replaceAll(/含税|元/g, ''));
  if (named !== undefined && !head.answered) return [named];
  if (NET.test(head.header)) return ['net'];
  if (key === '信用余额') return ['used', 'available'];
  if (ambiguity === 'balance') return ['closing', 'available'];
  if (ambiguity === 'receivable') return ['increase', 'gross', 'closing'];
  if (ambiguity === 'amount') return ['gross', 'net', 'increase'];
  if (ambiguity === 'limit') return ['limit', 'available'];
  if (sense === null) return ['gross', 'closing'];
  return BY_SENSE[sense] ?? [];
}

const SENSE: Readonly<Record<Role, HeaderSense>> = {
  opening: 'opening.amount',
  increase: 'invoice.amount',
  decrease: 'receipt.amount',
  closing: 'balance.amount',
  limit: 'limit.amount',
  used: 'known',
  available: 'known',
  bucket: 'bucket',
  price: 'known',
  quantity: 'known',
  net: 'known',
  tax: 'known',
  gross: 'invoice.amount',
};

export function senseOf(role: Role): HeaderSense {
  return SENSE[role];
}
