import type { reasons as reference } from '../zh/reasons';
import type { Translated } from '../shape';

export const reasons = {
  unknown: {
    'limit.unset': 'the limit is unset',
    'limit.unlimited': 'the limit is unlimited',
    'limit.zero': 'the limit is zero',
    'limit.expired': 'the limit has expired',
    'effective.zero': 'the effective limit is zero',
    'before.opening': 'the check date is before the opening balance',
    unreadable: 'a cell could not be read',
    'currency.mixed': 'several currencies without a rate',
    'due.unknown': 'a document has no due date',
    other: 'data is missing',
  },
  unreadable: {
    'amount.unreadable': 'not an amount',
    'date.unreadable': 'not a date',
    'kind.unreadable': 'not one of the choices',
    'number.unreadable': 'a code stored as a number, digits may be lost',
    'customer.duplicate': 'customer ID used twice',
    'rowId.duplicate': 'row ID used twice',
  },
  rejected: {
    'amount.unreadable': 'Amount cannot be read',
    'amount.missing': 'Amount missing',
    'amount.tooManyDigits': 'Amount has more than 15 significant digits',
    'date.unreadable': 'Date cannot be read',
    'date.missing': 'Date missing',
    'customer.missing': 'Customer missing',
    'customer.duplicate': 'Customer ID used twice',
    'limit.withoutCustomer': 'Limit without a customer',
    'kind.unreadable': 'Kind of document cannot be read',
  },
  skipped: {
    void: 'Void',
    total: 'Subtotal or total',
    blank: 'Blank',
    repeatedHeader: 'Repeated header',
    duplicate: 'Repeated row',
    'already.imported': 'Imported before',
  },
  refused: {
    'not.a.ledger': 'not a list of customers, limits or documents',
    payables: 'looks like suppliers or payables',
    report: 'a report over details that stand elsewhere; not imported twice',
    ambiguous: 'it is unclear what its columns mean',
    empty: 'no data rows',
  },
  kinds: {
    customers: 'Customers',
    limits: 'Limits',
    documents: 'Documents',
    balances: 'Balances',
  },
  measures: {
    'invoice.amount': 'Invoices',
    'receipt.amount': 'Receipts',
    'limit.amount': 'Limits',
    'opening.amount': 'Opening balances',
  },
  blank: 'blank',
} as const satisfies Translated<typeof reference>;
