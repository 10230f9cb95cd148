/** What a column can mean. Names are what reports, mappings and the --map file use. */
export const FIELDS = {
  'customer.code': 'code',
  'customer.name': 'text',
  'customer.taxId': 'code',
  'customer.status': 'text',
  'customer.termText': 'text',
  'customer.salesperson': 'text',
  'customer.region': 'text',
  'limit.amount': 'amount',
  'limit.temporary': 'amount',
  'limit.kind': 'text',
  'limit.from': 'date',
  'limit.to': 'date',
  /** Of the temporary limit beside another. */
  'limit.temporaryTo': 'date',
  'limit.approvedBy': 'text',
  'limit.approvedOn': 'date',
  'document.kind': 'text',
  'document.number': 'code',
  /** Numbers of the documents a receipt or credit note settles. */
  'document.settles': 'code',
  'document.date': 'date',
  'document.due': 'date',
  'invoice.amount': 'amount',
  'receipt.amount': 'amount',
  'receipt.date': 'date',
  'creditNote.amount': 'amount',
  /** What is still open of the row's document, or of the customer. */
  'balance.amount': 'amount',
  'opening.amount': 'amount',
  'row.currency': 'text',
  'row.status': 'text',
  'row.note': 'text',
} as const satisfies Record<string, 'code' | 'text' | 'amount' | 'date'>;

export type Field = keyof typeof FIELDS;
export type FieldType = (typeof FIELDS)[Field];

export function isField(text: string): text is Field {
  return Object.hasOwn(FIELDS, text);
}

/**
 * What a header says before the table's kind is known. Beyond fields: words whose field depends on the table
 * (`amount`, `date`, `due`, `name`, `code`, `limitDates`), and words that tell what the sheet is without being kept.
 */
export type HeaderSense =
  | Field
  /** 金额: of whatever the table lists. */
  | 'amount'
  /** 到期日: of a document, of a limit. */
  | 'until'
  /** 生效日期, 起始日期. */
  | 'since'
  /** 账期: terms, or a due date in some sheets. */
  | 'terms'
  /** 名称, 编号: of a customer when the sheet speaks of customers. */
  | 'name'
  | 'code'
  /** 单位: a company or a unit of measure. */
  | 'unit'
  /** A 收款 column: an amount or a date. */
  | 'receipt'
  /** 方向: whether the balance beside it is owed to us (借) or by us (贷). */
  | 'direction'
  /** The credit side of a balance whose debit side stands beside it. */
  | 'opening.credit'
  | 'balance.credit'
  /** A month whose amounts stand below it. */
  | 'month'
  /** An ageing bucket. */
  | 'bucket'
  /** A supplier, or what we owe. */
  | 'payable'
  /** Known, and computed by the ledger itself or of no use to it: 逾期天数, 已用额度, 电话. */
  | 'known';
