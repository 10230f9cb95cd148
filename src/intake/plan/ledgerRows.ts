/** Rows as the ledger's tables hold them: choices in the ledger's language, days as serials, amounts as numbers. */
import { serialOf, type Day } from '../../ledger/day';
import { moneyToNumber, type Currency, type Money } from '../../ledger/money';
import {
  choiceKey,
  CUSTOMER_STATUS,
  DOCUMENT_KIND,
  FLAG,
  LIMIT_KIND,
  LIMIT_MODE,
  type CustomerStatus,
  type Language,
} from '../../ledger/tables';
import type { CellValue } from '../../ledger/records';
import { mostFrequent, nameOf, type ImportedCustomer } from './customers';
import type { GatheredDocument, GatheredLimit } from './gather';
import type { NewRow } from './plan';

export interface RowWords {
  readonly language: Language;
  /** For amounts whose source states none. */
  readonly currency: Currency;
}

/** A column left out stays blank. */
function withoutBlanks(row: Readonly<Record<string, CellValue>>): NewRow {
  const kept: Record<string, CellValue> = {};
  for (const key in row) {
    const value = row[key];
    if (value !== undefined && value !== '') kept[key] = value;
  }
  return kept;
}

export function customerRow(customer: ImportedCustomer, { language, currency }: RowWords): NewRow {
  const { facts } = customer;
  const terms = customer.documentTerms.size === 1 ? ([...customer.documentTerms][0] ?? '') : '';
  return withoutBlanks({
    id: customer.id,
    name: nameOf(customer),
    status: CUSTOMER_STATUS[statusOf(facts.status)][language],
    termText: facts.termText || terms,
    currency: mostFrequent(customer.currencies) || currency,
    salesperson: facts.salesperson,
    region: facts.region,
    taxId: facts.taxId,
    note: facts.note,
    source: customer.source,
    sourceKey: `customer|${customer.id}`,
  });
}

function statusOf(text: string): CustomerStatus {
  const exact = choiceKey(CUSTOMER_STATUS, text);
  if (exact !== null) return exact;
  if (/冻结|停用|禁用|暂停|frozen|blocked|on ?hold|^0$/i.test(text)) return 'frozen';
  return /关闭|注销|终止|closed|inactive/i.test(text) ? 'closed' : 'active';
}

export function limitRow(limit: GatheredLimit, { language, currency }: RowWords): NewRow {
  const { draft } = limit;
  return withoutBlanks({
    customerId: limit.customer.id,
    customerName: nameOf(limit.customer),
    kind: LIMIT_KIND[draft.kind][language],
    mode: LIMIT_MODE[draft.mode][language],
    amount: numberOf(limit.amount),
    unlimited: limit.amount === null ? FLAG.yes[language] : '',
    currency: draft.currency ?? currency,
    from: serialOrBlank(draft.from),
    to: serialOrBlank(draft.to),
    approvedBy: draft.approvedBy,
    approvedOn: serialOrBlank(draft.approvedOn),
    note: draft.note,
    source: sourceText(limit),
    sourceKey: limit.sourceKey,
  });
}

export function documentRow(document: GatheredDocument, { language, currency }: RowWords): NewRow {
  const { draft } = document;
  const row: Record<string, CellValue> = {
    customerId: document.customer.id,
    customerName: nameOf(document.customer),
    kind: DOCUMENT_KIND[draft.kind][language],
    date: serialOf(draft.date),
    currency: draft.currency ?? currency,
    source: sourceText(document),
    sourceKey: document.sourceKey,
  };
  // An import may have a hundred thousand of them: no row is made twice.
  if (draft.number !== '') row['number'] = draft.number;
  if (draft.due !== null) row['due'] = serialOf(draft.due);
  if (document.amount !== null) row['amount'] = numberOf(document.amount);
  if (draft.settles !== '') row['settles'] = draft.settles;
  if (draft.note !== '') row['note'] = draft.note;
  if (draft.estimated) row['estimated'] = FLAG.yes[language];
  return row;
}

/** The caller has rejected amounts a cell cannot hold. */
function numberOf(amount: Money | null): CellValue {
  return amount === null ? '' : moneyToNumber(amount);
}

function serialOrBlank(day: Day | null): CellValue {
  return day === null ? '' : serialOf(day);
}

const ROWS_NAMED_MAX = 20;

/** `file › sheet › row`, every row of a document that has several lines. */
function sourceText({ table, rows }: GatheredDocument | GatheredLimit): string {
  if (rows.length === 1) return `${table.place}${rows[0] ?? ''}`;
  const named = rows.slice(0, ROWS_NAMED_MAX).join(', ');
  return `${table.place}${named}${rows.length > ROWS_NAMED_MAX ? ', …' : ''}`;
}
