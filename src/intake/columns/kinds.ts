/** What a sheet lists, told from the words of its headers and around them: customers, limits, documents, balances, or no ledger. */
import type { HeaderSense } from './fields';
import { MONTHS_MIN } from '../layout/months';
import type { RefusalCode, SourceTableKind } from '../report';

/** What the headers of a table say, and the words around it. */
export interface Evidence {
  readonly senses: ReadonlySet<HeaderSense>;
  readonly buckets: number;
  /** Columns of months. */
  readonly months: number;
  /** Header texts in one line. */
  readonly headers: string;
  readonly sheetName: string;
  /** Sheet name and texts above the header. */
  readonly words: string;
}

export type KindFinding =
  { readonly kind: SourceTableKind } | { readonly refused: RefusalCode; readonly detail: string };

const PAYABLE_WORDS = /供应商|供货|应付|进项|采购|vendor|supplier|payable/i;
const RECEIVABLE_WORDS = /客户|应收|授信|信用额度|赊销|欠款|customer|receivable|debtor|client|credit.?limit/i;
const LIMIT_WORDS = /授信|额度|信用|limit/i;
const BALANCE_WORDS = /余额|欠款|应收|期初|balance|receivable|outstanding/i;
const CUSTOMER_WORDS = /客户|customer|client|往来单位/i;
/** Three buckets in a row are an ageing report; fewer may be a column of somebody's own. */
const REPORT_BUCKETS_MIN = 3;

const ATTRIBUTES: readonly HeaderSense[] = [
  'customer.taxId',
  'customer.termText',
  'customer.status',
  'customer.salesperson',
  'customer.region',
  'terms',
];
const DOCUMENT_AMOUNTS: readonly HeaderSense[] = [
  'invoice.amount',
  'receipt.amount',
  'creditNote.amount',
  'balance.amount',
  'amount',
  'receipt',
];
const LIMIT_FACTS: readonly HeaderSense[] = [
  'limit.kind',
  'limit.from',
  'limit.to',
  'limit.approvedBy',
  'limit.approvedOn',
  'since',
  'until',
];

/** Whether headers that say only 名称 and 编号 may be taken for a customer's. */
export function speaksOfCustomers(evidence: Pick<Evidence, 'headers' | 'words'>): boolean {
  return RECEIVABLE_WORDS.test(evidence.headers) || RECEIVABLE_WORDS.test(evidence.words);
}

export function kindOf(evidence: Evidence): KindFinding {
  const has = (...senses: readonly HeaderSense[]): boolean =>
    senses.some((sense) => evidence.senses.has(sense));
  if (isPayables(evidence)) return { refused: 'payables', detail: evidence.headers };
  if (!has('customer.code', 'customer.name')) return { refused: 'not.a.ledger', detail: evidence.headers };
  if (evidence.months >= MONTHS_MIN && !has('document.date', 'receipt.date', 'document.number'))
    return { kind: 'documents' };
  const dated = has('document.date', 'receipt.date') || (has('since') && !has('limit.amount'));
  const named = has('document.number');
  if (evidence.buckets >= REPORT_BUCKETS_MIN && !dated && !named) return kindOfAgeing(evidence, has);
  const amounts = has(...DOCUMENT_AMOUNTS) || (has('opening.amount') && dated && named);
  if (amounts && dated && !(has('limit.amount') && !named)) return { kind: 'documents' };
  if (amounts && named) return { refused: 'ambiguous', detail: 'document.date' };
  return kindWithoutDocuments(evidence, has);
}

type Has = (...senses: readonly HeaderSense[]) => boolean;

/** What is owed in all is an opening per customer, where no documents beside it say the same again. */
function kindOfAgeing(evidence: Evidence, has: Has): KindFinding {
  const owed = has('balance.amount') && !has('limit.amount', 'limit.temporary');
  return owed ? { kind: 'balances' } : { refused: 'report', detail: evidence.headers };
}

function kindWithoutDocuments(evidence: Evidence, has: Has): KindFinding {
  const limits = hasLimits(evidence, has);
  const described = has(...ATTRIBUTES) || has('known');
  if (limits && listsLimits(evidence, has, described)) return { kind: 'limits' };
  if (!limits && has('balance.amount', 'opening.amount') && !described) return { kind: 'balances' };
  if (limits || has(...ATTRIBUTES, 'opening.amount', 'balance.amount')) return { kind: 'customers' };
  if (has('amount', 'invoice.amount')) {
    const balances = BALANCE_WORDS.test(evidence.words) && !described;
    return balances ? { kind: 'balances' } : { refused: 'ambiguous', detail: 'document.date' };
  }
  return listsCustomers(evidence, has)
    ? { kind: 'customers' }
    : { refused: 'not.a.ledger', detail: evidence.headers };
}

function hasLimits({ sheetName }: Evidence, has: Has): boolean {
  return has('limit.amount', 'limit.temporary') || (has('amount') && LIMIT_WORDS.test(sheetName));
}

/** A list of limits may name a customer again and again; a list of customers with a limit each may not. */
function listsLimits({ sheetName }: Evidence, has: Has, described: boolean): boolean {
  if (has('customer.taxId')) return false;
  const named = LIMIT_WORDS.test(sheetName) && !CUSTOMER_WORDS.test(sheetName);
  return named || (has(...LIMIT_FACTS) && !described);
}

function listsCustomers({ sheetName }: Evidence, has: Has): boolean {
  if (has('customer.code') && has('customer.name')) return true;
  return has('customer.name') && (has('known') || CUSTOMER_WORDS.test(sheetName));
}

function isPayables({ senses, headers, words }: Evidence): boolean {
  const payable = senses.has('payable') || PAYABLE_WORDS.test(words);
  return payable && !RECEIVABLE_WORDS.test(headers) && !OF_CUSTOMERS.test(words);
}

const OF_CUSTOMERS = /客户|应收|customer|receivable/i;

/** Of a sheet whose header was not found: whether its name and first texts speak of suppliers and of no customers. */
export function speaksOfPayables(words: string): boolean {
  return PAYABLE_WORDS.test(words) && !RECEIVABLE_WORDS.test(words);
}
